/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pb-timeline-scale.h"

G_BEGIN_DECLS

/* An assignment's time: a bar from its start to its end, or the plan's validity drawn lighter where it has none, and a mark
 * for each activity that has a date. */
#define PB_TYPE_TIMELINE_ROW (pb_timeline_row_get_type ())
G_DECLARE_FINAL_TYPE (PbTimelineRow, pb_timeline_row, PB, TIMELINE_ROW, GtkWidget)

GtkWidget *pb_timeline_row_new         (PbAssignmentIndex *index);
void       pb_timeline_row_set_scale   (PbTimelineRow *self, PbTimelineScale *scale);
void       pb_timeline_row_set_row     (PbTimelineRow *self, PbAssignmentRow *row);
/* Steps to the next or the previous mark; before the first one is the row as a whole. FALSE where there is none further. */
gboolean   pb_timeline_row_move        (PbTimelineRow *self, int step);
/* Back to the row as a whole. */
void       pb_timeline_row_leave       (PbTimelineRow *self);
/* What is pointed out, in words: the mark that has the keyboard, else the assignment's own time. (transfer full) */
char      *pb_timeline_row_dup_words   (PbTimelineRow *self);

G_END_DECLS
