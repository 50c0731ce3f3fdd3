/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-spark-draw.h"

#include <math.h>

#define DISC 2.8

void
pb_spark_draw (cairo_t         *cr,
               const double    *values,
               int              n_values,
               double           width,
               double           height,
               const PbPalette *palette)
{
  double low = INFINITY;
  double high = -INFINITY;
  double inner_width = width - 2 * DISC - 2;
  double inner_height = height - 2 * DISC - 2;
  gboolean drawing = FALSE;
  int last = -1;

  for (int i = 0; i < n_values; i++)
    if (!isnan (values[i]))
      {
        low = MIN (low, values[i]);
        high = MAX (high, values[i]);
        last = i;
      }
  if (last < 0 || inner_width <= 0 || inner_height <= 0)
    return;

  cairo_save (cr);
  pb_color_set_source (&palette->accent, cr);
  cairo_set_line_width (cr, 1.75);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (int i = 0; i <= last; i++)
    {
      double x = DISC + 1 + (n_values > 1 ? inner_width * i / (n_values - 1) : inner_width);
      double share = high > low ? (values[i] - low) / (high - low) : 0.5;
      double y = DISC + 1 + inner_height * (1 - share);

      if (isnan (values[i]))
        drawing = FALSE;
      else if (drawing)
        cairo_line_to (cr, x, y);
      else
        {
          cairo_move_to (cr, x, y);
          /* A value with gaps on both sides still shows, as a dot of the round cap. */
          cairo_line_to (cr, x, y);
          drawing = TRUE;
        }
      if (i == last)
        {
          cairo_stroke (cr);
          cairo_arc (cr, x, y, DISC, 0, 2 * G_PI);
          cairo_fill (cr);
        }
    }
  cairo_restore (cr);
}
