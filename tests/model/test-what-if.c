/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <sqlite3.h>

#include "model/pb-adoption.h"
#include "model/pb-certainty.h"
#include "model/pb-comparison.h"
#include "model/pb-latest-delay.h"
#include "model/pb-proposal.h"
#include "model/pb-tornado.h"
#include "model/pb-sheet-edit-private.h"
#include "test-scenario.h"

static void
assert_balances (PbPlan *plan, gint64 board, gint64 scenario, const int *tenths)
{
  for (int i = 0; i < 4; i++)
    {
      gint64 ore = 0;

      g_assert_true (pb_balance_get (plan, board, scenario, 2024 + i, &ore, NULL));
      g_assert_cmpint (pb_money_round (ore, PB_UNIT_MNKR, 1), ==, MNKR (tenths[i]));
    }
}

/* The board's assignment 2 late and short, and a cautious set of four: worked out by hand from the effects and the
 * formula. 2: 0,0 2,0 7,7 14,7; six months at 70 %: 0,0 0,7 3,395 7,84; twelve at 80 %: 0,0 0,0 1,6 6,16. */
static gint64
build_late (PbPlan *plan, const TestKarlskrona *k)
{
  gint64 late = test_create_scenario (plan, "Sent och 70 %", 0);

  test_drive (plan, late, k->assignments[2], 6, 70);
  return late;
}

static gint64
build_cautious (PbPlan *plan, const TestKarlskrona *k)
{
  gint64 cautious = test_create_scenario (plan, "Försiktigt", 0);

  test_drive (plan, cautious, k->assignments[2], 12, 80);
  test_drive (plan, cautious, k->assignments[11], 0, 90);
  test_drive (plan, cautious, k->assignments[3], 3, 100);
  test_drive (plan, cautious, k->assignments[1], 6, 80);
  return cautious;
}

static void
test_compare (TestPlan *f, gconstpointer data)
{
  static const int late_tenths[] = { -301, -14, -43, -70 };
  static const int cautious_tenths[] = { -308, -46, -122, -120 };
  TestKarlskrona k;
  gint64 ids[3] = { 0, 0, 0 };
  g_autoptr (PbComparison) comparison = NULL;
  const PbComparedBoard *board;
  const PbComparedBalance *balance;

  test_build_karlskrona (&k, f->plan);
  ids[1] = build_late (f->plan, &k);
  ids[2] = build_cautious (f->plan, &k);
  assert_balances (f->plan, k.boards[1], ids[1], late_tenths);
  assert_balances (f->plan, k.boards[1], ids[2], cautious_tenths);

  comparison = pb_scenario_compare (f->plan, ids, 3);
  g_assert_cmpstr (comparison->names[1], ==, "Sent och 70 %");
  g_assert_cmpuint (comparison->n_years, ==, 4);
  g_assert_cmpuint (comparison->boards->len, ==, 2);
  board = comparison->boards->pdata[1];
  g_assert_cmpint (board->first_years[0], ==, 2025);
  g_assert_cmpint (board->first_years[1], ==, 0);
  g_assert_cmpint (((PbComparedBoard *)comparison->boards->pdata[0])->first_years[2], ==, 2024);
  g_assert_cmpint (comparison->together->first_years[0], ==, 2025);
  balance = pb_comparison_get_balance (comparison, board, 3, 1);
  /* 14,7 − 7,84 */
  g_assert_cmpint (balance->difference, ==, -686000000);
  g_assert_cmpint (balance->state, ==, PB_BALANCE_DEFICIT);
  /* Assignment 2 from 2025, 11 every year, 3 but for 2026, where the year before was the same, 1 from 2026. */
  for (guint i = 0; i < comparison->cells->len; i++)
    {
      const PbComparedCell *cell = comparison->cells->pdata[i];

      if (pb_record_get_id (cell->line) != test_find_line (f->plan, k.effects, "Bostadskarriär"))
        g_assert_cmpint (cell->ore[1], ==, cell->ore[0]);
      else if (pb_record_get_id (cell->column) == test_column_at (f->plan, k.effects, 3))
        {
          g_assert_cmpint (cell->ore[0], ==, MNKR (147));
          g_assert_cmpint (cell->ore[1], ==, 784000000);
          g_assert_cmpint (cell->ore[2], ==, 616000000);
        }
    }
  g_assert_cmpuint (comparison->cells->len, ==, 3 + 4 + 3 + 2);
}

/* All tables, each line and column. (transfer full) */
static char *
dup_tables (PbPlan *plan, gint64 scenario)
{
  GPtrArray *sheets = pb_plan_peek_records (plan, PB_TABLE_SHEET);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < sheets->len; i++)
    {
      g_autoptr (PbSheet) sheet = pb_sheet_get (plan, pb_record_get_id (sheets->pdata[i]), scenario);

      for (guint line = 0; line < pb_sheet_get_n_lines (sheet); line++)
        for (guint column = 0; column < pb_sheet_get_n_columns (sheet); column++)
          {
            gint64 ore = 0;
            gboolean has = pb_sheet_get_value (sheet, line, column, &ore);

            g_string_append_printf (text, "%s %d %" G_GINT64_FORMAT "\n",
                                    pb_record_get_title (pb_sheet_get_line (sheet, line)), has, ore);
          }
    }
  return g_string_free (text, FALSE);
}

static void
test_adopt (TestPlan *f, gconstpointer data)
{
  TestKarlskrona k;
  g_autofree char *plan_before = NULL, *wanted = NULL, *child_before = NULL, *now = NULL, *child = NULL, *undone = NULL;
  g_autoptr (PbAdoption) adoption = NULL;
  g_autoptr (GArray) list = NULL;
  gint64 base, scenario, other, lokaler;

  test_build_karlskrona (&k, f->plan);
  base = build_cautious (f->plan, &k);
  scenario = test_create_scenario (f->plan, "Överlagt", base);
  other = test_create_scenario (f->plan, "Därpå", scenario);
  lokaler = test_find_line (f->plan, k.effects, "Lokaler");
  test_drive (f->plan, scenario, k.assignments[2], 7, 33.3);
  test_override (f->plan, scenario, lokaler, test_column_at (f->plan, k.effects, 0), 12345);
  test_override (f->plan, other, lokaler, test_column_at (f->plan, k.effects, 1), 54321);
  pb_plan_set_scenario (f->plan, scenario);
  plan_before = dup_tables (f->plan, 0);
  wanted = dup_tables (f->plan, scenario);
  child_before = dup_tables (f->plan, other);
  g_assert_cmpstr (plan_before, !=, wanted);
  adoption = pb_adoption_new (f->plan, scenario);
  list = g_array_ref (adoption->changes);
  g_assert_cmpuint (adoption->lost->len, ==, 0);

  g_assert_true (pb_scenario_set_locked (f->plan, scenario, TRUE, NULL));
  test_assert_refused (pb_scenario_adopt (f->plan, scenario, error), PB_ERROR_INVALID, "is locked");
  g_assert_true (pb_scenario_set_locked (f->plan, scenario, FALSE, NULL));
  g_assert_true (pb_scenario_adopt (f->plan, scenario, NULL));
  now = dup_tables (f->plan, 0);
  g_assert_cmpstr (now, ==, wanted);
  child = dup_tables (f->plan, other);
  g_assert_cmpstr (child, ==, child_before);
  g_assert_null (pb_plan_get_record (f->plan, PB_TABLE_SCENARIO, scenario));
  g_assert_true (pb_record_is_null (pb_plan_get_record (f->plan, PB_TABLE_SCENARIO, other), PB_SCENARIO_PARENT));
  g_assert_cmpint (pb_plan_get_scenario (f->plan), ==, 0);
  g_assert_cmpstr (pb_plan_get_undo_label (f->plan), ==, "Make “Överlagt” the plan's figures");
  for (guint i = 0; i < list->len; i++)
    {
      const PbScenarioChange *change = &g_array_index (list, PbScenarioChange, i);

      g_assert_true (change->from != change->to || change->has_from != change->has_to);
    }

  g_assert_true (pb_plan_undo (f->plan, NULL));
  undone = dup_tables (f->plan, 0);
  g_assert_cmpstr (undone, ==, plan_before);
  g_assert_nonnull (pb_plan_get_record (f->plan, PB_TABLE_SCENARIO, scenario));
  test_assert_refused (pb_scenario_adopt (f->plan, test_create_scenario (f->plan, "Tomt", 0), error), PB_ERROR_NOTHING,
                       "“Tomt”");
}

static guint
count_apart (const char *before, const char *after)
{
  g_auto (GStrv) first = g_strsplit (before, "\n", -1), second = g_strsplit (after, "\n", -1);
  guint n = 0;

  for (guint i = 0; first[i] != NULL; i++)
    n += !g_str_equal (first[i], second[i]);
  return n;
}

/* What is told of other scenarios is what then happens to them: a child keeps its figures unless its own drivers act on
 * the new ones, one beside it gets them where it says nothing itself, one that says it all itself is not reached. */
static void
test_adopt_effects (TestPlan *f, gconstpointer data)
{
  static const char *const told[] = { "Barn", "Drivet barn", "Barnbarn", "Bredvid" };
  static const gboolean based[] = { TRUE, TRUE, FALSE, FALSE };
  TestKarlskrona k;
  gint64 scenario, ids[5], lokaler;
  g_autofree char *before[4] = { NULL };
  g_autofree char *words = NULL;
  g_autoptr (PbAdoption) adoption = NULL;

  test_build_karlskrona (&k, f->plan);
  lokaler = test_find_line (f->plan, k.effects, "Lokaler");
  scenario = test_create_scenario (f->plan, "Ny plan", 0);
  test_drive (f->plan, scenario, k.assignments[2], 6, 70);
  ids[0] = test_create_scenario (f->plan, "Barn", scenario);
  test_override (f->plan, ids[0], lokaler, test_column_at (f->plan, k.effects, 1), 54321);
  ids[1] = test_create_scenario (f->plan, "Drivet barn", scenario);
  test_drive (f->plan, ids[1], k.assignments[2], 12, 100);
  ids[2] = test_create_scenario (f->plan, "Barnbarn", ids[1]);
  ids[3] = test_create_scenario (f->plan, "Bredvid", 0);
  ids[4] = test_create_scenario (f->plan, "Säger allt själv", 0);
  for (guint column = 0; column < 4; column++)
    test_override (f->plan, ids[4], test_find_line (f->plan, k.effects, "Bostadskarriär"),
                   test_column_at (f->plan, k.effects, column), 1);
  for (guint i = 0; i < 4; i++)
    before[i] = dup_tables (f->plan, ids[i]);

  adoption = pb_adoption_new (f->plan, scenario);
  g_assert_cmpuint (adoption->effects->len, ==, 4);
  words = pb_adoption_effect_dup_words (&g_array_index (adoption->effects, PbAdoptionEffect, 0));
  g_assert_cmpstr (words, ==,
                   "“Barn” is based on it: it is based on the plan instead, with the figures that it has.");
  g_assert_true (pb_scenario_adopt (f->plan, scenario, NULL));
  for (guint i = 0; i < 4; i++)
    {
      const PbAdoptionEffect *effect = &g_array_index (adoption->effects, PbAdoptionEffect, i);
      g_autofree char *after = dup_tables (f->plan, ids[i]);

      g_assert_cmpstr (pb_record_get_title (effect->scenario), ==, told[i]);
      g_assert_cmpint (effect->based, ==, based[i]);
      g_assert_cmpint (effect->n_figures > 0, ==, i > 0);
      /* Sums and links follow: as many rows or more. */
      g_assert_cmpuint (effect->n_figures, <=, count_apart (before[i], after));
      g_assert_cmpint (effect->n_figures > 0, ==, count_apart (before[i], after) > 0);
    }
}

/* What has come out stays; a figure that the scenario takes away goes. */
static void
test_adopt_outcome (TestPlan *f, gconstpointer data)
{
  PbEdit *edit = pb_edit_new (f->plan, "Build");
  gint64 sheet = test_add_sheet (edit, 0, "Drift", PB_UNIT_KR, PB_SIGN_COST_NEGATIVE);
  gint64 budget = test_add_column (edit, sheet, "2024", PB_MEASURE_BUDGET);
  gint64 outcome = test_add_column (edit, sheet, "2024", PB_MEASURE_OUTCOME);
  gint64 line = test_add_line (edit, sheet, 0, "Löner", PB_LINE_GIVEN);
  gint64 scenario;
  PbRecord *cell;
  GPtrArray *cells;
  g_autoptr (PbAdoption) adoption = NULL;
  g_autoptr (PbSheet) now = NULL;
  g_autofree char *lost = NULL;
  gint64 ore = 0;

  test_set_cell (edit, line, budget, -100);
  test_set_cell (edit, line, outcome, -110);
  test_commit (edit);
  scenario = test_create_scenario (f->plan, "Annat", 0);
  test_override (f->plan, scenario, line, budget, -90);
  test_override (f->plan, scenario, line, outcome, -80);
  cells = pb_plan_peek_records (f->plan, PB_TABLE_SCENARIO_CELL);
  cell = cells->pdata[pb_record_get_int (cells->pdata[0], PB_SCENARIO_CELL_COLUMN) != budget];
  edit = pb_edit_new (f->plan, "Empty");
  pb_edit_set_null (edit, pb_record_get_id (cell), PB_SCENARIO_CELL_AMOUNT);
  test_commit (edit);
  adoption = pb_adoption_new (f->plan, scenario);
  g_assert_cmpuint (adoption->changes->len, ==, 1);
  lost = pb_adoption_dup_lost (adoption);
  g_assert_cmpstr (lost, ==,
                   "The scenario’s outcome goes, and the plan’s stays as it came out: Löner 2024 −0,8 SEK (the plan "
                   "−1,1 SEK).");
  g_assert_true (pb_scenario_adopt (f->plan, scenario, NULL));
  now = pb_sheet_get (f->plan, sheet, 0);
  g_assert_false (pb_sheet_get_value (now, 0, pb_sheet_find_column (now, "2024", PB_MEASURE_BUDGET), NULL));
  g_assert_true (pb_sheet_get_value (now, 0, pb_sheet_find_column (now, "2024", PB_MEASURE_OUTCOME), &ore));
  g_assert_cmpint (ore, ==, -110);
}

static void
test_proposal (TestPlan *f, gconstpointer data)
{
  TestKarlskrona k;
  gint64 id, frame, column;
  g_autoptr (PbProposal) proposal = NULL;
  g_autoptr (PbProposal) mended = NULL;
  const PbProposalYear *year;

  test_build_karlskrona (&k, f->plan);
  id = pb_scenario_create (f->plan, "Vårt förslag", 0, PB_SCENARIO_PROPOSAL, "Oppositionen", NULL);
  frame = test_find_line (f->plan, k.effects, "Lokaler");
  column = test_column_at (f->plan, k.effects, 2);
  /* 2026: Lokaler 3,4 becomes 1,1, and the balance 0,0 becomes −2,3. */
  {
    g_autoptr (PbSheet) sheet = pb_sheet_get (f->plan, k.effects, 0);
    gint64 ore = 0;

    g_assert_true (pb_sheet_get_value (sheet, test_line_of (sheet, "Lokaler"), 2, &ore));
    test_override (f->plan, id, frame, column, ore - MNKR (23));
  }
  proposal = pb_proposal_new (f->plan, id);
  g_assert_null (proposal->base);
  g_assert_cmpuint (proposal->changes->len, ==, 1);
  g_assert_cmpint (g_array_index (proposal->changes, PbProposalChange, 0).effect, ==, MNKR (-23));
  g_assert_cmpuint (proposal->years->len, ==, 4);
  year = &g_array_index (proposal->years, PbProposalYear, 2);
  g_assert_cmpint (year->added, ==, MNKR (23));
  g_assert_cmpint (year->removed, ==, 0);
  g_assert_cmpint (year->missing, ==, MNKR (23));
  g_assert_cmpint (year->balance, ==, MNKR (-23));
  g_assert_false (proposal->balanced);
  g_assert_cmpstr (proposal->verdict, ==, "Lacks 30,1 MSEK in 2024 and 2,3 MSEK in 2026.");
  g_assert_cmpstr (proposal->without, ==, "Without it 30,1 MSEK in 2024 is lacking.");
  g_assert_cmpint (year->base_missing, ==, 0);
  g_assert_cmpint (year->base_balance, ==, 0);
  g_assert_cmpint (g_array_index (proposal->years, PbProposalYear, 0).base_missing, ==, MNKR (301));
  g_assert_null (proposal->notice);

  /* Money from elsewhere, for both years: then it holds. */
  test_override (f->plan, id, test_find_line (f->plan, k.effects, "Fordon"), column, MNKR (500));
  test_override (f->plan, id, test_find_line (f->plan, k.effects, "Fordon"), test_column_at (f->plan, k.effects, 0),
                 MNKR (500));
  mended = pb_proposal_new (f->plan, id);
  g_assert_true (mended->balanced);
  g_assert_cmpstr (mended->verdict, ==, "Every year is in balance.");
  g_assert_cmpint (g_array_index (mended->years, PbProposalYear, 2).removed, >, 0);
}

/* Two boards, one judged by its budget and one by its forecast: each one's change counts in the measure that its bottom
 * line is in, also where the changed line stands in a table of effects that both link to. */
static void
test_proposal_measures (TestPlan *f, gconstpointer data)
{
  static const PbMeasure own[] = { PB_MEASURE_BUDGET, PB_MEASURE_FORECAST };
  PbEdit *edit = pb_edit_new (f->plan, "Build");
  gint64 effects = test_add_sheet (edit, 0, "Effekter", PB_UNIT_KR, PB_SIGN_COST_NEGATIVE);
  gint64 columns[2], lines[2], id;
  g_autoptr (PbProposal) proposal = NULL;
  const PbProposalYear *year;

  for (int i = 0; i < 2; i++)
    columns[i] = test_add_column (edit, effects, "2026", own[i]);
  for (int i = 0; i < 2; i++)
    {
      gint64 board = test_add_board (edit, i == 0 ? "Norra" : "Södra");
      gint64 sheet = test_add_sheet (edit, board, i == 0 ? "Norras" : "Södras", PB_UNIT_KR, PB_SIGN_COST_NEGATIVE);
      gint64 link = test_add_line (edit, sheet, 0, "Effekt", PB_LINE_LINKED);

      lines[i] = test_add_line (edit, effects, 0, i == 0 ? "Ett" : "Två", PB_LINE_GIVEN);
      pb_edit_set_int (edit, link, PB_LINE_LINK, lines[i]);
      test_add_line (edit, sheet, 0, "Resultat", PB_LINE_BALANCE);
      test_add_column (edit, sheet, "2026", own[i]);
      for (int column = 0; column < 2; column++)
        test_set_cell (edit, lines[i], columns[column], 1000);
    }
  test_commit (edit);
  id = test_create_scenario (f->plan, "Förslag", 0);
  for (int i = 0; i < 2; i++)
    for (int column = 0; column < 2; column++)
      test_override (f->plan, id, lines[i], columns[column], 1000 - (i == column ? 300 : 20000));
  proposal = pb_proposal_new (f->plan, id);
  g_assert_cmpuint (proposal->changes->len, ==, 4);
  year = &g_array_index (proposal->years, PbProposalYear, 0);
  g_assert_cmpint (year->base_balance - year->balance, ==, 600);
  g_assert_cmpint (year->added, ==, 600);
  g_assert_cmpint (year->removed, ==, 0);
}

/* What the base lacks beside what the proposal does, and the same number of decimals down a column. */
static void
test_proposal_words (TestPlan *f, gconstpointer data)
{
  static const struct
  {
    int plan, proposal; /* kr */
    const char *verdict, *without;
  } cases[] = {
    { -100, -100, "Lacks 100 SEK in 2026.", "As much is lacking without it." },
    { -100, -300, "Lacks 300 SEK in 2026.", "Without it 100 SEK in 2026 is lacking." },
    { 100, -300, "Lacks 300 SEK in 2026.", "Without it every year is in balance." },
    { -100, 50, "Every year is in balance.", "Without it 100 SEK in 2026 is lacking." },
    { 100, 50, "Every year is in balance.", "" },
  };
  PbEdit *edit = pb_edit_new (f->plan, "Build");
  gint64 board = test_add_board (edit, "Nämnden");
  gint64 sheet = test_add_sheet (edit, board, "Balans", PB_UNIT_KR, PB_SIGN_COST_NEGATIVE);
  gint64 line = test_add_line (edit, sheet, 0, "Löner", PB_LINE_GIVEN);
  gint64 other = test_add_line (edit, sheet, 0, "Hyror", PB_LINE_GIVEN);
  gint64 column = test_add_column (edit, sheet, "2026", PB_MEASURE_PLAN);
  PbRecord *cell;

  test_add_line (edit, sheet, 0, "Resultat", PB_LINE_BALANCE);
  test_set_cell (edit, line, column, 0);
  test_set_cell (edit, other, column, 0);
  test_commit (edit);
  cell = pb_sheet_find_cell (f->plan, 0, line, column);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strdup_printf ("Förslag %u", i);
      gint64 id = test_create_scenario (f->plan, name, 0);
      g_autoptr (PbProposal) proposal = NULL;

      edit = pb_edit_new (f->plan, "Plan");
      pb_edit_set_int (edit, pb_record_get_id (cell), PB_CELL_AMOUNT, cases[i].plan * 100);
      test_commit (edit);
      test_override (f->plan, id, line, column, cases[i].proposal * 100);
      test_override (f->plan, id, other, column, 5);
      proposal = pb_proposal_new (f->plan, id);
      g_assert_cmpstr (proposal->verdict, ==, cases[i].verdict);
      g_assert_cmpstr (proposal->without, ==, cases[i].without);
      for (guint c = 0; c < proposal->changes->len; c++)
        {
          g_autofree char *to = pb_proposal_change_dup_to (&g_array_index (proposal->changes, PbProposalChange, c));
          g_autofree char *from = pb_proposal_change_dup_from (&g_array_index (proposal->changes, PbProposalChange, c));

          g_assert_cmpint (pb_number_decimals (to), ==, 2);
          g_assert_cmpint (pb_number_decimals (from), ==, 2);
        }
    }
}

/* A difference that no amount can hold is listed without one, and said. */
static void
test_proposal_overflow (TestPlan *f, gconstpointer data)
{
  PbEdit *edit = pb_edit_new (f->plan, "Build");
  gint64 sheet = test_add_sheet (edit, 0, "Balans", PB_UNIT_KR, PB_SIGN_COST_NEGATIVE);
  gint64 lines[2], column = test_add_column (edit, sheet, "2026", PB_MEASURE_PLAN), id;
  g_autoptr (PbProposal) proposal = NULL, both = NULL;
  const PbProposalChange *change;

  for (int i = 0; i < 2; i++)
    {
      lines[i] = test_add_line (edit, sheet, 0, i == 0 ? "Löner" : "Hyror", PB_LINE_GIVEN);
      test_set_cell (edit, lines[i], column, 0);
    }
  test_commit (edit);
  /* Two that each fit, but not together. */
  id = test_create_scenario (f->plan, "Tillsammans", 0);
  for (int i = 0; i < 2; i++)
    test_override (f->plan, id, lines[i], column, G_MAXINT64 / 3 * 2);
  both = pb_proposal_new (f->plan, id);
  g_assert_true (g_array_index (both->changes, PbProposalChange, 0).fits);

  id = test_create_scenario (f->plan, "Ensam", 0);
  edit = pb_edit_new (f->plan, "Plan");
  pb_edit_set_int (edit, pb_record_get_id (pb_sheet_find_cell (f->plan, 0, lines[0], column)), PB_CELL_AMOUNT,
                   -(G_MAXINT64 / 3 * 2));
  test_commit (edit);
  test_override (f->plan, id, lines[0], column, G_MAXINT64 / 3 * 2);
  proposal = pb_proposal_new (f->plan, id);
  g_assert_cmpuint (proposal->changes->len, ==, 1);
  change = &g_array_index (proposal->changes, PbProposalChange, 0);
  g_assert_false (change->fits);
  g_assert_cmpstr (pb_proposal_change_get_word (change), ==, "");
  g_assert_nonnull (strstr (proposal->notice, "“Löner”"));
}

/* The bottom line's change when the assignment's driver is set so, on the tables. */
static gint64
change_of (PbPlan *plan, gint64 board, gint64 trial, int year, gint64 assignment, int delay, double realisation,
           gint64 before)
{
  gint64 after = 0;

  test_drive (plan, trial, assignment, delay, realisation);
  g_assert_true (pb_balance_get (plan, board, trial, year, &after, NULL));
  return after - before;
}

/* Each bar is what the tables say when the drivers are set so. */
static void
assert_bars (PbPlan *plan, gint64 board, gint64 scenario, int year, int delay, double realisation)
{
  g_autoptr (GArray) bars = pb_tornado_compute (plan, scenario, board, year, delay, realisation);
  gint64 before = 0;

  g_assert_cmpuint (bars->len, >, 5);
  g_assert_true (pb_balance_get (plan, board, scenario, year, &before, NULL));
  for (guint i = 0; i < bars->len; i++)
    {
      const PbTornadoBar *bar = &g_array_index (bars, PbTornadoBar, i);
      const gint64 expected[] = { bar->late, bar->less, bar->both, bar->better };
      gint64 id = bar->assignment ? pb_record_get_id (bar->assignment) : 0;
      PbDriver driver = pb_scenario_get_driver (plan, scenario, id);
      gint64 trial;

      if (i > 0)
        g_assert_cmpint (MAX (ABS (bar->both), ABS (bar->better)), <=, MAX (ABS (bar[-1].both), ABS (bar[-1].better)));
      if (id == 0)
        continue;
      trial = scenario ? pb_scenario_duplicate (plan, scenario, NULL, NULL) : test_create_scenario (plan, "Prov", 0);
      for (guint side = 0; side < G_N_ELEMENTS (expected); side++)
        {
          double share = side == 0 ? 100 : side == 3 ? 200 - realisation : realisation;
          int later = side == 0 || side == 2 ? delay : 0;
          gint64 change = change_of (plan, board, trial, year, id, driver.delay + later, driver.realisation * share / 100,
                                     before);

          g_assert_cmpint (ABS (change - expected[side]), <=, 2);
        }
      g_assert_true (pb_scenario_delete (plan, trial, NULL));
    }
}

static void
test_tornado (TestPlan *f, gconstpointer data)
{
  static const struct
  {
    const char *name;
    int less, better; /* tenths */
  } expected[] = { { "Ny organisering", -76, 76 }, { "2 Uppdrag 2", -29, 29 }, { "11 Uppdrag 11", -22, 22 },
                   { "5 Uppdrag 5", -21, 21 },     { "3 Uppdrag 3", -20, 20 }, { "1 Uppdrag 1", -17, 17 },
                   { "7 Uppdrag 7", -9, 9 },       { "6 Uppdrag 6", -7, 7 },   { "9 Uppdrag 9", -6, 6 },
                   { "16 Uppdrag 16", -5, 5 } };
  TestKarlskrona k;
  gint64 cautious, layered;
  g_autoptr (GArray) bars = NULL;

  test_build_karlskrona (&k, f->plan);
  cautious = build_cautious (f->plan, &k);
  layered = test_create_scenario (f->plan, "Lager", cautious);
  test_override (f->plan, layered, test_find_line (f->plan, k.effects, "Lokaler"),
                 test_column_at (f->plan, k.effects, 3), MNKR (9));
  test_override (f->plan, cautious, test_find_line (f->plan, k.effects, "Sjövillan"),
                 test_column_at (f->plan, k.effects, 2), MNKR (9));
  test_drive (f->plan, layered, k.assignments[5], 30, 40);

  bars = pb_tornado_compute (f->plan, 0, k.boards[1], 2027, 0, 80);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const PbTornadoBar *bar = &g_array_index (bars, PbTornadoBar, i);
      g_autofree char *name = pb_tornado_dup_name (bar);

      g_assert_cmpstr (name, ==, expected[i].name);
      g_assert_cmpint (pb_money_round (bar->less, PB_UNIT_MNKR, 1), ==, MNKR (expected[i].less));
      g_assert_cmpint (pb_money_round (bar->better, PB_UNIT_MNKR, 1), ==, MNKR (expected[i].better));
      g_assert_cmpint (bar->both, ==, bar->less);
      g_assert_cmpint (bar->late, ==, 0);
    }
  assert_bars (f->plan, k.boards[1], 0, 2027, 6, 80);
  assert_bars (f->plan, k.boards[1], 0, 2025, 17, 50);
  assert_bars (f->plan, k.boards[1], cautious, 2026, 6, 80);
  assert_bars (f->plan, k.boards[1], layered, 2027, 9, 90);
  g_clear_pointer (&bars, g_array_unref);
  bars = pb_tornado_compute (f->plan, 0, k.boards[1], 2031, 6, 80);
  g_assert_cmpuint (bars->len, ==, 0);
}

/* The answer is what the tables say, and one month more too. */
static void
assert_latest (PbPlan *plan, gint64 scenario, gint64 board, int year, const PbLatestDelay *latest)
{
  gint64 assignment = pb_record_get_id (latest->assignment);
  double realisation = pb_scenario_get_driver (plan, scenario, assignment).realisation;
  gint64 trial = test_create_scenario (plan, "Prov", scenario);

  for (int more = 0; more < 2; more++)
    {
      PbBalance state = PB_BALANCE_NONE;
      int delay = MIN (latest->months + more, PB_SCENARIO_MAX_DELAY);

      test_drive (plan, trial, assignment, delay, realisation);
      g_assert_true (pb_balance_get (plan, board, trial, year, NULL, &state));
      g_assert_cmpint (state != PB_BALANCE_DEFICIT, ==, latest->kept[delay]);
    }
  g_assert_true (pb_scenario_delete (plan, trial, NULL));
}

static void
test_latest_delay (TestPlan *f, gconstpointer data)
{
  TestKarlskrona k;
  gint64 roomy, late, column;
  PbLatestDelay latest;
  guint kinds[4] = { 0 };

  test_build_karlskrona (&k, f->plan);
  late = build_late (f->plan, &k);
  /* Room in 2027 for one assignment or another to be late, but not for every one. */
  roomy = test_create_scenario (f->plan, "Utrymme", 0);
  column = test_column_at (f->plan, k.effects, 3);
  test_override (f->plan, roomy, test_find_line (f->plan, k.effects, "Ny organisering"), column, MNKR (420));
  for (int year = 2025; year <= 2027; year += 2)
    for (guint i = 0; i < 3; i++)
      {
        gint64 scenario = i == 0 ? 0 : i == 1 ? late : roomy;
        g_autoptr (GArray) list = pb_scenario_list_latest_delays (f->plan, scenario, k.boards[1], year);

        for (guint n = 0; n < list->len; n++)
          {
            assert_latest (f->plan, scenario, k.boards[1], year, &g_array_index (list, PbLatestDelay, n));
            kinds[g_array_index (list, PbLatestDelay, n).kind]++;
          }
      }
  g_assert_cmpuint (kinds[PB_LATEST_NEVER], >, 0);
  g_assert_cmpuint (kinds[PB_LATEST_MONTHS], >, 5);
  g_assert_cmpuint (kinds[PB_LATEST_ANY], >, 0);

  /* 42,0 for 37,8 leaves 4,2 less 0,1, and the rounding of the rows; 14,7 falls to 7,7 in a year, 0,58 a month. */
  g_assert_true (pb_scenario_latest_delay (f->plan, roomy, k.boards[1], k.assignments[2], 2027, &latest));
  g_assert_cmpint (latest.kind, ==, PB_LATEST_MONTHS);
  g_assert_cmpint (latest.months, >=, 7);
  g_assert_cmpint (latest.months, <, 10);
  /* Every board, and what moves nothing there. */
  g_assert_true (pb_scenario_latest_delay (f->plan, 0, 0, k.assignments[2], 2024, &latest));
  g_assert_cmpint (latest.kind, ==, PB_LATEST_NEVER);
  g_assert_true (pb_scenario_latest_delay (f->plan, 0, k.boards[0], k.assignments[2], 2025, &latest));
  g_assert_cmpint (latest.kind, ==, PB_LATEST_ANY);
  g_assert_false (pb_scenario_latest_delay (f->plan, 0, k.boards[0], k.assignments[2], 2031, &latest));
}

/* A line that counts twice in the bottom line, through a link and a sum of links, shared by two that are driven apart.
 */
static void
test_counted_twice (TestPlan *f, gconstpointer data)
{
  gint64 first = test_add_assignment (f->plan, 1, "Ett");
  gint64 second = test_add_assignment (f->plan, 2, "Två");
  PbEdit *edit = pb_edit_new (f->plan, "Build");
  gint64 board = test_add_board (edit, "Nämnden");
  gint64 effects = test_add_sheet (edit, 0, "Effekter", PB_UNIT_KR, PB_SIGN_COST_NEGATIVE);
  gint64 balance = test_add_sheet (edit, board, "Balans", PB_UNIT_KR, PB_SIGN_COST_NEGATIVE);
  gint64 shared = test_add_line (edit, effects, 0, "Delad", PB_LINE_GIVEN);
  gint64 group, links[2], scenario, before = 0, after = 0;
  g_autoptr (GArray) bars = NULL;

  group = test_add_line (edit, balance, 0, "Grupp", PB_LINE_SUM);
  links[0] = test_add_line (edit, balance, group, "Igen", PB_LINE_LINKED);
  links[1] = test_add_line (edit, balance, 0, "Effekt", PB_LINE_LINKED);
  test_add_line (edit, balance, 0, "Resultat", PB_LINE_BALANCE);
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *year = g_strdup_printf ("%u", 2025 + i);

      pb_edit_set_int (edit, links[i], PB_LINE_LINK, shared);
      test_add_column (edit, balance, year, PB_MEASURE_PLAN);
      test_set_cell (edit, shared, test_add_column (edit, effects, year, PB_MEASURE_PLAN), i == 0 ? 70000 : 100000);
    }
  test_link_assignment (edit, first, shared, 0.3);
  test_link_assignment (edit, second, shared, 0.7);
  test_commit (edit);
  scenario = test_create_scenario (f->plan, "Sent", 0);
  test_drive (f->plan, scenario, first, 6, 50);
  g_assert_true (pb_balance_get (f->plan, board, scenario, 2026, &before, NULL));
  bars = pb_tornado_compute (f->plan, scenario, board, 2026, 3, 60);
  g_assert_cmpuint (bars->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const PbTornadoBar *bar = &g_array_index (bars, PbTornadoBar, i);
      gboolean is_first = pb_record_get_id (bar->assignment) == first;
      gint64 trial = pb_scenario_duplicate (f->plan, scenario, NULL, NULL);

      test_drive (f->plan, trial, is_first ? first : second, is_first ? 9 : 3, is_first ? 30 : 60);
      g_assert_true (pb_balance_get (f->plan, board, trial, 2026, &after, NULL));
      g_assert_cmpint (ABS (after - before - bar->both), <=, 4);
    }
}

/* Ids are a table's own: in a file from elsewhere an effect line that nobody carries may have an assignment's id, and is
 * still a bar of its own. */
static void
test_same_id (TestPlan *f, gconstpointer data)
{
  gint64 assignment = test_add_assignment (f->plan, 1, "Ett");
  PbEdit *edit = pb_edit_new (f->plan, "Build");
  gint64 board = test_add_board (edit, "Nämnden");
  gint64 effects = test_add_sheet (edit, 0, "Effekter", PB_UNIT_KR, PB_SIGN_COST_NEGATIVE);
  gint64 balance = test_add_sheet (edit, board, "Balans", PB_UNIT_KR, PB_SIGN_COST_NEGATIVE);
  gint64 column = test_add_column (edit, effects, "2026", PB_MEASURE_PLAN), lines[2];
  gint64 group = test_add_line (edit, effects, 0, "Effekter", PB_LINE_SUM);
  g_autofree char *sql = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) bars = NULL;
  sqlite3 *db;

  test_add_column (edit, balance, "2026", PB_MEASURE_PLAN);
  for (int i = 0; i < 2; i++)
    {
      gint64 link = test_add_line (edit, balance, 0, "Effekt", PB_LINE_LINKED);

      lines[i] = test_add_line (edit, effects, group, i == 0 ? "Burens" : "Ingens", PB_LINE_GIVEN);
      pb_edit_set_int (edit, link, PB_LINE_LINK, lines[i]);
      test_set_cell (edit, lines[i], column, i == 0 ? 10000 : 5000);
    }
  test_add_line (edit, balance, 0, "Resultat", PB_LINE_BALANCE);
  test_link_assignment (edit, assignment, lines[0], -1);
  test_commit (edit);

  g_assert_finalize_object (g_steal_pointer (&f->plan));
  g_assert_cmpint (sqlite3_open (f->path, &db), ==, SQLITE_OK);
  sql = g_strdup_printf ("PRAGMA foreign_keys = OFF; BEGIN;"
                         "UPDATE table_line SET id = %1$" G_GINT64_FORMAT " WHERE id = %2$" G_GINT64_FORMAT ";"
                         "UPDATE table_line SET link = %1$" G_GINT64_FORMAT " WHERE link = %2$" G_GINT64_FORMAT ";"
                         "UPDATE cell SET line = %1$" G_GINT64_FORMAT " WHERE line = %2$" G_GINT64_FORMAT "; COMMIT;",
                         assignment, lines[1]);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
  f->plan = pb_plan_open (f->path, &error);
  g_assert_no_error (error);

  bars = pb_tornado_compute (f->plan, 0, board, 2026, 0, 80);
  g_assert_cmpuint (bars->len, ==, 2);
  g_assert_cmpint (g_array_index (bars, PbTornadoBar, 0).less, ==, -2000);
  g_assert_cmpint (g_array_index (bars, PbTornadoBar, 1).less, ==, -1000);
  g_assert_nonnull (g_array_index (bars, PbTornadoBar, 1).line);
}

/* A plan with nothing in it, and one with a scenario but no tables, are asked the same. */
static void
test_empty (TestPlan *f, gconstpointer data)
{
  gint64 ids[] = { 0, test_create_scenario (f->plan, "Tomt", 0) };
  g_autoptr (PbComparison) comparison = pb_scenario_compare (f->plan, ids, 2);
  g_autoptr (PbProposal) proposal = pb_proposal_new (f->plan, ids[1]);
  g_autoptr (GArray) bars = pb_tornado_compute (f->plan, ids[1], 0, 2025, 6, 80);
  g_autoptr (GArray) latest = pb_scenario_list_latest_delays (f->plan, ids[1], 0, 2025);
  g_autoptr (PbCertainty) certainty = pb_certainty_new (f->plan, ids[1], &(PbRange){ 0, 0, 6, 80, 100, 100 }, 10, 1);

  g_assert_cmpuint (comparison->boards->len, ==, 0);
  g_assert_null (comparison->together);
  g_assert_cmpstr (proposal->verdict, ==, "");
  g_assert_false (proposal->balanced);
  g_assert_null (pb_proposal_new (f->plan, 4711));
  g_assert_cmpuint (bars->len, ==, 0);
  g_assert_cmpuint (latest->len, ==, 0);
  g_assert_cmpfloat (pb_certainty_get_chance (certainty, 0, 2025), ==, -1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  test_plan_add ("/what-if/compare", TestPlan, test_compare);
  test_plan_add ("/what-if/adopt", TestPlan, test_adopt);
  test_plan_add ("/what-if/adopt-effects", TestPlan, test_adopt_effects);
  test_plan_add ("/what-if/adopt-outcome", TestPlan, test_adopt_outcome);
  test_plan_add ("/what-if/proposal", TestPlan, test_proposal);
  test_plan_add ("/what-if/proposal-measures", TestPlan, test_proposal_measures);
  test_plan_add ("/what-if/proposal-words", TestPlan, test_proposal_words);
  test_plan_add ("/what-if/proposal-overflow", TestPlan, test_proposal_overflow);
  test_plan_add ("/what-if/counted-twice", TestPlan, test_counted_twice);
  test_plan_add ("/what-if/empty", TestPlan, test_empty);
  test_plan_add ("/what-if/same-id", TestPlan, test_same_id);
  test_plan_add ("/what-if/tornado", TestPlan, test_tornado);
  test_plan_add ("/what-if/latest-delay", TestPlan, test_latest_delay);
  return g_test_run ();
}
