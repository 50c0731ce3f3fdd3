/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-kolada-progress.h"

#include <glib/gi18n-lib.h>

struct _PbKoladaProgress
{
  GtkWidget parent_instance;

  PbKolada *kolada;
  gboolean has_bar;
  GtkWidget *box;
  GtkWidget *line;
  GtkWidget *spinner;
  GtkWidget *text;
  GtkWidget *bar;
  GtkWidget *cancel;
  GtkWidget *retry;
};

G_DEFINE_FINAL_TYPE (PbKoladaProgress, pb_kolada_progress, GTK_TYPE_WIDGET)

enum
{
  CANCEL,
  RETRY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
set_text (PbKoladaProgress *self, const char *text, gboolean bad)
{
  gtk_label_set_text (GTK_LABEL (self->text), text ? text : "");
  /* A status that changes is read out when its name does. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL, text ? text : "", -1);
  if (bad)
    gtk_widget_add_css_class (self->text, "pb-bad");
  else
    gtk_widget_remove_css_class (self->text, "pb-bad");
}

static void
update (PbKoladaProgress *self)
{
  gboolean busy = pb_kolada_get_busy (self->kolada);

  gtk_widget_set_visible (self->spinner, busy && !self->has_bar);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), busy && !self->has_bar);
  gtk_widget_set_visible (self->bar, busy && self->has_bar);
  gtk_widget_set_visible (self->cancel, busy && self->has_bar);
  if (!busy)
    return;
  gtk_widget_set_visible (self->retry, FALSE);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), CLAMP (pb_kolada_get_progress (self->kolada), 0, 1));
  if (pb_kolada_get_status (self->kolada))
    set_text (self, pb_kolada_get_status (self->kolada), FALSE);
}

static void
clicked_cb (GtkWidget *button, PbKoladaProgress *self)
{
  if (button == self->retry)
    gtk_widget_set_visible (self->retry, FALSE);
  g_signal_emit (self, signals[button == self->retry ? RETRY : CANCEL], 0);
}

static void
pb_kolada_progress_dispose (GObject *object)
{
  PbKoladaProgress *self = PB_KOLADA_PROGRESS (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->kolada);
  G_OBJECT_CLASS (pb_kolada_progress_parent_class)->dispose (object);
}

static void
pb_kolada_progress_class_init (PbKoladaProgressClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pb_kolada_progress_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[CANCEL] = g_signal_new ("cancel", PB_TYPE_KOLADA_PROGRESS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[RETRY] = g_signal_new ("retry", PB_TYPE_KOLADA_PROGRESS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pb_kolada_progress_init (PbKoladaProgress *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->spinner = gtk_spinner_new ();
  self->text = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, "xalign", 0.0, "wrap", TRUE,
                             "wrap-mode", PANGO_WRAP_WORD_CHAR, "hexpand", TRUE, NULL);
  gtk_widget_add_css_class (self->text, "pb-small");
  self->bar = gtk_progress_bar_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Progress"), -1);
  self->cancel = gtk_button_new_with_label (_("Stop"));
  self->retry = gtk_button_new_with_label (_("Try again"));
  gtk_widget_set_visible (self->retry, FALSE);
  gtk_widget_set_valign (self->cancel, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->retry, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->cancel, "clicked", G_CALLBACK (clicked_cb), self, 0);
  g_signal_connect_object (self->retry, "clicked", G_CALLBACK (clicked_cb), self, 0);
  gtk_box_append (GTK_BOX (self->line), self->spinner);
  gtk_box_append (GTK_BOX (self->line), self->text);
  gtk_box_append (GTK_BOX (self->line), self->retry);
  gtk_box_append (GTK_BOX (self->line), self->cancel);
  gtk_box_append (GTK_BOX (self->box), self->line);
  gtk_box_append (GTK_BOX (self->box), self->bar);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
pb_kolada_progress_new (PbKolada *kolada, gboolean bar)
{
  PbKoladaProgress *self = g_object_new (PB_TYPE_KOLADA_PROGRESS, NULL);

  self->kolada = g_object_ref (kolada);
  self->has_bar = bar;
  g_signal_connect_object (kolada, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

void
pb_kolada_progress_say (PbKoladaProgress *self, const char *text)
{
  g_return_if_fail (PB_IS_KOLADA_PROGRESS (self));

  gtk_widget_set_visible (self->retry, FALSE);
  set_text (self, text, FALSE);
}

void
pb_kolada_progress_fail (PbKoladaProgress *self, const GError *error)
{
  g_return_if_fail (PB_IS_KOLADA_PROGRESS (self));

  gtk_widget_set_visible (self->retry, TRUE);
  set_text (self, error->message, TRUE);
}
