/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-pane-util.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "pb-view.h"
#include "widgets/pb-widget-palette.h"

/* px that are seen of the window behind a dialog. */
#define DIALOG_AROUND 32

gboolean
pb_pane_check (GtkWidget *widget, gboolean ok, GError *error)
{
  if (!ok)
    pb_view_report (widget, _("The change was not saved"), error);
  return ok;
}

gboolean
pb_pane_commit (GtkWidget *widget, PbEdit *edit)
{
  GError *error = NULL;
  gboolean ok = pb_edit_commit (edit, &error);

  return pb_pane_check (widget, ok, error);
}

void
pb_pane_report_in (GtkWindow *dialog, const char *heading, GError *error)
{
  GtkWidget *message = adw_message_dialog_new (dialog, heading, error->message);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (message), "close", _("Close"));
  gtk_window_present (GTK_WINDOW (message));
  g_error_free (error);
}

void
pb_pane_ask_to_save (GtkWindow *dialog, GCallback response)
{
  GtkWidget *question
      = adw_message_dialog_new (dialog, _("Save what you wrote?"), _("What you wrote is not saved yet."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (question), "continue", _("Keep writing"), "discard",
                                    _("Discard"), "save", _("Save"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (question), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (question), "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (question), "save");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (question), "continue");
  g_signal_connect_object (question, "response", response, dialog, 0);
  gtk_window_present (GTK_WINDOW (question));
}

GtkWidget *
pb_pane_dialog_header (const char *title, const char *cancel_action, const char *accept_action, const char *accept_label)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_label (_("Cancel"));
  GtkWidget *accept = gtk_button_new_with_label (accept_label);

  gtk_widget_add_css_class (accept, "suggested-action");
  gtk_widget_set_tooltip_text (accept, _("Ctrl+Enter"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), cancel_action);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (accept), accept_action);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (title, NULL));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), accept);
  return header;
}

GtkWidget *
pb_pane_icon_button (const char *icon, const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  pb_view_set_accessible_label (button, name);
  return button;
}

GtkWidget *
pb_pane_decoration (const char *icon)
{
  return g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "icon-name", icon, NULL);
}

/* What a drop-down shows in its button is a list row, and can take the focus in GTK 4.8. */
static void
quiet_inside (GtkWidget *widget, const char *name)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      if (gtk_widget_get_focusable (child) && !GTK_IS_NATIVE (child))
        {
          gtk_widget_set_focusable (child, FALSE);
          pb_view_set_accessible_label (child, name);
        }
      quiet_inside (child, name);
    }
}

void
pb_pane_hide_tip_while_open (GtkWidget *menu_button)
{
  /* The menu button has no such property before GTK 4.10, but its inside is a toggle button. */
  g_object_bind_property (gtk_widget_get_first_child (menu_button), "active", menu_button, "has-tooltip",
                          G_BINDING_INVERT_BOOLEAN);
}

void
pb_pane_name_inner (GtkWidget *widget, const char *name)
{
  GtkWidget *inner = gtk_widget_get_first_child (widget);

  pb_view_set_accessible_label (widget, name);
  if (!inner)
    return;
  pb_view_set_accessible_label (inner, name);
  /* GTK lets the outer label the inner: the name would be said twice. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (inner), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  if (GTK_IS_DROP_DOWN (widget))
    quiet_inside (inner, name);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, pb_view_label ("", NULL));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));
  GtkWidget *label = gtk_list_item_get_child (item);

  gtk_label_set_text (GTK_LABEL (label), text);
  pb_view_set_accessible_label (gtk_widget_get_parent (label), text);
}

static void
setup_long_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = pb_view_label ("", NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 12);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 52);
  gtk_list_item_set_child (item, label);
}

static GtkWidget *
new_drop_down (GListModel *strings, GCallback setup)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *drop_down = gtk_drop_down_new (strings, NULL);

  g_signal_connect (factory, "setup", setup, NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_drop_down_set_factory (GTK_DROP_DOWN (drop_down), factory);
  g_object_unref (factory);
  return drop_down;
}

GtkWidget *
pb_pane_drop_down (GListModel *strings)
{
  return new_drop_down (strings, G_CALLBACK (setup_cb));
}

GtkWidget *
pb_pane_long_drop_down (GListModel *strings)
{
  return new_drop_down (strings, G_CALLBACK (setup_long_cb));
}

char *
pb_pane_capitalise (const char *text)
{
  g_autofree char *first = NULL;
  const char *rest;

  if (!text || !*text)
    return g_strdup ("");
  rest = g_utf8_next_char (text);
  first = g_utf8_strup (text, rest - text);
  return g_strconcat (first, rest, NULL);
}

void
pb_pane_append_part (GString *text, const char *part)
{
  if (!part || !*part)
    return;
  if (text->len)
    g_string_append (text, " · ");
  g_string_append (text, part);
}

void
pb_pane_set_invalid (GtkWidget *field, GtkLabel *note, const char *sentence)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (field);

  gtk_label_set_text (note, sentence ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (note), sentence != NULL);
  if (sentence)
    {
      gtk_accessible_update_state (accessible, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE, -1);
      gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence, -1);
      gtk_widget_add_css_class (field, "error");
    }
  else
    {
      gtk_accessible_update_state (accessible, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_FALSE, -1);
      gtk_accessible_reset_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
      gtk_widget_remove_css_class (field, "error");
    }
}

char *
pb_pane_dup_record_title (PbRecord *record)
{
  const char *number;

  switch ((int) pb_record_get_table (record))
    {
    case PB_TABLE_GOAL:
      number = pb_record_get_text (record, PB_GOAL_NUMBER);
      if (number && *number)
        return g_strdup_printf ("%s %s", number, pb_record_get_title (record));
      break;
    case PB_TABLE_DECISION:
      number = pb_record_get_text (record, PB_DECISION_SECTION);
      if (number && *number)
        return g_strdup_printf ("%s, %s", number, pb_record_get_title (record));
      break;
    default:
      break;
    }
  return g_strdup (pb_record_get_title (record));
}

int
pb_pane_get_dialog_side (GtkWindow *parent, int ems, int room)
{
  int wanted = (int) (ems * pb_widgets_get_em (GTK_WIDGET (parent)));

  /* A window that is not on a screen yet has no room to tell of. */
  return room > 2 * DIALOG_AROUND ? MIN (wanted, room - DIALOG_AROUND) : wanted;
}
