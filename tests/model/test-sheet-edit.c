/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/pb-sheet-edit.h"
#include "test-tables.h"

/* What is done to the figures of a table: cells, blocks, notes, printed totals, and how cells are named. */

/* Two lines in a group, one outside, a balance; budget and forecast of a year, and a plan year. */
typedef struct
{
  gint64 sheet;
  gint64 sum, rent, staff, grants, balance;
  gint64 budget, forecast, plan;
  gint64 scenario;
} Small;

static void
build (Small *self, PbPlan *plan)
{
  PbEdit *edit = pb_edit_new (plan, "Build");
  gint64 board = test_add_board (edit, "Socialnämnden");

  self->sheet = test_add_sheet (edit, board, "Ekonomi i balans", PB_UNIT_MNKR, PB_SIGN_COST_NEGATIVE);
  self->budget = test_add_column (edit, self->sheet, "2025", PB_MEASURE_BUDGET);
  self->forecast = test_add_column (edit, self->sheet, "2025", PB_MEASURE_FORECAST);
  self->plan = test_add_column (edit, self->sheet, "2026", PB_MEASURE_PLAN);
  pb_edit_set_text (edit, self->budget, PB_COLUMN_LABEL, "2025 budget");
  pb_edit_set_text (edit, self->forecast, PB_COLUMN_LABEL, "2025 forecast");
  self->sum = test_add_line (edit, self->sheet, 0, "Kostnader", PB_LINE_SUM);
  self->rent = test_add_line (edit, self->sheet, self->sum, "Hyror", PB_LINE_GIVEN);
  self->staff = test_add_line (edit, self->sheet, self->sum, "Personal", PB_LINE_GIVEN);
  self->grants = test_add_line (edit, self->sheet, 0, "Bidrag", PB_LINE_GIVEN);
  self->balance = test_add_line (edit, self->sheet, 0, "Balans", PB_LINE_BALANCE);
  test_set_cell (edit, self->rent, self->budget, MNKR (-35));
  test_set_cell (edit, self->staff, self->budget, MNKR (-10));
  test_set_cell (edit, self->grants, self->budget, MNKR (50));
  self->scenario = pb_edit_insert (edit, PB_TABLE_SCENARIO);
  pb_edit_set_text (edit, self->scenario, PB_SCENARIO_NAME, "Vad händer om");
  pb_edit_set_enum (edit, self->scenario, PB_SCENARIO_KIND, PB_SCENARIO_SCENARIO);
  pb_edit_set_int (edit, self->scenario, PB_SCENARIO_LOCKED, 0);
  test_commit (edit);
}

static void
assert_shows (PbPlan *plan, gint64 scenario, gint64 sheet_id, const char *title, guint column, const char *expected)
{
  g_autoptr (PbSheet) sheet = pb_sheet_get (plan, sheet_id, scenario);
  int line = test_line_of (sheet, title);
  gint64 ore;

  if (expected == NULL)
    g_assert_false (pb_sheet_get_value (sheet, line, column, &ore));
  else
    {
      g_autofree char *shown = NULL;

      g_assert_true (pb_sheet_get_value (sheet, line, column, &ore));
      shown = pb_money_format_exact (ore, pb_sheet_get_unit (sheet), 1);
      g_assert_cmpstr (shown, ==, expected);
    }
}

static void
assert_refused (gboolean ok, GError **error, const char *part)
{
  g_assert_false (ok);
  g_assert_nonnull (*error);
  if (strstr ((*error)->message, part) == NULL)
    g_error ("“%s” does not say “%s”", (*error)->message, part);
  g_clear_error (error);
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
    { "=3,5+1,2-0,4", "4.3", NULL },
    { "", NULL, NULL },
    { "sju", NULL, "“sju”" },
    { "=3,5*2", NULL, "sum" },
  };
  Small small;

  build (&small, fixture->plan);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean ok = pb_sheet_set_text (fixture->plan, 0, small.rent, small.plan, cases[i].text, &error);

      if (cases[i].refusal != NULL)
        assert_refused (ok, &error, cases[i].refusal);
      else
        g_assert_no_error (error);
      assert_shows (fixture->plan, 0, small.sheet, "Hyror", 3, cases[i].shown);
      assert_shows (fixture->plan, 0, small.sheet, "Kostnader", 3, cases[i].shown);
      if (cases[i].shown != NULL)
        g_assert_cmpstr (pb_plan_get_undo_label (fixture->plan), ==, "Change Hyror, 2026");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  pb_locale_set_language (PB_LANGUAGE_ENGLISH);

  test_plan_add ("/sheet-edit/typed", TestPlan, test_typed);
  return g_test_run ();
}
