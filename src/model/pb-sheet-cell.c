/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-sheet-edit.h"

#include <glib/gi18n-lib.h>

#include "pb-book-private.h"
#include "pb-error.h"
#include "pb-number.h"
#include "pb-scenario.h"
#include "pb-sheet-edit-private.h"

void
pb_sheet_refuse (PbEdit *edit, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  pb_edit_fail (edit, g_error_new_valist (PB_ERROR, PB_ERROR_INVALID, format, args));
  va_end (args);
}

char *
pb_sheet_name_cell (PbSheet *sheet, guint line, guint column)
{
  return g_strdup_printf ("%s, %s", pb_record_get_title (pb_sheet_get_line (sheet, line)),
                          pb_sheet_get_column_label (sheet, column));
}

int
pb_sheet_find_column_id (PbSheet *sheet, gint64 id)
{
  for (guint i = 0; i < sheet->n_columns; i++)
    if (sheet->columns[i].record != NULL && sheet->columns[i].id == id)
      return (int) i;
  return -1;
}

gboolean
pb_sheet_locate (PbPlan *plan, gint64 scenario_id, gint64 line_id, gint64 column_id, PbSheet **sheet, guint *line,
                 guint *column, GError **error)
{
  PbRecord *record = pb_plan_get_record (plan, PB_TABLE_LINE, line_id);
  g_autoptr (PbSheet) found
      = record != NULL ? pb_sheet_get (plan, pb_record_get_int (record, PB_LINE_SHEET), scenario_id) : NULL;
  int at = found != NULL ? pb_sheet_find_column_id (found, column_id) : -1;

  if (found == NULL || at < 0)
    {
      g_set_error_literal (error, PB_ERROR, PB_ERROR_NOT_FOUND,
                           found == NULL ? _("The line is no longer in the plan: somebody has deleted it.")
                                         : _("The column is no longer in the table: somebody has deleted it."));
      return FALSE;
    }
  *line = (guint) pb_sheet_find_line (found, record);
  *column = (guint) at;
  *sheet = g_steal_pointer (&found);
  return TRUE;
}

/* Why a cell takes no amount; NULL where it does. (transfer full) */
static char *
explain (PbSheet *sheet, guint line, guint column)
{
  g_autofree char *name = pb_sheet_name_cell (sheet, line, column);

  switch (sheet->lines[line].kind)
    {
    case PB_LINE_SUM:
      return g_strdup_printf (_("“%s” is a sum: it is computed from the lines under it. Change one of those."), name);
    case PB_LINE_LINKED:
      return g_strdup_printf (_("“%s” is a link: its figure comes from another line. Change it there."), name);
    case PB_LINE_BALANCE:
      return g_strdup_printf (_("“%s” is a balance: it is computed from the lines above it. Change one of those."),
                              name);
    case PB_LINE_GIVEN:
    default:
      if (sheet->columns[column].record != NULL && sheet->columns[column].budget < 0)
        return NULL;
      return g_strdup_printf (_("“%s” is a variance: it is computed from the columns beside it. Change one of those."),
                              name);
    }
}

gboolean
pb_sheet_can_edit (PbSheet *sheet, guint line, guint column, GError **error)
{
  g_autofree char *explanation = NULL;

  g_return_val_if_fail (line < pb_sheet_get_n_lines (sheet) && column < pb_sheet_get_n_columns (sheet), FALSE);

  explanation = explain (sheet, line, column);
  if (explanation != NULL)
    g_set_error_literal (error, PB_ERROR, PB_ERROR_INVALID, explanation);
  return explanation == NULL;
}

static PbRecord *
find_by_column (GPtrArray *records, PbColumn column, gint64 column_id)
{
  for (guint i = 0; i < records->len; i++)
    if (pb_record_get_int (g_ptr_array_index (records, i), column) == column_id)
      return g_ptr_array_index (records, i);
  return NULL;
}

PbRecord *
pb_sheet_find_cell (PbPlan *plan, gint64 scenario_id, gint64 line_id, gint64 column_id)
{
  GPtrArray *records;

  if (scenario_id == 0)
    return find_by_column (pb_plan_peek_children (plan, PB_CELL_LINE, line_id), PB_CELL_COLUMN, column_id);
  records = pb_plan_peek_children (plan, PB_SCENARIO_CELL_LINE, line_id);
  for (guint i = 0; i < records->len; i++)
    {
      PbRecord *record = g_ptr_array_index (records, i);

      if (pb_record_get_int (record, PB_SCENARIO_CELL_COLUMN) == column_id
          && pb_record_get_int (record, PB_SCENARIO_CELL_SCENARIO) == scenario_id)
        return record;
    }
  return NULL;
}

PbRecord *
pb_sheet_find_printed (PbPlan *plan, gint64 line_id, gint64 column_id)
{
  return find_by_column (pb_plan_peek_children (plan, PB_PRINTED_LINE, line_id), PB_PRINTED_COLUMN, column_id);
}

void
pb_sheet_check_scenario (PbEdit *edit, PbPlan *plan, gint64 scenario_id)
{
  GError *error = NULL;

  if (scenario_id != 0 && !pb_scenario_check_open (plan, scenario_id, &error))
    pb_edit_fail (edit, error);
}

void
pb_sheet_writer_begin (PbSheetWriter *self, PbPlan *plan, gint64 scenario_id, gint64 sheet_id, const char *label)
{
  *self = (PbSheetWriter){ plan, scenario_id, pb_edit_new (plan, label), NULL, 0 };
  pb_sheet_check_scenario (self->edit, plan, scenario_id);
  self->sheet = pb_sheet_get (plan, sheet_id, scenario_id);
}

gboolean
pb_sheet_writer_commit (PbSheetWriter *self, GError **error)
{
  g_clear_pointer (&self->sheet, pb_sheet_unref);
  return pb_edit_commit (g_steal_pointer (&self->edit), error);
}

gboolean
pb_sheet_writer_find (PbSheetWriter *self, gint64 line_id, gint64 column_id, guint *line, guint *column)
{
  PbRecord *record = pb_plan_get_record (self->plan, PB_TABLE_LINE, line_id);
  int row = self->sheet != NULL && record != NULL ? pb_sheet_find_line (self->sheet, record) : -1;
  int at = self->sheet != NULL ? pb_sheet_find_column_id (self->sheet, column_id) : -1;

  if (row < 0 || at < 0)
    {
      pb_edit_fail (self->edit,
                    g_error_new_literal (PB_ERROR, PB_ERROR_NOT_FOUND,
                                         row < 0 ? _("The line is no longer in the plan: somebody has deleted it.")
                                                 : _("The column is no longer in the table: somebody has deleted it.")));
      return FALSE;
    }
  *line = (guint) row;
  *column = (guint) at;
  return TRUE;
}

gboolean
pb_sheet_writer_check (PbSheetWriter *self, gint64 line_id, gint64 column_id)
{
  GError *error = NULL;
  guint line, column;

  if (!pb_sheet_writer_find (self, line_id, column_id, &line, &column))
    return FALSE;
  if (pb_sheet_can_edit (self->sheet, line, column, &error))
    return TRUE;
  pb_edit_fail (self->edit, error);
  return FALSE;
}

/* Whether the cell shows the amount already. */
static gboolean
is_shown (PbSheetWriter *self, gint64 line_id, gint64 column_id, const gint64 *ore)
{
  guint line, column;
  gint64 shown;

  if (!pb_sheet_writer_find (self, line_id, column_id, &line, &column))
    return TRUE;
  if (!pb_sheet_get_value (self->sheet, line, column, &shown))
    return ore == NULL;
  return ore != NULL && *ore == shown;
}

static void
set_amount (PbEdit *edit, gint64 id, PbColumn column, const gint64 *ore)
{
  if (ore != NULL)
    pb_edit_set_int (edit, id, column, *ore);
  else
    pb_edit_set_null (edit, id, column);
}

static void
set_own (PbSheetWriter *self, PbRecord *cell, gint64 line_id, gint64 column_id, const gint64 *ore)
{
  gint64 id;

  if (cell != NULL && ore == NULL && pb_record_is_null (cell, PB_CELL_NOTE))
    pb_edit_delete (self->edit, PB_TABLE_CELL, pb_record_get_id (cell));
  else if (cell != NULL)
    set_amount (self->edit, pb_record_get_id (cell), PB_CELL_AMOUNT, ore);
  else
    {
      id = pb_edit_insert (self->edit, PB_TABLE_CELL);
      pb_edit_set_int (self->edit, id, PB_CELL_LINE, line_id);
      pb_edit_set_int (self->edit, id, PB_CELL_COLUMN, column_id);
      set_amount (self->edit, id, PB_CELL_AMOUNT, ore);
    }
}

/* A scenario's cell without amount is one that the scenario empties. */
static void
set_scenario (PbSheetWriter *self, PbRecord *cell, gint64 line_id, gint64 column_id, const gint64 *ore)
{
  gint64 id = cell != NULL ? pb_record_get_id (cell) : pb_edit_insert (self->edit, PB_TABLE_SCENARIO_CELL);

  if (cell == NULL)
    {
      pb_edit_set_int (self->edit, id, PB_SCENARIO_CELL_SCENARIO, self->scenario);
      pb_edit_set_int (self->edit, id, PB_SCENARIO_CELL_LINE, line_id);
      pb_edit_set_int (self->edit, id, PB_SCENARIO_CELL_COLUMN, column_id);
    }
  set_amount (self->edit, id, PB_SCENARIO_CELL_AMOUNT, ore);
}

void
pb_sheet_writer_set (PbSheetWriter *self, gint64 line_id, gint64 column_id, const gint64 *ore)
{
  if (!is_shown (self, line_id, column_id, ore))
    pb_sheet_writer_put (self, line_id, column_id, ore);
}

void
pb_sheet_writer_put (PbSheetWriter *self, gint64 line_id, gint64 column_id, const gint64 *ore)
{
  PbRecord *cell = pb_sheet_find_cell (self->plan, self->scenario, line_id, column_id);

  if (self->scenario != 0)
    set_scenario (self, cell, line_id, column_id, ore);
  else
    set_own (self, cell, line_id, column_id, ore);
  self->changed++;
}

void
pb_sheet_writer_restore (PbSheetWriter *self, gint64 line_id, gint64 column_id)
{
  PbRecord *cell = self->scenario != 0 ? pb_sheet_find_cell (self->plan, self->scenario, line_id, column_id) : NULL;

  if (cell == NULL)
    return;
  pb_edit_delete (self->edit, PB_TABLE_SCENARIO_CELL, pb_record_get_id (cell));
  self->changed++;
}

gboolean
pb_sheet_set_cell (PbPlan *plan, gint64 scenario_id, gint64 line_id, gint64 column_id, const gint64 *ore, GError **error)
{
  g_autoptr (PbSheet) sheet = NULL;
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;
  PbSheetWriter writer;
  guint line, column;

  g_return_val_if_fail (PB_IS_PLAN (plan), FALSE);

  if (!pb_sheet_locate (plan, scenario_id, line_id, column_id, &sheet, &line, &column, error)
      || !pb_sheet_can_edit (sheet, line, column, error))
    return FALSE;
  name = pb_sheet_name_cell (sheet, line, column);
  /* TRANSLATORS: a line and a column: "Change Bostadskarriär, 2025" */
  label = g_strdup_printf (_("Change %s"), name);
  pb_sheet_writer_begin (&writer, plan, scenario_id, pb_record_get_id (sheet->record), label);
  if (pb_sheet_writer_check (&writer, line_id, column_id))
    pb_sheet_writer_set (&writer, line_id, column_id, ore);
  return pb_sheet_writer_commit (&writer, error);
}

gboolean
pb_sheet_set_text (PbPlan *plan, gint64 scenario_id, gint64 line_id, gint64 column_id, const char *text, GError **error)
{
  g_autoptr (PbSheet) sheet = NULL;
  g_autofree char *typed = pb_sheet_trim (text);
  guint line, column;
  gint64 ore;

  g_return_val_if_fail (PB_IS_PLAN (plan), FALSE);

  if (!pb_sheet_locate (plan, scenario_id, line_id, column_id, &sheet, &line, &column, error))
    return FALSE;
  if (*typed != '\0' && !pb_money_parse_sum (typed, sheet->unit, &ore, error))
    return FALSE;
  return pb_sheet_set_cell (plan, scenario_id, line_id, column_id, *typed != '\0' ? &ore : NULL, error);
}

gboolean
pb_sheet_is_overridden (PbPlan *plan, gint64 scenario_id, gint64 line_id, gint64 column_id)
{
  PbRecord *line;

  g_return_val_if_fail (PB_IS_PLAN (plan), FALSE);

  line = pb_plan_get_record (plan, PB_TABLE_LINE, line_id);
  return scenario_id != 0 && line != NULL && pb_record_get_enum (line, PB_LINE_KIND) == PB_LINE_GIVEN
         && pb_sheet_find_cell (plan, scenario_id, line_id, column_id) != NULL;
}

gboolean
pb_sheet_restore_cell (PbPlan *plan, gint64 scenario_id, gint64 line_id, gint64 column_id, GError **error)
{
  g_autoptr (PbSheet) sheet = NULL;
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;
  PbSheetWriter writer;
  guint line, column;

  g_return_val_if_fail (PB_IS_PLAN (plan), FALSE);

  if (!pb_sheet_locate (plan, scenario_id, line_id, column_id, &sheet, &line, &column, error))
    return FALSE;
  name = pb_sheet_name_cell (sheet, line, column);
  label = g_strdup_printf (_("Restore %s"), name);
  pb_sheet_writer_begin (&writer, plan, scenario_id, pb_record_get_id (sheet->record), label);
  pb_sheet_writer_restore (&writer, line_id, column_id);
  return pb_sheet_writer_commit (&writer, error);
}
