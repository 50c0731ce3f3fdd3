/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-box.h"
#include "pb-palette.h"

G_BEGIN_DECLS

typedef enum
{
  PB_SEGMENT_SOLID,
  PB_SEGMENT_HATCHED,
  PB_SEGMENT_OUTLINED,
  PB_SEGMENT_DASHED,
  PB_SEGMENT_CROSSED,
} PbSegmentStyle;

typedef struct
{
  double         value;
  PbTone         tone;
  PbSegmentStyle style;
  const char    *label;
} PbSegment;

typedef struct
{
  double x;
  double width;
} PbSegmentSpan;

/* Shares the width out in proportion, with 2 px between segments and whole pixels; the last ends exactly at width.
 * A value above zero never becomes thinner than 4 px; zero gets no width. */
void pb_segments_lay_out (const PbSegment     *segments,
                          int                  n_segments,
                          double               width,
                          PbSegmentSpan       *spans);
void pb_segments_draw    (cairo_t             *cr,
                          const PbSegment     *segments,
                          int                  n_segments,
                          double               width,
                          double               height,
                          const PbPalette     *palette);

/* One box in a tone and style, its left and right corners rounded. */
void pb_segment_draw     (cairo_t             *cr,
                          const PbBox         *box,
                          double               left,
                          double               right,
                          PbTone               tone,
                          PbSegmentStyle       style,
                          const PbPalette     *palette);

/* Planned as an outline, realised as a filled bar inside it. realised NAN: not reported. maximum fills the width. */
void pb_effect_bar_draw  (cairo_t             *cr,
                          double               planned,
                          double               realised,
                          double               maximum,
                          double               width,
                          double               height,
                          const PbPalette     *palette);

G_END_DECLS
