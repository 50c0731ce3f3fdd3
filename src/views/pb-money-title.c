/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-money-title.h"

#include <glib/gi18n-lib.h>

#include "pb-pane-util.h"
#include "pb-view.h"

typedef struct
{
  GtkWidget *popover;
  GtkWidget *about;
  GtkWidget *entry;
  GtkWidget *choice;
  GtkWidget *refusal;
  PbMoneyTitleFunc done;
  gpointer owner;
} Title;

static void
accept_cb (Title *title)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (title->entry))));
  guint choice = title->choice ? gtk_drop_down_get_selected (GTK_DROP_DOWN (title->choice)) : 0;
  g_autoptr (GtkWidget) popover = g_object_ref (title->popover);
  g_autoptr (GError) error = NULL;

  if (title->done (title->owner, text, choice, &error))
    gtk_popover_popdown (GTK_POPOVER (popover));
  else
    pb_pane_set_invalid (title->entry, GTK_LABEL (title->refusal), error->message);
}

static GtkWidget *
new_choice (const char *label, const char *const *choices)
{
  GtkWidget *choice = pb_pane_drop_down (G_LIST_MODEL (gtk_string_list_new (choices)));

  pb_pane_name_inner (choice, label);
  return choice;
}

/* Hidden until it says something. */
static GtkWidget *
new_note (const char *classes)
{
  GtkWidget *note = pb_view_label ("", classes);

  gtk_label_set_wrap (GTK_LABEL (note), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (note), 40);
  gtk_widget_set_visible (note, FALSE);
  return note;
}

GtkWidget *
pb_money_title_new (const char *heading, const char *label, const char *text, const char *action,
                    const char *choice_label, const char *const *choices, PbMoneyTitleFunc done, gpointer owner)
{
  Title *title = g_new0 (Title, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *accept = gtk_button_new_with_label (action);

  title->done = done;
  title->owner = owner;
  title->popover = gtk_popover_new ();
  title->entry = gtk_entry_new ();
  title->about = new_note ("pb-small pb-secondary");
  title->refusal = new_note ("pb-note pb-bad");
  gtk_editable_set_text (GTK_EDITABLE (title->entry), text ? text : "");
  gtk_editable_set_width_chars (GTK_EDITABLE (title->entry), 34);
  pb_view_set_accessible_label (title->entry, label);
  gtk_widget_add_css_class (accept, "suggested-action");
  gtk_widget_set_halign (accept, GTK_ALIGN_END);
  g_signal_connect_swapped (title->entry, "activate", G_CALLBACK (accept_cb), title);
  g_signal_connect_swapped (accept, "clicked", G_CALLBACK (accept_cb), title);
  gtk_box_append (GTK_BOX (box), pb_view_label (heading, "pb-semibold"));
  gtk_box_append (GTK_BOX (box), title->about);
  gtk_box_append (GTK_BOX (box), title->entry);
  gtk_box_append (GTK_BOX (box), title->refusal);
  if (choices)
    gtk_box_append (GTK_BOX (box), title->choice = new_choice (choice_label, choices));
  gtk_box_append (GTK_BOX (box), accept);
  gtk_widget_add_css_class (box, "pb-money-popover");
  gtk_popover_set_child (GTK_POPOVER (title->popover), box);
  pb_view_set_accessible_label (title->popover, heading);
  g_object_set_data_full (G_OBJECT (title->popover), "title", title, g_free);
  return title->popover;
}

void
pb_money_title_set_about (GtkWidget *popover, const char *text)
{
  Title *title = g_object_get_data (G_OBJECT (popover), "title");

  gtk_label_set_text (GTK_LABEL (title->about), text);
  gtk_widget_set_visible (title->about, TRUE);
}
