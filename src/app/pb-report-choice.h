/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/pb-report.h"

G_BEGIN_DECLS

/* What is chosen of a report, for a thread to work with. */
typedef struct
{
  PbReportKind kind;
  PbReportPaper paper;
  char *period;
  char *board;
  char *scenario;
  PbReportPart *parts;
  guint n_parts;
  char *plan_path;
  char *author;
} PbReportChoice;

void            pb_report_choice_free    (PbReportChoice *self);
/* To be read while the choice is there. */
PbReportOptions pb_report_choice_options (const PbReportChoice *self);

G_END_DECLS
