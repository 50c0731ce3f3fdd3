/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <glib/gi18n-lib.h>

#include "pb-book-private.h"
#include "pb-date.h"
#include "pb-number.h"
#include "pb-period-private.h"

/* No document comes near these; a plan file from elsewhere must not take all memory. */
#define MAX_COLUMNS 1000
#define MAX_CELLS 20000000

char *
pb_sheet_make_label (const char *period, PbMeasure measure)
{
  g_autofree char *when = pb_period_format (period);

  switch (measure)
    {
    case PB_MEASURE_BUDGET:
      return g_strdup_printf (_("%s budget"), when);
    case PB_MEASURE_FORECAST:
      return g_strdup_printf (_("%s forecast"), when);
    case PB_MEASURE_OUTCOME:
      return g_strdup_printf (_("%s outcome"), when);
    case PB_MEASURE_VARIANCE:
      return g_strdup_printf (_("%s variance"), when);
    case PB_MEASURE_PLAN:
    default:
      return g_steal_pointer (&when);
    }
}

static void
set_period (PbSheetColumn *column, const char *period)
{
  int number;

  column->period = g_strdup (period != NULL ? period : "");
  column->budget = column->actual = -1;
  if (pb_period_split (column->period, &column->year, &column->months, &number))
    column->index = column->year * (12 / column->months) + number - 1;
  else
    column->year = column->months = column->index = 0;
}

static int
find_measure (GArray *columns, const char *period, PbMeasure measure)
{
  for (guint i = 0; i < columns->len; i++)
    {
      const PbSheetColumn *column = &g_array_index (columns, PbSheetColumn, i);

      if (column->measure == measure && g_str_equal (column->period, period))
        return (int) i;
    }
  return -1;
}

/* The figure that a budget is held against: what it became, else what is expected. */
static int
find_actual (GArray *columns, const char *period)
{
  int outcome = find_measure (columns, period, PB_MEASURE_OUTCOME);

  return outcome >= 0 ? outcome : find_measure (columns, period, PB_MEASURE_FORECAST);
}

static void
add_variance_columns (GArray *columns)
{
  for (guint i = 0; i < columns->len; i++)
    {
      const PbSheetColumn *column = &g_array_index (columns, PbSheetColumn, i);
      PbSheetColumn variance = { NULL, 0, NULL, NULL, PB_MEASURE_VARIANCE };
      int budget, other;

      if (column->measure != PB_MEASURE_BUDGET && column->measure != PB_MEASURE_FORECAST
          && column->measure != PB_MEASURE_OUTCOME)
        continue;
      budget = find_measure (columns, column->period, PB_MEASURE_BUDGET);
      other = find_actual (columns, column->period);
      if (budget < 0 || other < 0 || MAX (budget, other) != (int) i
          || find_measure (columns, column->period, PB_MEASURE_VARIANCE) >= 0)
        continue;
      set_period (&variance, column->period);
      variance.label = pb_sheet_make_label (variance.period, PB_MEASURE_VARIANCE);
      g_array_insert_val (columns, i + 1, variance);
    }
}

static void
read_columns (PbSheet *self, PbPlan *plan)
{
  GPtrArray *records = pb_plan_peek_children (plan, PB_COLUMN_SHEET, pb_record_get_id (self->record));
  GArray *columns = g_array_new (FALSE, TRUE, sizeof (PbSheetColumn));
  guint most = MIN (MAX_COLUMNS, MAX_CELLS / MAX (self->n_lines, 1) / 2);

  for (guint i = 0; i < MIN (records->len, most); i++)
    {
      PbRecord *record = g_ptr_array_index (records, i);
      const char *label = pb_record_get_text (record, PB_COLUMN_LABEL);
      PbSheetColumn column = { NULL };

      column.record = g_object_ref (record);
      column.id = pb_record_get_id (record);
      column.measure = MAX (pb_record_get_enum (record, PB_COLUMN_MEASURE), 0);
      set_period (&column, pb_record_get_text (record, PB_COLUMN_PERIOD));
      column.label = label != NULL && *label != '\0' ? g_strdup (label) : pb_sheet_make_label (column.period, column.measure);
      g_array_append_val (columns, column);
    }
  add_variance_columns (columns);
  for (guint i = 0; i < columns->len; i++)
    {
      PbSheetColumn *column = &g_array_index (columns, PbSheetColumn, i);

      if (column->measure != PB_MEASURE_VARIANCE)
        continue;
      column->budget = find_measure (columns, column->period, PB_MEASURE_BUDGET);
      column->actual = find_actual (columns, column->period);
      if (column->budget < 0 || column->actual < 0)
        column->budget = column->actual = -1;
    }
  self->n_columns = columns->len;
  self->columns = g_atomic_rc_box_alloc0 (MAX (columns->len, 1) * sizeof *self->columns);
  if (columns->len > 0)
    memcpy (self->columns, columns->data, columns->len * sizeof *self->columns);
  g_array_unref (columns);
}

/* The lines as they are stored, in their order, and the tree that their groups make. */
typedef struct
{
  GPtrArray *records;
  int *parents;
  int *last_child;
  int *previous_sibling;
  gboolean *placed;
  int *places; /* in reading order */
} Tree;

static void
tree_init (Tree *tree, GPtrArray *records)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  tree->records = records;
  tree->parents = g_new (int, records->len);
  tree->last_child = g_new (int, records->len);
  tree->previous_sibling = g_new (int, records->len);
  tree->placed = g_new0 (gboolean, records->len);
  tree->places = g_new (int, records->len);
  for (guint i = 0; i < records->len; i++)
    {
      gint64 id = pb_record_get_id (g_ptr_array_index (records, i));

      tree->last_child[i] = -1;
      g_hash_table_insert (by_id, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (i));
    }
  for (guint i = 0; i < records->len; i++)
    {
      PbRecord *record = g_ptr_array_index (records, i);
      gint64 id = pb_record_get_int (record, PB_LINE_PARENT);
      gpointer parent;

      tree->parents[i] = -1;
      tree->previous_sibling[i] = -1;
      if (pb_record_is_null (record, PB_LINE_PARENT) || !g_hash_table_lookup_extended (by_id, &id, NULL, &parent))
        continue;
      tree->parents[i] = (int) GPOINTER_TO_UINT (parent);
      tree->previous_sibling[i] = tree->last_child[tree->parents[i]];
      tree->last_child[tree->parents[i]] = (int) i;
    }
}

static void
tree_clear (Tree *tree)
{
  g_free (tree->parents);
  g_free (tree->last_child);
  g_free (tree->previous_sibling);
  g_free (tree->placed);
  g_free (tree->places);
}

/* Places a line without group and everything under it. */
static void
place_tree (PbSheet *self, Tree *tree, int start)
{
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (int));

  g_array_append_val (stack, start);
  while (stack->len > 0)
    {
      int at = g_array_index (stack, int, stack->len - 1);
      PbSheetLine *line = &self->lines[self->n_lines];

      g_array_set_size (stack, stack->len - 1);
      if (tree->placed[at])
        continue;
      tree->placed[at] = TRUE;
      tree->places[at] = (int) self->n_lines;
      line->record = g_object_ref (g_ptr_array_index (tree->records, at));
      line->id = pb_record_get_id (line->record);
      line->kind = MAX (pb_record_get_enum (line->record, PB_LINE_KIND), 0);
      line->parent = at == start ? -1 : tree->places[tree->parents[at]];
      line->link = -1;
      self->n_lines++;
      for (int child = tree->last_child[at]; child >= 0; child = tree->previous_sibling[child])
        g_array_append_val (stack, child);
    }
}

int
pb_sheet_shape_lines (PbSheetLine *lines, guint n_lines)
{
  int balance = -1;
  int after = -1;

  for (guint i = 0; i < n_lines; i++)
    {
      int parent = lines[i].parent;

      lines[i].depth = parent < 0 ? 0 : lines[parent].depth + 1;
      lines[i].root = parent < 0 ? (int) i : lines[parent].root;
      lines[i].end = (int) i + 1;
      lines[i].before = balance;
      if (lines[i].kind == PB_LINE_BALANCE)
        balance = (int) i;
    }
  for (guint i = n_lines; i-- > 0;)
    {
      lines[i].after = after;
      if (lines[i].kind == PB_LINE_BALANCE)
        after = (int) i;
      if (lines[i].parent >= 0)
        lines[lines[i].parent].end = MAX (lines[lines[i].parent].end, lines[i].end);
    }
  return balance;
}

static void
read_lines (PbSheet *self, PbPlan *plan)
{
  Tree tree;

  tree_init (&tree, pb_plan_peek_children (plan, PB_LINE_SHEET, pb_record_get_id (self->record)));
  self->lines = g_atomic_rc_box_alloc0 (MAX (tree.records->len, 1) * sizeof *self->lines);
  for (guint i = 0; i < tree.records->len; i++)
    if (tree.parents[i] < 0)
      place_tree (self, &tree, (int) i);
  /* Groups that stand in each other: shown all the same, from the first. */
  for (guint i = 0; i < tree.records->len; i++)
    if (!tree.placed[i])
      place_tree (self, &tree, (int) i);
  tree_clear (&tree);

  self->balance_line = pb_sheet_shape_lines (self->lines, self->n_lines);
}

int
pb_sheet_record_get_decimals (PbRecord *sheet)
{
  int unit = pb_record_get_enum (sheet, PB_SHEET_UNIT);

  if (pb_record_is_null (sheet, PB_SHEET_DECIMALS))
    return pb_unit_decimals (unit < 0 ? PB_UNIT_MNKR : (PbUnit) unit);
  return (int) CLAMP (pb_record_get_int (sheet, PB_SHEET_DECIMALS), 0, 8);
}

PbSheet *
pb_sheet_new (PbPlan *plan, PbRecord *record, guint first_node)
{
  PbSheet *self = g_new0 (PbSheet, 1);
  gsize n_cells;

  g_atomic_ref_count_init (&self->ref_count);
  self->record = g_object_ref (record);
  self->first_node = first_node;
  self->unit = MAX (pb_record_get_enum (record, PB_SHEET_UNIT), 0);
  self->sign = MAX (pb_record_get_enum (record, PB_SHEET_SIGN), 0);
  self->decimals = pb_sheet_record_get_decimals (record);
  read_lines (self, plan);
  read_columns (self, plan);
  n_cells = (gsize) self->n_lines * self->n_columns;
  self->values = g_new0 (gint64, n_cells);
  self->rows = g_new0 (guint32, n_cells);
  self->flags = g_new0 (guint8, n_cells);
  return self;
}
