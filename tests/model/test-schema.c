/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <sqlite3.h>
#include "model/pb-schema-sql.h"
#include "model/pb-tables.h"

/* pb-tables.def is what the program believes of the file; the SQL is what the file is. */
static void
test_columns_match (void)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (":memory:", &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, pb_schema_sql[PB_SCHEMA_VERSION - 1], NULL, NULL, NULL), ==, SQLITE_OK);

  for (guint t = 0; t < PB_N_TABLES; t++)
    {
      const PbTableInfo *info = pb_table_info (t);
      g_autofree char *sql = g_strdup_printf ("SELECT name, type, pk FROM pragma_table_info ('%s') ORDER BY cid", info->name);
      sqlite3_stmt *stmt;
      guint n = 0;

      g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL), ==, SQLITE_OK);
      while (sqlite3_step (stmt) == SQLITE_ROW)
        {
          const char *name = (const char *) sqlite3_column_text (stmt, 0);
          const char *type = (const char *) sqlite3_column_text (stmt, 1);

          if (n == 0)
            {
              g_assert_cmpstr (name, ==, "id");
              g_assert_cmpint (sqlite3_column_int (stmt, 2), ==, 1);
            }
          else
            {
              const PbColumnInfo *column = &info->columns[n - 1];
              gboolean text = column->type == PB_TYPE_TEXT_ || column->type == PB_TYPE_DATE_
                              || column->type == PB_TYPE_TIME_ || column->type == PB_TYPE_PERIOD_
                              || column->type == PB_TYPE_ENUM_;

              g_assert_cmpstr (name, ==, column->name);
              g_assert_cmpstr (type, ==, text ? "TEXT" : column->type == PB_TYPE_REAL_ ? "REAL" : "INTEGER");
            }
          n++;
        }
      g_assert_cmpuint (n, ==, info->n_columns + 1);
      g_assert_cmpuint (info->n_columns, <, 64);
      g_assert_cmpint (PB_COLUMN_TABLE (info->order), ==, (int) t);
      g_assert_cmpint (pb_table_by_name (info->name), ==, (int) t);
      sqlite3_finalize (stmt);
    }
  sqlite3_close (db);
}

/* Every word of a vocabulary must be one that the file's CHECK accepts, and read back as itself. */
static void
test_words (void)
{
  for (int e = PB_ENUM_PERIOD_KIND; e <= PB_ENUM_MATTER_KIND; e++)
    for (guint v = 0; v < pb_enum_n_values (e); v++)
      {
        const char *nick = pb_enum_nick (e, (int) v);

        g_assert_cmpint (pb_enum_from_nick (e, nick), ==, (int) v);
        g_assert_cmpint (pb_enum_from_word (e, nick), ==, (int) v);
        g_assert_nonnull (strstr (pb_schema_sql[PB_SCHEMA_VERSION - 1], nick));
      }
  g_assert_cmpint (pb_enum_from_word (PB_ENUM_STATUS, " PÅGÅR "), ==, PB_STATUS_ONGOING);
  g_assert_cmpint (pb_enum_from_word (PB_ENUM_SIGN, "kostnad −"), ==, PB_SIGN_COST_NEGATIVE);
  g_assert_cmpint (pb_enum_from_word (PB_ENUM_STATUS, "kanske"), ==, -1);
  g_assert_cmpint (pb_enum_from_nick (PB_ENUM_STATUS, NULL), ==, -1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/schema/columns-match", test_columns_match);
  g_test_add_func ("/schema/words", test_words);
  return g_test_run ();
}
