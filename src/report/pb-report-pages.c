/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-report-layout-private.h"

/* A header that takes more of a page than this is not repeated: there would be no room for what it heads. */
#define LARGEST_REPEATED 0.5

static const PbPiece *
peek (GArray *pieces, guint i)
{
  return &g_array_index (pieces, PbPiece, i);
}

/* The header that stands above the row where a page begins with it; 0 where none does. */
static double
get_repeated (PbReportLayout *self, const PbPiece *piece)
{
  PbTableShape *shape = g_hash_table_lookup (self->shapes, GUINT_TO_POINTER (piece->block));
  if (shape == NULL || piece->row < 0)
    return 0;
  double height = ((PbTableBand *)shape->bands->pdata[piece->band])->repeated;
  return height <= LARGEST_REPEATED * pb_report_layout_get_room (self) ? height : 0;
}

/* How many pieces from start fit on a page, as far as they may be parted there. */
static guint
count_fitting (PbReportLayout *self, GArray *pieces, guint start)
{
  double room = pb_report_layout_get_room (self), y = get_repeated (self, peek (pieces, start));
  guint end = start;
  for (; end < pieces->len; end++)
    {
      const PbPiece *piece = peek (pieces, end);
      double before = end > start ? piece->before : 0;
      if (end > start && !peek (pieces, end - 1)->keep && piece->room > 0 && room - y - before < piece->room)
        return end - start;
      /* A hair's breadth is rounding, not height. */
      if (end > start && y + before + piece->height > room + 0.01)
        break;
      y += before + piece->height;
    }
  if (end == pieces->len)
    return end - start;
  for (guint i = end; i > start; i--)
    if (!peek (pieces, i - 1)->keep)
      return i - start;
  return MAX (end - start, 1);
}

/* Lines of one text that stand on the same page are one piece. */
static gboolean
join (PbPiece *last, const PbPiece *piece)
{
  if (last->block != piece->block || last->band != piece->band || last->row != piece->row
      || last->repeated != piece->repeated || last->first + last->n != piece->first || piece->before > 0)
    return FALSE;
  last->n += piece->n;
  last->height += piece->height;
  return TRUE;
}

static void
place_page (PbReportLayout *self, GArray *pieces, guint start, guint n)
{
  guint page = self->starts->len;
  guint begins = self->pieces->len;
  double y = get_repeated (self, peek (pieces, start));
  g_array_append_val (self->starts, begins);
  if (y > 0)
    {
      PbPiece header = { .block = peek (pieces, start)->block, .band = peek (pieces, start)->band, .row = -1,
                         .repeated = TRUE, .height = y, .page = page };
      g_array_append_val (self->pieces, header);
    }
  for (guint i = start; i < start + n; i++)
    {
      PbPiece piece = *peek (pieces, i);
      y += i > start ? piece.before : 0;
      piece.page = page;
      piece.y = y;
      y += piece.height;
      if (self->pages[piece.block] == G_MAXUINT)
        self->pages[piece.block] = page;
      if (i == start || !join (&g_array_index (self->pieces, PbPiece, self->pieces->len - 1), &piece))
        g_array_append_val (self->pieces, piece);
    }
}

void
pb_report_pages_place (PbReportLayout *self, GArray *pieces)
{
  for (guint start = 0; start < pieces->len;)
    {
      guint n = count_fitting (self, pieces, start);
      place_page (self, pieces, start, n);
      start += n;
    }
}
