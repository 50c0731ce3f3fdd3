/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pb-error.h"
#include "pb-locale.h"

static const char *const months[][2] = {
  { "januari", "January" }, { "februari", "February" }, { "mars", "March" },
  { "april", "April" },     { "maj", "May" },           { "juni", "June" },
  { "juli", "July" },       { "augusti", "August" },    { "september", "September" },
  { "oktober", "October" }, { "november", "November" }, { "december", "December" },
};
static const char *const short_months[][2] = {
  { "jan.", "Jan" }, { "feb.", "Feb" }, { "mars", "Mar" }, { "apr.", "Apr" }, { "maj", "May" },  { "juni", "Jun" },
  { "juli", "Jul" }, { "aug.", "Aug" }, { "sep.", "Sep" }, { "okt.", "Oct" }, { "nov.", "Nov" }, { "dec.", "Dec" },
};

static gboolean
is_swedish (void)
{
  return pb_locale_get_language () == PB_LANGUAGE_SWEDISH;
}

static const char *
month_name (GDateMonth month)
{
  return months[month - 1][is_swedish () ? 0 : 1];
}

static const char *
short_month_name (GDateMonth month)
{
  return short_months[month - 1][is_swedish () ? 0 : 1];
}

/* Exactly n digits; -1 where they are not. */
static int
read_digits (const char *text, guint n)
{
  int value = 0;

  for (guint i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return -1;
      value = value * 10 + (text[i] - '0');
    }
  return value;
}

static gboolean
set_date (GDate *date, int year, int month, int day)
{
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || !g_date_valid_dmy (day, month, year))
    return FALSE;
  g_date_clear (date, 1);
  g_date_set_dmy (date, day, month, year);
  return TRUE;
}

gboolean
pb_date_from_iso (const char *iso, GDate *date)
{
  if (iso == NULL || strlen (iso) != 10 || iso[4] != '-' || iso[7] != '-')
    return FALSE;
  return set_date (date, read_digits (iso, 4), read_digits (iso + 5, 2), read_digits (iso + 8, 2));
}

char *
pb_date_to_iso (const GDate *date)
{
  g_return_val_if_fail (date != NULL && g_date_valid (date), NULL);

  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (date), g_date_get_month (date), g_date_get_day (date));
}

int
pb_date_month_from_word (const char *word)
{
  g_autofree char *folded = g_utf8_casefold (word, -1);
  gsize length = strlen (folded);

  if (length < 3)
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    for (guint language = 0; language < 2; language++)
      {
        g_autofree char *name = g_utf8_casefold (months[i][language], -1);

        if (strncmp (name, folded, length) == 0)
          return (int) i + 1;
      }
  return 0;
}

/* A date's parts as written: the numbers, the month's name and where it stands. */
typedef struct
{
  int numbers[3];
  guint n_digits[3];
  guint n_numbers;
  int month;
  guint month_at;
} Parts;

static gboolean
read_word (const char **p, Parts *parts)
{
  const char *start = *p;
  g_autofree char *word = NULL;

  while (g_unichar_isalpha (g_utf8_get_char (*p)))
    *p = g_utf8_next_char (*p);
  word = g_strndup (start, *p - start);
  if (parts->month != 0)
    return FALSE;
  parts->month = pb_date_month_from_word (word);
  parts->month_at = parts->n_numbers;
  return parts->month != 0;
}

static gboolean
read_number (const char **p, Parts *parts)
{
  guint n = strspn (*p, "0123456789");

  if (parts->n_numbers == G_N_ELEMENTS (parts->numbers) || n > 8)
    return FALSE;
  parts->numbers[parts->n_numbers] = read_digits (*p, n);
  parts->n_digits[parts->n_numbers++] = n;
  *p += n;
  return TRUE;
}

static gboolean
read_parts (const char *text, Parts *parts)
{
  gboolean apart = TRUE;

  memset (parts, 0, sizeof *parts);
  for (const char *p = text; *p != '\0';)
    {
      gunichar c = g_utf8_get_char (p);

      if (g_ascii_isdigit (*p) || g_unichar_isalpha (c))
        {
          if (!apart || !(g_ascii_isdigit (*p) ? read_number (&p, parts) : read_word (&p, parts)))
            return FALSE;
          apart = FALSE;
          continue;
        }
      if (!g_unichar_isspace (c) && strchr ("-/.,", *p) == NULL && c != 0x2013)
        return FALSE;
      apart = TRUE;
      p = g_utf8_next_char (p);
    }
  return parts->n_numbers > 0;
}

static gboolean
parts_to_date (const Parts *parts, GDate *date)
{
  const int *n = parts->numbers;
  int year;

  if (parts->month == 0 && parts->n_numbers == 1 && parts->n_digits[0] == 8)
    return set_date (date, n[0] / 10000, n[0] / 100 % 100, n[0] % 100);
  if (parts->month == 0 && parts->n_numbers == 3 && parts->n_digits[0] == 4 && parts->n_digits[1] <= 2)
    return parts->n_digits[2] <= 2 && set_date (date, n[0], n[1], n[2]);

  /* What is left has the day first or, after an English month, the day alone; then the year or nothing. */
  if (parts->n_digits[0] > 2)
    return FALSE;
  if (parts->n_numbers == (parts->month != 0 ? 1 : 2))
    {
      GDate today;

      pb_date_today (&today);
      year = g_date_get_year (&today);
    }
  else if (parts->n_numbers == (parts->month != 0 ? 2 : 3) && parts->n_digits[parts->n_numbers - 1] == 4)
    year = n[parts->n_numbers - 1];
  else
    return FALSE;
  if (parts->month != 0)
    return parts->month_at <= 1 && set_date (date, year, parts->month, n[0]);
  return parts->n_digits[1] <= 2 && set_date (date, year, n[1], n[0]);
}

gboolean
pb_date_parse (const char *text, GDate *date, GError **error)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  Parts parts;

  g_return_val_if_fail (date != NULL, FALSE);

  g_strstrip (valid);
  if (read_parts (valid, &parts) && parts_to_date (&parts, date))
    return TRUE;
  if (*valid == '\0')
    g_set_error_literal (error, PB_ERROR, PB_ERROR_INVALID, _("A date is missing. Write one such as 2026-11-22."));
  else
    {
      if (g_utf8_strlen (valid, -1) > 40)
        *g_utf8_offset_to_pointer (valid, 40) = '\0';
      g_set_error (error, PB_ERROR, PB_ERROR_INVALID,
                   _("“%s” is not a date. Write one such as 2026-11-22 or 22 Nov 2026."), valid);
    }
  return FALSE;
}

char *
pb_date_format (const GDate *date)
{
  g_return_val_if_fail (date != NULL && g_date_valid (date), NULL);

  return g_strdup_printf ("%d %s %d", g_date_get_day (date), short_month_name (g_date_get_month (date)),
                          g_date_get_year (date));
}

char *
pb_date_format_long (const GDate *date)
{
  g_return_val_if_fail (date != NULL && g_date_valid (date), NULL);

  return g_strdup_printf ("%d %s %d", g_date_get_day (date), month_name (g_date_get_month (date)),
                          g_date_get_year (date));
}

char *
pb_date_format_short (const GDate *date)
{
  g_return_val_if_fail (date != NULL && g_date_valid (date), NULL);

  return g_strdup_printf ("%d %s", g_date_get_day (date), short_month_name (g_date_get_month (date)));
}

char *
pb_date_format_month (const GDate *date)
{
  g_return_val_if_fail (date != NULL && g_date_valid (date), NULL);

  return g_strdup_printf ("%s %d", short_month_name (g_date_get_month (date)), g_date_get_year (date));
}

const char *
pb_date_month_name (int month)
{
  g_return_val_if_fail (month >= 1 && month <= 12, "");

  return month_name (month);
}

const char *
pb_date_month_short (int month)
{
  g_return_val_if_fail (month >= 1 && month <= 12, "");

  return short_month_name (month);
}

const char *
pb_date_weekday_name (const GDate *date)
{
  static const char *const days[][2] = {
    { "måndag", "Monday" }, { "tisdag", "Tuesday" },  { "onsdag", "Wednesday" }, { "torsdag", "Thursday" },
    { "fredag", "Friday" }, { "lördag", "Saturday" }, { "söndag", "Sunday" },
  };

  g_return_val_if_fail (date != NULL && g_date_valid (date), "");

  return days[g_date_get_weekday (date) - G_DATE_MONDAY][is_swedish () ? 0 : 1];
}

char *
pb_date_format_distance (const GDate *date, const GDate *today)
{
  int days;

  g_return_val_if_fail (date != NULL && g_date_valid (date) && today != NULL && g_date_valid (today), NULL);

  days = g_date_days_between (today, date);
  if (days == 0)
    return g_strdup (_("today"));
  if (days == 1)
    return g_strdup (_("tomorrow"));
  if (days < 0)
    return g_strdup_printf (ngettext ("%d day late", "%d days late", -days), -days);
  return g_strdup_printf (ngettext ("in %d day", "in %d days", days), days);
}

void
pb_date_today (GDate *today)
{
  if (!pb_date_from_iso (g_getenv ("PLANBOK_TODAY"), today))
    {
      g_autoptr (GDateTime) now = g_date_time_new_now_local ();
      int year, month, day;

      g_date_time_get_ymd (now, &year, &month, &day);
      set_date (today, year, month, day);
    }
}

char *
pb_time_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  GDate day;

  if (pb_date_from_iso (g_getenv ("PLANBOK_TODAY"), &day))
    {
      g_autofree char *date = pb_date_to_iso (&day);
      g_autofree char *clock = g_date_time_format (now, "%H:%M:%S");

      return g_strdup_printf ("%sT%sZ", date, clock);
    }
  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
}

static GDateTime *
local_time (const char *iso)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = iso != NULL ? g_date_time_new_from_iso8601 (iso, utc) : NULL;

  return time != NULL ? g_date_time_to_local (time) : NULL;
}

char *
pb_time_format (const char *iso)
{
  g_autoptr (GDateTime) time = local_time (iso);
  g_autofree char *clock = NULL;
  int year, month, day;

  if (time == NULL)
    return g_strdup (iso != NULL ? iso : "");
  g_date_time_get_ymd (time, &year, &month, &day);
  clock = pb_time_format_clock (iso);
  return g_strdup_printf ("%d %s %d %s", day, short_month_name (month), year, clock);
}

char *
pb_time_format_clock (const char *iso)
{
  g_autoptr (GDateTime) time = local_time (iso);

  if (time == NULL)
    return g_strdup ("");
  return g_date_time_format (time, is_swedish () ? "%H.%M" : "%H:%M");
}
