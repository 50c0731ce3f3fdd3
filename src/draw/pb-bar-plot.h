/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-bar-data.h"

G_BEGIN_DECLS

/* A bar chart laid out in a width and height. Made anew when data, font or size change. Where columns would get too narrow
 * for their values and titles, the bars lie instead, one below the other. */
typedef struct _PbBarPlot PbBarPlot;

PbBarPlot  *pb_bar_plot_new         (PbBarData       *data,
                                     PangoContext    *context,
                                     double           width,
                                     double           height);
void        pb_bar_plot_free        (PbBarPlot       *plot);
/* The height that data is best shown with in a width. */
double      pb_bar_plot_get_height_for_width (PbBarData *data,
                                     PangoContext    *context,
                                     double           width);

/* item: the bar that has the focus, its value in words beside it; -1: none. */
void        pb_bar_plot_draw        (PbBarPlot       *plot,
                                     cairo_t         *cr,
                                     const PbPalette *palette,
                                     int              item);
/* The item at (x, y), or beside it where it is too thin to be met; -1: none. */
int         pb_bar_plot_hit         (PbBarPlot       *plot,
                                     double           x,
                                     double           y);
/* Where the item's bar stands; FALSE where it has no value. */
gboolean    pb_bar_plot_get_bar     (PbBarPlot       *plot,
                                     int              item,
                                     PbBox           *bar);
/* The texts of the drawing and where they stand. words (nullable): owned by the plot. */
guint       pb_bar_plot_get_n_texts (PbBarPlot       *plot);
void        pb_bar_plot_get_text    (PbBarPlot       *plot,
                                     guint            text,
                                     PbBox           *box,
                                     const char     **words);
/* TRUE where the bars lie. */
gboolean    pb_bar_plot_is_lying    (PbBarPlot       *plot);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbBarPlot, pb_bar_plot_free)

G_END_DECLS
