/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-book-private.h"

#include "pb-record-private.h"

static void
clear_effect_line (gpointer data)
{
  PbEffectLine *line = data;

  g_free (line->parts);
}

void
pb_book_free (PbBook *self)
{
  g_hash_table_unref (self->effects);
  g_array_unref (self->effect_years);
  g_array_unref (self->effect_lines);
  g_hash_table_unref (self->node_by_id);
  g_hash_table_unref (self->sheet_by_id);
  for (guint i = 0; i < self->n_sheets; i++)
    pb_sheet_unref (self->sheets[i]);
  g_free (self->sheets);
  g_free (self->node_sheet);
  g_free (self->ranks);
  g_free (self->first_link);
  g_free (self->next_link);
  g_free (self->effect_of);
  g_free (self);
}

PbSheet *
pb_book_get_line (PbBook *self, guint node, guint *line)
{
  PbSheet *sheet = self->sheets[self->node_sheet[node]];

  *line = node - sheet->first_node;
  return sheet;
}

int
pb_book_find_line (PbBook *self, gint64 id)
{
  gpointer node;

  return g_hash_table_lookup_extended (self->node_by_id, &id, NULL, &node) ? (int) GPOINTER_TO_UINT (node) : -1;
}

static void
read_tables (PbBook *self, PbPlan *plan)
{
  GPtrArray *records = pb_plan_peek_records (plan, PB_TABLE_SHEET);

  self->n_sheets = records->len;
  self->sheets = g_new0 (PbSheet *, records->len);
  for (guint i = 0; i < records->len; i++)
    {
      self->sheets[i] = pb_sheet_new (plan, g_ptr_array_index (records, i), self->n_nodes);
      self->n_nodes += self->sheets[i]->n_lines;
    }
  self->node_sheet = g_new (guint, self->n_nodes);
  self->sheet_by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->node_by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < self->n_sheets; i++)
    {
      PbSheet *sheet = self->sheets[i];
      gint64 id = pb_record_get_id (sheet->record);

      g_hash_table_insert (self->sheet_by_id, g_memdup2 (&id, sizeof id), sheet);
      for (guint line = 0; line < sheet->n_lines; line++)
        {
          self->node_sheet[sheet->first_node + line] = i;
          g_hash_table_insert (self->node_by_id, &sheet->lines[line].id, GUINT_TO_POINTER (sheet->first_node + line));
        }
    }
}

static void
resolve_links (PbBook *self)
{
  self->first_link = g_new (int, self->n_nodes + 1);
  self->next_link = g_new (int, self->n_nodes + 1);
  for (guint node = 0; node < self->n_nodes; node++)
    self->first_link[node] = self->next_link[node] = -1;
  for (guint node = 0; node < self->n_nodes; node++)
    {
      guint line;
      PbSheet *sheet = pb_book_get_line (self, node, &line);
      PbSheetLine *l = &sheet->lines[line];

      if (l->kind != PB_LINE_LINKED || pb_record_is_null (l->record, PB_LINE_LINK))
        continue;
      l->link = pb_book_find_line (self, pb_record_get_int (l->record, PB_LINE_LINK));
      if (l->link < 0)
        continue;
      self->next_link[node] = self->first_link[l->link];
      self->first_link[l->link] = (int) node;
    }
}

typedef struct
{
  PbTable table;
  guint line;
  guint column;
  guint amount;
} AmountColumns;

static const AmountColumns cell_columns = { PB_TABLE_CELL, PB_COLUMN_INDEX (PB_CELL_LINE),
                                            PB_COLUMN_INDEX (PB_CELL_COLUMN), PB_COLUMN_INDEX (PB_CELL_AMOUNT) };
static const AmountColumns printed_columns
    = { PB_TABLE_PRINTED, PB_COLUMN_INDEX (PB_PRINTED_LINE), PB_COLUMN_INDEX (PB_PRINTED_COLUMN),
        PB_COLUMN_INDEX (PB_PRINTED_AMOUNT) };

/* The column with an id, looked for first where the last one was found; n_columns where there is none. */
static guint
find_column (PbSheet *sheet, gint64 id, guint hint)
{
  for (guint tried = 0; tried < sheet->n_columns; tried++, hint++)
    {
      if (hint >= sheet->n_columns)
        hint = 0;
      if (sheet->columns[hint].id == id)
        return hint;
    }
  return sheet->n_columns;
}

static void
set_amount (PbSheet *sheet, guint line, guint column, gint64 ore, PbTable table)
{
  gsize cell = PB_SHEET_CELL (sheet, line, column);

  if (table == PB_TABLE_PRINTED)
    {
      if (sheet->printed == NULL)
        sheet->printed = g_new0 (gint64, (gsize) sheet->n_lines * sheet->n_columns);
      sheet->printed[cell] = ore;
      sheet->flags[cell] |= PB_CELL_PRINTED;
    }
  else if (sheet->lines[line].kind == PB_LINE_GIVEN)
    {
      sheet->values[cell] = ore;
      sheet->rows[cell] = 1;
      sheet->flags[cell] |= PB_CELL_HAS;
    }
}

/* Reads the amounts of a table of cells. They come line by line and mostly column by column, so the last place found is
 * where the next one is looked for. The records lie all over memory: waiting for each in turn took ten times as long as
 * the computation itself, so they are asked for ahead. */
static void
read_amounts (PbBook *self, PbPlan *plan, const AmountColumns *columns)
{
  GPtrArray *records = pb_plan_peek_records (plan, columns->table);
  gint64 last_id = 0;
  PbSheet *sheet = NULL;
  guint line = 0;
  guint column = 0;

  for (guint i = 0; i < records->len; i++)
    {
      const PbValue *values = ((PbRecord *) g_ptr_array_index (records, i))->values;

      if (i + 32 < records->len)
        __builtin_prefetch (&((PbRecord *) g_ptr_array_index (records, i + 32))->values);
      if (i + 16 < records->len)
        __builtin_prefetch (((PbRecord *) g_ptr_array_index (records, i + 16))->values);
      if (sheet == NULL || values[columns->line].v.i != last_id)
        {
          int node = pb_book_find_line (self, values[columns->line].v.i);

          sheet = node >= 0 ? pb_book_get_line (self, node, &line) : NULL;
          last_id = values[columns->line].v.i;
          column = 0;
        }
      if (sheet == NULL || values[columns->amount].type != PB_VALUE_INT)
        continue;
      column = find_column (sheet, values[columns->column].v.i, column);
      if (column < sheet->n_columns)
        set_amount (sheet, line, column++, values[columns->amount].v.i, columns->table);
    }
}

static void
read_line_amounts (PbBook *self, GPtrArray *records, guint node, const AmountColumns *columns)
{
  guint line;
  PbSheet *sheet = pb_book_get_line (self, node, &line);

  for (guint i = 0; i < records->len; i++)
    {
      const PbValue *values = ((PbRecord *) g_ptr_array_index (records, i))->values;
      guint column;

      if (values[columns->amount].type != PB_VALUE_INT)
        continue;
      column = find_column (sheet, values[columns->column].v.i, 0);
      if (column < sheet->n_columns)
        set_amount (sheet, line, column, values[columns->amount].v.i, columns->table);
    }
}

void
pb_book_read_line (PbBook *self, PbPlan *plan, guint node)
{
  guint line;
  PbSheet *sheet = pb_book_get_line (self, node, &line);

  for (guint column = 0; column < sheet->n_columns; column++)
    {
      gsize cell = PB_SHEET_CELL (sheet, line, column);

      sheet->values[cell] = 0;
      sheet->rows[cell] = 0;
      sheet->flags[cell] &= PB_CELL_PRINTED;
    }
  read_line_amounts (self, pb_plan_peek_children (plan, PB_CELL_LINE, sheet->lines[line].id), node, &cell_columns);
}

void
pb_book_read_printed (PbBook *self, PbPlan *plan, guint node)
{
  guint line;
  PbSheet *sheet = pb_book_get_line (self, node, &line);

  for (guint column = 0; column < sheet->n_columns; column++)
    sheet->flags[PB_SHEET_CELL (sheet, line, column)] &= ~PB_CELL_PRINTED;
  read_line_amounts (self, pb_plan_peek_children (plan, PB_PRINTED_LINE, sheet->lines[line].id), node,
                     &printed_columns);
}

/* The plan's own figures, with nothing computed yet. */
static PbBook *
read_book (PbPlan *plan)
{
  PbBook *self = g_new0 (PbBook, 1);

  self->effect_lines = g_array_new (FALSE, FALSE, sizeof (PbEffectLine));
  g_array_set_clear_func (self->effect_lines, clear_effect_line);
  self->effect_years = g_array_new (FALSE, FALSE, sizeof (gint));
  self->effects = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  self->effects_stale = TRUE;

  read_tables (self, plan);
  self->ranks = g_new0 (guint, self->n_nodes + 1);
  resolve_links (self);
  read_amounts (self, plan, &cell_columns);
  read_amounts (self, plan, &printed_columns);
  pb_book_find_effect_lines (self, plan);
  return self;
}

PbBook *
pb_book_new_profile (PbPlan *plan, gint64 scenario_id)
{
  PbBook *self = read_book (plan);

  pb_book_apply_base (self, plan, scenario_id);
  return self;
}

PbBook *
pb_book_new_what_if (PbPlan *plan, gint64 scenario_id, const PbWhatIf *what_ifs, guint n)
{
  PbBook *self = read_book (plan);

  if (scenario_id != 0 || n > 0)
    pb_book_apply_scenario (self, plan, scenario_id, what_ifs, n);
  pb_book_compute (self);
  return self;
}
