/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-plan.h"

G_BEGIN_DECLS

/* A goal's place in the chain. */
typedef enum
{
  PB_GOAL_UP, /* before the one above it on its level */
  PB_GOAL_DOWN,
  PB_GOAL_IN, /* below the one above it */
  PB_GOAL_OUT, /* after the goal that it belongs to */
} PbGoalMove;

gboolean  pb_goal_can_move        (PbRecord *goal, PbGoalMove move);
/* One edit. FALSE with PB_ERROR_INVALID where it cannot be moved that way. */
gboolean  pb_goal_move            (PbRecord *goal, PbGoalMove move, GError **error);
/* The goals below it come to stand where it stood; its links and follow-ups go with it. One edit. */
gboolean  pb_goal_delete          (PbRecord *goal, GError **error);
/* Sentences on what that takes away: assessments, links. Empty where nothing hangs on it. (transfer full) */
char    **pb_goal_dup_hanging     (PbRecord *goal);
/* The goals that it stands among, in order. parent NULL: the roots. (element-type PbRecord) (transfer container) */
GPtrArray *pb_goal_list_children  (PbPlan *plan, PbRecord *parent);
/* Does it only head the goals below it? It is then no goal to count: it has never been reported itself. */
gboolean  pb_goal_is_heading      (PbRecord *goal);
/* The word that a new goal's level begins with: as its siblings', else by depth: "Focus area", "Council's goal", "Board's
 * goal". parent NULL: a root. */
const char *pb_goal_suggest_level (PbPlan *plan, PbRecord *parent);

G_END_DECLS
