/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-scenario-summary.h"

#include <glib/gi18n-lib.h>

#include "model/pb-scenario-words.h"
#include "pb-scenario-actions.h"
#include "pb-view.h"

struct _PbScenarioSummary
{
  GtkWidget parent_instance;

  GtkLabel *difference;
  GtkLabel *about;
  GtkLabel *note;
  GtkLabel *closed; /* why it cannot be changed */
};

G_DEFINE_FINAL_TYPE (PbScenarioSummary, pb_scenario_summary, GTK_TYPE_WIDGET)

static void
pb_scenario_summary_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (pb_scenario_summary_parent_class)->dispose (object);
}

static void
pb_scenario_summary_class_init (PbScenarioSummaryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pb_scenario_summary_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
pb_scenario_summary_init (PbScenarioSummary *self)
{
  GtkLabel **const labels[] = { &self->difference, &self->about, &self->note, &self->closed };

  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      *labels[i] = GTK_LABEL (pb_view_label ("", i == 0 ? "pb-small" : "pb-small pb-secondary"));
      gtk_label_set_wrap (*labels[i], TRUE);
      gtk_label_set_wrap_mode (*labels[i], PANGO_WRAP_WORD_CHAR);
      gtk_widget_set_parent (GTK_WIDGET (*labels[i]), GTK_WIDGET (self));
    }
  gtk_widget_add_css_class (GTK_WIDGET (self), "pb-card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "pb-scenario-summary");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
pb_scenario_summary_new (void)
{
  return g_object_new (PB_TYPE_SCENARIO_SUMMARY, NULL);
}

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text && *text);
}

void
pb_scenario_summary_update (PbScenarioSummary *self, PbBalanceScope *scope)
{
  gint64 id = pb_plan_get_scenario (scope->plan);
  PbRecord *scenario = id ? pb_plan_get_record (scope->plan, PB_TABLE_SCENARIO, id) : NULL;
  g_autofree char *difference = NULL;
  g_autofree char *about = NULL;
  g_autofree char *markup = NULL;
  const char *why;

  g_return_if_fail (PB_IS_SCENARIO_SUMMARY (self));
  gtk_widget_set_visible (GTK_WIDGET (self), scenario != NULL);
  if (!scenario)
    return;
  difference = pb_balance_scope_dup_difference (scope, id);
  about = pb_scenario_words_about (scope->plan, id);
  markup = g_markup_printf_escaped ("<b>%s</b>  %s", _("The balance against the plan’s"), difference);
  gtk_label_set_markup (self->difference, markup);
  set_text (self->about, about);
  set_text (self->note, pb_record_get_text (scenario, PB_SCENARIO_NOTE));
  pb_scenario_can_change (scope->plan, id, &why);
  set_text (self->closed, why);
}
