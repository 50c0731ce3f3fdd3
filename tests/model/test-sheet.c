/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-tables.h"

/* Every printed total of the file, against what is computed: equal but for the roundings of the document. */
static void
test_karlskrona (TestPlan *fixture, gconstpointer data)
{
  static const struct
  {
    const char *title;
    int apart[4]; /* computed less printed, tenths of mnkr */
  } roundings[] = {
    { "Ekonomisk effekt", { -1, -1, 0, -1 } },
    { "Besparing enligt omställningsplan", { -1, -1, 0, -1 } },
    { "Underskott", { -1, -1, 0, -1 } },
  };
  TestKarlskrona plan;
  guint n_proved = 0;

  test_build_karlskrona (&plan, fixture->plan);
  for (guint s = 0; s < 3; s++)
    {
      g_autoptr (PbSheet) sheet = pb_sheet_get (fixture->plan, s < 2 ? plan.balances[s] : plan.effects, 0);

      for (guint line = 0; line < pb_sheet_get_n_lines (sheet); line++)
        for (guint column = 0; column < 4; column++)
          {
            const char *title = pb_record_get_title (pb_sheet_get_line (sheet, line));
            gint64 printed = 0;
            int apart = 0;

            if (!pb_sheet_get_printed (sheet, line, column, &printed))
              continue;
            for (guint i = 0; s > 0 && i < G_N_ELEMENTS (roundings); i++)
              if (g_str_equal (title, roundings[i].title))
                apart = roundings[i].apart[column];
            test_assert_value (sheet, line, column, printed + MNKR (apart));
            g_assert_cmpint (pb_sheet_get_proof (sheet, line, column), ==,
                             apart == 0 ? PB_PROOF_EQUAL : PB_PROOF_ROUNDING);
            n_proved++;
          }
    }
  /* 11 and 11 totals of the two boards, 4 of the effects. */
  g_assert_cmpuint (n_proved, ==, 26);
}

/* Groups stand before their rows whatever order the file had, and the rows keep theirs. */
static void
test_reading_order (TestPlan *fixture, gconstpointer data)
{
  static const struct
  {
    const char *title;
    guint depth;
  } lines[] = {
    { "Nuvarande underskott VP 2024", 0 },
    { "Totalt budgetförändring", 0 },
    { "Demografisk anpassning", 1 },
    { "Krav på effektiviseringar", 1 },
    { "Besparing enligt VP 2024", 0 },
    { "Besparing enligt omställningsplan", 0 },
    { "Omorganisering", 1 },
    { "Fortsatt arbete enligt 5S", 1 },
    { "Underskott", 0 },
  };
  TestKarlskrona plan;
  g_autoptr (PbSheet) sheet = NULL;

  test_build_karlskrona (&plan, fixture->plan);
  sheet = pb_sheet_get (fixture->plan, plan.balances[0], 0);
  g_assert_cmpuint (pb_sheet_get_n_lines (sheet), ==, G_N_ELEMENTS (lines));
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_assert_cmpstr (pb_record_get_title (pb_sheet_get_line (sheet, i)), ==, lines[i].title);
      g_assert_cmpuint (pb_sheet_get_line_depth (sheet, i), ==, lines[i].depth);
    }
  g_assert_cmpint (pb_sheet_get_balance_line (sheet), ==, 8);
  /* The sum of rows that have nothing that year is absent, not zero. */
  test_assert_absent (sheet, 1, 0);
  test_assert_value (sheet, 1, 1, MNKR (-15));
}

/* The operating statement: sums, results and every variance; where the table has a column for it, and where it has not.
 */
static void
test_kalmar (TestPlan *fixture, gconstpointer data)
{
  static const char *const tables[] = { "kostnadsslag", "verksamhet", "investering" };
  static const char *const names[] = { "budget", "prognos", "avvikelse", NULL };
  static const char *const two_names[] = { "budget", "prognos", NULL };
  static const PbMeasure measures[] = { PB_MEASURE_BUDGET, PB_MEASURE_FORECAST, PB_MEASURE_VARIANCE };
  g_autoptr (TestTable) drift = test_table_load ("kalmar/drift.tsv");
  guint n_compared = 0;

  for (guint t = 0; t < G_N_ELEMENTS (tables); t++)
    for (int stored = 0; stored < 2; stored++)
      {
        PbEdit *edit = pb_edit_new (fixture->plan, "Build");
        gint64 id = test_add_sheet (edit, 0, tables[t], PB_UNIT_TKR, PB_SIGN_COST_POSITIVE);
        g_autoptr (PbSheet) sheet = NULL;
        gint64 columns[3];

        for (guint i = 0; i < (stored ? 3 : 2); i++)
          columns[i] = test_add_column (edit, id, "2022", measures[i]);
        test_fill_sheet (edit, id, drift, "tabell", tables[t], stored ? names : two_names, columns, PB_UNIT_TKR);
        test_commit (edit);

        sheet = pb_sheet_get (fixture->plan, id, 0);
        g_assert_cmpuint (pb_sheet_get_n_columns (sheet), ==, 3);
        g_assert_true ((pb_sheet_get_column (sheet, 2) != NULL) == stored);
        g_assert_cmpint (pb_sheet_find_column (sheet, "2022", PB_MEASURE_VARIANCE), ==, 2);
        for (guint row = 0; row < drift->rows->len; row++)
          for (guint i = 0; i < 3; i++)
            {
              int line;

              if (!g_str_equal (test_table_get (drift, row, "tabell"), tables[t]))
                continue;
              line = test_line_of (sheet, test_table_get (drift, row, "rad"));
              test_assert_value (sheet, line, i, test_amount (test_table_get (drift, row, names[i]), PB_UNIT_TKR));
              if (stored && i == 2)
                g_assert_cmpint (pb_sheet_get_proof (sheet, line, i), ==, PB_PROOF_EQUAL);
              n_compared++;
            }
        /* Costs are positive here: there is no balance to judge. */
        g_assert_cmpint (pb_sheet_get_balance (sheet, 0), ==, PB_BALANCE_NONE);
      }
  g_assert_cmpuint (n_compared, ==, drift->rows->len * 6);
}

static void
test_kalmar_needs (TestPlan *fixture, gconstpointer data)
{
  static const char *const years[] = { "2023", "2024", "2025", NULL };
  g_autoptr (TestTable) needs = test_table_load ("kalmar/budgetbehov.tsv");
  PbEdit *edit = pb_edit_new (fixture->plan, "Build");
  gint64 id = test_add_sheet (edit, 0, "Budgetbehov", PB_UNIT_TKR, PB_SIGN_COST_POSITIVE);
  g_autoptr (PbSheet) sheet = NULL;
  gint64 columns[3];

  for (guint i = 0; i < 3; i++)
    columns[i] = test_add_column (edit, id, years[i], PB_MEASURE_PLAN);
  test_fill_sheet (edit, id, needs, NULL, NULL, years, columns, PB_UNIT_TKR);
  test_commit (edit);
  sheet = pb_sheet_get (fixture->plan, id, 0);
  for (guint i = 0; i < 3; i++)
    {
      guint last = needs->rows->len - 1;

      test_assert_value (sheet, pb_sheet_get_balance_line (sheet), i,
                         test_amount (test_table_get (needs, last, years[i]), PB_UNIT_TKR));
      g_assert_cmpint (pb_sheet_get_proof (sheet, last, i), ==, PB_PROOF_EQUAL);
    }
}

/* Costs are negative: more spent than the budget is still negative. */
static void
test_cost_negative_variance (TestPlan *fixture, gconstpointer data)
{
  PbEdit *edit = pb_edit_new (fixture->plan, "Build");
  gint64 id = test_add_sheet (edit, 0, "Drift", PB_UNIT_TKR, PB_SIGN_COST_NEGATIVE);
  gint64 budget = test_add_column (edit, id, "2018", PB_MEASURE_BUDGET);
  gint64 forecast = test_add_column (edit, id, "2018", PB_MEASURE_FORECAST);
  gint64 next = test_add_column (edit, id, "2019", PB_MEASURE_BUDGET);
  gint64 cost = test_add_line (edit, id, 0, "Kostnader", PB_LINE_GIVEN);
  gint64 income = test_add_line (edit, id, 0, "Intäkter", PB_LINE_GIVEN);
  gint64 grant = test_add_line (edit, id, 0, "Bidrag", PB_LINE_GIVEN);
  g_autoptr (PbSheet) sheet = NULL;

  test_add_line (edit, id, 0, "Resultat", PB_LINE_BALANCE);
  test_set_cell (edit, cost, budget, -10000);
  test_set_cell (edit, cost, forecast, -12000);
  test_set_cell (edit, income, budget, 3000);
  test_set_cell (edit, income, forecast, 3500);
  test_set_cell (edit, grant, budget, 7000);
  test_set_cell (edit, cost, next, -9000);
  test_commit (edit);

  pb_locale_set_language (PB_LANGUAGE_ENGLISH);
  sheet = pb_sheet_get (fixture->plan, id, 0);
  g_assert_cmpuint (pb_sheet_get_n_columns (sheet), ==, 4);
  g_assert_null (pb_sheet_get_column (sheet, 2));
  g_assert_cmpstr (pb_sheet_get_column_label (sheet, 2), ==, "2018 variance");
  g_assert_cmpstr (pb_sheet_get_column_period (sheet, 2), ==, "2018");
  test_assert_value (sheet, 0, 2, -2000);
  test_assert_value (sheet, 1, 2, 500);
  test_assert_absent (sheet, 2, 2);
  test_assert_value (sheet, 3, 0, 0);
  test_assert_value (sheet, 3, 1, -8500);
  test_assert_value (sheet, 3, 2, -8500);
  g_assert_cmpint (pb_sheet_get_balance (sheet, 0), ==, PB_BALANCE_KEPT);
  g_assert_cmpint (pb_sheet_get_balance (sheet, 2), ==, PB_BALANCE_NONE);
}

/* Half a digit for each row summed, and no more. */
static void
test_tolerance (TestPlan *fixture, gconstpointer data)
{
  static const struct
  {
    gint64 printed;
    PbProof proof;
  } proofs[] = {
    { MNKR (30), PB_PROOF_EQUAL },
    { MNKR (30) + 15000000, PB_PROOF_ROUNDING },
    { MNKR (30) - 15000000, PB_PROOF_ROUNDING },
    { MNKR (30) + 15000001, PB_PROOF_MISMATCH },
    { MNKR (30) - 15000001, PB_PROOF_MISMATCH },
  };
  PbEdit *edit = pb_edit_new (fixture->plan, "Build");
  gint64 id = test_add_sheet (edit, 0, "Tabell", PB_UNIT_MNKR, PB_SIGN_COST_NEGATIVE);
  gint64 sum = test_add_line (edit, id, 0, "Summa", PB_LINE_SUM);
  gint64 rows[4];
  g_autoptr (PbSheet) sheet = NULL;

  for (guint i = 0; i < 4; i++)
    rows[i] = test_add_line (edit, id, sum, "Rad", PB_LINE_GIVEN);
  for (guint i = 0; i < G_N_ELEMENTS (proofs); i++)
    {
      g_autofree char *year = g_strdup_printf ("%u", 2020 + i);
      gint64 column = test_add_column (edit, id, year, PB_MEASURE_PLAN);

      /* The fourth row has nothing: three are summed. */
      for (guint row = 0; row < 3; row++)
        test_set_cell (edit, rows[row], column, MNKR (10));
      test_set_printed (edit, sum, column, proofs[i].printed);
    }
  test_commit (edit);
  sheet = pb_sheet_get (fixture->plan, id, 0);
  for (guint i = 0; i < G_N_ELEMENTS (proofs); i++)
    {
      g_assert_cmpint (pb_sheet_get_tolerance (sheet, 0, i), ==, 15000000);
      g_assert_cmpint (pb_sheet_get_proof (sheet, 0, i), ==, proofs[i].proof);
    }
}

/* Two tables whose links lead round: the ring has no value, nor what rests on it; what stands beside it has. */
static void
test_ring (TestPlan *fixture, gconstpointer data)
{
  PbEdit *edit = pb_edit_new (fixture->plan, "Build");
  gint64 a = test_add_sheet (edit, 0, "A", PB_UNIT_KR, PB_SIGN_COST_NEGATIVE);
  gint64 b = test_add_sheet (edit, 0, "B", PB_UNIT_KR, PB_SIGN_COST_NEGATIVE);
  gint64 a_2024 = test_add_column (edit, a, "2024", PB_MEASURE_PLAN);
  gint64 sum = test_add_line (edit, a, 0, "Summa", PB_LINE_SUM);
  gint64 out = test_add_line (edit, a, sum, "Ut", PB_LINE_LINKED);
  gint64 given = test_add_line (edit, a, sum, "Given", PB_LINE_GIVEN);
  gint64 back, outside, self_link;
  g_autoptr (PbSheet) first = NULL;
  g_autoptr (PbSheet) second = NULL;

  test_add_line (edit, a, 0, "Balans", PB_LINE_BALANCE);
  test_add_column (edit, b, "2024", PB_MEASURE_PLAN);
  back = test_add_line (edit, b, 0, "Tillbaka", PB_LINE_LINKED);
  outside = test_add_line (edit, b, 0, "Utanför", PB_LINE_LINKED);
  self_link = test_add_line (edit, b, 0, "Sig själv", PB_LINE_LINKED);
  pb_edit_set_int (edit, out, PB_LINE_LINK, back);
  pb_edit_set_int (edit, back, PB_LINE_LINK, sum);
  pb_edit_set_int (edit, outside, PB_LINE_LINK, given);
  pb_edit_set_int (edit, self_link, PB_LINE_LINK, self_link);
  test_set_cell (edit, given, a_2024, 500);
  test_commit (edit);

  first = pb_sheet_get (fixture->plan, a, 0);
  second = pb_sheet_get (fixture->plan, b, 0);
  for (guint line = 0; line < 4; line++)
    g_assert_cmpint (pb_sheet_is_circular (first, line), ==, line < 2);
  test_assert_absent (first, 0, 0);
  test_assert_absent (first, 1, 0);
  test_assert_value (first, 2, 0, 500);
  test_assert_absent (first, 3, 0);
  g_assert_cmpint (pb_sheet_get_balance (first, 0), ==, PB_BALANCE_NONE);
  g_assert_true (pb_sheet_is_circular (second, 0));
  g_assert_false (pb_sheet_is_circular (second, 1));
  test_assert_value (second, 1, 0, 500);
  g_assert_true (pb_sheet_is_circular (second, 2));
  test_assert_absent (second, 2, 0);

  /* Cut, the ring computes. */
  edit = pb_edit_new (fixture->plan, "Cut");
  pb_edit_set_null (edit, back, PB_LINE_LINK);
  test_commit (edit);
  g_clear_pointer (&first, pb_sheet_unref);
  first = pb_sheet_get (fixture->plan, a, 0);
  g_assert_false (pb_sheet_is_circular (first, 0));
  test_assert_value (first, 0, 0, 500);
  test_assert_value (first, 3, 0, 500);
}

/* Groups that stand in each other, as a damaged file may have them: every line is shown once. */
static void
test_groups_in_ring (TestPlan *fixture, gconstpointer data)
{
  PbEdit *edit = pb_edit_new (fixture->plan, "Build");
  gint64 id = test_add_sheet (edit, 0, "T", PB_UNIT_KR, PB_SIGN_COST_NEGATIVE);
  gint64 column = test_add_column (edit, id, "2024", PB_MEASURE_PLAN);
  gint64 a = test_add_line (edit, id, 0, "A", PB_LINE_SUM);
  gint64 b = test_add_line (edit, id, a, "B", PB_LINE_SUM);
  g_autoptr (PbSheet) sheet = NULL;

  pb_edit_set_int (edit, a, PB_LINE_PARENT, b);
  test_set_cell (edit, test_add_line (edit, id, b, "C", PB_LINE_GIVEN), column, 5);
  test_commit (edit);
  sheet = pb_sheet_get (fixture->plan, id, 0);
  g_assert_cmpuint (pb_sheet_get_n_lines (sheet), ==, 3);
  test_assert_value (sheet, test_line_of (sheet, "A"), 0, 5);
  test_assert_value (sheet, test_line_of (sheet, "C"), 0, 5);
}

/* A second balance sums the same lines as the first and what stands between, not the first itself. */
static void
test_two_balances (TestPlan *fixture, gconstpointer data)
{
  PbEdit *edit = pb_edit_new (fixture->plan, "Build");
  gint64 id = test_add_sheet (edit, 0, "T", PB_UNIT_KR, PB_SIGN_COST_NEGATIVE);
  gint64 column = test_add_column (edit, id, "2024", PB_MEASURE_PLAN);
  static const PbLineKind kinds[] = { PB_LINE_GIVEN, PB_LINE_BALANCE, PB_LINE_GIVEN, PB_LINE_BALANCE, PB_LINE_GIVEN };
  g_autoptr (PbSheet) sheet = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      gint64 line = test_add_line (edit, id, 0, "Rad", kinds[i]);

      if (kinds[i] == PB_LINE_GIVEN)
        test_set_cell (edit, line, column, i == 0 ? 100 : 10);
    }
  test_commit (edit);
  sheet = pb_sheet_get (fixture->plan, id, 0);
  test_assert_value (sheet, 1, 0, 100);
  test_assert_value (sheet, 3, 0, 110);
  g_assert_cmpint (pb_sheet_get_balance_line (sheet), ==, 3);
}

/* A sum too large to be an amount has no value, rather than a wrong one. */
static void
test_too_large (TestPlan *fixture, gconstpointer data)
{
  PbEdit *edit = pb_edit_new (fixture->plan, "Build");
  gint64 id = test_add_sheet (edit, 0, "T", PB_UNIT_KR, PB_SIGN_COST_NEGATIVE);
  gint64 column = test_add_column (edit, id, "2024", PB_MEASURE_PLAN);
  gint64 sum = test_add_line (edit, id, 0, "Summa", PB_LINE_SUM);
  g_autoptr (PbSheet) sheet = NULL;

  for (guint i = 0; i < 3; i++)
    test_set_cell (edit, test_add_line (edit, id, sum, "Rad", PB_LINE_GIVEN), column, i < 2 ? G_MAXINT64 : -1);
  test_add_line (edit, id, 0, "Balans", PB_LINE_BALANCE);
  test_commit (edit);
  sheet = pb_sheet_get (fixture->plan, id, 0);
  test_assert_absent (sheet, 0, 0);
  test_assert_value (sheet, 1, 0, G_MAXINT64);
  test_assert_absent (sheet, 4, 0);
}

static PbLineKind
large_kind (guint i)
{
  if (i % 50 != 0)
    return PB_LINE_GIVEN;
  return i > 0 && i % 1000 == 0 ? PB_LINE_BALANCE : PB_LINE_SUM;
}

/* A large table is computed well within a frame: the limit is loose, what grows with the square breaks it. */
static void
test_large (TestPlan *fixture, gconstpointer data)
{
  PbEdit *edit = pb_edit_new (fixture->plan, "Build");
  gint64 id = test_add_sheet (edit, 0, "Stor", PB_UNIT_TKR, PB_SIGN_COST_NEGATIVE);
  gint64 columns[12];
  gint64 group = 0;
  gint64 first_cell = 0;
  gint64 start, taken;
  g_autoptr (PbSheet) sheet = NULL;
  g_autoptr (PbSheet) again = NULL;

  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *month = g_strdup_printf ("2025-%02u", i + 1);

      columns[i] = test_add_column (edit, id, month, PB_MEASURE_PLAN);
    }
  for (guint i = 0; i < 5000; i++)
    {
      gint64 line = test_add_line (edit, id, i % 50 == 0 ? 0 : group, "Rad", large_kind (i));

      if (i % 50 == 0)
        group = line;
      else
        for (guint column = 0; column < 12; column++)
          {
            test_set_cell (edit, line, columns[column], 1);
            first_cell = line;
          }
    }
  test_commit (edit);
  g_assert_cmpint (first_cell, !=, 0);

  pb_sheet_unref (pb_sheet_get (fixture->plan, id, 0));
  edit = pb_edit_new (fixture->plan, "Edit");
  pb_edit_set_text (edit, id, PB_SHEET_TITLE, "Större");
  test_commit (edit);
  start = g_get_monotonic_time ();
  sheet = pb_sheet_get (fixture->plan, id, 0);
  taken = g_get_monotonic_time () - start;
  g_test_message ("5 000 lines x 12 columns: %.1f ms", taken / 1000.0);
  g_assert_cmpint (taken, <, 250000);
  again = pb_sheet_get (fixture->plan, id, 0);
  g_assert_true (again == sheet);
  test_assert_value (sheet, 0, 11, 49);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  pb_locale_set_language (PB_LANGUAGE_SWEDISH);
  test_plan_add ("/sheet/karlskrona", TestPlan, test_karlskrona);
  test_plan_add ("/sheet/reading-order", TestPlan, test_reading_order);
  test_plan_add ("/sheet/kalmar", TestPlan, test_kalmar);
  test_plan_add ("/sheet/kalmar-needs", TestPlan, test_kalmar_needs);
  test_plan_add ("/sheet/cost-negative-variance", TestPlan, test_cost_negative_variance);
  test_plan_add ("/sheet/tolerance", TestPlan, test_tolerance);
  test_plan_add ("/sheet/ring", TestPlan, test_ring);
  test_plan_add ("/sheet/groups-in-ring", TestPlan, test_groups_in_ring);
  test_plan_add ("/sheet/two-balances", TestPlan, test_two_balances);
  test_plan_add ("/sheet/too-large", TestPlan, test_too_large);
  test_plan_add ("/sheet/large", TestPlan, test_large);
  return g_test_run ();
}
