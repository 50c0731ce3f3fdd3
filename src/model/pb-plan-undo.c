/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-plan.h"

#include <glib/gi18n-lib.h>

#include "pb-edit-log.h"
#include "pb-error.h"
#include "pb-plan-private.h"
#include "pb-series-park.h"

/* What undoing (back) or redoing the edit does to the rows. (transfer full) */
static GPtrArray *
load_steps (PbPlan *self, gint64 edit, gboolean back, GError **error)
{
  g_autoptr (GPtrArray) changes = pb_edit_log_load (pb_plan_get_db (self), edit, 0, error);
  GPtrArray *inverse;

  if (!changes || !back)
    return g_steal_pointer (&changes);

  inverse = g_ptr_array_new_with_free_func ((GDestroyNotify)pb_change_free);
  for (guint i = changes->len; i > 0; i--)
    g_ptr_array_add (inverse, pb_change_invert (changes->pdata[i - 1]));
  return inverse;
}

/* One edit back or forth inside the open transaction; its changes are added to taken. */
static gboolean
step (PbPlan *self, gint64 edit, gboolean back, GPtrArray *taken, GError **error)
{
  g_autoptr (GPtrArray) changes = load_steps (self, edit, back, error);

  if (!changes || !pb_edit_log_apply (pb_plan_get_db (self), changes, error)
      || !pb_series_follow (pb_plan_get_db (self), edit, changes, error)
      || !pb_edit_log_set_state (pb_plan_get_db (self), edit, back ? "undone" : "done", error))
    return FALSE;
  g_ptr_array_extend_and_steal (taken, g_steal_pointer (&changes));
  return TRUE;
}

static gboolean
undo_or_redo (PbPlan *self, gboolean back, GError **error)
{
  g_autoptr (GPtrArray) taken = g_ptr_array_new_with_free_func ((GDestroyNotify)pb_change_free);
  g_autofree char *label = NULL;
  gint64 edit = 0;

  if (!pb_plan_begin_write (self, error))
    return FALSE;
  pb_plan_set_open_edit (self, 0);
  if (back ? !pb_edit_log_find_undo (pb_plan_get_db (self), &edit, &label)
           : !pb_edit_log_find_redo (pb_plan_get_db (self), &edit, &label))
    {
      g_set_error_literal (error, PB_ERROR, PB_ERROR_NOTHING,
                           back ? _("There is nothing to undo.") : _("There is nothing to redo."));
      pb_plan_rollback (self);
      return FALSE;
    }
  if (!step (self, edit, back, taken, error))
    {
      pb_plan_rollback (self);
      return FALSE;
    }
  return pb_plan_commit_write (self, taken, error);
}

gboolean
pb_plan_undo (PbPlan *self, GError **error)
{
  g_return_val_if_fail (PB_IS_PLAN (self), FALSE);
  return undo_or_redo (self, TRUE, error);
}

gboolean
pb_plan_redo (PbPlan *self, GError **error)
{
  g_return_val_if_fail (PB_IS_PLAN (self), FALSE);
  return undo_or_redo (self, FALSE, error);
}

/* An edit that stands: one that was done, or that the plan was delivered with. */
static gboolean
edit_stands (PbPlan *self, gint64 edit_id, GError **error)
{
  sqlite3_stmt *stmt
      = pb_db_prepare (pb_plan_get_db (self), "SELECT 1 FROM edit WHERE id = ?1 AND state IN ('done', 'base')", error);
  gboolean stands;

  if (!stmt)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, edit_id);
  stands = sqlite3_step (stmt) == SQLITE_ROW;
  pb_db_done (stmt);
  if (!stands)
    g_set_error_literal (error, PB_ERROR, PB_ERROR_NOTHING,
                         _("That change is undone already, so there is nothing to go back to."));
  return stands;
}

gboolean
pb_plan_undo_to (PbPlan *self, gint64 edit_id, GError **error)
{
  g_autoptr (GPtrArray) taken = g_ptr_array_new_with_free_func ((GDestroyNotify)pb_change_free);

  g_return_val_if_fail (PB_IS_PLAN (self), FALSE);

  if (!pb_plan_begin_write (self, error))
    return FALSE;
  if (!edit_stands (self, edit_id, error))
    {
      pb_plan_rollback (self);
      return FALSE;
    }
  pb_plan_set_open_edit (self, 0);
  for (;;)
    {
      g_autofree char *label = NULL;
      gint64 edit = 0;

      if (!pb_edit_log_find_undo (pb_plan_get_db (self), &edit, &label) || edit == edit_id)
        break;
      if (!step (self, edit, TRUE, taken, error))
        {
          pb_plan_rollback (self);
          return FALSE;
        }
    }
  return pb_plan_commit_write (self, taken, error);
}
