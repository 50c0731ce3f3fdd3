/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-slide-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include "model/pb-assignment.h"
#include "model/pb-date.h"
#include "model/pb-number.h"
#include "pb-pane-util.h"
#include "pb-view.h"
#include "widgets/pb-effect-bar.h"
#include "widgets/pb-mark-label.h"
#include "widgets/pb-segment-bar.h"

/* More activities than this are a number only. */
#define MOST_SEGMENTS 16

typedef struct
{
  int year;
  gboolean has_planned, has_realised;
  gint64 planned, realised;
} Effect;

static char *
dup_kicker (PbRecord *assignment)
{
  g_autofree char *boards = pb_assignment_dup_boards (assignment, FALSE);
  g_autofree char *name = pb_slide_dup_name (&(PbSlide) { PB_SLIDE_ASSIGNMENT, assignment, 0 });
  GString *text = g_string_new (NULL);

  if (!pb_record_is_null (assignment, PB_ASSIGNMENT_NUMBER))
    pb_pane_append_part (text, name);
  pb_pane_append_part (text, boards);
  return g_string_free (text, FALSE);
}

static void
add_verdict (GtkWidget *box, PbRecord *assignment)
{
  PbAssessment assessment = pb_assignment_get_assessment (assignment);
  PbRecord *latest = pb_assignment_get_latest (assignment);
  PbRecord *period = latest ? pb_record_get_ref (latest, PB_FOLLOW_UP_PERIOD) : NULL;
  int status = pb_record_get_enum (assignment, PB_ASSIGNMENT_STATUS);
  GString *text = g_string_new (NULL);

  gtk_box_append (GTK_BOX (box), pb_slide_verdict (PB_MARK_MET + (int) assessment,
                                                   pb_enum_label (PB_ENUM_ASSESSMENT, (int) assessment),
                                                   "pb-slide-verdict"));
  if (period)
    {
      g_autofree char *name = pb_period_format (pb_record_get_text (period, PB_PERIOD_CODE));
      g_autofree char *capitalised = pb_pane_capitalise (name);

      pb_pane_append_part (text, capitalised);
    }
  else
    pb_pane_append_part (text, _("Not reported yet"));
  if (status >= 0)
    pb_pane_append_part (text, pb_enum_label (PB_ENUM_STATUS, status));
  gtk_box_append (GTK_BOX (box), pb_slide_text (text->str, "pb-slide-small pb-secondary"));
  g_string_free (text, TRUE);
}

static void
add_activities (GtkWidget *box, PbRecord *assignment)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 24);
  PbSegment segments[MOST_SEGMENTS];
  g_autofree char *text = NULL;
  guint done, all;

  pb_assignment_count_activities (assignment, &done, &all);
  if (all == 0)
    return;
  text = g_strdup_printf (ngettext ("%u of %u activity done", "%u of %u activities done", all), done, all);
  if (all <= MOST_SEGMENTS)
    {
      GtkWidget *bar = pb_segment_bar_new (text);

      for (guint i = 0; i < all; i++)
        segments[i] = (PbSegment) { 1, i < done ? PB_TONE_ACCENT : PB_TONE_INK_2,
                                    i < done ? PB_SEGMENT_SOLID : PB_SEGMENT_OUTLINED, NULL };
      pb_segment_bar_set_segments (PB_SEGMENT_BAR (bar), segments, (int) all);
      gtk_widget_add_css_class (bar, "pb-slide-activities");
      gtk_box_append (GTK_BOX (row), bar);
    }
  gtk_box_append (GTK_BOX (row), pb_slide_text (text, "pb-slide-small"));
  gtk_widget_add_css_class (row, "pb-slide-after");
  gtk_box_append (GTK_BOX (box), row);
}

static GArray *
list_effects (PbRecord *assignment)
{
  PbPlan *plan = pb_record_get_plan (assignment);
  gint64 scenario = pb_plan_get_scenario (plan), id = pb_record_get_id (assignment);
  g_autoptr (GArray) years = pb_effect_years (plan, scenario);
  GArray *effects = g_array_new (FALSE, TRUE, sizeof (Effect));
  guint first, n;
  GDate today;

  pb_date_today (&today);
  pb_slide_choose_years (years, &today, &first, &n);
  for (guint i = first; i < first + n; i++)
    {
      Effect effect = { .year = g_array_index (years, int, i) };

      effect.has_planned = pb_effect_get (plan, id, scenario, effect.year, &effect.planned);
      effect.has_realised = pb_effect_get_realised (plan, id, effect.year, &effect.realised, NULL);
      g_array_append_val (effects, effect);
    }
  return effects;
}

static void
add_effect (GtkGrid *grid, int row, const Effect *effect, double maximum)
{
  g_autofree char *year = g_strdup_printf ("%d", effect->year);
  g_autofree char *planned
      = effect->has_planned ? pb_money_format (effect->planned, PB_UNIT_MNKR, 1) : g_strdup ("–");
  g_autofree char *realised = pb_money_format (effect->realised, PB_UNIT_MNKR, 1);
  /* TRANSLATORS: an amount that came out */
  g_autofree char *came = g_strdup_printf (_("realised %s"), realised);
  g_autofree char *words = effect->has_realised ? g_strdup_printf ("%s: %s, %s", year, planned, came)
                                                : g_strdup_printf ("%s: %s", year, planned);
  GtkWidget *bar = pb_effect_bar_new ();

  pb_effect_bar_set_values (PB_EFFECT_BAR (bar), effect->has_planned ? (double) effect->planned : 0,
                            effect->has_realised ? (double) effect->realised : NAN, maximum);
  pb_effect_bar_set_label (PB_EFFECT_BAR (bar), words);
  gtk_widget_set_hexpand (bar, TRUE);
  gtk_grid_attach (grid, pb_view_label (year, "pb-slide-small pb-slide-strong pb-slide-year"), 0, 2 * row, 1, 1);
  gtk_grid_attach (grid, bar, 1, 2 * row, 1, 1);
  gtk_grid_attach (grid, pb_view_number (planned, "pb-slide-total pb-slide-cell"), 2, 2 * row, 1, 1);
  if (effect->has_realised)
    gtk_grid_attach (grid, pb_slide_text (came, "pb-slide-small pb-secondary"), 1, 2 * row + 1, 2, 1);
}

static void
add_key (GtkWidget *box, double realised, const char *word)
{
  GtkWidget *bar = pb_effect_bar_new ();

  pb_effect_bar_set_values (PB_EFFECT_BAR (bar), 1, realised, 1);
  pb_effect_bar_set_label (PB_EFFECT_BAR (bar), word);
  gtk_widget_add_css_class (bar, "pb-slide-key");
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), pb_view_label (word, "pb-slide-small"));
}

static void
add_effects (GtkWidget *box, PbRecord *assignment)
{
  g_autoptr (GArray) effects = list_effects (assignment);
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *key = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  double maximum = 0;

  for (guint i = 0; i < effects->len; i++)
    maximum = MAX (maximum, (double) MAX (g_array_index (effects, Effect, i).planned,
                                          g_array_index (effects, Effect, i).realised));
  for (guint i = 0; i < effects->len; i++)
    add_effect (GTK_GRID (grid), (int) i, &g_array_index (effects, Effect, i), maximum);
  gtk_box_append (GTK_BOX (key), pb_slide_text (_("Worth per year, MSEK"), "pb-slide-small pb-slide-strong"));
  add_key (key, NAN, _("planned"));
  add_key (key, 1, _("realised"));
  gtk_box_append (GTK_BOX (box), key);
  gtk_widget_add_css_class (grid, "pb-slide-after");
  gtk_box_append (GTK_BOX (box), grid);
}

GtkWidget *
pb_slide_assignment_new (PbSlideDeck *deck, PbRecord *assignment)
{
  g_autofree char *kicker = dup_kicker (assignment);
  g_autofree char *roles = pb_assignment_dup_roles (assignment, FALSE);
  const char *summary = pb_record_get_text (assignment, PB_ASSIGNMENT_SUMMARY);
  PbRecord *latest = pb_assignment_get_latest (assignment);
  GtkWidget *page = pb_slide_page_new (kicker, roles, pb_record_get_title (assignment));
  GtkWidget *left, *right;

  pb_slide_add_scenario (page, pb_slide_deck_get_plan (deck));
  pb_slide_add_columns (page, &left, &right);
  add_verdict (left, assignment);
  /* The plan's words below a verdict would be read as its reasons. */
  if (summary && !latest)
    gtk_box_append (GTK_BOX (left), pb_slide_text (summary, "pb-slide-text pb-slide-after"));
  if (latest)
    pb_slide_add_follow_up (left, latest);
  add_activities (left, assignment);
  if (pb_slide_has_money (assignment))
    add_effects (right, assignment);
  else
    gtk_box_append (GTK_BOX (right), pb_slide_text (_("The plan counts on no effect in money from this assignment."),
                                                    "pb-slide-text pb-secondary"));
  return page;
}
