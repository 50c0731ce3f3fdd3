/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-cli.h"

#include <glib/gi18n-lib.h>
#include "model/pb-error.h"
#include "report/pb-report.h"

static const char *const papers[PB_N_REPORT_PAPERS] = { [PB_REPORT_A4] = "a4", [PB_REPORT_A5] = "a5" };

static gboolean
find_paper (const char *name, PbReportPaper *paper, GError **error)
{
  *paper = PB_REPORT_A4;
  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (papers); i++)
    if (g_ascii_strcasecmp (name, papers[i]) == 0)
      {
        *paper = i;
        return TRUE;
      }
  if (name != NULL)
    g_set_error (error, PB_ERROR, PB_ERROR_INVALID, _ ("“%s” is no paper that a report is made for: say a4 or a5."), name);
  return name == NULL;
}

static gboolean
export_report (PbPlan *plan, const char *path, const PbExportOptions *wanted, const char *period, const char *page, GError **error)
{
  PbReportOptions options = { PB_REPORT_PLAN, period, wanted->board, wanted->scenario };
  PbReportPaper paper;
  return find_paper (page, &paper, error)
         && (wanted->what == NULL || pb_report_kind_from_name (wanted->what, &options.kind, error))
         && pb_report_write (plan, path, &options, paper, NULL, NULL, error);
}

int
pb_cli_export (int argc, char **argv)
{
  char *scenario = NULL, *board = NULL, *what = NULL, *period = NULL, *page = NULL;
  const PbCliOption options[] = { { "scenario", &scenario, NULL }, { "board", &board, NULL }, { "what", &what, NULL },
                                  { "period", &period, NULL }, { "page", &page, NULL } };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  if (!pb_cli_parse ("export", &argc, argv, options, G_N_ELEMENTS (options), 2, 2))
    return PB_CLI_USAGE;
  g_autofree char *folded = g_ascii_strdown (argv[1], -1);
  gboolean is_report = g_str_has_suffix (folded, ".pdf");
  if (!is_report && (period != NULL || page != NULL))
    {
      g_printerr (_ ("--period and --page are of a report: write a file that ends in .pdf.\n"));
      return PB_CLI_USAGE;
    }
  g_autoptr (PbPlan) plan = pb_cli_open (argv[0]);
  PbExportOptions wanted = { scenario, board, what };
  if (plan == NULL)
    return PB_CLI_FAILED;
  if (is_report ? !export_report (plan, argv[1], &wanted, period, page, &error)
                : !pb_export (plan, argv[1], &wanted, NULL, NULL, warnings, &error))
    {
      pb_cli_complain (error);
      return PB_CLI_FAILED;
    }
  for (guint i = 0; i < warnings->len; i++)
    g_print ("%s\n", (const char *)warnings->pdata[i]);
  g_print (_ ("Wrote %s.\n"), argv[1]);
  return PB_CLI_OK;
}
