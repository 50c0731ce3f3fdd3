/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-paper.h"

#include <glib/gi18n-lib.h>

#define TEXT_SIZE 9.5
#define SMALL_SIZE 8
#define FOOTER_ROOM 24
#define CELL_GAP 14
#define ROW_PADDING 4
#define LEAST_TITLE 150

/* One line of text, a rule or a mark, where it stands on its page. */
typedef struct
{
  PangoLayout *layout; /* NULL for a rule or a mark */
  int line;
  PbTone tone;
  double x, y; /* of a text's base line, else the top left */
  double width; /* of a rule; 0 for a mark */
  double size; /* of a mark; of a rule its weight */
  PbMarkKind mark;
} Item;

typedef struct
{
  char *title;
  char *detail;
  char **cells;
  gboolean sum;
} Row;

struct _PbPaper
{
  PangoContext *context;
  double width;
  double height;
  char *footer;
  GPtrArray *pages; /* GArray of Item */
  double y;

  char *corner; /* of the table that is being added; NULL where none is */
  char **headings;
  GPtrArray *rows;
  double *column_widths;
};

static void
item_clear (gpointer data)
{
  g_clear_object (&((Item *) data)->layout);
}

static void
row_free (gpointer data)
{
  Row *row = data;

  g_free (row->title);
  g_free (row->detail);
  g_strfreev (row->cells);
  g_free (row);
}

static void
begin_page (PbPaper *self)
{
  GArray *page = g_array_new (FALSE, TRUE, sizeof (Item));

  g_array_set_clear_func (page, item_clear);
  g_ptr_array_add (self->pages, page);
  self->y = 0;
}

static double
get_room (PbPaper *self)
{
  return self->height - FOOTER_ROOM - self->y;
}

static void
add_item (PbPaper *self, const Item *item)
{
  g_array_append_vals (g_ptr_array_index (self->pages, self->pages->len - 1), item, 1);
}

static PangoLayout *
new_layout (PbPaper *self, const char *text, double size, PangoWeight weight)
{
  PangoLayout *layout = pango_layout_new (self->context);
  PangoFontDescription *font = pango_font_description_from_string ("Sans");
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, weight);
  pango_layout_set_font_description (layout, font);
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_attr_list_unref (attributes);
  pango_font_description_free (font);
  return layout;
}

static double
get_layout_width (PangoLayout *layout)
{
  int width;

  pango_layout_get_size (layout, &width, NULL);
  return (double) width / PANGO_SCALE;
}

static double
get_layout_height (PangoLayout *layout)
{
  int height;

  pango_layout_get_size (layout, NULL, &height);
  return (double) height / PANGO_SCALE;
}

/* Takes the layout; its top left is at x, y of the current page. */
static void
place_layout (PbPaper *self, PangoLayout *layout, double x, double y, PbTone tone)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  int n = 0;

  do
    {
      PangoRectangle line;
      Item item = { .layout = g_object_ref (layout), .line = n++, .tone = tone };

      pango_layout_iter_get_line_extents (iter, NULL, &line);
      item.x = x + (double) line.x / PANGO_SCALE;
      item.y = y + (double) pango_layout_iter_get_baseline (iter) / PANGO_SCALE;
      add_item (self, &item);
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  g_object_unref (layout);
}

PbPaper *
pb_paper_new (PangoContext *context, double width, double height)
{
  PbPaper *self = g_new0 (PbPaper, 1);

  self->context = g_object_ref (context);
  self->width = width;
  self->height = height;
  self->footer = g_strdup ("");
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  self->rows = g_ptr_array_new_with_free_func (row_free);
  begin_page (self);
  return self;
}

void
pb_paper_free (PbPaper *self)
{
  if (!self)
    return;
  g_object_unref (self->context);
  g_free (self->footer);
  g_ptr_array_unref (self->pages);
  g_ptr_array_unref (self->rows);
  g_free (self->corner);
  g_strfreev (self->headings);
  g_free (self->column_widths);
  g_free (self);
}

void
pb_paper_set_footer (PbPaper *self, const char *text)
{
  g_free (self->footer);
  self->footer = g_strdup (text);
}

void
pb_paper_add_space (PbPaper *self, double points)
{
  self->y += points;
}

/* Line by line, so that a text longer than what is left goes on on the next page. */
static void
add_lines (PbPaper *self, PangoLayout *layout, double x, PbTone tone)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  int n = 0;

  do
    {
      PangoRectangle line;
      Item item = { .layout = g_object_ref (layout), .line = n++, .tone = tone };
      double height;

      pango_layout_iter_get_line_extents (iter, NULL, &line);
      height = (double) line.height / PANGO_SCALE;
      if (height > get_room (self) && self->y > 0)
        begin_page (self);
      item.x = x + (double) line.x / PANGO_SCALE;
      item.y = self->y + (double) (pango_layout_iter_get_baseline (iter) - line.y) / PANGO_SCALE;
      add_item (self, &item);
      self->y += height;
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

void
pb_paper_add_text (PbPaper *self, const char *text, double size, PangoWeight weight, PbTone tone)
{
  g_autoptr (PangoLayout) layout = new_layout (self, text, size, weight);

  pango_layout_set_width (layout, (int) (self->width * PANGO_SCALE));
  add_lines (self, layout, 0, tone);
}

void
pb_paper_add_marked (PbPaper *self, PbMarkKind mark, const char *text, double size)
{
  g_autoptr (PangoLayout) layout = new_layout (self, text, size, PANGO_WEIGHT_BOLD);
  Item item = { .mark = mark, .size = size };
  double indent = 1.5 * size;

  if (2 * size > get_room (self))
    begin_page (self);
  item.y = self->y + 0.15 * size;
  add_item (self, &item);
  pango_layout_set_width (layout, (int) ((self->width - indent) * PANGO_SCALE));
  add_lines (self, layout, indent, pb_mark_kind_text_tone (mark));
}

static void
add_rule (PbPaper *self, PbTone tone, double weight)
{
  Item item = { .tone = tone, .y = self->y, .width = self->width, .size = weight };

  add_item (self, &item);
}

void
pb_paper_begin_table (PbPaper *self, const char *corner, const char *const *headings)
{
  g_return_if_fail (self->corner == NULL);

  self->corner = g_strdup (corner);
  self->headings = g_strdupv ((char **) headings);
  g_ptr_array_set_size (self->rows, 0);
}

void
pb_paper_add_row (PbPaper *self, const char *title, const char *detail, const char *const *cells, gboolean sum)
{
  Row *row = g_new0 (Row, 1);

  row->title = g_strdup (title);
  row->detail = g_strdup (detail);
  row->cells = g_strdupv ((char **) cells);
  row->sum = sum;
  g_ptr_array_add (self->rows, row);
}

static double
measure_text (PbPaper *self, const char *text)
{
  g_autoptr (PangoLayout) layout = new_layout (self, text, TEXT_SIZE, PANGO_WEIGHT_SEMIBOLD);

  return get_layout_width (layout);
}

/* As wide as their widest cell; where that leaves too little for the titles, all give way alike. */
static double
measure_columns (PbPaper *self)
{
  guint n = g_strv_length (self->headings);
  double sum = 0, room = self->width - LEAST_TITLE - n * CELL_GAP;

  g_free (self->column_widths);
  self->column_widths = g_new0 (double, n + 1);
  for (guint i = 0; i < n; i++)
    {
      self->column_widths[i] = measure_text (self, self->headings[i]);
      for (guint row = 0; row < self->rows->len; row++)
        self->column_widths[i]
          = MAX (self->column_widths[i], measure_text (self, ((Row *) self->rows->pdata[row])->cells[i]));
      sum += self->column_widths[i];
    }
  for (guint i = 0; sum > room && i < n; i++)
    self->column_widths[i] *= room / sum;
  return MIN (sum, room) + n * CELL_GAP;
}

static double
place_cells (PbPaper *self, char **cells, double size, PangoWeight weight, PbTone tone)
{
  double x = self->width, height = 0;

  for (guint i = g_strv_length (self->headings); i-- > 0;)
    {
      PangoLayout *layout = new_layout (self, cells[i], size, weight);

      pango_layout_set_width (layout, (int) (self->column_widths[i] * PANGO_SCALE));
      pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
      height = MAX (height, get_layout_height (layout));
      place_layout (self, layout, x - self->column_widths[i], self->y + ROW_PADDING, tone);
      x -= self->column_widths[i] + CELL_GAP;
    }
  return height;
}

static void
add_headings (PbPaper *self, double title_width)
{
  PangoLayout *corner = new_layout (self, self->corner, SMALL_SIZE, PANGO_WEIGHT_SEMIBOLD);
  double height;

  pango_layout_set_width (corner, (int) (title_width * PANGO_SCALE));
  height = get_layout_height (corner);
  place_layout (self, corner, 0, self->y + ROW_PADDING, PB_TONE_INK_2);
  height = MAX (height, place_cells (self, self->headings, SMALL_SIZE, PANGO_WEIGHT_SEMIBOLD, PB_TONE_INK_2));
  self->y += height + 2 * ROW_PADDING;
  add_rule (self, PB_TONE_BORDER, 0.7);
}

static void
place_row (PbPaper *self, const Row *row, double title_width)
{
  PangoWeight weight = row->sum ? PANGO_WEIGHT_SEMIBOLD : PANGO_WEIGHT_NORMAL;
  PangoLayout *title = new_layout (self, row->title, TEXT_SIZE, weight);
  PangoLayout *detail = row->detail ? new_layout (self, row->detail, SMALL_SIZE, PANGO_WEIGHT_NORMAL) : NULL;
  double height;

  pango_layout_set_width (title, (int) (title_width * PANGO_SCALE));
  height = get_layout_height (title);
  if (detail)
    pango_layout_set_width (detail, (int) (title_width * PANGO_SCALE));
  if (height + (detail ? get_layout_height (detail) : 0) + 2 * ROW_PADDING > get_room (self))
    {
      begin_page (self);
      add_headings (self, title_width);
    }
  if (row->sum)
    add_rule (self, PB_TONE_INK, 1);
  place_layout (self, title, 0, self->y + ROW_PADDING, PB_TONE_INK);
  if (detail)
    {
      double below = get_layout_height (detail);

      place_layout (self, detail, 0, self->y + ROW_PADDING + height, PB_TONE_INK_2);
      height += below;
    }
  height = MAX (height, place_cells (self, row->cells, TEXT_SIZE, weight, PB_TONE_INK));
  self->y += height + 2 * ROW_PADDING;
  add_rule (self, PB_TONE_ROW_LINE, 0.5);
}

void
pb_paper_end_table (PbPaper *self)
{
  double title_width;

  g_return_if_fail (self->corner != NULL);

  title_width = self->width - measure_columns (self);
  /* A heading alone at the foot of a page leads nowhere. */
  if (get_room (self) < 5 * TEXT_SIZE)
    begin_page (self);
  add_headings (self, title_width);
  for (guint i = 0; i < self->rows->len; i++)
    place_row (self, self->rows->pdata[i], title_width);
  g_clear_pointer (&self->corner, g_free);
  g_clear_pointer (&self->headings, g_strfreev);
}

guint
pb_paper_get_n_pages (PbPaper *self)
{
  return self->pages->len;
}

static void
draw_item (const Item *item, cairo_t *cr, const PbPalette *palette)
{
  if (item->layout)
    {
      pb_color_set_source (pb_palette_color (palette, item->tone), cr);
      cairo_move_to (cr, item->x, item->y);
      pango_cairo_show_layout_line (cr, pango_layout_get_line_readonly (item->layout, item->line));
    }
  else if (item->width > 0)
    {
      pb_color_set_source (pb_palette_color (palette, item->tone), cr);
      cairo_rectangle (cr, item->x, item->y, item->width, item->size);
      cairo_fill (cr);
    }
  else
    pb_mark_draw (cr, item->mark, item->x, item->y, item->size, palette);
}

static void
draw_footer (PbPaper *self, guint page, cairo_t *cr, const PbPalette *palette)
{
  g_autofree char *number = g_strdup_printf (_("Page %u of %u"), page + 1, self->pages->len);
  g_autoptr (PangoLayout) left = new_layout (self, self->footer, SMALL_SIZE, PANGO_WEIGHT_NORMAL);
  g_autoptr (PangoLayout) right = new_layout (self, number, SMALL_SIZE, PANGO_WEIGHT_NORMAL);
  double top = self->height - get_layout_height (right);

  pango_layout_set_width (left, (int) ((self->width - get_layout_width (right) - CELL_GAP) * PANGO_SCALE));
  pango_layout_set_ellipsize (left, PANGO_ELLIPSIZE_END);
  pb_color_set_source (pb_palette_color (palette, PB_TONE_INK_2), cr);
  cairo_move_to (cr, 0, top);
  pango_cairo_show_layout (cr, left);
  cairo_move_to (cr, self->width - get_layout_width (right), top);
  pango_cairo_show_layout (cr, right);
}

void
pb_paper_draw (PbPaper *self, guint page, cairo_t *cr)
{
  const PbPalette *palette = pb_palette_get_print ();
  GArray *items;

  g_return_if_fail (page < self->pages->len);

  items = self->pages->pdata[page];
  for (guint i = 0; i < items->len; i++)
    draw_item (&g_array_index (items, Item, i), cr, palette);
  draw_footer (self, page, cr, palette);
}
