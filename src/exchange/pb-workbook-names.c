/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names that a spreadsheet takes, no two of them alike. */
#include "pb-workbook-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Counted as Excel counts: in UTF-16. */
#define MAX_SHEET_NAME 31
#define MAX_NAME 120

static guint
units_of (gunichar c)
{
  return c > 0xffff ? 2 : 1;
}

/* The beginning of text that takes at most max of Excel's characters. (transfer full) */
static char *
cut (const char *text, guint max)
{
  guint n = 0;
  const char *p = text;
  for (; *p != '\0' && n + units_of (g_utf8_get_char (p)) <= max; p = g_utf8_next_char (p))
    n += units_of (g_utf8_get_char (p));
  return g_strndup (text, p - text);
}

static guint
count_units (const char *text)
{
  guint n = 0;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    n += units_of (g_utf8_get_char (p));
  return n;
}

/* Without what Excel forbids in the name of a sheet; "History" is Excel's own. (transfer full) */
static char *
dup_valid (const char *wanted)
{
  g_autofree char *utf8 = g_utf8_make_valid (wanted, -1);
  GString *name = g_string_new (NULL);
  for (const char *p = utf8; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (c < 0x20 || c == 0x7f || c == 0xfffe || c == 0xffff || (c < 0x80 && strchr ("[]:*?/\\", (int)c) != NULL))
        g_string_append_c (name, ' ');
      else
        g_string_append_unichar (name, c);
    }
  g_strstrip (name->str);
  name->len = strlen (name->str);
  if (*name->str == '\'')
    g_string_erase (name, 0, strspn (name->str, "'"));
  while (name->len > 0 && name->str[name->len - 1] == '\'')
    g_string_truncate (name, name->len - 1);
  if (name->len == 0 || g_ascii_strcasecmp (name->str, "history") == 0)
    g_string_append (name, name->len == 0 ? _ ("Sheet") : "_");
  return g_string_free (name, FALSE);
}

char *
pb_workbook_take_sheet_name (PbWorkbook *self, const char *wanted)
{
  g_autofree char *valid = dup_valid (wanted);
  for (guint n = 1;; n++)
    {
      g_autofree char *suffix = n > 1 ? g_strdup_printf (" (%u)", n) : g_strdup ("");
      g_autofree char *start = cut (valid, MAX_SHEET_NAME - count_units (suffix));
      g_strchomp (start);
      /* Cutting may have brought an apostrophe to the end. */
      while (*start != '\0' && start[strlen (start) - 1] == '\'' && *suffix == '\0')
        start[strlen (start) - 1] = '\0';
      g_autofree char *name = g_strconcat (start, suffix, NULL);
      g_autofree char *folded = g_utf8_casefold (name, -1);
      if (*name != '\0' && g_hash_table_add (self->sheet_names, g_steal_pointer (&folded)))
        return g_steal_pointer (&name);
    }
}

static void
append_part (GString *name, const char *part)
{
  gboolean gap = FALSE;
  for (const char *p = part; *p != '\0' && g_utf8_strlen (name->str, -1) < MAX_NAME; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (!g_unichar_isalnum (c))
        {
          gap = name->len > 0;
          continue;
        }
      if (gap && !g_str_has_suffix (name->str, "."))
        g_string_append_c (name, '_');
      gap = FALSE;
      g_string_append_unichar (name, c);
    }
}

char *
pb_workbook_take_name (PbWorkbook *self, const char *first, const char *second)
{
  g_autoptr (GString) name = g_string_new (NULL);
  append_part (name, first);
  /* The point keeps it from being the name of a cell. */
  g_string_append_c (name, '.');
  append_part (name, second);
  if (!g_unichar_isalpha (g_utf8_get_char (name->str)))
    g_string_prepend_c (name, '_');
  for (guint n = 1;; n++)
    {
      g_autofree char *whole = n > 1 ? g_strdup_printf ("%s_%u", name->str, n) : g_strdup (name->str);
      g_autofree char *folded = g_utf8_casefold (whole, -1);
      if (g_hash_table_add (self->names, g_steal_pointer (&folded)))
        return g_steal_pointer (&whole);
    }
}

void
pb_workbook_define_row (PbWorksheet *self, const char *first, const char *second, guint row, guint column,
                        guint last_column)
{
  g_autofree char *name = pb_workbook_take_name (self->book, first, second);
  g_autofree char *from = pb_xlsx_dup_letters (column), *to = pb_xlsx_dup_letters (last_column);
  g_auto (GStrv) parts = g_strsplit (self->name, "'", -1);
  g_autofree char *quoted = g_strjoinv ("''", parts);
  g_autofree char *range = column == last_column
                               ? g_strdup_printf ("='%s'!$%s$%u", quoted, from, row + 1)
                               : g_strdup_printf ("='%s'!$%s$%u:$%s$%u", quoted, from, row + 1, to, row + 1);
  workbook_define_name (self->book->book, name, range);
}
