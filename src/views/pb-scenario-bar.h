/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pb-balance-scope.h"

G_BEGIN_DECLS

/* The plan and its scenarios beside each other, each with its result before it is chosen; New Scenario, Compare. Arrow keys
 * go from one to the next. Many scenarios take several lines, and then scroll. */
#define PB_TYPE_SCENARIO_BAR (pb_scenario_bar_get_type ())
G_DECLARE_FINAL_TYPE (PbScenarioBar, pb_scenario_bar, PB, SCENARIO_BAR, GtkWidget)

GtkWidget *pb_scenario_bar_new    (void);
void       pb_scenario_bar_update (PbScenarioBar *self, PbBalanceScope *scope, int year);
/* A button of others' at the end of the bar. */
void       pb_scenario_bar_add    (PbScenarioBar *self, GtkWidget *button);

G_END_DECLS
