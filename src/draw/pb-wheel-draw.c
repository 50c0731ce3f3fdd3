/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-wheel-plot-private.h"

#include <math.h>

#include "pb-ring-text.h"

static void
circle (PbWheelPlot   *self,
        cairo_t       *cr,
        double         radius,
        const PbColor *color,
        double         width)
{
  cairo_new_path (cr);
  cairo_arc (cr, self->x, self->y, radius, 0, 2 * G_PI);
  pb_color_set_source (color, cr);
  cairo_set_line_width (cr, width);
  cairo_stroke (cr);
}

static void
spoke (PbWheelPlot   *self,
       cairo_t       *cr,
       double         position,
       double         from,
       double         to,
       const PbColor *color,
       double         width)
{
  double angle = pb_wheel_angle (position);

  cairo_move_to (cr, self->x + from * cos (angle), self->y + from * sin (angle));
  cairo_line_to (cr, self->x + to * cos (angle), self->y + to * sin (angle));
  pb_color_set_source (color, cr);
  cairo_set_line_width (cr, width);
  cairo_stroke (cr);
}

static void
draw_ground (PbWheelPlot     *self,
             cairo_t         *cr,
             const PbPalette *palette)
{
  cairo_new_path (cr);
  cairo_arc (cr, self->x, self->y, self->radius, 0, 2 * G_PI);
  pb_color_set_source (&palette->card, cr);
  cairo_fill (cr);
  for (guint ring = 0; ring < pb_wheel_data_get_n_rings (self->data); ring++)
    circle (self, cr, self->bands[ring].outer, &palette->row_line, 1.5);
  for (int month = 0; month < 12; month++)
    {
      gboolean strong = pb_wheel_data_is_strong (self->data, month);

      spoke (self, cr, pb_wheel_data_get_month (self->data, month), self->centre, self->radius,
             strong ? &palette->ink_3 : &palette->border, strong ? 1.5 : 1);
    }
  circle (self, cr, self->radius, &palette->border, 1.5);
}

static void
show_centred (PangoLayout     *layout,
              cairo_t         *cr,
              double           x,
              double           y,
              const PbPalette *palette,
              PbTone           tone)
{
  pb_text_show (layout, cr, x - pb_text_get_width (layout) / 2, y - pb_text_get_height (layout) / 2, palette, tone);
  g_object_unref (layout);
}

static void
draw_months (PbWheelPlot     *self,
             cairo_t         *cr,
             const PbPalette *palette)
{
  double today = pb_wheel_data_get_today (self->data), middle = (self->months + self->radius) / 2;
  double scale = MIN (1, 0.6 * (self->radius - self->months) / self->em);

  for (int month = 0; month < 12; month++)
    {
      double start = pb_wheel_data_get_month (self->data, month), end = pb_wheel_data_get_month (self->data, month + 1);
      gboolean now = today >= start && today < end;
      double angle = pb_wheel_angle ((start + end) / 2);

      show_centred (pb_text_new (self->context, self->em, pb_wheel_data_get_month_name (self->data, month), scale,
                                 now ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL),
                    cr, self->x + middle * cos (angle), self->y + middle * sin (angle), palette,
                    now ? PB_TONE_INK : PB_TONE_INK_2);
    }
}

static gboolean
has_extent (const PbWheelMark *mark)
{
  return mark->to > mark->from;
}

/* Within what a mark without a date may lie: short of its ends, so that months do not run together. */
static void
draw_extents (PbWheelPlot     *self,
              cairo_t         *cr,
              const PbPalette *palette)
{
  for (int i = 0; i < pb_wheel_data_get_n_marks (self->data); i++)
    {
      const PbWheelMark *mark = pb_wheel_data_get_mark (self->data, i);
      const PbWheelBand *band = &self->bands[mark->ring];
      double gap = 0.12 * (mark->to - mark->from);

      if (!has_extent (mark) || pb_wheel_data_get_ring (self->data, mark->ring)->shape == PB_WHEEL_DOT)
        continue;
      cairo_new_path (cr);
      cairo_arc (cr, self->x, self->y, band->marks, pb_wheel_angle (mark->from + gap), pb_wheel_angle (mark->to - gap));
      pb_color_set_source (&palette->border, cr);
      cairo_set_line_width (cr, 2);
      cairo_stroke (cr);
    }
}

/* The names stand on the ground's colour: the arcs of their ring do not run through them. */
static void
draw_names (PbWheelPlot     *self,
            cairo_t         *cr,
            const PbPalette *palette)
{
  for (guint ring = 0; ring < pb_wheel_data_get_n_rings (self->data); ring++)
    {
      const PbWheelBand *band = &self->bands[ring];

      if (!band->beside)
        {
          double room = 3 / (2 * G_PI * band->marks);

          cairo_new_path (cr);
          cairo_arc (cr, self->x, self->y, band->marks, pb_wheel_angle (band->from - room), pb_wheel_angle (band->to + room));
          pb_color_set_source (&palette->card, cr);
          cairo_set_line_width (cr, MIN (self->em, 0.8 * (band->outer - band->inner)));
          cairo_stroke (cr);
        }
      pb_color_set_source (&palette->ink_3, cr);
      pb_ring_text_draw (cr, band->name, self->x, self->y, band->baseline, 2 * G_PI * band->from);
    }
}

static void
draw_marks (PbWheelPlot     *self,
            cairo_t         *cr,
            const PbPalette *palette)
{
  for (int i = 0; i < pb_wheel_data_get_n_marks (self->data); i++)
    {
      const PbWheelMark *mark = pb_wheel_data_get_mark (self->data, i);
      PbWheelShape shape = pb_wheel_data_get_ring (self->data, mark->ring)->shape;
      double x, y;
      PbBox box;

      pb_wheel_plot_get_mark (self, i, &box);
      x = box.x + box.width / 2;
      y = box.y + box.height / 2;
      if (has_extent (mark) && shape != PB_WHEEL_DOT)
        {
          cairo_new_path (cr);
          cairo_arc (cr, x, y, 0.5 * box.width, 0, 2 * G_PI);
          pb_color_set_source (&palette->card, cr);
          cairo_fill (cr);
        }
      pb_color_set_source (mark->past ? &palette->peer : &palette->accent, cr);
      pb_wheel_shape_draw (cr, shape, x, y, box.width, has_extent (mark));
    }
}

static void
draw_today (PbWheelPlot     *self,
            cairo_t         *cr,
            const PbPalette *palette)
{
  double today = pb_wheel_data_get_today (self->data), angle = pb_wheel_angle (today);

  if (today < 0)
    return;
  spoke (self, cr, today, self->centre, self->radius, &palette->ink, 2.5);
  cairo_arc (cr, self->x + self->radius * cos (angle), self->y + self->radius * sin (angle), 0.4 * self->em, 0, 2 * G_PI);
  cairo_fill (cr);
}

static void
draw_centre (PbWheelPlot     *self,
             cairo_t         *cr,
             const PbPalette *palette)
{
  const char *words = pb_wheel_data_get_words (self->data), *below = pb_wheel_data_get_below (self->data);
  g_autofree char *year = g_strdup_printf ("%d", pb_wheel_data_get_year (self->data));
  double scale = MIN (self->centre / (7.4 * self->em), 1.25), em = self->em * scale;
  double y = self->y - (words ? 1.1 : 0) * em;

  cairo_new_path (cr);
  cairo_arc (cr, self->x, self->y, self->centre, 0, 2 * G_PI);
  pb_color_set_source (&palette->window, cr);
  cairo_fill (cr);
  circle (self, cr, self->centre, &palette->border, 1.5);
  show_centred (pb_text_new (self->context, self->em, year, 3.2 * scale, PANGO_WEIGHT_BOLD), cr, self->x, y, palette,
                PB_TONE_INK);
  if (words)
    show_centred (pb_text_new (self->context, self->em, words, scale, PANGO_WEIGHT_SEMIBOLD), cr, self->x, y + 2.4 * em,
                  palette, PB_TONE_INK);
  if (below)
    show_centred (pb_text_new (self->context, self->em, below, 0.95 * scale, PANGO_WEIGHT_NORMAL), cr, self->x,
                  y + 3.9 * em, palette, PB_TONE_INK_3);
}

static void
draw_focus (PbWheelPlot     *self,
            cairo_t         *cr,
            const PbPalette *palette,
            int              mark)
{
  PbBox box, bounds = { 0, 0, self->width, self->height };
  PbTextNote note;

  pb_wheel_plot_get_mark (self, mark, &box);
  cairo_new_path (cr);
  cairo_arc (cr, box.x + box.width / 2, box.y + box.height / 2, box.width / 2 + 4, 0, 2 * G_PI);
  pb_color_set_source (&palette->ink, cr);
  cairo_set_line_width (cr, 2);
  cairo_stroke (cr);
  box = (PbBox) { box.x - 6, box.y - 6, box.width + 12, box.height + 12 };
  pb_text_note_init (&note, self->context, pb_wheel_data_get_mark (self->data, mark)->words, &bounds);
  pb_text_note_place (&note, &box, &bounds, box.y > self->y);
  pb_text_note_show (&note, cr, palette);
}

void
pb_wheel_plot_draw (PbWheelPlot     *self,
                    cairo_t         *cr,
                    const PbPalette *palette,
                    int              mark)
{
  cairo_save (cr);
  draw_ground (self, cr, palette);
  draw_months (self, cr, palette);
  draw_extents (self, cr, palette);
  draw_names (self, cr, palette);
  draw_marks (self, cr, palette);
  draw_today (self, cr, palette);
  draw_centre (self, cr, palette);
  if (mark >= 0 && mark < pb_wheel_data_get_n_marks (self->data))
    draw_focus (self, cr, palette, mark);
  cairo_restore (cr);
}
