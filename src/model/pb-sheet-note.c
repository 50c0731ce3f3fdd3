/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-sheet-edit.h"

#include <glib/gi18n-lib.h>

#include "pb-book-private.h"
#include "pb-sheet-edit-private.h"

/* A row for a cell that has none: only for its note. */
static gint64
insert_row (PbEdit *edit, gint64 scenario_id, gint64 line_id, gint64 column_id)
{
  PbTable table = scenario_id != 0 ? PB_TABLE_SCENARIO_CELL : PB_TABLE_CELL;
  gint64 id = pb_edit_insert (edit, table);

  if (scenario_id != 0)
    pb_edit_set_int (edit, id, PB_SCENARIO_CELL_SCENARIO, scenario_id);
  pb_edit_set_int (edit, id, scenario_id != 0 ? PB_SCENARIO_CELL_LINE : PB_CELL_LINE, line_id);
  pb_edit_set_int (edit, id, scenario_id != 0 ? PB_SCENARIO_CELL_COLUMN : PB_CELL_COLUMN, column_id);
  return id;
}

/* A scenario's row without amount empties a given line's cell: such a cell has a note only with a figure of its own. */
static gboolean
can_note (PbSheetWriter *writer, PbRecord *cell, guint line, guint column)
{
  g_autofree char *name = NULL;

  if (writer->scenario == 0 || cell != NULL || writer->sheet->lines[line].kind != PB_LINE_GIVEN)
    return TRUE;
  name = pb_sheet_name_cell (writer->sheet, line, column);
  pb_sheet_refuse (writer->edit,
                   _ ("The scenario has no figure of its own for “%s”, so it has no note of its own either. Change the "
                      "figure first, or write the note in the plan’s own figures."),
                   name);
  return FALSE;
}

static void
write_note (PbSheetWriter *writer, gint64 line_id, gint64 column_id, guint line, guint column, const char *note)
{
  PbRecord *cell = pb_sheet_find_cell (writer->plan, writer->scenario, line_id, column_id);
  PbTable table = writer->scenario != 0 ? PB_TABLE_SCENARIO_CELL : PB_TABLE_CELL;
  PbColumn to = writer->scenario != 0 ? PB_SCENARIO_CELL_NOTE : PB_CELL_NOTE;
  gboolean given = writer->sheet->lines[line].kind == PB_LINE_GIVEN;
  gboolean amount = cell != NULL
                    && ((writer->scenario != 0 && given)
                        || !pb_record_is_null (cell, writer->scenario != 0 ? PB_SCENARIO_CELL_AMOUNT : PB_CELL_AMOUNT));

  if (cell == NULL && note == NULL)
    return;
  if (!can_note (writer, cell, line, column))
    return;
  if (cell != NULL && note == NULL && !amount)
    pb_edit_delete (writer->edit, table, pb_record_get_id (cell));
  else
    pb_edit_set_text (writer->edit,
                      cell != NULL ? pb_record_get_id (cell)
                                   : insert_row (writer->edit, writer->scenario, line_id, column_id),
                      to, note);
}

gboolean
pb_sheet_set_note (PbPlan *plan, gint64 scenario_id, gint64 line_id, gint64 column_id, const char *note, GError **error)
{
  g_autoptr (PbSheet) sheet = NULL;
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;
  g_autofree char *text = pb_sheet_trim (note);
  PbSheetWriter writer;
  guint line, column;

  g_return_val_if_fail (PB_IS_PLAN (plan), FALSE);

  if (!pb_sheet_locate (plan, scenario_id, line_id, column_id, &sheet, &line, &column, error))
    return FALSE;
  name = pb_sheet_name_cell (sheet, line, column);
  label = g_strdup_printf (_ ("Note on %s"), name);
  pb_sheet_writer_begin (&writer, plan, scenario_id, pb_record_get_id (sheet->record), label);
  if (pb_sheet_writer_find (&writer, line_id, column_id, &line, &column))
    write_note (&writer, line_id, column_id, line, column, *text != '\0' ? text : NULL);
  return pb_sheet_writer_commit (&writer, error);
}

const char *
pb_sheet_get_note (PbPlan *plan, gint64 scenario_id, gint64 line_id, gint64 column_id)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  PbRecord *scenario;
  PbRecord *cell;

  g_return_val_if_fail (PB_IS_PLAN (plan), NULL);

  scenario = scenario_id != 0 ? pb_plan_get_record (plan, PB_TABLE_SCENARIO, scenario_id) : NULL;
  for (; scenario != NULL && g_hash_table_add (seen, scenario);
       scenario = pb_record_get_ref (scenario, PB_SCENARIO_PARENT))
    {
      cell = pb_sheet_find_cell (plan, pb_record_get_id (scenario), line_id, column_id);
      if (cell != NULL && !pb_record_is_null (cell, PB_SCENARIO_CELL_NOTE))
        return pb_record_get_text (cell, PB_SCENARIO_CELL_NOTE);
    }
  cell = pb_sheet_find_cell (plan, 0, line_id, column_id);
  return cell != NULL ? pb_record_get_text (cell, PB_CELL_NOTE) : NULL;
}

gboolean
pb_sheet_set_printed (PbPlan *plan, gint64 line_id, gint64 column_id, const gint64 *ore, GError **error)
{
  g_autoptr (PbSheet) sheet = NULL;
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;
  PbRecord *printed;
  PbEdit *edit;
  guint line, column;

  g_return_val_if_fail (PB_IS_PLAN (plan), FALSE);

  if (!pb_sheet_locate (plan, 0, line_id, column_id, &sheet, &line, &column, error))
    return FALSE;
  name = pb_sheet_name_cell (sheet, line, column);
  label = g_strdup_printf (_ ("Printed figure of %s"), name);
  edit = pb_edit_new (plan, label);
  printed = pb_sheet_find_printed (plan, line_id, column_id);
  if (ore != NULL)
    {
      gint64 id = printed != NULL ? pb_record_get_id (printed) : pb_edit_insert (edit, PB_TABLE_PRINTED);

      if (printed == NULL)
        {
          pb_edit_set_int (edit, id, PB_PRINTED_LINE, line_id);
          pb_edit_set_int (edit, id, PB_PRINTED_COLUMN, column_id);
        }
      pb_edit_set_int (edit, id, PB_PRINTED_AMOUNT, *ore);
    }
  else if (printed != NULL)
    pb_edit_delete (edit, PB_TABLE_PRINTED, pb_record_get_id (printed));
  return pb_edit_commit (edit, error);
}
