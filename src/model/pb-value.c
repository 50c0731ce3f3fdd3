/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-value.h"

#include <string.h>

void
pb_value_clear (PbValue *self)
{
  if (self->type == PB_VALUE_TEXT)
    g_free (self->v.s);
  *self = (PbValue) { PB_VALUE_NULL };
}

void
pb_value_copy (const PbValue *self, PbValue *to)
{
  pb_value_clear (to);
  *to = *self;
  if (self->type == PB_VALUE_TEXT)
    to->v.s = g_strdup (self->v.s);
}

gboolean
pb_value_equal (const PbValue *a, const PbValue *b)
{
  if (a->type != b->type)
    return FALSE;

  switch (a->type)
    {
    case PB_VALUE_INT:
      return a->v.i == b->v.i;
    case PB_VALUE_REAL:
      return a->v.r == b->v.r;
    case PB_VALUE_TEXT:
      return strcmp (a->v.s, b->v.s) == 0;
    case PB_VALUE_NULL:
    default:
      return TRUE;
    }
}

int
pb_value_compare (const PbValue *a, const PbValue *b)
{
  if (a->type != b->type)
    return a->type < b->type ? -1 : 1;

  switch (a->type)
    {
    case PB_VALUE_INT:
      return (a->v.i > b->v.i) - (a->v.i < b->v.i);
    case PB_VALUE_REAL:
      return (a->v.r > b->v.r) - (a->v.r < b->v.r);
    case PB_VALUE_TEXT:
      return g_utf8_collate (a->v.s, b->v.s);
    case PB_VALUE_NULL:
    default:
      return 0;
    }
}

/* A file from elsewhere may hold text that is not UTF-8; GTK would not survive it. */
static char *
dup_text (const void *text, int length)
{
  return g_utf8_make_valid (text ? (const char *) text : "", text ? length : 0);
}

void
pb_value_from_column (PbValue *self, sqlite3_stmt *stmt, int column)
{
  pb_value_from_sqlite (self, sqlite3_column_value (stmt, column));
}

void
pb_value_from_sqlite (PbValue *self, sqlite3_value *value)
{
  pb_value_clear (self);
  switch (sqlite3_value_type (value))
    {
    case SQLITE_INTEGER:
      *self = (PbValue) { PB_VALUE_INT, { .i = sqlite3_value_int64 (value) } };
      break;
    case SQLITE_FLOAT:
      *self = (PbValue) { PB_VALUE_REAL, { .r = sqlite3_value_double (value) } };
      break;
    case SQLITE_TEXT:
      {
        const void *text = sqlite3_value_text (value);

        *self = (PbValue) { PB_VALUE_TEXT, { .s = dup_text (text, sqlite3_value_bytes (value)) } };
        break;
      }
    default:
      break;
    }
}

int
pb_value_bind (const PbValue *self, sqlite3_stmt *stmt, int parameter)
{
  switch (self->type)
    {
    case PB_VALUE_INT:
      return sqlite3_bind_int64 (stmt, parameter, self->v.i);
    case PB_VALUE_REAL:
      return sqlite3_bind_double (stmt, parameter, self->v.r);
    case PB_VALUE_TEXT:
      return sqlite3_bind_text (stmt, parameter, self->v.s, -1, SQLITE_STATIC);
    case PB_VALUE_NULL:
    default:
      return sqlite3_bind_null (stmt, parameter);
    }
}

PbChange *
pb_change_new (PbTable table, gint64 id, PbOp op)
{
  PbChange *self = g_new0 (PbChange, 1);
  guint n = pb_table_info (table)->n_columns;

  self->table = table;
  self->id = id;
  self->op = op;
  self->mask = op == PB_OP_UPDATE ? 0 : (G_GUINT64_CONSTANT (1) << n) - 1;
  if (op != PB_OP_INSERT)
    self->before = g_new0 (PbValue, n);
  if (op != PB_OP_DELETE)
    self->after = g_new0 (PbValue, n);
  return self;
}

static void
values_free (PbValue *values, guint n)
{
  for (guint i = 0; values && i < n; i++)
    pb_value_clear (&values[i]);
  g_free (values);
}

void
pb_change_free (PbChange *self)
{
  guint n = pb_table_info (self->table)->n_columns;

  values_free (self->before, n);
  values_free (self->after, n);
  g_free (self);
}

static void
copy_values (const PbValue *from, PbValue *to, guint64 mask, guint n)
{
  for (guint i = 0; i < n; i++)
    if (mask & (G_GUINT64_CONSTANT (1) << i))
      pb_value_copy (&from[i], &to[i]);
}

PbChange *
pb_change_copy (const PbChange *self)
{
  guint n = pb_table_info (self->table)->n_columns;
  PbChange *change = pb_change_new (self->table, self->id, self->op);

  change->mask = self->mask;
  if (self->before)
    copy_values (self->before, change->before, self->mask, n);
  if (self->after)
    copy_values (self->after, change->after, self->mask, n);
  return change;
}

PbChange *
pb_change_invert (const PbChange *self)
{
  static const PbOp inverse[] = { PB_OP_DELETE, PB_OP_UPDATE, PB_OP_INSERT };
  guint n = pb_table_info (self->table)->n_columns;
  PbChange *change = pb_change_new (self->table, self->id, inverse[self->op]);

  change->mask = self->mask;
  if (self->before)
    copy_values (self->before, change->after, self->mask, n);
  if (self->after)
    copy_values (self->after, change->before, self->mask, n);
  return change;
}

/* An update keeps only the columns that differ; none: no change. */
static PbChange *
trim_update (PbChange *self)
{
  guint n = pb_table_info (self->table)->n_columns;

  for (guint i = 0; i < n; i++)
    if ((self->mask & (G_GUINT64_CONSTANT (1) << i)) && pb_value_equal (&self->before[i], &self->after[i]))
      self->mask &= ~(G_GUINT64_CONSTANT (1) << i);
  if (self->mask == 0)
    g_clear_pointer (&self, pb_change_free);
  return self;
}

PbChange *
pb_change_compose (const PbChange *first, const PbChange *second)
{
  guint n = pb_table_info (first->table)->n_columns;
  PbChange *change;

  if (first->op == PB_OP_INSERT && second->op == PB_OP_DELETE)
    return NULL;

  if (first->op == PB_OP_INSERT)
    {
      change = pb_change_new (first->table, first->id, PB_OP_INSERT);
      copy_values (first->after, change->after, first->mask, n);
      copy_values (second->after, change->after, second->mask, n);
      return change;
    }
  if (second->op == PB_OP_DELETE)
    {
      change = pb_change_new (first->table, first->id, PB_OP_DELETE);
      copy_values (second->before, change->before, second->mask, n);
      copy_values (first->before, change->before, first->mask, n);
      return change;
    }

  /* update then update, or deletion then insertion of the same row */
  change = pb_change_new (first->table, first->id, PB_OP_UPDATE);
  change->mask = first->mask | second->mask;
  copy_values (second->before ? second->before : first->before, change->before,
               second->before ? second->mask : first->mask, n);
  copy_values (first->before, change->before, first->mask, n);
  if (first->after)
    copy_values (first->after, change->after, first->mask, n);
  copy_values (second->after, change->after, second->mask, n);
  return trim_update (change);
}

const char *
pb_op_nick (PbOp op)
{
  static const char *const nicks[] = { "insert", "update", "delete" };

  return nicks[op];
}
