/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-sheet.h"

G_BEGIN_DECLS

typedef struct
{
  const char *title;
  gint64 board; /* 0: none */
  /* How the figures are shown; they stay what they are. */
  PbUnit unit;
  int decimals; /* −1: as the unit is shown by itself */
  /* How signs are to be read. */
  PbSign sign;
  gboolean turn; /* with another sign, that of every amount, printed total and scenario's amount of the table too */
} PbSheetProperties;

/* What is done to a budget table and its columns. Each function is one edit that names what it changes; refused whole with a
 * sentence. */

/* A column for a period ("2025", "2025-T1" …) and a measure that the table does not have, not variance, which is computed. Where it
 * belongs in time; before_id: before that column instead. Its id, 0 where refused. */
gint64      pb_sheet_add_column      (PbPlan *plan, gint64 sheet_id, const char *period, PbMeasure measure, gint64 before_id,
                                      GError **error);
/* A year with the measures that the table's last year has, or as a plan year where it has none. 0: the year after the last. */
gboolean    pb_sheet_add_year        (PbPlan *plan, gint64 sheet_id, int year, GError **error);
/* NULL or empty: as the program names it. */
gboolean    pb_sheet_rename_column   (PbPlan *plan, gint64 column_id, const char *label, GError **error);
/* before_id 0: last. */
gboolean    pb_sheet_move_column     (PbPlan *plan, gint64 column_id, gint64 before_id, GError **error);
/* What goes with the column, a sentence each; none where nothing does. (transfer full) */
char      **pb_sheet_describe_column (PbPlan *plan, gint64 column_id);
gboolean    pb_sheet_delete_column   (PbPlan *plan, gint64 column_id, GError **error);

/* board_id 0: none. With n_years columns for plan years from first_year on. Its id, 0 where refused. */
gint64      pb_sheet_add_table       (PbPlan *plan, gint64 board_id, const char *title, PbUnit unit, PbSign sign, int first_year,
                                      guint n_years, GError **error);
/* As the table is; the title is owned by its record. FALSE where it is gone. */
gboolean    pb_sheet_get_properties  (PbPlan *plan, gint64 sheet_id, PbSheetProperties *properties, GError **error);
/* What is otherwise than before, as one edit; none where nothing is. */
gboolean    pb_sheet_set_properties  (PbPlan *plan, gint64 sheet_id, const PbSheetProperties *properties, GError **error);
gboolean    pb_sheet_set_table_note  (PbPlan *plan, gint64 sheet_id, const char *note, GError **error);
/* Among the tables of the plan; before_id 0: last. */
gboolean    pb_sheet_move_table      (PbPlan *plan, gint64 sheet_id, gint64 before_id, GError **error);
/* Columns, lines, links, figures, notes and printed totals; not what assignments have there, which would count twice, nor what
 * scenarios have. NULL title: the same with "(copy)". Its id, 0 where refused. */
gint64      pb_sheet_duplicate_table (PbPlan *plan, gint64 sheet_id, const char *title, GError **error);
char      **pb_sheet_describe_table  (PbPlan *plan, gint64 sheet_id);
gboolean    pb_sheet_delete_table    (PbPlan *plan, gint64 sheet_id, GError **error);

G_END_DECLS
