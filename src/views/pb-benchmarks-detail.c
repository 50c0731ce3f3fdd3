/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-benchmarks-detail.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include "model/pb-date.h"
#include "model/pb-number.h"
#include "pb-view.h"
#include "widgets/pb-line-chart.h"

static char *
format_cb (double value, gpointer decimals)
{
  return pb_number_format (value, GPOINTER_TO_INT (decimals));
}

/* The own path to a target; FALSE where there is none. */
static gboolean
read_targets (PbBenchmarksFacts *facts, double *values)
{
  gboolean any = FALSE;

  for (guint i = 0; i < pb_series_get_n_periods (facts->series); i++)
    if (pb_benchmarks_facts_get_target (facts, i, &values[i]))
      any = TRUE;
    else
      values[i] = NAN;
  return any;
}

static PbLineData *
new_data (PbBenchmarksFacts *facts)
{
  guint n = pb_series_get_n_periods (facts->series);
  g_autoptr (GPtrArray) periods = g_ptr_array_new_with_free_func (g_free);
  g_autofree double *values = g_new (double, MAX (n, 1));
  g_autofree char *unit = pb_benchmarks_dup_unit (facts->indicator);
  PbLineData *data;

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (periods, pb_period_format (pb_series_get_period (facts->series, i)));
  g_ptr_array_add (periods, NULL);
  data = pb_line_data_new ((const char *const *) periods->pdata);
  pb_line_data_set_title (data, pb_benchmarks_get_short_title (facts->indicator));
  pb_line_data_set_unit (data, unit);
  pb_line_data_set_format (data, format_cb, GINT_TO_POINTER (pb_series_get_decimals (facts->series)), NULL);
  for (guint k = 0; k < facts->n_shown; k++)
    {
      for (guint i = 0; i < n; i++)
        if (!pb_benchmarks_facts_get_value (facts, facts->shown[k], i, &values[i]))
          values[i] = NAN;
      pb_line_data_add_series (data, pb_record_get_title (pb_series_get_entity (facts->series, (guint)facts->shown[k])),
                               values, facts->shown[k] == facts->own);
    }
  if (read_targets (facts, values))
    pb_line_data_set_target (data, _("Target"), values);
  return data;
}

GtkWidget *
pb_benchmarks_chart_card (PbBenchmarksFacts *facts)
{
  g_autoptr (PbLineData) data = new_data (facts);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *chart = pb_line_chart_new ();

  pb_line_chart_set_data (PB_LINE_CHART (chart), data);
  gtk_widget_set_vexpand (chart, TRUE);
  gtk_widget_set_size_request (chart, 320, 330);
  gtk_widget_add_css_class (card, "pb-card");
  gtk_widget_add_css_class (card, "pb-card-inside");
  gtk_box_append (GTK_BOX (card), chart);
  return card;
}

static void
attach_number (GtkGrid *grid, int column, int row, const char *text, const char *words, const char *classes)
{
  g_autofree char *all = g_strconcat ("pb-benchmarks-cell ", classes, NULL);
  GtkWidget *label = pb_view_number (text, all);

  gtk_widget_set_hexpand (label, TRUE);
  if (words)
    pb_view_set_accessible_label (label, words);
  gtk_grid_attach (grid, label, column, row, 1, 1);
}

static void
attach_title (GtkGrid *grid, int row, const char *text, const char *classes)
{
  g_autofree char *all = g_strconcat ("pb-benchmarks-cell ", classes, NULL);

  gtk_grid_attach (grid, pb_view_label (text, all), 0, row, 1, 1);
}

/* A row of the table for each line of the chart, with the chart's own words. */
static void
attach_series (GtkGrid *grid, PbLineData *data, int series, int row)
{
  const char *classes = pb_line_data_is_own (data, series) ? "pb-semibold pb-accent" : "";

  attach_title (grid, row, pb_line_data_get_label (data, series), classes);
  for (int i = 0; i < pb_line_data_get_n_periods (data); i++)
    {
      double value = pb_line_data_get_value (data, series, i);
      g_autofree char *text = isnan (value) ? g_strdup ("–") : pb_line_data_format (data, value);
      g_autofree char *words = pb_line_data_describe_mark (data, series, i);

      attach_number (grid, i + 1, row, text, words, pb_line_data_is_own (data, series) ? "pb-semibold" : "");
    }
}

static void
attach_difference (GtkGrid *grid, PbBenchmarksFacts *facts, int row)
{
  const char *peer = pb_record_get_title (pb_series_get_entity (facts->series, (guint) facts->peer));
  g_autofree char *title
      = facts->n_shown > 2 ? g_strdup_printf (_("Difference from %s"), peer) : g_strdup (_("Difference"));

  attach_title (grid, row, title, "");
  for (guint i = 0; i < pb_series_get_n_periods (facts->series); i++)
    {
      double own, other;
      g_autofree char *text = NULL;

      if (pb_benchmarks_facts_get_value (facts, facts->own, i, &own)
          && pb_benchmarks_facts_get_value (facts, facts->peer, i, &other))
        text = pb_number_format (own - other, pb_series_get_decimals (facts->series));
      attach_number (grid, (int) i + 1, row, text ? text : "–", NULL, "");
    }
}

GtkWidget *
pb_benchmarks_table_card (PbBenchmarksFacts *facts)
{
  g_autoptr (PbLineData) data = new_data (facts);
  g_autofree char *unit = pb_benchmarks_dup_unit (facts->indicator);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());
  int row = 1;

  attach_title (grid, 0, unit, "pb-column-header pb-first");
  for (int i = 0; i < pb_line_data_get_n_periods (data); i++)
    attach_number (grid, i + 1, 0, pb_line_data_get_period (data, i), NULL, "pb-column-header pb-first");
  for (int i = 0; i < pb_line_data_get_n_series (data); i++)
    attach_series (grid, data, i, row++);
  if (facts->common >= 0)
    attach_difference (grid, facts, row++);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (grid));
  gtk_widget_add_css_class (scroller, "pb-card");
  pb_view_set_accessible_label (scroller, _("Values by municipality and year"));
  return scroller;
}

char *
pb_benchmarks_dup_about (PbBenchmarksFacts *facts)
{
  g_autofree char *unit = pb_benchmarks_dup_unit (facts->indicator);
  int better = pb_record_get_enum (facts->indicator, PB_INDICATOR_BETTER);
  g_autofree char *first = g_utf8_strup (unit, *unit ? (gssize) (g_utf8_next_char (unit) - unit) : 0);
  GString *text = g_string_new (NULL);

  if (*unit)
    g_string_append_printf (text, "%s%s.", first, g_utf8_next_char (unit));
  if (better >= 0)
    g_string_append_printf (text, "%s%s", text->len ? " " : "",
                            better == PB_BETTER_LOWER ? _("Lower is better.") : _("Higher is better."));
  return g_string_free (text, FALSE);
}

static void
add_line (GString *text, char *line)
{
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, line);
  g_free (line);
}

static char *
dup_volume (PbRecord *indicator)
{
  g_autofree char *number = pb_number_format (pb_record_get_real (indicator, PB_INDICATOR_VOLUME), -1);
  const char *unit = pb_record_get_text (indicator, PB_INDICATOR_VOLUME_UNIT);
  const char *note = pb_record_get_text (indicator, PB_INDICATOR_VOLUME_NOTE);
  GString *text = g_string_new (NULL);
  GDate date;

  /* TRANSLATORS: number, of what: "Volume: 238 brukare" */
  g_string_append_printf (text, _("Volume: %s %s"), number, unit ? unit : "");
  if (pb_record_get_date (indicator, PB_INDICATOR_VOLUME_DATE, &date))
    {
      g_autofree char *day = pb_date_format (&date);

      g_string_append_printf (text, ", %s", day);
    }
  if (note)
    /* TRANSLATORS: where it comes from; the second of two parts of a sentence */
    g_string_append_printf (text, _(" (source: %s)"), note);
  g_string_append_c (text, '.');
  return g_string_free (text, FALSE);
}

char *
pb_benchmarks_dup_sources (PbBenchmarksFacts *facts)
{
  PbRecord *indicator = facts->indicator;
  GString *text = g_string_new (NULL);

  if (pb_record_get_text (indicator, PB_INDICATOR_NOTE))
    add_line (text, g_strdup (pb_record_get_text (indicator, PB_INDICATOR_NOTE)));
  if (!pb_record_is_null (indicator, PB_INDICATOR_VOLUME))
    add_line (text, dup_volume (indicator));
  if (pb_record_get_text (indicator, PB_INDICATOR_SOURCE))
    add_line (text, g_strdup_printf (_("Own calculation. Source: %s."),
                                     pb_record_get_text (indicator, PB_INDICATOR_SOURCE)));
  if (pb_series_get_n_entities (facts->series) > facts->n_shown)
    add_line (text, g_strdup_printf (_("%u more have values; these are the first."),
                                     pb_series_get_n_entities (facts->series) - facts->n_shown));
  return g_string_free (text, FALSE);
}
