/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/pb-latest-delay.h"
#include "test-scenario.h"

#define YEARS 4

/* Two boards, each with a gap that it starts with and one assignment's effect, 2024–2027, in kr. */
typedef struct
{
  gint64 boards[2], assignments[2];
} Boards;

static void
build (Boards *self, PbPlan *plan, const int gaps[2], const int effects[2][YEARS])
{
  PbEdit *edit;

  for (int i = 0; i < 2; i++)
    self->assignments[i] = test_add_assignment (plan, i + 1, i == 0 ? "Ett" : "Två");
  edit = pb_edit_new (plan, "Build");
  for (int i = 0; i < 2; i++)
    {
      gint64 sheet, gap, effect;

      self->boards[i] = test_add_board (edit, i == 0 ? "Norra" : "Södra");
      sheet = test_add_sheet (edit, self->boards[i], i == 0 ? "Norras" : "Södras", PB_UNIT_KR, PB_SIGN_COST_NEGATIVE);
      gap = test_add_line (edit, sheet, 0, "Utgångsläge", PB_LINE_GIVEN);
      effect = test_add_line (edit, sheet, 0, "Effekt", PB_LINE_GIVEN);
      test_add_line (edit, sheet, 0, "Resultat", PB_LINE_BALANCE);
      test_link_assignment (edit, self->assignments[i], effect, -1);
      for (int year = 0; year < YEARS; year++)
        {
          g_autofree char *period = g_strdup_printf ("%d", 2024 + year);
          gint64 column = test_add_column (edit, sheet, period, PB_MEASURE_PLAN);

          test_set_cell (edit, gap, column, gaps[i] * 100);
          test_set_cell (edit, effect, column, effects[i][year] * 100);
        }
    }
  test_commit (edit);
}

/* At both sides of every limit, and at every whole year, the answer is what the tables say with the driver set so. */
static void
assert_tables (PbPlan *plan, gint64 scenario, gint64 board, int year, const PbLatestDelay *latest)
{
  gint64 trial = test_create_scenario (plan, "Prov", scenario), assignment = pb_record_get_id (latest->assignment);
  double realisation = pb_scenario_get_driver (plan, scenario, assignment).realisation;

  for (int delay = 0; delay <= PB_SCENARIO_MAX_DELAY; delay++)
    {
      PbBalance state = PB_BALANCE_NONE;
      gboolean limit = (delay > 0 && latest->kept[delay] != latest->kept[delay - 1])
                       || (delay < PB_SCENARIO_MAX_DELAY && latest->kept[delay] != latest->kept[delay + 1]);

      if (!limit && delay % 12 != 0)
        continue;
      test_drive (plan, trial, assignment, delay, realisation);
      g_assert_true (pb_balance_get (plan, board, trial, year, NULL, &state));
      g_assert_cmpint (latest->kept[delay], ==, state != PB_BALANCE_DEFICIT);
    }
  g_assert_true (pb_scenario_delete (plan, trial, NULL));
}

typedef struct
{
  const char *name;
  int gap; /* kr, of the first board every year */
  int effect[YEARS];
  int year;
  PbLatestKind kind;
  int months;
  const char *words;
} Case;

/* Two rows in kr leave a rounding of one krona. Late by d months, 12 kr a year less is 1 kr a month. */
static const Case cases[] = {
  { "always", 0, { 0, 0, 0, 100 }, 2027, PB_LATEST_ANY, 120, "however late" },
  { "never", -500, { 0, 0, 0, 100 }, 2027, PB_LATEST_NEVER, 0, "never" },
  { "on-time", -1201, { 0, 0, 0, 1200 }, 2027, PB_LATEST_MONTHS, 0, "only on time" },
  { "some", -500, { 0, 0, 0, 1200 }, 2027, PB_LATEST_MONTHS, 7, "up to 7 months" },
  /* It costs: the year balances once the cost has been put off. */
  { "cost", 500, { 0, 0, 0, -1200 }, 2027, PB_LATEST_SPANS, 120, "at least 7 months" },
  /* The cost comes back as it goes on: 2027 has 2026's, then 2025's. */
  { "cost-between", 500, { 0, -1200, 0, -1200 }, 2027, PB_LATEST_SPANS, 120, "7–17 months or at least 31 months" },
  { "first-costs", -500, { 0, 1200, -1200, 1200 }, 2027, PB_LATEST_SPANS, 24 + 7,
    "up to 3 months or 21–31 months" },
  { "at-the-limit", -501, { 0, 0, 0, 500 }, 2027, PB_LATEST_MONTHS, 0, "only on time" },
};

static void
test_case (TestPlan *f, gconstpointer data)
{
  const Case *c = data;
  int gaps[2] = { c->gap, 0 }, effects[2][YEARS] = { { 0 }, { 1, 1, 1, 1 } };
  g_autofree char *words = NULL;
  PbLatestDelay latest;
  Boards b;

  memcpy (effects[0], c->effect, sizeof c->effect);
  build (&b, f->plan, gaps, effects);
  g_assert_true (pb_scenario_latest_delay (f->plan, 0, b.boards[0], b.assignments[0], c->year, &latest));
  words = pb_latest_delay_dup_words (&latest);
  assert_tables (f->plan, 0, b.boards[0], c->year, &latest);
  g_assert_cmpstr (words, ==, c->words);
  g_assert_cmpint (latest.kind, ==, c->kind);
  g_assert_cmpint (latest.months, ==, c->months);
}

/* Asked of every board, an assignment answers for those that it reaches; the others are named. */
static void
test_out_of_reach (TestPlan *f, gconstpointer data)
{
  static const int gaps[2] = { -500, -900 }, effects[2][YEARS] = { { 0, 0, 0, 1200 }, { 0, 0, 0, 100 } };
  g_autoptr (GArray) list = NULL;
  g_autofree char *outside = NULL, *before = NULL, *one = NULL;
  PbLatestDelay latest;
  Boards b;

  build (&b, f->plan, gaps, effects);
  list = pb_scenario_list_latest_delays (f->plan, 0, 0, 2027);
  g_assert_cmpuint (list->len, ==, 2);
  g_assert_cmpint (g_array_index (list, PbLatestDelay, 0).kind, ==, PB_LATEST_MONTHS);
  g_assert_cmpint (g_array_index (list, PbLatestDelay, 0).months, ==, 7);
  g_assert_cmpint (g_array_index (list, PbLatestDelay, 1).kind, ==, PB_LATEST_NEVER);
  outside = pb_latest_delay_dup_outside (f->plan, 0, 2027);
  g_assert_cmpstr (outside, ==, "In deficit 2027 as it is: Södra.");
  before = pb_latest_delay_dup_outside (f->plan, 0, 2026);
  g_assert_cmpstr (before, ==, "In deficit 2026 as it is: Norra, Södra.");
  one = pb_latest_delay_dup_outside (f->plan, 0, 2031);
  g_assert_null (one);
  /* A board that it cannot move answers for itself. */
  g_assert_true (pb_scenario_latest_delay (f->plan, 0, b.boards[1], b.assignments[0], 2027, &latest));
  g_assert_cmpint (latest.kind, ==, PB_LATEST_NEVER);
}

/* An assignment that has no effect anywhere is asked of the whole plan. */
static void
test_no_effect (TestPlan *f, gconstpointer data)
{
  static const int gaps[2] = { 0, 0 }, effects[2][YEARS] = { { 0, 0, 0, 1200 }, { 0, 0, 0, 100 } };
  gint64 idle = test_add_assignment (f->plan, 3, "Tre");
  PbLatestDelay latest;
  Boards b;

  build (&b, f->plan, gaps, effects);
  g_assert_true (pb_scenario_latest_delay (f->plan, 0, 0, idle, 2027, &latest));
  g_assert_cmpint (latest.kind, ==, PB_LATEST_ANY);
}

/* The reference plan, in three scenarios. */
static void
test_karlskrona (TestPlan *f, gconstpointer data)
{
  TestKarlskrona k;
  gint64 late, roomy;
  PbLatestDelay latest;

  test_build_karlskrona (&k, f->plan);
  late = test_create_scenario (f->plan, "Sent och 70 %", 0);
  test_drive (f->plan, late, k.assignments[2], 6, 70);
  roomy = test_create_scenario (f->plan, "Utrymme", 0);
  test_override (f->plan, roomy, test_find_line (f->plan, k.effects, "Ny organisering"),
                 test_column_at (f->plan, k.effects, 3), 4200000000);
  for (guint i = 0; i < 3; i++)
    {
      gint64 scenario = i == 0 ? 0 : i == 1 ? late : roomy;

      for (guint a = 2; a <= 5; a += 3)
        {
          g_assert_true (
            pb_scenario_latest_delay (f->plan, scenario, k.boards[1], k.assignments[a], 2027, &latest));
          assert_tables (f->plan, scenario, k.boards[1], 2027, &latest);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/latest-delay/%s", cases[i].name);

      g_test_add (path, TestPlan, &cases[i], test_plan_set_up, test_case, test_plan_tear_down);
    }
  test_plan_add ("/latest-delay/out-of-reach", TestPlan, test_out_of_reach);
  test_plan_add ("/latest-delay/no-effect", TestPlan, test_no_effect);
  test_plan_add ("/latest-delay/karlskrona", TestPlan, test_karlskrona);
  return g_test_run ();
}
