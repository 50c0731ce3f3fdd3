/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-scenario.h"

G_BEGIN_DECLS

/* Another scenario that a scenario's adoption reaches. */
typedef struct
{
  PbRecord *scenario;
  gboolean based; /* directly on the adopted one: it is based on the plan from then on */
  guint n_figures; /* given figures that it then shows otherwise, because they were the plan's or its drivers move them */
} PbAdoptionEffect;

/* What would change if the plan took over a scenario's figures. Plain data of the moment it was made, on the plan's
 * records: valid until the plan changes. */
typedef struct
{
  PbRecord *scenario;
  GArray *changes; /* PbScenarioChange: the plan's figures; what drivers move becomes amounts */
  GArray *lost; /* PbScenarioChange: outcome that the scenario has otherwise. What has come out is as it is: the plan's
                 * stays, the scenario's goes with it */
  GArray *effects; /* PbAdoptionEffect, in the plan's order: those that are reached */
} PbAdoption;

/* NULL where there is no such scenario. (transfer full) */
PbAdoption *pb_adoption_new             (PbPlan *plan, gint64 scenario_id);
void        pb_adoption_free            (PbAdoption *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbAdoption, pb_adoption_free)

/* Which outcome goes: "Scenariots utfall går bort och planens står kvar: Löner 2024 −0,8 mnkr (planen −1,1 mnkr)." The
 * first few are named, the rest counted. NULL where none. (transfer full) */
char       *pb_adoption_dup_lost        (const PbAdoption *self);
/* What becomes of another scenario, in a sentence or two. (transfer full) */
char       *pb_adoption_effect_dup_words (const PbAdoptionEffect *self);

/* Makes the changes, as one edit, with the scenario's notes on the cells, and where an old note told of another figure
 * one that names the scenario; every table then shows what the scenario showed. The scenario has nothing left to say
 * and is deleted in the same edit: its drivers would move the figures once more. A locked one is refused. FALSE with
 * PB_ERROR_NOTHING where nothing would change. */
gboolean    pb_scenario_adopt           (PbPlan *plan, gint64 scenario_id, GError **error);

G_END_DECLS
