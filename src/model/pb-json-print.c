/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-json-print.h"

#include <string.h>

/* The length of an exponent at p with ".0" after it, not counting that; 0 where there is none. */
static gsize
measure_exponent (const char *p)
{
  gsize sign, digits;

  if (*p != 'e')
    return 0;
  sign = p[1] == '+' || p[1] == '-';
  digits = strspn (p + 1 + sign, "0123456789");
  return digits > 0 && g_str_has_prefix (p + 1 + sign + digits, ".0") ? 1 + sign + digits : 0;
}

char *
pb_json_print (JsonNode *root, gboolean pretty)
{
  char *text = json_to_string (root, pretty);
  char *to = text;
  gboolean quoted = FALSE;

  for (const char *p = text; *p;)
    {
      gsize n = quoted ? 0 : measure_exponent (p);

      if (n > 0)
        {
          memmove (to, p, n);
          to += n;
          p += n + strlen (".0");
          continue;
        }
      if (*p == '"')
        quoted = !quoted;
      else if (*p == '\\' && p[1])
        *to++ = *p++;
      *to++ = *p++;
    }
  *to = '\0';
  return text;
}
