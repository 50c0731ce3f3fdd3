/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How often each outcome comes: what is in balance in the accent, what is not hatched, and where every tenth, half and nine
 * in ten are reached. */
#include "pb-bar-plot-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static const int percentiles[] = { 10, 50, 90 };

typedef struct
{
  PbBarPlot *plot;
  double highest; /* share of the fullest class */
  double line;
  double threshold; /* x */
} Histogram;

static double
get_height (Histogram *histogram,
            double     share)
{
  return share / histogram->highest * (histogram->plot->bottom - histogram->plot->top);
}

static void
place_frame (Histogram *histogram)
{
  PbBarPlot *plot = histogram->plot;
  PbBarData *data = plot->data;
  int n = (int) data->bars->len;

  plot->axis.low = PB_BAR (data, 0)->from;
  plot->axis.high = PB_BAR (data, n - 1)->to;
  for (int i = 0; i < n; i++)
    histogram->highest = MAX (histogram->highest, PB_BAR (data, i)->value);
  histogram->line = 1.55 * plot->em;
  plot->left = 0.5 * plot->em;
  plot->right = MAX (plot->left + 1, plot->width - 0.5 * plot->em);
  /* Above the bars: the two shares, a line for each percentile and the values of the bars. */
  plot->top = (G_N_ELEMENTS (percentiles) + 2) * histogram->line;
  plot->bottom = MAX (plot->top + 1, plot->height - 1.9 * plot->em);
  histogram->threshold = CLAMP (pb_bar_plot_get_x (plot, data->threshold), plot->left, plot->right);
}

static void
add_bars (Histogram *histogram)
{
  PbBarPlot *plot = histogram->plot;

  for (int i = 0; i < (int) plot->data->bars->len; i++)
    {
      const PbBar *bar = PB_BAR (plot->data, i);
      double from = round (pb_bar_plot_get_x (plot, bar->from)) + 1;
      double to = round (pb_bar_plot_get_x (plot, bar->to)) - 1;
      PbBox box = pb_bar_box (from, plot->bottom, MAX (to, from + 1), plot->bottom - get_height (histogram, bar->value));
      PbBox reach = { from - 1, plot->top, to - from + 2, plot->height - plot->top };

      if (bar->value > 0)
        pb_scene_add_bar (plot->scene, &box, bar->total ? PB_TONE_ACCENT : PB_TONE_BAD,
                          bar->total ? PB_SEGMENT_SOLID : PB_SEGMENT_HATCHED);
      pb_scene_add_item (plot->scene, i, &box, &reach);
    }
}

static void
add_values (Histogram *histogram)
{
  PbBarPlot *plot = histogram->plot;

  for (int i = 0; i < (int) plot->data->bars->len; i++)
    {
      g_autofree char *text = pb_bar_data_write_share (PB_BAR (plot->data, i)->value);
      g_autoptr (PangoLayout) layout = pb_scene_create_text (plot->scene, text, 0.8, PANGO_WEIGHT_NORMAL);
      double width = pb_text_get_width (layout);
      PbBox box;

      /* Where a class is too narrow for it, the value is the keyboard's and the description's. */
      if (!pb_scene_get_bar (plot->scene, i, &box) || width > box.width + 2 || PB_BAR (plot->data, i)->value <= 0)
        continue;
      pb_scene_add_text (plot->scene, g_object_ref (layout), box.x + (box.width - width) / 2,
                         box.y - pb_text_get_height (layout) - plot->unit, PB_TONE_INK, TRUE);
    }
}

static void
add_axis (Histogram *histogram)
{
  PbBarPlot *plot = histogram->plot;
  double low = plot->axis.low, high = plot->axis.high;
  double end = -INFINITY;
  PangoLayout *unit = NULL;
  double limit = plot->width;

  pb_bar_plot_choose_axis (plot);
  plot->axis.low = low;
  plot->axis.high = high;
  if (plot->data->unit && *plot->data->unit)
    {
      unit = pb_scene_create_text (plot->scene, plot->data->unit, 0.86, PANGO_WEIGHT_NORMAL);
      limit -= pb_text_get_width (unit) + 8 * plot->unit;
      pb_scene_add_text (plot->scene, unit, plot->width - pb_text_get_width (unit), plot->bottom + 5 * plot->unit,
                         PB_TONE_INK_2, FALSE);
    }
  for (int i = 0; i < plot->axis.n_ticks; i++)
    {
      g_autofree char *text = pb_bar_data_write (plot->data, plot->axis.ticks[i]);
      g_autoptr (PangoLayout) layout = pb_scene_create_text (plot->scene, text, 0.86, PANGO_WEIGHT_NORMAL);
      double width = pb_text_get_width (layout);
      double x = round (pb_bar_plot_get_x (plot, plot->axis.ticks[i])) + 0.5;
      double start = MAX (0, x - width / 2);

      if (plot->axis.ticks[i] < low || plot->axis.ticks[i] > high || start < end + 8 * plot->unit || start + width > limit)
        continue;
      end = start + width;
      pb_scene_add_line (plot->scene, x, plot->bottom, x, plot->bottom + 4 * plot->unit, PB_TONE_INK_2, FALSE);
      pb_scene_add_text (plot->scene, g_object_ref (layout), start, plot->bottom + 5 * plot->unit, PB_TONE_INK_2, FALSE);
    }
  pb_scene_add_line (plot->scene, plot->left, round (plot->bottom) + 0.5, plot->right, round (plot->bottom) + 0.5,
                     PB_TONE_INK, FALSE);
}

static PangoLayout *
create_share (Histogram  *histogram,
              const char *word,
              double      share)
{
  g_autofree char *percent = pb_bar_data_write_share (share);
  g_autofree char *text = g_strdup_printf ("%s %s", percent, word);

  return pb_scene_create_text (histogram->plot->scene, text, 1, PANGO_WEIGHT_BOLD);
}

/* On each side of the line between them. */
static void
add_shares (Histogram *histogram)
{
  PbBarPlot *plot = histogram->plot;
  double share = pb_bar_data_get_share (plot->data);
  double gap = 8 * plot->unit;
  /* Translators: after a share: "13 % deficit", "87 % in balance" */
  PangoLayout *deficit = create_share (histogram, _("deficit"), 1 - share);
  PangoLayout *balance = create_share (histogram, _("in balance"), share);
  double left = pb_text_get_width (deficit);
  double right = pb_text_get_width (balance);
  double x = CLAMP (histogram->threshold, left + gap, MAX (left + gap, plot->width - right - gap));

  pb_scene_add_line (plot->scene, round (histogram->threshold) + 0.5, histogram->line, round (histogram->threshold) + 0.5,
                     plot->bottom, PB_TONE_INK, FALSE);
  pb_scene_add_text (plot->scene, deficit, x - gap - left, 0, PB_TONE_BAD, FALSE);
  pb_scene_add_text (plot->scene, balance, x + gap, 0, PB_TONE_ACCENT, FALSE);
}

static void
add_percentiles (Histogram *histogram)
{
  PbBarPlot *plot = histogram->plot;

  for (guint i = 0; i < G_N_ELEMENTS (percentiles); i++)
    {
      double value = pb_bar_data_get_percentile (plot->data, percentiles[i]);
      double x = round (pb_bar_plot_get_x (plot, value)) + 0.5;
      double y = histogram->line * (1 + i);

      pb_scene_add_line (plot->scene, x, y + 0.5 * histogram->line, x, plot->bottom, PB_TONE_INK_2, TRUE);
    }
  for (guint i = 0; i < G_N_ELEMENTS (percentiles); i++)
    {
      double value = pb_bar_data_get_percentile (plot->data, percentiles[i]);
      g_autofree char *amount = pb_bar_data_write (plot->data, value);
      g_autofree char *text = g_strdup_printf ("p%d %s", percentiles[i], amount);
      PangoLayout *layout = pb_scene_create_text (plot->scene, text, 0.86, PANGO_WEIGHT_SEMIBOLD);
      double width = pb_text_get_width (layout);
      double x = CLAMP (pb_bar_plot_get_x (plot, value) - width / 2, 0, MAX (0, plot->width - width));

      pb_scene_add_text (plot->scene, layout, x, histogram->line * (1 + i), PB_TONE_INK, TRUE);
    }
}

void
pb_bar_histogram_lay_out (PbBarPlot *plot)
{
  Histogram histogram = { .plot = plot };

  place_frame (&histogram);
  add_bars (&histogram);
  add_axis (&histogram);
  add_shares (&histogram);
  add_values (&histogram);
  add_percentiles (&histogram);
}
