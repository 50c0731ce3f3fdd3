/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "pb-benchmarks-facts.h"

G_BEGIN_DECLS

/* What of an indicator is seen: compared with whom, which municipalities, how the figures are reckoned, of which sex.
 *
 * Signal "changed": the choice is other than before. */
#define PB_TYPE_BENCHMARKS_CONTROLS (pb_benchmarks_controls_get_type ())
G_DECLARE_FINAL_TYPE (PbBenchmarksControls, pb_benchmarks_controls, PB, BENCHMARKS_CONTROLS, GtkWidget)

/* choice: lives as long as the controls. */
GtkWidget *pb_benchmarks_controls_new    (PbPlan *plan, PbBenchmarksChoice *choice);
/* Brings the controls to what the facts show. */
void       pb_benchmarks_controls_update (PbBenchmarksControls *self, PbBenchmarksFacts *facts);

G_END_DECLS
