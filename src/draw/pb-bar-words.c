/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a bar chart says in words. */
#include "pb-bar-data-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

char *
pb_bar_data_write (PbBarData *data,
                   double     value)
{
  return data->format (value, data->format_data);
}

char *
pb_bar_data_write_signed (PbBarData *data,
                          double     value)
{
  g_autofree char *text = pb_bar_data_write (data, value);
  g_autofree char *zero = pb_bar_data_write (data, 0);

  if (value > 0 && g_strcmp0 (text, zero) != 0)
    return g_strconcat ("+", text, NULL);
  return g_steal_pointer (&text);
}

char *
pb_bar_data_write_share (double share)
{
  double percent = share * 100;

  if (percent > 0 && percent < 0.5)
    return g_strdup ("<\u00a01\u00a0%");
  /* All but a few is not all. */
  if (percent >= 99.5 && percent < 100 - 1e-9)
    return g_strdup (">\u00a099\u00a0%");
  return g_strdup_printf ("%.0f\u00a0%%", percent);
}

static char *
with_unit (PbBarData *data,
           char      *amount)
{
  char *text;

  if (data->unit == NULL || *data->unit == '\0')
    return amount;
  text = g_strdup_printf ("%s\u00a0%s", amount, data->unit);
  g_free (amount);
  return text;
}

static char *
dup_name (const PbBar *bar)
{
  return bar->number && *bar->number ? g_strdup_printf ("%s %s", bar->number, bar->label) : g_strdup (bar->label);
}

static char *
describe_change (PbBarData   *data,
                 const PbBar *bar)
{
  g_autofree char *value = NULL;
  g_autofree char *level = NULL;

  if (bar->total)
    {
      value = with_unit (data, pb_bar_data_write (data, bar->value));
      /* Translators: a bar and its value: "Deficit 2027: −0.1 mnkr" */
      return g_strdup_printf (_("%1$s: %2$s"), bar->label, value);
    }
  value = with_unit (data, pb_bar_data_write_signed (data, bar->value));
  level = with_unit (data, pb_bar_data_write (data, bar->to));
  /* Translators: a change, its value and what the sum is after it: "Larger frame: −35.0 mnkr, then −77.7 mnkr" */
  return g_strdup_printf (_("%1$s: %2$s, then %3$s"), bar->label, value, level);
}

static char *
describe_swing (PbBarData   *data,
                const PbBar *bar)
{
  g_autofree char *name = dup_name (bar);
  g_autofree char *worse = with_unit (data, pb_bar_data_write_signed (data, bar->value));
  g_autofree char *better = with_unit (data, pb_bar_data_write_signed (data, bar->better));

  if (data->worse_end == NULL || data->better_end == NULL)
    /* Translators: an assignment, its effect at worst and at best: "2 Housing: −2.9 mnkr to +2.9 mnkr" */
    return g_strdup_printf (_("%1$s: %2$s to %3$s"), name, worse, better);
  /* Translators: an assignment, an effect and what gives it, twice: "2 Housing: −2.9 mnkr (80 %), +2.9 mnkr (120 %)" */
  return g_strdup_printf (_("%1$s: %2$s (%3$s), %4$s (%5$s)"), name, worse, data->worse_end, better, data->better_end);
}

static char *
describe_class (PbBarData   *data,
                const PbBar *bar)
{
  g_autofree char *from = pb_bar_data_write (data, bar->from);
  g_autofree char *to = with_unit (data, pb_bar_data_write (data, bar->to));
  g_autofree char *share = pb_bar_data_write_share (bar->value);

  /* Translators: from, to, how many of the outcomes lie there: "−4.0 to −3.0 mnkr: 12 % of the outcomes" */
  return g_strdup_printf (_("%1$s to %2$s: %3$s of the outcomes"), from, to, share);
}

static char *
describe_cell (PbBarData   *data,
               const PbBar *bar)
{
  g_autofree char *name = dup_name (bar);
  const char *group = data->groups->pdata[bar->group];
  g_autofree char *value = NULL;

  if (isnan (bar->value))
    /* Translators: an assignment or a scenario, and a year: "2 Housing 2024: no figure" */
    return g_strdup_printf (_("%1$s %2$s: no figure"), name, group);
  value = with_unit (data, data->kind == PB_BARS_STACK ? pb_bar_data_write_signed (data, bar->value)
                                                       : pb_bar_data_write (data, bar->value));
  /* Translators: an assignment or a scenario, a year and a value: "2 Housing 2027: +14.7 mnkr" */
  return g_strdup_printf (_("%1$s %2$s: %3$s"), name, group, value);
}

static char *
describe_bar (PbBarData   *data,
              const PbBar *bar)
{
  switch (data->kind)
    {
    case PB_BARS_TORNADO:
      return describe_swing (data, bar);
    case PB_BARS_DISTRIBUTION:
      return describe_class (data, bar);
    case PB_BARS_STACK:
    case PB_BARS_COMPARISON:
      return describe_cell (data, bar);
    case PB_BARS_WATERFALL:
    default:
      return describe_change (data, bar);
    }
}

char *
pb_bar_data_describe_item (PbBarData *data,
                           int        item)
{
  const PbBar *bar;
  g_autofree char *words = NULL;

  g_return_val_if_fail (item >= 0 && item < pb_bar_data_get_n_items (data), NULL);

  bar = PB_BAR (data, item);
  words = describe_bar (data, bar);
  return bar->note ? g_strdup_printf ("%s. %s", words, bar->note) : g_steal_pointer (&words);
}

static void
add_sentence (GString *words,
              char    *sentence)
{
  g_string_append_printf (words, "%s%s.", words->len ? " " : "", sentence);
  g_free (sentence);
}

static void
describe_outcomes (PbBarData *data,
                   GString   *words)
{
  g_autofree char *share = pb_bar_data_write_share (pb_bar_data_get_share (data));
  g_autofree char *low = with_unit (data, pb_bar_data_write (data, pb_bar_data_get_percentile (data, 10)));
  g_autofree char *middle = with_unit (data, pb_bar_data_write (data, pb_bar_data_get_percentile (data, 50)));
  g_autofree char *high = with_unit (data, pb_bar_data_write (data, pb_bar_data_get_percentile (data, 90)));

  /* Translators: a share: "87 % of the outcomes are in balance" */
  add_sentence (words, g_strdup_printf (_("%s of the outcomes are in balance"), share));
  /* Translators: three amounts, each with its unit */
  add_sentence (words, g_strdup_printf (_("One in ten is %1$s or worse, half are %2$s or worse, one in ten is %3$s or better"),
                                        low, middle, high));
}

char *
pb_bar_data_describe (PbBarData *data)
{
  GString *words = g_string_new (NULL);
  int n;
  g_autofree int *items = pb_bar_data_list (data, &n);

  if (n == 0)
    add_sentence (words, g_strdup (_("There is nothing to show")));
  if (n > 0 && data->kind == PB_BARS_DISTRIBUTION)
    describe_outcomes (data, words);
  for (int i = 0; i < n; i++)
    add_sentence (words, describe_bar (data, PB_BAR (data, items[i])));
  return g_string_free (words, FALSE);
}
