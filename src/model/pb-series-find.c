/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-series.h"

#include "pb-plan-private.h"

gint64
pb_series_find (PbPlan *plan, gint64 indicator_id, gint64 entity_id, const char *period, PbGender gender, PbValueKind kind,
                double *value)
{
  PbDb *db = pb_plan_get_db (plan);
  gint64 id = 0;
  sqlite3_stmt *stmt = db == NULL ? NULL
                                  : pb_db_prepare (db,
                                                   "SELECT id, value FROM indicator_value WHERE indicator = ?1 AND entity = ?2"
                                                   " AND gender = ?3 AND kind = ?4 AND period = ?5",
                                                   NULL);
  if (stmt == NULL)
    return 0;
  sqlite3_bind_int64 (stmt, 1, indicator_id);
  sqlite3_bind_int64 (stmt, 2, entity_id);
  sqlite3_bind_text (stmt, 3, pb_enum_nick (PB_ENUM_GENDER, gender), -1, SQLITE_STATIC);
  sqlite3_bind_text (stmt, 4, pb_enum_nick (PB_ENUM_VALUE_KIND, kind), -1, SQLITE_STATIC);
  sqlite3_bind_text (stmt, 5, period, -1, SQLITE_TRANSIENT);
  if (sqlite3_step (stmt) == SQLITE_ROW)
    {
      id = sqlite3_column_int64 (stmt, 0);
      *value = sqlite3_column_double (stmt, 1);
    }
  pb_db_done (stmt);
  return id;
}
