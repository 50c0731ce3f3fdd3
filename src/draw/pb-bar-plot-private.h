/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-axis.h"
#include "pb-bar-data-private.h"
#include "pb-bar-plot.h"
#include "pb-scene.h"

G_BEGIN_DECLS

struct _PbBarPlot
{
  PbBarData *data;
  PbScene *scene;
  double width;
  double height;
  double em;
  double unit; /* 1 at the default text size: what marks and gaps grow by */
  double left; /* the frame of the bars */
  double right;
  double top;
  double bottom;
  PbAxis axis;
  gboolean lying;
};

/* How the series of a chart are told apart: few hues, then shades and patterns. */
typedef struct
{
  PbTone tone;
  PbSegmentStyle style;
} PbBarLook;

const PbBarLook *pb_bar_look           (PbBarData   *data,
                                        int          series);
/* Of a bar of a waterfall: totals dark, better blue, worse vermilion. */
PbTone           pb_bar_tone           (const PbBar *bar);

/* From the least to the greatest of what is drawn, with zero. */
void             pb_bar_plot_choose_axis (PbBarPlot *plot);
double           pb_bar_plot_get_x     (PbBarPlot   *plot,
                                        double       value);
double           pb_bar_plot_get_y     (PbBarPlot   *plot,
                                        double       value);
/* The width of the figures beside a standing axis. */
double           pb_bar_plot_get_axis_width (PbBarPlot *plot);
/* Grid, figures and unit of a standing axis, between left and right. */
void             pb_bar_plot_add_axis  (PbBarPlot   *plot);
PangoLayout     *pb_bar_plot_create_value (PbBarPlot *plot,
                                        const PbBar *bar);
/* Zero, in ink. */
void             pb_bar_plot_add_zero  (PbBarPlot   *plot);
/* A box that is seen even where its value is too small for it. */
PbBox            pb_bar_box            (double       x1,
                                        double       y1,
                                        double       x2,
                                        double       y2);

/* pb-bar-columns.c: waterfall and comparison */
gboolean         pb_bar_columns_fit    (PbBarPlot   *plot);
void             pb_bar_columns_lay_out (PbBarPlot  *plot);
/* pb-bar-stack.c */
gboolean         pb_bar_stack_fits     (PbBarPlot   *plot);
void             pb_bar_stack_lay_out  (PbBarPlot   *plot);
/* pb-bar-histogram.c */
void             pb_bar_histogram_lay_out (PbBarPlot *plot);
/* pb-bar-rows.c: the tornado, and what does not fit as columns */
double           pb_bar_rows_get_height (PbBarPlot  *plot);
void             pb_bar_rows_lay_out   (PbBarPlot   *plot);

G_END_DECLS
