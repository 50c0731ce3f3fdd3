/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench.h"
#include "bench-large.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "exchange/pb-import.h"
#include "model/pb-benchmark.h"
#include "model/pb-fetch.h"

/* All of Kolada that a municipality may want: every municipality, 300 indicators, 12 years; a million values. Imported from
 * JSON, opened, and one indicator shown; against SQLite holding the same as plain rows. */

#define N_INDICATORS 300
#define N_PLACES 290
#define N_YEARS 12
#define FIRST_YEAR 2012

typedef struct
{
  char *ours;
  char *empty; /* the same indicators and municipalities, and no values */
  char *floor;
  char *json; /* the file */
  PbPlan *plan;
  sqlite3 *rows;
  sqlite3 *file; /* ours, as any program would read it */
  gint64 indicator;
  guint key;
} Bench;

static double
make_value (guint indicator, guint place, guint year)
{
  return ((indicator * 7919u + place * 104729u + year * 1299709u) % 2000000u) / 10.0;
}

static void
make_json (const char *path)
{
  GString *text = g_string_sized_new (160u * 1024 * 1024);
  char value[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (text, "{\"count\":1044000,\"values\":[");
  for (guint i = 0; i < N_INDICATORS; i++)
    for (guint p = 0; p < N_PLACES; p++)
      for (guint y = 0; y < N_YEARS; y++)
        g_string_append_printf (text,
                                "%s{\"kpi\":\"N%05u\",\"municipality\":\"%04u\",\"period\":%u,\"values\":[{\"gender\":\"T\","
                                "\"count\":1,\"status\":\"\",\"value\":%s,\"isdeleted\":false}]}",
                                i + p + y > 0 ? ",\n" : "", 10000 + i, 1000 + p, FIRST_YEAR + y,
                                g_ascii_formatd (value, sizeof value, "%.1f", make_value (i, p, y)));
  g_string_append (text, "],\"next_url\":null}");
  if (!g_file_set_contents (path, text->str, (gssize) text->len, NULL))
    g_error ("no room for %s", path);
  g_string_free (text, TRUE);
}

static void
sql (sqlite3 *db, const char *text)
{
  if (sqlite3_exec (db, text, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", text, sqlite3_errmsg (db));
}

static void
before_import (gpointer data)
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

  bench_must (pb_import_add_file (import, bench->json, NULL, &error), &error);
  report = pb_import_run (import, FALSE, NULL, &error);
  bench_must (report != NULL, &error);
  if (pb_plan_peek_records (bench->plan, PB_TABLE_INDICATOR)->len != N_INDICATORS)
    g_error ("not all indicators came");
}

/* The same values by packing alone: what fetching writes when all pages have come. */
static void
write_ours (gpointer data)
{
  Bench *bench = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PbBulk) bulk = pb_bulk_new ();
  PbFetchFacts facts = { "Kolada", NULL, NULL, NULL };
  PbEdit *edit = pb_edit_new (bench->plan, "Fetch");
  gint64 places[N_PLACES];

  for (guint p = 0; p < N_PLACES; p++)
    {
      g_autofree char *name = g_strdup_printf ("Kommun %u", p);

      places[p] = pb_edit_insert (edit, PB_TABLE_ENTITY);
      pb_edit_set_enum (edit, places[p], PB_ENTITY_KIND, PB_ENTITY_MUNICIPALITY);
      pb_edit_set_text (edit, places[p], PB_ENTITY_NAME, name);
      pb_edit_set_int (edit, places[p], PB_ENTITY_OWN, 0);
    }
  for (guint i = 0; i < N_INDICATORS; i++)
    {
      g_autofree char *title = g_strdup_printf ("Nyckeltal %u", i);
      gint64 indicator = pb_edit_insert (edit, PB_TABLE_INDICATOR);

      pb_edit_set_text (edit, indicator, PB_INDICATOR_TITLE, title);
      for (guint p = 0; p < N_PLACES; p++)
        for (guint y = 0; y < N_YEARS; y++)
          pb_bulk_add (bulk, indicator, places[p], FIRST_YEAR + (int) y, PB_GENDER_TOTAL, PB_POINT_VALUE, make_value (i, p, y), 1);
    }
  pb_bulk_write (bulk, edit, &facts, FALSE, NULL);
  bench_must (pb_edit_commit (edit, &error), &error);
}

static void
import_floor (gpointer data)
{
  Bench *bench = data;
  sqlite3 *db = NULL;
  sqlite3_stmt *stmt = NULL;

  if (sqlite3_open (bench->floor, &db) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (db));
  sql (db, "PRAGMA synchronous = EXTRA; PRAGMA journal_mode = DELETE;"
           "CREATE TABLE value (indicator INTEGER, gender TEXT, entity INTEGER, year INTEGER, value REAL,"
           " PRIMARY KEY (indicator, gender, entity, year)) STRICT, WITHOUT ROWID; BEGIN");
  sqlite3_prepare_v2 (db, "INSERT INTO value VALUES (?, 'T', ?, ?, ?)", -1, &stmt, NULL);
  for (guint i = 0; i < N_INDICATORS; i++)
    for (guint p = 0; p < N_PLACES; p++)
      for (guint y = 0; y < N_YEARS; y++)
        {
          sqlite3_bind_int64 (stmt, 1, i);
          sqlite3_bind_int64 (stmt, 2, p);
          sqlite3_bind_int64 (stmt, 3, FIRST_YEAR + y);
          sqlite3_bind_double (stmt, 4, make_value (i, p, y));
          if (sqlite3_step (stmt) != SQLITE_DONE)
            g_error ("%s", sqlite3_errmsg (db));
          sqlite3_reset (stmt);
        }
  sql (db, "COMMIT");
  sqlite3_finalize (stmt);
  sqlite3_close (db);
}

static void
open_plan (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PbPlan) plan = pb_plan_open (path, &error);

  bench_must (plan != NULL, &error);
  if (pb_plan_peek_records (plan, PB_TABLE_INDICATOR)->len != N_INDICATORS)
    g_error ("not all indicators came");
  pb_plan_close (plan);
}

static void
open_ours (gpointer data)
{
  open_plan (((Bench *) data)->ours);
}

static void
open_floor (gpointer data)
{
  open_plan (((Bench *) data)->empty);
}

static void
make_empty (Bench *bench)
{
  sqlite3 *db = NULL;
  g_autoptr (GError) error = NULL;

  bench_must (pb_plan_save_copy (bench->plan, bench->empty, &error), &error);
  if (sqlite3_open (bench->empty, &db) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (db));
  sql (db, "DELETE FROM series; VACUUM");
  sqlite3_close (db);
}

static void
show_ours (gpointer data)
{
  Bench *bench = data;
  PbRecord *indicator = pb_plan_peek_records (bench->plan, PB_TABLE_INDICATOR)->pdata[bench->key % N_INDICATORS];
  g_autoptr (PbSeries) series = pb_series_load (bench->plan, pb_record_get_id (indicator));

  bench->indicator = pb_record_get_id (indicator);
  if (pb_series_get_n_entities (series) != N_PLACES || pb_series_get_n_periods (series) != N_YEARS)
    g_error ("not all values came");
}

static void
show_rows (gpointer data)
{
  Bench *bench = data;
  sqlite3_stmt *stmt = NULL;
  guint n = 0;

  sqlite3_prepare_v2 (bench->rows, "SELECT entity, year, value FROM value WHERE indicator = ? AND gender = 'T'", -1, &stmt, NULL);
  sqlite3_bind_int64 (stmt, 1, bench->key++ % N_INDICATORS);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    n += sqlite3_column_double (stmt, 2) >= 0;
  sqlite3_finalize (stmt);
  if (n != N_PLACES * N_YEARS)
    g_error ("%u rows", n);
}

static void
show_blob (gpointer data)
{
  Bench *bench = data;
  sqlite3_stmt *stmt = NULL;

  bench->key++;
  sqlite3_prepare_v2 (bench->file, "SELECT entities, data FROM series WHERE indicator = ? AND gender = 'T'", -1, &stmt, NULL);
  sqlite3_bind_int64 (stmt, 1, bench->indicator);
  if (sqlite3_step (stmt) != SQLITE_ROW || sqlite3_column_blob (stmt, 1) == NULL
      || sqlite3_column_bytes (stmt, 1) < N_PLACES * N_YEARS * 8)
    g_error ("no values");
  sqlite3_finalize (stmt);
}

int
main (void)
{
  Bench bench = { bench_path ("kolada.planbok"), bench_path ("empty.planbok"), bench_path ("kolada.sqlite"), bench_path ("kolada.json") };

  make_json (bench.json);
  bench_compare ("write 1 044 000 values, packed", "SQLite: the same rows inserted at once", 3, before_import, write_ours,
                 import_floor, &bench);
  bench_compare ("import 1 044 000 values from JSON", "SQLite: the same rows inserted at once", 3, before_import, import_ours,
                 import_floor, &bench);
  before_import (&bench);
  import_ours (&bench);
  import_floor (&bench);
  make_empty (&bench);
  bench_compare ("open a plan with a million values", "the same plan without the values", 11, NULL, open_ours, open_floor, &bench);
  if (sqlite3_open_v2 (bench.floor, &bench.rows, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK
      || sqlite3_open_v2 (bench.ours, &bench.file, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK)
    g_error ("cannot be opened");
  bench_compare ("show one indicator of 290 × 12", "SQLite: SELECT of the same rows", 101, NULL, show_ours, show_rows, &bench);
  bench_compare ("show one indicator of 290 × 12", "SQLite: SELECT of the packed values", 101, NULL, show_ours, show_blob, &bench);
  sqlite3_close (bench.rows);
  sqlite3_close (bench.file);
  pb_plan_close (bench.plan);
  g_clear_object (&bench.plan);
  g_free (bench.ours);
  g_free (bench.empty);
  g_free (bench.floor);
  g_free (bench.json);
  bench_finish ();
  return 0;
}
