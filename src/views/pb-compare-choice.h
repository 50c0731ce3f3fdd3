/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/pb-plan.h"

G_BEGIN_DECLS

/* Which scenarios to compare: a button that says how many, and a list to tick. The plan and what is in force are always
 * among them.
 *
 * Signal "changed". */
#define PB_TYPE_COMPARE_CHOICE (pb_compare_choice_get_type ())
G_DECLARE_FINAL_TYPE (PbCompareChoice, pb_compare_choice, PB, COMPARE_CHOICE, GtkWidget)

GtkWidget *pb_compare_choice_new    (PbPlan *plan);
/* Reads the plan's scenarios again; those that are new are compared. */
void       pb_compare_choice_update (PbCompareChoice *self);
/* The plan (0) and those ticked, in the plan's order. (element-type gint64) (transfer full) */
GArray    *pb_compare_choice_list   (PbCompareChoice *self);

G_END_DECLS
