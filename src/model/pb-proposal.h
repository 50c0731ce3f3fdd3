/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-scenario.h"

G_BEGIN_DECLS

/* An alternative budget: what a scenario adds and removes, compared with what it is based on, and whether it holds
 * together. Every scenario can be read so; those of kind proposal are made for it. Plain data of the moment it was
 * made; holds its records alive. */

typedef struct
{
  PbScenarioChange change; /* from: of what it is based on */
  int year; /* 0 where the column's period is none */
  gint64 effect; /* öre: what it does for the better: where cost is positive, from less to; else to less from */
} PbProposalChange;

typedef struct
{
  int year;
  gint64 added; /* öre, 0 or more: what weakens the budget: more cost, less income or saving */
  gint64 removed; /* öre, 0 or more: what strengthens it: less cost, more income or saving */
  gboolean has_balance; /* all boards together */
  gint64 balance; /* öre */
  PbBalance state; /* deficit where a board has one */
  gint64 missing; /* öre, 0 or more: what the boards in deficit lack, added up */
} PbProposalYear;

typedef struct
{
  PbRecord *scenario;
  PbRecord *base; /* NULL: the plan */
  PbUnit unit; /* that sums and balances are told in: the finest of the plan's balance tables, and its decimals */
  int decimals;
  GArray *changes; /* PbProposalChange, in the plan's order */
  GArray *years; /* PbProposalYear, ascending: those with a balance */
  GArray *drivers; /* PbScenarioDriver: its own only */
  gboolean balanced; /* every year */
  char *verdict; /* "Alla år är i balans." "Saknas 2,3 mnkr 2026 och 0,4 mnkr 2027." Empty where nothing can be judged. */
} PbProposal;

/* A year's changes are counted in one measure, that of its bottom line (or plan, budget, forecast: the first that a
 * table has), so that a table with budget and forecast counts once. NULL where there is no such scenario. (transfer
 * full) */
PbProposal *pb_proposal_new           (PbPlan *plan, gint64 scenario_id);
void        pb_proposal_free          (PbProposal *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbProposal, pb_proposal_free)

G_END_DECLS
