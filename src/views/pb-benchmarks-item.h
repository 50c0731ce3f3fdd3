/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "model/pb-plan.h"

G_BEGIN_DECLS

/* A row of the list of indicators: an indicator, or the heading of a group of them. What is said of an indicator is read when
 * asked for, and kept until the plan changes: ten thousand indicators are listed without reading a value.
 *
 * Signal "changed": what it says is other than before. */
#define PB_TYPE_BENCHMARKS_ITEM (pb_benchmarks_item_get_type ())
G_DECLARE_FINAL_TYPE (PbBenchmarksItem, pb_benchmarks_item, PB, BENCHMARKS_ITEM, GObject)

/* What the row says. Owned by the item. */
typedef struct
{
  char *unit; /* "kr per brukare" */
  char *value; /* the latest own value, "" where there is none */
  char *place; /* "plats 2 av 4", "" where there is nobody to compare with */
  char *trend; /* "upp 26 % sedan 2020, sämre" */
  char *subtitle; /* "+38 % mot Kalmar", "mål 2027: 230 · uppdrag 21" */
  double *line; /* the own outcomes, NAN where not measured */
  int n_line; /* 0 where it says nothing: fewer than two values */
} PbBenchmarksSummary;

PbBenchmarksItem          *pb_benchmarks_item_new         (PbRecord *indicator, const char *heading);
/* NULL for a heading. */
PbRecord                  *pb_benchmarks_item_get_record  (PbBenchmarksItem *self);
const char                *pb_benchmarks_item_get_heading (PbBenchmarksItem *self);
/* Folded words that a search looks among. */
const char                *pb_benchmarks_item_get_key     (PbBenchmarksItem *self);
/* NULL where it has not been read since the plan changed. */
const PbBenchmarksSummary *pb_benchmarks_item_peek        (PbBenchmarksItem *self);
/* TRUE where it has. */
gboolean                   pb_benchmarks_item_is_fresh    (PbBenchmarksItem *self);
/* Reads it. */
const PbBenchmarksSummary *pb_benchmarks_item_read        (PbBenchmarksItem *self);
/* The plan has changed: what was read no longer holds, but is shown until it is read again. */
void                       pb_benchmarks_item_forget      (PbBenchmarksItem *self);

G_END_DECLS
