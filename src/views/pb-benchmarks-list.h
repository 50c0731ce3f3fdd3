/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "model/pb-plan.h"

G_BEGIN_DECLS

/* The indicators in a list with a search above it; those of assignments stand in a section of their own.
 *
 * Signals: "chosen" (PbRecord *indicator): another one is chosen; "opened": the chosen one is to be gone to. */
#define PB_TYPE_BENCHMARKS_LIST (pb_benchmarks_list_get_type ())
G_DECLARE_FINAL_TYPE (PbBenchmarksList, pb_benchmarks_list, PB, BENCHMARKS_LIST, GtkWidget)

GtkWidget *pb_benchmarks_list_new          (PbPlan *plan);
/* After the plan changed. */
void       pb_benchmarks_list_update       (PbBenchmarksList *self);
/* NULL where nothing is chosen. Owned by the plan. */
PbRecord  *pb_benchmarks_list_get_chosen   (PbBenchmarksList *self);
/* Chooses it and scrolls there; empties a search that hides it. FALSE where the plan has no such indicator. */
gboolean   pb_benchmarks_list_choose       (PbBenchmarksList *self, gint64 id);
void       pb_benchmarks_list_focus        (PbBenchmarksList *self);
void       pb_benchmarks_list_focus_search (PbBenchmarksList *self);

G_END_DECLS
