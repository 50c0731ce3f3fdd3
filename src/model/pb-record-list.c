/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-record-list.h"

#include "pb-plan.h"

/* More than this many rows that differ are told as one splice. */
#define MAX_SINGLE_STEPS 64

struct _PbRecordList
{
  GObject parent_instance;

  PbPlan *plan;
  PbStore *store; /* NULL when the plan is gone */
  int ref_index;
  gint64 id;
  GPtrArray *items;
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PbRecordList, pb_record_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GPtrArray *
current_rows (PbRecordList *self)
{
  return self->ref_index < 0 ? pb_store_peek_all (self->store)
                             : pb_store_peek_children (self->store, self->ref_index, self->id);
}

static void
remove_at (PbRecordList *self, guint position, guint n)
{
  g_ptr_array_remove_range (self->items, position, n);
  g_list_model_items_changed (G_LIST_MODEL (self), position, n, 0);
}

static void
insert_at (PbRecordList *self, guint position, PbRecord *record)
{
  g_ptr_array_insert (self->items, position, g_object_ref (record));
  g_list_model_items_changed (G_LIST_MODEL (self), position, 0, 1);
}

/* Few rows: those that left are removed from the end, then each place is filled with what belongs there. */
static void
sync_by_steps (PbRecordList *self, GPtrArray *rows, guint prefix, guint old_end, guint new_end)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) target = g_ptr_array_new_with_free_func (g_object_unref);

  /* A copy: a listener that edits when it hears of a step changes the rows under us. */
  for (guint i = prefix; i < new_end; i++)
    {
      g_hash_table_add (wanted, rows->pdata[i]);
      g_ptr_array_add (target, g_object_ref (rows->pdata[i]));
    }

  for (guint i = old_end; i > prefix; i--)
    if (!g_hash_table_contains (wanted, self->items->pdata[i - 1]))
      remove_at (self, i - 1, 1);

  for (guint i = prefix; i < new_end; i++)
    {
      PbRecord *row = target->pdata[i - prefix];
      guint found;

      if (i < self->items->len && self->items->pdata[i] == row)
        continue;
      /* A row that moved up the list: what stands here moved down, and is told so if that is the shorter way. */
      if (i + 1 < self->items->len && self->items->pdata[i + 1] == row)
        {
          remove_at (self, i, 1);
          continue;
        }
      if (g_ptr_array_find (self->items, row, &found))
        remove_at (self, found, 1);
      insert_at (self, i, row);
    }
}

static void
sync_by_splice (PbRecordList *self, GPtrArray *rows, guint prefix, guint old_end, guint new_end)
{
  g_ptr_array_remove_range (self->items, prefix, old_end - prefix);
  for (guint i = prefix; i < new_end; i++)
    g_ptr_array_insert (self->items, i, g_object_ref (rows->pdata[i]));
  g_list_model_items_changed (G_LIST_MODEL (self), prefix, old_end - prefix, new_end - prefix);
}

void
pb_record_list_sync (PbRecordList *self)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_ref (current_rows (self));
  guint prefix = 0, old_end = self->items->len, new_end = rows->len;

  while (prefix < old_end && prefix < new_end && self->items->pdata[prefix] == rows->pdata[prefix])
    prefix++;
  while (old_end > prefix && new_end > prefix && self->items->pdata[old_end - 1] == rows->pdata[new_end - 1])
    old_end--, new_end--;

  if (old_end == prefix && new_end == prefix)
    return;
  if (old_end - prefix == 0 || new_end - prefix == 0 || MAX (old_end, new_end) - prefix > MAX_SINGLE_STEPS)
    sync_by_splice (self, rows, prefix, old_end, new_end);
  else
    sync_by_steps (self, rows, prefix, old_end, new_end);
}

static GType
get_item_type (GListModel *model)
{
  return PB_TYPE_RECORD;
}

static guint
get_n_items (GListModel *model)
{
  return PB_RECORD_LIST (model)->items->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  PbRecordList *self = PB_RECORD_LIST (model);

  return position < self->items->len ? g_object_ref (self->items->pdata[position]) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

PbRecordList *
pb_record_list_new (PbPlan *plan, PbStore *store, int ref_index, gint64 id)
{
  PbRecordList *self = g_object_new (PB_TYPE_RECORD_LIST, NULL);
  GPtrArray *rows;

  self->plan = g_object_ref (plan);
  self->store = store;
  self->ref_index = ref_index;
  self->id = id;
  rows = current_rows (self);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (self->items, g_object_ref (rows->pdata[i]));
  pb_store_add_list (store, self);
  return self;
}

void
pb_record_list_detach (PbRecordList *self)
{
  self->store = NULL;
}

static void
pb_record_list_dispose (GObject *object)
{
  PbRecordList *self = PB_RECORD_LIST (object);

  if (self->store)
    pb_store_remove_list (self->store, self);
  self->store = NULL;
  g_clear_object (&self->plan);
  G_OBJECT_CLASS (pb_record_list_parent_class)->dispose (object);
}

static void
pb_record_list_finalize (GObject *object)
{
  g_ptr_array_unref (PB_RECORD_LIST (object)->items);
  G_OBJECT_CLASS (pb_record_list_parent_class)->finalize (object);
}

static void
pb_record_list_class_init (PbRecordListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pb_record_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = pb_record_list_finalize;
}

static void
pb_record_list_init (PbRecordList *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}
