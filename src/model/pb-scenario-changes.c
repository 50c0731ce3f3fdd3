/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-scenario-private.h"

#include "pb-book-private.h"
#include "pb-sheet-edit-private.h"

static gboolean
figures_differ (PbPlan *plan, gint64 scenario_id, gint64 line_id, gint64 column_id)
{
  PbBook *books[] = { pb_book_get (plan, 0), pb_book_get (plan, scenario_id) };
  gint64 values[2] = { 0, 0 };
  gboolean has[2] = { FALSE, FALSE };

  for (guint i = 0; i < G_N_ELEMENTS (books); i++)
    {
      int node = pb_book_find_line (books[i], line_id);
      guint line;
      PbSheet *sheet = node >= 0 ? pb_book_get_line (books[i], node, &line) : NULL;
      int column = sheet != NULL ? pb_sheet_find_column_id (sheet, column_id) : -1;

      has[i] = column >= 0 && pb_sheet_get_value (sheet, line, column, &values[i]);
    }
  return has[0] != has[1] || values[0] != values[1];
}

PbReach
pb_scenario_get_reach (PbPlan *plan, gint64 scenario_id, gint64 line_id, gint64 column_id)
{
  g_autoptr (GPtrArray) layers = NULL;

  if (scenario_id == 0)
    return PB_REACH_NONE;
  if (pb_sheet_find_cell (plan, scenario_id, line_id, column_id))
    return PB_REACH_OWN;
  layers = pb_scenario_list_layers (plan, scenario_id);
  for (guint i = 0; i + 1 < layers->len; i++)
    if (pb_sheet_find_cell (plan, pb_record_get_id (layers->pdata[i]), line_id, column_id))
      return PB_REACH_BASE;
  return figures_differ (plan, scenario_id, line_id, column_id) ? PB_REACH_COMPUTED : PB_REACH_NONE;
}

static void
add_change (GArray *changes, PbPlan *plan, PbSheet *from, PbSheet *to, guint line, guint column, gint64 to_id)
{
  PbScenarioChange change = { from->record, from->lines[line].record, from->columns[column].record };

  change.has_from = pb_sheet_get_value (from, line, column, &change.from);
  change.has_to = pb_sheet_get_value (to, line, column, &change.to);
  if (change.has_from == change.has_to && change.from == change.to)
    return;
  change.reach = pb_scenario_get_reach (plan, to_id, from->lines[line].id, from->columns[column].id);
  g_array_append_val (changes, change);
}

GArray *
pb_scenario_list_changes (PbPlan *plan, gint64 from_id, gint64 to_id)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (PbScenarioChange));
  PbBook *from = pb_book_get (plan, from_id);
  PbBook *to = pb_book_get (plan, to_id);

  for (guint i = 0; i < from->n_sheets; i++)
    for (guint line = 0; line < from->sheets[i]->n_lines; line++)
      for (guint column = 0; column < from->sheets[i]->n_columns; column++)
        if (from->sheets[i]->lines[line].kind == PB_LINE_GIVEN && from->sheets[i]->columns[column].record != NULL
            && from->sheets[i]->columns[column].measure != PB_MEASURE_VARIANCE)
          add_change (changes, plan, from->sheets[i], to->sheets[i], line, column, to_id);
  return changes;
}
