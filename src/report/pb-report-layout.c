/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-report-layout-private.h"

#include <math.h>

/* Points. */
#define A4_SHORT 595.28
#define A4_LONG 841.89
#define A5_LONG 595.28
#define A5_SHORT 419.53
#define EM 10.0
/* A text's lines are no longer than this many em; about 80 letters. */
#define MEASURE 41
#define ITEM_INDENT 1.4
#define MARK_INDENT 1.6
/* A part begins a page where less than this is left of one; on a low page where more than a little is taken. */
#define PART_ROOM 0.4
#define LOW_ROOM 0.62
#define PICTURE_EM 0.85
#define LEAST_EM 2.0
#define SIGNATURE_HEIGHT 7
/* About: a row of a table; and what may stand with a picture on a low page. */
#define TABLE_ROW 1.9
#define MOST_COMPANY 0.62
#define MOST_LEADING 4
/* A title of more letters is set smaller. */
#define LONG_TITLE 80
/* Of a standing page: the space above its title. */
#define TITLE_TOP 0.16
/* Blocks between two looks at whether anybody wants it stopped. */
#define STEP 16

const PbTextLook pb_look_source = { 0.8, 1.35, PANGO_WEIGHT_NORMAL, PB_TONE_INK_2 };
const PbTextLook pb_look_over = { 1.1, 1.35, PANGO_WEIGHT_BOLD, PB_TONE_INK_2 };
const PbTextLook pb_look_under = { 1.2, 1.35, PANGO_WEIGHT_NORMAL, PB_TONE_INK_2 };
const PbTextLook pb_look_contents = { 1.0, 1.5, PANGO_WEIGHT_BOLD, PB_TONE_INK };
const PbTextLook pb_look_contents_minor = { 0.95, 1.4, PANGO_WEIGHT_NORMAL, PB_TONE_INK };
const PbTextLook pb_look_foot = { 0.75, 1.35, PANGO_WEIGHT_NORMAL, PB_TONE_INK_2 };

void
pb_report_paper_get_size (PbReportPaper paper, double *width, double *height)
{
  *width = paper == PB_REPORT_A5 ? A5_LONG : A4_SHORT;
  *height = paper == PB_REPORT_A5 ? A5_SHORT : A4_LONG;
}

double
pb_report_layout_get_measure (PbReportLayout *self)
{
  return self->width - 2 * self->margin_x;
}

double
pb_report_layout_get_room (PbReportLayout *self)
{
  return self->height - self->margin_top - self->margin_bottom;
}

const PbTextLook *
pb_report_block_get_look (const PbBlock *block)
{
  static const PbTextLook headings[] = { { 1.8, 1.2, PANGO_WEIGHT_BOLD, PB_TONE_INK },
                                         { 1.25, 1.25, PANGO_WEIGHT_BOLD, PB_TONE_INK },
                                         { 1.05, 1.3, PANGO_WEIGHT_BOLD, PB_TONE_INK } };
  static const PbTextLook texts[] = { [PB_REPORT_TEXT] = { 1.0, 1.42, PANGO_WEIGHT_NORMAL, PB_TONE_INK },
                                      [PB_REPORT_LEAD] = { 1.25, 1.4, PANGO_WEIGHT_NORMAL, PB_TONE_INK },
                                      [PB_REPORT_QUIET] = { 0.85, 1.38, PANGO_WEIGHT_NORMAL, PB_TONE_INK_2 },
                                      [PB_REPORT_LABEL] = { 0.85, 1.35, PANGO_WEIGHT_BOLD, PB_TONE_INK_2 } };
  static const PbTextLook title = { 2.6, 1.2, PANGO_WEIGHT_BOLD, PB_TONE_INK };
  static const PbTextLook long_title = { 2.0, 1.25, PANGO_WEIGHT_BOLD, PB_TONE_INK };
  static const PbTextLook verdict = { 1.0, 1.42, PANGO_WEIGHT_BOLD, PB_TONE_INK };
  switch (block->kind)
    {
    case PB_BLOCK_TITLE:
      return block->text != NULL && g_utf8_strlen (block->text, -1) > LONG_TITLE ? &long_title : &title;
    case PB_BLOCK_HEADING:
      return &headings[block->level - 1];
    case PB_BLOCK_CONTENTS:
      return &headings[0];
    case PB_BLOCK_VERDICT:
      return &verdict;
    default:
      return &texts[block->style];
    }
}

double
pb_report_block_get_indent (PbReportLayout *self, const PbBlock *block)
{
  return block->kind == PB_BLOCK_ITEM      ? ITEM_INDENT * self->em
         : block->kind == PB_BLOCK_VERDICT ? MARK_INDENT * self->em
                                           : 0;
}

double
pb_report_block_get_width (PbReportLayout *self, const PbBlock *block)
{
  double width = pb_report_layout_get_measure (self);
  if (block->kind != PB_BLOCK_TITLE && block->kind != PB_BLOCK_HEADING && block->kind != PB_BLOCK_CONTENTS)
    width = MIN (width, MEASURE * self->em * MAX (pb_report_block_get_look (block)->scale, 1));
  return width - pb_report_block_get_indent (self, block);
}

static double
get_before (PbReportLayout *self, guint i)
{
  static const double headings[] = { 2.6, 2.0, 1.3 };
  const PbBlock *block = self->doc->blocks->pdata[i], *last = i > 0 ? self->doc->blocks->pdata[i - 1] : NULL;
  if (last == NULL)
    return 0;
  if (block->kind == PB_BLOCK_HEADING)
    return (last->kind == PB_BLOCK_HEADING ? 0.9 : headings[block->level - 1]) * self->em;
  if (block->kind == PB_BLOCK_TEXT && last->kind == PB_BLOCK_TEXT && last->style == PB_REPORT_LABEL)
    return 0.1 * self->em;
  if (block->kind == PB_BLOCK_TABLE || block->kind == PB_BLOCK_PICTURE)
    return (last->kind == PB_BLOCK_HEADING ? 0.6 : 1.3) * self->em;
  if (last->kind == PB_BLOCK_TABLE)
    return 0.5 * self->em;
  if (block->kind == PB_BLOCK_ITEM && last->kind == PB_BLOCK_ITEM)
    return 0.2 * self->em;
  return (last->kind == PB_BLOCK_HEADING ? 0.35 : 0.6) * self->em;
}

/* One piece a line, so that a text may go on on the next page; two lines at least stand together at either end. */
static void
add_lines (PbReportLayout *self, guint i, gboolean whole, GArray *pieces)
{
  const PbBlock *block = self->doc->blocks->pdata[i];
  const PbTextLook *look = pb_report_block_get_look (block);
  guint n = MAX (
      pb_report_text_count (self->context, self->em, block->text, look, pb_report_block_get_width (self, block)), 1);
  PbPiece piece = { .block = i, .row = -1, .n = 1, .before = get_before (self, i),
                    .height = pb_report_text_get_line (self->em, look) };
  if (block->kind == PB_BLOCK_HEADING && block->level < 3)
    piece.room = self->height > self->width
                     ? (block->level == 1 ? PART_ROOM * pb_report_layout_get_room (self) : 0)
                     : (block->level == 1 ? LOW_ROOM : PART_ROOM) * pb_report_layout_get_room (self);
  const PbBlock *next = i + 1 < self->doc->blocks->len ? self->doc->blocks->pdata[i + 1] : NULL;
  /* A few lines above a table, or above what is written under fixed headings, say what it is about. */
  gboolean leads = next != NULL && block->kind == PB_BLOCK_TEXT && n <= MOST_LEADING
                   && (next->kind == PB_BLOCK_TABLE ? block->style != PB_REPORT_QUIET
                                                    : block->style == PB_REPORT_QUIET && next->kind == PB_BLOCK_TEXT
                                                          && next->style == PB_REPORT_LABEL);
  for (guint l = 0; l < n; l++)
    {
      piece.first = l;
      piece.keep = whole || leads || (n > 1 && (l == 0 || l + 2 == n));
      g_array_append_val (pieces, piece);
      piece.before = piece.room = 0;
    }
}

double
pb_report_title_get_top (PbReportLayout *self)
{
  return self->height > self->width ? TITLE_TOP * pb_report_layout_get_room (self) : self->em;
}

static void
add_title (PbReportLayout *self, guint i, GArray *pieces)
{
  const PbBlock *block = self->doc->blocks->pdata[i];
  double width = pb_report_block_get_width (self, block), height = 0;
  const PbTextLook *look = pb_report_block_get_look (block);
  height += pb_report_text_count (self->context, self->em, block->over, &pb_look_over, width)
            * pb_report_text_get_line (self->em, &pb_look_over);
  height += pb_report_text_count (self->context, self->em, block->text, look, width)
            * pb_report_text_get_line (self->em, look);
  height += pb_report_text_count (self->context, self->em, block->under, &pb_look_under, width)
            * pb_report_text_get_line (self->em, &pb_look_under);
  height += pb_report_title_get_top (self) + 3 * self->em;
  PbPiece piece = { .block = i, .row = -1, .n = 1, .height = height, .keep = TRUE };
  g_array_append_val (pieces, piece);
}

/* The headings that the contents lead to. */
static void
add_contents (PbReportLayout *self, guint i, GArray *pieces)
{
  add_lines (self, i, TRUE, pieces);
  for (guint h = i + 1; h < self->doc->blocks->len; h++)
    {
      const PbBlock *heading = self->doc->blocks->pdata[h];
      if (heading->kind != PB_BLOCK_HEADING || heading->level > 2)
        continue;
      const PbTextLook *look = heading->level == 1 ? &pb_look_contents : &pb_look_contents_minor;
      double indent = heading->level == 1 ? 0 : ITEM_INDENT * self->em;
      guint lines = pb_report_text_count (self->context, self->em, heading->text, look,
                                          pb_report_layout_get_measure (self) - indent - 3.5 * self->em);
      PbPiece piece = { .block = i, .row = (int)self->contents->len, .n = MAX (lines, 1) };
      piece.height = piece.n * pb_report_text_get_line (self->em, look);
      piece.before = heading->level == 1 ? 0.5 * self->em : 0;
      piece.keep = heading->level == 1;
      g_array_append_val (self->contents, h);
      g_array_append_val (pieces, piece);
    }
}

double
pb_report_picture_get_head (PbReportLayout *self, const PbBlock *block)
{
  return block->text != NULL ? pb_report_text_count (self->context, self->em, block->text, &pb_look_caption,
                                                     pb_report_layout_get_measure (self))
                                       * pb_report_text_get_line (self->em, &pb_look_caption)
                                   + 0.4 * self->em
                             : 0;
}

double
pb_report_picture_get_foot (PbReportLayout *self, const PbBlock *block)
{
  return block->under != NULL ? pb_report_text_count (self->context, self->em, block->under, &pb_look_source,
                                                      pb_report_layout_get_measure (self))
                                        * pb_report_text_get_line (self->em, &pb_look_source)
                                    + 0.3 * self->em
                              : 0;
}

static const PbBlock *
peek_block (PbReportLayout *self, guint i)
{
  return i < self->doc->blocks->len ? self->doc->blocks->pdata[i] : NULL;
}

static double
measure_text (PbReportLayout *self, const PbBlock *block)
{
  const PbTextLook *look = pb_report_block_get_look (block);
  return pb_report_text_count (self->context, self->em, block->text, look, pb_report_block_get_width (self, block))
         * pb_report_text_get_line (self->em, look);
}

/* On a low page: the headings above a picture, and the tables and the words that belong to it, where they leave it
 * enough. */
static double
get_company (PbReportLayout *self, guint i)
{
  const PbBlock *block = peek_block (self, i + 1);
  double height = 0;
  if (self->height > self->width || block == NULL || block->kind != PB_BLOCK_TABLE)
    return 0;
  for (guint h = i; (block = peek_block (self, h - 1)) != NULL && block->kind == PB_BLOCK_HEADING; h--)
    height += measure_text (self, block) + get_before (self, h);
  for (guint b = i + 1;
       (block = peek_block (self, b)) != NULL && (block->kind == PB_BLOCK_TABLE || block->kind == PB_BLOCK_TEXT); b++)
    height += get_before (self, b)
              + (block->kind == PB_BLOCK_TEXT ? measure_text (self, block)
                                              : (block->table->rows->len + 1) * TABLE_ROW * self->em);
  return height <= MOST_COMPANY * pb_report_layout_get_room (self) ? height : 0;
}

double
pb_report_picture_fit (PbReportLayout *self, guint i, double *em)
{
  const PbBlock *block = self->doc->blocks->pdata[i];
  double room = pb_report_layout_get_room (self) - get_company (self, i) - pb_report_picture_get_head (self, block)
                - pb_report_picture_get_foot (self, block);
  double height = 0, last;
  for (*em = PICTURE_EM * self->em; *em >= LEAST_EM; *em *= 0.93)
    {
      last = height;
      g_autoptr (PangoFontDescription) font
          = pango_font_description_copy (pango_context_get_font_description (self->context));
      PangoContext *context = self->context;
      pango_font_description_set_absolute_size (font, *em * PANGO_SCALE);
      pango_context_set_font_description (context, font);
      height = block->picture.get_height (context, pb_report_layout_get_measure (self), block->picture.data);
      pango_font_description_set_absolute_size (font, self->em * PANGO_SCALE);
      pango_context_set_font_description (context, font);
      if (height <= room)
        break;
      /* It is as high as it is told to be, and its words need not be smaller. */
      if (height == last)
        {
          *em = PICTURE_EM * self->em;
          break;
        }
    }
  return MIN (height, room);
}

static void
add_picture (PbReportLayout *self, guint i, GArray *pieces)
{
  const PbBlock *block = self->doc->blocks->pdata[i];
  double em, height = pb_report_picture_fit (self, i, &em);
  PbPiece piece = { .block = i, .row = -1, .n = 1, .before = get_before (self, i) };
  piece.height = pb_report_picture_get_head (self, block) + height + pb_report_picture_get_foot (self, block);
  /* With the table that has its figures, where both find room. */
  piece.keep = i + 1 < self->doc->blocks->len && ((PbBlock *)self->doc->blocks->pdata[i + 1])->kind == PB_BLOCK_TABLE;
  g_array_append_val (pieces, piece);
}

static void
add_signature (PbReportLayout *self, guint i, GArray *pieces)
{
  PbPiece piece = { .block = i, .row = -1, .n = 1, .before = 2 * self->em, .height = SIGNATURE_HEIGHT * self->em };
  /* What is signed stands on the same page. */
  if (pieces->len > 0)
    g_array_index (pieces, PbPiece, pieces->len - 1).keep = TRUE;
  g_array_append_val (pieces, piece);
}

static gboolean
is_item (PbReportLayout *self, guint i)
{
  return i < self->doc->blocks->len && ((PbBlock *)self->doc->blocks->pdata[i])->kind == PB_BLOCK_ITEM;
}

/* The first items stand together, and the last. */
static gboolean
is_end_of_list (PbReportLayout *self, guint i)
{
  return is_item (self, i) && is_item (self, i + 1) && (!is_item (self, i - 1) || !is_item (self, i + 2));
}

static void
add_block (PbReportLayout *self, guint i, GArray *pieces)
{
  const PbBlock *block = self->doc->blocks->pdata[i];
  switch (block->kind)
    {
    case PB_BLOCK_TITLE:
      add_title (self, i, pieces);
      break;
    case PB_BLOCK_CONTENTS:
      add_contents (self, i, pieces);
      break;
    case PB_BLOCK_TABLE:
      pb_report_table_add_pieces (self, i, get_before (self, i), pieces);
      break;
    case PB_BLOCK_PICTURE:
      add_picture (self, i, pieces);
      break;
    case PB_BLOCK_SIGNATURE:
      add_signature (self, i, pieces);
      break;
    case PB_BLOCK_HEADING:
    case PB_BLOCK_VERDICT:
      add_lines (self, i, TRUE, pieces);
      break;
    case PB_BLOCK_TEXT:
    case PB_BLOCK_ITEM:
    default:
      add_lines (self, i, (block->kind == PB_BLOCK_TEXT && block->style == PB_REPORT_LABEL) || is_end_of_list (self, i),
                 pieces);
      break;
    }
}

/* Contents stand on pages of their own, and so does the title where contents or a part follow it. */
static void
part_pages (PbReportLayout *self, GArray *pieces)
{
  gboolean front = FALSE;
  for (guint p = 0; p < pieces->len; p++)
    {
      PbPiece *piece = &g_array_index (pieces, PbPiece, p);
      const PbBlock *block = self->doc->blocks->pdata[piece->block];
      gboolean starts = block->kind == PB_BLOCK_CONTENTS
                            ? piece->row < 0 && piece->first == 0
                            : block->kind == PB_BLOCK_HEADING && block->level == 1 && front;
      if (starts && p > 0)
        {
          piece->room = G_MAXDOUBLE;
          g_array_index (pieces, PbPiece, p - 1).keep = FALSE;
        }
      front = block->kind == PB_BLOCK_TITLE || block->kind == PB_BLOCK_CONTENTS
              || (front && !(block->kind == PB_BLOCK_HEADING && block->level == 1));
    }
}

static PangoContext *
new_context (double em)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  PangoContext *context = pb_report_text_context (cr, em);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return context;
}

static void
free_shape (gpointer data)
{
  pb_report_table_shape_free (data);
}

static PbReportLayout *
create_layout (PbReportDoc *doc, double width, double height)
{
  PbReportLayout *self = g_new0 (PbReportLayout, 1);
  gboolean lying = height < width;
  self->doc = pb_report_doc_ref (doc);
  self->width = width;
  self->height = height;
  self->em = EM;
  self->margin_x = lying ? 42 : 62;
  self->margin_top = lying ? 36 : 60;
  self->margin_bottom = lying ? 48 : 72;
  self->context = new_context (self->em);
  self->shapes = g_hash_table_new_full (NULL, NULL, NULL, free_shape);
  self->contents = g_array_new (FALSE, FALSE, sizeof (guint));
  self->pieces = g_array_new (FALSE, FALSE, sizeof (PbPiece));
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint));
  self->pages = g_new (guint, doc->blocks->len + 1);
  for (guint i = 0; i <= doc->blocks->len; i++)
    self->pages[i] = G_MAXUINT;
  return self;
}

PbReportLayout *
pb_report_layout_new (PbReportDoc *doc, double width, double height, PbReportProgress progress, gpointer data,
                      GCancellable *cancellable, GError **error)
{
  g_autoptr (PbReportLayout) self = create_layout (doc, width, height);
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (PbPiece));
  for (guint i = 0; i < doc->blocks->len; i++)
    {
      if (i % STEP == 0 && progress != NULL)
        progress ((double)i / doc->blocks->len, data);
      if (i % STEP == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      add_block (self, i, pieces);
    }
  part_pages (self, pieces);
  pb_report_pages_place (self, pieces);
  return g_steal_pointer (&self);
}

void
pb_report_layout_free (PbReportLayout *self)
{
  pb_report_doc_unref (self->doc);
  g_object_unref (self->context);
  g_hash_table_unref (self->shapes);
  g_array_unref (self->contents);
  g_array_unref (self->pieces);
  g_array_unref (self->starts);
  g_free (self->pages);
  g_free (self);
}

PbReportDoc *
pb_report_layout_get_doc (PbReportLayout *self)
{
  return self->doc;
}

guint
pb_report_layout_get_n_pages (PbReportLayout *self)
{
  return MAX (self->starts->len, 1);
}

void
pb_report_layout_get_size (PbReportLayout *self, double *width, double *height)
{
  *width = self->width;
  *height = self->height;
}
