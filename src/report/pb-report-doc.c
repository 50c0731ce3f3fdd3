/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-report-doc-private.h"

#include <string.h>
#include "model/pb-date.h"

/* Characters that are no text would be drawn as boxes. Line ends become one kind. (transfer full) */
static char *
clean (const char *text)
{
  if (text == NULL)
    return NULL;
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *cleaned = g_string_sized_new (strlen (valid));
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (c == '\t' || c == 0xa0)
        g_string_append_unichar (cleaned, c == '\t' ? ' ' : c);
      else if (c == '\n' || c == 0x2028 || c == 0x2029)
        g_string_append_c (cleaned, '\n');
      else if (!g_unichar_iscntrl (c) && c != 0xad && c != 0xfffe && c != 0xffff)
        g_string_append_unichar (cleaned, c);
    }
  g_strchomp (cleaned->str);
  return g_string_free (cleaned, FALSE);
}

static void
clear_cell (gpointer data)
{
  PbReportCell *cell = data;
  g_free (cell->text);
  g_free (cell->after);
}

static void
clear_row (gpointer data)
{
  g_array_unref (((PbReportRow *)data)->cells);
}

static void
clear_column (gpointer data)
{
  g_free (((PbReportColumn *)data)->label);
}

static void
free_block (gpointer data)
{
  PbBlock *block = data;
  g_free (block->text);
  g_free (block->over);
  g_free (block->under);
  g_free (block->description);
  if (block->table != NULL)
    {
      g_free (block->table->title);
      g_array_unref (block->table->columns);
      g_array_unref (block->table->rows);
      g_free (block->table);
    }
  if (block->picture.destroy != NULL)
    block->picture.destroy (block->picture.data);
  g_free (block);
}

PbReportDoc *
pb_report_doc_new (void)
{
  PbReportDoc *self = g_new0 (PbReportDoc, 1);
  g_atomic_ref_count_init (&self->refs);
  self->blocks = g_ptr_array_new_with_free_func (free_block);
  return self;
}

PbReportDoc *
pb_report_doc_ref (PbReportDoc *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
pb_report_doc_unref (PbReportDoc *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_ptr_array_unref (self->blocks);
  g_free (self->title);
  g_free (self->subject);
  g_free (self->author);
  g_free (self->foot);
  g_free (self);
}

gboolean
pb_report_doc_is_empty (PbReportDoc *self)
{
  return self->blocks->len == 0;
}

void
pb_report_doc_take (PbReportDoc *self, PbReportDoc *other)
{
  g_ptr_array_extend_and_steal (self->blocks, g_steal_pointer (&other->blocks));
  other->blocks = g_ptr_array_new_with_free_func (free_block);
  pb_report_doc_unref (other);
}

static void
set (char **field, const char *text)
{
  g_free (*field);
  *field = clean (text);
}

void
pb_report_doc_set_title (PbReportDoc *self, const char *title)
{
  set (&self->title, title);
}

void
pb_report_doc_set_subject (PbReportDoc *self, const char *subject)
{
  set (&self->subject, subject);
}

void
pb_report_doc_set_author (PbReportDoc *self, const char *author)
{
  set (&self->author, author);
}

void
pb_report_doc_set_foot (PbReportDoc *self, const char *foot)
{
  set (&self->foot, foot);
}

const char *
pb_report_doc_get_title (PbReportDoc *self)
{
  return self->title;
}

const char *
pb_report_doc_get_subject (PbReportDoc *self)
{
  return self->subject;
}

const char *
pb_report_doc_get_author (PbReportDoc *self)
{
  return self->author;
}

const char *
pb_report_doc_get_foot (PbReportDoc *self)
{
  return self->foot;
}

static PbBlock *
add_block (PbReportDoc *self, PbBlockKind kind, const char *text)
{
  PbBlock *block = g_new0 (PbBlock, 1);
  block->kind = kind;
  block->text = clean (text);
  block->mark = PB_REPORT_NO_MARK;
  g_ptr_array_add (self->blocks, block);
  return block;
}

void
pb_report_doc_add_title (PbReportDoc *self, const char *over, const char *title, const char *under)
{
  PbBlock *block = add_block (self, PB_BLOCK_TITLE, title);
  block->over = clean (over);
  block->under = clean (under);
}

void
pb_report_doc_add_contents (PbReportDoc *self, const char *title)
{
  add_block (self, PB_BLOCK_CONTENTS, title);
}

void
pb_report_doc_add_heading (PbReportDoc *self, guint level, const char *text)
{
  add_block (self, PB_BLOCK_HEADING, text)->level = CLAMP (level, 1, 3);
}

void
pb_report_doc_add_text (PbReportDoc *self, PbReportStyle style, const char *text)
{
  g_autofree char *cleaned = clean (text);
  g_auto (GStrv) lines = cleaned != NULL ? g_strsplit (cleaned, "\n", -1) : NULL;
  for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      add_block (self, PB_BLOCK_TEXT, lines[i])->style = style;
}

void
pb_report_doc_add_item (PbReportDoc *self, PbReportStyle style, const char *text)
{
  if (text != NULL && *text != '\0')
    add_block (self, PB_BLOCK_ITEM, text)->style = style;
}

void
pb_report_doc_add_verdict (PbReportDoc *self, int mark, const char *text)
{
  add_block (self, PB_BLOCK_VERDICT, text)->mark = mark;
}

void
pb_report_doc_add_picture (PbReportDoc *self, const char *title, const char *description, const char *source,
                           const PbReportPicture *picture)
{
  PbBlock *block = add_block (self, PB_BLOCK_PICTURE, title);
  block->description = clean (description);
  block->under = clean (source);
  block->picture = *picture;
}

void
pb_report_doc_add_signature (PbReportDoc *self, const char *below)
{
  add_block (self, PB_BLOCK_SIGNATURE, below);
}

PbReportTable *
pb_report_doc_add_table (PbReportDoc *self, const char *title)
{
  PbBlock *block = add_block (self, PB_BLOCK_TABLE, NULL);
  block->table = g_new0 (PbReportTable, 1);
  block->table->title = clean (title);
  block->table->columns = g_array_new (FALSE, TRUE, sizeof (PbReportColumn));
  block->table->rows = g_array_new (FALSE, TRUE, sizeof (PbReportRow));
  g_array_set_clear_func (block->table->columns, clear_column);
  g_array_set_clear_func (block->table->rows, clear_row);
  return block->table;
}

void
pb_report_table_set_plain (PbReportTable *self)
{
  self->plain = TRUE;
}

void
pb_report_table_add_column (PbReportTable *self, const char *label, gboolean is_number)
{
  PbReportColumn column = { clean (label), is_number };
  g_array_append_val (self->columns, column);
}

void
pb_report_table_add_row (PbReportTable *self, PbReportRowLook look, guint depth)
{
  PbReportRow row = { look, depth, g_array_new (FALSE, TRUE, sizeof (PbReportCell)) };
  g_array_set_clear_func (row.cells, clear_cell);
  g_array_append_val (self->rows, row);
}

/* Takes the cell's text. */
static void
add_cell (PbReportTable *self, PbReportCell cell)
{
  PbReportRow *row = &g_array_index (self->rows, PbReportRow, self->rows->len - 1);
  g_return_if_fail (row->cells->len < self->columns->len);
  g_array_append_val (row->cells, cell);
}

void
pb_report_table_add_mark (PbReportTable *self, int mark, const char *text)
{
  add_cell (self, (PbReportCell){ .text = text != NULL && *text != '\0' ? clean (text) : NULL, .mark = mark });
}

void
pb_report_table_add_number (PbReportTable *self, double number, int decimals)
{
  char *text = decimals < 0 ? g_strdup_printf ("%.0f", number) : pb_number_format (number, decimals);
  add_cell (self, (PbReportCell){ .text = text, .mark = PB_REPORT_NO_MARK, .kind = PB_CELL_NUMBER, .number = number,
                                  .decimals = decimals });
}

void
pb_report_table_add_noted (PbReportTable *self, double number, int decimals, const char *after)
{
  g_autofree char *text = pb_number_format (number, decimals);
  add_cell (self, (PbReportCell){ .text = g_strdup_printf ("%s (%s)", text, after),
                                  .mark = PB_REPORT_NO_MARK,
                                  .kind = PB_CELL_NUMBER,
                                  .number = number,
                                  .decimals = decimals,
                                  .after = g_strdup (after) });
}

void
pb_report_table_add_balance (PbReportTable *self, gint64 ore, PbUnit unit, int decimals, gint64 board, int year)
{
  add_cell (self, (PbReportCell){ .text = pb_money_format (ore, unit, decimals), .mark = PB_REPORT_NO_MARK,
                                  .kind = PB_CELL_MONEY, .ore = ore, .unit = unit, .decimals = decimals, .board = board,
                                  .year = year });
}

void
pb_report_table_add_money (PbReportTable *self, gint64 ore, PbUnit unit, int decimals)
{
  pb_report_table_add_balance (self, ore, unit, decimals, 0, 0);
}

void
pb_report_table_add_exact (PbReportTable *self, gint64 ore, PbUnit unit, int decimals)
{
  gint64 step = pb_unit_ore (unit);
  for (int i = 0; i < decimals; i++)
    step = MAX (step / 10, 1);
  for (; ore % step != 0; step /= 10)
    decimals++;
  pb_report_table_add_money (self, ore, unit, decimals);
}

void
pb_report_table_add_date (PbReportTable *self, const GDate *date)
{
  add_cell (self, (PbReportCell){ .text = pb_date_format (date), .mark = PB_REPORT_NO_MARK, .kind = PB_CELL_DATE,
                                  .date = *date });
}

void
pb_report_table_add_cell (PbReportTable *self, const char *text)
{
  pb_report_table_add_mark (self, PB_REPORT_NO_MARK, text);
}

void
pb_report_table_take_cell (PbReportTable *self, char *text)
{
  pb_report_table_add_cell (self, text);
  g_free (text);
}

guint
pb_report_table_get_n_rows (PbReportTable *self)
{
  return self->rows->len;
}

const PbReportCell *
pb_report_row_get_cell (const PbReportRow *row, guint column)
{
  return column < row->cells->len ? &g_array_index (row->cells, PbReportCell, column) : NULL;
}

static gboolean
is_empty_column (PbReportTable *self, guint column)
{
  for (guint r = 0; r < self->rows->len; r++)
    {
      const PbReportCell *cell = pb_report_row_get_cell (&g_array_index (self->rows, PbReportRow, r), column);
      if (cell != NULL && (cell->text != NULL || cell->mark != PB_REPORT_NO_MARK))
        return FALSE;
    }
  return TRUE;
}

void
pb_report_table_drop_empty (PbReportTable *self)
{
  for (guint c = self->columns->len; c-- > 1;)
    {
      if (!is_empty_column (self, c))
        continue;
      g_array_remove_index (self->columns, c);
      for (guint r = 0; r < self->rows->len; r++)
        {
          GArray *cells = g_array_index (self->rows, PbReportRow, r).cells;
          if (c < cells->len)
            g_array_remove_index (cells, c);
        }
    }
}
