/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-export-dialog.h"

#include <glib/gi18n-lib.h>

#include "exchange/pb-export.h"
#include "pb-recent.h"

/* What takes less than this needs no dialog. */
#define PATIENCE_MS 400
#define TICK_MS 100

/* The worker writes progress and what, under the lock; all else is the window's. */
typedef struct
{
  GMutex lock;
  double progress;
  char *what;

  char *plan_path;
  char *author;
  char *path;
  GPtrArray *warnings;
  GCancellable *cancellable;
  PbWindow *window;
  guint tick_id;
  guint waited;
  GtkWidget *dialog; /* weak; NULL until it has taken its time */
  GtkProgressBar *bar;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_clear_handle_id (&export->tick_id, g_source_remove);
  if (export->dialog)
    gtk_window_destroy (GTK_WINDOW (export->dialog));
  g_clear_weak_pointer (&export->dialog);
  g_mutex_clear (&export->lock);
  g_free (export->what);
  g_free (export->plan_path);
  g_free (export->author);
  g_free (export->path);
  g_ptr_array_unref (export->warnings);
  g_object_unref (export->cancellable);
  g_object_unref (export->window);
  g_free (export);
}

static void
progress_cb (double fraction, const char *what, gpointer data)
{
  Export *export = data;

  g_mutex_lock (&export->lock);
  export->progress = fraction;
  g_free (export->what);
  export->what = g_strdup (what);
  g_mutex_unlock (&export->lock);
}

static void
thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Export *export = data;
  const PbExportOptions options = { NULL };
  const PbExportWatch watch = { progress_cb, export };
  GError *error = NULL;

  if (pb_export_file (export->plan_path, export->author, export->path, &options, &watch, cancellable, export->warnings,
                      &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

static void
show_progress (Export *export)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (export->window), _("Writing the Workbook"), NULL);

  export->bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_progress_bar_set_show_text (export->bar, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (export->bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("How much of the workbook is written"), -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), GTK_WIDGET (export->bar));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"));
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), export->cancellable, 0);
  g_set_weak_pointer (&export->dialog, dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
tick_cb (gpointer data)
{
  Export *export = data;

  export->waited += TICK_MS;
  if (export->waited == PATIENCE_MS)
    show_progress (export);
  if (export->dialog == NULL)
    return G_SOURCE_CONTINUE;
  g_mutex_lock (&export->lock);
  gtk_progress_bar_set_fraction (export->bar, export->progress);
  gtk_progress_bar_set_text (export->bar, export->what);
  g_mutex_unlock (&export->lock);
  return G_SOURCE_CONTINUE;
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Export *export = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *place = pb_recent_dup_place (export->path);
  g_autoptr (GString) said = g_string_new (NULL);
  gboolean written = g_task_propagate_boolean (G_TASK (result), &error);

  g_clear_handle_id (&export->tick_id, g_source_remove);
  if (export->dialog)
    gtk_window_destroy (GTK_WINDOW (export->dialog));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    pb_window_say (export->window, _("The workbook was not written: you stopped it."));
  else if (!written)
    pb_window_report (export->window, _("The workbook was not written"), error->message);
  else
    {
      g_string_append_printf (said, _("The workbook is written: %s"), place);
      for (guint i = 0; i < export->warnings->len; i++)
        g_string_append_printf (said, " %s", (const char *) export->warnings->pdata[i]);
      pb_window_say_with_action (export->window, said->str, _("Open"), "win.open-file",
                                 g_variant_new_string (export->path));
    }
}

static void
start (PbWindow *window, PbPlan *plan, const char *path)
{
  Export *export = g_new0 (Export, 1);
  GTask *task;

  g_mutex_init (&export->lock);
  export->plan_path = g_strdup (pb_plan_get_path (plan));
  export->author = g_strdup (pb_plan_get_author (plan));
  export->path = g_str_has_suffix (path, ".xlsx") ? g_strdup (path) : g_strconcat (path, ".xlsx", NULL);
  export->warnings = g_ptr_array_new_with_free_func (g_free);
  export->cancellable = g_cancellable_new ();
  export->window = g_object_ref (window);
  task = g_task_new (window, export->cancellable, done_cb, NULL);
  /* A workbook that was whole when it was stopped is there, and said to be. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, export, export_free);
  export->tick_id = g_timeout_add (TICK_MS, tick_cb, export);
  g_task_run_in_thread (task, thread_cb);
  g_object_unref (task);
}

static void
chosen_cb (GtkNativeDialog *chooser, int response, gpointer user_data)
{
  PbWindow *window = user_data;
  PbPlan *plan = g_object_get_data (G_OBJECT (chooser), "plan");
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_autofree char *path = file ? g_file_get_path (file) : NULL;

  if (response == GTK_RESPONSE_ACCEPT && path)
    start (window, plan, path);
  else if (response == GTK_RESPONSE_ACCEPT)
    pb_window_report (window, _("The workbook was not written"),
                      _("It must lie in a folder of this computer. Choose such a folder."));
  g_object_unref (chooser);
}

void
pb_export_dialog_present (PbWindow *window, PbPlan *plan)
{
  GtkFileChooserNative *chooser
      = gtk_file_chooser_native_new (_("Export to Excel"), GTK_WINDOW (window), GTK_FILE_CHOOSER_ACTION_SAVE,
                                     _("_Export"), _("_Cancel"));
  g_autofree char *name = pb_recent_dup_name (pb_plan_get_path (plan));
  g_autofree char *proposal = g_strconcat (name, ".xlsx", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (pb_plan_get_path (plan));
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_filter_set_name (filter, _("Excel workbooks (.xlsx)"));
  gtk_file_filter_add_suffix (filter, "xlsx");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), proposal);
  if (folder)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), folder, NULL);
  g_object_set_data_full (G_OBJECT (chooser), "plan", g_object_ref (plan), g_object_unref);
  g_signal_connect_object (chooser, "response", G_CALLBACK (chosen_cb), window, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

void
pb_export_dialog_open_file (PbWindow *window, const char *path)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  g_autoptr (GError) error = NULL;

  if (uri == NULL || !g_app_info_launch_default_for_uri (uri, NULL, &error))
    pb_window_report (window, _("The workbook could not be opened"),
                      _("There is no program for Excel workbooks on this computer. The file is where you put it."));
}
