/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-benchmarks-item.h"

G_BEGIN_DECLS

/* The row of the list that shows an indicator: title, latest value and place, its line with words, and how it stands to the
 * other municipality. Follows its item. */
#define PB_TYPE_BENCHMARKS_ROW (pb_benchmarks_row_get_type ())
G_DECLARE_FINAL_TYPE (PbBenchmarksRow, pb_benchmarks_row, PB, BENCHMARKS_ROW, GtkWidget)

GtkWidget *pb_benchmarks_row_new  (void);
/* item: NULL for none. */
void       pb_benchmarks_row_show (PbBenchmarksRow *self, PbBenchmarksItem *item);

G_END_DECLS
