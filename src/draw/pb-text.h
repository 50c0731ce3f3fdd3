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
/* A dark plate with text: what is pointed at, in words. */
typedef struct
{
  PangoLayout *layout;
  PbBox box;
} PbTextNote;

/* Places the plate beside a box, above it where above, as far as it fits inside bounds. */
void         pb_text_note_init (PbTextNote      *note,
                                PangoContext    *context,
                                const char      *text,
                                const PbBox     *bounds);
void         pb_text_note_place (PbTextNote     *note,
                                const PbBox     *beside,
                                const PbBox     *bounds,
                                gboolean         above);
/* Draws it, and frees what it holds. */
void         pb_text_note_show (PbTextNote      *note,
                                cairo_t         *cr,
                                const PbPalette *palette);

/* The text with soft hyphens where a long Swedish word may be divided: between its parts as far as an s joins them, and in
 * parts of more than most letters before the last consonant of those between two vowels. A number and % stay together.
 * (transfer full) */
char        *pb_text_hyphenate (const char      *text,
                                int              most);

G_END_DECLS
