/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/pb-plan.h"

G_BEGIN_DECLS

/* What can be done with scenarios, as actions that menus and buttons share. The window has them under "scenario":
 *
 * choose (x; its state is the one in force, 0 the plan), new (x: based on), edit, duplicate, lock, restore, adopt, delete
 * (all x). What cannot be taken back by a look at the screen asks first; all can be undone.
 *
 * widget: in the window that dialogs stand on and that is told how it went; not held. (transfer full) */
GSimpleActionGroup *pb_scenario_actions_new  (GtkWidget *widget, PbPlan *plan);

/* The menu of one scenario, or of the plan's own figures (0). (transfer full) */
GMenuModel         *pb_scenario_actions_menu (PbPlan *plan, gint64 scenario_id);

/* TRUE where the scenario can be changed; else why not, static. 0: the plan's figures are changed in its tables. */
gboolean            pb_scenario_can_change   (PbPlan *plan, gint64 scenario_id, const char **why);

G_END_DECLS
