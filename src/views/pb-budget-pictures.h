/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "model/pb-plan.h"

G_BEGIN_DECLS

/* Below the tables: the way from today's deficit to the balance of a year, and the effects year by year. Each bar leads to
 * its line, each effect to its assignment. Follows the scenario in force. */
#define PB_TYPE_BUDGET_PICTURES (pb_budget_pictures_get_type ())
G_DECLARE_FINAL_TYPE (PbBudgetPictures, pb_budget_pictures, PB, BUDGET_PICTURES, GtkWidget)

GtkWidget *pb_budget_pictures_new  (PbPlan           *plan);
/* Reads the plan again, for a board; nothing is shown where it has no balance. */
void       pb_budget_pictures_show (PbBudgetPictures *self,
                                    gint64            board_id);

G_END_DECLS
