/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the views ask of the window, and the actions that need no file. */
#include "pb-window-private.h"

#include <glib/gi18n-lib.h>

#include "model/pb-error.h"
#include "model/pb-follow-up.h"
#include "pb-preferences.h"
#include "pb-presentation.h"
#include "pb-proposal-export.h"
#include "views/pb-assignments-view.h"
#include "pb-calendar-export.h"
#include "views/pb-benchmarks-view.h"
#include "views/pb-meetings-view.h"
#include "views/pb-budget-view.h"
#include "views/pb-follow-up-dialog.h"
#include "views/pb-follow-up-view.h"

static void
show_view_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pb_window_show_view (PB_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

/* As show-view, and the keyboard goes along: the sidebar's arrows stay in the sidebar, a shortcut leads into the view.
 */
static void
go_to_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PbWindow *self = PB_WINDOW (widget);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *view;

  if (self->plan == NULL)
    return;
  pb_window_show_view (self, g_variant_get_string (parameter, NULL));
  view = gtk_stack_get_visible_child (self->views);
  if (focus && gtk_widget_is_ancestor (focus, view))
    return;
  if (!gtk_widget_grab_focus (view))
    gtk_widget_child_focus (view, GTK_DIR_TAB_FORWARD);
}

static void
about_plan_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pb_window_show_document (PB_WINDOW (widget));
}

/* To the view that was shown before the plan's own page. */
static void
back_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PbWindow *self = PB_WINDOW (widget);
  g_autofree char *view = g_settings_get_string (self->settings, "last-view");

  pb_window_show_view (self, view);
}

/* The assignment that a row hangs on; 0 where it hangs on none. */
static gint64
find_assignment (PbPlan *plan, PbTable table, PbRecord *record)
{
  switch ((int)table)
    {
    case PB_TABLE_ASSIGNMENT:
      return pb_record_get_id (record);
    case PB_TABLE_ACTIVITY:
      return pb_record_get_int (record, PB_ACTIVITY_ASSIGNMENT);
    case PB_TABLE_FOLLOW_UP:
      record = pb_follow_up_get_assignment (record);
      return record ? pb_record_get_id (record) : 0;
    case PB_TABLE_RISK:
      return pb_record_get_int (record, PB_RISK_ASSIGNMENT);
    case PB_TABLE_DECISION:
      {
        GPtrArray *links = pb_plan_peek_children (plan, PB_DECISION_ASSIGNMENT_DECISION, pb_record_get_id (record));

        return links->len ? pb_record_get_int (links->pdata[0], PB_DECISION_ASSIGNMENT_ASSIGNMENT) : 0;
      }
    default:
      return 0;
    }
}

static void
open_record_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PbWindow *self = PB_WINDOW (widget);
  const char *sql_name;
  PbRecord *record;
  gint64 id, assignment;
  int table;

  g_variant_get (parameter, "(&sx)", &sql_name, &id);
  table = pb_table_by_name (sql_name);
  record = self->plan && table >= 0 ? pb_plan_get_record (self->plan, table, id) : NULL;
  if (record == NULL)
    {
      pb_window_say (self, _("What you asked for is no longer in the plan."));
      return;
    }
  assignment = find_assignment (self->plan, table, record);
  if (assignment)
    {
      pb_window_show_view (self, "assignments");
      pb_assignments_view_select (PB_ASSIGNMENTS_VIEW (pb_window_ensure_view (self, "assignments")), assignment);
    }
  else if (table == PB_TABLE_GOAL || table == PB_TABLE_FOLLOW_UP)
    {
      pb_window_show_view (self, "follow-up");
      pb_follow_up_view_show_page (PB_FOLLOW_UP_VIEW (pb_window_ensure_view (self, "follow-up")), "goals");
    }
  else if (table == PB_TABLE_SHEET || table == PB_TABLE_LINE)
    {
      pb_window_show_view (self, "budget");
      pb_budget_view_show_record (PB_BUDGET_VIEW (pb_window_ensure_view (self, "budget")), record);
    }
  else if (table == PB_TABLE_INDICATOR || table == PB_TABLE_CLAIM)
    {
      pb_window_show_view (self, "benchmarks");
      pb_benchmarks_view_show_record (PB_BENCHMARKS_VIEW (pb_window_ensure_view (self, "benchmarks")), record);
    }
  else if (table == PB_TABLE_MEETING || table == PB_TABLE_DECISION)
    {
      pb_window_show_view (self, "meetings");
      pb_meetings_view_show_record (PB_MEETINGS_VIEW (pb_window_ensure_view (self, "meetings")), record);
    }
}

static void
new_meeting_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PbWindow *self = PB_WINDOW (widget);

  if (self->plan == NULL)
    return;
  pb_window_show_view (self, "meetings");
  gtk_widget_activate_action (pb_window_ensure_view (self, "meetings"), "meetings.add-meeting", NULL);
}

static void
export_calendar_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (PB_WINDOW (widget)->plan)
    pb_calendar_export (PB_WINDOW (widget));
}

static void
compare_scenarios_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PbWindow *self = PB_WINDOW (widget);

  if (self->plan == NULL)
    return;
  pb_window_show_view (self, "budget");
  pb_budget_view_compare (PB_BUDGET_VIEW (pb_window_ensure_view (self, "budget")));
}

static void
show_proposal_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PbWindow *self = PB_WINDOW (widget);

  if (self->plan == NULL)
    return;
  pb_window_show_view (self, "budget");
  pb_budget_view_show_proposal (PB_BUDGET_VIEW (pb_window_ensure_view (self, "budget")), g_variant_get_int64 (parameter));
}

static void
export_proposal_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gint64 scenario;
  const char *format;

  g_variant_get (parameter, "(x&s)", &scenario, &format);
  if (PB_WINDOW (widget)->plan)
    pb_proposal_export (PB_WINDOW (widget), scenario, format);
}

static void
print_proposal_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (PB_WINDOW (widget)->plan)
    pb_proposal_print (PB_WINDOW (widget), g_variant_get_int64 (parameter));
}

static void
filter_assignments_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PbWindow *self = PB_WINDOW (widget);

  if (self->plan == NULL)
    return;
  pb_window_show_view (self, "assignments");
  pb_assignments_view_filter (PB_ASSIGNMENTS_VIEW (pb_window_ensure_view (self, "assignments")),
                              g_variant_get_string (parameter, NULL));
}

static void
new_follow_up_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PbWindow *self = PB_WINDOW (widget);
  PbRecord *assignment;

  assignment
      = self->plan ? pb_plan_get_record (self->plan, PB_TABLE_ASSIGNMENT, g_variant_get_int64 (parameter)) : NULL;
  if (assignment)
    pb_follow_up_dialog_present (GTK_WINDOW (self), assignment);
}

static void
undo_redo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PbWindow *self = PB_WINDOW (widget);
  gboolean undo = g_str_equal (name, "win.undo");
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;

  if (self->plan == NULL)
    return;
  said = undo ? g_strdup_printf (_("Undone: %s"), pb_plan_get_undo_label (self->plan))
              : g_strdup_printf (_("Done again: %s"), pb_plan_get_redo_label (self->plan));
  if (undo ? pb_plan_undo (self->plan, &error) : pb_plan_redo (self->plan, &error))
    pb_window_say (self, said);
  else if (g_error_matches (error, PB_ERROR, PB_ERROR_NOTHING))
    pb_window_say (self, error->message);
  else
    pb_window_report (self, undo ? _("The edit could not be undone") : _("The edit could not be done again"),
                      error->message);
}

static PbPresentation *
find_presentation (PbPlan *plan)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (PB_IS_PRESENTATION (window) && pb_presentation_get_plan (PB_PRESENTATION (window)) == plan)
        return PB_PRESENTATION (window);
    }
  return NULL;
}

/* The keyboard comes back to where it was; a date being written becomes an edit when it loses it, and must before the plan
 * is held. */
static void
present_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PbWindow *self = PB_WINDOW (widget);
  g_autoptr (GtkWidget) focus = NULL;
  PbPresentation *shown;

  if (self->plan == NULL)
    return;
  shown = find_presentation (self->plan);
  if (shown)
    {
      gtk_window_present (GTK_WINDOW (shown));
      return;
    }
  if (!pb_window_finish_texts (widget))
    {
      pb_window_report (self, _("The plan cannot be shown just now"),
                        _("A text that you are writing could not be saved. The reason stands below it."));
      return;
    }
  focus = gtk_window_get_focus (GTK_WINDOW (self)) ? g_object_ref (gtk_window_get_focus (GTK_WINDOW (self))) : NULL;
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_window_present (GTK_WINDOW (pb_presentation_new (GTK_WINDOW (self), self->plan, self->settings)));
  if (focus && gtk_widget_get_root (focus) == GTK_ROOT (self))
    gtk_window_set_focus (GTK_WINDOW (self), focus);
}

static void
say_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pb_window_say (PB_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
show_error_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *heading, *sentence;

  g_variant_get (parameter, "(&s&s)", &heading, &sentence);
  if (g_str_equal (name, "win.show-unsaved"))
    pb_window_set_unsaved (PB_WINDOW (widget), sentence);
  pb_window_report (PB_WINDOW (widget), heading, sentence);
}

static void
search_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PbWindow *self = PB_WINDOW (widget);

  if (self->plan == NULL)
    return;
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->views), "benchmarks") == 0)
    {
      pb_benchmarks_view_focus_search (PB_BENCHMARKS_VIEW (pb_window_ensure_view (self, "benchmarks")));
      return;
    }
  pb_window_show_view (self, "assignments");
  pb_assignments_view_focus_search (PB_ASSIGNMENTS_VIEW (pb_window_ensure_view (self, "assignments")));
}

static void
new_window_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PbWindow *self = PB_WINDOW (widget);
  PbWindow *window = pb_window_new (PB_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));

  if (self->plan)
    pb_window_set_plan (window, self->plan);
  gtk_window_present (GTK_WINDOW (window));
}

static void
preferences_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWidget *preferences = pb_preferences_new (PB_WINDOW (widget));

  gtk_window_present (GTK_WINDOW (preferences));
}

static void
shortcuts_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/se/planbok/Planbok/pb-shortcuts.ui");
  GtkWindow *shortcuts = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  gtk_window_set_transient_for (shortcuts, GTK_WINDOW (widget));
  gtk_window_present (shortcuts);
}

static void
menu_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PbWindow *self = PB_WINDOW (widget);

  if (self->plan)
    gtk_menu_button_popup (self->menu_button);
  else if (self->welcome)
    pb_welcome_popup_menu (self->welcome);
}

static void
about_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_show_about_window (GTK_WINDOW (widget), "application-name", _("Planbok"), "application-icon", PB_APP_ID,
                         "version", PB_VERSION, "license-type", GTK_LICENSE_GPL_3_0, "comments",
                         _("The plan's assignments, money and comparisons in one book."), "developer-name",
                         _("The Planbok project"), NULL);
}

void
pb_window_install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.show-view", "s", show_view_cb);
  gtk_widget_class_install_action (klass, "win.go-to", "s", go_to_cb);
  gtk_widget_class_install_action (klass, "win.about-plan", NULL, about_plan_cb);
  gtk_widget_class_install_action (klass, "win.back", NULL, back_cb);
  gtk_widget_class_install_action (klass, "win.open-record", "(sx)", open_record_cb);
  gtk_widget_class_install_action (klass, "win.compare-scenarios", NULL, compare_scenarios_cb);
  gtk_widget_class_install_action (klass, "win.show-proposal", "x", show_proposal_cb);
  gtk_widget_class_install_action (klass, "win.export-proposal", "(xs)", export_proposal_cb);
  gtk_widget_class_install_action (klass, "win.print-proposal", "x", print_proposal_cb);
  gtk_widget_class_install_action (klass, "win.new-meeting", NULL, new_meeting_cb);
  gtk_widget_class_install_action (klass, "win.export-calendar", NULL, export_calendar_cb);
  gtk_widget_class_install_action (klass, "win.filter-assignments", "s", filter_assignments_cb);
  gtk_widget_class_install_action (klass, "win.new-follow-up", "x", new_follow_up_cb);
  gtk_widget_class_install_action (klass, "win.undo", NULL, undo_redo_cb);
  gtk_widget_class_install_action (klass, "win.redo", NULL, undo_redo_cb);
  gtk_widget_class_install_action (klass, "win.present", NULL, present_cb);
  gtk_widget_class_install_action (klass, "win.say", "s", say_cb);
  gtk_widget_class_install_action (klass, "win.show-error", "(ss)", show_error_cb);
  gtk_widget_class_install_action (klass, "win.show-unsaved", "(ss)", show_error_cb);
  gtk_widget_class_install_action (klass, "win.search", NULL, search_cb);
  gtk_widget_class_install_action (klass, "win.new-window", NULL, new_window_cb);
  gtk_widget_class_install_action (klass, "win.preferences", NULL, preferences_cb);
  gtk_widget_class_install_action (klass, "win.shortcuts", NULL, shortcuts_cb);
  gtk_widget_class_install_action (klass, "win.menu", NULL, menu_cb);
  gtk_widget_class_install_action (klass, "win.about", NULL, about_cb);
}
