/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-edit-private.h"

#include <math.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "pb-date.h"
#include "pb-edit-log.h"
#include "pb-series-park.h"
#include "pb-plan-private.h"

struct _PbEdit
{
  PbPlan *plan;
  PbDb *db; /* NULL when the edit could not start */
  char *label;
  char *group;
  sqlite3_session *session;
  GHashTable *inserts; /* gint64 → PbChange not written yet, not owned */
  GPtrArray *insert_order; /* PbChange, owned */
  gint64 next_position[PB_N_TABLES];
  GPtrArray *unlogged; /* PbChange that memory learns of before those of the log */
  GError *error; /* the first */
};

#define POSITION_STEP 1024

void
pb_edit_fail (PbEdit *self, GError *error)
{
  if (self->error)
    g_error_free (error);
  else
    self->error = error;
}

static gboolean
start (PbEdit *self)
{
  PbDb *db = pb_plan_get_db (self->plan);
  int rc;

  if (!pb_plan_begin_write (self->plan, &self->error))
    return FALSE;
  self->db = db;
  if (!pb_db_exec (db, "PRAGMA defer_foreign_keys=ON", &self->error))
    return FALSE;

  rc = sqlite3session_create (pb_db_get_handle (db), "main", &self->session);
  /* By name: attaching all would record the log itself. */
  for (guint i = 0; rc == SQLITE_OK && i < PB_N_TABLES; i++)
    rc = sqlite3session_attach (self->session, pb_table_info (i)->name);
  if (rc != SQLITE_OK)
    pb_db_set_error (pb_db_get_handle (db), rc, pb_db_get_path (db), &self->error);
  return rc == SQLITE_OK;
}

PbEdit *
pb_edit_new (PbPlan *plan, const char *label)
{
  PbEdit *self = g_new0 (PbEdit, 1);

  g_return_val_if_fail (PB_IS_PLAN (plan), self);

  self->plan = g_object_ref (plan);
  self->label = g_strdup (label);
  self->inserts = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->insert_order = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_change_free);
  self->unlogged = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_change_free);
  start (self);
  return self;
}

void
pb_edit_set_group (PbEdit *self, const char *key)
{
  g_free (self->group);
  self->group = g_strdup (key);
}

void
pb_edit_set_label (PbEdit *self, const char *label)
{
  g_free (self->label);
  self->label = g_strdup (label);
}

PbPlan *
pb_edit_get_plan (PbEdit *self)
{
  return self->plan;
}

PbDb *
pb_edit_get_db (PbEdit *self)
{
  return self->error ? NULL : self->db;
}

void
pb_edit_add_unlogged (PbEdit *self, PbChange *change)
{
  sqlite3_session *session = self->session;
  g_autoptr (GPtrArray) changes = g_ptr_array_new ();

  g_ptr_array_add (self->unlogged, change);
  if (self->error)
    return;
  g_ptr_array_add (changes, change);
  sqlite3session_enable (session, 0);
  pb_edit_log_apply (self->db, changes, &self->error);
  sqlite3session_enable (session, 1);
}

gint64
pb_edit_insert (PbEdit *self, PbTable table)
{
  PbChange *row = pb_change_new (table, pb_db_new_id (), PB_OP_INSERT);

  g_ptr_array_add (self->insert_order, row);
  g_hash_table_insert (self->inserts, &row->id, row);
  return row->id;
}

static sqlite3_stmt *
prepare_for_table (PbEdit *self, PbTable table, const char *format_before, const char *column, const char *format_after)
{
  g_autofree char *sql = g_strdup_printf ("%s%s%s%s%s%s", format_before, pb_table_info (table)->name, column ? " " : "",
                                          column ? column : "", format_after ? " " : "", format_after ? format_after : "");

  return pb_db_prepare (self->db, sql, &self->error);
}

/* The schema is the same in every plan, so it is asked once. */
static gboolean
is_required (PbEdit *self, PbColumn column)
{
  static enum { UNKNOWN, NO, YES } answers[PB_N_TABLES][64];
  int not_null = 0;

  if (answers[PB_COLUMN_TABLE (column)][PB_COLUMN_INDEX (column)] == UNKNOWN)
    {
      sqlite3_table_column_metadata (pb_db_get_handle (self->db), "main", pb_table_info (PB_COLUMN_TABLE (column))->name,
                                     pb_column_info (column)->name, NULL, NULL, &not_null, NULL, NULL);
      answers[PB_COLUMN_TABLE (column)][PB_COLUMN_INDEX (column)] = not_null ? YES : NO;
    }
  return answers[PB_COLUMN_TABLE (column)][PB_COLUMN_INDEX (column)] == YES;
}

static void
set_missing (PbEdit *self, PbColumn column)
{
  pb_edit_fail (self, g_error_new (PB_ERROR, PB_ERROR_INVALID, _("%s: %s is missing. Write something there."),
                                   _(pb_table_info (PB_COLUMN_TABLE (column))->label), _(pb_column_info (column)->label)));
}

static void
update_row (PbEdit *self, gint64 id, PbColumn column, const PbValue *value)
{
  g_autofree char *set = g_strdup_printf ("SET \"%s\" = ?2", pb_column_info (column)->name);
  sqlite3_stmt *stmt = prepare_for_table (self, PB_COLUMN_TABLE (column), "UPDATE ", set, "WHERE id = ?1");

  if (!stmt)
    return;
  sqlite3_bind_int64 (stmt, 1, id);
  pb_value_bind (value, stmt, 2);
  if (pb_db_run (self->db, stmt, &self->error) && sqlite3_changes (pb_db_get_handle (self->db)) == 0)
    pb_edit_fail (self, g_error_new_literal (PB_ERROR, PB_ERROR_NOT_FOUND,
                                             _("What you were changing is no longer in the plan: somebody has deleted it.")));
}

static void
set_value (PbEdit *self, gint64 id, PbColumn column, const PbValue *value)
{
  PbChange *pending;

  if (self->error)
    return;

  pending = g_hash_table_lookup (self->inserts, &id);
  if (pending)
    {
      g_return_if_fail (pending->table == PB_COLUMN_TABLE (column));
      pb_value_copy (value, &pending->after[PB_COLUMN_INDEX (column)]);
    }
  else if (value->type == PB_VALUE_NULL && is_required (self, column))
    set_missing (self, column);
  else
    update_row (self, id, column, value);
}

void
pb_edit_set_text (PbEdit *self, gint64 id, PbColumn column, const char *text)
{
  g_autofree char *valid = text ? g_utf8_make_valid (text, -1) : NULL;
  PbValue value = { PB_VALUE_NULL };

  if (valid && *g_strchomp (valid))
    value = (PbValue) { PB_VALUE_TEXT, { .s = valid } };
  set_value (self, id, column, &value);
}

void
pb_edit_set_int (PbEdit *self, gint64 id, PbColumn column, gint64 number)
{
  set_value (self, id, column, &(PbValue) { PB_VALUE_INT, { .i = number } });
}

void
pb_edit_set_real (PbEdit *self, gint64 id, PbColumn column, double number)
{
  /* JSON, and so the log, has no other numbers. */
  if (!isfinite (number))
    pb_edit_fail (self, g_error_new_literal (PB_ERROR, PB_ERROR_INVALID,
                                             _("The number is larger than a plan can hold.")));
  else
    set_value (self, id, column, &(PbValue) { PB_VALUE_REAL, { .r = number } });
}

void
pb_edit_set_enum (PbEdit *self, gint64 id, PbColumn column, int number)
{
  const PbColumnInfo *info = pb_column_info (column);

  g_return_if_fail (info->type == PB_TYPE_ENUM_);
  pb_edit_set_text (self, id, column, number < 0 ? NULL : pb_enum_nick (info->extra, number));
}

void
pb_edit_set_date (PbEdit *self, gint64 id, PbColumn column, const GDate *date)
{
  g_autofree char *iso = date && g_date_valid (date) ? pb_date_to_iso (date) : NULL;

  pb_edit_set_text (self, id, column, iso);
}

void
pb_edit_set_null (PbEdit *self, gint64 id, PbColumn column)
{
  set_value (self, id, column, &(PbValue) { PB_VALUE_NULL });
}

/* The last place of a table, asked of the file once an edit: rows made in this edit come after it. */
static gint64
take_position (PbEdit *self, PbTable table)
{
  if (self->next_position[table] == 0)
    {
      g_autofree char *sql
        = g_strdup_printf ("SELECT ifnull (max (position), 0) FROM %s", pb_table_info (table)->name);

      if (!pb_db_get_int (self->db, sql, &self->next_position[table], &self->error))
        return 0;
    }
  /* In a file from elsewhere the last place may be the last number: the id then tells which comes after. */
  if (__builtin_add_overflow (self->next_position[table], POSITION_STEP, &self->next_position[table]))
    self->next_position[table] = G_MAXINT64;
  return self->next_position[table];
}

static char *
insert_sql (const PbTableInfo *info)
{
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql, "INSERT INTO %s (id", info->name);
  for (guint i = 0; i < info->n_columns; i++)
    g_string_append_printf (sql, ", \"%s\"", info->columns[i].name);
  g_string_append (sql, ") VALUES (?1");
  for (guint i = 0; i < info->n_columns; i++)
    g_string_append_printf (sql, ", ?%u", i + 2);
  g_string_append (sql, ")");
  return g_string_free (sql, FALSE);
}

static void
write_insert (PbEdit *self, PbChange *row)
{
  const PbTableInfo *info = pb_table_info (row->table);
  g_autofree char *sql = insert_sql (info);
  sqlite3_stmt *stmt;

  if (info->position >= 0 && row->after[info->position].type == PB_VALUE_NULL)
    row->after[info->position] = (PbValue) { PB_VALUE_INT, { .i = take_position (self, row->table) } };
  if (self->error || !(stmt = pb_db_prepare (self->db, sql, &self->error)))
    return;

  for (guint i = 0; i < info->n_columns; i++)
    if (row->after[i].type == PB_VALUE_NULL && is_required (self, PB_COLUMN (row->table, i)))
      {
        set_missing (self, PB_COLUMN (row->table, i));
        return;
      }
  sqlite3_bind_int64 (stmt, 1, row->id);
  for (guint i = 0; i < info->n_columns; i++)
    pb_value_bind (&row->after[i], stmt, i + 2);
  pb_db_run (self->db, stmt, &self->error);
}

/* New rows are written when all that they hold has been set. */
static void
flush_inserts (PbEdit *self)
{
  for (guint i = 0; !self->error && i < self->insert_order->len; i++)
    write_insert (self, self->insert_order->pdata[i]);
  g_hash_table_remove_all (self->inserts);
  g_ptr_array_set_size (self->insert_order, 0);
}

typedef struct
{
  PbTable table;
  gint64 id;
} RowName;

static GArray *
find_references (PbEdit *self, PbColumn column, gint64 id)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *where = g_strdup_printf ("WHERE \"%s\" = ?1", pb_column_info (column)->name);
  sqlite3_stmt *stmt = prepare_for_table (self, PB_COLUMN_TABLE (column), "SELECT id FROM ", NULL, where);

  if (!stmt)
    return ids;
  sqlite3_bind_int64 (stmt, 1, id);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    {
      gint64 found = sqlite3_column_int64 (stmt, 0);

      g_array_append_val (ids, found);
    }
  pb_db_done (stmt);
  return ids;
}

/* Lets go of the rows that refer to a deleted one, or adds them to what is to be deleted. */
static void
free_of_references (PbEdit *self, PbTable table, gint64 id, GArray *doomed)
{
  for (guint t = 0; t < PB_N_TABLES; t++)
    for (guint c = 0; c < pb_table_info (t)->n_columns; c++)
      {
        const PbColumnInfo *info = &pb_table_info (t)->columns[c];
        g_autoptr (GArray) ids = NULL;

        if (self->error || info->type != PB_TYPE_REF_ || info->extra != (int) table)
          continue;
        ids = find_references (self, PB_COLUMN (t, c), id);
        for (guint i = 0; i < ids->len; i++)
          {
            RowName child = { t, g_array_index (ids, gint64, i) };

            if (info->owner)
              g_array_append_val (doomed, child);
            else
              pb_edit_set_null (self, child.id, PB_COLUMN (t, c));
          }
      }
}

/* ON DELETE CASCADE would hide rows from the recorder: what hangs on a row is deleted, or let go of, here. Rows of a
 * file from elsewhere may hang on each other in rings, and as deep as they like: none is looked at after it is gone. */
static void
delete_row (PbEdit *self, PbTable table, gint64 id)
{
  g_autoptr (GArray) doomed = g_array_new (FALSE, FALSE, sizeof (RowName));
  RowName row = { table, id };

  g_array_append_val (doomed, row);
  while (!self->error && doomed->len > 0)
    {
      sqlite3_stmt *stmt;

      row = g_array_index (doomed, RowName, doomed->len - 1);
      g_array_set_size (doomed, doomed->len - 1);
      if (!(stmt = prepare_for_table (self, row.table, "DELETE FROM ", NULL, "WHERE id = ?1")))
        return;
      sqlite3_bind_int64 (stmt, 1, row.id);
      if (pb_db_run (self->db, stmt, &self->error) && sqlite3_changes (pb_db_get_handle (self->db)) > 0)
        free_of_references (self, row.table, row.id, doomed);
    }
}

void
pb_edit_delete (PbEdit *self, PbTable table, gint64 id)
{
  PbChange *pending = g_hash_table_lookup (self->inserts, &id);

  if (self->error)
    return;
  if (pending)
    {
      g_hash_table_remove (self->inserts, &id);
      g_ptr_array_remove (self->insert_order, pending);
      return;
    }
  delete_row (self, table, id);
}

void
pb_edit_move (PbEdit *self, PbTable table, gint64 id, gint64 before, GPtrArray *siblings)
{
  const PbTableInfo *info = pb_table_info (table);
  PbColumn column = PB_COLUMN (table, MAX (info->position, 0));
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  guint place = G_MAXUINT;
  gint64 low, high, room;

  g_return_if_fail (info->position >= 0);
  if (self->error)
    return;

  for (guint i = 0; i < siblings->len; i++)
    {
      if (pb_record_get_id (siblings->pdata[i]) == before)
        place = others->len;
      if (pb_record_get_id (siblings->pdata[i]) != id)
        g_ptr_array_add (others, siblings->pdata[i]);
    }
  place = MIN (place, others->len);

  low = place > 0 ? pb_record_get_int (others->pdata[place - 1], column) : 0;
  if (place < others->len)
    high = pb_record_get_int (others->pdata[place], column);
  else if (__builtin_add_overflow (low, 2 * POSITION_STEP, &high))
    high = low;
  if (!__builtin_sub_overflow (high, low, &room) && room >= 2)
    {
      pb_edit_set_int (self, id, column, low + room / 2);
      return;
    }

  /* No room left between them: all get new places, far apart. */
  for (guint i = 0; i < others->len; i++)
    pb_edit_set_int (self, pb_record_get_id (others->pdata[i]), column,
                     (gint64) (i + (i >= place ? 2 : 1)) * POSITION_STEP);
  pb_edit_set_int (self, id, column, (gint64) (place + 1) * POSITION_STEP);
}

void
pb_edit_reorder (PbEdit *self, PbTable table, GPtrArray *rows)
{
  const PbTableInfo *info = pb_table_info (table);

  g_return_if_fail (info->position >= 0);
  for (guint i = 0; i < rows->len; i++)
    pb_edit_set_int (self, pb_record_get_id (rows->pdata[i]), PB_COLUMN (table, info->position),
                     (gint64) (i + 1) * POSITION_STEP);
}

static PbChange *
read_recorded (sqlite3_changeset_iter *iter, int *rc)
{
  const char *name = NULL;
  int n_columns = 0, op = 0, table;
  sqlite3_value *value = NULL;
  PbChange *change;

  *rc = sqlite3changeset_op (iter, &name, &n_columns, &op, NULL);
  table = pb_table_by_name (name);
  if (*rc != SQLITE_OK || table < 0)
    return NULL;

  if (op == SQLITE_INSERT)
    sqlite3changeset_new (iter, 0, &value);
  else
    sqlite3changeset_old (iter, 0, &value);
  change = pb_change_new (table, value ? sqlite3_value_int64 (value) : 0,
                          op == SQLITE_INSERT   ? PB_OP_INSERT
                          : op == SQLITE_DELETE ? PB_OP_DELETE
                                                : PB_OP_UPDATE);
  for (int i = 1; i < n_columns; i++)
    {
      sqlite3_value *old = NULL, *new = NULL;

      if (change->before && sqlite3changeset_old (iter, i, &old) == SQLITE_OK && old)
        pb_value_from_sqlite (&change->before[i - 1], old);
      if (change->after && sqlite3changeset_new (iter, i, &new) == SQLITE_OK && new)
        pb_value_from_sqlite (&change->after[i - 1], new);
      if (op == SQLITE_UPDATE && new)
        change->mask |= G_GUINT64_CONSTANT (1) << (i - 1);
    }
  return change;
}

/* The recorded changeset, which never leaves this function, as rows. */
static GPtrArray *
take_recorded (PbEdit *self)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_change_free);
  sqlite3_changeset_iter *iter = NULL;
  void *bytes = NULL;
  int size = 0;
  int rc = sqlite3session_changeset (self->session, &size, &bytes);

  if (rc == SQLITE_OK)
    rc = sqlite3changeset_start (&iter, size, bytes);
  while (rc == SQLITE_OK && sqlite3changeset_next (iter) == SQLITE_ROW)
    {
      PbChange *change = read_recorded (iter, &rc);

      if (change)
        g_ptr_array_add (changes, change);
    }
  if (iter && rc == SQLITE_OK)
    rc = sqlite3changeset_finalize (iter);
  else if (iter)
    sqlite3changeset_finalize (iter);
  sqlite3_free (bytes);
  if (rc != SQLITE_OK)
    pb_db_set_error (pb_db_get_handle (self->db), rc, pb_db_get_path (self->db), &self->error);
  return changes;
}

static guint
change_hash (gconstpointer change)
{
  return g_int64_hash (&((const PbChange *) change)->id);
}

/* Ids are random, but in a file from elsewhere two tables may have the same. */
static gboolean
is_same_row (gconstpointer a, gconstpointer b)
{
  const PbChange *first = a, *second = b;

  return first->id == second->id && first->table == second->table;
}

/* What the open edit and this one do together. (transfer full) */
static GPtrArray *
merge_changes (GPtrArray *first, GPtrArray *second)
{
  GPtrArray *merged = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_change_free);
  g_autoptr (GHashTable) later = g_hash_table_new (change_hash, is_same_row);

  for (guint i = 0; i < second->len; i++)
    g_hash_table_add (later, second->pdata[i]);
  for (guint i = 0; i < first->len; i++)
    {
      PbChange *change = first->pdata[i];
      PbChange *next = g_hash_table_lookup (later, change);
      PbChange *sum = next ? pb_change_compose (change, next) : pb_change_copy (change);

      g_hash_table_remove (later, change);
      if (sum)
        g_ptr_array_add (merged, sum);
    }
  for (guint i = 0; i < second->len; i++)
    if (g_hash_table_contains (later, second->pdata[i]))
      g_ptr_array_add (merged, pb_change_copy (second->pdata[i]));
  return merged;
}

static gboolean
write_log (PbEdit *self, GPtrArray *changes)
{
  const char *author = pb_plan_get_author (self->plan);
  gint64 open = pb_plan_get_open_edit (self->plan);
  gint64 id;

  if (self->group && open && pb_edit_log_is_open (self->db, open, author, self->group))
    {
      g_autoptr (GPtrArray) before = pb_edit_log_load (self->db, open, 0, &self->error);
      g_autoptr (GPtrArray) merged = before ? merge_changes (before, changes) : NULL;

      if (merged && merged->len == 0)
        pb_plan_set_open_edit (self->plan, 0);
      return merged && pb_edit_log_replace (self->db, open, merged, &self->error);
    }

  id = pb_db_new_id ();
  pb_plan_set_open_edit (self->plan, self->group ? id : 0);
  return pb_edit_log_append (self->db, id, author, self->label, self->group, changes, &self->error)
         && pb_series_follow (self->db, id, changes, &self->error);
}

static void
edit_free (PbEdit *self)
{
  g_clear_pointer (&self->session, sqlite3session_delete);
  g_clear_pointer (&self->inserts, g_hash_table_unref);
  g_clear_pointer (&self->insert_order, g_ptr_array_unref);
  g_clear_pointer (&self->unlogged, g_ptr_array_unref);
  g_clear_error (&self->error);
  g_clear_object (&self->plan);
  g_free (self->label);
  g_free (self->group);
  g_free (self);
}

gboolean
pb_edit_commit (PbEdit *self, GError **error)
{
  g_autoptr (GPtrArray) changes = NULL;
  gboolean ok = FALSE;

  if (self->db && !self->error)
    flush_inserts (self);
  if (self->db && !self->error)
    {
      changes = take_recorded (self);
      g_clear_pointer (&self->session, sqlite3session_delete);
    }

  if (self->error)
    ;
  else if (changes->len == 0)
    ok = TRUE;
  else if (write_log (self, changes))
    {
      g_ptr_array_extend_and_steal (self->unlogged, g_steal_pointer (&changes));
      ok = pb_plan_commit_write (self->plan, self->unlogged, &self->error);
    }

  if (self->db && (!ok || changes != NULL))
    pb_plan_rollback (self->plan);
  if (self->error)
    g_propagate_error (error, g_steal_pointer (&self->error));
  edit_free (self);
  return ok;
}

void
pb_edit_abort (PbEdit *self)
{
  if (self->db)
    {
      g_clear_pointer (&self->session, sqlite3session_delete);
      pb_plan_rollback (self->plan);
    }
  edit_free (self);
}

gboolean
pb_plan_edit_text (PbPlan *plan, const char *label, const char *group, gint64 id, PbColumn column, const char *text,
                   GError **error)
{
  PbEdit *edit = pb_edit_new (plan, label);

  pb_edit_set_group (edit, group);
  pb_edit_set_text (edit, id, column, text);
  return pb_edit_commit (edit, error);
}

gboolean
pb_plan_edit_enum (PbPlan *plan, const char *label, gint64 id, PbColumn column, int value, GError **error)
{
  PbEdit *edit = pb_edit_new (plan, label);

  pb_edit_set_enum (edit, id, column, value);
  return pb_edit_commit (edit, error);
}

gboolean
pb_plan_edit_date (PbPlan *plan, const char *label, gint64 id, PbColumn column, const GDate *date, GError **error)
{
  PbEdit *edit = pb_edit_new (plan, label);

  pb_edit_set_date (edit, id, column, date);
  return pb_edit_commit (edit, error);
}
