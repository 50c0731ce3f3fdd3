/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scenarios beside each other. */
#include "pb-show-private.h"

#include <glib/gi18n-lib.h>
#include "model/pb-number.h"
#include "model/pb-overview.h"
#include "model/pb-proposal.h"
#include "model/pb-sheet-edit.h"

/* "2: 6 mån, 70 %; 11: 0 mån, 90 %", its own only. (transfer full) */
static char *
dup_drivers (const PbShow *show, gint64 scenario)
{
  g_autoptr (GArray) drivers = pb_scenario_list_drivers (show->plan, scenario);
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < drivers->len; i++)
    {
      const PbScenarioDriver *row = &g_array_index (drivers, PbScenarioDriver, i);
      g_autofree char *percent = pb_number_format (row->driver.realisation, -1);
      g_autofree char *name = pb_show_dup_name (row->assignment);
      if (row->driver.scenario != scenario)
        continue;
      if (text->len > 0)
        g_string_append (text, "; ");
      /* TRANSLATORS: an assignment, months, percent: "2: 6 months, 70 %" */
      g_string_append_printf (text, _ ("%s: %d months, %s %%"), name, row->driver.delay, percent);
    }
  return g_string_free (text, FALSE);
}

void
pb_show_scenarios (const PbShow *show, PbGrid *grid)
{
  GPtrArray *scenarios = pb_plan_peek_records (show->plan, PB_TABLE_SCENARIO);
  pb_grid_add_column (grid, _ ("Scenario"), FALSE);
  pb_grid_add_column (grid, _ ("Kind"), FALSE);
  pb_grid_add_column (grid, _ ("Based on"), FALSE);
  pb_grid_add_column (grid, _ ("Proposed by"), FALSE);
  pb_grid_add_column (grid, _ ("Locked"), FALSE);
  pb_grid_add_column (grid, _ ("Drivers"), FALSE);
  pb_grid_add_column (grid, _ ("Own figures"), TRUE);
  pb_grid_add_column (grid, _ ("Note"), FALSE);
  for (guint i = 0; i < scenarios->len; i++)
    {
      PbRecord *scenario = scenarios->pdata[i];
      gint64 id = pb_record_get_id (scenario);
      if (show->scenario != 0 && show->scenario != id)
        continue;
      pb_grid_add (grid, pb_record_get_title (scenario));
      pb_grid_add (grid, pb_enum_label (PB_ENUM_SCENARIO_KIND, pb_record_get_enum (scenario, PB_SCENARIO_KIND)));
      pb_grid_add (grid, pb_scenario_get_name (show->plan, pb_record_get_int (scenario, PB_SCENARIO_PARENT)));
      pb_grid_add (grid, pb_record_get_text (scenario, PB_SCENARIO_PROPOSER));
      pb_grid_add (grid, pb_record_get_int (scenario, PB_SCENARIO_LOCKED) ? _ ("yes") : _ ("no"));
      pb_grid_take (grid, dup_drivers (show, id));
      pb_grid_take (grid,
                    g_strdup_printf ("%u", pb_plan_peek_children (show->plan, PB_SCENARIO_CELL_SCENARIO, id)->len));
      pb_grid_add (grid, pb_record_get_text (scenario, PB_SCENARIO_NOTE));
    }
}

PbComparison *
pb_show_new_comparison (const PbShow *show)
{
  GPtrArray *scenarios = pb_plan_peek_records (show->plan, PB_TABLE_SCENARIO);
  g_autoptr (GArray) ids = g_array_new (FALSE, TRUE, sizeof (gint64));
  g_array_set_size (ids, 1);
  for (guint i = 0; i < scenarios->len; i++)
    {
      gint64 id = pb_record_get_id (scenarios->pdata[i]);
      if (show->scenario == 0 || show->scenario == id)
        g_array_append_val (ids, id);
    }
  return pb_scenario_compare (show->plan, (const gint64 *)ids->data, ids->len);
}

static void
add_balances (const PbShow *show, const PbComparison *comparison, const PbComparedBoard *board, guint scenario,
              gboolean difference, PbGrid *grid)
{
  pb_grid_add (grid, board->board != NULL ? pb_record_get_title (board->board) : _ ("All boards"));
  pb_grid_add (grid, comparison->names[scenario]);
  pb_grid_add (grid, difference ? _ ("Difference, MSEK") : _ ("Balance, MSEK"));
  for (guint year = 0; year < comparison->n_years; year++)
    {
      const PbComparedBalance *balance = pb_comparison_get_balance (comparison, board, year, scenario);
      gboolean has = difference ? balance->has_difference : balance->has;
      gint64 ore = difference ? balance->difference : balance->ore;
      pb_grid_take (grid, !has                          ? NULL
                          : show->format == PB_SHOW_CSV ? pb_show_dup_amount (ore, PB_UNIT_MNKR, 1)
                                                        : pb_money_format (ore, PB_UNIT_MNKR, 1));
    }
  pb_grid_take (grid, difference || board->first_years[scenario] == 0
                          ? NULL
                          : g_strdup_printf ("%d", board->first_years[scenario]));
}

/* The plan's balances, and each scenario's with the difference from them. */
static void
add_board (const PbShow *show, const PbComparison *comparison, const PbComparedBoard *board, PbGrid *grid)
{
  for (guint i = 0; i < comparison->n; i++)
    for (guint difference = 0; difference < (i > 0 ? 2 : 1); difference++)
      add_balances (show, comparison, board, i, difference, grid);
}

void
pb_show_compare (const PbShow *show, PbGrid *grid)
{
  g_autoptr (PbComparison) comparison = pb_show_new_comparison (show);
  pb_grid_add_column (grid, _ ("Board"), FALSE);
  pb_grid_add_column (grid, _ ("Scenario"), FALSE);
  pb_grid_add_column (grid, _ ("Figure"), FALSE);
  for (guint year = 0; year < comparison->n_years; year++)
    {
      g_autofree char *label = g_strdup_printf ("%d", comparison->years[year]);
      pb_grid_add_column (grid, label, TRUE);
    }
  pb_grid_add_column (grid, _ ("In balance from"), TRUE);
  for (guint i = 0; i < comparison->boards->len; i++)
    if (pb_show_wants (show, ((PbComparedBoard *)comparison->boards->pdata[i])->board))
      add_board (show, comparison, comparison->boards->pdata[i], grid);
  if (show->board == 0 && comparison->together != NULL)
    add_board (show, comparison, comparison->together, grid);
}

static char *
dup_figure (const PbShow *show, PbRecord *sheet, gboolean has, gint64 ore)
{
  int unit = MAX (pb_record_get_enum (sheet, PB_SHEET_UNIT), 0);
  if (!has)
    return NULL;
  return show->format == PB_SHOW_CSV ? pb_show_dup_amount (ore, unit, pb_record_get_int (sheet, PB_SHEET_DECIMALS))
                                     : pb_money_format_exact (ore, unit, pb_record_get_int (sheet, PB_SHEET_DECIMALS));
}

/* Two boards may have a table of the same title, in different units. */
static void
add_place_columns (PbGrid *grid)
{
  pb_grid_add_column (grid, _ ("Board"), FALSE);
  pb_grid_add_column (grid, _ ("Table"), FALSE);
  pb_grid_add_column (grid, _ ("Unit"), FALSE);
  pb_grid_add_column (grid, _ ("Line"), FALSE);
  pb_grid_add_column (grid, _ ("Column"), FALSE);
}

static void
add_place (PbGrid *grid, PbRecord *sheet, PbRecord *line, PbRecord *column)
{
  PbRecord *board = pb_record_get_ref (sheet, PB_SHEET_BOARD);
  pb_grid_add (grid, board != NULL ? pb_record_get_title (board) : NULL);
  pb_grid_add (grid, pb_record_get_title (sheet));
  pb_grid_add (grid, pb_enum_label (PB_ENUM_UNIT, pb_record_get_enum (sheet, PB_SHEET_UNIT)));
  pb_grid_add (grid, pb_record_get_title (line));
  pb_grid_add (grid, pb_record_get_title (column));
}

void
pb_show_differences (const PbShow *show, PbGrid *grid)
{
  g_autoptr (PbComparison) comparison = pb_show_new_comparison (show);
  add_place_columns (grid);
  for (guint i = 0; i < comparison->n; i++)
    pb_grid_add_column (grid, comparison->names[i], TRUE);
  for (guint c = 0; c < comparison->cells->len; c++)
    {
      const PbComparedCell *cell = comparison->cells->pdata[c];
      if (!pb_show_wants (show, cell->sheet))
        continue;
      add_place (grid, cell->sheet, cell->line, cell->column);
      for (guint i = 0; i < comparison->n; i++)
        pb_grid_take (grid, dup_figure (show, cell->sheet, cell->has[i], cell->ore[i]));
    }
}

/* As the window shows it, but in CSV as programs read it. Takes figure. */
static void
take_figure (const PbShow *show, PbGrid *grid, const PbProposalChange *change, gboolean has, gint64 ore, char *figure)
{
  int unit = MAX (pb_record_get_enum (change->change.sheet, PB_SHEET_UNIT), 0);
  g_autofree char *shown = figure;
  pb_grid_take (grid, !has                            ? NULL
                      : show->format == PB_SHOW_CSV ? pb_show_dup_shown (ore, unit, change->decimals)
                                                    : g_steal_pointer (&shown));
}

/* What all boards have together, as rows among the changes: a figure of a year, before and proposed. */
static void
add_year_row (const PbProposal *proposal, const PbProposalYear *year, PbGrid *grid)
{
  gint64 difference;
  gboolean both = year->has_base && year->has_balance
                  && !__builtin_sub_overflow (year->balance, year->base_balance, &difference);
  pb_grid_add (grid, _ ("All boards"));
  pb_grid_add (grid, NULL);
  pb_grid_add (grid, pb_enum_label (PB_ENUM_UNIT, proposal->unit));
  pb_grid_add (grid, _ ("Balance"));
  pb_grid_take (grid, g_strdup_printf ("%d", year->year));
  pb_grid_take (grid, year->has_base ? pb_show_dup_shown (year->base_balance, proposal->unit, proposal->decimals) : NULL);
  pb_grid_take (grid, year->has_balance ? pb_show_dup_shown (year->balance, proposal->unit, proposal->decimals) : NULL);
  pb_grid_take (grid, both ? pb_show_dup_shown (difference, proposal->unit, proposal->decimals) : NULL);
  pb_grid_add (grid, year->has_balance ? pb_overview_word (year->state) : NULL);
  pb_grid_add (grid, NULL);
}

/* A row of a name and, as its note, a sentence. */
static void
add_sentence_row (PbGrid *grid, const char *name, const char *sentence)
{
  for (guint i = 0; i + 1 < pb_grid_get_n_columns (grid); i++)
    pb_grid_add (grid, i == 3 ? name : NULL);
  pb_grid_add (grid, sentence);
}

/* A file has no head that it could stand in, as on the screen: it ends with it. */
static void
add_end (const PbProposal *proposal, PbGrid *grid)
{
  const char *by = pb_record_get_text (proposal->scenario, PB_SCENARIO_PROPOSER);
  g_autofree char *verdict = g_strstrip (g_strdup_printf ("%s %s", proposal->verdict, proposal->without));
  for (guint i = 0; i < proposal->years->len; i++)
    add_year_row (proposal, &g_array_index (proposal->years, PbProposalYear, i), grid);
  if (*verdict != '\0')
    add_sentence_row (grid, _ ("Verdict"), verdict);
  add_sentence_row (grid, _ ("Scenario"), pb_record_get_title (proposal->scenario));
  if (by != NULL)
    add_sentence_row (grid, _ ("Proposed by"), by);
}

void
pb_show_proposal (const PbShow *show, PbGrid *grid)
{
  g_autoptr (PbProposal) proposal = pb_proposal_new (show->plan, show->scenario);
  add_place_columns (grid);
  pb_grid_add_column (grid, _ ("Before"), TRUE);
  pb_grid_add_column (grid, _ ("Proposed"), TRUE);
  pb_grid_add_column (grid, _ ("Difference"), TRUE);
  pb_grid_add_column (grid, _ ("In the budget"), FALSE);
  pb_grid_add_column (grid, _ ("Note"), FALSE);
  for (guint i = 0; i < proposal->changes->len; i++)
    {
      const PbProposalChange *change = &g_array_index (proposal->changes, PbProposalChange, i);
      const PbScenarioChange *c = &change->change;
      if (!pb_show_wants (show, c->sheet))
        continue;
      add_place (grid, c->sheet, c->line, c->column);
      take_figure (show, grid, change, c->has_from, c->from, pb_proposal_change_dup_from (change));
      take_figure (show, grid, change, c->has_to, c->to, pb_proposal_change_dup_to (change));
      take_figure (show, grid, change, change->fits, change->difference, pb_proposal_change_dup_difference (change));
      pb_grid_add (grid, pb_proposal_change_get_word (change));
      pb_grid_add (grid, pb_sheet_get_note (show->plan, show->scenario, pb_record_get_id (c->line),
                                            pb_record_get_id (c->column)));
    }
  if (show->format == PB_SHOW_CSV && show->board == 0)
    add_end (proposal, grid);
}

/* "Balance, MSEK": in the proposal's unit. */
static void
add_money_column (const PbProposal *proposal, PbGrid *grid, const char *title)
{
  g_autofree char *heading
      = g_strdup_printf ("%s, %s", title, pb_enum_label (PB_ENUM_UNIT, proposal->unit));
  pb_grid_add_column (grid, heading, TRUE);
}

static void
take_money (const PbProposal *proposal, PbGrid *grid, gboolean has, gint64 ore)
{
  pb_grid_take (grid, has ? pb_money_format (ore, proposal->unit, proposal->decimals) : NULL);
}

static void
add_proposal_years (const PbProposal *proposal, GString *to)
{
  g_autoptr (PbGrid) grid = pb_grid_new ();
  pb_grid_add_column (grid, _ ("Year"), FALSE);
  add_money_column (proposal, grid, _ ("Without it"));
  add_money_column (proposal, grid, _ ("Added"));
  add_money_column (proposal, grid, _ ("Removed"));
  add_money_column (proposal, grid, _ ("Balance"));
  pb_grid_add_column (grid, "", FALSE);
  for (guint i = 0; i < proposal->years->len; i++)
    {
      const PbProposalYear *year = &g_array_index (proposal->years, PbProposalYear, i);
      pb_grid_take (grid, g_strdup_printf ("%d", year->year));
      take_money (proposal, grid, year->has_base, year->base_balance);
      pb_grid_take (grid, pb_money_format_signed (-year->added, proposal->unit, proposal->decimals));
      pb_grid_take (grid, pb_money_format_signed (year->removed, proposal->unit, proposal->decimals));
      take_money (proposal, grid, year->has_balance, year->balance);
      pb_grid_add (grid, year->has_balance ? pb_overview_word (year->state) : NULL);
    }
  pb_grid_print (grid, 48, to);
}

void
pb_show_proposal_text (const PbShow *show, GString *to)
{
  g_autoptr (PbProposal) proposal = pb_proposal_new (show->plan, show->scenario);
  g_autoptr (PbGrid) grid = pb_grid_new ();
  const char *by = pb_record_get_text (proposal->scenario, PB_SCENARIO_PROPOSER);
  g_string_append (to, pb_record_get_title (proposal->scenario));
  if (by != NULL)
    g_string_append_printf (to, " · %s", by);
  g_string_append_printf (to, _ (" · based on %s\n"),
                          proposal->base != NULL ? pb_record_get_title (proposal->base)
                                                 : pb_scenario_get_name (show->plan, 0));
  g_string_append_printf (to, "%s %s\n", proposal->verdict, proposal->without);
  if (proposal->notice != NULL)
    g_string_append_printf (to, "%s\n", proposal->notice);
  g_string_append_c (to, '\n');
  pb_show_proposal (show, grid);
  pb_grid_print (grid, 48, to);
  g_string_append_c (to, '\n');
  add_proposal_years (proposal, to);
}
