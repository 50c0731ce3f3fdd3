/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-money-state.h"

G_BEGIN_DECLS

/* What a money table says in words. column: −1 for the line itself. All strings (transfer full). */

/* "−16,7"; empty where absent. */
char      *pb_money_words_amount   (PbSheet *sheet, guint line, guint column);
char      *pb_money_words_printed  (PbSheet *sheet, guint line, guint column);
/* "Krav på effektiviseringar, 2027, −16,7 mnkr, stämmer" */
char      *pb_money_words_cell     (PbMoneyState *state, guint line, int column);
/* "Krav på effektiviseringar 2027": the heading of what stands in pb_money_words_origin(). */
char      *pb_money_words_heading  (PbSheet *sheet, guint line, int column);
/* Where the figure comes from, and its proof: "Summan av 4 rader. Tryckt 67,7, uträknat 67,6: avrundning, inom 0,6." */
char      *pb_money_words_origin   (PbMoneyState *state, guint line, int column);
/* Computed minus printed, with all its decimals; empty where nothing is printed. */
char      *pb_money_words_difference (PbSheet *sheet, guint line, guint column);
/* How signs are to be read; empty where the table has one measure only. */
char      *pb_money_words_sign     (PbSheet *sheet);
/* The document's own figures for a line. */
char      *pb_money_words_printed_row (PbSheet *sheet, guint line);
/* What the plan says of the balance, while a scenario is in force. sheet: the plan's own. */
char      *pb_money_words_plan_row (PbSheet *sheet, guint line);
/* "Ekonomi i balans, mnkr" */
char      *pb_money_words_corner   (PbSheet *sheet);
/* The note on a cell; NULL where there is none. Owned by the plan. */
const char *pb_money_find_note     (PbMoneyState *state, guint line, int column);
/* "Summa 12,3 · Medel 3,1 · 4 celler": of lines (guint places in the sheet), the columns from first to last. */
char      *pb_money_words_sums     (PbSheet *sheet, GArray *lines, int first, int last);
/* "2" or "2, 5", by number: the assignments that a line is an effect of; empty where none. */
char      *pb_money_words_numbers  (PbRecord *line);
/* The first of them; NULL where none. Owned by the plan. */
PbRecord  *pb_money_find_assignment (PbRecord *line);

G_END_DECLS
