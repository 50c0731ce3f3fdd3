/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-overview-private.h"

#include <glib/gi18n-lib.h>
#include "pb-assignment.h"
#include "pb-date.h"
#include "pb-follow-up.h"
#include "pb-goal.h"
#include "pb-number.h"

static void
board_free (PbOverviewBoard *row)
{
  g_clear_object (&row->board);
  g_free (row->years);
  g_free (row);
}

static void
effect_clear (PbOverviewEffect *effect)
{
  g_free (effect->until);
}

static void
due_free (PbOverviewDue *due)
{
  g_clear_object (&due->record);
  g_free (due->title);
  g_free (due->detail);
  g_free (due);
}

static void
finding_free (PbOverviewFinding *finding)
{
  g_clear_object (&finding->record);
  g_free (finding->code);
  g_free (finding->heading);
  g_free (finding->detail);
  g_free (finding->column);
  g_free (finding);
}

gboolean
pb_overview_is_open (PbRecord *assignment)
{
  int status = pb_record_get_enum (assignment, PB_ASSIGNMENT_STATUS);

  return status != PB_STATUS_DONE && status != PB_STATUS_CANCELLED;
}

const char *
pb_overview_word (PbBalance state)
{
  switch (state)
    {
    case PB_BALANCE_KEPT:
      return _("In balance");
    case PB_BALANCE_ROUNDED:
      return _("In balance, rounded");
    case PB_BALANCE_DEFICIT:
      return _("Deficit");
    case PB_BALANCE_NONE:
    default:
      return "";
    }
}

static PbOverviewBoard *
read_board (PbOverview *self, PbPlan *plan, PbRecord *board)
{
  PbOverviewBoard *row = g_new0 (PbOverviewBoard, 1);
  gint64 scenario = pb_plan_get_scenario (plan);
  gboolean any = FALSE;

  row->board = board ? g_object_ref (board) : NULL;
  row->years = g_new0 (PbOverviewBalance, self->n_years);
  for (guint i = 0; i < self->n_years; i++)
    {
      PbOverviewBalance *b = &row->years[i];

      if (board)
        b->has = pb_balance_get (plan, pb_record_get_id (board), scenario, self->years[i], &b->ore, &b->state);
      else
        b->has = pb_balance_get_all (plan, scenario, self->years[i], &b->ore, &b->state);
      any |= b->has;
    }
  if (!any)
    g_clear_pointer (&row, board_free);
  return row;
}

/* Tables that all are in thousands are shown in thousands: a deficit of 40 tkr must not read 0,0. */
static void
choose_unit (PbOverview *self, PbPlan *plan)
{
  GPtrArray *sheets = pb_plan_peek_records (plan, PB_TABLE_SHEET);
  guint thousands = 0;

  for (guint i = 0; i < sheets->len; i++)
    thousands += pb_record_get_enum (sheets->pdata[i], PB_SHEET_UNIT) == PB_UNIT_TKR;
  self->unit = sheets->len && thousands == sheets->len ? PB_UNIT_TKR : PB_UNIT_MNKR;
  self->decimals = pb_unit_decimals (self->unit);
}

static void
fill_balances (PbOverview *self, PbPlan *plan)
{
  g_autoptr (GArray) years = pb_balance_years (plan);
  GPtrArray *boards = pb_plan_peek_records (plan, PB_TABLE_BOARD);

  choose_unit (self, plan);
  self->n_years = years->len;
  self->years = g_new0 (int, years->len);
  for (guint i = 0; i < years->len; i++)
    self->years[i] = g_array_index (years, gint, i);
  self->boards = g_ptr_array_new_with_free_func ((GDestroyNotify) board_free);
  for (guint i = 0; i < boards->len; i++)
    {
      PbOverviewBoard *row = read_board (self, plan, boards->pdata[i]);

      if (row)
        g_ptr_array_add (self->boards, row);
    }
  self->together = read_board (self, plan, NULL);
}

static void
add_realised (PbOverviewEffect *effect, PbPlan *plan, PbRecord *assignment)
{
  const char *until = NULL;
  gint64 ore;

  if (!pb_effect_get_realised (plan, pb_record_get_id (assignment), effect->year, &ore, &until))
    return;
  if (__builtin_add_overflow (effect->realised, ore, &effect->realised))
    effect->realised = ore < 0 ? G_MININT64 : G_MAXINT64;
  effect->has_realised = TRUE;
  if (until && (!effect->until || strcmp (until, effect->until) > 0))
    {
      g_free (effect->until);
      effect->until = g_strdup (until);
    }
}

static void
fill_effects (PbOverview *self, PbPlan *plan)
{
  gint64 scenario = pb_plan_get_scenario (plan);
  g_autoptr (GArray) years = pb_effect_years (plan, scenario);
  GPtrArray *assignments = pb_plan_peek_records (plan, PB_TABLE_ASSIGNMENT);

  self->effects = g_array_new (FALSE, TRUE, sizeof (PbOverviewEffect));
  g_array_set_clear_func (self->effects, (GDestroyNotify) effect_clear);
  for (guint i = 0; i < years->len; i++)
    {
      PbOverviewEffect effect = { .year = g_array_index (years, gint, i) };

      effect.has_planned = pb_effect_get (plan, 0, scenario, effect.year, &effect.planned);
      for (guint j = 0; j < assignments->len; j++)
        add_realised (&effect, plan, assignments->pdata[j]);
      if (effect.has_planned || effect.has_realised)
        g_array_append_val (self->effects, effect);
      else
        effect_clear (&effect);
    }
}

static void
fill_counts (PbOverview *self, PbPlan *plan)
{
  GPtrArray *assignments = pb_plan_peek_records (plan, PB_TABLE_ASSIGNMENT);

  self->n_assignments = assignments->len;
  self->unreported = g_ptr_array_new_with_free_func (g_object_unref);
  self->period = pb_plan_dup_current_period (plan, &self->today);
  for (guint i = 0; i < assignments->len; i++)
    {
      PbRecord *assignment = assignments->pdata[i];
      int status = pb_record_get_enum (assignment, PB_ASSIGNMENT_STATUS);

      self->by_assessment[pb_assignment_get_assessment (assignment)]++;
      if (status >= 0)
        self->by_status[status]++;
      if (pb_assignment_is_late (assignment, &self->today))
        self->n_late++;
      if (self->period && pb_overview_is_open (assignment)
          && !pb_assignment_get_follow_up (assignment, self->period))
        g_ptr_array_add (self->unreported, g_object_ref (assignment));
    }
}

static void
fill_goals (PbOverview *self, PbPlan *plan)
{
  GPtrArray *goals = pb_plan_peek_records (plan, PB_TABLE_GOAL);

  for (guint i = 0; i < goals->len; i++)
    {
      PbRecord *latest = pb_follow_up_get_latest (goals->pdata[i]);
      int assessment = latest ? pb_record_get_enum (latest, PB_FOLLOW_UP_ASSESSMENT) : -1;

      /* What only heads other goals is not one more that nobody has assessed. */
      if (pb_goal_is_heading (goals->pdata[i]))
        continue;
      self->n_goals++;
      if (latest && pb_follow_up_is_by_status (latest))
        self->goals_by_status++;
      else
        self->goals_by_assessment[assessment >= 0 ? assessment : PB_ASSESSMENT_NOT_ASSESSED]++;
    }
}

PbOverview *
pb_overview_new (PbPlan *plan, const GDate *today)
{
  PbOverview *self;

  g_return_val_if_fail (PB_IS_PLAN (plan), NULL);
  g_return_val_if_fail (today != NULL, NULL);

  self = g_new0 (PbOverview, 1);
  self->today = *today;
  self->scenario = pb_plan_get_record (plan, PB_TABLE_SCENARIO, pb_plan_get_scenario (plan));
  if (self->scenario)
    g_object_ref (self->scenario);
  self->until = *today;
  g_date_add_days (&self->until, PB_OVERVIEW_DAYS);
  self->due = g_ptr_array_new_with_free_func ((GDestroyNotify) due_free);
  self->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) finding_free);
  fill_balances (self, plan);
  fill_effects (self, plan);
  fill_counts (self, plan);
  fill_goals (self, plan);
  self->has_tables = pb_plan_peek_records (plan, PB_TABLE_SHEET)->len > 0;
  self->empty = self->n_assignments == 0 && !self->has_tables && pb_plan_peek_records (plan, PB_TABLE_GOAL)->len == 0
                && pb_plan_peek_records (plan, PB_TABLE_INDICATOR)->len == 0;
  pb_overview_fill_due (self, plan);
  pb_overview_fill_findings (self, plan);
  pb_overview_fill_words (self, plan);
  return self;
}

void
pb_overview_free (PbOverview *self)
{
  if (!self)
    return;
  g_clear_object (&self->scenario);
  g_free (self->heading);
  g_free (self->summary);
  g_free (self->deadline);
  g_free (self->years);
  g_clear_pointer (&self->boards, g_ptr_array_unref);
  g_clear_pointer (&self->together, board_free);
  g_clear_pointer (&self->effects, g_array_unref);
  g_free (self->period);
  g_clear_pointer (&self->unreported, g_ptr_array_unref);
  g_clear_pointer (&self->due, g_ptr_array_unref);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_free (self);
}
