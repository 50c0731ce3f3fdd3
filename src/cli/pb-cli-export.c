/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-cli.h"

#include <glib/gi18n-lib.h>
#include "exchange/pb-export.h"

int
pb_cli_export (int argc, char **argv)
{
  char *scenario = NULL, *board = NULL, *what = NULL;
  const PbCliOption options[] = { { "scenario", &scenario, NULL }, { "board", &board, NULL }, { "what", &what, NULL } };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  if (!pb_cli_parse ("export", &argc, argv, options, G_N_ELEMENTS (options), 2, 2))
    return PB_CLI_USAGE;
  g_autoptr (PbPlan) plan = pb_cli_open (argv[0]);
  PbExportOptions wanted = { scenario, board, what };
  if (plan == NULL)
    return PB_CLI_FAILED;
  if (!pb_export (plan, argv[1], &wanted, NULL, NULL, warnings, &error))
    {
      pb_cli_complain (error);
      return PB_CLI_FAILED;
    }
  for (guint i = 0; i < warnings->len; i++)
    g_print ("%s\n", (const char *)warnings->pdata[i]);
  g_print (_ ("Wrote %s.\n"), argv[1]);
  return PB_CLI_OK;
}
