/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-calendar-export.h"

#include <glib/gi18n-lib.h>

#include "exchange/pb-ics.h"
#include "pb-recent.h"
#include "views/pb-save-name.h"

static void
write_file (const char *path, gpointer window)
{
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *base = g_path_get_basename (path);
  g_autoptr (GString) said = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  if (!pb_ics_write (pb_window_get_plan (window), 0, path, warnings, &error))
    {
      pb_window_report (window, _("The calendar was not written"), error->message);
      return;
    }
  g_string_append_printf (said, _("Written: %s"), base);
  for (guint i = 0; i < warnings->len; i++)
    g_string_append_printf (said, ". %s", (const char *) warnings->pdata[i]);
  pb_window_say (window, said->str);
}

static void
chosen_cb (GtkNativeDialog *chooser, int response, PbWindow *window)
{
  g_autoptr (GFile) file
    = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)) : NULL;
  g_autofree char *path = file ? g_file_get_path (file) : NULL;

  if (path)
    {
      g_autofree char *whole = pb_save_name_dup (path, ".ics");

      pb_save_name_settle (GTK_WINDOW (window), path, whole, write_file, g_object_ref (window), g_object_unref);
    }
  g_object_unref (chooser);
}

void
pb_calendar_export (PbWindow *window)
{
  PbPlan *plan = pb_window_get_plan (window);
  g_autofree char *name = pb_recent_dup_name (pb_plan_get_path (plan));
  g_autofree char *proposal = g_strconcat (name, ".ics", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (pb_plan_get_path (plan));
  g_autoptr (GFile) folder = g_file_get_parent (file);
  GtkFileChooserNative *chooser
    = gtk_file_chooser_native_new (_("Export the calendar (.ics)"), GTK_WINDOW (window), GTK_FILE_CHOOSER_ACTION_SAVE,
                                   _("_Export"), _("_Cancel"));

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), proposal);
  if (folder)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), folder, NULL);
  g_signal_connect_object (chooser, "response", G_CALLBACK (chosen_cb), window, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
