/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-follow-up.h"

#include <glib/gi18n-lib.h>

#include "pb-assignment.h"
#include "pb-date.h"
#include "pb-edit.h"
#include "pb-error.h"

/* Periods to choose among besides those that have been reported. */
#define RECENT 6
#define MOST_PERIODS 24

static PbColumn
subject_column (PbRecord *subject)
{
  switch ((int) pb_record_get_table (subject))
    {
    case PB_TABLE_GOAL:
      return PB_FOLLOW_UP_GOAL;
    case PB_TABLE_ACTIVITY:
      return PB_FOLLOW_UP_ACTIVITY;
    default:
      return PB_FOLLOW_UP_ASSIGNMENT;
    }
}

gboolean
pb_follow_up_is_subject (PbRecord *record)
{
  PbTable table = pb_record_get_table (record);

  return table == PB_TABLE_ASSIGNMENT || table == PB_TABLE_GOAL || table == PB_TABLE_ACTIVITY;
}

PbRecord *
pb_follow_up_get_subject (PbRecord *follow_up)
{
  static const PbColumn columns[] = { PB_FOLLOW_UP_ASSIGNMENT, PB_FOLLOW_UP_GOAL, PB_FOLLOW_UP_ACTIVITY };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      PbRecord *subject = pb_record_get_ref (follow_up, columns[i]);

      if (subject != NULL)
        return subject;
    }
  return NULL;
}

PbRecord *
pb_follow_up_get_assignment (PbRecord *follow_up)
{
  PbRecord *activity = pb_record_get_ref (follow_up, PB_FOLLOW_UP_ACTIVITY);

  return activity != NULL ? pb_record_get_ref (activity, PB_ACTIVITY_ASSIGNMENT)
                          : pb_record_get_ref (follow_up, PB_FOLLOW_UP_ASSIGNMENT);
}

gboolean
pb_follow_up_is_by_status (PbRecord *follow_up)
{
  return !pb_record_is_null (follow_up, PB_FOLLOW_UP_GOAL)
         && pb_record_get_enum (follow_up, PB_FOLLOW_UP_ASSESSMENT) == PB_ASSESSMENT_NOT_ASSESSED
         && pb_record_get_enum (follow_up, PB_FOLLOW_UP_STATUS) >= 0;
}

static GPtrArray *
peek_follow_ups (PbRecord *subject)
{
  return pb_plan_peek_children (pb_record_get_plan (subject), subject_column (subject), pb_record_get_id (subject));
}

static const char *
period_code_of (PbRecord *follow_up)
{
  PbRecord *period = pb_record_get_ref (follow_up, PB_FOLLOW_UP_PERIOD);

  return period != NULL ? pb_record_get_text (period, PB_PERIOD_CODE) : NULL;
}

/* A year and its third tertial end on the same day; which of their follow-ups came last is then told by its time. */
static const char *
period_end (PbRecord *follow_up)
{
  PbRecord *period = pb_record_get_ref (follow_up, PB_FOLLOW_UP_PERIOD);
  const char *end = period != NULL ? pb_record_get_text (period, PB_PERIOD_END) : NULL;

  return end != NULL ? end : "";
}

static gboolean
is_assessed (PbRecord *follow_up)
{
  int assessment = pb_record_get_enum (follow_up, PB_FOLLOW_UP_ASSESSMENT);

  return assessment >= 0 && assessment != PB_ASSESSMENT_NOT_ASSESSED;
}

/* The follow-ups come in the order of their time, so among equals the last one is the newest. before: NULL, or an ISO
 * date. */
static PbRecord *
find_latest (PbRecord *subject, const char *before, gboolean assessed)
{
  GPtrArray *all = peek_follow_ups (subject);
  PbRecord *latest = NULL;
  const char *latest_end = NULL;

  for (guint i = 0; i < all->len; i++)
    {
      const char *end = period_end (all->pdata[i]);

      if ((before != NULL && strcmp (end, before) >= 0) || (assessed && !is_assessed (all->pdata[i])))
        continue;
      if (latest == NULL || strcmp (end, latest_end) >= 0)
        {
          latest = all->pdata[i];
          latest_end = end;
        }
    }
  return latest;
}

static PbRecord *
find_before (PbRecord *subject, const char *period_code, gboolean assessed)
{
  g_autofree char *end = NULL;
  GDate date;

  if (!pb_period_parse (period_code, NULL, &date))
    return NULL;
  end = pb_date_to_iso (&date);
  return find_latest (subject, end, assessed);
}

PbRecord *
pb_follow_up_get_latest (PbRecord *subject)
{
  return find_latest (subject, NULL, FALSE);
}

PbRecord *
pb_follow_up_get (PbRecord *subject, const char *period_code)
{
  GPtrArray *all = peek_follow_ups (subject);

  g_return_val_if_fail (period_code != NULL, NULL);

  for (guint i = all->len; i > 0; i--)
    if (g_strcmp0 (period_code_of (all->pdata[i - 1]), period_code) == 0)
      return all->pdata[i - 1];
  return NULL;
}

PbRecord *
pb_follow_up_get_previous (PbRecord *subject, const char *period_code)
{
  g_return_val_if_fail (period_code != NULL, NULL);

  return find_before (subject, period_code, FALSE);
}

PbRecord *
pb_follow_up_get_until (PbRecord *subject, const char *period_code)
{
  g_autofree char *after = NULL;
  GDate end;

  if (!pb_period_parse (period_code, NULL, &end))
    return NULL;
  g_date_add_days (&end, 1);
  after = pb_date_to_iso (&end);
  return find_latest (subject, after, FALSE);
}

PbFollowUpTrend
pb_follow_up_get_trend (PbRecord *subject, const char *period_code, const char **since)
{
  PbRecord *now = pb_follow_up_get (subject, period_code);
  PbRecord *before = now != NULL && is_assessed (now) ? find_before (subject, period_code, TRUE) : NULL;
  int difference;

  if (since != NULL)
    *since = before != NULL ? period_code_of (before) : NULL;
  if (before == NULL)
    return PB_FOLLOW_UP_TREND_NONE;
  /* The scale goes from fully met to not met. */
  difference = pb_record_get_enum (now, PB_FOLLOW_UP_ASSESSMENT) - pb_record_get_enum (before, PB_FOLLOW_UP_ASSESSMENT);
  return difference < 0   ? PB_FOLLOW_UP_TREND_BETTER
         : difference > 0 ? PB_FOLLOW_UP_TREND_WORSE
                          : PB_FOLLOW_UP_TREND_SAME;
}

char *
pb_follow_up_dup_trend (PbRecord *subject, const char *period_code)
{
  const char *since;
  PbFollowUpTrend trend = pb_follow_up_get_trend (subject, period_code, &since);
  g_autofree char *when = NULL;

  if (trend == PB_FOLLOW_UP_TREND_NONE || since == NULL)
    return NULL;
  when = pb_period_year (since) == pb_period_year (period_code) ? pb_period_format_short (since)
                                                                : pb_period_format (since);
  switch (trend)
    {
    case PB_FOLLOW_UP_TREND_BETTER:
      /* Translators: an assessment beside that of an earlier period: "better than tertial 1". */
      return g_strdup_printf (_("better than %s"), when);
    case PB_FOLLOW_UP_TREND_WORSE:
      return g_strdup_printf (_("worse than %s"), when);
    default:
      return g_strdup_printf (C_("assessment", "as in %s"), when);
    }
}

static void
add_period (GPtrArray *periods, const char *code)
{
  if (code != NULL && !g_ptr_array_find_with_equal_func (periods, code, g_str_equal, NULL))
    g_ptr_array_add (periods, g_strdup (code));
}

static gint
compare_newest (gconstpointer a, gconstpointer b)
{
  const char *first = *(const char **) a, *second = *(const char **) b;
  GDate one, other;
  int order;

  if (!pb_period_parse (first, NULL, &one) || !pb_period_parse (second, NULL, &other))
    return g_strcmp0 (second, first);
  order = g_date_compare (&other, &one);
  return order != 0 ? order : g_strcmp0 (second, first);
}

/* Back to where the plan begins, or a while where it does not say. */
static gboolean
is_recent (PbPlan *plan, const char *code, guint i)
{
  PbRecord *document = pb_plan_get_document (plan);
  GDate from, start, end;

  if (i < RECENT)
    return TRUE;
  return i < MOST_PERIODS && document != NULL && pb_record_get_date (document, PB_PLAN_VALID_FROM, &from)
         && pb_period_parse (code, &start, &end) && g_date_compare (&end, &from) >= 0;
}

GPtrArray *
pb_follow_up_list_periods (PbPlan *plan, PbRecord *subject, const char *wanted, const GDate *today)
{
  GPtrArray *periods = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *reported = subject != NULL ? peek_follow_ups (subject) : pb_plan_peek_records (plan, PB_TABLE_PERIOD);
  g_autofree char *code = pb_plan_dup_current_period (plan, today);

  for (guint i = 0; code != NULL && is_recent (plan, code, i); i++)
    {
      char *before = pb_period_previous (code);

      add_period (periods, code);
      g_free (code);
      code = before;
    }
  for (guint i = 0; i < reported->len; i++)
    add_period (periods, subject != NULL ? period_code_of (reported->pdata[i])
                                         : pb_record_get_text (reported->pdata[i], PB_PERIOD_CODE));
  add_period (periods, wanted);
  g_ptr_array_sort (periods, compare_newest);
  return periods;
}

gint64
pb_edit_ensure_period (PbEdit *edit, const char *code)
{
  PbRecord *period = pb_plan_find_period (pb_edit_get_plan (edit), code);
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

/* (transfer full) */
static char *
dup_label (PbRecord *subject, gboolean is_new)
{
  if (pb_record_get_table (subject) != PB_TABLE_ACTIVITY)
    return g_strdup (is_new ? _("New follow-up") : _("Change follow-up"));
  return g_strdup_printf (is_new ? _("New follow-up of the activity “%s”") : _("Change follow-up of the activity “%s”"),
                          pb_record_get_title (subject));
}

gboolean
pb_follow_up_report (PbRecord *subject, const PbFollowUpDraft *draft, gint64 *id, GError **error)
{
  PbPlan *plan = pb_record_get_plan (subject);
  g_autofree char *label = NULL;
  PbRecord *own;
  PbEdit *edit;
  gint64 follow_up;

  g_return_val_if_fail (pb_follow_up_is_subject (subject), FALSE);
  g_return_val_if_fail (draft != NULL && draft->period != NULL, FALSE);

  own = pb_follow_up_get (subject, draft->period);
  label = dup_label (subject, own == NULL);
  edit = pb_edit_new (plan, label);
  if (own != NULL)
    {
      follow_up = pb_record_get_id (own);
    }
  else
    {
      gint64 period = pb_edit_ensure_period (edit, draft->period);

      follow_up = pb_edit_insert (edit, PB_TABLE_FOLLOW_UP);
      pb_edit_set_int (edit, follow_up, PB_FOLLOW_UP_PERIOD, period);
      pb_edit_set_int (edit, follow_up, subject_column (subject), pb_record_get_id (subject));
    }
  write_follow_up (plan, edit, follow_up, draft);
  if (draft->status >= 0 && pb_record_get_table (subject) == PB_TABLE_ASSIGNMENT
      && !pb_follow_up_is_overtaken (subject, draft->period))
    pb_edit_set_enum (edit, pb_record_get_id (subject), PB_ASSIGNMENT_STATUS, draft->status);
  if (!pb_edit_commit (edit, error))
    return FALSE;
  if (id != NULL)
    *id = follow_up;
  return TRUE;
}
