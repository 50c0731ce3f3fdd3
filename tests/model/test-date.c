/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <string.h>

#include "model/pb-date.h"
#include "model/pb-error.h"
#include "model/pb-locale.h"

static GDate
day (const char *iso)
{
  GDate date;

  g_assert_true (pb_date_from_iso (iso, &date));
  return date;
}

static void
test_iso (void)
{
  static const char *const wrong[] = { "",           "2026-1-22",  "2026-02-29",  "2026-13-01", "2026-11-31",
                                       "0000-01-01", "2026/11/22", "2026-11-22 ", "-026-11-22", "2026-11-2x" };
  GDate date;

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (pb_date_from_iso (wrong[i], &date));
  g_assert_false (pb_date_from_iso (NULL, &date));
  for (guint i = 1; i < 3000000; i += 997)
    {
      g_autofree char *iso = NULL;
      GDate back;

      g_date_clear (&date, 1);
      g_date_set_julian (&date, i);
      iso = pb_date_to_iso (&date);
      g_assert_true (pb_date_from_iso (iso, &back));
      g_assert_cmpint (g_date_compare (&date, &back), ==, 0);
    }
}

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    const char *iso;
  } dates[] = {
    { "2026-11-22", "2026-11-22" },       { " 20261122 ", "2026-11-22" },
    { "22/11 2026", "2026-11-22" },       { "22.11.2026", "2026-11-22" },
    { "22/11/2026", "2026-11-22" },       { "22 nov. 2026", "2026-11-22" },
    { "22 november 2026", "2026-11-22" }, { "22 NOV 2026", "2026-11-22" },
    { "22 nov", "2026-11-22" },           { "22/11", "2026-11-22" },
    { "1 maj 2025", "2025-05-01" },       { "1 May 2025", "2025-05-01" },
    { "3 okt. 2025", "2025-10-03" },      { "3 October 2025", "2025-10-03" },
    { "October 3, 2025", "2025-10-03" },  { "29 februari 2024", "2024-02-29" },
    { "1 sept. 2024", "2024-09-01" },     { "6 aug", "2026-08-06" },
  };
  static const char *const wrong[] = { "",
                                       "i går",
                                       "2026-02-30",
                                       "32 nov 2026",
                                       "22 foo 2026",
                                       "22",
                                       "2026",
                                       "22 nov 26",
                                       "22/11 26",
                                       "1/2/3/4",
                                       "22 nov nov 2026",
                                       "202611",
                                       "99999999999999",
                                       "22 ma 2026",
                                       "2026-11-22T10:00",
                                       "12 a" };

  for (int language = 0; language < 2; language++)
    {
      pb_locale_set_language (language);
      for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
        {
          g_autoptr (GError) error = NULL;
          g_autofree char *iso = NULL;
          GDate date;

          g_assert_true (pb_date_parse (dates[i].text, &date, &error));
          iso = pb_date_to_iso (&date);
          g_assert_cmpstr (iso, ==, dates[i].iso);
        }
      for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
        {
          g_autoptr (GError) error = NULL;
          GDate date;

          if (pb_date_parse (wrong[i], &date, &error))
            g_error ("“%s” was read as a date", wrong[i]);
          g_assert_error (error, PB_ERROR, PB_ERROR_INVALID);
        }
    }
}

static void
assert_text (char *text, const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
test_format (void)
{
  static const char *const swedish[]
      = { "jan.", "feb.", "mars", "apr.", "maj", "juni", "juli", "aug.", "sep.", "okt.", "nov.", "dec." };
  GDate date = day ("2026-11-22");

  pb_locale_set_language (PB_LANGUAGE_SWEDISH);
  assert_text (pb_date_format (&date), "22 nov. 2026");
  assert_text (pb_date_format_long (&date), "22 november 2026");
  assert_text (pb_date_format_short (&date), "22 nov.");
  assert_text (pb_date_format_month (&date), "nov. 2026");
  for (guint i = 0; i < G_N_ELEMENTS (swedish); i++)
    {
      GDate first = date;
      g_autofree char *expected = g_strdup_printf ("1 %s", swedish[i]);

      g_date_set_dmy (&first, 1, i + 1, 2026);
      assert_text (pb_date_format_short (&first), expected);
    }
  pb_locale_set_language (PB_LANGUAGE_ENGLISH);
  assert_text (pb_date_format (&date), "22 Nov 2026");
  assert_text (pb_date_format_long (&date), "22 November 2026");
}

static void
test_distance (void)
{
  GDate today = day ("2026-11-22");
  static const struct
  {
    const char *iso;
    const char *text;
  } distances[] = {
    { "2026-11-22", "today" },     { "2026-11-23", "tomorrow" },   { "2026-11-24", "in 2 days" },
    { "2026-11-30", "in 8 days" }, { "2026-11-21", "1 day late" }, { "2026-11-14", "8 days late" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (distances); i++)
    {
      GDate date = day (distances[i].iso);

      assert_text (pb_date_format_distance (&date, &today), distances[i].text);
    }
}

static void
test_time (void)
{
  g_autofree char *now = NULL;
  GDate today;

  pb_date_today (&today);
  assert_text (pb_date_to_iso (&today), "2026-11-22");
  now = pb_time_now ();
  g_assert_cmpuint (strlen (now), ==, 20);
  g_assert_true (g_str_has_prefix (now, "2026-11-22T"));
  g_assert_cmpint (now[19], ==, 'Z');

  /* The test runs in Stockholm's time: an hour before UTC in November. */
  pb_locale_set_language (PB_LANGUAGE_SWEDISH);
  assert_text (pb_time_format ("2026-11-22T10:00:00Z"), "22 nov. 2026 11.00");
  assert_text (pb_time_format ("2026-11-22T23:30:00Z"), "23 nov. 2026 00.30");
  assert_text (pb_time_format_clock ("2026-07-01T10:00:00Z"), "12.00");
  pb_locale_set_language (PB_LANGUAGE_ENGLISH);
  assert_text (pb_time_format ("2026-11-22T10:00:00Z"), "22 Nov 2026 11:00");
}

static void
test_periods (void)
{
  static const struct
  {
    const char *code, *start, *end, *swedish, *previous;
  } periods[] = {
    { "2024", "2024-01-01", "2024-12-31", "2024", "2023" },
    { "2024-T1", "2024-01-01", "2024-04-30", "tertial 1 2024", "2023-T3" },
    { "2024-T2", "2024-05-01", "2024-08-31", "tertial 2 2024", "2024-T1" },
    { "2024-T3", "2024-09-01", "2024-12-31", "tertial 3 2024", "2024-T2" },
    { "2024-Q1", "2024-01-01", "2024-03-31", "kvartal 1 2024", "2023-Q4" },
    { "2024-Q3", "2024-07-01", "2024-09-30", "kvartal 3 2024", "2024-Q2" },
    { "2024-H1", "2024-01-01", "2024-06-30", "första halvåret 2024", "2023-H2" },
    { "2024-H2", "2024-07-01", "2024-12-31", "andra halvåret 2024", "2024-H1" },
    { "2024-02", "2024-02-01", "2024-02-29", "februari 2024", "2024-01" },
    { "2023-02", "2023-02-01", "2023-02-28", "februari 2023", "2023-01" },
    { "2024-01", "2024-01-01", "2024-01-31", "januari 2024", "2023-12" },
  };
  static const char *const wrong[]
      = { "",        "24",       "2024-T4", "2024-T0", "2024-Q5", "2024-H3", "2024-13", "2024-00",
          "2024-t1", "2024-T11", "0000",    "20245",   "2024-",   "2024 T1", "x024" };

  pb_locale_set_language (PB_LANGUAGE_SWEDISH);
  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    {
      GDate start, end;

      g_assert_true (pb_period_parse (periods[i].code, &start, &end));
      assert_text (pb_date_to_iso (&start), periods[i].start);
      assert_text (pb_date_to_iso (&end), periods[i].end);
      assert_text (pb_period_format (periods[i].code), periods[i].swedish);
      assert_text (pb_period_previous (periods[i].code), periods[i].previous);
      g_assert_cmpint (pb_period_year (periods[i].code), ==, g_date_get_year (&start));
    }
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_assert_false (pb_period_parse (wrong[i], NULL, NULL));
      g_assert_cmpint (pb_period_year (wrong[i]), ==, 0);
      g_assert_null (pb_period_previous (wrong[i]));
      assert_text (pb_period_format (wrong[i]), wrong[i]);
    }
  g_assert_null (pb_period_previous ("0001-T1"));
  g_assert_false (pb_period_parse (NULL, NULL, NULL));
  assert_text (pb_period_format_short ("2024-T1"), "tertial 1");
  assert_text (pb_period_format_short ("2024"), "2024");
}

/* As people write them, and as they are shown. */
static void
test_period_from_text (void)
{
  static const struct
  {
    const char *text, *code;
  } cases[] = { { "2026", "2026" }, { " 2026-q3 ", "2026-Q3" }, { "2026-K3", "2026-Q3" }, { "kvartal 3 2026", "2026-Q3" },
                { "Tertial 1 2026", "2026-T1" }, { "april 2026", "2026-04" }, { "2026-K5", NULL }, { "kvartal 3", NULL },
                { "hösten", NULL }, { "2026 eller så", NULL }, { "", NULL } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *code = pb_period_from_text (cases[i].text);

      g_assert_cmpstr (code, ==, cases[i].code);
    }
}

static void
test_period_at (void)
{
  static const struct
  {
    const char *iso, *tertial, *quarter, *half, *year;
  } days[] = {
    { "2026-01-01", "2026-T1", "2026-Q1", "2026-H1", "2026" },
    { "2026-04-30", "2026-T1", "2026-Q2", "2026-H1", "2026" },
    { "2026-05-01", "2026-T2", "2026-Q2", "2026-H1", "2026" },
    { "2026-08-31", "2026-T2", "2026-Q3", "2026-H2", "2026" },
    { "2026-09-01", "2026-T3", "2026-Q3", "2026-H2", "2026" },
    { "2026-12-31", "2026-T3", "2026-Q4", "2026-H2", "2026" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      GDate date = day (days[i].iso);

      assert_text (pb_period_at (PB_PERIOD_KIND_TERTIAL, &date), days[i].tertial);
      assert_text (pb_period_at (PB_PERIOD_KIND_QUARTER, &date), days[i].quarter);
      assert_text (pb_period_at (PB_PERIOD_KIND_HALF_YEAR, &date), days[i].half);
      assert_text (pb_period_at (PB_PERIOD_KIND_YEAR, &date), days[i].year);
    }
}

int
main (int argc, char **argv)
{
  g_setenv ("PLANBOK_TODAY", "2026-11-22", TRUE);
  g_setenv ("TZ", "CET-1CEST,M3.5.0,M10.5.0/3", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date/iso", test_iso);
  g_test_add_func ("/date/parse", test_parse);
  g_test_add_func ("/date/format", test_format);
  g_test_add_func ("/date/distance", test_distance);
  g_test_add_func ("/date/time", test_time);
  g_test_add_func ("/date/periods", test_periods);
  g_test_add_func ("/date/period-from-text", test_period_from_text);
  g_test_add_func ("/date/period-at", test_period_at);
  return g_test_run ();
}
