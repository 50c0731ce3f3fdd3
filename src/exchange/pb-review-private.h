/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pb-record.h"

G_BEGIN_DECLS

/* What the writer and the reader of a workbook agree on. The hidden sheet holds the plan's id, then an id, a column's name
 * and a value a row. */
#define PB_REVIEW_SHEET "planbok"
/* The header of the hidden column of rows' ids. */
#define PB_REVIEW_ID "planbok-id"
#define PB_REVIEW_MAX_TEXT 32000

/* The columns of a table that may come back changed, one after another; FALSE past the last. */
gboolean pb_review_column        (PbTable table, guint n, PbColumn *column);
/* A value as it is kept and compared: text, an enum's nick, an ISO date, öre. NULL: absent. (transfer full) */
char    *pb_review_dup_value     (PbRecord *record, PbColumn column);
/* Without what a spreadsheet changes by itself: space around it, line ends. "" for NULL. (transfer full) */
char    *pb_review_normalize     (const char *value);
/* The name that a budget table's column has in the hidden sheet. (transfer full) */
char    *pb_review_dup_cell_name (PbRecord *column);

G_END_DECLS
