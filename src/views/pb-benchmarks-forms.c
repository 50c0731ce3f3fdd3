/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-benchmarks-forms.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "model/pb-series.h"
#include "pb-benchmarks-facts.h"
#include "pb-form-dialog.h"
#include "pb-pane-util.h"
#include "pb-view.h"

static const PbFormField indicator_fields[] = {
  { PB_INDICATOR_TITLE, N_("Title"), PB_FORM_TEXT, TRUE, NULL, NULL, 0 },
  { PB_INDICATOR_SHORT_TITLE, N_("Short title"), PB_FORM_TEXT, FALSE, NULL, NULL, 0 },
  { PB_INDICATOR_UNIT, N_("Unit, such as kr/brukare"), PB_FORM_TEXT, FALSE, NULL, NULL, 0 },
  { PB_INDICATOR_BETTER, N_("What is better"), PB_FORM_ENUM, FALSE, N_("Not said"), NULL, 0 },
  { PB_INDICATOR_SOURCE, N_("Source of the values"), PB_FORM_TEXT, FALSE, NULL, NULL, 0 },
  { PB_INDICATOR_VOLUME, N_("Volume: what a difference per unit is multiplied by"), PB_FORM_NUMBER, FALSE, NULL, NULL, 0 },
  { PB_INDICATOR_VOLUME_UNIT, N_("Unit of the volume, such as brukare"), PB_FORM_TEXT, FALSE, NULL, NULL, 0 },
  { PB_INDICATOR_VOLUME_DATE, N_("Date of the volume"), PB_FORM_DATE, FALSE, NULL, NULL, 0 },
  { PB_INDICATOR_VOLUME_NOTE, N_("Source of the volume"), PB_FORM_TEXT, FALSE, NULL, NULL, 0 },
  { PB_INDICATOR_KOLADA, N_("Kolada's id"), PB_FORM_TEXT, FALSE, NULL, NULL, 0 },
  { PB_INDICATOR_NOTE, N_("Note"), PB_FORM_LINES, FALSE, NULL, NULL, 0 },
};

static const PbFormInfo indicator_form = {
  .table = PB_TABLE_INDICATOR,
  .new_title = N_("New indicator"),
  .new_label = N_("Add an indicator"),
  .edit_title = N_("The indicator's facts"),
  .edit_label = N_("Change the indicator's facts"),
  .fields = indicator_fields,
  .n_fields = G_N_ELEMENTS (indicator_fields),
};

static const PbFormField claim_fields[] = {
  { PB_CLAIM_STATED_AMOUNT, N_("What the plan states, MSEK"), PB_FORM_MNKR, TRUE, NULL, NULL, PB_CLAIM_STATED_DECIMALS },
  { PB_CLAIM_PEER, N_("Compared with"), PB_FORM_REF, TRUE, NULL, NULL, 0 },
  { PB_CLAIM_PERIOD, N_("Year"), PB_FORM_PERIOD, TRUE, NULL, NULL, 0 },
  { PB_CLAIM_OWN, N_("Own municipality or unit"), PB_FORM_REF, TRUE, NULL, NULL, 0 },
  { PB_CLAIM_STATED_DIFFERENCE, N_("The difference per unit that the plan states, SEK"), PB_FORM_KR, FALSE, NULL, NULL, 0 },
  { PB_CLAIM_VOLUME, N_("The volume that the plan reckons with, if another than the indicator's"), PB_FORM_NUMBER, FALSE, NULL, NULL, 0 },
  { PB_CLAIM_VOLUME_UNIT, N_("Unit of that volume"), PB_FORM_TEXT, FALSE, NULL, NULL, 0 },
  { PB_CLAIM_TEXT, N_("The plan's own words"), PB_FORM_LINES, FALSE, NULL, NULL, 0 },
};

static const PbFormInfo claim_form = {
  .table = PB_TABLE_CLAIM,
  .new_title = N_("New claim"),
  .new_label = N_("Add a claim"),
  .edit_title = N_("Claim"),
  .edit_label = N_("Change a claim"),
  .fields = claim_fields,
  .n_fields = G_N_ELEMENTS (claim_fields),
  .owner = PB_CLAIM_INDICATOR,
};

static const PbFormField entity_fields[] = {
  { PB_ENTITY_NAME, N_("Name"), PB_FORM_TEXT, TRUE, NULL, NULL, 0 },
  { PB_ENTITY_KIND, N_("Kind"), PB_FORM_ENUM, TRUE, NULL, NULL, 0 },
  { PB_ENTITY_CODE, N_("Code, four figures for a municipality"), PB_FORM_TEXT, FALSE, NULL, NULL, 0 },
  { PB_ENTITY_OWN, N_("Own: the plan is about this one"), PB_FORM_BOOL, FALSE, NULL, NULL, 0 },
};

static const PbFormInfo entity_form = {
  .table = PB_TABLE_ENTITY,
  .new_title = N_("New municipality or unit"),
  .new_label = N_("Add a municipality or unit"),
  .fields = entity_fields,
  .n_fields = G_N_ELEMENTS (entity_fields),
};

static GtkWindow *
window_of (GtkWidget *from)
{
  return GTK_WINDOW (gtk_widget_get_root (from));
}

void
pb_benchmarks_edit_indicator (GtkWidget *from, PbPlan *plan, PbRecord *indicator)
{
  pb_form_dialog_present (window_of (from), &indicator_form, pb_plan_get_document (plan), indicator);
}

void
pb_benchmarks_edit_claim (GtkWidget *from, PbRecord *indicator, PbRecord *claim, PbRecord *peer, const char *period)
{
  PbRecord *own = pb_plan_get_own_entity (pb_record_get_plan (indicator));
  g_autofree char *own_id = g_strdup_printf ("%" G_GINT64_FORMAT, own ? pb_record_get_id (own) : 0);
  g_autofree char *peer_id = g_strdup_printf ("%" G_GINT64_FORMAT, peer ? pb_record_get_id (peer) : 0);
  const PbFormStart starts[] = {
    { PB_CLAIM_OWN, own_id },
    { PB_CLAIM_PEER, peer_id },
    { PB_CLAIM_PERIOD, period },
  };

  GError *error = NULL;

  if (claim)
    pb_form_dialog_present (window_of (from), &claim_form, indicator, claim);
  else if (!pb_benchmark_check_money (indicator, &error))
    pb_view_report (from, _("There is no amount to claim"), error);
  else
    pb_form_dialog_present_new (window_of (from), &claim_form, indicator, starts, G_N_ELEMENTS (starts));
}

void
pb_benchmarks_add_entity (GtkWidget *from, PbPlan *plan)
{
  pb_form_dialog_present (window_of (from), &entity_form, pb_plan_get_document (plan), NULL);
}

/* Asks, and deletes record on the answer. Takes sentence. */
typedef struct
{
  GtkWidget *from;
  PbRecord *record;
  const char *label;
} Deletion;

static void
deletion_free (gpointer data, GClosure *closure)
{
  Deletion *deletion = data;

  g_object_unref (deletion->from);
  g_object_unref (deletion->record);
  g_free (deletion);
}

static void
delete_cb (AdwMessageDialog *dialog, const char *response, Deletion *deletion)
{
  PbEdit *edit;

  if (!g_str_equal (response, "delete") || !pb_record_is_live (deletion->record))
    return;
  edit = pb_edit_new (pb_record_get_plan (deletion->record), deletion->label);
  pb_edit_delete (edit, pb_record_get_table (deletion->record), pb_record_get_id (deletion->record));
  pb_pane_commit (deletion->from, edit);
}

static void
ask_to_delete (GtkWidget *from, PbRecord *record, const char *label, const char *heading, const char *sentence)
{
  GtkWidget *question = adw_message_dialog_new (window_of (from), heading, sentence);
  Deletion *deletion = g_new0 (Deletion, 1);

  deletion->from = g_object_ref (from);
  deletion->record = g_object_ref (record);
  deletion->label = label;
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (question), "cancel", _("Cancel"), "delete", _("Delete"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (question), "delete", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (question), "cancel");
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (question), "cancel");
  g_signal_connect_data (question, "response", G_CALLBACK (delete_cb), deletion, deletion_free, 0);
  gtk_window_present (GTK_WINDOW (question));
}

static void
append_count (GString *text, guint n, char *words)
{
  if (n > 0)
    g_string_append_printf (text, "%s%s", text->len ? ", " : "", words);
  g_free (words);
}

static guint
count_values (PbSeries *series)
{
  guint n = 0;

  for (guint e = 0; e < pb_series_get_n_entities (series); e++)
    for (guint p = 0; p < pb_series_get_n_periods (series); p++)
      for (int g = PB_GENDER_TOTAL; g <= PB_GENDER_MEN; g++)
        for (int k = PB_VALUE_OUTCOME; k <= PB_VALUE_FORECAST; k++)
          n += pb_series_get_value (series, e, p, (PbGender) g, (PbValueKind) k, NULL);
  return n;
}

void
pb_benchmarks_delete_indicator (GtkWidget *from, PbRecord *indicator)
{
  PbPlan *plan = pb_record_get_plan (indicator);
  gint64 id = pb_record_get_id (indicator);
  g_autoptr (PbSeries) series = pb_series_load (plan, id);
  guint values = count_values (series);
  guint claims = pb_plan_peek_children (plan, PB_CLAIM_INDICATOR, id)->len;
  guint links = pb_plan_peek_children (plan, PB_INDICATOR_ASSIGNMENT_INDICATOR, id)->len;
  g_autoptr (GString) hangs = g_string_new (NULL);
  g_autofree char *heading = g_strdup_printf (_("Delete “%s”?"), pb_record_get_title (indicator));
  g_autofree char *sentence = NULL;

  append_count (hangs, values, g_strdup_printf (ngettext ("%u value", "%u values", values), values));
  append_count (hangs, claims, g_strdup_printf (ngettext ("%u claim", "%u claims", claims), claims));
  append_count (hangs, links,
                g_strdup_printf (ngettext ("the link to %u assignment", "the links to %u assignments", links), links));
  sentence = hangs->len
                 /* TRANSLATORS: "5 values, 1 claim" */
                 ? g_strdup_printf (_("With it goes what hangs on it: %s. Undo brings it back."), hangs->str)
                 : g_strdup (_("Nothing hangs on it. Undo brings it back."));
  ask_to_delete (from, indicator, _("Delete an indicator"), heading, sentence);
}

void
pb_benchmarks_delete_claim (GtkWidget *from, PbRecord *claim)
{
  PbRecord *indicator = pb_record_get_ref (claim, PB_CLAIM_INDICATOR);
  g_autofree char *sentence = g_strdup_printf (
      _("The claim about “%s” is no longer checked. Undo brings it back."), indicator ? pb_record_get_title (indicator) : "");

  ask_to_delete (from, claim, _("Delete a claim"), _("Delete the claim?"), sentence);
}
