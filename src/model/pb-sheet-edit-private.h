/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-edit.h"
#include "pb-sheet-edit.h"

G_BEGIN_DECLS

/* An edit of cells of one table on its way. */
typedef struct
{
  PbPlan *plan;
  gint64 scenario;
  PbEdit *edit;
  PbSheet *sheet; /* as it is inside the edit; NULL where the table is gone */
  guint changed; /* cells written */
} PbSheetWriter;

/* Starts an edit of a table; what stands in its way comes from pb_sheet_writer_commit(). */
void      pb_sheet_writer_begin   (PbSheetWriter *self, PbPlan *plan, gint64 scenario_id, gint64 sheet_id, const char *label);
/* Ends it, and frees what it holds. */
gboolean  pb_sheet_writer_commit  (PbSheetWriter *self, GError **error);
/* The place of a cell in the table, which other programs may have changed before the edit began. FALSE, and the edit refused,
 * where it is gone. */
gboolean  pb_sheet_writer_find    (PbSheetWriter *self, gint64 line_id, gint64 column_id, guint *line, guint *column);
/* FALSE, and the edit refused, where the line or column is gone or takes no amount. */
gboolean  pb_sheet_writer_check   (PbSheetWriter *self, gint64 line_id, gint64 column_id);
/* Writes an amount that the line takes, where it is not what is shown already; NULL empties. */
void      pb_sheet_writer_set     (PbSheetWriter *self, gint64 line_id, gint64 column_id, const gint64 *ore);
/* Also where it is: a driver of the same edit may be about to move what is shown. */
void      pb_sheet_writer_put     (PbSheetWriter *self, gint64 line_id, gint64 column_id, const gint64 *ore);
void      pb_sheet_writer_restore (PbSheetWriter *self, gint64 line_id, gint64 column_id);

void      pb_sheet_block_begin    (PbSheetWriter *writer, const PbSheetBlock *block, gint64 scenario_id, const char *label);
/* FALSE where it is empty, or names places that the sheet does not have. */
gboolean  pb_sheet_block_is_valid (const PbSheetBlock *block);
/* "Hyror, 2025 – Bidrag, 2027". (transfer full) */
char     *pb_sheet_name_block     (const PbSheetBlock *block);

/* "Hyror, 2025". (transfer full) */
char     *pb_sheet_name_cell      (PbSheet *sheet, guint line, guint column);
/* The places of a line and a column in their table, computed now. FALSE with a sentence where either is gone, or they are of
 * different tables. sheet (transfer full) */
gboolean  pb_sheet_locate         (PbPlan *plan, gint64 scenario_id, gint64 line_id, gint64 column_id, PbSheet **sheet,
                                   guint *line, guint *column, GError **error);
int       pb_sheet_find_column_id (PbSheet *sheet, gint64 id);
/* The row that holds a cell's amount and note in the scenario, or the plan's own (0); NULL where none. */
PbRecord *pb_sheet_find_cell      (PbPlan *plan, gint64 scenario_id, gint64 line_id, gint64 column_id);
PbRecord *pb_sheet_find_printed   (PbPlan *plan, gint64 line_id, gint64 column_id);
/* Refuses the edit of a scenario that is gone or locked. */
void      pb_sheet_check_scenario (PbEdit *edit, PbPlan *plan, gint64 scenario_id);
/* Adds a sentence each for the figures, notes, printed totals and scenarios' figures that there are. */
void      pb_sheet_describe_cells (GStrvBuilder *sentences, GPtrArray *cells, guint printed, GPtrArray *scenario_cells);
/* The table as it is inside an edit; NULL, and the edit refused, where it is gone. Owned by the plan. */
PbSheet  *pb_sheet_find_in        (PbEdit *edit, PbPlan *plan, gint64 sheet_id);
/* Without the spaces around it; "" for NULL. (transfer full) */
char     *pb_sheet_trim           (const char *text);
/* A new edit; takes the label. */
PbEdit   *pb_sheet_begin          (PbPlan *plan, char *label);
/* Refuses with PB_ERROR_INVALID. */
void      pb_sheet_refuse         (PbEdit *edit, const char *format, ...) G_GNUC_PRINTF (2, 3);

G_END_DECLS
