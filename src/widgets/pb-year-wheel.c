/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-year-wheel.h"

#include <math.h>

#include "draw/pb-wheel-plot.h"
#include "pb-widget-palette.h"

/* In em: below the least its names cannot be read; on paper it is as high as it is wide, up to the most. */
#define LEAST 24
#define MOST 50

struct _PbYearWheel
{
  PbChart parent_instance;

  PbWheelData *data;
};

G_DEFINE_FINAL_TYPE (PbYearWheel, pb_year_wheel, PB_TYPE_CHART)

static const char *
get_title (PbChart *chart)
{
  PbWheelData *data = PB_YEAR_WHEEL (chart)->data;

  return data ? pb_wheel_data_get_title (data) : NULL;
}

static char *
describe (PbChart *chart)
{
  return pb_wheel_data_describe (PB_YEAR_WHEEL (chart)->data);
}

static char *
describe_item (PbChart *chart,
               int      item)
{
  return g_strdup (pb_wheel_data_get_mark (PB_YEAR_WHEEL (chart)->data, item)->words);
}

static gboolean
has_item (PbChart *chart,
          int      item)
{
  PbWheelData *data = PB_YEAR_WHEEL (chart)->data;

  return data && item < pb_wheel_data_get_n_marks (data);
}

static int
step (PbChart *chart,
      int      item,
      PbStep   direction)
{
  return pb_wheel_data_step (PB_YEAR_WHEEL (chart)->data, item, direction);
}

static double
get_height (PbChart      *chart,
            PangoContext *context,
            double        width)
{
  return MIN (width, MOST * pb_text_get_em (context));
}

static gpointer
plot_new (PbChart      *chart,
          PangoContext *context,
          double        width,
          double        height)
{
  PbWheelData *data = PB_YEAR_WHEEL (chart)->data;

  return data ? pb_wheel_plot_new (data, context, width, height) : NULL;
}

static void
plot_free (PbChart *chart,
           gpointer plot)
{
  pb_wheel_plot_free (plot);
}

static void
plot_draw (PbChart         *chart,
           gpointer         plot,
           cairo_t         *cr,
           const PbPalette *palette,
           int              item)
{
  pb_wheel_plot_draw (plot, cr, palette, item);
}

static int
plot_hit (PbChart *chart,
          gpointer plot,
          double   x,
          double   y)
{
  return pb_wheel_plot_hit (plot, x, y);
}

/* As high as it is wide. */
static void
pb_year_wheel_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  double em = pb_widgets_get_em (widget);

  *minimum = (int) ceil (LEAST * em);
  *natural = (int) ceil (MOST * em);
  if (orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0)
    *minimum = *natural = CLAMP (for_size, *minimum, *natural);
}

static void
pb_year_wheel_finalize (GObject *object)
{
  g_clear_pointer (&PB_YEAR_WHEEL (object)->data, pb_wheel_data_unref);
  G_OBJECT_CLASS (pb_year_wheel_parent_class)->finalize (object);
}

static void
pb_year_wheel_class_init (PbYearWheelClass *klass)
{
  PbChartClass *chart_class = PB_CHART_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pb_year_wheel_finalize;
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
  widget_class->measure = pb_year_wheel_measure;
  gtk_widget_class_set_css_name (widget_class, "pb-year-wheel");
}

static void
pb_year_wheel_init (PbYearWheel *self)
{
}

GtkWidget *
pb_year_wheel_new (void)
{
  return g_object_new (PB_TYPE_YEAR_WHEEL, NULL);
}

void
pb_year_wheel_set_data (PbYearWheel *self,
                        PbWheelData *data)
{
  gboolean same_year;

  g_return_if_fail (PB_IS_YEAR_WHEEL (self));

  same_year = data && self->data && pb_wheel_data_get_year (data) == pb_wheel_data_get_year (self->data);
  if (data)
    pb_wheel_data_ref (data);
  g_clear_pointer (&self->data, pb_wheel_data_unref);
  self->data = data;
  pb_chart_data_changed (PB_CHART (self), same_year);
}
