/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "draw/pb-line-data.h"
#include "pb-chart.h"

G_BEGIN_DECLS

/* A line chart that the arrow keys walk through: left and right between periods, up and down between series. */
#define PB_TYPE_LINE_CHART (pb_line_chart_get_type ())
G_DECLARE_FINAL_TYPE (PbLineChart, pb_line_chart, PB, LINE_CHART, PbChart)

GtkWidget  *pb_line_chart_new             (void);
PbLineData *pb_line_chart_get_data        (PbLineChart *self);
/* Nullable; takes its own reference. */
void        pb_line_chart_set_data        (PbLineChart *self,
                                           PbLineData  *data);
/* The mark that has the keyboard, FALSE before an arrow key was pressed. */
gboolean    pb_line_chart_get_mark        (PbLineChart *self,
                                           int         *series,
                                           int         *period);

G_END_DECLS
