/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-ring-text.h"

#include "pb-text.h"

double
pb_ring_text_get_angle (PangoLayout *layout, double radius)
{
  return pb_text_get_width (layout) / radius;
}

/* Glyph by glyph, each shaped and spaced as in its line, so that the text is text also on paper. */
static void
draw_glyph (cairo_t *cr, PangoFont *font, const PangoGlyphInfo *info)
{
  PangoGlyphString *one = pango_glyph_string_new ();

  pango_glyph_string_set_size (one, 1);
  one->glyphs[0] = *info;
  one->log_clusters[0] = 0;
  cairo_move_to (cr, -info->geometry.width / 2.0 / PANGO_SCALE, 0);
  pango_cairo_show_glyph_string (cr, font, one);
  pango_glyph_string_free (one);
}

void
pb_ring_text_draw (cairo_t *cr, PangoLayout *layout, double x, double y, double radius, double start)
{
  PangoLayoutLine *line = pango_layout_get_line_readonly (layout, 0);
  double along = 0;

  for (GSList *run = line->runs; run; run = run->next)
    {
      PangoGlyphItem *item = run->data;

      for (int i = 0; i < item->glyphs->num_glyphs; i++)
        {
          const PangoGlyphInfo *info = &item->glyphs->glyphs[i];
          double width = (double) info->geometry.width / PANGO_SCALE;

          cairo_save (cr);
          cairo_translate (cr, x, y);
          cairo_rotate (cr, start + (along + width / 2) / radius);
          cairo_translate (cr, 0, -radius);
          draw_glyph (cr, item->item->analysis.font, info);
          cairo_restore (cr);
          along += width;
        }
    }
}
