/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-risk-section.h"

#include <glib/gi18n-lib.h>

#include "model/pb-edit.h"
#include "pb-form-dialog.h"
#include "pb-pane-row.h"
#include "pb-pane-util.h"
#include "pb-view.h"

struct _PbRiskSection
{
  PbPaneSection parent_instance;

  GtkWidget *rows;
};

G_DEFINE_FINAL_TYPE (PbRiskSection, pb_risk_section, PB_TYPE_PANE_SECTION)

static const PbFormField fields[] = {
  { PB_RISK_TITLE, N_("What can go wrong"), PB_FORM_TEXT, TRUE },
  { PB_RISK_TEXT, N_("Text"), PB_FORM_LINES, FALSE },
  { PB_RISK_LIKELIHOOD, N_("Likelihood (1–5)"), PB_FORM_SCALE, FALSE },
  { PB_RISK_CONSEQUENCE, N_("Consequence (1–5)"), PB_FORM_SCALE, FALSE },
  { PB_RISK_ACTION, N_("What we do about it"), PB_FORM_LINES, FALSE },
};

static const PbFormInfo form = {
  .table = PB_TABLE_RISK,
  .new_title = N_("New risk"),
  .new_label = N_("New risk"),
  .edit_title = N_("Edit risk"),
  .edit_label = N_("Edit risk"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .owner = PB_RISK_ASSIGNMENT,
};

static void
edit_cb (PbPaneRow *row, PbRiskSection *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (GTK_IS_WINDOW (root))
    pb_form_dialog_present (GTK_WINDOW (root), &form, NULL, pb_pane_row_get_record (row));
}

static void
remove_cb (PbPaneRow *row, PbRiskSection *self)
{
  PbRecord *risk = pb_pane_row_get_record (row);
  PbEdit *edit = pb_edit_new (pb_record_get_plan (risk), _("Delete risk"));

  pb_edit_delete (edit, PB_TABLE_RISK, pb_record_get_id (risk));
  if (pb_pane_commit (GTK_WIDGET (self), edit))
    gtk_widget_activate_action (GTK_WIDGET (self), "pane.offer-undo", "s", _("The risk was deleted"));
}

static GtkWidget *
make_row (gpointer data)
{
  GtkWidget *row = pb_pane_row_new ();

  pb_pane_row_set_buttons (PB_PANE_ROW (row), _("Edit risk"), _("Delete risk"), "pb-delete-symbolic");
  g_signal_connect_object (row, "edit", G_CALLBACK (edit_cb), data, 0);
  g_signal_connect_object (row, "remove", G_CALLBACK (remove_cb), data, 0);
  return row;
}

/* "Sannolikhet 4 · konsekvens 3 · risktal 12", then the texts, each on its line. */
static char *
dup_words (PbRecord *risk)
{
  gint64 likelihood = pb_record_get_int (risk, PB_RISK_LIKELIHOOD);
  gint64 consequence = pb_record_get_int (risk, PB_RISK_CONSEQUENCE);
  const char *text = pb_record_get_text (risk, PB_RISK_TEXT);
  const char *action = pb_record_get_text (risk, PB_RISK_ACTION);
  GString *words = g_string_new (text);

  if (action && *action)
    {
      if (words->len)
        g_string_append_c (words, '\n');
      g_string_append_printf (words, _("What we do: %s"), action);
    }
  if (likelihood || consequence)
    {
      if (words->len)
        g_string_append_c (words, '\n');
      if (likelihood)
        g_string_append_printf (words, _("likelihood %d"), (int) likelihood);
      if (likelihood && consequence)
        g_string_append (words, " · ");
      if (consequence)
        g_string_append_printf (words, _("consequence %d"), (int) consequence);
      if (likelihood && consequence)
        g_string_append_printf (words, _(" · risk value %d"), (int) (likelihood * consequence));
    }
  return g_string_free (words, FALSE);
}

static void
pb_risk_section_update (PbPaneSection *section, PbRecord *assignment, gboolean switched)
{
  PbRiskSection *self = PB_RISK_SECTION (section);
  GPtrArray *risks = pb_plan_peek_children (pb_record_get_plan (assignment), PB_RISK_ASSIGNMENT,
                                            pb_record_get_id (assignment));

  for (guint i = 0; i < risks->len; i++)
    {
      PbPaneRow *row = PB_PANE_ROW (pb_pane_rows_get (self->rows, i, make_row, self));
      g_autofree char *words = dup_words (risks->pdata[i]);

      pb_pane_row_set_texts (row, pb_record_get_title (risks->pdata[i]), words, NULL);
      pb_pane_row_set_record (row, risks->pdata[i]);
    }
  pb_pane_rows_end (self->rows, risks->len);
  pb_pane_section_set_empty (section, risks->len ? NULL : _("No risk is noted on the assignment."));
}

static void
link_cb (PbRiskSection *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  PbRecord *assignment = pb_pane_section_get_assignment (PB_PANE_SECTION (self));

  if (assignment && GTK_IS_WINDOW (root))
    pb_form_dialog_present (GTK_WINDOW (root), &form, assignment, NULL);
}

static void
pb_risk_section_class_init (PbRiskSectionClass *klass)
{
  PB_PANE_SECTION_CLASS (klass)->update = pb_risk_section_update;
}

static void
pb_risk_section_init (PbRiskSection *self)
{
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->rows, "pb-card");
  pb_pane_section_set_title (PB_PANE_SECTION (self), _("Risks"));
  pb_pane_section_set_link (PB_PANE_SECTION (self), _("Add"));
  pb_pane_section_set_body (PB_PANE_SECTION (self), self->rows);
  g_signal_connect (self, "link", G_CALLBACK (link_cb), NULL);
}

GtkWidget *
pb_risk_section_new (void)
{
  return g_object_new (PB_TYPE_RISK_SECTION, NULL);
}
