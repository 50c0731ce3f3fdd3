/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-slide-private.h"

#include <glib/gi18n-lib.h>
#include "model/pb-number.h"
#include "pb-view.h"
#include "widgets/pb-mark-label.h"
#include "widgets/pb-segment-bar.h"

static void
add_assessments (GtkWidget *box, const char *of, const guint *counts, guint by_status)
{
  static const struct { PbMarkKind mark; PbTone tone; PbSegmentStyle style; } looks[] = {
    { PB_MARK_MET, PB_TONE_GOOD, PB_SEGMENT_SOLID },
    { PB_MARK_PARTLY, PB_TONE_WARN_MARK, PB_SEGMENT_HATCHED },
    { PB_MARK_NOT_MET, PB_TONE_BAD, PB_SEGMENT_CROSSED },
    { PB_MARK_NOT_ASSESSED, PB_TONE_INK_2, PB_SEGMENT_DASHED },
  };
  PbSegment segments[G_N_ELEMENTS (looks)];
  GtkWidget *bar = pb_segment_bar_new (_("Assessments"));
  GtkWidget *rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      const char *word = pb_enum_label (PB_ENUM_ASSESSMENT, (int) i);
      /* TRANSLATORS: how many assignments, their assessment: "11 delvis uppfyllt" */
      g_autofree char *text = g_strdup_printf (_("%u %s"), counts[i], word);

      segments[i] = (PbSegment) { counts[i], looks[i].tone, looks[i].style, word };
      if (counts[i] > 0)
        gtk_box_append (GTK_BOX (rows), pb_slide_verdict ((int) looks[i].mark, text, "pb-slide-text pb-slide-strong"));
    }
  pb_segment_bar_set_segments (PB_SEGMENT_BAR (bar), segments, G_N_ELEMENTS (looks));
  gtk_widget_add_css_class (bar, "pb-slide-after");
  gtk_box_append (GTK_BOX (box), pb_slide_text (of, "pb-slide-kicker"));
  gtk_box_append (GTK_BOX (box), bar);
  if (by_status > 0)
    {
      g_autofree char *text = g_strdup_printf (_("%u by status alone"), by_status);

      gtk_box_append (GTK_BOX (rows), pb_slide_text (text, "pb-slide-text"));
    }
  gtk_widget_add_css_class (rows, "pb-slide-after");
  gtk_box_append (GTK_BOX (box), rows);
}

/* A year's balance of all boards together, with the verdict as a word. */
static void
add_year (GtkGrid *grid, int row, PbOverview *overview, guint year)
{
  PbOverviewBalance *balance = &overview->together->years[year];
  g_autofree char *name = g_strdup_printf ("%d", overview->years[year]);
  g_autofree char *amount = pb_money_format (balance->ore, overview->unit, overview->decimals);
  GtkWidget *figure = pb_view_number (amount, "pb-slide-figure pb-slide-strong pb-slide-cell");

  gtk_grid_attach (grid, pb_view_label (name, "pb-slide-text pb-secondary pb-slide-year"), 0, row, 1, 1);
  gtk_grid_attach (grid, figure, 1, row, 1, 1);
  gtk_grid_attach (grid, pb_slide_verdict (pb_slide_balance_mark (balance->state), pb_overview_word (balance->state),
                                           "pb-slide-text pb-slide-cell"),
                   2, row, 1, 1);
}

static void
add_balance (GtkWidget *box, PbOverview *overview)
{
  GtkWidget *grid = gtk_grid_new ();
  g_autoptr (GArray) years = g_array_new (FALSE, FALSE, sizeof (int));
  /* TRANSLATORS: after it comes the unit, "mnkr" */
  g_autofree char *about = g_strdup_printf (_("Deficit or surplus, all boards together, %s"),
                                            pb_enum_label (PB_ENUM_UNIT, overview->unit));
  guint first, n;

  g_array_append_vals (years, overview->years, overview->n_years);
  pb_slide_choose_years (years, &overview->today, &first, &n);
  gtk_box_append (GTK_BOX (box), pb_slide_text (about, "pb-slide-kicker"));
  gtk_widget_add_css_class (grid, "pb-slide-after");
  for (guint i = 0; i < n; i++)
    if (overview->together->years[first + i].has)
      add_year (GTK_GRID (grid), (int) i, overview, first + i);
  gtk_box_append (GTK_BOX (box), grid);
}

GtkWidget *
pb_slide_overview_new (PbSlideDeck *deck)
{
  PbOverview *overview = pb_slide_deck_get_overview (deck);
  GtkWidget *page = pb_slide_page_new (_("Overview"), NULL, overview->heading);
  GtkWidget *left, *right;

  pb_slide_add_scenario (page, pb_slide_deck_get_plan (deck));
  if (*overview->summary)
    gtk_box_append (GTK_BOX (page), pb_slide_text (overview->summary, "pb-slide-text pb-slide-after"));
  pb_slide_add_columns (page, &left, &right);
  if (overview->n_assignments > 0)
    add_assessments (left, _("Assignments"), overview->by_assessment, 0);
  else if (overview->n_goals > 0)
    add_assessments (left, _("Goals"), overview->goals_by_assessment, overview->goals_by_status);
  if (overview->together)
    add_balance (right, overview);
  if (*overview->deadline)
    gtk_box_append (GTK_BOX (page), pb_slide_text (overview->deadline, "pb-slide-small pb-secondary"));
  return page;
}
