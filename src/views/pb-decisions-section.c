/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-decisions-section.h"

#include <glib/gi18n-lib.h>

#include "model/pb-date.h"
#include "model/pb-edit.h"
#include "pb-form-dialog.h"
#include "pb-link-button.h"
#include "pb-pane-row.h"
#include "pb-pane-util.h"
#include "pb-view.h"

struct _PbDecisionsSection
{
  PbPaneSection parent_instance;

  GtkWidget *rows;
  GtkWidget *choose;
};

G_DEFINE_FINAL_TYPE (PbDecisionsSection, pb_decisions_section, PB_TYPE_PANE_SECTION)

static const PbChoiceInfo choice = {
  .owner = PB_DECISION_ASSIGNMENT_ASSIGNMENT,
  .target = PB_DECISION_ASSIGNMENT_DECISION,
  .heading = N_("Decisions on the assignment"),
  .edit_label = N_("Change the assignment's decisions"),
  .empty = N_("The plan has no decisions yet. Add the first one with “Add”."),
};

static const PbFormField fields[] = {
  { PB_DECISION_TITLE, N_("What was decided"), PB_FORM_TEXT, TRUE },
  { PB_DECISION_DATE, N_("Date"), PB_FORM_DATE, FALSE },
  { PB_DECISION_BODY, N_("Deciding body"), PB_FORM_TEXT, FALSE },
  { PB_DECISION_SECTION, N_("Section (§)"), PB_FORM_TEXT, FALSE },
  { PB_DECISION_TEXT, N_("Text"), PB_FORM_LINES, FALSE },
};

static const PbFormInfo form = {
  .table = PB_TABLE_DECISION,
  .new_title = N_("New decision"),
  .new_label = N_("New decision"),
  .edit_title = N_("Edit decision"),
  .edit_label = N_("Edit decision"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .link_owner = PB_DECISION_ASSIGNMENT_ASSIGNMENT,
  .link_target = PB_DECISION_ASSIGNMENT_DECISION,
};

static void
edit_cb (PbPaneRow *row, PbDecisionsSection *self)
{
  PbRecord *decision = pb_record_get_ref (pb_pane_row_get_record (row), PB_DECISION_ASSIGNMENT_DECISION);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (decision && GTK_IS_WINDOW (root))
    pb_form_dialog_present (GTK_WINDOW (root), &form, NULL, decision);
}

/* Only the link goes: the decision stays in the plan. */
static void
unlink_cb (PbPaneRow *row, PbDecisionsSection *self)
{
  PbRecord *link = pb_pane_row_get_record (row);
  PbEdit *edit = pb_edit_new (pb_record_get_plan (link), _("Unlink decision"));

  pb_edit_delete (edit, PB_TABLE_DECISION_ASSIGNMENT, pb_record_get_id (link));
  if (pb_pane_commit (GTK_WIDGET (self), edit))
    gtk_widget_activate_action (GTK_WIDGET (self), "pane.offer-undo", "s",
                                _("The decision was unlinked from the assignment"));
}

static GtkWidget *
make_row (gpointer data)
{
  GtkWidget *row = pb_pane_row_new ();

  pb_pane_row_set_buttons (PB_PANE_ROW (row), _("Edit decision"), _("Unlink from the assignment"),
                           "list-remove-symbolic");
  g_signal_connect_object (row, "edit", G_CALLBACK (edit_cb), data, 0);
  g_signal_connect_object (row, "remove", G_CALLBACK (unlink_cb), data, 0);
  return row;
}

static void
show_decision (PbPaneRow *row, PbRecord *link, PbRecord *decision)
{
  const char *section = pb_record_get_text (decision, PB_DECISION_SECTION);
  GString *second = g_string_new (NULL);
  g_autofree char *day = NULL;
  GDate date;

  if (pb_record_get_date (decision, PB_DECISION_DATE, &date))
    day = pb_date_format (&date);
  pb_pane_append_part (second, pb_record_get_text (decision, PB_DECISION_BODY));
  pb_pane_append_part (second, section && *section ? section : _("section not known"));
  pb_pane_row_set_texts (row, pb_record_get_title (decision), second->str, day);
  pb_pane_row_set_record (row, link);
  g_string_free (second, TRUE);
}

static void
pb_decisions_section_update (PbPaneSection *section, PbRecord *assignment, gboolean switched)
{
  PbDecisionsSection *self = PB_DECISIONS_SECTION (section);
  GPtrArray *links = pb_plan_peek_children (pb_record_get_plan (assignment), PB_DECISION_ASSIGNMENT_ASSIGNMENT,
                                            pb_record_get_id (assignment));
  guint shown = 0;

  pb_link_button_bind (PB_LINK_BUTTON (self->choose), assignment);
  for (guint i = 0; i < links->len; i++)
    {
      PbRecord *decision = pb_record_get_ref (links->pdata[i], PB_DECISION_ASSIGNMENT_DECISION);

      if (decision)
        show_decision (PB_PANE_ROW (pb_pane_rows_get (self->rows, shown++, make_row, self)), links->pdata[i], decision);
    }
  pb_pane_rows_end (self->rows, shown);
  pb_pane_section_set_empty (section, shown ? NULL : _("No decision is linked to the assignment."));
}

static void
link_cb (PbDecisionsSection *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  PbRecord *assignment = pb_pane_section_get_assignment (PB_PANE_SECTION (self));

  if (assignment && GTK_IS_WINDOW (root))
    pb_form_dialog_present (GTK_WINDOW (root), &form, assignment, NULL);
}

static void
pb_decisions_section_class_init (PbDecisionsSectionClass *klass)
{
  PB_PANE_SECTION_CLASS (klass)->update = pb_decisions_section_update;
}

static void
pb_decisions_section_init (PbDecisionsSection *self)
{
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->rows, "pb-card");
  self->choose = pb_link_button_new (_("Link decision"), &choice);
  pb_pane_section_add_control (PB_PANE_SECTION (self), self->choose);
  pb_pane_section_set_link (PB_PANE_SECTION (self), _("Add"));
  pb_pane_section_set_title (PB_PANE_SECTION (self), _("Decisions"));
  pb_pane_section_set_body (PB_PANE_SECTION (self), self->rows);
  g_signal_connect (self, "link", G_CALLBACK (link_cb), NULL);
}

GtkWidget *
pb_decisions_section_new (void)
{
  return g_object_new (PB_TYPE_DECISIONS_SECTION, NULL);
}
