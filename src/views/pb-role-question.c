/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-role-question.h"

#include <glib/gi18n-lib.h>

#include "pb-view.h"

typedef struct
{
  GtkWidget *popover;
  GtkWidget *anchor; /* NULL when it is gone */
  PbRecord *role;
  PbRoleAnswer answer;
  gpointer user_data;
} Question;

#define ROLE_KEY "pb-role"

static void
row_activated_cb (Question *question, GtkListBoxRow *row)
{
  g_set_object (&question->role, g_object_get_data (G_OBJECT (row), ROLE_KEY));
  gtk_popover_popdown (GTK_POPOVER (question->popover));
}

static gboolean
finish_cb (gpointer data)
{
  Question *question = data;

  if (question->anchor != NULL)
    {
      g_signal_handlers_disconnect_by_data (question->anchor, question);
      gtk_widget_unparent (question->popover);
      question->answer (question->role, question->user_data);
    }
  g_clear_object (&question->role);
  g_object_unref (question->popover);
  g_free (question);
  return G_SOURCE_REMOVE;
}

/* The popover is still in use by whoever closes it. */
static void
closed_cb (Question *question)
{
  g_idle_add (finish_cb, question);
}

/* The view closed around the question: nobody is there to answer. */
static void
anchor_destroyed_cb (Question *question)
{
  question->anchor = NULL;
  gtk_widget_unparent (question->popover);
}

static GtkWidget *
make_row (PbRecord *role)
{
  const char *short_name = pb_record_get_text (role, PB_ROLE_SHORT_NAME);
  const char *name = pb_record_get_title (role);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = pb_view_label (name, NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_box_append (GTK_BOX (box), label);
  if (short_name != NULL && g_strcmp0 (short_name, name) != 0)
    gtk_box_append (GTK_BOX (box), pb_view_label (short_name, "pb-small pb-secondary"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_add_css_class (row, "pb-row");
  pb_view_set_accessible_label (row, name);
  g_object_set_data_full (G_OBJECT (row), ROLE_KEY, g_object_ref (role), g_object_unref);
  return row;
}

void
pb_role_question_ask (GtkWidget *anchor, PbPlan *plan, PbRoleAnswer answer, gpointer user_data)
{
  GPtrArray *roles = pb_plan_peek_records (plan, PB_TABLE_ROLE);
  Question *question = g_new0 (Question, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  question->anchor = anchor;
  question->popover = g_object_ref_sink (gtk_popover_new ());
  question->answer = answer;
  question->user_data = user_data;

  gtk_box_append (GTK_BOX (box), pb_view_label (_("Which function is yours?"), "pb-card-title"));
  gtk_box_append (GTK_BOX (box), pb_view_label (_("It is remembered. Change it in the preferences."), "pb-small pb-secondary"));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  pb_view_set_accessible_label (list, _("Which function is yours?"));
  for (guint i = 0; i < roles->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), make_row (roles->pdata[i]));
  g_signal_connect_swapped (list, "row-activated", G_CALLBACK (row_activated_cb), question);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 420);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  gtk_box_append (GTK_BOX (box), scrolled);

  gtk_popover_set_child (GTK_POPOVER (question->popover), box);
  pb_view_set_accessible_label (question->popover, _("Which function is yours?"));
  gtk_widget_add_css_class (question->popover, "pb-role-question");
  gtk_widget_set_parent (question->popover, anchor);
  g_signal_connect_swapped (anchor, "destroy", G_CALLBACK (anchor_destroyed_cb), question);
  g_signal_connect_swapped (question->popover, "closed", G_CALLBACK (closed_cb), question);
  gtk_popover_popup (GTK_POPOVER (question->popover));
}

/* Whoever has not said who writes is known by the function from now on, rather than by the computer's name for them. */
void
pb_role_question_remember (GSettings *settings, PbRecord *role)
{
  const char *short_name = pb_record_get_text (role, PB_ROLE_SHORT_NAME);
  const char *name = short_name != NULL ? short_name : pb_record_get_title (role);
  g_autofree char *author = g_settings_get_string (settings, "author");

  g_settings_set_string (settings, "my-role", name);
  if (*author == '\0')
    g_settings_set_string (settings, "author", name);
}
