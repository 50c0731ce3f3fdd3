/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "draw/pb-bar-data.h"
#include "draw/pb-mark-draw.h"
#include "model/pb-sheet.h"

G_BEGIN_DECLS

/* All boards together, where a board's id is asked for. 0 is the tables of no board. */
#define PB_BALANCE_ALL (-1)

/* Whose bottom line is spoken of, and how it is written. */
typedef struct
{
  PbPlan *plan; /* unowned */
  gint64 board; /* or PB_BALANCE_ALL */
  PbUnit unit;
  int decimals;
  GArray *years; /* gint, ascending: those that the board has a balance for */
} PbBalanceScope;

/* Reads the plan; the scope is zeroed, or set before. */
void       pb_balance_scope_set         (PbBalanceScope *self, PbPlan *plan, gint64 board);
void       pb_balance_scope_clear       (PbBalanceScope *self);
/* 0 where there is none. */
int        pb_balance_scope_last_year   (PbBalanceScope *self);
gboolean   pb_balance_scope_has_year    (PbBalanceScope *self, int year);

/* FALSE where there is none. scenario 0: the plan. */
gboolean   pb_balance_scope_get         (PbBalanceScope *self, gint64 scenario, int year, gint64 *ore, PbBalance *state);
/* In the scope's unit, without it: "−7,0", signed "+1,3". (transfer full) */
char      *pb_balance_scope_format      (PbBalanceScope *self, gint64 ore);
char      *pb_balance_scope_format_signed (PbBalanceScope *self, gint64 ore);
/* "mnkr" */
const char *pb_balance_scope_unit       (PbBalanceScope *self);

/* When it balances, in words: "In balance from 2025", "Deficit every year". (transfer full) */
char      *pb_balance_scope_dup_verdict (PbBalanceScope *self, gint64 scenario, PbBalance *state);
/* "2025 −1,3 · 2026 −4,3 · 2027 −6,9 mnkr": the balance against the plan's, years without difference left out; "no
 * difference". (transfer full) */
char      *pb_balance_scope_dup_difference (PbBalanceScope *self, gint64 scenario);
PbMarkKind pb_balance_scope_mark        (PbBalance state);

/* The board's name, or that it is all of them. Owned by the plan or static. */
const char *pb_balance_scope_board      (PbBalanceScope *self);
/* "Funktionsstödsnämnden · mnkr · Försiktigt": what figures of the scenario in force are of. (transfer full) */
char      *pb_balance_scope_dup_subtitle (PbBalanceScope *self);
/* As the model's functions want it, where 0 is all boards together. */
gint64     pb_balance_scope_board_id    (PbBalanceScope *self);
/* Chart data in the scope's unit, and what a value in öre is in it. (transfer full) */
PbBarData *pb_balance_scope_new_bars    (PbBalanceScope *self, PbBarsKind kind, const char *title);
double     pb_balance_scope_in_unit     (PbBalanceScope *self, gint64 ore);

G_END_DECLS
