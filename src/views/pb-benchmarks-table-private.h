/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-benchmarks-table.h"

G_BEGIN_DECLS

typedef enum
{
  PB_ROW_VALUE, /* an entity's value */
  PB_ROW_MEDIAN, /* what the own one is compared with, where that is no one municipality */
  PB_ROW_WHO, /* whose the best value is, and of how many the median: other ones in other years */
  PB_ROW_APART, /* the own value less the other's */
  PB_ROW_PERCENT, /* the same in per cent */
  PB_ROW_PLACE, /* the own place */
  PB_ROW_STATE, /* whether the own outcome reaches its target */
} PbTableRowKind;

typedef struct
{
  PbTableRowKind kind;
  PbRecord *entity; /* owned by the plan; of VALUE */
  int index; /* in the series, −1 where it has no outcome */
  PbGender gender;
  PbValueKind value;
} PbTableRow;

struct _PbBenchmarksTable
{
  GtkWidget parent_instance;

  PbBenchmarksFacts *facts;
  gint64 shown; /* indicator */
  GArray *rows; /* PbTableRow */
  GPtrArray *periods; /* code */
  GPtrArray *added; /* code: columns that nothing has been typed in yet */
  gboolean all; /* also where there are many */
  gboolean wants_target; /* a row to type one in, though there is none yet */
  guint hidden; /* rows left out */

  GtkWidget *box;
  GtkWidget *scroller;
  PbCellGrid *grid;
  GtkWidget *more;
};

/* pb-benchmarks-table-rows.c */
/* Lists rows and periods anew. */
void  pb_benchmarks_table_list     (PbBenchmarksTable *self);
/* "Karlskrona", "Karlskrona, mål", "därav kvinnor". (transfer full) */
char *pb_benchmarks_table_dup_title (PbBenchmarksTable *self, const PbTableRow *row);
/* A cell as it is shown; words: as it is said; typed: what an editor starts with, NULL where it is none. (transfer full) */
void  pb_benchmarks_table_read     (PbBenchmarksTable *self, const PbTableRow *row, const char *period, char **text, char **words,
                                    char **typed);

/* What of the rows is computed from the source's values, as pb_attribution_dup_computed() takes it; NULL where nothing. */
const char *pb_benchmarks_table_get_computed (PbBenchmarksTable *self);
/* What a cell holds where that is a figure, in per cent one of a hundred. FALSE where it holds words, or nothing. */
gboolean pb_benchmarks_table_get_number (PbBenchmarksTable *self, const PbTableRow *row, const char *period, double *value);

/* pb-benchmarks-table-edit.c */
/* One cell, as typed. NULL where it was written, else the sentence. (transfer full) */
char *pb_benchmarks_table_write    (PbBenchmarksTable *self, guint row, guint column, const char *text);
/* Lines and tabs, from a cell on. The same. */
char *pb_benchmarks_table_paste    (PbBenchmarksTable *self, guint row, guint column, const char *text);
/* Why the cell cannot be edited, NULL where it can. */
const char *pb_benchmarks_table_why_not (PbBenchmarksTable *self, const PbTableRow *row);

G_END_DECLS
