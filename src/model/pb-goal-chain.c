/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-goal-chain.h"

#include <glib/gi18n-lib.h>

#include "pb-goal.h"

/* A row waiting for its turn. Those below a row are pushed last first, so that what comes off the stack is in reading
 * order; no depth of goals can use up the program's own stack. */
typedef struct
{
  PbRecord *record;
  guint depth;
  int parent;
} Step;

static void
node_clear (PbChainNode *node)
{
  g_clear_object (&node->record);
  g_clear_object (&node->follow_up);
}

static void
push (GArray *steps, PbRecord *record, guint depth, int parent)
{
  Step step = { record, depth, parent };

  g_array_append_val (steps, step);
}

static PbChainNode *
get_node (PbGoalChain *self, guint i)
{
  return &g_array_index (self->nodes, PbChainNode, i);
}

static int
add_node (PbGoalChain *self, const Step *step)
{
  PbChainNode node = { .depth = step->depth, .parent = step->parent };

  if (step->record != NULL)
    {
      node.record = g_object_ref (step->record);
      node.follow_up = pb_follow_up_get (step->record, self->period);
      if (node.follow_up != NULL)
        g_object_ref (node.follow_up);
      node.trend = pb_follow_up_get_trend (step->record, self->period, NULL);
    }
  if (step->record != NULL && step->parent >= 0)
    {
      PbChainNode *parent = get_node (self, step->parent);
      int own = node.follow_up != NULL ? pb_record_get_enum (node.follow_up, PB_FOLLOW_UP_ASSESSMENT) : -1;

      if (node.follow_up != NULL && pb_follow_up_is_by_status (node.follow_up))
        parent->below_by_status++;
      else
        parent->below[own >= 0 ? own : PB_ASSESSMENT_NOT_ASSESSED]++;
      parent->n_below++;
    }
  g_array_append_val (self->nodes, node);
  return (int) self->nodes->len - 1;
}

static void
push_below_goal (PbPlan *plan, GArray *steps, PbRecord *goal, guint depth, int parent)
{
  GPtrArray *links = pb_plan_peek_children (plan, PB_ASSIGNMENT_GOAL_GOAL, pb_record_get_id (goal));
  g_autoptr (GPtrArray) children = pb_goal_list_children (plan, goal);

  for (guint i = links->len; i > 0; i--)
    {
      PbRecord *assignment = pb_record_get_ref (links->pdata[i - 1], PB_ASSIGNMENT_GOAL_ASSIGNMENT);

      if (assignment != NULL)
        push (steps, assignment, depth, parent);
    }
  for (guint i = children->len; i > 0; i--)
    push (steps, children->pdata[i - 1], depth, parent);
}

static void
push_activities (PbPlan *plan, GArray *steps, PbRecord *assignment, guint depth, int parent)
{
  GPtrArray *activities = pb_plan_peek_children (plan, PB_ACTIVITY_ASSIGNMENT, pb_record_get_id (assignment));

  for (guint i = activities->len; i > 0; i--)
    push (steps, activities->pdata[i - 1], depth, parent);
}

/* Works off the steps; a goal that has been met already stands in a ring of a damaged plan, and is left out. */
static void
run (PbGoalChain *self, PbPlan *plan, GArray *steps, GHashTable *met)
{
  while (steps->len > 0)
    {
      Step step = g_array_index (steps, Step, steps->len - 1);
      gboolean is_goal = pb_record_get_table (step.record) == PB_TABLE_GOAL;
      int node;

      g_array_set_size (steps, steps->len - 1);
      if (is_goal && !g_hash_table_add (met, step.record))
        continue;
      node = add_node (self, &step);
      if (is_goal)
        push_below_goal (plan, steps, step.record, step.depth + 1, node);
      else if (pb_record_get_table (step.record) == PB_TABLE_ASSIGNMENT)
        push_activities (plan, steps, step.record, step.depth + 1, node);
    }
}

static void
add_loose (PbGoalChain *self, PbPlan *plan, GArray *steps, GHashTable *met)
{
  GPtrArray *assignments = pb_plan_peek_records (plan, PB_TABLE_ASSIGNMENT);
  const Step heading = { NULL, 0, -1 };
  int parent = -1;

  for (guint i = 0; i < assignments->len; i++)
    {
      gint64 id = pb_record_get_id (assignments->pdata[i]);

      if (pb_plan_peek_children (plan, PB_ASSIGNMENT_GOAL_ASSIGNMENT, id)->len > 0)
        continue;
      if (parent < 0)
        parent = add_node (self, &heading);
      push (steps, assignments->pdata[i], 1, parent);
      run (self, plan, steps, met);
    }
}

PbGoalChain *
pb_goal_chain_new (PbPlan *plan, const char *period_code)
{
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (Step));
  g_autoptr (GHashTable) met = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) roots = pb_goal_list_children (plan, NULL);
  GPtrArray *all = pb_plan_peek_records (plan, PB_TABLE_GOAL);
  PbGoalChain *self = g_new0 (PbGoalChain, 1);

  self->period = g_strdup (period_code);
  self->nodes = g_array_new (FALSE, TRUE, sizeof (PbChainNode));
  g_array_set_clear_func (self->nodes, (GDestroyNotify) node_clear);
  for (guint i = roots->len; i > 0; i--)
    push (steps, roots->pdata[i - 1], 0, -1);
  run (self, plan, steps, met);
  /* What no root leads to stands in a ring; it is shown, so that it can be moved out of it. */
  for (guint i = 0; i < all->len; i++)
    if (!g_hash_table_contains (met, all->pdata[i]))
      {
        push (steps, all->pdata[i], 0, -1);
        run (self, plan, steps, met);
      }
  add_loose (self, plan, steps, met);
  return self;
}

void
pb_goal_chain_free (PbGoalChain *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->nodes);
  g_free (self->period);
  g_free (self);
}

char *
pb_goal_chain_dup_below (const PbChainNode *node)
{
  g_autofree char *assessed = NULL;

  if (node->n_below == 0)
    return NULL;
  /* Translators: how many of the goals, assignments or activities below are fully met, partly met, not met, not assessed. */
  assessed = g_strdup_printf (_("%u fully, %u partly, %u not, %u not assessed"), node->below[PB_ASSESSMENT_MET],
                              node->below[PB_ASSESSMENT_PARTLY], node->below[PB_ASSESSMENT_NOT_MET],
                              node->below[PB_ASSESSMENT_NOT_ASSESSED]);
  if (node->below_by_status == 0)
    return g_steal_pointer (&assessed);
  /* Translators: the counts of goals by assessment, and how many have a status in its stead. */
  return g_strdup_printf (_("%s, %u by status alone"), assessed, node->below_by_status);
}
