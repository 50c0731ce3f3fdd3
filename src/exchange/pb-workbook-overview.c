/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first sheet: how the plan is going, each number from where it stands in the workbook. */
#include "pb-workbook-private.h"

#include <glib/gi18n-lib.h>
#include "model/pb-date.h"
#include "model/pb-number.h"
#include "model/pb-assignment.h"
#include "model/pb-overview.h"

/* More findings than anybody reads here; the check tells them all. */
#define MAX_FINDINGS 100
/* Findings reach beyond the columns that have figures. */
#define PRINTED_COLUMNS 8

typedef struct
{
  PbWorksheet *to;
  PbOverview *overview;
  guint row; /* the next */
} Page;

/* A bottom line is what it became, else what is expected, else what was meant: as the model has it. */
static const PbMeasure balance_measures[]
    = { PB_MEASURE_OUTCOME, PB_MEASURE_FORECAST, PB_MEASURE_BUDGET, PB_MEASURE_PLAN };

/* Where the bottom line of a table stands for a year. FALSE where it has none that counts. */
static gboolean
find_balance (PbWorkbook *book, PbRecord *table, int year, PbSheet **sheet, int *line, int *column)
{
  g_autoptr (PbSheet) found = pb_sheet_get (book->plan, pb_record_get_id (table), book->show.scenario);
  *line = pb_sheet_get_balance_line (found);
  *column = pb_sheet_has_balance (found) ? pb_workbook_find_year (found, *line, year, balance_measures) : -1;
  *sheet = *column >= 0 ? g_steal_pointer (&found) : NULL;
  return *column >= 0;
}

/* The bottom line of one table, as a term of a formula. FALSE where the workbook lacks the table. */
static gboolean
append_balance (PbWorkbook *book, PbRecord *table, int year, GString *terms, gint64 *sum)
{
  g_autoptr (PbSheet) sheet = NULL;
  PbWorksheet *to = pb_workbook_find_table (book, table);
  int line, column;
  gint64 ore = 0;
  if (!find_balance (book, table, year, &sheet, &line, &column))
    return TRUE;
  if (to == NULL)
    return FALSE;
  g_autofree char *cell
      = pb_worksheet_dup_far_cell (to, pb_workbook_line_row (line), pb_workbook_value_column (column));
  pb_workbook_append_term (terms, cell,
                           (double)pb_unit_ore (pb_sheet_get_unit (sheet)) / (double)pb_unit_ore (book->unit));
  pb_sheet_get_value (sheet, line, column, &ore);
  return !__builtin_add_overflow (*sum, ore, sum);
}

/* What the rows' rounding may take from a balance, in öre; board 0: of all. */
static gint64
find_tolerance (PbWorkbook *book, gint64 board, int year)
{
  GPtrArray *tables = pb_plan_peek_records (book->plan, PB_TABLE_SHEET);
  gint64 tolerance = 0;
  for (guint i = 0; i < tables->len; i++)
    {
      g_autoptr (PbSheet) sheet = NULL;
      int line, column;
      if ((board == 0 || pb_record_get_int (tables->pdata[i], PB_SHEET_BOARD) == board)
          && find_balance (book, tables->pdata[i], year, &sheet, &line, &column))
        tolerance += pb_sheet_get_tolerance (sheet, line, column);
    }
  return tolerance;
}

void
pb_workbook_write_verdict (PbWorksheet *self, guint row, guint column, guint balance_row, gint64 tolerance, PbUnit unit,
                           PbBalance state)
{
  char limit[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *cell = pb_worksheet_dup_cell (balance_row, column);
  g_ascii_formatd (limit, sizeof limit, "%.12g", (double)tolerance / (double)pb_unit_ore (unit));
  g_autofree char *formula
      = g_strdup_printf ("=IF(%s=\"\",\"\",IF(%s>=0,\"%s\",IF(%s>=-%s,\"%s\",\"%s\")))", cell, cell,
                         pb_overview_word (PB_BALANCE_KEPT), cell, limit, pb_overview_word (PB_BALANCE_ROUNDED),
                         pb_overview_word (PB_BALANCE_DEFICIT));
  pb_worksheet_text_formula (self, row, column, PB_LOOK_HEADER_RIGHT, formula, pb_overview_word (state));
}

void
pb_workbook_colour_verdicts (PbWorksheet *self, guint row, guint column, guint last_column)
{
  static const PbBalance kept[] = { PB_BALANCE_KEPT, PB_BALANCE_ROUNDED };
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    pb_worksheet_colour_text (self, row, column, row, last_column, pb_overview_word (kept[i]), PB_LOOK_GOOD);
  pb_worksheet_colour_text (self, row, column, row, last_column, pb_overview_word (PB_BALANCE_DEFICIT), PB_LOOK_BAD);
}

void
pb_workbook_write_balance (PbWorksheet *self, guint row, guint column, PbLook look, PbRecord *board, gint64 scenario,
                           int year, gint64 ore)
{
  PbWorkbook *book = self->book;
  GPtrArray *tables = pb_plan_peek_records (book->plan, PB_TABLE_SHEET);
  g_autoptr (GString) terms = g_string_new (NULL);
  gboolean whole = scenario == book->show.scenario;
  gint64 sum = 0;
  for (guint i = 0; whole && i < tables->len; i++)
    if (board == NULL || pb_record_get_ref (tables->pdata[i], PB_SHEET_BOARD) == board)
      whole = terms->len < 7000 && append_balance (book, tables->pdata[i], year, terms, &sum);
  if (!whole || sum != ore || terms->len == 0)
    {
      pb_worksheet_money (self, row, column, look, ore, book->unit, book->decimals);
      return;
    }
  g_autofree char *formula = pb_workbook_dup_rounded (terms->str, book->unit);
  pb_worksheet_money_formula (self, row, column, look, formula, TRUE, ore, book->unit, book->decimals);
}

static void
write_years (Page *self, const char *corner)
{
  pb_worksheet_text (self->to, self->row, 0, PB_LOOK_HEADER, corner);
  for (guint y = 0; y < self->overview->n_years; y++)
    pb_worksheet_name (self->to, self->row, 1 + y, PB_LOOK_HEADER_RIGHT, self->overview->years[y]);
  self->row++;
}

static void
write_board (Page *self, PbRecord *board, PbLook look)
{
  PbWorkbook *book = self->to->book;
  gint64 ore;
  pb_worksheet_text (self->to, self->row, 0, look, board != NULL ? pb_record_get_title (board) : _ ("All boards"));
  for (guint y = 0; y < self->overview->n_years; y++)
    {
      int year = self->overview->years[y];
      gboolean has = board != NULL
                         ? pb_balance_get (book->plan, pb_record_get_id (board), book->show.scenario, year, &ore, NULL)
                         : pb_balance_get_all (book->plan, book->show.scenario, year, &ore, NULL);
      if (has)
        pb_workbook_write_balance (self->to, self->row, 1 + y, look, board, book->show.scenario, year, ore);
      else
        pb_worksheet_text (self->to, self->row, 1 + y, look, NULL);
    }
  self->row++;
}

/* Of the row above it: all boards, or the one that the workbook is of. */
static void
write_verdict (Page *self)
{
  PbWorkbook *book = self->to->book;
  guint last = self->overview->n_years;
  pb_worksheet_text (self->to, self->row, 0, PB_LOOK_HEADER, _ ("Verdict"));
  for (guint y = 0; y < last; y++)
    {
      gint64 ore;
      PbBalance state = PB_BALANCE_NONE;
      int year = self->overview->years[y];
      gboolean has = book->show.board != 0
                         ? pb_balance_get (book->plan, book->show.board, book->show.scenario, year, &ore, &state)
                         : pb_balance_get_all (book->plan, book->show.scenario, year, &ore, &state);
      if (has)
        pb_workbook_write_verdict (self->to, self->row, 1 + y, self->row - 1,
                                   find_tolerance (book, book->show.board, year), book->unit, state);
      else
        pb_worksheet_text (self->to, self->row, 1 + y, PB_LOOK_HEADER_RIGHT, NULL);
    }
  pb_workbook_colour_verdicts (self->to, self->row, 1, last);
  self->row += 2;
}

static void
write_balances (Page *self)
{
  PbOverview *overview = self->overview;
  guint first = self->row + 2;
  if (overview->n_years == 0)
    return;
  pb_worksheet_text (self->to, self->row++, 0, PB_LOOK_HEADING, _ ("Balance"));
  write_years (self, pb_enum_label (PB_ENUM_UNIT, self->to->book->unit));
  for (guint i = 0; i < overview->boards->len; i++)
    {
      PbOverviewBoard *board = overview->boards->pdata[i];
      if (pb_show_wants (&self->to->book->show, board->board))
        write_board (self, board->board, PB_LOOK_PLAIN);
    }
  if (self->to->book->show.board == 0)
    write_board (self, NULL, PB_LOOK_SUM);
  pb_worksheet_colour_negative (self->to, first, 1, self->row - 1, overview->n_years);
  write_verdict (self);
}

static int
find_year (PbWorkbook *book, int year)
{
  for (guint i = 0; i < book->years->len; i++)
    if (g_array_index (book->years, gint, i) == year)
      return (int)i;
  return -1;
}

/* What the assignments give, from the sheet of effects where the workbook has it. */
static void
write_effect_row (Page *self, const char *name, gboolean realised)
{
  PbWorkbook *book = self->to->book;
  PbWorksheet *from = book->sheets[PB_PART_EFFECTS];
  pb_worksheet_text (self->to, self->row, 0, PB_LOOK_PLAIN, name);
  for (guint i = 0; i < self->overview->effects->len; i++)
    {
      const PbOverviewEffect *effect = &g_array_index (self->overview->effects, PbOverviewEffect, i);
      gint64 ore = effect->realised;
      int year = find_year (book, effect->year);
      gboolean has = realised ? effect->has_realised
                              : pb_effect_get (book->plan, 0, book->show.scenario, effect->year, &ore);
      if (has && from != NULL && year >= 0 && g_hash_table_size (book->effect_rows) > 0)
        {
          g_autofree char *cell = realised
                                      ? pb_worksheet_dup_far_cell (from, pb_workbook_effect_sum_row (book),
                                                                   pb_workbook_realised_column (book, year))
                                      : pb_worksheet_dup_far_cell (from, book->effect_row, 2 + year);
          g_autofree char *formula = g_strdup_printf ("=%s", cell);
          pb_worksheet_money_formula (self->to, self->row, 1 + i, PB_LOOK_PLAIN, formula, TRUE, ore, book->unit,
                                      book->decimals);
        }
      else if (has)
        pb_worksheet_money (self->to, self->row, 1 + i, PB_LOOK_PLAIN, ore, book->unit, book->decimals);
      else
        pb_worksheet_text (self->to, self->row, 1 + i, PB_LOOK_PLAIN, NULL);
    }
  self->row++;
}

static void
write_effects (Page *self)
{
  guint n = self->overview->effects->len;
  if (n == 0 || self->to->book->show.board != 0)
    return;
  pb_worksheet_text (self->to, self->row++, 0, PB_LOOK_HEADING, _ ("Effect of the assignments"));
  pb_worksheet_text (self->to, self->row, 0, PB_LOOK_HEADER, pb_enum_label (PB_ENUM_UNIT, self->to->book->unit));
  for (guint i = 0; i < n; i++)
    pb_worksheet_name (self->to, self->row, 1 + i, PB_LOOK_HEADER_RIGHT,
                       g_array_index (self->overview->effects, PbOverviewEffect, i).year);
  self->row++;
  write_effect_row (self, _ ("Planned"), FALSE);
  write_effect_row (self, _ ("Realised"), TRUE);
  self->row++;
}

/* How many assignments have each of the words, counted in their sheet where the workbook has it. */
static void
write_counts (Page *self, const char *heading, PbEnum e, guint column)
{
  PbWorkbook *book = self->to->book;
  PbWorksheet *assignments = book->sheets[PB_PART_ASSIGNMENTS];
  GPtrArray *all = pb_plan_peek_records (book->plan, PB_TABLE_ASSIGNMENT);
  guint n_rows = g_hash_table_size (book->assignment_rows);
  if (n_rows == 0)
    return;
  pb_worksheet_text (self->to, self->row++, 0, PB_LOOK_HEADING, heading);
  for (guint value = 0; value < pb_enum_n_values (e); value++, self->row++)
    {
      guint count = 0;
      for (guint i = 0; i < all->len; i++)
        if (pb_show_wants (&book->show, all->pdata[i]))
          count += (e == PB_ENUM_STATUS ? pb_record_get_enum (all->pdata[i], PB_ASSIGNMENT_STATUS)
                                        : (int)pb_assignment_get_assessment (all->pdata[i]))
                   == (int)value;
      pb_worksheet_text (self->to, self->row, 0, PB_LOOK_PLAIN, pb_enum_label (e, value));
      if (assignments == NULL)
        {
          pb_worksheet_number (self->to, self->row, 1, PB_LOOK_PLAIN, count, 0);
          continue;
        }
      g_autofree char *first = pb_worksheet_dup_far_cell (assignments, PB_SHEET_FIRST, column);
      g_autofree char *last = pb_worksheet_dup_cell (PB_SHEET_FIRST + n_rows - 1, column);
      g_autofree char *word = pb_worksheet_dup_cell (self->row, 0);
      g_autofree char *formula = g_strdup_printf ("=COUNTIF(%s:%s,%s)", first, last, word);
      pb_worksheet_number_formula (self->to, self->row, 1, PB_LOOK_PLAIN, formula, count, 0);
    }
  self->row++;
}

static void
write_findings (Page *self)
{
  static const PbLook looks[] = { PB_LOOK_BAD, PB_LOOK_WARN, PB_LOOK_QUIET };
  const char *const words[] = { C_ ("severity", "Error"), C_ ("severity", "Warning"), C_ ("severity", "Note") };
  GPtrArray *findings = self->overview->findings;
  if (findings->len == 0 || self->to->book->show.scenario != 0 || self->to->book->show.board != 0)
    return;
  pb_worksheet_text (self->to, self->row++, 0, PB_LOOK_HEADING, _ ("What the check found"));
  for (guint i = 0; i < findings->len && i < MAX_FINDINGS; i++, self->row++)
    {
      const PbOverviewFinding *finding = findings->pdata[i];
      g_autofree char *text = finding->detail != NULL && *finding->detail != '\0'
                                  ? g_strdup_printf ("%s: %s", finding->heading, finding->detail)
                                  : g_strdup (finding->heading);
      pb_worksheet_text (self->to, self->row, 0, looks[finding->severity], words[finding->severity]);
      pb_worksheet_text (self->to, self->row, 1, PB_LOOK_QUIET, text);
    }
}

void
pb_workbook_write_overview (PbWorkbook *book)
{
  PbWorksheet *self = book->sheets[PB_PART_OVERVIEW];
  GDate today;
  pb_date_today (&today);
  g_autoptr (PbOverview) overview = pb_overview_new (book->plan, &today);
  Page page = { self, overview, PB_SHEET_HEADER };
  g_autofree char *answer = book->scenario != NULL ? g_strdup_printf (_ ("Scenario: %s."), book->scenario)
                                                   : g_strdup_printf ("%s. %s", overview->heading, overview->summary);
  PbRecord *document = pb_plan_get_document (book->plan);
  const char *title = pb_record_get_text (document, PB_PLAN_SHORT_TITLE);
  pb_worksheet_begin (self, title != NULL ? title : pb_record_get_title (document), answer);
  write_balances (&page);
  write_effects (&page);
  write_counts (&page, _ ("Assignments by status"), PB_ENUM_STATUS, PB_SHEET_STATUS);
  write_counts (&page, _ ("Assignments by latest assessment"), PB_ENUM_ASSESSMENT, PB_SHEET_ASSESSMENT);
  write_findings (&page);
  worksheet_print_area (self->sheet, 0, 0, page.row, MAX (PRINTED_COLUMNS, overview->n_years));
  pb_worksheet_end (self, 0, 0, 0, FALSE);
}
