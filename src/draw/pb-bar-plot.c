/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-bar-plot-private.h"

#include <math.h>

const PbBarLook *
pb_bar_look (PbBarData *data,
             int        series)
{
  static const PbBarLook looks[] = {
    { PB_TONE_ACCENT, PB_SEGMENT_SOLID },  { PB_TONE_ACCENT, PB_SEGMENT_HATCHED }, { PB_TONE_TOTAL, PB_SEGMENT_SOLID },
    { PB_TONE_PEER, PB_SEGMENT_CROSSED },  { PB_TONE_PEER, PB_SEGMENT_SOLID },     { PB_TONE_TOTAL, PB_SEGMENT_HATCHED },
    { PB_TONE_ACCENT, PB_SEGMENT_CROSSED }, { PB_TONE_PEER, PB_SEGMENT_OUTLINED }, { PB_TONE_INK_2, PB_SEGMENT_DASHED },
  };

  /* Side by side, the first is what the others are measured against. */
  if (data->kind == PB_BARS_COMPARISON && series < 3)
    return &looks[(series + 2) % 3];
  return &looks[series % G_N_ELEMENTS (looks)];
}

PbTone
pb_bar_tone (const PbBar *bar)
{
  return bar->total ? PB_TONE_TOTAL : bar->value < 0 ? PB_TONE_BAD : PB_TONE_ACCENT;
}

PbBox
pb_bar_box (double x1,
            double y1,
            double x2,
            double y2)
{
  PbBox box = { MIN (x1, x2), MIN (y1, y2), fabs (x2 - x1), fabs (y2 - y1) };

  /* Nothing is still a bar: a line that can be seen and have the focus. */
  if (box.width < 2)
    box = (PbBox) { box.x - (2 - box.width) / 2, box.y, 2, box.height };
  if (box.height < 2)
    box = (PbBox) { box.x, box.y - (2 - box.height) / 2, box.width, 2 };
  return box;
}

static void
widen (double *low,
       double *high,
       double  value)
{
  if (!isfinite (value))
    return;
  *low = MIN (*low, value);
  *high = MAX (*high, value);
}

/* In a stack, what lies on each side of zero is added up. */
static void
widen_by_stacks (PbBarData *data,
                 double    *low,
                 double    *high)
{
  int n_groups = (int) data->groups->len;

  for (int g = 0; g < n_groups; g++)
    {
      double below = 0, above = 0;

      for (int s = 0; s < data->n_series; s++)
        {
          double value = PB_BAR (data, s * n_groups + g)->value;

          if (value < 0)
            below += value;
          else if (value > 0)
            above += value;
        }
      widen (low, high, below);
      widen (low, high, above);
    }
}

static char *
format_tick (double   value,
             gpointer data)
{
  return pb_bar_data_write (data, value);
}

void
pb_bar_plot_choose_axis (PbBarPlot *plot)
{
  PbBarData *data = plot->data;
  double low = 0, high = 0;
  int kept = 0;

  if (data->kind == PB_BARS_STACK && !plot->lying)
    widen_by_stacks (data, &low, &high);
  else
    for (int i = 0; i < (int) data->bars->len; i++)
      {
        const PbBar *bar = PB_BAR (data, i);

        widen (&low, &high, data->kind == PB_BARS_TORNADO ? bar->value : bar->from);
        widen (&low, &high, data->kind == PB_BARS_TORNADO ? bar->better : bar->to);
      }
  if (low == 0 && high == 0)
    high = 1;
  pb_axis_choose (&plot->axis, low, high, format_tick, data);
  /* The bars have the whole frame: ticks beyond them go. */
  for (int i = 0; i < plot->axis.n_ticks; i++)
    if (plot->axis.ticks[i] >= low - 1e-9 * (high - low) && plot->axis.ticks[i] <= high + 1e-9 * (high - low))
      plot->axis.ticks[kept++] = plot->axis.ticks[i];
  plot->axis.n_ticks = kept;
  plot->axis.low = low;
  plot->axis.high = high;
}

static double
get_share (PbBarPlot *plot,
           double     value)
{
  double range = plot->axis.high - plot->axis.low;

  return range > 0 ? (value - plot->axis.low) / range : 0.5;
}

double
pb_bar_plot_get_x (PbBarPlot *plot,
                   double     value)
{
  return plot->left + get_share (plot, value) * (plot->right - plot->left);
}

double
pb_bar_plot_get_y (PbBarPlot *plot,
                   double     value)
{
  return plot->bottom - get_share (plot, value) * (plot->bottom - plot->top);
}

static PangoLayout *
create_tick (PbBarPlot *plot,
             int        tick)
{
  g_autofree char *text = pb_bar_data_write (plot->data, plot->axis.ticks[tick]);

  return pb_scene_create_text (plot->scene, text, 0.86, PANGO_WEIGHT_NORMAL);
}

double
pb_bar_plot_get_axis_width (PbBarPlot *plot)
{
  double width = 0;

  for (int i = 0; i < plot->axis.n_ticks; i++)
    {
      g_autoptr (PangoLayout) layout = create_tick (plot, i);

      width = MAX (width, pb_text_get_width (layout));
    }
  return width + 10 * plot->unit;
}

void
pb_bar_plot_add_axis (PbBarPlot *plot)
{
  double before = INFINITY;

  for (int i = 0; i < plot->axis.n_ticks; i++)
    {
      double y = round (pb_bar_plot_get_y (plot, plot->axis.ticks[i])) + 0.5;
      g_autoptr (PangoLayout) layout = create_tick (plot, i);
      double height = pb_text_get_height (layout);

      pb_scene_add_line (plot->scene, plot->left, y, plot->right, y, PB_TONE_ROW_LINE, FALSE);
      /* In a low frame figures would touch; the grid still stands. */
      if (before - y < height)
        continue;
      before = y;
      pb_scene_add_text (plot->scene, g_object_ref (layout),
                         plot->left - 10 * plot->unit - pb_text_get_width (layout), y - height / 2, PB_TONE_INK_2, FALSE);
    }
  if (plot->data->unit && *plot->data->unit)
    pb_scene_add_text (plot->scene, pb_scene_create_text (plot->scene, plot->data->unit, 0.86, PANGO_WEIGHT_NORMAL), 0, 0,
                       PB_TONE_INK_2, FALSE);
}

void
pb_bar_plot_add_zero (PbBarPlot *plot)
{
  double y = round (pb_bar_plot_get_y (plot, 0)) + 0.5;

  pb_scene_add_line (plot->scene, plot->left, y, plot->right, y, PB_TONE_INK, FALSE);
}

PangoLayout *
pb_bar_plot_create_value (PbBarPlot   *plot,
                          const PbBar *bar)
{
  gboolean plain = bar->total || plot->data->kind == PB_BARS_COMPARISON;
  g_autofree char *text = plain ? pb_bar_data_write (plot->data, bar->value)
                                : pb_bar_data_write_signed (plot->data, bar->value);

  return pb_scene_create_text (plot->scene, text, 0.9, bar->total ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_SEMIBOLD);
}

static PbBarPlot *
plot_new (PbBarData    *data,
          PangoContext *context,
          double        width,
          double        height)
{
  PbBarPlot *plot = g_new0 (PbBarPlot, 1);

  plot->data = pb_bar_data_ref (data);
  plot->scene = pb_scene_new (context);
  plot->em = pb_scene_get_em (plot->scene);
  plot->unit = pb_scene_get_unit (plot->scene);
  plot->width = width;
  plot->height = height;
  if (data->kind == PB_BARS_DISTRIBUTION)
    return plot;
  pb_bar_plot_choose_axis (plot);
  plot->lying = data->kind == PB_BARS_TORNADO ||
                !(data->kind == PB_BARS_STACK ? pb_bar_stack_fits (plot) : pb_bar_columns_fit (plot));
  if (plot->lying)
    pb_bar_plot_choose_axis (plot);
  return plot;
}

PbBarPlot *
pb_bar_plot_new (PbBarData    *data,
                 PangoContext *context,
                 double        width,
                 double        height)
{
  PbBarPlot *plot;

  g_return_val_if_fail (data != NULL, NULL);
  g_return_val_if_fail (PANGO_IS_CONTEXT (context), NULL);

  plot = plot_new (data, context, width, height);
  if (data->bars->len == 0)
    return plot;
  if (plot->lying)
    pb_bar_rows_lay_out (plot);
  else if (data->kind == PB_BARS_DISTRIBUTION)
    pb_bar_histogram_lay_out (plot);
  else if (data->kind == PB_BARS_STACK)
    pb_bar_stack_lay_out (plot);
  else
    pb_bar_columns_lay_out (plot);
  return plot;
}

void
pb_bar_plot_free (PbBarPlot *plot)
{
  if (plot == NULL)
    return;
  pb_scene_free (plot->scene);
  pb_bar_data_unref (plot->data);
  g_free (plot);
}

double
pb_bar_plot_get_height_for_width (PbBarData    *data,
                                  PangoContext *context,
                                  double        width)
{
  g_autoptr (PbBarPlot) plot = plot_new (data, context, width, 0);

  if (data->bars->len == 0)
    return 2 * plot->em;
  if (plot->lying)
    return pb_bar_rows_get_height (plot);
  return (data->kind == PB_BARS_DISTRIBUTION ? 18 : 21) * plot->em;
}

void
pb_bar_plot_draw (PbBarPlot       *plot,
                  cairo_t         *cr,
                  const PbPalette *palette,
                  int              item)
{
  g_return_if_fail (plot != NULL);

  cairo_save (cr);
  pb_scene_draw (plot->scene, cr, palette);
  if (item >= 0 && item < pb_bar_data_get_n_items (plot->data))
    {
      g_autofree char *words = pb_bar_data_describe_item (plot->data, item);

      pb_scene_draw_focus (plot->scene, cr, item, words, &(PbBox) { 0, 0, plot->width, plot->height }, palette);
    }
  cairo_restore (cr);
}

int
pb_bar_plot_hit (PbBarPlot *plot,
                 double     x,
                 double     y)
{
  return pb_scene_hit (plot->scene, x, y);
}

gboolean
pb_bar_plot_get_bar (PbBarPlot *plot,
                     int        item,
                     PbBox     *bar)
{
  return pb_scene_get_bar (plot->scene, item, bar);
}

guint
pb_bar_plot_get_n_texts (PbBarPlot *plot)
{
  return pb_scene_get_n_texts (plot->scene);
}

void
pb_bar_plot_get_text (PbBarPlot   *plot,
                      guint        text,
                      PbBox       *box,
                      const char **words)
{
  pb_scene_get_text (plot->scene, text, box, words);
}

gboolean
pb_bar_plot_is_lying (PbBarPlot *plot)
{
  return plot->lying;
}
