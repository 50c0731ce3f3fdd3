/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-row-painter.h"

#include <math.h>

#include "pb-widget-palette.h"

typedef struct
{
  PangoLayout *layout;
  char *text;
  PbRowFont font;
  int width;
  int lines;
  guint serial;
} Slot;

struct _PbRowPainter
{
  GtkWidget *widget;
  GtkSnapshot *snapshot;
  const PbPalette *palette;
  GArray *slots;
  PangoFontDescription *fonts[PB_N_ROW_FONTS];
  int heights[PB_N_ROW_FONTS];
  guint serial;
};

static const struct
{
  double scale;
  PangoWeight weight;
} styles[PB_N_ROW_FONTS] = {
  [PB_ROW_TEXT] = { 1, PANGO_WEIGHT_NORMAL },
  [PB_ROW_TEXT_SEMIBOLD] = { 1, PANGO_WEIGHT_SEMIBOLD },
  [PB_ROW_TEXT_BOLD] = { 1, PANGO_WEIGHT_BOLD },
  [PB_ROW_SMALL] = { 0.9, PANGO_WEIGHT_NORMAL },
  [PB_ROW_SMALL_SEMIBOLD] = { 0.9, PANGO_WEIGHT_SEMIBOLD },
  [PB_ROW_LARGE_BOLD] = { 1.29, PANGO_WEIGHT_BOLD },
};

static void
slot_clear (gpointer data)
{
  Slot *slot = data;

  g_clear_object (&slot->layout);
  g_clear_pointer (&slot->text, g_free);
}

PbRowPainter *
pb_row_painter_new (GtkWidget *widget)
{
  PbRowPainter *painter = g_new0 (PbRowPainter, 1);

  g_return_val_if_fail (GTK_IS_WIDGET (widget), painter);

  painter->widget = widget;
  painter->slots = g_array_new (FALSE, TRUE, sizeof (Slot));
  g_array_set_clear_func (painter->slots, slot_clear);
  pb_widgets_follow_style (widget);
  return painter;
}

void
pb_row_painter_free (PbRowPainter *painter)
{
  if (painter == NULL)
    return;
  g_clear_pointer (&painter->slots, g_array_unref);
  for (int i = 0; i < PB_N_ROW_FONTS; i++)
    g_clear_pointer (&painter->fonts[i], pango_font_description_free);
  g_free (painter);
}

/* The widget's font changes with the user's text size; the context's serial tells. */
static PangoContext *
update_fonts (PbRowPainter *painter)
{
  PangoContext *context = gtk_widget_get_pango_context (painter->widget);
  guint serial = pango_context_get_serial (context);

  if (serial == painter->serial)
    return context;

  for (int i = 0; i < PB_N_ROW_FONTS; i++)
    {
      PangoFontMetrics *metrics;
      PangoFontDescription *font = pango_font_description_copy (pango_context_get_font_description (context));
      int size = (int) round (pango_font_description_get_size (font) * styles[i].scale);

      if (pango_font_description_get_size_is_absolute (font))
        pango_font_description_set_absolute_size (font, size);
      else
        pango_font_description_set_size (font, size);
      pango_font_description_set_weight (font, styles[i].weight);
      g_clear_pointer (&painter->fonts[i], pango_font_description_free);
      painter->fonts[i] = font;
      metrics = pango_context_get_metrics (context, font, pango_context_get_language (context));
      painter->heights[i] = PANGO_PIXELS_CEIL (pango_font_metrics_get_height (metrics));
      pango_font_metrics_unref (metrics);
    }
  painter->serial = serial;
  return context;
}

static PangoLayout *
create_layout (PangoContext *context)
{
  PangoLayout *layout = pango_layout_new (context);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  return layout;
}

/* width < 0: as wide as the text. */
static PangoLayout *
prepare (PbRowPainter *painter,
         int           number,
         const char   *text,
         PbRowFont     font,
         int           width,
         int           lines)
{
  PangoContext *context = update_fonts (painter);
  gboolean new_layout;
  Slot *slot;

  if (number >= (int) painter->slots->len)
    g_array_set_size (painter->slots, number + 1);
  slot = &g_array_index (painter->slots, Slot, number);
  new_layout = slot->layout == NULL;
  if (new_layout)
    slot->layout = create_layout (context);

  if (new_layout || slot->font != font || slot->serial != painter->serial)
    {
      if (!new_layout)
        pango_layout_context_changed (slot->layout);
      pango_layout_set_font_description (slot->layout, painter->fonts[font]);
      slot->font = font;
      slot->serial = painter->serial;
    }
  if (new_layout || slot->width != width || slot->lines != lines)
    {
      pango_layout_set_height (slot->layout, -lines);
      slot->lines = lines;
      pango_layout_set_width (slot->layout, width < 0 ? -1 : width * PANGO_SCALE);
      pango_layout_set_ellipsize (slot->layout, width < 0 ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
      slot->width = width;
    }
  if (new_layout || g_strcmp0 (slot->text, text) != 0)
    {
      g_free (slot->text);
      slot->text = g_strdup (text);
      pango_layout_set_text (slot->layout, text, -1);
    }
  return slot->layout;
}

int
pb_row_painter_line_height (PbRowPainter *painter,
                            PbRowFont     font)
{
  update_fonts (painter);
  return painter->heights[font];
}

double
pb_row_painter_em (PbRowPainter *painter)
{
  return pb_widgets_get_em (painter->widget);
}

int
pb_row_painter_text_width (PbRowPainter *painter,
                           int           slot,
                           const char   *text,
                           PbRowFont     font)
{
  int width;

  pango_layout_get_pixel_size (prepare (painter, slot, text ? text : "", font, -1, 1), &width, NULL);
  return width;
}

void
pb_row_painter_begin (PbRowPainter *painter,
                      GtkSnapshot  *snapshot)
{
  painter->snapshot = snapshot;
  painter->palette = pb_widgets_get_palette (painter->widget);
}

void
pb_row_painter_end (PbRowPainter *painter)
{
  painter->snapshot = NULL;
}

static void
append_layout (PbRowPainter *painter,
               PangoLayout  *layout,
               PbTone        tone,
               double        x,
               double        y)
{
  GdkRGBA color = pb_widgets_get_rgba (painter->palette, tone);

  gtk_snapshot_save (painter->snapshot);
  gtk_snapshot_translate (painter->snapshot, &GRAPHENE_POINT_INIT (round (x), round (y)));
  gtk_snapshot_append_layout (painter->snapshot, layout, &color);
  gtk_snapshot_restore (painter->snapshot);
}

int
pb_row_painter_text (PbRowPainter *painter,
                     int           slot,
                     const char   *text,
                     PbRowFont     font,
                     PbTone        tone,
                     PbRowAlign    align,
                     double        x,
                     double        y,
                     double        width)
{
  PangoLayout *layout;
  int drawn;

  g_return_val_if_fail (painter->snapshot != NULL, 0);

  if (text == NULL || *text == '\0' || width < 1)
    return 0;
  layout = prepare (painter, slot, text, font, (int) floor (width), 1);
  pango_layout_get_pixel_size (layout, &drawn, NULL);
  if (align == PB_ROW_END)
    x += floor (width) - drawn;
  else if (align == PB_ROW_CENTER)
    x += floor ((width - drawn) / 2);
  append_layout (painter, layout, tone, x, y);
  return drawn;
}

void
pb_row_painter_wrapped (PbRowPainter *painter,
                        int           slot,
                        const char   *text,
                        PbRowFont     font,
                        PbTone        tone,
                        double        x,
                        double        y,
                        double        width,
                        int           lines)
{
  g_return_if_fail (painter->snapshot != NULL);

  if (width >= 1)
    append_layout (painter, prepare (painter, slot, text, font, (int) floor (width), lines), tone, x, y);
}

int
pb_row_painter_wrapped_height (PbRowPainter *painter,
                               int           slot,
                               const char   *text,
                               PbRowFont     font,
                               double        width,
                               int           lines)
{
  int height;

  pango_layout_get_pixel_size (prepare (painter, slot, text, font, MAX (1, (int) floor (width)), lines), NULL, &height);
  return height;
}

/* The same few marks stand in every row: each is drawn once and shared. */
static GskRenderNode *
get_mark_node (PbMarkKind       kind,
               int              size,
               const PbPalette *palette)
{
  static GHashTable *nodes;
  gpointer key = GUINT_TO_POINTER ((guint) kind | (palette->dark ? 64u : 0u) | ((guint) size << 8));
  GskRenderNode *node;

  if (nodes == NULL)
    nodes = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) gsk_render_node_unref);
  node = g_hash_table_lookup (nodes, key);
  if (node == NULL)
    {
      cairo_t *cr;

      node = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (0, 0, size, size));
      cr = gsk_cairo_node_get_draw_context (node);
      pb_mark_draw (cr, kind, 0, 0, size, palette);
      cairo_destroy (cr);
      g_hash_table_insert (nodes, key, node);
    }
  return node;
}

void
pb_row_painter_mark (PbRowPainter *painter,
                     PbMarkKind    kind,
                     double        x,
                     double        y,
                     double        size)
{
  g_return_if_fail (painter->snapshot != NULL);

  gtk_snapshot_save (painter->snapshot);
  gtk_snapshot_translate (painter->snapshot, &GRAPHENE_POINT_INIT (round (x), round (y)));
  gtk_snapshot_append_node (painter->snapshot, get_mark_node (kind, (int) ceil (size), painter->palette));
  gtk_snapshot_restore (painter->snapshot);
}

void
pb_row_painter_line (PbRowPainter *painter,
                     PbTone        tone,
                     double        x,
                     double        y,
                     double        width)
{
  pb_row_painter_fill (painter, tone, x, floor (y), width, 1);
}

void
pb_row_painter_fill (PbRowPainter *painter,
                     PbTone        tone,
                     double        x,
                     double        y,
                     double        width,
                     double        height)
{
  GdkRGBA color;

  g_return_if_fail (painter->snapshot != NULL);

  color = pb_widgets_get_rgba (painter->palette, tone);
  gtk_snapshot_append_color (painter->snapshot, &color, &GRAPHENE_RECT_INIT (x, y, width, height));
}
