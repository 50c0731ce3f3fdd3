/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pb-timeline-scale.h"

G_BEGIN_DECLS

/* Years and periods above the timeline, and today's date where its line begins. */
#define PB_TYPE_TIMELINE_AXIS (pb_timeline_axis_get_type ())
G_DECLARE_FINAL_TYPE (PbTimelineAxis, pb_timeline_axis, PB, TIMELINE_AXIS, GtkWidget)

GtkWidget *pb_timeline_axis_new (void);
void       pb_timeline_axis_set (PbTimelineAxis *self, PbTimelineScale *scale, guint digits);

/* Calls func for every division of the axis with where it begins and ends, 0–1; code is the period's. */
typedef void (*PbTimelineFunc) (const char *code, double from, double to, gpointer user_data);
void       pb_timeline_scale_foreach (const PbTimelineScale *scale, PbPeriodKind kind, PbTimelineFunc func, gpointer user_data);

G_END_DECLS
