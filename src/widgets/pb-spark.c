/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-spark.h"

#include <math.h>

#include "draw/pb-spark-draw.h"
#include "pb-widget-palette.h"

struct _PbSpark
{
  GtkWidget parent_instance;

  double *values;
  int n_values;
};

G_DEFINE_FINAL_TYPE (PbSpark, pb_spark, GTK_TYPE_WIDGET)

static void
pb_spark_measure (GtkWidget      *widget,
                  GtkOrientation  orientation,
                  int             for_size,
                  int            *minimum,
                  int            *natural,
                  int            *minimum_baseline,
                  int            *natural_baseline)
{
  double em = pb_widgets_get_em (widget);

  *minimum = *natural = (int) ceil (em * (orientation == GTK_ORIENTATION_HORIZONTAL ? 4.5 : 1.8));
}

static void
pb_spark_snapshot (GtkWidget   *widget,
                   GtkSnapshot *snapshot)
{
  PbSpark *self = PB_SPARK (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));

  pb_spark_draw (cr, self->values, self->n_values, width, height, pb_widgets_get_palette (widget));
  cairo_destroy (cr);
}

static void
pb_spark_finalize (GObject *object)
{
  g_free (PB_SPARK (object)->values);
  G_OBJECT_CLASS (pb_spark_parent_class)->finalize (object);
}

static void
pb_spark_class_init (PbSparkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pb_spark_finalize;
  widget_class->measure = pb_spark_measure;
  widget_class->snapshot = pb_spark_snapshot;
  gtk_widget_class_set_css_name (widget_class, "pb-spark");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
pb_spark_init (PbSpark *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  pb_widgets_follow_style (GTK_WIDGET (self));
}

GtkWidget *
pb_spark_new (void)
{
  return g_object_new (PB_TYPE_SPARK, NULL);
}

void
pb_spark_set_values (PbSpark      *self,
                     const double *values,
                     int           n_values)
{
  g_return_if_fail (PB_IS_SPARK (self));
  g_return_if_fail (n_values >= 0);

  g_free (self->values);
  self->values = g_memdup2 (values, n_values * sizeof (double));
  self->n_values = n_values;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
