/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-record-private.h"

#include "pb-date.h"
#include "pb-plan.h"

G_DEFINE_FINAL_TYPE (PbRecord, pb_record, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const PbValue *
get_value (PbRecord *self, PbColumn column)
{
  g_return_val_if_fail (PB_IS_RECORD (self), NULL);
  g_return_val_if_fail (PB_COLUMN_TABLE (column) == self->table, NULL);

  return &self->values[PB_COLUMN_INDEX (column)];
}

PbPlan *
pb_record_get_plan (PbRecord *self)
{
  g_return_val_if_fail (PB_IS_RECORD (self), NULL);
  return self->plan;
}

PbTable
pb_record_get_table (PbRecord *self)
{
  g_return_val_if_fail (PB_IS_RECORD (self), 0);
  return self->table;
}

gint64
pb_record_get_id (PbRecord *self)
{
  g_return_val_if_fail (PB_IS_RECORD (self), 0);
  return self->id;
}

gboolean
pb_record_is_live (PbRecord *self)
{
  g_return_val_if_fail (PB_IS_RECORD (self), FALSE);
  return self->live;
}

gboolean
pb_record_is_null (PbRecord *self, PbColumn column)
{
  const PbValue *value = get_value (self, column);

  return !value || value->type == PB_VALUE_NULL;
}

const char *
pb_record_get_text (PbRecord *self, PbColumn column)
{
  const PbValue *value = get_value (self, column);

  return value && value->type == PB_VALUE_TEXT ? value->v.s : NULL;
}

gint64
pb_record_get_int (PbRecord *self, PbColumn column)
{
  const PbValue *value = get_value (self, column);

  return value && value->type == PB_VALUE_INT ? value->v.i : 0;
}

double
pb_record_get_real (PbRecord *self, PbColumn column)
{
  const PbValue *value = get_value (self, column);

  return value && value->type == PB_VALUE_REAL ? value->v.r : 0;
}

int
pb_record_get_enum (PbRecord *self, PbColumn column)
{
  const PbColumnInfo *info = pb_column_info (column);

  g_return_val_if_fail (info->type == PB_TYPE_ENUM_, -1);
  return pb_enum_from_nick (info->extra, pb_record_get_text (self, column));
}

PbRecord *
pb_record_get_ref (PbRecord *self, PbColumn column)
{
  const PbColumnInfo *info = pb_column_info (column);
  gint64 id = pb_record_get_int (self, column);

  g_return_val_if_fail (info->type == PB_TYPE_REF_, NULL);
  return self->plan && id ? pb_plan_get_record (self->plan, info->extra, id) : NULL;
}

gboolean
pb_record_get_date (PbRecord *self, PbColumn column, GDate *date)
{
  const char *text = pb_record_get_text (self, column);

  return text && pb_date_from_iso (text, date);
}

const char *
pb_record_get_title (PbRecord *self)
{
  PbColumn column;
  const char *title = NULL;

  g_return_val_if_fail (PB_IS_RECORD (self), "");

  column = pb_table_info (self->table)->title;
  if (pb_column_info (column)->type == PB_TYPE_REF_)
    {
      PbRecord *target = pb_record_get_ref (self, column);

      /* Titles by reference go one step, so a hostile ring of rows cannot recurse. */
      if (target && pb_column_info (pb_table_info (target->table)->title)->type != PB_TYPE_REF_)
        title = pb_record_get_title (target);
    }
  else
    title = pb_record_get_text (self, column);
  return title ? title : "";
}

PbRecord *
pb_record_new (PbPlan *plan, PbTable table, gint64 id)
{
  PbRecord *self = g_object_new (PB_TYPE_RECORD, NULL);

  self->plan = plan;
  self->table = table;
  self->id = id;
  self->live = TRUE;
  self->values = g_new0 (PbValue, pb_table_info (table)->n_columns);
  return self;
}

void
pb_record_take_values (PbRecord *self, const PbValue *values, guint64 mask)
{
  guint n = pb_table_info (self->table)->n_columns;

  for (guint i = 0; i < n; i++)
    if (mask & (G_GUINT64_CONSTANT (1) << i))
      pb_value_copy (&values[i], &self->values[i]);
}

void
pb_record_emit_changed (PbRecord *self, guint64 mask)
{
  g_signal_emit (self, signals[CHANGED], 0, mask);
}

int
pb_record_compare (PbRecord *a, PbRecord *b)
{
  guint index = PB_COLUMN_INDEX (pb_table_info (a->table)->order);
  int order = pb_value_compare (&a->values[index], &b->values[index]);

  return order ? order : (a->id > b->id) - (a->id < b->id);
}

static void
pb_record_finalize (GObject *object)
{
  PbRecord *self = PB_RECORD (object);
  guint n = pb_table_info (self->table)->n_columns;

  for (guint i = 0; self->values && i < n; i++)
    pb_value_clear (&self->values[i]);
  g_free (self->values);
  G_OBJECT_CLASS (pb_record_parent_class)->finalize (object);
}

static void
pb_record_class_init (PbRecordClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pb_record_finalize;

  signals[CHANGED] = g_signal_new ("changed", PB_TYPE_RECORD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                   G_TYPE_UINT64);
}

static void
pb_record_init (PbRecord *self)
{
}
