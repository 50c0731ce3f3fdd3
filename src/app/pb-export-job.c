/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-export-job.h"

#include <glib/gi18n-lib.h>

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
  PbExportWords words;
  PbExportRun run;
  gpointer data;
  GDestroyNotify destroy;
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
  if (export->destroy)
    export->destroy (export->data);
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
  const PbExportWatch watch = { progress_cb, export };
  GError *error = NULL;

  if (export->run (export->plan_path, export->author, export->path, &watch, export->warnings, export->data, cancellable,
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
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (export->window), export->words.writing, NULL);

  export->bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_progress_bar_set_show_text (export->bar, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (export->bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  export->words.how_much, -1);
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
    pb_window_say (export->window, export->words.stopped);
  else if (!written)
    pb_window_report (export->window, export->words.failed, error->message);
  else
    {
      g_string_append_printf (said, "%s %s", export->words.written, place);
      for (guint i = 0; i < export->warnings->len; i++)
        g_string_append_printf (said, " %s", (const char *) export->warnings->pdata[i]);
      pb_window_say_with_action (export->window, said->str, _("Open"), "win.open-file",
                                 g_variant_new_string (export->path));
    }
}

void
pb_export_job_start (PbWindow *window, PbPlan *plan, const char *path, const PbExportWords *words, PbExportRun run,
                     gpointer data, GDestroyNotify destroy)
{
  Export *export = g_new0 (Export, 1);
  GTask *task;

  g_mutex_init (&export->lock);
  export->plan_path = g_strdup (pb_plan_get_path (plan));
  export->author = g_strdup (pb_plan_get_author (plan));
  export->path = g_strdup (path);
  export->warnings = g_ptr_array_new_with_free_func (g_free);
  export->cancellable = g_cancellable_new ();
  export->window = g_object_ref (window);
  export->words = *words;
  export->run = run;
  export->data = data;
  export->destroy = destroy;
  task = g_task_new (window, export->cancellable, done_cb, NULL);
  /* A file that was whole when it was stopped is there, and said to be. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, export, export_free);
  export->tick_id = g_timeout_add (TICK_MS, tick_cb, export);
  g_task_run_in_thread (task, thread_cb);
  g_object_unref (task);
}
