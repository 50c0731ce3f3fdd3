/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-tornado.h"

#include <math.h>
#include "pb-assignment.h"
#include "pb-levers.h"

static gint64
size_of (const PbTornadoBar *bar)
{
  return MAX (ABS (bar->both), ABS (bar->better));
}

static int
compare_bars (gconstpointer a, gconstpointer b)
{
  gint64 first = size_of (a), second = size_of (b);

  return (first < second) - (first > second);
}

GArray *
pb_tornado_compute (PbPlan *plan, gint64 scenario_id, gint64 board_id, int year, int delay, double realisation)
{
  GArray *bars = g_array_new (FALSE, FALSE, sizeof (PbTornadoBar));
  g_autoptr (PbLevers) levers = NULL;
  int target;

  g_return_val_if_fail (PB_IS_PLAN (plan) && delay >= 0 && realisation >= 0 && realisation <= 200, bars);

  levers = pb_levers_new (plan, scenario_id, board_id, year, delay);
  target = pb_levers_find (levers, board_id, year);
  for (guint i = 0; target >= 0 && i < levers->n_levers; i++)
    {
      const PbLever *lever = &levers->levers[i];
      double percent = lever->driver.realisation;
      int late = lever->driver.delay + delay;
      PbTornadoBar bar = { lever->assignment, lever->line };

      bar.late = llround (pb_levers_change (levers, i, target, late, percent));
      bar.less = llround (pb_levers_change (levers, i, target, lever->driver.delay, percent * realisation / 100));
      bar.both = llround (pb_levers_change (levers, i, target, late, percent * realisation / 100));
      bar.better
          = llround (pb_levers_change (levers, i, target, lever->driver.delay, percent * (200 - realisation) / 100));
      if (bar.late != 0 || bar.less != 0 || bar.both != 0 || bar.better != 0)
        g_array_append_val (bars, bar);
    }
  g_array_sort (bars, compare_bars);
  return bars;
}

char *
pb_tornado_dup_name (const PbTornadoBar *bar)
{
  if (bar->assignment == NULL)
    return g_strdup (pb_record_get_title (bar->line));
  return g_strdup_printf ("%" G_GINT64_FORMAT " %s", pb_record_get_int (bar->assignment, PB_ASSIGNMENT_NUMBER),
                          pb_assignment_get_short_title (bar->assignment));
}
