/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "pb-benchmarks-choice.h"

G_BEGIN_DECLS

/* Which municipalities are shown: those ticked, or a group that was saved. From here a group is made, and a municipality added.
 *
 * Signal "changed": the choice is other than before. */
#define PB_TYPE_BENCHMARKS_PEERS (pb_benchmarks_peers_get_type ())
G_DECLARE_FINAL_TYPE (PbBenchmarksPeers, pb_benchmarks_peers, PB, BENCHMARKS_PEERS, GtkPopover)

/* choice: lives as long as the popover. */
GtkWidget *pb_benchmarks_peers_new (PbPlan *plan, PbBenchmarksChoice *choice);
/* What the view shows of what the program or a group chose: these are ticked too. Takes entities (element-type gint64). */
void       pb_benchmarks_peers_set_shown (PbBenchmarksPeers *self, GArray *entities);

G_END_DECLS
