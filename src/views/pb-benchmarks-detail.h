/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "pb-benchmarks-choice.h"
#include "pb-benchmarks-table.h"

G_BEGIN_DECLS

/* One indicator: its chart, what another's cost would mean, its values, what the source changed, and the plan's claims. */
#define PB_TYPE_BENCHMARKS_DETAIL (pb_benchmarks_detail_get_type ())
G_DECLARE_FINAL_TYPE (PbBenchmarksDetail, pb_benchmarks_detail, PB, BENCHMARKS_DETAIL, GtkWidget)

/* choice: lives as long as the detail. */
GtkWidget         *pb_benchmarks_detail_new       (PbPlan *plan, PbBenchmarksChoice *choice);
void               pb_benchmarks_detail_show      (PbBenchmarksDetail *self, PbRecord *indicator);
/* Whether the list is elsewhere, and is to be gone back to. */
void               pb_benchmarks_detail_set_alone (PbBenchmarksDetail *self, gboolean alone);
PbBenchmarksTable *pb_benchmarks_detail_get_table (PbBenchmarksDetail *self);
/* Opens the own cell of the period that today is in. months: the period's length; 0: as short as the series has it. */
void               pb_benchmarks_detail_type      (PbBenchmarksDetail *self, PbValueKind kind, int months);
/* What is shown, as it is. Owned by the detail. */
PbBenchmarksFacts *pb_benchmarks_detail_get_facts (PbBenchmarksDetail *self);

G_END_DECLS
