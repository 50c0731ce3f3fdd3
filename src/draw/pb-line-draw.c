/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-line-plot-private.h"

#include <math.h>

typedef enum
{
  SHAPE_DISC,
  SHAPE_SQUARE,
  SHAPE_TRIANGLE,
  SHAPE_CIRCLE,
  SHAPE_CROSS,
  SHAPE_DIAMOND,
} Shape;

typedef struct
{
  PbTone tone;
  Shape shape;
  double line_width;
  double dashes[4];
  int n_dashes;
} LineStyle;

static const LineStyle own_style = { PB_TONE_ACCENT, SHAPE_DISC, 3, { 0 }, 0 };
static const LineStyle target_style = { PB_TONE_INK_2, SHAPE_DIAMOND, 2, { 0.1, 5 }, 2 };
static const LineStyle peer_styles[] = {
  { PB_TONE_PEER, SHAPE_SQUARE, 2, { 7, 5 }, 2 },
  { PB_TONE_PEER, SHAPE_TRIANGLE, 2, { 2, 4 }, 2 },
  { PB_TONE_PEER, SHAPE_CIRCLE, 2, { 12, 5 }, 2 },
  { PB_TONE_PEER, SHAPE_CROSS, 2, { 9, 4, 1, 4 }, 4 },
};

static const LineStyle *
style_of (PbLinePlot *plot,
          int         series)
{
  int peer = 0;

  if (pb_line_data_is_target (plot->data, series))
    return &target_style;
  if (pb_line_data_is_own (plot->data, series))
    return &own_style;
  for (int s = 0; s < series; s++)
    if (!pb_line_data_is_own (plot->data, s))
      peer++;
  return &peer_styles[peer % G_N_ELEMENTS (peer_styles)];
}

static void
text_size (PangoLayout *layout,
           int         *width,
           int         *height)
{
  pango_layout_get_pixel_size (layout, width, height);
}

static void
draw_frame (PbLinePlot      *plot,
            cairo_t         *cr,
            const PbPalette *palette)
{
  int width, height;

  if (plot->unit_layout)
    pb_text_show (plot->unit_layout, cr, 0, 0, palette, PB_TONE_INK_2);
  cairo_set_line_width (cr, 1);
  for (int i = 0; i < plot->n_ticks; i++)
    {
      const PbLineTick *tick = &plot->ticks[i];

      /* Zero is where the sign turns, so it is drawn in ink. */
      pb_color_set_source (tick->value == 0 ? &palette->ink_2 : &palette->border, cr);
      cairo_move_to (cr, plot->left - 4 * plot->unit, tick->y);
      cairo_line_to (cr, plot->right, tick->y);
      cairo_stroke (cr);
      text_size (tick->layout, &width, &height);
      pb_text_show (tick->layout, cr, plot->left - 12 * plot->unit - width, tick->y - height / 2.0, palette,
                 PB_TONE_INK_2);
    }
  for (int p = 0; p < plot->n_periods; p++)
    {
      double x = plot->n_series > 0 ? pb_line_plot_get_point (plot, 0, p)->x : plot->left;

      if (plot->period_layouts[p] == NULL)
        continue;
      text_size (plot->period_layouts[p], &width, &height);
      pb_text_show (plot->period_layouts[p], cr, MIN (x - width / 2.0, plot->width - width), plot->bottom + 9 * plot->unit,
                 palette, p == plot->n_periods - 1 ? PB_TONE_INK : PB_TONE_INK_2);
    }
}

/* From a period on through those of its length; where nothing was measured the line is broken. */
static void
trace_line (PbLinePlot *plot,
            cairo_t    *cr,
            int         series,
            int         first)
{
  gboolean going = FALSE;

  for (int p = first; p >= 0; p = pb_line_data_get_beside (plot->data, p, 1))
    {
      const PbLinePoint *point = pb_line_plot_get_point (plot, series, p);

      if (point->measured && going)
        cairo_line_to (cr, point->x, point->y);
      else if (point->measured)
        cairo_move_to (cr, point->x, point->y);
      going = point->measured;
    }
}

static void
draw_line (PbLinePlot      *plot,
           cairo_t         *cr,
           int              series,
           const PbPalette *palette)
{
  const LineStyle *style = style_of (plot, series);
  double dashes[4];

  cairo_save (cr);
  pb_color_set_source (pb_palette_color (palette, style->tone), cr);
  cairo_set_line_width (cr, style->line_width * plot->unit);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  if (style == &own_style || style == &target_style)
    cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  for (int i = 0; i < style->n_dashes; i++)
    dashes[i] = style->dashes[i] * plot->unit;
  cairo_set_dash (cr, dashes, style->n_dashes, 0);
  for (int p = 0; p < plot->n_periods; p++)
    if (pb_line_data_get_beside (plot->data, p, -1) < 0)
      trace_line (plot, cr, series, p);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
trace_shape (cairo_t *cr,
             Shape    shape,
             double   x,
             double   y,
             double   r)
{
  cairo_new_path (cr);
  switch (shape)
    {
    case SHAPE_SQUARE:
      cairo_rectangle (cr, x - r, y - r, 2 * r, 2 * r);
      break;
    case SHAPE_TRIANGLE:
      cairo_move_to (cr, x, y - 1.25 * r);
      cairo_line_to (cr, x + 1.2 * r, y + 0.9 * r);
      cairo_line_to (cr, x - 1.2 * r, y + 0.9 * r);
      cairo_close_path (cr);
      break;
    case SHAPE_DIAMOND:
      cairo_move_to (cr, x, y - 1.4 * r);
      cairo_line_to (cr, x + 1.4 * r, y);
      cairo_line_to (cr, x, y + 1.4 * r);
      cairo_line_to (cr, x - 1.4 * r, y);
      cairo_close_path (cr);
      break;
    case SHAPE_CROSS:
      cairo_move_to (cr, x - r, y - r);
      cairo_line_to (cr, x + r, y + r);
      cairo_move_to (cr, x + r, y - r);
      cairo_line_to (cr, x - r, y + r);
      break;
    case SHAPE_DISC:
    case SHAPE_CIRCLE:
    default:
      cairo_arc (cr, x, y, r, 0, 2 * G_PI);
      break;
    }
}

static void
draw_mark (cairo_t         *cr,
           const LineStyle *style,
           double           x,
           double           y,
           double           unit,
           const PbPalette *palette)
{
  double r = (style->shape == SHAPE_DISC ? 5.5 : 4) * unit;

  trace_shape (cr, style->shape, x, y, r);
  cairo_set_line_width (cr, 2 * unit);
  if (style->shape == SHAPE_DISC)
    {
      pb_color_set_source (pb_palette_color (palette, style->tone), cr);
      cairo_fill (cr);
      return;
    }
  /* Open shapes hide the line behind them. */
  pb_color_set_source (&palette->card, cr);
  if (style->shape == SHAPE_CROSS)
    {
      cairo_save (cr);
      cairo_set_line_width (cr, 5 * unit);
      cairo_stroke_preserve (cr);
      cairo_restore (cr);
    }
  else
    cairo_fill_preserve (cr);
  pb_color_set_source (pb_palette_color (palette, style->tone), cr);
  cairo_stroke (cr);
}

static void
draw_marks (PbLinePlot      *plot,
            cairo_t         *cr,
            int              series,
            const PbPalette *palette)
{
  const LineStyle *style = style_of (plot, series);

  for (int p = 0; p < plot->n_periods; p++)
    {
      const PbLinePoint *point = pb_line_plot_get_point (plot, series, p);

      if (point->measured)
        draw_mark (cr, style, point->x, point->y, plot->unit, palette);
    }
}

static void
draw_label (PbLinePlot      *plot,
            cairo_t         *cr,
            int              series,
            const PbPalette *palette)
{
  const PbLineLabel *label = &plot->labels[series];
  gboolean own = pb_line_data_is_own (plot->data, series);
  double x = label->box.x + plot->key_width;
  int width, height;

  if (label->name == NULL)
    return;
  text_size (label->name, &width, &height);
  if (plot->key_width > 0)
    draw_mark (cr, style_of (plot, series), label->box.x + 5 * plot->unit, round (label->box.y) + height / 2.0,
               plot->unit, palette);
  pb_text_show (label->name, cr, x, label->box.y, palette, own ? PB_TONE_ACCENT : PB_TONE_INK_2);
  if (label->value)
    pb_text_show (label->value, cr, x, round (label->box.y) + height, palette, own ? PB_TONE_INK : PB_TONE_INK_2);
}

static void
draw_focus (PbLinePlot       *plot,
            cairo_t          *cr,
            const PbLineMark *focus,
            const PbPalette  *palette)
{
  const PbLinePoint *point = pb_line_plot_get_point (plot, focus->series, focus->period);
  g_autofree char *text = NULL;
  double around = 15 * plot->unit;
  PbBox beside = { point->x - around, point->y - around, 2 * around, 2 * around };
  PbBox bounds = { 0, 0, plot->width, plot->height };
  PbTextNote note;

  if (!point->measured)
    return;
  cairo_new_path (cr);
  cairo_arc (cr, point->x, point->y, 9.5 * plot->unit, 0, 2 * G_PI);
  pb_color_set_source (&palette->accent, cr);
  cairo_set_line_width (cr, 2 * plot->unit);
  cairo_stroke (cr);

  text = pb_line_data_describe_mark (plot->data, focus->series, focus->period);
  pb_text_note_init (&note, plot->context, text, &bounds);
  pb_text_note_place (&note, &beside, &bounds, beside.y > note.box.height);
  pb_text_note_show (&note, cr, palette);
}

void
pb_line_plot_draw (PbLinePlot       *plot,
                   cairo_t          *cr,
                   const PbPalette  *palette,
                   const PbLineMark *focus)
{
  g_return_if_fail (plot != NULL);

  cairo_save (cr);
  draw_frame (plot, cr, palette);
  /* The own line last, so that it lies on top. */
  for (int own = 0; own <= 1; own++)
    for (int s = 0; s < plot->n_series; s++)
      if (pb_line_data_is_own (plot->data, s) == own)
        {
          draw_line (plot, cr, s, palette);
          draw_marks (plot, cr, s, palette);
        }
  for (guint i = 0; i < plot->values->len; i++)
    {
      const PbLineValue *value = &g_array_index (plot->values, PbLineValue, i);

      pb_text_show (value->layout, cr, value->box.x, value->box.y, palette,
                 pb_line_data_is_own (plot->data, value->series) ? PB_TONE_INK : PB_TONE_INK_2);
    }
  for (int s = 0; s < plot->n_series; s++)
    draw_label (plot, cr, s, palette);
  if (focus)
    draw_focus (plot, cr, focus, palette);
  cairo_restore (cr);
}
