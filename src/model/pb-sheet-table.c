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
pb_sheet_get_properties (PbPlan *plan, gint64 sheet_id, PbSheetProperties *properties, GError **error)
{
  PbRecord *record;

  g_return_val_if_fail (PB_IS_PLAN (plan), FALSE);

  record = find_table (plan, sheet_id, error);
  if (record == NULL)
    return FALSE;
  *properties = (PbSheetProperties) {
    .title = pb_record_get_title (record),
    .board = pb_record_get_int (record, PB_SHEET_BOARD),
    .unit = (PbUnit)pb_record_get_enum (record, PB_SHEET_UNIT),
    .decimals = (int)pb_record_get_int (record, PB_SHEET_DECIMALS),
    .sign = (PbSign)pb_record_get_enum (record, PB_SHEET_SIGN),
  };
  return TRUE;
}

/* By what is changed, where that is one thing. */
static char *
name_change (PbPlan *plan, const PbSheetProperties *old, const PbSheetProperties *new)
{
  gboolean title = strcmp (old->title, new->title) != 0;
  gboolean board = old->board != new->board;
  gboolean unit = old->unit != new->unit || old->decimals != new->decimals;
  gboolean sign = old->sign != new->sign;
  PbRecord *owner = pb_plan_get_record (plan, PB_TABLE_BOARD, new->board);

  if (title + board + unit + sign > 1)
    return g_strdup_printf (_ ("Change the properties of %s"), old->title);
  if (title)
    return g_strdup_printf (_ ("Rename %s"), old->title);
  if (board)
    /* TRANSLATORS: a budget table, and the board that it is moved to */
    return g_strdup_printf (_ ("Move %s to %s"), old->title, owner ? pb_record_get_title (owner) : _ ("The whole plan"));
  return unit ? g_strdup_printf (_ ("Change the unit of %s"), old->title)
              : g_strdup_printf (_ ("Change the sign of %s"), old->title);
}

static void
write_properties (PbEdit *edit, gint64 sheet_id, const PbSheetProperties *properties)
{
  if (properties->board == 0)
    pb_edit_set_null (edit, sheet_id, PB_SHEET_BOARD);
  else
    pb_edit_set_int (edit, sheet_id, PB_SHEET_BOARD, properties->board);
  pb_edit_set_text (edit, sheet_id, PB_SHEET_TITLE, properties->title);
  pb_edit_set_enum (edit, sheet_id, PB_SHEET_UNIT, properties->unit);
  pb_edit_set_int (edit, sheet_id, PB_SHEET_DECIMALS, properties->decimals);
  pb_edit_set_enum (edit, sheet_id, PB_SHEET_SIGN, properties->sign);
}

gboolean
pb_sheet_set_properties (PbPlan *plan, gint64 sheet_id, const PbSheetProperties *properties, GError **error)
{
  g_autofree char *trimmed = pb_sheet_trim (properties->title);
  PbSheetProperties old, new = *properties;
  PbEdit *edit;

  g_return_val_if_fail (PB_IS_PLAN (plan) && properties->decimals <= 8, FALSE);

  if (!pb_sheet_get_properties (plan, sheet_id, &old, error))
    return FALSE;
  new.title = trimmed;
  if (new.decimals < 0)
    new.decimals = pb_unit_decimals (new.unit);
  if (strcmp (old.title, new.title) == 0 && old.board == new.board && old.unit == new.unit
      && old.decimals == new.decimals && old.sign == new.sign)
    return TRUE;
  edit = pb_sheet_begin (plan, name_change (plan, &old, &new));
  if (new.board != 0 && pb_plan_get_record (plan, PB_TABLE_BOARD, new.board) == NULL)
    pb_sheet_refuse (edit, _ ("The board is no longer in the plan: somebody has deleted it."));
  else if (check_title (edit, new.title))
    {
      write_properties (edit, sheet_id, &new);
      if (new.turn && new.sign != old.sign)
        turn_table (edit, plan, sheet_id);
    }
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
