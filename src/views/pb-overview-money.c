/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-overview-cards.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include "model/pb-date.h"
#include "model/pb-number.h"
#include "pb-card-page.h"
#include "pb-view.h"
#include "widgets/pb-effect-bar.h"
#include "widgets/pb-mark.h"

/* More years than this do not stand beside each other; the ones around this year are shown. */
#define MAX_YEARS 6

static void
choose_years (PbOverview *overview, guint *first, guint *n)
{
  int this_year = g_date_get_year (&overview->today);

  *n = MIN (overview->n_years, MAX_YEARS);
  *first = 0;
  while (*first + *n < overview->n_years && overview->years[*first] < this_year - 2)
    (*first)++;
}

static PbMarkKind
get_mark (PbBalance state)
{
  switch (state)
    {
    case PB_BALANCE_DEFICIT:
      return PB_MARK_BALANCE_DEFICIT;
    case PB_BALANCE_ROUNDED:
      return PB_MARK_BALANCE_ROUNDED;
    case PB_BALANCE_KEPT:
    case PB_BALANCE_NONE:
    default:
      return PB_MARK_BALANCE_KEPT;
    }
}

/* The balance table of a board: what its figures lead to. 0 where it has none. */
static gint64
find_sheet (PbPlan *plan, PbRecord *board)
{
  GPtrArray *sheets = pb_plan_peek_children (plan, PB_SHEET_BOARD, pb_record_get_id (board));

  for (guint i = 0; i < sheets->len; i++)
    {
      g_autoptr (PbSheet) sheet = pb_sheet_get (plan, pb_record_get_id (sheets->pdata[i]), 0);

      if (pb_sheet_get_balance_line (sheet) >= 0)
        return pb_record_get_id (sheets->pdata[i]);
    }
  return 0;
}

static GtkWidget *
new_verdict (PbBalance state)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  GtkWidget *word = pb_view_label (pb_overview_word (state),
                                   state == PB_BALANCE_DEFICIT ? "pb-small pb-bad" : "pb-small pb-good");
  GtkWidget *mark = pb_mark_new (get_mark (state));

  gtk_label_set_wrap (GTK_LABEL (word), TRUE);
  gtk_label_set_justify (GTK_LABEL (word), GTK_JUSTIFY_RIGHT);
  pb_mark_set_em (PB_MARK (mark), 0.95);
  gtk_widget_set_halign (box, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), word);
  return box;
}

static GtkWidget *
new_balance_cell (PbOverview *overview, PbOverviewBoard *row, guint year, gint64 sheet)
{
  PbOverviewBalance *balance = &row->years[year];
  const char *name = row->board ? pb_record_get_title (row->board) : _("Together");
  g_autofree char *amount = NULL;
  g_autofree char *label = NULL;
  g_autofree char *key = NULL;
  GtkWidget *button, *box;

  if (!balance->has)
    return pb_view_label ("", "pb-balance-cell");
  amount = pb_money_format (balance->ore, overview->unit, overview->decimals);
  /* TRANSLATORS: board, year, amount, unit, verdict: "Funktionsstödsnämnden 2024: −30,1 mnkr, underskott" */
  label = g_strdup_printf (_("%s %d: %s %s, %s"), name, overview->years[year], amount,
                           pb_enum_label (PB_ENUM_UNIT, overview->unit), pb_overview_word (balance->state));
  key = g_strdup_printf ("balance-%s-%d", row->board ? pb_record_get_title (row->board) : "", overview->years[year]);
  if (sheet)
    button = pb_overview_button (key, "win.open-record", g_variant_new ("(sx)", "budget_table", sheet), label);
  else
    button = pb_overview_button (key, "win.show-view", g_variant_new_string ("budget"), label);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), pb_view_number (amount, "pb-overview-number"));
  gtk_box_append (GTK_BOX (box), new_verdict (balance->state));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "pb-balance-cell");
  if (balance->state == PB_BALANCE_DEFICIT)
    gtk_widget_add_css_class (button, "pb-bad-tint");
  return button;
}

/* Then a long word gives way to the figures where the window is narrow; else words stay whole. */
static gboolean
is_text_large (void)
{
  int dpi;

  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 1.5 * 96 * 1024;
}

static void
attach_board (GtkGrid *grid, GtkSizeGroup *columns, int at, PbPlan *plan, PbOverview *overview, PbOverviewBoard *row,
              guint first, guint n)
{
  GtkWidget *name = pb_view_label (row->board ? pb_record_get_title (row->board) : _("Together"),
                                   row->board ? "pb-balance-cell" : "pb-balance-cell pb-bold");
  gint64 sheet = row->board ? find_sheet (plan, row->board) : 0;

  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  if (is_text_large ())
    {
      gtk_label_set_wrap_mode (GTK_LABEL (name), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_width_chars (GTK_LABEL (name), 8);
    }
  gtk_widget_set_hexpand (name, TRUE);
  gtk_grid_attach (grid, name, 0, at, 1, 1);
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *cell = new_balance_cell (overview, row, first + i, sheet);

      gtk_widget_set_hexpand (cell, TRUE);
      gtk_size_group_add_widget (columns, cell);
      gtk_grid_attach (grid, cell, (int) i + 1, at, 1, 1);
    }
}

static GtkWidget *
new_year_header (PbOverview *overview, int year)
{
  g_autofree char *text = NULL;

  if (year != g_date_get_year (&overview->today))
    {
      text = g_strdup_printf ("%d", year);
      return pb_view_number (text, "pb-column-header pb-balance-head");
    }
  /* TRANSLATORS: a column's heading: this year, and which one that is */
  text = g_strdup_printf (_("this year · %d"), year);
  return pb_view_number (text, "pb-column-header pb-balance-head this-year");
}

static GtkWidget *
new_sentence (const char *text)
{
  GtkWidget *label = pb_view_label (text, "pb-secondary pb-card-inside");

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_widget_set_vexpand (label, TRUE);
  return label;
}

/* Beside another card the boards' names are whole. */
static int
get_least (GtkWidget *card)
{
  GtkGrid *grid = GTK_GRID (gtk_widget_get_last_child (card));
  GtkWidget *name;
  int least, narrow = 0, whole = 0;

  gtk_widget_measure (GTK_WIDGET (grid), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  for (int at = 1; (name = gtk_grid_get_child_at (grid, 0, at)); at++)
    {
      int min, natural;

      gtk_widget_measure (name, GTK_ORIENTATION_HORIZONTAL, -1, &min, &natural, NULL, NULL);
      narrow = MAX (narrow, min);
      whole = MAX (whole, natural);
    }
  return least + whole - narrow;
}

GtkWidget *
pb_overview_balance_card (PbPlan *plan, PbOverview *overview)
{
  g_autoptr (GtkSizeGroup) columns = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  g_autofree char *about = NULL;
  GtkWidget *link, *card;
  GtkGrid *grid;
  guint first, n;
  int at = 1;

  link = pb_overview_button ("open-budget", "win.show-view", g_variant_new_string ("budget"), NULL);
  gtk_button_set_label (GTK_BUTTON (link), _("Open the budget"));
  gtk_widget_add_css_class (link, "pb-link");
  /* TRANSLATORS: after it comes the unit, "mnkr" */
  about = g_strdup_printf (_("Deficit or surplus per board, %s"), pb_enum_label (PB_ENUM_UNIT, overview->unit));
  card = pb_card_new (_("Finances in balance"), overview->together ? about : "", link);
  if (!overview->together)
    {
      gtk_box_append (
          GTK_BOX (card),
          new_sentence (_("The plan has no table with a balance line, so there is nothing to judge yet.")));
      return card;
    }
  choose_years (overview, &first, &n);
  grid = GTK_GRID (gtk_grid_new ());
  gtk_widget_add_css_class (GTK_WIDGET (grid), "pb-balance");
  gtk_widget_set_vexpand (GTK_WIDGET (grid), TRUE);
  gtk_grid_attach (grid, pb_view_label ("", "pb-balance-head"), 0, 0, 1, 1);
  for (guint i = 0; i < n; i++)
    gtk_grid_attach (grid, new_year_header (overview, overview->years[first + i]), (int) i + 1, 0, 1, 1);
  for (guint i = 0; i < overview->boards->len; i++)
    attach_board (grid, columns, at++, plan, overview, overview->boards->pdata[i], first, n);
  if (overview->boards->len != 1)
    attach_board (grid, columns, at++, plan, overview, overview->together, first, n);
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (grid));
  pb_card_page_set_least (card, get_least);
  return card;
}

/* "till och med 31 aug." where the year was reported on in part, else NULL. */
static char *
dup_until (PbOverviewEffect *effect)
{
  g_autofree char *day = NULL;
  GDate end;

  if (!effect->until || !pb_period_parse (effect->until, NULL, &end)
      || (g_date_get_month (&end) == 12 && g_date_get_day (&end) == 31))
    return NULL;
  day = pb_date_format_short (&end);
  return g_strdup_printf (_("until %s"), day);
}

/* With the number that matters in bold where markup is asked for. */
static char *
dup_effect_text (PbOverview *overview, PbOverviewEffect *effect, gboolean markup)
{
  g_autofree char *planned = pb_money_format (effect->planned, overview->unit, overview->decimals);
  g_autofree char *realised = pb_money_format (effect->realised, overview->unit, overview->decimals);
  g_autofree char *bold = g_strdup_printf (markup ? "<b>%s</b>" : "%s", effect->has_realised ? realised : planned);

  if (!effect->has_realised)
    /* TRANSLATORS: a planned amount: "plan 122,1" */
    return g_strdup_printf (_("plan %s"), bold);
  if (!effect->has_planned)
    /* TRANSLATORS: a realised amount that nobody planned */
    return g_strdup_printf (_("%s, not planned"), bold);
  /* TRANSLATORS: realised amount, planned amount: "14,2 of 15,8" */
  return g_strdup_printf (_("%s of %s"), bold, planned);
}

static GtkWidget *
new_effect_row (PbOverview *overview, PbOverviewEffect *effect, double maximum)
{
  g_autofree char *year = g_strdup_printf ("%d", effect->year);
  g_autofree char *words = dup_effect_text (overview, effect, FALSE);
  g_autofree char *markup = dup_effect_text (overview, effect, TRUE);
  g_autofree char *until = dup_until (effect);
  g_autofree char *label = g_strdup_printf ("%s: %s %s%s%s", year, words, pb_enum_label (PB_ENUM_UNIT, overview->unit),
                                            until ? ", " : "", until ? until : "");
  g_autofree char *key = g_strdup_printf ("effect-%s", year);
  g_autofree char *spec = g_strdup_printf ("year=%d", effect->year);
  GtkWidget *button = pb_overview_button (key, "win.filter-assignments", g_variant_new_string (spec), label);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);
  GtkWidget *bar = pb_effect_bar_new ();
  GtkWidget *figures = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *amount = pb_view_number ("", "pb-secondary");

  pb_effect_bar_set_values (PB_EFFECT_BAR (bar), effect->has_planned ? (double) effect->planned : 0,
                            effect->has_realised ? (double) effect->realised : NAN, maximum);
  pb_effect_bar_set_label (PB_EFFECT_BAR (bar), label);
  gtk_widget_set_hexpand (bar, TRUE);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (figures, GTK_ALIGN_CENTER);
  gtk_label_set_markup (GTK_LABEL (amount), markup);
  gtk_label_set_width_chars (GTK_LABEL (amount), 13);
  gtk_box_append (GTK_BOX (figures), amount);
  if (until)
    gtk_box_append (GTK_BOX (figures), pb_view_number (until, "pb-small pb-tertiary"));
  gtk_box_append (GTK_BOX (box), pb_view_number (year, effect->year == g_date_get_year (&overview->today)
                                                         ? "pb-column-header this-year" : "pb-column-header"));
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), figures);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "pb-effect-row");
  gtk_widget_set_vexpand (button, TRUE);
  return button;
}

static void
append_key (GtkBox *legend, double realised, const char *word)
{
  GtkWidget *bar = pb_effect_bar_new ();
  GtkWidget *clamp = adw_clamp_new ();

  pb_effect_bar_set_values (PB_EFFECT_BAR (bar), 1, realised, 1);
  pb_effect_bar_set_label (PB_EFFECT_BAR (bar), word);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (bar, FALSE);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 18);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), 18);
  adw_clamp_set_child (ADW_CLAMP (clamp), bar);
  gtk_box_append (legend, clamp);
  gtk_box_append (legend, pb_view_label (word, "pb-small pb-secondary"));
}

GtkWidget *
pb_overview_effect_card (PbOverview *overview)
{
  /* TRANSLATORS: after it comes the unit: "mnkr per year" */
  g_autofree char *about = g_strdup_printf (_("%s per year"), pb_enum_label (PB_ENUM_UNIT, overview->unit));
  GtkWidget *card = pb_card_new (_("Effect"), overview->effects->len ? about : "", NULL);
  GtkWidget *legend = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  double maximum = 0;
  gboolean any = FALSE;

  if (overview->effects->len == 0)
    {
      gtk_box_append (GTK_BOX (card), new_sentence (_("No line of a table is linked to an assignment yet.")));
      return card;
    }
  for (guint i = 0; i < overview->effects->len; i++)
    {
      PbOverviewEffect *effect = &g_array_index (overview->effects, PbOverviewEffect, i);

      maximum = MAX (maximum, (double) MAX (effect->planned, effect->realised));
      any |= effect->has_realised;
    }
  for (guint i = 0; i < overview->effects->len; i++)
    gtk_box_append (GTK_BOX (card),
                    new_effect_row (overview, &g_array_index (overview->effects, PbOverviewEffect, i), maximum));
  gtk_widget_add_css_class (legend, "pb-effect-legend");
  if (any)
    append_key (GTK_BOX (legend), 1, _("Realised"));
  append_key (GTK_BOX (legend), NAN, _("Planned"));
  if (!any)
    gtk_box_append (GTK_BOX (legend), pb_view_label (_("· nothing reported yet"), "pb-small pb-tertiary"));
  gtk_box_append (GTK_BOX (card), legend);
  return card;
}
