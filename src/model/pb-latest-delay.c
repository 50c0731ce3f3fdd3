/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-tornado.h"

#include <math.h>
#include "pb-levers.h"

/* Whether the year balances on the tables themselves, with the assignment so late. */
static gboolean
balances (PbPlan *plan, gint64 scenario_id, gint64 board_id, gint64 assignment_id, int year, int delay)
{
  PbDriver driver = pb_scenario_get_driver (plan, scenario_id, assignment_id);
  PbWhatIf what_if = { assignment_id, 0, delay, llround (driver.realisation * 10000) };
  PbBook *book = pb_book_new_what_if (plan, scenario_id, &what_if, 1);
  PbBalance state = PB_BALANCE_DEFICIT;
  gboolean kept;

  if (board_id != 0)
    kept = pb_book_get_balance (book, &board_id, year, NULL, &state) && state != PB_BALANCE_DEFICIT;
  else
    kept = pb_book_all_in_balance (book, year);
  pb_book_free (book);
  return kept;
}

/* The same by the levers. Each board decides; all together only where the tables belong to no board. */
static gboolean
levers_balance (const PbLevers *levers, guint lever, int delay)
{
  gboolean boards = levers->targets[0].board != NULL;

  for (guint target = 0; target < levers->n_targets; target++)
    {
      const PbLeverTarget *t = &levers->targets[target];
      double change = pb_levers_change (levers, lever, target, delay, levers->levers[lever].driver.realisation);

      if ((t->board != NULL) == boards && t->balance + change < -(double)t->tolerance)
        return FALSE;
    }
  return TRUE;
}

/* The levers tell the month, the tables prove it: they have the last word where a rounding lies between. lever -1: the
 * assignment moves nothing. */
static void
search (PbPlan *plan, const PbLevers *levers, int lever, gint64 scenario_id, gint64 board_id, int year,
        PbLatestDelay *latest)
{
  gint64 id = pb_record_get_id (latest->assignment);
  int failing = 0;

  if (lever < 0)
    {
      latest->kind = balances (plan, scenario_id, board_id, id, year, 0) ? PB_LATEST_ANY : PB_LATEST_NEVER;
      return;
    }
  while (failing <= PB_SCENARIO_MAX_DELAY && levers_balance (levers, lever, failing))
    failing++;
  while (failing > 0 && !balances (plan, scenario_id, board_id, id, year, failing - 1))
    failing--;
  while (failing <= PB_SCENARIO_MAX_DELAY && balances (plan, scenario_id, board_id, id, year, failing))
    failing++;
  latest->kind = failing == 0 ? PB_LATEST_NEVER : failing > PB_SCENARIO_MAX_DELAY ? PB_LATEST_ANY : PB_LATEST_MONTHS;
  latest->months = latest->kind == PB_LATEST_MONTHS ? failing - 1 : 0;
}

gboolean
pb_scenario_latest_delay (PbPlan *plan, gint64 scenario_id, gint64 board_id, gint64 assignment_id, int year,
                          PbLatestDelay *latest)
{
  g_autoptr (PbLevers) levers = pb_levers_new (plan, scenario_id, board_id, year, PB_SCENARIO_MAX_DELAY + 12);
  int lever = -1;

  *latest = (PbLatestDelay){ pb_plan_get_record (plan, PB_TABLE_ASSIGNMENT, assignment_id), PB_LATEST_NEVER, 0 };
  if (levers->n_targets == 0 || latest->assignment == NULL)
    return FALSE;
  for (guint i = 0; i < levers->n_levers; i++)
    if (levers->levers[i].assignment == latest->assignment)
      lever = i;
  search (plan, levers, lever, scenario_id, board_id, year, latest);
  return TRUE;
}

GArray *
pb_scenario_list_latest_delays (PbPlan *plan, gint64 scenario_id, gint64 board_id, int year)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (PbLatestDelay));
  g_autoptr (PbLevers) levers = pb_levers_new (plan, scenario_id, board_id, year, PB_SCENARIO_MAX_DELAY + 12);

  for (guint i = 0; i < levers->n_levers; i++)
    {
      PbLatestDelay latest = { levers->levers[i].assignment, PB_LATEST_NEVER, 0 };

      if (latest.assignment == NULL)
        continue;
      search (plan, levers, i, scenario_id, board_id, year, &latest);
      g_array_append_val (list, latest);
    }
  return list;
}
