/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pb-balance-scope.h"

G_BEGIN_DECLS

/* Whose balance, and of which year: two drop-downs that set a scope. Only boards that have a balance can be chosen; where
 * there are several, all of them together too.
 *
 * Signal "changed": the user chose another. */
#define PB_TYPE_BOARD_CHOICE (pb_board_choice_get_type ())
G_DECLARE_FINAL_TYPE (PbBoardChoice, pb_board_choice, PB, BOARD_CHOICE, GtkWidget)

/* scope outlives the choice. */
GtkWidget *pb_board_choice_new       (PbPlan *plan, PbBalanceScope *scope);
/* Without telling; a board without balance is not taken. */
void       pb_board_choice_set_board (PbBoardChoice *self, gint64 board);
/* Reads the plan again, into the scope. FALSE where no board has a balance. */
gboolean   pb_board_choice_update    (PbBoardChoice *self);
int        pb_board_choice_get_year  (PbBoardChoice *self);

G_END_DECLS
