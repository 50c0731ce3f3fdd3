/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-certainty-card.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "model/pb-certainty.h"
#include "model/pb-number.h"
#include "pb-card-page.h"
#include "pb-picture-menu.h"
#include "pb-ranges-dialog.h"
#include "pb-scenario-actions.h"
#include "pb-view.h"
#include "pb-wrap-layout.h"
#include "widgets/pb-bar-chart.h"

#define MAX_BINS 400
/* A drag goes on for as long as its edits come closer to each other than this, in ms. */
#define REST 120

struct _PbCertaintyCard
{
  GtkWidget parent_instance;

  PbBalanceScope *scope; /* unowned: the page has it */
  int year;
  PbRange otherwise; /* where the plan says nothing */
  guint timeout;

  GtkWidget *card;
  GtkWidget *chances;
  GtkLabel *spread;
  GtkWidget *chart;
  GtkWidget *menu;
  GtkLabel *drawn;
  GtkSpinButton *seed;
  GtkWidget *edit;
};

G_DEFINE_FINAL_TYPE (PbCertaintyCard, pb_certainty_card, GTK_TYPE_WIDGET)

static const char *
get_word (double chance)
{
  if (chance >= 0.95)
    return _("almost certain");
  if (chance >= 0.75)
    return _("likely");
  if (chance > 0.55)
    return _("more likely than not");
  if (chance >= 0.45)
    return _("as likely as not");
  if (chance > 0.25)
    return _("less likely than not");
  if (chance > 0.05)
    return _("unlikely");
  return _("almost out of the question");
}

/* Never 0 or 100 for what did happen, or did not, among the draws. */
static char *
dup_percent (double chance)
{
  int percent = (int) round (100 * chance);

  if (chance > 0 && percent == 0)
    return g_strdup (_("less than 1 %"));
  if (chance < 1 && percent == 100)
    return g_strdup (_("more than 99 %"));
  return g_strdup_printf (_("%d %%"), percent);
}

static void
add_chance (PbCertaintyCard *self, int year, double chance)
{
  g_autofree char *name = g_strdup_printf ("%d", year);
  g_autofree char *percent = dup_percent (chance);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *word = pb_view_label (get_word (chance), "pb-secondary");

  gtk_label_set_wrap (GTK_LABEL (word), TRUE);
  gtk_widget_set_hexpand (word, TRUE);
  gtk_box_append (GTK_BOX (row), pb_view_label (name, year == self->year ? "pb-numeric pb-semibold" : "pb-numeric"));
  gtk_box_append (GTK_BOX (row), word);
  gtk_box_append (GTK_BOX (row), pb_view_number (percent, "pb-semibold"));
  gtk_widget_add_css_class (row, "pb-row");
  gtk_box_append (GTK_BOX (self->chances), row);
}

static void
show_chances (PbCertaintyCard *self, PbCertainty *certainty)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->chances)))
    gtk_box_remove (GTK_BOX (self->chances), child);
  for (guint i = 0; i < self->scope->years->len; i++)
    {
      int year = g_array_index (self->scope->years, gint, i);
      double chance = pb_certainty_get_chance (certainty, pb_balance_scope_board_id (self->scope), year);

      if (chance >= 0)
        add_chance (self, year, chance);
    }
}

/* The draws of each bin, spread evenly over it: what the chart shares out again is what the bins hold. */
static double *
spread_outcomes (PbBalanceScope *scope, const PbDistribution *distribution, guint n)
{
  double *values = g_new (double, n);
  guint at = 0;

  for (guint i = 0; i < distribution->n_bins; i++)
    for (guint k = 0; k < distribution->counts[i] && at < n; k++)
      {
        double part = (k + 0.5) / distribution->counts[i];
        double ore = (double) distribution->low + ((double) i + part) * (double) distribution->width;

        values[at++] = ore / (double) pb_unit_ore (scope->unit);
      }
  return values;
}

static void
show_distribution (PbCertaintyCard *self, PbCertainty *certainty)
{
  guint n = pb_certainty_get_n_draws (certainty);
  g_autofree char *title = g_strdup_printf (_("Possible balances %d"), self->year);
  g_autoptr (PbBarData) data = pb_balance_scope_new_bars (self->scope, PB_BARS_DISTRIBUTION, title);
  g_auto (PbDistribution) distribution = { 0 };
  g_autofree double *values = NULL;
  g_autofree char *subtitle = pb_balance_scope_dup_subtitle (self->scope);
  g_autofree char *low = NULL, *middle = NULL, *high = NULL, *text = NULL;
  gboolean has = pb_certainty_get_distribution (certainty, pb_balance_scope_board_id (self->scope), self->year, MAX_BINS,
                                                &distribution);

  gtk_widget_set_visible (self->chart, has);
  gtk_widget_set_visible (GTK_WIDGET (self->spread), has);
  if (!has)
    return;
  values = spread_outcomes (self->scope, &distribution, n);
  pb_bar_data_set_outcomes (data, values, n, pb_balance_scope_in_unit (self->scope, distribution.limit));
  pb_bar_chart_set_data (PB_BAR_CHART (self->chart), data);
  pb_picture_menu_set_words (PB_PICTURE_MENU (self->menu), title, subtitle,
                             pb_record_get_title (pb_plan_get_document (self->scope->plan)));
  low = pb_balance_scope_format (self->scope, distribution.percentiles[0]);
  middle = pb_balance_scope_format (self->scope, distribution.percentiles[2]);
  high = pb_balance_scope_format (self->scope, distribution.percentiles[4]);
  text = g_strdup_printf (_("Nine times of ten the balance %d lies between %s and %s %s; half of the times below %s."),
                          self->year, low, high, pb_balance_scope_unit (self->scope), middle);
  gtk_label_set_text (self->spread, text);
}

static void
show_drawn (PbCertaintyCard *self, PbCertainty *certainty)
{
  guint n_otherwise;
  guint n = pb_certainty_get_n_drawn (certainty, &n_otherwise);
  g_autofree char *draws = pb_number_format (pb_certainty_get_n_draws (certainty), 0);
  g_autofree char *low = pb_number_format (self->otherwise.realisation_low, -1);
  g_autofree char *likely = pb_number_format (self->otherwise.realisation_likely, -1);
  g_autofree char *high = pb_number_format (self->otherwise.realisation_high, -1);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text,
                          _("%s draws of each assignment’s delay and realisation, each from the triangle that its low, "
                            "likely and high span, independently of each other (Law, Simulation Modeling and Analysis, "
                            "2015). The same number gives the same draws."),
                          draws);
  if (n_otherwise)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (text,
                              _("Of the whole plan’s %u assignments %u have no range of their own: they are taken to come %d–%d–%d months "
                                "late and to be realised to %s–%s–%s %%."),
                              n, n_otherwise, self->otherwise.delay_low, self->otherwise.delay_likely,
                              self->otherwise.delay_high, low, likely, high);
    }
  gtk_label_set_text (self->drawn, text->str);
}

static void
compute (PbCertaintyCard *self)
{
  PbPlan *plan = self->scope->plan;
  g_autoptr (PbCertainty) certainty
    = pb_certainty_new (plan, pb_plan_get_scenario (plan), &self->otherwise, PB_CERTAINTY_DRAWS,
                        (guint64) gtk_spin_button_get_value (self->seed));

  show_chances (self, certainty);
  show_distribution (self, certainty);
  show_drawn (self, certainty);
}

static gboolean
rested_cb (gpointer data)
{
  PbCertaintyCard *self = data;

  self->timeout = 0;
  compute (self);
  return G_SOURCE_REMOVE;
}

static void
queue (PbCertaintyCard *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add_full (G_PRIORITY_LOW, REST, rested_cb, self, NULL);
}

static void
seed_cb (PbCertaintyCard *self)
{
  if (self->scope)
    compute (self);
}

static void
otherwise_cb (PbRangesDialog *dialog, PbCertaintyCard *self)
{
  self->otherwise = *pb_ranges_dialog_get_otherwise (dialog);
  compute (self);
}

static void
edit_cb (GtkButton *button, PbCertaintyCard *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *dialog;

  dialog = pb_ranges_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, self->scope, self->year,
                                 &self->otherwise);
  g_signal_connect_object (dialog, "otherwise-changed", G_CALLBACK (otherwise_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
pb_certainty_card_dispose (GObject *object)
{
  PbCertaintyCard *self = PB_CERTAINTY_CARD (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_pointer (&self->card, gtk_widget_unparent);
  G_OBJECT_CLASS (pb_certainty_card_parent_class)->dispose (object);
}

static void
pb_certainty_card_class_init (PbCertaintyCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pb_certainty_card_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
new_settings (PbCertaintyCard *self)
{
  GtkWidget *settings = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *pair = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_set_layout_manager (settings, pb_wrap_layout_new (14, 6));
  gtk_widget_add_css_class (settings, "pb-card-settings");
  self->edit = gtk_button_new_with_label (_("Ranges…"));
  g_signal_connect (self->edit, "clicked", G_CALLBACK (edit_cb), self);
  gtk_widget_set_parent (self->edit, settings);
  self->seed = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (1, 999999, 1));
  gtk_editable_set_width_chars (GTK_EDITABLE (self->seed), 4);
  pb_view_set_accessible_label (GTK_WIDGET (self->seed), _("Number of the draws"));
  g_signal_connect_swapped (self->seed, "value-changed", G_CALLBACK (seed_cb), self);
  gtk_box_append (GTK_BOX (pair), pb_view_label (_("Number of the draws"), "pb-small pb-secondary"));
  gtk_box_append (GTK_BOX (pair), GTK_WIDGET (self->seed));
  gtk_widget_set_parent (pair, settings);
  return settings;
}

static GtkLabel *
append_text (PbCertaintyCard *self, const char *classes)
{
  GtkWidget *label = pb_view_label ("", classes);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), 24);
  gtk_box_append (GTK_BOX (self->card), label);
  return GTK_LABEL (label);
}

static void
pb_certainty_card_init (PbCertaintyCard *self)
{
  self->otherwise = (PbRange){ 0, 0, 6, 80, 100, 100 };
  self->chart = pb_bar_chart_new ();
  self->menu = pb_picture_menu_new (PB_CHART (self->chart));
  self->card = pb_card_new (_("How sure are we?"), _("The chance that the year balances"), self->menu);
  self->chances = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->card), self->chances);
  self->spread = append_text (self, "pb-card-line");
  gtk_widget_add_css_class (self->chart, "pb-picture");
  gtk_box_append (GTK_BOX (self->card), self->chart);
  gtk_box_append (GTK_BOX (self->card), new_settings (self));
  self->drawn = append_text (self, "pb-small pb-tertiary pb-card-line");
  gtk_widget_set_parent (self->card, GTK_WIDGET (self));
}

GtkWidget *
pb_certainty_card_new (void)
{
  return g_object_new (PB_TYPE_CERTAINTY_CARD, NULL);
}

void
pb_certainty_card_update (PbCertaintyCard *self, PbBalanceScope *scope, int year)
{
  gboolean first;
  const char *why;
  gint64 id = pb_plan_get_scenario (scope->plan);

  g_return_if_fail (PB_IS_CERTAINTY_CARD (self));
  first = self->scope == NULL;
  self->scope = scope;
  self->year = year;
  gtk_widget_set_sensitive (self->edit, !pb_plan_get_read_only (scope->plan)
                                          && (id == 0 || pb_scenario_can_change (scope->plan, id, &why)));
  if (first)
    compute (self);
  else
    queue (self);
}
