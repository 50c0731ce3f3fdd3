/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-width-bin.h"

#include "widgets/pb-widget-palette.h"

struct _PbWidthBin
{
  GtkWidget parent_instance;
  GtkWidget *child;
  double threshold;
  double least;
  gboolean wide;
  gboolean announced; /* what the signal told last */
  guint idle;
};

G_DEFINE_FINAL_TYPE (PbWidthBin, pb_width_bin, GTK_TYPE_WIDGET)

enum
{
  WIDE_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
announce_cb (gpointer data)
{
  PbWidthBin *self = data;

  self->idle = 0;
  if (self->announced != self->wide)
    {
      self->announced = self->wide;
      g_signal_emit (self, signals[WIDE_CHANGED], 0);
    }
  return G_SOURCE_REMOVE;
}

static int
child_minimum (PbWidthBin *self)
{
  int minimum = 0;

  if (self->child != NULL)
    gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

static void
pb_width_bin_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                      int *minimum_baseline, int *natural_baseline)
{
  PbWidthBin *self = PB_WIDTH_BIN (widget);

  if (self->child == NULL)
    return;
  if (orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0)
    for_size = MAX (for_size, child_minimum (self));
  gtk_widget_measure (self->child, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, (int) (self->least * pb_widgets_get_em (widget)));
}

/* The children that come and go must not do so while sizes are being given out, so the signal waits until just after. */
static void
pb_width_bin_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PbWidthBin *self = PB_WIDTH_BIN (widget);

  self->wide = width >= self->threshold * pb_widgets_get_em (widget);
  if (self->wide != self->announced && self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH, announce_cb, self, NULL);
  if (self->child != NULL)
    gtk_widget_allocate (self->child, MAX (width, child_minimum (self)), height, baseline, NULL);
}

static void
pb_width_bin_dispose (GObject *object)
{
  PbWidthBin *self = PB_WIDTH_BIN (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->child, gtk_widget_unparent);
  G_OBJECT_CLASS (pb_width_bin_parent_class)->dispose (object);
}

static void
pb_width_bin_class_init (PbWidthBinClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_width_bin_dispose;
  widget_class->measure = pb_width_bin_measure;
  widget_class->size_allocate = pb_width_bin_size_allocate;
  signals[WIDE_CHANGED] = g_signal_new ("wide-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);
}

static void
pb_width_bin_init (PbWidthBin *self)
{
  self->wide = self->announced = TRUE;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
pb_width_bin_new (double threshold_em, double least_em)
{
  PbWidthBin *self = g_object_new (PB_TYPE_WIDTH_BIN, NULL);

  self->threshold = threshold_em;
  self->least = least_em;
  return GTK_WIDGET (self);
}

void
pb_width_bin_set_child (PbWidthBin *self, GtkWidget *child)
{
  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

gboolean
pb_width_bin_is_wide (PbWidthBin *self)
{
  return self->announced;
}
