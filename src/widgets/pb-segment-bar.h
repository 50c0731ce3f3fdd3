/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "draw/pb-bars.h"

G_BEGIN_DECLS

/* One bar shared by segments in proportion to their values.
 * To a screen reader: an image with the label, described as "3 not met, 11 partly met". */
#define PB_TYPE_SEGMENT_BAR (pb_segment_bar_get_type ())
G_DECLARE_FINAL_TYPE (PbSegmentBar, pb_segment_bar, PB, SEGMENT_BAR, GtkWidget)

GtkWidget *pb_segment_bar_new          (const char      *label);
/* Copies segments and their labels. */
void       pb_segment_bar_set_segments (PbSegmentBar    *self,
                                        const PbSegment *segments,
                                        int              n_segments);

G_END_DECLS
