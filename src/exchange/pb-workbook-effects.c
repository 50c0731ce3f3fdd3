/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each assignment is worth, year by year: planned, from the budget tables by formula, and realised. */
#include "pb-workbook-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>
#include "model/pb-assignment.h"
#include "model/pb-number.h"
#include "model/pb-sheet.h"

enum
{
  NUMBER,
  TITLE,
  FIRST_YEAR
};

/* The column that an effect is read in, as the model chooses it. */
static const PbMeasure effect_measures[]
    = { PB_MEASURE_PLAN, PB_MEASURE_BUDGET, PB_MEASURE_FORECAST, PB_MEASURE_OUTCOME };

/* The part of a line that is the assignment's: all of it, or an equal or written share of one that several have. */
static double
share_of (PbPlan *plan, PbRecord *link)
{
  GPtrArray *links
      = pb_plan_peek_children (plan, PB_ASSIGNMENT_LINE_LINE, pb_record_get_int (link, PB_ASSIGNMENT_LINE_LINE));
  if (links->len > 1 && !pb_record_is_null (link, PB_ASSIGNMENT_LINE_SHARE))
    return pb_record_get_real (link, PB_ASSIGNMENT_LINE_SHARE);
  return 1.0 / links->len;
}

/* One line's part of the effect, as a term of a formula; its amount is added to *ore. FALSE where the workbook does not
 * hold the line. */
static gboolean
append_term (PbWorkbook *book, PbRecord *link, int year, GString *formula, double *ore)
{
  PbRecord *line = pb_record_get_ref (link, PB_ASSIGNMENT_LINE_LINE);
  PbRecord *table = line != NULL ? pb_record_get_ref (line, PB_LINE_SHEET) : NULL;
  PbWorksheet *to = table != NULL ? pb_workbook_find_table (book, table) : NULL;
  gint64 value;
  if (to == NULL)
    return FALSE;
  g_autoptr (PbSheet) sheet = pb_sheet_get (book->plan, pb_record_get_id (table), book->show.scenario);
  int place = pb_sheet_find_line (sheet, line);
  int column = place >= 0 ? pb_workbook_find_year (sheet, place, year, effect_measures) : -1;
  if (column < 0)
    return place >= 0;
  double factor = share_of (book->plan, link) * (double)pb_unit_ore (pb_sheet_get_unit (sheet))
                  / (double)pb_unit_ore (book->unit);
  g_autofree char *cell
      = pb_worksheet_dup_far_cell (to, pb_workbook_line_row (place), pb_workbook_value_column (column));
  pb_workbook_append_term (formula, cell, factor);
  pb_sheet_get_value (sheet, place, column, &value);
  *ore += value * share_of (book->plan, link);
  return TRUE;
}

/* NULL where the lines that the assignment is joined to do not give its effect by themselves. (transfer full) */
static char *
dup_formula (PbWorkbook *book, PbRecord *assignment, int year, gint64 ore)
{
  GPtrArray *links = pb_plan_peek_children (book->plan, PB_ASSIGNMENT_LINE_ASSIGNMENT, pb_record_get_id (assignment));
  g_autoptr (GString) terms = g_string_new (NULL);
  double sum = 0;
  for (guint i = 0; i < links->len && terms->len < 7000; i++)
    if (!append_term (book, links->pdata[i], year, terms, &sum))
      return NULL;
  if (terms->len == 0 || terms->len >= 7000 || llround (sum) != ore)
    return NULL;
  return pb_workbook_dup_rounded (terms->str, book->unit);
}

guint
pb_workbook_realised_column (PbWorkbook *book, guint year)
{
  return FIRST_YEAR + book->years->len + year;
}

guint
pb_workbook_effect_sum_row (PbWorkbook *book)
{
  return PB_SHEET_FIRST + g_hash_table_size (book->effect_rows);
}

static void
write_head (PbWorksheet *self)
{
  PbWorkbook *book = self->book;
  /* Other names than import knows assignments by: what stands here is computed. */
  pb_worksheet_text (self, PB_SHEET_HEADER, NUMBER, PB_LOOK_HEADER, _ ("Assignment"));
  pb_worksheet_text (self, PB_SHEET_HEADER, TITLE, PB_LOOK_HEADER, _ ("Title of the assignment"));
  for (guint i = 0; i < book->years->len; i++)
    {
      int year = g_array_index (book->years, gint, i);
      /* Translators: a year. */
      pb_worksheet_take_text (self, PB_SHEET_HEADER, FIRST_YEAR + i, PB_LOOK_HEADER_RIGHT,
                              g_strdup_printf (_ ("Planned %d"), year));
      pb_worksheet_take_text (self, PB_SHEET_HEADER, pb_workbook_realised_column (book, i), PB_LOOK_HEADER_RIGHT,
                              g_strdup_printf (_ ("Realised %d"), year));
    }
}

static void
write_assignment (PbWorksheet *self, PbRecord *assignment, guint row)
{
  PbWorkbook *book = self->book;
  PbWorksheet *assignments = book->sheets[PB_PART_ASSIGNMENTS];
  gint64 id = pb_record_get_id (assignment), ore;
  if (!pb_record_is_null (assignment, PB_ASSIGNMENT_NUMBER))
    pb_worksheet_number (self, row, NUMBER, PB_LOOK_ID, pb_record_get_int (assignment, PB_ASSIGNMENT_NUMBER), 0);
  if (assignments != NULL && !book->many)
    pb_worksheet_link (self, row, TITLE, pb_assignment_get_short_title (assignment), assignments,
                       GPOINTER_TO_UINT (g_hash_table_lookup (book->assignment_rows, &id)));
  else
    pb_worksheet_text (self, row, TITLE, PB_LOOK_PLAIN, pb_assignment_get_short_title (assignment));
  for (guint i = 0; i < book->years->len; i++)
    {
      int year = g_array_index (book->years, gint, i);
      guint column = FIRST_YEAR + i;
      if (!pb_effect_get (book->plan, id, book->show.scenario, year, &ore))
        pb_worksheet_text (self, row, column, PB_LOOK_PLAIN, NULL);
      else
        {
          g_autofree char *formula = dup_formula (book, assignment, year, ore);
          if (formula != NULL)
            pb_worksheet_money_formula (self, row, column, PB_LOOK_PLAIN, formula, TRUE, ore, book->unit,
                                        book->decimals);
          else
            pb_worksheet_money (self, row, column, PB_LOOK_PLAIN, ore, book->unit, book->decimals);
        }
      if (pb_effect_get_realised (book->plan, id, year, &ore, NULL))
        pb_worksheet_money (self, row, pb_workbook_realised_column (book, i), PB_LOOK_PLAIN, ore, book->unit,
                            book->decimals);
      else
        pb_worksheet_text (self, row, pb_workbook_realised_column (book, i), PB_LOOK_PLAIN, NULL);
    }
}

/* Of a column so far. */
typedef struct
{
  gboolean any;
  gint64 ore;
} Sum;

static void
write_sum (PbWorksheet *self, guint last_row, guint column, const Sum *sum)
{
  g_autofree char *formula = pb_workbook_dup_column_sum (PB_SHEET_FIRST, last_row, column, self->book->unit);
  pb_worksheet_money_formula (self, last_row + 1, column, PB_LOOK_SUM, formula, sum->any, sum->ore, self->book->unit,
                              self->book->decimals);
}

/* The assignments together; then, of a whole plan, what no assignment carries, and all of it. */
static void
write_totals (PbWorksheet *self, guint row, const Sum *planned, const Sum *realised)
{
  PbWorkbook *book = self->book;
  gint64 whole;
  pb_worksheet_text (self, row, NUMBER, PB_LOOK_SUM, NULL);
  pb_worksheet_text (self, row, TITLE, PB_LOOK_SUM, _ ("The assignments together"));
  for (guint i = 0; i < book->years->len; i++)
    {
      write_sum (self, row - 1, FIRST_YEAR + i, &planned[i]);
      write_sum (self, row - 1, pb_workbook_realised_column (book, i), &realised[i]);
    }
  pb_workbook_define_row (self, self->name, _ ("The assignments together"), row, FIRST_YEAR,
                          pb_workbook_realised_column (book, 0) - 1);
  if (book->show.board != 0)
    return;
  pb_worksheet_text (self, row + 1, TITLE, PB_LOOK_PLAIN, _ ("Effect that no assignment carries"));
  pb_worksheet_text (self, row + 1, NUMBER, PB_LOOK_PLAIN, NULL);
  for (guint i = 0; i < book->years->len; i++)
    if (pb_effect_get (book->plan, 0, book->show.scenario, g_array_index (book->years, gint, i), &whole))
      pb_worksheet_money (self, row + 1, FIRST_YEAR + i, PB_LOOK_PLAIN, whole - planned[i].ore, book->unit,
                          book->decimals);
  pb_worksheet_text (self, row + 2, NUMBER, PB_LOOK_BALANCE, NULL);
  pb_worksheet_text (self, row + 2, TITLE, PB_LOOK_BALANCE, _ ("Effect of the whole plan"));
  for (guint i = 0; i < book->years->len; i++)
    if (pb_effect_get (book->plan, 0, book->show.scenario, g_array_index (book->years, gint, i), &whole))
      {
        g_autofree char *formula = pb_workbook_dup_column_sum (row, row + 1, FIRST_YEAR + i, book->unit);
        pb_worksheet_money_formula (self, row + 2, FIRST_YEAR + i, PB_LOOK_BALANCE, formula, TRUE, whole, book->unit,
                                    book->decimals);
      }
  pb_workbook_define_row (self, self->name, _ ("Effect of the whole plan"), row + 2, FIRST_YEAR,
                          pb_workbook_realised_column (book, 0) - 1);
}

void
pb_workbook_write_effects (PbWorkbook *book)
{
  PbWorksheet *self = book->sheets[PB_PART_EFFECTS];
  GPtrArray *assignments = pb_plan_peek_records (book->plan, PB_TABLE_ASSIGNMENT);
  g_autofree Sum *planned = g_new0 (Sum, book->years->len + 1), *realised = g_new0 (Sum, book->years->len + 1);
  guint row = PB_SHEET_FIRST;
  gint64 ore;
  g_autofree char *explanation
      = g_strdup_printf (_ ("Amounts in %s. Planned is from the budget tables by formula; realised is what the latest "
                            "follow-up of the year says."),
                         pb_enum_label (PB_ENUM_UNIT, book->unit));
  pb_worksheet_begin (self, _ ("Effects"), explanation);
  write_head (self);
  for (guint i = 0; i < assignments->len && pb_workbook_step (book); i++)
    {
      if (!pb_show_wants (&book->show, assignments->pdata[i]))
        continue;
      gint64 id = pb_record_get_id (assignments->pdata[i]);
      for (guint y = 0; y < book->years->len; y++)
        {
          int year = g_array_index (book->years, gint, y);
          if (pb_effect_get (book->plan, id, book->show.scenario, year, &ore))
            planned[y] = (Sum){ TRUE, planned[y].ore + ore };
          if (pb_effect_get_realised (book->plan, id, year, &ore, NULL))
            realised[y] = (Sum){ TRUE, realised[y].ore + ore };
        }
      write_assignment (self, assignments->pdata[i], row++);
    }
  if (row > PB_SHEET_FIRST && book->years->len > 0)
    write_totals (self, row, planned, realised);
  pb_worksheet_end (self, TITLE + 1, pb_workbook_realised_column (book, book->years->len), row - PB_SHEET_FIRST, TRUE);
}
