/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "model/pb-plan.h"

G_BEGIN_DECLS

/* A row of the list of indicators: an indicator, or the heading of a group of them. */
#define PB_TYPE_BENCHMARKS_ITEM (pb_benchmarks_item_get_type ())
G_DECLARE_FINAL_TYPE (PbBenchmarksItem, pb_benchmarks_item, PB, BENCHMARKS_ITEM, GObject)

struct _PbBenchmarksItem
{
  GObject parent_instance;
  PbRecord *indicator; /* NULL for a heading */
  const char *heading;
};

PbBenchmarksItem *pb_benchmarks_item_new (PbRecord *indicator, const char *heading);

/* The row that shows it: title, what it says in short, and its line or its latest value. */
#define PB_TYPE_BENCHMARKS_ROW (pb_benchmarks_row_get_type ())
G_DECLARE_FINAL_TYPE (PbBenchmarksRow, pb_benchmarks_row, PB, BENCHMARKS_ROW, GtkWidget)

GtkWidget *pb_benchmarks_row_new  (void);
void       pb_benchmarks_row_show (PbBenchmarksRow *self, PbBenchmarksItem *item);

G_END_DECLS
