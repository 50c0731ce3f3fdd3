/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pb-plan.h"

G_BEGIN_DECLS

/* Text tables, the sheets of workbooks that are such tables, and JSON that Kolada answers with, into a plan: any number of
 * files, one edit. Rows that the plan has already, by their natural key, are
 * updated; an empty cell leaves what the plan has; nothing is deleted but a link that a cell which lists links no
 * longer names. Any error, and nothing is imported. */
typedef struct _PbImport PbImport;

typedef struct
{
  PbTable table;
  guint added;
  guint changed;
  guint removed;
  guint unchanged;
} PbImportCount;

typedef struct
{
  GArray *counts; /* PbImportCount, tables that the files concern */
  GPtrArray *rows; /* of a dry run: sentences, a row of a file each */
  GPtrArray *sheets; /* sentences, a sheet of a workbook each: what it was taken for, or why it was passed by */
  GPtrArray *warnings; /* sentences: columns kept aside, what was taken for granted */
  guint n_unknown; /* sheets that were passed by though something stands in them */
  gboolean changed; /* FALSE where the plan holds everything that was read already */
} PbImportReport;

PbImport       *pb_import_new         (PbPlan *plan);
void            pb_import_free        (PbImport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbImport, pb_import_free)

/* How files in no layout of Planbok's own are read. */
typedef struct
{
  const char *sheet; /* of workbooks the only one that is read; NULL: all */
  guint header_row; /* of a sheet, as it is counted there, from 1; 0: looked for */
  GHashTable *columns; /* header in the file → a column's name in a layout; NULL: none */
  GHashTable *given; /* a column's name in a layout → what stands in it on every row, where the file lacks it; NULL: none */
} PbImportMap;

/* Of the files that are added from now on. The tables are held, the rest is copied. */
void            pb_import_set_map     (PbImport *self, const PbImportMap *map);
/* layout: a name that pb_layout_by_name() knows, or NULL to have it guessed from the header. Of a workbook those sheets are
 * taken that are in the layout, or in any. Where no layout and no map is told, headers that have been mapped before are
 * read as they were then, and the report says so. */
gboolean        pb_import_add_file    (PbImport *self, const char *path, const char *layout, GError **error);
/* The same of a file's content: a text table or a workbook. name is what messages call it. */
gboolean        pb_import_add_bytes   (PbImport *self, const char *name, GBytes *bytes, const char *layout,
                                       GError **error);
/* The same of text that is no file: a paste. */
gboolean        pb_import_add_text    (PbImport *self, const char *name, const char *data, gsize length,
                                       const char *layout, GError **error);
/* Remembers, for files with the same headers, how those were read that have been read otherwise than their headers say. FALSE
 * with a sentence. */
gboolean        pb_import_remember    (PbImport *self, GError **error);
/* Once an import. label: the edit's, or NULL. On error the message holds a sentence a line, up to twenty. (transfer
 * full) */
PbImportReport *pb_import_run         (PbImport *self, gboolean dry_run, const char *label, GError **error);

void            pb_import_report_free (PbImportReport *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbImportReport, pb_import_report_free)

G_END_DECLS
