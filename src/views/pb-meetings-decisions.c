/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-meetings-view-private.h"

#include <glib/gi18n-lib.h>

#include "model/pb-date.h"
#include "model/pb-meeting.h"
#include "pb-link-button.h"
#include "pb-pane-row.h"
#include "pb-pane-util.h"
#include "pb-view.h"

/* More numbers than these are counted. */
#define MAX_NUMBERS 8

static const PbChoiceInfo choice = {
  .owner = PB_DECISION_ASSIGNMENT_DECISION,
  .target = PB_DECISION_ASSIGNMENT_ASSIGNMENT,
  .heading = N_("Assignments that the decision is about"),
  .edit_label = N_("Change the decision's assignments"),
  .empty = N_("The plan has no assignments yet."),
};

static GtkWidget *
make_decision (gpointer data)
{
  static PbMeetingsButton buttons[] = {
    { "pb-compare-symbolic", NULL, "meetings.compare" },
    { "pb-edit-symbolic", NULL, "meetings.edit-decision" },
    { "pb-delete-symbolic", NULL, "meetings.delete-decision" },
  };
  GtkWidget *row, *link = pb_link_button_new (_("Assignments"), &choice);

  buttons[0].name = _("Compare the plan then with now");
  buttons[1].name = _("Edit decision");
  buttons[2].name = _("Delete the decision");
  row = pb_meetings_row_new (buttons, G_N_ELEMENTS (buttons));
  g_object_set_data (G_OBJECT (row), "pb-link", link);
  gtk_widget_set_valign (link, GTK_ALIGN_CENTER);
  pb_meetings_row_add (PB_MEETINGS_ROW (row), link);
  return row;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

/* "uppdrag 2, 16", "24 uppdrag". (transfer full) */
static char *
dup_assignments (PbRecord *decision)
{
  GPtrArray *links = pb_plan_peek_children (pb_record_get_plan (decision), PB_DECISION_ASSIGNMENT_DECISION,
                                            pb_record_get_id (decision));
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GString) text = g_string_new (NULL);

  if (links->len > MAX_NUMBERS)
    return g_strdup_printf (ngettext ("%u assignment", "%u assignments", links->len), links->len);
  for (guint i = 0; i < links->len; i++)
    {
      PbRecord *assignment = pb_record_get_ref (links->pdata[i], PB_DECISION_ASSIGNMENT_ASSIGNMENT);
      int number = assignment ? (int) pb_record_get_int (assignment, PB_ASSIGNMENT_NUMBER) : 0;

      g_array_append_val (numbers, number);
    }
  g_array_sort (numbers, compare_numbers);
  for (guint i = 0; i < numbers->len; i++)
    g_string_append_printf (text, "%s%d", i ? ", " : "", g_array_index (numbers, int, i));
  return numbers->len ? g_strdup_printf (C_("after a decision", "assignment %s"), text->str) : NULL;
}

static void
show_decision (GtkWidget *row, PbRecord *decision)
{
  const char *title = pb_record_get_title (decision), *body = pb_record_get_text (decision, PB_DECISION_BODY);
  g_autofree char *section = pb_decision_dup_section (decision), *assignments = dup_assignments (decision), *day = NULL;
  g_autofree char *words = NULL;
  g_autoptr (GString) detail = g_string_new (NULL);
  GDate date;

  if (pb_record_get_date (decision, PB_DECISION_DATE, &date))
    day = pb_date_format (&date);
  pb_pane_append_part (detail, body);
  pb_pane_append_part (detail, section);
  pb_pane_append_part (detail, assignments);
  words = g_strdup_printf ("%s, %s%s%s", title, detail->str, day ? ", " : "", day ? day : "");
  if (pb_record_get_text (decision, PB_DECISION_TEXT))
    g_string_append_printf (detail, "\n%s", pb_record_get_text (decision, PB_DECISION_TEXT));
  pb_meetings_row_set_texts (PB_MEETINGS_ROW (row), title, detail->str, day ? day : _("no date"), NULL, words);
  pb_meetings_row_set_target (PB_MEETINGS_ROW (row), "meetings.compare", g_variant_new_int64 (pb_record_get_id (decision)));
  pb_link_button_bind (g_object_get_data (G_OBJECT (row), "pb-link"), decision);
}

/* The latest first. */
void
pb_meetings_decisions_update (PbMeetingsView *self)
{
  GPtrArray *decisions = pb_plan_peek_records (self->plan, PB_TABLE_DECISION);

  gtk_stack_set_visible_child_name (self->decided, decisions->len ? "decisions" : "empty");
  for (guint i = 0; i < decisions->len; i++)
    show_decision (pb_pane_rows_get (self->decisions, i, make_decision, self), decisions->pdata[decisions->len - 1 - i]);
  pb_pane_rows_end (self->decisions, decisions->len);
}

GtkWidget *
pb_meetings_decisions_new (PbMeetingsView *self)
{
  GtkWidget *empty = adw_status_page_new (), *add = gtk_button_new_with_label (_("New decision"));
  GtkWidget *card = pb_meetings_card (_("Decisions"), _("in all years, the latest first"),
                                      pb_meetings_link (_("Add"), "meetings.add-decision"), &self->decisions);

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (empty), "pb-meetings-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (empty), _("No decisions yet"));
  adw_status_page_set_description (
    ADW_STATUS_PAGE (empty), _("A decision has a date, a body, a § and a text, and marks a moment to compare the plan with."));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "meetings.add-decision");
  gtk_widget_add_css_class (add, "pill");
  gtk_widget_set_halign (add, GTK_ALIGN_CENTER);
  adw_status_page_set_child (ADW_STATUS_PAGE (empty), add);
  gtk_widget_set_valign (card, GTK_ALIGN_START);
  self->decided = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->decided, card, "decisions");
  gtk_stack_add_named (self->decided, empty, "empty");
  return pb_meetings_scroll (GTK_WIDGET (self->decided), PB_MEETINGS_LIST_WIDTH);
}
