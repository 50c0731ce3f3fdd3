/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-extract.h"

#include <string.h>

#include "pb-date.h"
#include "pb-number.h"

typedef struct
{
  char *title;
  PbExtractKind kind;
  PbUnit unit;
  int decimals;
} Column;

struct _PbExtract
{
  gatomicrefcount n_refs;
  char *title;
  char *explanation;
  char *source;
  gint64 table;
  gint64 scenario;
  GArray *columns; /* Column */
  GArray *cells; /* PbExtractCell */
};

static void
clear_column (gpointer data)
{
  g_free (((Column *) data)->title);
}

static void
clear_cell (gpointer data)
{
  g_free (((PbExtractCell *) data)->text);
}

PbExtract *
pb_extract_new (const char *title, const char *explanation)
{
  PbExtract *self = g_new0 (PbExtract, 1);

  g_atomic_ref_count_init (&self->n_refs);
  self->title = g_strdup (title);
  self->explanation = g_strdup (explanation);
  self->columns = g_array_new (FALSE, TRUE, sizeof (Column));
  self->cells = g_array_new (FALSE, TRUE, sizeof (PbExtractCell));
  g_array_set_clear_func (self->columns, clear_column);
  g_array_set_clear_func (self->cells, clear_cell);
  return self;
}

PbExtract *
pb_extract_new_table (gint64 table, gint64 scenario)
{
  PbExtract *self = pb_extract_new ("", "");

  self->table = table;
  self->scenario = scenario;
  return self;
}

PbExtract *
pb_extract_ref (PbExtract *self)
{
  g_atomic_ref_count_inc (&self->n_refs);
  return self;
}

void
pb_extract_unref (PbExtract *self)
{
  if (!g_atomic_ref_count_dec (&self->n_refs))
    return;
  g_free (self->title);
  g_free (self->explanation);
  g_free (self->source);
  g_array_unref (self->columns);
  g_array_unref (self->cells);
  g_free (self);
}

static void
add_column (PbExtract *self, const char *title, PbExtractKind kind, PbUnit unit, int decimals)
{
  Column column = { g_strdup (title), kind, unit, decimals };

  g_return_if_fail (self->cells->len == 0);
  g_array_append_val (self->columns, column);
}

void
pb_extract_add_column (PbExtract *self, const char *title)
{
  add_column (self, title, PB_EXTRACT_TEXT, 0, 0);
}

void
pb_extract_add_number_column (PbExtract *self, const char *title, int decimals)
{
  add_column (self, title, PB_EXTRACT_NUMBER, 0, decimals);
}

void
pb_extract_add_money_column (PbExtract *self, const char *title, PbUnit unit, int decimals)
{
  add_column (self, title, PB_EXTRACT_MONEY, unit, decimals);
}

void
pb_extract_add_date_column (PbExtract *self, const char *title)
{
  add_column (self, title, PB_EXTRACT_DATE, 0, 0);
}

static void
add_cell (PbExtract *self, PbExtractCell cell)
{
  guint column = self->columns->len ? self->cells->len % self->columns->len : 0;

  g_assert (self->columns->len);
  g_assert (cell.kind == PB_EXTRACT_TEXT || g_array_index (self->columns, Column, column).kind == cell.kind);
  g_array_append_val (self->cells, cell);
}

void
pb_extract_take_text (PbExtract *self, char *text)
{
  add_cell (self, (PbExtractCell){ .kind = PB_EXTRACT_TEXT, .has = text && *text, .text = text });
}

void
pb_extract_add_text (PbExtract *self, const char *text)
{
  pb_extract_take_text (self, g_strdup (text));
}

void
pb_extract_add_number (PbExtract *self, gboolean has, double number)
{
  guint column = self->columns->len ? self->cells->len % self->columns->len : 0;
  int decimals = self->columns->len ? g_array_index (self->columns, Column, column).decimals : 0;

  add_cell (self, (PbExtractCell){ .kind = PB_EXTRACT_NUMBER, .has = has, .number = number, .decimals = decimals });
}

void
pb_extract_add_decimals (PbExtract *self, double number, int decimals)
{
  add_cell (self, (PbExtractCell){ .kind = PB_EXTRACT_NUMBER, .has = TRUE, .number = number, .decimals = decimals });
}

void
pb_extract_add_money (PbExtract *self, gboolean has, gint64 ore)
{
  add_cell (self, (PbExtractCell){ .kind = PB_EXTRACT_MONEY, .has = has, .ore = ore });
}

void
pb_extract_add_date (PbExtract *self, const char *iso)
{
  add_cell (self, (PbExtractCell){ .kind = PB_EXTRACT_DATE, .has = iso != NULL, .text = g_strdup (iso) });
}

void
pb_extract_add_day (PbExtract *self, const GDate *date)
{
  g_autofree char *iso = g_date_valid (date) ? pb_date_to_iso (date) : NULL;

  pb_extract_add_date (self, iso);
}

void
pb_extract_set_scenario (PbExtract *self, gint64 scenario)
{
  self->scenario = scenario;
}

void
pb_extract_set_source (PbExtract *self, const char *source)
{
  g_free (self->source);
  self->source = g_strdup (source);
}

const char *
pb_extract_get_title (PbExtract *self)
{
  return self->title;
}

const char *
pb_extract_get_explanation (PbExtract *self)
{
  return self->explanation;
}

const char *
pb_extract_get_source (PbExtract *self)
{
  return self->source;
}

gint64
pb_extract_get_table (PbExtract *self)
{
  return self->table;
}

gint64
pb_extract_get_scenario (PbExtract *self)
{
  return self->scenario;
}

guint
pb_extract_get_n_columns (PbExtract *self)
{
  return self->columns->len;
}

const char *
pb_extract_get_column (PbExtract *self, guint column, PbExtractKind *kind, PbUnit *unit, int *decimals)
{
  const Column *c = &g_array_index (self->columns, Column, column);

  if (kind)
    *kind = c->kind;
  if (unit)
    *unit = c->unit;
  if (decimals)
    *decimals = c->decimals;
  return c->title;
}

guint
pb_extract_get_n_rows (PbExtract *self)
{
  return self->columns->len ? self->cells->len / self->columns->len : 0;
}

const PbExtractCell *
pb_extract_get_cell (PbExtract *self, guint row, guint column)
{
  return &g_array_index (self->cells, PbExtractCell, row * self->columns->len + column);
}

static void
append_text (GString *to, const char *words)
{
  g_autofree char *line = g_strdup (words);

  /* A spreadsheet would compute what begins so. */
  if (*line != '\0' && strchr ("=+-@", *line) != NULL)
    g_string_append_c (to, '\'');
  g_string_append (to, g_strdelimit (line, "\t\r\n", ' '));
}

static void
append_cell (GString *to, const PbExtractCell *cell, const Column *column)
{
  g_autofree char *amount = NULL;

  if (!cell->has)
    return;
  if (cell->kind == PB_EXTRACT_TEXT)
    {
      append_text (to, cell->text);
      return;
    }
  if (cell->kind == PB_EXTRACT_DATE)
    {
      g_string_append (to, cell->text);
      return;
    }
  amount = cell->kind == PB_EXTRACT_MONEY ? pb_money_format_exact (cell->ore, column->unit, column->decimals)
                                            : pb_number_format (cell->number, cell->decimals);
  pb_number_append_plain (to, amount);
}

char *
pb_extract_dup_text (PbExtract *self)
{
  GString *text = g_string_new (NULL);
  guint n = self->columns->len;

  append_text (text, self->title);
  g_string_append_c (text, '\n');
  if (*self->explanation != '\0')
    {
      append_text (text, self->explanation);
      g_string_append_c (text, '\n');
    }
  for (guint c = 0; c < n; c++)
    {
      append_text (text, g_array_index (self->columns, Column, c).title);
      g_string_append_c (text, c == n - 1 ? '\n' : '\t');
    }
  for (guint i = 0; i < self->cells->len; i++)
    {
      append_cell (text, &g_array_index (self->cells, PbExtractCell, i), &g_array_index (self->columns, Column, i % n));
      g_string_append_c (text, i % n == n - 1 ? '\n' : '\t');
    }
  if (self->source)
    {
      append_text (text, self->source);
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}
