/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-benchmarks-item.h"

G_BEGIN_DECLS

/* The row of the list that shows an indicator: title, latest value and place, its line with words, and how it stands to the
 * other municipality; or a heading. Follows its item. */
#define PB_TYPE_BENCHMARKS_ROW (pb_benchmarks_row_get_type ())
G_DECLARE_FINAL_TYPE (PbBenchmarksRow, pb_benchmarks_row, PB, BENCHMARKS_ROW, GtkWidget)

GtkWidget *pb_benchmarks_row_new  (void);
/* item: NULL for none. */
void       pb_benchmarks_row_show (PbBenchmarksRow *self, PbBenchmarksItem *item);
PbBenchmarksItem *pb_benchmarks_row_get_item (PbBenchmarksRow *self);
/* In sight, or at most a page from it. */
gboolean   pb_benchmarks_row_is_near (PbBenchmarksRow *self);
/* What was left out because it was far away is drawn where it now is near. */
void       pb_benchmarks_row_scrolled (PbBenchmarksRow *self);
/* All that the item's row says, for who does not see it. (transfer full) */
char      *pb_benchmarks_row_dup_name (PbBenchmarksItem *item);

G_END_DECLS
