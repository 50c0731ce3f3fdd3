/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-book-private.h"

/* A bottom line is what it became, else what is expected, else what was meant. */
static const PbMeasure balance_measures[]
    = { PB_MEASURE_OUTCOME, PB_MEASURE_FORECAST, PB_MEASURE_BUDGET, PB_MEASURE_PLAN };

gboolean
pb_sheet_has_balance (PbSheet *self)
{
  return self->balance_line >= 0 && self->sign == PB_SIGN_COST_NEGATIVE;
}

static gint64
board_of (PbSheet *sheet)
{
  return pb_record_get_int (sheet->record, PB_SHEET_BOARD);
}

int
pb_sheet_find_balance (PbSheet *sheet, int year)
{
  for (guint m = 0; pb_sheet_has_balance (sheet) && m < G_N_ELEMENTS (balance_measures); m++)
    {
      int column = pb_sheet_find_year (sheet, year, &balance_measures[m], 1);

      if (column >= 0 && pb_sheet_get_value (sheet, sheet->balance_line, column, NULL))
        return column;
    }
  return -1;
}

/* The bottom lines of a year added up, and the tolerance that their rows' rounding gives. */
static gboolean
add_up (PbBook *book, const gint64 *board, int year, gint64 *sum, gint64 *tolerance)
{
  gboolean any = FALSE;

  *sum = *tolerance = 0;
  for (guint i = 0; i < book->n_sheets; i++)
    {
      PbSheet *sheet = book->sheets[i];
      int column = board == NULL || board_of (sheet) == *board ? pb_sheet_find_balance (sheet, year) : -1;
      gint64 value;

      if (column < 0 || !pb_sheet_get_value (sheet, sheet->balance_line, column, &value)
          || __builtin_add_overflow (*sum, value, sum))
        continue;
      *tolerance = MIN (*tolerance + pb_sheet_get_tolerance (sheet, sheet->balance_line, column), G_MAXINT64 / 2);
      any = TRUE;
    }
  return any;
}

gboolean
pb_book_get_balance (PbBook *self, const gint64 *board, int year, gint64 *ore, PbBalance *state)
{
  gint64 sum, tolerance;

  if (!add_up (self, board, year, &sum, &tolerance))
    return FALSE;
  if (ore != NULL)
    *ore = sum;
  if (state != NULL)
    *state = sum >= 0 ? PB_BALANCE_KEPT : sum >= -tolerance ? PB_BALANCE_ROUNDED : PB_BALANCE_DEFICIT;
  return TRUE;
}

gint64
pb_book_get_tolerance (PbBook *self, const gint64 *board, int year)
{
  gint64 sum, tolerance;

  add_up (self, board, year, &sum, &tolerance);
  return tolerance;
}

gboolean
pb_balance_get (PbPlan *plan, gint64 board_id, gint64 scenario_id, int year, gint64 *ore, PbBalance *state)
{
  return pb_book_get_balance (pb_book_get (plan, scenario_id), &board_id, year, ore, state);
}

gboolean
pb_balance_get_all (PbPlan *plan, gint64 scenario_id, int year, gint64 *ore, PbBalance *state)
{
  return pb_book_get_balance (pb_book_get (plan, scenario_id), NULL, year, ore, state);
}

static GArray *
find_years (PbBook *book)
{
  GArray *years = g_array_new (FALSE, FALSE, sizeof (gint));

  for (guint i = 0; i < book->n_sheets; i++)
    for (guint column = 0; column < book->sheets[i]->n_columns; column++)
      {
        const PbSheetColumn *c = &book->sheets[i]->columns[column];
        guint at = 0;

        if (c->months != 12 || pb_sheet_find_balance (book->sheets[i], c->year) < 0)
          continue;
        while (at < years->len && g_array_index (years, gint, at) < c->year)
          at++;
        if (at == years->len || g_array_index (years, gint, at) != c->year)
          g_array_insert_val (years, at, c->year);
      }
  return years;
}

GArray *
pb_balance_years (PbPlan *plan)
{
  return find_years (pb_book_get (plan, 0));
}

gboolean
pb_book_all_in_balance (PbBook *book, int year)
{
  for (guint i = 0; i < book->n_sheets; i++)
    {
      gint64 board = board_of (book->sheets[i]);
      PbBalance state;

      if (pb_sheet_has_balance (book->sheets[i]) && pb_book_get_balance (book, &board, year, NULL, &state)
          && state == PB_BALANCE_DEFICIT)
        return FALSE;
    }
  return TRUE;
}

int
pb_balance_first_year (PbPlan *plan, gint64 scenario_id)
{
  PbBook *book = pb_book_get (plan, scenario_id);
  g_autoptr (GArray) years = find_years (book);
  int first = 0;

  for (guint i = years->len; i-- > 0;)
    {
      if (!pb_book_all_in_balance (book, g_array_index (years, gint, i)))
        break;
      first = g_array_index (years, gint, i);
    }
  return first;
}
