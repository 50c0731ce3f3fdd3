/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/pb-extract.h"
#include "pb-benchmarks-facts.h"
#include "widgets/pb-cell-grid.h"

G_BEGIN_DECLS

/* An indicator's values, municipality × year, own first, and below them how the own value stands to the one compared with.
 * Values are typed where they stand; what is pasted is one edit. */
#define PB_TYPE_BENCHMARKS_TABLE (pb_benchmarks_table_get_type ())
G_DECLARE_FINAL_TYPE (PbBenchmarksTable, pb_benchmarks_table, PB, BENCHMARKS_TABLE, GtkWidget)

GtkWidget  *pb_benchmarks_table_new        (void);
/* Takes facts. */
void        pb_benchmarks_table_show       (PbBenchmarksTable *self, PbBenchmarksFacts *facts);
/* Adds a column for the period, empty until something is typed in it, and goes there. */
void        pb_benchmarks_table_add_period (PbBenchmarksTable *self, const char *period);
/* Opens the own cell of the period, adding the period where need be. kind: what is to be typed. */
void        pb_benchmarks_table_type       (PbBenchmarksTable *self, const char *period, PbValueKind kind);
/* The whole table, with what has to be said of its source below it, as text with tabs. (transfer full) */
char       *pb_benchmarks_table_dup_text   (PbBenchmarksTable *self);
/* The same with its figures as figures. (transfer full) */
PbExtract  *pb_benchmarks_table_make_extract (PbBenchmarksTable *self);
PbCellGrid *pb_benchmarks_table_get_grid   (PbBenchmarksTable *self);

G_END_DECLS
