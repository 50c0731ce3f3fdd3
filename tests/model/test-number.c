/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <string.h>

#include "model/pb-error.h"
#include "model/pb-locale.h"
#include "model/pb-number.h"

#define NB "\u00a0"
#define BOTH -1

typedef struct
{
  const char *text;
  int language; /* PbLanguage, or BOTH */
  PbUnit unit;
  gint64 ore;
} Amount;

static const Amount amounts[] = {
  { "−7,1", BOTH, PB_UNIT_MNKR, -710000000 },
  { "-7,1", BOTH, PB_UNIT_MNKR, -710000000 },
  { "–7,1", BOTH, PB_UNIT_MNKR, -710000000 },
  { "- 7,1", BOTH, PB_UNIT_MNKR, -710000000 },
  { "-7.1", BOTH, PB_UNIT_MNKR, -710000000 },
  { "(7,1)", BOTH, PB_UNIT_MNKR, -710000000 },
  { " ( 7.1 ) ", BOTH, PB_UNIT_MNKR, -710000000 },
  { "+2,0", BOTH, PB_UNIT_MNKR, 200000000 },
  { "0", BOTH, PB_UNIT_KR, 0 },
  { "−0,0", BOTH, PB_UNIT_MNKR, 0 },
  { ",5", BOTH, PB_UNIT_KR, 50 },
  { "1 288 242", BOTH, PB_UNIT_KR, 128824200 },
  { "1\u00a0288\u00a0242", BOTH, PB_UNIT_KR, 128824200 },
  { "1\u202f288\u202f242", BOTH, PB_UNIT_KR, 128824200 },
  { "1\u2009288\u2009242", BOTH, PB_UNIT_KR, 128824200 },
  { "1\u2007288\u2007242", BOTH, PB_UNIT_KR, 128824200 },
  { "1 288\u00a0242", BOTH, PB_UNIT_KR, 128824200 },
  { "1 288 242,5", BOTH, PB_UNIT_KR, 128824250 },
  { "1 288 242.5", BOTH, PB_UNIT_KR, 128824250 },
  { "1.288.242,5", BOTH, PB_UNIT_KR, 128824250 },
  { "1,288,242.5", BOTH, PB_UNIT_KR, 128824250 },
  { "1.288.242", BOTH, PB_UNIT_KR, 128824200 },
  { "1,288,242", BOTH, PB_UNIT_KR, 128824200 },
  { "1.288", PB_LANGUAGE_SWEDISH, PB_UNIT_TKR, 128800000 },
  { "1.288", PB_LANGUAGE_ENGLISH, PB_UNIT_TKR, 128800 },
  { "1,288", PB_LANGUAGE_SWEDISH, PB_UNIT_TKR, 128800 },
  { "1,288", PB_LANGUAGE_ENGLISH, PB_UNIT_TKR, 128800000 },
  { "0.288", BOTH, PB_UNIT_TKR, 28800 },
  { "0,288", BOTH, PB_UNIT_TKR, 28800 },
  { "1288.242", BOTH, PB_UNIT_TKR, 128824200 },
  { "1288,242", BOTH, PB_UNIT_TKR, 128824200 },
  { "1 288,242", BOTH, PB_UNIT_TKR, 128824200 },
  { "1 288.242", BOTH, PB_UNIT_TKR, 128824200 },
  { "-903436", BOTH, PB_UNIT_TKR, -90343600000 },
  { "0,00000001", BOTH, PB_UNIT_MNKR, 1 },
  { "92233720368547758,07", BOTH, PB_UNIT_KR, G_MAXINT64 },
  { "-92 233 720 368 547 758,08", BOTH, PB_UNIT_KR, G_MININT64 },
  { "-92.233.720.368,54775808", BOTH, PB_UNIT_MNKR, G_MININT64 },
};

static void
test_parse (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
    for (int language = 0; language < 2; language++)
      {
        g_autoptr (GError) error = NULL;
        gint64 ore = 4711;
        gboolean ok;

        if (amounts[i].language != BOTH && amounts[i].language != language)
          continue;
        pb_locale_set_language (language);
        ok = pb_money_parse (amounts[i].text, amounts[i].unit, &ore, &error);
        if (!ok || ore != amounts[i].ore)
          g_test_message ("“%s” in language %d", amounts[i].text, language);
        g_assert_no_error (error);
        g_assert_true (ok);
        g_assert_cmpint (ore, ==, amounts[i].ore);
      }
}

static void
test_refuse (void)
{
  static const struct
  {
    const char *text;
    PbUnit unit;
  } refused[] = {
    { "", PB_UNIT_KR },
    { "  ", PB_UNIT_KR },
    { "-", PB_UNIT_KR },
    { "()", PB_UNIT_KR },
    { "(7", PB_UNIT_KR },
    { "7)", PB_UNIT_KR },
    { "(-7)", PB_UNIT_KR },
    { "-(7)", PB_UNIT_KR },
    { "--7", PB_UNIT_KR },
    { "7-", PB_UNIT_KR },
    { "1 2", PB_UNIT_KR },
    { "12 34", PB_UNIT_KR },
    { "1234 567", PB_UNIT_KR },
    { "1  288", PB_UNIT_KR },
    { "1,2,3", PB_UNIT_KR },
    { "1.288,242.5", PB_UNIT_KR },
    { "1 288.242.100", PB_UNIT_KR },
    { "1.28,5", PB_UNIT_KR },
    { "5,", PB_UNIT_KR },
    { ",", PB_UNIT_KR },
    { "1,5 000", PB_UNIT_KR },
    { "1'288", PB_UNIT_KR },
    { "1e5", PB_UNIT_KR },
    { "0x10", PB_UNIT_KR },
    { "inf", PB_UNIT_KR },
    { "٣", PB_UNIT_KR },
    { "7,1 mnkr", PB_UNIT_MNKR },
    { "12 kr", PB_UNIT_KR },
    { "=7", PB_UNIT_KR },
    { "\xff", PB_UNIT_KR },
    { "1,005", PB_UNIT_KR },
    { "0,000001", PB_UNIT_TKR },
    { "0,000000001", PB_UNIT_MNKR },
    { "92233720368547758,08", PB_UNIT_KR },
    { "-92233720368547758,09", PB_UNIT_KR },
    { "92233720368547758070", PB_UNIT_TKR },
    { "184467440737095516160", PB_UNIT_KR },
    { "99999999999999999999999999999999", PB_UNIT_KR },
  };

  pb_locale_set_language (PB_LANGUAGE_SWEDISH);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 ore = 4711;
      gboolean ok = pb_money_parse (refused[i].text, refused[i].unit, &ore, &error);

      if (ok)
        g_test_message ("“%s” was read as %" G_GINT64_FORMAT, refused[i].text, ore);
      g_assert_false (ok);
      g_assert_error (error, PB_ERROR, PB_ERROR_INVALID);
      g_assert_cmpint (ore, ==, 4711);
      g_assert_true (g_str_has_suffix (error->message, "."));
      if (g_ascii_isdigit (refused[i].text[0]))
        g_assert_nonnull (strstr (error->message, refused[i].text));
    }
}

static void
test_format (void)
{
  static const struct
  {
    gint64 ore;
    PbUnit unit;
    int decimals;
    const char *swedish;
    const char *english;
  } formats[] = {
    { -710000000, PB_UNIT_MNKR, 1, "−7,1", "−7.1" },
    { 128824200, PB_UNIT_KR, 0, "1" NB "288" NB "242", "1,288,242" },
    { -90343600000, PB_UNIT_TKR, 0, "−903" NB "436", "−903,436" },
    { 0, PB_UNIT_MNKR, 1, "0,0", "0.0" },
    { -4999999, PB_UNIT_MNKR, 1, "0,0", "0.0" },
    { -5000000, PB_UNIT_MNKR, 1, "−0,1", "−0.1" },
    { 5000000, PB_UNIT_MNKR, 1, "0,1", "0.1" },
    { 14999999, PB_UNIT_MNKR, 1, "0,1", "0.1" },
    { 15000000, PB_UNIT_MNKR, 1, "0,2", "0.2" },
    { 99950000000, PB_UNIT_MNKR, 0, "1" NB "000", "1,000" },
    { 50, PB_UNIT_KR, 0, "1", "1" },
    { -49, PB_UNIT_KR, 0, "0", "0" },
    { 123456, PB_UNIT_KR, 2, "1" NB "234,56", "1,234.56" },
    { G_MAXINT64, PB_UNIT_KR, 2, "92" NB "233" NB "720" NB "368" NB "547" NB "758,07", "92,233,720,368,547,758.07" },
    { G_MININT64, PB_UNIT_MNKR, 0, "−92" NB "233" NB "720" NB "369", "−92,233,720,369" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *swedish = NULL;
      g_autofree char *english = NULL;

      pb_locale_set_language (PB_LANGUAGE_SWEDISH);
      swedish = pb_money_format (formats[i].ore, formats[i].unit, formats[i].decimals);
      pb_locale_set_language (PB_LANGUAGE_ENGLISH);
      english = pb_money_format (formats[i].ore, formats[i].unit, formats[i].decimals);
      g_assert_cmpstr (swedish, ==, formats[i].swedish);
      g_assert_cmpstr (english, ==, formats[i].english);
    }
}

static void
test_signed_and_exact (void)
{
  g_autofree char *plus = NULL;
  g_autofree char *minus = NULL;
  g_autofree char *nothing = NULL;
  g_autofree char *exact = NULL;
  g_autofree char *padded = NULL;

  pb_locale_set_language (PB_LANGUAGE_SWEDISH);
  plus = pb_money_format_signed (200000000, PB_UNIT_MNKR, 1);
  minus = pb_money_format_signed (-200000000, PB_UNIT_MNKR, 1);
  nothing = pb_money_format_signed (4999999, PB_UNIT_MNKR, 1);
  exact = pb_money_format_exact (123456789, PB_UNIT_MNKR, 1);
  padded = pb_money_format_exact (700000000, PB_UNIT_MNKR, 1);
  g_assert_cmpstr (plus, ==, "+2,0");
  g_assert_cmpstr (minus, ==, "−2,0");
  g_assert_cmpstr (nothing, ==, "0,0");
  g_assert_cmpstr (exact, ==, "1,23456789");
  g_assert_cmpstr (padded, ==, "7,0");
}

static void
test_round (void)
{
  g_assert_cmpint (pb_money_round (5000000, PB_UNIT_MNKR, 1), ==, 10000000);
  g_assert_cmpint (pb_money_round (-5000000, PB_UNIT_MNKR, 1), ==, -10000000);
  g_assert_cmpint (pb_money_round (4999999, PB_UNIT_MNKR, 1), ==, 0);
  g_assert_cmpint (pb_money_round (149, PB_UNIT_KR, 0), ==, 100);
  g_assert_cmpint (pb_money_round (123, PB_UNIT_KR, 2), ==, 123);
  g_assert_cmpint (pb_money_round (G_MAXINT64, PB_UNIT_KR, 2), ==, G_MAXINT64);
  g_assert_cmpint (pb_money_round (G_MAXINT64, PB_UNIT_MNKR, 8), ==, G_MAXINT64);
}

static void
assert_round_trip (gint64 ore, PbUnit unit)
{
  g_autofree char *text = pb_money_format_exact (ore, unit, 0);
  gint64 back = ~ore;

  if (!pb_money_parse (text, unit, &back, NULL) || back != ore)
    g_error ("%" G_GINT64_FORMAT " became “%s” and %" G_GINT64_FORMAT, ore, text, back);
}

/* A million amounts of every size, in all units and both languages: what is written is read back as the same amount. */
static void
test_round_trip (void)
{
  static const gint64 edges[]
      = { G_MININT64, G_MININT64 + 1, G_MAXINT64, G_MAXINT64 - 1, 0, 1, -1, 99, -99, 100, 100000000 };
  g_autoptr (GRand) random = g_rand_new_with_seed (20260926);

  for (int language = 0; language < 2; language++)
    {
      pb_locale_set_language (language);
      for (PbUnit unit = PB_UNIT_KR; unit <= PB_UNIT_MNKR; unit++)
        {
          for (guint i = 0; i < G_N_ELEMENTS (edges); i++)
            assert_round_trip (edges[i], unit);
          for (guint i = 0; i < 1000000 / 6 + 1; i++)
            {
              guint64 bits = ((guint64) g_rand_int (random) << 32) | g_rand_int (random);
              guint shift = g_rand_int_range (random, 0, 64);

              assert_round_trip ((gint64) bits >> shift, unit);
            }
        }
    }
}

static void
test_number (void)
{
  static const struct
  {
    double value;
    int decimals;
    const char *swedish;
  } formats[] = {
    { 1171522, 0, "1" NB "171" NB "522" },
    { 85.65, -1, "85,65" },
    { 12, -1, "12" },
    { 0.1, -1, "0,1" },
    { 1.005, 2, "1,01" },
    { 2.5, 0, "3" },
    { -2.5, 0, "−3" },
    { -0.04, 1, "0,0" },
    { 1e15, 0, "1" NB "000" NB "000" NB "000" NB "000" NB "000" },
    { 0.0000001, -1, "0" },
    { 66000, -1, "66" NB "000" },
  };
  double value = 0;

  pb_locale_set_language (PB_LANGUAGE_SWEDISH);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *text = pb_number_format (formats[i].value, formats[i].decimals);

      g_assert_cmpstr (text, ==, formats[i].swedish);
    }
  g_assert_true (pb_number_parse ("1 171 522,25", &value, NULL));
  g_assert_cmpfloat (value, ==, 1171522.25);
  g_assert_true (pb_number_parse ("(0,1)", &value, NULL));
  g_assert_cmpfloat (value, ==, -0.1);
  g_assert_false (pb_number_parse ("12 %", &value, NULL));
  g_assert_false (pb_number_parse ("nan", &value, NULL));
  g_assert_cmpint (pb_number_decimals ("14,9"), ==, 1);
  g_assert_cmpint (pb_number_decimals ("1.288.242"), ==, 0);
  g_assert_cmpint (pb_number_decimals ("(7,10)"), ==, 2);
  g_assert_cmpint (pb_number_decimals ("saknas"), ==, 0);
}

/* Öre of mnkr; a sum is exact to the öre, whatever its terms. */
static void
test_sum (void)
{
  static const struct
  {
    const char *text;
    gint64 ore;
  } sums[] = {
    { "3,5", 350000000 },
    { "=3,5+1,2-0,4", 430000000 },
    { " = 3,5 + 1,2 − 0,4 ", 430000000 },
    { "=3.5+1.2\u20130.4", 430000000 },
    { "=-3,5", -350000000 },
    { "=12-(3,5+1)", 750000000 },
    { "=12-(3,5-(1-0,5))", 900000000 },
    { "=-(1-2)", 100000000 },
    { "=(7,1)", 710000000 },
    { "=2--1", 300000000 },
    { "=1 288 242,5+0,5", 128824300000000 },
    { "=0,1+0,2-0,3", 0 },
    { "=0,00000001+0,00000002", 3 },
  };
  static const struct
  {
    const char *text;
    const char *said;
  } refused[] = {
    { "=", "“=” is not a sum" },
    { "=3,5+", "“=3,5+” is not a sum" },
    { "=3,5*2", "with plus, minus and parentheses only" },
    { "=3,5+A1", "“=3,5+A1” is not a sum" },
    { "=(3,5", "not a sum" },
    { "=3,5)", "not a sum" },
    { "=()", "not a sum" },
    { "=2(3)", "not a sum" },
    { "=2+--1", "not a sum" },
    { "=2+3 5", "“3 5” is not an amount" },
    { "=2+1,2,3", "“1,2,3” is not an amount" },
    { "=1+0,123456789", "“0,123456789” has too many decimals" },
    { "=92233720368+92233720368", "larger than an amount can be" },
    { "3,5+1", "“3,5+1” is not an amount" },
    { "", "amount is missing" },
    { "=\xff", "is not" },
  };

  for (int language = 0; language < 2; language++)
    for (guint i = 0; i < G_N_ELEMENTS (sums); i++)
      {
        g_autoptr (GError) error = NULL;
        gint64 ore = 0;

        pb_locale_set_language (language);
        g_assert_true (pb_money_parse_sum (sums[i].text, PB_UNIT_MNKR, &ore, &error));
        g_assert_no_error (error);
        g_assert_cmpint (ore, ==, sums[i].ore);
      }
  pb_locale_set_language (PB_LANGUAGE_SWEDISH);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 ore = 4711;

      g_assert_false (pb_money_parse_sum (refused[i].text, PB_UNIT_MNKR, &ore, &error));
      g_assert_error (error, PB_ERROR, PB_ERROR_INVALID);
      if (strstr (error->message, refused[i].said) == NULL)
        g_error ("“%s”: “%s” does not say “%s”", refused[i].text, error->message, refused[i].said);
      g_assert_cmpint (ore, ==, 4711);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/number/parse", test_parse);
  g_test_add_func ("/number/refuse", test_refuse);
  g_test_add_func ("/number/format", test_format);
  g_test_add_func ("/number/signed-and-exact", test_signed_and_exact);
  g_test_add_func ("/number/round", test_round);
  g_test_add_func ("/number/round-trip", test_round_trip);
  g_test_add_func ("/number/number", test_number);
  g_test_add_func ("/number/sum", test_sum);
  return g_test_run ();
}
