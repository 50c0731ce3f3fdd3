/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pb-balance-scope.h"

G_BEGIN_DECLS

/* Which assignment matters most: what the balance of a year loses and gains with each, one at a time; how late and how much is
 * realised can be set. Enter on a bar opens the assignment. */
#define PB_TYPE_TORNADO_CARD (pb_tornado_card_get_type ())
G_DECLARE_FINAL_TYPE (PbTornadoCard, pb_tornado_card, PB, TORNADO_CARD, GtkWidget)

GtkWidget *pb_tornado_card_new    (void);
void       pb_tornado_card_update (PbTornadoCard *self, PbBalanceScope *scope, int year);

G_END_DECLS
