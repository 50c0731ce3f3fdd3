/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Holds one child and tells when the width it is given, counted in em of the text, crosses a threshold; the child may be wider
 * than the bin for the frame that it takes to give way.
 *
 * Signal "wide-changed". */
#define PB_TYPE_WIDTH_BIN (pb_width_bin_get_type ())
G_DECLARE_FINAL_TYPE (PbWidthBin, pb_width_bin, PB, WIDTH_BIN, GtkWidget)

GtkWidget *pb_width_bin_new         (double threshold_em, double least_em);
void       pb_width_bin_set_child   (PbWidthBin *self, GtkWidget *child);
/* TRUE until it has been given its first width. */
gboolean   pb_width_bin_is_wide     (PbWidthBin *self);

G_END_DECLS
