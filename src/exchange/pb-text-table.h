/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pb-tables.h"
#include "pb-xlsx-read.h"

G_BEGIN_DECLS

/* A CSV or TSV file, or a sheet of a workbook, as rows of text, in UTF-8 whatever it was written in: UTF-8 with or
 * without byte order mark, UTF-16 with one, else Windows-1252. Separator (tab, semicolon or comma) by the header line;
 * quotes as RFC 4180. Comment lines before the header (#) and blank lines are not rows. Knows nothing of plans. */
typedef struct _PbTextTable PbTextTable;

/* What a cell of a workbook's sheet was; those of a text file are text. */
typedef enum
{
  PB_TEXT_CELL_TEXT,
  PB_TEXT_CELL_NUMBER, /* the text is the number in the reader's language */
  PB_TEXT_CELL_ERROR, /* the text is "#N/A" or the like */
  PB_TEXT_CELL_UNCOMPUTED, /* a formula without its result */
  PB_TEXT_CELL_BOOLEAN, /* the text is "1" where it shows TRUE, "0" where FALSE */
} PbTextCellKind;

#define PB_TEXT_TABLE_MAX_BYTES (64 * 1024 * 1024)
#define PB_TEXT_TABLE_MAX_ROWS (1000 * 1000)
#define PB_TEXT_TABLE_MAX_COLUMNS 1000
#define PB_TEXT_TABLE_MAX_CELL (1024 * 1024)

/* A whole file; NULL with a sentence of PB_ERROR where it cannot be read or is too large. load and parse: also where it
 * is no text table; name is what the sentence calls it. */
GBytes      *pb_text_table_load_bytes    (const char *path, GError **error);
PbTextTable *pb_text_table_load          (const char *path, GError **error);
PbTextTable *pb_text_table_parse         (const char *data, gsize length, const char *name, GError **error);
/* The cells of a sheet, its first row as the header. NULL with a sentence that begins with name where it is empty or too
 * large. */
PbTextTable *pb_text_table_from_sheet    (PbXlsxSheet *sheet, const char *name, GError **error);
PbTextTable *pb_text_table_ref           (PbTextTable *self);
void         pb_text_table_unref         (PbTextTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbTextTable, pb_text_table_unref)

/* The row, counted from the first, that holds the header, and what stands above it is no part of the table.
 * n_rows 2: a header in two storeys, "2025" over "budget" and "prognos", where the upper one may be merged cells. */
void         pb_text_table_set_header    (PbTextTable *self, guint row, guint n_rows);
/* TRUE for a sheet: its columns have letters. */
gboolean     pb_text_table_is_sheet      (PbTextTable *self);
/* 0 for a sheet. */
char         pb_text_table_get_separator (PbTextTable *self);
guint        pb_text_table_get_n_columns (PbTextTable *self);
/* Trimmed. Owned by the table. */
const char  *pb_text_table_get_header    (PbTextTable *self, guint column);
/* What a column is taken for, until the header row is set anew; its header is still what messages say. */
void         pb_text_table_rename        (PbTextTable *self, guint column, const char *name);
/* That, or its header. */
const char  *pb_text_table_get_name      (PbTextTable *self, guint column);
/* No more than the first rows are told of from now on; 0: all. */
void         pb_text_table_set_limit     (PbTextTable *self, guint n_rows);
/* The header row is not counted. */
guint        pb_text_table_get_n_rows    (PbTextTable *self);
/* Trimmed; "" where the row is shorter. Owned by the table. */
const char  *pb_text_table_get_cell      (PbTextTable *self, guint row, guint column);
PbTextCellKind pb_text_table_get_kind    (PbTextTable *self, guint row, guint column);
/* Whether a formula gave what the cell of a sheet holds. */
gboolean     pb_text_table_is_formula    (PbTextTable *self, guint row, guint column);
/* An amount in unit, as people write it; a sheet's number, which may be the result of a formula, is rounded to öre. FALSE
 * where the cell holds none. */
gboolean     pb_text_table_get_money     (PbTextTable *self, guint row, guint column, PbUnit unit, gint64 *ore);
/* Cells the row has; more than there are columns where it is too long. */
guint        pb_text_table_get_n_cells   (PbTextTable *self, guint row);
/* The line of the file on which the table's first row starts, be it a header or stand above one. */
guint        pb_text_table_get_first_line (PbTextTable *self);
/* The line of the file on which the row starts, first line 1. */
guint        pb_text_table_get_line      (PbTextTable *self, guint row);

G_END_DECLS
