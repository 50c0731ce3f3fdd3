/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-latest-delay.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include "pb-levers.h"

/* Öre from the limit within which the tables are asked rather than the levers, which round no cell. */
#define NEAR 100

typedef struct
{
  PbPlan *plan;
  const PbLevers *levers;
  int lever; /* -1: the assignment moves nothing */
  gint64 scenario_id;
  int year;
  GArray *asked; /* guint: targets that decide */
  gboolean proved[PB_SCENARIO_MAX_DELAY + 1];
  PbLatestDelay *latest;
} Search;

/* Whether the year balances on the tables themselves, with the assignment so late. */
static gboolean
balances (const Search *self, int delay)
{
  gint64 id = pb_record_get_id (self->latest->assignment);
  PbDriver driver = pb_scenario_get_driver (self->plan, self->scenario_id, id);
  PbWhatIf what_if = { id, 0, delay, llround (driver.realisation * 10000) };
  PbBook *book = pb_book_new_what_if (self->plan, self->scenario_id, &what_if, 1);
  gboolean kept = TRUE;

  for (guint i = 0; i < self->asked->len && kept; i++)
    {
      PbRecord *board = self->levers->targets[g_array_index (self->asked, guint, i)].board;
      gint64 board_id = board != NULL ? pb_record_get_id (board) : 0;
      PbBalance state = PB_BALANCE_DEFICIT;

      kept = pb_book_get_balance (book, board != NULL ? &board_id : NULL, self->year, NULL, &state)
             && state != PB_BALANCE_DEFICIT;
    }
  pb_book_free (book);
  return kept;
}

/* FALSE where the tables have had their word already. */
static gboolean
prove (Search *self, int delay)
{
  if (self->proved[delay])
    return FALSE;
  self->proved[delay] = TRUE;
  self->latest->kept[delay] = balances (self, delay);
  return TRUE;
}

/* Öre above the limit of the board that comes closest to it, or falls furthest below, by the levers. */
static double
find_margin (const Search *self, int delay)
{
  double margin = G_MAXDOUBLE;

  for (guint i = 0; i < self->asked->len; i++)
    {
      guint at = g_array_index (self->asked, guint, i);
      const PbLeverTarget *target = &self->levers->targets[at];
      double change = self->lever < 0 ? 0
                                      : pb_levers_change (self->levers, self->lever, at, delay,
                                                          self->levers->levers[self->lever].driver.realisation);

      margin = MIN (margin, target->balance + change + target->tolerance);
    }
  return margin;
}

/* Near the limit only the tables know; where a month gives the same as the one before they need not be asked anew. */
static void
judge_months (Search *self)
{
  double before = G_MAXDOUBLE;

  for (int delay = 0; delay <= PB_SCENARIO_MAX_DELAY; delay++)
    {
      double margin = find_margin (self, delay);

      if (fabs (margin) > NEAR)
        self->latest->kept[delay] = margin > 0;
      else if (delay > 0 && fabs (margin - before) < 0.001)
        self->latest->kept[delay] = self->latest->kept[delay - 1];
      else
        prove (self, delay);
      before = margin;
    }
}

/* Until the tables have been asked at both sides of every limit. */
static void
prove_limits (Search *self)
{
  const guint8 *kept = self->latest->kept;
  gboolean more = TRUE;

  prove (self, 0);
  prove (self, PB_SCENARIO_MAX_DELAY);
  while (more)
    {
      more = FALSE;
      for (int delay = 0; delay < PB_SCENARIO_MAX_DELAY; delay++)
        if (kept[delay] != kept[delay + 1])
          {
            more |= prove (self, delay);
            more |= prove (self, delay + 1);
          }
    }
}

static void
sum_up (PbLatestDelay *latest)
{
  int month = 0, from, to, n = 0;

  latest->kind = PB_LATEST_NEVER;
  while (pb_latest_delay_next_span (latest, &month, &from, &to))
    {
      latest->months = to;
      latest->kind = n++ > 0 || from > 0           ? PB_LATEST_SPANS
                     : to == PB_SCENARIO_MAX_DELAY ? PB_LATEST_ANY
                                                   : PB_LATEST_MONTHS;
    }
}

static gboolean
reaches (const PbLevers *levers, int lever, guint target)
{
  const double *gains = levers->levers[lever].gains + target * levers->n_knots;

  if (levers->levers[lever].now[target] != 0)
    return TRUE;
  for (guint knot = 0; knot < levers->n_knots; knot++)
    if (gains[knot] != 0)
      return TRUE;
  return FALSE;
}

/* Adds the boards, or all together, that it reaches, or with any that there are. */
static gboolean
add_targets (Search *self, gboolean boards, gboolean any)
{
  for (guint target = 0; target < self->levers->n_targets; target++)
    if ((self->levers->targets[target].board != NULL) == boards
        && (any || (self->lever >= 0 && reaches (self->levers, self->lever, target))))
      g_array_append_val (self->asked, target);
  return self->asked->len > 0;
}

static void
search (PbPlan *plan, const PbLevers *levers, int lever, gint64 scenario_id, int year, PbLatestDelay *latest)
{
  g_autoptr (GArray) asked = g_array_new (FALSE, FALSE, sizeof (guint));
  Search self = { plan, levers, lever, scenario_id, year, asked, { FALSE }, latest };

  if (!add_targets (&self, TRUE, FALSE) && !add_targets (&self, FALSE, FALSE) && !add_targets (&self, TRUE, TRUE))
    add_targets (&self, FALSE, TRUE);
  judge_months (&self);
  prove_limits (&self);
  sum_up (latest);
}

gboolean
pb_scenario_latest_delay (PbPlan *plan, gint64 scenario_id, gint64 board_id, gint64 assignment_id, int year,
                          PbLatestDelay *latest)
{
  g_autoptr (PbLevers) levers = pb_levers_new (plan, scenario_id, board_id, year, PB_SCENARIO_MAX_DELAY + 12);
  int lever = -1;

  *latest = (PbLatestDelay){ pb_plan_get_record (plan, PB_TABLE_ASSIGNMENT, assignment_id) };
  if (levers->n_targets == 0 || latest->assignment == NULL)
    return FALSE;
  for (guint i = 0; i < levers->n_levers; i++)
    if (levers->levers[i].assignment == latest->assignment)
      lever = i;
  search (plan, levers, lever, scenario_id, year, latest);
  return TRUE;
}

GArray *
pb_scenario_list_latest_delays (PbPlan *plan, gint64 scenario_id, gint64 board_id, int year)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (PbLatestDelay));
  g_autoptr (PbLevers) levers = pb_levers_new (plan, scenario_id, board_id, year, PB_SCENARIO_MAX_DELAY + 12);

  for (guint i = 0; i < levers->n_levers; i++)
    {
      PbLatestDelay latest = { levers->levers[i].assignment };
      gboolean any = FALSE;

      for (guint target = 0; target < levers->n_targets; target++)
        any |= reaches (levers, (int)i, target);
      if (latest.assignment == NULL || !any)
        continue;
      search (plan, levers, i, scenario_id, year, &latest);
      g_array_append_val (list, latest);
    }
  return list;
}

gboolean
pb_latest_delay_next_span (const PbLatestDelay *self, int *month, int *from, int *to)
{
  while (*month <= PB_SCENARIO_MAX_DELAY && !self->kept[*month])
    (*month)++;
  *from = *month;
  while (*month <= PB_SCENARIO_MAX_DELAY && self->kept[*month])
    (*month)++;
  *to = *month - 1;
  return *from <= *to;
}

static char *
dup_span (int from, int to)
{
  if (to == 0)
    return g_strdup (_("only on time"));
  if (to == PB_SCENARIO_MAX_DELAY)
    return g_strdup_printf (ngettext ("at least %d month", "at least %d months", from), from);
  if (from == 0)
    return g_strdup_printf (ngettext ("up to %d month", "up to %d months", to), to);
  if (from == to)
    return g_strdup_printf (ngettext ("%d month", "%d months", to), to);
  return g_strdup_printf (_("%d–%d months"), from, to);
}

char *
pb_latest_delay_dup_words (const PbLatestDelay *self)
{
  GString *words = NULL;
  int month = 0, from, to;

  if (self->kind == PB_LATEST_NEVER)
    return g_strdup (_("never"));
  if (self->kind == PB_LATEST_ANY)
    return g_strdup (_("however late"));
  words = g_string_new (NULL);
  while (pb_latest_delay_next_span (self, &month, &from, &to))
    {
      g_autofree char *span = dup_span (from, to);

      if (words->len > 0)
        g_string_append (words, C_("between two spans of months", " or "));
      g_string_append (words, span);
    }
  return g_string_free (words, FALSE);
}

char *
pb_latest_delay_dup_outside (PbPlan *plan, gint64 scenario_id, int year)
{
  GPtrArray *boards = pb_plan_peek_records (plan, PB_TABLE_BOARD);
  g_autoptr (GString) names = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < boards->len; i++)
    {
      PbBalance state;

      if (!pb_balance_get (plan, pb_record_get_id (boards->pdata[i]), scenario_id, year, NULL, &state))
        continue;
      n++;
      if (state == PB_BALANCE_DEFICIT)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", pb_record_get_title (boards->pdata[i]));
    }
  if (n < 2 || names->len == 0)
    return NULL;
  /* TRANSLATORS: a year and a list of boards */
  return g_strdup_printf (_("In deficit %d as it is: %s."), year, names->str);
}
