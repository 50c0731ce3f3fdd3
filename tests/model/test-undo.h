/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "test-util.h"

/* All that a plan's file says, the log of its edits apart, as another program reads it. (transfer full) */
static inline char *
test_dump (TestPlan *self)
{
  GString *text = g_string_new (NULL);
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open_v2 (self->path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  for (guint table = 0; table < PB_N_TABLES; table++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s ORDER BY id", pb_table_info (table)->name);
      sqlite3_stmt *stmt = NULL;

      g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL), ==, SQLITE_OK);
      while (sqlite3_step (stmt) == SQLITE_ROW)
        {
          g_string_append (text, pb_table_info (table)->name);
          for (int i = 0; i < sqlite3_column_count (stmt); i++)
            g_string_append_printf (text, "|%d:%s", sqlite3_column_type (stmt, i),
                                    (const char *) sqlite3_column_text (stmt, i));
          g_string_append_c (text, '\n');
        }
      sqlite3_finalize (stmt);
    }
  sqlite3_close (db);
  return g_string_free (text, FALSE);
}

/* The edit just made is one, called label, and undoing it leaves the file as it was, redoing it as it became; then it is left
 * undone. before: what the file was. */
static inline void
test_undo (TestPlan *self, const char *before, const char *label)
{
  g_autofree char *after = test_dump (self);
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (pb_plan_get_undo_label (self->plan), ==, label);
  g_assert_cmpstr (after, !=, before);
  pb_plan_undo (self->plan, &error);
  g_assert_no_error (error);
  undone = test_dump (self);
  g_assert_cmpstr (undone, ==, before);
  pb_plan_redo (self->plan, &error);
  g_assert_no_error (error);
  redone = test_dump (self);
  g_assert_cmpstr (redone, ==, after);
  pb_plan_undo (self->plan, &error);
  g_assert_no_error (error);
  again = test_dump (self);
  g_assert_cmpstr (again, ==, before);
}
