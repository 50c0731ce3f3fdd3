/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pb-assignment-index.h"

G_BEGIN_DECLS

/* The line above the assignments: how many are shown, how many of them lack a report, and the parts of the filter that are in
 * force, each as a button that takes it away.
 *
 * Signals: "removed" (PbFilterPart): the user wants to be rid of the part; "lacking": to see those that lack a report. */
#define PB_TYPE_ASSIGNMENT_FILTER_CHIPS (pb_assignment_filter_chips_get_type ())
G_DECLARE_FINAL_TYPE (PbAssignmentFilterChips, pb_assignment_filter_chips, PB, ASSIGNMENT_FILTER_CHIPS, GtkWidget)

GtkWidget *pb_assignment_filter_chips_new  (PbPlan *plan);
/* from: the first part to show; those before it are seen elsewhere. */
void       pb_assignment_filter_chips_show (PbAssignmentFilterChips *self, PbAssignmentIndex *index, PbFilterPart from);

G_END_DECLS
