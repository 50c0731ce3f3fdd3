/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench.h"
#include "bench-large.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "exchange/pb-import.h"

/* A text table of 10 000 assignments into an empty plan, recorded as one edit, against SQLite inserting the same rows. */

typedef struct
{
  char *ours;
  char *floor;
  char *text;
  PbPlan *plan;
} Bench;

static char *
make_text (void)
{
  GString *text = g_string_new ("nummer\ttitel\tnämnd\tansvarig\tstatus\n");

  for (int i = 1; i <= BENCH_LARGE; i++)
    g_string_append_printf (text, "%d\tÖversyn av verksamhet %d och dess lokaler\tSocialnämnden\tAvdelningschef\tPågår\n",
                            i, i);
  return g_string_free (text, FALSE);
}

static void
before (gpointer data)
{
  Bench *bench = data;
  g_autoptr (GError) error = NULL;

  if (bench->plan)
    pb_plan_close (bench->plan);
  g_clear_object (&bench->plan);
  g_unlink (bench->ours);
  g_unlink (bench->floor);
  bench->plan = pb_plan_create (bench->ours, &error);
  bench_must (bench->plan != NULL, &error);
}

static void
import_ours (gpointer data)
{
  Bench *bench = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PbImport) import = pb_import_new (bench->plan);
  g_autoptr (PbImportReport) report = NULL;

  bench_must (pb_import_add_text (import, "uppdrag.tsv", bench->text, strlen (bench->text), NULL, &error), &error);
  report = pb_import_run (import, FALSE, "Import", &error);
  bench_must (report != NULL, &error);
  if (pb_plan_peek_records (bench->plan, PB_TABLE_ASSIGNMENT)->len != BENCH_LARGE)
    g_error ("not all assignments came");
}

static void
sql (sqlite3 *db, const char *text)
{
  if (sqlite3_exec (db, text, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", text, sqlite3_errmsg (db));
}

static void
insert (sqlite3 *db, sqlite3_stmt *stmt, gint64 id, gint64 first, const char *second)
{
  sqlite3_bind_int64 (stmt, 1, id);
  sqlite3_bind_int64 (stmt, 2, first);
  sqlite3_bind_text (stmt, 3, second, -1, SQLITE_STATIC);
  if (sqlite3_step (stmt) != SQLITE_DONE)
    g_error ("%s", sqlite3_errmsg (db));
  sqlite3_reset (stmt);
}

static void
import_floor (gpointer data)
{
  Bench *bench = data;
  g_auto (GStrv) lines = g_strsplit (bench->text, "\n", -1);
  sqlite3 *db = NULL;
  sqlite3_stmt *assignment = NULL, *board = NULL, *role = NULL;

  if (sqlite3_open (bench->floor, &db) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (db));
  sql (db, "PRAGMA synchronous = EXTRA; PRAGMA journal_mode = DELETE;"
           "CREATE TABLE assignment (id INTEGER PRIMARY KEY, number INTEGER, title TEXT NOT NULL) STRICT;"
           "CREATE TABLE board (id INTEGER PRIMARY KEY, assignment INTEGER, board TEXT) STRICT;"
           "CREATE TABLE role (id INTEGER PRIMARY KEY, assignment INTEGER, role TEXT) STRICT; BEGIN");
  sqlite3_prepare_v2 (db, "INSERT INTO assignment VALUES (?, ?, ?)", -1, &assignment, NULL);
  sqlite3_prepare_v2 (db, "INSERT INTO board VALUES (?, ?, ?)", -1, &board, NULL);
  sqlite3_prepare_v2 (db, "INSERT INTO role VALUES (?, ?, ?)", -1, &role, NULL);
  for (guint i = 1; lines[i] && *lines[i]; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);
      gint64 id = g_random_int () * G_GINT64_CONSTANT (0x40000000) + i;

      insert (db, assignment, id, g_ascii_strtoll (cells[0], NULL, 10), cells[1]);
      insert (db, board, id, id, cells[2]);
      insert (db, role, id, id, cells[3]);
    }
  sql (db, "COMMIT");
  sqlite3_finalize (assignment);
  sqlite3_finalize (board);
  sqlite3_finalize (role);
  sqlite3_close (db);
}

int
main (void)
{
  Bench bench = { bench_path ("import.planbok"), bench_path ("import.sqlite"), make_text (), NULL };

  bench_compare ("import a table of 10 000 rows", "SQLite: the same rows inserted at once", 7, before, import_ours,
                 import_floor, &bench);
  pb_plan_close (bench.plan);
  g_clear_object (&bench.plan);
  g_free (bench.ours);
  g_free (bench.floor);
  g_free (bench.text);
  bench_finish ();
  return 0;
}
