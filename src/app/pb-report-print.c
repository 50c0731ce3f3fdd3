/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-report-print.h"

#include <glib/gi18n-lib.h>

#include "pb-progress.h"

#define KEY "pb-report-print"

/* Of an operation; its task holds it too, as it may outlive it. */
typedef struct
{
  PbReportChoice *choice;
  double width;
  double height;
  GCancellable *cancellable;
  PbProgress *progress; /* while the pages are made */
  PbReportLayout *layout; /* NULL until they are */
  GError *error;
  GtkWindow *over; /* weak */
} Print;

static void
print_clear (gpointer data)
{
  Print *self = data;

  g_clear_pointer (&self->progress, pb_progress_free);
  g_clear_pointer (&self->layout, pb_report_layout_free);
  g_clear_error (&self->error);
  g_clear_weak_pointer (&self->over);
  g_object_unref (self->cancellable);
  pb_report_choice_free (self->choice);
}

static void
print_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, print_clear);
}

/* The operation has come to its end: nobody waits for the pages. */
static void
print_drop (gpointer data)
{
  Print *self = data;

  g_cancellable_cancel (self->cancellable);
  print_unref (self);
}

static void
progress_cb (double fraction, gpointer data)
{
  Print *self = data;

  pb_progress_tell (self->progress, fraction, _("Laying out the pages"));
}

static void
free_layout (gpointer layout)
{
  pb_report_layout_free (layout);
}

static void
make_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Print *self = data;
  const PbReportOptions options = pb_report_choice_options (self->choice);
  GError *error = NULL;
  PbReportLayout *layout = pb_report_lay_out_file (self->choice->plan_path, self->choice->author, &options, self->width,
                                                   self->height, progress_cb, self, cancellable, &error);

  if (layout)
    g_task_return_pointer (task, layout, free_layout);
  else
    g_task_return_error (task, error);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Print *self = g_task_get_task_data (G_TASK (result));

  self->layout = g_task_propagate_pointer (G_TASK (result), &self->error);
  g_clear_pointer (&self->progress, pb_progress_free);
}

/* The paper that was chosen for the printer is known first here. */
static void
begin_print_cb (GtkPrintOperation *operation, GtkPrintContext *context, Print *self)
{
  GtkPageSetup *setup = gtk_print_context_get_page_setup (context);
  g_autoptr (GTask) task = g_task_new (NULL, self->cancellable, made_cb, NULL);

  self->width = gtk_page_setup_get_paper_width (setup, GTK_UNIT_POINTS);
  self->height = gtk_page_setup_get_paper_height (setup, GTK_UNIT_POINTS);
  self->progress = pb_progress_new (self->over, _("Making the Pages"), _("How much of the report is laid out"),
                                    self->cancellable);
  g_task_set_task_data (task, g_atomic_rc_box_acquire (self), print_unref);
  g_task_run_in_thread (task, make_cb);
}

/* Asked in every idle moment until the pages are there; between, whatever else happens is let happen. */
static gboolean
paginate_cb (GtkPrintOperation *operation, GtkPrintContext *context, Print *self)
{
  if (self->layout == NULL && self->error == NULL)
    g_main_context_iteration (NULL, TRUE);
  if (self->error != NULL)
    gtk_print_operation_cancel (operation);
  if (self->layout == NULL)
    return FALSE;
  gtk_print_operation_set_n_pages (operation, (int) pb_report_layout_get_n_pages (self->layout));
  return TRUE;
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int number, Print *self)
{
  pb_report_layout_draw_page (self->layout, (guint) number, gtk_print_context_get_cairo_context (context));
}

GtkPrintOperation *
pb_report_print_new (GtkWindow *over, const char *title, PbReportChoice *choice)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  gboolean lying = choice->paper == PB_REPORT_A5;
  g_autoptr (GtkPaperSize) paper = gtk_paper_size_new (lying ? "iso_a5" : "iso_a4");
  Print *self = g_atomic_rc_box_new0 (Print);

  self->choice = choice;
  self->cancellable = g_cancellable_new ();
  g_set_weak_pointer (&self->over, over);
  gtk_page_setup_set_paper_size (setup, paper);
  gtk_page_setup_set_orientation (setup, lying ? GTK_PAGE_ORIENTATION_LANDSCAPE : GTK_PAGE_ORIENTATION_PORTRAIT);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  /* The pages have margins of their own. */
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_job_name (operation, title);
  g_object_set_data_full (G_OBJECT (operation), KEY, self, print_drop);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_print_cb), self);
  g_signal_connect (operation, "paginate", G_CALLBACK (paginate_cb), self);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), self);
  return operation;
}

const GError *
pb_report_print_get_error (GtkPrintOperation *operation)
{
  const Print *self = g_object_get_data (G_OBJECT (operation), KEY);

  return g_error_matches (self->error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? NULL : self->error;
}
