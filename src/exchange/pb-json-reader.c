/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-json-reader.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>
#include "model/pb-error.h"

typedef enum
{
  EXPECT_VALUE,
  EXPECT_VALUE_OR_END,
  EXPECT_NAME,
  EXPECT_NAME_OR_END,
  EXPECT_COLON,
  EXPECT_COMMA_OR_END,
  EXPECT_NOTHING,
} Expect;

struct _PbJsonReader
{
  char *name;
  const char *start;
  const char *at;
  const char *end;
  Expect expect;
  PbJsonToken last;
  guint depth;
  char stack[PB_JSON_MAX_DEPTH]; /* { or [ */
  const char *text; /* where it stands, or in decoded */
  gsize length;
  GString *decoded; /* of a string with escapes */
  double number;
  const char *failed; /* what was wrong there, translated */
};

PbJsonReader *
pb_json_reader_new (const char *name, const char *text, gsize length)
{
  PbJsonReader *self = g_new0 (PbJsonReader, 1);
  const char *bad;
  self->name = g_strdup (name);
  self->start = self->at = text;
  self->end = text + length;
  self->decoded = g_string_new (NULL);
  if (length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    self->at += 3;
  if (!g_utf8_validate_len (self->at, (gsize) (self->end - self->at), &bad))
    {
      self->at = bad;
      self->failed = _ ("this is no UTF-8 text");
    }
  return self;
}

void
pb_json_reader_free (PbJsonReader *self)
{
  g_string_free (self->decoded, TRUE);
  g_free (self->name);
  g_free (self);
}

static PbJsonToken
fail (PbJsonReader *self, const char *why)
{
  self->failed = why;
  return PB_JSON_FAILED;
}

static void
skip_space (PbJsonReader *self)
{
  while (self->at < self->end && (*self->at == ' ' || *self->at == '\n' || *self->at == '\r' || *self->at == '\t'))
    self->at++;
}

static void
after_value (PbJsonReader *self)
{
  self->expect = self->depth > 0 ? EXPECT_COMMA_OR_END : EXPECT_NOTHING;
}

static PbJsonToken
begin (PbJsonReader *self, char kind)
{
  if (self->depth == PB_JSON_MAX_DEPTH)
    return fail (self, _ ("values lie too deep in each other"));
  self->stack[self->depth++] = kind;
  self->at++;
  self->expect = kind == '{' ? EXPECT_NAME_OR_END : EXPECT_VALUE_OR_END;
  return kind == '{' ? PB_JSON_BEGIN_OBJECT : PB_JSON_BEGIN_ARRAY;
}

static PbJsonToken
finish (PbJsonReader *self)
{
  char kind = self->stack[--self->depth];
  self->at++;
  after_value (self);
  return kind == '{' ? PB_JSON_END_OBJECT : PB_JSON_END_ARRAY;
}

/* Four hexadecimal digits; -1 where they are not. */
static int
read_hex (PbJsonReader *self)
{
  int value = 0;
  if (self->end - self->at < 4)
    return -1;
  for (int i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (*self->at++);
      if (digit < 0)
        return -1;
      value = value * 16 + digit;
    }
  return value;
}

/* A half of a pair that stands alone, and a 0, become the replacement character. */
static gboolean
read_unicode (PbJsonReader *self)
{
  int first = read_hex (self), second;
  gunichar c = (gunichar) first;
  if (first < 0)
    return FALSE;
  if (first >= 0xd800 && first < 0xdc00 && self->end - self->at >= 6 && self->at[0] == '\\' && self->at[1] == 'u')
    {
      const char *back = self->at;
      self->at += 2;
      second = read_hex (self);
      if (second < 0)
        return FALSE;
      if (second >= 0xdc00 && second < 0xe000)
        c = 0x10000 + (((gunichar) first - 0xd800) << 10) + ((gunichar) second - 0xdc00);
      else
        self->at = back;
    }
  g_string_append_unichar (self->decoded, c == 0 || (c >= 0xd800 && c < 0xe000) ? 0xfffd : c);
  return TRUE;
}

static gboolean
read_escape (PbJsonReader *self)
{
  static const char escapes[] = "\"\\/bfnrt", meanings[] = "\"\\/\b\f\n\r\t";
  const char *found;
  char c;
  if (self->at == self->end)
    return FALSE;
  c = *self->at++;
  if (c == 'u')
    return read_unicode (self);
  found = c != '\0' ? strchr (escapes, c) : NULL;
  if (found == NULL)
    return FALSE;
  g_string_append_c (self->decoded, meanings[found - escapes]);
  return TRUE;
}

static PbJsonToken
read_string (PbJsonReader *self, PbJsonToken token)
{
  const char *start = ++self->at;
  gboolean escaped = FALSE;
  for (;;)
    {
      const char *from = self->at;
      while (self->at < self->end && *self->at != '"' && *self->at != '\\' && (guchar) *self->at >= 0x20)
        self->at++;
      if (self->at == self->end || (guchar) *self->at < 0x20)
        return fail (self, _ ("a text has no end"));
      if (*self->at == '\\' && !escaped)
        g_string_truncate (self->decoded, 0);
      escaped |= *self->at == '\\';
      if (escaped)
        g_string_append_len (self->decoded, self->decoded->len == 0 ? start : from,
                             self->at - (self->decoded->len == 0 ? start : from));
      if (*self->at++ == '"')
        break;
      if (!read_escape (self))
        return fail (self, _ ("\\ is not followed by what may follow it"));
    }
  self->text = escaped ? self->decoded->str : start;
  self->length = escaped ? self->decoded->len : (gsize) (self->at - 1 - start);
  if (token == PB_JSON_NAME)
    self->expect = EXPECT_COLON;
  else
    after_value (self);
  return token;
}

static const char *
skip_digits (const char *at)
{
  while (g_ascii_isdigit (*at))
    at++;
  return at;
}

/* The end of a number as JSON writes it; NULL where it is none. Ends at the 0 after the text at the latest. */
static const char *
find_number_end (const char *at)
{
  const char *digits;
  at += *at == '-';
  digits = at;
  at = skip_digits (at);
  if (at == digits || (*digits == '0' && at > digits + 1))
    return NULL;
  if (*at == '.')
    {
      digits = ++at;
      at = skip_digits (at);
      if (at == digits)
        return NULL;
    }
  if (*at == 'e' || *at == 'E')
    {
      at++;
      at += *at == '+' || *at == '-';
      digits = at;
      at = skip_digits (at);
      if (at == digits)
        return NULL;
    }
  return at;
}

/* Up to fifteen digits and no exponent: both parts are exact, and so is their quotient, rounded once. */
static gboolean
read_short_number (const char *at, const char *end, double *number)
{
  static const double powers[] = { 1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15 };
  gboolean negative = *at == '-';
  gint64 digits = 0;
  guint n = 0, decimals = 0;
  gboolean fraction = FALSE;
  for (at += negative; at < end; at++)
    {
      if (*at == '.')
        fraction = TRUE;
      else if (!g_ascii_isdigit (*at) || ++n > 15)
        return FALSE;
      else
        {
          digits = digits * 10 + (*at - '0');
          decimals += fraction;
        }
    }
  *number = (double) digits / powers[decimals];
  if (negative)
    *number = -*number;
  return TRUE;
}

static PbJsonToken
read_number (PbJsonReader *self)
{
  const char *end = find_number_end (self->at);
  if (end == NULL)
    return fail (self, _ ("this is no number"));
  if (!read_short_number (self->at, end, &self->number))
    self->number = g_ascii_strtod (self->at, NULL);
  if (!isfinite (self->number))
    return fail (self, _ ("the number is too large"));
  self->at = end;
  after_value (self);
  return PB_JSON_NUMBER;
}

static PbJsonToken
read_word (PbJsonReader *self)
{
  static const struct
  {
    const char *word;
    PbJsonToken token;
  } words[] = { { "true", PB_JSON_TRUE }, { "false", PB_JSON_FALSE }, { "null", PB_JSON_NULL } };
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i].word);
      if ((gsize) (self->end - self->at) >= length && memcmp (self->at, words[i].word, length) == 0)
        {
          self->at += length;
          after_value (self);
          return words[i].token;
        }
    }
  return fail (self, _ ("a value was expected here"));
}

static PbJsonToken
read_value (PbJsonReader *self)
{
  switch (*self->at)
    {
    case '{':
    case '[':
      return begin (self, *self->at);
    case '"':
      return read_string (self, PB_JSON_STRING);
    case '-':
    case '0' ... '9':
      return read_number (self);
    default:
      return read_word (self);
    }
}

static PbJsonToken
read_token (PbJsonReader *self)
{
  skip_space (self);
  if (self->expect == EXPECT_NOTHING)
    return self->at == self->end ? PB_JSON_END : fail (self, _ ("there is something after the end"));
  if (self->at == self->end)
    return fail (self, _ ("it ends too early"));
  if (self->expect == EXPECT_COMMA_OR_END)
    {
      gboolean in_object = self->stack[self->depth - 1] == '{';
      if (*self->at == (in_object ? '}' : ']'))
        return finish (self);
      if (*self->at != ',')
        return fail (self, _ ("a comma was expected here"));
      self->at++;
      skip_space (self);
      self->expect = in_object ? EXPECT_NAME : EXPECT_VALUE;
    }
  if (self->expect == EXPECT_NAME_OR_END && *self->at == '}')
    return finish (self);
  if (self->expect == EXPECT_VALUE_OR_END && *self->at == ']')
    return finish (self);
  if (self->expect == EXPECT_NAME || self->expect == EXPECT_NAME_OR_END)
    return *self->at == '"' ? read_string (self, PB_JSON_NAME) : fail (self, _ ("a name in quotation marks was expected here"));
  if (self->expect == EXPECT_COLON)
    {
      if (*self->at != ':')
        return fail (self, _ ("a colon was expected here"));
      self->at++;
      skip_space (self);
    }
  return read_value (self);
}

PbJsonToken
pb_json_reader_next (PbJsonReader *self)
{
  if (self->failed != NULL)
    return PB_JSON_FAILED;
  self->last = read_token (self);
  return self->last;
}

gboolean
pb_json_reader_skip (PbJsonReader *self)
{
  guint depth = self->depth;
  if (self->last != PB_JSON_BEGIN_OBJECT && self->last != PB_JSON_BEGIN_ARRAY)
    return self->failed == NULL;
  while (self->depth >= depth)
    if (pb_json_reader_next (self) == PB_JSON_FAILED)
      return FALSE;
  return TRUE;
}

const char *
pb_json_reader_peek_text (PbJsonReader *self, gsize *length)
{
  *length = self->length;
  return self->text;
}

gboolean
pb_json_reader_text_is (PbJsonReader *self, const char *text)
{
  gsize length = strlen (text);
  return self->length == length && memcmp (self->text, text, length) == 0;
}

double
pb_json_reader_get_number (PbJsonReader *self)
{
  return self->number;
}

GError *
pb_json_reader_dup_error (PbJsonReader *self)
{
  guint line = 1;
  const char *line_start = self->start;
  for (const char *at = self->start; at < self->at; at++)
    if (*at == '\n')
      {
        line++;
        line_start = at + 1;
      }
  return g_error_new (PB_ERROR, PB_ERROR_INVALID, _ ("%s, line %u, character %u: %s. It is no whole JSON file; fetch it again."),
                      self->name, line, (guint) MIN (self->at - line_start + 1, G_MAXINT), self->failed);
}
