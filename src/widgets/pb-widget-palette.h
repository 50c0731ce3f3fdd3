/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "draw/pb-palette.h"

G_BEGIN_DECLS

/* The class of a window that is shown to a room. */
#define PB_STAGE_CLASS "pb-stage"

/* The palette that is in force on the screen right now: light or dark, or the stage's where the window has its class. */
const PbPalette *pb_widgets_get_palette  (GtkWidget       *widget);
/* Draws the widget anew whenever light becomes dark or the reverse. Call once, in init. */
void             pb_widgets_follow_style (GtkWidget       *widget);
GdkRGBA          pb_widgets_get_rgba     (const PbPalette *palette,
                                          PbTone           tone);
/* The height of one em of the widget's font, in px: it follows the user's text size. */
double           pb_widgets_get_em       (GtkWidget       *widget);

G_END_DECLS
