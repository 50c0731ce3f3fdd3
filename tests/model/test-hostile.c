/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that no program of ours wrote, but whose schema and types are right: they open, and must do no harm after. */
#include <math.h>
#include <sqlite3.h>

#include "model/pb-date.h"
#include "model/pb-history.h"
#include "model/pb-overview.h"
#include "model/pb-sheet.h"
#include "test-util.h"

static void
run_sql (TestPlan *f, const char *sql)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (f->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
  g_assert_true (pb_plan_poll (f->plan, NULL));
}

static guint
count (TestPlan *f, PbTable table)
{
  return pb_plan_peek_records (f->plan, table)->len;
}

/* Deeper than any stack: json-glib's parser calls itself for each level. */
static void
test_nested_log (TestPlan *f, gconstpointer data)
{
  static const char *const texts[] = {
    "replace (hex (zeroblob (3000000)), '00', '[')",
    "replace (hex (zeroblob (3000000)), '00', '{\"title\":')",
    "'{\"title\": ' || replace (hex (zeroblob (3000000)), '00', '[')",
    "'/*\"*/' || replace (hex (zeroblob (3000000)), '00', '[')",
    "'{\"title\": \"\\\\\", \"summary\": ' || replace (hex (zeroblob (3000000)), '00', '[')",
  };

  test_add_assignment (f->plan, 1, "Ett");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *sql = g_strdup_printf ("UPDATE edit_change SET after = %s", texts[i]);
      g_autoptr (GListModel) history = NULL;
      g_autoptr (PbHistoryEdit) edit = NULL;
      g_autoptr (GPtrArray) changes = NULL;
      g_autoptr (GError) error = NULL;

      run_sql (f, sql);
      g_assert_false (pb_plan_undo (f->plan, &error));
      g_assert_error (error, PB_ERROR, PB_ERROR_CONFLICT);
      history = pb_history_new (f->plan);
      edit = g_list_model_get_item (history, 0);
      changes = pb_history_edit_load_changes (edit, 0);
      g_assert_cmpuint (changes->len, ==, 0);
    }
}

/* The first changes of a large import are read without the rest: a pane asks for one whenever an assignment is chosen. */
static void
test_first_changes (TestPlan *f, gconstpointer data)
{
  g_autoptr (GListModel) history = NULL;
  g_autoptr (PbHistoryEdit) edit = NULL;
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) all = NULL;

  test_add_assignment (f->plan, 1, "Ett");
  run_sql (f, "INSERT INTO edit_change SELECT edit, 1, tbl, record, op, before, 'rubbish' FROM edit_change");
  history = pb_history_new (f->plan);
  edit = g_list_model_get_item (history, 0);
  g_assert_cmpuint (pb_history_edit_get_n_changes (edit), ==, 2);
  first = pb_history_edit_load_changes (edit, 1);
  g_assert_cmpuint (first->len, ==, 1);
  all = pb_history_edit_load_changes (edit, 0);
  g_assert_cmpuint (all->len, ==, 0);
}

/* What the log says of a row is of that row's kind, or nothing is done. */
static void
test_wrong_kinds (TestPlan *f, gconstpointer data)
{
  static const char *const logs[] = {
    "'update', '{}', '{}'",
    "'update', '{\"title\": \"x\"}', '{\"summary\": \"Ett\"}'",
    "'update', '{\"number\": \"7\"}', '{\"number\": 1}'",
    "'update', '{\"title\": 5}', '{\"title\": \"Ett\"}'",
    "'delete', '{}', NULL",
  };
  gint64 id = test_add_assignment (f->plan, 1, "Ett");

  for (guint i = 0; i < G_N_ELEMENTS (logs); i++)
    {
      g_autofree char *sql = g_strdup_printf ("DELETE FROM edit_change;"
                                              " INSERT INTO edit_change SELECT e.id, 0, 'assignment',"
                                              " iif ('%c' = 'd', 99, %" G_GINT64_FORMAT "), %s FROM edit e",
                                              logs[i][1], id, logs[i]);

      run_sql (f, sql);
      g_assert_false (pb_plan_undo (f->plan, NULL));
      g_assert_cmpuint (count (f, PB_TABLE_ASSIGNMENT), ==, 1);
      g_assert_cmpstr (test_text (f->plan, PB_ASSIGNMENT_TITLE, id), ==, "Ett");
    }
}

/* A whole number in a column of numbers is still one after the log's JSON; what JSON cannot say is refused. */
static void
test_numbers (TestPlan *f, gconstpointer data)
{
  static const double values[] = { 238, 0, -5, 1e300, -1e-300, 0.1, 9007199254740993.0, 1e22 };
  PbEdit *edit = pb_edit_new (f->plan, "Indicator");
  gint64 id = pb_edit_insert (edit, PB_TABLE_INDICATOR);
  g_autoptr (GError) error = NULL;

  pb_edit_set_text (edit, id, PB_INDICATOR_TITLE, "Kostnad");
  pb_edit_set_real (edit, id, PB_INDICATOR_VOLUME, 66000);
  test_commit (edit);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      PbRecord *indicator = pb_plan_get_record (f->plan, PB_TABLE_INDICATOR, id);

      edit = pb_edit_new (f->plan, "Volume");
      pb_edit_set_real (edit, id, PB_INDICATOR_VOLUME, values[i]);
      test_commit (edit);
      g_assert_true (pb_plan_undo (f->plan, NULL));
      g_assert_cmpfloat (pb_record_get_real (indicator, PB_INDICATOR_VOLUME), ==, i > 0 ? values[i - 1] : 66000);
      g_assert_true (pb_plan_redo (f->plan, NULL));
      g_assert_cmpfloat (pb_record_get_real (indicator, PB_INDICATOR_VOLUME), ==, values[i]);
    }
  edit = pb_edit_new (f->plan, "Volume");
  pb_edit_set_real (edit, id, PB_INDICATOR_VOLUME, HUGE_VAL);
  g_assert_false (pb_edit_commit (edit, &error));
  g_assert_error (error, PB_ERROR, PB_ERROR_INVALID);
}

/* Lines that stand in each other, and lines as deep as a stack is not. */
static void
test_delete_rings (TestPlan *f, gconstpointer data)
{
  PbEdit *edit;

  run_sql (f, "INSERT INTO budget_table VALUES (1, NULL, 1, 'T', 'mnkr', 'cost-negative', 1000000, NULL);"
              "INSERT INTO table_line VALUES (1, 1, 3, 1, 'a', 'sum', 2, NULL), (2, 1, 1, 2, 'b', 'sum', 1, NULL),"
              " (3, 1, 2, 3, 'c', 'link', 3, NULL), (4, 1, 4, 4, 'd', 'sum', NULL, NULL);"
              "WITH RECURSIVE n (i) AS (SELECT 10 UNION ALL SELECT i + 1 FROM n WHERE i < 40000)"
              " INSERT INTO table_line SELECT i, 1, iif (i > 10, i - 1, NULL), i, 'x', 'sum', NULL, NULL FROM n");
  edit = pb_edit_new (f->plan, "Ring");
  pb_edit_delete (edit, PB_TABLE_LINE, 2);
  test_commit (edit);
  g_assert_null (pb_plan_get_record (f->plan, PB_TABLE_LINE, 1));
  g_assert_null (pb_plan_get_record (f->plan, PB_TABLE_LINE, 3));
  edit = pb_edit_new (f->plan, "All");
  pb_edit_delete (edit, PB_TABLE_SHEET, 1);
  test_commit (edit);
  g_assert_cmpuint (count (f, PB_TABLE_LINE), ==, 0);
  g_assert_true (pb_plan_undo (f->plan, NULL));
  g_assert_true (pb_plan_undo (f->plan, NULL));
  g_assert_cmpuint (count (f, PB_TABLE_LINE), ==, 4 + 39991);
  g_assert_cmpint (pb_record_get_int (pb_plan_get_record (f->plan, PB_TABLE_LINE, 1), PB_LINE_PARENT), ==, 3);
  g_assert_cmpint (pb_record_get_int (pb_plan_get_record (f->plan, PB_TABLE_LINE, 3), PB_LINE_LINK), ==, 3);
}

/* Places at the ends of the numbers leave room for no other, and must not wrap round. */
static void
test_positions (TestPlan *f, gconstpointer data)
{
  gint64 added;
  PbEdit *edit;

  run_sql (f, "INSERT INTO board VALUES (1, -9223372036854775808, 'a', NULL), (2, 9223372036854775807, 'b', NULL)");
  edit = pb_edit_new (f->plan, "Add");
  added = pb_edit_insert (edit, PB_TABLE_BOARD);
  pb_edit_set_text (edit, added, PB_BOARD_NAME, "c");
  test_commit (edit);
  g_assert_cmpstr (pb_record_get_title (pb_plan_peek_records (f->plan, PB_TABLE_BOARD)->pdata[2]), ==, "c");
  edit = pb_edit_new (f->plan, "Between");
  pb_edit_move (edit, PB_TABLE_BOARD, added, 2, pb_plan_peek_records (f->plan, PB_TABLE_BOARD));
  test_commit (edit);
  g_assert_cmpstr (pb_record_get_title (pb_plan_peek_records (f->plan, PB_TABLE_BOARD)->pdata[1]), ==, "c");
  edit = pb_edit_new (f->plan, "Last");
  pb_edit_move (edit, PB_TABLE_BOARD, 1, 0, pb_plan_peek_records (f->plan, PB_TABLE_BOARD));
  test_commit (edit);
  g_assert_cmpstr (pb_record_get_title (pb_plan_peek_records (f->plan, PB_TABLE_BOARD)->pdata[2]), ==, "a");
}

/* Two rows of one id are two rows, also where typing in them is one edit. */
static void
test_shared_ids (TestPlan *f, gconstpointer data)
{
  run_sql (f, "INSERT INTO board VALUES (7, 1, 'Nämnd', NULL); INSERT INTO role VALUES (7, 1, 'Roll', NULL)");
  g_assert_true (pb_plan_edit_text (f->plan, "Type", "g", 7, PB_BOARD_NAME, "Annan nämnd", NULL));
  g_assert_true (pb_plan_edit_text (f->plan, "Type", "g", 7, PB_ROLE_NAME, "Annan roll", NULL));
  g_assert_true (pb_plan_undo (f->plan, NULL));
  g_assert_cmpstr (test_text (f->plan, PB_BOARD_NAME, 7), ==, "Nämnd");
  g_assert_cmpstr (test_text (f->plan, PB_ROLE_NAME, 7), ==, "Roll");
}

static double
time_links (TestPlan *f, const char *target)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE table_line SET link = %s WHERE kind = 'link'", target);
  g_autoptr (PbSheet) sheet = NULL;

  run_sql (f, sql);
  g_test_timer_start ();
  sheet = pb_sheet_get (f->plan, 3, 0);
  g_assert_cmpuint (pb_sheet_get_n_lines (sheet), ==, 2000);
  return g_test_timer_elapsed ();
}

/* Wide tables whose lines link now to one and now to another: columns are matched once a pair of tables, not once a line. */
static void
test_wide_links (TestPlan *f, gconstpointer data)
{
  double one, many;

  run_sql (f, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3)"
              " INSERT INTO budget_table SELECT i, NULL, i, 'T', 'mnkr', 'cost-negative', 1, NULL FROM n;"
              "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 1799)"
              " INSERT INTO table_column SELECT 100 + i, 1 + i % 3, i, printf ('%04d', 1500 + i / 3), 'plan', 'x' FROM n;"
              "INSERT INTO table_line VALUES (1, 1, NULL, 1, 'a', 'given', NULL, NULL),"
              " (2, 2, NULL, 1, 'b', 'given', NULL, NULL);"
              "WITH RECURSIVE n (i) AS (SELECT 10 UNION ALL SELECT i + 1 FROM n WHERE i < 2009)"
              " INSERT INTO table_line SELECT i, 3, NULL, i, 'x', 'link', 1, NULL FROM n");
  one = time_links (f, "2");
  many = time_links (f, "1 + id % 2");
  g_test_message ("%f s, %f s", one, many);
  g_assert_cmpfloat (many, <, 8 * one + 0.05);
}

static void
test_large_sums (TestPlan *f, gconstpointer data)
{
  GDate today;
  PbOverview *overview;
  PbOverviewEffect *effect;
  gint64 one = test_add_assignment (f->plan, 1, "Ett"), two = test_add_assignment (f->plan, 2, "Två");
  g_autofree char *sql = g_strdup_printf (
    "INSERT INTO period VALUES (1, '2025', '2025-01-01', '2025-12-31', NULL);"
    "INSERT INTO budget_table VALUES (1, NULL, 1, 'T', 'mnkr', 'cost-negative', -5, NULL);"
    "INSERT INTO table_column VALUES (1, 1, 1, '2025', 'plan', '2025');"
    "INSERT INTO table_line VALUES (1, 1, NULL, 1, 'Underskott', 'balance', NULL, NULL);"
    "INSERT INTO follow_up SELECT id, 1, id, NULL, 'met', NULL, NULL, NULL, NULL, 9223372036854775807, NULL, 'x', NULL"
    " FROM assignment WHERE id IN (%" G_GINT64_FORMAT ", %" G_GINT64_FORMAT ")",
    one, two);

  run_sql (f, sql);
  g_date_set_dmy (&today, 22, 11, 2026);
  overview = pb_overview_new (f->plan, &today);
  g_assert_cmpuint (overview->effects->len, ==, 1);
  effect = &g_array_index (overview->effects, PbOverviewEffect, 0);
  g_assert_cmpint (effect->realised, ==, G_MAXINT64);
  pb_overview_free (overview);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  test_plan_add ("/hostile/nested-log", TestPlan, test_nested_log);
  test_plan_add ("/hostile/first-changes", TestPlan, test_first_changes);
  test_plan_add ("/hostile/wrong-kinds", TestPlan, test_wrong_kinds);
  test_plan_add ("/hostile/numbers", TestPlan, test_numbers);
  test_plan_add ("/hostile/delete-rings", TestPlan, test_delete_rings);
  test_plan_add ("/hostile/positions", TestPlan, test_positions);
  test_plan_add ("/hostile/shared-ids", TestPlan, test_shared_ids);
  test_plan_add ("/hostile/wide-links", TestPlan, test_wide_links);
  test_plan_add ("/hostile/large-sums", TestPlan, test_large_sums);
  return g_test_run ();
}
