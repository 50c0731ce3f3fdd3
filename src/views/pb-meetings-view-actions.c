/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-meetings-view-private.h"

#include <glib/gi18n-lib.h>

#include "model/pb-error.h"
#include "model/pb-meeting.h"
#include "pb-meetings-forms.h"
#include "pb-pane-util.h"
#include "pb-then-dialog.h"
#include "pb-view.h"

static PbRecord *
find (GtkWidget *widget, PbTable table, GVariant *id)
{
  return pb_plan_get_record (PB_MEETINGS_VIEW (widget)->plan, table, g_variant_get_int64 (id));
}

static PbRecord *
get_meeting (GtkWidget *widget)
{
  PbMeetingsView *self = PB_MEETINGS_VIEW (widget);

  return self->meeting ? pb_plan_get_record (self->plan, PB_TABLE_MEETING, self->meeting) : NULL;
}

static void
page_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  pb_meetings_view_set_page (PB_MEETINGS_VIEW (widget),
                             g_str_equal (action, "meetings.calendar") ? PB_MEETINGS_CALENDAR : PB_MEETINGS_DECISIONS);
}

static void
year_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PbMeetingsView *self = PB_MEETINGS_VIEW (widget);

  pb_meetings_view_set_year (self, self->year_shown + (g_str_equal (action, "meetings.next-year") ? 1 : -1));
}

/* A meeting leads to its agenda; a recurring one that has no date to the dialog that gives it one. */
static void
open_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PbMeetingsView *self = PB_MEETINGS_VIEW (widget);
  const char *name;
  PbRecord *record;
  gint64 id;
  int table;

  g_variant_get (parameter, "(&sx)", &name, &id);
  table = pb_table_by_name (name);
  record = table >= 0 ? pb_plan_get_record (self->plan, table, id) : NULL;
  if (!record)
    return;
  if (table == PB_TABLE_MEETING)
    pb_meetings_view_show_record (self, record);
  else if (table == PB_TABLE_RECURRING && !pb_plan_get_read_only (self->plan))
    pb_meetings_edit_meeting (widget, self->plan, NULL, record, NULL);
  else if (table != PB_TABLE_RECURRING)
    pb_view_open_record (widget, name, id);
}

static void
add_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PbPlan *plan = PB_MEETINGS_VIEW (widget)->plan;

  if (g_str_equal (action, "meetings.add-meeting"))
    pb_meetings_edit_meeting (widget, plan, NULL, NULL, NULL);
  else if (g_str_equal (action, "meetings.add-recurring"))
    pb_meetings_edit_recurring (widget, plan, NULL);
  else if (g_str_equal (action, "meetings.add-decision"))
    pb_meetings_edit_decision (widget, plan, NULL);
  else if (get_meeting (widget))
    pb_meetings_edit_item (widget, get_meeting (widget), NULL);
}

static void
meeting_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PbRecord *meeting = get_meeting (widget);

  if (meeting && g_str_equal (action, "meetings.edit-meeting"))
    pb_meetings_edit_meeting (widget, PB_MEETINGS_VIEW (widget)->plan, meeting, NULL, NULL);
  else if (meeting)
    pb_meetings_delete (widget, meeting);
}

static void
recurring_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PbRecord *recurring = find (widget, PB_TABLE_RECURRING, parameter);

  if (recurring && g_str_equal (action, "meetings.edit-recurring"))
    pb_meetings_edit_recurring (widget, PB_MEETINGS_VIEW (widget)->plan, recurring);
  else if (recurring)
    pb_meetings_delete (widget, recurring);
}

static void
decision_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PbRecord *decision = find (widget, PB_TABLE_DECISION, parameter);

  if (decision && g_str_equal (action, "meetings.edit-decision"))
    pb_meetings_edit_decision (widget, PB_MEETINGS_VIEW (widget)->plan, decision);
  else if (decision && g_str_equal (action, "meetings.compare"))
    pb_then_dialog_present (GTK_WINDOW (gtk_widget_get_root (widget)), decision);
  else if (decision)
    pb_meetings_delete (widget, decision);
}

static void
item_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PbRecord *item = find (widget, PB_TABLE_AGENDA_ITEM, parameter);
  g_autoptr (GError) error = NULL;

  if (!item)
    return;
  if (g_str_equal (action, "meetings.edit-item"))
    {
      pb_meetings_edit_item (widget, NULL, item);
      return;
    }
  if (g_str_equal (action, "meetings.delete-item") ? pb_agenda_delete (item, &error)
                                                   : pb_agenda_move (item, g_str_equal (action, "meetings.item-up") ? -1 : 1,
                                                                     &error))
    return;
  if (g_error_matches (error, PB_ERROR, PB_ERROR_NOTHING))
    pb_view_say (widget, error->message);
  else
    pb_pane_check (widget, FALSE, g_steal_pointer (&error));
}

static void
tab_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  pb_meetings_view_set_page (PB_MEETINGS_VIEW (widget), (PbMeetingsPage) g_variant_get_int32 (parameter));
}

void
pb_meetings_view_install (GtkWidgetClass *klass)
{
  static const struct
  {
    const char *name;
    const char *type;
    GtkWidgetActionActivateFunc func;
  } actions[] = {
    { "meetings.calendar", NULL, page_action },
    { "meetings.decisions", NULL, page_action },
    { "meetings.page", "i", tab_action },
    { "meetings.next-year", NULL, year_action },
    { "meetings.previous-year", NULL, year_action },
    { "meetings.open", "(sx)", open_action },
    { "meetings.add-meeting", NULL, add_action },
    { "meetings.add-recurring", NULL, add_action },
    { "meetings.add-decision", NULL, add_action },
    { "meetings.add-item", NULL, add_action },
    { "meetings.edit-meeting", NULL, meeting_action },
    { "meetings.delete-meeting", NULL, meeting_action },
    { "meetings.edit-recurring", "x", recurring_action },
    { "meetings.delete-recurring", "x", recurring_action },
    { "meetings.compare", "x", decision_action },
    { "meetings.edit-decision", "x", decision_action },
    { "meetings.delete-decision", "x", decision_action },
    { "meetings.item-up", "x", item_action },
    { "meetings.item-down", "x", item_action },
    { "meetings.edit-item", "x", item_action },
    { "meetings.delete-item", "x", item_action },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (klass, actions[i].name, actions[i].type, actions[i].func);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Page_Down, GDK_CONTROL_MASK, "meetings.next-year", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Page_Up, GDK_CONTROL_MASK, "meetings.previous-year", NULL);
}
