/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-adoption.h"

#include <glib/gi18n-lib.h>

#include "pb-scenario-private.h"
#include "pb-sheet-edit-private.h"

/* Who said so, of the nearest layer that has the figure; NULL where it is computed. */
static const char *
find_note (PbPlan *plan, GPtrArray *layers, gint64 line_id, gint64 column_id)
{
  for (guint i = layers->len; i > 0; i--)
    {
      PbRecord *cell = pb_sheet_find_cell (plan, pb_record_get_id (layers->pdata[i - 1]), line_id, column_id);

      if (cell)
        return pb_record_get_text (cell, PB_SCENARIO_CELL_NOTE);
    }
  return NULL;
}

static void
adopt_cell (PbEdit *edit, PbPlan *plan, GPtrArray *layers, const char *source, const PbScenarioChange *change)
{
  gint64 line_id = pb_record_get_id (change->line);
  gint64 column_id = pb_record_get_id (change->column);
  PbRecord *cell = pb_sheet_find_cell (plan, 0, line_id, column_id);
  const char *note = find_note (plan, layers, line_id, column_id);
  gint64 id;

  if (cell && !change->has_to && !note && pb_record_is_null (cell, PB_CELL_NOTE))
    {
      pb_edit_delete (edit, PB_TABLE_CELL, pb_record_get_id (cell));
      return;
    }
  id = cell ? pb_record_get_id (cell) : pb_edit_insert (edit, PB_TABLE_CELL);
  if (!cell)
    {
      pb_edit_set_int (edit, id, PB_CELL_LINE, line_id);
      pb_edit_set_int (edit, id, PB_CELL_COLUMN, column_id);
    }
  if (change->has_to)
    pb_edit_set_int (edit, id, PB_CELL_AMOUNT, change->to);
  else
    pb_edit_set_null (edit, id, PB_CELL_AMOUNT);
  /* The note said where another figure came from. */
  if (!note && cell && !pb_record_is_null (cell, PB_CELL_NOTE))
    note = source;
  if (note)
    pb_edit_set_text (edit, id, PB_CELL_NOTE, note);
}

gboolean
pb_scenario_adopt (PbPlan *plan, gint64 scenario_id, GError **error)
{
  PbRecord *scenario = pb_scenario_check_open (plan, scenario_id, error) ? pb_scenario_get (plan, scenario_id, error) : NULL;
  g_autoptr (GPtrArray) layers = pb_scenario_list_layers (plan, scenario_id);
  g_autoptr (PbAdoption) adoption = NULL;
  g_autofree char *label = NULL;
  g_autofree char *source = NULL;
  PbEdit *edit;

  if (!scenario)
    return FALSE;
  adoption = pb_adoption_new (plan, scenario_id);
  if (adoption->changes->len == 0)
    {
      g_set_error (error, PB_ERROR, PB_ERROR_NOTHING,
                   _("“%s” has the plan's own figures already: there is nothing to take over."),
                   pb_record_get_title (scenario));
      return FALSE;
    }
  label = g_strdup_printf (_("Make “%s” the plan's figures"), pb_record_get_title (scenario));
  source = g_strdup_printf (_("From the scenario “%s”"), pb_record_get_title (scenario));
  edit = pb_edit_new (plan, label);
  for (guint i = 0; i < adoption->changes->len; i++)
    adopt_cell (edit, plan, layers, source, &g_array_index (adoption->changes, PbScenarioChange, i));
  pb_edit_delete (edit, PB_TABLE_SCENARIO, scenario_id);
  return pb_edit_commit (edit, error);
}
