/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a workbook holds for its way back: the rows' ids, and the values that it was written from. */
#include "pb-workbook-private.h"

#include <string.h>
#include "pb-review-private.h"

void
pb_worksheet_id (PbWorksheet *self, guint row, guint column, gint64 id)
{
  char text[24];
  if (self->book->kept == NULL)
    return;
  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, id);
  pb_worksheet_remember (self, row, column, pb_review_mark_text (text));
  worksheet_write_string (self->sheet, row, column, text, NULL);
}

void
pb_worksheet_id_column (PbWorksheet *self, guint column)
{
  lxw_row_col_options hidden = { .hidden = LXW_TRUE };
  if (self->book->kept == NULL)
    return;
  pb_worksheet_remember (self, PB_SHEET_HEADER, column, pb_review_mark_text (PB_REVIEW_ID));
  worksheet_write_string (self->sheet, PB_SHEET_HEADER, column, PB_REVIEW_ID, NULL);
  worksheet_set_column_opt (self->sheet, column, column, 10, NULL, &hidden);
}

void
pb_workbook_keep (PbWorkbook *self, gint64 id, const char *column, const char *value)
{
  if (self->kept == NULL)
    return;
  g_ptr_array_add (self->kept, g_strdup_printf ("%" G_GINT64_FORMAT, id));
  g_ptr_array_add (self->kept, g_strdup (column));
  g_ptr_array_add (self->kept, pb_review_normalize (value));
}

void
pb_workbook_keep_record (PbWorkbook *self, PbRecord *record)
{
  PbColumn column;
  for (guint i = 0; pb_review_column (pb_record_get_table (record), i, &column); i++)
    {
      g_autofree char *value = pb_review_dup_value (record, column);
      /* One that is cut in its cell cannot be compared. */
      if (value == NULL || g_utf8_strlen (value, -1) < PB_REVIEW_MAX_TEXT)
        pb_workbook_keep (self, pb_record_get_id (record), pb_column_info (column)->name, value);
    }
}

static void
row_free (gpointer row)
{
  if (row != NULL)
    g_array_unref (row);
}

void
pb_worksheet_remember (PbWorksheet *self, guint row, guint column, guint32 mark)
{
  if (self->book->marks == NULL)
    return;
  GPtrArray *rows = g_hash_table_lookup (self->book->marks, self->name);
  if (rows == NULL)
    {
      rows = g_ptr_array_new_with_free_func (row_free);
      g_hash_table_insert (self->book->marks, g_strdup (self->name), rows);
    }
  if (rows->len <= row)
    g_ptr_array_set_size (rows, row + 1);
  if (rows->pdata[row] == NULL)
    rows->pdata[row] = g_array_new (FALSE, TRUE, sizeof (guint32));
  GArray *marks = rows->pdata[row];
  if (marks->len <= column)
    g_array_set_size (marks, column + 1);
  g_array_index (marks, guint32, column) = mark;
}

/* A sheet's rows as "number, @name, marks", so that what else is changed in it can be told. */
static void
keep_marks (PbWorkbook *self)
{
  GHashTableIter iter;
  gpointer name, value;
  g_hash_table_iter_init (&iter, self->marks);
  while (g_hash_table_iter_next (&iter, &name, &value))
    {
      GPtrArray *rows = value;
      g_autofree char *column = g_strconcat (PB_REVIEW_MARKS, name, NULL);
      for (guint row = 0; row < rows->len; row++)
        {
          g_autofree char *marks = rows->pdata[row] != NULL ? pb_review_dup_marks (rows->pdata[row]) : NULL;
          if (marks != NULL && *marks != '\0')
            pb_workbook_keep (self, row, column, marks);
        }
    }
}

void
pb_workbook_write_kept (PbWorkbook *self)
{
  if (self->kept == NULL)
    return;
  keep_marks (self);
  lxw_worksheet *sheet = workbook_add_worksheet (self->book, PB_REVIEW_SHEET);
  g_autofree char *plan = g_strdup_printf ("%" G_GINT64_FORMAT, pb_record_get_id (pb_plan_get_document (self->plan)));
  worksheet_write_string (sheet, 0, 0, plan, NULL);
  worksheet_write_string (sheet, 0, 1, PB_REVIEW_SHEET, NULL);
  for (guint i = 0; i < self->kept->len; i++)
    if (*(const char *)self->kept->pdata[i] != '\0')
      {
        g_autofree char *safe = pb_workbook_dup_safe (self, self->kept->pdata[i]);
        worksheet_write_string (sheet, 1 + i / 3, i % 3, safe, NULL);
      }
  worksheet_hide (sheet);
}
