/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-fetches-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "model/pb-date.h"
#include "model/pb-fetch.h"
#include "pb-pane-util.h"
#include "pb-view.h"

#define PB_TYPE_FETCHES_DIALOG (pb_fetches_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PbFetchesDialog, pb_fetches_dialog, PB, FETCHES_DIALOG, AdwWindow)

struct _PbFetchesDialog
{
  AdwWindow parent_instance;

  PbPlan *plan;
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (PbFetchesDialog, pb_fetches_dialog, ADW_TYPE_WINDOW)

/* Asked about: the dialog holds the answer's receiver, the question the fetch. */
static void
answer_cb (AdwMessageDialog *question, const char *response, PbFetchesDialog *self)
{
  PbRecord *fetch = g_object_get_data (G_OBJECT (question), "pb-record");
  GError *error = NULL;

  if (g_str_equal (response, "take-back") && !pb_fetch_take_back (fetch, &error))
    pb_pane_report_in (GTK_WINDOW (self), _("The fetch was not taken back"), error);
}

static void
ask_cb (GtkButton *button, PbFetchesDialog *self)
{
  PbRecord *fetch = g_object_get_data (G_OBJECT (button), "pb-record");
  g_autoptr (GPtrArray) built = pb_fetch_list_built_on (fetch);
  guint later = built->len > 0 ? built->len - 1 : 0;
  g_autofree char *sentence = NULL;
  GtkWidget *question;

  sentence = later ? g_strdup_printf (ngettext ("What was known before shows again. %u later fetch that builds on it goes "
                                                "too. Undo brings it back.",
                                                "What was known before shows again. %u later fetches that build on it go "
                                                "too. Undo brings them back.", later), later)
                   : g_strdup (_("What was known before shows again. Undo brings the fetch back."));
  question = adw_message_dialog_new (GTK_WINDOW (self), _("Take the fetch back?"), sentence);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (question), "cancel", _("Cancel"), "take-back", _("Take back"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (question), "take-back", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (question), "cancel");
  g_object_set_data_full (G_OBJECT (question), "pb-record", g_object_ref (fetch), g_object_unref);
  g_signal_connect_object (question, "response", G_CALLBACK (answer_cb), self, 0);
  gtk_window_present (GTK_WINDOW (question));
}

static char *
dup_about (PbRecord *fetch)
{
  guint n = pb_fetch_count_indicators (fetch);
  g_autoptr (GPtrArray) revisions = pb_fetch_list_revisions (fetch, 0);
  g_autofree char *when = pb_time_format (pb_record_get_text (fetch, PB_FETCH_AT));
  g_autofree char *count = g_strdup_printf (ngettext ("%u indicator", "%u indicators", n), n);
  g_autofree char *news = revisions->len ? g_strdup_printf (ngettext ("%u value changed by the source",
                                                                      "%u values changed by the source", revisions->len),
                                                            revisions->len)
                                         : NULL;
  GString *text = g_string_new (when);

  pb_pane_append_part (text, pb_record_get_text (fetch, PB_FETCH_ADDRESS));
  pb_pane_append_part (text, count);
  pb_pane_append_part (text, news);
  pb_pane_append_part (text, pb_record_get_text (fetch, PB_FETCH_NOTE));
  return g_string_free (text, FALSE);
}

static void
add_fetch (PbFetchesDialog *self, PbRecord *fetch)
{
  const char *title = pb_record_get_text (fetch, PB_FETCH_TITLE);
  const char *source = pb_record_get_text (fetch, PB_FETCH_SOURCE);
  g_autofree char *about = dup_about (fetch);
  g_autofree char *name = g_strdup_printf (_("Take back the fetch: %s, %s"), source, about);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *button = gtk_button_new_with_label (_("Take back…"));
  GtkWidget *heading = pb_view_label (title ? title : source, "pb-semibold");
  GtkWidget *second = pb_view_label (about, "pb-small pb-secondary");

  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  /* A fetch may be of hundreds of indicators. */
  gtk_label_set_lines (GTK_LABEL (heading), 3);
  gtk_label_set_ellipsize (GTK_LABEL (heading), PANGO_ELLIPSIZE_END);
  gtk_label_set_wrap (GTK_LABEL (second), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (second), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, !pb_plan_get_read_only (self->plan));
  pb_view_set_accessible_label (button, name);
  g_object_set_data_full (G_OBJECT (button), "pb-record", g_object_ref (fetch), g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (ask_cb), self, 0);
  gtk_box_append (GTK_BOX (words), heading);
  gtk_box_append (GTK_BOX (words), second);
  gtk_box_append (GTK_BOX (line), words);
  gtk_box_append (GTK_BOX (line), button);
  gtk_widget_add_css_class (line, "pb-row");
  gtk_box_append (GTK_BOX (self->list), line);
}

static void
fill (PbFetchesDialog *self)
{
  g_autoptr (GPtrArray) fetches = pb_fetch_list (self->plan);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->list)))
    gtk_box_remove (GTK_BOX (self->list), child);
  for (guint i = 0; i < fetches->len; i++)
    add_fetch (self, fetches->pdata[i]);
  if (fetches->len == 0)
    gtk_box_append (GTK_BOX (self->list), pb_view_label (_("Nothing has been fetched into this plan."), "pb-secondary pb-row"));
}

static void
pb_fetches_dialog_dispose (GObject *object)
{
  g_clear_object (&PB_FETCHES_DIALOG (object)->plan);
  G_OBJECT_CLASS (pb_fetches_dialog_parent_class)->dispose (object);
}

static void
close_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
pb_fetches_dialog_class_init (PbFetchesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_fetches_dialog_dispose;
  gtk_widget_class_install_action (widget_class, "fetches.close", NULL, close_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "fetches.close", NULL);
}

static void
pb_fetches_dialog_init (PbFetchesDialog *self)
{
}

GtkWidget *
pb_fetches_dialog_present (GtkWindow *parent, PbPlan *plan)
{
  PbFetchesDialog *self = g_object_new (PB_TYPE_FETCHES_DIALOG, "modal", TRUE, "transient-for", parent, "default-width",
                                        560, "default-height", 480, "title", _("Fetches"), NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *header = adw_header_bar_new ();

  self->plan = g_object_ref (plan);
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->list, "pb-card");
  gtk_box_append (GTK_BOX (form), self->list);
  gtk_widget_add_css_class (form, "pb-form");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), form);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scroller, TRUE);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (_("Fetches"), NULL));
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), scroller);
  adw_window_set_content (ADW_WINDOW (self), box);
  g_signal_connect_object (plan, "changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  fill (self);
  gtk_window_present (GTK_WINDOW (self));
  return GTK_WIDGET (self);
}
