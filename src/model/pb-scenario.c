/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-scenario-private.h"

#include <glib/gi18n-lib.h>

#include "pb-sheet-edit-private.h"

/* What goes with a scenario when it is copied. */
static const struct
{
  PbTable table;
  PbColumn scenario;
} belongings[] = {
  { PB_TABLE_SCENARIO_CELL, PB_SCENARIO_CELL_SCENARIO },
  { PB_TABLE_SCENARIO_DRIVER, PB_SCENARIO_DRIVER_SCENARIO },
  { PB_TABLE_RANGE, PB_RANGE_SCENARIO },
};

GPtrArray *
pb_scenario_list_layers (PbPlan *plan, gint64 scenario_id)
{
  GPtrArray *layers = g_ptr_array_new ();
  PbRecord *scenario = pb_plan_get_record (plan, PB_TABLE_SCENARIO, scenario_id);

  while (scenario != NULL && !g_ptr_array_find (layers, scenario, NULL))
    {
      g_ptr_array_insert (layers, 0, scenario);
      scenario = pb_record_get_ref (scenario, PB_SCENARIO_PARENT);
    }
  return layers;
}

gint64
pb_scenario_step_create (PbEdit *edit, PbPlan *plan, const char *name, gint64 based_on, PbScenarioKind kind,
                         const char *proposer)
{
  g_autofree char *stripped = g_strstrip (g_strdup (name ? name : ""));
  GError *error = NULL;
  gint64 id;

  if (!pb_scenario_check_name (plan, name, 0, &error) || (based_on != 0 && !pb_scenario_get (plan, based_on, &error)))
    {
      pb_edit_fail (edit, error);
      return 0;
    }
  id = pb_edit_insert (edit, PB_TABLE_SCENARIO);
  pb_edit_set_text (edit, id, PB_SCENARIO_NAME, stripped);
  pb_edit_set_enum (edit, id, PB_SCENARIO_KIND, kind);
  pb_edit_set_text (edit, id, PB_SCENARIO_PROPOSER, proposer);
  pb_edit_set_int (edit, id, PB_SCENARIO_LOCKED, FALSE);
  if (based_on != 0)
    pb_edit_set_int (edit, id, PB_SCENARIO_PARENT, based_on);
  return id;
}

void
pb_scenario_step_cell (PbEdit *edit, PbPlan *plan, gint64 scenario_id, gint64 line_id, gint64 column_id,
                       const gint64 *ore)
{
  PbRecord *line = pb_plan_get_record (plan, PB_TABLE_LINE, line_id);
  g_autoptr (PbSheet) sheet = line ? pb_sheet_get (plan, pb_record_get_int (line, PB_LINE_SHEET), 0) : NULL;
  PbSheetWriter writer = { plan, scenario_id, edit, sheet, 0 };

  if (pb_sheet_writer_check (&writer, line_id, column_id))
    pb_sheet_writer_put (&writer, line_id, column_id, ore);
}

/* Takes the label. */
static PbEdit *
begin (PbPlan *plan, char *label)
{
  PbEdit *edit = pb_edit_new (plan, label);

  g_free (label);
  return edit;
}

gint64
pb_scenario_create (PbPlan *plan, const char *name, gint64 based_on, PbScenarioKind kind, const char *proposer,
                    GError **error)
{
  PbEdit *edit;
  gint64 id;

  g_return_val_if_fail (PB_IS_PLAN (plan), 0);

  edit = begin (
      plan,
      g_strdup_printf (kind == PB_SCENARIO_PROPOSAL ? _("New budget proposal “%s”") : _("New scenario “%s”"), name));
  id = pb_scenario_step_create (edit, plan, name, based_on, kind, proposer);
  return pb_edit_commit (edit, error) ? id : 0;
}

/* Copies the row with all it holds but what it belongs to, which becomes owner. */
static gint64
copy_row (PbEdit *edit, PbRecord *record, PbColumn owner, gint64 owner_id)
{
  PbTable table = pb_record_get_table (record);
  const PbTableInfo *info = pb_table_info (table);
  gint64 id = pb_edit_insert (edit, table);

  for (guint i = 0; i < info->n_columns; i++)
    {
      PbColumn column = PB_COLUMN (table, i);

      if (pb_record_is_null (record, column) || (int)i == info->position)
        continue;
      if (column == owner)
        pb_edit_set_int (edit, id, column, owner_id);
      else if (info->columns[i].type == PB_TYPE_REAL_)
        pb_edit_set_real (edit, id, column, pb_record_get_real (record, column));
      else if (pb_record_get_text (record, column))
        pb_edit_set_text (edit, id, column, pb_record_get_text (record, column));
      else
        pb_edit_set_int (edit, id, column, pb_record_get_int (record, column));
    }
  return id;
}

gint64
pb_scenario_duplicate (PbPlan *plan, gint64 scenario_id, const char *name, GError **error)
{
  PbRecord *scenario = pb_scenario_get (plan, scenario_id, error);
  g_autofree char *wanted = NULL;
  g_autofree char *stripped = NULL;
  PbEdit *edit;
  gint64 id;

  if (!scenario)
    return 0;
  wanted = name ? g_strdup (name) : pb_scenario_dup_free_name (plan, pb_record_get_title (scenario));
  if (!pb_scenario_check_name (plan, wanted, 0, error))
    return 0;
  stripped = g_strstrip (g_strdup (wanted));
  edit = begin (plan, g_strdup_printf (_("Duplicate scenario “%s”"), pb_record_get_title (scenario)));
  id = copy_row (edit, scenario, 0, 0);
  pb_edit_set_text (edit, id, PB_SCENARIO_NAME, stripped);
  pb_edit_set_int (edit, id, PB_SCENARIO_LOCKED, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (belongings); i++)
    {
      GPtrArray *rows = pb_plan_peek_children (plan, belongings[i].scenario, scenario_id);

      for (guint row = 0; row < rows->len; row++)
        copy_row (edit, rows->pdata[row], belongings[i].scenario, id);
    }
  return pb_edit_commit (edit, error) ? id : 0;
}

gboolean
pb_scenario_rename (PbPlan *plan, gint64 scenario_id, const char *name, GError **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (name ? name : ""));
  g_autofree char *label
      = g_strdup_printf (_("Rename scenario “%s” to “%s”"), pb_scenario_get_name (plan, scenario_id), stripped);

  return pb_scenario_check_open (plan, scenario_id, error) && pb_scenario_check_name (plan, name, scenario_id, error)
         && pb_plan_edit_text (plan, label, NULL, scenario_id, PB_SCENARIO_NAME, stripped, error);
}

gboolean
pb_scenario_set_note (PbPlan *plan, gint64 scenario_id, const char *note, GError **error)
{
  g_autofree char *group = g_strdup_printf ("scenario-note-%" G_GINT64_FORMAT, scenario_id);
  g_autofree char *label = g_strdup_printf (_("Note on scenario “%s”"), pb_scenario_get_name (plan, scenario_id));

  return pb_scenario_check_open (plan, scenario_id, error)
         && pb_plan_edit_text (plan, label, group, scenario_id, PB_SCENARIO_NOTE, note, error);
}

gboolean
pb_scenario_set_proposer (PbPlan *plan, gint64 scenario_id, const char *proposer, GError **error)
{
  g_autofree char *label = g_strdup_printf (_("Who proposes “%s”"), pb_scenario_get_name (plan, scenario_id));

  return pb_scenario_check_open (plan, scenario_id, error)
         && pb_plan_edit_text (plan, label, NULL, scenario_id, PB_SCENARIO_PROPOSER, proposer, error);
}

gboolean
pb_scenario_set_kind (PbPlan *plan, gint64 scenario_id, PbScenarioKind kind, GError **error)
{
  const char *name = pb_scenario_get_name (plan, scenario_id);
  g_autofree char *label = g_strdup_printf (
      kind == PB_SCENARIO_PROPOSAL ? _("Make “%s” a budget proposal") : _("Make “%s” a scenario"), name);

  return pb_scenario_check_open (plan, scenario_id, error)
         && pb_plan_edit_enum (plan, label, scenario_id, PB_SCENARIO_KIND, kind, error);
}

gboolean
pb_scenario_set_locked (PbPlan *plan, gint64 scenario_id, gboolean locked, GError **error)
{
  const char *name = pb_scenario_get_name (plan, scenario_id);
  PbEdit *edit;

  if (!pb_scenario_get (plan, scenario_id, error))
    return FALSE;
  edit = begin (plan, g_strdup_printf (locked ? _("Lock scenario “%s”") : _("Unlock scenario “%s”"), name));
  pb_edit_set_int (edit, scenario_id, PB_SCENARIO_LOCKED, locked ? 1 : 0);
  return pb_edit_commit (edit, error);
}

/* The scenarios from based_on down to scenario_id, where it is among those that based_on rests on. */
static gboolean
check_ring (PbPlan *plan, gint64 scenario_id, gint64 based_on, GError **error)
{
  g_autoptr (GPtrArray) layers = pb_scenario_list_layers (plan, based_on);
  g_autofree char *names = NULL;

  for (guint i = 0; i < layers->len; i++)
    if (pb_record_get_id (layers->pdata[i]) == scenario_id)
      {
        g_ptr_array_remove_range (layers, 0, i);
        names = pb_scenario_dup_names (layers);
        g_set_error (error, PB_ERROR, PB_ERROR_INVALID,
                     _("“%s” cannot be based on “%s”: they would rest on each other (%s). Choose another one."),
                     pb_scenario_get_name (plan, scenario_id), pb_scenario_get_name (plan, based_on), names);
        return FALSE;
      }
  return TRUE;
}

void
pb_scenario_step_base (PbEdit *edit, PbPlan *plan, gint64 scenario_id, gint64 based_on)
{
  GError *error = NULL;

  if ((based_on != 0 && !pb_scenario_get (plan, based_on, &error)) || !check_ring (plan, scenario_id, based_on, &error))
    pb_edit_fail (edit, error);
  else if (based_on != 0)
    pb_edit_set_int (edit, scenario_id, PB_SCENARIO_PARENT, based_on);
  else
    pb_edit_set_null (edit, scenario_id, PB_SCENARIO_PARENT);
}

gboolean
pb_scenario_set_base (PbPlan *plan, gint64 scenario_id, gint64 based_on, GError **error)
{
  const char *name = pb_scenario_get_name (plan, scenario_id);
  PbEdit *edit;

  if (!pb_scenario_check_open (plan, scenario_id, error))
    return FALSE;
  edit = begin (plan, based_on != 0 ? g_strdup_printf (_("Base scenario “%s” on “%s”"), name,
                                                       pb_scenario_get_name (plan, based_on))
                                    : g_strdup_printf (_("Base scenario “%s” on the plan"), name));
  pb_scenario_step_base (edit, plan, scenario_id, based_on);
  return pb_edit_commit (edit, error);
}

GPtrArray *
pb_scenario_peek_children (PbPlan *plan, gint64 scenario_id)
{
  return pb_plan_peek_children (plan, PB_SCENARIO_PARENT, scenario_id);
}

gboolean
pb_scenario_delete (PbPlan *plan, gint64 scenario_id, GError **error)
{
  GPtrArray *children = pb_scenario_peek_children (plan, scenario_id);
  PbEdit *edit;

  if (!pb_scenario_check_open (plan, scenario_id, error))
    return FALSE;
  if (children->len > 0)
    {
      g_autofree char *names = pb_scenario_dup_names (children);

      g_set_error (
          error, PB_ERROR, PB_ERROR_INVALID,
          ngettext ("“%s” cannot be deleted: %s is based on it. Delete that one first, or base it on something else.",
                    "“%s” cannot be deleted: %s are based on it. Delete those first, or base them on something else.",
                    children->len),
          pb_scenario_get_name (plan, scenario_id), names);
      return FALSE;
    }
  edit = begin (plan, g_strdup_printf (_("Delete scenario “%s”"), pb_scenario_get_name (plan, scenario_id)));
  pb_edit_delete (edit, PB_TABLE_SCENARIO, scenario_id);
  return pb_edit_commit (edit, error);
}

gboolean
pb_scenario_restore_all (PbPlan *plan, gint64 scenario_id, GError **error)
{
  PbEdit *edit;

  if (!pb_scenario_check_open (plan, scenario_id, error))
    return FALSE;
  edit = begin (plan, g_strdup_printf (_("Restore all of scenario “%s”"), pb_scenario_get_name (plan, scenario_id)));
  for (guint i = 0; i < G_N_ELEMENTS (belongings); i++)
    {
      GPtrArray *rows = pb_plan_peek_children (plan, belongings[i].scenario, scenario_id);

      for (guint row = 0; belongings[i].table != PB_TABLE_RANGE && row < rows->len; row++)
        pb_edit_delete (edit, belongings[i].table, pb_record_get_id (rows->pdata[row]));
    }
  return pb_edit_commit (edit, error);
}
