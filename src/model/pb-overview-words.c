/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-overview-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "pb-assignment.h"
#include "pb-date.h"
#include "pb-goal-chain.h"

/* Numbers up to twelve are words in running text. They count assignments: Swedish "ett", not "en". */
static const char *const count_words[] = {
  NC_ ("assignments", "no"),     NC_ ("assignments", "one"),  NC_ ("assignments", "two"), NC_ ("assignments", "three"),
  NC_ ("assignments", "four"),   NC_ ("assignments", "five"), NC_ ("assignments", "six"), NC_ ("assignments", "seven"),
  NC_ ("assignments", "eight"),  NC_ ("assignments", "nine"), NC_ ("assignments", "ten"), NC_ ("assignments", "eleven"),
  NC_ ("assignments", "twelve"),
};

static char *
dup_count (guint n)
{
  if (n < G_N_ELEMENTS (count_words))
    return g_strdup (g_dpgettext2 (GETTEXT_PACKAGE, "assignments", count_words[n]));
  return g_strdup_printf ("%u", n);
}

static char *
dup_capitalised (const char *text)
{
  g_autofree char *first = g_utf8_strup (text, (gssize) (g_utf8_next_char (text) - text));

  return *text ? g_strconcat (first, g_utf8_next_char (text), NULL) : g_strdup ("");
}

/* Adds a sentence that begins with a count, as words. */
static void
add_sentence (GString *text, const char *sentence)
{
  g_autofree char *capitalised = dup_capitalised (sentence);

  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, capitalised);
}

/* TRUE where no board has a deficit that year; of the plan as a whole where its tables belong to no board. */
static gboolean
is_balanced (PbOverview *self, guint year)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->boards->len; i++)
    {
      PbOverviewBoard *row = self->boards->pdata[i];

      if (row->years[year].has && row->years[year].state == PB_BALANCE_DEFICIT)
        return FALSE;
      any |= row->years[year].has;
    }
  if (any)
    return TRUE;
  return self->together && self->together->years[year].has && self->together->years[year].state != PB_BALANCE_DEFICIT;
}

/* "2025", "2025 och 2027", "2025, 2026 och 2028" of the years that are balanced. */
static char *
dup_balanced_years (PbOverview *self)
{
  GString *text = g_string_new (NULL);
  guint left = 0;

  for (guint i = 0; i < self->n_years; i++)
    left += is_balanced (self, i);
  for (guint i = 0; i < self->n_years; i++)
    if (is_balanced (self, i))
      {
        left--;
        if (text->len > 0)
          g_string_append (text, left == 0 ? C_("between the last two of a list", " and ") : ", ");
        g_string_append_printf (text, "%d", self->years[i]);
      }
  return g_string_free (text, FALSE);
}

/* "6 mål och 44 nyckeltal", of what there is. */
static char *
dup_contents (PbOverview *self, PbPlan *plan)
{
  guint n = pb_plan_peek_records (plan, PB_TABLE_INDICATOR)->len;
  g_autofree char *goals = g_strdup_printf (ngettext ("%u goal", "%u goals", self->n_goals), self->n_goals);
  g_autofree char *indicators = g_strdup_printf (ngettext ("%u indicator", "%u indicators", n), n);

  if (self->n_goals == 0 || n == 0)
    return g_strdup (n == 0 ? goals : indicators);
  return g_strconcat (goals, C_ ("between the last two of a list", " and "), indicators, NULL);
}

static char *
dup_heading (PbOverview *self, PbPlan *plan)
{
  guint n = 0, at_start = 0, at_end = 0;
  g_autofree char *years = NULL;

  if (self->empty)
    return g_strdup (_("The plan is empty"));
  if (!self->has_tables && self->n_assignments == 0)
    return dup_contents (self, plan);
  if (self->n_years == 0)
    return g_strdup (self->has_tables ? _("The plan has no balance to judge") : _("The plan has no budget yet"));
  for (guint i = 0; i < self->n_years; i++)
    n += is_balanced (self, i);
  while (at_start < self->n_years && is_balanced (self, at_start))
    at_start++;
  while (at_end < self->n_years && is_balanced (self, self->n_years - 1 - at_end))
    at_end++;

  if (n == 0 && self->n_years == 1)
    return g_strdup_printf (_("The plan is not in balance in %d"), self->years[0]);
  if (n == 0)
    return g_strdup (_("The plan is not in balance in any year"));
  if (n == self->n_years && n > 1)
    return g_strdup (_("The plan is in balance every year"));
  if (at_end > 0 && self->n_years > 1)
    return g_strdup_printf (_("The plan is in balance from %d"), self->years[self->n_years - at_end]);
  if (at_start == n && n > 1)
    return g_strdup_printf (_("The plan is in balance until %d"), self->years[at_start - 1]);
  years = dup_balanced_years (self);
  if (n == self->n_years)
    return g_strdup_printf (_("The plan is in balance in %s"), years);
  return g_strdup_printf (_("The plan is in balance only in %s"), years);
}

static void
add_not_met (PbOverview *self, GString *text)
{
  guint n = self->by_assessment[PB_ASSESSMENT_NOT_MET];
  g_autofree char *count = dup_count (n);
  g_autofree char *sentence = NULL;

  if (n == 0)
    return;
  sentence = g_strdup_printf (
      ngettext ("%s assignment does not reach its goal.", "%s assignments do not reach their goal.", n), count);
  add_sentence (text, sentence);
}

static void
add_late (PbOverview *self, GString *text)
{
  guint n = self->n_late;
  g_autofree char *count = dup_count (n);
  g_autofree char *sentence = NULL;

  if (n == 0)
    return;
  if (text->len > 0)
    sentence = g_strdup_printf (ngettext ("%s is late.", "%s are late.", n), count);
  else
    sentence = g_strdup_printf (ngettext ("%s assignment is late.", "%s assignments are late.", n), count);
  add_sentence (text, sentence);
}

static void
add_unreported (PbOverview *self, GString *text)
{
  guint n = self->unreported->len;
  g_autofree char *count = dup_count (n);
  g_autofree char *period = pb_period_format_short (self->period);
  g_autofree char *sentence = NULL;

  if (n == 0)
    sentence = g_strdup_printf (_("All assignments have been reported on for %s."), period);
  else if (n == self->n_assignments && n > 1)
    sentence = g_strdup_printf (_("None of the %u assignments has been reported on for %s."), n, period);
  else if (text->len > 0)
    sentence
        = g_strdup_printf (ngettext ("%s lacks a follow-up for %s.", "%s lack a follow-up for %s.", n), count, period);
  else
    sentence = g_strdup_printf (ngettext ("%s assignment lacks a follow-up for %s.",
                                          "%s assignments lack a follow-up for %s.", n), count, period);
  add_sentence (text, sentence);
}

/* Of a plan that is followed up by its goals alone. */
static char *
dup_goals (PbOverview *self)
{
  PbChainNode all = { .n_below = self->n_goals, .below_by_status = self->goals_by_status };
  g_autofree char *assessed = NULL;

  memcpy (all.below, self->goals_by_assessment, sizeof all.below);
  assessed = pb_goal_chain_dup_below (&all);
  /* TRANSLATORS: a count, then how the goals are assessed: "17 goals: 1 fully, 13 partly, 0 not, 3 not assessed." */
  return g_strdup_printf (ngettext ("%u goal: %s.", "%u goals: %s.", self->n_goals), self->n_goals, assessed);
}

static char *
dup_summary (PbOverview *self)
{
  GString *text = g_string_new (NULL);
  guint closed = self->by_status[PB_STATUS_DONE] + self->by_status[PB_STATUS_CANCELLED];

  if (self->empty)
    g_string_append (text, _("It fills up as assignments and figures come in."));
  else if (self->n_assignments == 0 && self->goals_by_assessment[PB_ASSESSMENT_NOT_ASSESSED] < self->n_goals)
    {
      g_autofree char *goals = dup_goals (self);

      g_string_append (text, goals);
    }
  else if (self->n_assignments == 0 && !self->has_tables)
    g_string_append (text, _("It has neither assignments nor a budget yet."));
  else if (self->n_assignments == 0)
    g_string_append (text, _("It has no assignments yet."));
  else if (closed == self->n_assignments)
    g_string_append (text, _("All assignments are done or cancelled."));
  else
    {
      add_not_met (self, text);
      add_late (self, text);
      if (self->period)
        add_unreported (self, text);
    }
  return g_string_free (text, FALSE);
}

static char *
dup_deadline (PbOverview *self, PbPlan *plan)
{
  PbRecord *period;
  g_autofree char *name = NULL;
  g_autofree char *capitalised = NULL;
  g_autofree char *day = NULL;
  GDate date;

  if (!self->period || self->n_assignments == 0)
    return g_strdup ("");
  name = pb_period_format_short (self->period);
  capitalised = dup_capitalised (name);
  period = pb_plan_find_period (plan, self->period);
  if (period && pb_record_get_date (period, PB_PERIOD_REPORT_BY, &date))
    {
      day = pb_date_format_short (&date);
      /* TRANSLATORS: a period, a date: "Tertial 3 is to be reported by 15 Dec" */
      return g_strdup_printf (_("%s is to be reported by %s"), capitalised, day);
    }
  if (!pb_period_parse (self->period, NULL, &date))
    return g_strdup ("");
  day = pb_date_format_short (&date);
  /* TRANSLATORS: a period, a date: "Tertial 3 ends 31 Dec" */
  return g_strdup_printf (_("%s ends %s"), capitalised, day);
}

void
pb_overview_fill_words (PbOverview *self, PbPlan *plan)
{
  g_autofree char *heading = dup_heading (self, plan);

  if (self->scenario && self->n_years > 0)
    /* TRANSLATORS: a sentence and a scenario's name: "The plan is in balance from 2025 in the scenario “Cautious”" */
    self->heading = g_strdup_printf (_("%s in the scenario “%s”"), heading, pb_record_get_title (self->scenario));
  else
    self->heading = g_steal_pointer (&heading);
  self->summary = dup_summary (self);
  self->deadline = dup_deadline (self, plan);
}
