/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-wheel-plot-private.h"

#include <math.h>

#include "pb-ring-text.h"

/* A name is looked for a place for in these steps. */
#define STEP 0.002
#define NAME_SCALE 0.74

static gboolean
is_weekly (PbWheelData *data,
           guint        ring)
{
  return pb_wheel_data_get_ring (data, ring)->shape == PB_WHEEL_DOT;
}

/* TRUE where no mark of the ring, nor the line of today, stands between two positions (from < to, also below 0). */
static gboolean
is_free (PbWheelPlot *self,
         guint        ring,
         double       from,
         double       to)
{
  double room = 0.75 * self->bands[ring].size / (2 * G_PI * self->bands[ring].marks);
  double today = pb_wheel_data_get_today (self->data);

  for (int turn = -1; turn <= 1; turn++)
    {
      if (today >= 0 && today + turn > from - room / 2 && today + turn < to + room / 2)
        return FALSE;
      for (int i = 0; i < pb_wheel_data_get_n_marks (self->data); i++)
        {
          const PbWheelMark *mark = pb_wheel_data_get_mark (self->data, i);

          if (mark->ring == ring && mark->position + turn > from - room && mark->position + turn < to + room)
            return FALSE;
        }
    }
  return TRUE;
}

/* The first place from the top on, clockwise and then left of it, within the upper half, where letters stand upright. */
static gboolean
find_gap (PbWheelPlot *self,
          guint        ring,
          double       length,
          double      *from)
{
  double edge = 3 / (2 * G_PI * self->bands[ring].marks);

  for (double start = edge; start + length < 0.24; start += STEP)
    if (is_free (self, ring, start, start + length))
      {
        *from = start;
        return TRUE;
      }
  for (double end = -edge; end - length > -0.24; end -= STEP)
    if (is_free (self, ring, end - length, end))
      {
        *from = end - length;
        return TRUE;
      }
  return FALSE;
}

/* How much of the year the name takes. */
static double
get_length (const PbWheelBand *band)
{
  return pb_ring_text_get_angle (band->name, band->baseline) / (2 * G_PI);
}

/* In the ring, between its marks; or where they leave no room, outside them. A name too long for a third of the ring is
 * cut: the list beside the wheel has it whole. */
static void
place_name (PbWheelPlot *self,
            guint        ring)
{
  PbWheelBand *band = &self->bands[ring];
  double thickness = band->outer - band->inner, most, length;
  double scale = MIN (NAME_SCALE, 0.62 * thickness / self->em);

  band->name = pb_text_new (self->context, self->em, pb_wheel_data_get_ring (self->data, ring)->name, scale,
                            PANGO_WEIGHT_NORMAL);
  band->baseline = band->marks - 0.34 * scale * self->em;
  most = 2 * G_PI * band->baseline * 0.23;
  if (pb_text_get_width (band->name) > most)
    {
      pango_layout_set_ellipsize (band->name, PANGO_ELLIPSIZE_END);
      pango_layout_set_width (band->name, (int) (most * PANGO_SCALE));
    }
  length = get_length (band);
  if (!is_weekly (self->data, ring) && find_gap (self, ring, length, &band->from))
    {
      band->to = band->from + length;
      return;
    }
  band->beside = TRUE;
  band->size = MIN (band->size, 0.5 * thickness);
  band->marks = band->inner + 0.3 * thickness;
  band->baseline = band->inner + 0.66 * thickness;
  length = get_length (band);
  band->from = 3 / (2 * G_PI * band->baseline);
  band->to = band->from + length;
}

/* Where a ring holds so many that they would lie on each other they get smaller, down to what is still to be seen. */
static double
get_size (PbWheelPlot *self,
          guint        ring)
{
  const PbWheelBand *band = &self->bands[ring];
  double size = MIN (1.15 * self->em, 0.72 * (band->outer - band->inner));
  int n = 0;

  for (int i = 0; i < pb_wheel_data_get_n_marks (self->data); i++)
    n += pb_wheel_data_get_mark (self->data, i)->ring == ring;
  if (n > 24 && !is_weekly (self->data, ring))
    size = MIN (size, MAX (2 * G_PI * band->marks / n, 0.4 * self->em));
  return size;
}

/* Rings share the room; one whose name has to stand beside its marks would need more, so that the innermost, which holds
 * the weeks, gets it. */
static void
lay_out_bands (PbWheelPlot *self)
{
  guint n = pb_wheel_data_get_n_rings (self->data);
  double weights = 0, outer = self->months;

  self->bands = g_new0 (PbWheelBand, MAX (n, 1));
  for (guint ring = 0; ring < n; ring++)
    weights += is_weekly (self->data, ring) ? 1.4 : 1;
  for (guint ring = 0; ring < n; ring++)
    {
      PbWheelBand *band = &self->bands[ring];
      double weight = is_weekly (self->data, ring) ? 1.4 : 1;

      band->outer = outer;
      outer -= (self->months - self->centre) * weight / weights;
      band->inner = outer;
      band->marks = (band->outer + band->inner) / 2;
      band->size = get_size (self, ring);
      place_name (self, ring);
    }
}

PbWheelPlot *
pb_wheel_plot_new (PbWheelData  *data,
                   PangoContext *context,
                   double        width,
                   double        height)
{
  PbWheelPlot *self = g_new0 (PbWheelPlot, 1);

  self->data = pb_wheel_data_ref (data);
  self->context = g_object_ref (context);
  self->em = pb_text_get_em (context);
  self->width = width;
  self->height = height;
  self->x = width / 2;
  self->y = height / 2;
  self->radius = MAX (MIN (width, height) / 2 - 0.7 * self->em, 2 * self->em);
  self->months = self->radius - MIN (2.6 * self->em, 0.18 * self->radius);
  self->centre = MIN (MAX (0.3 * self->radius, 4.6 * self->em), 0.45 * self->radius);
  lay_out_bands (self);
  return self;
}

void
pb_wheel_plot_free (PbWheelPlot *self)
{
  for (guint ring = 0; ring < pb_wheel_data_get_n_rings (self->data); ring++)
    g_object_unref (self->bands[ring].name);
  g_free (self->bands);
  pb_wheel_data_unref (self->data);
  g_object_unref (self->context);
  g_free (self);
}

void
pb_wheel_plot_get_mark (PbWheelPlot *self,
                        int          mark,
                        PbBox       *box)
{
  const PbWheelMark *of = pb_wheel_data_get_mark (self->data, mark);
  const PbWheelBand *band = &self->bands[of->ring];
  double angle = pb_wheel_angle (of->position);

  *box = (PbBox) { self->x + band->marks * cos (angle) - band->size / 2, self->y + band->marks * sin (angle) - band->size / 2,
                   band->size, band->size };
}

int
pb_wheel_plot_hit (PbWheelPlot *self,
                   double       x,
                   double       y)
{
  double nearest = 1.1 * self->em;
  int found = -1;

  for (int i = 0; i < pb_wheel_data_get_n_marks (self->data); i++)
    {
      double away;
      PbBox box;

      pb_wheel_plot_get_mark (self, i, &box);
      away = hypot (box.x + box.width / 2 - x, box.y + box.height / 2 - y);
      if (away >= nearest)
        continue;
      nearest = away;
      found = i;
    }
  return found;
}

void
pb_wheel_plot_get_name (PbWheelPlot *self,
                        guint        ring,
                        double      *from,
                        double      *to,
                        gboolean    *beside)
{
  *from = self->bands[ring].from;
  *to = self->bands[ring].to;
  *beside = self->bands[ring].beside;
}
