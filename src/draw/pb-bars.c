/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-bars.h"

#include <math.h>

#define GAP 2.0
#define NARROWEST 4.0
#define RADIUS 3.0

void
pb_segments_lay_out (const PbSegment *segments,
                     int              n_segments,
                     double           width,
                     PbSegmentSpan   *spans)
{
  double total = 0;
  double free_width;
  double x = 0;
  int shown = 0;
  int last = -1;

  for (int i = 0; i < n_segments; i++)
    {
      spans[i] = (PbSegmentSpan) { 0, 0 };
      if (segments[i].value > 0)
        {
          total += segments[i].value;
          shown++;
          last = i;
        }
    }
  if (shown == 0)
    return;

  /* Every shown segment gets the narrowest width first; the rest is shared in proportion. */
  free_width = MAX (0, width - GAP * (shown - 1) - NARROWEST * shown);
  for (int i = 0; i < n_segments; i++)
    {
      double end;

      if (segments[i].value <= 0)
        continue;
      end = i == last ? width : round (x + NARROWEST + free_width * segments[i].value / total);
      spans[i] = (PbSegmentSpan) { x, MAX (0, end - x) };
      x = end + GAP;
    }
}

static void
rounded_box (cairo_t *cr,
             double   x,
             double   y,
             double   width,
             double   height,
             double   left,
             double   right)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - right, y + right, right, -G_PI / 2, 0);
  cairo_arc (cr, x + width - right, y + height - right, right, 0, G_PI / 2);
  cairo_arc (cr, x + left, y + height - left, left, G_PI / 2, G_PI);
  cairo_arc (cr, x + left, y + left, left, G_PI, 3 * G_PI / 2);
  cairo_close_path (cr);
}

/* Slanted lines of the card's colour over the fill: told apart without colour. */
static void
hatch (cairo_t         *cr,
       const PbBox     *box,
       PbSegmentStyle   style,
       const PbPalette *palette)
{
  double bottom = box->y + box->height;

  cairo_save (cr);
  cairo_clip (cr);
  pb_color_set_source (&palette->card, cr);
  cairo_set_line_width (cr, 1.5);
  for (double at = box->x - box->height; at < box->x + box->width; at += 6)
    {
      cairo_move_to (cr, at, bottom);
      cairo_line_to (cr, at + box->height, box->y);
      if (style != PB_SEGMENT_CROSSED)
        continue;
      cairo_move_to (cr, at, box->y);
      cairo_line_to (cr, at + box->height, bottom);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

void
pb_segment_draw (cairo_t         *cr,
                 const PbBox     *box,
                 double           left,
                 double           right,
                 PbTone           tone,
                 PbSegmentStyle   style,
                 const PbPalette *palette)
{
  static const double dashes[] = { 3, 2.5 };

  pb_color_set_source (pb_palette_color (palette, tone), cr);
  if (style != PB_SEGMENT_OUTLINED && style != PB_SEGMENT_DASHED)
    {
      rounded_box (cr, box->x, box->y, box->width, box->height, left, right);
      cairo_fill_preserve (cr);
      if (style != PB_SEGMENT_SOLID)
        hatch (cr, box, style, palette);
      cairo_new_path (cr);
      return;
    }
  cairo_save (cr);
  rounded_box (cr, box->x + 0.5, box->y + 0.5, MAX (box->width - 1, 0), MAX (box->height - 1, 0), left, right);
  if (style == PB_SEGMENT_DASHED)
    cairo_set_dash (cr, dashes, 2, 0);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
  cairo_restore (cr);
}

void
pb_segments_draw (cairo_t         *cr,
                  const PbSegment *segments,
                  int              n_segments,
                  double           width,
                  double           height,
                  const PbPalette *palette)
{
  g_autofree PbSegmentSpan *spans = g_new0 (PbSegmentSpan, MAX (n_segments, 1));
  gboolean any = FALSE;

  pb_segments_lay_out (segments, n_segments, width, spans);
  for (int i = 0; i < n_segments; i++)
    {
      const PbSegmentSpan *span = &spans[i];

      if (span->width <= 0)
        continue;
      pb_segment_draw (cr, &(PbBox) { span->x, 0, span->width, height }, span->x <= 0 ? RADIUS : 1,
                       span->x + span->width >= width ? RADIUS : 1, segments[i].tone, segments[i].style, palette);
      any = TRUE;
    }
  if (!any)
    pb_segment_draw (cr, &(PbBox) { 0, 0, width, height }, RADIUS, RADIUS, PB_TONE_BORDER, PB_SEGMENT_OUTLINED, palette);
}

void
pb_effect_bar_draw (cairo_t         *cr,
                    double           planned,
                    double           realised,
                    double           maximum,
                    double           width,
                    double           height,
                    const PbPalette *palette)
{
  double outline = 0;

  if (maximum <= 0)
    return;
  if (planned > 0)
    {
      outline = MAX (NARROWEST, round (width * MIN (planned / maximum, 1)));
      rounded_box (cr, 0.5, 0.5, outline - 1, height - 1, RADIUS - 1, RADIUS - 1);
      pb_color_set_source (&palette->ink_2, cr);
      cairo_set_line_width (cr, 1);
      cairo_stroke (cr);
    }
  if (!isnan (realised) && realised > 0)
    {
      double inset = MIN (5, floor (height / 4));
      /* Inside the outline where it fits; more than planned runs past its end and is seen. */
      double end = round (width * MIN (realised / maximum, 1));

      if (realised <= planned)
        end = MIN (end, outline - 1);
      rounded_box (cr, 1, inset, MAX (end - 1, 2), height - 2 * inset, 1, 1);
      pb_color_set_source (&palette->accent, cr);
      cairo_fill (cr);
    }
}
