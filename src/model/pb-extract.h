/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-tables.h"

G_BEGIN_DECLS

/* What a view shows, as a table of typed cells to be copied or written to a workbook; or a budget table of the plan,
 * which is written with its formulas. Knows no plan: it can be handed to another thread. */
typedef struct _PbExtract PbExtract;

typedef enum
{
  PB_EXTRACT_TEXT,
  PB_EXTRACT_NUMBER,
  PB_EXTRACT_MONEY,
  PB_EXTRACT_DATE,
} PbExtractKind;

typedef struct
{
  PbExtractKind kind; /* its column's, or TEXT */
  gboolean has; /* FALSE: empty */
  char *text; /* TEXT; of DATE as ISO */
  double number;
  int decimals; /* of NUMBER */
  gint64 ore; /* MONEY */
} PbExtractCell;

/* title: of the sheet and above the rows; explanation: the line below it, "" for none. */
PbExtract     *pb_extract_new             (const char *title, const char *explanation);
/* A budget table, computed by the scenario (0: the plan's own figures). */
PbExtract     *pb_extract_new_table       (gint64 table, gint64 scenario);
PbExtract     *pb_extract_ref             (PbExtract *self);
void           pb_extract_unref           (PbExtract *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbExtract, pb_extract_unref)

/* All columns before the first cell. */
void           pb_extract_add_column      (PbExtract *self, const char *title);
void           pb_extract_add_number_column (PbExtract *self, const char *title, int decimals);
void           pb_extract_add_money_column (PbExtract *self, const char *title, PbUnit unit, int decimals);
void           pb_extract_add_date_column (PbExtract *self, const char *title);

/* The cells of the rows one after another, each of the kind that its column is; words may stand in any. */
void           pb_extract_add_text        (PbExtract *self, const char *text);
/* Takes the text. */
void           pb_extract_take_text       (PbExtract *self, char *text);
void           pb_extract_add_number      (PbExtract *self, gboolean has, double number);
/* With other decimals than its column. */
void           pb_extract_add_decimals    (PbExtract *self, double number, int decimals);
void           pb_extract_add_money       (PbExtract *self, gboolean has, gint64 ore);
/* iso: NULL for none. */
void           pb_extract_add_date        (PbExtract *self, const char *iso);
void           pb_extract_add_day         (PbExtract *self, const GDate *date);

/* Whose figures they are when not the plan's own: said in the workbook. */
void           pb_extract_set_scenario    (PbExtract *self, gint64 scenario);
/* Below the rows; a source that asks to be named. Then the workbook tells the plan's sources too. */
void           pb_extract_set_source      (PbExtract *self, const char *source);

const char    *pb_extract_get_title       (PbExtract *self);
const char    *pb_extract_get_explanation (PbExtract *self);
/* NULL where there is none. */
const char    *pb_extract_get_source      (PbExtract *self);
/* 0 where it is no budget table; 0: the plan's own figures. */
gint64         pb_extract_get_table       (PbExtract *self);
gint64         pb_extract_get_scenario    (PbExtract *self);
guint          pb_extract_get_n_columns   (PbExtract *self);
/* What it is: any may be NULL. */
const char    *pb_extract_get_column      (PbExtract *self, guint column, PbExtractKind *kind, PbUnit *unit,
                                           int *decimals);
guint          pb_extract_get_n_rows      (PbExtract *self);
const PbExtractCell *pb_extract_get_cell  (PbExtract *self, guint row, guint column);

/* As a spreadsheet takes what is pasted: tabs between cells, nothing between thousands, a plain hyphen for minus, no
 * text that it would compute. (transfer full) */
char          *pb_extract_dup_text        (PbExtract *self);

G_END_DECLS
