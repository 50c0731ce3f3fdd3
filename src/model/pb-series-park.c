/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-series-park.h"

#include "pb-series-block.h"
#include "pb-value.h"

/* A row of series as it stands in the log: JSON, its BLOBs in base64. */
typedef struct
{
  char *gender;
  gint64 fetch;
  gint64 first_year;
  gint64 years;
  GBytes *entities;
  GBytes *data;
} Row;

static void
row_free (gpointer data)
{
  Row *row = data;

  g_free (row->gender);
  g_clear_pointer (&row->entities, g_bytes_unref);
  g_clear_pointer (&row->data, g_bytes_unref);
  g_free (row);
}

static GBytes *
take_blob (sqlite3_stmt *stmt, int column)
{
  gconstpointer bytes = sqlite3_column_blob (stmt, column);

  return g_bytes_new (bytes, (gsize) sqlite3_column_bytes (stmt, column));
}

static GBytes *
take_base64 (sqlite3_stmt *stmt, int column)
{
  const char *text = (const char *) sqlite3_column_text (stmt, column);
  gsize size = 0;
  guchar *bytes = g_base64_decode (text != NULL ? text : "", &size);

  return g_bytes_new_take (bytes, size);
}

static GPtrArray *
read_rows (PbDb *db, const char *sql, gint64 indicator, GBytes *(*take) (sqlite3_stmt *, int), GError **error)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (row_free);
  sqlite3_stmt *stmt = pb_db_prepare (db, sql, error);

  if (stmt == NULL)
    {
      g_ptr_array_unref (rows);
      return NULL;
    }
  sqlite3_bind_int64 (stmt, 1, indicator);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    {
      Row *row = g_new0 (Row, 1);

      row->gender = g_strdup ((const char *) sqlite3_column_text (stmt, 0));
      row->fetch = sqlite3_column_int64 (stmt, 1);
      row->first_year = sqlite3_column_int64 (stmt, 2);
      row->years = sqlite3_column_int64 (stmt, 3);
      row->entities = take (stmt, 4);
      row->data = take (stmt, 5);
      g_ptr_array_add (rows, row);
    }
  pb_db_done (stmt);
  return rows;
}

static gboolean
run_with_id (PbDb *db, const char *sql, gint64 id, GError **error)
{
  sqlite3_stmt *stmt = pb_db_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, id);
  return pb_db_run (db, stmt, error);
}

static gboolean
park_row (PbDb *db, gint64 edit, gint64 indicator, Row *row, GError **error)
{
  g_autofree char *entities = g_base64_encode (g_bytes_get_data (row->entities, NULL), g_bytes_get_size (row->entities));
  g_autofree char *data = g_base64_encode (g_bytes_get_data (row->data, NULL), g_bytes_get_size (row->data));
  sqlite3_stmt *stmt
    = pb_db_prepare (db,
                     "INSERT INTO edit_change (edit, n, tbl, record, op, before) VALUES"
                     " (?1, (SELECT min (ifnull (min (n), 0), 0) - 1 FROM edit_change WHERE edit = ?1), 'series', ?2,"
                     " 'delete', json_object ('gender', ?3, 'fetch', ?4, 'first_year', ?5, 'years', ?6, 'entities', ?7,"
                     " 'data', ?8))",
                     error);

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, edit);
  sqlite3_bind_int64 (stmt, 2, indicator);
  sqlite3_bind_text (stmt, 3, row->gender, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (stmt, 4, row->fetch);
  sqlite3_bind_int64 (stmt, 5, row->first_year);
  sqlite3_bind_int64 (stmt, 6, row->years);
  sqlite3_bind_text (stmt, 7, entities, -1, SQLITE_STATIC);
  sqlite3_bind_text (stmt, 8, data, -1, SQLITE_STATIC);
  return pb_db_run (db, stmt, error);
}

static gboolean
park (PbDb *db, gint64 edit, gint64 indicator, GError **error)
{
  g_autoptr (GPtrArray) rows
    = read_rows (db, "SELECT gender, fetch, first_year, years, entities, data FROM series WHERE indicator = ?1", indicator,
                 take_blob, error);

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    if (!park_row (db, edit, indicator, rows->pdata[i], error))
      return FALSE;
  return rows->len == 0 || run_with_id (db, "DELETE FROM series WHERE indicator = ?1", indicator, error);
}

/* The log may come from elsewhere: only what can be read as values, and belongs to a fetch that there is, comes back. */
static gboolean
unpark_row (PbDb *db, gint64 indicator, Row *row, GError **error)
{
  g_autoptr (PbSeriesBlock) block = NULL;
  sqlite3_stmt *stmt;
  gboolean known;

  if (row->first_year < 1 || row->first_year > 9999)
    return TRUE;
  block = pb_series_block_unpack ((int) row->first_year, row->years, g_bytes_get_data (row->entities, NULL),
                                  g_bytes_get_size (row->entities), g_bytes_get_data (row->data, NULL),
                                  g_bytes_get_size (row->data));
  stmt = pb_db_prepare (db, "SELECT 1 FROM fetch WHERE id = ?1 AND ?2 IN ('T', 'K', 'M')", error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, row->fetch);
  sqlite3_bind_text (stmt, 2, row->gender, -1, SQLITE_STATIC);
  known = sqlite3_step (stmt) == SQLITE_ROW;
  pb_db_done (stmt);
  return block == NULL || !known || pb_series_block_store (block, db, indicator, row->gender, row->fetch, error);
}

static gboolean
unpark (PbDb *db, gint64 indicator, GError **error)
{
  g_autoptr (GPtrArray) rows
    = read_rows (db,
                 "SELECT json_extract (before, '$.gender'), json_extract (before, '$.fetch'),"
                 " json_extract (before, '$.first_year'), json_extract (before, '$.years'),"
                 " json_extract (before, '$.entities'), json_extract (before, '$.data')"
                 " FROM edit_change WHERE tbl = 'series' AND record = ?1 AND n < 0 AND json_valid (before)",
                 indicator, take_base64, error);

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    if (!unpark_row (db, indicator, rows->pdata[i], error))
      return FALSE;
  return rows->len == 0
         || run_with_id (db, "DELETE FROM edit_change WHERE tbl = 'series' AND record = ?1 AND n < 0", indicator, error);
}

gboolean
pb_series_follow (PbDb *db, gint64 edit, GPtrArray *changes, GError **error)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const PbChange *change = changes->pdata[i];

      if (change->table != PB_TABLE_INDICATOR || change->op == PB_OP_UPDATE)
        continue;
      if (change->op == PB_OP_DELETE ? !park (db, edit, change->id, error) : !unpark (db, change->id, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
pb_series_prune (PbDb *db, GError **error)
{
  return pb_db_exec (db,
                     "DELETE FROM series WHERE fetch IN (SELECT id FROM fetch WHERE status IS NULL AND NOT EXISTS ("
                     " SELECT 1 FROM edit_change c JOIN edit e ON e.id = c.edit WHERE c.tbl = 'fetch'"
                     " AND c.record = fetch.id AND e.state <> 'abandoned'))",
                     error)
         && pb_db_exec (db,
                        "DELETE FROM edit_change WHERE n < 0 AND edit IN (SELECT id FROM edit WHERE state = 'abandoned')",
                        error);
}
