/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scenarios beside each other: each board's balance, what differs, and what drives them. */
#include "pb-workbook-private.h"

#include <glib/gi18n-lib.h>
#include "model/pb-assignment.h"
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

typedef struct
{
  PbWorksheet *to;
  GPtrArray *scenarios;
  GArray *figures; /* PbWorkbookFigure */
  guint first_figure; /* row */
} Page;

/* The plan's balance and what differs below, where that gives what the model has. */
static void
write_theirs (Page *self, PbLook look, const PbWorkbookTotal *total, gint64 own, gint64 ore)
{
  PbWorkbook *book = self->to->book;
  g_autofree char *more = pb_workbook_dup_differences (book, self->figures, self->first_figure, total, ore - own);
  if (more == NULL)
    {
      pb_workbook_write_balance (self->to, total->row, total->column, look, total->board,
                                 pb_record_get_id (self->scenarios->pdata[total->scenario]), total->year, ore);
      return;
    }
  g_autofree char *here = pb_worksheet_dup_cell (total->row, OWN);
  g_autofree char *formula
      = g_strdup_printf ("=ROUND(N(%s)+%s,%d)", here, more, pb_workbook_exact_decimals (book->unit));
  pb_worksheet_money_formula (self->to, total->row, total->column, look, formula, TRUE, ore, book->unit,
                              book->decimals);
}

/* Of one figure: the scenario's, and how far it is from the plan's. */
static void
write_scenario (Page *self, PbRecord *board, int year, guint row, PbLook look, guint i)
{
  PbWorkbook *book = self->to->book;
  gint64 own = 0, ore = 0;
  const PbWorkbookTotal total = { i, board, year, row, FIRST_SCENARIO + i };
  get_balance (book, board, 0, year, &own);
  if (!get_balance (book, board, pb_record_get_id (self->scenarios->pdata[i]), year, &ore))
    return;
  write_theirs (self, look, &total, own, ore);
  g_autofree char *there = pb_worksheet_dup_cell (row, total.column), *here = pb_worksheet_dup_cell (row, OWN);
  g_autofree char *formula = g_strdup_printf ("=IF(COUNT(%s,%s)<2,\"\",ROUND(%s-%s,%d))", there, here, there, here,
                                              pb_workbook_exact_decimals (book->unit));
  pb_worksheet_money_formula (self->to, row, difference_column (self->scenarios->len, i), look, formula, TRUE,
                              ore - own, book->unit, book->decimals);
}

static void
write_balance (Page *self, PbRecord *board, int year, guint row)
{
  PbLook look = board != NULL ? PB_LOOK_PLAIN : PB_LOOK_SUM;
  gint64 own;
  get_balance (self->to->book, board, 0, year, &own);
  pb_worksheet_text (self->to, row, BOARD, look, board != NULL ? pb_record_get_title (board) : _ ("All boards"));
  pb_worksheet_name (self->to, row, YEAR, look, year);
  pb_workbook_write_balance (self->to, row, OWN, look, board, 0, year, own);
  for (guint i = 0; i < self->scenarios->len; i++)
    write_scenario (self, board, year, row, look, i);
}

/* Delays and shares of the effect, as the scenarios set them; those they leave are not told. */
static void
write_drivers (PbWorksheet *self, guint row, GPtrArray *scenarios)
{
  pb_worksheet_text (self, row++, 0, PB_LOOK_HEADING, _ ("What drives the scenarios"));
  /* Other names than import knows assignments by. */
  static const char *const heads[]
      = { N_ ("Scenario"), N_ ("Assignment"), N_ ("Delay, months"), N_ ("Realisation, %"),
          N_ ("Title of the assignment") };
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
          pb_worksheet_text (self, row, 4, PB_LOOK_QUIET,
                             assignment != NULL ? pb_assignment_get_short_title (assignment) : NULL);
        }
    }
}

/* Those that the workbook tells balances of, in its order; the last NULL, for all. (transfer full) */
static GPtrArray *
list_boards (PbWorkbook *book)
{
  GPtrArray *all = pb_plan_peek_records (book->plan, PB_TABLE_BOARD), *boards = g_ptr_array_new ();
  for (guint i = 0; i < all->len; i++)
    if (pb_show_wants (&book->show, all->pdata[i]))
      g_ptr_array_add (boards, all->pdata[i]);
  if (book->show.board == 0)
    g_ptr_array_add (boards, NULL);
  return boards;
}

/* Rows of balances; written where there is a page. */
static guint
write_balances (PbWorkbook *book, Page *page)
{
  g_autoptr (GPtrArray) boards = list_boards (book);
  g_autoptr (GArray) years = pb_balance_years (book->plan);
  guint n = 0;
  gint64 ore;
  for (guint b = 0; b < boards->len; b++)
    for (guint y = 0; y < years->len; y++)
      {
        int year = g_array_index (years, gint, y);
        if (!get_balance (book, boards->pdata[b], 0, year, &ore))
          continue;
        if (page != NULL)
          write_balance (page, boards->pdata[b], year, PB_SHEET_FIRST + n);
        n++;
      }
  return n;
}

void
pb_workbook_write_scenarios (PbWorkbook *book)
{
  PbWorksheet *self = book->sheets[PB_PART_SCENARIOS];
  GPtrArray *scenarios = pb_plan_peek_records (book->plan, PB_TABLE_SCENARIO);
  guint n_rows = write_balances (book, NULL), n_drivers = 0, drivers = PB_SHEET_FIRST + n_rows + 1;
  for (guint i = 0; i < scenarios->len; i++)
    {
      gint64 id = pb_record_get_id (scenarios->pdata[i]);
      n_drivers += pb_plan_peek_children (book->plan, PB_SCENARIO_DRIVER_SCENARIO, id)->len;
    }
  g_autoptr (GArray) figures = pb_workbook_list_figures (book, scenarios, drivers + 2);
  Page page = { self, scenarios, figures, drivers + 2 + n_drivers + 3 };
  g_autofree char *explanation
      = g_strdup_printf (_ ("Balance in %s. A scenario's is the plan's and the differences below; an amount without "
                            "formula is as it was when the workbook was written."),
                         pb_enum_label (PB_ENUM_UNIT, book->unit));
  pb_worksheet_begin (self, _ ("Scenarios"), explanation);
  write_head (self, scenarios);
  write_balances (book, &page);
  if (n_rows > 0)
    pb_worksheet_colour_negative (self, PB_SHEET_FIRST, OWN, PB_SHEET_FIRST + n_rows - 1,
                                  difference_column (scenarios->len, scenarios->len) - 1);
  write_drivers (self, drivers, scenarios);
  pb_workbook_write_figures (self, page.first_figure, scenarios, figures);
  pb_worksheet_end (self, OWN, difference_column (scenarios->len, scenarios->len), n_rows, TRUE);
}
