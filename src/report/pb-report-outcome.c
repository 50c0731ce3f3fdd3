/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What became of the goals and the assignments, by focus area: then, now, expected, continued. */
#include "pb-report-private.h"

#include <glib/gi18n-lib.h>
#include "model/pb-assignment.h"
#include "model/pb-date.h"
#include "model/pb-follow-up.h"
#include "model/pb-number.h"

/* Code; NULL where follow_up is. */
static const char *
get_period (PbRecord *follow_up)
{
  PbRecord *period = follow_up != NULL ? pb_record_get_ref (follow_up, PB_FOLLOW_UP_PERIOD) : NULL;
  return period != NULL ? pb_record_get_text (period, PB_PERIOD_CODE) : NULL;
}

/* The assessment of the oldest period, where latest is the newest one told. */
static PbRecord *
get_first (PbRecord *latest, PbRecord *subject)
{
  PbRecord *first = latest;
  for (PbRecord *earlier = first; earlier != NULL; earlier = pb_follow_up_get_previous (subject, get_period (first)))
    first = earlier;
  return first;
}

/* "Delvis uppfyllt" and below it "tertial 1 2025" (transfer full) */
static char *
dup_verdict (PbRecord *follow_up)
{
  g_autofree char *when = get_period (follow_up) != NULL ? pb_period_format (get_period (follow_up)) : NULL;
  g_autofree char *text = when != NULL ? g_strdup_printf ("%s\n%s", pb_report_word_of (follow_up), when) : NULL;
  return text != NULL ? pb_report_dup_together (text) : NULL;
}

/* "4,5 mnkr 2028": what the last year is expected to give. (transfer full) */
static char *
dup_expected (PbReport *self, PbRecord *assignment)
{
  g_autoptr (GArray) years = pb_effect_years (self->plan, self->show.scenario);
  PbUnit unit;
  int decimals;
  gint64 ore;
  pb_report_get_unit (self, &unit, &decimals);
  for (guint i = years->len; i-- > 0;)
    if (pb_effect_get (self->plan, pb_record_get_id (assignment), self->show.scenario, g_array_index (years, gint, i),
                       &ore))
      {
        g_autofree char *amount = pb_money_format (ore, unit, decimals);
        /* On one line. */
        return g_strdup_printf ("%s\u00a0%s\u00a0%d", amount, pb_enum_label (PB_ENUM_UNIT, unit),
                                g_array_index (years, gint, i));
      }
  return NULL;
}

/* What is left to do: activities that are neither done nor cancelled. */
static char *
dup_continued (PbReport *self, PbRecord *assignment)
{
  GPtrArray *activities = pb_plan_peek_children (self->plan, PB_ACTIVITY_ASSIGNMENT, pb_record_get_id (assignment));
  PbRecord *latest = pb_follow_up_get_until (assignment, self->period);
  const char *action = latest != NULL ? pb_record_get_text (latest, PB_FOLLOW_UP_ACTION) : NULL;
  GString *text = g_string_new (action);
  guint n = 0;
  for (guint i = 0; i < activities->len; i++)
    {
      int status = pb_record_get_enum (activities->pdata[i], PB_ACTIVITY_STATUS);
      if (pb_report_was_done (activities->pdata[i], self->period) || status == PB_STATUS_CANCELLED)
        continue;
      if (n++ == 0 && text->len > 0)
        g_string_append (text, "\n");
      g_string_append_printf (text, "%s%s", n > 1 ? "; " : "", pb_record_get_title (activities->pdata[i]));
    }
  return g_string_free (text, FALSE);
}

static void
add_verdicts (PbReport *self, PbReportTable *table, PbRecord *subject, int status)
{
  PbRecord *latest = pb_follow_up_get_until (subject, self->period), *first = get_first (latest, subject);
  const char *word = pb_report_word_of_status (status);
  g_autofree char *verdict = dup_verdict (latest);
  g_autofree char *now = verdict != NULL && word != NULL ? g_strdup_printf ("%s\n%s", verdict, word)
                                                         : g_strdup (verdict != NULL ? verdict : word);
  g_autofree char *then = first != latest ? dup_verdict (first) : NULL;
  pb_report_table_add_mark (table, then != NULL ? pb_report_mark_of (first) : PB_REPORT_NO_MARK, then);
  pb_report_table_add_mark (table, latest != NULL ? pb_report_mark_of (latest) : pb_report_mark_of_status (status), now);
}

static void
add_assignment (PbReport *self, PbReportTable *table, PbRecord *assignment)
{
  pb_report_table_add_row (table, PB_REPORT_ROW_PLAIN, 0);
  pb_report_table_take_cell (table, pb_report_dup_name (assignment));
  add_verdicts (self, table, assignment, pb_report_status_of (assignment, self->period));
  pb_report_table_take_cell (table, dup_expected (self, assignment));
  pb_report_table_take_cell (table, dup_continued (self, assignment));
}

/* A goal that has been assessed. What is expected of it in money is said by its assignments. */
static void
add_goal (PbReport *self, PbReportTable *table, PbRecord *goal)
{
  pb_report_table_add_row (table, PB_REPORT_ROW_PLAIN, 0);
  pb_report_table_add_cell (table, pb_record_get_title (goal));
  add_verdicts (self, table, goal, -1);
  pb_report_table_add_cell (table, NULL);
  pb_report_table_add_cell (table, pb_record_get_text (pb_follow_up_get_until (goal, self->period), PB_FOLLOW_UP_ACTION));
}

static PbRecord *
get_top (PbRecord *goal)
{
  for (guint depth = 0; depth < 64 && pb_record_get_ref (goal, PB_GOAL_PARENT) != NULL; depth++)
    goal = pb_record_get_ref (goal, PB_GOAL_PARENT);
  return goal;
}

static gboolean
is_in_area (PbReport *self, PbRecord *assignment, PbRecord *area)
{
  g_autoptr (GPtrArray) goals
      = pb_show_list_links (self->plan, assignment, PB_ASSIGNMENT_GOAL_ASSIGNMENT, PB_ASSIGNMENT_GOAL_GOAL);
  for (guint i = 0; i < goals->len; i++)
    if (get_top (goals->pdata[i]) == area)
      return TRUE;
  return area == NULL && goals->len == 0;
}

static PbReportTable *
new_table (PbReport *self, const char *heading)
{
  if (heading != NULL)
    pb_report_doc_add_heading (self->doc, 2, heading);
  PbReportTable *table = pb_report_doc_add_table (self->doc, NULL);
  pb_report_table_add_column (table, heading != NULL ? _ ("Goal or assignment") : _ ("Assignment"), FALSE);
  pb_report_table_add_column (table, C_ ("report", "Then"), FALSE);
  pb_report_table_add_column (table, C_ ("report", "Now"), FALSE);
  pb_report_table_add_column (table, C_ ("report", "Expected"), FALSE);
  pb_report_table_add_column (table, C_ ("report", "Continued"), FALSE);
  return table;
}

/* The assessed goals of a focus area, and its assignments. area NULL: the assignments that belong to none. */
static void
add_area (PbReport *self, GPtrArray *assignments, PbRecord *area, gboolean headed)
{
  GPtrArray *goals = pb_plan_peek_records (self->plan, PB_TABLE_GOAL);
  const char *heading = !headed ? NULL : area != NULL ? pb_record_get_title (area) : _ ("Other assignments");
  PbReportTable *table = NULL;
  for (guint i = 0; area != NULL && i < goals->len; i++)
    if (get_top (goals->pdata[i]) == area && pb_follow_up_get_until (goals->pdata[i], self->period) != NULL)
      {
        table = table != NULL ? table : new_table (self, heading);
        add_goal (self, table, goals->pdata[i]);
      }
  for (guint i = 0; i < assignments->len; i++)
    if (is_in_area (self, assignments->pdata[i], area))
      {
        table = table != NULL ? table : new_table (self, heading);
        add_assignment (self, table, assignments->pdata[i]);
      }
  if (table != NULL)
    pb_report_table_drop_empty (table);
}

static gboolean
has_assessed_goal (PbReport *self)
{
  GPtrArray *goals = pb_plan_peek_records (self->plan, PB_TABLE_GOAL);
  for (guint i = 0; i < goals->len; i++)
    if (pb_follow_up_get_until (goals->pdata[i], self->period) != NULL)
      return TRUE;
  return FALSE;
}

void
pb_report_add_outcome (PbReport *self)
{
  g_autoptr (GPtrArray) assignments = pb_report_list_assignments (self);
  GPtrArray *areas = pb_plan_peek_records (self->plan, PB_TABLE_GOAL);
  gboolean assessed = has_assessed_goal (self);
  gboolean headed = assessed || pb_plan_peek_records (self->plan, PB_TABLE_ASSIGNMENT_GOAL)->len > 0;
  if (assignments->len == 0 && !assessed)
    return;
  pb_report_doc_add_text (
      self->doc, PB_REPORT_QUIET,
      _ ("Then: the first assessment. Now: the latest one, and the status. Expected: the planned effect of the "
         "last year that has one. Continued: the measures last reported, and the activities that are not done."));
  for (guint i = 0; i < areas->len; i++)
    if (pb_record_get_ref (areas->pdata[i], PB_GOAL_PARENT) == NULL)
      add_area (self, assignments, areas->pdata[i], TRUE);
  add_area (self, assignments, NULL, headed);
}
