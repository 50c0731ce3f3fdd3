/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-report-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "model/pb-assignment.h"
#include "model/pb-date.h"
#include "model/pb-follow-up.h"
#include "model/pb-goal.h"
#include "model/pb-number.h"
#include "model/pb-overview.h"
#include "model/pb-round.h"

static void
count (guint *counts, PbRecord *follow_up)
{
  if (follow_up == NULL)
    counts[PB_REPORT_NOT_REPORTED]++;
  else if (pb_follow_up_is_by_status (follow_up))
    counts[PB_REPORT_BY_STATUS]++;
  else
    counts[pb_record_get_enum (follow_up, PB_FOLLOW_UP_ASSESSMENT)]++;
}

static void
add_counts (PbReport *self)
{
  g_autoptr (GPtrArray) assignments = pb_report_list_assignments (self);
  GPtrArray *goals = pb_plan_peek_records (self->plan, PB_TABLE_GOAL);
  g_autoptr (PbGoalChain) chain = pb_goal_chain_new (self->plan, self->period);
  g_autoptr (GHashTable) told_goals = pb_report_list_goals (self, chain);
  guint counts[2][PB_REPORT_N_COUNTS] = { { 0 } }, n = 0, kept[2][PB_REPORT_N_COUNTS] = { { 0 } };
  const char *labels[2];
  for (guint i = 0; i < assignments->len; i++)
    if (pb_round_asks (assignments->pdata[i], self->period))
      count (counts[0], pb_assignment_get_follow_up (assignments->pdata[i], self->period));
  for (guint i = 0; i < goals->len; i++)
    {
      PbRecord *follow_up = pb_follow_up_get (goals->pdata[i], self->period);
      if (follow_up != NULL && g_hash_table_contains (told_goals, goals->pdata[i]))
        count (counts[1], follow_up);
    }
  gboolean told[] = { counts[0][0] + counts[0][1] + counts[0][2] + counts[0][3] > 0,
                      counts[1][0] + counts[1][1] + counts[1][2] + counts[1][3] + counts[1][PB_REPORT_BY_STATUS] > 0 };
  const char *const names[] = { _ ("Assignments"), _ ("Goals") };
  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    if (told[i])
      {
        memcpy (kept[n], counts[i], sizeof kept[n]);
        labels[n++] = names[i];
      }
  if (n == 0)
    return;
  PbReportPicture picture = pb_report_picture_of_counts (labels, (const guint (*)[PB_REPORT_N_COUNTS])kept, n);
  g_autoptr (GString) words = g_string_new (NULL);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *told_counts = pb_report_dup_counts (kept[i]);
      g_string_append_printf (words, "%s%s: %s.", i > 0 ? " " : "", labels[i], told_counts);
    }
  g_autofree char *period = pb_period_format (self->period);
  g_autofree char *title = g_strdup_printf (_ ("Assessments for %s"), period);
  pb_report_doc_add_picture (self->doc, title, words->str, NULL, &picture);
}

static int
mark_of_balance (PbBalance state)
{
  return state == PB_BALANCE_KEPT      ? PB_MARK_BALANCE_KEPT
         : state == PB_BALANCE_ROUNDED ? PB_MARK_BALANCE_ROUNDED
         : state == PB_BALANCE_DEFICIT ? PB_MARK_BALANCE_DEFICIT
                                       : PB_REPORT_NO_MARK;
}

static gboolean
get_balance (PbReport *self, PbRecord *board, int year, gint64 *ore, PbBalance *state)
{
  return board != NULL ? pb_balance_get (self->plan, pb_record_get_id (board), self->show.scenario, year, ore, state)
                       : pb_balance_get_all (self->plan, self->show.scenario, year, ore, state);
}

/* A board's balance, and its verdict in words below. */
static void
add_board (PbReport *self, PbReportTable *table, PbRecord *board, const PbOverview *overview, PbUnit unit, int decimals)
{
  pb_report_table_add_row (table, board == NULL ? PB_REPORT_ROW_BALANCE : PB_REPORT_ROW_PLAIN, 0);
  pb_report_table_add_cell (table, board != NULL ? pb_record_get_title (board) : _ ("All boards"));
  for (guint y = 0; y < overview->n_years; y++)
    {
      gint64 ore;
      PbBalance state = PB_BALANCE_NONE;
      gboolean has = get_balance (self, board, overview->years[y], &ore, &state);
      if (has)
        pb_report_table_add_balance (table, ore, unit, decimals, board != NULL ? pb_record_get_id (board) : 0,
                                     overview->years[y]);
      else
        pb_report_table_add_cell (table, NULL);
    }
  pb_report_table_add_row (table, PB_REPORT_ROW_QUIET, 0);
  pb_report_table_add_cell (table, NULL);
  for (guint y = 0; y < overview->n_years; y++)
    {
      gint64 ore;
      PbBalance state = PB_BALANCE_NONE;
      gboolean has = get_balance (self, board, overview->years[y], &ore, &state);
      pb_report_table_add_mark (table, has ? mark_of_balance (state) : PB_REPORT_NO_MARK,
                                has ? pb_overview_word (state) : NULL);
    }
}

static void
add_balances (PbReport *self, const PbOverview *overview)
{
  PbUnit unit;
  int decimals;
  guint n = 0;
  for (guint i = 0; i < overview->boards->len; i++)
    n += pb_show_wants (&self->show, ((PbOverviewBoard *)overview->boards->pdata[i])->board);
  if (n == 0)
    return;
  pb_report_get_unit (self, &unit, &decimals);
  g_autofree char *title = g_strdup_printf (_ ("Balance, %s"), pb_enum_label (PB_ENUM_UNIT, unit));
  PbReportTable *table = pb_report_doc_add_table (self->doc, title);
  pb_report_table_add_column (table, _ ("Board"), FALSE);
  for (guint y = 0; y < overview->n_years; y++)
    {
      g_autofree char *year = g_strdup_printf ("%d", overview->years[y]);
      pb_report_table_add_column (table, year, TRUE);
    }
  for (guint i = 0; i < overview->boards->len; i++)
    if (pb_show_wants (&self->show, ((PbOverviewBoard *)overview->boards->pdata[i])->board))
      add_board (self, table, ((PbOverviewBoard *)overview->boards->pdata[i])->board, overview, unit, decimals);
  if (n > 1)
    add_board (self, table, NULL, overview, unit, decimals);
}

/* Those that are more than a heading of others. */
static guint
count_goals (GHashTable *goals)
{
  GHashTableIter iter;
  gpointer goal;
  guint n = 0;
  g_hash_table_iter_init (&iter, goals);
  while (g_hash_table_iter_next (&iter, &goal, NULL))
    n += !pb_goal_is_heading (goal);
  return n;
}

static void
add_how_many (PbReport *self)
{
  static const PbTable tables[] = { PB_TABLE_GOAL, PB_TABLE_ACTIVITY, PB_TABLE_INDICATOR, PB_TABLE_SHEET };
  g_autoptr (GPtrArray) assignments = pb_report_list_assignments (self);
  g_autoptr (PbGoalChain) chain = pb_goal_chain_new (self->plan, self->period);
  g_autoptr (GHashTable) told_goals = pb_report_list_goals (self, chain);
  guint counts[G_N_ELEMENTS (tables)] = { 0 };
  for (guint t = 0; t < G_N_ELEMENTS (tables); t++)
    {
      GPtrArray *records = pb_plan_peek_records (self->plan, tables[t]);
      for (guint i = 0; i < records->len; i++)
        counts[t] += pb_show_wants (&self->show, records->pdata[i]);
    }
  counts[0] = count_goals (told_goals);
  g_autoptr (GString) text = g_string_new (NULL);
  char *facts[] = { g_strdup_printf (ngettext ("%u goal", "%u goals", counts[0]), counts[0]),
                    g_strdup_printf (ngettext ("%u assignment", "%u assignments", assignments->len), assignments->len),
                    g_strdup_printf (ngettext ("%u activity", "%u activities", counts[1]), counts[1]),
                    g_strdup_printf (ngettext ("%u indicator", "%u indicators", counts[2]), counts[2]),
                    g_strdup_printf (ngettext ("%u budget table", "%u budget tables", counts[3]), counts[3]) };
  const guint numbers[] = { counts[0], assignments->len, counts[1], counts[2], counts[3] };
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      if (numbers[i] > 0)
        g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", facts[i]);
      g_free (facts[i]);
    }
  pb_report_doc_add_text (self->doc, PB_REPORT_QUIET, text->str);
}

void
pb_report_add_summary (PbReport *self)
{
  GDate today;
  pb_date_today (&today);
  g_autoptr (PbOverview) overview = pb_overview_new (self->plan, &today);
  if (self->show.board == 0 && overview->n_years > 0)
    pb_report_doc_add_text (self->doc, PB_REPORT_LEAD, overview->heading);
  add_how_many (self);
  add_counts (self);
  add_balances (self, overview);
}
