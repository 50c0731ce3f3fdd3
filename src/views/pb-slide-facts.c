/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-slide-facts.h"

#include "model/pb-goal.h"
#include "model/pb-waterfall.h"

/* Of fewer a median is just another of them. */
#define LEAST_MEDIAN 3

gboolean
pb_slide_has_money (PbRecord *assignment)
{
  PbPlan *plan = pb_record_get_plan (assignment);
  gint64 id = pb_record_get_id (assignment), scenario = pb_plan_get_scenario (plan), ore;
  g_autoptr (GArray) years = pb_effect_years (plan, scenario);

  for (guint i = 0; i < years->len; i++)
    if (pb_effect_get (plan, id, scenario, g_array_index (years, int, i), &ore)
        || pb_effect_get_realised (plan, id, g_array_index (years, int, i), &ore, NULL))
      return TRUE;
  return FALSE;
}

gboolean
pb_slide_has_comparison (PbRecord *indicator)
{
  g_autoptr (PbSlideComparison) comparison = pb_slide_comparison_new (indicator);

  return comparison->period >= 0;
}

/* The worst come first. */
guint
pb_slide_count_wrong (PbOverview *overview)
{
  guint n = 0;

  for (guint i = 0; i < overview->findings->len; i++)
    n += ((PbOverviewFinding *) overview->findings->pdata[i])->severity != PB_SEVERITY_INFO;
  return n;
}

static guint
count_pages (guint n)
{
  return (n + PB_SLIDE_FINDINGS_PER_PAGE - 1) / PB_SLIDE_FINDINGS_PER_PAGE;
}

static void
add_goals_below (GPtrArray *list, PbRecord *goal)
{
  g_autoptr (GPtrArray) below = pb_goal_list_children (pb_record_get_plan (goal), goal);

  for (guint i = 0; i < below->len; i++)
    {
      g_ptr_array_add (list, below->pdata[i]);
      add_goals_below (list, below->pdata[i]);
    }
}

GPtrArray *
pb_slide_list_goals (PbRecord *goal)
{
  GPtrArray *list = g_ptr_array_new ();

  add_goals_below (list, goal);
  return list;
}

guint
pb_slide_count_goal_pages (PbRecord *goal)
{
  g_autoptr (GPtrArray) all = pb_slide_list_goals (goal);

  return MAX (1, (all->len + PB_SLIDE_GOALS_PER_PAGE - 1) / PB_SLIDE_GOALS_PER_PAGE);
}

guint
pb_slide_count_finding_pages (PbOverview *overview)
{
  guint wrong = pb_slide_count_wrong (overview);

  return MAX (1, count_pages (wrong) + count_pages (overview->findings->len - wrong));
}

gboolean
pb_slide_get_finding_page (PbOverview *overview, guint page, guint *first, guint *n)
{
  guint wrong = pb_slide_count_wrong (overview), pages = count_pages (wrong);
  guint end = page < pages ? wrong : overview->findings->len;

  *first = page < pages ? page * PB_SLIDE_FINDINGS_PER_PAGE : wrong + (page - pages) * PB_SLIDE_FINDINGS_PER_PAGE;
  *n = MIN (PB_SLIDE_FINDINGS_PER_PAGE, end - MIN (*first, end));
  return page < pages;
}

void
pb_slide_choose_years (GArray *years, const GDate *today, guint *first, guint *n)
{
  *n = MIN (years->len, PB_SLIDE_MOST_YEARS);
  *first = 0;
  while (*first + *n < years->len && g_array_index (years, int, *first) < g_date_get_year (today) - 2)
    (*first)++;
}

static gboolean
get_value (PbSlideComparison *self, int entity, guint period, double *value)
{
  return entity >= 0
         && pb_series_get_value (self->series, (guint) entity, period, PB_GENDER_TOTAL, PB_VALUE_OUTCOME, value);
}

/* The newest period that the own one has. */
static void
find_own (PbSlideComparison *self)
{
  for (guint i = pb_series_get_n_periods (self->series); i > 0 && self->period < 0; i--)
    if (get_value (self, self->own, i - 1, &self->own_value))
      self->period = (int) i - 1;
}

/* The newest period that the own one and the peer have. */
static gboolean
find_period (PbSlideComparison *self, PbRecord *indicator, const PbPeer *peer)
{
  PbPeerValue value;

  for (guint i = pb_series_get_n_periods (self->series); i > 0; i--)
    if (get_value (self, self->own, i - 1, &self->own_value)
        && pb_benchmark_get_peer (self->series, indicator, peer, pb_series_get_period (self->series, i - 1),
                                  PB_GENDER_TOTAL, &value)
        && (peer->kind == PB_PEER_ENTITY || value.n >= LEAST_MEDIAN))
      {
        self->period = (int) i - 1;
        self->compared = *peer;
        self->peer = peer->entity ? pb_series_find_entity (self->series, peer->entity) : -1;
        self->peer_value = value.value;
        self->peer_name = pb_benchmark_dup_peer_name (peer, &value);
        return TRUE;
      }
  return FALSE;
}

gboolean
pb_slide_comparison_is_peer (PbSlideComparison *self, guint entity)
{
  return (int) entity != self->own
         && pb_record_get_enum (pb_series_get_entity (self->series, entity), PB_ENTITY_KIND) != PB_ENTITY_UNIT;
}

PbSlideComparison *
pb_slide_comparison_new (PbRecord *indicator)
{
  PbSlideComparison *self = g_new0 (PbSlideComparison, 1);
  PbPlan *plan = pb_record_get_plan (indicator);
  GPtrArray *claims = pb_plan_peek_children (plan, PB_CLAIM_INDICATOR, pb_record_get_id (indicator));
  PbRecord *claimed = claims->len ? pb_record_get_ref (claims->pdata[0], PB_CLAIM_PEER) : NULL;
  const PbPeer median = { PB_PEER_MEDIAN, NULL, NULL };

  self->series = pb_series_load (plan, pb_record_get_id (indicator));
  self->own = pb_series_get_own (self->series);
  self->peer = self->period = -1;
  if (claimed && find_period (self, indicator, &(PbPeer) { PB_PEER_ENTITY, claimed, NULL }))
    return self;
  if (find_period (self, indicator, &median))
    return self;
  for (guint i = 0; i < pb_series_get_n_entities (self->series); i++)
    if (pb_slide_comparison_is_peer (self, i)
        && find_period (self, indicator, &(PbPeer) { PB_PEER_ENTITY, pb_series_get_entity (self->series, i), NULL }))
      return self;
  find_own (self);
  return self;
}

void
pb_slide_comparison_free (PbSlideComparison *self)
{
  pb_series_free (self->series);
  g_free (self->peer_name);
  g_free (self);
}

gboolean
pb_slide_get_balance (PbPlan *plan, gint64 board_id, int year, PbSlideBalance *balance)
{
  gint64 scenario = pb_plan_get_scenario (plan);
  g_autoptr (PbWaterfall) way = pb_waterfall_new (plan, board_id, scenario, year, 0);

  *balance = (PbSlideBalance) { .year = year };
  if (!way || !pb_balance_get (plan, board_id, scenario, year, &balance->balance, &balance->state))
    return FALSE;
  for (guint i = 0; i < pb_waterfall_get_n_steps (way); i++)
    {
      const PbWaterfallStep *step = pb_waterfall_get_step (way, i);
      int part = step->kind == PB_WATERFALL_START ? 0 : step->kind == PB_WATERFALL_CHANGE ? 1 : 2;

      if (step->kind == PB_WATERFALL_END)
        continue;
      if (part == 0)
        balance->start_label = step->line ? pb_record_get_title (step->line) : NULL;
      balance->has[part] = TRUE;
      balance->sums[part] += step->ore;
    }
  return TRUE;
}
