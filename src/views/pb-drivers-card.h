/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pb-balance-scope.h"

G_BEGIN_DECLS

/* The drivers of the scenario in force: each assignment's delay and realisation, to move, beside what its effect becomes in
 * a year. The sums below prove the balance that the scenario's card shows. */
#define PB_TYPE_DRIVERS_CARD (pb_drivers_card_get_type ())
G_DECLARE_FINAL_TYPE (PbDriversCard, pb_drivers_card, PB, DRIVERS_CARD, GtkWidget)

GtkWidget *pb_drivers_card_new    (void);
void       pb_drivers_card_update (PbDriversCard *self, PbBalanceScope *scope, int year);

G_END_DECLS
