/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-sheet.h"

#include "pb-book-private.h"
#include "pb-number.h"

PbSheet *
pb_sheet_get (PbPlan *plan, gint64 sheet_id, gint64 scenario_id)
{
  PbSheet *sheet;

  g_return_val_if_fail (PB_IS_PLAN (plan), NULL);

  sheet = g_hash_table_lookup (pb_book_get (plan, scenario_id)->sheet_by_id, &sheet_id);
  return sheet != NULL ? pb_sheet_ref (sheet) : NULL;
}

PbSheet *
pb_sheet_ref (PbSheet *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

static void
clear_columns (gpointer data)
{
  PbSheetColumn *columns = data;

  for (gsize i = 0; i < g_atomic_rc_box_get_size (data) / sizeof *columns; i++)
    {
      g_clear_object (&columns[i].record);
      g_free (columns[i].label);
      g_free (columns[i].period);
    }
}

static void
clear_lines (gpointer data)
{
  PbSheetLine *lines = data;

  for (gsize i = 0; i < g_atomic_rc_box_get_size (data) / sizeof *lines; i++)
    g_clear_object (&lines[i].record);
}

void
pb_sheet_unref (PbSheet *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_atomic_rc_box_release_full (self->columns, clear_columns);
  g_atomic_rc_box_release_full (self->lines, clear_lines);
  g_clear_pointer (&self->index, g_hash_table_unref);
  g_free (self->values);
  g_free (self->printed);
  g_free (self->rows);
  g_free (self->flags);
  g_clear_pointer (&self->linked, g_hash_table_unref);
  g_object_unref (self->record);
  g_free (self);
}

PbSheet *
pb_sheet_make_own (PbSheet *self)
{
  gsize n_cells = (gsize) self->n_lines * self->n_columns;
  PbSheet *copy;

  if (g_atomic_ref_count_compare (&self->ref_count, 1))
    return self;
  copy = g_memdup2 (self, sizeof *self);
  g_atomic_ref_count_init (&copy->ref_count);
  g_object_ref (copy->record);
  g_atomic_rc_box_acquire (copy->columns);
  g_atomic_rc_box_acquire (copy->lines);
  copy->values = g_memdup2 (self->values, n_cells * sizeof *self->values);
  copy->printed = g_memdup2 (self->printed, n_cells * sizeof *self->printed);
  copy->rows = g_memdup2 (self->rows, n_cells * sizeof *self->rows);
  copy->flags = g_memdup2 (self->flags, n_cells);
  if (copy->index != NULL)
    g_hash_table_ref (copy->index);
  if (copy->linked != NULL)
    g_hash_table_ref (copy->linked);
  pb_sheet_unref (self);
  return copy;
}

PbRecord *
pb_sheet_get_record (PbSheet *self)
{
  return self->record;
}

PbUnit
pb_sheet_get_unit (PbSheet *self)
{
  return self->unit;
}

int
pb_sheet_get_decimals (PbSheet *self)
{
  return self->decimals;
}

PbSign
pb_sheet_get_sign (PbSheet *self)
{
  return self->sign;
}

guint
pb_sheet_get_n_columns (PbSheet *self)
{
  return self->n_columns;
}

PbRecord *
pb_sheet_get_column (PbSheet *self, guint column)
{
  g_return_val_if_fail (column < self->n_columns, NULL);

  return self->columns[column].record;
}

const char *
pb_sheet_get_column_label (PbSheet *self, guint column)
{
  g_return_val_if_fail (column < self->n_columns, NULL);

  return self->columns[column].label;
}

const char *
pb_sheet_get_column_period (PbSheet *self, guint column)
{
  g_return_val_if_fail (column < self->n_columns, NULL);

  return self->columns[column].period;
}

PbMeasure
pb_sheet_get_column_measure (PbSheet *self, guint column)
{
  g_return_val_if_fail (column < self->n_columns, PB_MEASURE_PLAN);

  return self->columns[column].measure;
}

int
pb_sheet_find_column (PbSheet *self, const char *period, PbMeasure measure)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (self->columns[i].measure == measure && g_strcmp0 (self->columns[i].period, period) == 0)
      return (int) i;
  return -1;
}

int
pb_sheet_find_year (PbSheet *self, int year, const PbMeasure *measures, guint n_measures)
{
  for (guint m = 0; m < n_measures; m++)
    for (guint i = 0; i < self->n_columns; i++)
      if (self->columns[i].year == year && self->columns[i].months == 12 && self->columns[i].measure == measures[m])
        return (int) i;
  return -1;
}

guint
pb_sheet_get_n_lines (PbSheet *self)
{
  return self->n_lines;
}

PbRecord *
pb_sheet_get_line (PbSheet *self, guint line)
{
  g_return_val_if_fail (line < self->n_lines, NULL);

  return self->lines[line].record;
}

guint
pb_sheet_get_line_depth (PbSheet *self, guint line)
{
  g_return_val_if_fail (line < self->n_lines, 0);

  return self->lines[line].depth;
}

int
pb_sheet_find_line (PbSheet *self, PbRecord *line)
{
  if (self->index == NULL)
    {
      self->index = g_hash_table_new (NULL, NULL);
      for (guint i = 0; i < self->n_lines; i++)
        g_hash_table_insert (self->index, self->lines[i].record, GUINT_TO_POINTER (i + 1));
    }
  return (int) GPOINTER_TO_UINT (g_hash_table_lookup (self->index, line)) - 1;
}

int
pb_sheet_get_balance_line (PbSheet *self)
{
  return self->balance_line;
}

gboolean
pb_sheet_get_value (PbSheet *self, guint line, guint column, gint64 *ore)
{
  gsize cell = PB_SHEET_CELL (self, line, column);

  g_return_val_if_fail (line < self->n_lines && column < self->n_columns, FALSE);

  if ((self->flags[cell] & (PB_CELL_HAS | PB_CELL_BROKEN)) != PB_CELL_HAS)
    return FALSE;
  if (ore != NULL)
    *ore = self->values[cell];
  return TRUE;
}

gboolean
pb_sheet_get_printed (PbSheet *self, guint line, guint column, gint64 *ore)
{
  gsize cell = PB_SHEET_CELL (self, line, column);

  g_return_val_if_fail (line < self->n_lines && column < self->n_columns, FALSE);

  if ((self->flags[cell] & PB_CELL_PRINTED) == 0)
    return FALSE;
  if (ore != NULL)
    *ore = self->printed[cell];
  return TRUE;
}

gint64
pb_sheet_get_tolerance (PbSheet *self, guint line, guint column)
{
  gint64 digit = pb_unit_ore (self->unit);
  guint32 rows;

  g_return_val_if_fail (line < self->n_lines && column < self->n_columns, 0);

  for (int i = 0; i < self->decimals; i++)
    digit /= 10;
  rows = pb_sheet_get_value (self, line, column, NULL) ? self->rows[PB_SHEET_CELL (self, line, column)] : 1;
  return digit * MAX (rows, 1) / 2;
}

/* The distance between two amounts, as large as an amount can be where it is larger. */
static gint64
distance (gint64 a, gint64 b)
{
  gint64 difference;

  if (__builtin_sub_overflow (a, b, &difference) || difference == G_MININT64)
    return G_MAXINT64;
  return ABS (difference);
}

PbProof
pb_sheet_get_proof (PbSheet *self, guint line, guint column)
{
  gint64 printed, apart;
  gint64 computed = 0;

  if (!pb_sheet_get_printed (self, line, column, &printed))
    return PB_PROOF_NONE;
  pb_sheet_get_value (self, line, column, &computed);
  apart = distance (printed, computed);
  if (apart == 0)
    return PB_PROOF_EQUAL;
  return apart <= pb_sheet_get_tolerance (self, line, column) ? PB_PROOF_ROUNDING : PB_PROOF_MISMATCH;
}

PbBalance
pb_sheet_get_balance (PbSheet *self, guint column)
{
  gint64 ore;

  g_return_val_if_fail (column < self->n_columns, PB_BALANCE_NONE);

  if (self->balance_line < 0 || self->sign != PB_SIGN_COST_NEGATIVE
      || self->columns[column].measure == PB_MEASURE_VARIANCE
      || !pb_sheet_get_value (self, self->balance_line, column, &ore))
    return PB_BALANCE_NONE;
  if (ore >= 0)
    return PB_BALANCE_KEPT;
  return ore >= -pb_sheet_get_tolerance (self, self->balance_line, column) ? PB_BALANCE_ROUNDED : PB_BALANCE_DEFICIT;
}

gboolean
pb_sheet_is_circular (PbSheet *self, guint line)
{
  g_return_val_if_fail (line < self->n_lines, FALSE);

  return self->lines[line].circular;
}
