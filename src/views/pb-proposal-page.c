/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-proposal-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "model/pb-number.h"
#include "model/pb-proposal.h"
#include "model/pb-scenario-words.h"
#include "pb-card-page.h"
#include "pb-extractable.h"
#include "pb-extracts.h"
#include "pb-figure-table.h"
#include "pb-pane-util.h"
#include "pb-refresh.h"
#include "pb-view.h"
#include "widgets/pb-mark-label.h"

struct _PbProposalPage
{
  GtkWidget parent_instance;

  PbPlan *plan;
  gint64 scenario;

  GtkWidget *scroller;
  GtkWidget *back;
  GtkLabel *title;
  GtkLabel *without;
  GtkLabel *about;
  GtkLabel *note;
  GtkWidget *notice;
  GtkWidget *out[3]; /* CSV, PDF, print */
  PbMarkLabel *verdict;
  GtkWidget *years_card;
  PbFigureTable *years;
  GtkWidget *drivers_card;
  GtkWidget *drivers;
  PbFigureTable *changes;
  GtkWidget *same;
};

static GPtrArray *list_extracts (PbExtractable *extractable);

static void
extractable_init (PbExtractableInterface *iface)
{
  iface->list = list_extracts;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PbProposalPage, pb_proposal_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (PB_TYPE_EXTRACTABLE, extractable_init))

typedef char *(*YearFunc) (const PbProposal *proposal, const PbProposalYear *year);

static char *
dup_added (const PbProposal *proposal, const PbProposalYear *year)
{
  return pb_money_format_signed (-year->added, proposal->unit, proposal->decimals);
}

static char *
dup_removed (const PbProposal *proposal, const PbProposalYear *year)
{
  return pb_money_format_signed (year->removed, proposal->unit, proposal->decimals);
}

static char *
dup_base (const PbProposal *proposal, const PbProposalYear *year)
{
  return year->has_base ? pb_money_format (year->base_balance, proposal->unit, proposal->decimals) : g_strdup ("–");
}

static char *
dup_balance (const PbProposal *proposal, const PbProposalYear *year)
{
  return pb_money_format (year->balance, proposal->unit, proposal->decimals);
}

static char *
dup_verdict (const PbProposal *proposal, const PbProposalYear *year)
{
  g_autofree char *missing = NULL;

  if (year->state != PB_BALANCE_DEFICIT)
    return g_strdup (_("In balance"));
  missing = pb_money_format (year->missing, proposal->unit, proposal->decimals);
  /* TRANSLATORS: what a year lacks to be in balance */
  return g_strdup_printf (_("lacks %s"), missing);
}

static void
add_year_row (PbProposalPage *self, const PbProposal *proposal, const char *title, const char *detail, YearFunc func,
              gboolean sum)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < proposal->years->len; i++)
    g_ptr_array_add (cells, func (proposal, &g_array_index (proposal->years, PbProposalYear, i)));
  g_ptr_array_add (cells, NULL);
  pb_figure_table_add (self->years, title, detail, (const char *const *) cells->pdata, sum);
}

static void
show_years (PbProposalPage *self, const PbProposal *proposal)
{
  g_autoptr (GPtrArray) headings = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < proposal->years->len; i++)
    g_ptr_array_add (headings, g_strdup_printf ("%d", g_array_index (proposal->years, PbProposalYear, i).year));
  g_ptr_array_add (headings, NULL);
  pb_figure_table_begin (self->years, pb_enum_label (PB_ENUM_UNIT, proposal->unit),
                         (const char *const *) headings->pdata);
  add_year_row (self, proposal, _("Without it"), _("All boards together"), dup_base, FALSE);
  add_year_row (self, proposal, _("Added"), _("More cost, less income or saving"), dup_added, FALSE);
  add_year_row (self, proposal, _("Removed"), _("Less cost, more income or saving"), dup_removed, FALSE);
  add_year_row (self, proposal, _("Balance"), _("All boards together"), dup_balance, TRUE);
  add_year_row (self, proposal, _("Verdict"), NULL, dup_verdict, FALSE);
  pb_figure_table_end (self->years);
  gtk_widget_set_visible (self->years_card, proposal->years->len > 0);
}

static void
show_drivers (PbProposalPage *self, const PbProposal *proposal)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->drivers)))
    gtk_box_remove (GTK_BOX (self->drivers), child);
  for (guint i = 0; i < proposal->drivers->len; i++)
    {
      const PbScenarioDriver *driver = &g_array_index (proposal->drivers, PbScenarioDriver, i);
      g_autofree char *words = pb_scenario_words_driver (driver);
      g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT "  %s",
                                               pb_record_get_int (driver->assignment, PB_ASSIGNMENT_NUMBER), words);
      GtkWidget *label = pb_view_label (text, "pb-row");

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_box_append (GTK_BOX (self->drivers), label);
    }
  gtk_widget_set_visible (self->drivers_card, proposal->drivers->len > 0);
}

static void
add_change (PbProposalPage *self, const PbProposalChange *change)
{
  PbRecord *board = pb_record_get_ref (change->change.sheet, PB_SHEET_BOARD);
  g_autofree char *detail
    = g_strdup_printf ("%s%s%s, %s", board ? pb_record_get_title (board) : "", board ? " · " : "",
                       pb_record_get_title (change->change.sheet),
                       pb_enum_label (PB_ENUM_UNIT, pb_record_get_enum (change->change.sheet, PB_SHEET_UNIT)));
  g_autofree char *from = pb_proposal_change_dup_from (change);
  g_autofree char *to = pb_proposal_change_dup_to (change);
  g_autofree char *difference = pb_proposal_change_dup_difference (change);
  const char *const cells[] = { pb_record_get_title (change->change.column), from, to, difference,
                                pb_proposal_change_get_word (change), NULL };

  pb_figure_table_add (self->changes, pb_record_get_title (change->change.line), detail, cells, FALSE);
}

static void
show_changes (PbProposalPage *self, const PbProposal *proposal)
{
  const char *const headings[] = { _("Column"), _("From"), _("To"), _("Difference"), _("In the budget"), NULL };

  pb_figure_table_begin (self->changes, _("Line"), headings);
  for (guint i = 0; i < proposal->changes->len; i++)
    add_change (self, &g_array_index (proposal->changes, PbProposalChange, i));
  pb_figure_table_end (self->changes);
  gtk_widget_set_visible (GTK_WIDGET (self->changes), proposal->changes->len > 0);
  gtk_widget_set_visible (self->same, proposal->changes->len == 0);
}

static void
show_head (PbProposalPage *self, const PbProposal *proposal)
{
  const char *proposer = pb_record_get_text (proposal->scenario, PB_SCENARIO_PROPOSER);
  const char *note = pb_record_get_text (proposal->scenario, PB_SCENARIO_NOTE);
  g_autoptr (GString) about = g_string_new (
    pb_enum_label (PB_ENUM_SCENARIO_KIND, pb_record_get_enum (proposal->scenario, PB_SCENARIO_KIND)));
  g_autofree char *by = proposer ? g_strdup_printf (_("proposed by %s"), proposer) : NULL;
  g_autofree char *against
    = g_strdup_printf (_("against %s"), proposal->base ? pb_record_get_title (proposal->base) : _("the plan"));

  pb_pane_append_part (about, by);
  pb_pane_append_part (about, against);
  gtk_label_set_text (self->title, pb_record_get_title (proposal->scenario));
  gtk_label_set_text (self->about, about->str);
  gtk_label_set_text (self->note, note ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL);
  pb_mark_label_set (self->verdict, proposal->balanced ? PB_MARK_BALANCE_KEPT : PB_MARK_BALANCE_DEFICIT,
                     *proposal->verdict ? proposal->verdict : _("No table has a balance to judge."));
  gtk_label_set_text (self->without, proposal->without);
  gtk_widget_set_visible (GTK_WIDGET (self->without), *proposal->without);
  pb_mark_label_set (PB_MARK_LABEL (self->notice), PB_MARK_BALANCE_DEFICIT, proposal->notice ? proposal->notice : "");
  gtk_widget_set_visible (self->notice, proposal->notice != NULL);
}

static void
refresh (GtkWidget *widget)
{
  PbProposalPage *self = PB_PROPOSAL_PAGE (widget);
  g_autoptr (PbProposal) proposal = pb_proposal_new (self->plan, self->scenario);

  if (!proposal)
    {
      gtk_widget_activate_action (widget, "budget.back", NULL);
      return;
    }
  show_head (self, proposal);
  show_years (self, proposal);
  show_drivers (self, proposal);
  show_changes (self, proposal);
}

static GtkWidget *
new_head (PbProposalPage *self)
{
  static const char *const labels[] = { N_("CSV…"), N_("PDF…"), N_("Print…") };
  GtkWidget *head = pb_card_page_new (8);
  GtkWidget *left = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *right = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->back = pb_pane_icon_button ("go-previous-symbolic", _("Back to the tables (Esc)"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->back), "budget.back");
  self->title = GTK_LABEL (g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "xalign", 0.0,
                                         "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "width-chars", 16, NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "pb-view-title");
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  gtk_box_append (GTK_BOX (left), self->back);
  gtk_box_append (GTK_BOX (left), GTK_WIDGET (self->title));
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      self->out[i] = gtk_button_new_with_label (gettext (labels[i]));
      gtk_widget_set_valign (self->out[i], GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (right), self->out[i]);
    }
  gtk_widget_set_halign (right, GTK_ALIGN_END);
  pb_card_page_add (PB_CARD_PAGE (head), left, 0, 3);
  pb_card_page_add (PB_CARD_PAGE (head), right, 0, 1);
  return head;
}

static GtkWidget *
new_answer (PbProposalPage *self)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->verdict = PB_MARK_LABEL (pb_mark_label_new (PB_MARK_BALANCE_KEPT, ""));
  pb_mark_label_set_coloured (self->verdict, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->verdict), "pb-view-title");
  self->without = GTK_LABEL (pb_view_label ("", ""));
  self->notice = pb_mark_label_new (PB_MARK_BALANCE_DEFICIT, "");
  self->about = GTK_LABEL (pb_view_label ("", "pb-secondary"));
  gtk_label_set_wrap (self->without, TRUE);
  self->note = GTK_LABEL (pb_view_label ("", ""));
  gtk_label_set_wrap (self->about, TRUE);
  gtk_label_set_wrap (self->note, TRUE);
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->verdict));
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->without));
  gtk_box_append (GTK_BOX (card), self->notice);
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->about));
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->note));
  gtk_widget_add_css_class (card, "pb-card");
  gtk_widget_add_css_class (card, "pb-card-inside");
  return card;
}

static GtkWidget *
new_changes (PbProposalPage *self)
{
  GtkWidget *card = pb_card_new (_("What is added and removed"), "", NULL);

  self->changes = PB_FIGURE_TABLE (pb_figure_table_new (_("What is added and removed"), 40));
  self->same = pb_view_label (_("Nothing: all figures are as in what it is compared with. Change figures in the tables, or "
                                "delays in the comparison, while the scenario is in force."),
                              "pb-secondary pb-card-inside");
  gtk_label_set_wrap (GTK_LABEL (self->same), TRUE);
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->changes));
  gtk_box_append (GTK_BOX (card), self->same);
  gtk_widget_set_overflow (card, GTK_OVERFLOW_HIDDEN);
  return card;
}

/* Beside the drivers only where every year can be seen. */
static int
get_least (GtkWidget *card)
{
  return pb_figure_table_get_least (PB_FIGURE_TABLE (gtk_widget_get_last_child (card)));
}

static GtkWidget *
new_content (PbProposalPage *self)
{
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *page = pb_card_page_new (14);

  self->years_card = pb_card_new (_("Year by year"), "", NULL);
  self->years = PB_FIGURE_TABLE (pb_figure_table_new (_("Year by year"), 30));
  gtk_box_append (GTK_BOX (self->years_card), GTK_WIDGET (self->years));
  gtk_widget_set_overflow (self->years_card, GTK_OVERFLOW_HIDDEN);
  self->drivers_card = pb_card_new (_("Assignments that come otherwise"), "", NULL);
  self->drivers = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->drivers_card), self->drivers);
  pb_card_page_add (PB_CARD_PAGE (page), new_head (self), 0, 1);
  pb_card_page_add (PB_CARD_PAGE (page), new_answer (self), 1, 1);
  pb_card_page_add (PB_CARD_PAGE (page), self->years_card, 2, 5);
  pb_card_page_set_least (self->years_card, get_least);
  pb_card_page_add (PB_CARD_PAGE (page), self->drivers_card, 2, 3);
  pb_card_page_add (PB_CARD_PAGE (page), new_changes (self), 3, 1);
  gtk_widget_add_css_class (page, "pb-view");
  gtk_widget_set_valign (page, GTK_ALIGN_START);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 1200);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), 1200);
  adw_clamp_set_child (ADW_CLAMP (clamp), page);
  return clamp;
}

static gboolean
pb_proposal_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (PB_PROPOSAL_PAGE (widget)->back);
}

/* The proposal beside what it is based on, for all boards. */
static GPtrArray *
list_extracts (PbExtractable *extractable)
{
  PbProposalPage *self = PB_PROPOSAL_PAGE (extractable);
  PbRecord *scenario = pb_plan_get_record (self->plan, PB_TABLE_SCENARIO, self->scenario);
  GPtrArray *list = pb_extractable_new_list ();
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  PbBalanceScope scope = { 0 };
  gint64 base;

  if (scenario == NULL)
    return list;
  base = pb_record_get_int (scenario, PB_SCENARIO_PARENT);
  g_array_append_val (ids, base);
  g_array_append_val (ids, self->scenario);
  pb_balance_scope_set (&scope, self->plan, PB_BALANCE_ALL);
  pb_extracts_add_comparison (list, &scope, ids);
  pb_balance_scope_clear (&scope);
  return list;
}

static void
pb_proposal_page_dispose (GObject *object)
{
  PbProposalPage *self = PB_PROPOSAL_PAGE (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->plan);
  G_OBJECT_CLASS (pb_proposal_page_parent_class)->dispose (object);
}

static void
pb_proposal_page_class_init (PbProposalPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_proposal_page_dispose;
  widget_class->grab_focus = pb_proposal_page_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "budget.back", NULL);
}

static void
pb_proposal_page_init (PbProposalPage *self)
{
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), new_content (self));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
pb_proposal_page_new (PbPlan *plan)
{
  PbProposalPage *self = g_object_new (PB_TYPE_PROPOSAL_PAGE, NULL);

  self->plan = g_object_ref (plan);
  pb_refresh_attach (GTK_WIDGET (self), plan, refresh);
  return GTK_WIDGET (self);
}

void
pb_proposal_page_set_scenario (PbProposalPage *self, gint64 scenario)
{
  static const char *const formats[] = { "csv", "pdf" };

  g_return_if_fail (PB_IS_PROPOSAL_PAGE (self));
  self->scenario = scenario;
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->out[i]), "(xs)", scenario, formats[i]);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->out[i]), "win.export-proposal");
    }
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->out[2]), "x", scenario);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->out[2]), "win.print-proposal");
  pb_refresh_queue (GTK_WIDGET (self));
}
