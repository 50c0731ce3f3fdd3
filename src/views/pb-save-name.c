/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-save-name.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

typedef struct
{
  char *path;
  PbSaveNameFunc func;
  gpointer data;
  GDestroyNotify destroy;
} Question;

static void
question_free (gpointer user_data, GClosure *closure)
{
  Question *self = user_data;

  if (self->destroy)
    self->destroy (self->data);
  g_free (self->path);
  g_free (self);
}

static void
answer_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Question *self = user_data;

  if (g_str_equal (response, "replace"))
    self->func (self->path, self->data);
}

char *
pb_save_name_dup (const char *chosen, const char *suffix)
{
  gsize length = strlen (chosen), end = strlen (suffix);

  return length > end && g_ascii_strcasecmp (chosen + length - end, suffix) == 0 ? g_strdup (chosen)
                                                                                 : g_strconcat (chosen, suffix, NULL);
}

void
pb_save_name_settle (GtkWindow *parent, const char *chosen, const char *path, PbSaveNameFunc func, gpointer data,
                     GDestroyNotify destroy)
{
  Question *self = g_new0 (Question, 1);
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *heading = g_strdup_printf (_("Replace “%s”?"), name);
  GtkWidget *dialog;

  *self = (Question) { g_strdup (path), func, data, destroy };
  if (g_str_equal (chosen, path) || !g_file_test (path, G_FILE_TEST_EXISTS))
    {
      func (path, data);
      question_free (self, NULL);
      return;
    }
  dialog = adw_message_dialog_new (parent, heading, _("There is a file of that name already. What is in it is lost if it is replaced."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "replace", _("_Replace"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "replace", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (answer_cb), self, question_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
