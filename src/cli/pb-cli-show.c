/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-cli.h"

#include <glib/gi18n-lib.h>
#include "exchange/pb-show.h"

int
pb_cli_show (int argc, char **argv)
{
  char *format = NULL, *board = NULL, *scenario = NULL;
  const PbCliOption options[]
      = { { "format", &format, NULL }, { "board", &board, NULL }, { "scenario", &scenario, NULL } };
  PbShowOptions show = { PB_SHOW_TEXT, NULL, NULL };
  g_autoptr (GError) error = NULL;
  if (!pb_cli_parse ("show", &argc, argv, options, G_N_ELEMENTS (options), 2, 2))
    return PB_CLI_USAGE;
  if (format != NULL && !pb_show_format_from_name (format, &show.format))
    {
      g_printerr (_ ("“%s” is no format. Write text, csv or json.\n"), format);
      return PB_CLI_USAGE;
    }
  show.board = board;
  show.scenario = scenario;
  g_autoptr (PbPlan) plan = pb_cli_open (argv[0]);
  if (plan == NULL)
    return PB_CLI_FAILED;
  g_autofree char *text = pb_show (plan, argv[1], &show, &error);
  if (text == NULL)
    {
      pb_cli_complain (error);
      return PB_CLI_FAILED;
    }
  return pb_cli_put (text) ? PB_CLI_OK : PB_CLI_FAILED;
}
