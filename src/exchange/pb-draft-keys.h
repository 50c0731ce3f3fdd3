/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-draft.h"

G_BEGIN_DECLS

/* Gives every row of a table that the draft has loaded its natural keys. */
void  pb_draft_index     (PbDraft *self, PbTable table);

/* The natural key of a row and the further names it answers to, by what it holds; for one that was added, when its
 * columns are set. Not of a budget line: its key counts the lines of its name before it. */
void  pb_draft_index_row (PbDraft *self, PbDraftRow *row);

/* The four columns (0: none) that make the natural key of a table's rows; NULL where the table has none of columns
 * alone. */
const PbColumn *pb_draft_key_columns (PbTable table);

G_END_DECLS
