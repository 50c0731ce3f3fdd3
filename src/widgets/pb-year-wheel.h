/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "draw/pb-wheel-data.h"
#include "pb-chart.h"

G_BEGIN_DECLS

/* The year as a wheel: a chart whose items are the marks, in the data's order. */
#define PB_TYPE_YEAR_WHEEL (pb_year_wheel_get_type ())
G_DECLARE_FINAL_TYPE (PbYearWheel, pb_year_wheel, PB, YEAR_WHEEL, PbChart)

GtkWidget *pb_year_wheel_new      (void);
/* NULL: nothing is shown. */
void       pb_year_wheel_set_data (PbYearWheel *self,
                                   PbWheelData *data);

G_END_DECLS
