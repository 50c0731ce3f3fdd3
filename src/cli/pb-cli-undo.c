/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-cli.h"

#include <glib/gi18n-lib.h>

/* get_label: of the step back, which is what was taken; what stood there before may have been another program's. */
static int
step (const char *command, int argc, char **argv, gboolean (*take) (PbPlan *, GError **),
      const char *(*get_label) (PbPlan *), const char *said)
{
  g_autoptr (GError) error = NULL;
  if (!pb_cli_parse (command, &argc, argv, NULL, 0, 1, 1))
    return PB_CLI_USAGE;
  g_autoptr (PbPlan) plan = pb_cli_open (argv[0]);
  if (plan == NULL)
    return PB_CLI_FAILED;
  if (!take (plan, &error))
    {
      pb_cli_complain (error);
      return PB_CLI_FAILED;
    }
  g_print ("%s: %s\n", said, get_label (plan));
  return PB_CLI_OK;
}

int
pb_cli_undo (int argc, char **argv)
{
  return step ("undo", argc, argv, pb_plan_undo, pb_plan_get_redo_label, _ ("Undone"));
}

int
pb_cli_redo (int argc, char **argv)
{
  return step ("redo", argc, argv, pb_plan_redo, pb_plan_get_undo_label, _ ("Redone"));
}
