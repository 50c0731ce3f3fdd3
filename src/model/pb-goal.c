/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-goal.h"

#include <glib/gi18n-lib.h>

#include "pb-edit.h"
#include "pb-error.h"
#include "pb-follow-up.h"

gboolean
pb_goal_is_heading (PbRecord *goal)
{
  return pb_plan_peek_children (pb_record_get_plan (goal), PB_GOAL_PARENT, pb_record_get_id (goal))->len > 0
         && pb_follow_up_get_latest (goal) == NULL;
}

GPtrArray *
pb_goal_list_children (PbPlan *plan, PbRecord *parent)
{
  GPtrArray *all = parent != NULL ? pb_plan_peek_children (plan, PB_GOAL_PARENT, pb_record_get_id (parent))
                                  : pb_plan_peek_records (plan, PB_TABLE_GOAL);
  GPtrArray *children = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    if (parent != NULL || pb_record_is_null (all->pdata[i], PB_GOAL_PARENT))
      g_ptr_array_add (children, all->pdata[i]);
  return children;
}

static GPtrArray *
list_siblings (PbRecord *goal, guint *place)
{
  GPtrArray *siblings
      = pb_goal_list_children (pb_record_get_plan (goal), pb_record_get_ref (goal, PB_GOAL_PARENT));

  *place = 0;
  g_ptr_array_find (siblings, goal, place);
  return siblings;
}

gboolean
pb_goal_can_move (PbRecord *goal, PbGoalMove move)
{
  guint place;
  g_autoptr (GPtrArray) siblings = list_siblings (goal, &place);

  switch (move)
    {
    case PB_GOAL_DOWN:
      return place + 1 < siblings->len;
    case PB_GOAL_OUT:
      return pb_record_get_ref (goal, PB_GOAL_PARENT) != NULL;
    default:
      return place > 0;
    }
}

/* Before the row at place among siblings; at the end past them. */
static void
place_at (PbEdit *edit, PbRecord *goal, GPtrArray *siblings, guint place)
{
  pb_edit_move (edit, PB_TABLE_GOAL, pb_record_get_id (goal),
                place < siblings->len ? pb_record_get_id (siblings->pdata[place]) : 0, siblings);
}

static void
set_parent (PbEdit *edit, PbRecord *goal, PbRecord *parent)
{
  if (parent != NULL)
    pb_edit_set_int (edit, pb_record_get_id (goal), PB_GOAL_PARENT, pb_record_get_id (parent));
  else
    pb_edit_set_null (edit, pb_record_get_id (goal), PB_GOAL_PARENT);
}

gboolean
pb_goal_move (PbRecord *goal, PbGoalMove move, GError **error)
{
  PbRecord *parent = pb_record_get_ref (goal, PB_GOAL_PARENT);
  guint place;
  g_autoptr (GPtrArray) siblings = list_siblings (goal, &place);
  g_autoptr (GPtrArray) others = NULL;
  PbEdit *edit;

  if (!pb_goal_can_move (goal, move))
    {
      g_set_error (error, PB_ERROR, PB_ERROR_INVALID, _("“%s” cannot be moved that way."), pb_record_get_title (goal));
      return FALSE;
    }
  edit = pb_edit_new (pb_record_get_plan (goal), _("Move goal"));
  switch (move)
    {
    case PB_GOAL_UP:
      place_at (edit, goal, siblings, place - 1);
      break;
    case PB_GOAL_DOWN:
      place_at (edit, goal, siblings, place + 2);
      break;
    case PB_GOAL_IN:
      others = pb_goal_list_children (pb_record_get_plan (goal), siblings->pdata[place - 1]);
      set_parent (edit, goal, siblings->pdata[place - 1]);
      place_at (edit, goal, others, others->len);
      break;
    case PB_GOAL_OUT:
    default:
      others = list_siblings (parent, &place);
      set_parent (edit, goal, pb_record_get_ref (parent, PB_GOAL_PARENT));
      place_at (edit, goal, others, place + 1);
      break;
    }
  return pb_edit_commit (edit, error);
}

char **
pb_goal_dup_hanging (PbRecord *goal)
{
  PbPlan *plan = pb_record_get_plan (goal);
  gint64 id = pb_record_get_id (goal);
  guint assessments = pb_plan_peek_children (plan, PB_FOLLOW_UP_GOAL, id)->len;
  guint links = pb_plan_peek_children (plan, PB_ASSIGNMENT_GOAL_GOAL, id)->len;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *assessed = g_strdup_printf (ngettext ("its %u assessment", "its %u assessments", assessments), assessments);
  g_autofree char *linked = g_strdup_printf (ngettext ("the link to %u assignment, which stays", "the links to %u assignments, which stay", links), links);

  if (assessments > 0)
    g_strv_builder_add (builder, assessed);
  if (links > 0)
    g_strv_builder_add (builder, linked);
  return g_strv_builder_end (builder);
}

gboolean
pb_goal_delete (PbRecord *goal, GError **error)
{
  PbPlan *plan = pb_record_get_plan (goal);
  PbRecord *parent = pb_record_get_ref (goal, PB_GOAL_PARENT);
  guint place;
  g_autoptr (GPtrArray) order = list_siblings (goal, &place);
  g_autoptr (GPtrArray) children = pb_goal_list_children (plan, goal);
  PbEdit *edit = pb_edit_new (plan, _("Delete goal"));

  if (children->len > 0)
    {
      g_ptr_array_remove_index (order, place);
      for (guint i = 0; i < children->len; i++)
        {
          set_parent (edit, children->pdata[i], parent);
          g_ptr_array_insert (order, place + i, children->pdata[i]);
        }
      pb_edit_reorder (edit, PB_TABLE_GOAL, order);
    }
  pb_edit_delete (edit, PB_TABLE_GOAL, pb_record_get_id (goal));
  return pb_edit_commit (edit, error);
}

const char *
pb_goal_suggest_level (PbPlan *plan, PbRecord *parent)
{
  g_autoptr (GPtrArray) siblings = pb_goal_list_children (plan, parent);
  const char *level
      = siblings->len > 0 ? pb_record_get_text (siblings->pdata[siblings->len - 1], PB_GOAL_LEVEL) : NULL;

  if (level != NULL)
    return level;
  if (parent == NULL)
    return _("Focus area");
  return pb_record_is_null (parent, PB_GOAL_PARENT) ? _("Council’s goal") : _("Board’s goal");
}
