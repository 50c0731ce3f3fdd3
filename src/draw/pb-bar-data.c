/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-bar-data-private.h"

#include <math.h>

G_DEFINE_BOXED_TYPE (PbBarData, pb_bar_data, pb_bar_data_ref, pb_bar_data_unref)

static char *
write_plainly (double   value,
               gpointer user_data)
{
  return g_strdup_printf ("%.10g", value);
}

static void
clear_bar (gpointer data)
{
  PbBar *bar = data;

  g_free (bar->number);
  g_free (bar->label);
  g_free (bar->note);
}

PbBarData *
pb_bar_data_new (PbBarsKind kind)
{
  PbBarData *data = g_new0 (PbBarData, 1);

  g_atomic_ref_count_init (&data->references);
  data->kind = kind;
  data->format = write_plainly;
  data->bars = g_array_new (FALSE, TRUE, sizeof (PbBar));
  g_array_set_clear_func (data->bars, clear_bar);
  data->groups = g_ptr_array_new_with_free_func (g_free);
  data->outcomes = g_array_new (FALSE, FALSE, sizeof (double));
  return data;
}

PbBarData *
pb_bar_data_ref (PbBarData *data)
{
  g_atomic_ref_count_inc (&data->references);
  return data;
}

void
pb_bar_data_unref (PbBarData *data)
{
  if (!g_atomic_ref_count_dec (&data->references))
    return;
  if (data->format_destroy)
    data->format_destroy (data->format_data);
  g_array_unref (data->bars);
  g_array_unref (data->outcomes);
  g_ptr_array_unref (data->groups);
  g_free (data->worse_end);
  g_free (data->better_end);
  g_free (data->title);
  g_free (data->unit);
  g_free (data);
}

static void
replace (char      **field,
         const char *text)
{
  char *copy = g_strdup (text);

  g_free (*field);
  *field = copy;
}

void
pb_bar_data_set_title (PbBarData  *data,
                       const char *title)
{
  replace (&data->title, title);
}

void
pb_bar_data_set_unit (PbBarData  *data,
                      const char *unit)
{
  replace (&data->unit, unit);
}

void
pb_bar_data_set_format (PbBarData     *data,
                        PbValueFormat  format,
                        gpointer       user_data,
                        GDestroyNotify destroy)
{
  if (data->format_destroy)
    data->format_destroy (data->format_data);
  data->format = format ? format : write_plainly;
  data->format_data = user_data;
  data->format_destroy = destroy;
}

static int
add_bar (PbBarData  *data,
         const char *number,
         const char *label,
         double      value)
{
  PbBar bar = { .number = g_strdup (number), .label = g_strdup (label), .value = value, .better = NAN, .group = -1 };

  g_array_append_val (data->bars, bar);
  return (int) data->bars->len - 1;
}

int
pb_bar_data_add_total (PbBarData  *data,
                       const char *label,
                       double      value)
{
  int item;

  g_return_val_if_fail (data->kind == PB_BARS_WATERFALL, -1);

  item = add_bar (data, NULL, label, value);
  PB_BAR (data, item)->total = TRUE;
  PB_BAR (data, item)->to = value;
  return item;
}

int
pb_bar_data_add_change (PbBarData  *data,
                        const char *label,
                        double      value)
{
  double from;
  int item;

  g_return_val_if_fail (data->kind == PB_BARS_WATERFALL, -1);

  from = data->bars->len > 0 ? PB_BAR (data, data->bars->len - 1)->to : 0;
  item = add_bar (data, NULL, label, value);
  PB_BAR (data, item)->from = from;
  PB_BAR (data, item)->to = from + value;
  return item;
}

int
pb_bar_data_add_swing (PbBarData  *data,
                       const char *number,
                       const char *label,
                       double      worse,
                       double      better)
{
  int item;

  g_return_val_if_fail (data->kind == PB_BARS_TORNADO, -1);

  item = add_bar (data, number, label, worse);
  PB_BAR (data, item)->better = better;
  return item;
}

void
pb_bar_data_set_ends (PbBarData  *data,
                      const char *worse,
                      const char *better)
{
  replace (&data->worse_end, worse);
  replace (&data->better_end, better);
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double one = *(const double *) a;
  double other = *(const double *) b;

  return one < other ? -1 : one > other;
}

/* About sixteen classes of a round width, one of them beginning at the threshold. */
static void
share_out (PbBarData *data)
{
  guint n = data->outcomes->len;
  double low = g_array_index (data->outcomes, double, 0);
  double high = g_array_index (data->outcomes, double, n - 1);
  double wanted = (high - low) / 16;
  double width = wanted > 0 ? pow (10, floor (log10 (wanted))) : 1;
  double first, last;

  if (width < wanted)
    width *= wanted <= 2 * width ? 2 : wanted <= 5 * width ? 5 : 10;
  first = floor ((low - data->threshold) / width);
  last = floor ((high - data->threshold) / width);
  for (double k = first; k <= last; k++)
    {
      int item = add_bar (data, NULL, NULL, 0);
      PbBar *bar = PB_BAR (data, item);

      bar->from = data->threshold + k * width;
      bar->to = data->threshold + (k + 1) * width;
      bar->total = k >= 0;
    }
  for (guint i = 0; i < n; i++)
    {
      double k = floor ((g_array_index (data->outcomes, double, i) - data->threshold) / width) - first;

      PB_BAR (data, (guint) CLAMP (k, 0, data->bars->len - 1))->value += 1.0 / n;
    }
}

void
pb_bar_data_set_outcomes (PbBarData    *data,
                          const double *values,
                          guint         n_values,
                          double        threshold)
{
  g_return_if_fail (data->kind == PB_BARS_DISTRIBUTION);

  g_array_set_size (data->bars, 0);
  g_array_set_size (data->outcomes, 0);
  data->threshold = threshold;
  for (guint i = 0; i < n_values; i++)
    if (isfinite (values[i]))
      g_array_append_val (data->outcomes, values[i]);
  g_array_sort (data->outcomes, compare_doubles);
  if (data->outcomes->len > 0)
    share_out (data);
}

double
pb_bar_data_get_percentile (PbBarData *data,
                            int        percent)
{
  guint n = data->outcomes->len;
  guint rank = (guint) ceil (percent / 100.0 * n);

  return n > 0 ? g_array_index (data->outcomes, double, CLAMP (rank, 1, n) - 1) : NAN;
}

double
pb_bar_data_get_share (PbBarData *data)
{
  guint kept = 0;

  for (guint i = 0; i < data->outcomes->len; i++)
    kept += g_array_index (data->outcomes, double, i) >= data->threshold;
  return data->outcomes->len > 0 ? kept / (double) data->outcomes->len : 0;
}

int
pb_bar_data_add_group (PbBarData  *data,
                       const char *label)
{
  g_return_val_if_fail (data->kind == PB_BARS_STACK || data->kind == PB_BARS_COMPARISON, -1);
  g_return_val_if_fail (data->n_series == 0, -1);

  g_ptr_array_add (data->groups, g_strdup (label));
  return (int) data->groups->len - 1;
}

int
pb_bar_data_add_series (PbBarData    *data,
                        const char   *number,
                        const char   *label,
                        const double *values)
{
  g_return_val_if_fail (data->kind == PB_BARS_STACK || data->kind == PB_BARS_COMPARISON, -1);

  for (guint i = 0; i < data->groups->len; i++)
    {
      int item = add_bar (data, number, label, values[i]);
      PbBar *bar = PB_BAR (data, item);

      bar->to = values[i];
      bar->group = (int) i;
      bar->series = data->n_series;
    }
  return data->n_series++;
}

void
pb_bar_data_set_note (PbBarData  *data,
                      int         item,
                      const char *note)
{
  g_return_if_fail (item >= 0 && item < pb_bar_data_get_n_items (data));

  replace (&PB_BAR (data, item)->note, note);
}

PbBarsKind
pb_bar_data_get_kind (PbBarData *data)
{
  return data->kind;
}

const char *
pb_bar_data_get_title (PbBarData *data)
{
  return data->title;
}

const char *
pb_bar_data_get_unit (PbBarData *data)
{
  return data->unit;
}

int
pb_bar_data_get_n_items (PbBarData *data)
{
  return (int) data->bars->len;
}

double
pb_bar_data_get_value (PbBarData *data,
                       int        item)
{
  g_return_val_if_fail (item >= 0 && item < pb_bar_data_get_n_items (data), NAN);

  return PB_BAR (data, item)->value;
}

static double
get_size (const PbBar *bar)
{
  return MAX (fabs (bar->value), fabs (bar->better));
}

static int
compare_sizes (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  int one = *(const int *) a;
  int other = *(const int *) b;
  double difference = get_size (PB_BAR ((PbBarData *) data, other)) - get_size (PB_BAR ((PbBarData *) data, one));

  return difference < 0 ? -1 : difference > 0 ? 1 : one - other;
}

int *
pb_bar_data_list (PbBarData *data,
                  int       *n_items)
{
  int n = 0;
  int *items = g_new (int, data->bars->len + 1);

  if (data->groups->len > 0)
    {
      for (int g = 0; g < (int) data->groups->len; g++)
        for (int s = 0; s < data->n_series; s++)
          if (!isnan (PB_BAR (data, s * (int) data->groups->len + g)->value))
            items[n++] = s * (int) data->groups->len + g;
    }
  else
    for (; n < (int) data->bars->len; n++)
      items[n] = n;
  if (data->kind == PB_BARS_TORNADO)
    g_qsort_with_data (items, n, sizeof *items, compare_sizes, data);
  *n_items = n;
  return items;
}

/* From bar to bar as they are shown. */
static int
step_along (PbBarData *data,
            int        item,
            int        step)
{
  int n;
  g_autofree int *items = pb_bar_data_list (data, &n);

  if (n == 0)
    return -1;
  if (item < 0)
    return items[step > 0 ? 0 : n - 1];
  for (int i = 0; i < n; i++)
    if (items[i] == item)
      return i + step >= 0 && i + step < n ? items[i + step] : -1;
  return -1;
}

/* In a matrix: to the next value of the series, or of the group. */
static int
step_across (PbBarData *data,
             int        item,
             int        series_step,
             int        group_step)
{
  int n_groups = (int) data->groups->len;
  int series = PB_BAR (data, item)->series + series_step;
  int group = PB_BAR (data, item)->group + group_step;

  for (; series >= 0 && series < data->n_series && group >= 0 && group < n_groups;
       series += series_step, group += group_step)
    if (!isnan (PB_BAR (data, series * n_groups + group)->value))
      return series * n_groups + group;
  return -1;
}

int
pb_bar_data_step (PbBarData *data,
                  int        item,
                  PbStep  step)
{
  gboolean matrix = data->groups->len > 0 && item >= 0;

  switch (step)
    {
    case PB_STEP_PREVIOUS:
      return matrix ? step_across (data, item, 0, -1) : step_along (data, item, -1);
    case PB_STEP_NEXT:
      return matrix ? step_across (data, item, 0, 1) : step_along (data, item, 1);
    case PB_STEP_UP:
      return matrix ? step_across (data, item, -1, 0) : step_along (data, item, -1);
    case PB_STEP_DOWN:
      return matrix ? step_across (data, item, 1, 0) : step_along (data, item, 1);
    case PB_STEP_FIRST:
      return step_along (data, -1, 1);
    case PB_STEP_LAST:
    default:
      return step_along (data, -1, -1);
    }
}
