/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-text.h"
#include "pb-wheel-data.h"

G_BEGIN_DECLS

/* A year wheel laid out in a width and height. Made anew when data, font or size change. */
typedef struct _PbWheelPlot PbWheelPlot;

PbWheelPlot *pb_wheel_plot_new      (PbWheelData     *data,
                                     PangoContext    *context,
                                     double           width,
                                     double           height);
void         pb_wheel_plot_free     (PbWheelPlot     *plot);
/* mark: what has the focus, its words beside it; -1: none. */
void         pb_wheel_plot_draw     (PbWheelPlot     *plot,
                                     cairo_t         *cr,
                                     const PbPalette *palette,
                                     int              mark);
/* The mark at (x, y) or next to it; -1: none. */
int          pb_wheel_plot_hit      (PbWheelPlot     *plot,
                                     double           x,
                                     double           y);
/* Where a mark is drawn. */
void         pb_wheel_plot_get_mark (PbWheelPlot     *plot,
                                     int              mark,
                                     PbBox           *box);
/* Where along its ring the ring's name stands, 0 to 1 of the year; beside: it stands further out than the ring's marks. */
void         pb_wheel_plot_get_name (PbWheelPlot     *plot,
                                     guint            ring,
                                     double          *from,
                                     double          *to,
                                     gboolean        *beside);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbWheelPlot, pb_wheel_plot_free)

G_END_DECLS
