/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-wheel-shape.h"

#include <math.h>

/* How large each is drawn, so that all look equally large. */
static const double scales[PB_N_WHEEL_SHAPES] = { 0.86, 1, 1.1, 1.1, 1.04, 1.1, 1.02, 1.1, 0.42 };

static void
polygon (cairo_t *cr, double x, double y, double radius, int corners, double turn)
{
  cairo_new_sub_path (cr);
  for (int i = 0; i < corners; i++)
    cairo_line_to (cr, x + radius * sin (turn + 2 * G_PI * i / corners), y - radius * cos (turn + 2 * G_PI * i / corners));
  cairo_close_path (cr);
}

static void
cross (cairo_t *cr, double x, double y, double radius)
{
  static const double arms[][2] = { { -1, -3 }, { 1, -3 }, { 1, -1 }, { 3, -1 }, { 3, 1 },  { 1, 1 },
                                    { 1, 3 },   { -1, 3 }, { -1, 1 }, { -3, 1 }, { -3, -1 }, { -1, -1 } };

  cairo_new_sub_path (cr);
  for (guint i = 0; i < G_N_ELEMENTS (arms); i++)
    cairo_line_to (cr, x + arms[i][0] * radius / 3, y + arms[i][1] * radius / 3);
  cairo_close_path (cr);
}

static void
flag (cairo_t *cr, double x, double y, double radius)
{
  cairo_move_to (cr, x - 0.62 * radius, y + radius);
  cairo_line_to (cr, x - 0.62 * radius, y - radius);
  cairo_line_to (cr, x + 0.95 * radius, y - 0.35 * radius);
  cairo_line_to (cr, x - 0.3 * radius, y + 0.25 * radius);
  cairo_line_to (cr, x - 0.3 * radius, y + radius);
  cairo_close_path (cr);
}

static void
path (cairo_t *cr, PbWheelShape shape, double x, double y, double radius)
{
  cairo_new_path (cr);
  switch (shape)
    {
    case PB_WHEEL_SQUARE:
      cairo_rectangle (cr, x - radius, y - radius, 2 * radius, 2 * radius);
      return;
    case PB_WHEEL_DIAMOND:
      polygon (cr, x, y, radius, 4, 0);
      return;
    case PB_WHEEL_TRIANGLE:
      polygon (cr, x, y + 0.18 * radius, radius, 3, 0);
      return;
    case PB_WHEEL_PENTAGON:
      polygon (cr, x, y, radius, 5, G_PI / 5);
      return;
    case PB_WHEEL_HEXAGON:
      polygon (cr, x, y, radius, 6, G_PI / 6);
      return;
    case PB_WHEEL_CROSS:
      cross (cr, x, y, radius);
      return;
    case PB_WHEEL_FLAG:
      flag (cr, x, y, radius);
      return;
    case PB_WHEEL_DISC:
    case PB_WHEEL_DOT:
    default:
      cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
    }
}

void
pb_wheel_shape_draw (cairo_t *cr, PbWheelShape shape, double x, double y, double size, gboolean hollow)
{
  double stroke = MAX (1.4, size / 8), radius = size / 2 * scales[shape];

  /* A dot is too small to be hollow. */
  hollow = hollow && shape != PB_WHEEL_DOT;
  cairo_save (cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  path (cr, shape, x, y, MAX (radius - stroke / 2, 1));
  cairo_set_line_width (cr, stroke);
  if (!hollow)
    cairo_fill_preserve (cr);
  cairo_stroke (cr);
  cairo_restore (cr);
}
