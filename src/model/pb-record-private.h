/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-record.h"
#include "pb-value.h"

G_BEGIN_DECLS

struct _PbRecord
{
  GObject parent_instance;

  PbPlan *plan; /* not owned; NULL when the plan is gone */
  gint64 id;
  PbTable table;
  gboolean live;
  PbValue *values;
};

PbRecord *pb_record_new          (PbPlan *plan, PbTable table, gint64 id);
void      pb_record_take_values  (PbRecord *self, const PbValue *values, guint64 mask);
void      pb_record_emit_changed (PbRecord *self, guint64 mask);
/* The table's order, then the id. */
int       pb_record_compare      (PbRecord *a, PbRecord *b);

G_END_DECLS
