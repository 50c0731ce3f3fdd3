/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-book-private.h"

G_BEGIN_DECLS

/* A line that a board's balance comes down to. */
typedef struct
{
  PbRecord *line; /* owned by the plan */
  gint64 ore;
  const PbEffectLine *effect; /* owned by the book; NULL where it is no effect line */
  gboolean start; /* of the first table, its first line, and given */
} PbBalanceTerm;

/* The book's effect lines by node. (element-type guint PbEffectLine) (transfer full) */
GHashTable *pb_balance_index_effects (PbBook *book);
/* In reading order, in the columns that pb_balance_get() judges: they add up to its amount. Lines without a figure are left
 * out. effects: the index. sheet: the first table of them, NULL where there is none. (element-type PbBalanceTerm) (transfer
 * full) */
GArray     *pb_balance_list_terms (PbBook *book, GHashTable *effects, gint64 board_id, int year, PbSheet **sheet);

/* "Five smaller effects": the number in words as far as words are in use for it. (transfer full) */
char       *pb_waterfall_dup_gathered (gboolean effects, guint n);

G_END_DECLS
