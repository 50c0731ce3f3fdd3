/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-history-private.h"

#include "pb-edit-log.h"
#include "pb-plan-private.h"

struct _PbHistoryEdit
{
  GObject parent_instance;

  PbPlan *plan;
  gint64 id;
  char *at;
  char *author;
  char *label;
  PbEditState state;
  guint n_changes;
};

G_DEFINE_FINAL_TYPE (PbHistoryEdit, pb_history_edit, G_TYPE_OBJECT)

/* Newest first; the ids are in memory, the edits are made when asked for and stay while somebody holds them. */
typedef struct
{
  gint64 id;
  PbEditState state;
} Entry;

#define PB_TYPE_HISTORY (pb_history_get_type ())
G_DECLARE_FINAL_TYPE (PbHistory, pb_history, PB, HISTORY, GObject)

struct _PbHistory
{
  GObject parent_instance;

  PbPlan *plan;
  GArray *entries;
  GHashTable *items; /* gint64 → PbHistoryEdit, owned: what the reader has looked at */
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PbHistory, pb_history, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

gint64
pb_history_edit_get_id (PbHistoryEdit *self)
{
  g_return_val_if_fail (PB_IS_HISTORY_EDIT (self), 0);
  return self->id;
}

const char *
pb_history_edit_get_at (PbHistoryEdit *self)
{
  g_return_val_if_fail (PB_IS_HISTORY_EDIT (self), NULL);
  return self->at;
}

const char *
pb_history_edit_get_author (PbHistoryEdit *self)
{
  g_return_val_if_fail (PB_IS_HISTORY_EDIT (self), NULL);
  return self->author;
}

const char *
pb_history_edit_get_label (PbHistoryEdit *self)
{
  g_return_val_if_fail (PB_IS_HISTORY_EDIT (self), NULL);
  return self->label;
}

PbEditState
pb_history_edit_get_state (PbHistoryEdit *self)
{
  g_return_val_if_fail (PB_IS_HISTORY_EDIT (self), PB_EDIT_DONE);
  return self->state;
}

guint
pb_history_edit_get_n_changes (PbHistoryEdit *self)
{
  g_return_val_if_fail (PB_IS_HISTORY_EDIT (self), 0);
  return self->n_changes;
}

GPtrArray *
pb_history_edit_load_changes (PbHistoryEdit *self, guint limit)
{
  GPtrArray *words = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_history_change_free);
  g_autoptr (GPtrArray) changes = NULL;

  g_return_val_if_fail (PB_IS_HISTORY_EDIT (self), words);

  /* A log that this program cannot read has no words; the edit itself is still listed. */
  if (pb_plan_get_db (self->plan))
    changes = pb_edit_log_load (pb_plan_get_db (self->plan), self->id, limit, NULL);
  for (guint i = 0; changes && i < changes->len; i++)
    g_ptr_array_add (words, pb_history_describe (self->plan, changes->pdata[i]));
  return words;
}

static PbEditState
state_from_text (const char *text)
{
  static const char *const states[] = { "done", "undone", "abandoned", "base" };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (g_strcmp0 (text, states[i]) == 0)
      return i;
  return PB_EDIT_DONE;
}

static PbHistoryEdit *
load_edit (PbPlan *plan, gint64 id)
{
  PbHistoryEdit *self = g_object_new (PB_TYPE_HISTORY_EDIT, NULL);
  PbDb *db = pb_plan_get_db (plan);
  sqlite3_stmt *stmt = db ? pb_db_prepare (db,
                                           "SELECT at, author, label, state,"
                                           " (SELECT count (*) FROM edit_change WHERE edit = edit.id AND n >= 0) FROM edit WHERE id = ?1",
                                           NULL)
                          : NULL;

  self->plan = g_object_ref (plan);
  self->id = id;
  if (stmt)
    {
      sqlite3_bind_int64 (stmt, 1, id);
      if (sqlite3_step (stmt) == SQLITE_ROW)
        {
          self->at = g_utf8_make_valid ((const char *) sqlite3_column_text (stmt, 0), -1);
          self->author = g_utf8_make_valid ((const char *) sqlite3_column_text (stmt, 1), -1);
          self->label = g_utf8_make_valid ((const char *) sqlite3_column_text (stmt, 2), -1);
          self->state = state_from_text ((const char *) sqlite3_column_text (stmt, 3));
          self->n_changes = (guint) sqlite3_column_int64 (stmt, 4);
        }
      pb_db_done (stmt);
    }
  return self;
}

static GArray *
load_entries (PbPlan *plan)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  PbDb *db = pb_plan_get_db (plan);
  sqlite3_stmt *stmt = db ? pb_db_prepare (db, "SELECT id, state FROM edit ORDER BY seq DESC", NULL) : NULL;

  while (stmt && sqlite3_step (stmt) == SQLITE_ROW)
    {
      Entry entry = { sqlite3_column_int64 (stmt, 0), state_from_text ((const char *) sqlite3_column_text (stmt, 1)) };

      g_array_append_val (entries, entry);
    }
  if (stmt)
    pb_db_done (stmt);
  return entries;
}

static gboolean
same_entry (const Entry *a, const Entry *b)
{
  return a->id == b->id && a->state == b->state;
}

/* Edits come at the top and, when typing goes on, change there; below only states change. */
static void
plan_changed_cb (PbHistory *self)
{
  g_autoptr (GArray) old = self->entries;
  GArray *new = load_entries (self->plan);
  guint same = 0;

  self->entries = new;
  /* The newest may have grown, so it is read anew. */
  for (guint i = 0; i < new->len && i < 1; i++)
    g_hash_table_remove (self->items, &g_array_index (new, Entry, i).id);
  while (same < old->len && same < new->len
         && same_entry (&g_array_index (old, Entry, old->len - 1 - same), &g_array_index (new, Entry, new->len - 1 - same)))
    same++;
  if (same == new->len && same == old->len)
    same = MIN (same, new->len ? new->len - 1 : 0);
  for (guint i = 0; i < old->len - same; i++)
    g_hash_table_remove (self->items, &g_array_index (old, Entry, i).id);
  if (old->len - same || new->len - same)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, old->len - same, new->len - same);
}

static GType
get_item_type (GListModel *model)
{
  return PB_TYPE_HISTORY_EDIT;
}

static guint
get_n_items (GListModel *model)
{
  return PB_HISTORY (model)->entries->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  PbHistory *self = PB_HISTORY (model);
  PbHistoryEdit *edit;
  gint64 id;

  if (position >= self->entries->len)
    return NULL;
  id = g_array_index (self->entries, Entry, position).id;
  edit = g_hash_table_lookup (self->items, &id);
  if (!edit)
    {
      edit = load_edit (self->plan, id);
      g_hash_table_insert (self->items, &edit->id, edit);
    }
  return g_object_ref (edit);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

GListModel *
pb_history_new (PbPlan *plan)
{
  PbHistory *self = g_object_new (PB_TYPE_HISTORY, NULL);

  g_return_val_if_fail (PB_IS_PLAN (plan), NULL);

  self->plan = g_object_ref (plan);
  self->entries = load_entries (plan);
  g_signal_connect_object (plan, "changed", G_CALLBACK (plan_changed_cb), self, G_CONNECT_SWAPPED);
  return G_LIST_MODEL (self);
}

/* The assignment itself, and rows whose JSON names it in a column that refers to an assignment. JSON is read only where
 * the number stands in it at all, and all rows are gone through in their order: by the index it takes twice as long. The
 * CROSS JOINs begin with the assignment's few rows. */
GPtrArray *
pb_history_of_assignment (PbRecord *assignment, guint limit)
{
  GPtrArray *edits = g_ptr_array_new_with_free_func (g_object_unref);
  PbPlan *plan = pb_record_get_plan (assignment);
  PbDb *db = plan ? pb_plan_get_db (plan) : NULL;
  sqlite3_stmt *stmt;

  stmt = db ? pb_db_prepare (db,
                             "SELECT id FROM edit WHERE id IN ("
                             " SELECT edit FROM edit_change WHERE tbl = 'assignment' AND record = ?1"
                             " UNION SELECT edit FROM edit_change WHERE +tbl IN ('activity', 'follow_up', 'assignment_board',"
                             "  'assignment_role', 'assignment_goal', 'decision_assignment', 'assignment_line', 'risk',"
                             "  'indicator_assignment', 'funding_assignment')"
                             "  AND (instr (after, ?1) OR instr (before, ?1))"
                             "  AND (json_extract (after, '$.assignment') = ?1 OR json_extract (before, '$.assignment') = ?1)"
                             " UNION SELECT c.edit FROM activity a"
                             "  CROSS JOIN edit_change c ON c.tbl = 'activity' AND c.record = a.id WHERE a.assignment = ?1"
                             " UNION SELECT c.edit FROM follow_up f"
                             "  CROSS JOIN edit_change c ON c.tbl = 'follow_up' AND c.record = f.id WHERE f.assignment = ?1"
                             " UNION SELECT c.edit FROM activity a CROSS JOIN follow_up f ON f.activity = a.id"
                             "  CROSS JOIN edit_change c ON c.tbl = 'follow_up' AND c.record = f.id WHERE a.assignment = ?1"
                             " UNION SELECT edit FROM edit_change WHERE tbl = 'follow_up' AND op <> 'update'"
                             "  AND json_extract (ifnull (after, before), '$.activity') IN"
                             "  (SELECT id FROM activity WHERE assignment = ?1))"
                             " ORDER BY seq DESC LIMIT ?2",
                             NULL)
            : NULL;
  if (!stmt)
    return edits;
  sqlite3_bind_int64 (stmt, 1, pb_record_get_id (assignment));
  sqlite3_bind_int64 (stmt, 2, limit ? limit : -1);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (stmt, 0);

      g_ptr_array_add (edits, load_edit (plan, id));
    }
  pb_db_done (stmt);
  return edits;
}

static void
pb_history_edit_finalize (GObject *object)
{
  PbHistoryEdit *self = PB_HISTORY_EDIT (object);

  g_clear_object (&self->plan);
  g_free (self->at);
  g_free (self->author);
  g_free (self->label);
  G_OBJECT_CLASS (pb_history_edit_parent_class)->finalize (object);
}

static void
pb_history_edit_class_init (PbHistoryEditClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pb_history_edit_finalize;
}

static void
pb_history_edit_init (PbHistoryEdit *self)
{
}

static void
pb_history_finalize (GObject *object)
{
  PbHistory *self = PB_HISTORY (object);

  g_hash_table_unref (self->items);
  g_clear_pointer (&self->entries, g_array_unref);
  g_clear_object (&self->plan);
  G_OBJECT_CLASS (pb_history_parent_class)->finalize (object);
}

static void
pb_history_class_init (PbHistoryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pb_history_finalize;
}

static void
pb_history_init (PbHistory *self)
{
  self->items = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_object_unref);
}
