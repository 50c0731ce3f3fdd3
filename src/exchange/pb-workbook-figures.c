/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures that scenarios have otherwise than the plan, each a row below their balances: the plan's from its table by
 * formula, and the scenario's by what drives it. A formula is written only where it gives, to the öre, what the model
 * has. A line that several assignments share, and a scenario that is based on another, are rounded part by part and
 * layer by layer: they get the figure. */
#include "pb-workbook-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>
#include "model/pb-number.h"
#include "model/pb-scenario.h"

enum
{
  SCENARIO,
  YEAR,
  OWN,
  THEIRS,
  DIFFERENCE,
  BOARD,
  FIGURE
};

/* FALSE where there is none. */
static gboolean
get_value (PbWorkbook *book, const PbWorkbookFigure *figure, gint64 scenario, gint64 *ore)
{
  g_autoptr (PbSheet) sheet = pb_sheet_get (book->plan, pb_record_get_id (figure->table), scenario);
  int line = pb_sheet_find_line (sheet, figure->line);
  *ore = 0;
  return line >= 0 && pb_sheet_get_value (sheet, line, figure->column, ore);
}

static void
add_figure (PbWorkbook *book, GArray *figures, GHashTable *seen, gint64 scenario, PbWorkbookFigure figure)
{
  g_autoptr (PbSheet) sheet = pb_sheet_get (book->plan, pb_record_get_id (figure.table), 0);
  const char *period = pb_sheet_get_column_period (sheet, figure.column);
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT "/%u", pb_record_get_id (figure.line), figure.column);
  if (!pb_show_wants (&book->show, figure.table) || !g_hash_table_add (seen, g_steal_pointer (&key)))
    return;
  figure.year = strlen (period) == 4 ? atoi (period) : 0;
  figure.has_own = get_value (book, &figure, 0, &figure.own);
  figure.has_theirs = get_value (book, &figure, scenario, &figure.theirs);
  g_array_append_val (figures, figure);
}

/* The years of a given line that only this assignment has. */
static void
add_driven (PbWorkbook *book, GArray *figures, GHashTable *seen, gint64 scenario, PbRecord *line,
            PbWorkbookFigure figure)
{
  g_autoptr (PbSheet) sheet = NULL;
  GPtrArray *links = pb_plan_peek_children (book->plan, PB_ASSIGNMENT_LINE_LINE, pb_record_get_id (line));
  figure.line = line;
  figure.table = pb_record_get_ref (line, PB_LINE_SHEET);
  if (links->len != 1 || figure.table == NULL || pb_record_get_enum (line, PB_LINE_KIND) != PB_LINE_GIVEN)
    return;
  sheet = pb_sheet_get (book->plan, pb_record_get_id (figure.table), 0);
  for (guint c = 0; c < pb_sheet_get_n_columns (sheet); c++)
    {
      PbRecord *column = pb_sheet_get_column (sheet, c);
      PbMeasure measure = pb_sheet_get_column_measure (sheet, c);
      figure.column = c;
      if (column != NULL && strlen (pb_sheet_get_column_period (sheet, c)) == 4 && measure != PB_MEASURE_OUTCOME
          && measure != PB_MEASURE_VARIANCE
          && pb_scenario_get_reach (book->plan, scenario, pb_record_get_id (line), pb_record_get_id (column))
                 != PB_REACH_OWN)
        add_figure (book, figures, seen, scenario, figure);
    }
}

static void
list_scenario (PbWorkbook *book, GArray *figures, PbRecord *record, guint n, guint *driver_row)
{
  gint64 scenario = pb_record_get_id (record);
  GPtrArray *drivers = pb_plan_peek_children (book->plan, PB_SCENARIO_DRIVER_SCENARIO, scenario);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < drivers->len; i++, (*driver_row)++)
    {
      gint64 assignment = pb_record_get_int (drivers->pdata[i], PB_SCENARIO_DRIVER_ASSIGNMENT);
      GPtrArray *links = pb_plan_peek_children (book->plan, PB_ASSIGNMENT_LINE_ASSIGNMENT, assignment);
      const PbWorkbookFigure figure = { .scenario = n, .driver = drivers->pdata[i], .driver_row = *driver_row };
      for (guint l = 0; pb_record_is_null (record, PB_SCENARIO_PARENT) && l < links->len; l++)
        add_driven (book, figures, seen, scenario, pb_record_get_ref (links->pdata[l], PB_ASSIGNMENT_LINE_LINE),
                    figure);
    }
  g_autoptr (GArray) changes = pb_scenario_list_changes (book->plan, 0, scenario);
  for (guint i = 0; i < changes->len; i++)
    {
      const PbScenarioChange *change = &g_array_index (changes, PbScenarioChange, i);
      g_autoptr (PbSheet) sheet = pb_sheet_get (book->plan, pb_record_get_id (change->sheet), 0);
      PbWorkbookFigure figure = { .scenario = n, .table = change->sheet, .line = change->line };
      for (guint c = 0; c < pb_sheet_get_n_columns (sheet); c++)
        if (pb_sheet_get_column (sheet, c) == change->column)
          {
            figure.column = c;
            add_figure (book, figures, seen, scenario, figure);
          }
    }
}

GArray *
pb_workbook_list_figures (PbWorkbook *book, GPtrArray *scenarios, guint driver_row)
{
  GArray *figures = g_array_new (FALSE, TRUE, sizeof (PbWorkbookFigure));
  for (guint i = 0; i < scenarios->len; i++)
    list_scenario (book, figures, scenarios->pdata[i], i, &driver_row);
  return figures;
}

/* The table's cell in the plan's own figures, in the workbook's unit. NULL where the workbook does not hold it.
 * (transfer full) */
static char *
dup_own (PbWorkbook *book, const PbWorkbookFigure *figure, guint column)
{
  PbWorksheet *to = book->show.scenario == 0 ? pb_workbook_find_table (book, figure->table) : NULL;
  g_autoptr (PbSheet) sheet = pb_sheet_get (book->plan, pb_record_get_id (figure->table), 0);
  g_autoptr (GString) term = g_string_new (NULL);
  if (to == NULL)
    return NULL;
  g_autofree char *cell = pb_worksheet_dup_far_cell (
      to, pb_workbook_line_row (pb_sheet_find_line (sheet, figure->line)), pb_workbook_value_column (column));
  pb_workbook_append_term (term, cell,
                           (double)pb_unit_ore (pb_sheet_get_unit (sheet)) / (double)pb_unit_ore (book->unit));
  return g_strdup (term->str);
}

/* new(y) = Σ old(y − k) · max (0, 1 − |months / 12 − k|) · percent / 100: the model's delay, by what stands in the
 * driver's row. NULL where that is not what the model has. (transfer full) */
static char *
dup_driven (PbWorkbook *book, const PbWorkbookFigure *figure)
{
  g_autoptr (PbSheet) sheet = pb_sheet_get (book->plan, pb_record_get_id (figure->table), 0);
  int line = pb_sheet_find_line (sheet, figure->line);
  PbMeasure measure = pb_sheet_get_column_measure (sheet, figure->column);
  g_autoptr (GString) terms = g_string_new (NULL);
  long double sum = 0, years;
  if (figure->driver == NULL || !figure->has_theirs)
    return NULL;
  years = pb_record_get_int (figure->driver, PB_SCENARIO_DRIVER_DELAY) / 12.0L;
  g_autofree char *delay = pb_worksheet_dup_cell (figure->driver_row, 2);
  g_autofree char *percent = pb_worksheet_dup_cell (figure->driver_row, 3);
  for (int k = 0;; k++)
    {
      g_autofree char *period = g_strdup_printf ("%d", figure->year - k);
      int column = pb_sheet_find_column (sheet, period, measure);
      g_autofree char *own = column >= 0 ? dup_own (book, figure, column) : NULL;
      gint64 ore = 0;
      if (own == NULL)
        break;
      pb_sheet_get_value (sheet, line, column, &ore);
      sum += ore * MAX (0, 1 - fabsl (years - k));
      g_string_append_printf (terms, "%s%s*MAX(0,1-ABS(%s/12-%d))", k > 0 ? "+" : "", own, delay, k);
    }
  sum *= pb_record_get_real (figure->driver, PB_SCENARIO_DRIVER_REALISATION) / 100;
  if (terms->len == 0 || terms->len > 7000 || llroundl (sum) != figure->theirs)
    return NULL;
  return g_strdup_printf ("=ROUND((%s)*%s/100,%d)", terms->str, percent, pb_workbook_exact_decimals (book->unit));
}

static void
write_amount (PbWorksheet *self, guint row, guint column, const char *formula, gboolean has, gint64 ore)
{
  PbWorkbook *book = self->book;
  if (formula != NULL)
    pb_worksheet_money_formula (self, row, column, PB_LOOK_PLAIN, formula, TRUE, ore, book->unit, book->decimals);
  else if (has)
    pb_worksheet_money (self, row, column, PB_LOOK_PLAIN, ore, book->unit, book->decimals);
  else
    pb_worksheet_text (self, row, column, PB_LOOK_PLAIN, NULL);
}

static void
write_figure (PbWorksheet *self, guint row, GPtrArray *scenarios, const PbWorkbookFigure *figure)
{
  PbWorkbook *book = self->book;
  PbRecord *board = pb_record_get_ref (figure->table, PB_SHEET_BOARD);
  g_autofree char *own = figure->has_own ? dup_own (book, figure, figure->column) : NULL;
  g_autofree char *from = own != NULL ? pb_workbook_dup_rounded (own, book->unit) : NULL;
  g_autofree char *to = dup_driven (book, figure);
  g_autofree char *here = pb_worksheet_dup_cell (row, OWN), *there = pb_worksheet_dup_cell (row, THEIRS);
  g_autofree char *difference
      = g_strdup_printf ("=ROUND(N(%s)-N(%s),%d)", there, here, pb_workbook_exact_decimals (book->unit));
  pb_worksheet_text (self, row, SCENARIO, PB_LOOK_PLAIN, pb_record_get_title (scenarios->pdata[figure->scenario]));
  if (figure->year != 0)
    pb_worksheet_name (self, row, YEAR, PB_LOOK_PLAIN, figure->year);
  else
    pb_worksheet_text (self, row, YEAR, PB_LOOK_PLAIN, NULL);
  write_amount (self, row, OWN, from, figure->has_own, figure->own);
  write_amount (self, row, THEIRS, to, figure->has_theirs, figure->theirs);
  write_amount (self, row, DIFFERENCE, difference, TRUE, figure->theirs - figure->own);
  pb_worksheet_text (self, row, BOARD, PB_LOOK_PLAIN, board != NULL ? pb_record_get_title (board) : NULL);
  pb_worksheet_take_text (self, row, FIGURE, PB_LOOK_PLAIN,
                          g_strdup_printf ("%s: %s", pb_record_get_title (figure->table),
                                           pb_record_get_title (figure->line)));
}

void
pb_workbook_write_figures (PbWorksheet *self, guint row, GPtrArray *scenarios, GArray *figures)
{
  static const char *const heads[] = { N_ ("Scenario"),   N_ ("Year"),  N_ ("The plan"), N_ ("The scenario"),
                                       N_ ("Difference"), N_ ("Board"), N_ ("Figure") };
  if (figures->len == 0)
    return;
  pb_worksheet_text (self, row - 2, 0, PB_LOOK_HEADING, _ ("Figures that differ"));
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    pb_worksheet_text (self, row - 1, i, i == SCENARIO || i >= BOARD ? PB_LOOK_HEADER : PB_LOOK_HEADER_RIGHT,
                       _ (heads[i]));
  for (guint i = 0; i < figures->len; i++)
    write_figure (self, row + i, scenarios, &g_array_index (figures, PbWorkbookFigure, i));
}

char *
pb_workbook_dup_differences (PbWorkbook *book, GArray *figures, guint first, const PbWorkbookTotal *total, gint64 ore)
{
  gint64 sum = 0;
  guint last = first + figures->len - 1;
  for (guint i = 0; i < figures->len; i++)
    {
      const PbWorkbookFigure *figure = &g_array_index (figures, PbWorkbookFigure, i);
      if (figure->scenario == total->scenario && figure->year == total->year
          && (total->board == NULL || pb_record_get_ref (figure->table, PB_SHEET_BOARD) == total->board))
        sum += figure->theirs - figure->own;
    }
  if (figures->len == 0 || sum != ore || book->show.scenario != 0)
    return NULL;
  GString *formula = g_string_new (NULL);
  g_autofree char *name = pb_worksheet_dup_cell (PB_SHEET_HEADER, total->column);
  g_string_append_printf (formula, "SUMPRODUCT(($A$%u:$A$%u=%s)*($B$%u:$B$%u=B%u)*", first + 1, last + 1, name,
                          first + 1, last + 1, total->row + 1);
  if (total->board != NULL)
    g_string_append_printf (formula, "($F$%u:$F$%u=A%u)*", first + 1, last + 1, total->row + 1);
  g_string_append_printf (formula, "$E$%u:$E$%u)", first + 1, last + 1);
  return g_string_free (formula, FALSE);
}
