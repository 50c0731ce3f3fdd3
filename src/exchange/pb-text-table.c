/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-text-table.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>
#include "model/pb-error.h"
#include "model/pb-number.h"

/* Beside the kind of a sheet's cell. */
#define FORMULA 0x80

typedef struct
{
  guint line;
  guint first; /* index in cells */
  guint n_cells;
} Row;

/* The cells point into text, which the parser rewrites in place: an unquoted cell is never longer than what it was read
 * from. Those of a sheet point into its workbook's texts and into numbers. */
struct _PbTextTable
{
  char *text;
  GPtrArray *cells;
  GArray *rows; /* Row */
  guint header; /* the row that is the last of the header */
  char separator;

  PbXlsx *workbook; /* NULL for a text file */
  GStringChunk *numbers;
  GByteArray *kinds; /* PbTextCellKind of each cell */
  GArray *merges; /* PbXlsxMerge near the top */
  GPtrArray *headers; /* owned texts; NULL: the cells of the row header */
  GHashTable *names; /* column → owned text, what it is taken for whatever its header says */
  guint limit; /* rows that are shown; 0: all */
  guint n_refs;
};

typedef struct
{
  PbTextTable *table;
  const char *name;
  char *at;
  guint line;
} Parser;

static char *
convert (const char *data, gsize length, const char *charset, const char *name, GError **error)
{
  g_autoptr (GError) local = NULL;
  gsize written = 0;
  char *text = g_convert (data, length, "UTF-8", charset, NULL, &written, &local);
  if (text == NULL || strlen (text) != written)
    {
      g_clear_pointer (&text, g_free);
      g_set_error (error, PB_ERROR, PB_ERROR_INVALID,
                   _ ("%s cannot be read as text. Save it as CSV or tab-separated text in UTF-8 and try again."), name);
    }
  return text;
}

/* The bytes as UTF-8. (transfer full) */
static char *
decode (const char *data, gsize length, const char *name, GError **error)
{
  const guchar *bytes = (const guchar *)data;
  if (length >= 2 && bytes[0] == 0xff && bytes[1] == 0xfe)
    return convert (data + 2, length - 2, "UTF-16LE", name, error);
  if (length >= 2 && bytes[0] == 0xfe && bytes[1] == 0xff)
    return convert (data + 2, length - 2, "UTF-16BE", name, error);
  gsize bom = length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
  if (length == bom)
    return g_strdup ("");
  if (g_utf8_validate (data + bom, length - bom, NULL))
    return g_strndup (data + bom, length - bom);
  return convert (data, length, bom > 0 ? "UTF-8" : "WINDOWS-1252", name, error);
}

static gboolean
is_line_end (char c)
{
  return c == '\n' || c == '\r';
}

/* Past the line end at p, CRLF as one. */
static char *
skip_line_end (char *p)
{
  return p[0] == '\r' && p[1] == '\n' ? p + 2 : p + 1;
}

static char *
find_line_end (char *p)
{
  return p + strcspn (p, "\r\n");
}

static gboolean
is_blank (const char *p, const char *end)
{
  while (p < end && (*p == ' ' || *p == '\t'))
    p++;
  return p == end;
}

static void
skip_comments (Parser *parser)
{
  while (*parser->at != '\0')
    {
      char *end = find_line_end (parser->at);
      if (*parser->at != '#' && !is_blank (parser->at, end))
        return;
      if (*end == '\0')
        {
          parser->at = end;
          return;
        }
      parser->at = skip_line_end (end);
      parser->line++;
    }
}

/* What stands most often in the line outside quotes; tab before semicolon before comma where they are as many; 0 where
 * none does. */
static char
detect_separator (const char *p)
{
  guint tabs = 0, semicolons = 0, commas = 0;
  gboolean quoted = FALSE;
  for (; *p != '\0' && (quoted || !is_line_end (*p)); p++)
    if (*p == '"')
      quoted = !quoted;
    else if (!quoted)
      {
        tabs += *p == '\t';
        semicolons += *p == ';';
        commas += *p == ',';
      }
  if (tabs >= semicolons && tabs >= commas && tabs > 0)
    return '\t';
  return semicolons >= commas && semicolons > 0 ? ';' : commas > 0 ? ',' : '\0';
}

/* How far down the header of a file may stand: a title and a date may stand above it. */
#define MAX_TITLE_LINES 20

/* By the first line that has a separator. */
static char
find_separator (const char *p)
{
  char separator = detect_separator (p);
  for (guint i = 1; separator == '\0' && *p != '\0' && i < MAX_TITLE_LINES; i++)
    {
      p += strcspn (p, "\r\n");
      p += strspn (p, "\r\n");
      separator = detect_separator (p);
    }
  return separator != '\0' ? separator : ',';
}

static gboolean
fail_at (Parser *parser, guint line, const char *sentence, GError **error)
{
  /* Translators: file, row number, sentence. */
  g_set_error (error, PB_ERROR, PB_ERROR_INVALID, _ ("%s, row %u: %s"), parser->name, line, sentence);
  return FALSE;
}

/* Reads a quoted part at parser->at, which stands after the quote, to *out. */
static gboolean
parse_quoted (Parser *parser, char **out, GError **error)
{
  guint start = parser->line;
  char *p = parser->at, *o = *out;
  while (*p != '\0')
    {
      if (*p == '"')
        {
          if (p[1] != '"')
            break;
          p++;
        }
      else if (*p == '\r')
        {
          if (p[1] == '\n')
            p++;
          *p = '\n';
        }
      if (*p == '\n')
        parser->line++;
      *o++ = *p++;
    }
  if (*p == '\0')
    return fail_at (parser, start, _ ("a quotation mark opens a cell that never ends. Close it with another."), error);
  parser->at = p + 1;
  *out = o;
  return TRUE;
}

/* Reads one cell; *last tells whether it ended the row. */
static gboolean
parse_cell (Parser *parser, gboolean *last, GError **error)
{
  guint line = parser->line;
  char *start = parser->at, *out = start;
  if (*parser->at == '"')
    {
      parser->at++;
      if (!parse_quoted (parser, &out, error))
        return FALSE;
    }
  while (*parser->at != '\0' && *parser->at != parser->table->separator && !is_line_end (*parser->at))
    *out++ = *parser->at++;
  if (out - start > PB_TEXT_TABLE_MAX_CELL)
    return fail_at (parser, line, _ ("a cell holds more than 1 MB of text, which is more than a plan takes."), error);
  *last = *parser->at == '\0' || is_line_end (*parser->at);
  if (is_line_end (*parser->at))
    {
      parser->at = skip_line_end (parser->at);
      parser->line++;
    }
  else if (*parser->at != '\0')
    parser->at++;
  *out = '\0';
  g_ptr_array_add (parser->table->cells, g_strstrip (start));
  return TRUE;
}

static gboolean
parse_row (Parser *parser, GError **error)
{
  GPtrArray *cells = parser->table->cells;
  Row row = { parser->line, cells->len, 0 };
  gboolean last = FALSE, blank = TRUE;
  while (!last)
    {
      if (!parse_cell (parser, &last, error))
        return FALSE;
      blank = blank && *(const char *)cells->pdata[cells->len - 1] == '\0';
      if (++row.n_cells > PB_TEXT_TABLE_MAX_COLUMNS)
        return fail_at (parser, row.line,
                        _ ("the row has more than 1,000 columns. Is the separator the same all through?"), error);
    }
  if (blank)
    {
      g_ptr_array_set_size (cells, row.first);
      return TRUE;
    }
  g_array_append_val (parser->table->rows, row);
  /* The header is a row here, not to the limit. */
  if (parser->table->rows->len > PB_TEXT_TABLE_MAX_ROWS + 1)
    return fail_at (parser, row.line, _ ("the file has more than a million rows. Divide it into smaller files."),
                    error);
  return TRUE;
}

/* Excel's own first line, sep=; */
static void
take_sep_line (Parser *parser)
{
  char *p = parser->at;
  if (g_ascii_strncasecmp (p, "sep=", 4) != 0 || p[4] == '\0' || strchr ("\t;,", p[4]) == NULL || !is_line_end (p[5]))
    return;
  parser->table->separator = p[4];
  parser->at = skip_line_end (p + 5);
  parser->line++;
  skip_comments (parser);
}

static void
set_too_large (const char *name, GError **error)
{
  g_set_error (error, PB_ERROR, PB_ERROR_INVALID,
               _ ("%s is larger than 64 MB. Divide it into smaller files and import them together."), name);
}

static PbTextTable *
table_new (void)
{
  PbTextTable *self = g_new0 (PbTextTable, 1);
  self->n_refs = 1;
  self->names = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  return self;
}

PbTextTable *
pb_text_table_parse (const char *data, gsize length, const char *name, GError **error)
{
  if (length > PB_TEXT_TABLE_MAX_BYTES)
    {
      set_too_large (name, error);
      return NULL;
    }
  g_autoptr (PbTextTable) self = table_new ();
  self->cells = g_ptr_array_new ();
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  if (length > 0 && memchr (data, '\0', length) != NULL
      && !(length >= 2 && (memcmp (data, "\xff\xfe", 2) == 0 || memcmp (data, "\xfe\xff", 2) == 0)))
    {
      g_set_error (error, PB_ERROR, PB_ERROR_INVALID,
                   _ ("%s is not a text file. Save the sheet as CSV or tab-separated text and try again."), name);
      return NULL;
    }
  self->text = decode (data, length, name, error);
  if (self->text == NULL)
    return NULL;

  Parser parser = { self, name, self->text, 1 };
  skip_comments (&parser);
  take_sep_line (&parser);
  if (self->separator == '\0')
    self->separator = find_separator (parser.at);
  while (*parser.at != '\0')
    if (!parse_row (&parser, error))
      return NULL;
  if (self->rows->len == 0)
    {
      g_set_error (error, PB_ERROR, PB_ERROR_INVALID,
                   _ ("%s is empty. The first row must hold the names of the columns."), name);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/* All of a file, and of one that does not tell its size, such as a pipe, no more than shows that it is too large. */
static GByteArray *
read_file (GFile *file)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, NULL);
  g_autoptr (GByteArray) data = g_byte_array_new ();
  gsize got = stream != NULL ? 1 : 0;
  while (got > 0 && data->len <= PB_TEXT_TABLE_MAX_BYTES)
    {
      gsize room = 1024 * 1024;
      guint length = data->len;
      g_byte_array_set_size (data, length + room);
      if (!g_input_stream_read_all (G_INPUT_STREAM (stream), data->data + length, room, &got, NULL, NULL))
        return NULL;
      g_byte_array_set_size (data, length + got);
    }
  return stream != NULL ? g_steal_pointer (&data) : NULL;
}

GBytes *
pb_text_table_load_bytes (const char *path, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info
      = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE, 0, NULL, NULL);
  if (info == NULL)
    {
      g_set_error (error, PB_ERROR, PB_ERROR_NOT_FOUND, _ ("There is no file %s."), path);
      return NULL;
    }
  if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
    {
      g_set_error (error, PB_ERROR, PB_ERROR_INVALID, _ ("%s is a folder. Name the files in it."), path);
      return NULL;
    }
  if (g_file_info_get_size (info) > PB_TEXT_TABLE_MAX_BYTES)
    {
      set_too_large (name, error);
      return NULL;
    }
  g_autoptr (GByteArray) data = read_file (file);
  if (data == NULL)
    {
      g_set_error (error, PB_ERROR, PB_ERROR_FAILED, _ ("%s cannot be read. Do you have the right to read it?"), path);
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&data));
}

PbTextTable *
pb_text_table_load (const char *path, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GBytes) bytes = pb_text_table_load_bytes (path, error);
  gsize length;
  const char *data = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;
  return bytes != NULL ? pb_text_table_parse (data, length, name, error) : NULL;
}

PbTextTable *
pb_text_table_ref (PbTextTable *self)
{
  self->n_refs++;
  return self;
}

void
pb_text_table_unref (PbTextTable *self)
{
  if (--self->n_refs > 0)
    return;
  g_clear_pointer (&self->workbook, pb_xlsx_unref);
  g_clear_pointer (&self->numbers, g_string_chunk_free);
  g_clear_pointer (&self->kinds, g_byte_array_unref);
  g_clear_pointer (&self->merges, g_array_unref);
  g_clear_pointer (&self->headers, g_ptr_array_unref);
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_free (self->text);
  g_ptr_array_unref (self->cells);
  g_array_unref (self->rows);
  g_free (self);
}

char
pb_text_table_get_separator (PbTextTable *self)
{
  return self->separator;
}

static const char *
get_cell (PbTextTable *self, guint row, guint column)
{
  const Row *r = &g_array_index (self->rows, Row, row);
  return column < r->n_cells ? self->cells->pdata[r->first + column] : "";
}

gboolean
pb_text_table_is_sheet (PbTextTable *self)
{
  return self->workbook != NULL;
}

guint
pb_text_table_get_n_columns (PbTextTable *self)
{
  return self->headers != NULL ? self->headers->len : g_array_index (self->rows, Row, self->header).n_cells;
}

const char *
pb_text_table_get_header (PbTextTable *self, guint column)
{
  if (self->headers == NULL)
    return get_cell (self, self->header, column);
  return column < self->headers->len ? self->headers->pdata[column] : "";
}

const char *
pb_text_table_get_name (PbTextTable *self, guint column)
{
  const char *name = g_hash_table_lookup (self->names, GUINT_TO_POINTER (column));
  return name != NULL ? name : pb_text_table_get_header (self, column);
}

guint
pb_text_table_get_n_rows (PbTextTable *self)
{
  guint n_rows = self->rows->len - 1 - self->header;
  return self->limit > 0 ? MIN (n_rows, self->limit) : n_rows;
}

void
pb_text_table_set_limit (PbTextTable *self, guint n_rows)
{
  self->limit = n_rows;
}

/* Where a row that is no header stands. */
static guint
place_of (PbTextTable *self, guint row)
{
  return row + 1 + self->header;
}

const char *
pb_text_table_get_cell (PbTextTable *self, guint row, guint column)
{
  g_return_val_if_fail (place_of (self, row) < self->rows->len, "");
  return get_cell (self, place_of (self, row), column);
}

PbTextCellKind
pb_text_table_get_kind (PbTextTable *self, guint row, guint column)
{
  g_return_val_if_fail (place_of (self, row) < self->rows->len, PB_TEXT_CELL_TEXT);
  const Row *r = &g_array_index (self->rows, Row, place_of (self, row));
  return self->kinds != NULL && column < r->n_cells ? self->kinds->data[r->first + column] & ~FORMULA : PB_TEXT_CELL_TEXT;
}

gboolean
pb_text_table_is_formula (PbTextTable *self, guint row, guint column)
{
  g_return_val_if_fail (place_of (self, row) < self->rows->len, FALSE);
  const Row *r = &g_array_index (self->rows, Row, place_of (self, row));
  return self->kinds != NULL && column < r->n_cells && (self->kinds->data[r->first + column] & FORMULA) != 0;
}

gboolean
pb_text_table_get_money (PbTextTable *self, guint row, guint column, PbUnit unit, gint64 *ore)
{
  const char *text = pb_text_table_get_cell (self, row, column);
  double number;
  if (pb_money_parse (text, unit, ore, NULL))
    return TRUE;
  if (pb_text_table_get_kind (self, row, column) != PB_TEXT_CELL_NUMBER || !pb_number_parse (text, &number, NULL))
    return FALSE;
  number = round (number * (double)pb_unit_ore (unit));
  if (fabs (number) >= 9e18)
    return FALSE;
  *ore = (gint64)number;
  return TRUE;
}

guint
pb_text_table_get_n_cells (PbTextTable *self, guint row)
{
  g_return_val_if_fail (place_of (self, row) < self->rows->len, 0);
  return g_array_index (self->rows, Row, place_of (self, row)).n_cells;
}

guint
pb_text_table_get_line (PbTextTable *self, guint row)
{
  g_return_val_if_fail (place_of (self, row) < self->rows->len, 0);
  return g_array_index (self->rows, Row, place_of (self, row)).line;
}

guint
pb_text_table_get_first_line (PbTextTable *self)
{
  return g_array_index (self->rows, Row, 0).line;
}

static void
add_cell (PbTextTable *self, const char *text, guint8 kind)
{
  guint8 byte = kind;
  g_ptr_array_add (self->cells, (gpointer)text);
  g_byte_array_append (self->kinds, &byte, 1);
}

static const char *
keep_stripped (PbTextTable *self, const char *text)
{
  gsize length = strlen (text);
  if (length == 0 || (!g_ascii_isspace (text[0]) && !g_ascii_isspace (text[length - 1])))
    return text;
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  return g_string_chunk_insert (self->numbers, stripped);
}

static void
add_sheet_cell (PbTextTable *self, const PbXlsxCell *cell)
{
  guint8 kind = cell->type == PB_XLSX_NUMBER       ? PB_TEXT_CELL_NUMBER
                        : cell->type == PB_XLSX_ERROR      ? PB_TEXT_CELL_ERROR
                        : cell->type == PB_XLSX_UNCOMPUTED ? PB_TEXT_CELL_UNCOMPUTED
                        : cell->type == PB_XLSX_BOOLEAN    ? PB_TEXT_CELL_BOOLEAN
                                                           : PB_TEXT_CELL_TEXT;
  kind |= cell->is_formula ? FORMULA : 0;
  if (cell->text != NULL)
    {
      add_cell (self, keep_stripped (self, cell->text), kind);
      return;
    }
  g_autofree char *text = pb_xlsx_cell_dup_text (cell);
  add_cell (self, g_string_chunk_insert (self->numbers, text), kind);
}

/* FALSE where there is no room for it: what hostile files make of a few cells far to the right. */
static gboolean
add_sheet_row (PbTextTable *self, PbXlsxSheet *sheet, guint n)
{
  guint n_cells;
  const PbXlsxCell *cells = pb_xlsx_sheet_get_cells (sheet, n, &n_cells);
  Row row = { pb_xlsx_sheet_get_number (sheet, n), self->cells->len, cells[n_cells - 1].column + 1 };
  if (row.n_cells > PB_TEXT_TABLE_MAX_COLUMNS || self->cells->len + row.n_cells > PB_XLSX_MAX_CELLS
      || n > PB_TEXT_TABLE_MAX_ROWS)
    return FALSE;
  for (guint i = 0; i < n_cells; i++)
    {
      while (self->cells->len - row.first < cells[i].column)
        add_cell (self, "", PB_TEXT_CELL_TEXT);
      add_sheet_cell (self, &cells[i]);
    }
  g_array_append_val (self->rows, row);
  return TRUE;
}

/* More rows above a header than anybody writes. */
#define MAX_MERGED_ROW 64

PbTextTable *
pb_text_table_from_sheet (PbXlsxSheet *sheet, const char *name, GError **error)
{
  g_autoptr (PbTextTable) self = table_new ();
  guint n_merges;
  const PbXlsxMerge *merges = pb_xlsx_sheet_get_merges (sheet, &n_merges);
  self->workbook = pb_xlsx_ref (pb_xlsx_sheet_get_workbook (sheet));
  self->cells = g_ptr_array_new ();
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  self->numbers = g_string_chunk_new (4096);
  self->kinds = g_byte_array_new ();
  self->merges = g_array_new (FALSE, FALSE, sizeof (PbXlsxMerge));
  for (guint i = 0; i < n_merges; i++)
    if (merges[i].first_row < MAX_MERGED_ROW)
      g_array_append_val (self->merges, merges[i]);
  for (guint row = 0; row < pb_xlsx_sheet_get_n_rows (sheet); row++)
    if (!add_sheet_row (self, sheet, row))
      {
        g_set_error (error, PB_ERROR, PB_ERROR_INVALID,
                     _ ("%s, row %u: the sheet holds more than Planbok reads. Divide it into smaller ones."), name,
                     pb_xlsx_sheet_get_number (sheet, row));
        return NULL;
      }
  if (self->rows->len == 0)
    {
      g_set_error (error, PB_ERROR, PB_ERROR_INVALID,
                   _ ("%s is empty. The first row must hold the names of the columns."), name);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/* What stands in a cell, or in the merged cells that it is one of. */
static const char *
get_merged (PbTextTable *self, guint row, guint column)
{
  guint line = g_array_index (self->rows, Row, row).line;
  const char *text = get_cell (self, row, column);
  for (guint i = 0; *text == '\0' && self->merges != NULL && i < self->merges->len; i++)
    {
      const PbXlsxMerge *merge = &g_array_index (self->merges, PbXlsxMerge, i);
      if (merge->first_row == line && merge->first_column <= column && column <= merge->last_column)
        text = get_cell (self, row, merge->first_column);
    }
  return text;
}

void
pb_text_table_set_header (PbTextTable *self, guint row, guint n_rows)
{
  guint n_columns = 0;
  g_return_if_fail (n_rows > 0 && row + n_rows <= self->rows->len);
  self->header = row + n_rows - 1;
  g_hash_table_remove_all (self->names);
  g_clear_pointer (&self->headers, g_ptr_array_unref);
  self->headers = g_ptr_array_new_with_free_func (g_free);
  for (guint r = row; r <= self->header; r++)
    n_columns = MAX (n_columns, g_array_index (self->rows, Row, r).n_cells);
  for (guint c = 0; c < n_columns; c++)
    {
      const char *upper = get_merged (self, row, c);
      const char *lower = n_rows > 1 ? get_cell (self, self->header, c) : "";
      gboolean both = *upper != '\0' && *lower != '\0';
      g_autofree char *header = g_strconcat (upper, both ? " " : "", lower, NULL);
      /* A line break in a header is there for the width. */
      g_ptr_array_add (self->headers, g_strdup (g_strdelimit (header, "\r\n", ' ')));
    }
}

void
pb_text_table_rename (PbTextTable *self, guint column, const char *name)
{
  g_return_if_fail (column < pb_text_table_get_n_columns (self));
  g_hash_table_insert (self->names, GUINT_TO_POINTER (column), g_strdup (name));
}
