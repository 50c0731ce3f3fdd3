/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* What a line chart shows: one value a period and series, NAN where nothing was measured. */
typedef struct _PbLineData PbLineData;

/* Returns the value as the user reads it, without unit (transfer full). */
typedef char *(*PbLineFormat) (double   value,
                               gpointer user_data);

#define PB_TYPE_LINE_DATA (pb_line_data_get_type ())
GType       pb_line_data_get_type      (void) G_GNUC_CONST;
PbLineData *pb_line_data_new           (const char *const *periods);
PbLineData *pb_line_data_ref           (PbLineData        *data);
void        pb_line_data_unref         (PbLineData        *data);

/* What is measured ("LSS boende") and in what ("kr per brukare"). */
void        pb_line_data_set_title     (PbLineData        *data,
                                        const char        *title);
void        pb_line_data_set_unit      (PbLineData        *data,
                                        const char        *unit);
/* How long each period is, in months: lines go from a period to the next of the same length, past shorter ones between. Without
 * it all are alike. */
void        pb_line_data_set_months    (PbLineData        *data,
                                        const int         *months);
/* What is said of a period without a value; "not measured" unless told otherwise. */
void        pb_line_data_set_gap       (PbLineData        *data,
                                        const char        *words);
/* How values are written for the user. Give one: without it they are written as C does. */
void        pb_line_data_set_format    (PbLineData        *data,
                                        PbLineFormat       format,
                                        gpointer           user_data,
                                        GDestroyNotify     destroy);
/* values: one for each period. Own series are drawn on top, solid, in the accent; give at most one. */
void        pb_line_data_add_series    (PbLineData        *data,
                                        const char        *label,
                                        const double      *values,
                                        gboolean           own);
/* The path to a target: dotted with open diamonds. At most one. */
void        pb_line_data_set_target    (PbLineData        *data,
                                        const char        *label,
                                        const double      *values);

const char *pb_line_data_get_title     (PbLineData        *data);
const char *pb_line_data_get_unit      (PbLineData        *data);
int         pb_line_data_get_n_periods (PbLineData        *data);
const char *pb_line_data_get_period    (PbLineData        *data,
                                        int                period);
/* The nearest period of the same length before (step −1) or after (step 1), −1 where there is none. */
int         pb_line_data_get_beside    (PbLineData        *data,
                                        int                period,
                                        int                step);
/* The target, when there is one, is the last series. */
int         pb_line_data_get_n_series  (PbLineData        *data);
const char *pb_line_data_get_label     (PbLineData        *data,
                                        int                series);
double      pb_line_data_get_value     (PbLineData        *data,
                                        int                series,
                                        int                period);
gboolean    pb_line_data_is_own        (PbLineData        *data,
                                        int                series);
gboolean    pb_line_data_is_target     (PbLineData        *data,
                                        int                series);
char       *pb_line_data_format        (PbLineData        *data,
                                        double             value);
/* "Karlskrona 2023: 1 620 454 kr per brukare" */
char       *pb_line_data_describe_mark (PbLineData        *data,
                                        int                series,
                                        int                period);
/* Every value in words, gaps said as not measured. */
char       *pb_line_data_describe      (PbLineData        *data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbLineData, pb_line_data_unref)

G_END_DECLS
