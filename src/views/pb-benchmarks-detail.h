/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-benchmarks-facts.h"
#include "pb-card-page.h"

G_BEGIN_DECLS

/* What stands of one indicator, and of the plan's claims: cards for the page. */
GtkWidget *pb_benchmarks_chart_card  (PbBenchmarksFacts *facts);
GtkWidget *pb_benchmarks_table_card  (PbBenchmarksFacts *facts);
/* NULL where the plan claims nothing. */
GtkWidget *pb_benchmarks_claims_card (PbPlan *plan);
/* "kr per brukare. Lägre är bättre." (transfer full) */
char      *pb_benchmarks_dup_about   (PbBenchmarksFacts *facts);
/* Volume, source and note, a line each; empty where nothing is known. (transfer full) */
char      *pb_benchmarks_dup_sources (PbBenchmarksFacts *facts);

G_END_DECLS
