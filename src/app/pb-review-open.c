/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-review-open.h"

#include <glib/gi18n-lib.h>

#include "pb-progress.h"
#include "pb-review-dialog.h"

/* Workbooks being read in a thread. */
typedef struct
{
  PbPlan *plan;
  GPtrArray *paths;
  GPtrArray *books; /* PbReviewBook; the worker's until it is done */
  GCancellable *cancellable;
  PbProgress *progress;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_clear_pointer (&reading->progress, pb_progress_free);
  g_object_unref (reading->plan);
  g_object_unref (reading->cancellable);
  g_ptr_array_unref (reading->paths);
  g_ptr_array_unref (reading->books);
  g_free (reading);
}

static void
read_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Reading *reading = data;
  GError *error = NULL;

  for (guint i = 0; i < reading->paths->len && !g_cancellable_set_error_if_cancelled (cancellable, &error); i++)
    {
      g_autofree char *name = g_path_get_basename (reading->paths->pdata[i]);
      PbReviewBook *book;

      pb_progress_tell (reading->progress, (double) i / reading->paths->len, name);
      book = pb_review_book_load (reading->paths->pdata[i], &error);
      if (book == NULL)
        break;
      g_ptr_array_add (reading->books, book);
    }
  if (error)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static gboolean
compare (Reading *reading, PbReview *review, GError **error)
{
  for (guint i = 0; i < reading->books->len; i++)
    if (!pb_review_add_book (review, g_steal_pointer (&reading->books->pdata[i]), error))
      return FALSE;
  return TRUE;
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Reading *reading = g_task_get_task_data (G_TASK (result));
  g_autoptr (PbReview) review = pb_review_new (reading->plan);
  g_autoptr (GError) error = NULL;
  gboolean read = g_task_propagate_boolean (G_TASK (result), &error) && compare (reading, review, &error);

  g_clear_pointer (&reading->progress, pb_progress_free);
  if (read && pb_window_get_plan (PB_WINDOW (source)) == reading->plan)
    pb_review_dialog_present (GTK_WINDOW (source), reading->plan, g_steal_pointer (&review));
  else if (error && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    pb_window_report (PB_WINDOW (source), _("The workbook cannot come back"), error->message);
}

static void
free_book (gpointer book)
{
  if (book)
    pb_review_book_free (book);
}

void
pb_review_open (PbWindow *window, PbPlan *plan, GPtrArray *paths)
{
  Reading *reading = g_new0 (Reading, 1);
  g_autoptr (GTask) task = NULL;

  reading->plan = g_object_ref (plan);
  reading->paths = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < paths->len; i++)
    g_ptr_array_add (reading->paths, g_strdup (paths->pdata[i]));
  reading->books = g_ptr_array_new_with_free_func (free_book);
  reading->cancellable = g_cancellable_new ();
  reading->progress = pb_progress_new (GTK_WINDOW (window), _("Reading Workbooks"),
                                       _("How many of the workbooks are read"), reading->cancellable);
  task = g_task_new (window, reading->cancellable, done_cb, NULL);
  g_task_set_task_data (task, reading, reading_free);
  g_task_run_in_thread (task, read_cb);
}
