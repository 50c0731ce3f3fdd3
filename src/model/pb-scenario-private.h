/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-error.h"
#include "pb-scenario.h"

G_BEGIN_DECLS

/* NULL with a sentence where somebody has deleted it. */
PbRecord   *pb_scenario_get           (PbPlan *plan, gint64 scenario_id, GError **error);
/* From the scenario that all rest on to the one asked for; empty where there is none. (transfer container) (element-type
 * PbRecord) */
GPtrArray  *pb_scenario_list_layers   (PbPlan *plan, gint64 scenario_id);
/* The scenario's own row on the assignment, NULL where it has none. */
PbRecord   *pb_scenario_find_driver   (PbPlan *plan, gint64 scenario_id, gint64 assignment_id);
/* "2 Bostadskarriär". NULL with a sentence where it is gone. (transfer full) */
char       *pb_scenario_dup_assignment (PbPlan *plan, gint64 assignment_id, GError **error);

G_END_DECLS
