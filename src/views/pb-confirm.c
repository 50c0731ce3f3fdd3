/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-confirm.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

typedef struct
{
  GtkWidget *owner;
  gint64 id;
  PbConfirmed confirmed;
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  g_object_unref (((Question *)data)->owner);
  g_free (data);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, Question *question)
{
  if (strcmp (response, "do") == 0)
    question->confirmed (question->owner, question->id);
}

/* (transfer full) */
static char *
dup_body (const char *stays, char **goes)
{
  GString *text = g_string_new (_ ("With it goes:"));

  for (char **sentence = goes; *sentence; sentence++)
    g_string_append_printf (text, "\n• %s", *sentence);
  if (stays)
    g_string_append_printf (text, "\n\n%s", stays);
  g_string_append_printf (text, "\n\n%s", _ ("It can be undone."));
  return g_string_free (text, FALSE);
}

void
pb_confirm (GtkWidget *owner, const char *question, const char *stays, char **goes, const char *action, gint64 id,
            PbConfirmed confirmed)
{
  g_autofree char *body = NULL;
  GtkWidget *dialog;
  Question *data;

  if (!goes || !*goes)
    {
      confirmed (owner, id);
      return;
    }
  body = dup_body (stays, goes);
  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (owner)), question, body);
  data = g_new0 (Question, 1);
  *data = (Question){ g_object_ref (owner), id, confirmed };
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("Cancel"), "do", action, NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "do", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), data, question_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
