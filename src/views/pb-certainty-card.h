/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pb-balance-scope.h"

G_BEGIN_DECLS

/* How sure the balance is: the chance of each year in words and figures, the distribution of one, what is drawn from and how.
 * Computed when the machine has nothing else to do, so that a slider is never waited for. */
#define PB_TYPE_CERTAINTY_CARD (pb_certainty_card_get_type ())
G_DECLARE_FINAL_TYPE (PbCertaintyCard, pb_certainty_card, PB, CERTAINTY_CARD, GtkWidget)

GtkWidget *pb_certainty_card_new    (void);
void       pb_certainty_card_update (PbCertaintyCard *self, PbBalanceScope *scope, int year);

G_END_DECLS
