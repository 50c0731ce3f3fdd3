/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pb-balance-scope.h"

G_BEGIN_DECLS

/* Under the tables while a scenario is in force: how its balance differs from the plan's, and what the scenario is. */
#define PB_TYPE_SCENARIO_SUMMARY (pb_scenario_summary_get_type ())
G_DECLARE_FINAL_TYPE (PbScenarioSummary, pb_scenario_summary, PB, SCENARIO_SUMMARY, GtkWidget)

GtkWidget *pb_scenario_summary_new    (void);
/* Hidden where the plan's own figures are in force. */
void       pb_scenario_summary_update (PbScenarioSummary *self, PbBalanceScope *scope);

G_END_DECLS
