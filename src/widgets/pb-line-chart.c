/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-line-chart.h"

#include <math.h>

#include "draw/pb-line-plot.h"

struct _PbLineChart
{
  PbChart parent_instance;

  PbLineData *data;
};

/* An item of the chart is a mark: series × periods + period. */
static const PbLineMark no_mark = { -1, -1 };

G_DEFINE_FINAL_TYPE (PbLineChart, pb_line_chart, PB_TYPE_CHART)

static gboolean
is_measured (PbLineChart *self,
             int          series,
             int          period)
{
  return !isnan (pb_line_data_get_value (self->data, series, period));
}

static PbLineMark
get_mark (PbLineChart *self,
          int          item)
{
  int n = pb_line_data_get_n_periods (self->data);

  return item < 0 ? no_mark : (PbLineMark) { item / n, item % n };
}

static int
get_item (PbLineChart *self,
          PbLineMark   mark)
{
  return mark.series < 0 ? -1 : mark.series * pb_line_data_get_n_periods (self->data) + mark.period;
}

/* The first (step 1) or last (step -1) measured period of a series, from a period on; -1 if there is none. */
static int
find_period (PbLineChart *self,
             int          series,
             int          from,
             int          step)
{
  for (int p = from; p >= 0 && p < pb_line_data_get_n_periods (self->data); p += step)
    if (is_measured (self, series, p))
      return p;
  return -1;
}

/* Where the keyboard comes in: the own line if there is one. */
static int
find_entry_series (PbLineChart *self)
{
  int entry = -1;

  for (int s = pb_line_data_get_n_series (self->data) - 1; s >= 0; s--)
    if (find_period (self, s, 0, 1) >= 0 && (entry < 0 || !pb_line_data_is_own (self->data, entry)))
      entry = s;
  return entry;
}

static PbLineMark
enter (PbLineChart *self,
       int          step)
{
  int series = find_entry_series (self);

  if (series < 0)
    return no_mark;
  return (PbLineMark) { series,
                        find_period (self, series, step > 0 ? 0 : pb_line_data_get_n_periods (self->data) - 1, step) };
}

static PbLineMark
move_along (PbLineChart *self,
            PbLineMark   mark,
            int          from,
            int          step)
{
  int period = find_period (self, mark.series, from, step);

  return period < 0 ? no_mark : (PbLineMark) { mark.series, period };
}

/* Up and down go by the values of the period, as the marks stand on the screen. */
static PbLineMark
move_across (PbLineChart *self,
             PbLineMark   mark,
             int          step)
{
  double from = pb_line_data_get_value (self->data, mark.series, mark.period);
  double nearest = INFINITY;
  int found = -1;

  for (int s = 0; s < pb_line_data_get_n_series (self->data); s++)
    {
      double distance = (pb_line_data_get_value (self->data, s, mark.period) - from) * step;

      /* Equal values stand on one another: their order then decides, so that each can be reached. */
      if (distance == 0 && (mark.series - s) * step <= 0)
        continue;
      if (isnan (distance) || s == mark.series || distance < 0 || distance > nearest)
        continue;
      if (distance == nearest && step > 0)
        {
          found = MAX (found, s);
          continue;
        }
      if (distance == nearest)
        {
          found = MIN (found, s);
          continue;
        }
      nearest = distance;
      found = s;
    }
  return found < 0 ? no_mark : (PbLineMark) { found, mark.period };
}

static int
step (PbChart *chart,
      int      item,
      PbStep   direction)
{
  PbLineChart *self = PB_LINE_CHART (chart);
  PbLineMark mark = get_mark (self, item);

  if (item < 0)
    return get_item (self, enter (self, direction == PB_STEP_PREVIOUS || direction == PB_STEP_LAST ? -1 : 1));
  switch (direction)
    {
    case PB_STEP_PREVIOUS:
      return get_item (self, move_along (self, mark, mark.period - 1, -1));
    case PB_STEP_NEXT:
      return get_item (self, move_along (self, mark, mark.period + 1, 1));
    case PB_STEP_UP:
      return get_item (self, move_across (self, mark, 1));
    case PB_STEP_DOWN:
      return get_item (self, move_across (self, mark, -1));
    case PB_STEP_FIRST:
      return get_item (self, move_along (self, mark, 0, 1));
    case PB_STEP_LAST:
    default:
      return get_item (self, move_along (self, mark, pb_line_data_get_n_periods (self->data) - 1, -1));
    }
}

static const char *
get_title (PbChart *chart)
{
  PbLineData *data = PB_LINE_CHART (chart)->data;

  if (data == NULL)
    return NULL;
  return pb_line_data_get_title (data) ? pb_line_data_get_title (data) : "";
}

static char *
describe (PbChart *chart)
{
  return pb_line_data_describe (PB_LINE_CHART (chart)->data);
}

static char *
describe_item (PbChart *chart,
               int      item)
{
  PbLineChart *self = PB_LINE_CHART (chart);
  PbLineMark mark = get_mark (self, item);

  return pb_line_data_describe_mark (self->data, mark.series, mark.period);
}

static gboolean
has_item (PbChart *chart,
          int      item)
{
  PbLineChart *self = PB_LINE_CHART (chart);
  PbLineMark mark;

  if (self->data == NULL
      || item >= pb_line_data_get_n_series (self->data) * pb_line_data_get_n_periods (self->data))
    return FALSE;
  mark = get_mark (self, item);
  return is_measured (self, mark.series, mark.period);
}

static gpointer
plot_new (PbChart      *chart,
          PangoContext *context,
          double        width,
          double        height)
{
  PbLineData *data = PB_LINE_CHART (chart)->data;

  return data ? pb_line_plot_new (data, context, width, height) : NULL;
}

static void
plot_free (PbChart *chart,
           gpointer plot)
{
  pb_line_plot_free (plot);
}

static void
plot_draw (PbChart         *chart,
           gpointer         plot,
           cairo_t         *cr,
           const PbPalette *palette,
           int              item)
{
  PbLineMark mark = item >= 0 ? get_mark (PB_LINE_CHART (chart), item) : no_mark;

  pb_line_plot_draw (plot, cr, palette, item >= 0 ? &mark : NULL);
}

static int
plot_hit (PbChart *chart,
          gpointer plot,
          double   x,
          double   y)
{
  PbLineMark mark;

  return pb_line_plot_hit (plot, x, y, &mark) ? get_item (PB_LINE_CHART (chart), mark) : -1;
}

static void
pb_line_chart_finalize (GObject *object)
{
  g_clear_pointer (&PB_LINE_CHART (object)->data, pb_line_data_unref);
  G_OBJECT_CLASS (pb_line_chart_parent_class)->finalize (object);
}

static void
pb_line_chart_class_init (PbLineChartClass *klass)
{
  PbChartClass *chart_class = PB_CHART_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pb_line_chart_finalize;
  chart_class->get_title = get_title;
  chart_class->describe = describe;
  chart_class->describe_item = describe_item;
  chart_class->has_item = has_item;
  chart_class->step = step;
  chart_class->plot_new = plot_new;
  chart_class->plot_free = plot_free;
  chart_class->plot_draw = plot_draw;
  chart_class->plot_hit = plot_hit;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "pb-line-chart");
}

static void
pb_line_chart_init (PbLineChart *self)
{
}

GtkWidget *
pb_line_chart_new (void)
{
  return g_object_new (PB_TYPE_LINE_CHART, NULL);
}

PbLineData *
pb_line_chart_get_data (PbLineChart *self)
{
  g_return_val_if_fail (PB_IS_LINE_CHART (self), NULL);

  return self->data;
}

void
pb_line_chart_set_data (PbLineChart *self,
                        PbLineData  *data)
{
  g_return_if_fail (PB_IS_LINE_CHART (self));

  if (data)
    pb_line_data_ref (data);
  g_clear_pointer (&self->data, pb_line_data_unref);
  self->data = data;
  pb_chart_data_changed (PB_CHART (self), FALSE);
}

gboolean
pb_line_chart_get_mark (PbLineChart *self,
                        int         *series,
                        int         *period)
{
  PbLineMark mark;

  g_return_val_if_fail (PB_IS_LINE_CHART (self), FALSE);

  mark = self->data ? get_mark (self, pb_chart_get_item (PB_CHART (self))) : no_mark;
  if (series)
    *series = mark.series;
  if (period)
    *period = mark.period;
  return mark.series >= 0;
}
