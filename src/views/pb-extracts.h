/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pb-extract.h"
#include "model/pb-overview.h"
#include "model/pb-round.h"
#include "pb-assignment-index.h"
#include "pb-balance-scope.h"

G_BEGIN_DECLS

/* What the views show, as tables. All of it (transfer full). */

/* Balance by board and year, effects, assignments by assessment and status, what is due, who has not reported, what
 * the check found; each a table where it has rows. */
void       pb_extracts_add_overview    (GPtrArray *to, PbPlan *plan, const PbOverview *overview);

/* The rows as they are filtered and sorted. */
PbExtract *pb_extracts_new_assignments (PbAssignmentIndex *index);
/* One assignment: what it is, its activities, follow-ups, effect and decisions. */
void       pb_extracts_add_assignment  (GPtrArray *to, PbRecord *assignment);

/* Budget tables with their formulas, as the scenario in force has them. board: those in its tables; year 0: all, else
 * those that follow budget and forecast or outcome in that year. */
void       pb_extracts_add_tables      (GPtrArray *to, PbPlan *plan, const gint64 *board, int year);
/* Balances of the scenarios by year, and the lines that differ. ids: gint64, 0 is the plan. */
void       pb_extracts_add_comparison  (GPtrArray *to, PbBalanceScope *scope, GArray *ids);

PbExtract *pb_extracts_new_round       (PbRound *round);
PbExtract *pb_extracts_new_goals       (PbPlan *plan, const char *period);
PbExtract *pb_extracts_new_outcomes    (PbPlan *plan, int year);

/* Edits and what they changed. edits: of PbHistoryEdit. */
PbExtract *pb_extracts_new_history     (GListModel *edits);

G_END_DECLS
