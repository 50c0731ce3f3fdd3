/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What matters most, how sure it is, and how late it may be. */
#include "pb-show-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include "model/pb-latest-delay.h"
#include "model/pb-number.h"
#include "model/pb-tornado.h"

int
pb_show_get_year (const PbShow *show)
{
  g_autoptr (GArray) years = pb_balance_years (show->plan);
  if (show->assumptions->year != 0)
    return show->assumptions->year;
  return years->len > 0 ? g_array_index (years, gint, years->len - 1) : 0;
}

static void
add_change (const PbShow *show, gint64 ore, PbGrid *grid)
{
  pb_grid_take (grid, show->format == PB_SHOW_CSV ? pb_show_dup_amount (ore, PB_UNIT_MNKR, 1)
                                                  : pb_money_format_signed (ore, PB_UNIT_MNKR, 1));
}

/* A heading that tells the assumption: "6 months late, 2027". Takes it. */
static void
add_heading (PbGrid *grid, char *heading)
{
  pb_grid_add_column (grid, heading, TRUE);
  g_free (heading);
}

void
pb_show_tornado (const PbShow *show, PbGrid *grid)
{
  const PbAssumptions *assumptions = show->assumptions;
  int year = pb_show_get_year (show);
  g_autoptr (GArray) bars = pb_tornado_compute (show->plan, show->scenario, show->board, year, assumptions->delay,
                                                assumptions->realisation);
  g_autofree char *percent = pb_number_format (assumptions->realisation, -1);
  g_autofree char *better = pb_number_format (200 - assumptions->realisation, -1);
  g_autofree char *effect = g_strdup_printf (_ ("Effect on the balance %d, MSEK"), year);
  pb_grid_add_column (grid, effect, FALSE);
  add_heading (grid, g_strdup_printf (_ ("%d months later"), assumptions->delay));
  add_heading (grid, g_strdup_printf (_ ("%s %%"), percent));
  add_heading (grid, g_strdup_printf (_ ("%d months later and %s %%"), assumptions->delay, percent));
  add_heading (grid, g_strdup_printf (_ ("%s %%"), better));
  for (guint i = 0; i < bars->len; i++)
    {
      const PbTornadoBar *bar = &g_array_index (bars, PbTornadoBar, i);
      pb_grid_take (grid, pb_tornado_dup_name (bar));
      add_change (show, bar->late, grid);
      add_change (show, bar->less, grid);
      add_change (show, bar->both, grid);
      add_change (show, bar->better, grid);
    }
}

static PbCertainty *
new_certainty (const PbShow *show)
{
  return pb_certainty_new (show->plan, show->scenario, &show->assumptions->range, show->assumptions->draws,
                           show->assumptions->seed);
}

/* Whole percent, but never 0 or 100 where some draws say otherwise. (transfer full) */
static char *
dup_chance (double chance)
{
  if (chance < 0)
    return NULL;
  if (chance > 0 && chance < 0.005)
    return g_strdup ("<1");
  if (chance < 1 && chance >= 0.995)
    return g_strdup (">99");
  return g_strdup_printf ("%.0f", chance * 100);
}

static gboolean
wants_year (const PbShow *show, int year)
{
  return show->assumptions->year == 0 || show->assumptions->year == year;
}

static void
add_chances (const PbShow *show, PbCertainty *certainty, gint64 board, const char *name, PbGrid *grid)
{
  guint n;
  const int *years = pb_certainty_get_years (certainty, &n);
  pb_grid_add (grid, name);
  for (guint i = 0; i < n; i++)
    if (wants_year (show, years[i]))
      pb_grid_take (grid, dup_chance (pb_certainty_get_chance (certainty, board, years[i])));
}

static void
fill_chances (const PbShow *show, PbCertainty *certainty, PbGrid *grid)
{
  guint n_years, n_boards;
  const int *years = pb_certainty_get_years (certainty, &n_years);
  const gint64 *boards = pb_certainty_get_boards (certainty, &n_boards);
  pb_grid_add_column (grid, _ ("Chance of balance, %"), FALSE);
  for (guint i = 0; i < n_years; i++)
    if (wants_year (show, years[i]))
      add_heading (grid, g_strdup_printf ("%d", years[i]));
  for (guint i = 0; i < n_boards; i++)
    if (show->board == 0 || show->board == boards[i])
      add_chances (show, certainty, boards[i],
                   pb_record_get_title (pb_plan_get_record (show->plan, PB_TABLE_BOARD, boards[i])), grid);
  if (show->board == 0)
    add_chances (show, certainty, 0, _ ("Every board"), grid);
}

void
pb_show_certainty (const PbShow *show, PbGrid *grid)
{
  g_autoptr (PbCertainty) certainty = new_certainty (show);
  fill_chances (show, certainty, grid);
}

void
pb_show_certainty_text (const PbShow *show, GString *to)
{
  const PbRange *range = &show->assumptions->range;
  g_autoptr (PbCertainty) certainty = new_certainty (show);
  g_autoptr (PbGrid) grid = pb_grid_new ();
  g_autofree char *seed = g_strdup_printf ("%" G_GUINT64_FORMAT, show->assumptions->seed);
  guint n_otherwise, n_drawn = pb_certainty_get_n_drawn (certainty, &n_otherwise);
  fill_chances (show, certainty, grid);
  pb_grid_print (grid, 48, to);
  g_string_append_printf (to,
                          _ ("\n%u draws, seed %s. Delay and realisation of %u assignments, drawn independently; "
                             "effects without an assignment are certain.\n"),
                          pb_certainty_get_n_draws (certainty), seed, n_drawn);
  if (n_otherwise > 0)
    g_string_append_printf (to,
                            _ ("%u of them have no range of their own. Assumed: %d/%d/%d months later and "
                               "%g/%g/%g %% (lowest/most likely/highest).\n"),
                            n_otherwise, range->delay_low, range->delay_likely, range->delay_high,
                            range->realisation_low, range->realisation_likely, range->realisation_high);
}

/* As the window says it; what is no more than a number of months is a number in CSV. (transfer full) */
static char *
dup_latest (const PbShow *show, const PbLatestDelay *latest)
{
  if (show->format == PB_SHOW_CSV && latest->kind == PB_LATEST_MONTHS)
    return g_strdup_printf ("%d", latest->months);
  return pb_latest_delay_dup_words (latest);
}

void
pb_show_latest_delays (const PbShow *show, PbGrid *grid)
{
  GPtrArray *assignments = pb_plan_peek_records (show->plan, PB_TABLE_ASSIGNMENT);
  g_autoptr (GArray) years = pb_balance_years (show->plan);
  g_autoptr (GPtrArray) lists = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  pb_grid_add_column (grid, _ ("Delay with which it balances"), FALSE);
  for (guint i = 0; i < years->len; i++)
    if (wants_year (show, g_array_index (years, gint, i)))
      {
        add_heading (grid, g_strdup_printf ("%d", g_array_index (years, gint, i)));
        g_ptr_array_add (lists, pb_scenario_list_latest_delays (show->plan, show->scenario, show->board,
                                                                g_array_index (years, gint, i)));
      }
  for (guint a = 0; a < assignments->len; a++)
    {
      PbTornadoBar named = { assignments->pdata[a] };
      gboolean any = FALSE;
      for (guint i = 0; i < lists->len; i++)
        for (guint n = 0; n < ((GArray *)lists->pdata[i])->len; n++)
          any |= g_array_index ((GArray *)lists->pdata[i], PbLatestDelay, n).assignment == named.assignment;
      if (!any)
        continue;
      pb_grid_take (grid, pb_tornado_dup_name (&named));
      for (guint i = 0; i < lists->len; i++)
        {
          GArray *list = lists->pdata[i];
          char *cell = NULL;
          for (guint n = 0; n < list->len && cell == NULL; n++)
            if (g_array_index (list, PbLatestDelay, n).assignment == named.assignment)
              cell = dup_latest (show, &g_array_index (list, PbLatestDelay, n));
          pb_grid_take (grid, cell);
        }
    }
}

void
pb_show_latest_delays_text (const PbShow *show, GString *to)
{
  g_autoptr (PbGrid) grid = pb_grid_new ();
  g_autoptr (GArray) years = pb_balance_years (show->plan);
  pb_show_latest_delays (show, grid);
  pb_grid_print (grid, 48, to);
  if (show->board == 0)
    g_string_append (to, _ ("\nEach assignment is judged by the boards that its effect reaches.\n"));
  for (guint i = 0; show->board == 0 && i < years->len; i++)
    {
      int year = g_array_index (years, gint, i);
      g_autofree char *outside
          = wants_year (show, year) ? pb_latest_delay_dup_outside (show->plan, show->scenario, year) : NULL;
      if (outside != NULL)
        g_string_append_printf (to, "%s\n", outside);
    }
}
