/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-meetings-view-private.h"

#include <glib/gi18n-lib.h>

#include "model/pb-date.h"
#include "model/pb-meeting.h"
#include "pb-card-page.h"
#include "pb-pane-row.h"
#include "pb-pane-util.h"
#include "pb-picture-menu.h"
#include "pb-view.h"
#include "widgets/pb-year-wheel.h"

/* How many the list of what is next shows; the calendar has all. */
#define MAX_NEXT 8

PbWheelShape
pb_meetings_get_shape (const PbYear *year, guint ring)
{
  static const PbWheelShape shapes[] = { PB_WHEEL_DISC,  PB_WHEEL_DIAMOND, PB_WHEEL_TRIANGLE,
                                         PB_WHEEL_PENTAGON, PB_WHEEL_CROSS };
  const PbRing *of = year->rings->pdata[ring];
  guint n = 0;

  if (of->weekly)
    return PB_WHEEL_DOT;
  if (of->kind == PB_RING_REPORTS)
    return PB_WHEEL_SQUARE;
  if (of->kind == PB_RING_MEETINGS)
    return PB_WHEEL_HEXAGON;
  if (of->kind == PB_RING_MILESTONES)
    return PB_WHEEL_FLAG;
  for (guint i = 0; i < ring; i++)
    n += ((PbRing *) year->rings->pdata[i])->kind == PB_RING_RECURRING;
  return shapes[n % G_N_ELEMENTS (shapes)];
}

void
pb_meetings_show_occasion (PbMeetingsRow *row, const PbYear *year, const PbOccasion *occasion)
{
  g_autofree char *words = pb_occasion_dup_words (occasion);
  PbTable table = occasion->record ? pb_record_get_table (occasion->record) : PB_TABLE_PERIOD;

  pb_meetings_row_set_texts (row, occasion->title, occasion->detail, occasion->when, occasion->day, words);
  pb_meetings_row_set_shape (row, pb_meetings_get_shape (year, occasion->ring), occasion->precision != PB_PRECISION_DAY,
                             occasion->past);
  pb_meetings_row_set_target (row, occasion->record && table != PB_TABLE_PERIOD ? "meetings.open" : NULL,
                              g_variant_new ("(sx)", pb_table_info (table)->name,
                                             occasion->record ? pb_record_get_id (occasion->record) : (gint64) 0));
}

/* Marks in the order of the year's occasions, so that an item of the wheel is one of them. */
static PbWheelData *
new_data (const PbYear *year, int period_kind)
{
  static const guint strong[] = { 1u << 0 | 1u << 4 | 1u << 8, 1u << 0 | 1u << 3 | 1u << 6 | 1u << 9, 1u << 0 | 1u << 6, 1u << 0 };
  const char *months[12];
  PbWheelData *data;
  g_autofree char *title = g_strdup_printf (_("The year wheel %d"), year->year);

  for (int i = 0; i < 12; i++)
    months[i] = pb_date_month_short (i + 1);
  data = pb_wheel_data_new (year->year, months, strong[MAX (period_kind, 0)]);
  pb_wheel_data_set_title (data, title);
  for (guint i = 0; i < year->rings->len; i++)
    pb_wheel_data_add_ring (data, ((PbRing *) year->rings->pdata[i])->title, pb_meetings_get_shape (year, i));
  for (guint i = 0; i < year->occasions->len; i++)
    {
      const PbOccasion *occasion = year->occasions->pdata[i];
      g_autofree char *words = pb_occasion_dup_words (occasion);
      GDate after = occasion->end;
      double from = pb_year_get_position (year, &occasion->start), to;

      g_date_add_days (&after, 1);
      to = pb_year_get_position (year, &after);
      if (occasion->turns > 1)
        {
          double part = (to - from) / occasion->turns;

          from += part * (occasion->turn - 1);
          to = from + part;
        }
      if (occasion->precision == PB_PRECISION_DAY)
        to = from;
      pb_wheel_data_add_mark (data, occasion->ring, pb_occasion_get_middle (year, occasion), from, to, occasion->past, words);
    }
  return data;
}

static void
set_today (PbMeetingsView *self, PbWheelData *data, int period_kind)
{
  double today = pb_year_get_today (self->year);
  g_autofree char *words = NULL, *code = NULL, *period = NULL;

  if (today < 0)
    return;
  words = g_strdup_printf (_("today, %d %s"), g_date_get_day (&self->year->today),
                           pb_date_month_name (g_date_get_month (&self->year->today)));
  code = period_kind >= 0 ? pb_period_at (period_kind, &self->year->today) : NULL;
  period = code ? pb_period_format_short (code) : NULL;
  pb_wheel_data_set_today (data, today, words, period);
}

static void
update_wheel (PbMeetingsView *self)
{
  PbRecord *document = pb_plan_get_document (self->plan);
  int kind = pb_record_get_enum (document, PB_PLAN_PERIOD_KIND);
  g_autoptr (PbWheelData) data = new_data (self->year, kind);

  set_today (self, data, kind);
  pb_year_wheel_set_data (PB_YEAR_WHEEL (self->wheel), data);
  pb_picture_menu_set_words (PB_PICTURE_MENU (self->menu), pb_wheel_data_get_title (data), NULL,
                             pb_record_get_title (document));
}

static GtkWidget *
make_row (gpointer data)
{
  return pb_meetings_row_new (NULL, 0);
}

static GtkWidget *
make_recurring (gpointer data)
{
  static PbMeetingsButton buttons[] = {
    { "pb-edit-symbolic", NULL, "meetings.edit-recurring" },
    { "pb-delete-symbolic", NULL, "meetings.delete-recurring" },
  };

  buttons[0].name = _("Edit recurring meeting");
  buttons[1].name = _("Delete the recurring meeting");
  return pb_meetings_row_new (buttons, G_N_ELEMENTS (buttons));
}

static void
update_next (PbMeetingsView *self)
{
  gboolean now = g_date_get_year (&self->year->today) == self->year->year;
  g_autoptr (GPtrArray) next = pb_year_list_next (self->year, 0);
  guint shown = MIN (next->len, MAX_NEXT);
  g_autofree char *subtitle = next->len > shown ? g_strdup_printf (_("%u of %u"), shown, next->len)
                              : now             ? g_strdup (_("to the end of the year"))
                                                : g_strdup_printf ("%d", self->year->year);

  pb_card_set_title (self->next, now ? C_("heading", "Next") : _("Coming"), subtitle);
  for (guint i = 0; i < shown; i++)
    pb_meetings_show_occasion (PB_MEETINGS_ROW (pb_pane_rows_get (self->next_rows, i, make_row, self)), self->year,
                               next->pdata[i]);
  pb_pane_rows_end (self->next_rows, shown);
  gtk_widget_set_visible (self->next, shown > 0);
}

static void
update_recurring (PbMeetingsView *self)
{
  GPtrArray *recurring = self->year->recurring;

  for (guint i = 0; i < recurring->len; i++)
    {
      const PbYearRecurring *said = recurring->pdata[i];
      PbMeetingsRow *row = PB_MEETINGS_ROW (pb_pane_rows_get (self->recurring_rows, i, make_recurring, self));
      const char *title = pb_record_get_title (said->recurring);
      g_autofree char *words = g_strdup_printf ("%s, %s, %s", title, said->frequency, said->note);
      g_autoptr (GString) detail = g_string_new (said->frequency);

      pb_pane_append_part (detail, pb_record_get_text (said->recurring, PB_RECURRING_PARTICIPANTS));
      pb_meetings_row_set_texts (row, title, detail->str, NULL, said->note, words);
      pb_meetings_row_set_shape (row, pb_meetings_get_shape (self->year, said->ring), said->n_dated == 0, said->n == 0);
      pb_meetings_row_set_target (row, "meetings.edit-recurring", g_variant_new_int64 (pb_record_get_id (said->recurring)));
    }
  pb_pane_rows_end (self->recurring_rows, recurring->len);
  gtk_widget_set_visible (self->recurring_empty, recurring->len == 0);
}

static GtkWidget *
make_sentence (gpointer data)
{
  GtkWidget *label = pb_view_label ("", "pb-row");

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), 16);
  return label;
}

static void
update_elsewhere (PbMeetingsView *self)
{
  GPtrArray *sentences = self->year->elsewhere;

  for (guint i = 0; i < sentences->len; i++)
    gtk_label_set_text (GTK_LABEL (pb_pane_rows_get (self->elsewhere_rows, i, make_sentence, self)), sentences->pdata[i]);
  pb_pane_rows_end (self->elsewhere_rows, sentences->len);
  gtk_widget_set_visible (self->elsewhere, sentences->len > 0);
}

/* The last in the table's order: by date. */
static void
update_latest (PbMeetingsView *self)
{
  GPtrArray *decisions = pb_plan_peek_records (self->plan, PB_TABLE_DECISION);
  PbRecord *decision = decisions->len ? decisions->pdata[decisions->len - 1] : NULL;

  gtk_widget_set_visible (self->latest, decision != NULL);
  if (decision)
    {
      g_autofree char *facts = pb_decision_dup_facts (decision);
      g_autofree char *words = g_strdup_printf ("%s, %s", pb_record_get_title (decision), facts);
      PbMeetingsRow *row = PB_MEETINGS_ROW (pb_pane_rows_get (self->latest_rows, 0, make_row, self));

      pb_meetings_row_set_texts (row, pb_record_get_title (decision), facts, NULL, NULL, words);
      pb_meetings_row_set_target (row, "meetings.compare", g_variant_new_int64 (pb_record_get_id (decision)));
    }
}

void
pb_meetings_wheel_update (PbMeetingsView *self)
{
  update_wheel (self);
  update_next (self);
  update_recurring (self);
  update_elsewhere (self);
  update_latest (self);
}

static void
activated_cb (PbChart *wheel, int item, PbMeetingsView *self)
{
  const PbOccasion *occasion = self->year->occasions->pdata[item];

  if (occasion->record)
    gtk_widget_activate_action (GTK_WIDGET (wheel), "meetings.open", "(sx)",
                                pb_table_info (pb_record_get_table (occasion->record))->name,
                                pb_record_get_id (occasion->record));
}

static GtkWidget *
new_side (PbMeetingsView *self)
{
  GtkWidget *side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 16);
  GtkWidget *legend = pb_view_label (_("Grey has been, blue is to come. Hollow: the plan gives no day."), "pb-small pb-secondary");
  GtkWidget *recurring;

  self->next = pb_meetings_card (C_("heading", "Next"), "", pb_meetings_link (_("Calendar"), "meetings.calendar"),
                                 &self->next_rows);
  recurring = pb_meetings_card (_("Recurring"), "", pb_meetings_link (_("Add"), "meetings.add-recurring"),
                                &self->recurring_rows);
  self->recurring_empty = pb_view_label (_("No recurring meetings yet."), "pb-row pb-secondary");
  gtk_box_append (GTK_BOX (recurring), self->recurring_empty);
  self->elsewhere = pb_meetings_card (_("Not on the wheel"), "", NULL, &self->elsewhere_rows);
  self->latest = pb_meetings_card (_("Latest decision"), "", pb_meetings_link (_("Decisions"), "meetings.decisions"),
                                   &self->latest_rows);
  gtk_label_set_wrap (GTK_LABEL (legend), TRUE);
  gtk_box_append (GTK_BOX (side), self->next);
  gtk_box_append (GTK_BOX (side), recurring);
  gtk_box_append (GTK_BOX (side), legend);
  gtk_box_append (GTK_BOX (side), self->elsewhere);
  gtk_box_append (GTK_BOX (side), self->latest);
  return side;
}

GtkWidget *
pb_meetings_wheel_new (PbMeetingsView *self)
{
  GtkWidget *page = pb_card_page_new (16), *left = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->wheel = PB_CHART (pb_year_wheel_new ());
  self->menu = pb_picture_menu_new (self->wheel);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_END);
  g_signal_connect (self->wheel, "item-activated", G_CALLBACK (activated_cb), self);
  gtk_box_append (GTK_BOX (left), GTK_WIDGET (self->wheel));
  gtk_box_append (GTK_BOX (left), self->menu);
  pb_card_page_add (PB_CARD_PAGE (page), left, 0, 8);
  pb_card_page_add (PB_CARD_PAGE (page), new_side (self), 0, 5);
  return pb_meetings_scroll (page, 1500);
}
