/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-report-layout-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Of em: between columns, above and below a row's text, and what a depth is worth. */
#define GAP 1.2
#define PAD 0.34
#define INDENT 1.2
#define MARK 1.05
/* A row of more lines than this may be parted. */
#define MOST_KEPT 14
/* A text column is not made narrower than this many em for a long word. */
#define NARROWEST 7.0
#define LEAST_SCALE 0.8
/* A table of no more rows is not parted. */
#define MOST_TOGETHER 7
#define LONGEST_VERDICT 24
/* Facts below a title take two columns on a low page where they are more than this, and are set smaller. */
#define MOST_FACTS 6
#define BESIDE_SCALE 0.86
#define BESIDE_GAP 2.4

const PbTextLook pb_look_caption = { 1.0, 1.35, PANGO_WEIGHT_BOLD, PB_TONE_INK };
const PbTextLook pb_look_header = { 0.85, 1.3, PANGO_WEIGHT_BOLD, PB_TONE_INK_2 };
const PbTextLook pb_look_cell = { 0.9, 1.3, PANGO_WEIGHT_NORMAL, PB_TONE_INK };
const PbTextLook pb_look_sum = { 0.9, 1.3, PANGO_WEIGHT_BOLD, PB_TONE_INK };
const PbTextLook pb_look_balance = { 0.95, 1.3, PANGO_WEIGHT_BOLD, PB_TONE_INK };
const PbTextLook pb_look_quiet_cell = { 0.8, 1.3, PANGO_WEIGHT_NORMAL, PB_TONE_INK_2 };

static const PbTextLook *
get_look (PbReportTable *table, const PbReportRow *row, guint column)
{
  static const PbTextLook *const looks[] = { [PB_REPORT_ROW_PLAIN] = &pb_look_cell, [PB_REPORT_ROW_SUM] = &pb_look_sum,
                                             [PB_REPORT_ROW_BALANCE] = &pb_look_balance,
                                             [PB_REPORT_ROW_QUIET] = &pb_look_quiet_cell };
  if (table->plain && column == 0)
    return &pb_look_header;
  return looks[row->look];
}

static double
get_inset (const PbReportRow *row, const PbReportCell *cell, guint column, double em)
{
  return (column == 0 ? row->depth * INDENT * em : 0)
         + (cell != NULL && cell->mark != PB_REPORT_NO_MARK ? (MARK + 0.4) * em : 0);
}

static const PbReportRow *
peek_row (PbReportTable *table, guint row)
{
  return &g_array_index (table->rows, PbReportRow, row);
}

static PbReportColumn *
peek_column (PbReportTable *table, guint column)
{
  return &g_array_index (table->columns, PbReportColumn, column);
}

/* The longest word of a text, which a column had better hold. (transfer full) */
static char *
dup_longest_word (const char *text)
{
  const char *longest = text;
  gsize length = 0;
  for (const char *p = text; *p != '\0';)
    {
      gsize n = strcspn (p, " \n-/");
      if (n > length)
        {
          longest = p;
          length = n;
        }
      p += n;
      p += *p != '\0';
    }
  return g_strndup (longest, length);
}

typedef struct
{
  double natural;
  double least;
} Widths;

/* The words of a header may stand below each other; figures may not be parted. */
#define WIDEST_FIGURE 14.0
#define LONG_HEADER 9.0

/* Only a text longer than all before it can be wider by much. */
static Widths
measure_column (PbReportLayout *self, PbReportTable *table, guint column, double em)
{
  const PbReportColumn *head = peek_column (table, column);
  Widths widths = { 0, 0 };
  double figures = 0;
  gsize longest = 0, longest_word = 0;
  if (head->label != NULL && !table->plain)
    {
      g_autofree char *word = dup_longest_word (head->label);
      widths.natural = pb_report_text_measure (self->context, em, head->label, &pb_look_header);
      /* The names of the rows need the room more. */
      if (head->is_number && widths.natural > LONG_HEADER * em)
        widths.natural = MAX (widths.natural / 2, LONG_HEADER * em);
      widths.least = pb_report_text_measure (self->context, em, word, &pb_look_header);
    }
  for (guint r = 0; r < table->rows->len; r++)
    {
      const PbReportRow *row = peek_row (table, r);
      const PbReportCell *cell = pb_report_row_get_cell (row, column);
      if (cell == NULL || cell->text == NULL)
        continue;
      double inset = get_inset (row, cell, column, em);
      gsize length = strlen (cell->text) + 2 * (row->look != PB_REPORT_ROW_PLAIN) + (gsize)(inset / em);
      if (length >= longest && length < 2000)
        figures = MAX (figures,
                       inset + pb_report_text_measure (self->context, em, cell->text, get_look (table, row, column)));
      longest = MAX (length, longest);
      /* A verdict stands on one line, beside its mark. */
      if (cell->mark != PB_REPORT_NO_MARK && strlen (cell->text) <= LONGEST_VERDICT)
        widths.least
            = MAX (widths.least,
                   inset + pb_report_text_measure (self->context, em, cell->text, get_look (table, row, column)));
      g_autofree char *word = dup_longest_word (cell->text);
      if (strlen (word) >= longest_word && strlen (word) < 200)
        widths.least = MAX (
            widths.least, MIN (inset + pb_report_text_measure (self->context, em, word, get_look (table, row, column)),
                               NARROWEST * em + inset));
      longest_word = MAX (strlen (word), longest_word);
    }
  if (head->is_number)
    widths.least = MAX (widths.least, MIN (figures, WIDEST_FIGURE * em));
  widths.natural = MAX (widths.natural, MAX (figures, widths.least));
  return widths;
}

static PbTableBand *
band_new (void)
{
  PbTableBand *band = g_new0 (PbTableBand, 1);
  band->columns = g_array_new (FALSE, FALSE, sizeof (guint));
  band->widths = g_array_new (FALSE, FALSE, sizeof (double));
  return band;
}

static void
band_free (gpointer data)
{
  PbTableBand *band = data;
  g_array_unref (band->columns);
  g_array_unref (band->widths);
  g_free (band);
}

void
pb_report_table_shape_free (PbTableShape *shape)
{
  g_ptr_array_unref (shape->bands);
  g_free (shape);
}

/* Every column gets its least; what is left goes to texts by what they lack, and the rest to the first of the texts. */
static void
share_out (PbReportTable *table, PbTableBand *band, const Widths *widths, double width, double em)
{
  double left = width - GAP * em * (band->columns->len - 1), lacking = 0;
  for (guint i = 0; i < band->columns->len; i++)
    {
      const Widths *w = &widths[g_array_index (band->columns, guint, i)];
      left -= w->least;
      lacking += w->natural - w->least;
    }
  double share = lacking > 0 ? CLAMP (left / lacking, 0, 1) : 0;
  for (guint i = 0; i < band->columns->len; i++)
    {
      const Widths *w = &widths[g_array_index (band->columns, guint, i)];
      double wide = w->least + share * (w->natural - w->least);
      g_array_append_val (band->widths, wide);
    }
  guint widest = 0;
  while (widest + 1 < band->columns->len
         && peek_column (table, g_array_index (band->columns, guint, widest))->is_number)
    widest++;
  if (!table->plain && left > lacking)
    g_array_index (band->widths, double, widest) += left - lacking;
  if (table->plain && band->widths->len == 2)
    g_array_index (band->widths, double, 1) += MAX (left - lacking, 0);
}

/* Figures that are read across stand at even steps, as far as there is room. */
static void
even_out (PbReportTable *table, Widths *widths, double width, double em)
{
  double most = 0, all = 0;
  guint n = 0;
  for (guint c = 0; c < table->columns->len; c++)
    if (c > 0 && peek_column (table, c)->is_number)
      {
        most = MAX (most, widths[c].natural);
        n++;
      }
    else
      all += MIN (widths[c].natural, MAX (widths[c].least, 16 * em));
  if (n == 0 || all + n * most + GAP * em * (table->columns->len - 1) > width)
    return;
  for (guint c = 1; c < table->columns->len; c++)
    if (peek_column (table, c)->is_number)
      widths[c].least = widths[c].natural = most;
}

/* Fills bands from left to right; each begins with the first column. FALSE where all did not fit in one. */
static gboolean
fill_bands (PbTableShape *shape, PbReportTable *table, const Widths *widths, double width)
{
  PbTableBand *band = NULL;
  double used = 0;
  g_ptr_array_set_size (shape->bands, 0);
  for (guint c = 0; c < table->columns->len; c++)
    {
      double wanted = widths[c].least + GAP * shape->em;
      if (band == NULL || (band->columns->len > 1 && used + wanted > width + 0.5))
        {
          guint first = 0;
          band = band_new ();
          g_ptr_array_add (shape->bands, band);
          used = 0;
          if (c > 0)
            {
              g_array_append_val (band->columns, first);
              used = widths[0].least;
            }
          else
            used = -GAP * shape->em;
        }
      g_array_append_val (band->columns, c);
      used += wanted;
    }
  return shape->bands->len <= 1;
}

char *
pb_report_table_dup_title (PbReportTable *table, gboolean repeated)
{
  if (table->title == NULL || !repeated)
    return g_strdup (table->title);
  /* Translators: the title of a table that goes on from the page before. */
  return g_strdup_printf (_ ("%s (cont.)"), table->title);
}

static guint
count_header_lines (PbReportLayout *self, PbReportTable *table, const PbTableBand *band, double em)
{
  guint most = 0;
  for (guint i = 0; i < band->columns->len && !table->plain; i++)
    most = MAX (most, pb_report_text_count (self->context, em,
                                            peek_column (table, g_array_index (band->columns, guint, i))->label,
                                            &pb_look_header, g_array_index (band->widths, double, i)));
  return most;
}

static double
get_title_height (PbReportLayout *self, PbReportTable *table, gboolean repeated)
{
  g_autofree char *title = pb_report_table_dup_title (table, repeated);
  return title != NULL ? pb_report_text_count (self->context, self->em, title, &pb_look_caption,
                                               pb_report_layout_get_measure (self))
                                 * pb_report_text_get_line (self->em, &pb_look_caption)
                             + 0.3 * self->em
                       : 0;
}

static double
get_width (PbReportLayout *self, const PbTableShape *shape)
{
  double measure = pb_report_layout_get_measure (self);
  return shape->half > 0 ? (measure - BESIDE_GAP * self->em) / 2 : measure;
}

static PbTableShape *
shape_new (PbReportLayout *self, PbReportTable *table, gboolean beside)
{
  PbTableShape *shape = g_new0 (PbTableShape, 1);
  g_autofree Widths *widths = g_new0 (Widths, table->columns->len + 1);
  shape->half = beside ? (table->rows->len + 1) / 2 : 0;
  double width = get_width (self, shape);
  shape->bands = g_ptr_array_new_with_free_func (band_free);
  for (double scale = beside ? BESIDE_SCALE : 1; scale >= LEAST_SCALE - 0.001; scale -= 0.1)
    {
      shape->em = self->em * scale;
      for (guint c = 0; c < table->columns->len; c++)
        widths[c] = measure_column (self, table, c, shape->em);
      /* Texts may not leave the figures of a table without room. */
      widths[0].least = MIN (widths[0].least, width / 2);
      /* The names of facts stand on one line. */
      if (table->plain)
        widths[0].least = MIN (widths[0].natural, width / 3);
      even_out (table, widths, width, shape->em);
      if (fill_bands (shape, table, widths, width))
        break;
    }
  for (guint b = 0; b < shape->bands->len; b++)
    {
      PbTableBand *band = shape->bands->pdata[b];
      share_out (table, band, widths, width, shape->em);
      guint lines = count_header_lines (self, table, band, shape->em);
      double header
          = lines > 0 ? lines * pb_report_text_get_line (shape->em, &pb_look_header) + 2 * PAD * shape->em : 0;
      band->header = header + get_title_height (self, table, b > 0);
      band->repeated = header + get_title_height (self, table, TRUE);
    }
  return shape;
}

static guint
count_lines (PbReportLayout *self, PbReportTable *table, const PbTableShape *shape, const PbTableBand *band,
             const PbReportRow *row)
{
  guint most = 1;
  for (guint i = 0; i < band->columns->len; i++)
    {
      guint column = g_array_index (band->columns, guint, i);
      const PbReportCell *cell = pb_report_row_get_cell (row, column);
      if (cell != NULL && cell->text != NULL)
        most = MAX (most, pb_report_text_count (self->context, shape->em, cell->text, get_look (table, row, column),
                                                g_array_index (band->widths, double, i)
                                                    - get_inset (row, cell, column, shape->em)));
    }
  return most;
}

/* What stands below a row, as sexes and units, begins beside it and has no last one alone. */
static gboolean
is_of_group (PbReportTable *table, guint row)
{
  guint depth = peek_row (table, row + 1)->depth, own = peek_row (table, row)->depth;
  gboolean last = row + 2 == table->rows->len || peek_row (table, row + 2)->depth < depth;
  return depth > own || (depth > 0 && depth == own && last);
}

/* The last rows stand together, and the first with the header; a sum with what it sums. */
static gboolean
is_kept (PbReportTable *table, guint row, gboolean followed)
{
  const PbReportRow *next = row + 1 < table->rows->len ? peek_row (table, row + 1) : NULL;
  if (next == NULL)
    return followed;
  return is_of_group (table, row) || table->rows->len <= MOST_TOGETHER || row == 0 || row + 2 == table->rows->len
         || next->look == PB_REPORT_ROW_QUIET || next->look == PB_REPORT_ROW_BALANCE;
}

static const PbReportRow *
peek_beside (PbReportTable *table, const PbTableShape *shape, guint row)
{
  return shape->half > 0 && row + shape->half < table->rows->len ? peek_row (table, row + shape->half) : NULL;
}

const PbReportRow *
pb_report_table_get_beside (PbReportLayout *self, guint block, guint row)
{
  return peek_beside (((PbBlock *)self->doc->blocks->pdata[block])->table,
                      g_hash_table_lookup (self->shapes, GUINT_TO_POINTER (block)), row);
}

static void
add_row (PbReportLayout *self, PbReportTable *table, const PbTableShape *shape, PbPiece piece, gboolean followed,
         GArray *pieces)
{
  const PbReportRow *row = peek_row (table, (guint)piece.row), *beside = peek_beside (table, shape, (guint)piece.row);
  guint lines = count_lines (self, table, shape, shape->bands->pdata[piece.band], row);
  if (beside != NULL)
    lines = MAX (lines, count_lines (self, table, shape, shape->bands->pdata[piece.band], beside));
  double line = pb_report_text_get_line (shape->em, get_look (table, row, 1));
  guint step = lines > MOST_KEPT ? 1 : lines;
  for (guint first = 0; first < lines; first += step)
    {
      gboolean last = first + step >= lines;
      piece.first = first;
      piece.n = step;
      piece.height = step * line + (first == 0 ? PAD * shape->em : 0) + (last ? PAD * shape->em : 0);
      piece.keep = last ? is_kept (table, (guint)piece.row, followed) : first == 0 || first + 2 == lines;
      g_array_append_val (pieces, piece);
    }
}

void
pb_report_table_add_pieces (PbReportLayout *self, guint block, double before, GArray *pieces)
{
  PbReportTable *table = ((PbBlock *)self->doc->blocks->pdata[block])->table;
  const PbBlock *next = block + 1 < self->doc->blocks->len ? self->doc->blocks->pdata[block + 1] : NULL;
  gboolean followed = next != NULL && next->kind == PB_BLOCK_TEXT && next->style == PB_REPORT_QUIET;
  gboolean facts
      = table->plain && block > 0 && ((PbBlock *)self->doc->blocks->pdata[block - 1])->kind == PB_BLOCK_TITLE;
  PbTableShape *shape = shape_new (self, table, facts && self->height < self->width && table->rows->len > MOST_FACTS);
  g_hash_table_insert (self->shapes, GUINT_TO_POINTER (block), shape);
  for (guint b = 0; b < shape->bands->len; b++)
    {
      const PbTableBand *band = shape->bands->pdata[b];
      PbPiece piece = { .block = block, .band = b, .row = -1, .repeated = b > 0, .height = band->header, .keep = TRUE,
                        .before = b > 0 ? self->em : before };
      if (band->header > 0)
        g_array_append_val (pieces, piece);
      if (band->header > 0)
        piece.before = 0;
      piece.repeated = FALSE;
      for (guint r = 0; r < (shape->half > 0 ? shape->half : table->rows->len); r++)
        {
          piece.row = (int)r;
          add_row (self, table, shape, piece, followed && b + 1 == shape->bands->len, pieces);
          piece.before = 0;
        }
    }
}

static void
begin (cairo_t *cr, PbReportTags *tags, const char *tag)
{
  if (tags != NULL)
    cairo_tag_begin (cr, tag, NULL);
}

static void
end (cairo_t *cr, PbReportTags *tags, const char *tag)
{
  if (tags != NULL)
    cairo_tag_end (cr, tag);
}

static void
note_scope (PbReportTags *tags, gboolean of_row)
{
  if (tags != NULL)
    g_array_append_val (tags->scopes, of_row);
}

static void
draw_rule (PbReportLayout *self, cairo_t *cr, double y, double thickness, PbTone tone)
{
  pb_color_set_source (pb_palette_color (pb_palette_get_print (), tone), cr);
  cairo_rectangle (cr, self->margin_x, y - thickness / 2, pb_report_layout_get_measure (self), thickness);
  cairo_fill (cr);
}

static void
draw_header (PbReportLayout *self, cairo_t *cr, PangoContext *context, PbReportTable *table, const PbTableShape *shape,
             const PbPiece *piece, double y, PbReportTags *tags)
{
  const PbTableBand *band = shape->bands->pdata[piece->band];
  double title = get_title_height (self, table, piece->repeated), x = self->margin_x;
  g_autofree char *words = pb_report_table_dup_title (table, piece->repeated);
  if (words != NULL)
    {
      begin (cr, tags, "Caption");
      pb_report_text_draw (cr, context, self->em, words, &pb_look_caption, x, y, pb_report_layout_get_measure (self), 0,
                           G_MAXINT, FALSE);
      end (cr, tags, "Caption");
    }
  if (piece->height - title <= 0.01)
    return;
  double line = pb_report_text_get_line (shape->em, &pb_look_header);
  begin (cr, tags, "TR");
  for (guint i = 0; i < band->columns->len; i++)
    {
      const PbReportColumn *column = peek_column (table, g_array_index (band->columns, guint, i));
      double width = g_array_index (band->widths, double, i);
      guint lines = pb_report_text_count (context, shape->em, column->label, &pb_look_header, width);
      begin (cr, tags, "TH");
      note_scope (tags, FALSE);
      pb_report_text_draw (cr, context, shape->em, column->label, &pb_look_header, x,
                           y + piece->height - PAD * shape->em - lines * line, width, 0, lines, column->is_number);
      end (cr, tags, "TH");
      x += width + GAP * shape->em;
    }
  end (cr, tags, "TR");
  draw_rule (self, cr, y + piece->height, 0.75, PB_TONE_INK_2);
}

static void
draw_cell (PbReportTable *table, cairo_t *cr, PangoContext *context, const PbReportRow *row, const PbPiece *piece,
           guint column, double em, double x, double y, double width)
{
  const PbReportCell *cell = pb_report_row_get_cell (row, column);
  const PbTextLook *look = get_look (table, row, column);
  if (cell == NULL)
    return;
  double inset = get_inset (row, cell, column, em), line = pb_report_text_get_line (em, look);
  gboolean right = peek_column (table, column)->is_number;
  if (cell->mark != PB_REPORT_NO_MARK && piece->first == 0)
    {
      /* Beside its word. */
      double words
          = right ? MIN (pb_report_text_measure (context, em, cell->text, look), width - inset) : width - inset;
      double size = MARK * em * look->scale / pb_look_cell.scale;
      pb_mark_draw (cr, (PbMarkKind)cell->mark, x + width - words - (MARK + 0.4) * em, y + (line - size) / 2, size,
                    pb_palette_get_print ());
    }
  pb_report_text_draw (cr, context, em, cell->text, look, x + inset, y, width - inset, piece->first, piece->n,
                       right);
}

static void
draw_ground (PbReportLayout *self, cairo_t *cr, const PbReportRow *row, const PbPiece *piece, double y)
{
  if (row->look == PB_REPORT_ROW_BALANCE)
    {
      pb_color_set_source (&pb_palette_get_print ()->hover, cr);
      cairo_rectangle (cr, self->margin_x, y, pb_report_layout_get_measure (self), piece->height);
      cairo_fill (cr);
      if (piece->first == 0)
        draw_rule (self, cr, y, 1.2, PB_TONE_INK);
    }
}

static void
draw_row (PbReportTable *table, cairo_t *cr, PangoContext *context, const PbTableShape *shape, const PbReportRow *row,
          const PbPiece *piece, double x, double y, PbReportTags *tags)
{
  const PbTableBand *band = shape->bands->pdata[piece->band];
  begin (cr, tags, "TR");
  for (guint i = 0; i < band->columns->len; i++)
    {
      double width = g_array_index (band->widths, double, i);
      const char *tag = i == 0 ? "TH" : "TD";
      begin (cr, tags, tag);
      if (i == 0)
        note_scope (tags, TRUE);
      draw_cell (table, cr, context, row, piece, g_array_index (band->columns, guint, i), shape->em, x,
                 y + (piece->first == 0 ? PAD * shape->em : 0), width);
      end (cr, tags, tag);
      x += width + GAP * shape->em;
    }
  end (cr, tags, "TR");
}

void
pb_report_table_draw (PbReportLayout *self, cairo_t *cr, PangoContext *context, const PbPiece *piece, double y,
                      PbReportTags *tags)
{
  PbReportTable *table = ((PbBlock *)self->doc->blocks->pdata[piece->block])->table;
  const PbTableShape *shape = g_hash_table_lookup (self->shapes, GUINT_TO_POINTER (piece->block));
  if (piece->row < 0)
    {
      draw_header (self, cr, context, table, shape, piece, y, tags);
      return;
    }
  const PbReportRow *row = peek_row (table, (guint)piece->row), *beside = peek_beside (table, shape, (guint)piece->row);
  draw_ground (self, cr, row, piece, y);
  draw_row (table, cr, context, shape, row, piece, self->margin_x, y, tags);
  if (beside != NULL)
    draw_row (table, cr, context, shape, beside, piece,
              self->margin_x + get_width (self, shape) + BESIDE_GAP * self->em, y, tags);
  gboolean quiet_next = piece->row + 1 < (int)table->rows->len
                        && peek_row (table, (guint)piece->row + 1)->look == PB_REPORT_ROW_QUIET;
  if (!quiet_next)
    draw_rule (self, cr, y + piece->height, 0.5, PB_TONE_ROW_LINE);
}
