/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-sheet-edit.h"

#include <glib/gi18n-lib.h>

#include "pb-book-private.h"
#include "pb-sheet-edit-private.h"

char *
pb_sheet_name_block (const PbSheetBlock *block)
{
  guint last_line = block->lines[block->n_lines - 1];
  guint last_column = block->columns[block->n_columns - 1];
  g_autofree char *first = pb_sheet_name_cell (block->sheet, block->lines[0], block->columns[0]);
  g_autofree char *last = NULL;

  if (block->n_lines == 1 && block->n_columns == 1)
    return g_steal_pointer (&first);
  last = pb_sheet_name_cell (block->sheet, last_line, last_column);
  return g_strdup_printf ("%s – %s", first, last);
}

gboolean
pb_sheet_block_is_valid (const PbSheetBlock *block)
{
  for (guint i = 0; i < block->n_lines; i++)
    g_return_val_if_fail (block->lines[i] < block->sheet->n_lines, FALSE);
  for (guint i = 0; i < block->n_columns; i++)
    g_return_val_if_fail (block->columns[i] < block->sheet->n_columns, FALSE);
  return block->n_lines > 0 && block->n_columns > 0;
}

void
pb_sheet_block_begin (PbSheetWriter *writer, const PbSheetBlock *block, gint64 scenario_id, const char *label)
{
  pb_sheet_writer_begin (writer, pb_record_get_plan (block->sheet->record), scenario_id,
                         pb_record_get_id (block->sheet->record), label);
}

gboolean
pb_sheet_clear_cells (const PbSheetBlock *block, gint64 scenario_id, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;
  g_autoptr (GError) reason = NULL;
  PbSheetWriter writer;
  gboolean any = FALSE;

  if (!pb_sheet_block_is_valid (block))
    return TRUE;
  name = pb_sheet_name_block (block);
  label = g_strdup_printf (_ ("Empty %s"), name);
  pb_sheet_block_begin (&writer, block, scenario_id, label);
  for (guint i = 0; i < block->n_lines; i++)
    for (guint j = 0; j < block->n_columns; j++)
      {
        gint64 line_id = block->sheet->lines[block->lines[i]].id;
        gint64 column_id = block->sheet->columns[block->columns[j]].id;

        if (!pb_sheet_can_edit (block->sheet, block->lines[i], block->columns[j], reason == NULL ? &reason : NULL))
          continue;
        any = TRUE;
        if (pb_sheet_writer_check (&writer, line_id, column_id))
          pb_sheet_writer_set (&writer, line_id, column_id, NULL);
      }
  if (!any)
    pb_edit_fail (writer.edit, g_steal_pointer (&reason));
  return pb_sheet_writer_commit (&writer, error);
}

static void
fill_line (PbSheetWriter *writer, const PbSheetBlock *block, guint line)
{
  gint64 ore;
  gboolean has = pb_sheet_get_value (block->sheet, line, block->columns[0], &ore);

  for (guint j = 1; j < block->n_columns; j++)
    {
      const PbSheetColumn *column = &block->sheet->columns[block->columns[j]];
      g_autoptr (GError) reason = NULL;

      if (!pb_sheet_can_edit (block->sheet, line, block->columns[j], &reason))
        {
          pb_edit_fail (writer->edit, g_steal_pointer (&reason));
          return;
        }
      if (pb_sheet_writer_check (writer, block->sheet->lines[line].id, column->id))
        pb_sheet_writer_set (writer, block->sheet->lines[line].id, column->id, has ? &ore : NULL);
    }
}

gboolean
pb_sheet_fill_right (const PbSheetBlock *block, gint64 scenario_id, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;
  PbSheetWriter writer;

  if (!pb_sheet_block_is_valid (block))
    return TRUE;
  name = pb_sheet_name_block (block);
  label = g_strdup_printf (_ ("Fill right %s"), name);
  pb_sheet_block_begin (&writer, block, scenario_id, label);
  for (guint i = 0; i < block->n_lines; i++)
    fill_line (&writer, block, block->lines[i]);
  return pb_sheet_writer_commit (&writer, error);
}

gboolean
pb_sheet_restore_cells (const PbSheetBlock *block, gint64 scenario_id, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;
  PbSheetWriter writer;

  if (!pb_sheet_block_is_valid (block))
    return TRUE;
  name = pb_sheet_name_block (block);
  label = g_strdup_printf (_ ("Restore %s"), name);
  pb_sheet_block_begin (&writer, block, scenario_id, label);
  for (guint i = 0; i < block->n_lines; i++)
    for (guint j = 0; j < block->n_columns; j++)
      pb_sheet_writer_restore (&writer, block->sheet->lines[block->lines[i]].id,
                               block->sheet->columns[block->columns[j]].id);
  return pb_sheet_writer_commit (&writer, error);
}
