/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "draw/pb-line-data.h"
#include "pb-benchmarks-facts.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the chart draws: the first few that are shown, what they are compared with, and the own target. (transfer full) */
PbLineData *pb_benchmarks_line_data      (PbBenchmarksFacts *facts);
/* The plan's claims, checked. NULL where it claims nothing. */
GtkWidget  *pb_benchmarks_claims_card    (PbPlan *plan);
/* What the fetch that the values come from brought of news: revised and taken away. NULL where nothing. */
GtkWidget  *pb_benchmarks_revisions_card (PbBenchmarksFacts *facts);
/* "Kr per brukare. Lägre är bättre." (transfer full) */
char       *pb_benchmarks_dup_about      (PbBenchmarksFacts *facts);
/* Where the values come from, on which terms, and what has to be known of them; a line each. (transfer full) */
char       *pb_benchmarks_dup_sources    (PbBenchmarksFacts *facts);

G_END_DECLS
