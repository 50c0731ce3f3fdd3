/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-fetch.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pb-date.h"
#include "pb-plan-private.h"

gboolean
pb_fetch_is_in_force (PbRecord *fetch)
{
  g_return_val_if_fail (PB_IS_RECORD (fetch) && pb_record_get_table (fetch) == PB_TABLE_FETCH, FALSE);

  return pb_record_is_live (fetch) && pb_record_get_enum (fetch, PB_FETCH_STATUS) == PB_FETCH_OK;
}

static int
compare_newest (gconstpointer a, gconstpointer b)
{
  PbRecord *first = *(PbRecord *const *) a;
  PbRecord *second = *(PbRecord *const *) b;
  int order = g_strcmp0 (pb_record_get_text (second, PB_FETCH_AT), pb_record_get_text (first, PB_FETCH_AT));

  if (order == 0)
    order = pb_record_get_id (second) > pb_record_get_id (first) ? 1 : -1;
  return order;
}

GPtrArray *
pb_fetch_list (PbPlan *plan)
{
  GPtrArray *fetches = g_ptr_array_new ();
  GPtrArray *all = pb_plan_peek_records (plan, PB_TABLE_FETCH);

  for (guint i = 0; i < all->len; i++)
    if (pb_fetch_is_in_force (all->pdata[i]))
      g_ptr_array_add (fetches, all->pdata[i]);
  g_ptr_array_sort (fetches, compare_newest);
  return fetches;
}

GPtrArray *
pb_fetch_list_built_on (PbRecord *fetch)
{
  GPtrArray *fetches = g_ptr_array_new ();
  PbPlan *plan = pb_record_get_plan (fetch);
  PbDb *db = pb_plan_get_db (plan);
  /* Each holds all that was known of an indicator before it: what comes after one that goes, goes. */
  sqlite3_stmt *stmt
    = db == NULL ? NULL
                 : pb_db_prepare (db,
                                  "WITH RECURSIVE gone (id, at) AS (SELECT id, at FROM fetch WHERE id = ?1"
                                  " UNION SELECT f.id, f.at FROM gone JOIN series a ON a.fetch = gone.id"
                                  " JOIN series b ON b.indicator = a.indicator AND b.gender = a.gender"
                                  " JOIN fetch f ON f.id = b.fetch"
                                  " WHERE f.status = 'ok' AND (f.at, f.id) > (gone.at, gone.id))"
                                  " SELECT id FROM gone ORDER BY at, id",
                                  NULL);

  if (stmt == NULL)
    return fetches;
  sqlite3_bind_int64 (stmt, 1, pb_record_get_id (fetch));
  while (sqlite3_step (stmt) == SQLITE_ROW)
    {
      PbRecord *found = pb_plan_get_record (plan, PB_TABLE_FETCH, sqlite3_column_int64 (stmt, 0));

      if (found != NULL)
        g_ptr_array_add (fetches, found);
    }
  pb_db_done (stmt);
  return fetches;
}

gboolean
pb_fetch_take_back (PbRecord *fetch, GError **error)
{
  g_autoptr (GPtrArray) gone = NULL;
  g_autofree char *time = NULL;
  g_autofree char *label = NULL;
  PbEdit *edit;

  g_return_val_if_fail (PB_IS_RECORD (fetch) && pb_record_get_table (fetch) == PB_TABLE_FETCH, FALSE);

  if (!pb_fetch_is_in_force (fetch))
    {
      g_set_error_literal (error, PB_ERROR, PB_ERROR_NOTHING, _("That fetch is not in force, so there is nothing to take back."));
      return FALSE;
    }
  gone = pb_fetch_list_built_on (fetch);
  time = pb_time_format (pb_record_get_text (fetch, PB_FETCH_AT));
  if (gone->len > 1)
    /* TRANSLATORS: a source, a time, a number of fetches made after it */
    label = g_strdup_printf (ngettext ("Take back the fetch from %s %s and %u later", "Take back the fetch from %s %s and %u later",
                                       gone->len - 1),
                             pb_record_get_text (fetch, PB_FETCH_SOURCE), time, gone->len - 1);
  else
    label = g_strdup_printf (_("Take back the fetch from %s %s"), pb_record_get_text (fetch, PB_FETCH_SOURCE), time);
  edit = pb_edit_new (pb_record_get_plan (fetch), label);
  for (guint i = 0; i < gone->len; i++)
    pb_edit_set_enum (edit, pb_record_get_id (gone->pdata[i]), PB_FETCH_STATUS, PB_FETCH_TAKEN_BACK);
  return pb_edit_commit (edit, error);
}

guint
pb_fetch_count_indicators (PbRecord *fetch)
{
  PbDb *db = pb_plan_get_db (pb_record_get_plan (fetch));
  sqlite3_stmt *stmt
    = db == NULL ? NULL : pb_db_prepare (db, "SELECT count (DISTINCT indicator) FROM series WHERE fetch = ?1", NULL);
  guint n = 0;

  if (stmt == NULL)
    return 0;
  sqlite3_bind_int64 (stmt, 1, pb_record_get_id (fetch));
  if (sqlite3_step (stmt) == SQLITE_ROW)
    n = (guint) sqlite3_column_int64 (stmt, 0);
  pb_db_done (stmt);
  return n;
}

PbRecord *
pb_indicator_get_fetch (PbRecord *indicator)
{
  PbPlan *plan = pb_record_get_plan (indicator);
  PbDb *db = pb_plan_get_db (plan);
  sqlite3_stmt *stmt = db == NULL ? NULL
                                  : pb_db_prepare (db,
                                                   "SELECT f.id FROM series s JOIN fetch f ON f.id = s.fetch"
                                                   " WHERE s.indicator = ?1 AND f.status = 'ok'"
                                                   " ORDER BY f.at DESC, f.id DESC LIMIT 1",
                                                   NULL);
  PbRecord *fetch = NULL;

  if (stmt == NULL)
    return NULL;
  sqlite3_bind_int64 (stmt, 1, pb_record_get_id (indicator));
  if (sqlite3_step (stmt) == SQLITE_ROW)
    fetch = pb_plan_get_record (plan, PB_TABLE_FETCH, sqlite3_column_int64 (stmt, 0));
  pb_db_done (stmt);
  return fetch;
}
