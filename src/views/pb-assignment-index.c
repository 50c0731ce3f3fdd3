/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-assignment-index.h"

#include "model/pb-date.h"
#include "model/pb-sheet.h"

struct _PbAssignmentIndex
{
  GObject parent_instance;
  PbPlan *plan;
  PbAssignmentContext context;
  PbAssignmentFilter filter;
  PbAssignmentSort sort;
  gboolean descending;
  int wanted_year; /* 0: the last */
  GArray *years;

  GHashTable *by_id; /* id → row */
  GPtrArray *sorted; /* all of them */
  GPtrArray *visible;
  guint digits;
  gboolean most_unreported;

  guint warm_source;
  guint warm; /* how many of sorted have their haystack */

  gulong hook;
  GHashTable *dirty; /* ids of assignments that an edit touched since the last refresh */
  gboolean all_dirty;
};

enum
{
  REFRESHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GType
get_item_type (GListModel *model)
{
  return PB_TYPE_ASSIGNMENT_ROW;
}

static guint
get_n_items (GListModel *model)
{
  return PB_ASSIGNMENT_INDEX (model)->visible->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  PbAssignmentIndex *self = PB_ASSIGNMENT_INDEX (model);

  return position < self->visible->len ? g_object_ref (self->visible->pdata[position]) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PbAssignmentIndex, pb_assignment_index, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

#define ORDER(a, b) (((a) > (b)) - ((a) < (b)))

static int
compare_by_key (const PbAssignmentFacts *a, const PbAssignmentFacts *b, PbAssignmentSort sort, int sign)
{
  switch (sort)
    {
    case PB_SORT_TITLE:
      return sign * strcmp (a->title_key, b->title_key);
    case PB_SORT_STATUS:
      return sign * ORDER (a->status, b->status);
    case PB_SORT_ASSESSMENT:
      if ((a->assessment == PB_ASSESSMENT_NOT_ASSESSED) != (b->assessment == PB_ASSESSMENT_NOT_ASSESSED))
        return a->assessment == PB_ASSESSMENT_NOT_ASSESSED ? 1 : -1;
      return sign * ORDER (a->assessment, b->assessment);
    case PB_SORT_EFFECT:
      if (a->has_effect != b->has_effect)
        return a->has_effect ? -1 : 1;
      return sign * ORDER (a->effect, b->effect);
    case PB_SORT_NUMBER:
    case PB_N_SORTS:
    default:
      if ((a->number == 0) != (b->number == 0))
        return a->number == 0 ? 1 : -1;
      return sign * ORDER (a->number, b->number);
    }
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer data)
{
  PbAssignmentIndex *self = data;
  const PbAssignmentFacts *fa = pb_assignment_row_peek (*(PbAssignmentRow *const *) a);
  const PbAssignmentFacts *fb = pb_assignment_row_peek (*(PbAssignmentRow *const *) b);
  int order = compare_by_key (fa, fb, self->sort, self->descending ? -1 : 1);

  if (order == 0 && self->sort != PB_SORT_NUMBER)
    order = compare_by_key (fa, fb, PB_SORT_NUMBER, 1);
  return order != 0 ? order : ORDER (fa->id, fb->id);
}

/* Takes next as what is visible, telling of the smallest stretch that differs. */
static void
show (PbAssignmentIndex *self, GPtrArray *next)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->visible);
  guint shorter = MIN (old->len, next->len);
  guint head = 0, tail = 0;

  self->visible = next;
  while (head < shorter && old->pdata[head] == next->pdata[head])
    head++;
  while (tail < shorter - head && old->pdata[old->len - 1 - tail] == next->pdata[next->len - 1 - tail])
    tail++;
  if (head + tail < old->len || head + tail < next->len)
    g_list_model_items_changed (G_LIST_MODEL (self), head, old->len - head - tail, next->len - head - tail);
}

static void
filter_rows (PbAssignmentIndex *self)
{
  GPtrArray *next = g_ptr_array_new_full (self->sorted->len, g_object_unref);
  gboolean all = pb_assignment_filter_is_empty (&self->filter);

  for (guint i = 0; i < self->sorted->len; i++)
    if (all || pb_assignment_filter_matches (&self->filter, self->sorted->pdata[i]))
      g_ptr_array_add (next, g_object_ref (self->sorted->pdata[i]));
  show (self, next);
  g_signal_emit (self, signals[REFRESHED], 0);
}

static void
sort_rows (PbAssignmentIndex *self)
{
  g_ptr_array_sort_with_data (self->sorted, compare_rows, self);
}

/* TRUE where the day or the period to report is another than last time: then every row may say something else. */
static gboolean
update_context (PbAssignmentIndex *self)
{
  g_autofree char *period = NULL;
  gboolean changed;
  GDate today;

  pb_date_today (&today);
  period = pb_plan_dup_current_period (self->plan, &today);
  changed = self->context.period == NULL || g_date_compare (&today, &self->context.today) != 0
            || strcmp (period, self->context.period) != 0;
  self->context.today = today;
  g_free (self->context.period);
  self->context.period = g_steal_pointer (&period);

  g_clear_pointer (&self->years, g_array_unref);
  self->years = pb_effect_years (self->plan, 0);
  self->context.year = self->years->len > 0 ? g_array_index (self->years, int, self->years->len - 1) : 0;
  for (guint i = 0; i < self->years->len; i++)
    if (g_array_index (self->years, int, i) == self->wanted_year)
      self->context.year = self->wanted_year;
  return changed;
}

/* Makes rows for the assignments that came, drops those that went and reads all again. TRUE where the order may be
 * another. */
static gboolean
update_rows (PbAssignmentIndex *self)
{
  GPtrArray *records = pb_plan_peek_records (self->plan, PB_TABLE_ASSIGNMENT);
  GPtrArray *rows = g_ptr_array_new_full (records->len, g_object_unref);
  GHashTable *by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_object_unref);
  gboolean changed = records->len != self->sorted->len;
  guint n_open = 0, n_unreported = 0;
  int greatest = 0;

  for (guint i = 0; i < records->len; i++)
    {
      PbRecord *record = records->pdata[i];
      gint64 id = pb_record_get_id (record);
      PbAssignmentRow *row = g_hash_table_lookup (self->by_id, &id);
      const PbAssignmentFacts *facts;

      if (row != NULL && pb_assignment_row_get_record (row) == record)
        {
          g_object_ref (row);
        }
      else
        {
          row = pb_assignment_row_new (record);
          changed = TRUE;
        }
      changed
          = pb_assignment_row_update (row, &self->context, self->all_dirty || g_hash_table_contains (self->dirty, &id))
            || changed;
      facts = pb_assignment_row_peek (row);
      greatest = MAX (greatest, facts->number);
      n_open += facts->status != PB_STATUS_DONE && facts->status != PB_STATUS_CANCELLED;
      n_unreported += facts->unreported;
      g_hash_table_insert (by_id, (gpointer) &facts->id, row);
      g_ptr_array_add (rows, g_object_ref (row));
    }
  self->most_unreported = 2 * n_unreported > n_open;
  self->digits = 1;
  for (; greatest >= 10; greatest /= 10)
    self->digits++;

  if (changed)
    {
      g_ptr_array_unref (self->sorted);
      self->sorted = g_steal_pointer (&rows);
    }
  else
    {
      g_ptr_array_unref (rows);
    }
  g_hash_table_unref (self->by_id);
  self->by_id = by_id;
  return changed;
}

/* The haystacks are made while nobody waits, so that the first letter of a search is as quick as the next. */
static gboolean
warm_cb (gpointer data)
{
  PbAssignmentIndex *self = data;
  guint end = MIN (self->warm + 250, self->sorted->len);

  for (; self->warm < end; self->warm++)
    pb_assignment_row_get_haystack (self->sorted->pdata[self->warm]);
  if (self->warm < self->sorted->len)
    return G_SOURCE_CONTINUE;
  self->warm_source = 0;
  return G_SOURCE_REMOVE;
}

static void
refresh (PbAssignmentIndex *self)
{
  if (update_context (self))
    self->all_dirty = TRUE;
  if (update_rows (self))
    sort_rows (self);
  self->all_dirty = FALSE;
  g_hash_table_remove_all (self->dirty);
  self->warm = 0;
  if (self->warm_source == 0)
    self->warm_source = g_idle_add_full (G_PRIORITY_LOW, warm_cb, self, NULL);
  filter_rows (self);
}

static void
mark_dirty (PbAssignmentIndex *self, gint64 id)
{
  gint64 *key;

  if (id == 0)
    return;
  key = g_new (gint64, 1);
  *key = id;
  g_hash_table_add (self->dirty, key);
}

static void
mark_record (PbAssignmentIndex *self, PbRecord *record)
{
  switch ((int) pb_record_get_table (record))
    {
    case PB_TABLE_ASSIGNMENT:
      mark_dirty (self, pb_record_get_id (record));
      break;
    case PB_TABLE_ASSIGNMENT_BOARD:
      mark_dirty (self, pb_record_get_int (record, PB_ASSIGNMENT_BOARD_ASSIGNMENT));
      break;
    case PB_TABLE_ASSIGNMENT_ROLE:
      mark_dirty (self, pb_record_get_int (record, PB_ASSIGNMENT_ROLE_ASSIGNMENT));
      break;
    case PB_TABLE_ACTIVITY:
      mark_dirty (self, pb_record_get_int (record, PB_ACTIVITY_ASSIGNMENT));
      break;
    case PB_TABLE_FOLLOW_UP:
      mark_dirty (self, pb_record_get_int (record, PB_FOLLOW_UP_ASSIGNMENT));
      break;
    case PB_TABLE_BOARD:
    case PB_TABLE_ROLE:
    case PB_TABLE_PERIOD:
      self->all_dirty = TRUE;
      break;
    default:
      break;
    }
}

/* One hook hears every record; a handler on each of a hundred thousand would cost more than all that it saves. */
static gboolean
record_changed_hook (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  PbAssignmentIndex *self = data;
  PbRecord *record = g_value_get_object (&values[0]);

  if (pb_record_get_plan (record) == self->plan)
    mark_record (self, record);
  return TRUE;
}

static void
pb_assignment_index_dispose (GObject *object)
{
  PbAssignmentIndex *self = PB_ASSIGNMENT_INDEX (object);

  if (self->hook != 0)
    g_signal_remove_emission_hook (g_signal_lookup ("changed", PB_TYPE_RECORD), self->hook);
  self->hook = 0;
  g_clear_handle_id (&self->warm_source, g_source_remove);
  G_OBJECT_CLASS (pb_assignment_index_parent_class)->dispose (object);
}

static void
pb_assignment_index_finalize (GObject *object)
{
  PbAssignmentIndex *self = PB_ASSIGNMENT_INDEX (object);

  pb_assignment_filter_clear (&self->filter);
  g_hash_table_unref (self->by_id);
  g_hash_table_unref (self->dirty);
  g_ptr_array_unref (self->sorted);
  g_ptr_array_unref (self->visible);
  g_clear_pointer (&self->years, g_array_unref);
  g_free (self->context.period);
  g_clear_object (&self->plan);
  G_OBJECT_CLASS (pb_assignment_index_parent_class)->finalize (object);
}

static void
pb_assignment_index_class_init (PbAssignmentIndexClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pb_assignment_index_dispose;
  object_class->finalize = pb_assignment_index_finalize;
  signals[REFRESHED] = g_signal_new ("refreshed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 0);
}

static void
pb_assignment_index_init (PbAssignmentIndex *self)
{
  pb_assignment_filter_init (&self->filter);
  self->by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_object_unref);
  self->dirty = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->sorted = g_ptr_array_new_with_free_func (g_object_unref);
  self->visible = g_ptr_array_new_with_free_func (g_object_unref);
  self->digits = 1;
}

PbAssignmentIndex *
pb_assignment_index_new (PbPlan *plan)
{
  PbAssignmentIndex *self = g_object_new (PB_TYPE_ASSIGNMENT_INDEX, NULL);
  GType record_type = PB_TYPE_RECORD;

  self->plan = g_object_ref (plan);
  g_type_ensure (record_type);
  g_type_class_unref (g_type_class_ref (record_type));
  self->hook
      = g_signal_add_emission_hook (g_signal_lookup ("changed", record_type), 0, record_changed_hook, self, NULL);
  g_signal_connect_object (plan, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
  return self;
}

PbPlan *
pb_assignment_index_get_plan (PbAssignmentIndex *self)
{
  return self->plan;
}

const PbAssignmentContext *
pb_assignment_index_get_context (PbAssignmentIndex *self)
{
  return &self->context;
}

const PbAssignmentFilter *
pb_assignment_index_get_filter (PbAssignmentIndex *self)
{
  return &self->filter;
}

void
pb_assignment_index_set_filter (PbAssignmentIndex *self, const PbAssignmentFilter *filter)
{
  pb_assignment_filter_copy (&self->filter, filter);
  filter_rows (self);
}

PbAssignmentSort
pb_assignment_index_get_sort (PbAssignmentIndex *self, gboolean *descending)
{
  if (descending != NULL)
    *descending = self->descending;
  return self->sort;
}

void
pb_assignment_index_set_sort (PbAssignmentIndex *self, PbAssignmentSort sort, gboolean descending)
{
  g_return_if_fail (sort < PB_N_SORTS);

  self->sort = sort;
  self->descending = descending;
  sort_rows (self);
  filter_rows (self);
}

int
pb_assignment_index_get_effect_year (PbAssignmentIndex *self)
{
  return self->context.year;
}

void
pb_assignment_index_set_effect_year (PbAssignmentIndex *self, int year)
{
  self->wanted_year = year;
  refresh (self);
}

GArray *
pb_assignment_index_get_years (PbAssignmentIndex *self)
{
  return self->years;
}

guint
pb_assignment_index_get_total (PbAssignmentIndex *self)
{
  return self->sorted->len;
}

guint
pb_assignment_index_get_digits (PbAssignmentIndex *self)
{
  return self->digits;
}

gboolean
pb_assignment_index_most_unreported (PbAssignmentIndex *self)
{
  return self->most_unreported;
}

PbAssignmentRow *
pb_assignment_index_find (PbAssignmentIndex *self, gint64 id, guint *position)
{
  PbAssignmentRow *row = g_hash_table_lookup (self->by_id, &id);

  if (position == NULL)
    return row;
  *position = G_MAXUINT;
  for (guint i = 0; row != NULL && i < self->visible->len; i++)
    if (self->visible->pdata[i] == row)
      {
        *position = i;
        break;
      }
  return row;
}
