/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-pane-row.h"

#include "pb-pane-util.h"
#include "pb-view.h"

struct _PbPaneRow
{
  GtkWidget parent_instance;

  PbRecord *record;
  GtkWidget *words;
  GtkWidget *title;
  GtkWidget *subtitle;
  GtkWidget *trailing;
  GtkWidget *edit;
  GtkWidget *remove;
  GtkWidget *chevron;
  gboolean opens;
};

G_DEFINE_FINAL_TYPE (PbPaneRow, pb_pane_row, GTK_TYPE_WIDGET)

enum { OPEN, EDIT, REMOVE, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
open_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (PB_PANE_ROW (widget)->opens)
    g_signal_emit (widget, signals[OPEN], 0);
}

static void
released_cb (PbPaneRow *self)
{
  if (self->opens)
    g_signal_emit (self, signals[OPEN], 0);
}

static void
edit_cb (PbPaneRow *self)
{
  g_signal_emit (self, signals[EDIT], 0);
}

static void
remove_cb (PbPaneRow *self)
{
  g_signal_emit (self, signals[REMOVE], 0);
}

static void
pb_pane_row_dispose (GObject *object)
{
  PbPaneRow *self = PB_PANE_ROW (object);
  GtkWidget *child;

  g_clear_object (&self->record);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (pb_pane_row_parent_class)->dispose (object);
}

static void
pb_pane_row_class_init (PbPaneRowClass *klass)
{
  static const char *const names[N_SIGNALS] = { "open", "edit", "remove" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_pane_row_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "pb-pane-row");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ROW);
  gtk_widget_class_install_action (widget_class, "row.open", NULL, open_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, 0, "row.open", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, 0, "row.open", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_space, 0, "row.open", NULL);
  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], PB_TYPE_PANE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
add_label (GtkWidget *box, const char *classes)
{
  GtkWidget *label = pb_view_label ("", classes);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
pb_pane_row_init (PbPaneRow *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 8);
  self->words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  gtk_widget_set_hexpand (self->words, TRUE);
  gtk_widget_set_valign (self->words, GTK_ALIGN_CENTER);
  self->title = add_label (self->words, NULL);
  self->subtitle = add_label (self->words, "pb-secondary pb-small");
  gtk_widget_set_parent (self->words, GTK_WIDGET (self));
  self->trailing = pb_view_number ("", "pb-secondary");
  gtk_widget_set_valign (self->trailing, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_end (self->trailing, 6);
  gtk_widget_set_parent (self->trailing, GTK_WIDGET (self));
  self->chevron = pb_pane_decoration ("pb-chevron-symbolic");
  gtk_widget_set_visible (self->chevron, FALSE);
  gtk_widget_set_parent (self->chevron, GTK_WIDGET (self));
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
pb_pane_row_new (void)
{
  return g_object_new (PB_TYPE_PANE_ROW, NULL);
}

static void
set_label (GtkWidget *label, const char *text)
{
  gtk_label_set_text (GTK_LABEL (label), text ? text : "");
  gtk_widget_set_visible (label, text && *text);
}

void
pb_pane_row_set_texts (PbPaneRow *self, const char *title, const char *subtitle, const char *trailing)
{
  GString *name = g_string_new (title);

  g_return_if_fail (PB_IS_PANE_ROW (self));

  set_label (self->title, title);
  set_label (self->subtitle, subtitle);
  set_label (self->trailing, trailing);
  if (subtitle && *subtitle)
    g_string_append_printf (name, ", %s", subtitle);
  if (trailing && *trailing)
    g_string_append_printf (name, ", %s", trailing);
  pb_view_set_accessible_label (GTK_WIDGET (self), name->str);
  g_string_free (name, TRUE);
}

void
pb_pane_row_set_open (PbPaneRow *self, const char *hint)
{
  g_return_if_fail (PB_IS_PANE_ROW (self));

  self->opens = hint != NULL;
  gtk_widget_set_focusable (GTK_WIDGET (self), self->opens);
  gtk_widget_set_visible (self->chevron, self->opens);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), hint);
  if (self->opens)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "opens");
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, hint, -1);
    }
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "opens");
}

static void
set_button (PbPaneRow *self, GtkWidget **button, const char *icon, const char *name, GCallback callback)
{
  if (!*button && name)
    {
      *button = pb_pane_icon_button (icon, name);
      gtk_widget_add_css_class (*button, "pb-quiet");
      g_signal_connect_object (*button, "clicked", callback, self, G_CONNECT_SWAPPED);
      gtk_widget_insert_before (*button, GTK_WIDGET (self), self->chevron);
    }
  if (*button)
    gtk_widget_set_visible (*button, name != NULL);
  if (*button && name)
    {
      gtk_widget_set_tooltip_text (*button, name);
      pb_view_set_accessible_label (*button, name);
    }
}

void
pb_pane_row_set_buttons (PbPaneRow *self, const char *edit, const char *remove, const char *remove_icon)
{
  g_return_if_fail (PB_IS_PANE_ROW (self));

  set_button (self, &self->edit, "pb-edit-symbolic", edit, G_CALLBACK (edit_cb));
  set_button (self, &self->remove, remove_icon, remove, G_CALLBACK (remove_cb));
}

void
pb_pane_row_set_record (PbPaneRow *self, PbRecord *record)
{
  g_return_if_fail (PB_IS_PANE_ROW (self));

  g_set_object (&self->record, record);
}

PbRecord *
pb_pane_row_get_record (PbPaneRow *self)
{
  return self->record;
}

GtkWidget *
pb_pane_rows_get (GtkWidget *box, guint index, PbPaneRowMaker make, gpointer user_data)
{
  GtkWidget *child = gtk_widget_get_first_child (box);

  for (guint i = 0; child && i < index; i++)
    child = gtk_widget_get_next_sibling (child);
  if (!child)
    {
      child = make (user_data);
      gtk_box_append (GTK_BOX (box), child);
    }
  gtk_widget_set_visible (child, TRUE);
  return child;
}

void
pb_pane_rows_end (GtkWidget *box, guint index)
{
  GtkWidget *child = gtk_widget_get_first_child (box);

  for (guint i = 0; child; i++, child = gtk_widget_get_next_sibling (child))
    if (i >= index)
      gtk_widget_set_visible (child, FALSE);
}
