/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-scenario-actions.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "model/pb-error.h"
#include "model/pb-scenario.h"
#include "pb-adopt-dialog.h"
#include "pb-scenario-form.h"
#include "pb-view.h"

/* Lives as long as the group does. */
typedef struct
{
  GtkWidget *widget; /* weak */
  PbPlan *plan;
  GSimpleActionGroup *group; /* unowned: has this */
} Actions;

static GtkWindow *
get_window (Actions *self)
{
  GtkRoot *root = self->widget ? gtk_widget_get_root (self->widget) : NULL;

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

gboolean
pb_scenario_can_change (PbPlan *plan, gint64 scenario_id, const char **why)
{
  PbRecord *scenario = scenario_id ? pb_plan_get_record (plan, PB_TABLE_SCENARIO, scenario_id) : NULL;

  if (pb_plan_get_read_only (plan))
    *why = _("The plan can be read but not changed, and so can its scenarios.");
  else if (!scenario)
    *why = _("The plan’s own delays are not changed here: make a scenario to try them.");
  else if (pb_record_get_int (scenario, PB_SCENARIO_LOCKED))
    *why = _("The scenario is locked. Unlock it to change it, or work in a copy of it.");
  else
    *why = NULL;
  return *why == NULL;
}

/* What was refused is no fault of the file's: only what could not be written says so at the sidebar's foot. */
static void
report (Actions *self, GError *error)
{
  const char *heading = _("The scenario was not changed");

  if (!self->widget)
    g_error_free (error);
  else if (!pb_plan_get_read_only (self->plan) && g_error_matches (error, PB_ERROR, PB_ERROR_READ_ONLY))
    {
      gtk_widget_activate_action (self->widget, "win.show-error", "(ss)", heading, error->message);
      g_error_free (error);
    }
  else
    pb_view_report (self->widget, heading, error);
}

static gboolean
check (Actions *self, gboolean ok, GError *error)
{
  if (!ok)
    report (self, error);
  return ok;
}

static void
say (Actions *self, const char *format, const char *name)
{
  g_autofree char *text = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  text = g_strdup_printf (format, name);
#pragma GCC diagnostic pop
  if (self->widget)
    pb_view_say (self->widget, text);
}

static PbRecord *
get_scenario (Actions *self, GVariant *parameter)
{
  PbRecord *scenario = pb_plan_get_record (self->plan, PB_TABLE_SCENARIO, g_variant_get_int64 (parameter));

  if (!scenario)
    say (self, "%s", _("What you asked for is no longer in the plan."));
  return scenario;
}

static void
choose_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Actions *self = user_data;
  gint64 id = g_variant_get_int64 (parameter);

  if (pb_plan_get_scenario (self->plan) == id)
    return;
  pb_plan_set_scenario (self->plan, id);
  if (pb_plan_get_scenario (self->plan))
    say (self, _("Scenario in force: %s"), pb_scenario_get_name (self->plan, id));
  else
    say (self, "%s", _("The plan’s own figures are in force"));
}

static void
new_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Actions *self = user_data;

  pb_scenario_form_new (get_window (self), self->plan, g_variant_get_int64 (parameter));
}

static void
edit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PbRecord *scenario = get_scenario (user_data, parameter);

  if (scenario)
    pb_scenario_form_edit (get_window (user_data), scenario);
}

static void
duplicate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Actions *self = user_data;
  GError *error = NULL;
  gint64 id = pb_scenario_duplicate (self->plan, g_variant_get_int64 (parameter), NULL, &error);

  if (check (self, id != 0, error))
    pb_plan_set_scenario (self->plan, id);
}

static void
lock_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Actions *self = user_data;
  PbRecord *scenario = get_scenario (self, parameter);
  gboolean locked = scenario && pb_record_get_int (scenario, PB_SCENARIO_LOCKED);
  GError *error = NULL;
  gboolean ok;

  if (!scenario)
    return;
  ok = pb_scenario_set_locked (self->plan, pb_record_get_id (scenario), !locked, &error);
  if (check (self, ok, error))
    say (self, locked ? _("%s can be changed again") : _("%s is locked"), pb_record_get_title (scenario));
}

static void
restore_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Actions *self = user_data;
  gint64 id = g_variant_get_int64 (parameter);
  GError *error = NULL;
  gboolean ok = pb_scenario_restore_all (self->plan, id, &error);

  if (check (self, ok, error))
    say (self, _("%s is restored; Undo brings the changes back"), pb_scenario_get_name (self->plan, id));
}

static void
adopt_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PbRecord *scenario = get_scenario (user_data, parameter);

  if (scenario)
    pb_adopt_dialog_present (get_window (user_data), scenario);
}

/* What hangs on a scenario, in a sentence. */
static char *
dup_hanging (PbPlan *plan, gint64 id)
{
  GPtrArray *children = pb_scenario_peek_children (plan, id);
  guint cells = pb_plan_peek_children (plan, PB_SCENARIO_CELL_SCENARIO, id)->len;
  guint drivers = pb_plan_peek_children (plan, PB_SCENARIO_DRIVER_SCENARIO, id)->len;

  if (children->len)
    {
      g_autofree char *names = pb_scenario_dup_names (children);

      return g_strdup_printf (ngettext ("%s is based on it. Delete that one first, or base it on something else.",
                                        "%s are based on it. Delete those first, or base them on something else.",
                                        children->len),
                              names);
    }
  if (cells == 0 && drivers == 0)
    return g_strdup (_("It has no changes of its own. Undo brings it back."));
  return g_strdup_printf (_("With it go its own figures (%u) and its delays and realisations (%u). Undo brings all of it back."),
                          cells, drivers);
}

static void
delete_response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Actions *self = g_object_get_data (G_OBJECT (user_data), "pb-actions");
  gint64 id = *(gint64 *) g_object_get_data (G_OBJECT (dialog), "pb-scenario");
  GError *error = NULL;
  gboolean ok;

  if (!g_str_equal (response, "delete"))
    return;
  ok = pb_scenario_delete (self->plan, id, &error);
  if (check (self, ok, error))
    say (self, "%s", _("The scenario was deleted; Undo brings it back"));
}

static void
delete_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Actions *self = user_data;
  PbRecord *scenario = get_scenario (self, parameter);
  gint64 id = g_variant_get_int64 (parameter);
  g_autofree char *heading = NULL;
  g_autofree char *body = NULL;
  AdwMessageDialog *dialog;
  gboolean may;

  if (!scenario)
    return;
  may = pb_scenario_peek_children (self->plan, id)->len == 0;
  heading = g_strdup_printf (may ? _("Delete the scenario “%s”?") : _("The scenario “%s” cannot be deleted"),
                             pb_record_get_title (scenario));
  body = dup_hanging (self->plan, id);
  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (get_window (self), heading, body));
  adw_message_dialog_add_response (dialog, "cancel", may ? _("_Cancel") : _("_Close"));
  if (may)
    {
      adw_message_dialog_add_response (dialog, "delete", _("_Delete"));
      adw_message_dialog_set_response_appearance (dialog, "delete", ADW_RESPONSE_DESTRUCTIVE);
    }
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "pb-scenario", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (delete_response_cb), self->group, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static const GActionEntry entries[] = {
  { .name = "choose", .activate = choose_cb, .parameter_type = "x", .state = "int64 0" },
  { .name = "new", .activate = new_cb, .parameter_type = "x" },
  { .name = "edit", .activate = edit_cb, .parameter_type = "x" },
  { .name = "duplicate", .activate = duplicate_cb, .parameter_type = "x" },
  { .name = "lock", .activate = lock_cb, .parameter_type = "x" },
  { .name = "restore", .activate = restore_cb, .parameter_type = "x" },
  { .name = "adopt", .activate = adopt_cb, .parameter_type = "x" },
  { .name = "delete", .activate = delete_cb, .parameter_type = "x" },
};

/* Choosing what to look at is never an edit. */
static void
update (GSimpleActionGroup *group)
{
  Actions *self = g_object_get_data (G_OBJECT (group), "pb-actions");
  gboolean writable = !pb_plan_get_read_only (self->plan);

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (group), entries[i].name);

      if (entries[i].state)
        g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_int64 (pb_plan_get_scenario (self->plan)));
      else
        g_simple_action_set_enabled (G_SIMPLE_ACTION (action), writable);
    }
}

static void
actions_free (gpointer data)
{
  Actions *self = data;

  g_clear_weak_pointer (&self->widget);
  g_object_unref (self->plan);
  g_free (self);
}

GSimpleActionGroup *
pb_scenario_actions_new (GtkWidget *widget, PbPlan *plan)
{
  Actions *self = g_new0 (Actions, 1);

  self->group = g_simple_action_group_new ();
  self->plan = g_object_ref (plan);
  g_set_weak_pointer (&self->widget, widget);
  g_action_map_add_action_entries (G_ACTION_MAP (self->group), entries, G_N_ELEMENTS (entries), self);
  g_object_set_data_full (G_OBJECT (self->group), "pb-actions", self, actions_free);
  g_signal_connect_object (plan, "changed", G_CALLBACK (update), self->group, G_CONNECT_SWAPPED);
  g_signal_connect_object (plan, "notify::read-only", G_CALLBACK (update), self->group, G_CONNECT_SWAPPED);
  update (self->group);
  return self->group;
}

static void
append (GMenu *menu, const char *label, const char *action, gint64 id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "x", id);
  g_menu_append_item (menu, item);
}

static void
append_section (GMenu *menu, GMenu *section)
{
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  g_object_unref (section);
}

/* What a locked scenario refuses is not offered; unlocking it is. */
GMenuModel *
pb_scenario_actions_menu (PbPlan *plan, gint64 scenario_id)
{
  PbRecord *scenario = scenario_id ? pb_plan_get_record (plan, PB_TABLE_SCENARIO, scenario_id) : NULL;
  gboolean locked = scenario && pb_record_get_int (scenario, PB_SCENARIO_LOCKED);
  GMenu *menu = g_menu_new ();
  GMenu *own = g_menu_new (), *others = g_menu_new (), *end = g_menu_new ();

  if (scenario && !locked)
    append (own, _("_Name, Kind and Note…"), "scenario.edit", scenario_id);
  if (scenario)
    append (own, locked ? _("_Unlock") : _("_Lock"), "scenario.lock", scenario_id);
  if (scenario && !locked)
    append (own, _("_Restore All"), "scenario.restore", scenario_id);
  if (scenario)
    append (others, _("_Duplicate"), "scenario.duplicate", scenario_id);
  append (others, _("New _Based on This…"), "scenario.new", scenario_id);
  if (scenario)
    {
      append (others, _("The _Proposal…"), "win.show-proposal", scenario_id);
      append (end, _("_Make These the Plan’s Figures…"), "scenario.adopt", scenario_id);
      append (end, _("D_elete…"), "scenario.delete", scenario_id);
    }
  append_section (menu, own);
  append_section (menu, others);
  append_section (menu, end);
  return G_MENU_MODEL (menu);
}
