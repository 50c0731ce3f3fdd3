/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double red;
  double green;
  double blue;
  double alpha;
} PbColor;

/* The colours by meaning; ui/style.css has the same ones as named colours (@pb_ink_2 is PB_TONE_INK_2). */
typedef enum
{
  PB_TONE_WINDOW,
  PB_TONE_SIDEBAR,
  PB_TONE_CARD,
  PB_TONE_BORDER,
  PB_TONE_ROW_LINE,
  PB_TONE_HOVER,
  PB_TONE_INK,
  PB_TONE_INK_2,
  PB_TONE_INK_3,
  PB_TONE_ACCENT,
  PB_TONE_ACCENT_TINT,
  PB_TONE_GOOD,
  PB_TONE_WARN,
  PB_TONE_WARN_MARK,
  PB_TONE_WARN_TINT,
  PB_TONE_BAD,
  PB_TONE_BAD_TINT,
  PB_TONE_TOTAL,
  PB_TONE_PEER,
  PB_N_TONES
} PbTone;

/* The fields lie in the order of PbTone, so that a tone is an index. */
typedef struct
{
  PbColor window;
  PbColor sidebar;
  PbColor card;
  PbColor border;
  PbColor row_line;
  PbColor hover;
  PbColor ink;
  PbColor ink_2;
  PbColor ink_3;
  PbColor accent;
  PbColor accent_tint;
  PbColor good;
  PbColor warn;
  PbColor warn_mark;
  PbColor warn_tint;
  PbColor bad;
  PbColor bad_tint;
  PbColor total;
  PbColor peer;
  gboolean dark;
} PbPalette;

const PbPalette *pb_palette_get        (gboolean         dark);
/* For paper: the light colours, on white. */
const PbPalette *pb_palette_get_print  (void);
/* For a room: the darker colours of the presentation (@pb_stage_ink_2 in ui/presentation.css), on white. */
const PbPalette *pb_palette_get_stage  (void);
const PbColor   *pb_palette_color      (const PbPalette *palette,
                                        PbTone           tone);
void             pb_color_set_source   (const PbColor   *color,
                                        cairo_t         *cr);

G_END_DECLS
