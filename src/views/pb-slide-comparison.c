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
  for (guint i = 0; i < pb_series_get_n_entities (self->series) && shown < MOST_LINES - 2; i++)
    if ((int) i != self->own && (int) i != self->peer)
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
  const char *peer = self->peer >= 0 ? get_name (self, self->peer) : NULL;
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

static void
add_value (GtkWidget *box, PbSlideComparison *self, int entity, double value, const char *unit)
{
  g_autofree char *number = pb_number_format (value, pb_series_get_decimals (self->series));
  g_autofree char *period = pb_period_format (pb_series_get_period (self->series, (guint) self->period));
  g_autofree char *name = g_strdup_printf ("%s %s, %s", get_name (self, entity), period, unit);

  gtk_box_append (GTK_BOX (box), pb_slide_text (name, "pb-slide-small pb-secondary"));
  gtk_box_append (GTK_BOX (box), pb_slide_text (number, entity == self->own ? "pb-slide-number pb-accent"
                                                                            : "pb-slide-number"));
}

static void
add_potential (GtkWidget *box, PbRecord *indicator, PbSlideComparison *self)
{
  PbPeer peer = { PB_PEER_ENTITY, pb_series_get_entity (self->series, (guint) self->peer), NULL };
  g_autoptr (PbPotential) potential
      = pb_potential_new (indicator, self->series, &peer, pb_series_get_period (self->series, (guint) self->period),
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
      = pb_attribution_dup_with (indicator, self->series, self->peer >= 0 ? _("Differences and what else is computed") : NULL);
  GtkWidget *page = pb_slide_page_new (_("Comparison"), assignment, title);
  GtkWidget *left, *right;

  pb_slide_add_columns (page, &left, &right);
  if (self->period >= 0)
    {
      g_autoptr (PbLineData) data = new_data (indicator, self);
      GtkWidget *chart = pb_line_chart_new ();

      add_value (left, self, self->own, self->own_value, unit);
      if (self->peer >= 0)
        {
          add_value (left, self, self->peer, self->peer_value, unit);
          add_potential (left, indicator, self);
        }
      pb_line_chart_set_data (PB_LINE_CHART (chart), data);
      pb_slide_add_chart (right, chart);
    }
  if (source)
    gtk_box_append (GTK_BOX (page), pb_slide_text (source, "pb-slide-small pb-secondary"));
  return page;
}
