/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-scenario.h"

G_BEGIN_DECLS

/* How uncertain an assignment's effect is: its delay in months, not below 0, and its realisation in percent; each at its
 * lowest, most likely and highest, in that order. */
typedef struct
{
  int delay_low, delay_likely, delay_high; /* 0–PB_SCENARIO_MAX_DELAY */
  double realisation_low, realisation_likely, realisation_high; /* 0–PB_SCENARIO_MAX_REALISATION */
} PbRange;

/* FALSE with a sentence where the values are out of order or bounds. */
gboolean    pb_range_check            (const PbRange *range, GError **error);
/* The range that holds for an assignment: of the nearest layer (scenario, what it is based on, … the plan) that has a
 * word on the assignment. FALSE where that word is a driver, or there is none: nothing is said of how uncertain it is.
 * range and scenario, the layer that says it, may be NULL. */
gboolean    pb_range_get              (PbPlan *plan, gint64 scenario_id, gint64 assignment_id, PbRange *range,
                                       gint64 *scenario);
/* An assignment's range as it is to be. */
typedef struct
{
  gint64 assignment;
  gboolean clear; /* the layer's own range goes; the rest of this says nothing */
  PbRange range;
  const char *note; /* where it comes from; NULL: none */
} PbRangeChange;

/* All of them as one edit, or none with a sentence. scenario_id 0: of the plan. */
gboolean    pb_range_apply            (PbPlan *plan, gint64 scenario_id, const PbRangeChange *changes, guint n,
                                       GError **error);
/* One of them. note may be NULL. */
gboolean    pb_range_set              (PbPlan *plan, gint64 scenario_id, gint64 assignment_id, const PbRange *range,
                                       const char *note, GError **error);
/* The same as a step of an edit that does more; range is one that pb_range_check() passed. It does not ask whether the
 * scenario, which may be one that this edit makes, is locked. */
void        pb_range_step             (PbEdit *edit, PbPlan *plan, gint64 scenario_id, gint64 assignment_id,
                                       const PbRange *range, const char *note);
/* Removes the scenario's (0: the plan's) own range. */
gboolean    pb_range_clear            (PbPlan *plan, gint64 scenario_id, gint64 assignment_id, GError **error);

/* How sure are we? The chance that each year balances, by Monte Carlo: every draw takes a delay and a realisation for
 * each assignment that has effect, and the bottom lines that follow.
 *
 * Each is drawn from the triangular distribution that its low, likely and high value span, by inversion of its
 * distribution function: the usual choice where people can tell least, most and most likely but no more (Law, A. M.,
 * Simulation Modeling and Analysis, 5th ed. 2015, on selecting a distribution in the absence of data; Kotz, S. and van
 * Dorp, J. R., Beyond Beta, 2004, chapter 1). Assignments are drawn independently of each other, and delay of
 * realisation: where they move together the truth spreads wider than this. Effect lines that no assignment carries are
 * as in the scenario, certain.
 *
 * Random numbers are xoshiro256++ seeded by SplitMix64 (Blackman, D. and Vigna, S., "Scrambled Linear Pseudorandom
 * Number Generators", ACM Transactions on Mathematical Software 47(4), 2021), one stream an assignment, by its number:
 * the same plan, ranges and seed give the same answer everywhere, and a change to one assignment leaves the others'
 * draws as they were.
 *
 * A bottom line is linear in each assignment's moved effect (pb-levers.h), so a draw costs a few multiplications.
 * Delays are drawn in parts of months and nothing is rounded to öre on the way: each draw is at most half an öre a
 * moved cell from what the tables would say. In balance is what it is in the tables: not negative, or within the
 * rounding. */
typedef struct _PbCertainty PbCertainty;

#define PB_CERTAINTY_DRAWS 10000

/* otherwise: the range of the assignments that pb_range_get() says nothing of, as it stands on the screen. It is
 * relative to what drives them in the scenario: months are added to the driver's delay, percent are of its realisation.
 * (transfer full) */
PbCertainty *pb_certainty_new         (PbPlan *plan, gint64 scenario_id, const PbRange *otherwise, guint n_draws,
                                       guint64 seed);
void        pb_certainty_free         (PbCertainty *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbCertainty, pb_certainty_free)

guint       pb_certainty_get_n_draws  (PbCertainty *self);
/* Assignments drawn, and of those how many had no range of their own. */
guint       pb_certainty_get_n_drawn  (PbCertainty *self, guint *n_otherwise);
/* Ascending. (array length n), owned. */
const int  *pb_certainty_get_years    (PbCertainty *self, guint *n);
/* In the plan's order, those with a bottom line. (array length n), owned. */
const gint64 *pb_certainty_get_boards (PbCertainty *self, guint *n);
/* 0–1, the share of the draws in which the board is in balance that year; with board 0, in which every board is. -1
 * where it has no bottom line that year. */
double      pb_certainty_get_chance   (PbCertainty *self, gint64 board_id, int year);

typedef struct
{
  gint64 low; /* öre, where the first bin begins; the others follow without gap */
  gint64 width; /* of a bin */
  guint n_bins;
  guint *counts; /* draws in each bin; they add up to the draws */
  gint64 expected; /* mean, öre */
  gint64 percentiles[5]; /* öre: 5, 25, 50, 75, 95 % of the draws are at or below */
  gint64 planned; /* öre: the scenario as it stands */
  gint64 limit; /* öre, 0 or less: in balance from here on */
} PbDistribution;

/* The bottom line of a board (0: all together, added up) in a year over the draws, in bins of a round width. FALSE
 * where there is none. */
gboolean    pb_certainty_get_distribution (PbCertainty *self, gint64 board_id, int year, guint max_bins,
                                       PbDistribution *distribution);
void        pb_distribution_clear     (PbDistribution *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PbDistribution, pb_distribution_clear)

G_END_DECLS
