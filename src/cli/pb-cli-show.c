/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-cli.h"

#include <glib/gi18n-lib.h>
#include "exchange/pb-show.h"
#include "model/pb-date.h"
#include "model/pb-error.h"
#include "model/pb-sheet.h"
#include "pb-cli-scenario-values.h"

enum
{
  YEAR,
  DELAY,
  REALISE,
  RANGE,
  DRAWS,
  SEED,
  N_ASSUMPTIONS
};

/* More than this would only take time: the chance is known to a thousandth by then. */
#define MAX_DRAWS 1000000

static gboolean
read_number (const char *name, const char *text, guint64 min, guint64 max, guint64 *value, GError **error)
{
  if (g_ascii_string_to_unsigned (text, 10, min, max, value, NULL))
    return TRUE;
  g_autofree char *first = g_strdup_printf ("%" G_GUINT64_FORMAT, min);
  g_autofree char *last = g_strdup_printf ("%" G_GUINT64_FORMAT, max);
  g_set_error (error, PB_ERROR, PB_ERROR_INVALID, _ ("--%s is a whole number from %s to %s; “%s” is not."), name, first,
               last, text);
  return FALSE;
}

/* Each that was told; the others stay. */
static gboolean
read_assumptions (char **values, PbAssumptions *assumptions, GError **error)
{
  guint64 year = 0, delay = assumptions->delay, draws = assumptions->draws;
  double percent = assumptions->realisation;
  if ((values[YEAR] != NULL && !read_number ("year", values[YEAR], 1, 9999, &year, error))
      || (values[DELAY] != NULL && !read_number ("delay", values[DELAY], 0, PB_SCENARIO_MAX_DELAY, &delay, error))
      || (values[DRAWS] != NULL && !read_number ("draws", values[DRAWS], 1, MAX_DRAWS, &draws, error))
      || (values[SEED] != NULL && !read_number ("seed", values[SEED], 0, G_MAXUINT64, &assumptions->seed, error))
      || (values[RANGE] != NULL && !pb_cli_read_range (values[RANGE], &assumptions->range, error))
      || (values[REALISE] != NULL && !pb_cli_read_percent (values[REALISE], &percent, error)))
    return FALSE;
  if (percent < 0 || percent > PB_SCENARIO_MAX_REALISATION)
    {
      g_set_error (error, PB_ERROR, PB_ERROR_INVALID, _ ("A realisation is 0 to %d %%; %g is not."),
                   PB_SCENARIO_MAX_REALISATION, percent);
      return FALSE;
    }
  assumptions->year = (int)year;
  assumptions->delay = (int)delay;
  assumptions->draws = (guint)draws;
  assumptions->realisation = percent;
  return TRUE;
}

/* A year that no balance covers would only give empty answers. */
static gboolean
check_year (PbPlan *plan, int year, GError **error)
{
  g_autoptr (GArray) years = pb_balance_years (plan);
  for (guint i = 0; i < years->len; i++)
    if (g_array_index (years, gint, i) == year)
      return TRUE;
  if (years->len == 0)
    g_set_error_literal (error, PB_ERROR, PB_ERROR_NOT_FOUND, _ ("The plan has no table with a balance."));
  else
    g_set_error (error, PB_ERROR, PB_ERROR_NOT_FOUND, _ ("No balance of the plan covers %d. They cover %d–%d."), year,
                 g_array_index (years, gint, 0), g_array_index (years, gint, years->len - 1));
  return FALSE;
}

int
pb_cli_show (int argc, char **argv)
{
  char *format = NULL, *board = NULL, *scenario = NULL, *period = NULL;
  char *decision = NULL, *date = NULL;
  char *values[N_ASSUMPTIONS] = { NULL };
  const PbCliOption options[] = {
    { "format", &format, NULL },           { "board", &board, NULL },
    { "scenario", &scenario, NULL },       { "year", &values[YEAR], NULL },
    { "delay", &values[DELAY], NULL },     { "realise", &values[REALISE], NULL },
    { "range", &values[RANGE], NULL },     { "draws", &values[DRAWS], NULL },
    { "seed", &values[SEED], NULL },       { "period", &period, NULL },
    { "decision", &decision, NULL },       { "date", &date, NULL },
  };
  PbAssumptions assumptions = pb_assumptions_default;
  PbShowOptions show = { PB_SHOW_TEXT, NULL, NULL, &assumptions, NULL };
  g_autoptr (GError) error = NULL;
  if (!pb_cli_parse ("show", &argc, argv, options, G_N_ELEMENTS (options), 2, 2))
    return PB_CLI_USAGE;
  if (format != NULL && !pb_show_format_from_name (format, &show.format))
    {
      g_printerr (_ ("“%s” is no format. Write text, csv or json.\n"), format);
      return PB_CLI_USAGE;
    }
  if (!read_assumptions (values, &assumptions, &error))
    {
      pb_cli_complain (error);
      return PB_CLI_USAGE;
    }
  if (period != NULL && !pb_period_parse (period, NULL, NULL))
    {
      g_printerr (_ ("“%s” is no period. Write for example 2024, 2024-T1 or 2024-Q3.\n"), period);
      return PB_CLI_USAGE;
    }
  show.period = period;
  show.board = board;
  show.scenario = scenario;
  show.decision = decision;
  show.date = date;
  g_autoptr (PbPlan) plan = pb_cli_open (argv[0]);
  if (plan == NULL)
    return PB_CLI_FAILED;
  if (assumptions.year != 0 && !check_year (plan, assumptions.year, &error))
    {
      pb_cli_complain (error);
      return PB_CLI_FAILED;
    }
  g_autofree char *text = pb_show (plan, argv[1], &show, &error);
  if (text == NULL)
    {
      pb_cli_complain (error);
      return PB_CLI_FAILED;
    }
  return pb_cli_put (text) ? PB_CLI_OK : PB_CLI_FAILED;
}
