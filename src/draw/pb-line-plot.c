/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-line-plot-private.h"

#include <math.h>

PangoLayout *
pb_line_plot_create_text (PbLinePlot  *plot,
                          const char  *text,
                          double       scale,
                          PangoWeight  weight)
{
  return pb_text_new (plot->context, plot->em, text, scale, weight);
}

const PbLinePoint *
pb_line_plot_get_point (PbLinePlot *plot,
                        int         series,
                        int         period)
{
  return &plot->points[series * plot->n_periods + period];
}

static gboolean
value_range (PbLinePlot *plot,
             double     *low,
             double     *high)
{
  *low = INFINITY;
  *high = -INFINITY;
  for (int s = 0; s < plot->n_series; s++)
    for (int p = 0; p < plot->n_periods; p++)
      {
        double value = pb_line_data_get_value (plot->data, s, p);

        if (isnan (value))
          continue;
        *low = MIN (*low, value);
        *high = MAX (*high, value);
      }
  return *low <= *high;
}

static char *
format_tick (double   value,
             gpointer data)
{
  return pb_line_data_format (data, value);
}

static void
choose_ticks (PbLinePlot *plot)
{
  PbAxis axis;
  double low, high;

  if (!value_range (plot, &low, &high))
    return;
  /* Near zero the axis starts at zero: a short distance to it would otherwise look long. */
  if (low > 0 && low < 0.3 * high)
    low = 0;
  if (!pb_axis_choose (&axis, low, high, format_tick, plot->data))
    return;
  plot->low = axis.low;
  plot->high = axis.high;
  plot->n_ticks = axis.n_ticks;
  for (int i = 0; i < axis.n_ticks; i++)
    {
      g_autofree char *text = pb_line_data_format (plot->data, axis.ticks[i]);

      plot->ticks[i].value = axis.ticks[i];
      plot->ticks[i].layout = pb_line_plot_create_text (plot, text, 0.9, PANGO_WEIGHT_NORMAL);
    }
}

static void
create_label (PbLinePlot *plot,
              int         series)
{
  PbLineLabel *label = &plot->labels[series];
  gboolean own = pb_line_data_is_own (plot->data, series);
  g_autofree char *value = NULL;

  label->last_period = -1;
  for (int p = 0; p < plot->n_periods; p++)
    if (!isnan (pb_line_data_get_value (plot->data, series, p)))
      label->last_period = p;
  if (label->last_period < 0)
    return;
  label->name = pb_line_plot_create_text (plot, pb_line_data_get_label (plot->data, series), 0.95,
                                          own ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_SEMIBOLD);
  value = pb_line_data_format (plot->data, pb_line_data_get_value (plot->data, series, label->last_period));
  label->value = pb_line_plot_create_text (plot, value, 0.9, own ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
}

/* Long names give way to the lines: no more than a third of the width is theirs. */
static double
create_labels (PbLinePlot *plot)
{
  double widest = 0;

  plot->labels = g_new0 (PbLineLabel, MAX (plot->n_series, 1));
  for (int s = 0; s < plot->n_series; s++)
    {
      PbLineLabel *label = &plot->labels[s];
      double limit = plot->width * 0.34;

      create_label (plot, s);
      if (label->name == NULL)
        continue;
      if (pb_text_get_width (label->name) > limit)
        {
          pango_layout_set_width (label->name, (int) limit * PANGO_SCALE);
          pango_layout_set_ellipsize (label->name, PANGO_ELLIPSIZE_END);
        }
      widest = MAX (widest, MAX (pb_text_get_width (label->name), pb_text_get_width (label->value)));
    }
  return widest;
}

static void
create_periods (PbLinePlot *plot)
{
  plot->period_layouts = g_new0 (PangoLayout *, MAX (plot->n_periods, 1));
  for (int p = 0; p < plot->n_periods; p++)
    plot->period_layouts[p] = pb_line_plot_create_text (plot, pb_line_data_get_period (plot->data, p), 0.9,
                                                        p == plot->n_periods - 1 ? PANGO_WEIGHT_BOLD
                                                                                 : PANGO_WEIGHT_NORMAL);
}

/* Where names of periods would touch, every second, third … stays, counted from the last. */
static void
thin_periods (PbLinePlot *plot)
{
  double widest = 0;
  double spacing = plot->n_periods > 1 ? (plot->right - plot->left) / (plot->n_periods - 1) : plot->width;
  int keep_every;

  for (int p = 0; p < plot->n_periods; p++)
    widest = MAX (widest, pb_text_get_width (plot->period_layouts[p]));
  keep_every = (int) MAX (1, ceil ((widest + 8 * plot->unit) / MAX (spacing, 1)));
  for (int p = 0; p < plot->n_periods; p++)
    if ((plot->n_periods - 1 - p) % keep_every != 0)
      g_clear_object (&plot->period_layouts[p]);
}

static void
place_frame (PbLinePlot *plot,
             double      label_width)
{
  const char *unit = pb_line_data_get_unit (plot->data);
  double axis_width = 0;
  double first_period = plot->n_periods > 0 ? pb_text_get_width (plot->period_layouts[0]) / 2 : 0;

  for (int i = 0; i < plot->n_ticks; i++)
    axis_width = MAX (axis_width, pb_text_get_width (plot->ticks[i].layout));
  plot->left = MAX (axis_width + 12 * plot->unit, first_period) + 8 * plot->unit;
  /* 12 before the name, and room for a mark if names have to move from their lines. */
  plot->right = plot->width - label_width - (label_width > 0 ? 12 : 8) * plot->unit;
  if (plot->n_series > 1)
    plot->right -= 16 * plot->unit;
  plot->right = MAX (plot->left + 1, plot->right);
  plot->top = 14 * plot->unit;
  if (unit && *unit)
    {
      plot->unit_layout = pb_line_plot_create_text (plot, unit, 0.9, PANGO_WEIGHT_NORMAL);
      plot->top = pb_text_get_height (plot->unit_layout) + 18 * plot->unit;
    }
  plot->bottom = plot->height - (plot->n_periods > 0 ? pb_text_get_height (plot->period_layouts[0]) : 0) - 10 * plot->unit;
  plot->bottom = MAX (plot->bottom, plot->top + 1);
}

static double
y_of_value (PbLinePlot *plot,
            double      value)
{
  double range = plot->high - plot->low;

  return plot->bottom - (range > 0 ? (value - plot->low) / range : 0.5) * (plot->bottom - plot->top);
}

static void
place_points (PbLinePlot *plot)
{
  /* Room beside the axis for the first mark. */
  double inset = 6 * plot->unit;

  plot->points = g_new0 (PbLinePoint, MAX (plot->n_series * plot->n_periods, 1));
  for (int i = 0; i < plot->n_ticks; i++)
    plot->ticks[i].y = round (y_of_value (plot, plot->ticks[i].value)) + 0.5;
  for (int s = 0; s < plot->n_series; s++)
    for (int p = 0; p < plot->n_periods; p++)
      {
        PbLinePoint *point = &plot->points[s * plot->n_periods + p];
        double value = pb_line_data_get_value (plot->data, s, p);
        double share = plot->n_periods > 1 ? p / (double) (plot->n_periods - 1) : 0.5;

        point->x = plot->left + inset + share * (plot->right - plot->left - 2 * inset);
        point->measured = !isnan (value);
        point->y = point->measured ? y_of_value (plot, value) : 0;
      }
}

static void
value_clear (gpointer data)
{
  g_object_unref (((PbLineValue *) data)->layout);
}

PbLinePlot *
pb_line_plot_new (PbLineData   *data,
                  PangoContext *context,
                  double        width,
                  double        height)
{
  PbLinePlot *plot;

  g_return_val_if_fail (data != NULL, NULL);
  g_return_val_if_fail (PANGO_IS_CONTEXT (context), NULL);

  plot = g_new0 (PbLinePlot, 1);
  plot->data = pb_line_data_ref (data);
  plot->context = g_object_ref (context);
  plot->width = width;
  plot->height = height;
  plot->em = pb_text_get_em (context);
  plot->unit = MAX (1, plot->em / PB_TEXT_DEFAULT_EM);
  plot->n_periods = pb_line_data_get_n_periods (data);
  plot->n_series = pb_line_data_get_n_series (data);
  plot->values = g_array_new (FALSE, TRUE, sizeof (PbLineValue));
  g_array_set_clear_func (plot->values, value_clear);
  choose_ticks (plot);
  create_periods (plot);
  place_frame (plot, create_labels (plot));
  thin_periods (plot);
  place_points (plot);
  pb_line_plot_place_labels (plot);
  pb_line_plot_place_values (plot);
  return plot;
}

void
pb_line_plot_free (PbLinePlot *plot)
{
  if (plot == NULL)
    return;
  for (int i = 0; i < plot->n_ticks; i++)
    g_clear_object (&plot->ticks[i].layout);
  for (int p = 0; p < plot->n_periods; p++)
    g_clear_object (&plot->period_layouts[p]);
  for (int s = 0; s < plot->n_series; s++)
    {
      g_clear_object (&plot->labels[s].name);
      g_clear_object (&plot->labels[s].value);
    }
  g_clear_object (&plot->unit_layout);
  g_array_unref (plot->values);
  g_free (plot->period_layouts);
  g_free (plot->labels);
  g_free (plot->points);
  g_object_unref (plot->context);
  pb_line_data_unref (plot->data);
  g_free (plot);
}

gboolean
pb_line_plot_hit (PbLinePlot *plot,
                  double      x,
                  double      y,
                  PbLineMark *mark)
{
  double nearest = 18 * plot->unit;
  gboolean found = FALSE;

  for (int s = 0; s < plot->n_series; s++)
    for (int p = 0; p < plot->n_periods; p++)
      {
        const PbLinePoint *point = pb_line_plot_get_point (plot, s, p);
        double distance = hypot (point->x - x, point->y - y);

        if (!point->measured || distance > nearest)
          continue;
        nearest = distance;
        *mark = (PbLineMark) { s, p };
        found = TRUE;
      }
  return found;
}

gboolean
pb_line_plot_get_position (PbLinePlot       *plot,
                           const PbLineMark *mark,
                           double           *x,
                           double           *y)
{
  const PbLinePoint *point;

  g_return_val_if_fail (mark->series >= 0 && mark->series < plot->n_series, FALSE);
  g_return_val_if_fail (mark->period >= 0 && mark->period < plot->n_periods, FALSE);

  point = pb_line_plot_get_point (plot, mark->series, mark->period);
  *x = point->x;
  *y = point->y;
  return point->measured;
}

gboolean
pb_line_plot_get_label_box (PbLinePlot *plot,
                            int         series,
                            PbBox  *box)
{
  g_return_val_if_fail (series >= 0 && series < plot->n_series, FALSE);

  *box = plot->labels[series].box;
  return plot->labels[series].name != NULL;
}
