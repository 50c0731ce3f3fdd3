/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* Text along a circle, read clockwise, its letters' feet towards the middle. */

/* The angle, in radians, that a line of text takes on its baseline's circle. */
double pb_ring_text_get_angle (PangoLayout *layout, double radius);
/* Draws the line from start on (0: straight up, clockwise) in the source that is set. */
void   pb_ring_text_draw      (cairo_t *cr, PangoLayout *layout, double x, double y, double radius, double start);

G_END_DECLS
