/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The year wheel: where marks stand, how the keyboard walks them, that it says what the lists say; the view's pages. */
#include <adwaita.h>
#include <math.h>

#include "../model/test-util.h"
#include "draw/pb-wheel-plot.h"
#include "model/pb-date.h"
#include "model/pb-year.h"
#include "test-tree.h"
#include "views/pb-meetings-view.h"
#include "widgets/pb-year-wheel.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PangoContext, g_object_unref)

static const char *const months[] = { "jan.", "feb.", "mars", "apr.", "maj", "juni", "juli", "aug.", "sep.", "okt.", "nov.", "dec." };

static PangoContext *
create_context (double points)
{
  PangoFontDescription *font = pango_font_description_from_string ("Sans");
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());

  pango_font_description_set_size (font, (int) (points * PANGO_SCALE));
  pango_context_set_font_description (context, font);
  pango_font_description_free (font);
  return context;
}

static PbWheelData *
new_data (int year)
{
  PbWheelData *data = pb_wheel_data_new (year, months, 0x111);

  pb_wheel_data_set_title (data, "Årshjul");
  pb_wheel_data_add_ring (data, "Uppföljningar", PB_WHEEL_SQUARE);
  pb_wheel_data_add_ring (data, "Gemensam ledning", PB_WHEEL_DISC);
  pb_wheel_data_add_ring (data, "Facklig samverkan", PB_WHEEL_DOT);
  return data;
}

/* Clockwise from the top: in degrees, where the mark's middle is drawn. */
static double
get_angle (PbWheelPlot *plot, int mark, double size)
{
  double x, y, angle;
  PbBox box;

  pb_wheel_plot_get_mark (plot, mark, &box);
  x = box.x + box.width / 2 - size / 2;
  y = box.y + box.height / 2 - size / 2;
  angle = atan2 (x, -y) * 180 / G_PI;
  return angle < 0 ? angle + 360 : angle;
}

/* January at the top, clockwise; the leap day and day 366 in their places, further out what is reported. */
static void
test_places (void)
{
  static const struct
  {
    int year;
    double day; /* of the year, counted from 0, its middle */
    double angle;
  } places[] = {
    { 2026, 0.5, 0.49 },   { 2026, 90.5, 89.26 },  { 2026, 181.5, 179.01 }, { 2026, 364.5, 359.51 },
    { 2028, 59.5, 58.52 }, { 2028, 365.5, 359.51 }, { 2028, 274.5, 270 },
  };
  g_autoptr (PangoContext) context = create_context (10);

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (PbWheelData) data = new_data (places[i].year);
      double days = g_date_is_leap_year (places[i].year) ? 366 : 365;
      g_autoptr (PbWheelPlot) plot = NULL;
      PbBox outer, inner;

      for (guint ring = 0; ring < 3; ring++)
        pb_wheel_data_add_mark (data, ring, places[i].day / days, places[i].day / days, places[i].day / days, FALSE, "Dag");
      plot = pb_wheel_plot_new (data, context, 640, 640);
      for (int mark = 0; mark < 3; mark++)
        g_assert_cmpfloat_with_epsilon (get_angle (plot, mark, 640), places[i].angle, 0.01);
      pb_wheel_plot_get_mark (plot, 0, &outer);
      pb_wheel_plot_get_mark (plot, 2, &inner);
      g_assert_cmpfloat (hypot (outer.x + outer.width / 2 - 320, outer.y + outer.height / 2 - 320), >,
                         hypot (inner.x + inner.width / 2 - 320, inner.y + inner.height / 2 - 320) + 60);
      g_assert_cmpint (pb_wheel_plot_hit (plot, outer.x + 2, outer.y + 2), ==, 0);
      g_assert_cmpint (pb_wheel_plot_hit (plot, 320, 320), ==, -1);
    }
  g_autoptr (PbWheelData) leap = new_data (2028);
  g_assert_cmpfloat_with_epsilon (pb_wheel_data_get_month (leap, 2) * 366, 60, 1e-9);
  g_assert_cmpfloat_with_epsilon (pb_wheel_data_get_month (leap, 12), 1, 1e-9);
}

/* Every ring has its name, whatever stands on it, and no mark on top of it. */
static void
test_names (void)
{
  g_autoptr (PangoContext) context = create_context (10);

  for (double size = 340; size <= 900; size += 140)
    for (int n = 0; n <= 53; n += n < 12 ? 4 : 41)
      {
        g_autoptr (PbWheelData) data = new_data (2026);
        g_autoptr (PbWheelPlot) plot = NULL;

        for (guint ring = 0; ring < 3; ring++)
          for (int i = 0; i < n; i++)
            pb_wheel_data_add_mark (data, ring, (i + 0.5) / n, (i + 0.5) / n, (i + 0.5) / n, FALSE, "Möte");
        plot = pb_wheel_plot_new (data, context, size, size);
        for (guint ring = 0; ring < 3; ring++)
          {
            double from, to;
            gboolean beside;

            pb_wheel_plot_get_name (plot, ring, &from, &to, &beside);
            g_assert_cmpfloat (to - from, >, 0.01);
            g_assert_cmpfloat (to, <=, 0.26);
            g_assert_cmpfloat (from, >=, -0.26);
            for (int i = 0; i < n && !beside; i++)
              {
                double at = (i + 0.5) / n;

                g_assert_false (at > from && at < to);
                g_assert_false (at - 1 > from && at - 1 < to);
              }
          }
      }
}

static void
activated_cb (PbChart *chart, int item, int *activated)
{
  *activated = item;
}

static void
test_walk (void)
{
  GtkWidget *wheel = g_object_ref_sink (pb_year_wheel_new ());
  PbChart *chart = PB_CHART (wheel);
  g_autoptr (PbWheelData) data = new_data (2026);
  int activated = -1;

  pb_wheel_data_add_mark (data, 1, 0.1, 0.1, 0.1, TRUE, "a");
  pb_wheel_data_add_mark (data, 0, 0.3, 0.3, 0.3, TRUE, "b");
  pb_wheel_data_add_mark (data, 1, 0.5, 0.5, 0.5, FALSE, "c");
  pb_wheel_data_add_mark (data, 2, 0.95, 0.95, 0.95, FALSE, "d");
  pb_wheel_data_add_mark (data, 1, 0.98, 0.98, 0.98, FALSE, "e");
  g_assert_false (pb_chart_step (chart, PB_STEP_NEXT));
  pb_year_wheel_set_data (PB_YEAR_WHEEL (wheel), data);
  g_signal_connect (wheel, "item-activated", G_CALLBACK (activated_cb), &activated);
  static const struct
  {
    PbStep step;
    int item;
  } steps[] = {
    { PB_STEP_NEXT, 2 }, /* the first that is still to come */
    { PB_STEP_NEXT, 4 }, { PB_STEP_NEXT, 4 },  { PB_STEP_FIRST, 0 }, { PB_STEP_PREVIOUS, 0 },
    { PB_STEP_DOWN, 3 }, /* around the turn of the year */
    { PB_STEP_DOWN, 3 }, { PB_STEP_UP, 4 },    { PB_STEP_UP, 1 },    { PB_STEP_UP, 1 },
    { PB_STEP_DOWN, 0 }, { PB_STEP_LAST, 4 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      pb_chart_step (chart, steps[i].step);
      g_assert_cmpint (pb_chart_get_item (chart), ==, steps[i].item);
    }
  g_signal_emit_by_name (wheel, "item-activated", 4);
  g_assert_cmpint (activated, ==, 4);
  g_assert_cmpstr (pb_chart_get_description (chart), ==,
                   "Årshjul\nUppföljningar:\nb\nGemensam ledning:\na\nc\ne\nFacklig samverkan:\nd");
  g_assert_finalize_object (wheel);
}

static gint64
add_row (PbEdit *edit, PbTable table, PbColumn title, const char *text)
{
  gint64 id = pb_edit_insert (edit, table);

  pb_edit_set_text (edit, id, title, text);
  return id;
}

static void
fill (PbPlan *plan)
{
  PbEdit *edit = pb_edit_new (plan, "Fill");
  gint64 id = add_row (edit, PB_TABLE_RECURRING, PB_RECURRING_TITLE, "Gemensam ledning");

  pb_edit_set_text (edit, id, PB_RECURRING_FREQUENCY, "Varje månad");
  id = add_row (edit, PB_TABLE_RECURRING, PB_RECURRING_TITLE, "Facklig samverkan");
  pb_edit_set_text (edit, id, PB_RECURRING_FREQUENCY, "Varje vecka");
  id = add_row (edit, PB_TABLE_MEETING, PB_MEETING_TITLE, "Socialnämnden");
  pb_edit_set_text (edit, id, PB_MEETING_DATE, "2026-12-15");
  id = add_row (edit, PB_TABLE_DECISION, PB_DECISION_TITLE, "Planen antas");
  test_commit (edit);
}

static GtkWidget *
find_wheel (GtkWidget *widget)
{
  if (PB_IS_YEAR_WHEEL (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_wheel (child);

      if (found)
        return found;
    }
  return NULL;
}

/* What the wheel says is what the year holds, every one; and what the lists are made of. */
static void
test_view (TestPlan *f, gconstpointer data)
{
  GtkWidget *window = gtk_window_new (), *view, *wheel;
  g_autoptr (PbYear) year = NULL;
  GDate today;

  fill (f->plan);
  view = pb_meetings_view_new (f->plan);
  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 800);
  gtk_window_set_child (GTK_WINDOW (window), view);
  gtk_window_present (GTK_WINDOW (window));
  wheel = find_wheel (view);
  g_assert_nonnull (wheel);
  while (!pb_chart_get_title (PB_CHART (wheel)))
    g_main_context_iteration (NULL, TRUE);

  pb_date_today (&today);
  year = pb_year_new (f->plan, 2026, &today);
  /* Months, weeks, the ends of the tertials, and the meeting. */
  g_assert_cmpuint (year->occasions->len, ==, 12 + 53 + 3 + 1);
  for (guint i = 0; i < year->occasions->len; i++)
    {
      g_autofree char *words = pb_occasion_dup_words (year->occasions->pdata[i]);

      g_assert_nonnull (strstr (pb_chart_get_description (PB_CHART (wheel)), words));
      pb_chart_set_item (PB_CHART (wheel), (int) i);
      g_assert_cmpint (pb_chart_get_item (PB_CHART (wheel)), ==, (int) i);
    }

  /* Another year is another wheel, and the year's meeting is not in it. */
  gtk_widget_activate_action (view, "meetings.next-year", NULL);
  g_assert_null (strstr (pb_chart_get_description (PB_CHART (wheel)), "Socialnämnden"));
  gtk_widget_activate_action (view, "meetings.previous-year", NULL);
  g_assert_nonnull (strstr (pb_chart_get_description (PB_CHART (wheel)), "Socialnämnden"));

  /* A meeting that comes is on the wheel without more ado. */
  g_assert_true (pb_plan_undo (f->plan, NULL));
  while (strstr (pb_chart_get_description (PB_CHART (wheel)), "Socialnämnden"))
    g_main_context_iteration (NULL, TRUE);
  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/wheel/places", test_places);
  g_test_add_func ("/wheel/names", test_names);
  g_test_add_func ("/wheel/walk", test_walk);
  test_plan_add ("/meetings/view", TestPlan, test_view);
  return g_test_run ();
}
