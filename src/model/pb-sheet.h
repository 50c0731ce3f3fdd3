/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-plan.h"

G_BEGIN_DECLS

/* A budget table computed: what is given, sums, links, balance and variance, beside what the document prints.
 *
 * Lines stand in reading order: a group's line, then its children. Columns are the table's own and, after each pair of budget
 * and forecast (or outcome) of a period that the table has no variance column for, a variance column of its own.
 *
 * Rules (DESIGN.md): sum = its children; link = the other line's value in the column of the same period and measure; balance =
 * the lines above it that stand in no group; variance = budget − forecast (or outcome) where cost is positive, the other way
 * round where it is negative, so that worse is always negative. A sum of nothing but absent figures is absent. */
typedef struct _PbSheet PbSheet;

/* How computed stands to printed. */
typedef enum
{
  PB_PROOF_NONE, /* nothing printed */
  PB_PROOF_EQUAL,
  PB_PROOF_ROUNDING, /* within half the last printed digit per summed row */
  PB_PROOF_MISMATCH,
} PbProof;

typedef enum
{
  PB_BALANCE_NONE, /* the table has no balance line, or cost is positive: there is no balance to judge */
  PB_BALANCE_KEPT,
  PB_BALANCE_ROUNDED, /* negative, but within the rounding of the rows it sums */
  PB_BALANCE_DEFICIT,
} PbBalance;

/* The table as it is now, computed; (transfer full). scenario 0: the plan's own figures. Kept, and after an edit computed again only
 * where something rests on what was edited.
 *
 * A sheet is a snapshot: its figures, lines, columns and labels stay what they were for as long as somebody holds it, and the
 * same sheet comes back for as long as nothing in it changes. What its records say, a line's title or note, is the plan's now. */
PbSheet    *pb_sheet_get             (PbPlan *plan, gint64 sheet_id, gint64 scenario_id);
PbSheet    *pb_sheet_ref             (PbSheet *self);
void        pb_sheet_unref           (PbSheet *self);

PbRecord   *pb_sheet_get_record      (PbSheet *self);
PbUnit      pb_sheet_get_unit        (PbSheet *self);
int         pb_sheet_get_decimals    (PbSheet *self);
/* Of a SHEET row that is not computed: its own, else its unit's. */
int         pb_sheet_record_get_decimals (PbRecord *sheet);
PbSign      pb_sheet_get_sign        (PbSheet *self);

guint       pb_sheet_get_n_columns   (PbSheet *self);
/* The table's column, NULL for a variance column that the program adds. */
PbRecord   *pb_sheet_get_column      (PbSheet *self, guint column);
/* "2025", "2025 budget": in the reader's language where the program makes it. */
const char *pb_sheet_get_column_label (PbSheet *self, guint column);
const char *pb_sheet_get_column_period (PbSheet *self, guint column);
PbMeasure   pb_sheet_get_column_measure (PbSheet *self, guint column);
/* -1 where there is none. */
int         pb_sheet_find_column     (PbSheet *self, const char *period, PbMeasure measure);

guint       pb_sheet_get_n_lines     (PbSheet *self);
PbRecord   *pb_sheet_get_line        (PbSheet *self, guint line);
guint       pb_sheet_get_line_depth  (PbSheet *self, guint line);
/* -1 where the record is no line of the table. */
int         pb_sheet_find_line       (PbSheet *self, PbRecord *line);
/* The last balance line, -1 where there is none. */
int         pb_sheet_get_balance_line (PbSheet *self);
/* Whether its bottom line counts in the balance of its board, together with those of the board's other tables. */
gboolean    pb_sheet_has_balance     (PbSheet *self);

/* FALSE where absent. Öre. */
gboolean    pb_sheet_get_value       (PbSheet *self, guint line, guint column, gint64 *ore);
gboolean    pb_sheet_get_printed     (PbSheet *self, guint line, guint column, gint64 *ore);
PbProof     pb_sheet_get_proof       (PbSheet *self, guint line, guint column);
/* Öre: half the last printed digit times the rows summed. */
gint64      pb_sheet_get_tolerance   (PbSheet *self, guint line, guint column);
/* Of the balance line in a column. */
PbBalance   pb_sheet_get_balance     (PbSheet *self, guint column);
/* TRUE where the line is in a ring of links: it has no value. */
gboolean    pb_sheet_is_circular     (PbSheet *self, guint line);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbSheet, pb_sheet_unref)

/* The effect that assignments give, per year. An effect line is one linked to an assignment, or one that stands in the same
 * group as such a line; a line shared by several assignments is divided by its shares (equal where none is given), never
 * counted twice. */
/* Years, ascending, that the plan's balance tables and effect lines have. (element-type gint) (transfer full) */
GArray     *pb_effect_years          (PbPlan *plan, gint64 scenario_id);
/* Of one assignment (0: all effect lines together). FALSE where no line of it has a figure that year. */
gboolean    pb_effect_get            (PbPlan *plan, gint64 assignment_id, gint64 scenario_id, int year, gint64 *ore);
/* An assignment's part in an effect line's figure. */
typedef struct
{
  gint64 assignment; /* 0: no assignment carries the line */
  PbRecord *line; /* owned by the plan */
  gint64 ore;
} PbEffectShare;
/* The effects of a year by line and assignment, lines that assignments carry first; their sum is what pb_effect_get() gives. board:
 * those in its tables only; NULL: all. (element-type PbEffectShare) (transfer full) */
GArray     *pb_effect_list           (PbPlan *plan, const gint64 *board, gint64 scenario_id, int year);
/* What the latest follow-up of the year says was realised. until: its period's code, owned by the plan; may be NULL. */
gboolean    pb_effect_get_realised   (PbPlan *plan, gint64 assignment_id, int year, gint64 *ore, const char **until);
/* The same of what was reported for periods that end no later than last (a code; NULL: any). */
gboolean    pb_effect_get_realised_until (PbPlan *plan, gint64 assignment_id, int year, const char *last, gint64 *ore);

/* The bottom line of a board in a year: its tables with a balance line, added up. FALSE where there is none. */
gboolean    pb_balance_get           (PbPlan *plan, gint64 board_id, gint64 scenario_id, int year, gint64 *ore, PbBalance *state);
/* Of all boards. */
gboolean    pb_balance_get_all       (PbPlan *plan, gint64 scenario_id, int year, gint64 *ore, PbBalance *state);
/* Ascending years that a balance line covers. (transfer full) */
GArray     *pb_balance_years         (PbPlan *plan);
/* First year from which every board is in balance through the last year; 0 where none. */
int         pb_balance_first_year    (PbPlan *plan, gint64 scenario_id);

G_END_DECLS
