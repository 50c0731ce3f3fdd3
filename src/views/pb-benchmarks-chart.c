/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-benchmarks-cards.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "model/pb-date.h"
#include "model/pb-number.h"

static char *
format_cb (double value, gpointer decimals)
{
  return pb_number_format (value, GPOINTER_TO_INT (decimals));
}

/* The own path to a target; FALSE where there is none, or where the figures are seen otherwise than it is. */
static gboolean
read_targets (PbBenchmarksFacts *facts, double *values)
{
  gboolean any = FALSE;

  for (guint i = 0; i < pb_series_get_n_periods (facts->series); i++)
    if (facts->scale == PB_SCALE_VALUE && pb_benchmarks_facts_get_target (facts, i, &values[i]))
      any = TRUE;
    else
      values[i] = NAN;
  return any;
}

static void
add_median (PbLineData *data, PbBenchmarksFacts *facts, double *values)
{
  g_autofree char *name = pb_benchmarks_facts_dup_peer_name (facts);

  if (facts->compared.kind == PB_PEER_ENTITY || !*name)
    return;
  for (guint i = 0; i < pb_series_get_n_periods (facts->series); i++)
    if (!pb_benchmarks_facts_get_peer (facts, i, &values[i]))
      values[i] = NAN;
  pb_line_data_add_series (data, facts->compared.kind == PB_PEER_MEDIAN ? _("Median") : _("Best"), values, FALSE);
}

PbLineData *
pb_benchmarks_line_data (PbBenchmarksFacts *facts)
{
  guint n = pb_series_get_n_periods (facts->series);
  g_autoptr (GPtrArray) periods = g_ptr_array_new_with_free_func (g_free);
  g_autofree double *values = g_new (double, MAX (n, 1));
  g_autofree int *months = g_new (int, MAX (n, 1));
  g_autofree char *unit = pb_benchmarks_facts_dup_unit (facts);
  int decimals = facts->scale == PB_SCALE_INDEX ? 1 : pb_series_get_decimals (facts->series);
  PbLineData *data;

  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (periods, pb_period_format (pb_series_get_period (facts->series, i)));
      months[i] = pb_period_months (pb_series_get_period (facts->series, i));
    }
  g_ptr_array_add (periods, NULL);
  data = pb_line_data_new ((const char *const *) periods->pdata);
  pb_line_data_set_months (data, months);
  pb_line_data_set_title (data, pb_benchmarks_get_short_title (facts->indicator));
  pb_line_data_set_unit (data, unit);
  /* A value that was measured may have no index or price of its year. */
  if (facts->scale != PB_SCALE_VALUE)
    pb_line_data_set_gap (data, _("cannot be computed"));
  pb_line_data_set_format (data, format_cb, GINT_TO_POINTER (decimals), NULL);
  for (guint k = 0; k < MIN (facts->shown->len, PB_BENCHMARKS_LINES); k++)
    {
      int entity = g_array_index (facts->shown, int, k);

      for (guint i = 0; i < n; i++)
        if (!pb_benchmarks_facts_get_shown (facts, entity, i, &values[i]))
          values[i] = NAN;
      pb_line_data_add_series (data, pb_record_get_title (pb_series_get_entity (facts->series, (guint) entity)), values,
                               entity == facts->own);
    }
  add_median (data, facts, values);
  if (read_targets (facts, values))
    pb_line_data_set_target (data, _("Target"), values);
  return data;
}
