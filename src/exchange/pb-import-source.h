/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-import.h"
#include "pb-layout.h"

G_BEGIN_DECLS

/* A table of a file that is to be imported, and how it is read: which row is its header, what the table holds, which
 * column is which. Begins as the headers tell, or as the same headers were read before. */
typedef struct _PbImportSource PbImportSource;

typedef enum
{
  PB_SOURCE_UNKNOWN, /* in no layout */
  PB_SOURCE_KNOWN, /* in a layout by its headers */
  PB_SOURCE_REMEMBERED, /* mapped before */
} PbSourceOrigin;

/* The tables of a text file (one) or a workbook (a sheet each, but those that are empty and Planbok's own notes), in
 * order. NULL with a sentence where the file cannot be read, or is no table. (transfer full) (element-type
 * PbImportSource) */
GPtrArray      *pb_import_source_list         (const char *path, GError **error);
void            pb_import_source_free         (PbImportSource *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbImportSource, pb_import_source_free)

PbSourceOrigin  pb_import_source_get_origin   (PbImportSource *self);
/* What messages call it: file, and sheet where it is of a workbook. */
const char     *pb_import_source_get_title    (PbImportSource *self);
gboolean        pb_import_source_is_hidden    (PbImportSource *self);

/* The row that holds the header, as the file counts its rows from 1, and the last that there is. Another header row has
 * everything told anew. */
guint           pb_import_source_get_header_line (PbImportSource *self);
guint           pb_import_source_get_last_line (PbImportSource *self);
void            pb_import_source_set_header_line (PbImportSource *self, guint line);

guint           pb_import_source_get_n_columns (PbImportSource *self);
/* "C"; NULL for a text file, whose columns have none. (transfer full) */
char           *pb_import_source_dup_letters  (PbImportSource *self, guint column);
const char     *pb_import_source_get_header   (PbImportSource *self, guint column);
/* The rows below the header. */
guint           pb_import_source_get_n_rows   (PbImportSource *self);
const char     *pb_import_source_get_cell     (PbImportSource *self, guint row, guint column);

/* NULL: the table is passed by. Another layout has the columns told anew by their headers. */
const PbLayout *pb_import_source_get_layout   (PbImportSource *self);
void            pb_import_source_set_layout   (PbImportSource *self, const PbLayout *layout);
/* What a column is: the name of a field of the layout, or a period as "2025 budget"; "": passed by. No two columns
 * are the same: another that had the name is passed by from then on. */
const char     *pb_import_source_get_name     (PbImportSource *self, guint column);
void            pb_import_source_set_name     (PbImportSource *self, guint column, const char *name);
/* The names that a column can have, beside none: the layout's fields, then periods where it takes them, those that
 * the header mentions before others. (transfer full) */
GPtrArray      *pb_import_source_list_names   (PbImportSource *self, guint column);
/* What every row has for a field that no column is; NULL: nothing. */
const char     *pb_import_source_get_given    (PbImportSource *self, const char *name);
void            pb_import_source_set_given    (PbImportSource *self, const char *name, const char *text);
/* The fields that no column is and that one text can be given for, those that the layout must have first. (transfer
 * full) (element-type PbField) */
GPtrArray      *pb_import_source_list_lacking (PbImportSource *self);
/* What must be chosen before it can be read: "tabell, enhet"; NULL: nothing. (transfer full) */
char           *pb_import_source_dup_missing  (PbImportSource *self);

/* Has it read by an import; the source must live until that has run. limit: rows that are read; 0: all. */
gboolean        pb_import_add_source          (PbImport *import, PbImportSource *self, guint limit, GError **error);

G_END_DECLS
