/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-sheet.h"

G_BEGIN_DECLS

/* What is done to the lines of a budget table. Each function is one edit that names the line; refused whole with a sentence. */

typedef enum
{
  PB_PLACE_BEFORE,
  PB_PLACE_AFTER, /* after it and what stands under it */
  PB_PLACE_UNDER, /* last in the group */
} PbLinePlace;

typedef enum
{
  PB_SHIFT_UP, /* past its neighbours in the same group */
  PB_SHIFT_DOWN,
  PB_SHIFT_IN, /* last under the line above it in the same group */
  PB_SHIFT_OUT, /* out of its group, after it */
} PbLineShift;

/* What becomes of a line's figures where it changes kind. */
typedef enum
{
  PB_FIGURES_ASK, /* refuse to lose any: the sentence says what there is, and what can be done with it */
  PB_FIGURES_KEEP, /* its own become printed totals; computed ones become its own */
  PB_FIGURES_DROP,
} PbFigures;

/* other_id 0: last in the table; else by that line, in its table. The new line's id, 0 where refused. kind: not PB_LINE_LINKED, which needs a link. A line under a
 * given line that has no figures makes that one a sum. */
gint64      pb_sheet_add_line        (PbPlan *plan, gint64 sheet_id, gint64 other_id, PbLinePlace place, const char *title,
                                      PbLineKind kind, GError **error);
gboolean    pb_sheet_rename_line     (PbPlan *plan, gint64 line_id, const char *title, GError **error);
gboolean    pb_sheet_set_line_note   (PbPlan *plan, gint64 line_id, const char *note, GError **error);
/* With what stands under it, within its table. */
gboolean    pb_sheet_move_line       (PbPlan *plan, gint64 line_id, gint64 other_id, PbLinePlace place, GError **error);
gboolean    pb_sheet_shift_line      (PbPlan *plan, gint64 line_id, PbLineShift shift, GError **error);
/* Whether there is anywhere to go. */
gboolean    pb_sheet_can_shift_line  (PbPlan *plan, gint64 line_id, PbLineShift shift);
/* Puts lines that follow on each other in one group under a new sum line. Its id, 0 where refused. */
gint64      pb_sheet_group_lines     (PbPlan *plan, const gint64 *line_ids, guint n_lines, const char *title, GError **error);
/* Moves what stands under a sum to its place, and deletes the sum with what hangs on it alone. */
gboolean    pb_sheet_ungroup_line    (PbPlan *plan, gint64 line_id, GError **error);

/* What goes, or loses its figures, with a line: a sentence each, none where nothing hangs on it. under: with what stands
 * under it, as pb_sheet_delete_line() does; else as pb_sheet_ungroup_line() does. (transfer full) */
char      **pb_sheet_describe_line   (PbPlan *plan, gint64 line_id, gboolean under);
gboolean    pb_sheet_delete_line     (PbPlan *plan, gint64 line_id, GError **error);

/* The plan's and the scenarios' own amounts of a line. */
guint       pb_sheet_count_figures   (PbPlan *plan, gint64 line_id);
/* Refused where lines would rest on each other in a ring, with the ring named: "A → B → A". A line with lines under it can only
 * be a sum or given. */
gboolean    pb_sheet_set_line_kind   (PbPlan *plan, gint64 line_id, PbLineKind kind, PbFigures figures, GError **error);
/* Whether the line may be of the kind, target_id being what a link shows (else 0); what becomes of its figures is not asked.
 * FALSE with the sentence that the change would be refused with. */
gboolean    pb_sheet_check_line_kind (PbPlan *plan, gint64 line_id, PbLineKind kind, gint64 target_id, GError **error);
/* Makes the line a link to another line, of any table. */
gboolean    pb_sheet_set_line_link   (PbPlan *plan, gint64 line_id, gint64 target_id, PbFigures figures, GError **error);

G_END_DECLS
