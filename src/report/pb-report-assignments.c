/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The assignments: as the plan has them, and as they are reported. */
#include "pb-report-private.h"

#include <glib/gi18n-lib.h>
#include "model/pb-assignment.h"
#include "model/pb-date.h"
#include "model/pb-number.h"
#include "model/pb-round.h"

/* "Socialnämnden · Förvaltningschef · pågår · 3 av 5 aktiviteter klara" */
static void
add_facts (PbReport *self, PbRecord *assignment)
{
  g_autofree char *boards = pb_assignment_dup_boards (assignment, FALSE);
  g_autofree char *roles = pb_assignment_dup_roles (assignment, FALSE);
  g_autofree char *start = pb_report_dup_date (assignment, PB_ASSIGNMENT_START);
  g_autofree char *due = pb_report_dup_date (assignment, PB_ASSIGNMENT_DUE);
  g_autofree char *goals
      = pb_show_dup_links (self->plan, assignment, PB_ASSIGNMENT_GOAL_ASSIGNMENT, PB_ASSIGNMENT_GOAL_GOAL);
  int status = pb_report_status_of (assignment, self->until);
  const struct
  {
    const char *name;
    const char *value;
  } facts[] = { { _ ("Board"), boards }, { _ ("Responsible"), roles }, { _ ("Goal"), goals }, { _ ("Start"), start },
                { _ ("End"), due },
                { _ ("Status"), pb_report_word_of_status (status) } };
  PbReportTable *table = pb_report_doc_add_table (self->doc, NULL);
  pb_report_table_set_plain (table);
  pb_report_table_add_column (table, NULL, FALSE);
  pb_report_table_add_column (table, NULL, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    if (facts[i].value != NULL && *facts[i].value != '\0')
      {
        pb_report_table_add_row (table, PB_REPORT_ROW_PLAIN, 0);
        pb_report_table_add_cell (table, facts[i].name);
        pb_report_table_add_mark (
            table, i + 1 == G_N_ELEMENTS (facts) ? pb_report_mark_of_status (status) : PB_REPORT_NO_MARK,
            facts[i].value);
      }
}

static void
add_activities (PbReport *self, PbRecord *assignment)
{
  GPtrArray *activities = pb_plan_peek_children (self->plan, PB_ACTIVITY_ASSIGNMENT, pb_record_get_id (assignment));
  if (activities->len == 0)
    return;
  PbReportTable *table = pb_report_doc_add_table (self->doc, NULL);
  pb_report_table_add_column (table, _ ("Activity"), FALSE);
  pb_report_table_add_column (table, _ ("Wanted effect"), FALSE);
  pb_report_table_add_column (table, _ ("Responsible"), FALSE);
  pb_report_table_add_column (table, _ ("Start"), FALSE);
  pb_report_table_add_column (table, _ ("End"), FALSE);
  pb_report_table_add_column (table, _ ("Status"), FALSE);
  for (guint i = 0; i < activities->len; i++)
    {
      PbRecord *activity = activities->pdata[i], *role = pb_record_get_ref (activity, PB_ACTIVITY_ROLE);
      int status = pb_record_get_enum (activity, PB_ACTIVITY_STATUS);
      /* What it was before it was done is not written down. */
      if (status == PB_STATUS_DONE && !pb_report_was_done (activity, self->until))
        status = -1;
      pb_report_table_add_row (table, PB_REPORT_ROW_PLAIN, 0);
      pb_report_table_add_cell (table, pb_record_get_title (activity));
      pb_report_table_add_cell (table, pb_record_get_text (activity, PB_ACTIVITY_WANTED_EFFECT));
      pb_report_table_add_cell (table, role != NULL ? pb_record_get_title (role) : NULL);
      pb_report_add_date (table, activity, PB_ACTIVITY_START);
      pb_report_add_date (table, activity, PB_ACTIVITY_DUE);
      pb_report_table_add_mark (table, pb_report_mark_of_status (status), pb_report_word_of_status (status));
    }
  pb_report_table_drop_empty (table);
}

/* The effect year by year, planned beside what was reported as realised by the period, NULL: by now. */
static void
add_effect (PbReport *self, PbRecord *assignment, const char *period)
{
  g_autoptr (GArray) years = pb_effect_years (self->plan, self->show.scenario);
  gint64 id = pb_record_get_id (assignment), ore = 0;
  PbUnit unit;
  int decimals;
  gboolean any = FALSE, realised = FALSE;
  pb_report_get_unit (self, &unit, &decimals);
  for (guint i = 0; i < years->len; i++)
    {
      any |= pb_effect_get (self->plan, id, self->show.scenario, g_array_index (years, gint, i), &ore);
      realised |= pb_effect_get_realised_until (self->plan, id, g_array_index (years, gint, i), period, &ore);
    }
  if (!any && !realised)
    return;
  PbReportTable *table = pb_report_doc_add_table (self->doc, NULL);
  /* Translators: the corner of a table, with the unit of its amounts. */
  g_autofree char *corner = g_strdup_printf (_ ("Effect, %s"), pb_enum_label (PB_ENUM_UNIT, unit));
  pb_report_table_add_column (table, corner, FALSE);
  for (guint i = 0; i < years->len; i++)
    {
      g_autofree char *year = g_strdup_printf ("%d", g_array_index (years, gint, i));
      pb_report_table_add_column (table, year, TRUE);
    }
  for (guint row = 0; row < 2; row++)
    {
      if (row == 0 ? !any : !realised)
        continue;
      pb_report_table_add_row (table, PB_REPORT_ROW_PLAIN, 0);
      pb_report_table_add_cell (table, row == 0 ? _ ("Planned") : _ ("Realised"));
      for (guint i = 0; i < years->len; i++)
        {
          int year = g_array_index (years, gint, i);
          gboolean has = row == 0 ? pb_effect_get (self->plan, id, self->show.scenario, year, &ore)
                                  : pb_effect_get_realised_until (self->plan, id, year, period, &ore);
          if (has)
            pb_report_table_add_money (table, ore, unit, decimals);
          else
            pb_report_table_add_cell (table, NULL);
        }
    }
}

void
pb_report_add_assignments (PbReport *self)
{
  g_autoptr (GPtrArray) assignments = pb_report_list_assignments (self);
  for (guint i = 0; i < assignments->len; i++)
    {
      g_autofree char *name = pb_report_dup_name (assignments->pdata[i]);
      pb_report_doc_add_heading (self->doc, 2, name);
      pb_report_doc_add_text (self->doc, PB_REPORT_TEXT,
                              pb_record_get_text (assignments->pdata[i], PB_ASSIGNMENT_SUMMARY));
      add_facts (self, assignments->pdata[i]);
      add_activities (self, assignments->pdata[i]);
      add_effect (self, assignments->pdata[i], self->until);
    }
}

/* "Ansvarig: … · Pågår · 3 av 5 aktiviteter klara" (transfer full) */
static char *
dup_state (PbReport *self, PbRecord *assignment)
{
  GPtrArray *activities = pb_plan_peek_children (self->plan, PB_ACTIVITY_ASSIGNMENT, pb_record_get_id (assignment));
  const char *status = pb_report_word_of_status (pb_report_status_of (assignment, self->period));
  guint done = 0, all = activities->len;
  g_autofree char *roles = pb_assignment_dup_roles (assignment, FALSE);
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < all; i++)
    done += pb_report_was_done (activities->pdata[i], self->period);
  if (*roles != '\0')
    g_string_append_printf (text, _ ("Responsible: %s"), roles);
  if (status != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", status);
  if (all > 0)
    {
      g_autofree char *counted
          = g_strdup_printf (ngettext ("%u of %u activity done", "%u of %u activities done", all), done, all);
      g_autofree char *together = pb_report_dup_together (counted);
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", together);
    }
  return g_string_free (text, FALSE);
}

/* All in a table, so that a page tells how it goes. */
static void
add_table (PbReport *self, GPtrArray *assignments)
{
  PbReportTable *table = pb_report_doc_add_table (self->doc, _ ("The assignments in brief"));
  pb_report_table_add_column (table, C_ ("number of an assignment", "No."), TRUE);
  pb_report_table_add_column (table, _ ("Assignment"), FALSE);
  pb_report_table_add_column (table, _ ("Responsible"), FALSE);
  pb_report_table_add_column (table, _ ("Status"), FALSE);
  pb_report_table_add_column (table, _ ("Assessment"), FALSE);
  for (guint i = 0; i < assignments->len; i++)
    {
      PbRecord *assignment = assignments->pdata[i];
      PbRecord *follow_up = pb_assignment_get_follow_up (assignment, self->period);
      int status = pb_report_status_of (assignment, self->period);
      pb_report_table_add_row (table, PB_REPORT_ROW_PLAIN, 0);
      if (pb_record_is_null (assignment, PB_ASSIGNMENT_NUMBER))
        pb_report_table_add_cell (table, NULL);
      else
        pb_report_table_add_number (table, (double)pb_record_get_int (assignment, PB_ASSIGNMENT_NUMBER), -1);
      pb_report_table_add_cell (table, pb_assignment_get_short_title (assignment));
      pb_report_table_take_cell (table, pb_assignment_dup_roles (assignment, TRUE));
      pb_report_table_add_mark (table, pb_report_mark_of_status (status), pb_report_word_of_status (status));
      if (pb_round_asks (assignment, self->period))
        pb_report_table_add_mark (table, pb_report_mark_of (follow_up), pb_report_word_of (follow_up));
      else
        pb_report_table_add_cell (table, NULL);
    }
}

/* The short names of functions that the table uses, told once. */
static void
add_roles (PbReport *self, GPtrArray *assignments)
{
  g_autoptr (GHashTable) told = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < assignments->len; i++)
    {
      g_autoptr (GPtrArray) roles = pb_show_list_links (self->plan, assignments->pdata[i],
                                                        PB_ASSIGNMENT_ROLE_ASSIGNMENT, PB_ASSIGNMENT_ROLE_ROLE);
      for (guint r = 0; r < roles->len; r++)
        {
          const char *brief = pb_record_get_text (roles->pdata[r], PB_ROLE_SHORT_NAME);
          if (brief == NULL || !g_hash_table_add (told, roles->pdata[r]))
            continue;
          g_autofree char *text = g_strdup_printf ("%s: %s", brief, pb_record_get_title (roles->pdata[r]));
          pb_report_doc_add_item (self->doc, PB_REPORT_QUIET, text);
        }
    }
}

/* Of those that were to report: what was finished before is not missing. */
static void
add_how_many (PbReport *self, GPtrArray *assignments)
{
  guint asked = 0, reported = 0;
  for (guint i = 0; i < assignments->len; i++)
    {
      asked += pb_round_asks (assignments->pdata[i], self->period);
      reported += pb_assignment_get_follow_up (assignments->pdata[i], self->period) != NULL;
    }
  if (asked == 0)
    return;
  g_autofree char *period = pb_period_format (self->period);
  g_autofree char *how_many = g_strdup_printf (ngettext ("%u of %u assignment is reported for %s.",
                                                         "%u of %u assignments are reported for %s.", asked),
                                               reported, asked, period);
  pb_report_doc_add_text (self->doc, PB_REPORT_TEXT, how_many);
}

void
pb_report_add_follow_up (PbReport *self)
{
  g_autoptr (GPtrArray) assignments = pb_report_list_assignments (self);
  if (assignments->len == 0)
    return;
  add_how_many (self, assignments);
  add_table (self, assignments);
  add_roles (self, assignments);
  for (guint i = 0; i < assignments->len; i++)
    {
      PbRecord *follow_up = pb_assignment_get_follow_up (assignments->pdata[i], self->period);
      if (follow_up == NULL)
        continue;
      g_autofree char *name = pb_report_dup_name (assignments->pdata[i]);
      g_autofree char *state = dup_state (self, assignments->pdata[i]);
      pb_report_doc_add_heading (self->doc, 2, name);
      pb_report_doc_add_verdict (self->doc, pb_report_mark_of (follow_up), pb_report_word_of (follow_up));
      pb_report_doc_add_text (self->doc, PB_REPORT_QUIET, state);
      pb_report_add_comments (self, follow_up);
      add_effect (self, assignments->pdata[i], self->period);
    }
}
