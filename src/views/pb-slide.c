/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-slide-private.h"

#include <glib/gi18n-lib.h>
#include "model/pb-scenario.h"
#include "pb-view.h"
#include "widgets/pb-mark-label.h"

#define HEADING "pb-slide-heading"
#define COLUMNS "pb-slide-columns"

GtkWidget *
pb_slide_text (const char *text, const char *classes)
{
  GtkWidget *label = pb_view_label (text, classes);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  return label;
}

GtkWidget *
pb_slide_page_new (const char *kicker, const char *right, const char *title)
{
  GtkWidget *page = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 48);

  gtk_widget_add_css_class (page, "pb-slide");
  if (kicker)
    {
      GtkWidget *label = pb_slide_text (kicker, "pb-slide-kicker");

      /* Whole words, however long what stands beside it. */
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD);
      gtk_box_append (GTK_BOX (head), label);
    }
  if (right)
    {
      GtkWidget *label = pb_slide_text (right, "pb-slide-kicker");

      gtk_label_set_xalign (GTK_LABEL (label), 1);
      gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_RIGHT);
      gtk_widget_set_hexpand (label, TRUE);
      gtk_box_append (GTK_BOX (head), label);
    }
  if (kicker || right)
    gtk_box_append (GTK_BOX (page), head);
  gtk_box_append (GTK_BOX (page), pb_slide_text (title, "pb-slide-title"));
  g_object_set_data_full (G_OBJECT (page), HEADING, g_strdup (title), g_free);
  pb_view_set_accessible_label (page, title);
  return page;
}

void
pb_slide_add_scenario (GtkWidget *page, PbPlan *plan)
{
  gint64 scenario = pb_plan_get_scenario (plan);
  g_autofree char *text = NULL;
  GtkWidget *label;

  if (scenario == 0)
    return;
  text = g_strdup_printf (_("Scenario %s, not the plan's own figures"), pb_scenario_get_name (plan, scenario));
  label = pb_slide_text (text, "pb-slide-scenario");
  gtk_widget_set_halign (label, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (page), label);
}

void
pb_slide_add_columns (GtkWidget *page, GtkWidget **left, GtkWidget **right)
{
  GtkWidget *columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 72);

  gtk_box_set_homogeneous (GTK_BOX (columns), TRUE);
  gtk_widget_set_vexpand (columns, TRUE);
  gtk_widget_add_css_class (columns, "pb-slide-body");
  g_object_set_data (G_OBJECT (page), COLUMNS, columns);
  *left = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  *right = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (columns), *left);
  gtk_box_append (GTK_BOX (columns), *right);
  gtk_box_append (GTK_BOX (page), columns);
}

GtkWidget *
pb_slide_verdict (int mark, const char *word, const char *classes)
{
  GtkWidget *label = pb_mark_label_new ((PbMarkKind) mark, word);
  g_auto (GStrv) list = g_strsplit (classes, " ", -1);

  for (guint i = 0; list[i]; i++)
    gtk_widget_add_css_class (label, list[i]);
  pb_mark_label_set_coloured (PB_MARK_LABEL (label), TRUE);
  return label;
}

int
pb_slide_balance_mark (PbBalance state)
{
  return state == PB_BALANCE_DEFICIT   ? PB_MARK_BALANCE_DEFICIT
         : state == PB_BALANCE_ROUNDED ? PB_MARK_BALANCE_ROUNDED
                                       : PB_MARK_BALANCE_KEPT;
}

void
pb_slide_add_chart (GtkWidget *box, GtkWidget *chart)
{
  gtk_widget_set_focusable (chart, FALSE);
  gtk_widget_set_can_target (chart, FALSE);
  gtk_widget_set_vexpand (chart, TRUE);
  gtk_widget_add_css_class (chart, "pb-slide-chart");
  gtk_box_append (GTK_BOX (box), chart);
}

static GtkWidget *
build (PbSlideDeck *deck, const PbSlide *slide)
{
  switch (slide->kind)
    {
    case PB_SLIDE_TITLE:
      return pb_slide_title_new (deck);
    case PB_SLIDE_OVERVIEW:
      return pb_slide_overview_new (deck);
    case PB_SLIDE_ASSIGNMENT:
      return pb_slide_assignment_new (deck, slide->record);
    case PB_SLIDE_MONEY:
      return pb_slide_money_new (deck, slide->record);
    case PB_SLIDE_BALANCE:
      return pb_slide_balance_new (deck, slide->record);
    case PB_SLIDE_GOAL:
      return pb_slide_goal_new (deck, slide->record, slide->page);
    case PB_SLIDE_SHEET:
      return pb_slide_sheet_new (deck, slide->record);
    case PB_SLIDE_COMPARISON:
      return pb_slide_comparison_slide_new (deck, slide->record);
    case PB_SLIDE_WAY:
      return pb_slide_way_new (deck, slide->record);
    case PB_SLIDE_FINDINGS:
    default:
      return pb_slide_findings_new (deck, slide->page);
    }
}

GtkWidget *
pb_slide_new (PbSlideDeck *deck, const PbSlidePlace *place, guint step)
{
  GtkWidget *slide = build (deck, pb_slide_deck_get_slide (deck, place));
  g_autofree char *css_class = g_strdup_printf ("step-%u", step);

  gtk_widget_add_css_class (slide, css_class);
  return slide;
}

void
pb_slide_stack (GtkWidget *slide)
{
  GtkWidget *columns = g_object_get_data (G_OBJECT (slide), COLUMNS);

  gtk_widget_add_css_class (slide, "stacked");
  if (!columns)
    return;
  gtk_box_set_homogeneous (GTK_BOX (columns), FALSE);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (columns), GTK_ORIENTATION_VERTICAL);
}

double
pb_slide_get_scale (guint step)
{
  static const double scales[PB_SLIDE_STEPS + 1] = { 1, 0.92, 0.84, 0.77, 0.7, 0.62, 0.52, 0.44 };

  g_return_val_if_fail (step <= PB_SLIDE_STEPS, 1);
  return scales[step];
}

const char *
pb_slide_get_heading (GtkWidget *slide)
{
  return g_object_get_data (G_OBJECT (slide), HEADING);
}
