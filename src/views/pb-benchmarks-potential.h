/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "pb-benchmarks-facts.h"

G_BEGIN_DECLS

/* "Om vi hade Kalmars kostnad": the amount, and how it was reckoned line by line; the same for the median and the best; and where
 * it can be sent.
 *
 * Signal "changed": the choice is other than before. */
#define PB_TYPE_BENCHMARKS_POTENTIAL (pb_benchmarks_potential_get_type ())
G_DECLARE_FINAL_TYPE (PbBenchmarksPotential, pb_benchmarks_potential, PB, BENCHMARKS_POTENTIAL, GtkWidget)

/* choice: lives as long as the card. */
GtkWidget *pb_benchmarks_potential_new  (PbBenchmarksChoice *choice);
void       pb_benchmarks_potential_show (PbBenchmarksPotential *self, PbBenchmarksFacts *facts);

G_END_DECLS
