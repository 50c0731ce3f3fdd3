/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-date.h"

#include <string.h>

#include "pb-locale.h"
#include "pb-period-private.h"

gboolean
pb_period_split (const char *code, int *year, int *months, int *number)
{
  gsize length = code != NULL ? strlen (code) : 0;

  if (length < 4)
    return FALSE;
  *year = 0;
  for (guint i = 0; i < 4; i++)
    {
      if (!g_ascii_isdigit (code[i]))
        return FALSE;
      *year = *year * 10 + (code[i] - '0');
    }
  *months = 12;
  *number = 1;
  if (length == 4)
    return *year > 0;
  if (length != 7 || code[4] != '-' || *year == 0 || !g_ascii_isdigit (code[6]))
    return FALSE;
  *number = code[6] - '0';
  if (g_ascii_isdigit (code[5]))
    {
      *months = 1;
      *number += 10 * (code[5] - '0');
    }
  else if (code[5] == 'T')
    *months = 4;
  else if (code[5] == 'Q')
    *months = 3;
  else if (code[5] == 'H')
    *months = 6;
  else
    return FALSE;
  return *number >= 1 && *number <= 12 / *months;
}

static char *
join (int year, int months, int number)
{
  switch (months)
    {
    case 1:
      return g_strdup_printf ("%04d-%02d", year, number);
    case 3:
      return g_strdup_printf ("%04d-Q%d", year, number);
    case 4:
      return g_strdup_printf ("%04d-T%d", year, number);
    case 6:
      return g_strdup_printf ("%04d-H%d", year, number);
    default:
      return g_strdup_printf ("%04d", year);
    }
}

gboolean
pb_period_parse (const char *code, GDate *start, GDate *end)
{
  int year, months, number, last;

  if (!pb_period_split (code, &year, &months, &number))
    return FALSE;
  last = months * number;
  if (start != NULL)
    {
      g_date_clear (start, 1);
      g_date_set_dmy (start, 1, last - months + 1, year);
    }
  if (end != NULL)
    {
      g_date_clear (end, 1);
      g_date_set_dmy (end, g_date_get_days_in_month (last, year), last, year);
    }
  return TRUE;
}

static char *
format_part (int year, int months, int number)
{
  gboolean swedish = pb_locale_get_language () == PB_LANGUAGE_SWEDISH;

  switch (months)
    {
    case 1:
      {
        GDate date;
        g_autofree char *text = NULL;

        g_date_clear (&date, 1);
        g_date_set_dmy (&date, 1, number, year);
        text = pb_date_format_long (&date);
        /* "1 april 2024": the name stands between the spaces. */
        return g_strndup (text + 2, strrchr (text, ' ') - text - 2);
      }
    case 3:
      return g_strdup_printf (swedish ? "kvartal %d" : "quarter %d", number);
    case 4:
      return g_strdup_printf ("tertial %d", number);
    case 6:
      if (swedish)
        return g_strdup (number == 1 ? "första halvåret" : "andra halvåret");
      return g_strdup (number == 1 ? "first half" : "second half");
    default:
      return g_strdup_printf ("%d", year);
    }
}

char *
pb_period_format (const char *code)
{
  int year, months, number;
  g_autofree char *part = NULL;

  if (!pb_period_split (code, &year, &months, &number))
    return g_strdup (code != NULL ? code : "");
  part = format_part (year, months, number);
  if (months == 12)
    return g_steal_pointer (&part);
  return g_strdup_printf ("%s %d", part, year);
}

char *
pb_period_format_short (const char *code)
{
  int year, months, number;

  if (!pb_period_split (code, &year, &months, &number))
    return g_strdup (code != NULL ? code : "");
  return format_part (year, months, number);
}

int
pb_period_year (const char *code)
{
  int year, months, number;

  return pb_period_split (code, &year, &months, &number) ? year : 0;
}

int
pb_period_months (const char *code)
{
  int year, months, number;

  return pb_period_split (code, &year, &months, &number) ? months : 0;
}

gboolean
pb_period_is_later (const char *code, const char *than)
{
  GDate own, other;

  if (!pb_period_parse (code, NULL, &own) || !pb_period_parse (than, NULL, &other) || g_date_compare (&own, &other) <= 0)
    return FALSE;
  return pb_period_months (code) < 12 || g_date_get_year (&own) > g_date_get_year (&other);
}

char *
pb_period_of_months (int months, const GDate *date)
{
  g_return_val_if_fail (months > 0 && 12 % months == 0, NULL);

  return join (g_date_get_year (date), months, ((int) g_date_get_month (date) - 1) / months + 1);
}

char *
pb_period_at (PbPeriodKind kind, const GDate *date)
{
  static const int lengths[] = {
    [PB_PERIOD_KIND_TERTIAL] = 4,
    [PB_PERIOD_KIND_QUARTER] = 3,
    [PB_PERIOD_KIND_HALF_YEAR] = 6,
    [PB_PERIOD_KIND_YEAR] = 12,
  };

  g_return_val_if_fail (date != NULL && g_date_valid (date), NULL);
  g_return_val_if_fail (kind < G_N_ELEMENTS (lengths), NULL);

  return pb_period_of_months (lengths[kind], date);
}

char *
pb_period_previous (const char *code)
{
  int year, months, number;

  if (!pb_period_split (code, &year, &months, &number))
    return NULL;
  if (--number == 0)
    {
      number = 12 / months;
      if (--year == 0)
        return NULL;
    }
  return join (year, months, number);
}

static gboolean
is_year (const char *word)
{
  return strlen (word) == 4 && strspn (word, "0123456789") == 4 && (word[0] == '1' || word[0] == '2');
}

/* "T" of "tertial"; NULL where it is no part of a year. */
static const char *
find_letter (const char *word)
{
  static const struct
  {
    const char *word, *letter;
  } parts[] = { { "tertial", "T" }, { "kvartal", "Q" }, { "quarter", "Q" }, { "halvår", "H" } };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (strcmp (word, parts[i].word) == 0)
      return parts[i].letter;
  return NULL;
}

/* A code, in either case; the quarter's letter is K in Swedish. (transfer full) */
static char *
read_code (const char *word)
{
  g_autofree char *code = g_ascii_strup (word, -1);

  if (strlen (code) == 7 && code[5] == 'K')
    code[5] = 'Q';
  return g_ascii_isdigit (*code) && pb_period_parse (code, NULL, NULL) ? g_steal_pointer (&code) : NULL;
}

char *
pb_period_from_words (char **words, guint n, guint *taken)
{
  if (n >= 2 && is_year (words[1]))
    {
      int month = pb_date_month_from_word (words[0]);

      *taken = 2;
      if (month > 0)
        return g_strdup_printf ("%s-%02d", words[1], month);
    }
  if (n >= 3 && is_year (words[2]) && strlen (words[1]) == 1 && find_letter (words[0]) != NULL)
    {
      g_autofree char *code = g_strdup_printf ("%s-%s%s", words[2], find_letter (words[0]), words[1]);

      *taken = 3;
      if (pb_period_parse (code, NULL, NULL))
        return g_steal_pointer (&code);
    }
  *taken = 1;
  return n >= 1 ? read_code (words[0]) : NULL;
}

char *
pb_period_from_text (const char *text)
{
  g_autofree char *folded = g_utf8_strdown (text, -1);
  g_auto (GStrv) words = g_strsplit (g_strstrip (folded), " ", -1);
  guint n = g_strv_length (words), taken = 0;
  g_autofree char *code = pb_period_from_words (words, n, &taken);

  return taken == n ? g_steal_pointer (&code) : NULL;
}
