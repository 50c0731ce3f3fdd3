/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "pb-box.h"
#include "pb-palette.h"

G_BEGIN_DECLS

/* Text in drawings: in the context's font, figures tabular. */

#define PB_TEXT_DEFAULT_EM 14.0

/* How a value is written for the user, without unit. (transfer full) */
typedef char *(*PbValueFormat) (double   value,
                                gpointer user_data);

/* The height of one em of the context's font, in px. */
double       pb_text_get_em    (PangoContext    *context);
/* scale: of em. (transfer full) */
PangoLayout *pb_text_new       (PangoContext    *context,
                                double           em,
                                const char      *text,
                                double           scale,
                                PangoWeight      weight);
/* Breaks the text within width, hyphenating long words, and cuts it after max_lines. */
void         pb_text_wrap      (PangoLayout     *layout,
                                double           width,
                                int              max_lines);
double       pb_text_get_width (PangoLayout     *layout);
double       pb_text_get_height (PangoLayout    *layout);
void         pb_text_show      (PangoLayout     *layout,
                                cairo_t         *cr,
                                double           x,
                                double           y,
                                const PbPalette *palette,
                                PbTone           tone);
/* A dark plate with text, above or below the box and inside bounds. */
void         pb_text_show_note (PangoContext    *context,
                                cairo_t         *cr,
                                const char      *text,
                                const PbBox     *beside,
                                const PbBox     *bounds,
                                const PbPalette *palette);

/* The text with soft hyphens where a long Swedish word may be divided: before the last consonant of those between two
 * vowels, never closer than three letters to an end. (transfer full) */
char        *pb_text_hyphenate (const char      *text);

G_END_DECLS
