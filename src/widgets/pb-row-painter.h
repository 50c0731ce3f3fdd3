/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "draw/pb-mark-draw.h"

G_BEGIN_DECLS

/* Draws a list row with snapshots instead of child widgets. One painter a row widget; layouts are kept by slot and only
 * laid out again when their text, font or width change: give each piece of text its own slot number (0, 1, 2 …). */
typedef struct _PbRowPainter PbRowPainter;

typedef enum
{
  PB_ROW_TEXT,
  PB_ROW_TEXT_SEMIBOLD,
  PB_ROW_TEXT_BOLD,
  PB_ROW_SMALL,
  PB_ROW_SMALL_SEMIBOLD,
  PB_ROW_LARGE_BOLD,
  PB_N_ROW_FONTS
} PbRowFont;

typedef enum
{
  PB_ROW_START,
  PB_ROW_CENTER,
  PB_ROW_END,
} PbRowAlign;

PbRowPainter *pb_row_painter_new         (GtkWidget    *widget);
void          pb_row_painter_free        (PbRowPainter *painter);

/* Sizes to measure with; they follow the widget's font. */
int           pb_row_painter_line_height (PbRowPainter *painter,
                                          PbRowFont     font);
double        pb_row_painter_em          (PbRowPainter *painter);
int           pb_row_painter_text_width  (PbRowPainter *painter,
                                          int           slot,
                                          const char   *text,
                                          PbRowFont     font);

/* Between begin and end, inside the widget's snapshot. */
void          pb_row_painter_begin       (PbRowPainter *painter,
                                          GtkSnapshot  *snapshot);
void          pb_row_painter_end         (PbRowPainter *painter);
/* One line of text within width, ellipsized at its end, figures tabular; y is its top. Returns the width drawn. */
int           pb_row_painter_text        (PbRowPainter *painter,
                                          int           slot,
                                          const char   *text,
                                          PbRowFont     font,
                                          PbTone        tone,
                                          PbRowAlign    align,
                                          double        x,
                                          double        y,
                                          double        width);
/* The same from its start, on as many lines as it takes and there may be. */
void          pb_row_painter_wrapped     (PbRowPainter *painter,
                                          int           slot,
                                          const char   *text,
                                          PbRowFont     font,
                                          PbTone        tone,
                                          double        x,
                                          double        y,
                                          double        width,
                                          int           lines);
int           pb_row_painter_wrapped_height (PbRowPainter *painter,
                                          int           slot,
                                          const char   *text,
                                          PbRowFont     font,
                                          double        width,
                                          int           lines);
void          pb_row_painter_mark        (PbRowPainter *painter,
                                          PbMarkKind    kind,
                                          double        x,
                                          double        y,
                                          double        size);
/* 1 px along the row. */
void          pb_row_painter_line        (PbRowPainter *painter,
                                          PbTone        tone,
                                          double        x,
                                          double        y,
                                          double        width);
void          pb_row_painter_fill        (PbRowPainter *painter,
                                          PbTone        tone,
                                          double        x,
                                          double        y,
                                          double        width,
                                          double        height);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbRowPainter, pb_row_painter_free)

G_END_DECLS
