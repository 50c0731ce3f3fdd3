/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-edit-log.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

#include "pb-date.h"
#include "pb-json-print.h"

#define OPEN_SECONDS 60

static JsonNode *
value_to_node (const PbValue *value)
{
  JsonNode *node = json_node_alloc ();

  switch (value->type)
    {
    case PB_VALUE_INT:
      return json_node_init_int (node, value->v.i);
    case PB_VALUE_REAL:
      return json_node_init_double (node, value->v.r);
    case PB_VALUE_TEXT:
      return json_node_init_string (node, value->v.s);
    case PB_VALUE_NULL:
    default:
      return json_node_init_null (node);
    }
}

char *
pb_edit_log_to_json (PbTable table, const PbValue *values, guint64 mask)
{
  const PbTableInfo *info = pb_table_info (table);
  g_autoptr (JsonObject) object = NULL;
  g_autoptr (JsonNode) root = NULL;

  if (!values)
    return NULL;

  object = json_object_new ();
  for (guint i = 0; i < info->n_columns; i++)
    if (mask & (G_GUINT64_CONSTANT (1) << i))
      json_object_set_member (object, info->columns[i].name, value_to_node (&values[i]));
  root = json_node_init_object (json_node_alloc (), object);
  return pb_json_print (root, FALSE);
}

static gboolean
node_to_value (JsonNode *node, PbValue *value)
{
  GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_NONE;

  if (JSON_NODE_HOLDS_NULL (node))
    *value = (PbValue) { PB_VALUE_NULL };
  else if (type == G_TYPE_INT64)
    *value = (PbValue) { PB_VALUE_INT, { .i = json_node_get_int (node) } };
  else if (type == G_TYPE_DOUBLE && isfinite (json_node_get_double (node)))
    *value = (PbValue) { PB_VALUE_REAL, { .r = json_node_get_double (node) } };
  else if (type == G_TYPE_STRING)
    *value = (PbValue) { PB_VALUE_TEXT, { .s = json_node_dup_string (node) } };
  else
    return FALSE;
  return TRUE;
}

/* The parser calls itself for every level, so that a log from elsewhere could nest until the stack is full: outside its
 * strings a text may hold only what an object of bare values does. */
static gboolean
is_flat_object (const char *text)
{
  gboolean quoted = FALSE;
  guint opened = 0;

  for (const char *p = text; *p; p++)
    if (quoted && *p == '\\' && p[1])
      p++;
    else if (*p == '"')
      quoted = !quoted;
    else if (!quoted && (!strchr ("{}:, \t\r\n+-.0123456789eEtrufalsn", *p) || (*p == '{' && opened++ > 0)))
      return FALSE;
  return opened == 1;
}

/* JSON does not tell 238 from 238.0; the column does. FALSE where it holds nothing of the kind. */
static gboolean
fit_value (PbColumnType type, PbValue *value)
{
  switch (type)
    {
    case PB_TYPE_REAL_:
      if (value->type == PB_VALUE_INT)
        *value = (PbValue) { PB_VALUE_REAL, { .r = (double) value->v.i } };
      return value->type == PB_VALUE_REAL || value->type == PB_VALUE_NULL;
    case PB_TYPE_INT_:
    case PB_TYPE_MONEY_:
    case PB_TYPE_BOOL_:
    case PB_TYPE_POSITION_:
    case PB_TYPE_REF_:
      return value->type == PB_VALUE_INT || value->type == PB_VALUE_NULL;
    default:
      return value->type == PB_VALUE_TEXT || value->type == PB_VALUE_NULL;
    }
}

/* Fills values and mask from JSON; FALSE where it is not what pb_edit_log_to_json() writes. */
static gboolean
values_from_json (PbTable table, const char *text, PbValue *values, guint64 *mask)
{
  g_autoptr (JsonNode) root = text && is_flat_object (text) ? json_from_string (text, NULL) : NULL;
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (!root || !JSON_NODE_HOLDS_OBJECT (root))
    return FALSE;

  *mask = 0;
  json_object_iter_init (&iter, json_node_get_object (root));
  while (json_object_iter_next (&iter, &name, &node))
    {
      int column = pb_column_by_name (table, name);

      if (column < 0 || !node_to_value (node, &values[PB_COLUMN_INDEX (column)])
          || !fit_value (pb_column_info (column)->type, &values[PB_COLUMN_INDEX (column)]))
        return FALSE;
      *mask |= G_GUINT64_CONSTANT (1) << PB_COLUMN_INDEX (column);
    }
  return TRUE;
}

static gboolean
write_change (PbDb *db, gint64 edit, guint n, const PbChange *change, GError **error)
{
  g_autofree char *before = pb_edit_log_to_json (change->table, change->before, change->mask);
  g_autofree char *after = pb_edit_log_to_json (change->table, change->after, change->mask);
  sqlite3_stmt *stmt = pb_db_prepare (
    db, "INSERT INTO edit_change (edit, n, tbl, record, op, before, after) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)", error);

  if (!stmt)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, edit);
  sqlite3_bind_int64 (stmt, 2, n);
  sqlite3_bind_text (stmt, 3, pb_table_info (change->table)->name, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (stmt, 4, change->id);
  sqlite3_bind_text (stmt, 5, pb_op_nick (change->op), -1, SQLITE_STATIC);
  sqlite3_bind_text (stmt, 6, before, -1, SQLITE_STATIC);
  sqlite3_bind_text (stmt, 7, after, -1, SQLITE_STATIC);
  return pb_db_run (db, stmt, error);
}

static gboolean
write_changes (PbDb *db, gint64 edit, GPtrArray *changes, GError **error)
{
  for (guint i = 0; i < changes->len; i++)
    if (!write_change (db, edit, i, changes->pdata[i], error))
      return FALSE;
  return TRUE;
}

gboolean
pb_edit_log_append (PbDb *db, gint64 edit, const char *author, const char *label, const char *field, GPtrArray *changes,
                    GError **error)
{
  g_autofree char *now = pb_time_now ();
  sqlite3_stmt *stmt;

  /* state_at stays the time at which it was undone: that is when the plan changed. */
  if (!pb_db_exec (db, "UPDATE edit SET state = 'abandoned' WHERE state = 'undone'", error))
    return FALSE;

  stmt = pb_db_prepare (db,
                        "INSERT INTO edit (id, seq, at, author, label, field, state)"
                        " VALUES (?1, (SELECT ifnull (max (seq), 0) + 1 FROM edit), ?2, ?3, ?4, ?5, 'done')",
                        error);
  if (!stmt)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, edit);
  sqlite3_bind_text (stmt, 2, now, -1, SQLITE_STATIC);
  sqlite3_bind_text (stmt, 3, author, -1, SQLITE_STATIC);
  sqlite3_bind_text (stmt, 4, label, -1, SQLITE_STATIC);
  sqlite3_bind_text (stmt, 5, field, -1, SQLITE_STATIC);
  return pb_db_run (db, stmt, error) && write_changes (db, edit, changes, error);
}

static gboolean
run_with_edit (PbDb *db, const char *sql, gint64 edit, const char *text, GError **error)
{
  sqlite3_stmt *stmt = pb_db_prepare (db, sql, error);

  if (!stmt)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, edit);
  if (text)
    sqlite3_bind_text (stmt, 2, text, -1, SQLITE_STATIC);
  return pb_db_run (db, stmt, error);
}

gboolean
pb_edit_log_replace (PbDb *db, gint64 edit, GPtrArray *changes, GError **error)
{
  g_autofree char *now = pb_time_now ();

  if (!run_with_edit (db, "DELETE FROM edit_change WHERE edit = ?1 AND n >= 0", edit, NULL, error))
    return FALSE;
  if (changes->len == 0)
    return run_with_edit (db, "DELETE FROM edit WHERE id = ?1", edit, NULL, error);
  return run_with_edit (db, "UPDATE edit SET at = ?2 WHERE id = ?1", edit, now, error)
         && write_changes (db, edit, changes, error);
}

static PbChange *
read_change (sqlite3_stmt *stmt)
{
  int table = pb_table_by_name ((const char *) sqlite3_column_text (stmt, 0));
  const char *op = (const char *) sqlite3_column_text (stmt, 2);
  PbOp kind = g_strcmp0 (op, "insert") == 0 ? PB_OP_INSERT : g_strcmp0 (op, "delete") == 0 ? PB_OP_DELETE : PB_OP_UPDATE;
  g_autoptr (PbChange) change = NULL;
  guint64 before = 0, after = 0;

  if (table < 0)
    return NULL;
  change = pb_change_new (table, sqlite3_column_int64 (stmt, 1), kind);
  if (change->before
      && !values_from_json (table, (const char *) sqlite3_column_text (stmt, 3), change->before, &before))
    return NULL;
  if (change->after && !values_from_json (table, (const char *) sqlite3_column_text (stmt, 4), change->after, &after))
    return NULL;
  /* A whole row has all its columns, also those that the log's program did not know. */
  if (kind == PB_OP_UPDATE)
    {
      if (before == 0 || before != after)
        return NULL;
      change->mask = after;
    }
  return g_steal_pointer (&change);
}

static void
set_conflict (GError **error)
{
  g_set_error_literal (error, PB_ERROR, PB_ERROR_CONFLICT,
                       _("The plan is not as the history says, so nothing was changed. Something else has changed the same rows."));
}

GPtrArray *
pb_edit_log_load (PbDb *db, gint64 edit, guint limit, GError **error)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_change_free);
  sqlite3_stmt *stmt = pb_db_prepare (
    db, "SELECT tbl, record, op, before, after FROM edit_change WHERE edit = ?1 AND n >= 0 ORDER BY n LIMIT ?2", error);
  gboolean known = TRUE;
  int rc;

  if (!stmt)
    return NULL;
  sqlite3_bind_int64 (stmt, 1, edit);
  sqlite3_bind_int64 (stmt, 2, limit > 0 ? limit : -1);
  while (known && (rc = sqlite3_step (stmt)) == SQLITE_ROW)
    {
      PbChange *change = read_change (stmt);

      known = change != NULL;
      if (change)
        g_ptr_array_add (changes, change);
    }
  pb_db_done (stmt);
  if (!known)
    {
      set_conflict (error);
      return NULL;
    }
  if (rc != SQLITE_DONE)
    {
      pb_db_set_error (pb_db_get_handle (db), rc, pb_db_get_path (db), error);
      return NULL;
    }
  return g_steal_pointer (&changes);
}

typedef enum
{
  LIST_NAMES, /* "a", "b" */
  LIST_VALUES, /* ?2, ?3 */
  LIST_ASSIGNMENTS, /* "a" = ?2, "b" = ?3 */
  LIST_CONDITIONS, /* "a" IS ?2 AND "b" IS ?3 */
} ListStyle;

/* Column n is parameter n + 2; the id is the first. */
static char *
list_columns (const PbChange *change, ListStyle style)
{
  const PbTableInfo *info = pb_table_info (change->table);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < info->n_columns; i++)
    {
      if (!(change->mask & (G_GUINT64_CONSTANT (1) << i)))
        continue;
      if (text->len)
        g_string_append (text, style == LIST_CONDITIONS ? " AND " : ", ");
      if (style != LIST_VALUES)
        g_string_append_printf (text, "\"%s\"", info->columns[i].name);
      if (style == LIST_ASSIGNMENTS)
        g_string_append (text, " = ");
      if (style == LIST_CONDITIONS)
        g_string_append (text, " IS ");
      if (style != LIST_NAMES)
        g_string_append_printf (text, "?%u", i + 2);
    }
  return g_string_free (text, FALSE);
}

static void
bind_values (sqlite3_stmt *stmt, const PbChange *change, const PbValue *values)
{
  guint n = pb_table_info (change->table)->n_columns;

  sqlite3_bind_int64 (stmt, 1, change->id);
  for (guint i = 0; i < n; i++)
    if (change->mask & (G_GUINT64_CONSTANT (1) << i))
      pb_value_bind (&values[i], stmt, i + 2);
}

/* Is the row as the change's before says? For an insertion: is there none? */
static gboolean
row_is_as_expected (PbDb *db, const PbChange *change, GError **error)
{
  const char *table = pb_table_info (change->table)->name;
  g_autofree char *condition = change->before ? list_columns (change, LIST_CONDITIONS) : NULL;
  g_autofree char *sql = condition
                           ? g_strdup_printf ("SELECT count (*) FROM %s WHERE id = ?1 AND %s", table, condition)
                           : g_strdup_printf ("SELECT count (*) FROM %s WHERE id = ?1", table);
  sqlite3_stmt *stmt = pb_db_prepare (db, sql, error);
  gint64 found = -1;

  if (!stmt)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, change->id);
  if (change->before)
    bind_values (stmt, change, change->before);
  if (sqlite3_step (stmt) == SQLITE_ROW)
    found = sqlite3_column_int64 (stmt, 0);
  pb_db_done (stmt);

  if (found == (change->op == PB_OP_INSERT ? 0 : 1))
    return TRUE;
  set_conflict (error);
  return FALSE;
}

static char *
change_sql (const PbChange *change)
{
  const char *table = pb_table_info (change->table)->name;

  if (change->op == PB_OP_DELETE)
    return g_strdup_printf ("DELETE FROM %s WHERE id = ?1", table);
  if (change->op == PB_OP_UPDATE)
    {
      g_autofree char *set = list_columns (change, LIST_ASSIGNMENTS);

      return g_strdup_printf ("UPDATE %s SET %s WHERE id = ?1", table, set);
    }
  else
    {
      g_autofree char *names = list_columns (change, LIST_NAMES);
      g_autofree char *values = list_columns (change, LIST_VALUES);

      return g_strdup_printf ("INSERT INTO %s (id, %s) VALUES (?1, %s)", table, names, values);
    }
}

static gboolean
apply_change (PbDb *db, const PbChange *change, GError **error)
{
  g_autofree char *sql = NULL;
  sqlite3_stmt *stmt;

  if (!row_is_as_expected (db, change, error))
    return FALSE;
  sql = change_sql (change);
  if (!(stmt = pb_db_prepare (db, sql, error)))
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, change->id);
  if (change->after)
    bind_values (stmt, change, change->after);
  return pb_db_run (db, stmt, error);
}

gboolean
pb_edit_log_apply (PbDb *db, GPtrArray *changes, GError **error)
{
  /* Deletions make room for what is UNIQUE; references are checked when all is in place. */
  static const PbOp order[] = { PB_OP_DELETE, PB_OP_UPDATE, PB_OP_INSERT };

  if (!pb_db_exec (db, "PRAGMA defer_foreign_keys=ON", error))
    return FALSE;
  for (guint pass = 0; pass < G_N_ELEMENTS (order); pass++)
    for (guint i = 0; i < changes->len; i++)
      {
        const PbChange *change = changes->pdata[i];

        if (change->op == order[pass] && !apply_change (db, change, error))
          return FALSE;
      }
  return TRUE;
}

gboolean
pb_edit_log_set_state (PbDb *db, gint64 edit, const char *state, GError **error)
{
  g_autofree char *now = pb_time_now ();
  sqlite3_stmt *stmt = pb_db_prepare (db, "UPDATE edit SET state = ?2, state_at = ?3 WHERE id = ?1", error);

  if (!stmt)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, edit);
  sqlite3_bind_text (stmt, 2, state, -1, SQLITE_STATIC);
  sqlite3_bind_text (stmt, 3, now, -1, SQLITE_STATIC);
  return pb_db_run (db, stmt, error);
}

static gboolean
find_edit (PbDb *db, const char *sql, gint64 *edit, char **label)
{
  sqlite3_stmt *stmt = pb_db_prepare (db, sql, NULL);
  gboolean found;

  if (!stmt)
    return FALSE;
  found = sqlite3_step (stmt) == SQLITE_ROW;
  if (found)
    {
      *edit = sqlite3_column_int64 (stmt, 0);
      *label = g_utf8_make_valid ((const char *) sqlite3_column_text (stmt, 1), -1);
    }
  pb_db_done (stmt);
  return found;
}

gboolean
pb_edit_log_find_undo (PbDb *db, gint64 *edit, char **label)
{
  return find_edit (db, "SELECT id, label FROM edit WHERE state = 'done' ORDER BY seq DESC LIMIT 1", edit, label);
}

gboolean
pb_edit_log_find_redo (PbDb *db, gint64 *edit, char **label)
{
  return find_edit (db, "SELECT id, label FROM edit WHERE state = 'undone' ORDER BY seq LIMIT 1", edit, label);
}

gboolean
pb_edit_log_is_open (PbDb *db, gint64 edit, const char *author, const char *field)
{
  g_autofree char *now_text = pb_time_now ();
  g_autoptr (GDateTime) now = g_date_time_new_from_iso8601 (now_text, NULL);
  g_autoptr (GDateTime) since = now ? g_date_time_add_seconds (now, -OPEN_SECONDS) : NULL;
  g_autofree char *limit = since ? g_date_time_format_iso8601 (since) : NULL;
  sqlite3_stmt *stmt
    = pb_db_prepare (db,
                     "SELECT 1 FROM edit WHERE id = ?1 AND state = 'done' AND author = ?2 AND field = ?3 AND at >= ?4"
                     " AND seq = (SELECT max (seq) FROM edit)",
                     NULL);
  gboolean open;

  if (!stmt)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, edit);
  sqlite3_bind_text (stmt, 2, author, -1, SQLITE_STATIC);
  sqlite3_bind_text (stmt, 3, field, -1, SQLITE_STATIC);
  sqlite3_bind_text (stmt, 4, limit, -1, SQLITE_STATIC);
  open = sqlite3_step (stmt) == SQLITE_ROW;
  pb_db_done (stmt);
  return open;
}
