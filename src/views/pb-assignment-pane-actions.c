/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-assignment-pane-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "model/pb-assignment.h"
#include "model/pb-date.h"
#include "model/pb-edit.h"
#include "pb-assignment-head.h"
#include "pb-editable-text.h"
#include "pb-form-dialog.h"
#include "pb-pane-util.h"
#include "pb-view.h"

static const PbFormField number_fields[] = {
  { PB_ASSIGNMENT_NUMBER, N_("Number"), PB_FORM_INT, FALSE },
  { PB_ASSIGNMENT_SHORT_TITLE, N_("Short title"), PB_FORM_TEXT, FALSE },
};

static const PbFormInfo number_form = {
  .table = PB_TABLE_ASSIGNMENT,
  .new_title = N_("Number and short title"),
  .new_label = N_("Change number and short title"),
  .edit_title = N_("Number and short title"),
  .edit_label = N_("Change number and short title"),
  .fields = number_fields,
  .n_fields = G_N_ELEMENTS (number_fields),
};

static guint
count_children (PbRecord *record, PbColumn ref)
{
  return pb_plan_peek_children (pb_record_get_plan (record), ref, pb_record_get_id (record))->len;
}

static guint
count_follow_ups (PbRecord *assignment)
{
  GPtrArray *activities = pb_plan_peek_children (pb_record_get_plan (assignment), PB_ACTIVITY_ASSIGNMENT,
                                                 pb_record_get_id (assignment));
  guint count = count_children (assignment, PB_FOLLOW_UP_ASSIGNMENT);

  for (guint i = 0; i < activities->len; i++)
    count += count_children (activities->pdata[i], PB_FOLLOW_UP_ACTIVITY);
  return count;
}

static void
append_count (GString *words, guint count, char *(*count_words) (guint count))
{
  g_autofree char *part = NULL;

  if (count == 0)
    return;
  part = count_words (count);
  g_string_append_printf (words, "%s%s", words->len ? ", " : "", part);
}

static char *
activities_words (guint n)
{
  return g_strdup_printf (ngettext ("%u activity", "%u activities", n), n);
}

static char *
follow_ups_words (guint n)
{
  return g_strdup_printf (ngettext ("%u follow-up", "%u follow-ups", n), n);
}

static char *
risks_words (guint n)
{
  return g_strdup_printf (ngettext ("%u risk", "%u risks", n), n);
}

static char *
lines_words (guint n)
{
  return g_strdup_printf (ngettext ("%u link to a budget line", "%u links to budget lines", n), n);
}

static char *
decisions_words (guint n)
{
  return g_strdup_printf (ngettext ("%u link to a decision", "%u links to decisions", n), n);
}

static char *
indicators_words (guint n)
{
  return g_strdup_printf (ngettext ("%u link to an indicator", "%u links to indicators", n), n);
}

char *
pb_assignment_dup_hanging (PbRecord *assignment)
{
  GString *words = g_string_new (NULL);

  append_count (words, count_children (assignment, PB_ACTIVITY_ASSIGNMENT), activities_words);
  append_count (words, count_follow_ups (assignment), follow_ups_words);
  append_count (words, count_children (assignment, PB_RISK_ASSIGNMENT), risks_words);
  append_count (words, count_children (assignment, PB_ASSIGNMENT_LINE_ASSIGNMENT), lines_words);
  append_count (words, count_children (assignment, PB_DECISION_ASSIGNMENT_ASSIGNMENT), decisions_words);
  append_count (words, count_children (assignment, PB_INDICATOR_ASSIGNMENT_ASSIGNMENT), indicators_words);
  return g_string_free (words, FALSE);
}

static void
append_line (GString *text, const char *name, const char *value)
{
  if (value && *value)
    g_string_append_printf (text, "%s: %s\n", name, value);
}

static void
append_follow_up (GString *text, PbRecord *assignment)
{
  PbRecord *latest = pb_assignment_get_latest (assignment);
  PbRecord *period = latest ? pb_record_get_ref (latest, PB_FOLLOW_UP_PERIOD) : NULL;
  g_autofree char *words = period ? pb_period_format (pb_record_get_text (period, PB_PERIOD_CODE)) : NULL;

  if (!latest)
    return;
  g_string_append_printf (text, "\n%s, %s: %s\n", _("Latest follow-up"), words ? words : "",
                          pb_enum_label (PB_ENUM_ASSESSMENT, pb_record_get_enum (latest, PB_FOLLOW_UP_ASSESSMENT)));
  append_line (text, _("What we see"), pb_record_get_text (latest, PB_FOLLOW_UP_SEEN));
  append_line (text, _("Why"), pb_record_get_text (latest, PB_FOLLOW_UP_WHY));
  append_line (text, _("What we do"), pb_record_get_text (latest, PB_FOLLOW_UP_ACTION));
}

static void
append_activities (GString *text, PbRecord *assignment)
{
  GPtrArray *activities = pb_plan_peek_children (pb_record_get_plan (assignment), PB_ACTIVITY_ASSIGNMENT,
                                                 pb_record_get_id (assignment));

  if (activities->len)
    g_string_append_printf (text, "\n%s\n", _("Activities"));
  for (guint i = 0; i < activities->len; i++)
    g_string_append_printf (
        text, "– %s (%s)\n", pb_record_get_title (activities->pdata[i]),
        pb_enum_label (PB_ENUM_STATUS, pb_record_get_enum (activities->pdata[i], PB_ACTIVITY_STATUS)));
}

char *
pb_assignment_dup_as_text (PbRecord *assignment)
{
  g_autofree char *roles = pb_assignment_dup_roles (assignment, FALSE);
  g_autofree char *boards = pb_assignment_dup_boards (assignment, FALSE);
  const char *summary = pb_record_get_text (assignment, PB_ASSIGNMENT_SUMMARY);
  GString *text = g_string_new (NULL);

  if (!pb_record_is_null (assignment, PB_ASSIGNMENT_NUMBER))
    g_string_append_printf (text, "%d ", (int) pb_record_get_int (assignment, PB_ASSIGNMENT_NUMBER));
  g_string_append_printf (text, "%s\n", pb_record_get_title (assignment));
  append_line (text, _("Status"),
               pb_enum_label (PB_ENUM_STATUS, pb_record_get_enum (assignment, PB_ASSIGNMENT_STATUS)));
  append_line (text, _("Responsible"), roles);
  append_line (text, _("Boards"), boards);
  if (summary && *summary)
    g_string_append_printf (text, "\n%s\n", summary);
  append_follow_up (text, assignment);
  append_activities (text, assignment);
  return g_string_free (text, FALSE);
}

static void
delete_now (PbAssignmentPane *self)
{
  g_autoptr (PbRecord) assignment = g_object_ref (pb_assignment_pane_get_assignment (self));
  PbEdit *edit = pb_edit_new (pb_record_get_plan (assignment), _("Delete assignment"));
  g_autofree char *said = NULL;

  pb_edit_delete (edit, PB_TABLE_ASSIGNMENT, pb_record_get_id (assignment));
  if (!pb_pane_commit (GTK_WIDGET (self), edit))
    return;
  said = g_strdup_printf (_("“%s” was deleted"), pb_assignment_get_short_title (assignment));
  pb_assignment_pane_offer_undo (self, said);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, PbAssignmentPane *self)
{
  if (g_str_equal (response, "delete") && pb_assignment_pane_get_assignment (self))
    delete_now (self);
}

static void
ask_delete (PbAssignmentPane *self)
{
  PbRecord *assignment = pb_assignment_pane_get_assignment (self);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *hanging = pb_assignment_dup_hanging (assignment);
  g_autofree char *heading = g_strdup_printf (_("Delete “%s”?"), pb_assignment_get_short_title (assignment));
  g_autofree char *body = NULL;
  GtkWidget *dialog;

  if (*hanging)
    body = g_strdup_printf (_("This goes with it: %s. Undo brings everything back."), hanging);
  else
    body = g_strdup (_("Nothing else goes with it. Undo brings it back."));
  dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, heading, body);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("Cancel"), "delete", _("Delete"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "delete", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
pane_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PbAssignmentPane *self = PB_ASSIGNMENT_PANE (widget);
  PbRecord *assignment = pb_assignment_pane_get_assignment (self);
  GtkRoot *root = gtk_widget_get_root (widget);

  if (g_str_equal (action, "pane.offer-undo"))
    pb_assignment_pane_offer_undo (self, g_variant_get_string (parameter, NULL));
  else if (!assignment || !pb_record_is_live (assignment))
    return;
  else if (g_str_equal (action, "pane.edit-title"))
    pb_editable_text_begin (
        PB_EDITABLE_TEXT (pb_assignment_head_get_title (PB_ASSIGNMENT_HEAD (pb_assignment_pane_get_head (self)))));
  else if (g_str_equal (action, "pane.new-follow-up") && gtk_widget_get_mapped (widget))
    gtk_widget_activate_action (widget, "win.new-follow-up", "x", pb_record_get_id (assignment));
  else if (g_str_equal (action, "pane.number") && GTK_IS_WINDOW (root))
    pb_form_dialog_present (GTK_WINDOW (root), &number_form, NULL, assignment);
  else if (g_str_equal (action, "pane.delete"))
    ask_delete (self);
  else if (g_str_equal (action, "pane.export") || g_str_equal (action, "pane.copy-tables"))
    gtk_widget_activate_action (widget, g_str_equal (action, "pane.export") ? "win.export-assignment" : "win.copy-assignment",
                                "x", pb_record_get_id (assignment));
  else if (g_str_equal (action, "pane.copy"))
    {
      g_autofree char *text = pb_assignment_dup_as_text (assignment);

      gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
      pb_view_say (widget, _("The assignment was copied as text"));
    }
}

void
pb_assignment_pane_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "pane.offer-undo", "s", pane_action);
  gtk_widget_class_install_action (widget_class, "pane.edit-title", NULL, pane_action);
  gtk_widget_class_install_action (widget_class, "pane.new-follow-up", NULL, pane_action);
  gtk_widget_class_install_action (widget_class, "pane.number", NULL, pane_action);
  gtk_widget_class_install_action (widget_class, "pane.delete", NULL, pane_action);
  gtk_widget_class_install_action (widget_class, "pane.copy", NULL, pane_action);
  gtk_widget_class_install_action (widget_class, "pane.copy-tables", NULL, pane_action);
  gtk_widget_class_install_action (widget_class, "pane.export", NULL, pane_action);
}

GMenu *
pb_assignment_pane_make_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) last = g_menu_new ();

  g_menu_append (menu, _("Number and short title…"), "pane.number");
  g_menu_append (menu, _("Copy as text"), "pane.copy");
  g_menu_append (menu, _("Copy to Excel"), "pane.copy-tables");
  g_menu_append (menu, _("Export assignment to Excel…"), "pane.export");
  g_menu_append (last, _("Delete assignment…"), "pane.delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));
  return menu;
}
