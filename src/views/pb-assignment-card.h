/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pb-assignment-index.h"

G_BEGIN_DECLS

/* An assignment as a card that can be dragged: what is dragged is its id as a gint64. It gives its parent, the list's item,
 * the card in words. */
#define PB_TYPE_ASSIGNMENT_CARD (pb_assignment_card_get_type ())
G_DECLARE_FINAL_TYPE (PbAssignmentCard, pb_assignment_card, PB, ASSIGNMENT_CARD, GtkWidget)

GtkWidget *pb_assignment_card_new     (PbAssignmentIndex *index);
void       pb_assignment_card_set_row (PbAssignmentCard *self, PbAssignmentRow *row);

G_END_DECLS
