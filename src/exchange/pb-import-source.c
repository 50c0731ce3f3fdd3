/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-import-source.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "model/pb-date.h"
#include "model/pb-error.h"
#include "pb-import-private.h"
#include "pb-review-private.h"

/* How far down a header is looked for. */
#define MAX_HEADER_ROW 20
/* Years before and after this one that a column can be chosen to be. */
#define YEARS_BEFORE 3
#define YEARS_AFTER 4

struct _PbImportSource
{
  char *file;
  char *title;
  gboolean hidden;
  PbTextTable *text;
  guint row; /* of the header, counted from the table's first */
  guint n_rows; /* of the header */
  PbSourceOrigin origin;
  const PbLayout *layout;
  GPtrArray *names; /* owned texts, of each column */
  GHashTable *given;
  gboolean changed; /* read otherwise than its headers say */
};

void
pb_import_source_free (PbImportSource *self)
{
  g_free (self->file);
  g_free (self->title);
  g_ptr_array_unref (self->names);
  g_hash_table_unref (self->given);
  pb_text_table_unref (self->text);
  g_free (self);
}

/* What the layout makes of the columns by their headers. */
static void
tell_names (PbImportSource *self)
{
  g_ptr_array_set_size (self->names, 0);
  for (guint c = 0; c < pb_text_table_get_n_columns (self->text); c++)
    g_ptr_array_add (self->names, g_strdup (""));
  for (guint c = 0; self->layout != NULL && c < self->names->len; c++)
    {
      const char *header = pb_text_table_get_header (self->text, c);
      int field = pb_layout_find_field (self->layout, header);
      g_autofree char *name = field >= 0 ? pb_field_dup_header (&self->layout->fields[field]) : NULL;
      if (name == NULL && self->layout->has_periods && pb_layout_parse_period (header, NULL, NULL))
        name = g_strdup (header);
      /* The first column of a name has it. */
      for (guint i = 0; name != NULL && i < c; i++)
        if (strcmp (self->names->pdata[i], name) == 0)
          g_clear_pointer (&name, g_free);
      if (name != NULL)
        {
          g_free (self->names->pdata[c]);
          self->names->pdata[c] = g_steal_pointer (&name);
        }
    }
}

static void
take_memo (PbImportSource *self, PbImportMemo *memo)
{
  GHashTableIter iter;
  gpointer name, text;
  self->origin = PB_SOURCE_REMEMBERED;
  self->changed = TRUE;
  self->layout = memo->layout;
  tell_names (self);
  for (guint c = 0; c < self->names->len; c++)
    {
      g_free (self->names->pdata[c]);
      self->names->pdata[c] = g_strdup (memo->names[c]);
    }
  g_hash_table_iter_init (&iter, memo->given);
  while (g_hash_table_iter_next (&iter, &name, &text))
    g_hash_table_insert (self->given, g_strdup (name), g_strdup (text));
}

/* The row with most texts in it, the first of them: a title above has fewer, and the rows below no more. */
static guint
find_fullest_row (PbImportSource *self)
{
  guint best = 0, most = 0;
  pb_text_table_set_header (self->text, 0, 1);
  guint n_rows = pb_text_table_get_n_rows (self->text);
  for (guint row = 0; row <= n_rows && row < MAX_HEADER_ROW; row++)
    {
      guint filled = 0;
      for (guint c = 0; c < (row > 0 ? pb_text_table_get_n_cells (self->text, row - 1) : 0); c++)
        filled += *pb_text_table_get_cell (self->text, row - 1, c) != '\0';
      for (guint c = 0; row == 0 && c < pb_text_table_get_n_columns (self->text); c++)
        filled += *pb_text_table_get_header (self->text, c) != '\0';
      if (filled <= most)
        continue;
      most = filled;
      best = row;
    }
  return best;
}

/* By the headers of a row, or of two. */
static gboolean
find_known (PbImportSource *self)
{
  PbImportFile *file = pb_import_file_new (self->title, pb_text_table_ref (self->text));
  guint n_rows = pb_text_table_get_n_rows (self->text) + 1;
  int most = 0;
  for (guint storeys = 1; storeys <= 2; storeys++)
    for (guint row = 0; row + storeys <= n_rows && row < MAX_HEADER_ROW; row++)
      {
        int understood = 0;
        pb_text_table_set_header (self->text, row, storeys);
        const PbLayout *layout = pb_import_guess (file, &understood);
        if (understood <= most)
          continue;
        most = understood;
        self->layout = layout;
        self->row = row;
        self->n_rows = storeys;
      }
  pb_import_file_free (file);
  return most > 0;
}

static PbImportSource *
source_new (const char *file, const char *title, PbTextTable *text, gboolean hidden)
{
  PbImportSource *self = g_new0 (PbImportSource, 1);
  self->file = g_strdup (file);
  self->title = g_strdup (title);
  self->hidden = hidden;
  self->text = text;
  self->n_rows = 1;
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->given = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  pb_text_table_set_header (text, 0, 1);
  g_autoptr (PbImportMemo) memo = pb_import_memory_find (text);
  if (memo != NULL)
    {
      self->row = memo->row;
      self->n_rows = memo->n_rows;
      take_memo (self, memo);
      return self;
    }
  if (find_known (self))
    self->origin = PB_SOURCE_KNOWN;
  else
    self->row = find_fullest_row (self);
  /* What somebody hid is not read unless somebody says so. */
  if (hidden)
    self->layout = NULL;
  pb_text_table_set_header (text, self->row, self->n_rows);
  tell_names (self);
  return self;
}

static gboolean
add_sheet (GPtrArray *sources, const char *file, PbXlsx *workbook, guint n, GError **error)
{
  g_autofree char *title = g_strdup_printf (_ ("%s, sheet “%s”"), file, pb_xlsx_get_sheet_name (workbook, n));
  if (strcmp (pb_xlsx_get_sheet_name (workbook, n), PB_REVIEW_SHEET) == 0)
    return TRUE;
  g_autoptr (PbXlsxSheet) sheet = pb_xlsx_read_sheet (workbook, n, NULL, error);
  if (sheet == NULL)
    return FALSE;
  if (pb_xlsx_sheet_get_n_rows (sheet) == 0)
    return TRUE;
  PbTextTable *text = pb_text_table_from_sheet (sheet, title, error);
  if (text != NULL)
    g_ptr_array_add (sources, source_new (file, title, text, pb_xlsx_is_hidden (workbook, n)));
  return text != NULL;
}

GPtrArray *
pb_import_source_list (const char *path, GError **error)
{
  g_autofree char *file = g_path_get_basename (path);
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func ((GDestroyNotify)pb_import_source_free);
  g_autoptr (GBytes) bytes = pb_text_table_load_bytes (path, error);
  gsize length = 0;
  const char *data = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;
  if (bytes == NULL)
    return NULL;
  if (!pb_xlsx_sniff (data, length))
    {
      PbTextTable *text = pb_text_table_parse (data, length, file, error);
      if (text == NULL)
        return NULL;
      g_ptr_array_add (sources, source_new (file, file, text, FALSE));
      return g_steal_pointer (&sources);
    }
  g_autoptr (PbXlsx) workbook = pb_xlsx_open (bytes, file, error);
  if (workbook == NULL)
    return NULL;
  for (guint i = 0; i < pb_xlsx_get_n_sheets (workbook); i++)
    if (!add_sheet (sources, file, workbook, i, error))
      return NULL;
  if (sources->len > 0)
    return g_steal_pointer (&sources);
  g_set_error (error, PB_ERROR, PB_ERROR_INVALID, _ ("%s: every sheet is empty or hidden."), file);
  return NULL;
}

PbSourceOrigin
pb_import_source_get_origin (PbImportSource *self)
{
  return self->origin;
}

const char *
pb_import_source_get_title (PbImportSource *self)
{
  return self->title;
}

gboolean
pb_import_source_is_hidden (PbImportSource *self)
{
  return self->hidden;
}

/* The line of the file on which a row starts, counted from the table's first. */
static guint
line_of (PbImportSource *self, guint row)
{
  pb_text_table_set_header (self->text, 0, 1);
  guint line = row > 0 ? pb_text_table_get_line (self->text, row - 1) : pb_text_table_get_first_line (self->text);
  pb_text_table_set_header (self->text, self->row, self->n_rows);
  return line;
}

guint
pb_import_source_get_header_line (PbImportSource *self)
{
  return line_of (self, self->row + self->n_rows - 1);
}

guint
pb_import_source_get_last_line (PbImportSource *self)
{
  guint n_rows = pb_text_table_get_n_rows (self->text);
  return n_rows > 0 ? pb_text_table_get_line (self->text, n_rows - 1) : pb_import_source_get_header_line (self);
}

void
pb_import_source_set_header_line (PbImportSource *self, guint line)
{
  guint row = 0;
  pb_text_table_set_header (self->text, 0, 1);
  while (row < pb_text_table_get_n_rows (self->text) && pb_text_table_get_line (self->text, row) <= line)
    row++;
  self->row = row;
  self->n_rows = 1;
  self->changed = TRUE;
  self->origin = PB_SOURCE_UNKNOWN;
  pb_text_table_set_header (self->text, self->row, 1);
  g_hash_table_remove_all (self->given);
  g_autoptr (PbImportMemo) memo = pb_import_memory_find_here (self->text);
  if (memo != NULL)
    take_memo (self, memo);
  else
    tell_names (self);
}

guint
pb_import_source_get_n_columns (PbImportSource *self)
{
  return self->names->len;
}

char *
pb_import_source_dup_letters (PbImportSource *self, guint column)
{
  return pb_text_table_is_sheet (self->text) ? pb_xlsx_dup_letters (column) : NULL;
}

const char *
pb_import_source_get_header (PbImportSource *self, guint column)
{
  return pb_text_table_get_header (self->text, column);
}

guint
pb_import_source_get_n_rows (PbImportSource *self)
{
  return pb_text_table_get_n_rows (self->text);
}

const char *
pb_import_source_get_cell (PbImportSource *self, guint row, guint column)
{
  return pb_text_table_get_cell (self->text, row, column);
}

const PbLayout *
pb_import_source_get_layout (PbImportSource *self)
{
  return self->layout;
}

void
pb_import_source_set_layout (PbImportSource *self, const PbLayout *layout)
{
  if (layout == self->layout)
    return;
  self->layout = layout;
  self->changed = TRUE;
  g_hash_table_remove_all (self->given);
  tell_names (self);
}

const char *
pb_import_source_get_name (PbImportSource *self, guint column)
{
  return self->names->pdata[column];
}

void
pb_import_source_set_name (PbImportSource *self, guint column, const char *name)
{
  g_autofree char *copy = g_strdup (name);
  self->changed |= strcmp (self->names->pdata[column], name) != 0;
  for (guint c = 0; c < self->names->len; c++)
    if (c == column || (*copy != '\0' && strcmp (self->names->pdata[c], copy) == 0))
      {
        g_free (self->names->pdata[c]);
        self->names->pdata[c] = g_strdup (c == column ? copy : "");
      }
}

/* Four digits that stand alone in a header: "Bokslut 2024". 0 where there are none. */
static int
find_year (const char *header)
{
  for (const char *p = header; *p != '\0'; p++)
    if (g_ascii_isdigit (*p) && (p == header || !g_ascii_isdigit (p[-1])) && strspn (p, "0123456789") == 4
        && (*p == '1' || *p == '2'))
      return (int)g_ascii_strtoll (p, NULL, 10);
  return 0;
}

static void
add_periods (GPtrArray *names, const PbLayout *layout, int year)
{
  PbEnum e = layout->table == PB_TABLE_SHEET ? PB_ENUM_MEASURE : PB_ENUM_VALUE_KIND;
  g_ptr_array_add (names, g_strdup_printf ("%d", year));
  for (guint i = 0; i < pb_enum_n_values (e); i++)
    {
      /* The year alone says so. */
      if (e == PB_ENUM_MEASURE && i == PB_MEASURE_PLAN)
        continue;
      g_autofree char *word = g_utf8_strdown (pb_enum_label (e, i), -1);
      g_ptr_array_add (names, g_strdup_printf ("%d %s", year, word));
    }
}

GPtrArray *
pb_import_source_list_names (PbImportSource *self, guint column)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  const char *now = pb_import_source_get_name (self, column);
  int year = find_year (pb_text_table_get_header (self->text, column));
  GDate today;
  if (self->layout == NULL)
    return names;
  for (guint i = 0; i < self->layout->n_fields; i++)
    if (self->layout->fields[i].kind != PB_FIELD_DERIVED)
      g_ptr_array_add (names, pb_field_dup_header (&self->layout->fields[i]));
  pb_date_today (&today);
  if (self->layout->has_periods && year > 0)
    add_periods (names, self->layout, year);
  for (int i = -YEARS_BEFORE; self->layout->has_periods && year == 0 && i <= YEARS_AFTER; i++)
    add_periods (names, self->layout, g_date_get_year (&today) + i);
  for (guint i = 0; i < names->len; i++)
    if (strcmp (names->pdata[i], now) == 0)
      return names;
  if (*now != '\0')
    g_ptr_array_add (names, g_strdup (now));
  return names;
}

const char *
pb_import_source_get_given (PbImportSource *self, const char *name)
{
  return g_hash_table_lookup (self->given, name);
}

void
pb_import_source_set_given (PbImportSource *self, const char *name, const char *text)
{
  self->changed = TRUE;
  if (text != NULL && *text != '\0')
    g_hash_table_insert (self->given, g_strdup (name), g_strdup (text));
  else
    g_hash_table_remove (self->given, name);
}

GPtrArray *
pb_import_source_list_lacking (PbImportSource *self)
{
  GPtrArray *lacking = g_ptr_array_new ();
  for (guint required = 0; self->layout != NULL && required < 2; required++)
    for (guint i = 0; i < self->layout->n_fields; i++)
      {
        const PbField *field = &self->layout->fields[i];
        g_autofree char *name = pb_field_dup_header (field);
        gboolean has = field->kind == PB_FIELD_DERIVED || field->kind == PB_FIELD_LINKS;
        for (guint c = 0; !has && c < self->names->len; c++)
          has = strcmp (self->names->pdata[c], name) == 0;
        if (!has && ((field->flags & PB_FIELD_REQUIRED) != 0) == (required == 0))
          g_ptr_array_add (lacking, (gpointer)field);
      }
  return lacking;
}

/* The source as a file of an import, its columns named. (transfer full) */
static PbImportFile *
make_file (PbImportSource *self, guint limit)
{
  PbImportFile *file = pb_import_file_new (self->title, pb_text_table_ref (self->text));
  pb_text_table_set_limit (self->text, 0);
  pb_text_table_set_header (self->text, self->row, self->n_rows);
  pb_text_table_set_limit (self->text, limit);
  for (guint c = 0; c < self->names->len; c++)
    pb_text_table_rename (self->text, c, self->names->pdata[c]);
  file->given = g_hash_table_ref (self->given);
  file->mapped = self->changed;
  return file;
}

char *
pb_import_source_dup_missing (PbImportSource *self)
{
  if (self->layout == NULL)
    return NULL;
  PbImportFile *file = make_file (self, 0);
  char *missing = pb_import_match (file, self->layout, NULL) < 0 ? pb_import_dup_missing (file) : NULL;
  pb_import_file_free (file);
  return missing;
}

gboolean
pb_import_add_source (PbImport *import, PbImportSource *self, guint limit, GError **error)
{
  g_return_val_if_fail (self->layout != NULL, FALSE);
  if (g_strcmp0 (import->last_source, self->file) != 0)
    pb_import_count_file (import, self->file);
  import->last_source = self->file;
  return pb_import_take_file (import, make_file (self, limit), self->layout, error);
}
