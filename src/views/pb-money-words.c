/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-money-words.h"

#include <glib/gi18n-lib.h>
#include "model/pb-assignment.h"
#include "model/pb-number.h"
#include "model/pb-sheet-edit.h"
#include "model/pb-sheet-share.h"

char *
pb_money_words_corner (PbSheet *sheet)
{
  return g_strdup_printf ("%s, %s", pb_record_get_title (pb_sheet_get_record (sheet)),
                          pb_enum_label (PB_ENUM_UNIT, pb_sheet_get_unit (sheet)));
}

static const char *
get_unit (PbSheet *sheet)
{
  return pb_enum_label (PB_ENUM_UNIT, pb_sheet_get_unit (sheet));
}

static char *
format (PbSheet *sheet, gint64 ore)
{
  return pb_money_format (ore, pb_sheet_get_unit (sheet), pb_sheet_get_decimals (sheet));
}

char *
pb_money_words_amount (PbSheet *sheet, guint line, guint column)
{
  gint64 ore;

  return pb_sheet_get_value (sheet, line, column, &ore) ? format (sheet, ore) : g_strdup ("");
}

char *
pb_money_words_printed (PbSheet *sheet, guint line, guint column)
{
  gint64 ore;

  return pb_sheet_get_printed (sheet, line, column, &ore) ? format (sheet, ore) : g_strdup ("");
}

static const char *
get_balance_word (PbBalance balance)
{
  switch (balance)
    {
    case PB_BALANCE_KEPT:
      return _ ("in balance");
    case PB_BALANCE_ROUNDED:
      return _ ("in balance, rounded");
    case PB_BALANCE_DEFICIT:
      return _ ("deficit");
    case PB_BALANCE_NONE:
    default:
      return NULL;
    }
}

static const char *
get_proof_word (PbProof proof)
{
  switch (proof)
    {
    case PB_PROOF_EQUAL:
      return _ ("adds up");
    case PB_PROOF_ROUNDING:
      return _ ("rounding");
    case PB_PROOF_MISMATCH:
      return _ ("does not add up");
    case PB_PROOF_NONE:
    default:
      return NULL;
    }
}

static void
append_state (GString *text, PbMoneyState *state, guint line, guint column)
{
  if (pb_money_state_is_overridden (state, line, column))
    g_string_append (text, _ (", changed in the scenario"));
  else if (pb_money_state_is_changed (state, line, column))
    g_string_append (text, _ (", follows from the scenario"));
  if (pb_money_find_note (state, line, (int)column))
    g_string_append (text, _ (", has a note"));
}

static void
append_value (GString *text, PbMoneyState *state, guint line, guint column)
{
  PbSheet *sheet = state->sheet;
  g_autofree char *amount = pb_money_words_amount (sheet, line, column);
  /* What the document prints proves its own figures, not a scenario's. */
  const char *proof = pb_money_state_is_changed (state, line, column)
                          ? NULL
                          : get_proof_word (pb_sheet_get_proof (sheet, line, column));
  const char *balance
      = (int)line == pb_sheet_get_balance_line (sheet) ? get_balance_word (pb_sheet_get_balance (sheet, column)) : NULL;

  g_string_append_printf (text, ", %s, ", pb_sheet_get_column_label (sheet, column));
  if (*amount)
    g_string_append_printf (text, "%s %s", amount, get_unit (sheet));
  else
    g_string_append (text, _ ("no figure"));
  if (balance)
    g_string_append_printf (text, ", %s", balance);
  if (proof)
    g_string_append_printf (text, ", %s", proof);
  append_state (text, state, line, column);
}

char *
pb_money_words_cell (PbMoneyState *state, guint line, int column)
{
  PbSheet *sheet = state->sheet;
  PbRecord *record = pb_sheet_get_line (sheet, line);
  g_autofree char *numbers = pb_money_words_numbers (record);
  GString *text = g_string_new (pb_record_get_title (record));
  gint64 ore;

  if (*numbers)
    /* TRANSLATORS: one or more numbers: "assignment 2" */
    g_string_append_printf (text, _ (", assignment %s"), numbers);
  if (pb_record_get_enum (record, PB_LINE_KIND) == PB_LINE_LINKED)
    g_string_append (text, _ (", link"));
  if (column >= 0)
    append_value (text, state, line, (guint)column);
  else
    for (guint i = 0; i < pb_sheet_get_n_columns (sheet); i++)
      if (pb_sheet_get_value (sheet, line, i, &ore))
        append_value (text, state, line, i);
  return g_string_free (text, FALSE);
}

char *
pb_money_words_printed_row (PbSheet *sheet, guint line)
{
  GString *text = g_string_new (_ ("Printed in the plan"));

  for (guint i = 0; i < pb_sheet_get_n_columns (sheet); i++)
    {
      g_autofree char *amount = pb_money_words_printed (sheet, line, i);

      if (*amount)
        g_string_append_printf (text, ", %s, %s %s", pb_sheet_get_column_label (sheet, i), amount, get_unit (sheet));
    }
  return g_string_free (text, FALSE);
}

char *
pb_money_words_plan_row (PbSheet *sheet, guint line)
{
  const char *title = pb_record_get_title (pb_sheet_get_line (sheet, line));
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, _ ("%s according to the plan"), title);
  for (guint i = 0; i < pb_sheet_get_n_columns (sheet); i++)
    {
      g_autofree char *amount = pb_money_words_amount (sheet, line, i);

      if (*amount)
        g_string_append_printf (text, ", %s, %s %s", pb_sheet_get_column_label (sheet, i), amount, get_unit (sheet));
    }
  return g_string_free (text, FALSE);
}

char *
pb_money_words_heading (PbSheet *sheet, guint line, int column)
{
  const char *title = pb_record_get_title (pb_sheet_get_line (sheet, line));

  return column < 0 ? g_strdup (title)
                    : g_strdup_printf ("%s %s", title, pb_sheet_get_column_label (sheet, (guint)column));
}

static guint
count_children (PbRecord *line)
{
  return pb_plan_peek_children (pb_record_get_plan (line), PB_LINE_PARENT, pb_record_get_id (line))->len;
}

static void
add (GString *text, char *sentence)
{
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, sentence);
  g_free (sentence);
}

static void
add_link (GString *text, PbRecord *line)
{
  PbRecord *target = pb_record_get_ref (line, PB_LINE_LINK);
  PbRecord *sheet = target ? pb_record_get_ref (target, PB_LINE_SHEET) : NULL;

  if (sheet)
    /* TRANSLATORS: a line, its table */
    add (text, g_strdup_printf (_ ("Taken from the line %s in %s; Ctrl+Enter goes there."),
                                pb_record_get_title (target), pb_record_get_title (sheet)));
  else
    add (text, g_strdup (_ ("The line that it links to is missing.")));
}

static void
add_kind (GString *text, PbSheet *sheet, guint line, int column)
{
  PbRecord *record = pb_sheet_get_line (sheet, line);
  guint n = count_children (record);

  if (column >= 0 && pb_sheet_get_column_measure (sheet, (guint)column) == PB_MEASURE_VARIANCE)
    {
      add (text,
           g_strdup (pb_sheet_get_sign (sheet) == PB_SIGN_COST_POSITIVE ? _ ("Budget minus forecast or outcome.")
                                                                        : _ ("Forecast or outcome minus budget.")));
      return;
    }
  switch (pb_record_get_enum (record, PB_LINE_KIND))
    {
    case PB_LINE_SUM:
      add (text, g_strdup_printf (ngettext ("The sum of %u line.", "The sum of %u lines.", n), n));
      break;
    case PB_LINE_LINKED:
      add_link (text, record);
      break;
    case PB_LINE_BALANCE:
      add (text, g_strdup (_ ("The sum of the lines above that stand in no group.")));
      break;
    case PB_LINE_GIVEN:
    default:
      add (text, g_strdup (_ ("Stated in the plan.")));
      break;
    }
}

/* Half a digit a row, so with a decimal more than the table has. */
static char *
dup_tolerance (PbSheet *sheet, guint line, guint column)
{
  return pb_money_format_exact (pb_sheet_get_tolerance (sheet, line, column), pb_sheet_get_unit (sheet),
                                pb_sheet_get_decimals (sheet));
}

char *
pb_money_words_difference (PbSheet *sheet, guint line, guint column)
{
  gint64 computed = 0, printed = 0;

  pb_sheet_get_value (sheet, line, column, &computed);
  if (!pb_sheet_get_printed (sheet, line, column, &printed) || __builtin_sub_overflow (computed, printed, &printed))
    return g_strdup ("");
  return pb_money_format_exact (printed, pb_sheet_get_unit (sheet), pb_sheet_get_decimals (sheet));
}

static void
add_proof (GString *text, PbSheet *sheet, guint line, guint column)
{
  g_autofree char *printed = pb_money_words_printed (sheet, line, column);
  g_autofree char *computed = pb_money_words_amount (sheet, line, column);
  g_autofree char *tolerance = dup_tolerance (sheet, line, column);
  g_autofree char *difference = pb_money_words_difference (sheet, line, column);

  switch (pb_sheet_get_proof (sheet, line, column))
    {
    case PB_PROOF_EQUAL:
      add (text, g_strdup_printf (_ ("Printed %s: adds up."), printed));
      break;
    case PB_PROOF_ROUNDING:
      /* TRANSLATORS: printed amount, computed amount, tolerance */
      add (text, g_strdup_printf (_ ("Printed %s, computed %s: rounding, within %s."), printed, computed, tolerance));
      break;
    case PB_PROOF_MISMATCH:
      /* TRANSLATORS: printed amount, computed amount, the difference, tolerance */
      add (text,
           g_strdup_printf (_ ("Printed %s, computed %s: does not add up. The difference is %s; rounding explains "
                               "at most %s."),
                            printed, computed, difference, tolerance));
      break;
    case PB_PROOF_NONE:
    default:
      break;
    }
}

static void
add_balance (GString *text, PbSheet *sheet, guint line, guint column)
{
  g_autofree char *tolerance = dup_tolerance (sheet, line, column);

  if ((int)line != pb_sheet_get_balance_line (sheet))
    return;
  switch (pb_sheet_get_balance (sheet, column))
    {
    case PB_BALANCE_KEPT:
      add (text, g_strdup (_ ("In balance.")));
      break;
    case PB_BALANCE_ROUNDED:
      add (text, g_strdup_printf (_ ("Negative, but within the rounding of its lines (%s): in balance."), tolerance));
      break;
    case PB_BALANCE_DEFICIT:
      add (text, g_strdup (_ ("Deficit.")));
      break;
    case PB_BALANCE_NONE:
    default:
      break;
    }
}

static void
add_scenario (GString *text, PbMoneyState *state, guint line, guint column)
{
  g_autofree char *before = state->plan_sheet ? pb_money_words_amount (state->plan_sheet, line, column) : NULL;

  if (pb_money_state_is_overridden (state, line, column))
    add (text, g_strdup (_ ("Changed in the scenario.")));
  else if (pb_money_state_is_changed (state, line, column))
    add (text, g_strdup (_ ("Follows from the scenario.")));
  else
    return;
  if (*before)
    add (text, g_strdup_printf (_ ("According to the plan: %s."), before));
  else
    add (text, g_strdup (_ ("According to the plan: no figure.")));
}

/* "2 (70 %), 5 (30 %)". (transfer full) */
static char *
dup_shares (PbRecord *line)
{
  PbPlan *plan = pb_record_get_plan (line);
  g_autoptr (GArray) shares = pb_share_list (plan, pb_record_get_id (line));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < shares->len; i++)
    {
      const PbShare *share = &g_array_index (shares, PbShare, i);
      PbRecord *assignment = pb_plan_get_record (plan, PB_TABLE_ASSIGNMENT, share->assignment);
      g_autofree char *percent = pb_number_format (share->percent, share->given ? -1 : 0);

      if (assignment)
        g_string_append_printf (text, "%s%" G_GINT64_FORMAT " (%s\u00a0%%)", text->len ? ", " : "",
                                pb_record_get_int (assignment, PB_ASSIGNMENT_NUMBER), percent);
    }
  return g_string_free (text, FALSE);
}

static void
add_assignment (GString *text, PbRecord *line)
{
  PbRecord *assignment = pb_money_find_assignment (line);
  g_autofree char *numbers = pb_money_words_numbers (line);

  if (assignment && strchr (numbers, ','))
    {
      g_autofree char *shares = dup_shares (line);

      add (text, g_strdup_printf (_ ("Effect of assignments %s, which share it; Ctrl+Enter opens the first."), shares));
    }
  else if (assignment)
    add (text, g_strdup_printf (_ ("Effect of assignment %s %s; Ctrl+Enter opens it."), numbers,
                                pb_assignment_get_short_title (assignment)));
}

char *
pb_money_words_origin (PbMoneyState *state, guint line, int column)
{
  PbSheet *sheet = state->sheet;
  PbRecord *record = pb_sheet_get_line (sheet, line);
  const char *note = column >= 0 ? pb_money_find_note (state, line, column) : NULL;
  GString *text = g_string_new (NULL);

  if (pb_sheet_is_circular (sheet, line))
    add (text, g_strdup (_ ("The line links back to itself and therefore has no figure. Change one of the links.")));
  else if (column < 0 || !pb_money_state_is_overridden (state, line, (guint)column))
    add_kind (text, sheet, line, column);
  if (column >= 0)
    {
      add_scenario (text, state, line, (guint)column);
      if (!pb_money_state_is_changed (state, line, (guint)column))
        add_proof (text, sheet, line, (guint)column);
      add_balance (text, sheet, line, (guint)column);
    }
  add_assignment (text, record);
  if (pb_record_get_text (record, PB_LINE_NOTE))
    add (text, g_strdup (pb_record_get_text (record, PB_LINE_NOTE)));
  if (note)
    add (text, g_strdup_printf (_ ("Note: %s"), note));
  return g_string_free (text, FALSE);
}

char *
pb_money_words_sign (PbSheet *sheet)
{
  gboolean measured = FALSE;

  for (guint i = 0; i < pb_sheet_get_n_columns (sheet); i++)
    measured |= pb_sheet_get_column_measure (sheet, i) != PB_MEASURE_PLAN;
  if (!measured)
    return g_strdup ("");
  return g_strdup (pb_sheet_get_sign (sheet) == PB_SIGN_COST_POSITIVE
                       ? _ ("Costs are positive, income is negative; a negative variance is worse.")
                       : _ ("Costs are negative, income is positive; a negative variance is worse."));
}

const char *
pb_money_find_note (PbMoneyState *state, guint line, int column)
{
  PbRecord *record = pb_sheet_get_line (state->sheet, line);
  PbRecord *own = column >= 0 ? pb_sheet_get_column (state->sheet, (guint)column) : NULL;

  return own ? pb_sheet_get_note (pb_record_get_plan (record), state->scenario, pb_record_get_id (record),
                                  pb_record_get_id (own))
             : NULL;
}

/* Halves away from zero. */
static gint64
divide (gint64 sum, gint64 n)
{
  return (sum + (sum < 0 ? -n : n) / 2) / n;
}

char *
pb_money_words_sums (PbSheet *sheet, GArray *lines, int first, int last)
{
  PbUnit unit = pb_sheet_get_unit (sheet);
  int decimals = pb_sheet_get_decimals (sheet);
  g_autofree char *total = NULL, *mean = NULL;
  gint64 sum = 0, n = 0, ore;

  for (guint i = 0; i < lines->len; i++)
    for (int column = MAX (first, 0); column <= last; column++)
      if (pb_sheet_get_value (sheet, g_array_index (lines, guint, i), (guint)column, &ore))
        {
          if (__builtin_add_overflow (sum, ore, &sum))
            return g_strdup (_ ("The sum of the cells is too large to show."));
          n++;
        }
  if (n == 0)
    return g_strdup (_ ("No figures among the chosen cells"));
  total = pb_money_format_exact (sum, unit, decimals);
  mean = pb_money_format (divide (sum, n), unit, decimals);
  /* TRANSLATORS: sum and average in the table's unit, and how many cells have a figure: "Sum 12.3 · Average 3.1 · 4
   * cells" */
  return g_strdup_printf (ngettext ("Sum %s · Average %s · %d cell", "Sum %s · Average %s · %d cells", n), total, mean,
                          (int)n);
}

char *
pb_money_words_numbers (PbRecord *line)
{
  PbPlan *plan = pb_record_get_plan (line);
  g_autoptr (GArray) shares = pb_share_list (plan, pb_record_get_id (line));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < shares->len; i++)
    {
      PbRecord *assignment
          = pb_plan_get_record (plan, PB_TABLE_ASSIGNMENT, g_array_index (shares, PbShare, i).assignment);

      if (assignment && !pb_record_is_null (assignment, PB_ASSIGNMENT_NUMBER))
        g_string_append_printf (text, "%s%" G_GINT64_FORMAT, text->len ? ", " : "",
                                pb_record_get_int (assignment, PB_ASSIGNMENT_NUMBER));
    }
  return g_string_free (text, FALSE);
}

PbRecord *
pb_money_find_assignment (PbRecord *line)
{
  PbPlan *plan = pb_record_get_plan (line);
  g_autoptr (GArray) shares = pb_share_list (plan, pb_record_get_id (line));

  return shares->len > 0 ? pb_plan_get_record (plan, PB_TABLE_ASSIGNMENT, g_array_index (shares, PbShare, 0).assignment)
                         : NULL;
}
