/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-effect-bar.h"

#include <math.h>

#include "draw/pb-bars.h"
#include "draw/pb-text.h"
#include "pb-widget-palette.h"

struct _PbEffectBar
{
  GtkWidget parent_instance;

  double planned;
  double realised;
  double maximum;
};

G_DEFINE_FINAL_TYPE (PbEffectBar, pb_effect_bar, GTK_TYPE_WIDGET)

static void
pb_effect_bar_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  double em = pb_widgets_get_em (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = (int) ceil (em * 4);
      *natural = (int) ceil (em * 12);
    }
  else
    *minimum = *natural = 2 * (int) ceil (em * 0.7);
}

static void
pb_effect_bar_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  PbEffectBar *self = PB_EFFECT_BAR (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  /* Lines as thick as the text is large. */
  double zoom = MAX (1, floor (pb_widgets_get_em (widget) / PB_TEXT_DEFAULT_EM));
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));

  cairo_scale (cr, zoom, zoom);
  pb_effect_bar_draw (cr, self->planned, self->realised, self->maximum, width / zoom, height / zoom,
                      pb_widgets_get_palette (widget));
  cairo_destroy (cr);
}

static void
pb_effect_bar_class_init (PbEffectBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = pb_effect_bar_measure;
  widget_class->snapshot = pb_effect_bar_snapshot;
  gtk_widget_class_set_css_name (widget_class, "pb-effect-bar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
pb_effect_bar_init (PbEffectBar *self)
{
  self->realised = NAN;
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  pb_widgets_follow_style (GTK_WIDGET (self));
}

GtkWidget *
pb_effect_bar_new (void)
{
  return g_object_new (PB_TYPE_EFFECT_BAR, NULL);
}

void
pb_effect_bar_set_values (PbEffectBar *self,
                          double       planned,
                          double       realised,
                          double       maximum)
{
  g_return_if_fail (PB_IS_EFFECT_BAR (self));

  self->planned = planned;
  self->realised = realised;
  self->maximum = maximum;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
pb_effect_bar_set_label (PbEffectBar *self,
                         const char  *label)
{
  g_return_if_fail (PB_IS_EFFECT_BAR (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}
