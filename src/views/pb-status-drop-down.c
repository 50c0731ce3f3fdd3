/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-status-drop-down.h"

#include <glib/gi18n-lib.h>

#include "pb-pane-util.h"
#include "widgets/pb-focus.h"
#include "widgets/pb-mark-label.h"

struct _PbStatusDropDown
{
  GtkWidget parent_instance;

  GtkWidget *drop_down;
  gboolean silent;
};

G_DEFINE_FINAL_TYPE (PbStatusDropDown, pb_status_drop_down, GTK_TYPE_WIDGET)

static guint chosen_signal;

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, pb_mark_label_new (PB_MARK_STATUS_NOT_STARTED, ""));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkStringObject *string = gtk_list_item_get_item (item);
  int status = pb_enum_from_nick (PB_ENUM_STATUS, gtk_string_object_get_string (string));
  GtkWidget *child = gtk_list_item_get_child (item);
  GtkWidget *row = gtk_widget_get_parent (child);

  pb_mark_label_set (PB_MARK_LABEL (child), PB_MARK_STATUS_NOT_STARTED + status,
                     pb_enum_label (PB_ENUM_STATUS, status));
  if (row && GTK_IS_ACCESSIBLE (row))
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    pb_enum_label (PB_ENUM_STATUS, status), -1);
}

static void
name_it (PbStatusDropDown *self)
{
  g_autofree char *name = NULL;

  /* Translators: the button that shows and changes the status; %s is the status. */
  name = g_strdup_printf (_("Status: %s"), pb_enum_label (PB_ENUM_STATUS, pb_status_drop_down_get_status (self)));
  pb_pane_name_inner (self->drop_down, name);
}

static void
selected_cb (PbStatusDropDown *self)
{
  name_it (self);
  if (!self->silent)
    g_signal_emit (self, chosen_signal, 0, (int) pb_status_drop_down_get_status (self));
}

static gboolean
pb_status_drop_down_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (PB_STATUS_DROP_DOWN (widget)->drop_down);
}

static void
pb_status_drop_down_dispose (GObject *object)
{
  PbStatusDropDown *self = PB_STATUS_DROP_DOWN (object);

  g_clear_pointer (&self->drop_down, gtk_widget_unparent);
  G_OBJECT_CLASS (pb_status_drop_down_parent_class)->dispose (object);
}

static void
pb_status_drop_down_class_init (PbStatusDropDownClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_status_drop_down_dispose;
  widget_class->focus = pb_focus_children;
  widget_class->grab_focus = pb_status_drop_down_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "pb-status");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  chosen_signal = g_signal_new ("chosen", PB_TYPE_STATUS_DROP_DOWN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, G_TYPE_INT);
}

static void
pb_status_drop_down_init (PbStatusDropDown *self)
{
  GtkStringList *statuses = gtk_string_list_new (NULL);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  for (guint i = 0; i < pb_enum_n_values (PB_ENUM_STATUS); i++)
    gtk_string_list_append (statuses, pb_enum_nick (PB_ENUM_STATUS, i));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  self->drop_down = gtk_drop_down_new (G_LIST_MODEL (statuses), NULL);
  gtk_drop_down_set_factory (GTK_DROP_DOWN (self->drop_down), factory);
  g_object_unref (factory);
  gtk_widget_set_parent (self->drop_down, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Status"), -1);
  g_signal_connect_object (self->drop_down, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  name_it (self);
}

GtkWidget *
pb_status_drop_down_new (void)
{
  return g_object_new (PB_TYPE_STATUS_DROP_DOWN, NULL);
}

PbStatus
pb_status_drop_down_get_status (PbStatusDropDown *self)
{
  return gtk_drop_down_get_selected (GTK_DROP_DOWN (self->drop_down));
}

void
pb_status_drop_down_set_status (PbStatusDropDown *self, PbStatus status)
{
  self->silent = TRUE;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->drop_down), status);
  self->silent = FALSE;
}
