/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells of a workbook as text. */
#include "pb-xlsx-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>
#include "pb-show-private.h"

#define MINUTES_OF_DAY (24 * 60)

void
pb_xlsx_text_start (PbXlsxText *self, const char *name)
{
  if (strcmp (name, "rPh") == 0)
    self->in_reading = TRUE;
  else if (strcmp (name, "t") == 0)
    self->in_text = TRUE;
}

void
pb_xlsx_text_end (PbXlsxText *self, const char *name)
{
  if (strcmp (name, "rPh") == 0)
    self->in_reading = FALSE;
  else if (strcmp (name, "t") == 0)
    self->in_text = FALSE;
}

void
pb_xlsx_text_add (PbXlsxText *self, PbXml *xml, const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    self->n_characters += (text[i] & 0xc0) != 0x80;
  /* What is escaped takes seven. */
  if (self->n_characters > 7 * PB_XLSX_MAX_TEXT)
    pb_xml_fail (xml, _ ("a cell holds more text than Excel takes (32,767 characters). It was not read."));
  else
    g_string_append_len (self->text, text, length);
}

/* The character that _xHHHH_ at p stands for, 0 where it is none that text may hold. */
static gunichar
escaped (const char *p)
{
  gunichar c = 0;
  if (p[0] != '_' || p[1] != 'x')
    return 0;
  for (guint i = 2; i < 6; i++)
    {
      if (!g_ascii_isxdigit (p[i]))
        return 0;
      c = c * 16 + g_ascii_xdigit_value (p[i]);
    }
  return p[6] == '_' && g_unichar_validate (c) ? c : 0;
}

const char *
pb_xlsx_keep_text (PbXlsx *self, const char *text)
{
  if (strstr (text, "_x") == NULL)
    return g_string_chunk_insert (self->texts, text);
  g_autoptr (GString) plain = g_string_sized_new (strlen (text));
  for (const char *p = text; *p != '\0';)
    {
      gunichar c = escaped (p);
      if (c != 0)
        g_string_append_unichar (plain, c);
      else
        g_string_append_c (plain, *p);
      p += c != 0 ? 7 : 1;
    }
  return g_string_chunk_insert (self->texts, plain->str);
}

gboolean
pb_xlsx_format_is_date (const char *code)
{
  for (const char *p = code; *p != '\0' && *p != ';'; p++)
    switch (*p)
      {
      case '"':
        p = strchr (p + 1, '"');
        if (p == NULL)
          return FALSE;
        break;
      case '[':
        /* [h], [mm], [ss] count time; [Red], [$kr-41D] and [>=100] do not. */
        if (strchr ("hms", g_ascii_tolower (p[1])) != NULL && p[1] != '\0' && p[1 + strspn (p + 1, "hHmMsS")] == ']')
          return TRUE;
        p = strchr (p, ']');
        if (p == NULL)
          return FALSE;
        break;
      case '\\':
      case '_':
      case '*':
        if (p[1] == '\0')
          return FALSE;
        p++;
        break;
      default:
        if (g_ascii_strncasecmp (p, "standard", strlen ("standard")) == 0)
          p += strlen ("standard") - 1;
        else if (strchr ("dmyhs", g_ascii_tolower (*p)) != NULL)
          return TRUE;
        break;
      }
  return FALSE;
}

char *
pb_xlsx_dup_letters (guint column)
{
  char letters[8];
  guint at = sizeof letters - 1;
  letters[at] = '\0';
  for (guint n = column + 1; n > 0 && at > 0; n = (n - 1) / 26)
    letters[--at] = 'A' + (n - 1) % 26;
  return g_strdup (letters + at);
}

static char *
dup_date (double serial)
{
  gint64 minutes = llround (serial * MINUTES_OF_DAY);
  gint64 day = minutes / MINUTES_OF_DAY;
  int minute = minutes % MINUTES_OF_DAY;
  GDate date;
  g_date_set_dmy (&date, 30, G_DATE_DECEMBER, 1899);
  if (day == 0)
    return g_strdup_printf ("%02d:%02d", minute / 60, minute % 60);
  g_date_add_days (&date, day);
  if (minute == 0)
    return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (&date), g_date_get_month (&date),
                            g_date_get_day (&date));
  return g_strdup_printf ("%04d-%02d-%02d %02d:%02d", g_date_get_year (&date), g_date_get_month (&date),
                          g_date_get_day (&date), minute / 60, minute % 60);
}

char *
pb_xlsx_cell_dup_text (const PbXlsxCell *cell)
{
  switch (cell->type)
    {
    case PB_XLSX_TEXT:
    case PB_XLSX_ERROR:
      return g_strdup (cell->text);
    case PB_XLSX_NUMBER:
      return pb_show_dup_number (cell->number);
    case PB_XLSX_DATE:
      return dup_date (cell->number);
    case PB_XLSX_BOOLEAN:
      return g_strdup (cell->number != 0 ? "1" : "0");
    case PB_XLSX_EMPTY:
    case PB_XLSX_UNCOMPUTED:
    default:
      return g_strdup ("");
    }
}
