/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-book-private.h"
#include "pb-scenario.h"

G_BEGIN_DECLS

/* What moves the bottom lines of a scenario: each assignment that has effect, and each effect line that no assignment
 * carries. A bottom line is linear in every effect line's figures, and a moved effect is linear in the realisation and,
 * between whole years of delay, in the delay (DESIGN.md's formula). So each lever's part in each bottom line is known
 * for every delay from its value at whole years, and any setting of all levers costs a few multiplications instead of a
 * computation of the tables. What is given up: the tables round each moved cell to whole öre, here nothing is rounded.
 * The difference is at most half an öre a moved cell. */

/* A bottom line of a year: of a board, or of all tables together. */
typedef struct
{
  PbRecord *board; /* NULL: all together */
  int year;
  gint64 balance; /* öre, in the scenario as it is */
  gint64 tolerance; /* öre: in balance down to minus this */
} PbLeverTarget;

typedef struct
{
  PbRecord *assignment; /* NULL for an effect line that no assignment carries */
  PbRecord *line; /* that line, else NULL */
  PbDriver driver; /* as it is in the scenario */
  double *now; /* per target: its part in the bottom line as it is */
  double *gains; /* per target, n_knots each: its part where it is k years late and fully realised */
} PbLever;

typedef struct
{
  guint n_targets;
  PbLeverTarget *targets;
  guint n_levers;
  PbLever *levers;
  guint n_knots; /* whole years of delay, 0 first */
} PbLevers;

/* With board_id 0 for every board and all together, else of that board only; with year 0 for every year that has a
 * balance. The knots reach extra_delay months beyond the longest delay of the scenario. Levers that reach none of the
 * targets are left out; assignments stand in the plan's order, then lines. Holds no references: valid until the plan
 * changes. (transfer full) */
PbLevers *pb_levers_new       (PbPlan *plan, gint64 scenario_id, gint64 board_id, int year, int extra_delay);
void      pb_levers_free      (PbLevers *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbLevers, pb_levers_free)

/* -1 where there is none. board_id 0: all together. */
int       pb_levers_find      (const PbLevers *self, gint64 board_id, int year);
/* Öre that the target changes by where the lever is set otherwise. delay in months, also parts of them; realisation in
 * percent. */
double    pb_levers_change    (const PbLevers *self, guint lever, guint target, double delay, double realisation);

G_END_DECLS
