/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-palette.h"

G_BEGIN_DECLS

/* The shapes that tell kinds of meetings apart. */
typedef enum
{
  PB_WHEEL_SQUARE,
  PB_WHEEL_DISC,
  PB_WHEEL_DIAMOND,
  PB_WHEEL_TRIANGLE,
  PB_WHEEL_PENTAGON,
  PB_WHEEL_CROSS,
  PB_WHEEL_HEXAGON,
  PB_WHEEL_FLAG,
  PB_WHEEL_DOT,
  PB_N_WHEEL_SHAPES
} PbWheelShape;

/* Around (x, y), within size; hollow: only its outline, which tells that it has no date. In the source that is set. */
void pb_wheel_shape_draw (cairo_t *cr, PbWheelShape shape, double x, double y, double size, gboolean hollow);

G_END_DECLS
