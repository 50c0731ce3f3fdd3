/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-tables.h"

static void
test_effects (TestPlan *fixture, gconstpointer data)
{
  static const int totals[] = { 158, 736, 1074, 1221 };
  static const int fsn[] = { -301, -1, 0, -1 };
  static const PbBalance states[] = { PB_BALANCE_DEFICIT, PB_BALANCE_ROUNDED, PB_BALANCE_KEPT, PB_BALANCE_ROUNDED };
  g_autoptr (TestTable) effects = test_table_load ("karlskrona/effects.tsv");
  g_autoptr (GArray) years = NULL;
  g_autoptr (GArray) balance_years = NULL;
  TestKarlskrona plan;
  guint n_compared = 0;

  test_build_karlskrona (&plan, fixture->plan);
  years = pb_effect_years (fixture->plan, 0);
  balance_years = pb_balance_years (fixture->plan);
  g_assert_cmpuint (years->len, ==, 4);
  g_assert_cmpuint (balance_years->len, ==, 4);
  for (int i = 0; i < 4; i++)
    {
      PbBalance state = PB_BALANCE_NONE;
      gint64 ore = 0;

      g_assert_cmpint (g_array_index (years, gint, i), ==, 2024 + i);
      g_assert_cmpint (g_array_index (balance_years, gint, i), ==, 2024 + i);
      g_assert_true (pb_effect_get (fixture->plan, 0, 0, 2024 + i, &ore));
      g_assert_cmpint (ore, ==, MNKR (totals[i]));
      g_assert_true (pb_balance_get (fixture->plan, plan.boards[0], 0, 2024 + i, &ore, &state));
      g_assert_cmpint (ore, ==, 0);
      g_assert_cmpint (state, ==, PB_BALANCE_KEPT);
      g_assert_true (pb_balance_get (fixture->plan, plan.boards[1], 0, 2024 + i, &ore, &state));
      g_assert_cmpint (ore, ==, MNKR (fsn[i]));
      g_assert_cmpint (state, ==, states[i]);
      g_assert_true (pb_balance_get_all (fixture->plan, 0, 2024 + i, &ore, &state));
      g_assert_cmpint (ore, ==, MNKR (fsn[i]));
      g_assert_cmpint (state, ==, states[i]);
    }
  g_assert_cmpint (pb_balance_first_year (fixture->plan, 0), ==, 2025);
  g_assert_false (pb_effect_get (fixture->plan, 0, 0, 2023, NULL));
  g_assert_false (pb_balance_get (fixture->plan, plan.boards[0], 0, 2028, NULL, NULL));
  for (guint row = 0; row < effects->rows->len; row++)
    for (int i = 0; i < 4; i++)
      {
        const char *number = test_table_get (effects, row, "uppdrag");
        const char *text = test_table_get (effects, row, test_years[i]);
        gint64 ore = 0;

        if (*number == '\0')
          continue;
        n_compared++;
        g_assert_cmpint (pb_effect_get (fixture->plan, plan.assignments[atoi (number)], 0, 2024 + i, &ore), ==,
                         *text != '\0');
        if (*text != '\0')
          g_assert_cmpint (ore, ==, test_amount (text, PB_UNIT_MNKR));
      }
  g_assert_cmpuint (n_compared, ==, 40);
}

/* One line, three assignments: each has its part, the total has the line once. */
static void
test_shared_line (TestPlan *fixture, gconstpointer data)
{
  gint64 assignments[3];
  PbEdit *edit;
  gint64 id, column, group, shared, link;
  gint64 links[3];
  gint64 sum = 0;
  gint64 ore = 0;

  for (int i = 0; i < 3; i++)
    assignments[i] = test_add_assignment (fixture->plan, i + 1, "Uppdrag");
  edit = pb_edit_new (fixture->plan, "Build");
  id = test_add_sheet (edit, 0, "Effekter", PB_UNIT_KR, PB_SIGN_COST_NEGATIVE);
  column = test_add_column (edit, id, "2025", PB_MEASURE_PLAN);
  group = test_add_line (edit, id, 0, "Effekt", PB_LINE_SUM);
  shared = test_add_line (edit, id, group, "Delad", PB_LINE_GIVEN);
  test_set_cell (edit, test_add_line (edit, id, group, "Utan uppdrag", PB_LINE_GIVEN), column, 7);
  test_set_cell (edit, test_add_line (edit, id, 0, "Ram", PB_LINE_GIVEN), column, 1000000);
  link = test_add_line (edit, id, group, "Samma igen", PB_LINE_LINKED);
  pb_edit_set_int (edit, link, PB_LINE_LINK, shared);
  test_set_cell (edit, shared, column, 1000);
  for (guint i = 0; i < 3; i++)
    links[i] = test_link_assignment (edit, assignments[i], shared, -1);
  test_commit (edit);

  for (guint i = 0; i < 3; i++)
    {
      g_assert_true (pb_effect_get (fixture->plan, assignments[i], 0, 2025, &ore));
      g_assert_cmpint (ABS (ore - 333), <=, 1);
      sum += ore;
    }
  g_assert_cmpint (sum, ==, 1000);
  g_assert_true (pb_effect_get (fixture->plan, 0, 0, 2025, &ore));
  g_assert_cmpint (ore, ==, 1007);

  edit = pb_edit_new (fixture->plan, "Shares");
  pb_edit_set_real (edit, links[0], PB_ASSIGNMENT_LINE_SHARE, 0.5);
  test_commit (edit);
  g_assert_true (pb_effect_get (fixture->plan, assignments[0], 0, 2025, &ore));
  g_assert_cmpint (ore, ==, 500);
  g_assert_true (pb_effect_get (fixture->plan, assignments[1], 0, 2025, &ore));
  g_assert_cmpint (ore, ==, 250);
  g_assert_true (pb_effect_get (fixture->plan, 0, 0, 2025, &ore));
  g_assert_cmpint (ore, ==, 1007);
}

static gint64
add_scenario (PbEdit *edit, gint64 parent)
{
  gint64 id = pb_edit_insert (edit, PB_TABLE_SCENARIO);

  pb_edit_set_text (edit, id, PB_SCENARIO_NAME, "Försiktigt");
  pb_edit_set_enum (edit, id, PB_SCENARIO_KIND, PB_SCENARIO_SCENARIO);
  pb_edit_set_int (edit, id, PB_SCENARIO_LOCKED, 0);
  if (parent != 0)
    pb_edit_set_int (edit, id, PB_SCENARIO_PARENT, parent);
  return id;
}

static void
add_driver (PbEdit *edit, gint64 scenario, gint64 assignment, int delay, double realisation)
{
  gint64 id = pb_edit_insert (edit, PB_TABLE_SCENARIO_DRIVER);

  pb_edit_set_int (edit, id, PB_SCENARIO_DRIVER_SCENARIO, scenario);
  pb_edit_set_int (edit, id, PB_SCENARIO_DRIVER_ASSIGNMENT, assignment);
  pb_edit_set_int (edit, id, PB_SCENARIO_DRIVER_DELAY, delay);
  pb_edit_set_real (edit, id, PB_SCENARIO_DRIVER_REALISATION, realisation);
}

static void
override_cell (PbEdit *edit, gint64 scenario, gint64 line, gint64 column, gint64 ore)
{
  gint64 id = pb_edit_insert (edit, PB_TABLE_SCENARIO_CELL);

  pb_edit_set_int (edit, id, PB_SCENARIO_CELL_SCENARIO, scenario);
  pb_edit_set_int (edit, id, PB_SCENARIO_CELL_LINE, line);
  pb_edit_set_int (edit, id, PB_SCENARIO_CELL_COLUMN, column);
  pb_edit_set_int (edit, id, PB_SCENARIO_CELL_AMOUNT, ore);
}

static void
assert_effects (PbPlan *plan, gint64 assignment, gint64 scenario, const gint64 *expected)
{
  for (int i = 0; i < 4; i++)
    {
      gint64 ore = 0;

      pb_effect_get (plan, assignment, scenario, 2024 + i, &ore);
      g_assert_cmpint (ore, ==, expected[i]);
    }
}

/* Bostadskarriär (2,0 7,7 14,7) six months late and 70 % realised; then 18 months; then with figures of its own. */
static void
test_scenario (TestPlan *fixture, gconstpointer data)
{
  static const gint64 late[] = { 0, 70000000, 339500000, 784000000 };
  static const gint64 later[] = { 0, 0, 100000000, 485000000 };
  static const gint64 own[] = { 0, 70000000, 339500000, 1000000000 };
  static const gint64 moved[] = { 0, 200000000, 770000000, 1470000000 };
  TestKarlskrona plan;
  PbEdit *edit;
  gint64 cautious, worse, changed, line, column, ore = 0;
  gint64 bostad;
  g_autoptr (PbSheet) sheet = NULL;

  test_build_karlskrona (&plan, fixture->plan);
  bostad = plan.assignments[2];
  line = test_find_line (fixture->plan, plan.effects, "Bostadskarriär");
  column
      = pb_record_get_id (g_ptr_array_index (pb_plan_peek_children (fixture->plan, PB_COLUMN_SHEET, plan.effects), 3));
  edit = pb_edit_new (fixture->plan, "Scenarios");
  cautious = add_scenario (edit, 0);
  add_driver (edit, cautious, bostad, 6, 70);
  worse = add_scenario (edit, cautious);
  add_driver (edit, worse, bostad, 18, 100);
  changed = add_scenario (edit, cautious);
  override_cell (edit, changed, line, column, 1000000000);
  test_commit (edit);

  assert_effects (fixture->plan, bostad, 0, moved);
  assert_effects (fixture->plan, bostad, cautious, late);
  assert_effects (fixture->plan, bostad, worse, later);
  assert_effects (fixture->plan, bostad, changed, own);

  /* 2025: 73,6 less 1,3; the board's balance follows through the link. */
  g_assert_true (pb_effect_get (fixture->plan, 0, cautious, 2025, &ore));
  g_assert_cmpint (ore, ==, MNKR (723));
  g_assert_true (pb_balance_get (fixture->plan, plan.boards[1], cautious, 2025, &ore, NULL));
  g_assert_cmpint (ore, ==, MNKR (-14));
  g_assert_cmpint (pb_balance_first_year (fixture->plan, cautious), ==, 0);
  sheet = pb_sheet_get (fixture->plan, plan.effects, cautious);
  test_assert_absent (sheet, test_line_of (sheet, "Bostadskarriär"), 0);
  test_assert_value (sheet, test_line_of (sheet, "Fordon"), 0, MNKR (8));
}

/* A figure set in a scenario is moved by the drivers of a scenario that rests on it. */
static void
test_scenario_layers (TestPlan *fixture, gconstpointer data)
{
  static const gint64 expected[] = { 0, 0, 300000000, 770000000 };
  TestKarlskrona plan;
  PbEdit *edit;
  gint64 base, late, line, column;

  test_build_karlskrona (&plan, fixture->plan);
  line = test_find_line (fixture->plan, plan.effects, "Bostadskarriär");
  column
      = pb_record_get_id (g_ptr_array_index (pb_plan_peek_children (fixture->plan, PB_COLUMN_SHEET, plan.effects), 1));
  edit = pb_edit_new (fixture->plan, "Scenarios");
  base = add_scenario (edit, 0);
  override_cell (edit, base, line, column, MNKR (30));
  late = add_scenario (edit, base);
  add_driver (edit, late, plan.assignments[2], 12, 100);
  test_commit (edit);
  assert_effects (fixture->plan, plan.assignments[2], late, expected);

  /* Scenarios that rest on each other do not hang the program. */
  edit = pb_edit_new (fixture->plan, "Ring");
  pb_edit_set_int (edit, base, PB_SCENARIO_PARENT, late);
  test_commit (edit);
  g_assert_true (pb_effect_get (fixture->plan, 0, late, 2025, NULL));
}

static void
test_realised (TestPlan *fixture, gconstpointer data)
{
  static const struct
  {
    const char *code, *at;
    gint64 realised;
  } reports[] = {
    { "2025-T1", "2025-05-10T10:00:00Z", 100 },
    { "2025-T3", "2026-01-10T10:00:00Z", 250 },
    { "2025-T2", "2026-02-01T10:00:00Z", 180 },
    { "2026-T1", "2026-05-10T10:00:00Z", 40 },
  };
  gint64 id = test_add_assignment (fixture->plan, 1, "Uppdrag");
  gint64 other = test_add_assignment (fixture->plan, 2, "Annat");
  PbEdit *edit = pb_edit_new (fixture->plan, "Report");
  const char *until = NULL;
  gint64 ore = 0;

  for (guint i = 0; i < 2 * G_N_ELEMENTS (reports); i++)
    {
      guint n = i / 2;
      gint64 period = pb_edit_insert (edit, PB_TABLE_PERIOD);
      gint64 follow_up = pb_edit_insert (edit, PB_TABLE_FOLLOW_UP);
      GDate start, end;

      pb_period_parse (reports[n].code, &start, &end);
      pb_edit_set_text (edit, period, PB_PERIOD_CODE, reports[n].code);
      pb_edit_set_date (edit, period, PB_PERIOD_START, &start);
      pb_edit_set_date (edit, period, PB_PERIOD_END, &end);
      pb_edit_set_int (edit, follow_up, PB_FOLLOW_UP_PERIOD, period);
      pb_edit_set_int (edit, follow_up, PB_FOLLOW_UP_ASSIGNMENT, i % 2 == 0 ? id : other);
      pb_edit_set_enum (edit, follow_up, PB_FOLLOW_UP_ASSESSMENT, PB_ASSESSMENT_PARTLY);
      pb_edit_set_text (edit, follow_up, PB_FOLLOW_UP_AT, reports[n].at);
      if (i % 2 == 0 || n == 0)
        pb_edit_set_int (edit, follow_up, PB_FOLLOW_UP_REALISED, reports[n].realised);
    }
  test_commit (edit);
  g_assert_true (pb_effect_get_realised (fixture->plan, id, 2025, &ore, &until));
  g_assert_cmpint (ore, ==, 250);
  g_assert_cmpstr (until, ==, "2025-T3");
  g_assert_true (pb_effect_get_realised (fixture->plan, other, 2025, &ore, &until));
  g_assert_cmpint (ore, ==, 100);
  g_assert_cmpstr (until, ==, "2025-T1");
  g_assert_true (pb_effect_get_realised (fixture->plan, 0, 2025, &ore, &until));
  g_assert_cmpint (ore, ==, 350);
  g_assert_cmpstr (until, ==, "2025-T3");
  g_assert_false (pb_effect_get_realised (fixture->plan, other, 2026, &ore, &until));
}

static gint64
add_shares (PbPlan *plan, const gint64 *board, gint64 assignment)
{
  g_autoptr (GArray) shares = pb_effect_list (plan, board, 0, 2027);
  gint64 sum = 0;

  for (guint i = 0; i < shares->len; i++)
    if (assignment < 0 || g_array_index (shares, PbEffectShare, i).assignment == assignment)
      sum += g_array_index (shares, PbEffectShare, i).ore;
  return sum;
}

/* Line by line it comes to what the assignments and the boards have together. */
static void
test_list (TestPlan *test, gconstpointer data)
{
  TestKarlskrona k;
  gint64 all, one;

  test_build_karlskrona (&k, test->plan);
  g_assert_true (pb_effect_get (test->plan, 0, 0, 2027, &all));
  g_assert_true (pb_effect_get (test->plan, k.assignments[2], 0, 2027, &one));
  g_assert_cmpint (add_shares (test->plan, NULL, -1), ==, all);
  g_assert_cmpint (add_shares (test->plan, NULL, k.assignments[2]), ==, one);
  g_assert_cmpint (add_shares (test->plan, &k.boards[1], -1), ==, MNKR (1093));
  g_assert_cmpint (add_shares (test->plan, &k.boards[0], -1) + MNKR (1093), ==, all);
  /* What no assignment carries: Ny organisering and Bastasjö gård. */
  g_assert_cmpint (add_shares (test->plan, &k.boards[1], 0), ==, MNKR (402));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  pb_locale_set_language (PB_LANGUAGE_SWEDISH);
  test_plan_add ("/effect/effects", TestPlan, test_effects);
  test_plan_add ("/effect/shared-line", TestPlan, test_shared_line);
  test_plan_add ("/effect/scenario", TestPlan, test_scenario);
  test_plan_add ("/effect/scenario-layers", TestPlan, test_scenario_layers);
  test_plan_add ("/effect/list", TestPlan, test_list);
  test_plan_add ("/effect/realised", TestPlan, test_realised);
  return g_test_run ();
}
