/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-cli.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* An example plan: in PLANBOK_DATADIR where that is set, else where the program is installed. NULL where there is none.
 */
static char *
find_example (const char *name)
{
  g_autofree char *file = g_strconcat (name, ".planbok", NULL);
  const char *const folders[] = { g_getenv ("PLANBOK_DATADIR"), PB_PKGDATADIR };
  for (guint i = 0; i < G_N_ELEMENTS (folders) && strchr (name, '/') == NULL; i++)
    {
      g_autofree char *path = folders[i] != NULL ? g_build_filename (folders[i], "examples", file, NULL) : NULL;
      if (path != NULL && g_file_test (path, G_FILE_TEST_IS_REGULAR))
        return g_steal_pointer (&path);
    }
  return NULL;
}

int
pb_cli_new (int argc, char **argv)
{
  char *example = NULL;
  const PbCliOption options[] = { { "example", &example, NULL } };
  g_autoptr (GError) error = NULL;
  g_autoptr (PbPlan) plan = NULL;
  if (!pb_cli_parse ("new", &argc, argv, options, G_N_ELEMENTS (options), 1, 1))
    return PB_CLI_USAGE;
  if (example != NULL)
    {
      g_autofree char *source = find_example (example);
      if (source == NULL)
        {
          g_printerr (_ ("There is no example “%s”. There are: karlskrona, kalmar, karlshamn.\n"), example);
          return PB_CLI_FAILED;
        }
      plan = pb_plan_create_from (argv[0], source, &error);
    }
  else
    plan = pb_plan_create (argv[0], &error);
  if (plan == NULL)
    {
      pb_cli_complain (error);
      return PB_CLI_FAILED;
    }
  g_print (_ ("Made %s.\n"), argv[0]);
  return PB_CLI_OK;
}
