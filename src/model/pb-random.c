/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-random.h"

#include <math.h>

static guint64
split_mix (guint64 *state)
{
  guint64 z = (*state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

static inline guint64
rotate (guint64 x, int by)
{
  return (x << by) | (x >> (64 - by));
}

void
pb_random_init (PbRandom *self, guint64 seed, guint64 stream)
{
  guint64 own = stream;
  guint64 state = seed ^ split_mix (&own);

  for (guint i = 0; i < G_N_ELEMENTS (self->state); i++)
    self->state[i] = split_mix (&state);
}

guint64
pb_random_next (PbRandom *self)
{
  guint64 *s = self->state;
  guint64 result = rotate (s[0] + s[3], 23) + s[0];
  guint64 t = s[1] << 17;

  s[2] ^= s[0];
  s[3] ^= s[1];
  s[1] ^= s[2];
  s[0] ^= s[3];
  s[2] ^= t;
  s[3] = rotate (s[3], 45);
  return result;
}

double
pb_random_uniform (PbRandom *self)
{
  return (pb_random_next (self) >> 11) * 0x1p-53;
}

double
pb_random_triangular (PbRandom *self, double low, double likely, double high)
{
  double u = pb_random_uniform (self);
  double width = high - low;

  if (width <= 0)
    return low;
  if (u * width < likely - low)
    return low + sqrt (u * width * (likely - low));
  return high - sqrt ((1 - u) * width * (high - likely));
}
