/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "model/pb-plan.h"

G_BEGIN_DECLS

/* The tables of one board at a time: the balance, and what it is built of; its scenarios, their comparison and proposals. */
#define PB_TYPE_BUDGET_VIEW (pb_budget_view_get_type ())
G_DECLARE_FINAL_TYPE (PbBudgetView, pb_budget_view, PB, BUDGET_VIEW, GtkWidget)

GtkWidget *pb_budget_view_new         (PbPlan *plan);
/* A table or a line: chooses its board, and gives the line the keyboard. */
void       pb_budget_view_show_record (PbBudgetView *self, PbRecord *sheet_or_line);
/* Scenarios side by side, of the board that is shown. */
void       pb_budget_view_compare     (PbBudgetView *self);
/* A scenario as an alternative budget. */
void       pb_budget_view_show_proposal (PbBudgetView *self, gint64 scenario);

G_END_DECLS
