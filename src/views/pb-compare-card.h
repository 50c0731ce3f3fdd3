/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pb-balance-scope.h"

G_BEGIN_DECLS

/* One scenario in the comparison: the balance of a year, when it balances in words, and every year beside the plan's. The
 * same number stands in the same place in every card. Choosing a card puts its scenario in force. */
#define PB_TYPE_COMPARE_CARD (pb_compare_card_get_type ())
G_DECLARE_FINAL_TYPE (PbCompareCard, pb_compare_card, PB, COMPARE_CARD, GtkWidget)

GtkWidget *pb_compare_card_new    (void);
/* id 0: the plan. */
void       pb_compare_card_update (PbCompareCard *self, PbBalanceScope *scope, gint64 id, int year);

G_END_DECLS
