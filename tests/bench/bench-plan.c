/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench.h"
#include "bench-large.h"

#include <sqlite3.h>

#include "model/pb-edit.h"
#include "model/pb-plan.h"

/* The edit and the opening of a plan, against SQLite doing the bare minimum of the same. */

typedef struct
{
  PbPlan *plan;
  sqlite3 *db;
  char *large;
} Bench;

static void
sql (sqlite3 *db, const char *text)
{
  char *message = NULL;

  if (sqlite3_exec (db, text, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s: %s", text, message);
}

static void
edit_ours (gpointer data)
{
  Bench *bench = data;
  g_autoptr (GError) error = NULL;
  PbEdit *edit = pb_edit_new (bench->plan, "Add fact");
  gint64 id = pb_edit_insert (edit, PB_TABLE_FACT);

  pb_edit_set_text (edit, id, PB_FACT_NAME, "Invånare");
  pb_edit_set_text (edit, id, PB_FACT_VALUE, "66 515");
  bench_must (pb_edit_commit (edit, &error), &error);
}

static void
edit_floor (gpointer data)
{
  Bench *bench = data;

  sql (bench->db, "INSERT INTO fact (position, name, value) VALUES (1, 'Invånare', '66 515')");
}

static void
bench_edit (Bench *bench)
{
  g_autofree char *ours = bench_path ("edit.planbok");
  g_autofree char *floor = bench_path ("edit.sqlite");
  g_autoptr (GError) error = NULL;

  bench->plan = pb_plan_create (ours, &error);
  bench_must (bench->plan != NULL, &error);
  if (sqlite3_open (floor, &bench->db) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (bench->db));
  sql (bench->db, "PRAGMA synchronous = EXTRA; PRAGMA journal_mode = DELETE;"
                  "CREATE TABLE fact (id INTEGER PRIMARY KEY, position INTEGER, name TEXT NOT NULL, value TEXT)");
  bench_compare ("one edit, recorded and on disk", "SQLite: one row inserted", 501, NULL, edit_ours, edit_floor, bench);
  sqlite3_close (bench->db);
  pb_plan_close (bench->plan);
  g_clear_object (&bench->plan);
}

static void
open_ours (gpointer data)
{
  Bench *bench = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PbPlan) plan = pb_plan_open (bench->large, &error);

  bench_must (plan != NULL, &error);
  if (pb_plan_peek_records (plan, PB_TABLE_ASSIGNMENT)->len != BENCH_LARGE)
    g_error ("not all assignments came");
  pb_plan_close (plan);
}

static void
open_floor (gpointer data)
{
  Bench *bench = data;
  sqlite3 *db = NULL;
  gsize bytes = 0;

  if (sqlite3_open_v2 (bench->large, &db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (db));
  for (guint table = 0; table < PB_N_TABLES; table++)
    {
      g_autofree char *text = g_strdup_printf ("SELECT * FROM \"%s\"", pb_table_info (table)->name);
      sqlite3_stmt *stmt = NULL;

      if (pb_table_info (table)->keep != PB_KEEP_MIRROR)
        continue;
      if (sqlite3_prepare_v2 (db, text, -1, &stmt, NULL) != SQLITE_OK)
        g_error ("%s", sqlite3_errmsg (db));
      while (sqlite3_step (stmt) == SQLITE_ROW)
        for (int i = 0; i < sqlite3_column_count (stmt); i++)
          {
            sqlite3_column_text (stmt, i);
            bytes += sqlite3_column_bytes (stmt, i);
          }
      sqlite3_finalize (stmt);
    }
  sqlite3_close (db);
  if (bytes == 0)
    g_error ("nothing was read");
}

int
main (void)
{
  Bench bench = { 0 };

  bench_edit (&bench);
  bench.large = bench_path ("large.planbok");
  bench_make_large (bench.large);
  bench_compare ("open a plan of 10 000 assignments", "SQLite: SELECT of all the same rows", 11, NULL, open_ours,
                 open_floor, &bench);
  g_free (bench.large);
  bench_finish ();
  return 0;
}
