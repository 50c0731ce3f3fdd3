/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-bar-chart.h"

#include <math.h>

#include "draw/pb-bar-plot.h"

struct _PbBarChart
{
  PbChart parent_instance;

  PbBarData *data;
};

G_DEFINE_FINAL_TYPE (PbBarChart, pb_bar_chart, PB_TYPE_CHART)

static const char *
get_title (PbChart *chart)
{
  PbBarData *data = PB_BAR_CHART (chart)->data;

  if (data == NULL)
    return NULL;
  return pb_bar_data_get_title (data) ? pb_bar_data_get_title (data) : "";
}

static char *
describe (PbChart *chart)
{
  return pb_bar_data_describe (PB_BAR_CHART (chart)->data);
}

static char *
describe_item (PbChart *chart,
               int      item)
{
  return pb_bar_data_describe_item (PB_BAR_CHART (chart)->data, item);
}

static gboolean
has_item (PbChart *chart,
          int      item)
{
  PbBarData *data = PB_BAR_CHART (chart)->data;

  return data && item < pb_bar_data_get_n_items (data) && !isnan (pb_bar_data_get_value (data, item));
}

static int
step (PbChart *chart,
      int      item,
      PbStep   direction)
{
  return pb_bar_data_step (PB_BAR_CHART (chart)->data, item, direction);
}

static double
get_height (PbChart      *chart,
            PangoContext *context,
            double        width)
{
  PbBarData *data = PB_BAR_CHART (chart)->data;

  return data ? pb_bar_plot_get_height_for_width (data, context, width) : 0;
}

static gpointer
plot_new (PbChart      *chart,
          PangoContext *context,
          double        width,
          double        height)
{
  PbBarData *data = PB_BAR_CHART (chart)->data;

  return data ? pb_bar_plot_new (data, context, width, height) : NULL;
}

static void
plot_free (PbChart *chart,
           gpointer plot)
{
  pb_bar_plot_free (plot);
}

static void
plot_draw (PbChart         *chart,
           gpointer         plot,
           cairo_t         *cr,
           const PbPalette *palette,
           int              item)
{
  pb_bar_plot_draw (plot, cr, palette, item);
}

static int
plot_hit (PbChart *chart,
          gpointer plot,
          double   x,
          double   y)
{
  return pb_bar_plot_hit (plot, x, y);
}

static void
pb_bar_chart_finalize (GObject *object)
{
  g_clear_pointer (&PB_BAR_CHART (object)->data, pb_bar_data_unref);
  G_OBJECT_CLASS (pb_bar_chart_parent_class)->finalize (object);
}

static void
pb_bar_chart_class_init (PbBarChartClass *klass)
{
  PbChartClass *chart_class = PB_CHART_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pb_bar_chart_finalize;
  chart_class->get_title = get_title;
  chart_class->describe = describe;
  chart_class->describe_item = describe_item;
  chart_class->has_item = has_item;
  chart_class->step = step;
  chart_class->get_height = get_height;
  chart_class->plot_new = plot_new;
  chart_class->plot_free = plot_free;
  chart_class->plot_draw = plot_draw;
  chart_class->plot_hit = plot_hit;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "pb-bar-chart");
}

static void
pb_bar_chart_init (PbBarChart *self)
{
}

GtkWidget *
pb_bar_chart_new (void)
{
  return g_object_new (PB_TYPE_BAR_CHART, NULL);
}

void
pb_bar_chart_set_data (PbBarChart *self,
                       PbBarData  *data)
{
  gboolean same_kind;

  g_return_if_fail (PB_IS_BAR_CHART (self));

  same_kind = data && self->data && pb_bar_data_get_kind (data) == pb_bar_data_get_kind (self->data);
  if (data)
    pb_bar_data_ref (data);
  g_clear_pointer (&self->data, pb_bar_data_unref);
  self->data = data;
  pb_chart_data_changed (PB_CHART (self), same_kind);
}
