/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-book-private.h"

/* Keeps a row count from growing without end where lines link to each other many times over. */
#define MAX_ROWS 1000000000u

static void
add_cell (PbSheet *sheet, gsize to, PbSheet *other, gsize from)
{
  if ((other->flags[from] & PB_CELL_BROKEN) != 0)
    sheet->flags[to] |= PB_CELL_BROKEN;
  else if ((other->flags[from] & PB_CELL_HAS) != 0)
    {
      if (__builtin_add_overflow (sheet->values[to], other->values[from], &sheet->values[to]))
        sheet->flags[to] |= PB_CELL_BROKEN;
      sheet->rows[to] = MIN (sheet->rows[to] + other->rows[from], MAX_ROWS);
      sheet->flags[to] |= PB_CELL_HAS;
    }
}

static void
add_line (PbSheet *sheet, guint to, guint from, const guint *columns, guint n)
{
  for (guint i = 0; i < n; i++)
    add_cell (sheet, PB_SHEET_CELL (sheet, to, columns[i]), sheet, PB_SHEET_CELL (sheet, from, columns[i]));
}

const int *
pb_sheet_match_columns (PbSheet *self, PbSheet *other)
{
  int *matches;

  if (self->linked == NULL)
    self->linked = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  matches = g_hash_table_lookup (self->linked, GUINT_TO_POINTER (other->first_node));
  if (matches != NULL)
    return matches;
  matches = g_new (int, self->n_columns + 1);
  for (guint column = 0; column < self->n_columns; column++)
    matches[column] = self->first_node == other->first_node
                          ? (int) column
                          : pb_sheet_find_column (other, self->columns[column].period, self->columns[column].measure);
  g_hash_table_insert (self->linked, GUINT_TO_POINTER (other->first_node), matches);
  return matches;
}

static void
compute_link (PbBook *self, PbSheet *sheet, guint line, const guint *columns, guint n)
{
  const int *matches;
  guint other_line;
  PbSheet *other;

  if (sheet->lines[line].link < 0)
    return;
  other = pb_book_get_line (self, sheet->lines[line].link, &other_line);
  matches = pb_sheet_match_columns (sheet, other);
  for (guint i = 0; i < n; i++)
    if (matches[columns[i]] >= 0)
      add_cell (sheet, PB_SHEET_CELL (sheet, line, columns[i]), other,
                PB_SHEET_CELL (other, other_line, matches[columns[i]]));
}

/* The balance before it already holds the lines above that one. */
static void
compute_balance (PbSheet *sheet, guint line, const guint *columns, guint n)
{
  int before = sheet->lines[line].before;
  guint root = 0;

  if (before >= 0)
    {
      add_line (sheet, line, before, columns, n);
      root = sheet->lines[sheet->lines[before].root].end;
    }
  for (; root < line; root = sheet->lines[root].end)
    add_line (sheet, line, root, columns, n);
}

static void
compute_variance (PbSheet *sheet, guint line, guint column)
{
  const PbSheetColumn *c = &sheet->columns[column];
  gsize cell = PB_SHEET_CELL (sheet, line, column);
  gsize budget, actual;
  guint8 both;

  if (c->budget < 0)
    return;
  budget = PB_SHEET_CELL (sheet, line, c->budget);
  actual = PB_SHEET_CELL (sheet, line, c->actual);
  both = sheet->flags[budget] & sheet->flags[actual];
  sheet->flags[cell] &= PB_CELL_PRINTED;
  sheet->flags[cell] |= (sheet->flags[budget] | sheet->flags[actual]) & PB_CELL_BROKEN;
  if ((both & PB_CELL_HAS) == 0)
    return;
  if (sheet->sign == PB_SIGN_COST_POSITIVE
          ? __builtin_sub_overflow (sheet->values[budget], sheet->values[actual], &sheet->values[cell])
          : __builtin_sub_overflow (sheet->values[actual], sheet->values[budget], &sheet->values[cell]))
    sheet->flags[cell] |= PB_CELL_BROKEN;
  sheet->rows[cell] = MIN (sheet->rows[budget] + sheet->rows[actual], MAX_ROWS);
  sheet->flags[cell] |= PB_CELL_HAS;
}

void
pb_book_compute_line (PbBook *self, guint node, const guint *columns, guint n)
{
  guint line;
  PbSheet *sheet = pb_book_get_line (self, node, &line);
  const PbSheetLine *l = &sheet->lines[line];

  switch (l->kind)
    {
    case PB_LINE_SUM:
      for (int child = line + 1; child < l->end; child = sheet->lines[child].end)
        if (sheet->lines[child].kind != PB_LINE_BALANCE)
          add_line (sheet, line, child, columns, n);
      break;
    case PB_LINE_LINKED:
      compute_link (self, sheet, line, columns, n);
      break;
    case PB_LINE_BALANCE:
      compute_balance (sheet, line, columns, n);
      break;
    case PB_LINE_GIVEN:
    default:
      break;
    }
  for (guint i = 0; i < n; i++)
    compute_variance (sheet, line, columns[i]);
}

static void
mark_circular (PbBook *self, guint node)
{
  guint line;
  PbSheet *sheet = pb_book_get_line (self, node, &line);

  sheet->lines[line].circular = TRUE;
  for (guint column = 0; column < sheet->n_columns; column++)
    {
      gsize cell = PB_SHEET_CELL (sheet, line, column);

      sheet->flags[cell] = (sheet->flags[cell] & PB_CELL_PRINTED) | PB_CELL_BROKEN;
    }
}

int
pb_book_next_dependency (PbBook *self, PbBookVisit *visit)
{
  guint line;
  PbSheet *sheet = pb_book_get_line (self, visit->node, &line);
  const PbSheetLine *lines = sheet->lines;
  gboolean first = visit->cursor < 0;
  int next;

  switch (lines[line].kind)
    {
    case PB_LINE_SUM:
      next = first ? (int) line + 1 : lines[visit->cursor].end;
      while (next < lines[line].end && lines[next].kind == PB_LINE_BALANCE)
        next = lines[next].end;
      visit->cursor = next;
      return next < lines[line].end ? (int) sheet->first_node + next : -1;
    case PB_LINE_BALANCE:
      if (first)
        next = MAX (lines[line].before, 0);
      else
        next = lines[lines[visit->cursor].root].end;
      visit->cursor = next;
      return next < line ? (int) sheet->first_node + next : -1;
    case PB_LINE_LINKED:
      visit->cursor = 0;
      return first ? lines[line].link : -1;
    case PB_LINE_GIVEN:
    default:
      return -1;
    }
}

typedef struct
{
  PbBook *book;
  guint *order; /* when the node was first visited, 0 where not yet */
  guint *low;   /* the earliest node that it reaches; G_MAXUINT when it is settled */
  guint count;
  guint ranked;
  guint *columns; /* all that any table has */
  GArray *open;   /* guint: nodes visited but not settled */
  GArray *visits; /* PbBookVisit */
} Search;

static void
enter (Search *search, guint node)
{
  PbBookVisit visit = { node, -1 };

  search->order[node] = search->low[node] = ++search->count;
  g_array_append_val (search->open, node);
  g_array_append_val (search->visits, visit);
}

/* The node and what was opened after it reach each other: a ring, unless it is alone and does not rest on itself. */
static void
settle (Search *search, guint node)
{
  gboolean alone = g_array_index (search->open, guint, search->open->len - 1) == node;
  guint line;
  PbSheet *sheet = pb_book_get_line (search->book, node, &line);
  guint member;

  if (alone && sheet->lines[line].link != (int) node)
    pb_book_compute_line (search->book, node, search->columns, sheet->n_columns);
  do
    {
      member = g_array_index (search->open, guint, search->open->len - 1);
      g_array_set_size (search->open, search->open->len - 1);
      search->low[member] = G_MAXUINT;
      search->book->ranks[member] = search->ranked++;
      if (!alone || sheet->lines[line].link == (int) node)
        mark_circular (search->book, member);
    }
  while (member != node);
}

static void
search_from (Search *search, guint start)
{
  enter (search, start);
  while (search->visits->len > 0)
    {
      PbBookVisit *visit = &g_array_index (search->visits, PbBookVisit, search->visits->len - 1);
      guint node = visit->node;
      int next = pb_book_next_dependency (search->book, visit);

      if (next >= 0)
        {
          if (search->order[next] == 0)
            enter (search, next);
          else if (search->low[next] != G_MAXUINT)
            search->low[node] = MIN (search->low[node], search->order[next]);
          continue;
        }
      g_array_set_size (search->visits, search->visits->len - 1);
      if (search->visits->len > 0)
        {
          guint parent = g_array_index (search->visits, PbBookVisit, search->visits->len - 1).node;

          search->low[parent] = MIN (search->low[parent], search->low[node]);
        }
      if (search->low[node] == search->order[node])
        settle (search, node);
    }
}

/* Computes every line after what it rests on, with Tarjan's algorithm for strongly connected components: a component of
 * more than one line is a ring of links. Without recursion: a plan file from elsewhere may nest as deep as it likes. */
void
pb_book_compute (PbBook *self)
{
  Search search = { self };
  guint most = 0;

  for (guint i = 0; i < self->n_sheets; i++)
    most = MAX (most, self->sheets[i]->n_columns);
  search.columns = g_new (guint, most + 1);
  for (guint i = 0; i < most; i++)
    search.columns[i] = i;
  search.order = g_new0 (guint, self->n_nodes);
  search.low = g_new0 (guint, self->n_nodes);
  search.open = g_array_new (FALSE, FALSE, sizeof (guint));
  search.visits = g_array_new (FALSE, FALSE, sizeof (PbBookVisit));
  for (guint node = 0; node < self->n_nodes; node++)
    if (search.order[node] == 0)
      search_from (&search, node);
  g_array_unref (search.visits);
  g_array_unref (search.open);
  g_free (search.columns);
  g_free (search.low);
  g_free (search.order);
}
