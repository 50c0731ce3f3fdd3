/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pb-assignment-index.h"

G_BEGIN_DECLS

/* The assignments as cards in a column for each status. A card moves by being dragged, or with Alt (also Ctrl or
 * Shift) and the left and right arrows; that changes the assignment's status.
 *
 * Signal "activated" (gint64 id). */
#define PB_TYPE_ASSIGNMENT_BOARD (pb_assignment_board_get_type ())
G_DECLARE_FINAL_TYPE (PbAssignmentBoard, pb_assignment_board, PB, ASSIGNMENT_BOARD, GtkWidget)

GtkWidget *pb_assignment_board_new   (PbAssignmentIndex *index);
/* Gives the assignment's card the focus; the first card where id is 0 or not shown. */
void       pb_assignment_board_focus (PbAssignmentBoard *self, gint64 id);
/* The assignment that has the focus, 0 where none. */
gint64     pb_assignment_board_get_focused (PbAssignmentBoard *self);

G_END_DECLS
