/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-wrap-layout.h"

struct _PbWrapLayout
{
  GtkLayoutManager parent_instance;

  int spacing;
  int line_spacing;
};

G_DEFINE_FINAL_TYPE (PbWrapLayout, pb_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

static int
child_width (GtkWidget *child, int available)
{
  int min, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &min, &natural, NULL, NULL);
  return MAX (min, MIN (natural, available));
}

/* Lays out the line that starts at child; gives the child after it, the line's height and where its widgets end. */
static GtkWidget *
measure_line (PbWrapLayout *self, GtkWidget *child, int available, int *height)
{
  int x = 0;

  *height = 0;
  for (; child; child = gtk_widget_get_next_sibling (child))
    {
      int width, natural;

      if (!gtk_widget_should_layout (child))
        continue;
      width = child_width (child, available);
      if (x > 0 && x + self->spacing + width > available)
        break;
      x += (x > 0 ? self->spacing : 0) + width;
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
      *height = MAX (*height, natural);
    }
  return child;
}

static int
measure_height (PbWrapLayout *self, GtkWidget *widget, int available)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);
  int total = 0;

  while (child)
    {
      int height;

      child = measure_line (self, child, available, &height);
      total += height + (total > 0 && height > 0 ? self->line_spacing : 0);
    }
  return total;
}

static GtkSizeRequestMode
pb_wrap_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
pb_wrap_layout_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation, int for_size,
                        int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  PbWrapLayout *self = PB_WRAP_LAYOUT (manager);
  int least = 0, all = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      int child_min, child_nat;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_min, &child_nat, NULL, NULL);
      least = MAX (least, child_min);
      all += child_nat + (all > 0 ? self->spacing : 0);
    }
  if (orientation == GTK_ORIENTATION_VERTICAL)
    least = all = measure_height (self, widget, for_size < 0 ? all : for_size);
  *minimum = least;
  *natural = all;
}

static void
allocate_line (PbWrapLayout *self, GtkWidget *child, GtkWidget *end, int width, int y, int height)
{
  gboolean mirrored = child && gtk_widget_get_direction (gtk_widget_get_parent (child)) == GTK_TEXT_DIR_RTL;
  int x = 0;

  for (; child != end; child = gtk_widget_get_next_sibling (child))
    {
      GtkAllocation place = { .y = y, .height = height };

      if (!gtk_widget_should_layout (child))
        continue;
      place.width = child_width (child, width);
      place.x = mirrored ? width - x - place.width : x;
      gtk_widget_size_allocate (child, &place, -1);
      x += place.width + self->spacing;
    }
}

static void
pb_wrap_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  PbWrapLayout *self = PB_WRAP_LAYOUT (manager);
  GtkWidget *child = gtk_widget_get_first_child (widget);
  int y = 0;

  while (child)
    {
      int line;
      GtkWidget *end = measure_line (self, child, width, &line);

      allocate_line (self, child, end, width, y, line);
      y += line + self->line_spacing;
      child = end;
    }
}

static void
pb_wrap_layout_class_init (PbWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = pb_wrap_layout_get_request_mode;
  layout_class->measure = pb_wrap_layout_measure;
  layout_class->allocate = pb_wrap_layout_allocate;
}

static void
pb_wrap_layout_init (PbWrapLayout *self)
{
}

GtkLayoutManager *
pb_wrap_layout_new (int spacing, int line_spacing)
{
  PbWrapLayout *self = g_object_new (PB_TYPE_WRAP_LAYOUT, NULL);

  self->spacing = spacing;
  self->line_spacing = line_spacing;
  return GTK_LAYOUT_MANAGER (self);
}
