/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-exchange-util.h"

#include "model/pb-number.h"
#include "model/pb-series.h"
#include "model/pb-sheet.h"

static int
find_line (PbSheet *sheet, const char *title)
{
  for (guint l = 0; l < pb_sheet_get_n_lines (sheet); l++)
    if (strcmp (pb_record_get_title (pb_sheet_get_line (sheet, l)), title) == 0)
      return (int)l;
  g_test_message ("no line %s", title);
  g_assert_not_reached ();
}

/* The figure in the table's unit, "" where absent. */
static void
assert_value (PbSheet *sheet, const char *line, const char *period, PbMeasure measure, const char *expected)
{
  gint64 ore;
  int column = pb_sheet_find_column (sheet, period, measure), l = find_line (sheet, line);
  g_assert_cmpint (column, >=, 0);
  g_autofree char *text = pb_sheet_get_value (sheet, l, column, &ore)
                              ? pb_money_format (ore, pb_sheet_get_unit (sheet), pb_sheet_get_decimals (sheet))
                              : g_strdup ("");
  g_auto (GStrv) parts = g_strsplit (text, "\302\240", -1);
  g_autofree char *plain = g_strjoinv (" ", parts);
  g_test_message ("%s, %s", line, period);
  g_assert_cmpstr (plain, ==, expected);
}

static PbSheet *
get_sheet (TestPlan *test, const char *title)
{
  return pb_sheet_get (test->plan, pb_record_get_id (test_find (test->plan, PB_TABLE_SHEET, title)), 0);
}

/* All printed figures of a table agree with what is computed. */
static void
assert_proven (PbSheet *sheet)
{
  for (guint l = 0; l < pb_sheet_get_n_lines (sheet); l++)
    for (guint c = 0; c < pb_sheet_get_n_columns (sheet); c++)
      {
        PbProof proof = pb_sheet_get_proof (sheet, l, c);
        g_test_message ("%s, column %u: %d", pb_record_get_title (pb_sheet_get_line (sheet, l)), c, proof);
        g_assert_true (proof == PB_PROOF_NONE || proof == PB_PROOF_EQUAL);
      }
}

static void
test_kalmar (TestPlan *test, gconstpointer data)
{
  g_autoptr (PbImportReport) report = test_import_files (test->plan, g_getenv ("PB_FIXTURES"), "kalmar-drift.tsv");
  g_assert_cmpuint (pb_plan_peek_records (test->plan, PB_TABLE_SHEET)->len, ==, 3);
  const char *titles[] = { "Driftredovisning, kostnadsslag", "Driftredovisning, verksamhet", "Investeringar" };
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autoptr (PbSheet) sheet = get_sheet (test, titles[i]);
      assert_proven (sheet);
      g_assert_cmpint (pb_sheet_get_decimals (sheet), ==, 0);
      g_assert_cmpint (pb_sheet_get_sign (sheet), ==, PB_SIGN_COST_POSITIVE);
      g_assert_cmpuint (pb_sheet_get_n_columns (sheet), ==, 3);
    }
  g_autoptr (PbSheet) activity = get_sheet (test, "Driftredovisning, verksamhet");
  assert_value (activity, "Barn och familj", "2022", PB_MEASURE_FORECAST, "215 865");
  assert_value (activity, "Barn och familj", "2022", PB_MEASURE_VARIANCE, "−13 300");
  assert_value (activity, "Summa", "2022", PB_MEASURE_BUDGET, "903 436");
  assert_value (activity, "Summa", "2022", PB_MEASURE_VARIANCE, "−6 800");
  /* A group's total stands before its rows here and after them in the other table: the rows are children in both. */
  g_assert_cmpuint (pb_sheet_get_line_depth (activity, find_line (activity, "Gemensamt vuxen")), ==, 1);
  g_autoptr (PbSheet) kind = get_sheet (test, "Driftredovisning, kostnadsslag");
  g_assert_cmpuint (pb_sheet_get_line_depth (kind, find_line (kind, "Personalkostnader")), ==, 1);
  assert_value (kind, "Summa kostnader", "2022", PB_MEASURE_VARIANCE, "−11 675");
  assert_value (kind, "Intäkter", "2022", PB_MEASURE_VARIANCE, "4 875");
  /* What is printed of a variance is kept beside, also for given lines, and is no value. */
  gint64 printed;
  g_assert_true (pb_sheet_get_printed (kind, find_line (kind, "Intäkter"), 2, &printed));
  g_assert_cmpint (printed, ==, G_GINT64_CONSTANT (4875) * 100000);
}

/* A month's name in a header, in either language and cut short too. */
static void
test_months (TestPlan *test, gconstpointer data)
{
  test_import_ok (test->plan, "b.csv", "tabell;enhet;tecken;rad;april 2018 prognos;Sept 2018;may 2019\n"
                                       "T;mnkr;kostnad −;x;1;2;3\n");
  g_autoptr (PbSheet) sheet = get_sheet (test, "T");
  assert_value (sheet, "x", "2018-04", PB_MEASURE_FORECAST, "1");
  assert_value (sheet, "x", "2018-09", PB_MEASURE_PLAN, "2");
  assert_value (sheet, "x", "2019-05", PB_MEASURE_PLAN, "3");
}

static void
test_needs (TestPlan *test, gconstpointer data)
{
  g_autoptr (PbImportReport) report
      = test_import_files (test->plan, g_getenv ("PB_FIXTURES"), "kalmar-budgetbehov.tsv");
  g_autoptr (PbSheet) sheet = get_sheet (test, "Ökade behov");
  assert_proven (sheet);
  assert_value (sheet, "Ökade behov inom funktionsnedsättning", "2024", PB_MEASURE_PLAN, "11 100");
  /* A zero that is written is a zero; what is not written is absent. */
  assert_value (sheet, "Boendestöd", "2025", PB_MEASURE_PLAN, "750");
  assert_value (sheet, "Personlig assistans", "2023", PB_MEASURE_PLAN, "0");
}

/* As Swedish Excel writes it, costs negative, totals without kind, columns of three sorts. */
static void
test_excel (TestPlan *test, gconstpointer data)
{
  g_autoptr (PbImportReport) report = test_import_files (test->plan, g_getenv ("PB_FIXTURES"), "excel-1252.csv");
  g_autoptr (PbSheet) sheet = get_sheet (test, "Resultat, hela nämnden");
  assert_proven (sheet);
  g_assert_cmpint (pb_sheet_get_sign (sheet), ==, PB_SIGN_COST_NEGATIVE);
  assert_value (sheet, "Personal", "2023-04", PB_MEASURE_FORECAST, "−311 000");
  assert_value (sheet, "Kostnader", "2023", PB_MEASURE_FORECAST, "−365 550");
  assert_value (sheet, "Kostnader", "2023", PB_MEASURE_VARIANCE, "−7 050");
  assert_value (sheet, "Avgifter", "2023", PB_MEASURE_VARIANCE, "−250");
  assert_value (sheet, "Bidrag", "2023", PB_MEASURE_VARIANCE, "500");
  g_assert_cmpuint (pb_sheet_get_line_depth (sheet, find_line (sheet, "Köpt vård; \"placeringar\"")), ==, 1);
}

static void
test_goals_of_kalmar (TestPlan *test, gconstpointer data)
{
  g_autoptr (PbImportReport) report = test_import_files (test->plan, g_getenv ("PB_FIXTURES"), "kalmar-mal.tsv");
  g_autoptr (PbImportReport) again = test_import_files (test->plan, g_getenv ("PB_FIXTURES"), "kalmar-mal.tsv");
  PbRecord *goal = test_find (test->plan, PB_TABLE_GOAL, "Näringslivsranking SKR");
  PbRecord *follow_up = pb_plan_peek_children (test->plan, PB_FOLLOW_UP_GOAL, pb_record_get_id (goal))->pdata[0];
  g_assert_cmpint (pb_record_get_enum (follow_up, PB_FOLLOW_UP_ASSESSMENT), ==, PB_ASSESSMENT_MET);
  g_assert_false (again->changed);
  g_autofree char *csv = test_show (test->plan, "goals", PB_SHOW_CSV);
  g_autoptr (PbImportReport) back = test_import (test->plan, "mal.csv", csv, FALSE, NULL);
  g_assert_false (back->changed);
}

static const char nested[] = "tabell;enhet;tecken;grupp;rad;uppdrag;2025;2026\n"
                             "A;tkr;kostnad −;Drift;Lön;1,2;-10,5;-11\n"
                             "A;tkr;kostnad −;Drift;Övrigt;;-1;\n"
                             "A;tkr;kostnad −;Verksamhet;Drift;;-11,5;-11\n"
                             "A;tkr;kostnad −;Verksamhet;Övrigt;;-2;-2\n"
                             "A;tkr;kostnad −;Verksamhet;Övrigt;;-3;-3\n"
                             "B;tkr;kostnad −;;Resten;;;5\n";

static void
test_nested (TestPlan *test, gconstpointer data)
{
  test_import_ok (test->plan, "u.csv", "nummer;titel\n1;Ett\n2;Två\n");
  test_import_ok (test->plan, "b.csv", nested);
  g_autoptr (PbSheet) sheet = get_sheet (test, "A"), other = get_sheet (test, "B");
  /* The group that no row stands for is made, at the top. */
  g_assert_cmpuint (pb_sheet_get_n_lines (sheet), ==, 6);
  g_assert_cmpuint (pb_sheet_get_line_depth (sheet, find_line (sheet, "Verksamhet")), ==, 0);
  g_assert_cmpuint (pb_sheet_get_line_depth (sheet, find_line (sheet, "Lön")), ==, 2);
  assert_value (sheet, "Verksamhet", "2025", PB_MEASURE_PLAN, "−16,5");
  /* Only the columns that concern the table. */
  g_assert_cmpuint (pb_sheet_get_n_columns (other), ==, 1);
  PbRecord *line = pb_sheet_get_line (sheet, find_line (sheet, "Lön"));
  g_assert_cmpuint (pb_plan_peek_children (test->plan, PB_ASSIGNMENT_LINE_LINE, pb_record_get_id (line))->len, ==, 2);

  g_autoptr (PbImportReport) again = test_import (test->plan, "b.csv", nested, FALSE, NULL);
  g_assert_false (again->changed);
  g_autofree char *csv = test_show (test->plan, "tables", PB_SHOW_CSV);
  g_autoptr (PbImportReport) back = test_import (test->plan, "back.csv", csv, FALSE, NULL);
  g_assert_false (back->changed);

  /* A total alone, without its rows, is still one. */
  g_autoptr (PbImportReport) total
      = test_import (test->plan, "b.csv", "tabell;rad;grupp;2025\nA;Drift;Verksamhet;-11,5\n", FALSE, NULL);
  g_assert_false (total->changed);

  /* A changed figure and a new line are that and nothing more. */
  g_autoptr (PbImportReport) changed
      = test_import (test->plan, "b.csv", "tabell;rad;grupp;2025\nA;Lön;Drift;-12\nA;Ny;Drift;-1\n", FALSE, NULL);
  g_autoptr (PbSheet) after = get_sheet (test, "A");
  assert_value (after, "Verksamhet", "2025", PB_MEASURE_PLAN, "−19,0");
  g_assert_cmpuint (pb_sheet_get_n_lines (after), ==, 7);
  g_assert_cmpuint (pb_sheet_get_line_depth (after, find_line (after, "Ny")), ==, 2);
}

/* A link finds a table that comes in a later file, its own board's before another's. */
static void
test_links (TestPlan *test, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PbImport) import = pb_import_new (test->plan);
  const char *first
      = "nämnd;tabell;enhet;tecken;rad;kind;länk;2025\nX;Balans;kr;kostnad -;Ram;given;;-10\n"
        "X;Balans;kr;kostnad -;Besparing;;Effekter/och mer/Summa;7\nX;Balans;kr;kostnad -;Netto;balance;;\n";
  const char *second = "nämnd;tabell;enhet;tecken;rad;2025\nY;Effekter/och mer;kr;kostnad -;Summa;1\n"
                       "X;Effekter/och mer;kr;kostnad -;Summa;8\n";
  g_assert_true (pb_import_add_text (import, "1.csv", first, strlen (first), NULL, &error));
  g_assert_true (pb_import_add_text (import, "2.csv", second, strlen (second), NULL, &error));
  g_autoptr (PbImportReport) report = pb_import_run (import, FALSE, "Två filer", &error);
  g_assert_no_error (error);
  g_autoptr (PbSheet) sheet = get_sheet (test, "Balans");
  assert_value (sheet, "Besparing", "2025", PB_MEASURE_PLAN, "8");
  assert_value (sheet, "Netto", "2025", PB_MEASURE_PLAN, "−2");
  gint64 printed;
  g_assert_true (pb_sheet_get_printed (sheet, find_line (sheet, "Besparing"), 0, &printed));
  g_assert_cmpint (printed, ==, 700);
  g_assert_cmpstr (pb_plan_get_undo_label (test->plan), ==, "Två filer");
}

/* What statistics write where there is no value is none; what is wrong is said once; a value given twice is told. */
static void
test_values (TestPlan *t, gconstpointer data)
{
  g_autofree char *message = NULL;
  g_autoptr (PbImportReport) refused = NULL, twice = NULL;
  PbRecord *indicator, *kalmar;
  double value;

  test_import_ok (t->plan, "v.tsv", "nyckeltal\tkommun\t2020\t2021\t2022\t2026-K3\nA\tKalmar\t..\t–\t5\t7\n");
  indicator = test_find (t->plan, PB_TABLE_INDICATOR, "A");
  kalmar = test_find (t->plan, PB_TABLE_ENTITY, "Kalmar");
  g_assert_false (pb_series_lookup (t->plan, pb_record_get_id (indicator), pb_record_get_id (kalmar), "2020", PB_GENDER_TOTAL,
                                    PB_VALUE_OUTCOME, NULL));
  g_assert_true (pb_series_lookup (t->plan, pb_record_get_id (indicator), pb_record_get_id (kalmar), "2022", PB_GENDER_TOTAL,
                                   PB_VALUE_OUTCOME, &value));
  g_assert_cmpfloat (value, ==, 5);
  g_assert_true (pb_series_lookup (t->plan, pb_record_get_id (indicator), pb_record_get_id (kalmar), "2026-Q3", PB_GENDER_TOTAL,
                                   PB_VALUE_OUTCOME, &value));
  refused = test_import (t->plan, "v.tsv", "nyckeltal\tkommun\t2020\nA\tKalmar\tfem\n", TRUE, &message);
  g_assert_null (refused);
  g_assert_nonnull (strstr (message, "fem"));
  g_assert_null (strstr (strstr (message, "fem") + 1, "fem"));
  twice = test_import (t->plan, "v.tsv", "nyckeltal\tkommun\tår\tvärde\nA\tKalmar\t2020\t5\nA\tKalmar\t2020\t7\n", FALSE, NULL);
  g_assert_cmpuint (twice->warnings->len, ==, 1);
  g_assert_nonnull (strstr (twice->warnings->pdata[0], "the value is given in row 2 already. The later one counts."));
}

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
  test_plan_add ("/import-tables/kalmar", TestPlan, test_kalmar);
  test_plan_add ("/import-tables/months", TestPlan, test_months);
  test_plan_add ("/import-tables/needs", TestPlan, test_needs);
  test_plan_add ("/import-tables/excel", TestPlan, test_excel);
  test_plan_add ("/import-tables/goals", TestPlan, test_goals_of_kalmar);
  test_plan_add ("/import-tables/nested", TestPlan, test_nested);
  test_plan_add ("/import-tables/links", TestPlan, test_links);
  test_plan_add ("/import-tables/values", TestPlan, test_values);
  return g_test_run ();
}
