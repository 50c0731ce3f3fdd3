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
  gboolean fits; /* FALSE: the difference is larger than an amount can be; it is 0 and counts in no sum */
  gint64 difference; /* öre: to less from */
  gint64 effect; /* öre: what it does for the better: where cost is positive, from less to; else to less from */
  int decimals; /* that its figures are told with: as many as any of the same unit needs, so that they stand in line */
} PbProposalChange;

typedef struct
{
  int year;
  gboolean fits; /* FALSE: added, removed or missing is larger than an amount can be, and less than it should be */
  gint64 added; /* öre, 0 or more: what weakens the budget: more cost, less income or saving */
  gint64 removed; /* öre, 0 or more: what strengthens it: less cost, more income or saving */
  gboolean has_balance; /* all boards together */
  gint64 balance; /* öre */
  PbBalance state; /* deficit where a board has one */
  gint64 missing; /* öre, 0 or more: what the boards in deficit lack, added up */
  gboolean has_base; /* the same of what it is based on */
  gint64 base_balance; /* öre */
  gint64 base_missing; /* öre, 0 or more */
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
  char *without; /* "Utan det saknas 30,1 mnkr 2024." "Utan det är alla år i balans." Empty where neither lacks anything. */
  char *notice; /* what is too large to be added up; NULL where nothing is */
} PbProposal;

/* A figure is counted in the measure of the bottom line that rests on it, its own board's first; where none does in its
 * table's plan, budget or forecast, the first that it has. So a table with budget and forecast counts once, and boards
 * with different measures each in their own. NULL where there is no such scenario. (transfer full) */
PbProposal *pb_proposal_new           (PbPlan *plan, gint64 scenario_id);
void        pb_proposal_free          (PbProposal *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbProposal, pb_proposal_free)
/* A figure of the change in its table's unit and the change's decimals, "–" where it has none. (transfer full) */
char       *pb_proposal_change_dup_from (const PbProposalChange *self);
char       *pb_proposal_change_dup_to (const PbProposalChange *self);
/* With a sign. (transfer full) */
char       *pb_proposal_change_dup_difference (const PbProposalChange *self);
/* "added" or "removed". */
const char *pb_proposal_change_get_word (const PbProposalChange *self);

G_END_DECLS
