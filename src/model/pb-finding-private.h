/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-check.h"

G_BEGIN_DECLS

struct _PbFinding
{
  GObject parent_instance;

  PbSeverity severity;
  const char *code;
  char *board;
  char *table;
  char *line;
  char *column;
  gboolean has_printed;
  gboolean has_computed;
  gint64 printed;
  gint64 computed;
  char *message;
  char *heading;
  char *detail;
  PbRecord *record;
};

/* code must be static; record may be NULL. */
PbFinding *pb_finding_new       (PbSeverity severity, const char *code, PbRecord *record);

/* Adds what is wrong with a claim, if anything is. */
void       pb_claim_check       (PbRecord *claim, GPtrArray *findings);

G_END_DECLS
