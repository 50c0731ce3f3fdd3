/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-follow-up.h"

G_BEGIN_DECLS

typedef struct
{
  PbRecord *record; /* a goal, an assignment or an activity; NULL: heads the assignments that hang on no goal */
  guint depth;
  int parent; /* index of the node that it stands below, -1 */
  PbRecord *follow_up; /* the period's, NULL where not reported */
  PbFollowUpTrend trend;
  guint below[4]; /* by PbAssessment: the goals, assignments and activities directly below it, in the period; those not
                   * reported are not assessed. Never part of its own assessment. */
  guint below_by_status; /* goals directly below it that are reported by their status alone */
  guint n_below; /* the sum of both */
} PbChainNode;

/* The goal chain for a period: focus area → council's goal → board's goal → assignment → activity, in reading order. An
 * assignment that hangs on several goals stands below each. Plain data of the moment it was made. */
typedef struct
{
  char *period; /* code */
  GArray *nodes; /* PbChainNode */
} PbGoalChain;

PbGoalChain *pb_goal_chain_new       (PbPlan *plan, const char *period_code);
void         pb_goal_chain_free      (PbGoalChain *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbGoalChain, pb_goal_chain_free)

/* "1 fully, 5 partly, 0 not, 1 not assessed", and "1 by status alone" where any is; NULL where nothing stands below. (transfer full) */
char        *pb_goal_chain_dup_below (const PbChainNode *node);

G_END_DECLS
