/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-mark-draw.h"

#include <math.h>

/* Shapes are drawn on a grid of 16 × 16 that is scaled to the size asked for. */
#define GRID 16.0
#define FINE 1.5
#define BOLD 2.0

static const struct
{
  PbTone tone;
  PbTone text;
} kinds[] = {
  [PB_MARK_MET] = { PB_TONE_GOOD, PB_TONE_GOOD },
  [PB_MARK_PARTLY] = { PB_TONE_WARN_MARK, PB_TONE_WARN },
  [PB_MARK_NOT_MET] = { PB_TONE_BAD, PB_TONE_BAD },
  [PB_MARK_NOT_ASSESSED] = { PB_TONE_INK_2, PB_TONE_INK_2 },
  [PB_MARK_STATUS_NOT_STARTED] = { PB_TONE_INK_2, PB_TONE_INK },
  [PB_MARK_STATUS_STARTED] = { PB_TONE_INK_2, PB_TONE_INK },
  [PB_MARK_STATUS_ONGOING] = { PB_TONE_ACCENT, PB_TONE_INK },
  [PB_MARK_STATUS_DONE] = { PB_TONE_INK_2, PB_TONE_INK },
  [PB_MARK_STATUS_CANCELLED] = { PB_TONE_INK_2, PB_TONE_INK },
  [PB_MARK_BALANCE_KEPT] = { PB_TONE_GOOD, PB_TONE_GOOD },
  [PB_MARK_BALANCE_ROUNDED] = { PB_TONE_GOOD, PB_TONE_GOOD },
  [PB_MARK_BALANCE_DEFICIT] = { PB_TONE_BAD, PB_TONE_BAD },
  [PB_MARK_PROOF_EQUAL] = { PB_TONE_GOOD, PB_TONE_GOOD },
  [PB_MARK_PROOF_ROUNDING] = { PB_TONE_INK_2, PB_TONE_INK_2 },
  [PB_MARK_PROOF_MISMATCH] = { PB_TONE_BAD, PB_TONE_BAD },
  [PB_MARK_LATE] = { PB_TONE_BAD, PB_TONE_BAD },
};

G_STATIC_ASSERT (G_N_ELEMENTS (kinds) == PB_N_MARKS);

static void
polyline (cairo_t      *cr,
          const double *points,
          int           n_points)
{
  cairo_move_to (cr, points[0], points[1]);
  for (int i = 1; i < n_points; i++)
    cairo_line_to (cr, points[2 * i], points[2 * i + 1]);
}

static void
stroke_lines (cairo_t      *cr,
              double        width,
              const double *points,
              int           n_points)
{
  polyline (cr, points, n_points);
  cairo_set_line_width (cr, width);
  cairo_stroke (cr);
}

/* Filled, with corners softened by a round stroke of the same colour. */
static void
fill_polygon (cairo_t      *cr,
              const double *points,
              int           n_points)
{
  polyline (cr, points, n_points);
  cairo_close_path (cr);
  cairo_fill_preserve (cr);
  cairo_set_line_width (cr, 1.4);
  cairo_stroke (cr);
}

static void
ring (cairo_t *cr,
      double   radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, 8, 8, radius, 0, 2 * G_PI);
}

static void
status_ring (cairo_t *cr)
{
  ring (cr, 6.5);
  cairo_set_line_width (cr, FINE);
  cairo_stroke (cr);
}

/* A pie that starts at twelve o'clock. */
static void
pie (cairo_t *cr,
     double   share)
{
  cairo_move_to (cr, 8, 8);
  cairo_arc (cr, 8, 8, 4.1, -G_PI / 2, -G_PI / 2 + share * 2 * G_PI);
  cairo_close_path (cr);
  cairo_fill (cr);
}

static void
wave (cairo_t *cr,
      double   y,
      double   swing)
{
  cairo_move_to (cr, 2.4, y + swing * 0.5);
  cairo_curve_to (cr, 4.2, y - swing * 1.1, 5.8, y - swing * 1.1, 8, y);
  cairo_curve_to (cr, 10.2, y + swing * 1.1, 11.8, y + swing * 1.1, 13.6, y - swing * 0.5);
  cairo_set_line_width (cr, FINE);
  cairo_stroke (cr);
}

static void
dashed_ring (cairo_t *cr)
{
  const double radius = 6.5;
  const double step = 2 * G_PI * radius / 9;
  const double dashes[] = { step * 0.56, step * 0.44 };

  cairo_save (cr);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  cairo_set_dash (cr, dashes, 2, 0);
  ring (cr, radius);
  cairo_set_line_width (cr, 1.6);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
draw_assessment (cairo_t         *cr,
                 PbMarkKind       kind,
                 const PbPalette *palette)
{
  static const double tick[] = { 4.7, 8.3, 7.1, 10.7, 11.4, 5.7 };
  static const double diamond[] = { 8, 0.9, 15.1, 8, 8, 15.1, 0.9, 8 };
  static const double square[] = { 2.2, 2.2, 13.8, 2.2, 13.8, 13.8, 2.2, 13.8 };

  switch ((int) kind)
    {
    case PB_MARK_MET:
      ring (cr, 7.3);
      cairo_fill (cr);
      pb_color_set_source (&palette->card, cr);
      stroke_lines (cr, BOLD, tick, 3);
      break;
    case PB_MARK_PARTLY:
      fill_polygon (cr, diamond, 4);
      pb_color_set_source (&palette->card, cr);
      stroke_lines (cr, BOLD, (const double[]) { 5, 8, 11, 8 }, 2);
      break;
    case PB_MARK_NOT_MET:
      fill_polygon (cr, square, 4);
      pb_color_set_source (&palette->card, cr);
      stroke_lines (cr, BOLD, (const double[]) { 5.5, 5.5, 10.5, 10.5 }, 2);
      stroke_lines (cr, BOLD, (const double[]) { 10.5, 5.5, 5.5, 10.5 }, 2);
      break;
    default:
      dashed_ring (cr);
      break;
    }
}

static void
draw_status (cairo_t    *cr,
             PbMarkKind  kind)
{
  static const double tick[] = { 5.1, 8.2, 7.2, 10.3, 10.9, 6.1 };

  status_ring (cr);
  switch ((int) kind)
    {
    case PB_MARK_STATUS_STARTED:
      pie (cr, 0.25);
      break;
    case PB_MARK_STATUS_ONGOING:
      pie (cr, 0.75);
      break;
    case PB_MARK_STATUS_DONE:
      stroke_lines (cr, 1.7, tick, 3);
      break;
    case PB_MARK_STATUS_CANCELLED:
      stroke_lines (cr, FINE, (const double[]) { 3.6, 12.4, 12.4, 3.6 }, 2);
      break;
    default:
      break;
    }
}

static void
draw_verdict (cairo_t         *cr,
              PbMarkKind       kind,
              const PbPalette *palette)
{
  static const double tick[] = { 2.8, 8.4, 6.4, 12, 13.2, 4.2 };
  static const double high_tick[] = { 3.6, 5.6, 6.6, 8.6, 12.4, 2 };
  static const double down[] = { 2.2, 3.6, 13.8, 3.6, 8, 13 };
  static const double octagon[] = {
    5.2, 1.4, 10.8, 1.4, 14.6, 5.2, 14.6, 10.8, 10.8, 14.6, 5.2, 14.6, 1.4, 10.8, 1.4, 5.2,
  };
  static const double hourglass[] = {
    4.4, 2.6, 11.6, 2.6, 11.6, 4.2, 8.7, 8, 11.6, 11.8, 11.6, 13.4, 4.4, 13.4, 4.4, 11.8, 7.3, 8, 4.4, 4.2,
  };

  switch ((int) kind)
    {
    case PB_MARK_BALANCE_ROUNDED:
      stroke_lines (cr, BOLD, high_tick, 3);
      wave (cr, 12.8, 1.6);
      break;
    case PB_MARK_BALANCE_DEFICIT:
      fill_polygon (cr, down, 3);
      break;
    case PB_MARK_PROOF_ROUNDING:
      wave (cr, 5.6, 2);
      wave (cr, 10.4, 2);
      break;
    case PB_MARK_PROOF_MISMATCH:
      fill_polygon (cr, octagon, 8);
      pb_color_set_source (&palette->card, cr);
      stroke_lines (cr, BOLD, (const double[]) { 8, 4.4, 8, 8.4 }, 2);
      cairo_arc (cr, 8, 11.5, 1.2, 0, 2 * G_PI);
      cairo_fill (cr);
      break;
    case PB_MARK_LATE:
      fill_polygon (cr, hourglass, 10);
      stroke_lines (cr, BOLD, (const double[]) { 3, 1.8, 13, 1.8 }, 2);
      stroke_lines (cr, BOLD, (const double[]) { 3, 14.2, 13, 14.2 }, 2);
      break;
    default:
      stroke_lines (cr, BOLD, tick, 3);
      break;
    }
}

PbTone
pb_mark_kind_tone (PbMarkKind kind)
{
  g_return_val_if_fail (kind >= 0 && kind < PB_N_MARKS, PB_TONE_INK);

  return kinds[kind].tone;
}

PbTone
pb_mark_kind_text_tone (PbMarkKind kind)
{
  g_return_val_if_fail (kind >= 0 && kind < PB_N_MARKS, PB_TONE_INK);

  return kinds[kind].text;
}

void
pb_mark_draw (cairo_t         *cr,
              PbMarkKind       kind,
              double           x,
              double           y,
              double           size,
              const PbPalette *palette)
{
  g_return_if_fail (kind >= 0 && kind < PB_N_MARKS);

  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, size / GRID, size / GRID);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  pb_color_set_source (pb_palette_color (palette, kinds[kind].tone), cr);
  if (kind <= PB_MARK_NOT_ASSESSED)
    draw_assessment (cr, kind, palette);
  else if (kind <= PB_MARK_STATUS_CANCELLED)
    draw_status (cr, kind);
  else
    draw_verdict (cr, kind, palette);
  cairo_restore (cr);
}
