/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench.h"
#include "bench-large.h"

#include "model/pb-certainty.h"
#include "model/pb-edit.h"
#include "model/pb-latest-delay.h"
#include "model/pb-random.h"
#include "model/pb-tornado.h"

/* What is asked of a scenario while somebody waits, on Karlskrona's plan, against the least that the same takes. */

#define N_ASSIGNMENTS 11 /* that have effect there: as many pairs of random numbers a draw */

typedef struct
{
  PbPlan *plan;
  gint64 scenario;
  gint64 assignment;
  int delay;
  double sink;
} Bench;

static const PbRange range = { 0, 0, 6, 80, 100, 100 };

static void
certainty_ours (gpointer data)
{
  Bench *bench = data;
  g_autoptr (PbCertainty) certainty = pb_certainty_new (bench->plan, bench->scenario, &range, PB_CERTAINTY_DRAWS, 1);
  guint n_assumed;

  if (pb_certainty_get_n_drawn (certainty, &n_assumed) != N_ASSIGNMENTS)
    g_error ("the floor draws for other assignments than the plan has");
  bench->sink += pb_certainty_get_chance (certainty, 0, 2027);
}

/* The same random numbers, and one sum of them. */
static void
certainty_floor (gpointer data)
{
  Bench *bench = data;

  for (guint assignment = 0; assignment < N_ASSIGNMENTS; assignment++)
    {
      PbRandom random;

      pb_random_init (&random, 1, assignment);
      for (guint i = 0; i < PB_CERTAINTY_DRAWS; i++)
        {
          double delay = pb_random_triangular (&random, range.delay_low, range.delay_likely, range.delay_high);
          double realised
              = pb_random_triangular (&random, range.realisation_low, range.realisation_likely, range.realisation_high);

          bench->sink += realised * (12 - delay);
        }
    }
}

static void
tornado_ours (gpointer data)
{
  Bench *bench = data;
  g_autoptr (GArray) bars = pb_tornado_compute (bench->plan, bench->scenario, 0, 2027, 6, 80);

  bench->sink += bars->len;
}

/* The tables once over: what setting one driver costs. */
static void
compute_floor (gpointer data)
{
  Bench *bench = data;
  gint64 ore = 0;

  /* Another scenario in force lets all that was computed go. */
  pb_plan_set_scenario (bench->plan, pb_plan_get_scenario (bench->plan) ? 0 : bench->scenario);
  pb_balance_get_all (bench->plan, bench->scenario, 2027, &ore, NULL);
  bench->sink += ore;
}

static void
latest_ours (gpointer data)
{
  Bench *bench = data;
  g_autoptr (GArray) list = pb_scenario_list_latest_delays (bench->plan, bench->scenario, 0, 2027);

  bench->sink += list->len;
}

/* A slider that moves: the edit, and every board's balance after it. */
static void
drag_ours (gpointer data)
{
  Bench *bench = data;
  g_autoptr (GError) error = NULL;
  gint64 ore = 0;

  bench->delay = bench->delay % 24 + 1;
  bench_must (
      pb_scenario_set_driver (bench->plan, bench->scenario, bench->assignment, bench->delay, 80, "drag", &error),
      &error);
  pb_balance_get_all (bench->plan, bench->scenario, 2027, &ore, NULL);
  bench->sink += ore;
}

static void
edit_floor (gpointer data)
{
  Bench *bench = data;
  g_autoptr (GError) error = NULL;

  bench->delay = bench->delay % 24 + 1;
  bench_must (
      pb_scenario_set_driver (bench->plan, bench->scenario, bench->assignment, bench->delay, 80, "drag", &error),
      &error);
}

int
main (void)
{
  g_autofree char *example = g_build_filename (g_getenv ("PLANBOK_DATADIR"), "examples", "karlskrona.planbok", NULL);
  g_autofree char *path = bench_path ("scenario.planbok");
  g_autoptr (GError) error = NULL;
  Bench bench = { 0 };

  bench.plan = pb_plan_create_from (path, example, &error);
  bench_must (bench.plan != NULL, &error);
  bench.scenario = pb_scenario_create (bench.plan, "Sent", 0, PB_SCENARIO_SCENARIO, NULL, &error);
  bench_must (bench.scenario != 0, &error);
  for (guint i = 0; i < 4; i++)
    {
      bench.assignment = pb_record_get_id (pb_plan_peek_records (bench.plan, PB_TABLE_ASSIGNMENT)->pdata[i]);
      bench_must (pb_scenario_set_driver (bench.plan, bench.scenario, bench.assignment, 6, 80, NULL, &error), &error);
    }
  bench_compare ("10 000 draws, all boards and years", "loop: the same random numbers, one sum", 101, NULL,
                 certainty_ours, certainty_floor, &bench);
  bench_compare ("tornado of a year", "the tables computed once", 101, NULL, tornado_ours, compute_floor, &bench);
  bench_compare ("latest delay of every assignment", "the tables computed once", 51, NULL, latest_ours, compute_floor,
                 &bench);
  bench_compare ("move a driver, balance after it", "the edit alone, on disk", 201, NULL, drag_ours, edit_floor,
                 &bench);
  pb_plan_close (bench.plan);
  g_clear_object (&bench.plan);
  bench_finish ();
  return bench.sink == 0;
}
