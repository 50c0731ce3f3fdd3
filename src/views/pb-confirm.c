/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-confirm.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "pb-view.h"

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

static void
add_text (GtkWidget *box, const char *text)
{
  GtkWidget *label = pb_view_label (text, NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 52);
  gtk_box_append (GTK_BOX (box), label);
}

/* A dialog's own body is centred, which a list is hard to read in. */
static GtkWidget *
new_body (const char *stays, char **goes)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *end = stays ? g_strdup_printf ("%s %s", stays, _ ("It can be undone.")) : NULL;

  add_text (box, _ ("With it goes:"));
  for (char **sentence = goes; *sentence; sentence++)
    {
      g_autofree char *point = g_strdup_printf ("• %s", *sentence);

      add_text (box, point);
    }
  add_text (box, end ? end : _ ("It can be undone."));
  return box;
}

void
pb_confirm (GtkWidget *owner, const char *question, const char *stays, char **goes, const char *action, gint64 id,
            PbConfirmed confirmed)
{
  g_autofree char *said = NULL;
  GtkWidget *dialog;
  Question *data;

  if (!goes || !*goes)
    {
      confirmed (owner, id);
      return;
    }
  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (owner)), question, NULL);
  said = g_strjoinv (" ", goes);
  gtk_accessible_update_property (GTK_ACCESSIBLE (dialog), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, said, -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), new_body (stays, goes));
  data = g_new0 (Question, 1);
  *data = (Question){ g_object_ref (owner), id, confirmed };
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("Cancel"), "do", action, NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "do", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), data, question_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
