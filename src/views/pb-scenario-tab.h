/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pb-balance-scope.h"

G_BEGIN_DECLS

/* A scenario in the bar: its name, the balance it gives and whether that is kept, before it is chosen; and its menu. */
#define PB_TYPE_SCENARIO_TAB (pb_scenario_tab_get_type ())
G_DECLARE_FINAL_TYPE (PbScenarioTab, pb_scenario_tab, PB, SCENARIO_TAB, GtkWidget)

GtkWidget *pb_scenario_tab_new    (void);
/* id 0: the plan's own figures. */
void       pb_scenario_tab_update (PbScenarioTab *self, PbBalanceScope *scope, gint64 id, int year);
gint64     pb_scenario_tab_get_id (PbScenarioTab *self);

G_END_DECLS
