/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report as an Excel workbook: the title with its facts, then each part a sheet with the tables that the pages have.
 * Budget tables are the workbook's own, one a sheet, with their formulas. */
#include "pb-report-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "exchange/pb-workbook-private.h"
#include "model/pb-date.h"
#include "pb-report-doc-private.h"

/* Characters of a line of running text, and the lines of it that a row takes. */
#define MEASURE 100
#define MOST_LINES 25
#define DEFAULT_WIDTH 9

typedef struct
{
  PbReportPart part;
  PbReportDoc *doc;
  PbWorksheet *to; /* NULL: of the budget tables, which have sheets of their own, and of the signature */
} Sheet;

/* Text that waits until it is known how wide the columns are that it crosses. */
typedef struct
{
  guint row;
  PbLook look;
  char *text;
} Paragraph;

typedef struct
{
  PbReport *report;
  PbWorksheet *to;
  guint row;
  GArray *paragraphs; /* Paragraph */
} Page;

static void
clear_sheet (gpointer data)
{
  Sheet *sheet = data;
  pb_report_doc_unref (sheet->doc);
  g_clear_pointer (&sheet->to, pb_worksheet_free);
}

static void
clear_paragraph (gpointer data)
{
  g_free (((Paragraph *)data)->text);
}

static PbLook
look_of_mark (int mark)
{
  switch (mark)
    {
    case PB_MARK_MET:
    case PB_MARK_STATUS_DONE:
    case PB_MARK_BALANCE_KEPT:
    case PB_MARK_BALANCE_ROUNDED:
    case PB_MARK_PROOF_EQUAL:
      return PB_LOOK_GOOD;
    case PB_MARK_PARTLY:
      return PB_LOOK_WARN;
    case PB_MARK_NOT_MET:
    case PB_MARK_STATUS_CANCELLED:
    case PB_MARK_BALANCE_DEFICIT:
    case PB_MARK_PROOF_MISMATCH:
      return PB_LOOK_BAD;
    default:
      return PB_LOOK_PLAIN;
    }
}

/* What stands in one row at most; a row has a greatest height. */
static gsize
measure_chunk (const char *text)
{
  g_autofree char *chunk = g_strdup (text);
  while (pb_worksheet_count_lines (chunk, MEASURE) > MOST_LINES)
    {
      char *half = g_utf8_offset_to_pointer (chunk, g_utf8_strlen (chunk, -1) * 3 / 4);
      char *space = g_strrstr_len (chunk, half - chunk, " ");
      *(space != NULL && space > chunk ? space : half) = '\0';
    }
  return strlen (chunk);
}

static void
add_paragraph (Page *self, PbLook look, const char *text)
{
  for (; text != NULL && *text != '\0'; self->row++)
    {
      gsize length = measure_chunk (text);
      Paragraph paragraph = { self->row, look, g_strndup (text, length) };
      g_array_append_val (self->paragraphs, paragraph);
      text += length + strspn (text + length, " ");
    }
}

/* What is printed is as wide as the text is, and no title that is longer makes it smaller. */
static void
write_paragraphs (Page *self, guint n_columns)
{
  double width = 0;
  guint last = 0;
  for (guint c = 0; width < MEASURE; c++)
    {
      double wide = c < self->to->widths->len ? g_array_index (self->to->widths, double, c) : 0;
      width += wide > 0 ? wide : DEFAULT_WIDTH;
      last = c;
    }
  for (guint i = 0; i < self->paragraphs->len; i++)
    {
      const Paragraph *paragraph = &g_array_index (self->paragraphs, Paragraph, i);
      pb_worksheet_paragraph (self->to, paragraph->row, last, paragraph->look, MEASURE, paragraph->text);
    }
  worksheet_print_area (self->to->sheet, 0, 0, self->row, MAX (last, n_columns));
}

static void
write_value (Page *self, const PbReportCell *cell, guint column, PbLook look)
{
  PbPlan *plan = self->report->plan;
  char iso[11];
  switch (cell->kind)
    {
    case PB_CELL_NUMBER:
      if (cell->after != NULL)
        pb_worksheet_noted (self->to, self->row, column, look, cell->number, cell->decimals, cell->after);
      else if (cell->decimals < 0)
        pb_worksheet_name (self->to, self->row, column, look, cell->number);
      else
        pb_worksheet_number (self->to, self->row, column, look, cell->number, cell->decimals);
      break;
    case PB_CELL_MONEY:
      if (cell->year != 0)
        pb_workbook_write_balance (self->to, self->row, column, look,
                                   pb_plan_get_record (plan, PB_TABLE_BOARD, cell->board), self->report->show.scenario,
                                   cell->year, cell->ore);
      else
        pb_worksheet_money (self->to, self->row, column, look, cell->ore, cell->unit, cell->decimals);
      break;
    case PB_CELL_DATE:
      g_date_strftime (iso, sizeof iso, "%Y-%m-%d", &cell->date);
      pb_worksheet_date (self->to, self->row, column, iso);
      break;
    case PB_CELL_TEXT:
    default:
      pb_worksheet_text (self->to, self->row, column, look == PB_LOOK_PLAIN ? PB_LOOK_WRAPPED : look, cell->text);
      break;
    }
}

static void
write_row (Page *self, const PbReportTable *table, const PbReportRow *row)
{
  static const PbLook looks[] = { [PB_REPORT_ROW_PLAIN] = PB_LOOK_PLAIN,
                                  [PB_REPORT_ROW_SUM] = PB_LOOK_SUM,
                                  [PB_REPORT_ROW_BALANCE] = PB_LOOK_BALANCE,
                                  [PB_REPORT_ROW_QUIET] = PB_LOOK_HEADER_RIGHT };
  for (guint c = 0; c < table->columns->len; c++)
    {
      const PbReportCell *cell = pb_report_row_get_cell (row, c);
      if (cell == NULL || cell->text == NULL)
        pb_worksheet_text (self->to, self->row, c, looks[row->look], NULL);
      else if (c == 0 && cell->kind == PB_CELL_TEXT)
        pb_worksheet_indented (self->to, self->row, c, looks[row->look], row->depth, cell->text);
      else
        write_value (self, cell, c, looks[row->look]);
    }
}

/* Words that have a mark on paper have its colour here. */
static void
colour (Page *self, const PbReportTable *table, guint first)
{
  for (guint c = 0; c < table->columns->len; c++)
    {
      g_autoptr (GHashTable) coloured = g_hash_table_new (g_str_hash, g_str_equal);
      for (guint r = 0; r < table->rows->len; r++)
        {
          const PbReportCell *cell = pb_report_row_get_cell (&g_array_index (table->rows, PbReportRow, r), c);
          if (cell != NULL && cell->text != NULL && look_of_mark (cell->mark) != PB_LOOK_PLAIN
              && strlen (cell->text) < 100 && g_hash_table_add (coloured, cell->text))
            pb_worksheet_colour_text (self->to, first, c, first + table->rows->len - 1, c, cell->text,
                                      look_of_mark (cell->mark));
        }
    }
}

static void
write_table (Page *self, const PbReportTable *table)
{
  if (table->title != NULL)
    pb_worksheet_text (self->to, self->row++, 0, PB_LOOK_HEADING, table->title);
  for (guint c = 0; c < table->columns->len && !table->plain; c++)
    {
      const PbReportColumn *column = &g_array_index (table->columns, PbReportColumn, c);
      pb_worksheet_text (self->to, self->row, c, column->is_number ? PB_LOOK_HEADER_RIGHT : PB_LOOK_HEADER,
                         column->label);
    }
  self->row += !table->plain;
  guint first = self->row;
  for (guint r = 0; r < table->rows->len && pb_workbook_step (self->to->book); r++, self->row++)
    write_row (self, table, &g_array_index (table->rows, PbReportRow, r));
  colour (self, table, first);
}

static PbLook
look_of_text (const PbBlock *block)
{
  if (block->kind == PB_BLOCK_VERDICT)
    return look_of_mark (block->mark) == PB_LOOK_PLAIN ? PB_LOOK_PROSE : look_of_mark (block->mark);
  return block->style == PB_REPORT_QUIET ? PB_LOOK_NOTE : PB_LOOK_PROSE;
}

static void
write_block (Page *self, const PbBlock *block)
{
  switch (block->kind)
    {
    case PB_BLOCK_HEADING:
      self->row += self->row > PB_SHEET_HEADER;
      add_paragraph (self, PB_LOOK_WIDE_HEADING, block->text);
      break;
    case PB_BLOCK_TABLE:
      write_table (self, block->table);
      self->row++;
      break;
    case PB_BLOCK_PICTURE:
      /* A picture is told in words: its figures stand in a table. */
      pb_worksheet_text (self->to, self->row, 0, PB_LOOK_HEADING, block->text);
      self->row += block->text != NULL;
      add_paragraph (self, PB_LOOK_PROSE, block->description);
      add_paragraph (self, PB_LOOK_NOTE, block->under);
      self->row++;
      break;
    case PB_BLOCK_SIGNATURE:
      self->row += 2;
      for (guint c = 0; c < 2; c++)
        pb_worksheet_text (self->to, self->row, c, PB_LOOK_HEADER, NULL);
      pb_worksheet_text (self->to, self->row + 1, 0, PB_LOOK_QUIET, block->text);
      self->row += 2;
      break;
    case PB_BLOCK_TITLE:
    case PB_BLOCK_CONTENTS:
      break;
    default:
      if (block->kind == PB_BLOCK_TEXT && block->style == PB_REPORT_LABEL)
        pb_worksheet_text (self->to, self->row++, 0, PB_LOOK_HEADING, block->text);
      else
        add_paragraph (self, look_of_text (block), block->text);
      break;
    }
}

/* The table whose header stands where a sheet has its own: it is frozen and repeated. NULL where there is none, or
 * more. */
static const PbReportTable *
get_only_table (PbReportDoc *doc)
{
  const PbReportTable *only = NULL;
  for (guint i = 0; i < doc->blocks->len; i++)
    {
      const PbBlock *block = doc->blocks->pdata[i];
      if (block->kind == PB_BLOCK_TABLE && (i > 0 || block->table->title != NULL || block->table->plain))
        return NULL;
      if (block->kind == PB_BLOCK_TABLE)
        only = block->table;
    }
  return only;
}

/* Rows can be filtered and sorted where none says anything of another. */
static gboolean
can_filter (const PbReportTable *table)
{
  for (guint r = 0; r < table->rows->len; r++)
    {
      const PbReportRow *row = &g_array_index (table->rows, PbReportRow, r);
      if (row->look != PB_REPORT_ROW_PLAIN || row->depth > 0)
        return FALSE;
    }
  return TRUE;
}

static Page
begin_page (PbReport *report, PbWorksheet *to)
{
  Page page = { report, to, PB_SHEET_HEADER, g_array_new (FALSE, FALSE, sizeof (Paragraph)) };
  g_array_set_clear_func (page.paragraphs, clear_paragraph);
  return page;
}

static void
end_page (Page *self, const PbReportTable *only)
{
  write_paragraphs (self, self->to->widths->len > 0 ? self->to->widths->len - 1 : 0);
  pb_worksheet_end (self->to, only != NULL, only != NULL ? only->columns->len : 0, only != NULL ? only->rows->len : 0,
                    only != NULL && can_filter (only));
  g_array_unref (self->paragraphs);
}

static void
write_part (PbReport *report, const Sheet *sheet, const char *under)
{
  Page page = begin_page (report, sheet->to);
  pb_workbook_tell (sheet->to->book, sheet->to->name);
  pb_worksheet_begin (sheet->to, pb_report_part_get_title (sheet->part), under);
  for (guint i = 0; i < sheet->doc->blocks->len && !sheet->to->book->stopped; i++)
    write_block (&page, sheet->doc->blocks->pdata[i]);
  end_page (&page, get_only_table (sheet->doc));
}

static void
write_links (Page *self, GArray *sheets)
{
  PbWorkbook *book = self->to->book;
  GPtrArray *tables = pb_plan_peek_records (book->plan, PB_TABLE_SHEET);
  pb_worksheet_text (self->to, self->row++, 0, PB_LOOK_HEADING, _ ("Contents"));
  for (guint i = 0; i < sheets->len; i++)
    {
      const Sheet *sheet = &g_array_index (sheets, Sheet, i);
      if (sheet->to != NULL)
        pb_worksheet_link (self->to, self->row++, 0, pb_report_part_get_title (sheet->part), sheet->to, 0);
      for (guint t = 0; sheet->part == PB_REPORT_PART_ECONOMY && t < tables->len; t++)
        {
          PbWorksheet *table = pb_workbook_find_table (book, tables->pdata[t]);
          if (table != NULL)
            pb_worksheet_link (self->to, self->row++, 0, table->name, table, 0);
        }
    }
}

static void
write_front (PbReport *report, PbWorksheet *to, PbReportDoc *front, GArray *sheets)
{
  const PbBlock *title = front->blocks->pdata[0];
  Page page = begin_page (report, to);
  pb_worksheet_begin (to, title->over, title->under);
  add_paragraph (&page, PB_LOOK_PROSE, title->text);
  page.row++;
  for (guint i = 1; i < front->blocks->len; i++)
    write_block (&page, front->blocks->pdata[i]);
  write_links (&page, sheets);
  for (guint i = 0; i < sheets->len; i++)
    if (g_array_index (sheets, Sheet, i).part == PB_REPORT_PART_SIGNATURE)
      write_block (&page, g_array_index (sheets, Sheet, i).doc->blocks->pdata[0]);
  end_page (&page, NULL);
}

/* Those that are told whole as sheets of their own, and one for the others. */
static void
make_tables (PbReport *report, PbWorkbook *book, Sheet *sheet)
{
  GPtrArray *tables = pb_plan_peek_records (book->plan, PB_TABLE_SHEET);
  for (guint i = 0; i < tables->len; i++)
    if (pb_show_wants (&book->show, tables->pdata[i]) && pb_report_is_whole (report, tables->pdata[i]))
      pb_workbook_make_table (book, tables->pdata[i]);
  report->partly = TRUE;
  pb_report_doc_unref (sheet->doc);
  sheet->doc = pb_report_make_part (report, PB_REPORT_PART_ECONOMY);
  report->partly = FALSE;
  if (!pb_report_doc_is_empty (sheet->doc))
    sheet->to = pb_worksheet_new (book, pb_report_part_get_title (PB_REPORT_PART_ECONOMY));
}

/* All sheets have their names before the first is written: they refer to each other. A part that is asked for twice
 * stands once. (transfer full) */
static GArray *
make_sheets (PbReport *report, PbWorkbook *book)
{
  GArray *sheets = g_array_new (FALSE, FALSE, sizeof (Sheet));
  gboolean made[PB_N_REPORT_PARTS] = { FALSE };
  g_array_set_clear_func (sheets, clear_sheet);
  for (guint i = 0; i < report->n_parts; i++)
    {
      Sheet sheet = { report->parts[i], pb_report_make_part (report, report->parts[i]), NULL };
      if (made[sheet.part] || pb_report_doc_is_empty (sheet.doc))
        {
          clear_sheet (&sheet);
          continue;
        }
      made[sheet.part] = TRUE;
      if (sheet.part == PB_REPORT_PART_ECONOMY)
        make_tables (report, book, &sheet);
      else if (sheet.part != PB_REPORT_PART_SIGNATURE)
        sheet.to = pb_worksheet_new (book, pb_report_part_get_title (sheet.part));
      g_array_append_val (sheets, sheet);
    }
  return sheets;
}

static guint64
count_rows (GArray *sheets)
{
  guint64 n = 0;
  for (guint i = 0; i < sheets->len; i++)
    {
      PbReportDoc *doc = g_array_index (sheets, Sheet, i).doc;
      for (guint b = 0; b < doc->blocks->len; b++)
        {
          const PbBlock *block = doc->blocks->pdata[b];
          n += block->kind == PB_BLOCK_TABLE ? pb_report_table_get_n_rows (block->table) : 0;
        }
    }
  return n;
}

static void
write_tables (PbWorkbook *book)
{
  GPtrArray *tables = pb_plan_peek_records (book->plan, PB_TABLE_SHEET);
  for (guint i = 0; i < tables->len && !book->stopped; i++)
    {
      PbWorksheet *to = pb_workbook_find_table (book, tables->pdata[i]);
      if (to == NULL)
        continue;
      pb_workbook_tell (book, to->name);
      pb_workbook_write_table (book, tables->pdata[i]);
    }
}

static void
write_sheets (PbWorkbook *book)
{
  PbReport *report = book->data;
  g_autoptr (PbReportDoc) front = pb_report_make_front (report);
  PbWorksheet *first = pb_worksheet_new (book, pb_report_kind_get_title (report->kind, report->period));
  g_autoptr (GArray) sheets = make_sheets (report, book);
  book->all = count_rows (sheets);
  write_front (report, first, front, sheets);
  for (guint i = 0; i < sheets->len && !book->stopped; i++)
    {
      const Sheet *sheet = &g_array_index (sheets, Sheet, i);
      if (sheet->part == PB_REPORT_PART_ECONOMY)
        write_tables (book);
      if (sheet->to != NULL)
        write_part (report, sheet, pb_report_doc_get_foot (front));
    }
  pb_worksheet_free (first);
}

gboolean
pb_report_write_workbook (PbPlan *plan, const char *path, const PbReportOptions *options, const PbExportWatch *watch,
                          GCancellable *cancellable, GPtrArray *warnings, GError **error)
{
  PbReport report;
  if (!pb_report_begin (&report, plan, options, error))
    return FALSE;
  PbWorkbook book = { .plan = plan, .write = write_sheets, .data = &report, .show = report.show, .watch = watch,
                      .cancellable = cancellable, .scenario = options->scenario };
  gboolean written = pb_workbook_write_sheets (&book, path, warnings, error);
  pb_report_end (&report);
  return written;
}
