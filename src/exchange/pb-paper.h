/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "draw/pb-mark-draw.h"

G_BEGIN_DECLS

/* A document laid out on pages: texts and tables one below the other, broken where a page ends. Drawn with cairo and pango,
 * so that a PDF holds text as text and a printer gets the same. Sizes are in points. */
typedef struct _PbPaper PbPaper;

/* The page's size without margins. context: of what it is drawn on. */
PbPaper *pb_paper_new         (PangoContext *context, double width, double height);
void     pb_paper_free        (PbPaper *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbPaper, pb_paper_free)

/* What stands at the foot of every page; the page's number is added. */
void     pb_paper_set_footer  (PbPaper *self, const char *text);
void     pb_paper_add_space   (PbPaper *self, double points);
/* Wrapped to the page's width. */
void     pb_paper_add_text    (PbPaper *self, const char *text, double size, PangoWeight weight, PbTone tone);
/* The mark stands before the text. */
void     pb_paper_add_marked  (PbPaper *self, PbMarkKind mark, const char *text, double size);

/* A table: begin, rows, end. The headings are repeated on each page that it goes on to. headings: NULL-terminated. */
void     pb_paper_begin_table (PbPaper *self, const char *corner, const char *const *headings);
/* detail may be NULL: a second, smaller line. cells: as many as the headings. */
void     pb_paper_add_row     (PbPaper *self, const char *title, const char *detail, const char *const *cells, gboolean sum);
void     pb_paper_end_table   (PbPaper *self);

guint    pb_paper_get_n_pages (PbPaper *self);
/* The page with its top left corner, inside the margins, at 0, 0. */
void     pb_paper_draw        (PbPaper *self, guint page, cairo_t *cr);

G_END_DECLS
