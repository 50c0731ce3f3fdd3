/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "model/pb-plan.h"

G_BEGIN_DECLS

/* What the plan says beside its assignments, a card for each kind of row; NULL where the plan has none. */
GtkWidget *pb_plan_facts_card    (PbPlan *plan);
GtkWidget *pb_plan_goals_card    (PbPlan *plan);
GtkWidget *pb_plan_meetings_card (PbPlan *plan);
GtkWidget *pb_plan_funding_card  (PbPlan *plan);
GtkWidget *pb_plan_risks_card    (PbPlan *plan);
GtkWidget *pb_plan_roles_card    (PbPlan *plan);

G_END_DECLS
