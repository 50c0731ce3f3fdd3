/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-comparison.h"

#include "pb-book-private.h"
#include "pb-scenario.h"

static void
board_free (PbComparedBoard *board)
{
  g_clear_object (&board->board);
  g_free (board->balances);
  g_free (board->first_years);
  g_free (board);
}

static void
cell_free (PbComparedCell *cell)
{
  g_object_unref (cell->sheet);
  g_object_unref (cell->line);
  g_object_unref (cell->column);
  g_free (cell->has);
  g_free (cell->ore);
  g_free (cell);
}

static int
find_first_year (PbComparison *self, const PbComparedBoard *board, guint scenario)
{
  int first = 0;

  for (guint year = self->n_years; year > 0; year--)
    {
      const PbComparedBalance *balance = &board->balances[(year - 1) * self->n + scenario];

      if (balance->has && balance->state == PB_BALANCE_DEFICIT)
        break;
      if (balance->has)
        first = self->years[year - 1];
    }
  return first;
}

static PbComparedBoard *
read_board (PbComparison *self, PbPlan *plan, PbRecord *record)
{
  PbComparedBoard *board = g_new0 (PbComparedBoard, 1);
  gint64 id = record ? pb_record_get_id (record) : 0;
  gboolean any = FALSE;

  board->board = record ? g_object_ref (record) : NULL;
  board->balances = g_new0 (PbComparedBalance, self->n_years * self->n + 1);
  board->first_years = g_new0 (int, self->n);
  for (guint year = 0; year < self->n_years; year++)
    for (guint i = 0; i < self->n; i++)
      {
        PbComparedBalance *first = &board->balances[year * self->n];
        PbComparedBalance *balance = first + i;

        balance->has = pb_book_get_balance (pb_book_get (plan, self->scenarios[i]), record ? &id : NULL,
                                            self->years[year], &balance->ore, &balance->state);
        balance->has_difference
            = balance->has && first->has && !__builtin_sub_overflow (balance->ore, first->ore, &balance->difference);
        any |= balance->has;
      }
  for (guint i = 0; i < self->n; i++)
    board->first_years[i]
        = record ? find_first_year (self, board, i) : pb_balance_first_year (plan, self->scenarios[i]);
  if (!any)
    g_clear_pointer (&board, board_free);
  return board;
}

static void
read_boards (PbComparison *self, PbPlan *plan)
{
  GPtrArray *boards = pb_plan_peek_records (plan, PB_TABLE_BOARD);
  g_autoptr (GArray) years = pb_balance_years (plan);

  self->n_years = years->len;
  self->years = g_memdup2 (years->data, years->len * sizeof (int));
  self->boards = g_ptr_array_new_with_free_func ((GDestroyNotify)board_free);
  for (guint i = 0; i < boards->len; i++)
    {
      PbComparedBoard *board = read_board (self, plan, boards->pdata[i]);

      if (board)
        g_ptr_array_add (self->boards, board);
    }
  self->together = read_board (self, plan, NULL);
}

/* NULL where all scenarios have the same there. */
static PbComparedCell *
read_cell (PbComparison *self, PbBook **books, guint sheet, guint line, guint column)
{
  gboolean differs = FALSE;
  PbComparedCell *cell;

  for (guint i = 0; i < self->n; i++)
    {
      gint64 first = 0, ore = 0;

      differs |= pb_sheet_get_value (books[0]->sheets[sheet], line, column, &first)
                     != pb_sheet_get_value (books[i]->sheets[sheet], line, column, &ore)
                 || first != ore;
    }
  if (!differs)
    return NULL;
  cell = g_new0 (PbComparedCell, 1);
  cell->sheet = g_object_ref (books[0]->sheets[sheet]->record);
  cell->line = g_object_ref (books[0]->sheets[sheet]->lines[line].record);
  cell->column = g_object_ref (books[0]->sheets[sheet]->columns[column].record);
  cell->has = g_new0 (gboolean, self->n);
  cell->ore = g_new0 (gint64, self->n);
  for (guint i = 0; i < self->n; i++)
    cell->has[i] = pb_sheet_get_value (books[i]->sheets[sheet], line, column, &cell->ore[i]);
  return cell;
}

static void
read_cells (PbComparison *self, PbPlan *plan)
{
  g_autofree PbBook **books = g_new (PbBook *, self->n);

  for (guint i = 0; i < self->n; i++)
    books[i] = pb_book_get (plan, self->scenarios[i]);
  self->cells = g_ptr_array_new_with_free_func ((GDestroyNotify)cell_free);
  for (guint i = 0; i < books[0]->n_sheets; i++)
    for (guint line = 0; line < books[0]->sheets[i]->n_lines; line++)
      for (guint column = 0; column < books[0]->sheets[i]->n_columns; column++)
        {
          const PbSheetColumn *c = &books[0]->sheets[i]->columns[column];
          PbComparedCell *cell;

          if (books[0]->sheets[i]->lines[line].kind != PB_LINE_GIVEN || c->record == NULL
              || c->measure == PB_MEASURE_VARIANCE)
            continue;
          cell = read_cell (self, books, i, line, column);
          if (cell)
            g_ptr_array_add (self->cells, cell);
        }
}

PbComparison *
pb_scenario_compare (PbPlan *plan, const gint64 *scenarios, guint n)
{
  PbComparison *self;

  g_return_val_if_fail (PB_IS_PLAN (plan) && n > 0, NULL);

  self = g_new0 (PbComparison, 1);
  self->n = n;
  self->scenarios = g_new0 (gint64, n);
  self->names = g_new0 (char *, n + 1);
  for (guint i = 0; i < n; i++)
    {
      if (scenarios[i] != 0 && pb_plan_get_record (plan, PB_TABLE_SCENARIO, scenarios[i]))
        self->scenarios[i] = scenarios[i];
      self->names[i] = g_strdup (pb_scenario_get_name (plan, self->scenarios[i]));
    }
  read_boards (self, plan);
  read_cells (self, plan);
  return self;
}

void
pb_comparison_free (PbComparison *self)
{
  if (!self)
    return;
  g_free (self->scenarios);
  g_strfreev (self->names);
  g_free (self->years);
  g_ptr_array_unref (self->boards);
  g_clear_pointer (&self->together, board_free);
  g_ptr_array_unref (self->cells);
  g_free (self);
}

const PbComparedBalance *
pb_comparison_get_balance (const PbComparison *self, const PbComparedBoard *board, guint year, guint scenario)
{
  g_return_val_if_fail (year < self->n_years && scenario < self->n, NULL);
  return &board->balances[year * self->n + scenario];
}
