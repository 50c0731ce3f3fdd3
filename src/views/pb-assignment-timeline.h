/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pb-assignment-index.h"

G_BEGIN_DECLS

/* The assignments in time: up and down between them, left and right between an assignment's activities.
 *
 * Signal "activated" (gint64 id). */
#define PB_TYPE_ASSIGNMENT_TIMELINE (pb_assignment_timeline_get_type ())
G_DECLARE_FINAL_TYPE (PbAssignmentTimeline, pb_assignment_timeline, PB, ASSIGNMENT_TIMELINE, GtkWidget)

GtkWidget *pb_assignment_timeline_new         (PbAssignmentIndex *index);
/* Gives the assignment's row the focus; the first where id is 0 or not shown. */
void       pb_assignment_timeline_focus       (PbAssignmentTimeline *self, gint64 id);
/* The assignment that has the focus, 0 where none. */
gint64     pb_assignment_timeline_get_focused (PbAssignmentTimeline *self);

G_END_DECLS
