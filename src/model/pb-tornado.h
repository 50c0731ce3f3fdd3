/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-sheet.h"

G_BEGIN_DECLS

/* What matters most: how much a bottom line changes when each effect, one at a time, comes late or short. The months
 * are added to the delay that the scenario has for the assignment, and the realisation is a share of what the scenario
 * counts on: at 80 % an assignment that the scenario realises to 90 % is realised to 72 %. Where nothing drives the
 * assignment, that is the months and the percent themselves. An effect line that no assignment carries is a bar of its
 * own, moved and scaled by the same rule as if an assignment carried it alone. Figures set by hand in the scenario
 * stand, as they do for its drivers.
 *
 * One-at-a-time sensitivity drawn as bars by size: Eschenbach, T. G., "Spiderplots versus Tornado Diagrams for
 * Sensitivity Analysis", Interfaces 22(6), 1992. */
typedef struct
{
  PbRecord *assignment; /* NULL for an effect line that no assignment carries */
  PbRecord *line; /* that line, else NULL */
  /* Öre that the bottom line changes by: */
  gint64 late; /* by the months only */
  gint64 less; /* at the realisation only */
  gint64 both; /* late and at the realisation */
  gint64 better; /* at as much more as less is less: 2 − realisation, no later than it is */
} PbTornadoBar;

/* The bars that reach the board's bottom line (0: all boards together) of the year, longest first: by the larger of
 * both and better. realisation in percent, 0–200. Empty where the board has no bottom line that year. The records are
 * the plan's: valid until it changes. (transfer full) (element-type PbTornadoBar) */
GArray     *pb_tornado_compute        (PbPlan *plan, gint64 scenario_id, gint64 board_id, int year, int delay,
                                       double realisation);
/* The assignment's number and short title, or the line's title. (transfer full) */
char       *pb_tornado_dup_name       (const PbTornadoBar *bar);

typedef enum
{
  PB_LATEST_NEVER, /* not in balance even without delay */
  PB_LATEST_MONTHS, /* with up to so many months, not with one more */
  PB_LATEST_ANY, /* with any delay up to PB_SCENARIO_MAX_DELAY */
} PbLatestKind;

typedef struct
{
  PbRecord *assignment;
  PbLatestKind kind;
  int months; /* 0 unless PB_LATEST_MONTHS */
} PbLatestDelay;

/* The latest delay of an assignment, in whole months from its plan, with which the board (0: every board) is in balance
 * that year; the rest is as in the scenario, its realisation too. An effect that first costs may balance a year again
 * when it comes still later: the answer is where it first fails. Found month by month, then tried on the tables
 * themselves. FALSE where there is no bottom line that year. */
gboolean    pb_scenario_latest_delay  (PbPlan *plan, gint64 scenario_id, gint64 board_id, gint64 assignment_id, int year,
                                       PbLatestDelay *latest);
/* Of every assignment that reaches the bottom line, by number. (transfer full) (element-type PbLatestDelay) */
GArray     *pb_scenario_list_latest_delays (PbPlan *plan, gint64 scenario_id, gint64 board_id, int year);

G_END_DECLS
