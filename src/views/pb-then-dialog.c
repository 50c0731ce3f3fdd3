/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-then-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "model/pb-date.h"
#include "model/pb-meeting.h"
#include "model/pb-then.h"
#include "pb-pane-util.h"
#include "pb-view.h"

/* Rows that are read one by one; "planbok-cli show PLAN then" gives all. */
#define MOST 500

static GtkWidget *
new_text (const char *text, const char *classes)
{
  GtkWidget *label = pb_view_label (text, classes);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), 20);
  return label;
}

static const char *
word_for (char op)
{
  return op == 'i' ? _("New since") : op == 'd' ? _("Gone since") : _("Changed");
}

static GtkWidget *
new_row (const PbHistoryChange *change)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *name = g_strdup_printf ("%s, %s: %s", change->what, word_for (change->op), change->text);

  gtk_box_append (GTK_BOX (box), new_text (word_for (change->op), "pb-small pb-secondary"));
  gtk_box_append (GTK_BOX (box), new_text (change->what, "pb-semibold"));
  gtk_box_append (GTK_BOX (box), new_text (change->text, ""));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  pb_view_set_accessible_label (row, name);
  return row;
}

/* "The plan on 26 Sep 2024 …": what is held against what, and how far the log reaches. (transfer full) */
static char *
dup_moment (PbThen *then, guint n)
{
  g_autofree char *at = pb_time_format (pb_then_get_at (then));
  g_autofree char *differing = n ? g_strdup_printf (ngettext ("%u row differs.", "%u rows differ.", n), n)
                                 : g_strdup (_("Nothing differs."));
  g_autofree char *count = g_strconcat (differing, " ", pb_then_get_left_out (), NULL);

  if (pb_then_is_before_log (then))
    return g_strdup_printf (_("The decision is older than what Planbok knows of the plan. The plan as it was first put in, held "
                              "against the plan now: %s"),
                            count);
  return g_strdup_printf (_("The plan as it was %s, held against the plan now: %s"), at, count);
}

static GtkWidget *
new_list (GPtrArray *changes)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_widget_add_css_class (list, "pb-card");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_BROWSE);
  pb_view_set_accessible_label (list, _("What differs"));
  for (guint i = 0; i < MIN (changes->len, MOST); i++)
    gtk_list_box_append (GTK_LIST_BOX (list), new_row (changes->pdata[i]));
  gtk_widget_set_visible (list, changes->len > 0);
  return list;
}

static gboolean
close_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  gtk_window_close (GTK_WINDOW (widget));
  return TRUE;
}

static void
close_on_escape (GtkWidget *dialog)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_callback_action_new (close_cb, NULL, NULL)));
  gtk_widget_add_controller (dialog, keys);
}

GtkWidget *
pb_then_dialog_present (GtkWindow *parent, PbRecord *decision)
{
  g_autoptr (PbThen) then = pb_then_new_for_decision (decision);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = pb_then_compare (then, &error);
  g_autofree char *words = changes ? dup_moment (then, changes->len) : g_strdup (error->message);
  g_autofree char *facts = pb_decision_dup_facts (decision);
  GtkWidget *dialog = g_object_new (ADW_TYPE_WINDOW, "modal", TRUE, "transient-for", parent, "default-width", 640,
                                    "default-height", 620, "title", _("The plan then and now"), NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *header = adw_header_bar_new (), *scroller = gtk_scrolled_window_new (), *list = NULL;

  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header),
                                   adw_window_title_new (_("The plan then and now"), pb_record_get_title (decision)));
  gtk_widget_add_css_class (form, "pb-form");
  gtk_box_append (GTK_BOX (form), new_text (facts, "pb-secondary"));
  gtk_box_append (GTK_BOX (form), new_text (words, "pb-semibold"));
  if (changes)
    gtk_box_append (GTK_BOX (form), (list = new_list (changes)));
  if (changes && changes->len > MOST)
    {
      g_autofree char *more = g_strdup_printf (_("These are the first %u of %u."), MOST, changes->len);

      gtk_box_append (GTK_BOX (form), new_text (more, "pb-secondary"));
    }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), form);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), scroller);
  adw_window_set_content (ADW_WINDOW (dialog), box);
  close_on_escape (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
  if (list && changes->len)
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0)));
  return dialog;
}
