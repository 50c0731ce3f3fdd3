/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-assignment.h"

#include <glib/gi18n-lib.h>

#include "pb-date.h"
#include "pb-edit.h"
#include "pb-error.h"

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

static GPtrArray *
peek_follow_ups (PbRecord *assignment)
{
  return pb_plan_peek_children (pb_record_get_plan (assignment), PB_FOLLOW_UP_ASSIGNMENT,
                                pb_record_get_id (assignment));
}

/* A year and its third tertial end on the same day; which of their follow-ups came last is then told by its time. */
static const char *
period_end (PbRecord *follow_up)
{
  PbRecord *period = pb_record_get_ref (follow_up, PB_FOLLOW_UP_PERIOD);
  const char *end = period != NULL ? pb_record_get_text (period, PB_PERIOD_END) : NULL;

  return end != NULL ? end : "";
}

/* The follow-ups come in the order of their time, so among equals the last one is the newest. before: NULL, or an ISO date. */
static PbRecord *
find_latest (PbRecord *assignment, const char *before)
{
  GPtrArray *all = peek_follow_ups (assignment);
  PbRecord *latest = NULL;
  const char *latest_end = NULL;

  for (guint i = 0; i < all->len; i++)
    {
      const char *end = period_end (all->pdata[i]);

      if (before != NULL && strcmp (end, before) >= 0)
        continue;
      if (latest == NULL || strcmp (end, latest_end) >= 0)
        {
          latest = all->pdata[i];
          latest_end = end;
        }
    }
  return latest;
}

PbRecord *
pb_assignment_get_latest (PbRecord *assignment)
{
  return find_latest (assignment, NULL);
}

PbRecord *
pb_assignment_get_follow_up (PbRecord *assignment, const char *period_code)
{
  GPtrArray *all = peek_follow_ups (assignment);

  g_return_val_if_fail (period_code != NULL, NULL);

  for (guint i = all->len; i > 0; i--)
    {
      PbRecord *period = pb_record_get_ref (all->pdata[i - 1], PB_FOLLOW_UP_PERIOD);

      if (period != NULL && g_strcmp0 (pb_record_get_text (period, PB_PERIOD_CODE), period_code) == 0)
        return all->pdata[i - 1];
    }
  return NULL;
}

PbRecord *
pb_assignment_get_previous (PbRecord *assignment, const char *period_code)
{
  g_autofree char *end = NULL;
  GDate date;

  g_return_val_if_fail (period_code != NULL, NULL);

  if (!pb_period_parse (period_code, NULL, &date))
    return NULL;
  end = pb_date_to_iso (&date);
  return find_latest (assignment, end);
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

/* The id of the period's row, made within the edit where the plan lacks it. */
static gint64
ensure_period (PbPlan *plan, PbEdit *edit, const char *code)
{
  PbRecord *period = pb_plan_find_period (plan, code);
  GDate start, end;
  gint64 id;

  if (period != NULL)
    return pb_record_get_id (period);

  if (!pb_period_parse (code, &start, &end))
    {
      pb_edit_fail (edit, g_error_new (PB_ERROR, PB_ERROR_INVALID,
                                       _("“%s” is no period. Choose a tertial, a quarter, a half-year or a year."), code));
      return 0;
    }
  id = pb_edit_insert (edit, PB_TABLE_PERIOD);
  pb_edit_set_text (edit, id, PB_PERIOD_CODE, code);
  pb_edit_set_date (edit, id, PB_PERIOD_START, &start);
  pb_edit_set_date (edit, id, PB_PERIOD_END, &end);
  return id;
}

static void
write_follow_up (PbPlan *plan, PbEdit *edit, gint64 id, const PbFollowUpDraft *draft)
{
  g_autofree char *now = pb_time_now ();

  pb_edit_set_enum (edit, id, PB_FOLLOW_UP_ASSESSMENT, draft->assessment);
  if (draft->status >= 0)
    pb_edit_set_enum (edit, id, PB_FOLLOW_UP_STATUS, draft->status);
  pb_edit_set_text (edit, id, PB_FOLLOW_UP_SEEN, draft->seen);
  pb_edit_set_text (edit, id, PB_FOLLOW_UP_WHY, draft->why);
  pb_edit_set_text (edit, id, PB_FOLLOW_UP_ACTION, draft->action);
  if (draft->has_realised)
    pb_edit_set_int (edit, id, PB_FOLLOW_UP_REALISED, draft->realised);
  else
    pb_edit_set_null (edit, id, PB_FOLLOW_UP_REALISED);
  pb_edit_set_text (edit, id, PB_FOLLOW_UP_AUTHOR, pb_plan_get_author (plan));
  pb_edit_set_text (edit, id, PB_FOLLOW_UP_AT, now);
}

gboolean
pb_assignment_report (PbRecord *assignment, const PbFollowUpDraft *draft, gint64 *id, GError **error)
{
  PbPlan *plan = pb_record_get_plan (assignment);
  PbRecord *own;
  PbEdit *edit;
  gint64 follow_up;

  g_return_val_if_fail (pb_record_get_table (assignment) == PB_TABLE_ASSIGNMENT, FALSE);
  g_return_val_if_fail (draft != NULL && draft->period != NULL, FALSE);

  own = pb_assignment_get_follow_up (assignment, draft->period);
  edit = pb_edit_new (plan, own != NULL ? _("Change follow-up") : _("New follow-up"));
  if (own != NULL)
    {
      follow_up = pb_record_get_id (own);
    }
  else
    {
      gint64 period = ensure_period (plan, edit, draft->period);

      follow_up = pb_edit_insert (edit, PB_TABLE_FOLLOW_UP);
      pb_edit_set_int (edit, follow_up, PB_FOLLOW_UP_PERIOD, period);
      pb_edit_set_int (edit, follow_up, PB_FOLLOW_UP_ASSIGNMENT, pb_record_get_id (assignment));
    }
  write_follow_up (plan, edit, follow_up, draft);
  if (draft->status >= 0)
    pb_edit_set_enum (edit, pb_record_get_id (assignment), PB_ASSIGNMENT_STATUS, draft->status);
  if (!pb_edit_commit (edit, error))
    return FALSE;
  if (id != NULL)
    *id = follow_up;
  return TRUE;
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
