/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-palette.h"

#define RGB(x) { (((x) >> 16) & 0xff) / 255.0, (((x) >> 8) & 0xff) / 255.0, ((x) & 0xff) / 255.0, 1.0 }

G_STATIC_ASSERT (G_STRUCT_OFFSET (PbPalette, peer) == PB_TONE_PEER * sizeof (PbColor));

static const PbPalette light = {
  .window = RGB (0xfafafb),
  .sidebar = RGB (0xf1f1f3),
  .card = RGB (0xffffff),
  .border = RGB (0xdcdce1),
  .row_line = RGB (0xececf0),
  .hover = RGB (0xf5f5f7),
  .ink = RGB (0x1b1b1f),
  .ink_2 = RGB (0x54545d),
  .ink_3 = RGB (0x696973),
  .accent = RGB (0x1a5fb4),
  .accent_tint = RGB (0xe6effa),
  .good = RGB (0x0b6b5d),
  .warn = RGB (0x8a5200),
  .warn_mark = RGB (0xb96f00),
  .warn_tint = RGB (0xfbf0d8),
  .bad = RGB (0xb3321b),
  .bad_tint = RGB (0xfbe9e4),
  .total = RGB (0x3c3c46),
  .peer = RGB (0x6a6a75),
  .dark = FALSE,
};

static const PbPalette dark_palette = {
  .window = RGB (0x1d1d20),
  .sidebar = RGB (0x252529),
  .card = RGB (0x2a2a2f),
  .border = RGB (0x414149),
  .row_line = RGB (0x35353b),
  .hover = RGB (0x303036),
  .ink = RGB (0xf4f4f6),
  .ink_2 = RGB (0xc4c4cc),
  .ink_3 = RGB (0xa6a6b0),
  .accent = RGB (0x8fbcf5),
  .accent_tint = RGB (0x2b3d55),
  .good = RGB (0x6fd3c0),
  .warn = RGB (0xf2bd5e),
  .warn_mark = RGB (0xf2bd5e),
  .warn_tint = RGB (0x443717),
  .bad = RGB (0xff9c86),
  .bad_tint = RGB (0x4a2a24),
  .total = RGB (0xc9c9d2),
  .peer = RGB (0xb4b4be),
  .dark = TRUE,
};

/* Read from the back of a room: text and marks of 7:1 on white, also in a dark theme. */
static const PbPalette stage = {
  .window = RGB (0xffffff),
  .sidebar = RGB (0xffffff),
  .card = RGB (0xffffff),
  .border = RGB (0xa9a9b3),
  .row_line = RGB (0xc9c9d1),
  .hover = RGB (0xf5f5f7),
  .ink = RGB (0x1b1b1f),
  .ink_2 = RGB (0x44444c),
  .ink_3 = RGB (0x4d4d56),
  .accent = RGB (0x124a8f),
  .accent_tint = RGB (0xe6effa),
  .good = RGB (0x06554a),
  .warn = RGB (0x6a3f00),
  .warn_mark = RGB (0x7d4a00),
  .warn_tint = RGB (0xfbf0d8),
  .bad = RGB (0x8a2413),
  .bad_tint = RGB (0xfbe9e4),
  .total = RGB (0x3c3c46),
  .peer = RGB (0x4d4d57),
  .dark = FALSE,
};

const PbPalette *
pb_palette_get (gboolean dark)
{
  return dark ? &dark_palette : &light;
}

const PbPalette *
pb_palette_get_print (void)
{
  return &light;
}

const PbPalette *
pb_palette_get_stage (void)
{
  return &stage;
}

const PbColor *
pb_palette_color (const PbPalette *palette,
                  PbTone           tone)
{
  g_return_val_if_fail (palette != NULL, NULL);
  g_return_val_if_fail (tone >= 0 && tone < PB_N_TONES, NULL);

  return &((const PbColor *) palette)[tone];
}

void
pb_color_set_source (const PbColor *color,
                     cairo_t       *cr)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha);
}
