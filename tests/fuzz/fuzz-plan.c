/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "model/pb-assignment.h"
#include "model/pb-check.h"
#include "model/pb-date.h"
#include "model/pb-edit.h"
#include "model/pb-history.h"
#include "model/pb-series.h"
#include "model/pb-sheet.h"

/* A hostile plan file. The first byte chooses how the rest is used:
 *   0  the file itself
 *   1  patches of bytes on a valid plan: offset (3 bytes), length (1 byte), the bytes
 *   2  values that no program of ours would write, put into the rows of a valid plan: table, column, kind, length, value
 * What opens is then read as the program reads it, edited, undone and redone. */

static char *plan_path;
static char *valid;
static gsize valid_length;

static void
add_rows (PbEdit *edit)
{
  gint64 assignment = pb_edit_insert (edit, PB_TABLE_ASSIGNMENT);
  gint64 sheet = pb_edit_insert (edit, PB_TABLE_SHEET);
  gint64 column = pb_edit_insert (edit, PB_TABLE_COLUMN);
  gint64 lines[3];

  pb_edit_set_int (edit, assignment, PB_ASSIGNMENT_NUMBER, 1);
  pb_edit_set_text (edit, assignment, PB_ASSIGNMENT_TITLE, "Översyn");
  pb_edit_set_enum (edit, assignment, PB_ASSIGNMENT_STATUS, PB_STATUS_ONGOING);
  pb_edit_set_text (edit, sheet, PB_SHEET_TITLE, "Budget");
  pb_edit_set_enum (edit, sheet, PB_SHEET_UNIT, PB_UNIT_MNKR);
  pb_edit_set_enum (edit, sheet, PB_SHEET_SIGN, PB_SIGN_COST_NEGATIVE);
  pb_edit_set_int (edit, sheet, PB_SHEET_DECIMALS, 1);
  pb_edit_set_int (edit, column, PB_COLUMN_SHEET, sheet);
  pb_edit_set_text (edit, column, PB_COLUMN_PERIOD, "2025");
  pb_edit_set_enum (edit, column, PB_COLUMN_MEASURE, PB_MEASURE_PLAN);
  pb_edit_set_text (edit, column, PB_COLUMN_LABEL, "2025");
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      static const PbLineKind kinds[] = { PB_LINE_SUM, PB_LINE_GIVEN, PB_LINE_BALANCE };
      gint64 cell;

      lines[i] = pb_edit_insert (edit, PB_TABLE_LINE);
      pb_edit_set_int (edit, lines[i], PB_LINE_SHEET, sheet);
      pb_edit_set_text (edit, lines[i], PB_LINE_TITLE, "Rad");
      pb_edit_set_enum (edit, lines[i], PB_LINE_KIND, kinds[i]);
      if (i != 1)
        continue;
      pb_edit_set_int (edit, lines[1], PB_LINE_PARENT, lines[0]);
      cell = pb_edit_insert (edit, PB_TABLE_CELL);
      pb_edit_set_int (edit, cell, PB_CELL_LINE, lines[1]);
      pb_edit_set_int (edit, cell, PB_CELL_COLUMN, column);
      pb_edit_set_int (edit, cell, PB_CELL_AMOUNT, -710000000);
    }
}

static void
remove_plan (void)
{
  static const char *const suffixes[] = { "", "-journal", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strconcat (plan_path, suffixes[i], NULL);

      g_unlink (path);
    }
}

/* libFuzzer and replay.c both end by exit(). */
static void
finish (void)
{
  g_autofree char *folder = g_path_get_dirname (plan_path);

  remove_plan ();
  g_rmdir (folder);
  g_clear_pointer (&plan_path, g_free);
  g_clear_pointer (&valid, g_free);
}

static void
make_valid (void)
{
  g_autofree char *folder = g_dir_make_tmp ("planbok-fuzz-XXXXXX", NULL);
  g_autoptr (PbPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  PbEdit *edit;

  plan_path = g_build_filename (folder, "plan.planbok", NULL);
  plan = pb_plan_create (plan_path, &error);
  if (plan == NULL)
    g_error ("%s", error->message);
  edit = pb_edit_new (plan, "Rows");
  add_rows (edit);
  if (!pb_edit_commit (edit, &error))
    g_error ("%s", error->message);
  pb_plan_close (plan);
  if (!g_file_get_contents (plan_path, &valid, &valid_length, &error))
    g_error ("%s", error->message);
  atexit (finish);
}

static void
patch_bytes (const uint8_t *data, size_t size)
{
  g_autofree char *bytes = g_memdup2 (valid, valid_length);

  while (size >= 5)
    {
      gsize at = ((gsize) data[0] << 16 | data[1] << 8 | data[2]) % valid_length;
      gsize n = MIN (MIN ((gsize) data[3], size - 4), valid_length - at);

      memcpy (bytes + at, data + 4, n);
      data += 4 + n;
      size -= 4 + n;
    }
  g_file_set_contents (plan_path, bytes, valid_length, NULL);
}

static void
put_value (sqlite3 *db, const PbTableInfo *table, const PbColumnInfo *column, int kind, const uint8_t *data,
           size_t size)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE OR IGNORE \"%s\" SET \"%s\" = ?", table->name, column->name);
  sqlite3_stmt *stmt = NULL;
  gint64 number = 0;

  if (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL) != SQLITE_OK)
    return;
  memcpy (&number, data, MIN (size, sizeof number));
  switch (kind % 5)
    {
    case 0:
      sqlite3_bind_int64 (stmt, 1, number);
      break;
    case 1:
      sqlite3_bind_text (stmt, 1, (const char *) data, size, SQLITE_TRANSIENT);
      break;
    case 2:
      sqlite3_bind_double (stmt, 1, (double) number / 7);
      break;
    case 3:
      sqlite3_bind_null (stmt, 1);
      break;
    default: /* A reference to the row itself: a ring. */
      sqlite3_finalize (stmt);
      g_free (sql);
      sql = g_strdup_printf ("UPDATE OR IGNORE \"%s\" SET \"%s\" = id", table->name, column->name);
      if (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL) != SQLITE_OK)
        return;
      break;
    }
  sqlite3_step (stmt);
  sqlite3_finalize (stmt);
}

static void
put_values (const uint8_t *data, size_t size)
{
  sqlite3 *db = NULL;

  g_file_set_contents (plan_path, valid, valid_length, NULL);
  if (sqlite3_open (plan_path, &db) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (db));
  sqlite3_exec (db, "PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF; BEGIN",
                NULL, NULL, NULL);
  while (size >= 4)
    {
      const PbTableInfo *table = pb_table_info (data[0] % PB_N_TABLES);
      const PbColumnInfo *column = &table->columns[data[1] % table->n_columns];
      gsize n = MIN ((gsize) data[3] % 24, size - 4);

      put_value (db, table, column, data[2], data + 4, n);
      data += 4 + n;
      size -= 4 + n;
    }
  sqlite3_exec (db, "COMMIT", NULL, NULL, NULL);
  sqlite3_close (db);
}

static void
read_sheets (PbPlan *plan)
{
  GPtrArray *sheets = pb_plan_peek_records (plan, PB_TABLE_SHEET);

  for (guint i = 0; i < sheets->len; i++)
    {
      g_autoptr (PbSheet) sheet = pb_sheet_get (plan, pb_record_get_id (sheets->pdata[i]), 0);
      gint64 ore;

      for (guint line = 0; line < pb_sheet_get_n_lines (sheet); line++)
        for (guint column = 0; column < pb_sheet_get_n_columns (sheet); column++)
          {
            pb_sheet_get_value (sheet, line, column, &ore);
            pb_sheet_get_proof (sheet, line, column);
          }
    }
}

static void
read_rows (PbPlan *plan)
{
  for (guint table = 0; table < PB_N_TABLES; table++)
    {
      GPtrArray *records;

      if (pb_table_info (table)->keep != PB_KEEP_MIRROR)
        continue;
      records = pb_plan_peek_records (plan, table);
      for (guint i = 0; i < records->len; i++)
        if (!g_utf8_validate (pb_record_get_title (records->pdata[i]), -1, NULL))
          g_error ("a title that is not UTF-8 came through");
    }
}

static void
read_assignments (PbPlan *plan)
{
  GPtrArray *assignments = pb_plan_peek_records (plan, PB_TABLE_ASSIGNMENT);
  GDate today;

  g_date_clear (&today, 1);
  pb_date_today (&today);
  for (guint i = 0; i < assignments->len; i++)
    {
      PbRecord *assignment = assignments->pdata[i];
      gint64 ore;

      g_free (pb_assignment_dup_boards (assignment, TRUE));
      g_free (pb_assignment_dup_roles (assignment, FALSE));
      pb_assignment_get_assessment (assignment);
      pb_assignment_is_late (assignment, &today);
      pb_effect_get (plan, pb_record_get_id (assignment), 0, 2025, &ore);
      g_ptr_array_unref (pb_history_of_assignment (assignment, 10));
    }
}

static void
use_plan (PbPlan *plan)
{
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GListModel) history = NULL;

  read_rows (plan);
  read_sheets (plan);
  read_assignments (plan);
  findings = pb_check (plan);
  history = pb_history_new (plan);
  for (guint i = 0; i < MIN (g_list_model_get_n_items (history), 20u); i++)
    {
      g_autoptr (PbHistoryEdit) edit = g_list_model_get_item (history, i);

      g_ptr_array_unref (pb_history_edit_load_changes (edit, 50));
    }
  pb_plan_undo (plan, NULL);
  read_sheets (plan);
  pb_plan_redo (plan, NULL);
  pb_plan_edit_text (plan, "Title", NULL, pb_record_get_id (pb_plan_get_document (plan)), PB_PLAN_TITLE, "Plan", NULL);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (PbPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  if (size < 1 || size > 1 << 20)
    return 0;
  if (valid == NULL)
    make_valid ();
  remove_plan ();
  switch (data[0] % 3)
    {
    case 0:
      g_file_set_contents (plan_path, (const char *) data + 1, size - 1, NULL);
      break;
    case 1:
      patch_bytes (data + 1, size - 1);
      break;
    default:
      put_values (data + 1, size - 1);
      break;
    }
  plan = pb_plan_open (plan_path, &error);
  if (plan == NULL)
    {
      if (error == NULL || *error->message == 0)
        g_error ("a plan was refused without a sentence");
      return 0;
    }
  use_plan (plan);
  pb_plan_close (plan);
  return 0;
}
