/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-round.h"

#include <glib/gi18n-lib.h>

#include "pb-assignment.h"
#include "pb-date.h"
#include "pb-error.h"
#include "pb-overview.h"

static void
item_clear (PbRoundItem *item)
{
  g_clear_object (&item->subject);
  g_clear_object (&item->follow_up);
}

static void
role_free (PbRoundRole *role)
{
  g_clear_object (&role->role);
  g_array_unref (role->items);
  g_free (role);
}

static PbRoundRole *
role_new (PbRecord *record)
{
  PbRoundRole *role = g_new0 (PbRoundRole, 1);

  role->role = record != NULL ? g_object_ref (record) : NULL;
  role->items = g_array_new (FALSE, FALSE, sizeof (PbRoundItem));
  g_array_set_clear_func (role->items, (GDestroyNotify) item_clear);
  return role;
}

static gboolean
is_focus_area (PbPlan *plan, PbRecord *goal)
{
  return pb_record_is_null (goal, PB_GOAL_PARENT)
         && pb_plan_peek_children (plan, PB_GOAL_PARENT, pb_record_get_id (goal))->len > 0;
}

static void
add_item (GHashTable *roles, gint64 role_id, PbRecord *subject, PbRecord *follow_up)
{
  PbRoundRole *role = g_hash_table_lookup (roles, &role_id);
  PbRoundItem item = { g_object_ref (subject), follow_up != NULL ? g_object_ref (follow_up) : NULL };

  g_array_append_val (role->items, item);
  role->n_reported += follow_up != NULL;
}

/* Adds the functions of an assignment to the set. */
static void
collect_roles (PbPlan *plan, GHashTable *roles, gint64 assignment, GHashTable *found)
{
  GPtrArray *links = pb_plan_peek_children (plan, PB_ASSIGNMENT_ROLE_ASSIGNMENT, assignment);

  for (guint i = 0; i < links->len; i++)
    {
      gint64 id = pb_record_get_int (links->pdata[i], PB_ASSIGNMENT_ROLE_ROLE);
      gpointer key;

      if (g_hash_table_lookup_extended (roles, &id, &key, NULL))
        g_hash_table_add (found, key);
    }
}

/* In the period, that is: what has been finished since was still to be reported. */
static gboolean
was_open (PbPlan *plan, PbRecord *assignment, const char *period_code)
{
  GPtrArray *all = pb_plan_peek_children (plan, PB_FOLLOW_UP_ASSIGNMENT, pb_record_get_id (assignment));
  int status;

  /* Most of a large plan: never reported, and open; the log need not be asked. */
  if (all->len == 0 && pb_overview_is_open (assignment))
    return TRUE;
  status = pb_follow_up_get_status (assignment, period_code);
  return status != PB_STATUS_DONE && status != PB_STATUS_CANCELLED;
}

gboolean
pb_round_asks (PbRecord *subject, const char *period_code)
{
  PbPlan *plan = pb_record_get_plan (subject);

  if (pb_follow_up_get (subject, period_code) != NULL)
    return TRUE;
  return pb_record_get_table (subject) == PB_TABLE_GOAL ? !is_focus_area (plan, subject)
                                                        : was_open (plan, subject, period_code);
}

static void
add_subject (PbRound *self, PbPlan *plan, GHashTable *roles, PbRecord *subject)
{
  g_autoptr (GHashTable) found = g_hash_table_new (g_int64_hash, g_int64_equal);
  PbRecord *follow_up = pb_follow_up_get (subject, self->period);
  gboolean is_goal = pb_record_get_table (subject) == PB_TABLE_GOAL;
  GHashTableIter iter;
  gpointer key;

  if (!pb_round_asks (subject, self->period))
    return;
  self->n_items++;
  self->n_reported += follow_up != NULL;
  if (is_goal)
    {
      GPtrArray *links = pb_plan_peek_children (plan, PB_ASSIGNMENT_GOAL_GOAL, pb_record_get_id (subject));

      for (guint i = 0; i < links->len; i++)
        collect_roles (plan, roles, pb_record_get_int (links->pdata[i], PB_ASSIGNMENT_GOAL_ASSIGNMENT), found);
    }
  else
    collect_roles (plan, roles, pb_record_get_id (subject), found);
  if (g_hash_table_size (found) == 0)
    add_item (roles, 0, subject, follow_up);
  g_hash_table_iter_init (&iter, found);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    add_item (roles, *(gint64 *) key, subject, follow_up);
}

static void
read_deadline (PbRound *self, PbPlan *plan)
{
  PbRecord *period = pb_plan_find_period (plan, self->period);

  self->stated = period != NULL && pb_record_get_date (period, PB_PERIOD_REPORT_BY, &self->deadline);
  self->has_deadline = self->stated || pb_period_parse (self->period, NULL, &self->deadline);
}

static void
add_all (PbRound *self, PbPlan *plan, GHashTable *roles, PbTable table)
{
  GPtrArray *records = pb_plan_peek_records (plan, table);

  for (guint i = 0; i < records->len; i++)
    add_subject (self, plan, roles, records->pdata[i]);
}

PbRound *
pb_round_new (PbPlan *plan, const char *period_code)
{
  GPtrArray *records = pb_plan_peek_records (plan, PB_TABLE_ROLE);
  g_autoptr (GHashTable) roles = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  PbRound *self = g_new0 (PbRound, 1);
  const gint64 nobody = 0;

  self->period = g_strdup (period_code);
  self->roles = g_ptr_array_new_with_free_func ((GDestroyNotify) role_free);
  for (guint i = 0; i <= records->len; i++)
    {
      PbRecord *record = i < records->len ? records->pdata[i] : NULL;
      gint64 id = record != NULL ? pb_record_get_id (record) : nobody;

      g_ptr_array_add (self->roles, role_new (record));
      g_hash_table_insert (roles, g_memdup2 (&id, sizeof id), self->roles->pdata[i]);
    }
  read_deadline (self, plan);
  add_all (self, plan, roles, PB_TABLE_ASSIGNMENT);
  add_all (self, plan, roles, PB_TABLE_GOAL);
  for (guint i = self->roles->len; i > 0; i--)
    if (((PbRoundRole *) self->roles->pdata[i - 1])->items->len == 0)
      g_ptr_array_remove_index (self->roles, i - 1);
  return self;
}

void
pb_round_free (PbRound *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->roles);
  g_free (self->period);
  g_free (self);
}

gboolean
pb_round_set_deadline (PbPlan *plan, const char *period_code, const GDate *date, GError **error)
{
  g_autofree char *period = pb_period_format (period_code);
  g_autofree char *label = NULL;
  PbEdit *edit;
  GDate start;
  gint64 id;

  if (date == NULL && pb_plan_find_period (plan, period_code) == NULL)
    return TRUE;
  if (date != NULL && pb_period_parse (period_code, &start, NULL) && g_date_compare (date, &start) < 0)
    {
      g_autofree char *first = pb_date_format (&start);

      /* Translators: a period: "tertial 3 2026", and its first day. */
      g_set_error (error, PB_ERROR, PB_ERROR_INVALID, _("The day is before %s begins, on %s. Write a later one."), period,
                   first);
      return FALSE;
    }
  /* Translators: names an edit; a period: "tertial 3 2026". */
  label = g_strdup_printf (_("Change when %s is reported"), period);
  edit = pb_edit_new (plan, label);
  id = pb_edit_ensure_period (edit, period_code);
  if (date != NULL)
    pb_edit_set_date (edit, id, PB_PERIOD_REPORT_BY, date);
  else
    pb_edit_set_null (edit, id, PB_PERIOD_REPORT_BY);
  return pb_edit_commit (edit, error);
}

PbRoundRole *
pb_round_find_role (PbRound *self, gint64 role_id)
{
  for (guint i = 0; i < self->roles->len; i++)
    {
      PbRoundRole *role = self->roles->pdata[i];

      if ((role->role != NULL ? pb_record_get_id (role->role) : 0) == role_id)
        return role;
    }
  return NULL;
}

char *
pb_round_dup_period (PbPlan *plan, const GDate *today)
{
  PbRecord *document = pb_plan_get_document (plan);
  GPtrArray *all = pb_plan_peek_records (plan, PB_TABLE_FOLLOW_UP);
  PbRecord *last = NULL;
  GDate to;

  if (document == NULL || !pb_record_get_date (document, PB_PLAN_VALID_TO, &to) || g_date_compare (&to, today) >= 0)
    return pb_plan_dup_current_period (plan, today);
  for (guint i = 0; i < all->len; i++)
    {
      PbRecord *period = pb_record_get_ref (all->pdata[i], PB_FOLLOW_UP_PERIOD);

      if (period != NULL
          && (last == NULL
              || g_strcmp0 (pb_record_get_text (period, PB_PERIOD_END), pb_record_get_text (last, PB_PERIOD_END)) > 0))
        last = period;
    }
  return last != NULL ? g_strdup (pb_record_get_text (last, PB_PERIOD_CODE)) : pb_plan_dup_current_period (plan, &to);
}
