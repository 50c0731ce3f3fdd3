/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a view shows, as a workbook of its own. */
#include "pb-workbook-private.h"

#include <glib/gi18n-lib.h>

static void
write_cell (PbWorksheet *self, guint row, guint column, PbExtract *extract, guint n)
{
  PbUnit unit;
  int decimals;
  const PbExtractCell *cell = pb_extract_get_cell (extract, n, column);
  pb_extract_get_column (extract, column, NULL, &unit, &decimals);
  if (!cell->has || cell->kind == PB_EXTRACT_TEXT)
    pb_worksheet_text (self, row, column, PB_LOOK_PLAIN, cell->has ? cell->text : NULL);
  else if (cell->kind == PB_EXTRACT_DATE)
    pb_worksheet_date (self, row, column, cell->text);
  else if (cell->kind == PB_EXTRACT_MONEY)
    pb_worksheet_money (self, row, column, PB_LOOK_PLAIN, cell->ore, unit, decimals);
  else
    pb_worksheet_number (self, row, column, PB_LOOK_PLAIN, cell->number, MAX (cell->decimals, 0));
}

static void
write_extract (PbWorksheet *self, PbExtract *extract)
{
  guint n_columns = pb_extract_get_n_columns (extract), n_rows = pb_extract_get_n_rows (extract);
  pb_worksheet_begin (self, pb_extract_get_title (extract), pb_extract_get_explanation (extract));
  for (guint c = 0; c < n_columns; c++)
    {
      PbExtractKind kind;
      const char *title = pb_extract_get_column (extract, c, &kind, NULL, NULL);
      gboolean right = kind == PB_EXTRACT_NUMBER || kind == PB_EXTRACT_MONEY;
      pb_worksheet_text (self, PB_SHEET_HEADER, c, right ? PB_LOOK_HEADER_RIGHT : PB_LOOK_HEADER, title);
    }
  for (guint row = 0; row < n_rows && pb_workbook_step (self->book); row++)
    for (guint c = 0; c < n_columns; c++)
      write_cell (self, PB_SHEET_FIRST + row, c, extract, row);
  for (guint c = 0; c < n_columns && n_rows > 0; c++)
    {
      PbExtractKind kind;
      pb_extract_get_column (extract, c, &kind, NULL, NULL);
      if (kind == PB_EXTRACT_MONEY)
        pb_worksheet_colour_negative (self, PB_SHEET_FIRST, c, PB_SHEET_FIRST + n_rows - 1, c);
    }
  if (pb_extract_get_source (extract) != NULL)
    pb_worksheet_text (self, PB_SHEET_FIRST + n_rows + 1, 0, PB_LOOK_QUIET, pb_extract_get_source (extract));
  pb_worksheet_end (self, 1, n_columns, n_rows, TRUE);
}

/* A sheet for each, in their order; those of budget tables are found as in a whole workbook, for links between them. */
static GPtrArray *
make_sheets (PbWorkbook *self)
{
  GPtrArray *sheets = g_ptr_array_new ();
  for (guint i = 0; i < self->extracts->len; i++)
    {
      gint64 id = pb_extract_get_table (self->extracts->pdata[i]);
      PbRecord *table = id != 0 ? pb_plan_get_record (self->plan, PB_TABLE_SHEET, id) : NULL;
      PbWorksheet *sheet = NULL;
      if (table != NULL)
        {
          g_autofree char *name = pb_workbook_dup_table_name (table);
          sheet = pb_worksheet_new (self, name);
          g_hash_table_insert (self->tables, g_memdup2 (&id, sizeof id), sheet);
        }
      else if (id == 0)
        {
          sheet = pb_worksheet_new (self, pb_extract_get_title (self->extracts->pdata[i]));
          g_ptr_array_add (self->extract_sheets, sheet);
        }
      g_ptr_array_add (sheets, sheet);
    }
  return sheets;
}

void
pb_workbook_write_extracts (PbWorkbook *self)
{
  self->extract_sheets = g_ptr_array_new_with_free_func ((GDestroyNotify)pb_worksheet_free);
  g_autoptr (GPtrArray) sheets = make_sheets (self);
  self->sheets[PB_PART_ABOUT] = pb_worksheet_new (self, _ ("About"));
  for (guint i = 0; i < sheets->len && !self->stopped; i++)
    {
      PbExtract *extract = self->extracts->pdata[i];
      gint64 id = pb_extract_get_table (extract);
      if (sheets->pdata[i] != NULL && id != 0)
        pb_workbook_write_table (self, pb_plan_get_record (self->plan, PB_TABLE_SHEET, id));
      else if (sheets->pdata[i] != NULL)
        write_extract (sheets->pdata[i], extract);
    }
  pb_workbook_write_about (self);
}
