/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-link-button.h"

#include <glib/gi18n-lib.h>

#include "pb-pane-util.h"
#include "pb-view.h"
#include "widgets/pb-focus.h"

struct _PbLinkButton
{
  GtkWidget parent_instance;

  const PbChoiceInfo *info;
  PbRecord *record;
  GtkWidget *button;
  GtkWidget *label;
  GtkWidget *popover;
};

G_DEFINE_FINAL_TYPE (PbLinkButton, pb_link_button, GTK_TYPE_WIDGET)

static void
make_popover_cb (GtkMenuButton *button, gpointer data)
{
  PbLinkButton *self = data;

  if (!self->popover)
    {
      self->popover = pb_choice_popover_new (self->info);
      gtk_menu_button_set_popover (button, self->popover);
    }
  pb_choice_popover_bind (PB_CHOICE_POPOVER (self->popover), self->record);
}

static gboolean
pb_link_button_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (PB_LINK_BUTTON (widget)->button);
}

static void
pb_link_button_dispose (GObject *object)
{
  PbLinkButton *self = PB_LINK_BUTTON (object);

  g_clear_object (&self->record);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  G_OBJECT_CLASS (pb_link_button_parent_class)->dispose (object);
}

static void
pb_link_button_class_init (PbLinkButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_link_button_dispose;
  widget_class->focus = pb_focus_children;
  widget_class->grab_focus = pb_link_button_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "pb-link-button");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
pb_link_button_init (PbLinkButton *self)
{
  self->button = gtk_menu_button_new ();
  self->label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), self->label);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button), make_popover_cb, self, NULL);
  gtk_widget_add_css_class (self->button, "flat");
  pb_pane_hide_tip_while_open (self->button);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

GtkWidget *
pb_link_button_new (const char *label, const PbChoiceInfo *info)
{
  PbLinkButton *self = g_object_new (PB_TYPE_LINK_BUTTON, NULL);

  self->info = info;
  gtk_label_set_text (GTK_LABEL (self->label), label);
  gtk_widget_add_css_class (gtk_widget_get_first_child (self->button), "pb-link");
  pb_pane_name_inner (self->button, label);
  pb_view_set_accessible_label (GTK_WIDGET (self), label);
  return GTK_WIDGET (self);
}

void
pb_link_button_bind (PbLinkButton *self, PbRecord *record)
{
  g_return_if_fail (PB_IS_LINK_BUTTON (self));

  if (!g_set_object (&self->record, record) || !self->popover)
    return;
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  pb_choice_popover_bind (PB_CHOICE_POPOVER (self->popover), record);
}

void
pb_link_button_set_text (PbLinkButton *self, const char *text, const char *full)
{
  g_return_if_fail (PB_IS_LINK_BUTTON (self));

  gtk_label_set_text (GTK_LABEL (self->label), text);
  gtk_widget_set_tooltip_text (self->button, full);
  gtk_widget_remove_css_class (gtk_widget_get_first_child (self->button), "pb-link");
  pb_pane_name_inner (self->button, full);
  pb_view_set_accessible_label (GTK_WIDGET (self), full);
}
