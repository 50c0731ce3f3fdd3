/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* An Excel workbook (.xlsx) that comes from outside: its sheets and what their cells hold, as the program that saved it
 * computed them. Hostile files are refused with a sentence, in bounded time and memory (pb-zip-read.h, pb-xml-read.h).
 * Knows nothing of plans. */
typedef struct _PbXlsx PbXlsx;

#define PB_XLSX_MAX_BYTES (64 * 1024 * 1024)
/* Rows and columns of the format itself, and the cells of a sheet that are read. */
#define PB_XLSX_MAX_ROWS 1048576
#define PB_XLSX_MAX_COLUMNS 16384
#define PB_XLSX_MAX_CELLS (8 * 1000 * 1000)
/* Characters a cell can hold, and bytes of text in all cells of a sheet together. */
#define PB_XLSX_MAX_TEXT 32767
#define PB_XLSX_MAX_TEXTS (64 * 1024 * 1024)

/* TRUE for what begins as a workbook does, or as a file that people take for one: an old .xls, one with a password. */
gboolean    pb_xlsx_sniff       (const void *data, gsize length);
/* name is what sentences call it. */
PbXlsx     *pb_xlsx_open        (GBytes *bytes, const char *name, GError **error);
PbXlsx     *pb_xlsx_ref         (PbXlsx *self);
void        pb_xlsx_unref       (PbXlsx *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbXlsx, pb_xlsx_unref)

const char *pb_xlsx_get_name    (PbXlsx *self);
guint       pb_xlsx_get_n_sheets (PbXlsx *self);
const char *pb_xlsx_get_sheet_name (PbXlsx *self, guint sheet);
/* Hidden, also so that Excel does not list it. */
gboolean    pb_xlsx_is_hidden   (PbXlsx *self, guint sheet);

typedef enum
{
  PB_XLSX_EMPTY,
  PB_XLSX_TEXT,
  PB_XLSX_NUMBER,
  PB_XLSX_DATE, /* number is days since 30 December 1899, whichever way the workbook counts */
  PB_XLSX_BOOLEAN,
  PB_XLSX_ERROR, /* text is "#N/A" or another name of an error */
  PB_XLSX_UNCOMPUTED, /* a formula whose result was not saved */
} PbXlsxType;

typedef struct
{
  guint column; /* 0 is A */
  PbXlsxType type : 8;
  guint is_formula : 1;
  double number;
  const char *text; /* TEXT and ERROR; owned by the workbook */
} PbXlsxCell;

typedef struct
{
  guint first_row; /* 1 is the first, as in Excel */
  guint last_row;
  guint first_column;
  guint last_column;
} PbXlsxMerge;

/* What a sheet holds: only rows and cells that are there, in order, whatever size the sheet says it has. */
typedef struct _PbXlsxSheet PbXlsxSheet;

PbXlsxSheet      *pb_xlsx_read_sheet        (PbXlsx *self, guint sheet, GCancellable *cancellable, GError **error);
void              pb_xlsx_sheet_free        (PbXlsxSheet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbXlsxSheet, pb_xlsx_sheet_free)

PbXlsx           *pb_xlsx_sheet_get_workbook (PbXlsxSheet *self);
guint             pb_xlsx_sheet_get_n_rows  (PbXlsxSheet *self);
/* As Excel numbers it. */
guint             pb_xlsx_sheet_get_number  (PbXlsxSheet *self, guint row);
const PbXlsxCell *pb_xlsx_sheet_get_cells   (PbXlsxSheet *self, guint row, guint *n_cells);
const PbXlsxMerge *pb_xlsx_sheet_get_merges (PbXlsxSheet *self, guint *n_merges);
/* "A", "B", … "AA". (transfer full) */
char             *pb_xlsx_dup_letters       (guint column);
/* A cell as text: a number as people write it in the reader's language, with all its digits; a date as 2026-11-22, with
 * the time where it has one. (transfer full) */
char             *pb_xlsx_cell_dup_text     (const PbXlsxCell *cell);

G_END_DECLS
