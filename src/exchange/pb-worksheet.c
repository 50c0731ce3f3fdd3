/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What all sheets of a workbook have in common: heading, header row, widths, paper. */
#include "pb-workbook-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Characters that a portrait page takes at a size that can be read. */
#define PORTRAIT_WIDTH 95
#define LANDSCAPE_WIDTH 215
/* Characters of the plan's title beside the page's number. */
#define MARGIN_TEXT 80
#define TITLE_HEIGHT 24

PbWorksheet *
pb_worksheet_new (PbWorkbook *book, const char *name)
{
  PbWorksheet *self = g_new0 (PbWorksheet, 1);
  self->book = book;
  self->name = pb_workbook_take_sheet_name (book, name);
  self->sheet = workbook_add_worksheet (book->book, self->name);
  self->widths = g_array_new (FALSE, TRUE, sizeof (double));
  return self;
}

void
pb_worksheet_free (PbWorksheet *self)
{
  g_free (self->name);
  g_array_unref (self->widths);
  g_free (self);
}

/* & begins a code in what is printed around a page. (transfer full) */
static char *
dup_margin_text (const char *text)
{
  g_autofree char *line = pb_workbook_dup_brief (text, MARGIN_TEXT);
  g_auto (GStrv) parts = g_strsplit (line, "&", -1);
  return g_strjoinv ("&&", parts);
}

void
pb_worksheet_begin (PbWorksheet *self, const char *title, const char *explanation)
{
  PbRecord *document = pb_plan_get_document (self->book->plan);
  const char *brief = pb_record_get_text (document, PB_PLAN_SHORT_TITLE);
  g_autofree char *plan = dup_margin_text (brief != NULL ? brief : pb_record_get_title (document));
  g_autofree char *of = dup_margin_text (title);
  /* Translators: at the foot of a printed page; keep the codes. */
  g_autofree char *footer = g_strdup_printf ("&L&8 %s&R&8 %s", plan, _ ("Page &P of &N"));
  g_autofree char *header = g_strdup_printf ("&L&8 %s", of);
  worksheet_set_row (self->sheet, 0, TITLE_HEIGHT, NULL);
  pb_worksheet_text (self, 0, 0, PB_LOOK_TITLE, title);
  pb_worksheet_text (self, 1, 0, PB_LOOK_QUIET, explanation);
  worksheet_set_header (self->sheet, header);
  worksheet_set_footer (self->sheet, footer);
  worksheet_set_paper (self->sheet, 9); /* A4 */
  worksheet_fit_to_pages (self->sheet, 1, 0);
  worksheet_set_margins (self->sheet, 0.5, 0.5, 0.75, 0.75);
  worksheet_gridlines (self->sheet, LXW_HIDE_ALL_GRIDLINES);
}

void
pb_worksheet_end (PbWorksheet *self, guint first_frozen_column, guint n_columns, guint n_rows, gboolean filter)
{
  double total = 0;
  for (guint c = 0; c < self->widths->len; c++)
    {
      double width = g_array_index (self->widths, double, c);
      /* Room for the filter's button beside the header. */
      if (filter && width > 0 && width < 16)
        width += 2.5;
      total += width > 0 ? width : 9;
      if (width > 0)
        worksheet_set_column (self->sheet, c, c, width, NULL);
    }
  if (total > PORTRAIT_WIDTH)
    worksheet_set_landscape (self->sheet);
  /* Too wide to be read on one page: on several beside each other, each with the first columns. */
  if (total > LANDSCAPE_WIDTH && n_rows > 0)
    {
      double frozen = 0;
      for (guint c = 0; c < first_frozen_column && c < self->widths->len; c++)
        frozen += g_array_index (self->widths, double, c);
      worksheet_fit_to_pages (self->sheet, 1 + (total - LANDSCAPE_WIDTH) / MAX (LANDSCAPE_WIDTH - frozen, 60) + 0.999, 0);
      worksheet_print_across (self->sheet);
      if (first_frozen_column > 0)
        worksheet_repeat_columns (self->sheet, 0, first_frozen_column - 1);
    }
  /* Years that head columns are texts, and a sum need not take in its neighbours. */
  worksheet_ignore_errors (self->sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576");
  worksheet_ignore_errors (self->sheet, LXW_IGNORE_FORMULA_RANGE, "A1:XFD1048576");
  worksheet_ignore_errors (self->sheet, LXW_IGNORE_FORMULA_DIFFERS, "A1:XFD1048576");
  if (n_rows == 0)
    return;
  worksheet_freeze_panes (self->sheet, PB_SHEET_FIRST, first_frozen_column);
  worksheet_repeat_rows (self->sheet, PB_SHEET_HEADER, PB_SHEET_HEADER);
  if (filter)
    worksheet_autofilter (self->sheet, PB_SHEET_HEADER, 0, PB_SHEET_HEADER + n_rows, n_columns - 1);
}
