/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A small line in a row. Presentational: the row says what it shows. */
#define PB_TYPE_SPARK (pb_spark_get_type ())
G_DECLARE_FINAL_TYPE (PbSpark, pb_spark, PB, SPARK, GtkWidget)

GtkWidget *pb_spark_new        (void);
void       pb_spark_set_values (PbSpark      *self,
                                const double *values,
                                int           n_values);

G_END_DECLS
