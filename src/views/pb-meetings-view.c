/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-meetings-view-private.h"

#include <glib/gi18n-lib.h>

#include "model/pb-date.h"
#include "model/pb-meeting.h"
#include "pb-card-page.h"
#include "pb-extractable.h"
#include "pb-extracts-meetings.h"
#include "pb-pane-util.h"
#include "pb-refresh.h"
#include "pb-view.h"
#include "widgets/pb-focus.h"

static GPtrArray *list_extracts (PbExtractable *extractable);

static void
extractable_init (PbExtractableInterface *iface)
{
  iface->list = list_extracts;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PbMeetingsView, pb_meetings_view, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (PB_TYPE_EXTRACTABLE, extractable_init))

static const char *const page_names[] = { "wheel", "calendar", "agenda", "decisions" };

GtkWidget *
pb_meetings_link (const char *label, const char *action)
{
  GtkWidget *link = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (link), action);
  gtk_widget_add_css_class (link, "flat");
  gtk_widget_add_css_class (link, "pb-link");
  return link;
}

GtkWidget *
pb_meetings_card (const char *title, const char *subtitle, GtkWidget *link, GtkWidget **rows)
{
  GtkWidget *card = pb_card_new (title, subtitle, link);

  *rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (card), *rows);
  return card;
}

GtkWidget *
pb_meetings_scroll (GtkWidget *content, int most)
{
  GtkWidget *scroller = gtk_scrolled_window_new (), *clamp = adw_clamp_new ();

  gtk_widget_add_css_class (content, "pb-meetings-page");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), most);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), most);
  adw_clamp_set_child (ADW_CLAMP (clamp), content);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  return scroller;
}

/* Plans that cannot be written keep their buttons, but they do nothing. */
static void
update_actions (PbMeetingsView *self)
{
  static const char *const writing[] = { "meetings.add-meeting",    "meetings.add-recurring",  "meetings.add-decision",
                                         "meetings.add-item",       "meetings.edit-meeting",   "meetings.delete-meeting",
                                         "meetings.edit-recurring", "meetings.delete-recurring", "meetings.edit-decision",
                                         "meetings.delete-decision", "meetings.item-up",       "meetings.item-down",
                                         "meetings.edit-item",      "meetings.delete-item" };
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean writable = !pb_plan_get_read_only (self->plan);

  for (guint i = 0; i < G_N_ELEMENTS (writing); i++)
    gtk_widget_action_set_enabled (widget, writing[i], writable);
  gtk_widget_action_set_enabled (widget, "meetings.next-year", self->year_shown < 9000);
  gtk_widget_action_set_enabled (widget, "meetings.previous-year", self->year_shown > 1900);
}

void
pb_meetings_view_fill (PbMeetingsView *self)
{
  g_autofree char *text = g_strdup_printf ("%d", self->year_shown);
  g_autofree char *words = g_strdup_printf (_("The year %d"), self->year_shown);
  GDate today;

  pb_date_today (&today);
  g_clear_pointer (&self->year, pb_year_free);
  self->year = pb_year_new (self->plan, self->year_shown, &today);
  gtk_label_set_text (self->year_label, text);
  pb_view_set_accessible_label (GTK_WIDGET (self->year_label), words);
  update_actions (self);
  pb_meetings_wheel_update (self);
  pb_meetings_calendar_update (self);
  pb_meetings_agenda_update (self);
  pb_meetings_decisions_update (self);
}

static void
refresh (GtkWidget *widget)
{
  pb_meetings_view_fill (PB_MEETINGS_VIEW (widget));
}

void
pb_meetings_view_set_page (PbMeetingsView *self, PbMeetingsPage page)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->tabs[page]), TRUE);
  gtk_stack_set_visible_child_name (self->stack, page_names[page]);
  gtk_widget_set_visible (self->years, page != PB_MEETINGS_DECISIONS);
}

void
pb_meetings_view_set_year (PbMeetingsView *self, int year)
{
  self->year_shown = year;
  pb_meetings_view_fill (self);
}

static void
toggled_cb (PbMeetingsView *self, GtkToggleButton *button)
{
  for (guint i = 0; i < PB_MEETINGS_N_PAGES; i++)
    if (self->tabs[i] == GTK_WIDGET (button) && gtk_toggle_button_get_active (button))
      pb_meetings_view_set_page (self, i);
}

static GtkWidget *
new_tabs (PbMeetingsView *self)
{
  const char *const labels[] = { _("Year wheel"), _("Calendar"), _("Agenda"), _("Decisions") };
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);

  gtk_widget_add_css_class (box, "linked");
  gtk_widget_add_css_class (box, "pb-segments");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  pb_view_set_accessible_label (box, _("Show as"));
  for (guint i = 0; i < PB_MEETINGS_N_PAGES; i++)
    {
      self->tabs[i] = gtk_toggle_button_new_with_label (labels[i]);
      pb_view_set_accessible_label (self->tabs[i], labels[i]);
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->tabs[i]), GTK_TOGGLE_BUTTON (self->tabs[0]));
      gtk_box_append (GTK_BOX (box), self->tabs[i]);
      g_signal_connect_object (self->tabs[i], "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
    }
  /* One stop for Tab; arrows go between the segments. */
  pb_focus_leave_on_tab (box);
  return box;
}

static GtkWidget *
new_years (PbMeetingsView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *before = pb_pane_icon_button ("go-previous-symbolic", _("The year before"));
  GtkWidget *after = pb_pane_icon_button ("go-next-symbolic", _("The year after"));

  self->year_label = GTK_LABEL (g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->year_label), "pb-semibold");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (before), "meetings.previous-year");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (after), "meetings.next-year");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), before);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->year_label));
  gtk_box_append (GTK_BOX (box), after);
  self->years = box;
  return box;
}

static GtkWidget *
new_add (void)
{
  GtkWidget *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), pb_pane_decoration ("pb-add-symbolic"));
  gtk_box_append (GTK_BOX (box), gtk_label_new (_("New meeting")));
  gtk_button_set_child (GTK_BUTTON (button), box);
  pb_view_set_accessible_label (button, _("New meeting"));
  gtk_widget_set_tooltip_text (button, _("New meeting (Ctrl+M)"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "meetings.add-meeting");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

static GtkWidget *
new_export (void)
{
  GtkWidget *button = pb_pane_icon_button ("pb-export-symbolic", _("Export the calendar (.ics)"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.export-calendar");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

/* In two lines where one has no room. */
static GtkWidget *
new_head (PbMeetingsView *self)
{
  GtkWidget *head = pb_card_page_new (12);
  GtkWidget *left = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 16), *right = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "label",
                                   _("Meetings and decisions"), "xalign", 0.0, "wrap", TRUE, NULL);

  gtk_widget_add_css_class (title, "pb-view-title");
  gtk_box_append (GTK_BOX (left), title);
  gtk_box_append (GTK_BOX (left), new_tabs (self));
  gtk_widget_set_halign (right, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (right), new_years (self));
  gtk_box_append (GTK_BOX (right), new_export ());
  gtk_box_append (GTK_BOX (right), new_add ());
  pb_card_page_add (PB_CARD_PAGE (head), left, 0, 2);
  pb_card_page_add (PB_CARD_PAGE (head), right, 0, 1);
  gtk_widget_add_css_class (head, "pb-meetings-head");
  return head;
}

static GPtrArray *
list_extracts (PbExtractable *extractable)
{
  PbMeetingsView *self = PB_MEETINGS_VIEW (extractable);
  GPtrArray *list = pb_extractable_new_list ();
  GtkWidget *page = gtk_stack_get_visible_child (self->stack);
  PbRecord *meeting = self->meeting ? pb_plan_get_record (self->plan, PB_TABLE_MEETING, self->meeting) : NULL;

  if (page == gtk_stack_get_child_by_name (self->stack, page_names[PB_MEETINGS_DECISIONS]))
    g_ptr_array_add (list, pb_extracts_new_decisions (self->plan));
  else if (page == gtk_stack_get_child_by_name (self->stack, page_names[PB_MEETINGS_AGENDA]) && meeting)
    g_ptr_array_add (list, pb_extracts_new_agenda (meeting));
  else if (self->year)
    g_ptr_array_add (list, pb_extracts_new_year (self->year));
  return list;
}

static void
pb_meetings_view_dispose (GObject *object)
{
  PbMeetingsView *self = PB_MEETINGS_VIEW (object);
  GtkWidget *child;

  if (self->choice)
    g_signal_handlers_disconnect_by_data (self->choice, self);
  self->choice = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
  g_clear_pointer (&self->year, pb_year_free);
  g_clear_pointer (&self->meetings, g_array_unref);
  g_clear_object (&self->plan);
  G_OBJECT_CLASS (pb_meetings_view_parent_class)->dispose (object);
}

static void
pb_meetings_view_class_init (PbMeetingsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_meetings_view_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  pb_meetings_view_install (widget_class);
}

static void
pb_meetings_view_init (PbMeetingsView *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "pb-meetings");
}

GtkWidget *
pb_meetings_view_new (PbPlan *plan)
{
  PbMeetingsView *self = g_object_new (PB_TYPE_MEETINGS_VIEW, NULL);
  GDate today;

  self->plan = g_object_ref (plan);
  pb_date_today (&today);
  self->year_shown = pb_meeting_find_year (plan, &today);
  gtk_widget_set_parent (new_head (self), GTK_WIDGET (self));
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, pb_meetings_wheel_new (self), page_names[PB_MEETINGS_WHEEL]);
  gtk_stack_add_named (self->stack, pb_meetings_calendar_new (self), page_names[PB_MEETINGS_CALENDAR]);
  gtk_stack_add_named (self->stack, pb_meetings_agenda_new (self), page_names[PB_MEETINGS_AGENDA]);
  gtk_stack_add_named (self->stack, pb_meetings_decisions_new (self), page_names[PB_MEETINGS_DECISIONS]);
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->tabs[PB_MEETINGS_WHEEL]), TRUE);
  pb_refresh_attach (GTK_WIDGET (self), plan, refresh);
  return GTK_WIDGET (self);
}

void
pb_meetings_view_show_record (PbMeetingsView *self, PbRecord *record)
{
  GDate date;

  g_return_if_fail (PB_IS_MEETINGS_VIEW (self));

  if (pb_record_get_table (record) != PB_TABLE_MEETING)
    {
      pb_meetings_view_set_page (self, PB_MEETINGS_DECISIONS);
      return;
    }
  self->meeting = pb_record_get_id (record);
  if (pb_record_get_date (record, PB_MEETING_DATE, &date))
    self->year_shown = g_date_get_year (&date);
  pb_meetings_view_fill (self);
  pb_meetings_view_set_page (self, PB_MEETINGS_AGENDA);
  gtk_widget_grab_focus (GTK_WIDGET (self->choice));
}
