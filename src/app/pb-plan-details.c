/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-plan-details.h"

#include <glib/gi18n-lib.h>

#include "model/pb-edit.h"
#include "views/pb-view.h"

typedef struct
{
  PbPlan *plan;
  GtkWidget *parent;
  GtkEditable *title;
  GtkEditable *municipality;
  GtkEditable *boards;
} Details;

static void
details_free (gpointer data, GClosure *closure)
{
  Details *details = data;

  g_object_unref (details->plan);
  g_object_unref (details->parent);
  g_free (details);
}

static void
insert_boards (PbEdit *edit, const char *text)
{
  g_auto (GStrv) names = g_strsplit_set (text, ",;", -1);

  for (guint i = 0; names[i]; i++)
    {
      if (*g_strstrip (names[i]))
        pb_edit_set_text (edit, pb_edit_insert (edit, PB_TABLE_BOARD), PB_BOARD_NAME, names[i]);
    }
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Details *details = user_data;
  gint64 id = pb_record_get_id (pb_plan_get_document (details->plan));
  g_autoptr (GError) error = NULL;
  PbEdit *edit;

  if (!g_str_equal (response, "save"))
    return;
  edit = pb_edit_new (details->plan, _("Name the plan"));
  if (*gtk_editable_get_text (details->title))
    pb_edit_set_text (edit, id, PB_PLAN_TITLE, gtk_editable_get_text (details->title));
  pb_edit_set_text (edit, id, PB_PLAN_MUNICIPALITY, gtk_editable_get_text (details->municipality));
  insert_boards (edit, gtk_editable_get_text (details->boards));
  if (!pb_edit_commit (edit, &error))
    pb_view_report (details->parent, _("The plan's name was not saved"), g_steal_pointer (&error));
}

static GtkEditable *
add_entry (GtkListBox *list, const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  gtk_list_box_append (list, row);
  return GTK_EDITABLE (row);
}

void
pb_plan_details_present (GtkWindow *parent, PbPlan *plan)
{
  AdwMessageDialog *dialog;
  GtkWidget *list = gtk_list_box_new ();
  Details *details = g_new0 (Details, 1);

  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (
      parent, _("What is the plan called?"), _("All of it can be changed later. Separate the boards with commas.")));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("About the plan"), -1);
  details->plan = g_object_ref (plan);
  details->parent = g_object_ref (GTK_WIDGET (parent));
  details->title = add_entry (GTK_LIST_BOX (list), _("Title"));
  details->municipality = add_entry (GTK_LIST_BOX (list), _("Municipality"));
  details->boards = add_entry (GTK_LIST_BOX (list), _("Boards"));
  adw_message_dialog_set_extra_child (dialog, list);
  adw_message_dialog_add_responses (dialog, "skip", _("_Skip"), "save", _("_Save"), NULL);
  adw_message_dialog_set_default_response (dialog, "save");
  adw_message_dialog_set_close_response (dialog, "skip");
  adw_message_dialog_set_response_appearance (dialog, "save", ADW_RESPONSE_SUGGESTED);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), details, details_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
