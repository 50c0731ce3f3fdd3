/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include "pb-report-doc.h"

G_BEGIN_DECLS

typedef enum
{
  PB_REPORT_A4, /* standing */
  PB_REPORT_A5, /* lying: fills a screen */
  PB_N_REPORT_PAPERS
} PbReportPaper;

/* In points. */
void            pb_report_paper_get_size     (PbReportPaper paper, double *width, double *height);

/* Told how far it has come, in the thread that works. fraction 0–1. */
typedef void (*PbReportProgress) (double fraction, gpointer data);

/* A document laid out on pages of one size. Headings stand with what follows, a paragraph leaves no line alone, a
 * table's header stands on each of its pages. Nothing is cut: what is longer than a page goes on on the next. */
typedef struct _PbReportLayout PbReportLayout;

/* progress may be NULL. NULL with G_IO_ERROR_CANCELLED where it was cancelled. */
PbReportLayout *pb_report_layout_new         (PbReportDoc *doc, double width, double height, PbReportProgress progress,
                                              gpointer data, GCancellable *cancellable, GError **error);
void            pb_report_layout_free        (PbReportLayout *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbReportLayout, pb_report_layout_free)

PbReportDoc    *pb_report_layout_get_doc     (PbReportLayout *self);
guint           pb_report_layout_get_n_pages (PbReportLayout *self);
void            pb_report_layout_get_size    (PbReportLayout *self, double *width, double *height);
/* Draws a page, margins included, in points; on the screen, a printer's page or anything else. */
void            pb_report_layout_draw_page   (PbReportLayout *self, guint page, cairo_t *cr);
/* What the page says, in reading order, for those who do not see it. (transfer full) */
char           *pb_report_layout_dup_text    (PbReportLayout *self, guint page);

G_END_DECLS
