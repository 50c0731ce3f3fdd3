/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/pb-plan.h"

G_BEGIN_DECLS

/* Scenarios side by side for a board and a year; the drivers of the one in force, to move; which assignment matters most,
 * how sure the balance is, and which lines differ. Its back button and Escape activate budget.back. */
#define PB_TYPE_COMPARE_PAGE (pb_compare_page_get_type ())
G_DECLARE_FINAL_TYPE (PbComparePage, pb_compare_page, PB, COMPARE_PAGE, GtkWidget)

GtkWidget *pb_compare_page_new       (PbPlan *plan);
/* The board whose table one comes from. */
void       pb_compare_page_set_board (PbComparePage *self, gint64 board);

G_END_DECLS
