/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-overview-private.h"

#include <glib/gi18n-lib.h>
#include "pb-assignment.h"
#include "pb-date.h"

/* Takes the texts. */
static void
add_due (PbOverview *self, PbDueKind kind, PbRecord *record, const GDate *date, char *title, char *detail)
{
  PbOverviewDue *due = g_new0 (PbOverviewDue, 1);

  due->kind = kind;
  due->record = record ? g_object_ref (record) : NULL;
  due->date = *date;
  due->late = g_date_compare (date, &self->today) < 0;
  due->title = title;
  due->detail = detail;
  g_ptr_array_add (self->due, due);
}

static char *
dup_number_and_title (PbRecord *assignment)
{
  const char *title = pb_assignment_get_short_title (assignment);

  if (pb_record_is_null (assignment, PB_ASSIGNMENT_NUMBER))
    return g_strdup (title);
  return g_strdup_printf ("%" G_GINT64_FORMAT " %s", pb_record_get_int (assignment, PB_ASSIGNMENT_NUMBER), title);
}

static gboolean
is_within (PbOverview *self, PbRecord *record, PbColumn column, GDate *date)
{
  return pb_record_get_date (record, column, date) && g_date_compare (date, &self->until) <= 0;
}

static void
add_activities (PbOverview *self, PbPlan *plan)
{
  GPtrArray *activities = pb_plan_peek_records (plan, PB_TABLE_ACTIVITY);

  for (guint i = 0; i < activities->len; i++)
    {
      PbRecord *activity = activities->pdata[i];
      PbRecord *assignment = pb_record_get_ref (activity, PB_ACTIVITY_ASSIGNMENT);
      int status = pb_record_get_enum (activity, PB_ACTIVITY_STATUS);
      GDate date;

      if (status == PB_STATUS_DONE || status == PB_STATUS_CANCELLED || !assignment || !pb_overview_is_open (assignment))
        continue;
      if (is_within (self, activity, PB_ACTIVITY_DUE, &date))
        add_due (self, PB_DUE_ACTIVITY, activity, &date, g_strdup (pb_record_get_title (activity)),
                 dup_number_and_title (assignment));
    }
}

static void
add_assignments (PbOverview *self, PbPlan *plan)
{
  GPtrArray *assignments = pb_plan_peek_records (plan, PB_TABLE_ASSIGNMENT);

  for (guint i = 0; i < assignments->len; i++)
    {
      PbRecord *assignment = assignments->pdata[i];
      GDate date;

      if (pb_overview_is_open (assignment) && is_within (self, assignment, PB_ASSIGNMENT_DUE, &date))
        add_due (self, PB_DUE_ASSIGNMENT, assignment, &date, dup_number_and_title (assignment),
                 g_strdup (g_date_compare (&date, &self->today) < 0 ? _("The assignment should have ended")
                                                                    : _("The assignment ends")));
    }
}

static void
add_meetings (PbOverview *self, PbPlan *plan)
{
  GPtrArray *meetings = pb_plan_peek_records (plan, PB_TABLE_MEETING);

  for (guint i = 0; i < meetings->len; i++)
    {
      PbRecord *meeting = meetings->pdata[i];
      PbRecord *board = pb_record_get_ref (meeting, PB_MEETING_BOARD);
      GDate date;

      if (!is_within (self, meeting, PB_MEETING_DATE, &date) || g_date_compare (&date, &self->today) < 0)
        continue;
      add_due (self, PB_DUE_MEETING, meeting, &date, g_strdup (pb_record_get_title (meeting)),
               g_strdup (board ? pb_record_get_title (board) : _("Meeting")));
    }
}

static guint
count_unreported (PbPlan *plan, const char *code)
{
  GPtrArray *assignments = pb_plan_peek_records (plan, PB_TABLE_ASSIGNMENT);
  guint n = 0;

  for (guint i = 0; i < assignments->len; i++)
    n += pb_overview_is_open (assignments->pdata[i]) && !pb_assignment_get_follow_up (assignments->pdata[i], code);
  return n;
}

static void
add_period (PbOverview *self, PbPlan *plan, PbRecord *period, const char *code, const GDate *date)
{
  guint n = count_unreported (plan, code);
  g_autofree char *name = NULL;

  if (n == 0 || g_date_compare (date, &self->today) < 0 || g_date_compare (date, &self->until) > 0)
    return;
  name = pb_period_format_short (code);
  add_due (self, PB_DUE_PERIOD, period, date, g_strdup_printf (C_("heading", "Follow-up %s"), name),
           g_strdup_printf (ngettext ("%u assignment left to report", "%u assignments left to report", n), n));
}

static void
add_periods (PbOverview *self, PbPlan *plan)
{
  GPtrArray *periods = pb_plan_peek_records (plan, PB_TABLE_PERIOD);
  gboolean current = FALSE;
  GDate date;

  for (guint i = 0; i < periods->len; i++)
    {
      PbRecord *period = periods->pdata[i];
      const char *code = pb_record_get_text (period, PB_PERIOD_CODE);

      current |= g_strcmp0 (code, self->period) == 0;
      if (pb_record_get_date (period, PB_PERIOD_REPORT_BY, &date) || pb_record_get_date (period, PB_PERIOD_END, &date))
        add_period (self, plan, period, code, &date);
    }
  if (!current && self->period && pb_period_parse (self->period, NULL, &date))
    add_period (self, plan, NULL, self->period, &date);
}

static gint
compare_due (gconstpointer a, gconstpointer b)
{
  const PbOverviewDue *first = *(PbOverviewDue *const *) a;
  const PbOverviewDue *second = *(PbOverviewDue *const *) b;
  int order = g_date_compare (&first->date, &second->date);

  return order != 0 ? order : (int) first->kind - (int) second->kind;
}

void
pb_overview_fill_due (PbOverview *self, PbPlan *plan)
{
  add_activities (self, plan);
  add_assignments (self, plan);
  add_meetings (self, plan);
  add_periods (self, plan);
  g_ptr_array_sort (self->due, compare_due);
}

/* The row that already gathers the roundings of the finding's line, NULL where there is none. */
static PbOverviewFinding *
find_gathering (PbOverview *self, PbFinding *finding)
{
  PbRecord *record = pb_finding_get_record (finding);

  if (!record || strcmp (pb_finding_get_code (finding), "printed-rounding") != 0)
    return NULL;
  for (guint i = 0; i < self->findings->len; i++)
    {
      PbOverviewFinding *row = self->findings->pdata[i];

      if (row->record == record && strcmp (row->code, "printed-rounding") == 0)
        return row;
    }
  return NULL;
}

static void
add_finding (PbOverview *self, PbFinding *finding)
{
  PbOverviewFinding *row = g_new0 (PbOverviewFinding, 1);
  PbRecord *record = pb_finding_get_record (finding);

  row->severity = pb_finding_get_severity (finding);
  row->code = g_strdup (pb_finding_get_code (finding));
  row->heading = g_strdup (pb_finding_get_heading (finding));
  row->detail = g_strdup (pb_finding_get_detail (finding));
  row->column = g_strdup (pb_finding_get_column (finding));
  row->record = record ? g_object_ref (record) : NULL;
  row->n = 1;
  g_ptr_array_add (self->findings, row);
}

void
pb_overview_fill_findings (PbOverview *self, PbPlan *plan)
{
  g_autoptr (GPtrArray) found = pb_check_all (plan);

  for (guint i = 0; i < found->len; i++)
    {
      PbFinding *finding = found->pdata[i];
      PbOverviewFinding *row = find_gathering (self, finding);

      if (pb_finding_get_severity (finding) == PB_SEVERITY_ERROR)
        self->n_errors++;
      if (!row)
        {
          add_finding (self, finding);
          continue;
        }
      row->n++;
      if (row->n == 2)
        {
          g_autofree char *detail = g_steal_pointer (&row->detail);

          row->detail = g_strdup_printf ("%s: %s", row->column, detail ? detail : "");
        }
      g_free (row->heading);
      row->heading = g_strdup_printf (ngettext ("%s, %u rounding", "%s, %u roundings", row->n),
                                      pb_finding_get_line (finding), row->n);
    }
}
