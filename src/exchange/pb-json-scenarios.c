/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-show-private.h"

#include "model/pb-latest-delay.h"
#include "model/pb-proposal.h"
#include "model/pb-tornado.h"

static void
begin_array (JsonBuilder *b, const char *name)
{
  json_builder_set_member_name (b, name);
  json_builder_begin_array (b);
}

static void
add_flag (JsonBuilder *b, const char *name, gboolean flag)
{
  json_builder_set_member_name (b, name);
  json_builder_add_boolean_value (b, flag);
}

static void
add_board (JsonBuilder *b, PbRecord *board)
{
  pb_json_text (b, "board", board != NULL ? pb_record_get_title (board) : NULL);
}

static void
add_number (JsonBuilder *b, PbRecord *assignment)
{
  pb_json_number (b, "assignment", assignment != NULL,
                  assignment != NULL ? pb_record_get_int (assignment, PB_ASSIGNMENT_NUMBER) : 0);
}

static const char *
state_nick (gboolean has, PbBalance state)
{
  static const char *const nicks[] = { NULL, "kept", "rounded", "deficit" };
  return has ? nicks[state] : NULL;
}

static void
add_change (JsonBuilder *b, const PbScenarioChange *change)
{
  static const char *const reaches[] = { "none", "own", "base", "computed" };
  pb_json_text (b, "table", pb_record_get_title (change->sheet));
  pb_json_text (b, "line", pb_record_get_title (change->line));
  pb_json_text (b, "column", pb_record_get_title (change->column));
  pb_json_text (b, "reach", reaches[change->reach]);
  pb_json_amount (b, "from", change->has_from, change->from);
  pb_json_amount (b, "to", change->has_to, change->to);
}

static void
add_drivers (const PbShow *show, gint64 scenario, JsonBuilder *b)
{
  g_autoptr (GArray) drivers = pb_scenario_list_drivers (show->plan, scenario);
  begin_array (b, "drivers");
  for (guint i = 0; i < drivers->len; i++)
    {
      const PbScenarioDriver *row = &g_array_index (drivers, PbScenarioDriver, i);
      json_builder_begin_object (b);
      add_number (b, row->assignment);
      pb_json_number (b, "delay", TRUE, row->driver.delay);
      pb_json_number (b, "realisation", TRUE, row->driver.realisation);
      add_flag (b, "own", row->driver.scenario == scenario);
      json_builder_end_object (b);
    }
  json_builder_end_array (b);
}

static void
add_ranges (const PbShow *show, gint64 scenario, JsonBuilder *b)
{
  GPtrArray *ranges = pb_plan_peek_records (show->plan, PB_TABLE_RANGE);
  begin_array (b, "ranges");
  for (guint i = 0; i < ranges->len; i++)
    {
      PbRecord *range = ranges->pdata[i];
      static const PbColumn columns[]
          = { PB_RANGE_DELAY_LOW,       PB_RANGE_DELAY_LIKELY,       PB_RANGE_DELAY_HIGH,
              PB_RANGE_REALISATION_LOW, PB_RANGE_REALISATION_LIKELY, PB_RANGE_REALISATION_HIGH };
      if (pb_record_get_int (range, PB_RANGE_SCENARIO) != scenario)
        continue;
      json_builder_begin_object (b);
      add_number (b, pb_record_get_ref (range, PB_RANGE_ASSIGNMENT));
      for (guint c = 0; c < G_N_ELEMENTS (columns); c++)
        pb_json_number (b, pb_column_info (columns[c])->name, TRUE,
                        c < 3 ? pb_record_get_int (range, columns[c]) : pb_record_get_real (range, columns[c]));
      pb_json_text (b, "note", pb_record_get_text (range, PB_RANGE_NOTE));
      json_builder_end_object (b);
    }
  json_builder_end_array (b);
}

static void
add_cells (const PbShow *show, gint64 scenario, JsonBuilder *b)
{
  g_autoptr (GArray) changes = pb_scenario_list_changes (show->plan, 0, scenario);
  begin_array (b, "changes");
  for (guint i = 0; i < changes->len; i++)
    {
      json_builder_begin_object (b);
      add_change (b, &g_array_index (changes, PbScenarioChange, i));
      json_builder_end_object (b);
    }
  json_builder_end_array (b);
}

void
pb_json_scenarios (const PbShow *show, JsonBuilder *b)
{
  GPtrArray *scenarios = pb_plan_peek_records (show->plan, PB_TABLE_SCENARIO);
  begin_array (b, "scenarios");
  for (guint i = 0; i < scenarios->len; i++)
    {
      PbRecord *scenario = scenarios->pdata[i], *base = pb_record_get_ref (scenario, PB_SCENARIO_PARENT);
      gint64 id = pb_record_get_id (scenario);
      if (show->scenario != 0 && show->scenario != id)
        continue;
      json_builder_begin_object (b);
      pb_json_text (b, "name", pb_record_get_title (scenario));
      pb_json_text (b, "kind", pb_record_get_text (scenario, PB_SCENARIO_KIND));
      pb_json_text (b, "based_on", base != NULL ? pb_record_get_title (base) : NULL);
      pb_json_text (b, "proposer", pb_record_get_text (scenario, PB_SCENARIO_PROPOSER));
      add_flag (b, "locked", pb_record_get_int (scenario, PB_SCENARIO_LOCKED) != 0);
      pb_json_text (b, "note", pb_record_get_text (scenario, PB_SCENARIO_NOTE));
      add_drivers (show, id, b);
      add_cells (show, id, b);
      add_ranges (show, id, b);
      json_builder_end_object (b);
    }
  json_builder_end_array (b);
  add_ranges (show, 0, b);
}

static void
add_compared (JsonBuilder *b, const PbComparison *comparison, const PbComparedBoard *board)
{
  for (guint i = 0; i < comparison->n; i++)
    {
      json_builder_begin_object (b);
      add_board (b, board->board);
      pb_json_text (b, "scenario", comparison->scenarios[i] != 0 ? comparison->names[i] : NULL);
      pb_json_number (b, "first_year", board->first_years[i] != 0, board->first_years[i]);
      begin_array (b, "years");
      for (guint year = 0; year < comparison->n_years; year++)
        {
          const PbComparedBalance *balance = pb_comparison_get_balance (comparison, board, year, i);
          json_builder_begin_object (b);
          pb_json_number (b, "year", TRUE, comparison->years[year]);
          pb_json_amount (b, "balance", balance->has, balance->ore);
          pb_json_text (b, "state", state_nick (balance->has, balance->state));
          pb_json_amount (b, "difference", balance->has_difference, balance->difference);
          json_builder_end_object (b);
        }
      json_builder_end_array (b);
      json_builder_end_object (b);
    }
}

static void
add_differences (const PbShow *show, JsonBuilder *b, const PbComparison *comparison)
{
  begin_array (b, "differences");
  for (guint c = 0; c < comparison->cells->len; c++)
    {
      const PbComparedCell *cell = comparison->cells->pdata[c];
      if (!pb_show_wants (show, cell->sheet))
        continue;
      json_builder_begin_object (b);
      pb_json_text (b, "table", pb_record_get_title (cell->sheet));
      pb_json_text (b, "line", pb_record_get_title (cell->line));
      pb_json_text (b, "column", pb_record_get_title (cell->column));
      begin_array (b, "values");
      for (guint i = 0; i < comparison->n; i++)
        pb_json_amount (b, NULL, cell->has[i], cell->ore[i]);
      json_builder_end_array (b);
      json_builder_end_object (b);
    }
  json_builder_end_array (b);
}

void
pb_json_compare (const PbShow *show, JsonBuilder *b)
{
  g_autoptr (PbComparison) comparison = pb_show_new_comparison (show);
  begin_array (b, "compare");
  for (guint i = 0; i < comparison->boards->len; i++)
    if (pb_show_wants (show, ((PbComparedBoard *)comparison->boards->pdata[i])->board))
      add_compared (b, comparison, comparison->boards->pdata[i]);
  if (show->board == 0 && comparison->together != NULL)
    add_compared (b, comparison, comparison->together);
  json_builder_end_array (b);
  add_differences (show, b, comparison);
}

void
pb_json_proposal (const PbShow *show, JsonBuilder *b)
{
  g_autoptr (PbProposal) proposal = pb_proposal_new (show->plan, show->scenario);
  pb_json_text (b, "name", pb_record_get_title (proposal->scenario));
  pb_json_text (b, "proposer", pb_record_get_text (proposal->scenario, PB_SCENARIO_PROPOSER));
  pb_json_text (b, "based_on", proposal->base != NULL ? pb_record_get_title (proposal->base) : NULL);
  add_flag (b, "balanced", proposal->balanced);
  pb_json_text (b, "verdict", proposal->verdict);
  pb_json_text (b, "without", proposal->without);
  pb_json_text (b, "notice", proposal->notice);
  begin_array (b, "changes");
  for (guint i = 0; i < proposal->changes->len; i++)
    {
      const PbProposalChange *change = &g_array_index (proposal->changes, PbProposalChange, i);
      if (!pb_show_wants (show, change->change.sheet))
        continue;
      json_builder_begin_object (b);
      add_change (b, &change->change);
      pb_json_amount (b, "effect", change->fits, change->effect);
      json_builder_end_object (b);
    }
  json_builder_end_array (b);
  begin_array (b, "years");
  for (guint i = 0; i < proposal->years->len; i++)
    {
      const PbProposalYear *year = &g_array_index (proposal->years, PbProposalYear, i);
      json_builder_begin_object (b);
      pb_json_number (b, "year", TRUE, year->year);
      pb_json_amount (b, "added", TRUE, year->added);
      pb_json_amount (b, "removed", TRUE, year->removed);
      pb_json_amount (b, "balance", year->has_balance, year->balance);
      pb_json_text (b, "state", state_nick (year->has_balance, year->state));
      pb_json_amount (b, "missing", TRUE, year->missing);
      pb_json_amount (b, "base_balance", year->has_base, year->base_balance);
      pb_json_amount (b, "base_missing", year->has_base, year->base_missing);
      json_builder_end_object (b);
    }
  json_builder_end_array (b);
}

void
pb_json_tornado (const PbShow *show, JsonBuilder *b)
{
  int year = pb_show_get_year (show);
  g_autoptr (GArray) bars = pb_tornado_compute (show->plan, show->scenario, show->board, year, show->assumptions->delay,
                                                show->assumptions->realisation);
  pb_json_number (b, "year", year != 0, year);
  pb_json_number (b, "delay", TRUE, show->assumptions->delay);
  pb_json_number (b, "realisation", TRUE, show->assumptions->realisation);
  begin_array (b, "tornado");
  for (guint i = 0; i < bars->len; i++)
    {
      const PbTornadoBar *bar = &g_array_index (bars, PbTornadoBar, i);
      json_builder_begin_object (b);
      add_number (b, bar->assignment);
      pb_json_text (b, "line", bar->line != NULL ? pb_record_get_title (bar->line) : NULL);
      pb_json_amount (b, "late", TRUE, bar->late);
      pb_json_amount (b, "less", TRUE, bar->less);
      pb_json_amount (b, "both", TRUE, bar->both);
      pb_json_amount (b, "better", TRUE, bar->better);
      json_builder_end_object (b);
    }
  json_builder_end_array (b);
}

static void
add_distribution (JsonBuilder *b, const PbDistribution *d)
{
  static const char *const names[] = { "p5", "p25", "p50", "p75", "p95" };
  pb_json_amount (b, "planned", TRUE, d->planned);
  pb_json_amount (b, "expected", TRUE, d->expected);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    pb_json_amount (b, names[i], TRUE, d->percentiles[i]);
  pb_json_amount (b, "low", TRUE, d->low);
  pb_json_amount (b, "width", TRUE, d->width);
  begin_array (b, "counts");
  for (guint i = 0; i < d->n_bins; i++)
    json_builder_add_int_value (b, d->counts[i]);
  json_builder_end_array (b);
}

static void
add_chances (const PbShow *show, JsonBuilder *b, PbCertainty *certainty, gint64 board)
{
  guint n;
  const int *years = pb_certainty_get_years (certainty, &n);
  for (guint i = 0; i < n; i++)
    {
      double chance = pb_certainty_get_chance (certainty, board, years[i]);
      g_auto (PbDistribution) distribution = { 0 };
      if (show->assumptions->year != 0 && show->assumptions->year != years[i])
        continue;
      json_builder_begin_object (b);
      add_board (b, board != 0 ? pb_plan_get_record (show->plan, PB_TABLE_BOARD, board) : NULL);
      pb_json_number (b, "year", TRUE, years[i]);
      pb_json_number (b, "chance", chance >= 0, chance);
      if (pb_certainty_get_distribution (certainty, board, years[i], 40, &distribution))
        add_distribution (b, &distribution);
      json_builder_end_object (b);
    }
}

void
pb_json_certainty (const PbShow *show, JsonBuilder *b)
{
  g_autoptr (PbCertainty) certainty = pb_certainty_new (show->plan, show->scenario, &show->assumptions->range,
                                                        show->assumptions->draws, show->assumptions->seed);
  guint n, n_otherwise, n_drawn = pb_certainty_get_n_drawn (certainty, &n_otherwise);
  const gint64 *boards = pb_certainty_get_boards (certainty, &n);
  pb_json_number (b, "draws", TRUE, pb_certainty_get_n_draws (certainty));
  pb_json_number (b, "seed", TRUE, show->assumptions->seed);
  pb_json_number (b, "assignments", TRUE, n_drawn);
  pb_json_number (b, "assumed", TRUE, n_otherwise);
  begin_array (b, "certainty");
  for (guint i = 0; i < n; i++)
    if (show->board == 0 || show->board == boards[i])
      add_chances (show, b, certainty, boards[i]);
  if (show->board == 0)
    add_chances (show, b, certainty, 0);
  json_builder_end_array (b);
}

/* The delays in balance, in months; to is null where there is no end to them. */
static void
add_spans (JsonBuilder *b, const PbLatestDelay *latest)
{
  int month = 0, from, to;
  begin_array (b, "spans");
  while (pb_latest_delay_next_span (latest, &month, &from, &to))
    {
      json_builder_begin_object (b);
      pb_json_number (b, "from", TRUE, from);
      pb_json_number (b, "to", to < PB_SCENARIO_MAX_DELAY, to);
      json_builder_end_object (b);
    }
  json_builder_end_array (b);
}

void
pb_json_latest_delays (const PbShow *show, JsonBuilder *b)
{
  static const char *const kinds[] = { "never", "months", "any", "spans" };
  g_autoptr (GArray) years = pb_balance_years (show->plan);
  begin_array (b, "latest_delays");
  for (guint i = 0; i < years->len; i++)
    {
      int year = g_array_index (years, gint, i);
      g_autoptr (GArray) list = NULL;
      if (show->assumptions->year != 0 && show->assumptions->year != year)
        continue;
      list = pb_scenario_list_latest_delays (show->plan, show->scenario, show->board, year);
      for (guint n = 0; n < list->len; n++)
        {
          const PbLatestDelay *latest = &g_array_index (list, PbLatestDelay, n);
          json_builder_begin_object (b);
          pb_json_number (b, "year", TRUE, year);
          add_number (b, latest->assignment);
          pb_json_text (b, "kind", kinds[latest->kind]);
          pb_json_number (b, "months", latest->kind == PB_LATEST_MONTHS, latest->months);
          add_spans (b, latest);
          json_builder_end_object (b);
        }
    }
  json_builder_end_array (b);
}
