/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "pb-box.h"
#include "pb-line-data.h"
#include "pb-palette.h"

G_BEGIN_DECLS

/* A line chart laid out in a width and height: where grid, marks and labels stand.
 * Made anew when data, font or size change. */
typedef struct _PbLinePlot PbLinePlot;

typedef struct
{
  int series;
  int period;
} PbLineMark;

PbLinePlot *pb_line_plot_new           (PbLineData       *data,
                                        PangoContext     *context,
                                        double            width,
                                        double            height);
void        pb_line_plot_free          (PbLinePlot       *plot);

/* focus: the mark whose value is shown beside it, or NULL. */
void        pb_line_plot_draw          (PbLinePlot       *plot,
                                        cairo_t          *cr,
                                        const PbPalette  *palette,
                                        const PbLineMark *focus);

/* The mark nearest (x, y) and within reach of a pointer. FALSE if there is none. */
gboolean    pb_line_plot_hit           (PbLinePlot       *plot,
                                        double            x,
                                        double            y,
                                        PbLineMark       *mark);
/* Where the mark stands; FALSE if nothing was measured there. */
gboolean    pb_line_plot_get_position  (PbLinePlot       *plot,
                                        const PbLineMark *mark,
                                        double           *x,
                                        double           *y);
/* The box of a series' direct label; FALSE if it has none (no value at all). */
gboolean    pb_line_plot_get_label_box (PbLinePlot       *plot,
                                        int               series,
                                        PbBox            *box);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbLinePlot, pb_line_plot_free)

G_END_DECLS
