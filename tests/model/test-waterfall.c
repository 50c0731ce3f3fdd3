/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/pb-effect-stack.h"
#include "model/pb-waterfall.h"
#include "test-tables.h"

typedef struct
{
  PbWaterfallKind kind;
  const char *label;
  int tenths; /* of mnkr */
} Expected;

static void
assert_steps (PbWaterfall *waterfall, const Expected *expected, guint n)
{
  gint64 sum = 0;

  g_assert_nonnull (waterfall);
  g_assert_cmpuint (pb_waterfall_get_n_steps (waterfall), ==, n);
  for (guint i = 0; i < n; i++)
    {
      const PbWaterfallStep *step = pb_waterfall_get_step (waterfall, i);

      g_assert_cmpstr (step->label, ==, expected[i].label);
      g_assert_cmpint (step->kind, ==, expected[i].kind);
      g_assert_cmpint (step->ore, ==, MNKR (expected[i].tenths));
      if (step->kind == PB_WATERFALL_END)
        g_assert_cmpint (step->ore, ==, sum);
      else
        sum += step->ore;
      g_assert_cmpint (step->level, ==, sum);
      g_assert_true ((step->line == NULL) == (step->kind == PB_WATERFALL_GATHERED));
    }
}

static void
test_karlskrona (TestPlan *fixture, gconstpointer data)
{
  static const Expected fsn[] = {
    { PB_WATERFALL_START, "Nuvarande underskott", -450 },
    { PB_WATERFALL_CHANGE, "Demografisk anpassning", 23 },
    { PB_WATERFALL_CHANGE, "Utökad ram", -350 },
    { PB_WATERFALL_CHANGE, "Ökat tryck omställning", -150 },
    { PB_WATERFALL_CHANGE, "Krav på effektiviseringar", -167 },
    { PB_WATERFALL_EFFECT, "Ny organisering", 378 },
    { PB_WATERFALL_EFFECT, "Bostadskarriär", 147 },
    { PB_WATERFALL_EFFECT, "Översyn av bemanning", 109 },
    { PB_WATERFALL_EFFECT, "Hälsopaletten", 103 },
    { PB_WATERFALL_EFFECT, "Externa placeringar", 99 },
    { PB_WATERFALL_EFFECT, NULL, 85 }, /* its title is long: read from the plan */
    { PB_WATERFALL_EFFECT, "Lokaler", 44 },
    { PB_WATERFALL_GATHERED, "Five smaller effects", 128 },
    { PB_WATERFALL_END, "Underskott 2027", -1 },
  };
  static const Expected sn[] = {
    { PB_WATERFALL_START, "Nuvarande underskott VP 2024", -71 },
    { PB_WATERFALL_CHANGE, "Demografisk anpassning", 14 },
    { PB_WATERFALL_CHANGE, "Krav på effektiviseringar", -71 },
    { PB_WATERFALL_EFFECT, "Fortsatt arbete enligt 5S", 110 },
    { PB_WATERFALL_EFFECT, "Omorganisering", 18 },
    { PB_WATERFALL_END, "Underskott 2027", 0 },
  };
  g_autoptr (PbWaterfall) first = NULL;
  g_autoptr (PbWaterfall) second = NULL;
  g_autoptr (PbWaterfall) open = NULL;
  g_autoptr (PbWaterfall) few = NULL;
  Expected expected[G_N_ELEMENTS (fsn)];
  TestKarlskrona plan;

  test_build_karlskrona (&plan, fixture->plan);
  first = pb_waterfall_new (fixture->plan, plan.boards[1], 0, 2027, 8);
  memcpy (expected, fsn, sizeof fsn);
  expected[10].label = pb_waterfall_get_step (first, 10)->label;
  g_assert_true (g_str_has_prefix (expected[10].label, "Myndighetsutövning"));
  assert_steps (first, expected, G_N_ELEMENTS (fsn));
  g_assert_cmpint (pb_waterfall_get_unit (first), ==, PB_UNIT_MNKR);
  g_assert_cmpint (pb_waterfall_get_decimals (first), ==, 1);
  second = pb_waterfall_new (fixture->plan, plan.boards[0], 0, 2027, 8);
  assert_steps (second, sn, G_N_ELEMENTS (sn));
  /* Opened, every effect stands by itself; held tighter, changes are gathered too. */
  open = pb_waterfall_new (fixture->plan, plan.boards[1], 0, 2027, 0);
  g_assert_cmpuint (pb_waterfall_get_n_steps (open), ==, 1 + 4 + 12 + 1);
  few = pb_waterfall_new (fixture->plan, plan.boards[1], 0, 2027, 3);
  g_assert_cmpuint (pb_waterfall_get_n_steps (few), ==, 1 + 3 + 3 + 1);
  g_assert_cmpstr (pb_waterfall_get_step (few, 3)->label, ==, "Two smaller changes");
  g_assert_cmpint (pb_waterfall_get_step (few, 3)->ore, ==, MNKR (23 - 150));
  g_assert_null (pb_waterfall_new (fixture->plan, plan.boards[1], 0, 2030, 8));
  g_assert_null (pb_waterfall_new (fixture->plan, 4711, 0, 2027, 8));
}

/* Every board and year: the steps, opened or not, come to the balance to the öre. */
static void
test_sums (TestPlan *fixture, gconstpointer data)
{
  TestKarlskrona plan;

  test_build_karlskrona (&plan, fixture->plan);
  for (guint b = 0; b < 2; b++)
    {
      g_autoptr (GArray) years = pb_waterfall_years (fixture->plan, plan.boards[b], 0);

      g_assert_cmpuint (years->len, ==, 4);
      for (guint i = 0; i < years->len; i++)
        for (guint most = 0; most < 14; most++)
          {
            int year = g_array_index (years, gint, i);
            g_autoptr (PbWaterfall) waterfall = pb_waterfall_new (fixture->plan, plan.boards[b], 0, year, most);
            guint n = pb_waterfall_get_n_steps (waterfall);
            gint64 sum = 0;
            gint64 balance;

            for (guint k = 0; k + 1 < n; k++)
              sum += pb_waterfall_get_step (waterfall, k)->ore;
            g_assert_true (pb_balance_get (fixture->plan, plan.boards[b], 0, year, &balance, NULL));
            g_assert_cmpint (sum, ==, balance);
            g_assert_cmpint (pb_waterfall_get_step (waterfall, n - 1)->ore, ==, balance);
            g_assert_cmpint (pb_waterfall_get_step (waterfall, n - 1)->level, ==, balance);
          }
    }
}

/* Assignment 2 six months late and at 70 %: 0.7 × (14.7 + 7.7) / 2 = 7.84. */
static void
test_scenario (TestPlan *fixture, gconstpointer data)
{
  TestKarlskrona plan;
  g_autoptr (PbWaterfall) waterfall = NULL;
  const PbWaterfallStep *end;
  gint64 scenario, driver;
  gboolean found = FALSE;
  PbEdit *edit;

  test_build_karlskrona (&plan, fixture->plan);
  edit = pb_edit_new (fixture->plan, "Scenario");
  scenario = pb_edit_insert (edit, PB_TABLE_SCENARIO);
  pb_edit_set_text (edit, scenario, PB_SCENARIO_NAME, "Sent och 70 %");
  pb_edit_set_enum (edit, scenario, PB_SCENARIO_KIND, PB_SCENARIO_SCENARIO);
  pb_edit_set_int (edit, scenario, PB_SCENARIO_LOCKED, 0);
  driver = pb_edit_insert (edit, PB_TABLE_SCENARIO_DRIVER);
  pb_edit_set_int (edit, driver, PB_SCENARIO_DRIVER_SCENARIO, scenario);
  pb_edit_set_int (edit, driver, PB_SCENARIO_DRIVER_ASSIGNMENT, plan.assignments[2]);
  pb_edit_set_int (edit, driver, PB_SCENARIO_DRIVER_DELAY, 6);
  pb_edit_set_real (edit, driver, PB_SCENARIO_DRIVER_REALISATION, 70);
  test_commit (edit);

  waterfall = pb_waterfall_new (fixture->plan, plan.boards[1], scenario, 2027, 8);
  for (guint i = 0; i < pb_waterfall_get_n_steps (waterfall); i++)
    if (g_strcmp0 (pb_waterfall_get_step (waterfall, i)->label, "Bostadskarriär") == 0)
      {
        found = TRUE;
        g_assert_cmpint (pb_waterfall_get_step (waterfall, i)->ore, ==, MNKR (784) / 10);
      }
  g_assert_true (found);
  end = pb_waterfall_get_step (waterfall, pb_waterfall_get_n_steps (waterfall) - 1);
  g_assert_cmpint (end->ore, ==, MNKR (-696) / 10);
  g_assert_cmpint (pb_money_round (end->ore, PB_UNIT_MNKR, 1), ==, MNKR (-70));
  g_assert_cmpint (pb_waterfall_get_step (waterfall, pb_waterfall_get_n_steps (waterfall) - 2)->level, ==, end->ore);
}

/* The parts of each year come to what the effect row of the balance says. */
static void
test_stack (TestPlan *fixture, gconstpointer data)
{
  static const int rows[] = { 149, 676, 990, 1093 };
  TestKarlskrona plan;

  test_build_karlskrona (&plan, fixture->plan);
  for (guint most = 0; most < 14; most++)
    {
      g_autoptr (PbEffectStack) stack = pb_effect_stack_new (fixture->plan, plan.boards[1], 0, most);
      guint n = pb_effect_stack_get_n_series (stack);

      g_assert_cmpuint (n, ==, most == 0 ? 12 : MIN (most, 12));
      g_assert_cmpuint (pb_effect_stack_get_n_years (stack), ==, 4);
      for (guint year = 0; year < 4; year++)
        {
          gint64 sum = 0;

          g_assert_cmpint (pb_effect_stack_get_year (stack, year), ==, 2024 + (int) year);
          for (guint s = 0; s < n; s++)
            sum += pb_effect_stack_get_series (stack, s)->ore[year];
          g_assert_cmpint (sum, ==, MNKR (rows[year]));
        }
      if (most == 7)
        {
          const PbEffectSeries *second = pb_effect_stack_get_series (stack, 1);
          const PbEffectSeries *last = pb_effect_stack_get_series (stack, 6);

          g_assert_cmpstr (pb_effect_stack_get_series (stack, 0)->label, ==, "Ny organisering");
          g_assert_null (pb_effect_stack_get_series (stack, 0)->assignment);
          g_assert_nonnull (second->assignment);
          g_assert_cmpstr (last->label, ==, "Six smaller effects");
          g_assert_null (last->line);
        }
    }
  g_assert_null (pb_effect_stack_new (fixture->plan, 4711, 0, 7));
}

/* Two assignments share a line, its öre an odd number; a line without a figure is none, a zero no step. */
static void
test_shared (TestPlan *fixture, gconstpointer data)
{
  g_autoptr (PbWaterfall) waterfall = NULL;
  g_autoptr (PbEffectStack) stack = NULL;
  gint64 assignments[2];
  gint64 sheet, column, group, shared;
  PbEdit *edit;

  for (int i = 0; i < 2; i++)
    assignments[i] = test_add_assignment (fixture->plan, i + 1, "Uppdrag");
  edit = pb_edit_new (fixture->plan, "Build");
  sheet = test_add_sheet (edit, 0, "Balans", PB_UNIT_KR, PB_SIGN_COST_NEGATIVE);
  column = test_add_column (edit, sheet, "2025", PB_MEASURE_PLAN);
  test_set_cell (edit, test_add_line (edit, sheet, 0, "Underskott i dag", PB_LINE_GIVEN), column, -1000);
  test_set_cell (edit, test_add_line (edit, sheet, 0, "Ingen förändring", PB_LINE_GIVEN), column, 0);
  test_add_line (edit, sheet, 0, "Okänd förändring", PB_LINE_GIVEN);
  group = test_add_line (edit, sheet, 0, "Effekter", PB_LINE_SUM);
  shared = test_add_line (edit, sheet, group, "Delad", PB_LINE_GIVEN);
  test_set_cell (edit, shared, column, 101);
  test_add_line (edit, sheet, 0, "Balans", PB_LINE_BALANCE);
  test_link_assignment (edit, assignments[0], shared, -1);
  test_link_assignment (edit, assignments[1], shared, -1);
  test_commit (edit);

  waterfall = pb_waterfall_new (fixture->plan, 0, 0, 2025, 8);
  g_assert_cmpuint (pb_waterfall_get_n_steps (waterfall), ==, 3);
  g_assert_cmpint (pb_waterfall_get_step (waterfall, 1)->ore, ==, 101);
  g_assert_cmpint (pb_waterfall_get_step (waterfall, 2)->ore, ==, -899);
  stack = pb_effect_stack_new (fixture->plan, 0, 0, 0);
  g_assert_cmpuint (pb_effect_stack_get_n_series (stack), ==, 2);
  g_assert_cmpint (pb_effect_stack_get_series (stack, 0)->ore[0] + pb_effect_stack_get_series (stack, 1)->ore[0], ==, 101);
  g_assert_cmpint (ABS (pb_effect_stack_get_series (stack, 0)->ore[0] - 50), <=, 1);
}

/* Links in a ring have no value, so the balance has none and there is no way to it. */
static void
test_ring (TestPlan *fixture, gconstpointer data)
{
  gint64 sheet, column, first, second;
  PbEdit *edit = pb_edit_new (fixture->plan, "Build");

  sheet = test_add_sheet (edit, 0, "Balans", PB_UNIT_KR, PB_SIGN_COST_NEGATIVE);
  column = test_add_column (edit, sheet, "2025", PB_MEASURE_PLAN);
  test_set_cell (edit, test_add_line (edit, sheet, 0, "Underskott i dag", PB_LINE_GIVEN), column, -1000);
  first = test_add_line (edit, sheet, 0, "Länk", PB_LINE_LINKED);
  second = test_add_line (edit, sheet, 0, "Länk tillbaka", PB_LINE_LINKED);
  pb_edit_set_int (edit, first, PB_LINE_LINK, second);
  pb_edit_set_int (edit, second, PB_LINE_LINK, first);
  test_add_line (edit, sheet, 0, "Balans", PB_LINE_BALANCE);
  test_commit (edit);
  g_assert_null (pb_waterfall_new (fixture->plan, 0, 0, 2025, 8));
  g_assert_null (pb_effect_stack_new (fixture->plan, 0, 0, 8));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  pb_locale_set_language (PB_LANGUAGE_SWEDISH);
  test_plan_add ("/waterfall/karlskrona", TestPlan, test_karlskrona);
  test_plan_add ("/waterfall/sums", TestPlan, test_sums);
  test_plan_add ("/waterfall/scenario", TestPlan, test_scenario);
  test_plan_add ("/waterfall/stack", TestPlan, test_stack);
  test_plan_add ("/waterfall/shared", TestPlan, test_shared);
  test_plan_add ("/waterfall/ring", TestPlan, test_ring);
  return g_test_run ();
}
