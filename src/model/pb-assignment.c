/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-assignment.h"

#include <glib/gi18n-lib.h>

#include "pb-date.h"
#include "pb-edit.h"

static gboolean
is_open (int status)
{
  return status != PB_STATUS_DONE && status != PB_STATUS_CANCELLED;
}

/* Its date lies before today. A date that is absent or no date has not passed. */
static gboolean
has_passed (PbRecord *record, PbColumn column, const GDate *today)
{
  GDate date;

  return pb_record_get_date (record, column, &date) && g_date_compare (&date, today) < 0;
}

const char *
pb_assignment_get_short_title (PbRecord *assignment)
{
  const char *text = pb_record_get_text (assignment, PB_ASSIGNMENT_SHORT_TITLE);

  return text != NULL ? text : pb_record_get_title (assignment);
}

/* The names that link rows of a column lead to, in the links' order. */
static char *
join_links (PbRecord *assignment, PbColumn from, PbColumn to, PbColumn short_name)
{
  GPtrArray *links = pb_plan_peek_children (pb_record_get_plan (assignment), from, pb_record_get_id (assignment));
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < links->len; i++)
    {
      PbRecord *target = pb_record_get_ref (links->pdata[i], to);
      const char *name = NULL;

      if (target == NULL)
        continue;
      if (short_name != 0)
        name = pb_record_get_text (target, short_name);
      if (name == NULL)
        name = pb_record_get_title (target);
      if (names->len > 0)
        g_string_append (names, ", ");
      g_string_append (names, name);
    }
  return g_string_free (names, FALSE);
}

char *
pb_assignment_dup_boards (PbRecord *assignment, gboolean abbreviated)
{
  return join_links (assignment, PB_ASSIGNMENT_BOARD_ASSIGNMENT, PB_ASSIGNMENT_BOARD_BOARD,
                     abbreviated ? PB_BOARD_SHORT_NAME : 0);
}

char *
pb_assignment_dup_roles (PbRecord *assignment, gboolean abbreviated)
{
  return join_links (assignment, PB_ASSIGNMENT_ROLE_ASSIGNMENT, PB_ASSIGNMENT_ROLE_ROLE,
                     abbreviated ? PB_ROLE_SHORT_NAME : 0);
}

static gboolean
has_link (PbRecord *assignment, PbColumn from, PbColumn to, gint64 id)
{
  GPtrArray *links = pb_plan_peek_children (pb_record_get_plan (assignment), from, pb_record_get_id (assignment));

  for (guint i = 0; i < links->len; i++)
    if (pb_record_get_int (links->pdata[i], to) == id)
      return TRUE;
  return FALSE;
}

gboolean
pb_assignment_has_board (PbRecord *assignment, gint64 board_id)
{
  return has_link (assignment, PB_ASSIGNMENT_BOARD_ASSIGNMENT, PB_ASSIGNMENT_BOARD_BOARD, board_id);
}

gboolean
pb_assignment_has_role (PbRecord *assignment, gint64 role_id)
{
  return has_link (assignment, PB_ASSIGNMENT_ROLE_ASSIGNMENT, PB_ASSIGNMENT_ROLE_ROLE, role_id);
}

PbRecord *
pb_assignment_get_latest (PbRecord *assignment)
{
  return pb_follow_up_get_latest (assignment);
}

PbRecord *
pb_assignment_get_follow_up (PbRecord *assignment, const char *period_code)
{
  return pb_follow_up_get (assignment, period_code);
}

PbAssessment
pb_assignment_get_assessment (PbRecord *assignment)
{
  PbRecord *latest = pb_assignment_get_latest (assignment);
  int value = latest != NULL ? pb_record_get_enum (latest, PB_FOLLOW_UP_ASSESSMENT) : -1;

  return value < 0 ? PB_ASSESSMENT_NOT_ASSESSED : (PbAssessment) value;
}

gboolean
pb_activity_is_late (PbRecord *activity, const GDate *today)
{
  return is_open (pb_record_get_enum (activity, PB_ACTIVITY_STATUS)) && has_passed (activity, PB_ACTIVITY_DUE, today);
}

gboolean
pb_assignment_is_late (PbRecord *assignment, const GDate *today)
{
  GPtrArray *activities;

  if (!is_open (pb_record_get_enum (assignment, PB_ASSIGNMENT_STATUS)))
    return FALSE;
  if (has_passed (assignment, PB_ASSIGNMENT_DUE, today))
    return TRUE;

  activities = pb_plan_peek_children (pb_record_get_plan (assignment), PB_ACTIVITY_ASSIGNMENT,
                                      pb_record_get_id (assignment));
  for (guint i = 0; i < activities->len; i++)
    if (pb_activity_is_late (activities->pdata[i], today))
      return TRUE;
  return FALSE;
}

void
pb_assignment_count_activities (PbRecord *assignment, guint *done, guint *all)
{
  GPtrArray *activities = pb_plan_peek_children (pb_record_get_plan (assignment), PB_ACTIVITY_ASSIGNMENT,
                                                 pb_record_get_id (assignment));
  guint n_done = 0;

  for (guint i = 0; i < activities->len; i++)
    if (pb_record_get_enum (activities->pdata[i], PB_ACTIVITY_STATUS) == PB_STATUS_DONE)
      n_done++;
  if (done != NULL)
    *done = n_done;
  if (all != NULL)
    *all = activities->len;
}

char *
pb_plan_dup_current_period (PbPlan *plan, const GDate *today)
{
  PbRecord *document = pb_plan_get_document (plan);
  int kind = document != NULL ? pb_record_get_enum (document, PB_PLAN_PERIOD_KIND) : -1;

  return pb_period_at (kind < 0 ? PB_PERIOD_KIND_TERTIAL : (PbPeriodKind) kind, today);
}

PbRecord *
pb_plan_find_period (PbPlan *plan, const char *code)
{
  GPtrArray *periods = pb_plan_peek_records (plan, PB_TABLE_PERIOD);

  g_return_val_if_fail (code != NULL, NULL);

  for (guint i = 0; i < periods->len; i++)
    if (g_strcmp0 (pb_record_get_text (periods->pdata[i], PB_PERIOD_CODE), code) == 0)
      return periods->pdata[i];
  return NULL;
}

gboolean
pb_activity_set_done (PbRecord *activity, gboolean done, GError **error)
{
  PbEdit *edit = pb_edit_new (pb_record_get_plan (activity), done ? _("Tick activity") : _("Untick activity"));
  gint64 id = pb_record_get_id (activity);
  GDate today;

  if (done)
    {
      pb_date_today (&today);
      pb_edit_set_enum (edit, id, PB_ACTIVITY_STATUS, PB_STATUS_DONE);
      pb_edit_set_date (edit, id, PB_ACTIVITY_DONE_ON, &today);
    }
  else
    {
      pb_edit_set_enum (edit, id, PB_ACTIVITY_STATUS, PB_STATUS_NOT_STARTED);
      pb_edit_set_null (edit, id, PB_ACTIVITY_DONE_ON);
    }
  return pb_edit_commit (edit, error);
}
