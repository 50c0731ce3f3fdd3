/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-book-private.h"

/* An edit's figures are read anew; from there the lines that rest on them are computed, each after what it rests on, in
 * the columns where that came out differently, and no others. The steps of the computation are those of a fresh one, so
 * what comes out is the same to the last flag. */

typedef struct
{
  PbBook *book;
  GHashTable *columns; /* node + 1 → gboolean[n_columns] to compute; once computed: that changed */
} Update;

/* What a cell shows, to compare with. */
typedef struct
{
  gint64 value;
  guint32 rows;
  guint8 flags;
} Shown;

static Shown
get_shown (PbSheet *sheet, gsize cell)
{
  gboolean has = (sheet->flags[cell] & PB_CELL_HAS) != 0;

  return (Shown){ has ? sheet->values[cell] : 0, has ? sheet->rows[cell] : 0,
                  sheet->flags[cell] & (PB_CELL_HAS | PB_CELL_BROKEN) };
}

static gboolean
is_same (const Shown *a, const Shown *b)
{
  return a->value == b->value && a->rows == b->rows && a->flags == b->flags;
}

static PbSheet *
get_own_line (PbBook *book, guint node, guint *line)
{
  guint at = book->node_sheet[node];
  PbSheet *before = book->sheets[at];
  gint64 id = pb_record_get_id (before->record);

  book->sheets[at] = pb_sheet_make_own (before);
  if (book->sheets[at] != before)
    g_hash_table_insert (book->sheet_by_id, g_memdup2 (&id, sizeof id), book->sheets[at]);
  *line = node - book->sheets[at]->first_node;
  return book->sheets[at];
}

static gboolean *
get_columns (Update *self, guint node)
{
  return g_hash_table_lookup (self->columns, GUINT_TO_POINTER (node + 1));
}

static gboolean *
ensure_columns (Update *self, guint node)
{
  gboolean *columns = get_columns (self, node);
  guint line;

  if (columns == NULL)
    {
      columns = g_new0 (gboolean, pb_book_get_line (self->book, node, &line)->n_columns + 1);
      g_hash_table_insert (self->columns, GUINT_TO_POINTER (node + 1), columns);
    }
  return columns;
}

typedef void (*DependentFunc) (Update *self, guint node, guint dependent, gpointer data);

/* The balance that a line outside groups, or the balance before it, is summed in; -1 where none. */
static int
find_balance (PbSheet *sheet, int line)
{
  const PbSheetLine *l = &sheet->lines[line];
  int before;

  if (l->kind == PB_LINE_BALANCE || l->after < 0)
    return l->after;
  before = sheet->lines[l->after].before;
  if (l->parent >= 0 || (before >= 0 && line < sheet->lines[sheet->lines[before].root].end))
    return -1;
  return l->after;
}

/* The lines that rest on a line itself. */
static void
foreach_dependent (Update *self, guint node, DependentFunc func, gpointer data)
{
  guint line;
  PbSheet *sheet = pb_book_get_line (self->book, node, &line);
  const PbSheetLine *l = &sheet->lines[line];
  int balance = find_balance (sheet, (int)line);

  if (l->parent >= 0 && l->kind != PB_LINE_BALANCE && sheet->lines[l->parent].kind == PB_LINE_SUM)
    func (self, node, sheet->first_node + l->parent, data);
  if (balance >= 0)
    func (self, node, sheet->first_node + balance, data);
  for (int link = self->book->first_link[node]; link >= 0; link = self->book->next_link[link])
    func (self, node, link, data);
}

static void
collect (Update *self, guint node, guint dependent, gpointer data)
{
  GArray *nodes = data;

  if (get_columns (self, dependent) != NULL)
    return;
  ensure_columns (self, dependent);
  g_array_append_val (nodes, dependent);
}

/* Marks the columns that changed in a line for one that rests on it. */
static void
mark (Update *self, guint node, guint dependent, gpointer data)
{
  gboolean *from = get_columns (self, node);
  gboolean *to = ensure_columns (self, dependent);
  guint line, other_line;
  PbSheet *sheet = pb_book_get_line (self->book, node, &line);
  PbSheet *other = pb_book_get_line (self->book, dependent, &other_line);
  const int *matches = pb_sheet_match_columns (other, sheet);

  for (guint column = 0; column < other->n_columns; column++)
    if (matches[column] >= 0 && from[matches[column]])
      to[column] = TRUE;
}

static int
compare_ranks (gconstpointer a, gconstpointer b, gpointer data)
{
  const guint *ranks = data;
  guint first = ranks[*(const guint *)a], second = ranks[*(const guint *)b];

  return (first > second) - (first < second);
}

/* The columns to compute, a variance with what it is computed from. (element-type guint) */
static GArray *
list_columns (PbSheet *sheet, const gboolean *marked)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint column = 0; column < sheet->n_columns; column++)
    {
      const PbSheetColumn *c = &sheet->columns[column];

      if (marked[column] || (c->budget >= 0 && (marked[c->budget] || marked[c->actual])))
        g_array_append_val (list, column);
    }
  return list;
}

static void
compute (Update *self, guint node)
{
  gboolean *marked = get_columns (self, node);
  guint line;
  PbSheet *sheet = pb_book_get_line (self->book, node, &line);
  g_autoptr (GArray) columns = list_columns (sheet, marked);
  g_autofree Shown *before = NULL;

  memset (marked, 0, sheet->n_columns * sizeof *marked);
  if (columns->len == 0 || sheet->lines[line].circular)
    return;
  sheet = get_own_line (self->book, node, &line);
  before = g_new (Shown, columns->len);
  for (guint i = 0; i < columns->len; i++)
    {
      gsize cell = PB_SHEET_CELL (sheet, line, g_array_index (columns, guint, i));

      before[i] = get_shown (sheet, cell);
      sheet->values[cell] = 0;
      sheet->rows[cell] = 0;
      sheet->flags[cell] &= PB_CELL_PRINTED;
    }
  pb_book_compute_line (self->book, node, (const guint *)columns->data, columns->len);
  for (guint i = 0; i < columns->len; i++)
    {
      guint column = g_array_index (columns, guint, i);
      Shown now = get_shown (sheet, PB_SHEET_CELL (sheet, line, column));

      marked[column] = !is_same (&before[i], &now);
    }
}

/* Reads the figures of lines anew, and marks those that changed. */
static void
read_lines (Update *self, PbPlan *plan, gint64 scenario_id, GArray *nodes)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < nodes->len; i++)
    {
      guint node = g_array_index (nodes, guint, i);
      guint line;
      PbSheet *sheet = get_own_line (self->book, node, &line);
      Shown *before = g_new (Shown, sheet->n_columns + 1);

      for (guint column = 0; column < sheet->n_columns; column++)
        before[column] = get_shown (sheet, PB_SHEET_CELL (sheet, line, column));
      g_ptr_array_add (rows, before);
      pb_book_read_line (self->book, plan, node);
    }
  if (scenario_id != 0)
    pb_book_apply_scenario_lines (self->book, plan, scenario_id, (const guint *)nodes->data, nodes->len);
  for (guint i = 0; i < nodes->len; i++)
    {
      guint node = g_array_index (nodes, guint, i);
      const Shown *before = g_ptr_array_index (rows, i);
      gboolean *changed = ensure_columns (self, node);
      guint line;
      PbSheet *sheet = pb_book_get_line (self->book, node, &line);

      for (guint column = 0; column < sheet->n_columns; column++)
        pb_book_compute_line (self->book, node, &column, 1);
      for (guint column = 0; column < sheet->n_columns; column++)
        {
          Shown now = get_shown (sheet, PB_SHEET_CELL (sheet, line, column));

          changed[column] = !is_same (&before[column], &now);
        }
      self->book->effects_stale |= self->book->effect_of[node] >= 0;
    }
}

static void
add_node (PbBook *book, GHashTable *seen, GArray *nodes, guint node)
{
  guint line;
  PbSheet *sheet = pb_book_get_line (book, node, &line);

  if (sheet->lines[line].kind == PB_LINE_GIVEN && g_hash_table_add (seen, GUINT_TO_POINTER (node + 1)))
    g_array_append_val (nodes, node);
}

static gboolean
is_driven (const PbEffectLine *effect, GHashTable *assignments)
{
  for (guint i = 0; i < effect->n_parts; i++)
    if (g_hash_table_contains (assignments, &effect->parts[i].assignment))
      return TRUE;
  return FALSE;
}

/* The given lines whose figures may have changed. (element-type guint) */
static GArray *
list_given (PbBook *book, const PbBookChanges *changes)
{
  GArray *nodes = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, changes->cells);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      int node = pb_book_find_line (book, *(gint64 *)id);

      if (node >= 0)
        add_node (book, seen, nodes, (guint)node);
    }
  for (guint i = 0; g_hash_table_size (changes->assignments) > 0 && i < book->effect_lines->len; i++)
    {
      const PbEffectLine *effect = &g_array_index (book->effect_lines, PbEffectLine, i);

      if (is_driven (effect, changes->assignments))
        add_node (book, seen, nodes, effect->node);
    }
  return nodes;
}

static void
read_printed (PbBook *book, PbPlan *plan, const PbBookChanges *changes)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, changes->printed);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      int node = pb_book_find_line (book, *(gint64 *)id);
      guint line;

      if (node < 0)
        continue;
      get_own_line (book, (guint)node, &line);
      pb_book_read_printed (book, plan, (guint)node);
    }
}

void
pb_book_update (PbBook *self, PbPlan *plan, gint64 scenario_id, const PbBookChanges *changes)
{
  g_autoptr (GArray) given = list_given (self, changes);
  g_autoptr (GArray) nodes = g_array_new (FALSE, FALSE, sizeof (guint));
  Update update = { self, NULL };

  read_printed (self, plan, changes);
  if (given->len == 0)
    return;
  update.columns = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  read_lines (&update, plan, scenario_id, given);
  for (guint i = 0; i < given->len; i++)
    foreach_dependent (&update, g_array_index (given, guint, i), collect, nodes);
  for (guint i = 0; i < nodes->len; i++)
    foreach_dependent (&update, g_array_index (nodes, guint, i), collect, nodes);
  g_array_sort_with_data (nodes, compare_ranks, self->ranks);
  for (guint i = 0; i < given->len; i++)
    foreach_dependent (&update, g_array_index (given, guint, i), mark, NULL);
  for (guint i = 0; i < nodes->len; i++)
    {
      compute (&update, g_array_index (nodes, guint, i));
      foreach_dependent (&update, g_array_index (nodes, guint, i), mark, NULL);
    }
  g_hash_table_unref (update.columns);
}
