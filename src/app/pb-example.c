/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-example.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

#include "model/pb-error.h"
#include "model/pb-plan.h"

static char *
find_source (const char *file)
{
  const char *directory = g_getenv ("PLANBOK_DATADIR");

  return g_build_filename (directory ? directory : PB_PKGDATADIR, "examples", file, NULL);
}

char *
pb_example_ensure (const char *name, GError **error)
{
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autofree char *directory
      = documents ? g_strdup (documents) : g_build_filename (g_get_user_data_dir (), "planbok", NULL);
  g_autofree char *file = g_strconcat (name, ".planbok", NULL);
  g_autofree char *path = g_build_filename (directory, file, NULL);
  g_autofree char *source = find_source (file);
  g_autoptr (PbPlan) plan = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&path);
  if (!g_file_test (source, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, PB_ERROR, PB_ERROR_NOT_FOUND,
                   _("The example plan is missing from the installation (%s). Install Planbok again."), source);
      return NULL;
    }
  if (g_mkdir_with_parents (directory, 0755) != 0)
    {
      g_set_error (error, PB_ERROR, PB_ERROR_FAILED,
                   _("The folder %s for the example could not be made: %s. Make it yourself, and try again."),
                   directory, g_strerror (errno));
      return NULL;
    }
  plan = pb_plan_create_from (path, source, error);
  if (plan == NULL)
    return NULL;
  pb_plan_close (plan);
  return g_steal_pointer (&path);
}
