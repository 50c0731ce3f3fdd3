/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "draw/pb-bar-data.h"
#include "pb-chart.h"

G_BEGIN_DECLS

/* A waterfall, a tornado, a distribution, stacked parts or a comparison: what its data is. */
#define PB_TYPE_BAR_CHART (pb_bar_chart_get_type ())
G_DECLARE_FINAL_TYPE (PbBarChart, pb_bar_chart, PB, BAR_CHART, PbChart)

GtkWidget *pb_bar_chart_new      (void);
/* Nullable; takes its own reference. The keyboard stays at its item where that is still there. */
void       pb_bar_chart_set_data (PbBarChart *self,
                                  PbBarData  *data);

G_END_DECLS
