/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-benchmarks-view-private.h"

#include <glib/gi18n-lib.h>

#include "pb-benchmarks-forms.h"
#include "pb-benchmarks-link.h"
#include "pb-benchmarks-send.h"
#include "pb-fetches-dialog.h"
#include "pb-price-index-dialog.h"
#include "pb-view.h"

/* What changes the plan: not for one that is read only. */
static const char *const writing[] = {
  "benchmarks.add",          "benchmarks.edit",        "benchmarks.delete",     "benchmarks.link",
  "benchmarks.add-claim",    "benchmarks.edit-claim",  "benchmarks.delete-claim", "benchmarks.send-assignment",
  "benchmarks.send-budget", "benchmarks.type-outcome", "benchmarks.type-target",
  "benchmarks.type-period",
};

static PbRecord *
get_claim (PbBenchmarksView *self, GVariant *parameter)
{
  return pb_plan_get_record (self->plan, PB_TABLE_CLAIM, g_variant_get_int64 (parameter));
}

static void
add_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  pb_benchmarks_edit_indicator (widget, PB_BENCHMARKS_VIEW (widget)->plan, NULL);
}

/* The actions on the indicator that is shown. */
static void
indicator_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PbBenchmarksView *self = PB_BENCHMARKS_VIEW (widget);
  PbRecord *indicator = pb_benchmarks_list_get_chosen (self->list);

  if (!indicator)
    return;
  if (g_str_equal (action, "benchmarks.edit"))
    pb_benchmarks_edit_indicator (widget, self->plan, indicator);
  else if (g_str_equal (action, "benchmarks.delete"))
    pb_benchmarks_delete_indicator (widget, indicator);
  else if (g_str_equal (action, "benchmarks.link"))
    pb_benchmarks_link_present (GTK_WINDOW (gtk_widget_get_root (widget)), indicator);
  else if (g_str_equal (action, "benchmarks.type-outcome"))
    pb_benchmarks_detail_type (self->detail, PB_VALUE_OUTCOME, 0);
  else
    pb_benchmarks_detail_type (self->detail, PB_VALUE_TARGET, 0);
}

/* The outcome of a period of so many months. */
static void
type_period_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  int months = g_variant_get_int32 (parameter);

  if (months > 0 && 12 % months == 0)
    pb_benchmarks_detail_type (PB_BENCHMARKS_VIEW (widget)->detail, PB_VALUE_OUTCOME, months);
}

static void
add_claim_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PbBenchmarksView *self = PB_BENCHMARKS_VIEW (widget);
  PbBenchmarksFacts *facts = pb_benchmarks_detail_get_facts (self->detail);

  if (facts)
    pb_benchmarks_edit_claim (widget, facts->indicator, NULL, facts->compared.entity,
                              facts->common >= 0 ? pb_series_get_period (facts->series, (guint) facts->common) : NULL);
}

static void
claim_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PbRecord *claim = get_claim (PB_BENCHMARKS_VIEW (widget), parameter);

  if (!claim)
    return;
  if (g_str_equal (action, "benchmarks.delete-claim"))
    pb_benchmarks_delete_claim (widget, claim);
  else
    pb_benchmarks_edit_claim (widget, pb_record_get_ref (claim, PB_CLAIM_INDICATOR), claim, NULL, NULL);
}

static void
send_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PbBenchmarksView *self = PB_BENCHMARKS_VIEW (widget);
  PbBenchmarksFacts *facts = pb_benchmarks_detail_get_facts (self->detail);
  PbPotential *potential;
  GError *error = NULL;

  if (!facts)
    return;
  potential = pb_potential_new (facts->indicator, facts->series, &facts->compared, self->choice->period, facts->gender,
                                self->choice->period ? NULL : &error);
  if (!potential && self->choice->period)
    potential = pb_potential_new (facts->indicator, facts->series, &facts->compared, NULL, facts->gender, &error);
  if (potential)
    pb_benchmarks_send_present (GTK_WINDOW (gtk_widget_get_root (widget)), widget, potential,
                                g_str_equal (action, "benchmarks.send-assignment"), facts->assignment);
  else
    pb_view_report (widget, _("There is nothing to send"), error);
}

static void
prices_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  pb_price_index_dialog_present (GTK_WINDOW (gtk_widget_get_root (widget)), PB_BENCHMARKS_VIEW (widget)->plan);
}

static void
fetches_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  pb_fetches_dialog_present (GTK_WINDOW (gtk_widget_get_root (widget)), PB_BENCHMARKS_VIEW (widget)->plan);
}

static void
copy_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PbBenchmarksView *self = PB_BENCHMARKS_VIEW (widget);
  g_autofree char *text = pb_benchmarks_table_dup_text (pb_benchmarks_detail_get_table (self->detail));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  pb_view_say (widget, _("The table is copied, with its source."));
}

void
pb_benchmarks_view_install_actions (GtkWidgetClass *widget_class)
{
  static const char *const of_indicator[] = { "benchmarks.edit", "benchmarks.delete", "benchmarks.link",
                                              "benchmarks.type-outcome", "benchmarks.type-target" };

  for (guint i = 0; i < G_N_ELEMENTS (of_indicator); i++)
    gtk_widget_class_install_action (widget_class, of_indicator[i], NULL, indicator_action);
  gtk_widget_class_install_action (widget_class, "benchmarks.type-period", "i", type_period_action);
  gtk_widget_class_install_action (widget_class, "benchmarks.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "benchmarks.add-claim", NULL, add_claim_action);
  gtk_widget_class_install_action (widget_class, "benchmarks.edit-claim", "x", claim_action);
  gtk_widget_class_install_action (widget_class, "benchmarks.delete-claim", "x", claim_action);
  gtk_widget_class_install_action (widget_class, "benchmarks.send-assignment", NULL, send_action);
  gtk_widget_class_install_action (widget_class, "benchmarks.send-budget", NULL, send_action);
  gtk_widget_class_install_action (widget_class, "benchmarks.prices", NULL, prices_action);
  gtk_widget_class_install_action (widget_class, "benchmarks.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "benchmarks.fetches", NULL, fetches_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_u, GDK_CONTROL_MASK, "benchmarks.type-outcome", NULL);
}

void
pb_benchmarks_view_update_actions (PbBenchmarksView *self)
{
  gboolean writable = !pb_plan_get_read_only (self->plan);

  for (guint i = 0; i < G_N_ELEMENTS (writing); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), writing[i], writable);
}
