/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-number.h"

#include <glib/gi18n-lib.h>
#include <float.h>
#include <math.h>
#include <string.h>

#include "pb-error.h"
#include "pb-locale.h"
#include "pb-number-private.h"

#define MINUS "\u2212"
#define NO_BREAK_SPACE "\u00a0"

/* What a number's text holds: its digits without signs, spaces and separators. */
typedef struct
{
  GString *digits;
  guint n_decimals;
  gboolean negative;
} Scanned;

gboolean
pb_number_is_space (gunichar c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0x00a0 || c == 0x202f || c == 0x2009 || c == 0x2007;
}

gboolean
pb_number_is_minus (gunichar c)
{
  return c == '-' || c == 0x2212 || c == 0x2010 || c == 0x2011 || c == 0x2013;
}

/* The number's body in ASCII: digits, separators, and ' ' for each of the spaces. NULL where anything else stands in
 * it. */
static char *
to_ascii_body (const char *text, gboolean *negative)
{
  g_autoptr (GString) body = g_string_new (NULL);
  gboolean parentheses = FALSE;
  gboolean closed = FALSE;
  gboolean sign = FALSE;

  *negative = FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (closed && !pb_number_is_space (c))
        return NULL;
      if (pb_number_is_space (c))
        {
          if (body->len > 0)
            g_string_append_c (body, ' ');
        }
      else if ((c >= '0' && c <= '9') || c == '.' || c == ',')
        g_string_append_c (body, (char) c);
      else if (c == ')' && parentheses && body->len > 0)
        closed = TRUE;
      else if (body->len > 0 || sign || parentheses)
        return NULL;
      else if (c == '(')
        *negative = parentheses = TRUE;
      else if (c == '+' || pb_number_is_minus (c))
        {
          sign = TRUE;
          *negative = c != '+';
        }
      else
        return NULL;
    }
  if (parentheses != closed)
    return NULL;
  g_strchomp (body->str);
  return g_string_free (g_steal_pointer (&body), FALSE);
}

/* TRUE where the first length bytes are digits, in groups of three where mark parts them. */
static gboolean
is_grouped (const char *body, gsize length, char mark)
{
  gsize run = 0;
  gboolean first = TRUE;

  for (gsize i = 0; i <= length; i++)
    {
      if (i < length && g_ascii_isdigit (body[i]))
        {
          run++;
          continue;
        }
      if (i < length && body[i] != mark)
        return FALSE;
      if (first && i == length)
        return TRUE;
      if (first ? run < 1 || run > 3 : run != 3)
        return FALSE;
      first = FALSE;
      run = 0;
    }
  return TRUE;
}

static guint
count_char (const char *text, char c)
{
  guint n = 0;

  for (; *text != '\0'; text++)
    n += *text == c;
  return n;
}

/* Whether the body's only mark, a point or a comma with no spaces beside it, parts thousands. */
static gboolean
is_lone_mark_grouping (const char *body, const char *mark)
{
  char own = pb_locale_get_language () == PB_LANGUAGE_SWEDISH ? ',' : '.';

  return *mark != own && body[0] != '0' && is_grouped (body, strlen (body), *mark);
}

/* Finds the decimal sign (NULL where none) and the sign of grouping (0 where none). */
static gboolean
find_marks (const char *body, const char **decimal, char *grouping)
{
  const char *point = strrchr (body, '.');
  const char *comma = strrchr (body, ',');
  const char *last = point > comma ? point : comma;
  gboolean spaced = strchr (body, ' ') != NULL;

  *decimal = NULL;
  *grouping = spaced ? ' ' : 0;
  if (last == NULL)
    return TRUE;
  if (point != NULL && comma != NULL)
    {
      if (spaced || count_char (body, *last) > 1)
        return FALSE;
      *grouping = *last == '.' ? ',' : '.';
      *decimal = last;
      return TRUE;
    }
  if (count_char (body, *last) > 1)
    {
      *grouping = *last;
      return !spaced;
    }
  if (!spaced && is_lone_mark_grouping (body, last))
    *grouping = *last;
  else
    *decimal = last;
  return TRUE;
}

static gboolean
scan (const char *text, Scanned *scanned)
{
  g_autofree char *body = NULL;
  const char *decimal;
  char grouping;
  gsize whole;

  scanned->digits = NULL;
  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return FALSE;
  body = to_ascii_body (text, &scanned->negative);
  if (body == NULL || *body == '\0' || !find_marks (body, &decimal, &grouping))
    return FALSE;

  whole = decimal != NULL ? (gsize) (decimal - body) : strlen (body);
  if (!is_grouped (body, whole, grouping) || (whole == 0 && decimal == NULL))
    return FALSE;
  scanned->n_decimals = 0;
  if (decimal != NULL)
    {
      scanned->n_decimals = strspn (decimal + 1, "0123456789");
      if (scanned->n_decimals == 0 || decimal[1 + scanned->n_decimals] != '\0')
        return FALSE;
    }
  scanned->digits = g_string_new (NULL);
  for (const char *p = body; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      g_string_append_c (scanned->digits, *p);
  return TRUE;
}

char *
pb_number_quote (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);

  g_strdelimit (g_strstrip (valid), "\n\r\t", ' ');
  if (g_utf8_strlen (valid, -1) > 40)
    {
      g_autofree char *start = g_utf8_substring (valid, 0, 40);

      return g_strconcat (start, "…", NULL);
    }
  return g_steal_pointer (&valid);
}

static const int unit_exponents[] = { [PB_UNIT_KR] = 2, [PB_UNIT_TKR] = 5, [PB_UNIT_MNKR] = 8 };

static guint64
power_of_ten (guint exponent)
{
  guint64 power = 1;

  while (exponent-- > 0)
    power *= 10;
  return power;
}

gboolean
pb_number_refuse (GError **error, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  if (error != NULL)
    *error = g_error_new_valist (PB_ERROR, PB_ERROR_INVALID, format, args);
  va_end (args);
  return FALSE;
}

/* The digits × 10^exponent, as long as it is no larger than an amount can be. */
static gboolean
magnitude_of (const char *digits, guint exponent, gboolean negative, guint64 *magnitude)
{
  guint64 value = 0;

  for (; *digits != '\0'; digits++)
    if (__builtin_mul_overflow (value, 10, &value) || __builtin_add_overflow (value, *digits - '0', &value))
      return FALSE;
  if (__builtin_mul_overflow (value, power_of_ten (exponent), &value))
    return FALSE;
  *magnitude = value;
  return value <= (guint64) G_MAXINT64 + (negative ? 1 : 0);
}

gboolean
pb_money_parse (const char *text, PbUnit unit, gint64 *ore, GError **error)
{
  Scanned scanned;
  gboolean is_number = scan (text, &scanned);
  g_autoptr (GString) digits = scanned.digits;
  g_autofree char *quoted = pb_number_quote (text);
  guint64 magnitude;

  g_return_val_if_fail (ore != NULL, FALSE);

  if (!is_number)
    return *quoted == '\0'
               ? pb_number_refuse (error, _("An amount is missing. Write one such as −7.1 or 1,288,242."))
               : pb_number_refuse (error,
                                   _("“%s” is not an amount. Write one such as −7.1 or 1,288,242, without a unit."),
                                   quoted);
  if (scanned.n_decimals > unit_exponents[unit])
    return pb_number_refuse (
        error,
        ngettext ("“%s” has too many decimals. Write at most %d decimal: amounts are kept in whole öre.",
                  "“%s” has too many decimals. Write at most %d decimals: amounts are kept in whole öre.",
                  unit_exponents[unit]),
        quoted, unit_exponents[unit]);
  if (!magnitude_of (digits->str, unit_exponents[unit] - scanned.n_decimals, scanned.negative, &magnitude))
    return pb_number_refuse (error, _("“%s” is larger than an amount can be. Check the figure and the table’s unit."),
                             quoted);
  *ore = (gint64) (scanned.negative ? 0 - magnitude : magnitude);
  return TRUE;
}

static void
append_grouped (GString *out, const char *digits)
{
  const char *mark = pb_locale_get_language () == PB_LANGUAGE_SWEDISH ? NO_BREAK_SPACE : ",";
  gsize length = strlen (digits);

  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0)
        g_string_append (out, mark);
      g_string_append_c (out, digits[i]);
    }
}

static char
decimal_sign (void)
{
  return pb_locale_get_language () == PB_LANGUAGE_SWEDISH ? ',' : '.';
}

static guint64
magnitude (gint64 ore)
{
  return ore < 0 ? 0 - (guint64) ore : (guint64) ore;
}

/* Half away from zero; cannot overflow: the step is at most 10^8. */
static guint64
divide_rounded (guint64 value, guint64 step)
{
  return (value + step / 2) / step;
}

static char *
format_money (gint64 ore, PbUnit unit, int decimals, gboolean plus)
{
  int shown = CLAMP (decimals, 0, unit_exponents[unit]);
  guint64 scaled = divide_rounded (magnitude (ore), power_of_ten (unit_exponents[unit] - shown));
  guint64 one = power_of_ten (shown);
  g_autofree char *whole = g_strdup_printf ("%" G_GUINT64_FORMAT, scaled / one);
  GString *out = g_string_new (NULL);

  if (ore < 0 && scaled != 0)
    g_string_append (out, MINUS);
  else if (plus && ore > 0 && scaled != 0)
    g_string_append_c (out, '+');
  append_grouped (out, whole);
  if (shown > 0)
    g_string_append_printf (out, "%c%0*" G_GUINT64_FORMAT, decimal_sign (), shown, scaled % one);
  return g_string_free (out, FALSE);
}

char *
pb_money_format (gint64 ore, PbUnit unit, int decimals)
{
  return format_money (ore, unit, decimals, FALSE);
}

char *
pb_money_format_signed (gint64 ore, PbUnit unit, int decimals)
{
  return format_money (ore, unit, decimals, TRUE);
}

char *
pb_money_format_exact (gint64 ore, PbUnit unit, int min_decimals)
{
  int needed = unit_exponents[unit];
  guint64 rest = magnitude (ore);

  while (needed > 0 && rest % 10 == 0)
    {
      rest /= 10;
      needed--;
    }
  return format_money (ore, unit, MAX (needed, min_decimals), FALSE);
}

gint64
pb_unit_ore (PbUnit unit)
{
  return (gint64) power_of_ten (unit_exponents[unit]);
}

int
pb_unit_decimals (PbUnit unit)
{
  return unit == PB_UNIT_MNKR ? 1 : 0;
}

gint64
pb_money_round (gint64 ore, PbUnit unit, int decimals)
{
  guint64 step = power_of_ten (unit_exponents[unit] - CLAMP (decimals, 0, unit_exponents[unit]));
  guint64 rounded = divide_rounded (magnitude (ore), step) * step;

  if (rounded > (guint64) G_MAXINT64)
    rounded -= step;
  return ore < 0 ? -(gint64) rounded : (gint64) rounded;
}

gboolean
pb_money_from_kronor (long double kronor, gint64 *ore)
{
  long double value = roundl (kronor * 100);

  if (!isfinite (value) || fabsl (value) >= 9.2e18L)
    return FALSE;
  *ore = (gint64) value;
  return TRUE;
}

gboolean
pb_number_parse (const char *text, double *value, GError **error)
{
  Scanned scanned;
  gboolean is_number = scan (text, &scanned);
  g_autoptr (GString) digits = scanned.digits;
  g_autofree char *quoted = pb_number_quote (text);

  g_return_val_if_fail (value != NULL, FALSE);

  if (!is_number)
    return *quoted == '\0'
               ? pb_number_refuse (error, _("A number is missing. Write one such as 12.5 or 1,288,242."))
               : pb_number_refuse (error, _("“%s” is not a number. Write one such as 12.5 or 1,288,242."), quoted);
  g_string_insert_c (digits, digits->len - scanned.n_decimals, '.');
  *value = g_ascii_strtod (digits->str, NULL);
  if (!isfinite (*value))
    return pb_number_refuse (error, _("“%s” is larger than a number can be."), quoted);
  if (scanned.negative && *value != 0)
    *value = -*value;
  return TRUE;
}

/* Half away from zero as the shortest decimals of the number say, not as its binary does: 1.005 is 1.01. */
static double
round_decimals (double value, int decimals)
{
  double scale = (double) power_of_ten (decimals);
  double scaled = value * scale;

  if (!isfinite (scaled) || fabs (scaled) > 1e12)
    return value;
  return round (scaled * (1 + 4 * DBL_EPSILON)) / scale;
}

char *
pb_number_format (double value, int decimals)
{
  int shown = decimals < 0 ? 6 : MIN (decimals, 15);
  char buffer[G_ASCII_DTOSTR_BUF_SIZE + 340];
  char *point;
  GString *out;
  double rounded;

  if (!isfinite (value))
    return g_strdup ("–");

  rounded = round_decimals (value, shown);
  {
    g_autofree char *format = g_strdup_printf ("%%.%df", shown);

    g_ascii_formatd (buffer, sizeof buffer, format, fabs (rounded));
  }
  point = strchr (buffer, '.');
  if (point != NULL)
    {
      char *end = buffer + strlen (buffer);

      while (decimals < 0 && end[-1] == '0')
        *--end = '\0';
      *point = '\0';
    }
  out = g_string_new (rounded < 0 ? MINUS : NULL);
  append_grouped (out, buffer);
  if (point != NULL && point[1] != '\0')
    g_string_append_printf (out, "%c%s", decimal_sign (), point + 1);
  return g_string_free (out, FALSE);
}

int
pb_number_decimals (const char *text)
{
  Scanned scanned;

  if (!scan (text, &scanned))
    return 0;
  g_string_free (scanned.digits, TRUE);
  return (int) scanned.n_decimals;
}

void
pb_number_append_plain (GString *to, const char *formatted)
{
  gunichar decimal = pb_locale_get_language () == PB_LANGUAGE_SWEDISH ? ',' : '.';

  for (const char *p = formatted; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 0x2212)
        g_string_append_c (to, '-');
      else if (g_unichar_isdigit (c) || c == decimal)
        g_string_append_unichar (to, c);
    }
}
