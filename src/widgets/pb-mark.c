/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-mark.h"

#include <math.h>

#include "pb-widget-palette.h"

struct _PbMark
{
  GtkWidget parent_instance;

  PbMarkKind kind;
  double em;
};

G_DEFINE_FINAL_TYPE (PbMark, pb_mark, GTK_TYPE_WIDGET)

static int
mark_size (PbMark *self)
{
  return (int) ceil (pb_widgets_get_em (GTK_WIDGET (self)) * self->em);
}

static void
pb_mark_measure (GtkWidget      *widget,
                 GtkOrientation  orientation,
                 int             for_size,
                 int            *minimum,
                 int            *natural,
                 int            *minimum_baseline,
                 int            *natural_baseline)
{
  *minimum = *natural = mark_size (PB_MARK (widget));
}

static void
pb_mark_snapshot (GtkWidget   *widget,
                  GtkSnapshot *snapshot)
{
  PbMark *self = PB_MARK (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  int size = MIN (mark_size (self), MIN (width, height));
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));

  pb_mark_draw (cr, self->kind, (width - size) / 2, (height - size) / 2, size, pb_widgets_get_palette (widget));
  cairo_destroy (cr);
}

static void
pb_mark_class_init (PbMarkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = pb_mark_measure;
  widget_class->snapshot = pb_mark_snapshot;
  gtk_widget_class_set_css_name (widget_class, "pb-mark");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
pb_mark_init (PbMark *self)
{
  self->em = 1.15;
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  pb_widgets_follow_style (GTK_WIDGET (self));
}

GtkWidget *
pb_mark_new (PbMarkKind kind)
{
  PbMark *self = g_object_new (PB_TYPE_MARK, NULL);

  self->kind = kind;
  return GTK_WIDGET (self);
}

PbMarkKind
pb_mark_get_kind (PbMark *self)
{
  g_return_val_if_fail (PB_IS_MARK (self), PB_MARK_NOT_ASSESSED);

  return self->kind;
}

void
pb_mark_set_kind (PbMark     *self,
                  PbMarkKind  kind)
{
  g_return_if_fail (PB_IS_MARK (self));
  g_return_if_fail (kind >= 0 && kind < PB_N_MARKS);

  if (self->kind == kind)
    return;
  self->kind = kind;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
pb_mark_set_em (PbMark *self,
                double  em)
{
  g_return_if_fail (PB_IS_MARK (self));
  g_return_if_fail (em > 0);

  if (self->em == em)
    return;
  self->em = em;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
