/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The last sheet: what the workbook is, of which plan, whose figures, from where. */
#include "pb-workbook-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "model/pb-attribution.h"
#include "model/pb-date.h"
#include "model/pb-fetch.h"

static guint
write_fact (PbWorksheet *self, guint row, const char *name, const char *value)
{
  if (value == NULL || *value == '\0')
    return row;
  pb_worksheet_text (self, row, 0, PB_LOOK_PLAIN, name);
  pb_worksheet_text (self, row, 1, PB_LOOK_WRAPPED, value);
  return row + 1;
}

static guint
write_document (PbWorksheet *self, guint row)
{
  PbRecord *document = pb_plan_get_document (self->book->plan);
  GPtrArray *facts = pb_plan_peek_records (self->book->plan, PB_TABLE_FACT);
  const PbTableInfo *info = pb_table_info (PB_TABLE_PLAN);
  pb_worksheet_text (self, row++, 0, PB_LOOK_HEADING, _ ("The plan"));
  for (guint i = 0; i < info->n_columns; i++)
    {
      PbColumn column = PB_COLUMN (PB_TABLE_PLAN, i);
      const char *text = pb_record_get_text (document, column);
      if (info->columns[i].type == PB_TYPE_ENUM_ && text != NULL)
        text = pb_enum_label (info->columns[i].extra, pb_record_get_enum (document, column));
      row = write_fact (self, row, g_dgettext (GETTEXT_PACKAGE, info->columns[i].label), text);
    }
  for (guint i = 0; i < facts->len; i++)
    row = write_fact (self, row, pb_record_get_title (facts->pdata[i]),
                      pb_record_get_text (facts->pdata[i], PB_FACT_VALUE));
  return row + 1;
}

static guint
write_workbook (PbWorksheet *self, guint row)
{
  PbWorkbook *book = self->book;
  PbRecord *board = book->show.board != 0 ? pb_plan_get_record (book->plan, PB_TABLE_BOARD, book->show.board) : NULL;
  g_autofree char *file = g_path_get_basename (pb_plan_get_path (book->plan)), *now = pb_time_now ();
  g_autofree char *at = pb_time_format (now);
  pb_worksheet_text (self, row++, 0, PB_LOOK_HEADING, _ ("This workbook"));
  row = write_fact (self, row, _ ("Plan file"), file);
  row = write_fact (self, row, _ ("Written"), at);
  row = write_fact (self, row, _ ("Written by"), pb_plan_get_author (book->plan));
  row = write_fact (self, row, _ ("Program"), "Planbok " PB_VERSION);
  row = write_fact (self, row, _ ("Figures"), book->scenario != NULL ? book->scenario : _ ("The plan's own figures"));
  row = write_fact (self, row, _ ("Board"), board != NULL ? pb_record_get_title (board) : NULL);
  if (book->comes_back)
    row = write_fact (self, row, _ ("Changes made here"),
                      book->many ? _ ("They cannot be taken back: with so many rows, the workbook does not hold what "
                                    "they are compared with.")
                      : book->show.scenario != 0
                          ? _ ("They can be taken back into the plan, but for those of the budget tables: their "
                               "figures are the scenario’s.")
                          : _ ("They can be taken back into the plan, where they are reviewed first."));
  return row + 1;
}

static guint
write_sheets (PbWorksheet *self, guint row)
{
  PbWorkbook *book = self->book;
  GPtrArray *tables = pb_plan_peek_records (book->plan, PB_TABLE_SHEET);
  pb_worksheet_text (self, row++, 0, PB_LOOK_HEADING, _ ("Sheets"));
  for (guint part = 0; part < PB_PART_ABOUT; part++)
    if (book->sheets[part] != NULL)
      pb_worksheet_link (self, row++, 0, book->sheets[part]->name, book->sheets[part], 0);
    else
      for (guint i = 0; part == PB_PART_TABLES && i < tables->len; i++)
        {
          PbWorksheet *table = pb_workbook_find_table (book, tables->pdata[i]);
          if (table != NULL)
            pb_worksheet_link (self, row++, 0, table->name, table, 0);
        }
  return row + 1;
}

/* Kolada asks to be named, and not for what others compute. */
static guint
write_kolada (PbWorksheet *self, guint row)
{
  g_autoptr (GPtrArray) fetches = pb_fetch_list (self->book->plan);
  row = write_fact (self, row, "Kolada",
                    _ ("Source: Kolada, the database of municipalities and regions (RKA, kolada.se)."));
  for (guint i = 0; i < fetches->len; i++)
    {
      g_autofree char *fetched = pb_attribution_dup (fetches->pdata[i]);
      row = write_fact (self, row, _ ("Fetched"), fetched);
    }
  g_autofree char *own = pb_attribution_dup_computed (_ ("Differences and what else is computed"));
  return write_fact (self, row, _ ("Computed"), own);
}

/* Each source once. */
static guint
write_sources (PbWorksheet *self, guint row)
{
  GPtrArray *indicators = pb_plan_peek_records (self->book->plan, PB_TABLE_INDICATOR);
  g_autoptr (GHashTable) told = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean kolada = FALSE, any = FALSE;
  for (guint i = 0; i < indicators->len; i++)
    any |= !pb_record_is_null (indicators->pdata[i], PB_INDICATOR_SOURCE)
           || !pb_record_is_null (indicators->pdata[i], PB_INDICATOR_KOLADA);
  if (!any)
    return row;
  pb_worksheet_text (self, row++, 0, PB_LOOK_HEADING, _ ("Sources"));
  for (guint i = 0; i < indicators->len; i++)
    {
      const char *source = pb_record_get_text (indicators->pdata[i], PB_INDICATOR_SOURCE);
      kolada |= !pb_record_is_null (indicators->pdata[i], PB_INDICATOR_KOLADA);
      if (source == NULL || !g_hash_table_add (told, (gpointer)source))
        continue;
      row = write_fact (self, row, pb_record_get_title (indicators->pdata[i]), source);
    }
  if (kolada)
    row = write_kolada (self, row);
  return row + 1;
}

/* What a view shows need not have to do with any source. */
static gboolean
cites (PbWorkbook *book)
{
  gboolean any = book->extracts == NULL;
  for (guint i = 0; !any && i < book->extracts->len; i++)
    any = pb_extract_get_source (book->extracts->pdata[i]) != NULL;
  return any;
}

void
pb_workbook_write_about (PbWorkbook *book)
{
  PbWorksheet *self = book->sheets[PB_PART_ABOUT];
  guint row = PB_SHEET_HEADER;
  pb_worksheet_begin (self, _ ("About"), _ ("What this workbook is, and where its figures are from."));
  row = write_workbook (self, row);
  row = write_document (self, row);
  if (book->extracts == NULL)
    row = write_sheets (self, row);
  if (cites (book))
    write_sources (self, row);
  pb_worksheet_end (self, 0, 0, 0, FALSE);
}
