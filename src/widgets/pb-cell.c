/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-cell.h"

struct _PbCell
{
  GtkWidget parent_instance;
  GtkWidget *label;
};

G_DEFINE_FINAL_TYPE (PbCell, pb_cell, GTK_TYPE_WIDGET)

static void
pb_cell_dispose (GObject *object)
{
  g_clear_pointer (&PB_CELL (object)->label, gtk_widget_unparent);
  G_OBJECT_CLASS (pb_cell_parent_class)->dispose (object);
}

static void
pb_cell_class_init (PbCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_cell_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "pb-cell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

static void
pb_cell_init (PbCell *self)
{
  self->label = g_object_new (GTK_TYPE_LABEL, "xalign", 1.0, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_add_css_class (self->label, "pb-numeric");
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "pb-cell");
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
}

GtkWidget *
pb_cell_new (void)
{
  return g_object_new (PB_TYPE_CELL, NULL);
}

void
pb_cell_set_text (PbCell *self, const char *text)
{
  g_return_if_fail (PB_IS_CELL (self));

  gtk_label_set_text (GTK_LABEL (self->label), text);
}

const char *
pb_cell_get_text (PbCell *self)
{
  g_return_val_if_fail (PB_IS_CELL (self), NULL);

  return gtk_label_get_text (GTK_LABEL (self->label));
}
