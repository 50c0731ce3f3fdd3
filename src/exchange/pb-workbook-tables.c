/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Budget tables with live formulas. A formula is written only where what it refers to gives, to the öre, what the model
 * has: a table where it does not (a ring of links, figures of sums typed in) gets the figure itself. */
#include "pb-workbook-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "model/pb-number.h"
#include "model/pb-sheet-edit.h"
#include "pb-review-private.h"

/* What Excel takes in one formula and in one function. */
#define MAX_FORMULA 8000
#define MAX_ARGUMENTS 250

enum
{
  TITLE,
  ASSIGNMENTS
};

typedef struct
{
  PbWorksheet *to;
  PbSheet *sheet;
  guint n_columns;
  int *budgets; /* of a variance column: the two it is the difference of; -1 where it is none */
  int *actuals;
  guint first_printed; /* the sheet's column */
  GArray *printed;     /* guint: the columns that have printed figures */
  guint proof;         /* the sheet's column of the verdict on them */
  guint note;
} Table;

static PbLineKind
kind_of (Table *self, guint line)
{
  return pb_record_get_enum (pb_sheet_get_line (self->sheet, line), PB_LINE_KIND);
}

static PbLook
look_of (Table *self, guint line)
{
  PbLineKind kind = kind_of (self, line);
  return kind == PB_LINE_BALANCE ? PB_LOOK_BALANCE : kind == PB_LINE_SUM ? PB_LOOK_SUM : PB_LOOK_PLAIN;
}

/* The lines that one sums, as the model does: a group's children; above a balance what stands in no group, from the
 * balance before it. (transfer full) */
static GArray *
list_terms (Table *self, guint line)
{
  GArray *terms = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n = pb_sheet_get_n_lines (self->sheet), depth = pb_sheet_get_line_depth (self->sheet, line);
  gboolean is_balance = kind_of (self, line) == PB_LINE_BALANCE;
  for (guint l = line + 1; !is_balance && l < n && pb_sheet_get_line_depth (self->sheet, l) > depth; l++)
    if (pb_sheet_get_line_depth (self->sheet, l) == depth + 1 && kind_of (self, l) != PB_LINE_BALANCE)
      g_array_append_val (terms, l);
  for (guint l = 0; is_balance && l < line; l++)
    {
      gboolean earlier = kind_of (self, l) == PB_LINE_BALANCE;
      if (earlier)
        g_array_set_size (terms, 0);
      if (earlier || pb_sheet_get_line_depth (self->sheet, l) == 0)
        g_array_append_val (terms, l);
    }
  return terms;
}

/* "C5:C8,C12": rows of one column. NULL where there are more than a formula takes. (transfer full) */
static char *
dup_ranges (GArray *lines, guint column)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *letters = pb_xlsx_dup_letters (column);
  guint n = 0;
  for (guint i = 0; i < lines->len;)
    {
      guint first = g_array_index (lines, guint, i), last = first;
      while (++i < lines->len && g_array_index (lines, guint, i) == last + 1)
        last++;
      guint from = pb_workbook_line_row (first) + 1, to = pb_workbook_line_row (last) + 1;
      g_string_append_printf (text, "%s%s%u", n > 0 ? "," : "", letters, from);
      if (to > from)
        g_string_append_printf (text, ":%s%u", letters, to);
      if (++n > MAX_ARGUMENTS)
        return NULL;
    }
  /* It stands twice in the formula. */
  return text->len * 2 < MAX_FORMULA ? g_strdup (text->str) : NULL;
}

/* Whether the lines together are what the line has. */
static gboolean
adds_up (Table *self, GArray *terms, guint line, guint column)
{
  gint64 sum = 0, value = 0, term;
  gboolean any = FALSE, has = pb_sheet_get_value (self->sheet, line, column, &value);
  for (guint i = 0; i < terms->len; i++)
    if (pb_sheet_get_value (self->sheet, g_array_index (terms, guint, i), column, &term))
      {
        any = TRUE;
        if (__builtin_add_overflow (sum, term, &sum))
          return FALSE;
      }
  return any == has && (!has || sum == value);
}

/* (transfer full) */
static char *
dup_sum (Table *self, guint line, guint column)
{
  g_autoptr (GArray) terms = list_terms (self, line);
  if (terms->len == 0 || !adds_up (self, terms, line, column))
    return NULL;
  g_autofree char *ranges = dup_ranges (terms, pb_workbook_value_column (column));
  return ranges == NULL ? NULL
                        : g_strdup_printf ("=IF(COUNT(%s)=0,\"\",ROUND(SUM(%s),%d))", ranges, ranges,
                                           pb_workbook_exact_decimals (pb_sheet_get_unit (self->sheet)));
}

/* The figure of another table, in this table's unit. (transfer full) */
static char *
dup_link (Table *self, guint line, guint column)
{
  PbWorkbook *book = self->to->book;
  PbRecord *target = pb_record_get_ref (pb_sheet_get_line (self->sheet, line), PB_LINE_LINK);
  PbRecord *record = target != NULL ? pb_record_get_ref (target, PB_LINE_SHEET) : NULL;
  PbWorksheet *to = record != NULL ? pb_workbook_find_table (book, record) : NULL;
  gint64 there = 0, here = 0;
  if (to == NULL)
    return NULL;
  g_autoptr (PbSheet) other = pb_sheet_get (book->plan, pb_record_get_id (record), book->show.scenario);
  int other_line = pb_sheet_find_line (other, target);
  int other_column = other == self->sheet
                         ? (int)column
                         : pb_sheet_find_column (other, pb_sheet_get_column_period (self->sheet, column),
                                                 pb_sheet_get_column_measure (self->sheet, column));
  if (other_line < 0 || other_column < 0
      || pb_sheet_get_value (other, other_line, other_column, &there)
             != pb_sheet_get_value (self->sheet, line, column, &here)
      || there != here)
    return NULL;
  g_autofree char *cell
      = pb_worksheet_dup_far_cell (to, pb_workbook_line_row (other_line), pb_workbook_value_column (other_column));
  double factor
      = (double)pb_unit_ore (pb_sheet_get_unit (other)) / (double)pb_unit_ore (pb_sheet_get_unit (self->sheet));
  if (factor == 1)
    return g_strdup_printf ("=IF(%s=\"\",\"\",%s)", cell, cell);
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  g_ascii_formatd (number, sizeof number, "%.10g", factor);
  return g_strdup_printf ("=IF(%s=\"\",\"\",ROUND(%s*%s,%d))", cell, cell, number,
                          pb_workbook_exact_decimals (pb_sheet_get_unit (self->sheet)));
}

/* Worse is negative: budget less actual where cost is positive. FALSE where the line's variance is another. */
static gboolean
is_variance (Table *self, guint line, guint column, int budget, int actual)
{
  gint64 b, a, value, expected;
  gboolean has = pb_sheet_get_value (self->sheet, line, column, &value);
  gboolean both
      = pb_sheet_get_value (self->sheet, line, budget, &b) && pb_sheet_get_value (self->sheet, line, actual, &a);
  if (has != both || !has)
    return has == both;
  if (pb_sheet_get_sign (self->sheet) == PB_SIGN_COST_POSITIVE ? __builtin_sub_overflow (b, a, &expected)
                                                               : __builtin_sub_overflow (a, b, &expected))
    return FALSE;
  return expected == value;
}

/* (transfer full) */
static char *
dup_variance (Table *self, guint line, guint column)
{
  gboolean positive = pb_sheet_get_sign (self->sheet) == PB_SIGN_COST_POSITIVE;
  int budget = self->budgets[column], actual = self->actuals[column];
  if (budget < 0 || !is_variance (self, line, column, budget, actual))
    return NULL;
  guint row = pb_workbook_line_row (line);
  g_autofree char *first = pb_worksheet_dup_cell (row, pb_workbook_value_column (positive ? budget : actual));
  g_autofree char *second = pb_worksheet_dup_cell (row, pb_workbook_value_column (positive ? actual : budget));
  return g_strdup_printf ("=IF(COUNT(%s,%s)<2,\"\",ROUND(%s-%s,%d))", first, second, first, second,
                          pb_workbook_exact_decimals (pb_sheet_get_unit (self->sheet)));
}

/* A variance column is that of the pair that gives all its figures. */
static void
find_pairs (Table *self)
{
  static const PbMeasure measures[] = { PB_MEASURE_OUTCOME, PB_MEASURE_FORECAST };
  for (guint c = 0; c < self->n_columns; c++)
    {
      const char *period = pb_sheet_get_column_period (self->sheet, c);
      int budget = pb_sheet_find_column (self->sheet, period, PB_MEASURE_BUDGET);
      self->budgets[c] = self->actuals[c] = -1;
      for (guint m = 0; pb_sheet_get_column_measure (self->sheet, c) == PB_MEASURE_VARIANCE && budget >= 0
                        && self->budgets[c] < 0 && m < G_N_ELEMENTS (measures);
           m++)
        {
          int actual = pb_sheet_find_column (self->sheet, period, measures[m]);
          gboolean fits = actual >= 0;
          for (guint line = 0; fits && line < pb_sheet_get_n_lines (self->sheet); line++)
            fits = is_variance (self, line, c, budget, actual);
          if (!fits)
            continue;
          self->budgets[c] = budget;
          self->actuals[c] = actual;
        }
    }
}

/* A ring of links would go round in the spreadsheet too. */
static char *
dup_formula (Table *self, guint line, guint column)
{
  if (pb_sheet_is_circular (self->sheet, line))
    return NULL;
  if (pb_sheet_get_column_measure (self->sheet, column) == PB_MEASURE_VARIANCE && self->budgets[column] >= 0)
    return dup_variance (self, line, column);
  switch (kind_of (self, line))
    {
    case PB_LINE_SUM:
    case PB_LINE_BALANCE:
      return dup_sum (self, line, column);
    case PB_LINE_LINKED:
      return dup_link (self, line, column);
    case PB_LINE_GIVEN:
    default:
      return NULL;
    }
}

static void
write_value (Table *self, guint line, guint column)
{
  guint row = pb_workbook_line_row (line), to = pb_workbook_value_column (column);
  PbUnit unit = pb_sheet_get_unit (self->sheet);
  int decimals = pb_sheet_get_decimals (self->sheet);
  gint64 ore = 0;
  gboolean has = pb_sheet_get_value (self->sheet, line, column, &ore);
  g_autofree char *formula = dup_formula (self, line, column);
  /* A scenario's figures are not the plan's to take back. */
  if (self->to->book->show.scenario == 0 && pb_sheet_can_edit (self->sheet, line, column, NULL))
    {
      g_autofree char *name = pb_review_dup_cell_name (pb_sheet_get_column (self->sheet, column));
      g_autofree char *amount = has ? g_strdup_printf ("%" G_GINT64_FORMAT, ore) : NULL;
      pb_workbook_keep (self->to->book, pb_record_get_id (pb_sheet_get_line (self->sheet, line)), name, amount);
    }
  if (formula != NULL)
    pb_worksheet_money_formula (self->to, row, to, look_of (self, line), formula, has, ore, unit, decimals);
  else if (has)
    pb_worksheet_money (self->to, row, to, look_of (self, line), ore, unit, decimals);
  else
    pb_worksheet_text (self->to, row, to, look_of (self, line), NULL);
}

/* "A1,C1": the differences of a line, in both the printed block and the verdict. (transfer full) */
static char *
dup_differences (Table *self, guint row)
{
  GString *cells = g_string_new (NULL);
  for (guint i = 0; i < self->printed->len; i++)
    {
      g_autofree char *cell = pb_worksheet_dup_cell (row, self->first_printed + 2 * i + 1);
      g_string_append_printf (cells, "%s%s", i > 0 ? "," : "", cell);
    }
  return g_string_free (cells, FALSE);
}

static const char *
proof_word (PbProof proof)
{
  return proof == PB_PROOF_MISMATCH   ? _ ("does not add up")
         : proof == PB_PROOF_ROUNDING ? _ ("rounding")
                                      : _ ("adds up");
}

static void
write_proof (Table *self, guint line, PbProof worst, gint64 tolerance)
{
  guint row = pb_workbook_line_row (line);
  double unit = (double)pb_unit_ore (pb_sheet_get_unit (self->sheet));
  char limit[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *cells = dup_differences (self, row);
  g_ascii_formatd (limit, sizeof limit, "%.12g", (double)tolerance / unit);
  g_autofree char *largest = g_strdup_printf ("MAX(MAX(%s),-MIN(%s))", cells, cells);
  g_autofree char *formula = g_strdup_printf ("=IF(COUNT(%s)=0,\"\",IF(%s=0,\"%s\",IF(%s<=%s,\"%s\",\"%s\")))", cells,
                                              largest, proof_word (PB_PROOF_EQUAL), largest, limit,
                                              proof_word (PB_PROOF_ROUNDING), proof_word (PB_PROOF_MISMATCH));
  if (strlen (formula) < MAX_FORMULA && self->printed->len < MAX_ARGUMENTS)
    pb_worksheet_text_formula (self->to, row, self->proof, PB_LOOK_PLAIN, formula, proof_word (worst));
  else
    pb_worksheet_text (self->to, row, self->proof, PB_LOOK_PLAIN, proof_word (worst));
}

/* What the document prints, and how far it is from what is computed. */
static void
write_printed (Table *self, guint line)
{
  guint row = pb_workbook_line_row (line);
  PbUnit unit = pb_sheet_get_unit (self->sheet);
  int decimals = pb_sheet_get_decimals (self->sheet);
  PbProof worst = PB_PROOF_NONE;
  gint64 tolerance = 0;
  for (guint i = 0; i < self->printed->len; i++)
    {
      guint column = g_array_index (self->printed, guint, i), at = self->first_printed + 2 * i;
      gint64 printed = 0, value = 0, difference;
      pb_worksheet_text (self->to, row, at, PB_LOOK_PLAIN, NULL);
      pb_worksheet_text (self->to, row, at + 1, PB_LOOK_PLAIN, NULL);
      if (!pb_sheet_get_printed (self->sheet, line, column, &printed))
        continue;
      pb_worksheet_money (self->to, row, at, PB_LOOK_PLAIN, printed, unit, decimals);
      if (!pb_sheet_get_value (self->sheet, line, column, &value)
          || __builtin_sub_overflow (value, printed, &difference))
        continue;
      g_autofree char *computed = pb_worksheet_dup_cell (row, pb_workbook_value_column (column));
      g_autofree char *beside = pb_worksheet_dup_cell (row, at);
      g_autofree char *formula = g_strdup_printf ("=IF(COUNT(%s,%s)<2,\"\",ROUND(%s-%s,%d))", computed, beside,
                                                  computed, beside, pb_workbook_exact_decimals (unit));
      pb_worksheet_money_formula (self->to, row, at + 1, PB_LOOK_PLAIN, formula, TRUE, difference, unit, decimals);
      worst = MAX (worst, pb_sheet_get_proof (self->sheet, line, column));
      tolerance = MAX (tolerance, pb_sheet_get_tolerance (self->sheet, line, column));
    }
  if (self->printed->len > 0)
    pb_worksheet_text (self->to, row, self->proof, PB_LOOK_PLAIN, NULL);
  if (worst != PB_PROOF_NONE)
    write_proof (self, line, worst, tolerance);
}

/* The line's own note, then each cell's after its column's name. (transfer full) */
static char *
dup_notes (Table *self, guint line)
{
  PbPlan *plan = self->to->book->plan;
  PbRecord *record = pb_sheet_get_line (self->sheet, line);
  const char *own = pb_record_get_text (record, PB_LINE_NOTE);
  GString *notes = g_string_new (own);
  for (guint c = 0; c < self->n_columns; c++)
    {
      PbRecord *column = pb_sheet_get_column (self->sheet, c);
      const char *note = column != NULL ? pb_sheet_get_note (plan, self->to->book->show.scenario,
                                                             pb_record_get_id (record), pb_record_get_id (column))
                                        : NULL;
      if (note != NULL)
        g_string_append_printf (notes, "%s%s: %s", notes->len > 0 ? "\n" : "",
                                pb_sheet_get_column_label (self->sheet, c), note);
    }
  return g_string_free (notes, FALSE);
}

static void
write_line (Table *self, guint line)
{
  PbWorkbook *book = self->to->book;
  PbRecord *record = pb_sheet_get_line (self->sheet, line);
  PbLook look = look_of (self, line);
  guint row = pb_workbook_line_row (line), last = pb_workbook_value_column (self->n_columns) - 1;
  pb_worksheet_indented (self->to, row, TITLE, look, pb_sheet_get_line_depth (self->sheet, line),
                         pb_record_get_title (record));
  pb_worksheet_take_text (
      self->to, row, ASSIGNMENTS, look,
      pb_show_dup_links (book->plan, record, PB_ASSIGNMENT_LINE_LINE, PB_ASSIGNMENT_LINE_ASSIGNMENT));
  for (guint c = 0; c < self->n_columns; c++)
    write_value (self, line, c);
  write_printed (self, line);
  pb_worksheet_id (self->to, row, self->note + 1, pb_record_get_id (record));
  pb_worksheet_take_text (self->to, row, self->note, PB_LOOK_WRAPPED, dup_notes (self, line));
  if (look != PB_LOOK_PLAIN && self->n_columns > 0)
    pb_workbook_define_row (self->to, self->to->name, pb_record_get_title (record), row, pb_workbook_value_column (0),
                            last);
}

/* The verdict below the bottom line. */
static void
write_verdict (Table *self)
{
  int line = pb_sheet_get_balance_line (self->sheet);
  guint row = pb_workbook_line_row (pb_sheet_get_n_lines (self->sheet));
  gboolean any = FALSE;
  for (guint c = 0; line >= 0 && c < self->n_columns; c++)
    {
      PbBalance balance = pb_sheet_get_balance (self->sheet, c);
      if (balance == PB_BALANCE_NONE || pb_sheet_get_column_measure (self->sheet, c) == PB_MEASURE_VARIANCE)
        continue;
      pb_workbook_write_verdict (self->to, row, pb_workbook_value_column (c), pb_workbook_line_row (line),
                                 pb_sheet_get_tolerance (self->sheet, line, c), pb_sheet_get_unit (self->sheet),
                                 balance);
      any = TRUE;
    }
  if (!any)
    return;
  pb_worksheet_text (self->to, row, TITLE, PB_LOOK_HEADER, _ ("Verdict"));
  pb_worksheet_text (self->to, row, ASSIGNMENTS, PB_LOOK_HEADER, NULL);
  pb_workbook_colour_verdicts (self->to, row, pb_workbook_value_column (0),
                               pb_workbook_value_column (self->n_columns - 1));
}

static void
find_printed (Table *self)
{
  for (guint c = 0; c < self->n_columns; c++)
    for (guint line = 0; line < pb_sheet_get_n_lines (self->sheet); line++)
      if (pb_sheet_get_printed (self->sheet, line, c, &(gint64){ 0 }))
        {
          g_array_append_val (self->printed, c);
          break;
        }
  /* A narrow column parts what is computed from what is printed. */
  self->first_printed = pb_workbook_value_column (self->n_columns) + (self->printed->len > 0);
  self->proof = self->first_printed + 2 * self->printed->len;
  self->note = self->proof + (self->printed->len > 0);
}

static void
write_head (Table *self)
{
  pb_worksheet_text (self->to, PB_SHEET_HEADER, TITLE, PB_LOOK_HEADER,
                     pb_enum_label (PB_ENUM_UNIT, pb_sheet_get_unit (self->sheet)));
  pb_worksheet_text (self->to, PB_SHEET_HEADER, ASSIGNMENTS, PB_LOOK_HEADER, _ ("Assignment"));
  for (guint c = 0; c < self->n_columns; c++)
    pb_worksheet_text (self->to, PB_SHEET_HEADER, pb_workbook_value_column (c), PB_LOOK_HEADER_RIGHT,
                       pb_sheet_get_column_label (self->sheet, c));
  for (guint i = 0; i < self->printed->len; i++)
    {
      const char *label = pb_sheet_get_column_label (self->sheet, g_array_index (self->printed, guint, i));
      guint at = self->first_printed + 2 * i;
      /* Translators: what the document prints for a year. */
      pb_worksheet_take_text (self->to, PB_SHEET_HEADER, at, PB_LOOK_HEADER_RIGHT,
                              g_strdup_printf (_ ("Printed %s"), label));
      pb_worksheet_take_text (self->to, PB_SHEET_HEADER, at + 1, PB_LOOK_HEADER_RIGHT,
                              g_strdup_printf (_ ("Difference %s"), label));
    }
  if (self->printed->len > 0)
    pb_worksheet_text (self->to, PB_SHEET_HEADER, self->proof, PB_LOOK_HEADER, _ ("Check"));
  pb_worksheet_text (self->to, PB_SHEET_HEADER, self->note, PB_LOOK_HEADER, _ ("Note"));
  pb_worksheet_id_column (self->to, self->note + 1);
}

/* Title and what its figures are. */
static void
begin (Table *self, PbRecord *record)
{
  PbRecord *board = pb_record_get_ref (record, PB_SHEET_BOARD);
  g_autofree char *title = board != NULL
                               ? g_strdup_printf ("%s · %s", pb_record_get_title (board), pb_record_get_title (record))
                               : g_strdup (pb_record_get_title (record));
  const char *sign = pb_sheet_get_sign (self->sheet) == PB_SIGN_COST_POSITIVE
                         ? _ ("Costs are positive, income is negative.")
                         : _ ("Costs are negative, income is positive.");
  const char *scenario = self->to->book->scenario;
  g_autofree char *whose
      = scenario != NULL ? g_strdup_printf (_ ("Scenario: %s."), scenario) : g_strdup (_ ("The plan's own figures."));
  /* Translators: the unit of a table's amounts, a sentence on signs, whose figures they are. */
  g_autofree char *explanation
      = g_strdup_printf (_ ("Amounts in %s. %s %s Sums, links and balance are formulas."),
                         pb_enum_label (PB_ENUM_UNIT, pb_sheet_get_unit (self->sheet)), sign, whose);
  pb_worksheet_begin (self->to, title, explanation);
}

static void
colour (Table *self)
{
  guint n = pb_sheet_get_n_lines (self->sheet), last = pb_workbook_line_row (n) - 1;
  int balance = pb_sheet_get_balance_line (self->sheet);
  if (n == 0 || self->n_columns == 0)
    return;
  for (guint c = 0; c < self->n_columns; c++)
    if (pb_sheet_get_column_measure (self->sheet, c) == PB_MEASURE_VARIANCE)
      pb_worksheet_colour_negative (self->to, PB_SHEET_FIRST, pb_workbook_value_column (c), last,
                                    pb_workbook_value_column (c));
  if (balance >= 0)
    pb_worksheet_colour_negative (self->to, pb_workbook_line_row (balance), pb_workbook_value_column (0),
                                  pb_workbook_line_row (balance), pb_workbook_value_column (self->n_columns - 1));
  if (self->printed->len == 0)
    return;
  pb_worksheet_colour_text (self->to, PB_SHEET_FIRST, self->proof, last, self->proof, proof_word (PB_PROOF_MISMATCH),
                            PB_LOOK_BAD);
  pb_worksheet_colour_text (self->to, PB_SHEET_FIRST, self->proof, last, self->proof, proof_word (PB_PROOF_EQUAL),
                            PB_LOOK_GOOD);
}

void
pb_workbook_write_table (PbWorkbook *book, PbRecord *record)
{
  g_autoptr (PbSheet) sheet = pb_sheet_get (book->plan, pb_record_get_id (record), book->show.scenario);
  g_autoptr (GArray) printed = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_columns = pb_sheet_get_n_columns (sheet);
  g_autofree int *budgets = g_new (int, n_columns + 1), *actuals = g_new (int, n_columns + 1);
  Table self = { .to = pb_workbook_find_table (book, record),
                 .sheet = sheet,
                 .n_columns = n_columns,
                 .budgets = budgets,
                 .actuals = actuals,
                 .printed = printed };
  find_pairs (&self);
  find_printed (&self);
  begin (&self, record);
  write_head (&self);
  for (guint line = 0; line < pb_sheet_get_n_lines (sheet) && pb_workbook_step (book); line++)
    write_line (&self, line);
  write_verdict (&self);
  colour (&self);
  pb_worksheet_end (self.to, ASSIGNMENTS, self.note + 1, pb_sheet_get_n_lines (sheet), FALSE);
  if (printed->len > 0)
    worksheet_set_column (self.to->sheet, self.first_printed - 1, self.first_printed - 1, 2, NULL);
}
