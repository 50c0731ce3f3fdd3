/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-assignment-binding.h"

#include "pb-view.h"
#include "widgets/pb-widget-palette.h"

void
pb_assignment_binding_init (PbAssignmentBinding *self, GtkWidget *widget, PbAssignmentIndex *index, GCallback changed)
{
  self->widget = widget;
  self->changed = changed;
  self->index = g_object_ref (index);
  self->painter = pb_row_painter_new (widget);
  pb_widgets_follow_style (widget);
}

static void
disconnect (PbAssignmentBinding *self)
{
  if (self->row != NULL)
    g_signal_handlers_disconnect_by_func (self->row, self->changed, self->widget);
}

void
pb_assignment_binding_clear (PbAssignmentBinding *self)
{
  disconnect (self);
  g_clear_object (&self->row);
  g_clear_object (&self->index);
  g_clear_pointer (&self->painter, pb_row_painter_free);
}

void
pb_assignment_binding_set_row (PbAssignmentBinding *self, PbAssignmentRow *row)
{
  disconnect (self);
  g_set_object (&self->row, row);
  if (row != NULL)
    g_signal_connect_object (row, "changed", self->changed, self->widget, G_CONNECT_SWAPPED);
  ((void (*) (GtkWidget *)) self->changed) (self->widget);
}

void
pb_assignment_binding_name_item (PbAssignmentBinding *self, const char *label)
{
  GtkWidget *item = gtk_widget_get_parent (self->widget);

  if (item != NULL)
    pb_view_set_accessible_label (item, label);
}
