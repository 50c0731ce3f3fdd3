/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/pb-plan.h"

G_BEGIN_DECLS

/* Says in the header which scenario the figures of every view are, and leads back to the plan. Not shown while the plan's
 * own figures are in force. Its menu uses the actions of pb-scenario-actions.h, and win.compare-scenarios. */
#define PB_TYPE_SCENARIO_CHIP (pb_scenario_chip_get_type ())
G_DECLARE_FINAL_TYPE (PbScenarioChip, pb_scenario_chip, PB, SCENARIO_CHIP, GtkWidget)

/* Once. */
void pb_scenario_chip_set_plan   (PbScenarioChip *self, PbPlan *plan);
/* In a narrow window the name alone is shown, shorter. */
void pb_scenario_chip_set_narrow (PbScenarioChip *self, gboolean narrow);

G_END_DECLS
