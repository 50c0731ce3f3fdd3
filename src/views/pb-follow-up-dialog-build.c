/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-follow-up-dialog-private.h"

#include <glib/gi18n-lib.h>

#include "pb-assessment-group.h"
#include "pb-pane-util.h"
#include "pb-prompt-field.h"
#include "pb-status-drop-down.h"
#include "pb-view.h"
#include "pb-wrap-layout.h"
#include "widgets/pb-mark-label.h"

static GtkWidget *
make_save_button (void)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_box_append (GTK_BOX (box), gtk_label_new (_("Save")));
  gtk_box_append (GTK_BOX (box), pb_view_label (_("Ctrl+Enter"), "pb-key"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "follow-up.save");
  pb_view_set_accessible_label (button, _("Save"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, "Control+Enter", -1);
  return button;
}

static GtkWidget *
make_header (PbFollowUpDialog *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *cancel = gtk_button_new_with_label (_("Cancel"));

  self->title = gtk_label_new (_("New follow-up"));
  gtk_widget_add_css_class (self->title, "title");
  gtk_box_append (GTK_BOX (box), self->title);
  self->period = pb_pane_drop_down (NULL);
  gtk_widget_add_css_class (self->period, "pb-period");
  gtk_widget_set_halign (self->period, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), self->period);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "follow-up.cancel");
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), box);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), make_save_button ());
  return header;
}

static GtkWidget *
make_name (PbFollowUpDialog *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);
  GtkWidget *verdict = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->name = pb_view_label ("", "pb-follow-up-name");
  gtk_label_set_wrap (GTK_LABEL (self->name), TRUE);
  gtk_widget_set_hexpand (self->name, TRUE);
  gtk_box_append (GTK_BOX (line), self->name);
  self->previous = pb_view_label ("", "pb-secondary pb-small");
  gtk_label_set_wrap (GTK_LABEL (self->previous), TRUE);
  self->previous_mark = pb_mark_label_new (PB_MARK_NOT_ASSESSED, "");
  gtk_widget_add_css_class (self->previous_mark, "pb-small");
  gtk_box_append (GTK_BOX (verdict), self->previous);
  gtk_box_append (GTK_BOX (verdict), self->previous_mark);
  gtk_widget_set_valign (verdict, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (line), verdict);
  return line;
}

static GtkWidget *
make_step (const char *label, const char *keys, const char *action)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_box_append (GTK_BOX (box), gtk_label_new (label));
  gtk_box_append (GTK_BOX (box), pb_view_label (keys, "pb-key"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  pb_view_set_accessible_label (button, label);
  return button;
}

static GtkWidget *
make_walk_bar (PbFollowUpDialog *self)
{
  self->walk_bar = g_object_new (GTK_TYPE_BOX, "layout-manager", pb_wrap_layout_new (10, 6), NULL);
  gtk_widget_add_css_class (self->walk_bar, "pb-walk-bar");
  self->progress = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, "xalign", 0.0, "wrap",
                                 TRUE, NULL);
  gtk_widget_add_css_class (self->progress, "pb-semibold");
  gtk_box_append (GTK_BOX (self->walk_bar), self->progress);
  gtk_box_append (GTK_BOX (self->walk_bar), make_step (_("Back"), _("Alt+Page Up"), "follow-up.back"));
  gtk_box_append (GTK_BOX (self->walk_bar), make_step (_("Skip"), _("Alt+Page Down"), "follow-up.skip"));
  return self->walk_bar;
}

static GtkWidget *
make_assessment (PbFollowUpDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_box_append (GTK_BOX (box), pb_view_label (_("Assessment"), "pb-semibold"));
  self->assessment = pb_assessment_group_new ();
  gtk_box_append (GTK_BOX (box), self->assessment);
  self->assessment_note = pb_view_label ("", "pb-note pb-bad");
  gtk_label_set_wrap (GTK_LABEL (self->assessment_note), TRUE);
  gtk_widget_set_visible (self->assessment_note, FALSE);
  gtk_box_append (GTK_BOX (box), self->assessment_note);
  return box;
}

static GtkWidget *
make_money (PbFollowUpDialog *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->money = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  self->money_label = pb_view_label ("", "pb-secondary");
  gtk_box_append (GTK_BOX (line), self->money_label);
  self->realised = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->realised), 7);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->realised), 7);
  gtk_editable_set_alignment (GTK_EDITABLE (self->realised), 1);
  gtk_widget_add_css_class (self->realised, "pb-numeric");
  gtk_box_append (GTK_BOX (line), self->realised);
  self->money_of = pb_view_label ("", "pb-secondary");
  gtk_box_append (GTK_BOX (line), self->money_of);
  gtk_box_append (GTK_BOX (self->money), line);
  return self->money;
}

static GtkWidget *
make_foot (PbFollowUpDialog *self)
{
  GtkWidget *foot = g_object_new (GTK_TYPE_BOX, "layout-manager", pb_wrap_layout_new (28, 10), NULL);
  GtkWidget *status = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  gtk_box_append (GTK_BOX (status), pb_view_label (_("Status"), "pb-secondary"));
  self->status = pb_status_drop_down_new ();
  gtk_box_append (GTK_BOX (status), self->status);
  gtk_widget_set_valign (status, GTK_ALIGN_START);
  gtk_widget_set_parent (status, foot);
  self->status_box = status;
  gtk_widget_set_parent (make_money (self), foot);
  gtk_widget_add_css_class (box, "pb-follow-up-foot");
  self->money_note = pb_view_label ("", "pb-note pb-bad");
  gtk_label_set_wrap (GTK_LABEL (self->money_note), TRUE);
  gtk_widget_set_visible (self->money_note, FALSE);
  self->hint = pb_view_label ("", "pb-note pb-warn");
  gtk_label_set_wrap (GTK_LABEL (self->hint), TRUE);
  gtk_widget_set_visible (self->hint, FALSE);
  gtk_box_append (GTK_BOX (box), foot);
  gtk_box_append (GTK_BOX (box), self->hint);
  gtk_box_append (GTK_BOX (box), self->money_note);
  return box;
}

static gboolean
to_end_cb (gpointer data)
{
  gtk_adjustment_set_value (data, gtk_adjustment_get_upper (data));
  return G_SOURCE_REMOVE;
}

/* A sentence that appears below a field may appear below what is seen. Later: now the form is being laid out. */
static void
upper_cb (PbFollowUpDialog *self, GParamSpec *pspec, GtkAdjustment *adjustment)
{
  if (gtk_widget_get_visible (self->money_note))
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, to_end_cb, g_object_ref (adjustment), g_object_unref);
}

void
pb_follow_up_dialog_build (PbFollowUpDialog *self)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 16);
  GtkWidget *scroller = self->scroller = gtk_scrolled_window_new ();
  /* The questions in plain words, and the headings that they come under in the report. */
  const char *questions[] = { _("What do we see?"), _("Why?"), _("What do we do?") };
  const char *headings[] = { _("Overall assessment"), _("Causes"), _("Measures") };

  gtk_box_append (GTK_BOX (form), make_name (self));
  gtk_box_append (GTK_BOX (form), make_assessment (self));
  for (guint i = 0; i < PB_N_FOLLOW_UP_PROMPTS; i++)
    {
      self->prompts[i] = pb_prompt_field_new (questions[i], headings[i]);
      gtk_box_append (GTK_BOX (form), self->prompts[i]);
    }
  gtk_box_append (GTK_BOX (form), make_foot (self));
  gtk_widget_add_css_class (form, "pb-follow-up-form");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), form);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_widget_set_vexpand (scroller, TRUE);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)), "notify::upper",
                           G_CALLBACK (upper_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (page), make_header (self));
  gtk_box_append (GTK_BOX (page), make_walk_bar (self));
  gtk_box_append (GTK_BOX (page), scroller);
  adw_window_set_content (ADW_WINDOW (self), page);
  gtk_widget_add_css_class (GTK_WIDGET (self), "pb-follow-up");
}
