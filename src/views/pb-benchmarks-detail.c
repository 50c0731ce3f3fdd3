/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-benchmarks-detail.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/pb-date.h"
#include "pb-benchmarks-cards.h"
#include "pb-benchmarks-controls.h"
#include "pb-benchmarks-potential.h"
#include "pb-card-page.h"
#include "pb-pane-util.h"
#include "pb-picture-menu.h"
#include "pb-view.h"
#include "widgets/pb-line-chart.h"

struct _PbBenchmarksDetail
{
  GtkWidget parent_instance;

  PbPlan *plan;
  PbBenchmarksChoice *choice;
  PbBenchmarksFacts *facts; /* as the table shows them, and its own; NULL before the first */
  PbRecord *indicator;

  GtkWidget *scroller;
  GtkWidget *back;
  GtkWidget *title;
  GtkWidget *about;
  GtkWidget *type; /* button: write this period's outcome */
  GtkWidget *menu;
  GtkWidget *controls;
  PbCardPage *page;
  GtkWidget *chart_card;
  GtkWidget *chart;
  GtkWidget *picture; /* menu: saves and prints the chart */
  GtkWidget *potential;
  GtkWidget *table_card;
  GtkWidget *table;
  GtkWidget *sources;
  GtkWidget *period_popover;
  GtkWidget *period_entry;
  GtkWidget *period_note;
  GtkWidget *add_period;
  GtkWidget *claims; /* those of the claims, made anew when they change */
  GtkWidget *revisions;
};

G_DEFINE_FINAL_TYPE (PbBenchmarksDetail, pb_benchmarks_detail, GTK_TYPE_WIDGET)

static void
choice_changed_cb (PbBenchmarksDetail *self)
{
  if (self->indicator)
    pb_benchmarks_detail_show (self, self->indicator);
}

static void
add_period_cb (PbBenchmarksDetail *self)
{
  g_autofree char *period = pb_period_from_text (gtk_editable_get_text (GTK_EDITABLE (self->period_entry)));

  pb_pane_set_invalid (self->period_entry, GTK_LABEL (self->period_note),
                       period ? NULL : _("Write a year such as 2025, or a quarter such as 2025-Q3."));
  if (!period)
    return;
  gtk_popover_popdown (GTK_POPOVER (self->period_popover));
  pb_benchmarks_table_add_period (PB_BENCHMARKS_TABLE (self->table), period);
}

/* The period after the last that is known, of the same kind. */
static void
period_shown_cb (PbBenchmarksDetail *self)
{
  guint n = self->facts ? pb_series_get_n_periods (self->facts->series) : 0;
  const char *last = n ? pb_series_get_period (self->facts->series, n - 1) : NULL;
  g_autofree char *next = NULL;
  GDate today, end;

  pb_date_today (&today);
  if (last && pb_period_parse (last, NULL, &end))
    {
      g_date_add_days (&end, 1);
      next = pb_period_of_months (pb_period_months (last), &end);
    }
  else
    next = g_strdup_printf ("%d", g_date_get_year (&today));
  gtk_editable_set_text (GTK_EDITABLE (self->period_entry), next ? next : "");
  gtk_editable_select_region (GTK_EDITABLE (self->period_entry), 0, -1);
}

static GtkWidget *
new_period_button (PbBenchmarksDetail *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  self->period_popover = gtk_popover_new ();
  self->period_entry = gtk_entry_new ();
  self->period_note = pb_view_label ("", "pb-note pb-bad");
  gtk_widget_set_visible (self->period_note, FALSE);
  gtk_label_set_wrap (GTK_LABEL (self->period_note), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->period_note), 28);
  pb_view_set_accessible_label (self->period_entry, _("Year or period"));
  pb_view_set_accessible_label (self->period_popover, _("Add a year"));
  gtk_box_append (GTK_BOX (box), pb_view_label (_("Year or period"), "pb-semibold"));
  gtk_box_append (GTK_BOX (box), self->period_entry);
  gtk_box_append (GTK_BOX (box), self->period_note);
  gtk_widget_add_css_class (box, "pb-choices");
  gtk_popover_set_child (GTK_POPOVER (self->period_popover), box);
  g_signal_connect_object (self->period_popover, "show", G_CALLBACK (period_shown_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->period_entry, "activate", G_CALLBACK (add_period_cb), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _("Add a year…"));
  pb_pane_name_inner (button, _("Add a year…"));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), self->period_popover);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

static GMenuModel *
new_menu (void)
{
  GMenu *menu = g_menu_new ();
  GMenu *facts = g_menu_new ();
  GMenu *table = g_menu_new ();
  GMenu *end = g_menu_new ();

  g_menu_append (facts, _("The indicator's facts…"), "benchmarks.edit");
  g_menu_append (facts, _("Assignments that it measures…"), "benchmarks.link");
  g_menu_append (facts, _("Enter a target"), "benchmarks.type-target");
  g_menu_append (facts, _("New claim…"), "benchmarks.add-claim");
  g_menu_append (facts, _("Price indices…"), "benchmarks.prices");
  g_menu_append (table, _("Copy the table"), "benchmarks.copy");
  g_menu_append (table, _("Fetches…"), "benchmarks.fetches");
  g_menu_append (end, _("Delete the indicator…"), "benchmarks.delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (facts));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (table));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (end));
  g_object_unref (facts);
  g_object_unref (table);
  g_object_unref (end);
  return G_MENU_MODEL (menu);
}

/* This year's outcome, or this quarter's, whatever the series has already. */
static GtkWidget *
new_type_button (void)
{
  static const int lengths[] = { 12, 6, 4, 3, 1 };
  GtkWidget *button = adw_split_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  GDate today;

  pb_date_today (&today);
  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autofree char *code = pb_period_of_months (lengths[i], &today);
      g_autofree char *period = pb_period_format (code);
      /* TRANSLATORS: a period: "Enter outcome: quarter 4 2026" */
      g_autofree char *label = g_strdup_printf (_("Enter outcome: %s"), period);
      g_autofree char *action = g_strdup_printf ("benchmarks.type-period(%d)", lengths[i]);

      g_menu_append (menu, label, action);
    }
  adw_split_button_set_label (ADW_SPLIT_BUTTON (button), _("Enter outcome"));
  adw_split_button_set_menu_model (ADW_SPLIT_BUTTON (button), G_MENU_MODEL (menu));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "benchmarks.type-outcome");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, _("Ctrl+U"));
  pb_pane_name_inner (gtk_widget_get_last_child (button), _("Enter the outcome of another period"));
  return button;
}

static GtkWidget *
new_head (PbBenchmarksDetail *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  g_autoptr (GMenuModel) menu = new_menu ();

  self->back = pb_pane_icon_button ("go-previous-symbolic", _("Back to the list of indicators"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->back), "benchmarks.back");
  gtk_widget_set_valign (self->back, GTK_ALIGN_START);
  gtk_widget_set_visible (self->back, FALSE);
  self->title = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "xalign", 0.0, "wrap",
                              TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);
  gtk_widget_add_css_class (self->title, "pb-view-title");
  self->about = pb_view_label ("", "pb-secondary");
  gtk_label_set_wrap (GTK_LABEL (self->about), TRUE);
  gtk_box_append (GTK_BOX (words), self->title);
  gtk_box_append (GTK_BOX (words), self->about);
  gtk_widget_set_hexpand (words, TRUE);
  self->type = new_type_button ();
  self->menu = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->menu), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->menu), menu);
  gtk_widget_set_tooltip_text (self->menu, _("More about the indicator"));
  pb_pane_name_inner (self->menu, _("More about the indicator"));
  pb_pane_hide_tip_while_open (self->menu);
  gtk_widget_add_css_class (self->menu, "flat");
  gtk_widget_set_valign (self->menu, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (head), self->back);
  gtk_box_append (GTK_BOX (head), words);
  gtk_box_append (GTK_BOX (head), self->type);
  gtk_box_append (GTK_BOX (head), self->menu);
  return head;
}

static void
build_cards (PbBenchmarksDetail *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->chart = pb_line_chart_new ();
  gtk_widget_set_vexpand (self->chart, TRUE);
  gtk_widget_set_size_request (self->chart, 240, 320);
  self->chart_card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_visible (self->chart_card, FALSE);
  gtk_widget_add_css_class (self->chart_card, "pb-card");
  gtk_widget_add_css_class (self->chart_card, "pb-card-inside");
  self->picture = pb_picture_menu_new (PB_CHART (self->chart));
  gtk_widget_set_halign (self->picture, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (self->chart_card), self->picture);
  gtk_box_append (GTK_BOX (self->chart_card), self->chart);
  self->potential = pb_benchmarks_potential_new (self->choice);
  g_signal_connect_object (self->potential, "changed", G_CALLBACK (choice_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_size_request (self->potential, 250, -1);
  self->table = pb_benchmarks_table_new ();
  self->sources = pb_view_label ("", "pb-small pb-secondary");
  gtk_label_set_wrap (GTK_LABEL (self->sources), TRUE);
  gtk_widget_set_hexpand (self->sources, TRUE);
  self->add_period = new_period_button (self);
  gtk_widget_set_valign (self->add_period, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (foot), self->sources);
  gtk_box_append (GTK_BOX (foot), self->add_period);
  gtk_widget_add_css_class (foot, "pb-table-foot");
  self->table_card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->table_card, "pb-card");
  gtk_box_append (GTK_BOX (self->table_card), self->table);
  gtk_box_append (GTK_BOX (self->table_card), foot);
  pb_card_page_add (self->page, self->chart_card, 0, 5);
  pb_card_page_add (self->page, self->potential, 0, 3);
  pb_card_page_add (self->page, self->table_card, 1, 1);
}

static void
pb_benchmarks_detail_dispose (GObject *object)
{
  PbBenchmarksDetail *self = PB_BENCHMARKS_DETAIL (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->indicator);
  g_clear_object (&self->plan);
  G_OBJECT_CLASS (pb_benchmarks_detail_parent_class)->dispose (object);
}

static void
pb_benchmarks_detail_class_init (PbBenchmarksDetailClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pb_benchmarks_detail_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
pb_benchmarks_detail_init (PbBenchmarksDetail *self)
{
}

GtkWidget *
pb_benchmarks_detail_new (PbPlan *plan, PbBenchmarksChoice *choice)
{
  PbBenchmarksDetail *self = g_object_new (PB_TYPE_BENCHMARKS_DETAIL, NULL);
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);

  self->plan = g_object_ref (plan);
  self->choice = choice;
  self->page = PB_CARD_PAGE (pb_card_page_new (14));
  self->controls = pb_benchmarks_controls_new (plan, choice);
  g_signal_connect_object (self->controls, "changed", G_CALLBACK (choice_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), new_head (self));
  gtk_box_append (GTK_BOX (box), self->controls);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->page));
  build_cards (self);
  gtk_widget_add_css_class (box, "pb-view");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 1400);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), 1400);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), clamp);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  return GTK_WIDGET (self);
}

/* Where the keyboard was in a card that is made anew it comes to the same place in the new one. */
static void
replace_card (PbBenchmarksDetail *self, GtkWidget **card, GtkWidget *new_card, int row)
{
  gboolean focused = *card && gtk_widget_get_focus_child (*card) != NULL;

  if (*card)
    gtk_widget_unparent (*card);
  *card = new_card;
  if (!new_card)
    return;
  pb_card_page_add (self->page, new_card, row, 1);
  if (focused)
    gtk_widget_child_focus (new_card, GTK_DIR_TAB_FORWARD);
}

static void
show_head (PbBenchmarksDetail *self)
{
  g_autofree char *about = pb_benchmarks_dup_about (self->facts);
  g_autofree char *sources = pb_benchmarks_dup_sources (self->facts);
  g_autofree char *source = pb_attribution_dup_with (self->indicator, self->facts->series,
                                                     pb_benchmarks_facts_get_computed (self->facts));
  gboolean measures = self->facts->assignment || self->facts->has_target;
  gboolean writable = !pb_plan_get_read_only (self->plan);

  pb_picture_menu_set_words (PB_PICTURE_MENU (self->picture), pb_record_get_title (self->indicator), about, source);
  gtk_label_set_text (GTK_LABEL (self->title), pb_record_get_title (self->indicator));
  gtk_label_set_text (GTK_LABEL (self->about), about);
  gtk_label_set_text (GTK_LABEL (self->sources), sources);
  gtk_widget_set_visible (self->type, measures && writable && self->facts->entity);
  gtk_widget_set_visible (self->add_period, writable);
}

/* A claim or a target of money alone makes the card of use; a count has no cost to compare. */
static gboolean
has_potential (PbBenchmarksFacts *facts)
{
  const char *unit = pb_record_get_text (facts->indicator, PB_INDICATOR_UNIT);

  return facts->own >= 0 && facts->peer >= 0
         && (!unit || g_str_has_prefix (unit, "kr") || g_str_has_prefix (unit, "tkr") || g_str_has_prefix (unit, "mnkr"));
}

void
pb_benchmarks_detail_show (PbBenchmarksDetail *self, PbRecord *indicator)
{
  g_autoptr (PbLineData) data = NULL;
  gboolean other;

  g_return_if_fail (PB_IS_BENCHMARKS_DETAIL (self));

  other = self->indicator != indicator;
  g_set_object (&self->indicator, indicator);
  self->facts = pb_benchmarks_facts_new (indicator, self->choice);
  data = pb_benchmarks_line_data (self->facts);
  show_head (self);
  pb_benchmarks_controls_update (PB_BENCHMARKS_CONTROLS (self->controls), self->facts);
  pb_line_chart_set_data (PB_LINE_CHART (self->chart), data);
  gtk_widget_set_visible (self->chart_card, pb_line_data_get_n_series (data) > 0);
  gtk_widget_set_visible (self->potential, has_potential (self->facts));
  if (has_potential (self->facts))
    pb_benchmarks_potential_show (PB_BENCHMARKS_POTENTIAL (self->potential), self->facts);
  pb_benchmarks_table_show (PB_BENCHMARKS_TABLE (self->table), self->facts);
  replace_card (self, &self->revisions, pb_benchmarks_revisions_card (self->facts), 2);
  replace_card (self, &self->claims, pb_benchmarks_claims_card (self->plan), 3);
  if (other)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
}

void
pb_benchmarks_detail_set_alone (PbBenchmarksDetail *self, gboolean alone)
{
  g_return_if_fail (PB_IS_BENCHMARKS_DETAIL (self));

  gtk_widget_set_visible (self->back, alone);
}

PbBenchmarksTable *
pb_benchmarks_detail_get_table (PbBenchmarksDetail *self)
{
  g_return_val_if_fail (PB_IS_BENCHMARKS_DETAIL (self), NULL);

  return PB_BENCHMARKS_TABLE (self->table);
}

PbBenchmarksFacts *
pb_benchmarks_detail_get_facts (PbBenchmarksDetail *self)
{
  g_return_val_if_fail (PB_IS_BENCHMARKS_DETAIL (self), NULL);

  return self->facts;
}

/* As short as the shortest that it has. */
static int
find_months (PbSeries *series)
{
  int months = 12;

  for (guint i = 0; i < pb_series_get_n_periods (series); i++)
    {
      int other = pb_period_months (pb_series_get_period (series, i));

      if (other > 0)
        months = MIN (months, other);
    }
  return months;
}

void
pb_benchmarks_detail_type (PbBenchmarksDetail *self, PbValueKind kind, int months)
{
  g_autofree char *period = NULL;
  GDate today;

  g_return_if_fail (PB_IS_BENCHMARKS_DETAIL (self));

  if (!self->facts || !self->facts->entity)
    return;
  pb_date_today (&today);
  period = pb_period_of_months (months > 0 ? months : find_months (self->facts->series), &today);
  pb_benchmarks_table_type (PB_BENCHMARKS_TABLE (self->table), period, kind);
}
