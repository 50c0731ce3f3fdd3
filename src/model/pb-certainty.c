/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-certainty.h"

#include <math.h>
#include <string.h>

#include "pb-levers.h"
#include "pb-random.h"

struct _PbCertainty
{
  guint n_draws;
  guint n_drawn;
  guint n_otherwise;
  guint n_targets;
  PbLeverTarget *targets;
  gint64 *board_ids; /* of the targets, 0 for all together */
  double **sums;     /* per target, n_draws: öre */
  GArray *years;     /* int */
  GArray *boards;    /* gint64 */
};

/* What was drawn for one assignment: between which whole years of delay each draw falls, and what share of the effect
 * of either it has. */
typedef struct
{
  guint *knots;
  double *before;
  double *after;
} Draws;

static void
draw (Draws *draws, guint n, PbRandom *random, const PbRange *range, const PbDriver *driver, guint n_knots)
{
  for (guint i = 0; i < n; i++)
    {
      double delay = pb_random_triangular (random, range->delay_low, range->delay_likely, range->delay_high);
      double percent
          = pb_random_triangular (random, range->realisation_low, range->realisation_likely, range->realisation_high);
      double at = CLAMP ((driver->delay + delay) / 12, 0, n_knots - 1.0);
      guint knot = MIN ((guint)at, n_knots - 2);
      double realised = driver->realisation * percent / 10000;

      draws->knots[i] = knot;
      draws->after[i] = realised * (at - knot);
      draws->before[i] = realised - draws->after[i];
    }
}

static void
add_draws (double *sums, guint n, const Draws *draws, const double *gains, guint n_knots)
{
  gboolean any = FALSE;

  for (guint knot = 0; knot < n_knots; knot++)
    any |= gains[knot] != 0;
  if (!any)
    return;
  for (guint i = 0; i < n; i++)
    sums[i] += draws->before[i] * gains[draws->knots[i]] + draws->after[i] * gains[draws->knots[i] + 1];
}

/* A range of its own says all; another adds to what drives the assignment. */
static void
find_range (PbCertainty *self, PbPlan *plan, gint64 scenario_id, const PbLever *lever, const PbRange *otherwise,
            PbRange *range, PbDriver *driver)
{
  self->n_drawn++;
  *driver = (PbDriver){ 0, 100, 0 };
  if (pb_range_get (plan, scenario_id, pb_record_get_id (lever->assignment), range, NULL))
    return;
  self->n_otherwise++;
  *range = *otherwise;
  *driver = lever->driver;
}

/* The stream of an assignment: its number, so that another copy of the plan draws the same. Two with the same number
 * must not move together. */
static guint64
find_stream (const PbLevers *levers, guint lever)
{
  gint64 number = pb_record_get_int (levers->levers[lever].assignment, PB_ASSIGNMENT_NUMBER);
  guint64 same = 0;

  /* Levers stand by number. */
  for (guint i = lever; i > 0 && pb_record_get_int (levers->levers[i - 1].assignment, PB_ASSIGNMENT_NUMBER) == number;
       i--)
    same++;
  return ((guint64)number << 20) + same;
}

static void
run (PbCertainty *self, PbPlan *plan, gint64 scenario_id, const PbLevers *levers, const PbRange *otherwise,
     guint64 seed)
{
  g_autofree guint *knots = g_new (guint, self->n_draws);
  g_autofree double *before = g_new (double, self->n_draws);
  g_autofree double *after = g_new (double, self->n_draws);
  Draws draws = { knots, before, after };

  for (guint i = 0; i < levers->n_levers && levers->levers[i].assignment != NULL; i++)
    {
      const PbLever *lever = &levers->levers[i];
      PbDriver driver;
      PbRandom random;
      PbRange range;

      find_range (self, plan, scenario_id, lever, otherwise, &range, &driver);
      pb_random_init (&random, seed, find_stream (levers, i));
      draw (&draws, self->n_draws, &random, &range, &driver, levers->n_knots);
      for (guint target = 0; target < self->n_targets; target++)
        add_draws (self->sums[target], self->n_draws, &draws, lever->gains + target * levers->n_knots, levers->n_knots);
    }
}

/* The bottom line without what is about to be drawn. */
static double
find_rest (const PbLevers *levers, guint target)
{
  double rest = levers->targets[target].balance;

  for (guint i = 0; i < levers->n_levers && levers->levers[i].assignment != NULL; i++)
    rest -= levers->levers[i].now[target];
  return rest;
}

static void
take_targets (PbCertainty *self, const PbLevers *levers)
{
  self->n_targets = levers->n_targets;
  self->targets = g_memdup2 (levers->targets, levers->n_targets * sizeof *levers->targets);
  self->board_ids = g_new0 (gint64, levers->n_targets + 1);
  self->sums = g_new0 (double *, levers->n_targets + 1);
  for (guint target = 0; target < levers->n_targets; target++)
    {
      PbRecord *board = self->targets[target].board;
      double rest = find_rest (levers, target);
      int year = self->targets[target].year;

      self->board_ids[target] = board != NULL ? pb_record_get_id (board) : 0;
      self->sums[target] = g_new (double, self->n_draws);
      for (guint i = 0; i < self->n_draws; i++)
        self->sums[target][i] = rest;
      if (board == NULL)
        g_array_append_val (self->years, year);
      else if (target == 0 || self->board_ids[target - 1] != self->board_ids[target])
        g_array_append_val (self->boards, self->board_ids[target]);
    }
}

PbCertainty *
pb_certainty_new (PbPlan *plan, gint64 scenario_id, const PbRange *otherwise, guint n_draws, guint64 seed)
{
  PbCertainty *self = g_new0 (PbCertainty, 1);
  g_autoptr (PbLevers) levers = NULL;

  g_return_val_if_fail (PB_IS_PLAN (plan) && otherwise != NULL, self);

  self->n_draws = MAX (n_draws, 1);
  self->years = g_array_new (FALSE, FALSE, sizeof (int));
  self->boards = g_array_new (FALSE, FALSE, sizeof (gint64));
  levers = pb_levers_new (plan, scenario_id, 0, 0, PB_SCENARIO_MAX_DELAY);
  take_targets (self, levers);
  run (self, plan, scenario_id, levers, otherwise, seed);
  return self;
}

void
pb_certainty_free (PbCertainty *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_targets; i++)
    g_free (self->sums[i]);
  g_free (self->sums);
  g_free (self->board_ids);
  g_free (self->targets);
  g_clear_pointer (&self->years, g_array_unref);
  g_clear_pointer (&self->boards, g_array_unref);
  g_free (self);
}

guint
pb_certainty_get_n_draws (PbCertainty *self)
{
  return self->n_draws;
}

guint
pb_certainty_get_n_drawn (PbCertainty *self, guint *n_otherwise)
{
  if (n_otherwise != NULL)
    *n_otherwise = self->n_otherwise;
  return self->n_drawn;
}

const int *
pb_certainty_get_years (PbCertainty *self, guint *n)
{
  *n = self->years->len;
  return (const int *)self->years->data;
}

const gint64 *
pb_certainty_get_boards (PbCertainty *self, guint *n)
{
  *n = self->boards->len;
  return (const gint64 *)self->boards->data;
}

/* Whether the board, or with 0 every board, decides over the target. */
static gboolean
is_asked (PbCertainty *self, guint target, gint64 board_id, int year)
{
  if (self->targets[target].year != year)
    return FALSE;
  if (board_id != 0 || self->boards->len == 0)
    return self->board_ids[target] == board_id;
  return self->board_ids[target] != 0;
}

double
pb_certainty_get_chance (PbCertainty *self, gint64 board_id, int year)
{
  g_autofree guint8 *failed = g_new0 (guint8, self->n_draws);
  gboolean any = FALSE;
  guint kept = 0;

  for (guint target = 0; target < self->n_targets; target++)
    {
      /* The tables judge whole öre: a sum that is drawn half an öre below the limit rounds to it. */
      double limit = -(double)self->targets[target].tolerance - 0.5;

      if (!is_asked (self, target, board_id, year))
        continue;
      any = TRUE;
      for (guint i = 0; i < self->n_draws; i++)
        failed[i] |= self->sums[target][i] < limit;
    }
  for (guint i = 0; i < self->n_draws; i++)
    kept += !failed[i];
  return any ? (double)kept / self->n_draws : -1;
}

static int
compare_sums (gconstpointer a, gconstpointer b)
{
  double first = *(const double *)a, second = *(const double *)b;

  return (first > second) - (first < second);
}

/* 1, 2 or 5 times a power of ten öre, so that the bins are no more than max. */
static gint64
choose_width (double low, double high, guint max_bins)
{
  static const int steps[] = { 2, 5, 10 };
  double width = 1;
  double power = 1;

  for (guint i = 0; floor (high / width) - floor (low / width) + 1 > MAX (max_bins, 2); i++)
    {
      width = power * steps[i % G_N_ELEMENTS (steps)];
      if (steps[i % G_N_ELEMENTS (steps)] == 10)
        power *= 10;
    }
  return (gint64)width;
}

static void
count_bins (PbDistribution *distribution, const double *sorted, guint n, guint max_bins)
{
  gint64 width = choose_width (sorted[0], sorted[n - 1], max_bins);

  distribution->width = width;
  distribution->low = (gint64)floor (sorted[0] / width) * width;
  distribution->n_bins = (guint)(floor (sorted[n - 1] / width) - floor (sorted[0] / width)) + 1;
  distribution->counts = g_new0 (guint, distribution->n_bins);
  for (guint i = 0; i < n; i++)
    distribution->counts[(guint)(floor (sorted[i] / width) - floor (sorted[0] / width))]++;
}

gboolean
pb_certainty_get_distribution (PbCertainty *self, gint64 board_id, int year, guint max_bins,
                               PbDistribution *distribution)
{
  static const double shares[] = { 0.05, 0.25, 0.5, 0.75, 0.95 };
  g_autofree double *sorted = NULL;
  double sum = 0;
  guint target = 0;

  memset (distribution, 0, sizeof *distribution);
  while (target < self->n_targets && (self->targets[target].year != year || self->board_ids[target] != board_id))
    target++;
  if (target == self->n_targets)
    return FALSE;
  sorted = g_memdup2 (self->sums[target], self->n_draws * sizeof *sorted);
  qsort (sorted, self->n_draws, sizeof *sorted, compare_sums);
  for (guint i = 0; i < self->n_draws; i++)
    sum += sorted[i];
  distribution->expected = llround (sum / self->n_draws);
  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    distribution->percentiles[i] = llround (sorted[(guint)ceil (shares[i] * self->n_draws) - 1]);
  distribution->planned = self->targets[target].balance;
  distribution->limit = -self->targets[target].tolerance;
  count_bins (distribution, sorted, self->n_draws, max_bins);
  return TRUE;
}

void
pb_distribution_clear (PbDistribution *self)
{
  g_clear_pointer (&self->counts, g_free);
}
