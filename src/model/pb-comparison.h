/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-sheet.h"

G_BEGIN_DECLS

/* Scenarios side by side, 0 being the plan; each is compared with the first. Arrays over scenarios are in the order
 * asked for. Plain data of the moment it was made; holds its records alive. */

typedef struct
{
  gboolean has;
  gint64 ore;
  PbBalance state;
  gboolean has_difference; /* both this and the first have a balance */
  gint64 difference; /* öre, this less the first: negative is worse */
} PbComparedBalance;

typedef struct
{
  PbRecord *board; /* NULL: all together, added up */
  PbComparedBalance *balances; /* years one after another, scenarios within */
  int *first_years; /* per scenario: the first year from which the board (all: every board) is in balance to the end; 0 none */
} PbComparedBoard;

typedef struct
{
  PbRecord *sheet;
  PbRecord *line;
  PbRecord *column;
  gboolean *has; /* per scenario */
  gint64 *ore;
} PbComparedCell;

typedef struct
{
  guint n;
  gint64 *scenarios;
  char **names;
  guint n_years;
  int *years; /* ascending */
  GPtrArray *boards; /* PbComparedBoard, in the plan's order, those that have a balance */
  PbComparedBoard *together; /* NULL where there is no balance */
  GPtrArray *cells; /* PbComparedCell: given figures that some scenario has otherwise than the first, in the plan's order */
} PbComparison;

/* Ids that are no scenario count as the plan. n at least 1. (transfer full) */
PbComparison *pb_scenario_compare     (PbPlan *plan, const gint64 *scenarios, guint n);
void          pb_comparison_free      (PbComparison *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbComparison, pb_comparison_free)

const PbComparedBalance *pb_comparison_get_balance (const PbComparison *self, const PbComparedBoard *board, guint year,
                                                    guint scenario);

G_END_DECLS
