/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-tables.h"

G_BEGIN_DECLS

typedef struct _PbPlan PbPlan;

#define PB_TYPE_RECORD (pb_record_get_type ())
G_DECLARE_FINAL_TYPE (PbRecord, pb_record, PB, RECORD, GObject)

/* One row of a MIRROR table. The same row is the same object for as long as it lives in the plan; a deleted row's object
 * stays readable for whoever holds it (pb_record_is_live() is FALSE), and undoing the deletion revives that object where
 * somebody still holds it, or makes a new one.
 *
 * Signal "changed" (guint64 columns): emitted after an edit changed it; bit n stands for the column with index n. */
PbPlan     *pb_record_get_plan     (PbRecord *self);
PbTable     pb_record_get_table    (PbRecord *self);
gint64      pb_record_get_id       (PbRecord *self);
gboolean    pb_record_is_live      (PbRecord *self);

gboolean    pb_record_is_null      (PbRecord *self, PbColumn column);
/* NULL where absent. Owned by the record, valid until it changes. TEXT, DATE, TIME, PERIOD and ENUM (the nick). */
const char *pb_record_get_text     (PbRecord *self, PbColumn column);
/* 0 where absent. INT, MONEY (öre), POSITION, BOOL, REF (id). */
gint64      pb_record_get_int      (PbRecord *self, PbColumn column);
double      pb_record_get_real     (PbRecord *self, PbColumn column);
/* The vocabulary's value, -1 where absent. */
int         pb_record_get_enum     (PbRecord *self, PbColumn column);
/* The row that a REF column points at, NULL where absent. Owned by the plan. */
PbRecord   *pb_record_get_ref      (PbRecord *self, PbColumn column);
/* FALSE where absent or not a date. */
gboolean    pb_record_get_date     (PbRecord *self, PbColumn column, GDate *date);

/* The column that names it to a reader, or the name of what it points at. Never NULL. */
const char *pb_record_get_title    (PbRecord *self);

G_END_DECLS
