/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cells of one sheet. */
#include "pb-xlsx-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>
#include "model/pb-error.h"

/* Days from 30 December 1899 to 1 January 1904, and the day after the last that Excel has. */
#define DAYS_TO_1904 1462
#define DATE_END 2958466
#define MAX_MERGES 65536

typedef struct
{
  guint number;
  guint first; /* in cells */
  guint n_cells;
} Row;

struct _PbXlsxSheet
{
  PbXlsx *xlsx;
  GArray *rows;   /* Row */
  GArray *cells;  /* PbXlsxCell */
  GArray *merges; /* PbXlsxMerge */
};

typedef struct
{
  PbXlsxSheet *sheet;
  const char *title;
  guint row;    /* 1 is the first */
  guint column; /* the next cell's where it does not say */
  char type;    /* s: shared, i: inline, t: text of a formula, b, e, d, n */
  gboolean is_date;
  gboolean is_formula;
  gboolean in_cell;
  gboolean in_value;
  gboolean has_value;
  gsize texts;
  PbXlsxText text;
} Reader;

static void
fail_at (Reader *reader, PbXml *xml, const char *sentence)
{
  g_autofree char *letters = pb_xlsx_dup_letters (reader->column);
  /* Translators: the name of a sheet, a cell as C5, a sentence. */
  g_autofree char *whole
      = g_strdup_printf (_ ("sheet “%s”, cell %s%u: %s"), reader->title, letters, reader->row, sentence);
  pb_xml_fail (xml, whole);
}

static void
fail_damaged (Reader *reader, PbXml *xml)
{
  fail_at (reader, xml, _ ("the sheet is damaged here. Open it in Excel or LibreOffice and save it once more."));
}

/* "AB12" to column and row, from 0 and 1; what stands after it to *rest. FALSE where it is none within the format's
 * bounds. */
static gboolean
parse_reference (const char *text, guint *column, guint *row, const char **rest)
{
  guint c = 0, r = 0;
  const char *p = text;
  for (; g_ascii_isalpha (*p) && p - text < 3; p++)
    c = c * 26 + (g_ascii_toupper (*p) - 'A' + 1);
  if (p == text || c > PB_XLSX_MAX_COLUMNS)
    return FALSE;
  const char *digits = p;
  for (; g_ascii_isdigit (*p) && p - digits < 7; p++)
    r = r * 10 + (*p - '0');
  if (p == digits || r == 0 || r > PB_XLSX_MAX_ROWS)
    return FALSE;
  *column = c - 1;
  *row = r;
  *rest = p;
  return TRUE;
}

static void
begin_row (Reader *reader, PbXml *xml, const char *const *attributes)
{
  const char *number = pb_xml_attribute (attributes, "r");
  guint64 row = number != NULL ? g_ascii_strtoull (number, NULL, 10) : reader->row + 1;
  reader->column = 0;
  if (row <= reader->row || row > PB_XLSX_MAX_ROWS)
    {
      fail_damaged (reader, xml);
      return;
    }
  reader->row = row;
}

static void
begin_cell (Reader *reader, PbXml *xml, const char *const *attributes)
{
  const char *place = pb_xml_attribute (attributes, "r"), *type = pb_xml_attribute (attributes, "t");
  const char *style = pb_xml_attribute (attributes, "s"), *rest;
  GByteArray *dates = reader->sheet->xlsx->date_styles;
  guint column = reader->column, row = reader->row;
  guint64 n = style != NULL ? g_ascii_strtoull (style, NULL, 10) : 0;
  if ((place != NULL && (!parse_reference (place, &column, &row, &rest) || *rest != '\0')) || row != reader->row
      || row == 0 || column < reader->column || column >= PB_XLSX_MAX_COLUMNS)
    {
      fail_damaged (reader, xml);
      return;
    }
  reader->column = column;
  reader->type = type == NULL                         ? 'n'
                 : strcmp (type, "inlineStr") == 0    ? 'i'
                 : strcmp (type, "str") == 0          ? 't'
                 : type[0] != '\0' && type[1] == '\0' ? type[0]
                                                      : 'n';
  reader->is_date = n < dates->len && dates->data[n];
  reader->is_formula = FALSE;
  reader->has_value = FALSE;
  reader->in_cell = TRUE;
  reader->text.n_characters = 0;
  g_string_truncate (reader->text.text, 0);
}

static void
add_merge (Reader *reader, const char *const *attributes)
{
  const char *range = pb_xml_attribute (attributes, "ref"), *rest;
  PbXlsxMerge merge;
  if (range != NULL && reader->sheet->merges->len < MAX_MERGES
      && parse_reference (range, &merge.first_column, &merge.first_row, &rest) && *rest == ':'
      && parse_reference (rest + 1, &merge.last_column, &merge.last_row, &rest))
    g_array_append_val (reader->sheet->merges, merge);
}

static void
start (PbXml *xml, const char *name, const char *const *attributes, gpointer data)
{
  Reader *reader = data;
  if (strcmp (name, "c") == 0)
    begin_cell (reader, xml, attributes);
  else if (strcmp (name, "row") == 0)
    begin_row (reader, xml, attributes);
  else if (strcmp (name, "mergeCell") == 0)
    add_merge (reader, attributes);
  else if (reader->in_cell && strcmp (name, "v") == 0)
    reader->in_value = reader->has_value = TRUE;
  else if (reader->in_cell && strcmp (name, "f") == 0)
    reader->is_formula = TRUE;
  else if (reader->in_cell && reader->type == 'i')
    {
      reader->has_value |= strcmp (name, "is") == 0;
      pb_xlsx_text_start (&reader->text, name);
    }
}

static void
text (PbXml *xml, const char *t, gsize length, gpointer data)
{
  Reader *reader = data;
  if (reader->in_value || (reader->text.in_text && !reader->text.in_reading))
    pb_xlsx_text_add (&reader->text, xml, t, length);
}

/* The workbook's days, counted from 30 December 1899. Excel believes in a 29 February 1900, and so is a day off before
 * it. */
static double
count_days (PbXlsx *xlsx, double number)
{
  if (xlsx->from_1904)
    return number + DAYS_TO_1904;
  return number >= 1 && number < 60 ? number + 1 : number;
}

static gboolean
take_number (Reader *reader, PbXlsxCell *cell, const char *value)
{
  char *end;
  cell->number = g_ascii_strtod (value, &end);
  if (end == value || *end != '\0' || !isfinite (cell->number))
    return FALSE;
  cell->type = PB_XLSX_NUMBER;
  double days = count_days (reader->sheet->xlsx, cell->number);
  if (reader->is_date && cell->number >= 0 && days < DATE_END)
    {
      cell->type = PB_XLSX_DATE;
      cell->number = days;
    }
  return TRUE;
}

/* A date in words: 2026-11-22T00:00:00. */
static gboolean
take_iso_date (PbXlsxCell *cell, const char *value)
{
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *whole = strchr (value, 'T') != NULL ? g_strdup (value) : g_strconcat (value, "T00:00:00", NULL);
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) epoch = g_date_time_new_utc (1899, 12, 30, 0, 0, 0);
  time = g_date_time_new_from_iso8601 (whole, utc);
  if (time == NULL)
    return FALSE;
  cell->type = PB_XLSX_DATE;
  cell->number = (double)g_date_time_difference (time, epoch) / G_TIME_SPAN_DAY;
  return cell->number >= 0;
}

static gboolean
take_value (Reader *reader, PbXlsxCell *cell)
{
  PbXlsx *xlsx = reader->sheet->xlsx;
  const char *value = reader->text.text->str;
  switch (reader->type)
    {
    case 's':
      {
        guint64 n = g_ascii_strtoull (value, NULL, 10);
        cell->type = PB_XLSX_TEXT;
        cell->text = n < xlsx->strings->len ? xlsx->strings->pdata[n] : NULL;
        return cell->text != NULL;
      }
    case 'i':
    case 't':
      cell->type = PB_XLSX_TEXT;
      cell->text = pb_xlsx_keep_text (xlsx, value);
      return TRUE;
    case 'b':
      cell->type = PB_XLSX_BOOLEAN;
      cell->number = strcmp (value, "1") == 0 || strcmp (value, "true") == 0;
      return TRUE;
    case 'e':
      cell->type = PB_XLSX_ERROR;
      cell->text = pb_xlsx_keep_text (xlsx, value);
      return TRUE;
    case 'd':
      return take_iso_date (cell, value);
    default:
      return take_number (reader, cell, value);
    }
}

static void
end_cell (Reader *reader, PbXml *xml)
{
  PbXlsxSheet *sheet = reader->sheet;
  PbXlsxCell cell = { reader->column, PB_XLSX_EMPTY, reader->is_formula, 0, NULL };
  gboolean empty = !reader->has_value || (reader->text.text->len == 0 && reader->type != 'i' && reader->type != 't');
  reader->in_cell = FALSE;
  if (empty && reader->is_formula)
    cell.type = PB_XLSX_UNCOMPUTED;
  else if (!empty && !take_value (reader, &cell))
    {
      fail_damaged (reader, xml);
      return;
    }
  reader->column++;
  if (cell.type == PB_XLSX_EMPTY || (cell.type == PB_XLSX_TEXT && *cell.text == '\0'))
    return;
  reader->texts += cell.text != NULL ? strlen (cell.text) : 0;
  if (sheet->cells->len >= PB_XLSX_MAX_CELLS || reader->texts > PB_XLSX_MAX_TEXTS)
    {
      fail_at (reader, xml, _ ("the sheet holds more than Planbok reads. Divide it into smaller ones."));
      return;
    }
  Row *row = sheet->rows->len > 0 ? &g_array_index (sheet->rows, Row, sheet->rows->len - 1) : NULL;
  if (row == NULL || row->number != reader->row)
    {
      Row next = { reader->row, sheet->cells->len, 0 };
      g_array_append_val (sheet->rows, next);
      row = &g_array_index (sheet->rows, Row, sheet->rows->len - 1);
    }
  row->n_cells++;
  g_array_append_val (sheet->cells, cell);
}

static void
end (PbXml *xml, const char *name, gpointer data)
{
  Reader *reader = data;
  if (!reader->in_cell)
    return;
  if (strcmp (name, "c") == 0)
    end_cell (reader, xml);
  else if (strcmp (name, "v") == 0)
    reader->in_value = FALSE;
  else if (reader->type == 'i')
    pb_xlsx_text_end (&reader->text, name);
}

PbXlsxSheet *
pb_xlsx_read_sheet (PbXlsx *self, guint n, GCancellable *cancellable, GError **error)
{
  static const PbXmlHandler handler = { start, end, text };
  const PbXlsxEntry *entry = self->sheets->pdata[n];
  g_autoptr (PbXlsxSheet) sheet = g_new0 (PbXlsxSheet, 1);
  g_autoptr (GString) value = g_string_new (NULL);
  Reader reader = { .sheet = sheet, .title = entry->name, .text = { value, 0, FALSE, FALSE } };
  sheet->xlsx = pb_xlsx_ref (self);
  sheet->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  sheet->cells = g_array_new (FALSE, FALSE, sizeof (PbXlsxCell));
  sheet->merges = g_array_new (FALSE, FALSE, sizeof (PbXlsxMerge));
  return pb_xml_read (self->zip, entry->part, &handler, &reader, cancellable, error) ? g_steal_pointer (&sheet) : NULL;
}

void
pb_xlsx_sheet_free (PbXlsxSheet *self)
{
  g_array_unref (self->rows);
  g_array_unref (self->cells);
  g_array_unref (self->merges);
  pb_xlsx_unref (self->xlsx);
  g_free (self);
}

PbXlsx *
pb_xlsx_sheet_get_workbook (PbXlsxSheet *self)
{
  return self->xlsx;
}

guint
pb_xlsx_sheet_get_n_rows (PbXlsxSheet *self)
{
  return self->rows->len;
}

guint
pb_xlsx_sheet_get_number (PbXlsxSheet *self, guint row)
{
  return g_array_index (self->rows, Row, row).number;
}

const PbXlsxCell *
pb_xlsx_sheet_get_cells (PbXlsxSheet *self, guint row, guint *n_cells)
{
  const Row *r = &g_array_index (self->rows, Row, row);
  *n_cells = r->n_cells;
  return &g_array_index (self->cells, PbXlsxCell, r->first);
}

const PbXlsxMerge *
pb_xlsx_sheet_get_merges (PbXlsxSheet *self, guint *n_merges)
{
  *n_merges = self->merges->len;
  return (const PbXlsxMerge *)self->merges->data;
}
