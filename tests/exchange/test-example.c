/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-exchange-util.h"

#include "model/pb-check.h"
#include "model/pb-sheet.h"

#define KR G_GINT64_CONSTANT (100)

static void
import_example (TestPlan *test)
{
  g_autoptr (PbImportReport) report = test_import_files (test->plan, g_getenv ("PB_EXAMPLE"), NULL);
  for (guint i = 0; i < report->warnings->len; i++)
    g_test_message ("%s", (char *)report->warnings->pdata[i]);
  g_assert_cmpuint (report->warnings->len, ==, 0);
}

static guint
count (TestPlan *test, PbTable table)
{
  return pb_plan_peek_records (test->plan, table)->len;
}

static void
test_content (TestPlan *test, gconstpointer data)
{
  static const struct
  {
    PbTable table;
    guint n;
  } counts[] = { { PB_TABLE_ASSIGNMENT, 24 }, { PB_TABLE_BOARD, 2 },     { PB_TABLE_ROLE, 7 },
                 { PB_TABLE_GOAL, 4 },        { PB_TABLE_SHEET, 3 },     { PB_TABLE_CLAIM, 3 },
                 { PB_TABLE_INDICATOR, 7 },   { PB_TABLE_RECURRING, 6 }, { PB_TABLE_FUNDING, 3 },
                 { PB_TABLE_RISK, 5 },        { PB_TABLE_DECISION, 1 },  { PB_TABLE_DECISION_ASSIGNMENT, 24 },
                 { PB_TABLE_FOLLOW_UP, 0 },   { PB_TABLE_ENTITY, 4 },    { PB_TABLE_ASSIGNMENT_LINE, 11 } };
  import_example (test);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_test_message ("%s", pb_table_info (counts[i].table)->name);
      g_assert_cmpuint (count (test, counts[i].table), ==, counts[i].n);
    }
  GPtrArray *assignments = pb_plan_peek_records (test->plan, PB_TABLE_ASSIGNMENT);
  for (guint i = 0; i < assignments->len; i++)
    {
      PbRecord *a = assignments->pdata[i];
      gint64 id = pb_record_get_id (a);
      g_assert_cmpint (pb_record_get_int (a, PB_ASSIGNMENT_NUMBER), ==, i + 1);
      g_assert_cmpint (g_utf8_strlen (pb_record_get_text (a, PB_ASSIGNMENT_SHORT_TITLE), -1), <=, 30);
      g_assert_nonnull (pb_record_get_text (a, PB_ASSIGNMENT_SUMMARY));
      g_assert_cmpint (pb_record_get_enum (a, PB_ASSIGNMENT_STATUS), ==, PB_STATUS_NOT_STARTED);
      g_assert_cmpuint (pb_plan_peek_children (test->plan, PB_ASSIGNMENT_BOARD_ASSIGNMENT, id)->len, >=, 1);
      g_assert_cmpuint (pb_plan_peek_children (test->plan, PB_ASSIGNMENT_ROLE_ASSIGNMENT, id)->len, >=, 1);
      g_assert_cmpuint (pb_plan_peek_children (test->plan, PB_ACTIVITY_ASSIGNMENT, id)->len, >=, 1);
    }
  g_assert_cmpstr (pb_record_get_text (pb_plan_get_document (test->plan), PB_PLAN_VALID_TO), ==, "2028-09-30");
}

static void
test_money (TestPlan *test, gconstpointer data)
{
  static const struct
  {
    int number, year;
    gint64 kr; /* -1: none */
  } effects[] = { { 2, 2024, -1 },       { 2, 2027, 14700000 }, { 16, 2024, 800000 },
                  { 19, 2026, 6600000 }, { 20, 2026, -1 },      { 11, 2025, 10900000 } };
  import_example (test);
  for (guint i = 0; i < G_N_ELEMENTS (effects); i++)
    {
      PbRecord *assignment = pb_plan_peek_records (test->plan, PB_TABLE_ASSIGNMENT)->pdata[effects[i].number - 1];
      gint64 ore = -KR;
      gboolean present = pb_effect_get (test->plan, pb_record_get_id (assignment), 0, effects[i].year, &ore);
      g_assert_cmpint (present, ==, effects[i].kr >= 0);
      if (present)
        g_assert_cmpint (ore, ==, effects[i].kr * KR);
    }
  g_autoptr (GPtrArray) findings = pb_check (test->plan);
  g_assert_cmpuint (findings->len, ==, 11);
}

/* Everything that can be shown as CSV comes back as what it was, into the same plan and into an empty one. */
static void
test_round_trip (TestPlan *test, gconstpointer data)
{
  static const char *const whats[] = { "plan",      "boards",     "roles",      "goals",  "assignments", "activities",
                                       "tables",    "indicators", "benchmarks", "claims", "periods",     "followups",
                                       "decisions", "recurring",  "meetings",   "risks",  "funding" };
  TestPlan copy = { NULL };
  g_autoptr (GError) error = NULL;
  import_example (test);
  test_import_ok (
      test->plan, "f.csv",
      "uppdrag;period;bedömning;samlad bedömning;realiserat mnkr\n16;2024-T3;Delvis;\"a;\"\"b\nc\";1,123\n");
  test_import_ok (test->plan, "m.csv", "datum;möte;återkommande;nämnd;börjar\n2024-12-01;Råd;Lärande råd;SN;09:00\n");
  test_plan_set_up (&copy, NULL);
  g_autoptr (PbImport) into_same = pb_import_new (test->plan), into_empty = pb_import_new (copy.plan);
  for (guint i = 0; i < G_N_ELEMENTS (whats); i++)
    {
      g_autofree char *csv = test_show (test->plan, whats[i], PB_SHOW_CSV);
      pb_import_add_text (into_same, whats[i], csv, strlen (csv), NULL, &error);
      g_assert_no_error (error);
      pb_import_add_text (into_empty, whats[i], csv, strlen (csv), NULL, &error);
      g_assert_no_error (error);
    }
  g_autoptr (PbImportReport) same = pb_import_run (into_same, FALSE, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < same->counts->len; i++)
    {
      const PbImportCount *c = &g_array_index (same->counts, PbImportCount, i);
      g_test_message ("%s: %u %u %u", pb_table_info (c->table)->name, c->added, c->changed, c->removed);
    }
  g_assert_false (same->changed);
  g_autoptr (PbImportReport) fresh = pb_import_run (into_empty, FALSE, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (whats); i++)
    {
      g_autofree char *before = test_show (test->plan, whats[i], PB_SHOW_CSV),
                      *after = test_show (copy.plan, whats[i], PB_SHOW_CSV);
      g_test_message ("%s", whats[i]);
      g_assert_cmpstr (before, ==, after);
    }
  g_clear_pointer (&into_empty, pb_import_free);
  test_plan_tear_down (&copy, NULL);
}

static void
test_one_edit (TestPlan *test, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  import_example (test);
  g_assert_true (pb_plan_undo (test->plan, &error));
  g_assert_null (pb_plan_get_undo_label (test->plan));
  for (PbTable table = 0; table < PB_N_TABLES; table++)
    if (table != PB_TABLE_PLAN && pb_table_info (table)->keep == PB_KEEP_MIRROR)
      g_assert_cmpuint (count (test, table), ==, 0);
  g_assert_true (pb_plan_redo (test->plan, &error));
  g_assert_cmpuint (count (test, PB_TABLE_ASSIGNMENT), ==, 24);
  g_autoptr (PbImportReport) again = test_import_files (test->plan, g_getenv ("PB_EXAMPLE"), NULL);
  g_assert_false (again->changed);
}

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
  test_plan_add ("/example/content", TestPlan, test_content);
  test_plan_add ("/example/money", TestPlan, test_money);
  test_plan_add ("/example/round-trip", TestPlan, test_round_trip);
  test_plan_add ("/example/one-edit", TestPlan, test_one_edit);
  return g_test_run ();
}
