/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include <string.h>

#include "model/pb-date.h"
#include "model/pb-locale.h"
#include "model/pb-number.h"

/* What people write in a cell: amounts, numbers, dates, periods. What is understood must survive being shown and read
 * again. */

static void
try_money (const char *text, PbUnit unit)
{
  gint64 ore, again;
  g_autofree char *shown = NULL;
  g_autofree char *short_form = NULL;

  if (!pb_money_parse (text, unit, &ore, NULL))
    return;
  shown = pb_money_format_exact (ore, unit, pb_unit_decimals (unit));
  short_form = pb_money_format_signed (ore, unit, 0);
  if (!pb_money_parse (shown, unit, &again, NULL) || again != ore)
    g_error ("“%s” is %" G_GINT64_FORMAT " öre, shown as “%s”, read as something else", text, ore, shown);
}

/* A sum is what an amount is, and undone by its opposite. */
static void
try_sum (const char *text)
{
  g_autofree char *undone = NULL;
  gint64 ore, none;

  if (*text != '=' || !pb_money_parse_sum (text, PB_UNIT_MNKR, &ore, NULL) || ore == G_MININT64)
    return;
  undone = g_strdup_printf ("%s-(%s)", text, text + 1);
  if (pb_money_parse_sum (undone, PB_UNIT_MNKR, &none, NULL) && none != 0)
    g_error ("“%s” is %" G_GINT64_FORMAT " öre, but less itself it is not nothing", text, ore);
}

static void
try_date (const char *text)
{
  GDate date, again;
  g_autofree char *iso = NULL;

  g_date_clear (&date, 1);
  g_date_clear (&again, 1);
  if (!pb_date_parse (text, &date, NULL))
    return;
  g_free (pb_date_format (&date));
  iso = pb_date_to_iso (&date);
  if (!pb_date_from_iso (iso, &again) || g_date_compare (&date, &again) != 0)
    g_error ("“%s” became %s, which is not read back", text, iso);
}

static void
try_period (const char *text)
{
  GDate start, end;

  g_free (pb_period_format (text));
  g_free (pb_period_format_short (text));
  g_free (pb_period_previous (text));
  if (!pb_period_parse (text, &start, &end))
    return;
  if (!g_date_valid (&start) || !g_date_valid (&end) || g_date_compare (&start, &end) > 0)
    g_error ("the period “%s” ends before it starts", text);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = NULL;
  double value;

  if (size > 512)
    return 0;
  text = g_strndup ((const char *) data, size);
  for (int language = PB_LANGUAGE_SWEDISH; language <= PB_LANGUAGE_ENGLISH; language++)
    {
      g_autoptr (GError) error = NULL;

      pb_locale_set_language (language);
      for (int unit = PB_UNIT_KR; unit <= PB_UNIT_MNKR; unit++)
        try_money (text, unit);
      if (pb_number_parse (text, &value, &error))
        g_free (pb_number_format (value, -1));
      else if (error == NULL || !g_utf8_validate (error->message, -1, NULL))
        g_error ("refusing “%s” gave no sentence", text);
      try_sum (text);
      pb_number_decimals (text);
      try_date (text);
      try_period (text);
      g_free (pb_time_format (text));
      g_free (pb_time_format_clock (text));
    }
  return 0;
}
