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

/* The measure that a bottom line of the year is in, in any table; FALSE where the year has none. */
static gboolean
find_balance_measure (PbBook *book, int year, PbMeasure *measure)
{
  for (guint i = 0; i < book->n_sheets; i++)
    {
      int column = pb_sheet_find_balance (book->sheets[i], year);

      if (column >= 0)
        {
          *measure = book->sheets[i]->columns[column].measure;
          return TRUE;
        }
    }
  return FALSE;
}

/* Whether a changed figure is the one that its year's sums count. */
static gboolean
is_counted (PbBook *book, const PbProposalChange *change)
{
  PbSheet *sheet = find_sheet (book, change->change.sheet);
  int own = pb_sheet_find_balance (sheet, change->year);
  PbMeasure measure;

  if (own < 0 && find_balance_measure (book, change->year, &measure))
    own = pb_sheet_find_year (sheet, change->year, &measure, 1);
  if (own < 0)
    own = pb_sheet_find_year (sheet, change->year, measures, G_N_ELEMENTS (measures));
  return own >= 0 && sheet->columns[own].record == change->change.column;
}

static void
read_changes (PbProposal *self, PbPlan *plan, gint64 base_id, gint64 scenario_id)
{
  g_autoptr (GArray) changes = pb_scenario_list_changes (plan, base_id, scenario_id);
  PbBook *book = pb_book_get (plan, scenario_id);

  self->changes = g_array_new (FALSE, FALSE, sizeof (PbProposalChange));
  g_array_set_clear_func (self->changes, change_clear);
  for (guint i = 0; i < changes->len; i++)
    {
      PbProposalChange change = { g_array_index (changes, PbScenarioChange, i) };
      PbSheet *sheet = find_sheet (book, change.change.sheet);
      gint64 effect;

      if (__builtin_sub_overflow (change.change.to, change.change.from, &effect) || effect == G_MININT64)
        continue;
      change.effect = sheet->sign == PB_SIGN_COST_POSITIVE ? -effect : effect;
      for (guint column = 0; column < sheet->n_columns; column++)
        if (sheet->columns[column].record == change.change.column)
          change.year = sheet->columns[column].year;
      g_object_ref (change.change.sheet);
      g_object_ref (change.change.line);
      g_object_ref (change.change.column);
      g_array_append_val (self->changes, change);
    }
}

/* What each board in deficit lacks; where the tables belong to no board, what they lack together. */
static gint64
find_missing (PbPlan *plan, gint64 scenario_id, const PbProposalYear *year)
{
  GPtrArray *boards = pb_plan_peek_records (plan, PB_TABLE_BOARD);
  gboolean any = FALSE;
  gint64 missing = 0;

  for (guint i = 0; i < boards->len; i++)
    {
      PbBalance state;
      gint64 ore;

      if (!pb_balance_get (plan, pb_record_get_id (boards->pdata[i]), scenario_id, year->year, &ore, &state))
        continue;
      any = TRUE;
      if (state == PB_BALANCE_DEFICIT)
        missing -= MAX (ore, G_MININT64 / 1024);
    }
  return any || year->state != PB_BALANCE_DEFICIT ? missing : -year->balance;
}

static void
read_years (PbProposal *self, PbPlan *plan, gint64 scenario_id)
{
  g_autoptr (GArray) years = pb_balance_years (plan);
  PbBook *book = pb_book_get (plan, scenario_id);

  self->years = g_array_new (FALSE, FALSE, sizeof (PbProposalYear));
  self->balanced = years->len > 0;
  for (guint i = 0; i < years->len; i++)
    {
      PbProposalYear year = { g_array_index (years, gint, i) };

      year.has_balance = pb_balance_get_all (plan, scenario_id, year.year, &year.balance, &year.state);
      if (year.has_balance && !pb_book_all_in_balance (book, year.year))
        year.state = PB_BALANCE_DEFICIT;
      year.missing = year.has_balance ? find_missing (plan, scenario_id, &year) : 0;
      self->balanced &= year.state != PB_BALANCE_DEFICIT;
      for (guint c = 0; c < self->changes->len; c++)
        {
          const PbProposalChange *change = &g_array_index (self->changes, PbProposalChange, c);

          if (change->year != year.year || !is_counted (book, change))
            continue;
          year.added -= MIN (change->effect, 0);
          year.removed += MAX (change->effect, 0);
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

/* "2,3 mnkr 2026 och 0,4 mnkr 2027". (transfer full) */
static char *
dup_missing (PbProposal *self)
{
  GString *text = g_string_new (NULL);
  guint left = 0;

  for (guint i = 0; i < self->years->len; i++)
    left += g_array_index (self->years, PbProposalYear, i).missing > 0;
  for (guint i = 0; i < self->years->len; i++)
    {
      const PbProposalYear *year = &g_array_index (self->years, PbProposalYear, i);
      g_autofree char *amount = NULL;

      if (year->missing <= 0)
        continue;
      amount = dup_amount (self, year->missing);
      if (text->len > 0)
        g_string_append (text, left == 1 ? C_("between the last two of a list", " and ") : ", ");
      /* TRANSLATORS: an amount and the year that lacks it, in a list: "2.3 MSEK in 2026" */
      g_string_append_printf (text, _("%s in %d"), amount, year->year);
      left--;
    }
  return g_string_free (text, FALSE);
}

static char *
dup_verdict (PbProposal *self)
{
  g_autofree char *missing = dup_missing (self);

  if (self->years->len == 0)
    return g_strdup ("");
  if (self->balanced)
    return g_strdup (_("Every year is in balance."));
  /* TRANSLATORS: %s is a list: "2.3 MSEK in 2026 and 0.4 MSEK in 2027" */
  return g_strdup_printf (_("Lacks %s."), missing);
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

  if (!scenario)
    return NULL;
  self = g_new0 (PbProposal, 1);
  self->scenario = g_object_ref (scenario);
  self->base = pb_record_get_ref (scenario, PB_SCENARIO_PARENT);
  if (self->base)
    g_object_ref (self->base);
  read_changes (self, plan, self->base ? pb_record_get_id (self->base) : 0, scenario_id);
  read_years (self, plan, scenario_id);
  read_drivers (self, plan, scenario_id);
  choose_unit (self, pb_book_get (plan, scenario_id));
  self->verdict = dup_verdict (self);
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
  g_free (self);
}
