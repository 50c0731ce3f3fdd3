/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pb-money-state.h"

G_BEGIN_DECLS

/* A popover that tells how a figure stands to what the document prints: both, their difference, and the rule; and where
 * the printed one is written or taken away. line, column: places in the state's sheet. */
GtkWidget *pb_money_proof_new (PbPlan *plan, PbMoneyState *state, guint line, guint column);

G_END_DECLS
