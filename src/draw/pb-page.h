/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-text.h"

G_BEGIN_DECLS

/* A picture on paper or in a file: heading, chart, and where it comes from. Always the print palette. */
typedef struct
{
  const char *title;       /* "From today's deficit to 2027" */
  const char *subtitle;    /* "Funktionsstödsnämnden · mnkr"; nullable */
  const char *foot;        /* "Plan för handling, Karlskrona"; nullable */
  const char *description; /* the text alternative, which a PDF carries with it; nullable */
  const char *font;        /* family; NULL: the system's sans */
  /* The chart's height in a width, and its drawing. */
  double (*get_height) (PangoContext *context, double width, gpointer user_data);
  void   (*draw)       (cairo_t *cr, PangoContext *context, double width, double height, const PbPalette *palette,
                        gpointer user_data);
  gpointer user_data;
} PbPage;

typedef enum
{
  PB_PAGE_PDF, /* A4, lying */
  PB_PAGE_PNG,
  PB_PAGE_SVG,
} PbPageFormat;

/* Draws into width and height, in points, without margins. Where the chart needs more height it is drawn smaller. */
void         pb_page_draw          (const PbPage *page,
                                    cairo_t      *cr,
                                    double        width,
                                    double        height);
/* Writes the file whole or not at all. */
gboolean     pb_page_write         (const PbPage *page,
                                    const char   *path,
                                    PbPageFormat  format,
                                    GError      **error);
/* By the ending of the name; FALSE where it is none of ours. */
gboolean     pb_page_find_format   (const char   *path,
                                    PbPageFormat *format);
/* "pdf" */
const char  *pb_page_get_suffix    (PbPageFormat  format);

G_END_DECLS
