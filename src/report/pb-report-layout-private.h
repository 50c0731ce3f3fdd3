/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-report-doc-private.h"
#include "pb-report-layout.h"

G_BEGIN_DECLS

/* How a text stands. */
typedef struct
{
  double scale; /* of em */
  double leading; /* of its size */
  PangoWeight weight;
  PbTone tone;
} PbTextLook;

/* Lines are as high as each other, so that a part of a text is as high as its lines are many. */
PangoLayout *pb_report_text_new        (PangoContext *context, double em, const char *text, const PbTextLook *look,
                                        double width);
double       pb_report_text_get_line   (double em, const PbTextLook *look);
guint        pb_report_text_count      (PangoContext *context, double em, const char *text, const PbTextLook *look,
                                        double width);
/* Natural width, in one line. */
double       pb_report_text_measure    (PangoContext *context, double em, const char *text, const PbTextLook *look);
/* n lines from first, the first of them with its top at y. right: against the right end of width. */
void         pb_report_text_draw       (cairo_t *cr, PangoContext *context, double em, const char *text,
                                        const PbTextLook *look, double x, double y, double width, guint first, guint n,
                                        gboolean right);
/* As cr draws; without hints, so that lines break alike on all paper and screens. (transfer full) */
PangoContext *pb_report_text_context   (cairo_t *cr, double em);

/* Columns of a table that stand beside each other; what finds no room stands in a band of its own below, after the
 * first column. */
typedef struct
{
  GArray *columns; /* guint */
  GArray *widths; /* double */
  double header; /* heights: with the title */
  double repeated; /* the same where the table goes on */
} PbTableBand;

typedef struct
{
  double em;
  GPtrArray *bands; /* PbTableBand */
  guint half; /* rows of this number on stand beside the first; 0: all stand below each other */
} PbTableShape;

/* What a page is made of: lines of a block, or a row of it. */
typedef struct
{
  guint block;
  guint band; /* of a table */
  int row; /* of a table or of the contents; −1: the header */
  gboolean repeated; /* the header, or what went before it stands on the page before */
  guint first; /* line */
  guint n;
  double before; /* the space above, but not at the top of a page */
  double height;
  double room; /* it begins a page where there is less left than this */
  gboolean keep; /* with the next */
  guint page;
  double y;
} PbPiece;

struct _PbReportLayout
{
  PbReportDoc *doc;
  double width;
  double height;
  double margin_x;
  double margin_top;
  double margin_bottom;
  double em;
  PangoContext *context; /* for measuring */
  GHashTable *shapes; /* block → PbTableShape */
  GArray *contents; /* guint: the headings that the contents list */
  GArray *pieces; /* PbPiece, placed */
  GArray *starts; /* guint: where each page begins among the pieces */
  guint *pages; /* of each block: that it begins on */
};

/* Notes that a tagged PDF needs and cairo cannot write, in the order of its elements. */
typedef struct
{
  GPtrArray *alternatives; /* char *: of each Figure */
  GArray *scopes; /* gboolean: of each TH; TRUE: it heads its row */
} PbReportTags;

double            pb_report_layout_get_measure (PbReportLayout *self); /* width of the page between its margins */
double            pb_report_layout_get_room  (PbReportLayout *self);
const PbTextLook *pb_report_block_get_look   (const PbBlock *block);
double            pb_report_block_get_width  (PbReportLayout *self, const PbBlock *block);
double            pb_report_block_get_indent (PbReportLayout *self, const PbBlock *block);

/* Shares the width out, and adds the pieces of the header and of the rows. */
void              pb_report_table_shape_free (PbTableShape *shape);
void              pb_report_table_add_pieces (PbReportLayout *self, guint block, double before, GArray *pieces);
void              pb_report_table_draw       (PbReportLayout *self, cairo_t *cr, PangoContext *context,
                                              const PbPiece *piece, double y, PbReportTags *tags);
/* The row that stands beside a row; NULL where none does. */
const PbReportRow *pb_report_table_get_beside (PbReportLayout *self, guint block, guint row);
/* "Title (cont.)" */
char             *pb_report_table_dup_title  (PbReportTable *table, gboolean repeated);

/* Sets the pieces on pages. */
void              pb_report_pages_place      (PbReportLayout *self, GArray *pieces);

/* tags NULL: no structure is written. */
void              pb_report_draw             (PbReportLayout *self, guint page, cairo_t *cr, PbReportTags *tags);
double            pb_report_title_get_top    (PbReportLayout *self);
/* The chart's own height in a width, as small as it must be to stand on a page with what belongs to it. block: its
 * index. */
double            pb_report_picture_fit      (PbReportLayout *self, guint block, double *em);
double            pb_report_picture_get_head (PbReportLayout *self, const PbBlock *block);
double            pb_report_picture_get_foot (PbReportLayout *self, const PbBlock *block);

extern const PbTextLook pb_look_caption, pb_look_header, pb_look_cell, pb_look_sum, pb_look_balance, pb_look_quiet_cell,
    pb_look_source, pb_look_over, pb_look_under, pb_look_contents, pb_look_contents_minor, pb_look_foot;

G_END_DECLS
