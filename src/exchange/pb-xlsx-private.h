/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-xlsx-read.h"
#include "pb-xml-read.h"

G_BEGIN_DECLS

typedef struct
{
  char *name;
  char *part;
  gboolean hidden;
} PbXlsxEntry;

struct _PbXlsx
{
  gatomicrefcount refs;
  char *name;
  PbZip *zip;
  GPtrArray *sheets; /* PbXlsxEntry */
  gboolean from_1904;
  GByteArray *date_styles; /* of each cell style: whether it shows a date */
  GPtrArray *strings; /* the shared ones */
  GStringChunk *texts;
};

/* Reads what the archive says of itself: which part is what, styles and shared strings. */
gboolean    pb_xlsx_read_parts     (PbXlsx *self, GError **error);
/* Text of a cell with its escapes undone, kept by the workbook. */
const char *pb_xlsx_keep_text      (PbXlsx *self, const char *text);
/* Whether a number format shows dates or times. */
gboolean    pb_xlsx_format_is_date (const char *code);

/* Gathers the text of one string, in runs or not, without the readings that stand above it in Japanese. */
typedef struct
{
  GString *text;
  guint n_characters;
  gboolean in_text;
  gboolean in_reading;
} PbXlsxText;

void        pb_xlsx_text_start     (PbXlsxText *self, const char *name);
void        pb_xlsx_text_end       (PbXlsxText *self, const char *name);
void        pb_xlsx_text_add       (PbXlsxText *self, PbXml *xml, const char *text, gsize length);

G_END_DECLS
