/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-report-doc.h"

G_BEGIN_DECLS

typedef enum
{
  PB_BLOCK_TITLE,
  PB_BLOCK_CONTENTS,
  PB_BLOCK_HEADING,
  PB_BLOCK_TEXT,
  PB_BLOCK_ITEM,
  PB_BLOCK_VERDICT,
  PB_BLOCK_TABLE,
  PB_BLOCK_PICTURE,
  PB_BLOCK_SIGNATURE,
} PbBlockKind;

typedef enum
{
  PB_CELL_TEXT,
  PB_CELL_NUMBER,
  PB_CELL_MONEY,
  PB_CELL_DATE,
} PbReportCellKind;

/* The text is what is read; the rest is for programs that compute. */
typedef struct
{
  char *text; /* NULL: empty */
  int mark;
  PbReportCellKind kind;
  double number;
  int decimals; /* −1: a number that is a name */
  char *after; /* said after a number: the period that it is of; NULL */
  gint64 ore;
  PbUnit unit;
  gint64 board; /* of a balance; 0: of all */
  int year; /* of a balance; 0: the amount is none */
  GDate date;
} PbReportCell;

typedef struct
{
  PbReportRowLook look;
  guint depth;
  GArray *cells; /* PbReportCell, no more than there are columns */
} PbReportRow;

typedef struct
{
  char *label;
  gboolean is_number;
} PbReportColumn;

struct _PbReportTable
{
  char *title;
  gboolean plain;
  GArray *columns; /* PbReportColumn */
  GArray *rows; /* PbReportRow */
};

typedef struct
{
  PbBlockKind kind;
  PbReportStyle style;
  guint level;
  int mark;
  char *text;
  char *over;
  char *under; /* of a picture: its source */
  char *description;
  PbReportTable *table;
  PbReportPicture picture;
} PbBlock;

struct _PbReportDoc
{
  gatomicrefcount refs;
  char *title;
  char *subject;
  char *author;
  char *foot;
  GPtrArray *blocks; /* PbBlock */
};

/* NULL past those that were given. */
const PbReportCell *pb_report_row_get_cell (const PbReportRow *row, guint column);

G_END_DECLS
