/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "model/pb-plan.h"

G_BEGIN_DECLS

/* The document itself: what it is called, whose it is and how long it holds, edited where they stand; and what else it
 * says that no other view shows: facts, goals, recurring meetings, funding, risks, functions in full. */
#define PB_TYPE_PLAN_VIEW (pb_plan_view_get_type ())
G_DECLARE_FINAL_TYPE (PbPlanView, pb_plan_view, PB, PLAN_VIEW, GtkWidget)

GtkWidget *pb_plan_view_new (PbPlan *plan);

G_END_DECLS
