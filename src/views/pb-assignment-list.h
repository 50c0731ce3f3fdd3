/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pb-assignment-index.h"

G_BEGIN_DECLS

/* The assignments as a list with one chosen.
 *
 * Signals: "chosen" (gint64 id) when the user chooses another; "activated" (gint64 id) by Enter or a double click. */
#define PB_TYPE_ASSIGNMENT_LIST (pb_assignment_list_get_type ())
G_DECLARE_FINAL_TYPE (PbAssignmentList, pb_assignment_list, PB, ASSIGNMENT_LIST, GtkWidget)

GtkWidget *pb_assignment_list_new    (PbAssignmentIndex *index);
/* Chooses without telling. An assignment that the filter keeps away is chosen again when it comes back. 0: none. */
void       pb_assignment_list_choose (PbAssignmentList *self, gint64 id);
/* Gives the chosen row, or else the first, the focus; the first one becomes chosen so. */
void       pb_assignment_list_focus  (PbAssignmentList *self);

G_END_DECLS
