/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-scenario.h"

G_BEGIN_DECLS

/* What a scenario is, in words. */

/* "Bostadskarriär 6 months late, 70 % realised" (transfer full) */
char *pb_scenario_words_driver  (const PbScenarioDriver *driver);
/* All of it: its delays and realisations, how many figures of its own, what it is based on. "No changes yet" where it says
 * nothing; empty for the plan (0). (transfer full) */
char *pb_scenario_words_about   (PbPlan *plan, gint64 scenario);
/* "assignments 1, 2, 3 and 11", those that it delays or realises otherwise; empty where none. (transfer full) */
char *pb_scenario_words_numbers (PbPlan *plan, gint64 scenario);

G_END_DECLS
