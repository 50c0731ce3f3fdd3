/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scenarios beside each other: each board's balance, what differs, and what drives them. */
#include "pb-workbook-private.h"

#include <glib/gi18n-lib.h>
#include "model/pb-number.h"
#include "model/pb-sheet.h"

enum
{
  BOARD,
  YEAR,
  OWN,
  FIRST_SCENARIO
};

static guint
difference_column (guint n_scenarios, guint scenario)
{
  return FIRST_SCENARIO + n_scenarios + scenario;
}

static void
write_head (PbWorksheet *self, GPtrArray *scenarios)
{
  pb_worksheet_text (self, PB_SHEET_HEADER, BOARD, PB_LOOK_HEADER, _ ("Board"));
  pb_worksheet_text (self, PB_SHEET_HEADER, YEAR, PB_LOOK_HEADER_RIGHT, _ ("Year"));
  pb_worksheet_text (self, PB_SHEET_HEADER, OWN, PB_LOOK_HEADER_RIGHT, _ ("The plan"));
  for (guint i = 0; i < scenarios->len; i++)
    {
      const char *name = pb_record_get_title (scenarios->pdata[i]);
      pb_worksheet_text (self, PB_SHEET_HEADER, FIRST_SCENARIO + i, PB_LOOK_HEADER_RIGHT, name);
      /* Translators: how far a scenario is from the plan; its name. */
      pb_worksheet_take_text (self, PB_SHEET_HEADER, difference_column (scenarios->len, i), PB_LOOK_HEADER_RIGHT,
                              g_strdup_printf (_ ("Difference, %s"), name));
    }
}

/* board NULL: all of them together. FALSE where it has no balance that year. */
static gboolean
get_balance (PbWorkbook *book, PbRecord *board, gint64 scenario, int year, gint64 *ore)
{
  return board != NULL ? pb_balance_get (book->plan, pb_record_get_id (board), scenario, year, ore, NULL)
                       : pb_balance_get_all (book->plan, scenario, year, ore, NULL);
}

/* Of one figure: the scenario's, and how far it is from the plan's. */
static void
write_scenario (PbWorksheet *self, PbRecord *board, int year, guint row, PbLook look, GPtrArray *scenarios, guint i)
{
  PbWorkbook *book = self->book;
  gint64 own = 0, ore = 0;
  guint column = FIRST_SCENARIO + i, difference = difference_column (scenarios->len, i);
  get_balance (book, board, 0, year, &own);
  if (!get_balance (book, board, pb_record_get_id (scenarios->pdata[i]), year, &ore))
    return;
  pb_workbook_write_balance (self, row, column, look, board, pb_record_get_id (scenarios->pdata[i]), year, ore);
  g_autofree char *there = pb_worksheet_dup_cell (row, column), *here = pb_worksheet_dup_cell (row, OWN);
  g_autofree char *formula = g_strdup_printf ("=ROUND(%s-%s,%d)", there, here, pb_workbook_exact_decimals (book->unit));
  pb_worksheet_money_formula (self, row, difference, look, formula, TRUE, ore - own, book->unit, book->decimals);
}

static void
write_balance (PbWorksheet *self, PbRecord *board, int year, guint row, GPtrArray *scenarios)
{
  PbWorkbook *book = self->book;
  PbLook look = board != NULL ? PB_LOOK_PLAIN : PB_LOOK_SUM;
  gint64 own;
  get_balance (book, board, 0, year, &own);
  pb_worksheet_text (self, row, BOARD, look, board != NULL ? pb_record_get_title (board) : _ ("All boards"));
  pb_worksheet_name (self, row, YEAR, look, year);
  pb_workbook_write_balance (self, row, OWN, look, board, 0, year, own);
  for (guint i = 0; i < scenarios->len; i++)
    write_scenario (self, board, year, row, look, scenarios, i);
}

/* Delays and shares of the effect, as the scenarios set them; those they leave are not told. */
static void
write_drivers (PbWorksheet *self, guint row, GPtrArray *scenarios)
{
  pb_worksheet_text (self, row++, 0, PB_LOOK_HEADING, _ ("What drives the scenarios"));
  static const char *const heads[]
      = { N_ ("Scenario"), N_ ("Number"), N_ ("Delay, months"), N_ ("Realisation, %"), N_ ("Assignment") };
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    pb_worksheet_text (self, row, i, i == 0 || i == 4 ? PB_LOOK_HEADER : PB_LOOK_HEADER_RIGHT, _ (heads[i]));
  row++;
  for (guint s = 0; s < scenarios->len; s++)
    {
      GPtrArray *drivers = pb_plan_peek_children (self->book->plan, PB_SCENARIO_DRIVER_SCENARIO,
                                                  pb_record_get_id (scenarios->pdata[s]));
      for (guint i = 0; i < drivers->len; i++, row++)
        {
          PbRecord *assignment = pb_record_get_ref (drivers->pdata[i], PB_SCENARIO_DRIVER_ASSIGNMENT);
          pb_worksheet_text (self, row, 0, PB_LOOK_PLAIN, pb_record_get_title (scenarios->pdata[s]));
          if (assignment != NULL && !pb_record_is_null (assignment, PB_ASSIGNMENT_NUMBER))
            pb_worksheet_number (self, row, 1, PB_LOOK_ID, pb_record_get_int (assignment, PB_ASSIGNMENT_NUMBER), 0);
          pb_worksheet_number (self, row, 2, PB_LOOK_PLAIN,
                               pb_record_get_int (drivers->pdata[i], PB_SCENARIO_DRIVER_DELAY), 0);
          pb_worksheet_number (self, row, 3, PB_LOOK_PLAIN,
                               pb_record_get_real (drivers->pdata[i], PB_SCENARIO_DRIVER_REALISATION), 0);
          pb_worksheet_text (self, row, 4, PB_LOOK_QUIET, assignment != NULL ? pb_record_get_title (assignment) : NULL);
        }
    }
}

void
pb_workbook_write_scenarios (PbWorkbook *book)
{
  PbWorksheet *self = book->sheets[PB_PART_SCENARIOS];
  GPtrArray *scenarios = pb_plan_peek_records (book->plan, PB_TABLE_SCENARIO);
  GPtrArray *boards = pb_plan_peek_records (book->plan, PB_TABLE_BOARD);
  g_autoptr (GArray) years = pb_balance_years (book->plan);
  guint row = PB_SHEET_FIRST;
  gint64 ore;
  g_autofree char *explanation = g_strdup_printf (_ ("Balance in %s. A difference is the scenario less the plan."),
                                                  pb_enum_label (PB_ENUM_UNIT, book->unit));
  pb_worksheet_begin (self, _ ("Scenarios"), explanation);
  write_head (self, scenarios);
  for (guint b = 0; b <= boards->len; b++)
    {
      PbRecord *board = b < boards->len ? boards->pdata[b] : NULL;
      if (board != NULL ? !pb_show_wants (&book->show, board) : book->show.board != 0)
        continue;
      for (guint y = 0; y < years->len; y++)
        if (get_balance (book, board, 0, g_array_index (years, gint, y), &ore))
          write_balance (self, board, g_array_index (years, gint, y), row++, scenarios);
    }
  if (row > PB_SHEET_FIRST)
    pb_worksheet_colour_negative (self, PB_SHEET_FIRST, OWN, row - 1,
                                  difference_column (scenarios->len, scenarios->len) - 1);
  write_drivers (self, row + 1, scenarios);
  pb_worksheet_end (self, OWN, difference_column (scenarios->len, scenarios->len), row - PB_SHEET_FIRST, TRUE);
}
