/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "pb-step.h"
#include "pb-text.h"

G_BEGIN_DECLS

/* What a bar chart shows. Its items are what the keyboard walks: they are numbered from 0 in the order they are added. */
typedef struct _PbBarData PbBarData;

typedef enum
{
  PB_BARS_WATERFALL,    /* item: a total or a change */
  PB_BARS_STACK,        /* item: series × groups + group */
  PB_BARS_TORNADO,      /* item: a swing */
  PB_BARS_DISTRIBUTION, /* item: a class of outcomes, from low to high */
  PB_BARS_COMPARISON,   /* item: series × groups + group */
} PbBarsKind;

#define PB_TYPE_BAR_DATA (pb_bar_data_get_type ())
GType       pb_bar_data_get_type      (void) G_GNUC_CONST;
PbBarData  *pb_bar_data_new           (PbBarsKind     kind);
PbBarData  *pb_bar_data_ref           (PbBarData     *data);
void        pb_bar_data_unref         (PbBarData     *data);

/* What is shown ("From today's deficit to 2027") and in what ("mnkr"). */
void        pb_bar_data_set_title     (PbBarData     *data,
                                       const char    *title);
void        pb_bar_data_set_unit      (PbBarData     *data,
                                       const char    *unit);
/* How values are written; the sign + is added where it belongs. Without a format they are written as C does. */
void        pb_bar_data_set_format    (PbBarData     *data,
                                       PbValueFormat  format,
                                       gpointer       user_data,
                                       GDestroyNotify destroy);

/* Waterfall, from left to right: a total stands on zero and says where the changes have come. Returns the item. */
int         pb_bar_data_add_total     (PbBarData     *data,
                                       const char    *label,
                                       double         value);
int         pb_bar_data_add_change    (PbBarData     *data,
                                       const char    *label,
                                       double         value);

/* Tornado, in any order: it is shown and walked by size. number (nullable): the assignment's. worse and better: how far the
 * ends are from the middle. Returns the item. */
int         pb_bar_data_add_swing     (PbBarData     *data,
                                       const char    *number,
                                       const char    *label,
                                       double         worse,
                                       double         better);
/* What gives the ends: "80 %", "120 %". */
void        pb_bar_data_set_ends      (PbBarData     *data,
                                       const char    *worse,
                                       const char    *better);

/* Distribution. Takes the outcomes in any order and shares them out in classes; those of threshold or more are in balance.
 */
void        pb_bar_data_set_outcomes  (PbBarData     *data,
                                       const double  *values,
                                       guint          n_values,
                                       double         threshold);
/* The outcome that percent of 100 do not exceed (nearest rank). NAN where there are none. */
double      pb_bar_data_get_percentile (PbBarData    *data,
                                       int            percent);
/* The share of outcomes in balance, 0–1. */
double      pb_bar_data_get_share     (PbBarData     *data);

/* Stack and comparison: all groups first, then series with a value for each group, NAN where there is none. Return the
 * place of what was added. */
int         pb_bar_data_add_group     (PbBarData     *data,
                                       const char    *label);
int         pb_bar_data_add_series    (PbBarData     *data,
                                       const char    *number,
                                       const char    *label,
                                       const double  *values);

/* Said after the item's value: what Enter does. */
void        pb_bar_data_set_note      (PbBarData     *data,
                                       int            item,
                                       const char    *note);

PbBarsKind  pb_bar_data_get_kind      (PbBarData     *data);
const char *pb_bar_data_get_title     (PbBarData     *data);
const char *pb_bar_data_get_unit      (PbBarData     *data);
int         pb_bar_data_get_n_items   (PbBarData     *data);
/* NAN where there is none. */
double      pb_bar_data_get_value     (PbBarData     *data,
                                       int            item);
/* The item that a step leads to from item (-1: from outside), -1 where there is none. */
int         pb_bar_data_step          (PbBarData     *data,
                                       int            item,
                                       PbStep         step);
/* "Krav på effektiviseringar: −16,7 mnkr, then −109,4 mnkr" */
char       *pb_bar_data_describe_item (PbBarData     *data,
                                       int            item);
/* Every value in words. */
char       *pb_bar_data_describe      (PbBarData     *data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbBarData, pb_bar_data_unref)

G_END_DECLS
