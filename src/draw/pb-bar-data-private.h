/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-bar-data.h"

G_BEGIN_DECLS

typedef struct
{
  char *number; /* of an assignment; nullable */
  char *label;  /* of a matrix: the series' */
  char *note;
  double value; /* of a swing the worse end, of a class its share; NAN: none */
  double better;
  double from; /* of a waterfall where the bar begins, of a class its lower end */
  double to;
  gboolean total; /* of a distribution: in balance */
  int group;      /* -1 where there are none */
  int series;
} PbBar;

struct _PbBarData
{
  gatomicrefcount references;
  PbBarsKind kind;
  char *title;
  char *unit;
  PbValueFormat format;
  gpointer format_data;
  GDestroyNotify format_destroy;
  GArray *bars;      /* PbBar */
  GPtrArray *groups; /* char * */
  int n_series;
  char *worse_end;
  char *better_end;
  GArray *outcomes; /* double, ascending */
  double threshold;
};

#define PB_BAR(data, item) (&g_array_index ((data)->bars, PbBar, item))

/* As the format has it; with a + before what is greater than zero. */
char     *pb_bar_data_write        (PbBarData *data,
                                    double     value);
char     *pb_bar_data_write_signed (PbBarData *data,
                                    double     value);
/* The share as "12 %", "< 1 %" where that would be nothing. */
char     *pb_bar_data_write_share  (double     share);
/* Items in the order they are shown. (transfer full) */
int      *pb_bar_data_list         (PbBarData *data,
                                    int       *n_items);

G_END_DECLS
