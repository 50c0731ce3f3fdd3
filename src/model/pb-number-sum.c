/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-number.h"

#include <glib/gi18n-lib.h>

#include "pb-error.h"
#include "pb-number-private.h"

/* A sum being read. Only plus and minus: a parenthesis is a sign for all that stands in it. */
typedef struct
{
  const char *text; /* the whole, for sentences */
  const char *at;
  PbUnit unit;
  gint64 sum;
  int sign;         /* of the next amount, within its parenthesis */
  int outer;        /* of the parenthesis */
  GArray *outers;   /* of those around it */
  gboolean signed_; /* the next amount has a sign already */
  gboolean wanted;  /* an amount must come */
} Sum;

static gboolean
refuse_sum (Sum *self, GError **error)
{
  g_autofree char *quoted = pb_number_quote (self->text);

  return pb_number_refuse (
      error, _ ("“%s” is not a sum. Write one such as =3.5+1.2−0.4, with plus, minus and parentheses only."), quoted);
}

static gboolean
is_figure (char c)
{
  return g_ascii_isdigit (c) || c == '.' || c == ',';
}

static gboolean
read_amount (Sum *self, GError **error)
{
  const char *end = self->at;
  g_autofree char *figure = NULL;
  gint64 ore;

  while (is_figure (*end) || (*end != '\0' && pb_number_is_space (g_utf8_get_char (end))))
    end = g_utf8_next_char (end);
  figure = g_strndup (self->at, end - self->at);
  if (!pb_money_parse (figure, self->unit, &ore, error))
    return FALSE;
  if (self->sign * self->outer > 0 ? __builtin_add_overflow (self->sum, ore, &self->sum)
                                   : __builtin_sub_overflow (self->sum, ore, &self->sum))
    {
      g_autofree char *quoted = pb_number_quote (self->text);

      return pb_number_refuse (
          error, _ ("“%s” is larger than an amount can be. Check the figure and the table’s unit."), quoted);
    }
  self->at = end;
  self->wanted = FALSE;
  return TRUE;
}

static void
open_parenthesis (Sum *self)
{
  g_array_append_val (self->outers, self->outer);
  self->outer *= self->sign;
  self->sign = 1;
  self->signed_ = FALSE;
}

static gboolean
close_parenthesis (Sum *self)
{
  if (self->outers->len == 0)
    return FALSE;
  self->outer = g_array_index (self->outers, int, self->outers->len - 1);
  g_array_set_size (self->outers, self->outers->len - 1);
  return TRUE;
}

static gboolean
read_mark (Sum *self, gunichar c)
{
  if (self->wanted && c == '(')
    open_parenthesis (self);
  else if (!self->wanted && c == ')')
    return close_parenthesis (self);
  else if ((c == '+' || pb_number_is_minus (c)) && !self->signed_)
    {
      int sign = c == '+' ? 1 : -1;

      self->signed_ = self->wanted;
      self->sign = self->wanted ? self->sign * sign : sign;
      self->wanted = TRUE;
    }
  else
    return FALSE;
  return TRUE;
}

static gboolean
read_sum (Sum *self, GError **error)
{
  while (*self->at != '\0')
    {
      gunichar c = g_utf8_get_char (self->at);

      if (self->wanted && is_figure (*self->at))
        {
          if (!read_amount (self, error))
            return FALSE;
          self->signed_ = FALSE;
          continue;
        }
      if (!pb_number_is_space (c) && !read_mark (self, c))
        return refuse_sum (self, error);
      self->at = g_utf8_next_char (self->at);
    }
  return (!self->wanted && self->outers->len == 0) || refuse_sum (self, error);
}

gboolean
pb_money_parse_sum (const char *text, PbUnit unit, gint64 *ore, GError **error)
{
  Sum sum = { text, text, unit, 0, 1, 1, NULL, FALSE, TRUE };
  gboolean ok;

  g_return_val_if_fail (ore != NULL, FALSE);

  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return pb_money_parse (text, unit, ore, error);
  while (*sum.at != '\0' && pb_number_is_space (g_utf8_get_char (sum.at)))
    sum.at = g_utf8_next_char (sum.at);
  if (*sum.at != '=')
    return pb_money_parse (text, unit, ore, error);

  sum.at++;
  sum.outers = g_array_new (FALSE, FALSE, sizeof (int));
  ok = read_sum (&sum, error);
  g_array_unref (sum.outers);
  if (ok)
    *ore = sum.sum;
  return ok;
}
