/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-export-job.h"

#include <glib/gi18n-lib.h>

#include "pb-progress.h"
#include "pb-recent.h"

typedef struct
{
  char *plan_path;
  char *author;
  char *path;
  GPtrArray *warnings;
  GCancellable *cancellable;
  PbWindow *window;
  PbProgress *progress; /* NULL when it is done */
  PbExportWords words;
  PbExportRun run;
  gpointer data;
  GDestroyNotify destroy;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_clear_pointer (&export->progress, pb_progress_free);
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

  pb_progress_tell (export->progress, fraction, what);
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
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Export *export = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *place = pb_recent_dup_place (export->path);
  g_autoptr (GString) said = g_string_new (NULL);
  gboolean written = g_task_propagate_boolean (G_TASK (result), &error);

  g_clear_pointer (&export->progress, pb_progress_free);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    pb_window_say (export->window, export->words.stopped);
  else if (!written)
    pb_window_report (export->window, export->words.failed, error->message);
  else
    {
      g_autofree char *written_to = g_strdup_printf ("%s %s", export->words.written, place);
      for (guint i = 0; i < export->warnings->len; i++)
        g_string_append_printf (said, "%s%s", i > 0 ? "\n\n" : "", (const char *) export->warnings->pdata[i]);
      pb_window_say_with_action (export->window, written_to, _("Open"), "win.open-file",
                                 g_variant_new_string (export->path));
      /* Sentences are more than a toast has room and time for. */
      if (said->len > 0)
        pb_window_report (export->window, _("The file is written, but note this"), said->str);
    }
}

void
pb_export_job_start (PbWindow *window, PbPlan *plan, const char *path, const PbExportWords *words, PbExportRun run,
                     gpointer data, GDestroyNotify destroy)
{
  Export *export = g_new0 (Export, 1);
  GTask *task;

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
  export->progress = pb_progress_new (GTK_WINDOW (window), words->writing, words->how_much, export->cancellable);
  g_task_run_in_thread (task, thread_cb);
  g_object_unref (task);
}
