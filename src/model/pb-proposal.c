/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-proposal.h"

#include <glib/gi18n-lib.h>

#include "pb-book-private.h"
#include "pb-number.h"

static const PbMeasure measures[] = { PB_MEASURE_PLAN, PB_MEASURE_BUDGET, PB_MEASURE_FORECAST };

static void
change_clear (gpointer data)
{
  PbProposalChange *change = data;

  g_object_unref (change->change.sheet);
  g_object_unref (change->change.line);
  g_object_unref (change->change.column);
}

static PbSheet *
find_sheet (PbBook *book, PbRecord *record)
{
  for (guint i = 0; i < book->n_sheets; i++)
    if (book->sheets[i]->record == record)
      return book->sheets[i];
  return NULL;
}

/* How each line counts in each table's bottom line of a year; NULL for a table that has none. */
static GPtrArray *
weigh_tables (PbBook *book, int year)
{
  GPtrArray *weights = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < book->n_sheets; i++)
    {
      PbSheet *sheet = book->sheets[i];
      int column = pb_sheet_find_balance (sheet, year);

      g_ptr_array_add (weights, column >= 0 ? pb_book_weigh (book, sheet, sheet->columns[column].period,
                                                             sheet->columns[column].measure)
                                            : NULL);
    }
  return weights;
}

/* The column of its table that a bottom line rests on it in; -1 where this one does not. */
static int
find_column_for (PbBook *book, guint balance, int year, PbSheet *sheet)
{
  PbSheet *other = book->sheets[balance];
  const PbSheetColumn *column = &other->columns[pb_sheet_find_balance (other, year)];

  return pb_sheet_find_column (sheet, column->period, column->measure);
}

/* Whether a changed figure is one that its year's sums count. */
static gboolean
is_counted (PbBook *book, GPtrArray *weights, const PbProposalChange *change)
{
  PbSheet *sheet = find_sheet (book, change->change.sheet);
  int own = pb_sheet_find_balance (sheet, change->year);
  int node = pb_book_find_line (book, pb_record_get_id (change->change.line));
  gboolean rests = FALSE;

  for (guint i = 0; own < 0 && node >= 0 && i < weights->len; i++)
    {
      const double *of = weights->pdata[i];
      int column = of != NULL && of[node] != 0 ? find_column_for (book, i, change->year, sheet) : -1;

      rests |= column >= 0;
      if (column >= 0 && sheet->columns[column].record == change->change.column)
        return TRUE;
    }
  if (rests)
    return FALSE;
  if (own < 0)
    own = pb_sheet_find_year (sheet, change->year, measures, G_N_ELEMENTS (measures));
  return own >= 0 && sheet->columns[own].record == change->change.column;
}

static void
read_change (PbProposalChange *change, PbSheet *sheet)
{
  gint64 difference;

  change->fits = !__builtin_sub_overflow (change->change.to, change->change.from, &difference)
                 && difference != G_MININT64;
  if (change->fits)
    {
      change->difference = difference;
      change->effect = sheet->sign == PB_SIGN_COST_POSITIVE ? -difference : difference;
    }
  for (guint column = 0; column < sheet->n_columns; column++)
    if (sheet->columns[column].record == change->change.column)
      change->year = sheet->columns[column].year;
}

static PbUnit
get_unit (const PbProposalChange *change)
{
  return (PbUnit)MAX (pb_record_get_enum (change->change.sheet, PB_SHEET_UNIT), 0);
}

static int
count_decimals (const PbProposalChange *change)
{
  int least = pb_sheet_record_get_decimals (change->change.sheet);
  g_autofree char *from = pb_money_format_exact (change->change.from, get_unit (change), least);
  g_autofree char *to = pb_money_format_exact (change->change.to, get_unit (change), least);

  return MAX (pb_number_decimals (from), pb_number_decimals (to));
}

static void
read_changes (PbProposal *self, PbPlan *plan, gint64 base_id, gint64 scenario_id)
{
  g_autoptr (GArray) changes = pb_scenario_list_changes (plan, base_id, scenario_id);
  PbBook *book = pb_book_get (plan, scenario_id);
  int decimals[PB_UNIT_MNKR + 1] = { 0 };

  self->changes = g_array_new (FALSE, FALSE, sizeof (PbProposalChange));
  g_array_set_clear_func (self->changes, change_clear);
  for (guint i = 0; i < changes->len; i++)
    {
      PbProposalChange change = { g_array_index (changes, PbScenarioChange, i) };

      read_change (&change, find_sheet (book, change.change.sheet));
      decimals[get_unit (&change)] = MAX (decimals[get_unit (&change)], count_decimals (&change));
      g_object_ref (change.change.sheet);
      g_object_ref (change.change.line);
      g_object_ref (change.change.column);
      g_array_append_val (self->changes, change);
    }
  for (guint i = 0; i < self->changes->len; i++)
    {
      PbProposalChange *change = &g_array_index (self->changes, PbProposalChange, i);

      change->decimals = decimals[get_unit (change)];
    }
}

/* What each board in deficit lacks; where the tables belong to no board, what they lack together. FALSE where it does
 * not fit. */
static gboolean
find_missing (PbPlan *plan, gint64 scenario_id, int year, gint64 *missing)
{
  GPtrArray *boards = pb_plan_peek_records (plan, PB_TABLE_BOARD);
  gboolean any = FALSE, fits = TRUE;
  PbBalance state;
  gint64 ore;

  *missing = 0;
  for (guint i = 0; i < boards->len; i++)
    {
      if (!pb_balance_get (plan, pb_record_get_id (boards->pdata[i]), scenario_id, year, &ore, &state))
        continue;
      any = TRUE;
      if (state == PB_BALANCE_DEFICIT)
        fits &= !__builtin_sub_overflow (*missing, ore, missing);
    }
  if (!any && pb_balance_get_all (plan, scenario_id, year, &ore, &state) && state == PB_BALANCE_DEFICIT)
    fits &= !__builtin_sub_overflow (*missing, ore, missing);
  if (!fits)
    *missing = G_MAXINT64;
  return fits;
}

static void
read_balances (PbPlan *plan, gint64 base_id, gint64 scenario_id, PbProposalYear *year)
{
  year->has_balance = pb_balance_get_all (plan, scenario_id, year->year, &year->balance, &year->state);
  if (year->has_balance && !pb_book_all_in_balance (pb_book_get (plan, scenario_id), year->year))
    year->state = PB_BALANCE_DEFICIT;
  year->fits = !year->has_balance || find_missing (plan, scenario_id, year->year, &year->missing);
  year->has_base = pb_balance_get_all (plan, base_id, year->year, &year->base_balance, NULL);
  if (year->has_base)
    year->fits &= find_missing (plan, base_id, year->year, &year->base_missing);
}

static void
read_years (PbProposal *self, PbPlan *plan, gint64 base_id, gint64 scenario_id)
{
  g_autoptr (GArray) years = pb_balance_years (plan);
  PbBook *book = pb_book_get (plan, scenario_id);

  self->years = g_array_new (FALSE, FALSE, sizeof (PbProposalYear));
  self->balanced = years->len > 0;
  for (guint i = 0; i < years->len; i++)
    {
      PbProposalYear year = { g_array_index (years, gint, i) };
      g_autoptr (GPtrArray) weights = weigh_tables (book, year.year);

      read_balances (plan, base_id, scenario_id, &year);
      self->balanced &= year.state != PB_BALANCE_DEFICIT;
      for (guint c = 0; c < self->changes->len; c++)
        {
          const PbProposalChange *change = &g_array_index (self->changes, PbProposalChange, c);
          gint64 *sum = change->effect < 0 ? &year.added : &year.removed, more;

          if (change->year != year.year || !is_counted (book, weights, change))
            continue;
          if (__builtin_add_overflow (*sum, ABS (change->effect), &more))
            year.fits = FALSE;
          else
            *sum = more;
        }
      g_array_append_val (self->years, year);
    }
}

/* The finest unit and decimals of the plan's balance tables, so that what is missing never reads as nothing. */
static void
choose_unit (PbProposal *self, PbBook *book)
{
  self->unit = PB_UNIT_MNKR;
  self->decimals = -1;
  for (guint i = 0; i < book->n_sheets; i++)
    if (book->sheets[i]->balance_line >= 0 && (self->decimals < 0 || book->sheets[i]->unit <= self->unit))
      {
        self->decimals = MAX (book->sheets[i]->unit == self->unit ? self->decimals : -1, book->sheets[i]->decimals);
        self->unit = book->sheets[i]->unit;
      }
  self->decimals = MAX (self->decimals, 0);
}

static char *
dup_amount (PbProposal *self, gint64 ore)
{
  g_autofree char *number = pb_money_format (ore, self->unit, self->decimals);

  return g_strdup_printf ("%s %s", number, pb_enum_label (PB_ENUM_UNIT, self->unit));
}

static gint64
get_missing (const PbProposalYear *year, gboolean base)
{
  return base ? year->base_missing : year->missing;
}

/* "2,3 mnkr 2026 och 0,4 mnkr 2027", of the proposal or of its base; empty where nothing is. (transfer full) */
static char *
dup_missing (PbProposal *self, gboolean base)
{
  GString *text = g_string_new (NULL);
  guint left = 0;

  for (guint i = 0; i < self->years->len; i++)
    left += get_missing (&g_array_index (self->years, PbProposalYear, i), base) > 0;
  for (guint i = 0; i < self->years->len; i++)
    {
      const PbProposalYear *year = &g_array_index (self->years, PbProposalYear, i);
      g_autofree char *amount = NULL;

      if (get_missing (year, base) <= 0)
        continue;
      amount = dup_amount (self, get_missing (year, base));
      if (text->len > 0)
        g_string_append (text, left == 1 ? C_("between the last two of a list", " and ") : ", ");
      /* TRANSLATORS: an amount and the year that lacks it, in a list: "2.3 MSEK in 2026" */
      g_string_append_printf (text, _("%s in %d"), amount, year->year);
      left--;
    }
  return g_string_free (text, FALSE);
}

static void
write_verdict (PbProposal *self)
{
  g_autofree char *missing = dup_missing (self, FALSE);
  g_autofree char *base = dup_missing (self, TRUE);

  if (self->years->len == 0)
    self->verdict = g_strdup ("");
  else if (self->balanced)
    self->verdict = g_strdup (_("Every year is in balance."));
  else
    /* TRANSLATORS: %s is a list: "2.3 MSEK in 2026 and 0.4 MSEK in 2027" */
    self->verdict = g_strdup_printf (_("Lacks %s."), missing);

  if (*missing != '\0' && g_str_equal (base, missing))
    self->without = g_strdup (_("As much is lacking without it."));
  else if (*base != '\0')
    /* TRANSLATORS: the same list, of what the proposal starts from */
    self->without = g_strdup_printf (_("Without it %s is lacking."), base);
  else
    self->without = g_strdup (*missing != '\0' ? _("Without it every year is in balance.") : "");
}

/* What could not be counted is said: one of the kind is enough to find it by. */
static char *
dup_notice (PbProposal *self)
{
  for (guint i = 0; i < self->changes->len; i++)
    {
      const PbProposalChange *change = &g_array_index (self->changes, PbProposalChange, i);

      if (!change->fits)
        /* TRANSLATORS: a line and a column of a table */
        return g_strdup_printf (_("The change of “%s” in %s is larger than an amount can be, and is in no sum. Check the "
                                  "figures and the table’s unit."),
                                pb_record_get_title (change->change.line), pb_record_get_title (change->change.column));
    }
  for (guint i = 0; i < self->years->len; i++)
    if (!g_array_index (self->years, PbProposalYear, i).fits)
      return g_strdup_printf (_("What changes in %d is together larger than an amount can be: its sums are too small. "
                                "Check the figures and the tables’ units."),
                              g_array_index (self->years, PbProposalYear, i).year);
  return NULL;
}

static void
read_drivers (PbProposal *self, PbPlan *plan, gint64 scenario_id)
{
  self->drivers = pb_scenario_list_drivers (plan, scenario_id);
  for (guint i = self->drivers->len; i > 0; i--)
    if (g_array_index (self->drivers, PbScenarioDriver, i - 1).driver.scenario != scenario_id)
      g_array_remove_index (self->drivers, i - 1);
  for (guint i = 0; i < self->drivers->len; i++)
    g_object_ref (g_array_index (self->drivers, PbScenarioDriver, i).assignment);
}

PbProposal *
pb_proposal_new (PbPlan *plan, gint64 scenario_id)
{
  PbRecord *scenario = pb_plan_get_record (plan, PB_TABLE_SCENARIO, scenario_id);
  PbProposal *self;
  gint64 base_id;

  if (!scenario)
    return NULL;
  self = g_new0 (PbProposal, 1);
  self->scenario = g_object_ref (scenario);
  self->base = pb_record_get_ref (scenario, PB_SCENARIO_PARENT);
  if (self->base)
    g_object_ref (self->base);
  base_id = self->base ? pb_record_get_id (self->base) : 0;
  read_changes (self, plan, base_id, scenario_id);
  read_years (self, plan, base_id, scenario_id);
  read_drivers (self, plan, scenario_id);
  choose_unit (self, pb_book_get (plan, scenario_id));
  write_verdict (self);
  self->notice = dup_notice (self);
  return self;
}

void
pb_proposal_free (PbProposal *self)
{
  if (!self)
    return;
  for (guint i = 0; i < self->drivers->len; i++)
    g_object_unref (g_array_index (self->drivers, PbScenarioDriver, i).assignment);
  g_array_unref (self->drivers);
  g_array_unref (self->changes);
  g_array_unref (self->years);
  g_clear_object (&self->scenario);
  g_clear_object (&self->base);
  g_free (self->verdict);
  g_free (self->without);
  g_free (self->notice);
  g_free (self);
}

static char *
dup_figure (const PbProposalChange *self, gboolean has, gint64 ore)
{
  return has ? pb_money_format (ore, get_unit (self), self->decimals) : g_strdup ("–");
}

char *
pb_proposal_change_dup_from (const PbProposalChange *self)
{
  return dup_figure (self, self->change.has_from, self->change.from);
}

char *
pb_proposal_change_dup_to (const PbProposalChange *self)
{
  return dup_figure (self, self->change.has_to, self->change.to);
}

char *
pb_proposal_change_dup_difference (const PbProposalChange *self)
{
  return self->fits ? pb_money_format_signed (self->difference, get_unit (self), self->decimals) : g_strdup ("–");
}

const char *
pb_proposal_change_get_word (const PbProposalChange *self)
{
  if (!self->fits)
    return "";
  return self->effect < 0 ? C_ ("budget", "added") : C_ ("budget", "removed");
}
