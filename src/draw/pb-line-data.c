/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-line-data.h"

#include <glib/gi18n-lib.h>
#include <math.h>

typedef struct
{
  char *label;
  double *values;
  gboolean own;
} Series;

struct _PbLineData
{
  gatomicrefcount references;
  char **periods;
  int n_periods;
  int *months; /* of each period, NULL where all are alike */
  char *title;
  char *unit;
  char *gap;
  PbLineFormat format;
  gpointer format_data;
  GDestroyNotify format_destroy;
  GPtrArray *series;
  Series *target;
};

G_DEFINE_BOXED_TYPE (PbLineData, pb_line_data, pb_line_data_ref, pb_line_data_unref)

static Series *
series_new (PbLineData   *data,
            const char   *label,
            const double *values,
            gboolean      own)
{
  Series *series = g_new0 (Series, 1);

  series->label = g_strdup (label);
  series->values = g_memdup2 (values, data->n_periods * sizeof (double));
  series->own = own;
  return series;
}

static void
series_free (Series *series)
{
  g_free (series->label);
  g_free (series->values);
  g_free (series);
}

static const Series *
get_series (PbLineData *data,
            int         series)
{
  g_assert (series >= 0 && series < pb_line_data_get_n_series (data));

  return series < (int) data->series->len ? g_ptr_array_index (data->series, series) : data->target;
}

PbLineData *
pb_line_data_new (const char *const *periods)
{
  PbLineData *data = g_new0 (PbLineData, 1);

  g_atomic_ref_count_init (&data->references);
  data->periods = g_strdupv ((char **) periods);
  data->n_periods = periods ? (int) g_strv_length (data->periods) : 0;
  data->series = g_ptr_array_new_with_free_func ((GDestroyNotify) series_free);
  return data;
}

PbLineData *
pb_line_data_ref (PbLineData *data)
{
  g_atomic_ref_count_inc (&data->references);
  return data;
}

void
pb_line_data_unref (PbLineData *data)
{
  if (!g_atomic_ref_count_dec (&data->references))
    return;
  g_strfreev (data->periods);
  g_free (data->months);
  g_free (data->title);
  g_free (data->unit);
  g_free (data->gap);
  if (data->format_destroy)
    data->format_destroy (data->format_data);
  g_ptr_array_unref (data->series);
  g_clear_pointer (&data->target, series_free);
  g_free (data);
}

void
pb_line_data_set_title (PbLineData *data,
                        const char *title)
{
  g_free (data->title);
  data->title = g_strdup (title);
}

void
pb_line_data_set_unit (PbLineData *data,
                       const char *unit)
{
  g_free (data->unit);
  data->unit = g_strdup (unit);
}

void
pb_line_data_set_months (PbLineData *data,
                         const int  *months)
{
  g_free (data->months);
  data->months = g_memdup2 (months, data->n_periods * sizeof (int));
}

void
pb_line_data_set_gap (PbLineData *data,
                      const char *words)
{
  g_free (data->gap);
  data->gap = g_strdup (words);
}

static const char *
get_gap (PbLineData *data)
{
  return data->gap ? data->gap : _("not measured");
}

void
pb_line_data_set_format (PbLineData    *data,
                         PbLineFormat   format,
                         gpointer       user_data,
                         GDestroyNotify destroy)
{
  if (data->format_destroy)
    data->format_destroy (data->format_data);
  data->format = format;
  data->format_data = user_data;
  data->format_destroy = destroy;
}

void
pb_line_data_add_series (PbLineData   *data,
                         const char   *label,
                         const double *values,
                         gboolean      own)
{
  g_return_if_fail (label != NULL && values != NULL);

  g_ptr_array_add (data->series, series_new (data, label, values, own));
}

void
pb_line_data_set_target (PbLineData   *data,
                         const char   *label,
                         const double *values)
{
  g_return_if_fail (label != NULL && values != NULL);

  g_clear_pointer (&data->target, series_free);
  data->target = series_new (data, label, values, FALSE);
}

const char *
pb_line_data_get_title (PbLineData *data)
{
  return data->title;
}

const char *
pb_line_data_get_unit (PbLineData *data)
{
  return data->unit;
}

int
pb_line_data_get_n_periods (PbLineData *data)
{
  return data->n_periods;
}

const char *
pb_line_data_get_period (PbLineData *data,
                         int         period)
{
  g_return_val_if_fail (period >= 0 && period < data->n_periods, NULL);

  return data->periods[period];
}

int
pb_line_data_get_beside (PbLineData *data,
                         int         period,
                         int         step)
{
  g_return_val_if_fail (period >= 0 && period < data->n_periods && ABS (step) == 1, -1);

  for (int p = period + step; p >= 0 && p < data->n_periods; p += step)
    if (data->months == NULL || data->months[p] == data->months[period])
      return p;
  return -1;
}

int
pb_line_data_get_n_series (PbLineData *data)
{
  return (int) data->series->len + (data->target ? 1 : 0);
}

const char *
pb_line_data_get_label (PbLineData *data,
                        int         series)
{
  return get_series (data, series)->label;
}

double
pb_line_data_get_value (PbLineData *data,
                        int         series,
                        int         period)
{
  g_return_val_if_fail (period >= 0 && period < data->n_periods, NAN);

  return get_series (data, series)->values[period];
}

gboolean
pb_line_data_is_own (PbLineData *data,
                     int         series)
{
  return get_series (data, series)->own;
}

gboolean
pb_line_data_is_target (PbLineData *data,
                        int         series)
{
  return get_series (data, series) == data->target;
}

char *
pb_line_data_format (PbLineData *data,
                     double      value)
{
  return data->format ? data->format (value, data->format_data) : g_strdup_printf ("%.10g", value);
}

char *
pb_line_data_describe_mark (PbLineData *data,
                            int         series,
                            int         period)
{
  const Series *described = get_series (data, series);
  const char *when;
  g_autofree char *value = NULL;

  g_return_val_if_fail (period >= 0 && period < data->n_periods, NULL);

  when = data->periods[period];
  if (isnan (described->values[period]))
    return g_strdup_printf (_("%1$s %2$s: %3$s"), described->label, when, get_gap (data));
  value = pb_line_data_format (data, described->values[period]);
  if (data->unit == NULL || *data->unit == '\0')
    /* Translators: a series, a period and a value: "Karlskrona 2022: 14" */
    return g_strdup_printf (_("%1$s %2$s: %3$s"), described->label, when, value);
  /* Translators: a series, a period, a value and its unit: "Karlskrona 2022: 14 places" */
  return g_strdup_printf (_("%1$s %2$s: %3$s %4$s"), described->label, when, value, data->unit);
}

static void
describe_series (PbLineData   *data,
                 const Series *series,
                 GString      *words)
{
  g_string_append_printf (words, "%s%s – ", words->len ? " " : "", series->label);
  for (int i = 0; i < data->n_periods; i++)
    {
      g_autofree char *value = NULL;

      if (i > 0)
        g_string_append (words, "; ");
      if (isnan (series->values[i]))
        {
          g_string_append_printf (words, "%s: %s", data->periods[i], get_gap (data));
          continue;
        }
      value = pb_line_data_format (data, series->values[i]);
      g_string_append_printf (words, "%s: %s", data->periods[i], value);
    }
  g_string_append_c (words, '.');
}

char *
pb_line_data_describe (PbLineData *data)
{
  GString *words = g_string_new (NULL);

  if (data->unit && *data->unit)
    {
      /* Translators: the unit of all values in a chart: "In SEK per user." */
      g_string_append_printf (words, _("In %s."), data->unit);
    }
  for (int i = 0; i < pb_line_data_get_n_series (data); i++)
    describe_series (data, get_series (data, i), words);
  return g_string_free (words, FALSE);
}
