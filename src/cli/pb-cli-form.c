/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-cli.h"

#include <glib/gi18n-lib.h>
#include "exchange/pb-form.h"
#include "model/pb-assignment.h"
#include "model/pb-date.h"

static gboolean
is_called (PbRecord *role, PbColumn column, const char *wanted)
{
  const char *name = pb_record_get_text (role, column);
  g_autofree char *folded = name != NULL ? g_utf8_casefold (name, -1) : NULL;
  return g_strcmp0 (folded, wanted) == 0;
}

/* By name or short name, whatever the case. NULL with a sentence that names those there are, or those it may be. */
static PbRecord *
find_role (PbPlan *plan, const char *name)
{
  GPtrArray *roles = pb_plan_peek_records (plan, PB_TABLE_ROLE);
  g_autofree char *wanted = g_utf8_casefold (name, -1);
  g_autoptr (GString) names = g_string_new (NULL), same = g_string_new (NULL);
  PbRecord *found = NULL;
  guint n = 0;
  for (guint i = 0; i < roles->len; i++)
    {
      const char *title = pb_record_get_text (roles->pdata[i], PB_ROLE_NAME);
      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", title);
      if (is_called (roles->pdata[i], PB_ROLE_NAME, wanted))
        return roles->pdata[i];
      if (!is_called (roles->pdata[i], PB_ROLE_SHORT_NAME, wanted))
        continue;
      g_string_append_printf (same, "%s%s", n++ > 0 ? ", " : "", title);
      found = roles->pdata[i];
    }
  if (n == 0)
    g_printerr (_ ("The plan has no function “%s”. It has: %s.\n"), name, names->str);
  else if (n > 1)
    g_printerr (_ ("Several functions are shortened “%s”: %s. Say which by its name.\n"), name, same->str);
  return n == 1 ? found : NULL;
}

int
pb_cli_form (int argc, char **argv)
{
  char *role_name = NULL, *period = NULL, *last_day = NULL;
  gboolean replace = FALSE;
  const PbCliOption options[]
      = { { "role", &role_name, NULL }, { "period", &period, NULL }, { "last-day", &last_day, NULL },
          { "replace", NULL, &replace } };
  g_autoptr (GError) error = NULL;
  g_autofree char *iso = NULL;
  GDate today, day;
  if (!pb_cli_parse ("form", &argc, argv, options, G_N_ELEMENTS (options), 2, 2))
    return PB_CLI_USAGE;
  if (role_name == NULL)
    {
      g_printerr (_ ("The option --%s needs a value: --%s=…\n"), "role", "role");
      return PB_CLI_USAGE;
    }
  if (!pb_form_check_name (argv[1], &error) || (last_day != NULL && !pb_date_parse (last_day, &day, &error)))
    {
      pb_cli_complain (error);
      return PB_CLI_USAGE;
    }
  if (!replace && g_file_test (argv[1], G_FILE_TEST_IS_REGULAR))
    {
      g_printerr (_ ("%s exists, and may have been filled in. Choose another name, or say --replace.\n"), argv[1]);
      return PB_CLI_FAILED;
    }
  iso = last_day != NULL ? pb_date_to_iso (&day) : NULL;
  g_autoptr (PbPlan) plan = pb_cli_open (argv[0]);
  PbRecord *role = plan != NULL ? find_role (plan, role_name) : NULL;
  if (role == NULL)
    return PB_CLI_FAILED;
  pb_date_today (&today);
  g_autofree char *current = pb_plan_dup_current_period (plan, &today);
  if (!pb_form_write (plan, argv[1], role, period != NULL ? period : current, iso, &error))
    {
      pb_cli_complain (error);
      return PB_CLI_FAILED;
    }
  g_print (_ ("Wrote %s.\n"), argv[1]);
  return PB_CLI_OK;
}
