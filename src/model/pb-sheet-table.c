/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-sheet-table.h"

#include <glib/gi18n-lib.h>

#include "pb-book-private.h"
#include "pb-error.h"
#include "pb-number.h"
#include "pb-sheet-edit-private.h"

static PbRecord *
find_table (PbPlan *plan, gint64 sheet_id, GError **error)
{
  PbRecord *record = pb_plan_get_record (plan, PB_TABLE_SHEET, sheet_id);

  if (record == NULL)
    g_set_error_literal (error, PB_ERROR, PB_ERROR_NOT_FOUND,
                         _ ("The table is no longer in the plan: somebody has deleted it."));
  return record;
}

static gboolean
check_title (PbEdit *edit, const char *title)
{
  if (*title == '\0')
    pb_sheet_refuse (edit, _ ("A table needs a name. Write what it shows."));
  return *title != '\0';
}

static void
insert_years (PbEdit *edit, gint64 sheet_id, int first_year, guint n_years)
{
  for (guint i = 0; i < n_years; i++)
    {
      g_autofree char *period = g_strdup_printf ("%04d", first_year + (int)i);
      gint64 id = pb_edit_insert (edit, PB_TABLE_COLUMN);

      pb_edit_set_int (edit, id, PB_COLUMN_SHEET, sheet_id);
      pb_edit_set_text (edit, id, PB_COLUMN_PERIOD, period);
      pb_edit_set_enum (edit, id, PB_COLUMN_MEASURE, PB_MEASURE_PLAN);
      pb_edit_set_text (edit, id, PB_COLUMN_LABEL, period);
    }
}

gint64
pb_sheet_add_table (PbPlan *plan, gint64 board_id, const char *title, PbUnit unit, PbSign sign, int first_year,
                    guint n_years, GError **error)
{
  g_autofree char *trimmed = pb_sheet_trim (title);
  gint64 id = 0;
  PbEdit *edit;

  g_return_val_if_fail (PB_IS_PLAN (plan) && n_years < 100, 0);

  edit = pb_sheet_begin (plan, g_strdup_printf (_ ("Add table %s"), trimmed));
  if (check_title (edit, trimmed))
    {
      id = pb_edit_insert (edit, PB_TABLE_SHEET);
      if (board_id != 0)
        pb_edit_set_int (edit, id, PB_SHEET_BOARD, board_id);
      pb_edit_set_text (edit, id, PB_SHEET_TITLE, trimmed);
      pb_edit_set_enum (edit, id, PB_SHEET_UNIT, unit);
      pb_edit_set_enum (edit, id, PB_SHEET_SIGN, sign);
      pb_edit_set_int (edit, id, PB_SHEET_DECIMALS, pb_unit_decimals (unit));
      insert_years (edit, id, first_year, n_years);
    }
  return pb_edit_commit (edit, error) ? id : 0;
}

gboolean
pb_sheet_rename_table (PbPlan *plan, gint64 sheet_id, const char *title, GError **error)
{
  g_autofree char *trimmed = pb_sheet_trim (title);
  PbRecord *record;
  PbEdit *edit;

  g_return_val_if_fail (PB_IS_PLAN (plan), FALSE);

  record = find_table (plan, sheet_id, error);
  if (record == NULL)
    return FALSE;
  edit = pb_sheet_begin (plan, g_strdup_printf (_ ("Rename %s"), pb_record_get_title (record)));
  if (check_title (edit, trimmed))
    pb_edit_set_text (edit, sheet_id, PB_SHEET_TITLE, trimmed);
  return pb_edit_commit (edit, error);
}

gboolean
pb_sheet_set_unit (PbPlan *plan, gint64 sheet_id, PbUnit unit, int decimals, GError **error)
{
  PbRecord *record;
  PbEdit *edit;

  g_return_val_if_fail (PB_IS_PLAN (plan) && decimals <= 8, FALSE);

  record = find_table (plan, sheet_id, error);
  if (record == NULL)
    return FALSE;
  edit = pb_sheet_begin (plan, g_strdup_printf (_ ("Change the unit of %s"), pb_record_get_title (record)));
  pb_edit_set_enum (edit, sheet_id, PB_SHEET_UNIT, unit);
  pb_edit_set_int (edit, sheet_id, PB_SHEET_DECIMALS, decimals < 0 ? pb_unit_decimals (unit) : decimals);
  return pb_edit_commit (edit, error);
}

static void
turn_amounts (PbEdit *edit, GPtrArray *rows, PbColumn column)
{
  for (guint i = 0; i < rows->len; i++)
    {
      PbRecord *row = g_ptr_array_index (rows, i);
      gint64 turned;

      if (pb_record_is_null (row, column))
        continue;
      if (__builtin_sub_overflow ((gint64)0, pb_record_get_int (row, column), &turned))
        pb_sheet_refuse (edit, _ ("An amount of the table is larger than its opposite can be."));
      else
        pb_edit_set_int (edit, pb_record_get_id (row), column, turned);
    }
}

static void
turn_table (PbEdit *edit, PbPlan *plan, gint64 sheet_id)
{
  GPtrArray *lines = pb_plan_peek_children (plan, PB_LINE_SHEET, sheet_id);

  for (guint i = 0; i < lines->len; i++)
    {
      gint64 id = pb_record_get_id (g_ptr_array_index (lines, i));

      turn_amounts (edit, pb_plan_peek_children (plan, PB_CELL_LINE, id), PB_CELL_AMOUNT);
      turn_amounts (edit, pb_plan_peek_children (plan, PB_PRINTED_LINE, id), PB_PRINTED_AMOUNT);
      turn_amounts (edit, pb_plan_peek_children (plan, PB_SCENARIO_CELL_LINE, id), PB_SCENARIO_CELL_AMOUNT);
    }
}

gboolean
pb_sheet_set_sign (PbPlan *plan, gint64 sheet_id, PbSign sign, gboolean turn, GError **error)
{
  PbRecord *record;
  PbEdit *edit;

  g_return_val_if_fail (PB_IS_PLAN (plan), FALSE);

  record = find_table (plan, sheet_id, error);
  if (record == NULL || pb_record_get_enum (record, PB_SHEET_SIGN) == (int)sign)
    return record != NULL;
  edit = pb_sheet_begin (plan, g_strdup_printf (_ ("Change the sign of %s"), pb_record_get_title (record)));
  pb_edit_set_enum (edit, sheet_id, PB_SHEET_SIGN, sign);
  if (turn)
    turn_table (edit, plan, sheet_id);
  return pb_edit_commit (edit, error);
}

gboolean
pb_sheet_set_table_note (PbPlan *plan, gint64 sheet_id, const char *note, GError **error)
{
  PbRecord *record;
  PbEdit *edit;

  g_return_val_if_fail (PB_IS_PLAN (plan), FALSE);

  record = find_table (plan, sheet_id, error);
  if (record == NULL)
    return FALSE;
  edit = pb_sheet_begin (plan, g_strdup_printf (_ ("Note on %s"), pb_record_get_title (record)));
  pb_edit_set_text (edit, sheet_id, PB_SHEET_NOTE, note);
  return pb_edit_commit (edit, error);
}

gboolean
pb_sheet_move_table (PbPlan *plan, gint64 sheet_id, gint64 before_id, GError **error)
{
  PbRecord *record;
  PbEdit *edit;

  g_return_val_if_fail (PB_IS_PLAN (plan), FALSE);

  record = find_table (plan, sheet_id, error);
  if (record == NULL || sheet_id == before_id)
    return record != NULL;
  edit = pb_sheet_begin (plan, g_strdup_printf (_ ("Move %s"), pb_record_get_title (record)));
  pb_edit_move (edit, PB_TABLE_SHEET, sheet_id, before_id, pb_plan_peek_records (plan, PB_TABLE_SHEET));
  return pb_edit_commit (edit, error);
}

gboolean
pb_sheet_delete_table (PbPlan *plan, gint64 sheet_id, GError **error)
{
  PbRecord *record;
  PbEdit *edit;

  g_return_val_if_fail (PB_IS_PLAN (plan), FALSE);

  record = find_table (plan, sheet_id, error);
  if (record == NULL)
    return FALSE;
  edit = pb_sheet_begin (plan, g_strdup_printf (_ ("Delete table %s"), pb_record_get_title (record)));
  pb_edit_delete (edit, PB_TABLE_SHEET, sheet_id);
  return pb_edit_commit (edit, error);
}
