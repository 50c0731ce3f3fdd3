/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-sheet.h"

G_BEGIN_DECLS

/* What is done to the figures of a budget table. Every function is one edit whose label names line and column, or the block;
 * it is done whole, or refused whole with a sentence that says which cell stands in the way and why. What would change
 * nothing is TRUE and no edit.
 *
 * scenario_id 0: the plan's own figures. Else the scenario's own layer over them, refused where the scenario is locked: an
 * amount that differs from what the scenario shows becomes the scenario's own, and stays so until it is restored. Amounts
 * are in öre, NULL is an empty cell. Lines and columns are given by their records' ids, in a block by their places in it. */

/* Whether a cell takes an amount of its own: not a sum, link, balance or computed variance. line and column: places in the sheet. */
gboolean    pb_sheet_can_edit        (PbSheet *sheet, guint line, guint column, GError **error);
gboolean    pb_sheet_set_cell        (PbPlan *plan, gint64 scenario_id, gint64 line_id, gint64 column_id, const gint64 *ore,
                                      GError **error);
/* As typed, in the table's unit, also as a sum: "3,5", "=3,5+1,2-0,4". Empty text empties the cell. */
gboolean    pb_sheet_set_text        (PbPlan *plan, gint64 scenario_id, gint64 line_id, gint64 column_id, const char *text,
                                      GError **error);
/* Whether the scenario itself, not one that it rests on, has an amount (or emptiness) of its own there. */
gboolean    pb_sheet_is_overridden   (PbPlan *plan, gint64 scenario_id, gint64 line_id, gint64 column_id);
/* Takes the scenario's own amount, and its note, away: the cell again shows what lies below. */
gboolean    pb_sheet_restore_cell    (PbPlan *plan, gint64 scenario_id, gint64 line_id, gint64 column_id, GError **error);

/* The source of a figure, or who said so; on any cell that has a column in the file, also without an amount and on totals.
 * In a scenario the note belongs to the scenario's own amount, and is refused where it has none. NULL or empty: none. */
gboolean    pb_sheet_set_note        (PbPlan *plan, gint64 scenario_id, gint64 line_id, gint64 column_id, const char *note,
                                      GError **error);
/* The nearest layer's note, NULL where none. Owned by the plan, valid until its next change. */
const char *pb_sheet_get_note        (PbPlan *plan, gint64 scenario_id, gint64 line_id, gint64 column_id);

/* What the source document prints, in the plan's own table. NULL: nothing printed. */
gboolean    pb_sheet_set_printed     (PbPlan *plan, gint64 line_id, gint64 column_id, const gint64 *ore, GError **error);

/* Cells as shown: places in the sheet, lines from the top and columns from the left, of those that are in sight. The sheet may
 * be older than the plan: lines and columns that are gone meanwhile are said to be. */
typedef struct
{
  PbSheet *sheet;
  const guint *lines;
  guint n_lines;
  const guint *columns;
  guint n_columns;
} PbSheetBlock;

/* Empties what can be emptied; refused where nothing in the block can. */
gboolean    pb_sheet_clear_cells     (const PbSheetBlock *block, gint64 scenario_id, GError **error);
/* Each line's first figure into the columns to its right. */
gboolean    pb_sheet_fill_right      (const PbSheetBlock *block, gint64 scenario_id, GError **error);
/* Restores all of the scenario's own amounts in the block. */
gboolean    pb_sheet_restore_cells   (const PbSheetBlock *block, gint64 scenario_id, GError **error);

/* Tab-separated text as Excel writes it (quotes, any line end) into the cells from a line and a column of the block, which is all
 * that is in sight; an empty field empties its cell, a sum (=3,5+1,2) is computed as where it is typed. changed, may be NULL:
 * how many cells changed. */
gboolean    pb_sheet_paste           (const PbSheetBlock *block, guint line, guint column, gint64 scenario_id, const char *text,
                                      guint *changed, GError **error);
/* The block as tab-separated text that Excel takes for numbers: the screen's decimal sign, a plain hyphen for minus, nothing
 * between thousands, all decimals that an amount has; absent is empty. headings: with the lines' titles first in each row and,
 * where the block has several lines, a row of column labels above. (transfer full) */
char       *pb_sheet_copy            (const PbSheetBlock *block, gboolean headings);

/* A cell by its address "TABLE/LINE/COLUMN": the table's title, or "board:title" where several have it; the line's, or
 * "group/line"; the column's label, or its period and measure. Regardless of case. The error says what was not found and
 * what there is, or which names would tell those apart that match. sheet_id, line_id, column_id: set where TRUE, may be NULL. */
gboolean    pb_sheet_find_address    (PbPlan *plan, const char *address, gint64 *sheet_id, gint64 *line_id, gint64 *column_id,
                                      GError **error);

G_END_DECLS
