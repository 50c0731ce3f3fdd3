/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-progress.h"

#include <glib/gi18n-lib.h>

/* What takes less than this needs no dialog. */
#define PATIENCE_MS 400
#define TICK_MS 100

/* The worker writes fraction and what, under the lock; all else is the main thread's. */
struct _PbProgress
{
  GMutex lock;
  double fraction;
  char *what;

  GtkWindow *over; /* weak */
  const char *title;
  const char *how_much;
  GCancellable *cancellable;
  guint tick_id;
  guint waited;
  GtkWidget *dialog; /* weak; NULL until it has taken its time */
  GtkProgressBar *bar;
};

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

static void
show (PbProgress *self)
{
  GtkWidget *dialog = adw_message_dialog_new (self->over, self->title, NULL);

  self->bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_progress_bar_set_show_text (self->bar, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, self->how_much, -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), GTK_WIDGET (self->bar));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"));
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), self->cancellable, 0);
  g_set_weak_pointer (&self->dialog, dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
tick_cb (gpointer data)
{
  PbProgress *self = data;

  self->waited += TICK_MS;
  if (self->waited == PATIENCE_MS)
    show (self);
  if (self->dialog == NULL)
    return G_SOURCE_CONTINUE;
  g_mutex_lock (&self->lock);
  gtk_progress_bar_set_fraction (self->bar, self->fraction);
  gtk_progress_bar_set_text (self->bar, self->what);
  g_mutex_unlock (&self->lock);
  return G_SOURCE_CONTINUE;
}

PbProgress *
pb_progress_new (GtkWindow *over, const char *title, const char *how_much, GCancellable *cancellable)
{
  PbProgress *self = g_new0 (PbProgress, 1);

  g_mutex_init (&self->lock);
  g_set_weak_pointer (&self->over, over);
  self->title = title;
  self->how_much = how_much;
  self->cancellable = g_object_ref (cancellable);
  self->tick_id = g_timeout_add (TICK_MS, tick_cb, self);
  return self;
}

void
pb_progress_free (PbProgress *self)
{
  g_clear_handle_id (&self->tick_id, g_source_remove);
  if (self->dialog)
    gtk_window_destroy (GTK_WINDOW (self->dialog));
  g_clear_weak_pointer (&self->dialog);
  g_clear_weak_pointer (&self->over);
  g_object_unref (self->cancellable);
  g_mutex_clear (&self->lock);
  g_free (self->what);
  g_free (self);
}

void
pb_progress_tell (PbProgress *self, double fraction, const char *what)
{
  g_mutex_lock (&self->lock);
  self->fraction = fraction;
  g_free (self->what);
  self->what = g_strdup (what);
  g_mutex_unlock (&self->lock);
}
