/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-window-private.h"

#include <glib/gi18n-lib.h>

#include "pb-kolada-dialog.h"

static void
kolada_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PbWindow *self = PB_WINDOW (widget);
  PbApplication *application = PB_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
  g_autofree char *url = NULL;

  if (self->plan == NULL)
    return;
  if (pb_plan_get_read_only (self->plan))
    {
      pb_window_say (self, _("The plan is open for reading only."));
      return;
    }
  url = g_settings_get_string (pb_application_get_settings (application), "kolada-url");
  if (g_str_equal (name, "win.kolada"))
    pb_kolada_dialog_present (GTK_WINDOW (self), self->plan, url);
  else
    pb_kolada_refresh_present (GTK_WINDOW (self), self->plan, url);
}

void
pb_window_install_kolada_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.kolada", NULL, kolada_cb);
  gtk_widget_class_install_action (klass, "win.kolada-refresh", NULL, kolada_cb);
}
