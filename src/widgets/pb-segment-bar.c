/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-segment-bar.h"

#include <math.h>

#include "draw/pb-text.h"
#include "pb-widget-palette.h"

struct _PbSegmentBar
{
  GtkWidget parent_instance;

  PbSegment *segments;
  int n_segments;
};

G_DEFINE_FINAL_TYPE (PbSegmentBar, pb_segment_bar, GTK_TYPE_WIDGET)

static void
clear_segments (PbSegmentBar *self)
{
  for (int i = 0; i < self->n_segments; i++)
    g_free ((char *) self->segments[i].label);
  g_clear_pointer (&self->segments, g_free);
  self->n_segments = 0;
}

static void
pb_segment_bar_measure (GtkWidget      *widget,
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
      *minimum = (int) ceil (em * 5);
      *natural = (int) ceil (em * 20);
    }
  else
    *minimum = *natural = (int) ceil (em * 0.86);
}

static void
pb_segment_bar_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  PbSegmentBar *self = PB_SEGMENT_BAR (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  /* Lines as thick as the text is large. */
  double zoom = MAX (1, floor (pb_widgets_get_em (widget) / PB_TEXT_DEFAULT_EM));
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));

  cairo_scale (cr, zoom, zoom);
  pb_segments_draw (cr, self->segments, self->n_segments, width / zoom, height / zoom,
                    pb_widgets_get_palette (widget));
  cairo_destroy (cr);
}

static void
pb_segment_bar_finalize (GObject *object)
{
  clear_segments (PB_SEGMENT_BAR (object));
  G_OBJECT_CLASS (pb_segment_bar_parent_class)->finalize (object);
}

static void
pb_segment_bar_class_init (PbSegmentBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pb_segment_bar_finalize;
  widget_class->measure = pb_segment_bar_measure;
  widget_class->snapshot = pb_segment_bar_snapshot;
  gtk_widget_class_set_css_name (widget_class, "pb-segment-bar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
pb_segment_bar_init (PbSegmentBar *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  pb_widgets_follow_style (GTK_WIDGET (self));
}

GtkWidget *
pb_segment_bar_new (const char *label)
{
  GtkWidget *widget = g_object_new (PB_TYPE_SEGMENT_BAR, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return widget;
}

void
pb_segment_bar_set_segments (PbSegmentBar    *self,
                             const PbSegment *segments,
                             int              n_segments)
{
  g_autoptr (GString) words = g_string_new (NULL);

  g_return_if_fail (PB_IS_SEGMENT_BAR (self));
  g_return_if_fail (n_segments >= 0);

  clear_segments (self);
  self->segments = g_memdup2 (segments, n_segments * sizeof (PbSegment));
  self->n_segments = n_segments;
  for (int i = 0; i < n_segments; i++)
    {
      self->segments[i].label = g_strdup (segments[i].label);
      if (segments[i].label)
        g_string_append_printf (words, "%s%d %s", words->len ? ", " : "", (int) round (segments[i].value),
                                segments[i].label);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words->str, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
