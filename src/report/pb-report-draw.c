/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-report-layout-private.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

typedef struct
{
  PbReportLayout *layout;
  cairo_t *cr;
  PangoContext *context;
  PbReportTags *tags; /* NULL: no structure */
} Drawing;

static void
begin (Drawing *self, const char *tag, const char *attributes)
{
  if (self->tags != NULL)
    cairo_tag_begin (self->cr, tag, attributes);
}

static void
end (Drawing *self, const char *tag)
{
  if (self->tags != NULL)
    cairo_tag_end (self->cr, tag);
}

static void
draw_text (Drawing *self, const char *text, const PbTextLook *look, double x, double y, double width, guint first,
           guint n, gboolean right)
{
  pb_report_text_draw (self->cr, self->context, self->layout->em, text, look, x, y, width, first, n, right);
}

/* Draws the text whole; returns where it ends. */
static double
draw_whole (Drawing *self, const char *tag, const char *text, const PbTextLook *look, double y, double width)
{
  PbReportLayout *layout = self->layout;
  if (text == NULL)
    return y;
  guint n = pb_report_text_count (self->context, layout->em, text, look, width);
  begin (self, tag, NULL);
  draw_text (self, text, look, layout->margin_x, y, width, 0, n, FALSE);
  end (self, tag);
  return y + n * pb_report_text_get_line (layout->em, look);
}

/* Where links and the outline lead. */
static void
draw_heading (Drawing *self, const PbBlock *block, const PbPiece *piece, double y)
{
  static const char *const tags[] = { "H1", "H2", "H3" };
  PbReportLayout *layout = self->layout;
  guint level = block->kind == PB_BLOCK_CONTENTS ? 1 : block->level;
  g_autofree char *name = g_strdup_printf ("name='b%u'", piece->block);
  begin (self, tags[level - 1], NULL);
  if (piece->first == 0)
    begin (self, CAIRO_TAG_DEST, name);
  draw_text (self, block->text, pb_report_block_get_look (block), layout->margin_x, y,
             pb_report_block_get_width (layout, block), piece->first, piece->n, FALSE);
  if (piece->first == 0)
    end (self, CAIRO_TAG_DEST);
  end (self, tags[level - 1]);
}

static void
draw_leader (Drawing *self, const PbTextLook *look, double from, double to, double y)
{
  double dots[] = { 0.6, 3.4 };
  if (to - from < 12)
    return;
  cairo_save (self->cr);
  pb_color_set_source (pb_palette_color (pb_palette_get_print (), PB_TONE_INK_3), self->cr);
  cairo_set_line_width (self->cr, 0.6);
  cairo_set_dash (self->cr, dots, 2, 0);
  cairo_move_to (self->cr, from, y);
  cairo_line_to (self->cr, to, y);
  cairo_stroke (self->cr);
  cairo_restore (self->cr);
}

static void
draw_contents_entry (Drawing *self, const PbPiece *piece, double y)
{
  PbReportLayout *layout = self->layout;
  guint index = g_array_index (layout->contents, guint, piece->row);
  const PbBlock *heading = layout->doc->blocks->pdata[index];
  const PbTextLook *look = heading->level == 1 ? &pb_look_contents : &pb_look_contents_minor;
  double indent = heading->level == 1 ? 0 : 1.4 * layout->em, measure = pb_report_layout_get_measure (layout);
  double width = measure - indent - 3.5 * layout->em, line = pb_report_text_get_line (layout->em, look);
  g_autofree char *page = g_strdup_printf ("%u", layout->pages[index] + 1);
  g_autofree char *link = g_strdup_printf ("dest='b%u'", index);
  double number = pb_report_text_measure (self->context, layout->em, page, look);
  begin (self, "TOCI", NULL);
  begin (self, CAIRO_TAG_LINK, link);
  draw_text (self, heading->text, look, layout->margin_x + indent, y, width, 0, piece->n, FALSE);
  draw_text (self, page, look, layout->margin_x + measure - 4 * layout->em, y + (piece->n - 1) * line, 4 * layout->em,
             0, 1, TRUE);
  end (self, CAIRO_TAG_LINK);
  end (self, "TOCI");
  if (piece->n == 1)
    draw_leader (self, look,
                 layout->margin_x + indent + pb_report_text_measure (self->context, layout->em, heading->text, look)
                     + 4,
                 layout->margin_x + measure - number - 4, y + line * 0.68);
}

static void
draw_item (Drawing *self, const PbBlock *block, const PbPiece *piece, double y)
{
  PbReportLayout *layout = self->layout;
  const PbTextLook *look = pb_report_block_get_look (block);
  begin (self, "LI", NULL);
  if (piece->first == 0)
    {
      begin (self, "Lbl", NULL);
      draw_text (self, "•", look, layout->margin_x + 0.3 * layout->em, y, layout->em, 0, 1, FALSE);
      end (self, "Lbl");
    }
  begin (self, "LBody", NULL);
  draw_text (self, block->text, look, layout->margin_x + pb_report_block_get_indent (layout, block), y,
             pb_report_block_get_width (layout, block), piece->first, piece->n, FALSE);
  end (self, "LBody");
  end (self, "LI");
}

static void
draw_verdict (Drawing *self, const PbBlock *block, const PbPiece *piece, double y)
{
  PbReportLayout *layout = self->layout;
  const PbTextLook *look = pb_report_block_get_look (block);
  double size = 1.2 * layout->em;
  begin (self, "P", NULL);
  if (piece->first == 0 && block->mark != PB_REPORT_NO_MARK)
    pb_mark_draw (self->cr, (PbMarkKind)block->mark, layout->margin_x,
                  y + (pb_report_text_get_line (layout->em, look) - size) / 2, size, pb_palette_get_print ());
  draw_text (self, block->text, look, layout->margin_x + pb_report_block_get_indent (layout, block), y,
             pb_report_block_get_width (layout, block), piece->first, piece->n, FALSE);
  end (self, "P");
}

static void
draw_picture (Drawing *self, guint i, double y)
{
  PbReportLayout *layout = self->layout;
  const PbBlock *block = layout->doc->blocks->pdata[i];
  double measure = pb_report_layout_get_measure (layout), em, height = pb_report_picture_fit (layout, i, &em);
  PangoContext *context = pb_report_text_context (self->cr, em);
  draw_whole (self, "Caption", block->text, &pb_look_caption, y, measure);
  y += pb_report_picture_get_head (layout, block);
  begin (self, "Figure", NULL);
  if (self->tags != NULL)
    g_ptr_array_add (self->tags->alternatives, g_strdup (block->description));
  cairo_save (self->cr);
  cairo_translate (self->cr, layout->margin_x, y);
  block->picture.draw (self->cr, context, measure, height, pb_palette_get_print (), block->picture.data);
  cairo_restore (self->cr);
  end (self, "Figure");
  if (block->under != NULL)
    draw_whole (self, "P", block->under, &pb_look_source, y + height + 0.3 * layout->em, measure);
  g_object_unref (context);
}

static void
draw_signature (Drawing *self, const PbBlock *block, double y)
{
  PbReportLayout *layout = self->layout;
  double line = y + 4.2 * layout->em, half = pb_report_layout_get_measure (layout) / 2 - layout->em;
  pb_color_set_source (pb_palette_color (pb_palette_get_print (), PB_TONE_INK), self->cr);
  cairo_rectangle (self->cr, layout->margin_x, line, half, 0.75);
  cairo_rectangle (self->cr, layout->margin_x + half + 2 * layout->em, line, half, 0.75);
  begin (self, "P", NULL);
  cairo_fill (self->cr);
  draw_text (self, block->text, &pb_look_source, layout->margin_x, line + 0.4 * layout->em, half, 0, 2, FALSE);
  draw_text (self, _ ("Place and date"), &pb_look_source, layout->margin_x + half + 2 * layout->em,
             line + 0.4 * layout->em, half, 0, 1, FALSE);
  end (self, "P");
}

static void
draw_title (Drawing *self, const PbBlock *block, double y)
{
  PbReportLayout *layout = self->layout;
  double width = pb_report_block_get_width (layout, block);
  double top = y += pb_report_title_get_top (layout);
  y = draw_whole (self, "P", block->over, &pb_look_over, y, width) + layout->em;
  y = draw_whole (self, "H1", block->text, pb_report_block_get_look (block), y, width) + 0.8 * layout->em;
  draw_whole (self, "P", block->under, &pb_look_under, y, width);
  pb_color_set_source (pb_palette_color (pb_palette_get_print (), PB_TONE_ACCENT), self->cr);
  cairo_rectangle (self->cr, layout->margin_x, top - 1.4 * layout->em, 4 * layout->em, 3);
  cairo_fill (self->cr);
}

static void
draw_paragraph (Drawing *self, const PbBlock *block, const PbPiece *piece, double y)
{
  PbReportLayout *layout = self->layout;
  const char *tag = block->style == PB_REPORT_LABEL ? "H3" : "P";
  begin (self, tag, NULL);
  draw_text (self, block->text, pb_report_block_get_look (block), layout->margin_x, y,
             pb_report_block_get_width (layout, block), piece->first, piece->n, FALSE);
  end (self, tag);
}

static void
draw_piece (Drawing *self, const PbPiece *piece)
{
  PbReportLayout *layout = self->layout;
  const PbBlock *block = layout->doc->blocks->pdata[piece->block];
  double y = layout->margin_top + piece->y;
  switch (block->kind)
    {
    case PB_BLOCK_TITLE:
      draw_title (self, block, y);
      break;
    case PB_BLOCK_CONTENTS:
      if (piece->row >= 0)
        draw_contents_entry (self, piece, y);
      else
        draw_heading (self, block, piece, y);
      break;
    case PB_BLOCK_HEADING:
      draw_heading (self, block, piece, y);
      break;
    case PB_BLOCK_ITEM:
      draw_item (self, block, piece, y);
      break;
    case PB_BLOCK_VERDICT:
      draw_verdict (self, block, piece, y);
      break;
    case PB_BLOCK_TABLE:
      pb_report_table_draw (layout, self->cr, self->context, piece, y, self->tags);
      break;
    case PB_BLOCK_PICTURE:
      draw_picture (self, piece->block, y);
      break;
    case PB_BLOCK_SIGNATURE:
      draw_signature (self, block, y);
      break;
    case PB_BLOCK_TEXT:
    default:
      draw_paragraph (self, block, piece, y);
      break;
    }
}

/* What gathers pieces that follow each other: "L" of items, "Table" of rows, "TOC" of entries; NULL where they stand
 * alone. */
static const char *
get_group (Drawing *self, const PbPiece *piece)
{
  const PbBlock *block = self->layout->doc->blocks->pdata[piece->block];
  switch (block->kind)
    {
    case PB_BLOCK_ITEM:
      return "L";
    case PB_BLOCK_TABLE:
      return "Table";
    case PB_BLOCK_CONTENTS:
      return piece->row >= 0 ? "TOC" : NULL;
    default:
      return NULL;
    }
}

/* "Private" is content that readers pass over: what stands on every page is no part of what is read. */
static void
draw_foot (Drawing *self, guint page)
{
  PbReportLayout *layout = self->layout;
  double measure = pb_report_layout_get_measure (layout), y = layout->height - layout->margin_bottom + 2.2 * layout->em;
  /* Translators: of a printed page: which it is, and how many there are. */
  g_autofree char *number = g_strdup_printf (_ ("page %u of %u"), page + 1, pb_report_layout_get_n_pages (layout));
  double numbered = pb_report_text_measure (self->context, layout->em, number, &pb_look_foot);
  begin (self, "Private", NULL);
  draw_text (self, layout->doc->foot, &pb_look_foot, layout->margin_x, y, measure - numbered - 2 * layout->em, 0, 3,
             FALSE);
  draw_text (self, number, &pb_look_foot, layout->margin_x, y, measure, 0, 1, TRUE);
  end (self, "Private");
}

void
pb_report_draw (PbReportLayout *layout, guint page, cairo_t *cr, PbReportTags *tags)
{
  Drawing self = { layout, cr, pb_report_text_context (cr, layout->em), tags };
  guint start = page < layout->starts->len ? g_array_index (layout->starts, guint, page) : 0;
  guint stop = page + 1 < layout->starts->len ? g_array_index (layout->starts, guint, page + 1) : layout->pieces->len;
  const char *open = NULL;
  for (guint i = start; i < stop; i++)
    {
      const PbPiece *piece = &g_array_index (layout->pieces, PbPiece, i);
      const PbPiece *last = i > start ? &g_array_index (layout->pieces, PbPiece, i - 1) : NULL;
      const char *group = get_group (&self, piece);
      gboolean same = open != NULL && group == open
                      && (*group != 'T' || (last->block == piece->block && last->band == piece->band));
      if (open != NULL && !same)
        end (&self, open);
      if (group != NULL && !same)
        begin (&self, group, NULL);
      open = group;
      draw_piece (&self, piece);
    }
  if (open != NULL)
    end (&self, open);
  draw_foot (&self, page);
  g_object_unref (self.context);
}

void
pb_report_layout_draw_page (PbReportLayout *self, guint page, cairo_t *cr)
{
  pb_report_draw (self, page, cr, NULL);
}

static void
append (GString *text, const char *words)
{
  if (words != NULL && *words != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", words);
}

static void
append_row (GString *text, PbReportTable *table, const PbReportRow *row)
{
  g_autoptr (GString) words = g_string_new (NULL);
  for (guint c = 0; c < table->columns->len; c++)
    {
      const PbReportCell *cell = pb_report_row_get_cell (row, c);
      const char *label = g_array_index (table->columns, PbReportColumn, c).label;
      if (cell == NULL || cell->text == NULL)
        continue;
      g_string_append (words, words->len > 0 ? "; " : "");
      if (c > 0 && !table->plain && label != NULL)
        g_string_append_printf (words, "%s ", label);
      g_string_append (words, cell->text);
    }
  append (text, words->str);
}

char *
pb_report_layout_dup_text (PbReportLayout *self, guint page)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < self->pieces->len; i++)
    {
      const PbPiece *piece = &g_array_index (self->pieces, PbPiece, i);
      const PbBlock *block = self->doc->blocks->pdata[piece->block];
      if (piece->page != page)
        continue;
      if (block->kind == PB_BLOCK_TABLE && piece->row >= 0)
        {
          const PbReportRow *beside = pb_report_table_get_beside (self, piece->block, (guint)piece->row);
          append_row (text, block->table, &g_array_index (block->table->rows, PbReportRow, piece->row));
          if (beside != NULL)
            append_row (text, block->table, beside);
        }
      else if (block->kind == PB_BLOCK_TABLE)
        append (text, block->table->title);
      else if (block->kind == PB_BLOCK_CONTENTS && piece->row >= 0)
        append (text, ((PbBlock *)self->doc->blocks->pdata[g_array_index (self->contents, guint, piece->row)])->text);
      else
        {
          append (text, block->over);
          append (text, block->text);
          append (text, block->description);
          append (text, block->under);
        }
    }
  return g_string_free (text, FALSE);
}
