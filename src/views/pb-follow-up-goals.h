/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/pb-plan.h"

G_BEGIN_DECLS

/* The goal chain with assessments, to read and to edit: what can be done with the chosen row stands above the list, and has
 * a key: Enter reports, F2 changes, Insert adds a goal below, Delete takes away, Alt and the arrows move, Left and Right
 * fold. */
#define PB_TYPE_FOLLOW_UP_GOALS (pb_follow_up_goals_get_type ())
G_DECLARE_FINAL_TYPE (PbFollowUpGoals, pb_follow_up_goals, PB, FOLLOW_UP_GOALS, GtkWidget)

GtkWidget *pb_follow_up_goals_new  (PbPlan *plan);
/* period: code. */
void       pb_follow_up_goals_show (PbFollowUpGoals *self, const char *period);

G_END_DECLS
