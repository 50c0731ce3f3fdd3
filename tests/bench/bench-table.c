/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench.h"
#include "bench-large.h"

#include <sqlite3.h>

#include "model/pb-edit.h"
#include "model/pb-sheet-edit.h"

/* A cell of a large table edited until what rests on it is computed, against a plain sum over the same cells. */

#define N_GROUPS 100
#define N_IN_GROUP 49
#define N_COLUMNS 12

typedef struct
{
  PbPlan *plan;
  gint64 sheet_id;
  gint64 line;
  gint64 column;
  PbSheet *shown; /* as a view holds it */
  guint n_cells;
  gint64 *cells;
  gint64 amount;
  gint64 total;
  sqlite3 *db;
} Bench;

static gint64
add_line (PbEdit *edit, gint64 sheet, gint64 parent, const char *title, PbLineKind kind)
{
  gint64 id = pb_edit_insert (edit, PB_TABLE_LINE);

  pb_edit_set_int (edit, id, PB_LINE_SHEET, sheet);
  if (parent != 0)
    pb_edit_set_int (edit, id, PB_LINE_PARENT, parent);
  pb_edit_set_text (edit, id, PB_LINE_TITLE, title);
  pb_edit_set_enum (edit, id, PB_LINE_KIND, kind);
  return id;
}

static void
add_columns (PbEdit *edit, gint64 sheet, gint64 *columns)
{
  for (int i = 0; i < N_COLUMNS; i++)
    {
      g_autofree char *year = g_strdup_printf ("%d", 2020 + i);

      columns[i] = pb_edit_insert (edit, PB_TABLE_COLUMN);
      pb_edit_set_int (edit, columns[i], PB_COLUMN_SHEET, sheet);
      pb_edit_set_text (edit, columns[i], PB_COLUMN_PERIOD, year);
      pb_edit_set_enum (edit, columns[i], PB_COLUMN_MEASURE, PB_MEASURE_PLAN);
      pb_edit_set_text (edit, columns[i], PB_COLUMN_LABEL, year);
    }
}

static void
add_cells (Bench *bench, PbEdit *edit, gint64 line, const gint64 *columns)
{
  for (int i = 0; i < N_COLUMNS; i++)
    {
      gint64 id = pb_edit_insert (edit, PB_TABLE_CELL);
      gint64 amount = (gint64)(bench->n_cells % 977) * 1000;

      pb_edit_set_int (edit, id, PB_CELL_LINE, line);
      pb_edit_set_int (edit, id, PB_CELL_COLUMN, columns[i]);
      pb_edit_set_int (edit, id, PB_CELL_AMOUNT, amount);
      bench->cells[bench->n_cells++] = amount;
    }
}

static void
build (Bench *bench)
{
  g_autoptr (GError) error = NULL;
  PbEdit *edit = pb_edit_new (bench->plan, "Build");
  gint64 columns[N_COLUMNS];

  bench->sheet_id = pb_edit_insert (edit, PB_TABLE_SHEET);
  pb_edit_set_text (edit, bench->sheet_id, PB_SHEET_TITLE, "Stor");
  pb_edit_set_enum (edit, bench->sheet_id, PB_SHEET_UNIT, PB_UNIT_TKR);
  pb_edit_set_enum (edit, bench->sheet_id, PB_SHEET_SIGN, PB_SIGN_COST_NEGATIVE);
  pb_edit_set_int (edit, bench->sheet_id, PB_SHEET_DECIMALS, 0);
  add_columns (edit, bench->sheet_id, columns);
  for (int group = 0; group < N_GROUPS; group++)
    {
      gint64 sum = add_line (edit, bench->sheet_id, 0, "Grupp", PB_LINE_SUM);

      for (int i = 0; i < N_IN_GROUP; i++)
        {
          bench->line = add_line (edit, bench->sheet_id, sum, "Rad", PB_LINE_GIVEN);
          add_cells (bench, edit, bench->line, columns);
        }
    }
  add_line (edit, bench->sheet_id, 0, "Balans", PB_LINE_BALANCE);
  bench->column = columns[5];
  bench_must (pb_edit_commit (edit, &error), &error);
}

static void
edit_cell (gpointer data)
{
  Bench *bench = data;
  g_autoptr (GError) error = NULL;

  bench->amount = (bench->amount + 12345) % 1000000;
  bench_must (pb_sheet_set_cell (bench->plan, 0, bench->line, bench->column, &bench->amount, &error), &error);
}

/* The view gets the sheet, lets the old one go, and shows the bottom line. */
static void
show_ours (gpointer data)
{
  Bench *bench = data;
  PbSheet *sheet = pb_sheet_get (bench->plan, bench->sheet_id, 0);

  g_clear_pointer (&bench->shown, pb_sheet_unref);
  bench->shown = sheet;
  if (!pb_sheet_get_value (sheet, pb_sheet_get_balance_line (sheet), 5, &bench->total))
    g_error ("no balance");
}

static void
sum_floor (gpointer data)
{
  Bench *bench = data;
  gint64 sum = 0;

  for (guint i = 0; i < bench->n_cells; i++)
    if (__builtin_add_overflow (sum, bench->cells[i], &sum))
      g_error ("too large");
  bench->total = sum;
}

static void
edit_and_show_ours (gpointer data)
{
  edit_cell (data);
  show_ours (data);
}

static void
edit_and_sum_floor (gpointer data)
{
  Bench *bench = data;

  if (sqlite3_exec (bench->db, "UPDATE cell SET amount = amount + 1 WHERE id = 7", NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (bench->db));
  sum_floor (bench);
}

static void
open_floor (Bench *bench, const char *path)
{
  if (sqlite3_open (path, &bench->db) != SQLITE_OK
      || sqlite3_exec (bench->db,
                       "PRAGMA synchronous = EXTRA; PRAGMA journal_mode = DELETE;"
                       "CREATE TABLE cell (id INTEGER PRIMARY KEY, amount INTEGER);"
                       "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60000)"
                       " INSERT INTO cell SELECT i, i FROM n",
                       NULL, NULL, NULL)
             != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (bench->db));
}

int
main (void)
{
  g_autofree char *path = bench_path ("table.planbok");
  g_autofree char *floor = bench_path ("table.sqlite");
  g_autoptr (GError) error = NULL;
  Bench bench = { 0 };

  bench.plan = pb_plan_create (path, &error);
  bench_must (bench.plan != NULL, &error);
  bench.cells = g_new (gint64, N_GROUPS * N_IN_GROUP * N_COLUMNS);
  build (&bench);
  open_floor (&bench, floor);
  show_ours (&bench);
  bench_compare ("edit recalculated, 5 000 lines × 12", "a plain sum over the same cells", 201, edit_cell, show_ours,
                 sum_floor, &bench);
  bench_compare ("the same, with the edit on disk", "SQLite: one row updated, and the sum", 201, NULL,
                 edit_and_show_ours, edit_and_sum_floor, &bench);
  pb_sheet_unref (bench.shown);
  sqlite3_close (bench.db);
  pb_plan_close (bench.plan);
  g_object_unref (bench.plan);
  g_free (bench.cells);
  bench_finish ();
  return 0;
}
