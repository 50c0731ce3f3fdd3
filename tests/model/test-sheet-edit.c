/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-sheet-edit.h"

/* What is done to the figures of a table: cells, blocks, notes, printed totals, and how cells are named. */

/* line and column in the sheet: Kostnader, Hyror, Personal, Bidrag, Balans; budget, forecast, variance, 2026. */
static void
test_can_edit (TestPlan *fixture, gconstpointer data)
{
  static const struct
  {
    guint line;
    guint column;
    const char *refusal;
  } cases[] = {
    { 1, 0, NULL },
    { 3, 3, NULL },
    { 0, 0, "“Kostnader, 2025 budget”|is a sum|lines under it" },
    { 4, 3, "“Balans, 2026”|is a balance|lines above it" },
    { 1, 2, "“Hyror, 2025 variance”|is a variance|columns beside it" },
  };
  g_autoptr (PbSheet) sheet = NULL;
  g_autoptr (PbSheet) other = NULL;
  g_autoptr (GError) error = NULL;
  TestSmall s;

  test_build_small (&s, fixture->plan);
  sheet = pb_sheet_get (fixture->plan, s.sheet, 0);
  other = pb_sheet_get (fixture->plan, s.other, 0);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean ok = pb_sheet_can_edit (sheet, cases[i].line, cases[i].column, &error);

      if (cases[i].refusal != NULL)
        test_refused (ok, &error, cases[i].refusal);
      else
        g_assert_true (ok);
    }
  test_refused (pb_sheet_can_edit (other, 0, 0, &error), &error, "“Kostnader enligt balansen, 2026”|is a link");
  test_refused (pb_sheet_set_text (fixture->plan, 0, s.sum, s.plan, "3", &error), &error, "is a sum");
  test_refused (pb_sheet_set_text (fixture->plan, 0, 4711, s.plan, "3", &error), &error, "line is no longer");
  test_refused (pb_sheet_set_text (fixture->plan, 0, s.rent, s.other_plan, "3", &error), &error, "column is no longer");
}

static void
test_typed (TestPlan *fixture, gconstpointer data)
{
  static const struct
  {
    const char *text;
    const char *shown;
    const char *refusal;
  } cases[] = {
    { "3,5", "3.5", NULL },
    { "3.5", "3.5", NULL },
    { " −7,1 ", "\u22127.1", NULL },
    { "(7,1)", "\u22127.1", NULL },
    { "=3,5+1,2-0,4", "4.3", NULL },
    { "= 12 − (3,5 + 1)", "7.5", NULL },
    { "", NULL, NULL },
    { "sju", NULL, "“sju”|not an amount" },
    { "=3,5*2", NULL, "“=3,5*2”|not a sum" },
    { "3,5+1,2", NULL, "not an amount" },
    { "=", NULL, "not a sum" },
    { "1,123456789", NULL, "decimals" },
  };
  TestSmall s;

  test_build_small (&s, fixture->plan);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean ok = pb_sheet_set_text (fixture->plan, 0, s.staff, s.plan, cases[i].text, &error);

      if (cases[i].refusal != NULL)
        test_refused (ok, &error, cases[i].refusal);
      else
        g_assert_no_error (error);
      test_shows (fixture->plan, 0, s.sheet, "Personal", 3, cases[i].shown);
    }
}

/* One figure is seen wherever it counts: sum, balance, variance, the other table. */
static void
test_everywhere (TestPlan *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TestSmall s;

  test_build_small (&s, fixture->plan);
  pb_sheet_set_text (fixture->plan, 0, s.staff, s.plan, "-4", &error);
  pb_sheet_set_text (fixture->plan, 0, s.staff, s.forecast, "-2", &error);
  g_assert_no_error (error);
  test_shows (fixture->plan, 0, s.sheet, "Kostnader", 3, "\u22126.0");
  test_shows (fixture->plan, 0, s.sheet, "Balans", 3, "\u22126.0");
  test_shows (fixture->plan, 0, s.sheet, "Personal", 2, "\u22121.0");
  test_shows (fixture->plan, 0, s.other, "Kostnader enligt balansen", 0, "\u22126.0");
}

static void
test_scenario (TestPlan *fixture, gconstpointer data)
{
  const gint64 amount = MNKR (-30);
  g_autoptr (GError) error = NULL;
  PbEdit *edit;
  TestSmall s;

  test_build_small (&s, fixture->plan);
  pb_sheet_set_cell (fixture->plan, s.scenario, s.rent, s.plan, &amount, &error);
  pb_sheet_set_cell (fixture->plan, s.scenario, s.rent, s.budget, NULL, &error);
  g_assert_no_error (error);
  test_shows (fixture->plan, s.scenario, s.sheet, "Balans", 3, "\u22123.0");
  test_shows (fixture->plan, s.scenario, s.sheet, "Hyror", 0, NULL);
  test_shows (fixture->plan, 0, s.sheet, "Balans", 3, "\u22122.0");
  test_shows (fixture->plan, 0, s.sheet, "Hyror", 0, "\u22123.5");
  g_assert_true (pb_sheet_is_overridden (fixture->plan, s.scenario, s.rent, s.plan));
  g_assert_false (pb_sheet_is_overridden (fixture->plan, s.scenario, s.staff, s.plan));
  g_assert_false (pb_sheet_is_overridden (fixture->plan, 0, s.rent, s.plan));

  /* Back to what lies below is the scenario's own all the same, until it is restored. */
  pb_sheet_set_text (fixture->plan, s.scenario, s.rent, s.plan, "-2", &error);
  g_assert_true (pb_sheet_is_overridden (fixture->plan, s.scenario, s.rent, s.plan));
  pb_sheet_restore_cell (fixture->plan, s.scenario, s.rent, s.plan, &error);
  g_assert_no_error (error);
  g_assert_false (pb_sheet_is_overridden (fixture->plan, s.scenario, s.rent, s.plan));
  g_assert_cmpstr (pb_plan_get_undo_label (fixture->plan), ==, "Restore Hyror, 2026");
  test_shows (fixture->plan, s.scenario, s.sheet, "Hyror", 3, "\u22122.0");

  edit = pb_edit_new (fixture->plan, "Lock");
  pb_edit_set_int (edit, s.scenario, PB_SCENARIO_LOCKED, 1);
  test_commit (edit);
  test_refused (pb_sheet_set_cell (fixture->plan, s.scenario, s.rent, s.plan, &amount, &error), &error,
                "Vad händer om|locked");
  test_refused (pb_sheet_restore_cell (fixture->plan, s.scenario, s.rent, s.budget, &error), &error, "locked");
  test_refused (pb_sheet_set_cell (fixture->plan, 4711, s.rent, s.plan, &amount, &error), &error, "scenario");
}

static void
test_notes (TestPlan *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TestSmall s;
  const gint64 *cells[][2]
      = { { &s.rent, &s.budget }, { &s.staff, &s.plan }, { &s.sum, &s.budget }, { &s.balance, &s.plan } };

  test_build_small (&s, fixture->plan);
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      gint64 line = *cells[i][0];
      gint64 column = *cells[i][1];

      g_assert_true (pb_sheet_set_note (fixture->plan, 0, line, column, " Enligt avtal ", &error));
      g_assert_cmpstr (pb_sheet_get_note (fixture->plan, 0, line, column), ==, "Enligt avtal");
      g_assert_cmpstr (pb_sheet_get_note (fixture->plan, s.scenario, line, column), ==, "Enligt avtal");
    }
  /* A note is no figure. */
  test_shows (fixture->plan, 0, s.sheet, "Personal", 3, NULL);
  test_shows (fixture->plan, 0, s.sheet, "Kostnader", 0, "\u22124.5");
  /* Emptying the figure keeps the note, and taking the note the figure. */
  g_assert_true (pb_sheet_set_cell (fixture->plan, 0, s.rent, s.budget, NULL, &error));
  g_assert_cmpstr (pb_sheet_get_note (fixture->plan, 0, s.rent, s.budget), ==, "Enligt avtal");
  g_assert_true (pb_sheet_set_text (fixture->plan, 0, s.rent, s.budget, "-3,5", &error));
  g_assert_true (pb_sheet_set_note (fixture->plan, 0, s.rent, s.budget, NULL, &error));
  g_assert_null (pb_sheet_get_note (fixture->plan, 0, s.rent, s.budget));
  test_shows (fixture->plan, 0, s.sheet, "Hyror", 0, "\u22123.5");

  /* A scenario's note belongs to its own figure. */
  test_refused (pb_sheet_set_note (fixture->plan, s.scenario, s.rent, s.budget, "Gissat", &error), &error,
                "“Hyror, 2025 budget”|no figure of its own");
  test_refused (pb_sheet_set_note (fixture->plan, s.scenario, s.grants, s.plan, "Gissat", &error), &error,
                "“Bidrag, 2026”|no figure of its own");
  g_assert_true (pb_sheet_set_text (fixture->plan, s.scenario, s.rent, s.budget, "-4", &error));
  g_assert_true (pb_sheet_set_note (fixture->plan, s.scenario, s.rent, s.budget, "Gissat", &error));
  g_assert_true (pb_sheet_set_note (fixture->plan, s.scenario, s.sum, s.budget, "Gissat", &error));
  g_assert_no_error (error);
  g_assert_cmpstr (pb_sheet_get_note (fixture->plan, s.scenario, s.rent, s.budget), ==, "Gissat");
  g_assert_cmpstr (pb_sheet_get_note (fixture->plan, s.scenario, s.sum, s.budget), ==, "Gissat");
  g_assert_cmpstr (pb_sheet_get_note (fixture->plan, 0, s.sum, s.budget), ==, "Enligt avtal");
  g_assert_false (pb_sheet_is_overridden (fixture->plan, s.scenario, s.sum, s.budget));
  test_shows (fixture->plan, s.scenario, s.sheet, "Kostnader", 0, "\u22125.0");
}

static const guint all_lines[] = { 0, 1, 2, 3, 4 };
static const guint all_columns[] = { 0, 1, 2, 3 };

static void
test_paste (TestPlan *fixture, gconstpointer data)
{
  static const struct
  {
    guint line;
    guint column;
    const char *text;
    const char *refusal; /* NULL: pasted */
    const char *shown;   /* the block by pb_sheet_copy () after it, from Hyror to Bidrag, all columns */
  } cases[] = {
    { 1, 0, "1\t2\r\n3\t4\r\n", NULL, "1.0\t2.0\t1.0\t-2.0\n3.0\t4.0\t1.0\t\n5.0\t\t\t\n" },
    { 1, 0, "1\n2\n3", NULL, "1.0\t\t\t-2.0\n2.0\t\t\t\n3.0\t\t\t\n" },
    { 1, 3, "\"1 234,5\"\n\" −2 \"\n", NULL, "-3.5\t\t\t1234.5\n-1.0\t\t\t-2.0\n5.0\t\t\t\n" },
    { 1, 0, "\t7", NULL, "\t7.0\t\t-2.0\n-1.0\t\t\t\n5.0\t\t\t\n" },
    /* A sum is computed as if it were typed; a formula of a spreadsheet is none. */
    { 1, 0, "=3,5+1,2\t=4−(1+0.5)\n=-2\t1\n", NULL, "4.7\t2.5\t-2.2\t-2.0\n-2.0\t1.0\t3.0\t\n5.0\t\t\t\n" },
    { 1, 0, "1\t=B2+1", "row 1, column 2|“Hyror, 2025 forecast”|“=B2+1”|Nothing was pasted", NULL },
    { 3, 3, "1\t2", "1 row and 2 columns|“Bidrag, 2026”|only 1 column|Nothing was pasted", NULL },
    { 3, 0, "1\n2\n3", "3 rows and 1 column|“Bidrag, 2025 budget”|only 2 lines", NULL },
    { 3, 0, "1\n2", "row 2, column 1|“Balans, 2025 budget”|is a balance", NULL },
    { 0, 0, "1", "row 1, column 1|“Kostnader, 2025 budget”|is a sum", NULL },
    { 1, 0, "1\t2\t3", "row 1, column 3|“Hyror, 2025 variance”|is a variance", NULL },
    { 1, 0, "1\nHyror", "row 2, column 1|“Personal, 2025 budget”|“Hyror”|not an amount", NULL },
    { 1, 0, "", "no text to paste", NULL },
  };
  g_autofree char *before = NULL;
  TestSmall s;

  test_build_small (&s, fixture->plan);
  before = test_dump (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PbSheet) sheet = pb_sheet_get (fixture->plan, s.sheet, 0);
      g_autoptr (PbSheet) after = NULL;
      PbSheetBlock block = { sheet, all_lines, 5, all_columns, 4 };
      g_autoptr (GError) error = NULL;
      g_autofree char *copied = NULL;
      guint changed = 99;
      gboolean ok = pb_sheet_paste (&block, cases[i].line, cases[i].column, 0, cases[i].text, &changed, &error);

      if (cases[i].refusal != NULL)
        {
          g_autofree char *dump = test_dump (fixture);

          test_refused (ok, &error, cases[i].refusal);
          g_assert_cmpstr (dump, ==, before);
          g_assert_cmpuint (changed, ==, 0);
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpuint (changed, >, 0);
      after = pb_sheet_get (fixture->plan, s.sheet, 0);
      copied = pb_sheet_copy (&(PbSheetBlock){ after, all_lines + 1, 3, all_columns, 4 }, FALSE);
      g_assert_cmpstr (copied, ==, cases[i].shown);
      g_assert_true (pb_plan_undo (fixture->plan, &error));
    }
}

/* What is copied can be pasted, in either language. */
static void
test_copy (TestPlan *fixture, gconstpointer data)
{
  static const guint columns[] = { 0, 3 };
  g_autoptr (PbSheet) sheet = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *plain = NULL;
  g_autofree char *swedish = NULL;
  g_autofree char *headed = NULL;
  PbSheetBlock block;
  TestSmall s;

  test_build_small (&s, fixture->plan);
  pb_sheet_set_text (fixture->plan, 0, s.rent, s.plan, "-1234,56", &error);
  pb_sheet_rename_line (fixture->plan, s.staff, "=Personal", &error);
  g_assert_no_error (error);
  sheet = pb_sheet_get (fixture->plan, s.sheet, 0);
  block = (PbSheetBlock){ sheet, all_lines + 1, 2, columns, 2 };
  plain = pb_sheet_copy (&block, FALSE);
  g_assert_cmpstr (plain, ==, "-3.5\t-1234.56\n-1.0\t\n");
  headed = pb_sheet_copy (&block, TRUE);
  g_assert_cmpstr (headed, ==,
                   "Socialnämnden, Ekonomi i balans, MSEK\t2025 budget\t2026\nHyror\t-3.5\t-1234.56\n'=Personal\t-1.0\t\n");
  pb_locale_set_language (PB_LANGUAGE_SWEDISH);
  swedish = pb_sheet_copy (&block, FALSE);
  g_assert_cmpstr (swedish, ==, "-3,5\t-1234,56\n-1,0\t\n");
  pb_locale_set_language (PB_LANGUAGE_ENGLISH);
  g_assert_true (pb_sheet_paste (&block, 0, 0, 0, swedish, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (pb_plan_get_undo_label (fixture->plan), ==, "Rename Personal");
}

static void
test_blocks (TestPlan *fixture, gconstpointer data)
{
  static const guint plain_columns[] = { 0, 1, 3 };
  g_autoptr (PbSheet) sheet = NULL;
  g_autoptr (GError) error = NULL;
  TestSmall s;

  test_build_small (&s, fixture->plan);
  sheet = pb_sheet_get (fixture->plan, s.sheet, s.scenario);

  /* Filled over the variance: refused whole. */
  test_refused (pb_sheet_fill_right (&(PbSheetBlock){ sheet, all_lines + 1, 1, all_columns, 4 }, 0, &error), &error,
                "“Hyror, 2025 variance”");
  test_refused (pb_sheet_fill_right (&(PbSheetBlock){ sheet, all_lines, 3, plain_columns, 3 }, 0, &error), &error,
                "“Kostnader, 2025 forecast”|is a sum");
  test_shows (fixture->plan, 0, s.sheet, "Hyror", 1, NULL);
  g_assert_true (pb_sheet_fill_right (&(PbSheetBlock){ sheet, all_lines + 1, 2, plain_columns, 3 }, 0, &error));
  test_shows (fixture->plan, 0, s.sheet, "Hyror", 1, "\u22123.5");
  test_shows (fixture->plan, 0, s.sheet, "Hyror", 3, "\u22123.5");
  test_shows (fixture->plan, 0, s.sheet, "Personal", 3, "\u22121.0");

  /* Emptying takes what can be emptied, and says why where nothing can. */
  g_assert_true (pb_sheet_clear_cells (&(PbSheetBlock){ sheet, all_lines, 5, all_columns, 4 }, 0, &error));
  test_shows (fixture->plan, 0, s.sheet, "Hyror", 0, NULL);
  test_shows (fixture->plan, 0, s.sheet, "Balans", 0, NULL);
  test_refused (pb_sheet_clear_cells (&(PbSheetBlock){ sheet, all_lines, 1, all_columns, 4 }, 0, &error), &error,
                "“Kostnader, 2025 budget”|is a sum");

  g_assert_true (pb_plan_undo (fixture->plan, &error));
  g_assert_true (pb_sheet_clear_cells (&(PbSheetBlock){ sheet, all_lines, 4, all_columns, 4 }, s.scenario, &error));
  test_shows (fixture->plan, s.scenario, s.sheet, "Balans", 0, NULL);
  test_shows (fixture->plan, 0, s.sheet, "Balans", 0, "0.5");
  g_assert_true (pb_sheet_restore_cells (&(PbSheetBlock){ sheet, all_lines, 4, all_columns, 4 }, s.scenario, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (pb_plan_get_undo_label (fixture->plan), ==, "Restore Kostnader, 2025 budget – Bidrag, 2026");
  test_shows (fixture->plan, s.scenario, s.sheet, "Balans", 0, "0.5");
}

static void
test_printed (TestPlan *fixture, gconstpointer data)
{
  static const struct
  {
    gint64 ore;
    PbProof proof;
  } cases[] = {
    { MNKR (-45), PB_PROOF_EQUAL },
    { MNKR (-44), PB_PROOF_ROUNDING }, /* two rows: within a tenth */
    { MNKR (-46), PB_PROOF_ROUNDING },
    { MNKR (-43), PB_PROOF_MISMATCH },
  };
  g_autoptr (GError) error = NULL;
  TestSmall s;

  test_build_small (&s, fixture->plan);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PbSheet) sheet = NULL;

      g_assert_true (pb_sheet_set_printed (fixture->plan, s.sum, s.budget, &cases[i].ore, &error));
      sheet = pb_sheet_get (fixture->plan, s.sheet, 0);
      g_assert_cmpint (pb_sheet_get_proof (sheet, 0, 0), ==, cases[i].proof);
    }
  g_assert_no_error (error);
}

static void
test_address (TestPlan *fixture, gconstpointer data)
{
  static const struct
  {
    const char *address;
    const char *refusal;
  } cases[] = {
    { "Ekonomi i balans/Hyror/2025 budget", NULL },
    { "ekonomi i balans/HYROR/2025 BUDGET", NULL },
    { "Socialnämnden:Ekonomi i balans/Kostnader/Hyror/2025 budget", NULL },
    { "Ekonomi/Hyror/2026", "“Ekonomi”|“Socialnämnden:Ekonomi i balans”, “Socialnämnden:Underlag”" },
    { "Ekonomi i balans/Hyra/2026", "no line “Hyra”|“Ekonomi i balans”|“Kostnader”, “Hyror”, “Personal”" },
    { "Ekonomi i balans/Hyror/2031", "no column “2031”|“2025 budget”, “2025 forecast”" },
    { "Ekonomi i balans/2026", "“2026”|table/line/column" },
    { "Ekonomi i balans/Hyror/2025 variance", "is a variance" },
  };
  gint64 sheet, line, column;
  PbEdit *edit;
  TestSmall s;
  g_autoptr (GError) error = NULL;

  test_build_small (&s, fixture->plan);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean ok = pb_sheet_find_address (fixture->plan, cases[i].address, &sheet, &line, &column, &error);

      if (cases[i].refusal != NULL)
        {
          test_refused (ok, &error, cases[i].refusal);
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpint (sheet, ==, s.sheet);
      g_assert_cmpint (line, ==, s.rent);
      g_assert_cmpint (column, ==, s.budget);
    }

  /* Names that hold the sign itself, and names that several have. */
  edit = pb_edit_new (fixture->plan, "Names");
  pb_edit_set_text (edit, s.staff, PB_LINE_TITLE, "IFO/ÄO");
  pb_edit_set_text (edit, s.grants, PB_LINE_TITLE, "Hyror");
  pb_edit_set_text (edit, s.other, PB_SHEET_TITLE, "Ekonomi i balans");
  pb_edit_set_text (edit, test_add_board (edit, "FSN"), PB_BOARD_SHORT_NAME, "FSN");
  test_commit (edit);
  test_refused (pb_sheet_find_address (fixture->plan, "Ekonomi i balans/IFO/ÄO/2026", NULL, NULL, NULL, &error), &error,
                "Several tables|“Ekonomi i balans”");
  edit = pb_edit_new (fixture->plan, "Names");
  pb_edit_set_text (edit, s.other, PB_SHEET_TITLE, "Underlag");
  test_commit (edit);
  g_assert_true (pb_sheet_find_address (fixture->plan, "Ekonomi i balans/ifo/äo/2026", NULL, &line, &column, &error));
  g_assert_cmpint (line, ==, s.staff);
  test_refused (pb_sheet_find_address (fixture->plan, "Ekonomi i balans/Hyror/2026", NULL, NULL, NULL, &error), &error,
                "Several lines|“Kostnader/Hyror”, “Hyror”");
  g_assert_true (
      pb_sheet_find_address (fixture->plan, "Ekonomi i balans/Kostnader/Hyror/2026", NULL, &line, NULL, &error));
  g_assert_cmpint (line, ==, s.rent);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  pb_locale_set_language (PB_LANGUAGE_ENGLISH);

  test_plan_add ("/sheet-edit/can-edit", TestPlan, test_can_edit);
  test_plan_add ("/sheet-edit/typed", TestPlan, test_typed);
  test_plan_add ("/sheet-edit/everywhere", TestPlan, test_everywhere);
  test_plan_add ("/sheet-edit/scenario", TestPlan, test_scenario);
  test_plan_add ("/sheet-edit/notes", TestPlan, test_notes);
  test_plan_add ("/sheet-edit/paste", TestPlan, test_paste);
  test_plan_add ("/sheet-edit/copy", TestPlan, test_copy);
  test_plan_add ("/sheet-edit/blocks", TestPlan, test_blocks);
  test_plan_add ("/sheet-edit/printed", TestPlan, test_printed);
  test_plan_add ("/sheet-edit/address", TestPlan, test_address);
  return g_test_run ();
}
