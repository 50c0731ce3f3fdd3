/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/pb-plan.h"

G_BEGIN_DECLS

/* Everything about one assignment, editable in place. */
#define PB_TYPE_ASSIGNMENT_PANE (pb_assignment_pane_get_type ())
G_DECLARE_FINAL_TYPE (PbAssignmentPane, pb_assignment_pane, PB, ASSIGNMENT_PANE, GtkWidget)

GtkWidget *pb_assignment_pane_new            (PbPlan *plan);
/* NULL: nothing is chosen. Cheap: what stands below the first screen is filled in afterwards. */
void       pb_assignment_pane_set_assignment (PbAssignmentPane *self, PbRecord *assignment);
PbRecord  *pb_assignment_pane_get_assignment (PbAssignmentPane *self);

/* For tests: PbAssignmentHead, and the section of a type. */
GtkWidget *pb_assignment_pane_get_head       (PbAssignmentPane *self);
GtkWidget *pb_assignment_pane_get_section    (PbAssignmentPane *self, GType type);

G_END_DECLS
