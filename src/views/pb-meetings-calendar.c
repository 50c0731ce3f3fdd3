/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-meetings-view-private.h"

#include <glib/gi18n-lib.h>

#include "model/pb-date.h"
#include "pb-card-page.h"
#include "pb-pane-row.h"
#include "pb-pane-util.h"
#include "pb-view.h"

static GtkWidget *
make_row (gpointer data)
{
  return pb_meetings_row_new (NULL, 0);
}

static GtkWidget *
make_month (gpointer data)
{
  GtkWidget *rows, *card = pb_meetings_card ("", "", NULL, &rows);

  g_object_set_data (G_OBJECT (card), "pb-rows", rows);
  return card;
}

/* The month that an occasion is listed in: a week's is its Thursday's; 13: no month is known. */
static int
month_of (const PbOccasion *occasion)
{
  GDate day = occasion->start;

  if (occasion->precision >= PB_PRECISION_SEASON)
    return 13;
  if (occasion->precision == PB_PRECISION_WEEK)
    g_date_add_days (&day, 3);
  return g_date_get_month (&day);
}

/* A month's weeks of the same meeting, and times of which no more is known than of each other, are one row. */
static gboolean
is_same (const PbOccasion *a, const PbOccasion *b)
{
  return a->nth > 0 && b->nth > 0 && a->record == b->record && a->past == b->past
         && (a->precision == PB_PRECISION_WEEK || g_date_compare (&a->start, &b->start) == 0);
}

static void
show_run (PbMeetingsRow *row, const PbYear *year, const PbOccasion *first, const PbOccasion *last, guint n)
{
  g_autofree char *when = NULL, *detail = NULL, *words = NULL;
  GDate thursday = last->start;

  pb_meetings_show_occasion (row, year, first);
  if (n == 1)
    return;
  g_date_add_days (&thursday, 3);
  when = first->precision == PB_PRECISION_WEEK
           ? g_strdup_printf ("%s–%u", first->when, g_date_get_iso8601_week_of_year (&thursday))
           : g_strdup (first->when);
  detail = g_strdup_printf (ngettext ("%u time", "%u times", n), n);
  words = g_strdup_printf ("%s, %s %s, %s%s%s", first->title, when, first->day, detail, first->past ? ", " : "",
                           first->past ? _("has been") : "");
  pb_meetings_row_set_texts (row, first->title, detail, when, first->day, words);
}

static guint
fill_month (PbMeetingsView *self, GtkWidget *rows, int month)
{
  GPtrArray *all = self->year->occasions;
  g_autofree gboolean *done = g_new0 (gboolean, all->len + 1);
  guint shown = 0;

  for (guint i = 0; i < all->len; i++)
    {
      const PbOccasion *first = all->pdata[i], *last = first;
      guint n = 1;

      if (done[i] || month_of (first) != month)
        continue;
      for (guint k = i + 1; k < all->len; k++)
        if (month_of (all->pdata[k]) == month && is_same (first, all->pdata[k]))
          {
            done[k] = TRUE;
            last = all->pdata[k];
            n++;
          }
      show_run (PB_MEETINGS_ROW (pb_pane_rows_get (rows, shown++, make_row, self)), self->year, first, last, n);
    }
  pb_pane_rows_end (rows, shown);
  return shown;
}

void
pb_meetings_calendar_update (PbMeetingsView *self)
{
  guint shown = 0;

  for (int month = 1; month <= 13; month++)
    {
      GtkWidget *card = pb_pane_rows_get (self->months, (guint) month - 1, make_month, self);
      guint n = fill_month (self, g_object_get_data (G_OBJECT (card), "pb-rows"), month);
      g_autofree char *title = month <= 12 ? pb_pane_capitalise (pb_date_month_name (month))
                                           : g_strdup (_("During the year, month not set"));

      pb_card_set_title (card, title, "");
      gtk_widget_set_visible (card, n > 0);
      shown += n;
    }
  gtk_widget_set_visible (gtk_widget_get_last_child (gtk_widget_get_parent (self->months)), shown == 0);
}

GtkWidget *
pb_meetings_calendar_new (PbMeetingsView *self)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 16);
  GtkWidget *empty = adw_status_page_new ();

  self->months = gtk_box_new (GTK_ORIENTATION_VERTICAL, 16);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (empty), "pb-meetings-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (empty), _("Nothing in this year"));
  adw_status_page_set_description (ADW_STATUS_PAGE (empty),
                                   _("Add a meeting with “New meeting”, or a recurring one beside the year wheel."));
  gtk_box_append (GTK_BOX (page), self->months);
  gtk_box_append (GTK_BOX (page), empty);
  return pb_meetings_scroll (page, PB_MEETINGS_LIST_WIDTH);
}
