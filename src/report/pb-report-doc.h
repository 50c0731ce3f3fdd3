/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "draw/pb-mark-draw.h"
#include "model/pb-number.h"

G_BEGIN_DECLS

/* A document to be read on paper: blocks in reading order, without places. It holds copies of all it shows and no plan,
 * so that it can be laid out and drawn in any thread, one at a time. */
typedef struct _PbReportDoc PbReportDoc;

/* No mark before the words. */
#define PB_REPORT_NO_MARK (-1)

typedef enum
{
  PB_REPORT_ROW_PLAIN,
  PB_REPORT_ROW_SUM,
  PB_REPORT_ROW_BALANCE,
  PB_REPORT_ROW_QUIET, /* said of the row above it, and kept with it */
} PbReportRowLook;

typedef enum
{
  PB_REPORT_TEXT,
  PB_REPORT_LEAD, /* the answer, larger */
  PB_REPORT_QUIET, /* explanation, source */
  PB_REPORT_LABEL, /* stands with the text that follows it */
} PbReportStyle;

typedef struct _PbReportTable PbReportTable;

/* A picture: height in a width, and its drawing, as PbPage has them. */
typedef struct
{
  double (*get_height) (PangoContext *context, double width, gpointer data);
  void   (*draw)       (cairo_t *cr, PangoContext *context, double width, double height, const PbPalette *palette,
                        gpointer data);
  gpointer data;
  GDestroyNotify destroy;
} PbReportPicture;

PbReportDoc   *pb_report_doc_new          (void);
PbReportDoc   *pb_report_doc_ref          (PbReportDoc *self);
void           pb_report_doc_unref        (PbReportDoc *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbReportDoc, pb_report_doc_unref)

gboolean       pb_report_doc_is_empty     (PbReportDoc *self);
/* Adds the other's blocks, and takes it. */
void           pb_report_doc_take         (PbReportDoc *self, PbReportDoc *other);

/* What a PDF says of itself, and the foot of every page but the first. */
void           pb_report_doc_set_title    (PbReportDoc *self, const char *title);
void           pb_report_doc_set_subject  (PbReportDoc *self, const char *subject);
void           pb_report_doc_set_author   (PbReportDoc *self, const char *author);
void           pb_report_doc_set_foot     (PbReportDoc *self, const char *foot);
const char    *pb_report_doc_get_title    (PbReportDoc *self);
const char    *pb_report_doc_get_subject  (PbReportDoc *self);
const char    *pb_report_doc_get_author   (PbReportDoc *self);
const char    *pb_report_doc_get_foot     (PbReportDoc *self);

/* The first page, which has no other text than this and the table of facts that follows it. over and under
 * may be NULL. */
void           pb_report_doc_add_title    (PbReportDoc *self, const char *over, const char *title, const char *under);
/* The headings of levels 1 and 2 with their pages, on pages of their own. */
void           pb_report_doc_add_contents (PbReportDoc *self, const char *title);
/* level 1–3; one of level 1 begins a page. */
void           pb_report_doc_add_heading  (PbReportDoc *self, guint level, const char *text);
/* Nothing where text is NULL or empty; its line breaks make paragraphs. */
void           pb_report_doc_add_text     (PbReportDoc *self, PbReportStyle style, const char *text);
void           pb_report_doc_add_item     (PbReportDoc *self, PbReportStyle style, const char *text);
/* A mark (PbMarkKind) with its word. */
void           pb_report_doc_add_verdict  (PbReportDoc *self, int mark, const char *text);
/* title may be NULL. description: the text alternative; source: said below it, may be NULL. */
void           pb_report_doc_add_picture  (PbReportDoc *self, const char *title, const char *description,
                                           const char *source, const PbReportPicture *picture);
/* A line to sign on, and what stands below it. */
void           pb_report_doc_add_signature (PbReportDoc *self, const char *below);

/* A table, to be filled before the next block is added. title (may be NULL) is repeated with the header on every page.
 * Owned by the document. */
PbReportTable *pb_report_doc_add_table    (PbReportDoc *self, const char *title);
/* Without header, its first column being names: facts. */
void           pb_report_table_set_plain  (PbReportTable *self);
/* Leaves out columns that no row has anything in. The first column always stands. */
void           pb_report_table_drop_empty (PbReportTable *self);
void           pb_report_table_add_column (PbReportTable *self, const char *label, gboolean is_number);
/* Cells are then given from left to right; those not given are empty. */
void           pb_report_table_add_row    (PbReportTable *self, PbReportRowLook look, guint depth);
void           pb_report_table_add_cell   (PbReportTable *self, const char *text);
void           pb_report_table_take_cell  (PbReportTable *self, char *text);
/* Text as people read it, and the value for a workbook. decimals of a number −1: it is a name, without thousands
 * apart. */
void           pb_report_table_add_number (PbReportTable *self, double number, int decimals);
void           pb_report_table_add_money  (PbReportTable *self, gint64 ore, PbUnit unit, int decimals);
/* "2 494 (2022)": a number and what is said after it. */
void           pb_report_table_add_noted  (PbReportTable *self, double number, int decimals, const char *after);
/* With as many decimals as the amount has, and no fewer than decimals. */
void           pb_report_table_add_exact  (PbReportTable *self, gint64 ore, PbUnit unit, int decimals);
/* The balance of a board (id; 0: of all) in a year. */
void           pb_report_table_add_balance (PbReportTable *self, gint64 ore, PbUnit unit, int decimals, gint64 board,
                                            int year);
void           pb_report_table_add_date   (PbReportTable *self, const GDate *date);
void           pb_report_table_add_mark   (PbReportTable *self, int mark, const char *text);
guint          pb_report_table_get_n_rows (PbReportTable *self);

G_END_DECLS
