/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-axis.h"

#include <math.h>

/* Whether the format shows these steps apart: one without decimals cannot show halves. */
static gboolean
steps_are_distinct (double        first,
                    double        step,
                    int           n,
                    PbValueFormat format,
                    gpointer      user_data)
{
  g_autofree char *previous = NULL;

  for (int i = 0; i < n; i++)
    {
      char *text = format (first + i * step, user_data);
      gboolean same = g_strcmp0 (text, previous) == 0;

      g_free (previous);
      previous = text;
      if (same)
        return FALSE;
    }
  return TRUE;
}

static gboolean
try_step (PbAxis       *axis,
          double        low,
          double        high,
          double        step,
          PbValueFormat format,
          gpointer      user_data)
{
  double first = floor (low / step + 1e-9) * step;
  double n = floor ((high - first) / step + 1e-9) + 1;

  if (!(n <= PB_AXIS_MAX_TICKS) || !steps_are_distinct (first, step, (int) n, format, user_data))
    return FALSE;
  axis->low = first;
  axis->high = MAX (high, first + (n - 1) * step);
  axis->n_ticks = (int) n;
  for (int i = 0; i < axis->n_ticks; i++)
    axis->ticks[i] = fabs (first + i * step) < step * 1e-6 ? 0 : first + i * step;
  return TRUE;
}

gboolean
pb_axis_choose (PbAxis       *axis,
                double        low,
                double        high,
                PbValueFormat format,
                gpointer      user_data)
{
  static const double steps[] = { 1, 2, 2.5, 5 };
  double power;

  *axis = (PbAxis) { 0 };
  if (!(low <= high) || !isfinite (high - low))
    return FALSE;
  if (high - low < 1e-9 * MAX (1, fabs (high)))
    {
      double around = MAX (fabs (high) * 0.1, 1e-3);

      low -= around;
      high += around;
    }
  power = pow (10, floor (log10 ((high - low) / PB_AXIS_MAX_TICKS)));
  for (int round = 0; round < 12; round++, power *= 10)
    for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
      {
        /* Quarters read badly where they need a decimal more. */
        if (steps[i] == 2.5 && power < 10)
          continue;
        if (try_step (axis, low, high, steps[i] * power, format, user_data))
          return TRUE;
      }
  return FALSE;
}
