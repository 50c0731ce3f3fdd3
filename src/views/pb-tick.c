/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-tick.h"

struct _PbTick
{
  GtkCheckButton parent_instance;

  gboolean silent;
};

G_DEFINE_FINAL_TYPE (PbTick, pb_tick, GTK_TYPE_CHECK_BUTTON)

static guint chosen_signal;

static void
pb_tick_toggle (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_check_button_set_active (GTK_CHECK_BUTTON (widget), !gtk_check_button_get_active (GTK_CHECK_BUTTON (widget)));
}

static void
pb_tick_toggled (GtkCheckButton *button)
{
  PbTick *self = PB_TICK (button);

  if (!self->silent)
    g_signal_emit (self, chosen_signal, 0, gtk_check_button_get_active (button));
}

static void
pb_tick_class_init (PbTickClass *klass)
{
  GTK_CHECK_BUTTON_CLASS (klass)->toggled = pb_tick_toggled;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "tick.toggle", NULL, pb_tick_toggle);
  chosen_signal = g_signal_new ("chosen", PB_TYPE_TICK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                G_TYPE_BOOLEAN);
}

static void
pb_tick_init (PbTick *self)
{
}

GtkWidget *
pb_tick_new (const char *label)
{
  return g_object_new (PB_TYPE_TICK, "label", label, NULL);
}

void
pb_tick_set_active (PbTick *self, gboolean active)
{
  self->silent = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self), active);
  self->silent = FALSE;
}
