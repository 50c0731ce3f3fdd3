/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-edit.h"
#include "pb-sheet.h"

G_BEGIN_DECLS

/* Scenarios: named layers over the plan's own figures (0) or over another scenario. A layer holds cells with other
 * figures and drivers: an assignment's delay in months and its realisation in percent. Every function that changes one
 * is one edit with a label of its own and is FALSE (or 0) with a sentence where it was refused. Names differ from each
 * other without regard to case. A locked scenario refuses every change of its own until it is unlocked; what it is
 * based on may change. */

/* Bounds of what a driver takes: months, percent. */
#define PB_SCENARIO_MAX_DELAY 120
#define PB_SCENARIO_MAX_REALISATION 150

/* By name, without regard to case. NULL where there is none. Owned by the plan. */
PbRecord   *pb_scenario_find          (PbPlan *plan, const char *name);
/* The scenario. NULL with a sentence that names those there are. Owned by the plan. */
PbRecord   *pb_scenario_look_up       (PbPlan *plan, const char *name, GError **error);
/* wanted, or wanted with the first number that makes it free: "Försiktigt 2". (transfer full) */
char       *pb_scenario_dup_free_name (PbPlan *plan, const char *wanted);
/* "“A”, “B” and “C”". (transfer full) */
char       *pb_scenario_dup_names     (GPtrArray *scenarios);
/* Its name; the word for the plan's own figures where id is 0 or none. Owned by the plan or static. */
const char *pb_scenario_get_name      (PbPlan *plan, gint64 scenario_id);
/* FALSE with a sentence where the name is empty or another's. except: the scenario that may have it, or 0. */
gboolean    pb_scenario_check_name    (PbPlan *plan, const char *name, gint64 except, GError **error);
/* FALSE with a sentence where the scenario is gone or locked. */
gboolean    pb_scenario_check_open    (PbPlan *plan, gint64 scenario_id, GError **error);

/* based_on 0: the plan. proposer NULL where nobody; it is kept also for a kind that is no proposal. The new id, 0 on
 * error. */
gint64      pb_scenario_create        (PbPlan *plan, const char *name, gint64 based_on, PbScenarioKind kind,
                                       const char *proposer, GError **error);
/* With its cells, drivers and ranges; the copy is not locked. name NULL: the original's, made free. The new id, 0 on
 * error. */
gint64      pb_scenario_duplicate     (PbPlan *plan, gint64 scenario_id, const char *name, GError **error);
gboolean    pb_scenario_rename        (PbPlan *plan, gint64 scenario_id, const char *name, GError **error);
gboolean    pb_scenario_set_note      (PbPlan *plan, gint64 scenario_id, const char *note, GError **error);
gboolean    pb_scenario_set_proposer  (PbPlan *plan, gint64 scenario_id, const char *proposer, GError **error);
gboolean    pb_scenario_set_kind      (PbPlan *plan, gint64 scenario_id, PbScenarioKind kind, GError **error);
gboolean    pb_scenario_set_locked    (PbPlan *plan, gint64 scenario_id, gboolean locked, GError **error);
/* Refuses a ring, with the scenarios of it named. based_on 0: the plan. */
gboolean    pb_scenario_set_base      (PbPlan *plan, gint64 scenario_id, gint64 based_on, GError **error);
/* The scenarios based on it, directly. (element-type PbRecord), owned by the plan, valid until its next change. */
GPtrArray  *pb_scenario_peek_children (PbPlan *plan, gint64 scenario_id);
/* With its cells, drivers and ranges. Refused, with their names, while others are based on it: their figures would
 * change under those who look at them. */
gboolean    pb_scenario_delete        (PbPlan *plan, gint64 scenario_id, GError **error);

/* What a scenario says of an assignment's effect; of the nearest layer that has a word on it. */
typedef struct
{
  int delay; /* months */
  double realisation; /* percent */
  gint64 scenario; /* the layer that says it, 0 where none does: then 0 months and 100 % */
} PbDriver;

PbDriver    pb_scenario_get_driver    (PbPlan *plan, gint64 scenario_id, gint64 assignment_id);
/* 0 months and 100 % where the scenario is based on the plan, or on what says the same, removes the row. group: as
 * pb_edit_set_group(), so that one drag of a slider is one edit; NULL for an edit of its own. Refuses what is outside
 * 0–120 months or 0–150 %. */
gboolean    pb_scenario_set_driver    (PbPlan *plan, gint64 scenario_id, gint64 assignment_id, int delay, double realisation,
                                       const char *group, GError **error);
/* Removes the scenario's own word: what it is based on holds again. */
gboolean    pb_scenario_reset_driver  (PbPlan *plan, gint64 scenario_id, gint64 assignment_id, GError **error);
/* Removes all its cells and drivers, as one edit. Its ranges stay. */
gboolean    pb_scenario_restore_all   (PbPlan *plan, gint64 scenario_id, GError **error);

/* The same as steps of an edit that does more than that; what stands in the way comes from its commit. They do not ask
 * whether the scenario is locked. scenario_id may be one that this edit makes; based_on is what it is based on. */
gint64      pb_scenario_step_create   (PbEdit *edit, PbPlan *plan, const char *name, gint64 based_on, PbScenarioKind kind,
                                       const char *proposer);
void        pb_scenario_step_driver   (PbEdit *edit, PbPlan *plan, gint64 scenario_id, gint64 based_on, gint64 assignment_id,
                                       int delay, double realisation);
void        pb_scenario_step_base     (PbEdit *edit, PbPlan *plan, gint64 scenario_id, gint64 based_on);
/* An amount of the scenario's own, in öre; NULL: empty there. It stands whatever the drivers say. Refused where the
 * cell takes none. */
void        pb_scenario_step_cell     (PbEdit *edit, PbPlan *plan, gint64 scenario_id, gint64 line_id, gint64 column_id,
                                       const gint64 *ore);

/* How a scenario comes to a cell's figure. */
typedef enum
{
  PB_REACH_NONE, /* as in the plan */
  PB_REACH_OWN, /* its own figure stands there: it can be restored */
  PB_REACH_BASE, /* a scenario that it is based on has a figure there */
  PB_REACH_COMPUTED, /* a driver moved it, or what it sums or links to changed */
} PbReach;

/* line and column: ids of the table's rows. */
PbReach     pb_scenario_get_reach     (PbPlan *plan, gint64 scenario_id, gint64 line_id, gint64 column_id);

/* A given figure that a scenario has otherwise than what it is compared with. */
typedef struct
{
  PbRecord *sheet;
  PbRecord *line;
  PbRecord *column;
  PbReach reach;
  gboolean has_from;
  gboolean has_to;
  gint64 from; /* öre, 0 where absent */
  gint64 to;
} PbScenarioChange;

/* The given figures that differ between two scenarios (0: the plan), in the plan's order; reach is of to_id. Sums, links
 * and balances follow from them and are not listed. (transfer full) */
GArray     *pb_scenario_list_changes  (PbPlan *plan, gint64 from_id, gint64 to_id);

typedef struct
{
  PbRecord *assignment;
  PbDriver driver;
} PbScenarioDriver;

/* The drivers in force, inherited ones too, by the assignments' numbers. (transfer full) (element-type
 * PbScenarioDriver) */
GArray     *pb_scenario_list_drivers  (PbPlan *plan, gint64 scenario_id);

G_END_DECLS
