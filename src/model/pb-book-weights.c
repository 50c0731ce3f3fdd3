/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-book-private.h"

typedef struct
{
  PbBook *book;
  const char *period;
  PbMeasure measure;
  double *weights;
  guint8 *seen;  /* per node */
  GArray *stack; /* gint: a node to enter; its complement where what it rests on has been entered */
} Weigher;

typedef void (*Visit) (Weigher *weigher, guint node, guint dependency);

/* What a line's figure in the weigher's column sums; as pb_book_compute() does it. */
static void
visit_dependencies (Weigher *weigher, guint node, Visit visit)
{
  guint line, other_line;
  PbSheet *sheet = pb_book_get_line (weigher->book, node, &line);
  PbSheet *other;
  const PbSheetLine *lines = sheet->lines;
  guint at = 0;

  if (lines[line].circular)
    return;
  switch (lines[line].kind)
    {
    case PB_LINE_SUM:
      for (int child = line + 1; child < lines[line].end; child = lines[child].end)
        if (lines[child].kind != PB_LINE_BALANCE)
          visit (weigher, node, sheet->first_node + child);
      break;
    case PB_LINE_BALANCE:
      if (lines[line].before >= 0)
        {
          visit (weigher, node, sheet->first_node + lines[line].before);
          at = lines[lines[lines[line].before].root].end;
        }
      for (; at < line; at = lines[at].end)
        visit (weigher, node, sheet->first_node + at);
      break;
    case PB_LINE_LINKED:
      if (lines[line].link < 0)
        break;
      other = pb_book_get_line (weigher->book, lines[line].link, &other_line);
      if (pb_sheet_find_column (other, weigher->period, weigher->measure) >= 0)
        visit (weigher, node, lines[line].link);
      break;
    case PB_LINE_GIVEN:
    default:
      break;
    }
}

static void
push (Weigher *weigher, guint node, guint dependency)
{
  int entry = (int)dependency;

  if (!weigher->seen[dependency])
    g_array_append_val (weigher->stack, entry);
}

static void
add_weight (Weigher *weigher, guint node, guint dependency)
{
  weigher->weights[dependency] += weigher->weights[node];
}

/* The nodes below start, each after what rests on it comes last: read backwards it is the order to hand weights down
 * in. */
static GArray *
list_below (Weigher *weigher, guint start)
{
  GArray *order = g_array_new (FALSE, FALSE, sizeof (guint));

  push (weigher, start, start);
  while (weigher->stack->len > 0)
    {
      int entry = g_array_index (weigher->stack, int, weigher->stack->len - 1);
      guint node = entry >= 0 ? entry : ~entry;

      g_array_set_size (weigher->stack, weigher->stack->len - 1);
      if (entry < 0)
        {
          g_array_append_val (order, node);
          continue;
        }
      if (weigher->seen[node])
        continue;
      weigher->seen[node] = TRUE;
      entry = ~entry;
      g_array_append_val (weigher->stack, entry);
      visit_dependencies (weigher, node, push);
    }
  return order;
}

double *
pb_book_weigh (PbBook *self, PbSheet *sheet, const char *period, PbMeasure measure)
{
  Weigher weigher = { self, period, measure, NULL, NULL, NULL };
  guint start = sheet->first_node + sheet->balance_line;
  g_autoptr (GArray) order = NULL;

  weigher.weights = g_new0 (double, self->n_nodes);
  weigher.seen = g_new0 (guint8, self->n_nodes);
  weigher.stack = g_array_new (FALSE, FALSE, sizeof (int));
  order = list_below (&weigher, start);
  weigher.weights[start] = 1;
  for (guint i = order->len; i > 0; i--)
    visit_dependencies (&weigher, g_array_index (order, guint, i - 1), add_weight);
  g_array_unref (weigher.stack);
  g_free (weigher.seen);
  return weigher.weights;
}
