/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-slide-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include "model/pb-date.h"
#include "model/pb-number.h"
#include "model/pb-potential.h"
#include "pb-benchmarks-facts.h"
#include "pb-view.h"
#include "widgets/pb-line-chart.h"
#include "widgets/pb-mark-label.h"

/* Beside the own one and the one compared with. */
#define MOST_LINES 3

static char *
format_cb (double value, gpointer decimals)
{
  return pb_number_format (value, GPOINTER_TO_INT (decimals));
}

static const char *
get_name (PbSlideComparison *self, int entity)
{
  return pb_record_get_title (pb_series_get_entity (self->series, (guint) entity));
}

static void
add_line (PbLineData *data, PbSlideComparison *self, int entity)
{
  guint n = pb_series_get_n_periods (self->series);
  g_autofree double *values = g_new (double, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    if (!pb_series_get_value (self->series, (guint) entity, i, PB_GENDER_TOTAL, PB_VALUE_OUTCOME, &values[i]))
      values[i] = NAN;
  pb_line_data_add_series (data, get_name (self, entity), values, entity == self->own);
}

/* The median through the years, as what the own one is compared with. */
static void
add_median (PbLineData *data, PbRecord *indicator, PbSlideComparison *self)
{
  guint n = pb_series_get_n_periods (self->series);
  g_autofree double *values = g_new (double, MAX (n, 1));
  PbPeerValue value;

  for (guint i = 0; i < n; i++)
    values[i] = pb_benchmark_get_peer (self->series, indicator, &self->compared, pb_series_get_period (self->series, i),
                                       PB_GENDER_TOTAL, &value)
                  ? value.value : NAN;
  pb_line_data_add_series (data, _("Median"), values, FALSE);
}

static PbLineData *
new_data (PbRecord *indicator, PbSlideComparison *self)
{
  g_autoptr (GPtrArray) periods = g_ptr_array_new_with_free_func (g_free);
  guint n = pb_series_get_n_periods (self->series);
  g_autofree int *months = g_new (int, MAX (n, 1));
  g_autofree char *unit = pb_benchmarks_dup_unit (indicator);
  PbLineData *data;
  int shown = 0;

  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (periods, pb_period_format (pb_series_get_period (self->series, i)));
      months[i] = pb_period_months (pb_series_get_period (self->series, i));
    }
  g_ptr_array_add (periods, NULL);
  data = pb_line_data_new ((const char *const *) periods->pdata);
  pb_line_data_set_months (data, months);
  pb_line_data_set_title (data, pb_benchmarks_get_short_title (indicator));
  pb_line_data_set_unit (data, unit);
  pb_line_data_set_format (data, format_cb, GINT_TO_POINTER (pb_series_get_decimals (self->series)), NULL);
  add_line (data, self, self->own);
  if (self->peer >= 0)
    add_line (data, self, self->peer);
  else if (self->peer_name)
    add_median (data, indicator, self);
  for (guint i = 0; i < pb_series_get_n_entities (self->series) && shown < MOST_LINES - 2; i++)
    if (pb_slide_comparison_is_peer (self, i) && (int) i != self->peer)
      {
        add_line (data, self, (int) i);
        shown++;
      }
  return data;
}

/* "38 % högre än Kalmar" */
static char *
dup_title (PbRecord *indicator, PbSlideComparison *self)
{
  const char *name = pb_benchmarks_get_short_title (indicator);
  const char *peer = self->peer_name;
  PbDifference difference;
  g_autofree char *percent = NULL;

  if (!peer || !pb_benchmark_get_difference (indicator, self->own_value, self->peer_value, &difference))
    return g_strdup (name);
  if (difference.difference == 0)
    return g_strdup_printf (_("%s: as %s"), name, peer);
  if (!difference.has_percent || fabs (difference.percent) < 0.5)
    return g_strdup_printf (difference.difference > 0 ? _("%s: higher than %s") : _("%s: lower than %s"), name, peer);
  percent = pb_number_format (fabs (difference.percent), 0);
  /* TRANSLATORS: indicator, number, another municipality */
  return g_strdup_printf (difference.difference > 0 ? _("%s: %s %% higher than %s") : _("%s: %s %% lower than %s"), name,
                          percent, peer);
}

/* name: whose; period: code. */
static void
add_value (GtkWidget *box, PbSlideComparison *self, const char *name, const char *period, double value, const char *unit,
           const char *classes)
{
  g_autofree char *number = pb_number_format (value, pb_series_get_decimals (self->series));
  g_autofree char *when = pb_period_format (period);
  g_autofree char *about = g_strdup_printf ("%s %s, %s", name, when, unit);

  gtk_box_append (GTK_BOX (box), pb_slide_text (about, "pb-slide-small pb-secondary"));
  gtk_box_append (GTK_BOX (box), pb_slide_text (number, classes));
}

/* The target of the period shown, else the last there is, with the verdict where the outcome of its period is known. */
static void
add_target (GtkWidget *box, PbRecord *indicator, PbSlideComparison *self, const char *unit)
{
  g_autoptr (GArray) steps = pb_benchmark_list_targets (self->series, indicator, PB_GENDER_TOTAL);
  const char *shown = pb_series_get_period (self->series, (guint) self->period);
  const PbTargetStep *step = NULL;

  for (guint i = 0; i < steps->len; i++)
    if (g_array_index (steps, PbTargetStep, i).has_target && !(step && g_str_equal (step->period, shown)))
      step = &g_array_index (steps, PbTargetStep, i);
  if (!step)
    return;
  add_value (box, self, _("Target"), step->period, step->target, unit, "pb-slide-number");
  if (step->state != PB_TARGET_NOT_DUE)
    gtk_box_append (GTK_BOX (box), pb_slide_verdict (step->state == PB_TARGET_MET ? PB_MARK_MET : PB_MARK_NOT_MET,
                                                     step->state == PB_TARGET_MET ? _("Target reached")
                                                                                  : _("Target not reached"),
                                                     "pb-slide-text pb-slide-strong"));
}

static void
add_potential (GtkWidget *box, PbRecord *indicator, PbSlideComparison *self)
{
  g_autoptr (PbPotential) potential
      = pb_potential_new (indicator, self->series, &self->compared, pb_series_get_period (self->series, (guint) self->period),
                          PB_GENDER_TOTAL, NULL);
  g_autofree char *headline = NULL;
  g_autofree char *formula = NULL;

  if (!potential)
    return;
  headline = pb_potential_dup_headline (potential);
  formula = pb_potential_dup_formula (potential);
  gtk_box_append (GTK_BOX (box), pb_slide_text (headline, "pb-slide-text pb-slide-strong pb-slide-after"));
  gtk_box_append (GTK_BOX (box), pb_slide_text (formula, "pb-slide-small pb-secondary"));
}

/* The assignment that it measures, for who has not come from there. */
static char *
dup_assignment (PbRecord *indicator)
{
  GPtrArray *links = pb_plan_peek_children (pb_record_get_plan (indicator), PB_INDICATOR_ASSIGNMENT_INDICATOR,
                                            pb_record_get_id (indicator));
  PbRecord *assignment = links->len ? pb_record_get_ref (links->pdata[0], PB_INDICATOR_ASSIGNMENT_ASSIGNMENT) : NULL;

  return assignment ? pb_slide_dup_name (&(PbSlide) { PB_SLIDE_ASSIGNMENT, assignment, 0 }) : NULL;
}

GtkWidget *
pb_slide_comparison_slide_new (PbSlideDeck *deck, PbRecord *indicator)
{
  g_autoptr (PbSlideComparison) self = pb_slide_comparison_new (indicator);
  g_autofree char *title = dup_title (indicator, self);
  g_autofree char *unit = pb_benchmarks_dup_unit (indicator);
  g_autofree char *assignment = dup_assignment (indicator);
  g_autofree char *source
      = pb_attribution_dup_with (indicator, self->series, self->peer_name ? _("Differences and what else is computed") : NULL);
  GtkWidget *page = pb_slide_page_new (self->peer_name ? _("Comparison") : _("Indicator"), assignment, title);
  GtkWidget *left, *right;

  pb_slide_add_columns (page, &left, &right);
  if (self->period >= 0)
    {
      g_autoptr (PbLineData) data = new_data (indicator, self);
      GtkWidget *chart = pb_line_chart_new ();

      const char *period = pb_series_get_period (self->series, (guint) self->period);

      add_value (left, self, get_name (self, self->own), period, self->own_value, unit, "pb-slide-number pb-accent");
      if (self->peer_name)
        {
          add_value (left, self, self->peer_name, period, self->peer_value, unit, "pb-slide-number");
          add_potential (left, indicator, self);
        }
      add_target (left, indicator, self, unit);
      pb_line_chart_set_data (PB_LINE_CHART (chart), data);
      pb_slide_add_chart (right, chart);
    }
  if (source)
    gtk_box_append (GTK_BOX (page), pb_slide_text (source, "pb-slide-small pb-secondary"));
  return page;
}
