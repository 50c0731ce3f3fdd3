/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-wheel-data.h"

#include <math.h>

struct _PbWheelData
{
  grefcount refs;
  int year;
  char *title;
  char *months[12];
  guint strong;
  double today;
  char *words;
  char *below;
  GPtrArray *rings;
  GPtrArray *marks;
};

static void
ring_free (gpointer data)
{
  g_free (((PbWheelRing *) data)->name);
  g_free (data);
}

static void
mark_free (gpointer data)
{
  g_free (((PbWheelMark *) data)->words);
  g_free (data);
}

PbWheelData *
pb_wheel_data_new (int                year,
                   const char *const *months,
                   guint              strong)
{
  PbWheelData *self = g_new0 (PbWheelData, 1);

  g_ref_count_init (&self->refs);
  self->year = year;
  for (int i = 0; i < 12; i++)
    self->months[i] = g_strdup (months[i]);
  self->strong = strong;
  self->today = -1;
  self->rings = g_ptr_array_new_with_free_func (ring_free);
  self->marks = g_ptr_array_new_with_free_func (mark_free);
  return self;
}

PbWheelData *
pb_wheel_data_ref (PbWheelData *self)
{
  g_ref_count_inc (&self->refs);
  return self;
}

void
pb_wheel_data_unref (PbWheelData *self)
{
  if (!g_ref_count_dec (&self->refs))
    return;
  for (int i = 0; i < 12; i++)
    g_free (self->months[i]);
  g_free (self->title);
  g_free (self->words);
  g_free (self->below);
  g_ptr_array_unref (self->rings);
  g_ptr_array_unref (self->marks);
  g_free (self);
}

void
pb_wheel_data_set_title (PbWheelData *self,
                         const char  *title)
{
  g_free (self->title);
  self->title = g_strdup (title);
}

void
pb_wheel_data_set_today (PbWheelData *self,
                         double       position,
                         const char  *words,
                         const char  *below)
{
  self->today = position;
  g_free (self->words);
  g_free (self->below);
  self->words = g_strdup (words);
  self->below = g_strdup (below);
}

void
pb_wheel_data_add_ring (PbWheelData  *self,
                        const char   *name,
                        PbWheelShape  shape)
{
  PbWheelRing *ring = g_new0 (PbWheelRing, 1);

  ring->name = g_strdup (name);
  ring->shape = shape;
  g_ptr_array_add (self->rings, ring);
}

void
pb_wheel_data_add_mark (PbWheelData *self,
                        guint        ring,
                        double       position,
                        double       from,
                        double       to,
                        gboolean     past,
                        const char  *words)
{
  PbWheelMark *mark = g_new0 (PbWheelMark, 1);

  g_return_if_fail (ring < self->rings->len);

  *mark = (PbWheelMark) { ring, position, from, to, past, g_strdup (words) };
  g_ptr_array_add (self->marks, mark);
}

int
pb_wheel_data_get_year (const PbWheelData *self)
{
  return self->year;
}

double
pb_wheel_data_get_month (const PbWheelData *self,
                         int                month)
{
  gboolean leap = g_date_is_leap_year ((GDateYear) self->year);
  int days = 0;

  for (int i = 1; i <= month; i++)
    days += g_date_get_days_in_month (i, (GDateYear) self->year);
  return days / (leap ? 366.0 : 365.0);
}

const char *
pb_wheel_data_get_month_name (const PbWheelData *self,
                              int                month)
{
  return self->months[month];
}

gboolean
pb_wheel_data_is_strong (const PbWheelData *self,
                         int                month)
{
  return (self->strong & (1u << month)) != 0;
}

const char *
pb_wheel_data_get_title (const PbWheelData *self)
{
  return self->title;
}

double
pb_wheel_data_get_today (const PbWheelData *self)
{
  return self->today;
}

const char *
pb_wheel_data_get_words (const PbWheelData *self)
{
  return self->words;
}

const char *
pb_wheel_data_get_below (const PbWheelData *self)
{
  return self->below;
}

guint
pb_wheel_data_get_n_rings (const PbWheelData *self)
{
  return self->rings->len;
}

const PbWheelRing *
pb_wheel_data_get_ring (const PbWheelData *self,
                        guint              ring)
{
  return self->rings->pdata[ring];
}

int
pb_wheel_data_get_n_marks (const PbWheelData *self)
{
  return (int) self->marks->len;
}

const PbWheelMark *
pb_wheel_data_get_mark (const PbWheelData *self,
                        int                mark)
{
  return self->marks->pdata[mark];
}

/* Around the year: December lies beside January. */
static double
distance (double a,
          double b)
{
  double straight = fabs (a - b);

  return MIN (straight, 1 - straight);
}

/* The nearest mark of the next ring in that direction which has any. */
static int
step_ring (const PbWheelData *self,
           int                from,
           int                direction)
{
  const PbWheelMark *mark = pb_wheel_data_get_mark (self, from);

  for (int ring = (int) mark->ring + direction; ring >= 0 && ring < (int) self->rings->len; ring += direction)
    {
      int found = -1;
      double nearest = 2;

      for (int i = 0; i < (int) self->marks->len; i++)
        {
          const PbWheelMark *other = pb_wheel_data_get_mark (self, i);

          if ((int) other->ring != ring || distance (other->position, mark->position) >= nearest)
            continue;
          found = i;
          nearest = distance (other->position, mark->position);
        }
      if (found >= 0)
        return found;
    }
  return -1;
}

/* The first mark that is still to come: where one begins. */
static int
find_start (const PbWheelData *self)
{
  for (int i = 0; i < (int) self->marks->len; i++)
    if (!pb_wheel_data_get_mark (self, i)->past)
      return i;
  return 0;
}

/* The next mark of the ring from a mark on, in that direction. */
static int
step_along (const PbWheelData *self,
            guint              ring,
            int                from,
            int                direction)
{
  for (int i = from; i >= 0 && i < (int) self->marks->len; i += direction)
    if (pb_wheel_data_get_mark (self, i)->ring == ring)
      return i;
  return -1;
}

int
pb_wheel_data_step (const PbWheelData *self,
                    int                mark,
                    PbStep             step)
{
  int n = (int) self->marks->len;
  guint ring;

  if (n == 0)
    return -1;
  if (mark < 0 || mark >= n)
    return find_start (self);
  ring = pb_wheel_data_get_mark (self, mark)->ring;
  switch (step)
    {
    case PB_STEP_PREVIOUS:
      return step_along (self, ring, mark - 1, -1);
    case PB_STEP_NEXT:
      return step_along (self, ring, mark + 1, 1);
    case PB_STEP_FIRST:
      return step_along (self, ring, 0, 1);
    case PB_STEP_LAST:
      return step_along (self, ring, n - 1, -1);
    case PB_STEP_UP:
    case PB_STEP_DOWN:
    default:
      return step_ring (self, mark, step == PB_STEP_UP ? -1 : 1);
    }
}

char *
pb_wheel_data_describe (const PbWheelData *self)
{
  GString *text = g_string_new (self->title);

  if (self->words)
    g_string_append_printf (text, "\n%s", self->words);
  for (guint ring = 0; ring < self->rings->len; ring++)
    {
      g_string_append_printf (text, "\n%s:", pb_wheel_data_get_ring (self, ring)->name);
      for (int i = 0; i < (int) self->marks->len; i++)
        if (pb_wheel_data_get_mark (self, i)->ring == ring)
          g_string_append_printf (text, "\n%s", pb_wheel_data_get_mark (self, i)->words);
    }
  return g_string_free (text, FALSE);
}
