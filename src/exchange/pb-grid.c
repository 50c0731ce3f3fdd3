/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-grid.h"

#include <string.h>
#include "model/pb-locale.h"
#include "model/pb-number.h"

struct _PbGrid
{
  GPtrArray *headers;
  GArray *numbers; /* gboolean a column */
  GPtrArray *cells;
};

PbGrid *
pb_grid_new (void)
{
  PbGrid *self = g_new (PbGrid, 1);
  self->headers = g_ptr_array_new_with_free_func (g_free);
  self->numbers = g_array_new (FALSE, FALSE, sizeof (gboolean));
  self->cells = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
pb_grid_free (PbGrid *self)
{
  g_ptr_array_unref (self->headers);
  g_array_unref (self->numbers);
  g_ptr_array_unref (self->cells);
  g_free (self);
}

void
pb_grid_add_column (PbGrid *self, const char *header, gboolean is_number)
{
  g_ptr_array_add (self->headers, g_strdup (header));
  g_array_append_val (self->numbers, is_number);
}

guint
pb_grid_get_n_columns (PbGrid *self)
{
  return self->headers->len;
}

void
pb_grid_take (PbGrid *self, char *text)
{
  g_ptr_array_add (self->cells, text);
}

void
pb_grid_add (PbGrid *self, const char *text)
{
  pb_grid_take (self, g_strdup (text));
}

/* On one line, cut where it is too long. */
static char *
fit (const char *text, guint max_width)
{
  char *line = g_strdelimit (g_strdup (text != NULL ? text : ""), "\r\n\t", ' ');
  if (g_utf8_strlen (line, -1) <= max_width)
    return line;
  g_autofree char *start = g_utf8_substring (line, 0, max_width - 1);
  g_free (line);
  return g_strconcat (start, "…", NULL);
}

static void
print_cell (GString *to, const char *text, guint width, gboolean to_the_right, gboolean last)
{
  guint pad = width - MIN (width, (guint)g_utf8_strlen (text, -1));
  if (to_the_right)
    g_string_append_printf (to, "%*s%s", (int)pad, "", text);
  else if (last)
    g_string_append (to, text);
  else
    g_string_append_printf (to, "%s%*s", text, (int)pad, "");
  g_string_append (to, last ? "\n" : "  ");
}

void
pb_grid_print (PbGrid *self, guint max_width, GString *to)
{
  guint n = self->headers->len;
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree guint *widths = g_new0 (guint, n);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (texts, fit (self->headers->pdata[i], max_width));
  for (guint i = 0; i < self->cells->len; i++)
    g_ptr_array_add (texts, fit (self->cells->pdata[i], max_width));
  for (guint i = 0; i < texts->len; i++)
    widths[i % n] = MAX (widths[i % n], (guint)g_utf8_strlen (texts->pdata[i], -1));
  for (guint i = 0; i < texts->len; i++)
    print_cell (to, texts->pdata[i], widths[i % n], g_array_index (self->numbers, gboolean, i % n), i % n == n - 1);
}

static gboolean
is_formula (const char *text)
{
  /* One that begins with the apostrophe already gets another, for import to take away. */
  const char *start = text + strspn (text, "'");
  return *start != '\0' && strchr ("=+-@\t\r", *start) != NULL
         && (start != text || !pb_number_parse (text, &(double){ 0 }, NULL));
}

static void
print_csv_cell (GString *to, const char *text)
{
  gboolean formula = is_formula (text);
  if (!formula && text[strcspn (text, "\",\r\n;\t")] == '\0' && !g_ascii_isspace (*text) && *text != '#')
    {
      g_string_append (to, text);
      return;
    }
  g_string_append (to, formula ? "\"'" : "\"");
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (to, '"');
      g_string_append_c (to, *p);
    }
  g_string_append_c (to, '"');
}

void
pb_grid_print_csv (PbGrid *self, GString *to)
{
  /* As Excel writes and reads it, in Swedish too, where the comma is the decimal sign. */
  const char *separator = pb_locale_get_language () == PB_LANGUAGE_SWEDISH ? ";" : ",";
  guint n = self->headers->len;
  for (guint i = 0; i < n + self->cells->len; i++)
    {
      const char *text = i < n ? self->headers->pdata[i] : self->cells->pdata[i - n];
      print_csv_cell (to, text != NULL ? text : "");
      g_string_append (to, i % n == n - 1 ? "\r\n" : separator);
    }
}
