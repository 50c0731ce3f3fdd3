/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pb-money-state.h"

G_BEGIN_DECLS

/* A popover to write a note on a cell in: the source, who said so. line, column: places in the state's sheet. */
GtkWidget *pb_money_note_new (PbPlan *plan, PbMoneyState *state, guint line, guint column);

G_END_DECLS
