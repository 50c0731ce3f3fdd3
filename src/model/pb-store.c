/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-store.h"

#include "pb-record-list.h"
#include "pb-record-private.h"

/* From this many rows on, sorting all anew is cheaper than placing each. */
#define MAX_SINGLE_PLACEMENTS 64

struct _PbStore
{
  PbPlan *plan;
  PbTable table;
  const PbTableInfo *info;
  GHashTable *by_id; /* gint64 → PbRecord, owned */
  GHashTable *graveyard; /* gint64 → PbRecord that somebody still holds, not owned */
  GPtrArray *all; /* in order */
  GHashTable **children; /* per column: NULL, or gint64 → GPtrArray in order */
  GPtrArray *lists; /* not owned */
  GPtrArray *changed; /* records to tell, owned */
  GArray *changed_masks;
};

static GPtrArray *
empty_rows (void)
{
  static GPtrArray *empty;

  if (g_once_init_enter (&empty))
    g_once_init_leave (&empty, g_ptr_array_new ());
  return empty;
}

PbStore *
pb_store_new (PbPlan *plan, PbTable table)
{
  PbStore *self = g_new0 (PbStore, 1);

  self->plan = plan;
  self->table = table;
  self->info = pb_table_info (table);
  self->by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_object_unref);
  self->graveyard = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->all = g_ptr_array_new ();
  self->lists = g_ptr_array_new ();
  self->changed = g_ptr_array_new_with_free_func (g_object_unref);
  self->changed_masks = g_array_new (FALSE, FALSE, sizeof (guint64));
  self->children = g_new0 (GHashTable *, self->info->n_columns);
  for (guint i = 0; i < self->info->n_columns; i++)
    if (self->info->columns[i].type == PB_TYPE_REF_)
      self->children[i]
        = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  return self;
}

static void
grave_gone_cb (gpointer data, GObject *object)
{
  PbStore *self = data;

  /* By its id, which is there until it is finalized: thousands go at once when an import is undone. */
  g_hash_table_remove (self->graveyard, &((PbRecord *) object)->id);
}

static void
bury (PbStore *self, PbRecord *record)
{
  record->live = FALSE;
  g_hash_table_insert (self->graveyard, &record->id, record);
  g_object_weak_ref (G_OBJECT (record), grave_gone_cb, self);
}

static PbRecord *
unearth (PbStore *self, gint64 id)
{
  PbRecord *record = g_hash_table_lookup (self->graveyard, &id);

  if (!record)
    return NULL;
  g_hash_table_remove (self->graveyard, &id);
  g_object_weak_unref (G_OBJECT (record), grave_gone_cb, self);
  record->live = TRUE;
  return g_object_ref (record);
}

static void
let_go (gpointer record)
{
  PB_RECORD (record)->plan = NULL;
}

void
pb_store_free (PbStore *self)
{
  GHashTableIter iter;
  gpointer record;

  g_hash_table_iter_init (&iter, self->graveyard);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    {
      g_object_weak_unref (G_OBJECT (record), grave_gone_cb, self);
      let_go (record);
    }
  for (guint i = 0; i < self->all->len; i++)
    let_go (self->all->pdata[i]);
  for (guint i = 0; i < self->lists->len; i++)
    pb_record_list_detach (self->lists->pdata[i]);
  for (guint i = 0; i < self->info->n_columns; i++)
    g_clear_pointer (&self->children[i], g_hash_table_unref);
  g_free (self->children);
  g_ptr_array_unref (self->all);
  g_ptr_array_unref (self->lists);
  g_ptr_array_unref (self->changed);
  g_array_unref (self->changed_masks);
  g_hash_table_unref (self->graveyard);
  g_hash_table_unref (self->by_id);
  g_free (self);
}

PbRecord *
pb_store_lookup (PbStore *self, gint64 id)
{
  return g_hash_table_lookup (self->by_id, &id);
}

GPtrArray *
pb_store_peek_all (PbStore *self)
{
  return self->all;
}

GPtrArray *
pb_store_peek_children (PbStore *self, guint ref_index, gint64 id)
{
  GPtrArray *rows;

  g_return_val_if_fail (ref_index < self->info->n_columns && self->children[ref_index], empty_rows ());

  rows = g_hash_table_lookup (self->children[ref_index], &id);
  return rows ? rows : empty_rows ();
}

static GPtrArray *
ensure_children (PbStore *self, guint index, gint64 id)
{
  GPtrArray *rows = g_hash_table_lookup (self->children[index], &id);

  if (!rows)
    {
      rows = g_ptr_array_new ();
      g_hash_table_insert (self->children[index], g_memdup2 (&id, sizeof id), rows);
    }
  return rows;
}

/* First place whose row does not sort before record. */
static guint
find_place (GPtrArray *rows, PbRecord *record)
{
  guint low = 0, high = rows->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (pb_record_compare (rows->pdata[middle], record) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  return pb_record_compare (*(PbRecord *const *) a, *(PbRecord *const *) b);
}

static void
place (PbStore *self, PbRecord *record)
{
  g_ptr_array_insert (self->all, find_place (self->all, record), record);
  for (guint i = 0; i < self->info->n_columns; i++)
    if (self->children[i] && record->values[i].type == PB_VALUE_INT)
      {
        GPtrArray *rows = ensure_children (self, i, record->values[i].v.i);

        g_ptr_array_insert (rows, find_place (rows, record), record);
      }
}

static void
take_out (PbStore *self, PbRecord *record)
{
  g_ptr_array_remove_index (self->all, find_place (self->all, record));
  for (guint i = 0; i < self->info->n_columns; i++)
    if (self->children[i] && record->values[i].type == PB_VALUE_INT)
      {
        GPtrArray *rows = ensure_children (self, i, record->values[i].v.i);

        g_ptr_array_remove_index (rows, find_place (rows, record));
      }
}

static void
place_all (PbStore *self)
{
  GHashTableIter iter;
  gpointer record;

  g_ptr_array_set_size (self->all, 0);
  g_hash_table_iter_init (&iter, self->by_id);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    g_ptr_array_add (self->all, record);
  g_ptr_array_sort (self->all, compare_rows);

  for (guint i = 0; i < self->info->n_columns; i++)
    {
      if (!self->children[i])
        continue;
      g_hash_table_remove_all (self->children[i]);
      for (guint row = 0; row < self->all->len; row++)
        {
          PbRecord *child = self->all->pdata[row];

          if (child->values[i].type == PB_VALUE_INT)
            g_ptr_array_add (ensure_children (self, i, child->values[i].v.i), child);
        }
    }
}

static gboolean
moves (PbStore *self, guint64 mask)
{
  if (mask & (G_GUINT64_CONSTANT (1) << PB_COLUMN_INDEX (self->info->order)))
    return TRUE;
  for (guint i = 0; i < self->info->n_columns; i++)
    if (self->children[i] && (mask & (G_GUINT64_CONSTANT (1) << i)))
      return TRUE;
  return FALSE;
}

static void
note_changed (PbStore *self, PbRecord *record, guint64 mask)
{
  g_ptr_array_add (self->changed, g_object_ref (record));
  g_array_append_val (self->changed_masks, mask);
}

static void
apply_insert (PbStore *self, const PbChange *change, gboolean bulk)
{
  PbRecord *record = unearth (self, change->id);
  gboolean revived = record != NULL;

  if (!record)
    record = pb_record_new (self->plan, self->table, change->id);
  pb_record_take_values (record, change->after, change->mask);
  g_hash_table_insert (self->by_id, &record->id, record);
  if (!bulk)
    place (self, record);
  if (revived)
    note_changed (self, record, change->mask);
}

static void
apply_one (PbStore *self, const PbChange *change, gboolean bulk)
{
  PbRecord *record = pb_store_lookup (self, change->id);

  if (change->op == PB_OP_INSERT && !record)
    {
      apply_insert (self, change, bulk);
    }
  else if (change->op == PB_OP_DELETE && record)
    {
      if (!bulk)
        take_out (self, record);
      g_object_ref (record);
      g_hash_table_remove (self->by_id, &change->id);
      bury (self, record);
      note_changed (self, record, 0);
      g_object_unref (record);
    }
  else if (change->op == PB_OP_UPDATE && record)
    {
      gboolean moved = !bulk && moves (self, change->mask);

      if (moved)
        take_out (self, record);
      pb_record_take_values (record, change->after, change->mask);
      if (moved)
        place (self, record);
      note_changed (self, record, change->mask);
    }
}

void
pb_store_apply (PbStore *self, GPtrArray *changes)
{
  guint n = 0;
  gboolean bulk;

  for (guint i = 0; i < changes->len; i++)
    n += ((PbChange *) changes->pdata[i])->table == self->table;
  bulk = n > MAX_SINGLE_PLACEMENTS;

  for (guint i = 0; n > 0 && i < changes->len; i++)
    {
      const PbChange *change = changes->pdata[i];

      if (change->table == self->table)
        apply_one (self, change, bulk);
    }
  if (bulk)
    place_all (self);
}

void
pb_store_sync_lists (PbStore *self)
{
  g_autoptr (GPtrArray) lists = g_ptr_array_new_with_free_func (g_object_unref);

  /* A listener may drop a list while it hears of another. */
  for (guint i = 0; i < self->lists->len; i++)
    g_ptr_array_add (lists, g_object_ref (self->lists->pdata[i]));
  for (guint i = 0; i < lists->len; i++)
    pb_record_list_sync (lists->pdata[i]);
}

void
pb_store_emit_changed (PbStore *self)
{
  g_autoptr (GPtrArray) records = g_steal_pointer (&self->changed);
  g_autoptr (GArray) masks = g_steal_pointer (&self->changed_masks);

  self->changed = g_ptr_array_new_with_free_func (g_object_unref);
  self->changed_masks = g_array_new (FALSE, FALSE, sizeof (guint64));
  for (guint i = 0; i < records->len; i++)
    pb_record_emit_changed (records->pdata[i], g_array_index (masks, guint64, i));
}

void
pb_store_add_list (PbStore *self, PbRecordList *list)
{
  g_ptr_array_add (self->lists, list);
}

void
pb_store_remove_list (PbStore *self, PbRecordList *list)
{
  g_ptr_array_remove_fast (self->lists, list);
}

static char *
select_sql (const PbTableInfo *info)
{
  GString *sql = g_string_new ("SELECT id");

  for (guint i = 0; i < info->n_columns; i++)
    g_string_append_printf (sql, ", \"%s\"", info->columns[i].name);
  g_string_append_printf (sql, " FROM %s", info->name);
  return g_string_free (sql, FALSE);
}

/* NULL where the row is as in memory. Takes the row. */
static PbChange *
compare_row (PbRecord *record, PbChange *row)
{
  guint n = pb_table_info (row->table)->n_columns;

  if (!record)
    return row;

  row->op = PB_OP_UPDATE;
  row->mask = 0;
  for (guint i = 0; i < n; i++)
    if (!pb_value_equal (&record->values[i], &row->after[i]))
      row->mask |= G_GUINT64_CONSTANT (1) << i;
  if (row->mask == 0)
    g_clear_pointer (&row, pb_change_free);
  return row;
}

gboolean
pb_store_diff (PbStore *self, PbDb *db, GPtrArray *changes, GError **error)
{
  g_autofree char *sql = select_sql (self->info);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  sqlite3_stmt *stmt = pb_db_prepare (db, sql, error);
  gboolean known = g_hash_table_size (self->by_id) > 0;
  int rc;

  if (!stmt)
    return FALSE;
  while ((rc = sqlite3_step (stmt)) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (stmt, 0);
      PbChange *row = pb_change_new (self->table, id, PB_OP_INSERT);

      for (guint i = 0; i < self->info->n_columns; i++)
        pb_value_from_column (&row->after[i], stmt, i + 1);
      if (known)
        g_hash_table_add (seen, g_memdup2 (&id, sizeof id));
      if ((row = compare_row (pb_store_lookup (self, id), row)))
        g_ptr_array_add (changes, row);
    }
  pb_db_done (stmt);
  if (rc != SQLITE_DONE)
    {
      pb_db_set_error (pb_db_get_handle (db), rc, pb_db_get_path (db), error);
      return FALSE;
    }

  for (guint i = 0; known && i < self->all->len; i++)
    {
      PbRecord *record = self->all->pdata[i];

      if (!g_hash_table_contains (seen, &record->id))
        g_ptr_array_add (changes, pb_change_new (self->table, record->id, PB_OP_DELETE));
    }
  return TRUE;
}
