/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-sheet-edit.h"

/* Kalmar's tables, whose columns are measures and where a cost is positive, edited as any other. */

typedef struct
{
  gint64 id;
  gint64 columns[3];
} Table;

static void
build (Table *self, PbPlan *plan, const char *file, const char *key, const char *value, const char *const *names,
       const char *const *periods, const PbMeasure *measures)
{
  g_autoptr (TestTable) table = test_table_load (file);
  PbEdit *edit = pb_edit_new (plan, "Build");

  self->id = test_add_sheet (edit, 0, value != NULL ? value : "Budgetbehov", PB_UNIT_TKR, PB_SIGN_COST_POSITIVE);
  for (guint i = 0; names[i] != NULL; i++)
    self->columns[i] = test_add_column (edit, self->id, periods[i], measures[i]);
  test_fill_sheet (edit, self->id, table, key, value, names, self->columns, PB_UNIT_TKR);
  test_commit (edit);
}

static gint64
get (PbPlan *plan, gint64 id, int line, guint column)
{
  g_autoptr (PbSheet) sheet = pb_sheet_get (plan, id, 0);
  gint64 ore = 0;

  g_assert_true (pb_sheet_get_value (sheet, line, column, &ore));
  return ore;
}

/* The line's groups, and the table's balance. */
static void
assert_moved (PbPlan *plan, PbSheet *before, int line, guint column, gint64 by)
{
  gint64 id = pb_record_get_id (pb_sheet_get_record (before));
  int balance = pb_sheet_get_balance_line (before);
  int group = -1;
  gint64 ore = 0;

  for (int i = line - 1; i >= 0 && group < 0 && pb_sheet_get_line_depth (before, line) > 0; i--)
    if (pb_sheet_get_line_depth (before, i) < pb_sheet_get_line_depth (before, line))
      group = i;
  g_assert_true (pb_sheet_get_value (before, balance, column, &ore));
  g_assert_cmpint (get (plan, id, balance, column), ==, ore + by);
  if (group < 0)
    return;
  g_assert_true (pb_sheet_get_value (before, group, column, &ore));
  g_assert_cmpint (get (plan, id, group, column), ==, ore + by);
}

/* Each given figure a thousand more: totals follow; a larger forecast is worse, a larger budget better. */
static guint
edit_all (PbPlan *plan, const Table *table, guint n_columns, gboolean variance)
{
  g_autoptr (PbSheet) before = pb_sheet_get (plan, table->id, 0);
  g_autoptr (GError) error = NULL;
  guint n = 0;

  for (guint line = 0; line < pb_sheet_get_n_lines (before); line++)
    for (guint column = 0; column < n_columns; column++)
      {
        PbRecord *record = pb_sheet_get_line (before, line);
        g_autofree char *typed = NULL;
        gint64 ore = 0;

        g_assert_true (pb_sheet_get_value (before, line, column, &ore));
        typed = g_strdup_printf ("=%" G_GINT64_FORMAT "+1", ore / 100000);
        if (pb_record_get_enum (record, PB_LINE_KIND) != PB_LINE_GIVEN)
          {
            test_refused (pb_sheet_set_text (plan, 0, pb_record_get_id (record), table->columns[column], typed, &error),
                          &error, "computed");
            continue;
          }
        g_assert_true (pb_sheet_set_text (plan, 0, pb_record_get_id (record), table->columns[column], typed, &error));
        g_assert_cmpint (get (plan, table->id, (int)line, column), ==, ore + 100000);
        assert_moved (plan, before, (int)line, column, 100000);
        if (variance)
          assert_moved (plan, before, (int)line, 2, column == 0 ? 100000 : -100000);
        g_assert_true (pb_plan_undo (plan, &error));
        assert_moved (plan, before, (int)line, column, 0);
        n++;
      }
  return n;
}

static void
test_drift (TestPlan *fixture, gconstpointer data)
{
  static const char *const tables[] = { "kostnadsslag", "verksamhet", "investering" };
  static const char *const names[] = { "budget", "prognos", "avvikelse", NULL };
  static const char *const periods[] = { "2022", "2022", "2022" };
  static const PbMeasure measures[] = { PB_MEASURE_BUDGET, PB_MEASURE_FORECAST, PB_MEASURE_VARIANCE };
  g_autoptr (GError) error = NULL;
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      Table table;

      build (&table, fixture->plan, "kalmar/drift.tsv", "tabell", tables[i], names, periods, measures);
      n += edit_all (fixture->plan, &table, 2, TRUE);
      /* The document's own variance column is computed all the same. */
      test_refused (pb_sheet_set_text (fixture->plan, 0,
                                       pb_record_get_id (g_ptr_array_index (
                                           pb_plan_peek_children (fixture->plan, PB_LINE_SHEET, table.id), 0)),
                                       table.columns[2], "1", &error),
                    &error, "is a variance");
    }
  /* 5, 13 and 1 given lines, two columns each. */
  g_assert_cmpuint (n, ==, 38);
}

static void
test_needs (TestPlan *fixture, gconstpointer data)
{
  static const char *const years[] = { "2023", "2024", "2025", NULL };
  static const PbMeasure measures[] = { PB_MEASURE_PLAN, PB_MEASURE_PLAN, PB_MEASURE_PLAN };
  Table table;

  build (&table, fixture->plan, "kalmar/budgetbehov.tsv", NULL, NULL, years, years, measures);
  g_assert_cmpuint (edit_all (fixture->plan, &table, 3, FALSE), >, 9);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  pb_locale_set_language (PB_LANGUAGE_ENGLISH);
  test_plan_add ("/sheet-kalmar/drift", TestPlan, test_drift);
  test_plan_add ("/sheet-kalmar/needs", TestPlan, test_needs);
  return g_test_run ();
}
