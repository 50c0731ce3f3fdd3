/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-cli.h"

#include <glib/gi18n-lib.h>
#include "exchange/pb-show.h"
#include "model/pb-check.h"

static char *
dup_findings (GPtrArray *findings)
{
  GString *text = g_string_new (NULL);
  const char *const severities[] = { C_ ("severity", "Error"), C_ ("severity", "Warning"), C_ ("severity", "Note") };
  for (guint i = 0; i < findings->len; i++)
    {
      PbFinding *finding = findings->pdata[i];
      g_string_append_printf (text, "%s: %s\n", severities[pb_finding_get_severity (finding)],
                              pb_finding_get_message (finding));
    }
  if (findings->len == 0)
    g_string_append (text, _ ("Nothing wrong was found.\n"));
  else
    g_string_append_printf (text, ngettext ("%u finding.\n", "%u findings.\n", findings->len), findings->len);
  return g_string_free (text, FALSE);
}

int
pb_cli_check (int argc, char **argv)
{
  char *format_name = NULL;
  const PbCliOption options[] = { { "format", &format_name, NULL } };
  PbShowOptions show = { PB_SHOW_TEXT, NULL, NULL };
  g_autoptr (GError) error = NULL;
  if (!pb_cli_parse ("check", &argc, argv, options, G_N_ELEMENTS (options), 1, 1))
    return PB_CLI_USAGE;
  if (format_name != NULL && (!pb_show_format_from_name (format_name, &show.format) || show.format == PB_SHOW_CSV))
    {
      g_printerr (_ ("“%s” is no format of this. Write text or json.\n"), format_name);
      return PB_CLI_USAGE;
    }
  g_autoptr (PbPlan) plan = pb_cli_open (argv[0]);
  if (plan == NULL)
    return PB_CLI_UNREADABLE;
  if (!pb_check_file (plan, &error))
    {
      pb_cli_complain (error);
      return PB_CLI_UNREADABLE;
    }
  g_autoptr (GPtrArray) findings = pb_check_all (plan);
  g_autofree char *text
      = show.format == PB_SHOW_JSON ? pb_show (plan, "findings", &show, NULL) : dup_findings (findings);
  if (!pb_cli_put (text))
    return PB_CLI_UNREADABLE;
  return findings->len > 0 ? PB_CLI_FAILED : PB_CLI_OK;
}
