/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-meetings-view-private.h"

#include <glib/gi18n-lib.h>

#include "model/pb-date.h"
#include "model/pb-meeting.h"
#include "pb-pane-row.h"
#include "pb-pane-util.h"
#include "pb-view.h"

static char *
dup_name (PbRecord *meeting)
{
  g_autofree char *day = NULL;
  GDate date;

  if (!pb_record_get_date (meeting, PB_MEETING_DATE, &date))
    return g_strdup (pb_record_get_title (meeting));
  day = pb_date_format (&date);
  return g_strdup_printf ("%s, %s", pb_record_get_title (meeting), day);
}

static GtkWidget *
make_item (gpointer data)
{
  static PbMeetingsButton buttons[] = {
    { "pb-sort-up-symbolic", NULL, "meetings.item-up" },
    { "pb-sort-down-symbolic", NULL, "meetings.item-down" },
    { "pb-edit-symbolic", NULL, "meetings.edit-item" },
    { "pb-delete-symbolic", NULL, "meetings.delete-item" },
  };

  buttons[0].name = _("Move up");
  buttons[1].name = _("Move down");
  buttons[2].name = _("Edit matter");
  buttons[3].name = _("Take off the agenda");
  return pb_meetings_row_new (buttons, G_N_ELEMENTS (buttons));
}

static void
show_item (PbMeetingsRow *row, PbRecord *item)
{
  PbRecord *decision = pb_record_get_ref (item, PB_AGENDA_ITEM_DECISION);
  const char *reference = pb_record_get_text (item, PB_AGENDA_ITEM_REFERENCE), *title = pb_record_get_title (item);
  g_autofree char *number = g_strdup_printf ("%u", pb_agenda_get_number (item));
  g_autofree char *section = decision ? pb_decision_dup_section (decision) : NULL, *words = NULL;
  g_autoptr (GString) detail = g_string_new (pb_enum_label (PB_ENUM_MATTER_KIND, pb_record_get_enum (item, PB_AGENDA_ITEM_KIND)));

  if (decision)
    {
      pb_pane_append_part (detail, pb_record_get_title (decision));
      pb_pane_append_part (detail, section);
    }
  pb_pane_append_part (detail, pb_record_get_text (item, PB_AGENDA_ITEM_TEXT));
  words = g_strdup_printf ("%s %s, %s%s%s", number, title, detail->str, reference ? ", " : "", reference ? reference : "");
  pb_meetings_row_set_number (row, number);
  pb_meetings_row_set_texts (row, title, detail->str, NULL, reference, words);
  pb_meetings_row_set_target (row, "meetings.edit-item", g_variant_new_int64 (pb_record_get_id (item)));
}

static void
update_facts (PbMeetingsView *self, PbRecord *meeting)
{
  PbRecord *board = pb_record_get_ref (meeting, PB_MEETING_BOARD);
  PbRecord *recurring = pb_record_get_ref (meeting, PB_MEETING_RECURRING);
  g_autofree char *time = pb_meeting_dup_time (meeting), *day = NULL, *capital = NULL;
  g_autoptr (GString) facts = g_string_new (NULL);
  GDate date;

  if (pb_record_get_date (meeting, PB_MEETING_DATE, &date))
    {
      g_autofree char *words = pb_date_format_long (&date);

      day = g_strdup_printf ("%s %s", pb_date_weekday_name (&date), words);
      capital = pb_pane_capitalise (day);
    }
  pb_pane_append_part (facts, capital);
  pb_pane_append_part (facts, time);
  pb_pane_append_part (facts, pb_record_get_text (meeting, PB_MEETING_PLACE));
  pb_pane_append_part (facts, board ? pb_record_get_title (board) : NULL);
  pb_pane_append_part (facts, recurring ? pb_record_get_title (recurring) : NULL);
  pb_pane_append_part (facts, pb_record_get_text (meeting, PB_MEETING_NOTE));
  gtk_label_set_text (self->facts, facts->str);
}

/* The year's meetings; the one shown stays, or the next one to come is. */
static void
fill_choice (PbMeetingsView *self)
{
  GPtrArray *all = pb_plan_peek_records (self->plan, PB_TABLE_MEETING);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint chosen = GTK_INVALID_LIST_POSITION, next = 0;
  GDate date;

  g_array_set_size (self->meetings, 0);
  for (guint i = 0; i < all->len; i++)
    if (pb_record_get_date (all->pdata[i], PB_MEETING_DATE, &date) && g_date_get_year (&date) == self->year_shown)
      {
        gint64 id = pb_record_get_id (all->pdata[i]);
        g_autofree char *name = dup_name (all->pdata[i]);

        if (id == self->meeting)
          chosen = self->meetings->len;
        if (g_date_compare (&date, &self->year->today) < 0)
          next = self->meetings->len + 1;
        gtk_string_list_append (names, name);
        g_array_append_val (self->meetings, id);
      }
  if (chosen == GTK_INVALID_LIST_POSITION && self->meetings->len)
    chosen = MIN (next, self->meetings->len - 1);
  self->meeting = self->meetings->len ? g_array_index (self->meetings, gint64, chosen) : 0;
  self->filling = TRUE;
  gtk_drop_down_set_model (self->choice, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->choice, chosen);
  self->filling = FALSE;
}

static void
show_meeting (PbMeetingsView *self)
{
  PbRecord *meeting;
  g_autoptr (GPtrArray) items = NULL;

  meeting = self->meeting ? pb_plan_get_record (self->plan, PB_TABLE_MEETING, self->meeting) : NULL;
  gtk_stack_set_visible_child_name (self->agenda, meeting ? "meeting" : "empty");
  if (!meeting)
    return;
  update_facts (self, meeting);
  items = pb_agenda_list (meeting);
  for (guint i = 0; i < items->len; i++)
    show_item (PB_MEETINGS_ROW (pb_pane_rows_get (self->items, i, make_item, self)), items->pdata[i]);
  pb_pane_rows_end (self->items, items->len);
  gtk_widget_set_visible (self->no_items, items->len == 0);
}

void
pb_meetings_agenda_update (PbMeetingsView *self)
{
  fill_choice (self);
  show_meeting (self);
}

/* The choice itself stays as it is: it is in the middle of its own work. */
static void
chosen_cb (GtkDropDown *choice, GParamSpec *pspec, PbMeetingsView *self)
{
  guint chosen = gtk_drop_down_get_selected (choice);

  if (self->filling || chosen >= self->meetings->len)
    return;
  self->meeting = g_array_index (self->meetings, gint64, chosen);
  show_meeting (self);
}

static GtkWidget *
new_head (PbMeetingsView *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *edit = pb_pane_icon_button ("pb-edit-symbolic", _("Edit meeting"));
  GtkWidget *remove = pb_pane_icon_button ("pb-delete-symbolic", _("Delete the meeting"));

  self->choice = GTK_DROP_DOWN (pb_pane_drop_down (NULL));
  pb_pane_name_inner (GTK_WIDGET (self->choice), _("Meeting"));
  pb_view_set_accessible_label (GTK_WIDGET (self->choice), _("Meeting"));
  gtk_widget_set_hexpand (GTK_WIDGET (self->choice), TRUE);
  g_signal_connect (self->choice, "notify::selected", G_CALLBACK (chosen_cb), self);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (edit), "meetings.edit-meeting");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (remove), "meetings.delete-meeting");
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->choice));
  gtk_box_append (GTK_BOX (head), edit);
  gtk_box_append (GTK_BOX (head), remove);
  return head;
}

GtkWidget *
pb_meetings_agenda_new (PbMeetingsView *self)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *empty = adw_status_page_new ();
  GtkWidget *card;

  self->meetings = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->facts = GTK_LABEL (pb_view_label ("", "pb-secondary"));
  gtk_label_set_wrap (self->facts, TRUE);
  gtk_label_set_width_chars (self->facts, 16);
  card = pb_meetings_card (_("Agenda"), "", pb_meetings_link (_("Add a matter"), "meetings.add-item"), &self->items);
  self->no_items = pb_view_label (_("No matters yet."), "pb-row pb-secondary");
  gtk_box_append (GTK_BOX (card), self->no_items);
  gtk_box_append (GTK_BOX (page), new_head (self));
  gtk_box_append (GTK_BOX (page), GTK_WIDGET (self->facts));
  gtk_box_append (GTK_BOX (page), card);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (empty), "pb-meetings-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (empty), _("No meeting with a date this year"));
  adw_status_page_set_description (ADW_STATUS_PAGE (empty), _("Add one with “New meeting”. Then it can have an agenda."));
  self->agenda = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->agenda, page, "meeting");
  gtk_stack_add_named (self->agenda, empty, "empty");
  gtk_stack_set_vhomogeneous (self->agenda, FALSE);
  return pb_meetings_scroll (GTK_WIDGET (self->agenda), PB_MEETINGS_LIST_WIDTH);
}
