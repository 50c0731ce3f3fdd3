/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-sheet-table.h"

#include <glib/gi18n-lib.h>

#include "pb-book-private.h"
#include "pb-date.h"
#include "pb-error.h"
#include "pb-period-private.h"
#include "pb-sheet-edit-private.h"

/* Months since year 0 that a period begins; periods that begin together: the longer one first. */
static gint64
period_order (const char *period)
{
  int year, months, number;

  if (!pb_period_split (period, &year, &months, &number))
    return G_MAXINT64;
  return ((gint64)year * 12 + (gint64)(number - 1) * months) * 16 - months;
}

/* The column that one of the period and measure belongs before, 0 where last. */
static gint64
find_before (PbSheet *sheet, const char *period, PbMeasure measure)
{
  gint64 order = period_order (period);

  for (guint i = 0; i < sheet->n_columns; i++)
    {
      const PbSheetColumn *column = &sheet->columns[i];
      gint64 other = period_order (column->period);

      if (column->record != NULL && (other > order || (other == order && column->measure > measure)))
        return column->id;
    }
  return 0;
}

static gint64
insert_column (PbEdit *edit, PbPlan *plan, PbSheet *sheet, const char *period, PbMeasure measure, gint64 before_id)
{
  gint64 sheet_id = pb_record_get_id (sheet->record);
  g_autofree char *label = pb_sheet_make_label (period, measure);
  gint64 id;

  if (pb_sheet_find_column (sheet, period, measure) >= 0 && measure != PB_MEASURE_VARIANCE)
    {
      pb_sheet_refuse (edit, _ ("The table has a column for %s already."), label);
      return 0;
    }
  id = pb_edit_insert (edit, PB_TABLE_COLUMN);
  pb_edit_set_int (edit, id, PB_COLUMN_SHEET, sheet_id);
  pb_edit_set_text (edit, id, PB_COLUMN_PERIOD, period);
  pb_edit_set_enum (edit, id, PB_COLUMN_MEASURE, measure);
  pb_edit_set_text (edit, id, PB_COLUMN_LABEL, label);
  if (before_id == 0)
    before_id = find_before (sheet, period, measure);
  pb_edit_move (edit, PB_TABLE_COLUMN, id, before_id, pb_plan_peek_children (plan, PB_COLUMN_SHEET, sheet_id));
  return id;
}

PbSheet *
pb_sheet_find_in (PbEdit *edit, PbPlan *plan, gint64 sheet_id)
{
  PbSheet *sheet = g_hash_table_lookup (pb_book_get (plan, 0)->sheet_by_id, &sheet_id);

  if (sheet == NULL)
    pb_edit_fail (edit, g_error_new_literal (PB_ERROR, PB_ERROR_NOT_FOUND,
                                             _ ("The table is no longer in the plan: somebody has deleted it.")));
  return sheet;
}

gint64
pb_sheet_add_column (PbPlan *plan, gint64 sheet_id, const char *period, PbMeasure measure, gint64 before_id,
                     GError **error)
{
  g_autofree char *label = NULL;
  gint64 id = 0;
  PbSheet *sheet;
  PbEdit *edit;

  g_return_val_if_fail (PB_IS_PLAN (plan) && period != NULL, 0);

  label = pb_sheet_make_label (period, measure);
  edit = pb_sheet_begin (plan, g_strdup_printf (_ ("Add column %s"), label));
  sheet = pb_sheet_find_in (edit, plan, sheet_id);
  if (sheet != NULL && !pb_period_parse (period, NULL, NULL))
    pb_sheet_refuse (edit, _ ("“%s” is no period. Write a year such as 2025, or a part of one such as 2025-T1."),
                     period);
  else if (sheet != NULL && measure == PB_MEASURE_VARIANCE)
    pb_sheet_refuse (edit,
                     _ ("A variance comes by itself beside a budget and a forecast or outcome of the same period."));
  else if (sheet != NULL)
    id = insert_column (edit, plan, sheet, period, measure, before_id);
  return pb_edit_commit (edit, error) ? id : 0;
}

/* The last year of which the table has a column, 0 where none. */
static int
find_last_year (PbSheet *sheet)
{
  int last = 0;

  for (guint i = 0; i < sheet->n_columns; i++)
    if (sheet->columns[i].months == 12)
      last = MAX (last, sheet->columns[i].year);
  return last;
}

static void
insert_year (PbEdit *edit, PbPlan *plan, PbSheet *sheet, int year, int model)
{
  g_autofree char *period = g_strdup_printf ("%04d", year);
  gboolean any = FALSE;

  for (guint i = 0; i < sheet->n_columns; i++)
    {
      const PbSheetColumn *column = &sheet->columns[i];

      if (column->record == NULL || column->months != 12 || column->year != model
          || column->measure == PB_MEASURE_VARIANCE)
        continue;
      any = TRUE;
      insert_column (edit, plan, sheet, period, column->measure, 0);
    }
  if (!any)
    insert_column (edit, plan, sheet, period, PB_MEASURE_PLAN, 0);
}

gboolean
pb_sheet_add_year (PbPlan *plan, gint64 sheet_id, int year, GError **error)
{
  PbSheet *sheet;
  PbEdit *edit;
  int last;

  g_return_val_if_fail (PB_IS_PLAN (plan), FALSE);

  sheet = g_hash_table_lookup (pb_book_get (plan, 0)->sheet_by_id, &sheet_id);
  last = sheet != NULL ? find_last_year (sheet) : 0;
  year = year == 0 ? last + 1 : year;
  edit = pb_sheet_begin (plan, g_strdup_printf (_ ("Add year %d"), year));
  sheet = pb_sheet_find_in (edit, plan, sheet_id);
  if (sheet != NULL && (year < 1900 || year > 2999))
    pb_sheet_refuse (edit, _ ("“%d” is no year that a table can have. Write one such as 2025."), year);
  else if (sheet != NULL)
    insert_year (edit, plan, sheet, year, find_last_year (sheet));
  return pb_edit_commit (edit, error);
}

static PbRecord *
find_column (PbPlan *plan, gint64 column_id, GError **error)
{
  PbRecord *record = pb_plan_get_record (plan, PB_TABLE_COLUMN, column_id);

  if (record == NULL)
    g_set_error_literal (error, PB_ERROR, PB_ERROR_NOT_FOUND,
                         _ ("The column is no longer in the table: somebody has deleted it."));
  return record;
}

gboolean
pb_sheet_rename_column (PbPlan *plan, gint64 column_id, const char *label, GError **error)
{
  PbRecord *record;
  g_autofree char *trimmed = pb_sheet_trim (label);
  PbEdit *edit;

  g_return_val_if_fail (PB_IS_PLAN (plan), FALSE);

  record = find_column (plan, column_id, error);
  if (record == NULL)
    return FALSE;
  if (*trimmed == '\0')
    {
      g_free (trimmed);
      trimmed = pb_sheet_make_label (pb_record_get_text (record, PB_COLUMN_PERIOD),
                                     MAX (pb_record_get_enum (record, PB_COLUMN_MEASURE), 0));
    }
  edit = pb_sheet_begin (plan, g_strdup_printf (_ ("Rename %s"), pb_record_get_title (record)));
  pb_edit_set_text (edit, column_id, PB_COLUMN_LABEL, trimmed);
  return pb_edit_commit (edit, error);
}

gboolean
pb_sheet_move_column (PbPlan *plan, gint64 column_id, gint64 before_id, GError **error)
{
  PbRecord *record;
  PbEdit *edit;

  g_return_val_if_fail (PB_IS_PLAN (plan), FALSE);

  record = find_column (plan, column_id, error);
  if (record == NULL || column_id == before_id)
    return record != NULL;
  edit = pb_sheet_begin (plan, g_strdup_printf (_ ("Move %s"), pb_record_get_title (record)));
  pb_edit_move (edit, PB_TABLE_COLUMN, column_id, before_id,
                pb_plan_peek_children (plan, PB_COLUMN_SHEET, pb_record_get_int (record, PB_COLUMN_SHEET)));
  return pb_edit_commit (edit, error);
}

char **
pb_sheet_describe_column (PbPlan *plan, gint64 column_id)
{
  g_autoptr (GStrvBuilder) sentences = g_strv_builder_new ();

  g_return_val_if_fail (PB_IS_PLAN (plan), NULL);

  pb_sheet_describe_cells (sentences, pb_plan_peek_children (plan, PB_CELL_COLUMN, column_id),
                           pb_plan_peek_children (plan, PB_PRINTED_COLUMN, column_id)->len,
                           pb_plan_peek_children (plan, PB_SCENARIO_CELL_COLUMN, column_id));
  return g_strv_builder_end (sentences);
}

gboolean
pb_sheet_delete_column (PbPlan *plan, gint64 column_id, GError **error)
{
  PbRecord *record;
  PbEdit *edit;

  g_return_val_if_fail (PB_IS_PLAN (plan), FALSE);

  record = find_column (plan, column_id, error);
  if (record == NULL)
    return FALSE;
  edit = pb_sheet_begin (plan, g_strdup_printf (_ ("Delete column %s"), pb_record_get_title (record)));
  pb_edit_delete (edit, PB_TABLE_COLUMN, column_id);
  return pb_edit_commit (edit, error);
}
