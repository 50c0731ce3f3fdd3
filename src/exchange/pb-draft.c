/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-draft.h"

#include <string.h>
#include "pb-draft-keys.h"

typedef enum
{
  VALUE_NONE, /* as the plan has it */
  VALUE_INT,
  VALUE_REAL,
  VALUE_TEXT,
  VALUE_REF,
} ValueKind;

typedef struct
{
  ValueKind kind;
  gboolean stored; /* what the plan holds, not a change */
  union
  {
    gint64 i;
    double r;
    char *s;
    PbDraftRow *row;
  } v;
} Value;

struct _PbDraftRow
{
  PbTable table;
  PbRecord *record; /* NULL for a new row and one of a LAZY table */
  gint64 id;        /* 0 until written */
  gboolean stored;
  gboolean deleted;
  gboolean changed;
  Value values[];
};

struct _PbDraft
{
  PbPlan *plan;
  GPtrArray *rows; /* owned, in the order they came: who refers comes after whom it refers to, save for links */
  GPtrArray *by_table[PB_N_TABLES];
  GHashTable *by_key[PB_N_TABLES]; /* key → row */
  GHashTable *by_id[PB_N_TABLES];
  GHashTable *links; /* PbColumn near → row → GPtrArray of link rows */
};

static void
row_free (gpointer data)
{
  PbDraftRow *row = data;
  for (guint i = 0; i < pb_table_info (row->table)->n_columns; i++)
    if (row->values[i].kind == VALUE_TEXT)
      g_free (row->values[i].v.s);
  g_clear_object (&row->record);
  g_free (row);
}

PbDraft *
pb_draft_new (PbPlan *plan)
{
  PbDraft *self = g_new0 (PbDraft, 1);
  self->plan = g_object_ref (plan);
  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->links = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_hash_table_unref);
  return self;
}

void
pb_draft_free (PbDraft *self)
{
  for (guint i = 0; i < PB_N_TABLES; i++)
    {
      g_clear_pointer (&self->by_table[i], g_ptr_array_unref);
      g_clear_pointer (&self->by_key[i], g_hash_table_unref);
      g_clear_pointer (&self->by_id[i], g_hash_table_unref);
    }
  g_hash_table_unref (self->links);
  g_ptr_array_unref (self->rows);
  g_object_unref (self->plan);
  g_free (self);
}

PbPlan *
pb_draft_get_plan (PbDraft *self)
{
  return self->plan;
}

static PbDraftRow *
append_row (PbDraft *self, PbTable table)
{
  PbDraftRow *row = g_malloc0 (sizeof (PbDraftRow) + pb_table_info (table)->n_columns * sizeof (Value));
  row->table = table;
  g_ptr_array_add (self->rows, row);
  g_ptr_array_add (self->by_table[table], row);
  return row;
}

/* Lays the plan's rows of a table into the draft, once. */
static void
load (PbDraft *self, PbTable table)
{
  if (self->by_table[table] != NULL)
    return;
  self->by_table[table] = g_ptr_array_new ();
  self->by_key[table] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_id[table] = g_hash_table_new (g_int64_hash, g_int64_equal);
  if (pb_table_info (table)->keep != PB_KEEP_MIRROR)
    return;
  GPtrArray *records = pb_plan_peek_records (self->plan, table);
  for (guint i = 0; i < records->len; i++)
    {
      PbDraftRow *row = append_row (self, table);
      row->record = g_object_ref (records->pdata[i]);
      row->id = pb_record_get_id (row->record);
      row->stored = TRUE;
      g_hash_table_insert (self->by_id[table], &row->id, row);
    }
  pb_draft_index (self, table);
}

GPtrArray *
pb_draft_peek_rows (PbDraft *self, PbTable table)
{
  load (self, table);
  return self->by_table[table];
}

PbDraftRow *
pb_draft_find (PbDraft *self, PbTable table, const char *key)
{
  load (self, table);
  PbDraftRow *row = g_hash_table_lookup (self->by_key[table], key);
  return row != NULL && !row->deleted ? row : NULL;
}

PbDraftRow *
pb_draft_find_id (PbDraft *self, PbTable table, gint64 id)
{
  load (self, table);
  return g_hash_table_lookup (self->by_id[table], &id);
}

void
pb_draft_add_key (PbDraft *self, PbDraftRow *row, const char *key)
{
  PbDraftRow *holder = g_hash_table_lookup (self->by_key[row->table], key);
  if (holder == NULL || holder->deleted)
    g_hash_table_insert (self->by_key[row->table], g_strdup (key), row);
}

PbDraftRow *
pb_draft_add (PbDraft *self, PbTable table, const char *key)
{
  load (self, table);
  PbDraftRow *row = append_row (self, table);
  row->changed = TRUE;
  if (key != NULL)
    pb_draft_add_key (self, row, key);
  return row;
}

PbDraftRow *
pb_draft_add_stored (PbDraft *self, PbTable table, gint64 id, const char *key, PbColumn column, double value)
{
  PbDraftRow *row = pb_draft_add (self, table, key);
  Value *v = &row->values[PB_COLUMN_INDEX (column)];
  row->id = id;
  row->stored = TRUE;
  row->changed = FALSE;
  v->kind = VALUE_REAL;
  v->stored = TRUE;
  v->v.r = value;
  return row;
}

static void
index_link (GHashTable *by_row, PbDraftRow *row, PbDraftRow *link)
{
  GPtrArray *links = g_hash_table_lookup (by_row, row);
  if (links == NULL)
    {
      links = g_ptr_array_new ();
      g_hash_table_insert (by_row, row, links);
    }
  g_ptr_array_add (links, link);
}

static GHashTable *
get_links (PbDraft *self, PbColumn near)
{
  GHashTable *by_row = g_hash_table_lookup (self->links, GUINT_TO_POINTER (near));
  if (by_row != NULL)
    return by_row;
  by_row = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref);
  g_hash_table_insert (self->links, GUINT_TO_POINTER (near), by_row);
  GPtrArray *rows = pb_draft_peek_rows (self, PB_COLUMN_TABLE (near));
  for (guint i = 0; i < rows->len; i++)
    index_link (by_row, pb_draft_row_ref (self, rows->pdata[i], near), rows->pdata[i]);
  return by_row;
}

GPtrArray *
pb_draft_list_links (PbDraft *self, PbColumn near, PbDraftRow *row)
{
  GPtrArray *all = g_hash_table_lookup (get_links (self, near), row), *live = g_ptr_array_new ();
  for (guint i = 0; all != NULL && i < all->len; i++)
    if (!((PbDraftRow *)all->pdata[i])->deleted)
      g_ptr_array_add (live, all->pdata[i]);
  return live;
}

void
pb_draft_add_link (PbDraft *self, const char *key, PbColumn near, PbDraftRow *row, PbColumn far, PbDraftRow *other)
{
  /* Both ends have an index that may be there already. */
  GHashTable *near_links = get_links (self, near), *far_links = get_links (self, far);
  PbDraftRow *link = pb_draft_add (self, PB_COLUMN_TABLE (near), key);
  pb_draft_set_ref (link, near, row);
  pb_draft_set_ref (link, far, other);
  index_link (near_links, row, link);
  index_link (far_links, other, link);
}

void
pb_draft_delete (PbDraft *self, PbDraftRow *row)
{
  row->deleted = TRUE;
}

PbDraftState
pb_draft_row_state (PbDraftRow *row)
{
  if (row->deleted)
    return PB_DRAFT_DELETED;
  if (!row->stored)
    return PB_DRAFT_NEW;
  return row->changed ? PB_DRAFT_CHANGED : PB_DRAFT_UNCHANGED;
}

PbTable
pb_draft_row_table (PbDraftRow *row)
{
  return row->table;
}

gint64
pb_draft_row_id (PbDraftRow *row)
{
  return row->id;
}

static Value *
get_value (PbDraftRow *row, PbColumn column)
{
  g_assert (PB_COLUMN_TABLE (column) == row->table);
  return &row->values[PB_COLUMN_INDEX (column)];
}

const char *
pb_draft_row_text (PbDraftRow *row, PbColumn column)
{
  Value *value = get_value (row, column);
  if (value->kind == VALUE_TEXT)
    return value->v.s;
  return row->record != NULL ? pb_record_get_text (row->record, column) : NULL;
}

gint64
pb_draft_row_int (PbDraftRow *row, PbColumn column)
{
  Value *value = get_value (row, column);
  if (value->kind == VALUE_INT)
    return value->v.i;
  return row->record != NULL ? pb_record_get_int (row->record, column) : 0;
}

gboolean
pb_draft_row_is_null (PbDraftRow *row, PbColumn column)
{
  return get_value (row, column)->kind == VALUE_NONE
         && (row->record == NULL || pb_record_is_null (row->record, column));
}

PbDraftRow *
pb_draft_row_ref (PbDraft *self, PbDraftRow *row, PbColumn column)
{
  Value *value = get_value (row, column);
  if (value->kind == VALUE_REF)
    return value->v.row;
  if (row->record == NULL || pb_record_is_null (row->record, column))
    return NULL;
  return pb_draft_find_id (self, pb_column_info (column)->extra, pb_record_get_int (row->record, column));
}

gboolean
pb_draft_set_text (PbDraftRow *row, PbColumn column, const char *text)
{
  Value *value = get_value (row, column);
  if (g_strcmp0 (pb_draft_row_text (row, column), text) == 0)
    return FALSE;
  if (value->kind == VALUE_TEXT)
    g_free (value->v.s);
  value->kind = VALUE_TEXT;
  value->v.s = g_strdup (text);
  return row->changed = TRUE;
}

gboolean
pb_draft_set_int (PbDraftRow *row, PbColumn column, gint64 number)
{
  Value *value = get_value (row, column);
  if (!pb_draft_row_is_null (row, column) && pb_draft_row_int (row, column) == number)
    return FALSE;
  value->kind = VALUE_INT;
  value->v.i = number;
  return row->changed = TRUE;
}

gboolean
pb_draft_set_real (PbDraftRow *row, PbColumn column, double number)
{
  Value *value = get_value (row, column);
  if (value->kind == VALUE_REAL && value->v.r == number)
    return FALSE;
  if (value->kind == VALUE_NONE && row->record != NULL && !pb_record_is_null (row->record, column)
      && pb_record_get_real (row->record, column) == number)
    return FALSE;
  value->kind = VALUE_REAL;
  value->stored = FALSE;
  value->v.r = number;
  return row->changed = TRUE;
}

gboolean
pb_draft_set_ref (PbDraftRow *row, PbColumn column, PbDraftRow *to)
{
  Value *value = get_value (row, column);
  if (value->kind == VALUE_REF
          ? value->v.row == to
          : row->record != NULL && to->id != 0 && pb_record_get_int (row->record, column) == to->id)
    return FALSE;
  value->kind = VALUE_REF;
  value->v.row = to;
  return row->changed = TRUE;
}

void
pb_draft_count (PbDraft *self, guint (*counts)[4])
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      PbDraftRow *row = self->rows->pdata[i];
      if (row->stored || !row->deleted)
        counts[row->table][pb_draft_row_state (row)]++;
    }
}

static void
write_values (PbDraftRow *row, PbEdit *edit)
{
  for (guint i = 0; i < pb_table_info (row->table)->n_columns; i++)
    {
      PbColumn column = PB_COLUMN (row->table, i);
      const Value *value = &row->values[i];
      if (value->stored)
        continue;
      switch (value->kind)
        {
        case VALUE_NONE:
          break;
        case VALUE_INT:
          pb_edit_set_int (edit, row->id, column, value->v.i);
          break;
        case VALUE_REAL:
          pb_edit_set_real (edit, row->id, column, value->v.r);
          break;
        case VALUE_TEXT:
          if (pb_column_info (column)->type == PB_TYPE_ENUM_)
            pb_edit_set_enum (edit, row->id, column, pb_enum_from_nick (pb_column_info (column)->extra, value->v.s));
          else
            pb_edit_set_text (edit, row->id, column, value->v.s);
          break;
        case VALUE_REF:
          pb_edit_set_int (edit, row->id, column, value->v.row->id);
          break;
        }
    }
}

void
pb_draft_write (PbDraft *self, PbEdit *edit)
{
  /* Deletions first, so that a link may come again; then ids, so that a line may link to one that came after it. */
  for (guint i = 0; i < self->rows->len; i++)
    {
      PbDraftRow *row = self->rows->pdata[i];
      if (row->deleted && row->stored)
        pb_edit_delete (edit, row->table, row->id);
    }
  for (guint i = 0; i < self->rows->len; i++)
    {
      PbDraftRow *row = self->rows->pdata[i];
      if (!row->stored && !row->deleted)
        row->id = pb_edit_insert (edit, row->table);
    }
  for (guint i = 0; i < self->rows->len; i++)
    {
      PbDraftRow *row = self->rows->pdata[i];
      if (row->changed && !row->deleted)
        write_values (row, edit);
    }
}
