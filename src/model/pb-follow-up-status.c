/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where an assignment stood in a period. The plan's own status is today's: what it was then is told by the follow-ups, and
 * between them by the edit log. */
#include "pb-follow-up.h"

#include "pb-date.h"
#include "pb-plan-private.h"

typedef struct
{
  PbRecord *before; /* the latest follow-up of an earlier period that tells a status */
  const char *before_end;
  gboolean later; /* one of a later period does */
} Told;

static const char *
end_of (PbRecord *follow_up)
{
  PbRecord *period = pb_record_get_ref (follow_up, PB_FOLLOW_UP_PERIOD);
  const char *end = period != NULL ? pb_record_get_text (period, PB_PERIOD_END) : NULL;

  return end != NULL ? end : "";
}

static Told
read_told (PbRecord *assignment, const char *end)
{
  GPtrArray *all = pb_plan_peek_children (pb_record_get_plan (assignment), PB_FOLLOW_UP_ASSIGNMENT,
                                          pb_record_get_id (assignment));
  Told told = { NULL, NULL, FALSE };

  for (guint i = 0; i < all->len; i++)
    {
      const char *own = end_of (all->pdata[i]);

      if (pb_record_get_enum (all->pdata[i], PB_FOLLOW_UP_STATUS) < 0)
        continue;
      if (strcmp (own, end) > 0)
        told.later = TRUE;
      else if (told.before == NULL || strcmp (own, told.before_end) >= 0)
        {
          told.before = all->pdata[i];
          told.before_end = own;
        }
    }
  return told;
}

gboolean
pb_follow_up_is_overtaken (PbRecord *assignment, const char *period_code)
{
  g_autofree char *end = NULL;
  GDate date;

  g_return_val_if_fail (pb_record_get_table (assignment) == PB_TABLE_ASSIGNMENT, FALSE);

  if (!pb_period_parse (period_code, NULL, &date))
    return FALSE;
  end = pb_date_to_iso (&date);
  return read_told (assignment, end).later;
}

/* One status out of the log, where the query finds any. */
static int
read_logged (PbRecord *assignment, const char *sql, const char *from, const char *to)
{
  PbDb *db = pb_plan_get_db (pb_record_get_plan (assignment));
  sqlite3_stmt *stmt = db != NULL ? pb_db_prepare (db, sql, NULL) : NULL;
  int status = -1;

  if (stmt == NULL)
    return -1;
  sqlite3_bind_int64 (stmt, 1, pb_record_get_id (assignment));
  sqlite3_bind_text (stmt, 2, from, -1, SQLITE_STATIC);
  sqlite3_bind_text (stmt, 3, to, -1, SQLITE_STATIC);
  if (sqlite3_step (stmt) == SQLITE_ROW)
    status = pb_enum_from_nick (PB_ENUM_STATUS, (const char *) sqlite3_column_text (stmt, 0));
  pb_db_done (stmt);
  return status;
}

#define CHANGES                                                                                                     \
  " FROM edit_change c JOIN edit e ON e.id = c.edit WHERE c.tbl = 'assignment' AND c.record = ?1 AND c.op = 'update'" \
  " AND json_valid (c.after) AND json_valid (c.before) AND json_extract (c.after, '$.status') IS NOT NULL"            \
  " AND e.state IN ('done', 'base') AND substr (e.at, 1, 10) > ?2 AND substr (e.at, 1, 10) <= ?3"

/* Entered last in the days after from, until to. */
static int
read_entered (PbRecord *assignment, const char *from, const char *to)
{
  return read_logged (assignment, "SELECT json_extract (c.after, '$.status')" CHANGES " ORDER BY e.seq DESC LIMIT 1", from,
                      to);
}

/* What it was until it was changed after the day. */
static int
read_replaced (PbRecord *assignment, const char *day)
{
  return read_logged (assignment, "SELECT json_extract (c.before, '$.status')" CHANGES " ORDER BY e.seq LIMIT 1", day,
                      "9999");
}

/* Was the assignment in the plan on the day? One that a plan began with was, whenever the file was made. */
static gboolean
was_there (PbRecord *assignment, const char *day)
{
  PbDb *db = pb_plan_get_db (pb_record_get_plan (assignment));
  sqlite3_stmt *stmt
      = db != NULL ? pb_db_prepare (db,
                                    "SELECT 1 FROM edit_change c JOIN edit e ON e.id = c.edit WHERE c.tbl = 'assignment'"
                                    " AND c.record = ?1 AND c.op = 'insert'"
                                    " AND (e.state = 'base' OR substr (e.at, 1, 10) <= ?2)",
                                    NULL)
                   : NULL;
  gboolean there;

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, pb_record_get_id (assignment));
  sqlite3_bind_text (stmt, 2, day, -1, SQLITE_STATIC);
  there = sqlite3_step (stmt) == SQLITE_ROW;
  pb_db_done (stmt);
  return there;
}

int
pb_follow_up_get_status (PbRecord *assignment, const char *period_code)
{
  PbRecord *own = pb_follow_up_get (assignment, period_code);
  int status = own != NULL ? pb_record_get_enum (own, PB_FOLLOW_UP_STATUS) : -1;
  g_autofree char *end = NULL;
  GDate date;
  Told told;

  g_return_val_if_fail (pb_record_get_table (assignment) == PB_TABLE_ASSIGNMENT, -1);

  if (status >= 0)
    return status;
  if (!pb_period_parse (period_code, NULL, &date))
    return pb_record_get_enum (assignment, PB_ASSIGNMENT_STATUS);
  end = pb_date_to_iso (&date);
  told = read_told (assignment, end);
  status = read_entered (assignment, told.before != NULL ? told.before_end : "", end);
  if (status >= 0)
    return status;
  if (told.before != NULL)
    return pb_record_get_enum (told.before, PB_FOLLOW_UP_STATUS);
  if (told.later || was_there (assignment, end))
    status = read_replaced (assignment, end);
  if (status >= 0)
    return status;
  return told.later ? -1 : pb_record_get_enum (assignment, PB_ASSIGNMENT_STATUS);
}
