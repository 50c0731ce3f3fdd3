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

G_END_DECLS
