/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "model/pb-plan.h"

G_BEGIN_DECLS

/* Indicators against other municipalities and against their targets, and the plan's claims checked. */
#define PB_TYPE_BENCHMARKS_VIEW (pb_benchmarks_view_get_type ())
G_DECLARE_FINAL_TYPE (PbBenchmarksView, pb_benchmarks_view, PB, BENCHMARKS_VIEW, GtkWidget)

GtkWidget *pb_benchmarks_view_new          (PbPlan *plan);
/* Chooses the indicator, or the one that the claim is about. */
void       pb_benchmarks_view_show_record  (PbBenchmarksView *self, PbRecord *indicator_or_claim);
void       pb_benchmarks_view_focus_search (PbBenchmarksView *self);

G_END_DECLS
