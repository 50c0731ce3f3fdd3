/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reporting round and the goal chain of a period. */
#include "pb-show-private.h"

#include <glib/gi18n-lib.h>
#include "model/pb-date.h"
#include "model/pb-goal-chain.h"
#include "model/pb-round.h"

/* The period asked for, or the one to look at now. (transfer full) */
static char *
dup_period (const PbShow *show)
{
  GDate today;
  pb_date_today (&today);
  return show->period != NULL ? g_strdup (show->period) : pb_round_dup_period (show->plan, &today);
}

static const char *
get_assessment (PbRecord *follow_up)
{
  int value = follow_up != NULL ? pb_record_get_enum (follow_up, PB_FOLLOW_UP_ASSESSMENT) : -1;
  return value >= 0 ? pb_enum_nick (PB_ENUM_ASSESSMENT, value) : NULL;
}

void
pb_show_round (const PbShow *show, PbGrid *grid)
{
  g_autofree char *period = dup_period (show);
  g_autoptr (PbRound) round = pb_round_new (show->plan, period);
  const char *const headers[] = { _ ("Function"), _ ("Assignment"), _ ("Goal"), _ ("Period"), _ ("Assessment"), _ ("Author") };
  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    pb_grid_add_column (grid, headers[i], FALSE);
  for (guint i = 0; i < round->roles->len; i++)
    {
      PbRoundRole *role = round->roles->pdata[i];
      for (guint j = 0; j < role->items->len; j++)
        {
          const PbRoundItem *item = &g_array_index (role->items, PbRoundItem, j);
          gboolean is_goal = pb_record_get_table (item->subject) == PB_TABLE_GOAL;
          int value = item->follow_up != NULL ? pb_record_get_enum (item->follow_up, PB_FOLLOW_UP_ASSESSMENT) : -1;
          if (!pb_show_wants (show, item->subject))
            continue;
          pb_grid_add (grid, role->role != NULL ? pb_record_get_title (role->role) : _ ("Nobody responsible"));
          pb_grid_take (grid, is_goal ? NULL : pb_show_dup_name (item->subject));
          pb_grid_add (grid, is_goal ? pb_record_get_title (item->subject) : NULL);
          pb_grid_add (grid, period);
          pb_grid_add (grid, value >= 0 ? pb_enum_label (PB_ENUM_ASSESSMENT, value) : _ ("not reported"));
          pb_grid_add (grid, item->follow_up != NULL ? pb_record_get_text (item->follow_up, PB_FOLLOW_UP_AUTHOR) : NULL);
        }
    }
}

static void
add_item (JsonBuilder *b, const PbRoundItem *item)
{
  gboolean is_goal = pb_record_get_table (item->subject) == PB_TABLE_GOAL;
  json_builder_begin_object (b);
  pb_json_number (b, "assignment", !is_goal && !pb_record_is_null (item->subject, PB_ASSIGNMENT_NUMBER),
                  is_goal ? 0 : pb_record_get_int (item->subject, PB_ASSIGNMENT_NUMBER));
  pb_json_text (b, "goal", is_goal ? pb_record_get_title (item->subject) : NULL);
  pb_json_text (b, "title", pb_record_get_title (item->subject));
  pb_json_text (b, "assessment", get_assessment (item->follow_up));
  json_builder_set_member_name (b, "reported");
  json_builder_add_boolean_value (b, item->follow_up != NULL);
  json_builder_end_object (b);
}

void
pb_json_round (const PbShow *show, JsonBuilder *b)
{
  g_autofree char *period = dup_period (show);
  g_autoptr (PbRound) round = pb_round_new (show->plan, period);
  g_autofree char *deadline = round->has_deadline ? pb_date_to_iso (&round->deadline) : NULL;
  json_builder_set_member_name (b, "round");
  json_builder_begin_object (b);
  pb_json_text (b, "period", period);
  pb_json_text (b, "deadline", deadline);
  pb_json_number (b, "items", TRUE, round->n_items);
  pb_json_number (b, "reported", TRUE, round->n_reported);
  json_builder_set_member_name (b, "roles");
  json_builder_begin_array (b);
  for (guint i = 0; i < round->roles->len; i++)
    {
      PbRoundRole *role = round->roles->pdata[i];
      json_builder_begin_object (b);
      pb_json_text (b, "role", role->role != NULL ? pb_record_get_title (role->role) : NULL);
      pb_json_number (b, "reported", TRUE, role->n_reported);
      json_builder_set_member_name (b, "items");
      json_builder_begin_array (b);
      for (guint j = 0; j < role->items->len; j++)
        {
          const PbRoundItem *item = &g_array_index (role->items, PbRoundItem, j);
          if (pb_show_wants (show, item->subject))
            add_item (b, item);
        }
      json_builder_end_array (b);
      json_builder_end_object (b);
    }
  json_builder_end_array (b);
  json_builder_end_object (b);
}

static void
add_below (JsonBuilder *b, const PbChainNode *node)
{
  json_builder_set_member_name (b, "below");
  json_builder_begin_object (b);
  for (guint i = 0; i < G_N_ELEMENTS (node->below); i++)
    pb_json_number (b, pb_enum_nick (PB_ENUM_ASSESSMENT, i), TRUE, node->below[i]);
  pb_json_number (b, "by-status", TRUE, node->below_by_status);
  json_builder_end_object (b);
}

static const char *const trends[] = { NULL, "better", "same", "worse" };

/* The activities of the assignments directly below the goal at i. */
static void
add_activities (const PbShow *show, JsonBuilder *b, PbGoalChain *chain, guint i)
{
  const PbChainNode *nodes = (const PbChainNode *)chain->nodes->data;
  json_builder_set_member_name (b, "activities");
  json_builder_begin_array (b);
  for (guint at = i + 1; at < chain->nodes->len && nodes[at].depth > nodes[i].depth; at++)
    {
      PbRecord *activity = nodes[at].record;
      if (pb_record_get_table (activity) != PB_TABLE_ACTIVITY || nodes[nodes[at].parent].parent != (int)i
          || !pb_show_wants (show, activity))
        continue;
      PbRecord *assignment = nodes[nodes[at].parent].record;
      json_builder_begin_object (b);
      pb_json_number (b, "assignment", !pb_record_is_null (assignment, PB_ASSIGNMENT_NUMBER),
                      pb_record_get_int (assignment, PB_ASSIGNMENT_NUMBER));
      pb_json_text (b, "title", pb_record_get_title (activity));
      pb_json_text (b, "status", pb_record_get_text (activity, PB_ACTIVITY_STATUS));
      pb_json_text (b, "assessment", get_assessment (nodes[at].follow_up));
      pb_json_text (b, "trend", trends[nodes[at].trend]);
      json_builder_end_object (b);
    }
  json_builder_end_array (b);
}

static void
add_goal (const PbShow *show, JsonBuilder *b, PbGoalChain *chain, guint i)
{
  const PbChainNode *node = &g_array_index (chain->nodes, PbChainNode, i);
  PbRecord *goal = node->record, *parent = pb_record_get_ref (goal, PB_GOAL_PARENT);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, pb_record_get_id (goal));
  json_builder_begin_object (b);
  pb_json_text (b, "id", id);
  pb_json_text (b, "parent", parent != NULL ? pb_record_get_title (parent) : NULL);
  pb_json_number (b, "depth", TRUE, node->depth);
  pb_json_text (b, "level", pb_record_get_text (goal, PB_GOAL_LEVEL));
  pb_json_text (b, "number", pb_record_get_text (goal, PB_GOAL_NUMBER));
  pb_json_text (b, "title", pb_record_get_title (goal));
  pb_json_text (b, "note", pb_record_get_text (goal, PB_GOAL_NOTE));
  pb_json_text (b, "period", chain->period);
  pb_json_text (b, "assessment", get_assessment (node->follow_up));
  pb_json_text (b, "status", node->follow_up != NULL ? pb_record_get_text (node->follow_up, PB_FOLLOW_UP_STATUS) : NULL);
  pb_json_text (b, "trend", trends[node->trend]);
  add_below (b, node);
  pb_json_links (show, b, "assignments", goal, PB_ASSIGNMENT_GOAL_GOAL, PB_ASSIGNMENT_GOAL_ASSIGNMENT);
  add_activities (show, b, chain, i);
  json_builder_end_object (b);
}

void
pb_json_goals (const PbShow *show, JsonBuilder *b)
{
  g_autofree char *period = dup_period (show);
  g_autoptr (PbGoalChain) chain = pb_goal_chain_new (show->plan, period);
  json_builder_set_member_name (b, "goals");
  json_builder_begin_array (b);
  for (guint i = 0; i < chain->nodes->len; i++)
    {
      const PbChainNode *node = &g_array_index (chain->nodes, PbChainNode, i);
      if (node->record != NULL && pb_record_get_table (node->record) == PB_TABLE_GOAL)
        add_goal (show, b, chain, i);
    }
  json_builder_end_array (b);
}
