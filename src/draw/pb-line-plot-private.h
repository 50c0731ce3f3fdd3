/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-axis.h"
#include "pb-line-plot.h"

G_BEGIN_DECLS

typedef struct
{
  double x;
  double y;
  gboolean measured;
} PbLinePoint;

/* The name and last value at the end of a line. */
typedef struct
{
  PangoLayout *name;
  PangoLayout *value;
  PbBox box;
  double wanted;
  int last_period;
} PbLineLabel;

/* A value that stands at its mark. */
typedef struct
{
  PangoLayout *layout;
  PbBox box;
  int series;
} PbLineValue;

typedef struct
{
  PangoLayout *layout;
  double value;
  double y;
} PbLineTick;

struct _PbLinePlot
{
  PbLineData *data;
  PangoContext *context;
  double width;
  double height;
  double unit;      /* 1 at the default text size: what marks and gaps grow by */
  double em;
  double left;
  double right;
  double top;
  double bottom;
  double low;
  double high;
  int n_periods;
  int n_series;
  int n_ticks;
  PbLineTick ticks[PB_AXIS_MAX_TICKS];
  PangoLayout *unit_layout;
  PangoLayout **period_layouts;
  PbLinePoint *points;
  PbLineLabel *labels;
  double key_width; /* room for the line's mark before its name, 0 where place alone tells whose it is */
  GArray *values;
};

/* weight and scale of the context's font; figures tabular. */
PangoLayout       *pb_line_plot_create_text (PbLinePlot  *plot,
                                             const char  *text,
                                             double       scale,
                                             PangoWeight  weight);
const PbLinePoint *pb_line_plot_get_point   (PbLinePlot  *plot,
                                             int          series,
                                             int          period);

/* pb-line-labels.c */
void               pb_line_plot_place_labels (PbLinePlot *plot);
void               pb_line_plot_place_values (PbLinePlot *plot);

G_END_DECLS
