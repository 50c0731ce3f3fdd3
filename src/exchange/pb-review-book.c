/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A workbook that comes back, as it is read: nothing here knows a plan, so that a thread can do it. */
#include "pb-review.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "model/pb-error.h"
#include "pb-review-private.h"

static void
sheet_free (gpointer data)
{
  PbReviewSheet *sheet = data;
  pb_text_table_unref (sheet->text);
  g_free (sheet->name);
  g_free (sheet->title);
  g_free (sheet);
}

static PbTextTable *
load_sheet (PbXlsx *xlsx, guint n, const char *name, GError **error)
{
  g_autoptr (PbXlsxSheet) sheet = pb_xlsx_read_sheet (xlsx, n, NULL, error);
  return sheet != NULL && pb_xlsx_sheet_get_n_rows (sheet) > 0 ? pb_text_table_from_sheet (sheet, name, error) : NULL;
}

/* The hidden sheet's place; the number of sheets where there is none. */
static guint
find_kept_sheet (PbXlsx *xlsx)
{
  guint n = 0;
  while (n < pb_xlsx_get_n_sheets (xlsx) && strcmp (pb_xlsx_get_sheet_name (xlsx, n), PB_REVIEW_SHEET) != 0)
    n++;
  return n;
}

/* NULL where the file cannot be read or has no hidden sheet. */
static PbXlsx *
open_own (const char *path)
{
  g_autofree char *folded = g_ascii_strdown (path, -1);
  g_autoptr (GBytes) bytes = g_str_has_suffix (folded, ".xlsx") ? pb_text_table_load_bytes (path, NULL) : NULL;
  g_autoptr (PbXlsx) xlsx = bytes != NULL ? pb_xlsx_open (bytes, path, NULL) : NULL;
  return xlsx != NULL && find_kept_sheet (xlsx) < pb_xlsx_get_n_sheets (xlsx) ? g_steal_pointer (&xlsx) : NULL;
}

gboolean
pb_review_knows_file (const char *path)
{
  g_autoptr (PbXlsx) xlsx = open_own (path);
  return xlsx != NULL;
}

static gint64
get_plan_id (PbTextTable *kept)
{
  return g_ascii_strtoll (pb_text_table_get_header (kept, 0), NULL, 10);
}

gboolean
pb_review_knows_file_of (const char *path, PbPlan *plan)
{
  g_autoptr (PbXlsx) xlsx = open_own (path);
  g_autoptr (PbTextTable) kept = xlsx != NULL ? load_sheet (xlsx, find_kept_sheet (xlsx), path, NULL) : NULL;
  return kept != NULL && get_plan_id (kept) == pb_record_get_id (pb_plan_get_document (plan));
}

static void
take_marks (PbReviewBook *self, const char *sheet, guint64 row, const char *marks)
{
  GPtrArray *rows = g_hash_table_lookup (self->marks, sheet);
  if (rows == NULL)
    {
      rows = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (self->marks, g_strdup (sheet), rows);
    }
  /* A hostile file must not make rows of nothing. */
  if (row >= rows->len)
    {
      if (row - rows->len >= PB_TEXT_TABLE_MAX_ROWS - self->n_rows)
        return;
      self->n_rows += row + 1 - rows->len;
      g_ptr_array_set_size (rows, row + 1);
    }
  g_free (rows->pdata[row]);
  rows->pdata[row] = g_strdup (marks);
}

static gboolean
is_title (const char *column)
{
  return strcmp (column, PB_REVIEW_INDICATOR) == 0 || strcmp (column, PB_REVIEW_ENTITY) == 0
         || strcmp (column, PB_REVIEW_TARGET) == 0;
}

/* Several that have one title follow each other: the next has a line end more. */
static void
take_title (PbReviewBook *self, const char *what, const char *title, const char *id)
{
  GString *key = g_string_new (NULL);
  g_string_printf (key, "%s/%s", what, title);
  while (g_hash_table_contains (self->titles, key->str))
    g_string_append_c (key, '\n');
  g_hash_table_insert (self->titles, g_string_free (key, FALSE), g_strdup (id));
}

/* What the workbook was written from. NULL with a sentence where it says nothing of it. (transfer full) */
static GHashTable *
load_kept (PbReviewBook *self, PbXlsx *xlsx, GError **error)
{
  g_autoptr (GHashTable) kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  const char *name = pb_xlsx_get_name (xlsx);
  guint n = find_kept_sheet (xlsx);
  if (n == pb_xlsx_get_n_sheets (xlsx))
    {
      g_set_error (
          error, PB_ERROR, PB_ERROR_INVALID,
          _ ("%s cannot come back: Planbok did not write it for that, as it does not with more than 20,000 rows, or its "
             "hidden sheet is gone. Import its sheets instead."),
          name);
      return NULL;
    }
  g_autoptr (PbTextTable) text = load_sheet (xlsx, n, name, error);
  if (text == NULL)
    return NULL;
  self->plan_id = get_plan_id (text);
  for (guint row = 0; row < pb_text_table_get_n_rows (text); row++)
    {
      const char *id = pb_text_table_get_cell (text, row, 0), *column = pb_text_table_get_cell (text, row, 1);
      const char *value = pb_text_table_get_cell (text, row, 2);
      if (g_str_has_prefix (column, PB_REVIEW_MARKS))
        take_marks (self, column + strlen (PB_REVIEW_MARKS), g_ascii_strtoull (id, NULL, 10), value);
      else if (is_title (column))
        take_title (self, column, value, id);
      else
        g_hash_table_insert (kept, g_strdup_printf ("%s/%s", id, column), g_strdup (value));
    }
  return g_steal_pointer (&kept);
}

/* FALSE with a sentence; a sheet that is empty or hidden is no part of it. */
static gboolean
read_sheet (PbReviewBook *self, PbXlsx *xlsx, guint n, GError **error)
{
  GError *failed = NULL;
  g_autofree char *name = g_strdup_printf (_ ("%s, sheet “%s”"), self->name, pb_xlsx_get_sheet_name (xlsx, n));
  PbTextTable *text = pb_xlsx_is_hidden (xlsx, n) ? NULL : load_sheet (xlsx, n, name, &failed);
  if (failed != NULL)
    {
      g_propagate_error (error, failed);
      return FALSE;
    }
  if (text != NULL)
    {
      PbReviewSheet *sheet = g_new0 (PbReviewSheet, 1);
      sheet->text = text;
      sheet->name = g_steal_pointer (&name);
      sheet->title = g_strdup (pb_xlsx_get_sheet_name (xlsx, n));
      g_ptr_array_add (self->sheets, sheet);
    }
  return TRUE;
}

PbReviewBook *
pb_review_book_load (const char *path, GError **error)
{
  g_autoptr (PbReviewBook) self = g_new0 (PbReviewBook, 1);
  self->name = g_path_get_basename (path);
  self->sheets = g_ptr_array_new_with_free_func (sheet_free);
  self->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->marks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
  g_autoptr (GBytes) bytes = pb_text_table_load_bytes (path, error);
  gsize length;
  const char *data = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;
  if (bytes == NULL)
    return NULL;
  if (!pb_xlsx_sniff (data, length))
    {
      g_set_error (error, PB_ERROR, PB_ERROR_INVALID,
                   _ ("%s is no workbook. Only workbooks (.xlsx) that Planbok wrote can be reviewed; tables are imported."),
                   self->name);
      return NULL;
    }
  g_autoptr (PbXlsx) xlsx = pb_xlsx_open (bytes, self->name, error);
  self->kept = xlsx != NULL ? load_kept (self, xlsx, error) : NULL;
  if (self->kept == NULL)
    return NULL;
  for (guint i = 0; i < pb_xlsx_get_n_sheets (xlsx); i++)
    if (!read_sheet (self, xlsx, i, error))
      return NULL;
  return g_steal_pointer (&self);
}

void
pb_review_book_free (PbReviewBook *self)
{
  g_clear_pointer (&self->kept, g_hash_table_unref);
  g_hash_table_unref (self->titles);
  g_hash_table_unref (self->marks);
  g_ptr_array_unref (self->sheets);
  g_free (self->name);
  g_free (self);
}
