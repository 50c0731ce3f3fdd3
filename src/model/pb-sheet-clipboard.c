/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-sheet-edit.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "pb-book-private.h"
#include "pb-error.h"
#include "pb-number.h"
#include "pb-sheet-edit-private.h"

static void
append_title (GString *text, const char *title)
{
  g_autofree char *line = g_strdup (title != NULL ? title : "");

  /* A spreadsheet would compute what begins so. */
  if (strchr ("=+-@", *line) != NULL && *line != '\0')
    g_string_append_c (text, '\'');
  g_string_append (text, g_strdelimit (line, "\t\r\n", ' '));
}

static void
append_headings (GString *text, const PbSheetBlock *block)
{
  PbRecord *board = pb_record_get_ref (block->sheet->record, PB_SHEET_BOARD);
  /* Boards have tables of the same title. */
  g_autofree char *title
      = g_strdup_printf ("%s%s%s, %s", board != NULL ? pb_record_get_title (board) : "", board != NULL ? ", " : "",
                         pb_record_get_title (block->sheet->record), pb_enum_label (PB_ENUM_UNIT, block->sheet->unit));

  append_title (text, title);
  for (guint j = 0; j < block->n_columns; j++)
    {
      g_string_append_c (text, '\t');
      append_title (text, block->sheet->columns[block->columns[j]].label);
    }
  g_string_append_c (text, '\n');
}

char *
pb_sheet_copy (const PbSheetBlock *block, gboolean headings)
{
  PbSheet *sheet = block->sheet;
  GString *text = g_string_new (NULL);

  if (!pb_sheet_block_is_valid (block))
    return g_string_free (text, FALSE);
  if (headings && block->n_lines > 1)
    append_headings (text, block);
  for (guint i = 0; i < block->n_lines; i++)
    {
      if (headings)
        append_title (text, pb_record_get_title (sheet->lines[block->lines[i]].record));
      for (guint j = 0; j < block->n_columns; j++)
        {
          gint64 ore;

          if (headings || j > 0)
            g_string_append_c (text, '\t');
          if (pb_sheet_get_value (sheet, block->lines[i], block->columns[j], &ore))
            {
              g_autofree char *amount = pb_money_format_exact (ore, sheet->unit, sheet->decimals);

              pb_number_append_plain (text, amount);
            }
        }
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

static void
end_row (GPtrArray *rows, GPtrArray **row)
{
  g_ptr_array_add (rows, *row);
  *row = g_ptr_array_new_with_free_func (g_free);
}

/* One field; at is left on the tab or line end after it. A quote that is never closed is part of the text. */
static char *
read_field (const char **at)
{
  GString *field = g_string_new (NULL);
  const char *p = *at;

  if (*p == '"')
    {
      for (p++; *p != '\0' && (*p != '"' || p[1] == '"'); p++)
        {
          g_string_append_c (field, *p);
          p += *p == '"';
        }
      if (*p == '"')
        p++;
      else
        {
          g_string_truncate (field, 0);
          p = *at;
        }
    }
  for (; *p != '\0' && *p != '\t' && *p != '\r' && *p != '\n'; p++)
    g_string_append_c (field, *p);
  *at = p;
  return g_strstrip (g_string_free (field, FALSE));
}

/* Rows (element-type GPtrArray) of fields (element-type utf8). The line end after the last row makes no row. */
static GPtrArray *
read_rows (const char *text)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
  GPtrArray *row = g_ptr_array_new_with_free_func (g_free);

  while (*text != '\0')
    {
      g_ptr_array_add (row, read_field (&text));
      if (*text == '\t')
        {
          text++;
          if (*text == '\0')
            g_ptr_array_add (row, g_strdup (""));
          continue;
        }
      text += *text == '\r' && text[1] == '\n' ? 2 : *text != '\0';
      end_row (rows, &row);
    }
  if (row->len > 0)
    end_row (rows, &row);
  g_ptr_array_unref (row);
  return rows;
}

static guint
find_width (GPtrArray *rows)
{
  guint width = 0;

  for (guint i = 0; i < rows->len; i++)
    width = MAX (width, ((GPtrArray *)g_ptr_array_index (rows, i))->len);
  return width;
}

static gboolean
check_fits (const PbSheetBlock *to, guint n_rows, guint width, GError **error)
{
  g_autofree char *rows = NULL;
  g_autofree char *columns = NULL;
  g_autofree char *lines = NULL;
  g_autofree char *name = NULL;

  if (n_rows <= to->n_lines && width <= to->n_columns)
    return TRUE;
  name = pb_sheet_name_cell (to->sheet, to->lines[0], to->columns[0]);
  rows = g_strdup_printf (ngettext ("%u row", "%u rows", n_rows), n_rows);
  columns = g_strdup_printf (ngettext ("%u column", "%u columns", width), width);
  lines = n_rows > to->n_lines ? g_strdup_printf (ngettext ("%u line", "%u lines", to->n_lines), to->n_lines)
                               : g_strdup_printf (ngettext ("%u column", "%u columns", to->n_columns), to->n_columns);
  g_set_error (error, PB_ERROR, PB_ERROR_INVALID,
               /* TRANSLATORS: "3 rows", "2 columns", "Hyror, 2026", "1 column" */
               _ ("What is pasted has %s and %s, but from “%s” the table has only %s. Nothing was pasted: start "
                  "further up or to the left, or copy less."),
               rows, columns, name, lines);
  return FALSE;
}

/* Where in what is pasted a field stands, and where it would have gone. */
static gboolean
refuse_field (const PbSheetBlock *to, guint row, guint column, const GError *reason, GError **error)
{
  g_autofree char *name = pb_sheet_name_cell (to->sheet, to->lines[row], to->columns[column]);

  g_set_error (error, PB_ERROR, PB_ERROR_INVALID, _ ("Nothing was pasted: row %u, column %u of it goes to “%s”. %s"),
               row + 1, column + 1, name, reason->message);
  return FALSE;
}

/* The amounts of the rows, width a row; an empty field has none. */
static gboolean
read_amounts (const PbSheetBlock *to, GPtrArray *rows, guint width, gint64 *amounts, gboolean *has, GError **error)
{
  for (guint i = 0; i < rows->len; i++)
    for (guint j = 0; j < width; j++)
      {
        GPtrArray *row = g_ptr_array_index (rows, i);
        const char *field = j < row->len ? g_ptr_array_index (row, j) : "";
        gsize at = (gsize)i * width + j;
        g_autoptr (GError) reason = NULL;

        has[at] = *field != '\0';
        if (!pb_sheet_can_edit (to->sheet, to->lines[i], to->columns[j], &reason)
            || (has[at] && !pb_money_parse_sum (field, to->sheet->unit, &amounts[at], &reason)))
          return refuse_field (to, i, j, reason, error);
      }
  return TRUE;
}

static gboolean
write_amounts (const PbSheetBlock *to, gint64 scenario_id, const gint64 *amounts, const gboolean *has, guint *changed,
               GError **error)
{
  g_autofree char *name = pb_sheet_name_block (to);
  g_autofree char *label = g_strdup_printf (_ ("Paste %s"), name);
  PbSheetWriter writer;
  gboolean ok;

  pb_sheet_block_begin (&writer, to, scenario_id, label);
  for (guint i = 0; i < to->n_lines; i++)
    for (guint j = 0; j < to->n_columns; j++)
      {
        gint64 line_id = to->sheet->lines[to->lines[i]].id;
        gint64 column_id = to->sheet->columns[to->columns[j]].id;
        gsize at = (gsize)i * to->n_columns + j;

        if (pb_sheet_writer_check (&writer, line_id, column_id))
          pb_sheet_writer_set (&writer, line_id, column_id, has[at] ? &amounts[at] : NULL);
      }
  if (changed != NULL)
    *changed = writer.changed;
  ok = pb_sheet_writer_commit (&writer, error);
  if (!ok && changed != NULL)
    *changed = 0;
  return ok;
}

gboolean
pb_sheet_paste (const PbSheetBlock *block, guint line, guint column, gint64 scenario_id, const char *text,
                guint *changed, GError **error)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  g_autoptr (GPtrArray) rows = read_rows (valid);
  g_autofree gint64 *amounts = NULL;
  g_autofree gboolean *has = NULL;
  guint width = find_width (rows);
  PbSheetBlock to;

  g_return_val_if_fail (pb_sheet_block_is_valid (block) && line < block->n_lines && column < block->n_columns, FALSE);

  if (changed != NULL)
    *changed = 0;
  if (rows->len == 0)
    {
      g_set_error_literal (error, PB_ERROR, PB_ERROR_INVALID,
                           _ ("There is no text to paste. Copy some figures first."));
      return FALSE;
    }
  to = (PbSheetBlock){ block->sheet, block->lines + line, block->n_lines - line, block->columns + column,
                       block->n_columns - column };
  if (!check_fits (&to, rows->len, width, error))
    return FALSE;
  to.n_lines = rows->len;
  to.n_columns = width;
  amounts = g_new0 (gint64, (gsize)rows->len * width);
  has = g_new0 (gboolean, (gsize)rows->len * width);
  return read_amounts (&to, rows, width, amounts, has, error)
         && write_amounts (&to, scenario_id, amounts, has, changed, error);
}
