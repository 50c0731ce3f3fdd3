/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pb-balance-scope.h"

G_BEGIN_DECLS

/* The latest delay of each assignment with which a year still balances. */
#define PB_TYPE_LATEST_CARD (pb_latest_card_get_type ())
G_DECLARE_FINAL_TYPE (PbLatestCard, pb_latest_card, PB, LATEST_CARD, GtkWidget)

GtkWidget *pb_latest_card_new    (void);
void       pb_latest_card_update (PbLatestCard *self, PbBalanceScope *scope, int year);

G_END_DECLS
