/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A CSV or TSV file as rows of text, in UTF-8 whatever it was written in: UTF-8 with or without byte order mark,
 * UTF-16 with one, else Windows-1252. Separator (tab, semicolon or comma) by the header line; quotes as RFC 4180.
 * Comment lines before the header (#) and blank lines are not rows. Knows nothing of plans. */
typedef struct _PbTextTable PbTextTable;

#define PB_TEXT_TABLE_MAX_BYTES (64 * 1024 * 1024)
#define PB_TEXT_TABLE_MAX_ROWS (1000 * 1000)
#define PB_TEXT_TABLE_MAX_COLUMNS 1000
#define PB_TEXT_TABLE_MAX_CELL (1024 * 1024)

/* Both give NULL with a sentence of PB_ERROR where it is no text table or too large; name is what the sentence calls
 * it. */
PbTextTable *pb_text_table_load          (const char *path, GError **error);
PbTextTable *pb_text_table_parse         (const char *data, gsize length, const char *name, GError **error);
void         pb_text_table_free          (PbTextTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbTextTable, pb_text_table_free)

char         pb_text_table_get_separator (PbTextTable *self);
guint        pb_text_table_get_n_columns (PbTextTable *self);
/* Trimmed. Owned by the table. */
const char  *pb_text_table_get_header    (PbTextTable *self, guint column);
/* The header row is not counted. */
guint        pb_text_table_get_n_rows    (PbTextTable *self);
/* Trimmed; "" where the row is shorter. Owned by the table. */
const char  *pb_text_table_get_cell      (PbTextTable *self, guint row, guint column);
/* Cells the row has; more than there are columns where it is too long. */
guint        pb_text_table_get_n_cells   (PbTextTable *self, guint row);
/* The line of the file on which the row starts, first line 1. */
guint        pb_text_table_get_line      (PbTextTable *self, guint row);

G_END_DECLS
