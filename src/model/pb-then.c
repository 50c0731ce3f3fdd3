/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-then.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pb-date.h"
#include "pb-edit-log.h"
#include "pb-history-private.h"
#include "pb-plan-private.h"

struct _PbThen
{
  PbPlan *plan;
  char *at;
  gint64 seq; /* of those edits made at the very second: the last that counts */
  gboolean before_log;
};

/* An edit that was made, or unmade, after the moment. */
typedef struct
{
  char *at;
  gint64 seq;
  gint64 edit;
  gboolean undone;
} Event;

/* What a plan says, in the order in which it is read. */
static const PbTable tables[] = {
  PB_TABLE_PLAN,            PB_TABLE_FACT,            PB_TABLE_GOAL,     PB_TABLE_ASSIGNMENT,
  PB_TABLE_ASSIGNMENT_BOARD, PB_TABLE_ASSIGNMENT_ROLE, PB_TABLE_ASSIGNMENT_GOAL, PB_TABLE_ACTIVITY,
  PB_TABLE_SHEET,           PB_TABLE_COLUMN,          PB_TABLE_LINE,     PB_TABLE_CELL,
  PB_TABLE_ASSIGNMENT_LINE, PB_TABLE_FOLLOW_UP,       PB_TABLE_INDICATOR, PB_TABLE_INDICATOR_ASSIGNMENT,
  PB_TABLE_INDICATOR_VALUE, PB_TABLE_CLAIM,           PB_TABLE_RECURRING, PB_TABLE_RISK,
  PB_TABLE_FUNDING,         PB_TABLE_FUNDING_ASSIGNMENT, PB_TABLE_SCENARIO, PB_TABLE_SCENARIO_CELL,
  PB_TABLE_SCENARIO_DRIVER, PB_TABLE_RANGE,
};

static void
event_clear (gpointer data)
{
  g_free (((Event *) data)->at);
}

static char *
end_of_day (const GDate *day)
{
  g_autoptr (GDateTime) local = g_date_time_new_local (g_date_get_year (day), g_date_get_month (day), g_date_get_day (day),
                                                       23, 59, 59);
  g_autoptr (GDateTime) utc = g_date_time_to_utc (local);

  return g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ");
}

static char *
start_of_day (const GDate *day)
{
  g_autoptr (GDateTime) local = g_date_time_new_local (g_date_get_year (day), g_date_get_month (day), g_date_get_day (day),
                                                       0, 0, 0);
  g_autoptr (GDateTime) utc = g_date_time_to_utc (local);

  return g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ");
}

static gboolean
is_before_log (PbPlan *plan, const char *at)
{
  PbDb *db = pb_plan_get_db (plan);
  sqlite3_stmt *stmt = db ? pb_db_prepare (db, "SELECT min (at) > ?1 FROM edit", NULL) : NULL;
  gboolean before = FALSE;

  if (!stmt)
    return FALSE;
  sqlite3_bind_text (stmt, 1, at, -1, SQLITE_STATIC);
  before = sqlite3_step (stmt) == SQLITE_ROW && sqlite3_column_int (stmt, 0);
  pb_db_done (stmt);
  return before;
}

PbThen *
pb_then_new (PbPlan *plan, const GDate *day)
{
  PbThen *self = g_new0 (PbThen, 1);

  self->plan = g_object_ref (plan);
  self->at = end_of_day (day);
  self->seq = G_MAXINT64;
  self->before_log = is_before_log (plan, self->at);
  return self;
}

/* When the row came into the plan. FALSE where the log does not know. */
static gboolean
find_insert (PbRecord *record, char **at, gint64 *seq)
{
  PbDb *db = pb_plan_get_db (pb_record_get_plan (record));
  sqlite3_stmt *stmt = db ? pb_db_prepare (db,
                                           "SELECT e.at, e.seq FROM edit_change c JOIN edit e ON e.id = c.edit"
                                           " WHERE c.tbl = ?1 AND c.record = ?2 AND c.op = 'insert' ORDER BY e.seq DESC LIMIT 1",
                                           NULL)
                          : NULL;
  gboolean found = FALSE;

  if (!stmt)
    return FALSE;
  sqlite3_bind_text (stmt, 1, pb_table_info (pb_record_get_table (record))->name, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (stmt, 2, pb_record_get_id (record));
  if ((found = sqlite3_step (stmt) == SQLITE_ROW))
    {
      *at = g_utf8_make_valid ((const char *) sqlite3_column_text (stmt, 0), -1);
      *seq = sqlite3_column_int64 (stmt, 1);
    }
  pb_db_done (stmt);
  return found;
}

PbThen *
pb_then_new_for_decision (PbRecord *decision)
{
  PbPlan *plan = pb_record_get_plan (decision);
  g_autofree char *written = NULL, *first = NULL;
  gint64 seq = 0;
  gboolean has_day;
  PbThen *self;
  GDate day;

  has_day = pb_record_get_date (decision, PB_DECISION_DATE, &day);
  if (!has_day)
    pb_date_today (&day);
  self = pb_then_new (plan, &day);
  first = start_of_day (&day);
  if (!find_insert (decision, &written, &seq)
      || (has_day && (strcmp (written, first) < 0 || strcmp (written, self->at) > 0)))
    return self;
  g_free (self->at);
  self->at = g_steal_pointer (&written);
  self->seq = seq;
  self->before_log = is_before_log (plan, self->at);
  return self;
}

void
pb_then_free (PbThen *self)
{
  g_object_unref (self->plan);
  g_free (self->at);
  g_free (self);
}

const char *
pb_then_get_at (PbThen *self)
{
  return self->at;
}

const char *
pb_then_get_left_out (void)
{
  return _("Meetings, decisions, periods and functions are not compared.");
}

gboolean
pb_then_is_before_log (PbThen *self)
{
  return self->before_log;
}

static gboolean
is_after (PbThen *self, const char *at, gint64 seq)
{
  int order = g_strcmp0 (at, self->at);

  return order > 0 || (order == 0 && seq > self->seq);
}

/* What is undone is undone from the last edit back. */
static int
compare_events (gconstpointer a, gconstpointer b)
{
  const Event *first = a, *second = b;
  int order = g_strcmp0 (first->at, second->at);

  if (order != 0)
    return order;
  if (first->undone && second->undone)
    return (first->seq < second->seq) - (first->seq > second->seq);
  return (first->seq > second->seq) - (first->seq < second->seq);
}

/* An edit that is in force now and was made later; or one that was in force then and was undone later. What a plan began as is
 * part of it, whenever that was; and what was undone and done again in between counts as never undone. */
static GArray *
list_events (PbThen *self, GError **error)
{
  PbDb *db = pb_plan_get_db (self->plan);
  sqlite3_stmt *stmt = db ? pb_db_prepare (db, "SELECT id, seq, at, state, state_at FROM edit WHERE state <> 'base'", error)
                          : NULL;
  GArray *events;

  if (!stmt)
    return NULL;
  events = g_array_new (FALSE, TRUE, sizeof (Event));
  g_array_set_clear_func (events, event_clear);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    {
      const char *at = (const char *) sqlite3_column_text (stmt, 2), *state_at = (const char *) sqlite3_column_text (stmt, 4);
      gint64 seq = sqlite3_column_int64 (stmt, 1);
      gboolean undone = strcmp ((const char *) sqlite3_column_text (stmt, 3), "done") != 0;
      Event event = { NULL, seq, sqlite3_column_int64 (stmt, 0), undone };

      /* Undoing goes back in order: what was done before an edit that still stands has not been undone since. */
      if (undone ? self->seq != G_MAXINT64 || is_after (self, at, seq) || !is_after (self, state_at, G_MAXINT64)
                 : !is_after (self, at, seq))
        continue;
      event.at = g_strdup (undone ? state_at : at);
      g_array_append_val (events, event);
    }
  pb_db_done (stmt);
  g_array_sort (events, compare_events);
  return events;
}

static int
place_of (PbTable table)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (tables[i] == table)
      return (int) i;
  return -1;
}

/* rows: by table and id, what all changes of the row come to. order: the keys as they were met first. */
static void
take_change (GHashTable *rows, GPtrArray *order, PbChange *change)
{
  char *key = g_strdup_printf ("%d %" G_GINT64_FORMAT, change->table, change->id);
  PbChange *before = g_hash_table_lookup (rows, key);

  if (!g_hash_table_contains (rows, key))
    g_ptr_array_add (order, g_strdup (key));
  if (before)
    {
      g_hash_table_insert (rows, key, pb_change_compose (before, change));
      pb_change_free (change);
    }
  else
    g_hash_table_insert (rows, key, change);
}

static gboolean
take_event (PbThen *self, const Event *event, GHashTable *rows, GPtrArray *order, GError **error)
{
  g_autoptr (GPtrArray) changes = pb_edit_log_load (pb_plan_get_db (self->plan), event->edit, 0, error);

  if (!changes)
    return FALSE;
  for (guint i = 0; i < changes->len; i++)
    {
      PbChange *change = changes->pdata[event->undone ? changes->len - 1 - i : i];

      if (place_of (change->table) >= 0)
        take_change (rows, order, event->undone ? pb_change_invert (change) : pb_change_copy (change));
    }
  return TRUE;
}

static void
free_change (gpointer data)
{
  if (data)
    pb_change_free (data);
}

GPtrArray *
pb_then_compare (PbThen *self, GError **error)
{
  g_autoptr (GArray) events = NULL;
  g_autoptr (GHashTable) rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_change);
  g_autoptr (GPtrArray) order = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *differences;

  events = list_events (self, error);
  for (guint i = 0; events && i < events->len; i++)
    if (!take_event (self, &g_array_index (events, Event, i), rows, order, error))
      return NULL;
  if (!events)
    return NULL;
  differences = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_history_change_free);
  for (guint table = 0; table < G_N_ELEMENTS (tables); table++)
    for (guint i = 0; i < order->len; i++)
      {
        const PbChange *change = g_hash_table_lookup (rows, order->pdata[i]);

        if (change && change->table == tables[table])
          g_ptr_array_add (differences, pb_history_describe (self->plan, change));
      }
  return differences;
}
