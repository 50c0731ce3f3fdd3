/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-report-layout-private.h"

#include <math.h>
#include <string.h>
#include "draw/pb-text.h"

/* Free, with the measures that offices know, and with figures of one width; else the system's own. */
#define FAMILY "Liberation Sans, Sans"
#define SOFT_HYPHEN "\xc2\xad"

PangoContext *
pb_report_text_context (cairo_t *cr, double em)
{
  PangoContext *context = pango_cairo_create_context (cr);
  g_autoptr (PangoFontDescription) font = pango_font_description_new ();
  cairo_font_options_t *options = cairo_font_options_create ();
  pango_font_description_set_family (font, FAMILY);
  pango_font_description_set_absolute_size (font, em * PANGO_SCALE);
  pango_context_set_font_description (context, font);
  pango_context_set_language (context, pango_language_from_string ("sv-SE"));
  pango_context_set_base_dir (context, PANGO_DIRECTION_LTR);
  pango_context_set_round_glyph_positions (context, FALSE);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  return context;
}

double
pb_report_text_get_line (double em, const PbTextLook *look)
{
  return em * look->scale * look->leading;
}

/* Only the hyphens that end a line are part of the text: others would be read out of a PDF, and not be found in it. */
static void
keep_used_hyphens (PangoLayout *layout)
{
  const char *text = pango_layout_get_text (layout);
  if (strstr (text, SOFT_HYPHEN) == NULL)
    return;
  g_autoptr (GString) kept = g_string_sized_new (strlen (text));
  for (GSList *l = pango_layout_get_lines_readonly (layout); l != NULL; l = l->next)
    {
      const PangoLayoutLine *line = l->data;
      const char *start = text + line->start_index, *end = start + line->length;
      for (const char *p = start; p < end;)
        if (strncmp (p, SOFT_HYPHEN, 2) == 0 && p + 2 < end)
          p += 2;
        else
          g_string_append_c (kept, *p++);
      /* What parts paragraphs stands between the lines. */
      if (l->next != NULL)
        g_string_append_len (kept, end, text + ((const PangoLayoutLine *)l->next->data)->start_index - end);
    }
  pango_layout_set_text (layout, kept->str, -1);
}

PangoLayout *
pb_report_text_new (PangoContext *context, double em, const char *text, const PbTextLook *look, double width)
{
  PangoLayout *layout = pb_text_new (context, em, text, look->scale, look->weight);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  /* A ligature is one glyph for two letters, which not every reader of a PDF takes apart again. */
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1, liga=0, clig=0"));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_auto_dir (layout, FALSE);
  double natural = pb_text_get_width (layout);
  if (natural > width)
    {
      double letter = natural / (double)MAX (g_utf8_strlen (text, -1), 1);
      g_autofree char *divided = pb_text_hyphenate (text, (int)(width / MAX (letter, 0.1)) - 1);
      pango_layout_set_text (layout, divided, -1);
      pango_layout_set_width (layout, (int)(MAX (width, em) * PANGO_SCALE));
      keep_used_hyphens (layout);
    }
  return layout;
}

guint
pb_report_text_count (PangoContext *context, double em, const char *text, const PbTextLook *look, double width)
{
  if (text == NULL)
    return 0;
  g_autoptr (PangoLayout) layout = pb_report_text_new (context, em, text, look, width);
  return (guint)pango_layout_get_line_count (layout);
}

double
pb_report_text_measure (PangoContext *context, double em, const char *text, const PbTextLook *look)
{
  PangoRectangle extents;
  if (text == NULL)
    return 0;
  g_autoptr (PangoLayout) layout = pb_report_text_new (context, em, text, look, G_MAXINT / PANGO_SCALE);
  pango_layout_get_extents (layout, NULL, &extents);
  return ceil ((double)extents.width / PANGO_SCALE) + 0.5;
}

/* The space that a line was broken at is no glyph to Pango, and nothing that a PDF's readers can make out: drawn anew,
 * it is one, and keeps the words apart where they are read out. */
static void
show_line (cairo_t *cr, PangoLayout *layout, PangoLayoutLine *line)
{
  const char *text = pango_layout_get_text (layout) + line->start_index;
  g_autoptr (PangoLayout) alone = NULL;
  if (line->length == 0 || text[line->length - 1] != ' ')
    {
      pango_cairo_show_layout_line (cr, line);
      return;
    }
  alone = pango_layout_copy (layout);
  pango_layout_set_width (alone, -1);
  pango_layout_set_text (alone, text, line->length);
  pango_cairo_show_layout_line (cr, pango_layout_get_line_readonly (alone, 0));
}

void
pb_report_text_draw (cairo_t *cr, PangoContext *context, double em, const char *text, const PbTextLook *look, double x,
                     double y, double width, guint first, guint n, gboolean right)
{
  if (text == NULL || n == 0)
    return;
  g_autoptr (PangoLayout) layout = pb_report_text_new (context, em, text, look, width);
  PangoFontMetrics *metrics
      = pango_context_get_metrics (context, pango_layout_get_font_description (layout), NULL);
  double ascent = (double)pango_font_metrics_get_ascent (metrics) / PANGO_SCALE;
  double descent = (double)pango_font_metrics_get_descent (metrics) / PANGO_SCALE;
  double height = pb_report_text_get_line (em, look);
  pango_font_metrics_unref (metrics);
  pb_color_set_source (pb_palette_color (pb_palette_get_print (), look->tone), cr);
  for (guint i = first; i < first + n && i < (guint)pango_layout_get_line_count (layout); i++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (layout, (int)i);
      PangoRectangle extents;
      pango_layout_line_get_extents (line, NULL, &extents);
      double at = right ? x + width - (double)(extents.x + extents.width) / PANGO_SCALE : x;
      cairo_move_to (cr, at, y + (i - first) * height + (height - ascent - descent) / 2 + ascent);
      show_line (cr, layout, line);
    }
}
