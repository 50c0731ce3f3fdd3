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
    g_set_error (error, PB_ERROR, PB_ERROR_INVALID, _ ("“%s” is no paper that a report is made for: say a4 or a5."),
                 name);
  return name == NULL;
}

/* What of a report is chosen on the command line. */
typedef struct
{
  const char *kind; /* NULL: none */
  const char *period;
  const char *page;
  const char *parts;
} Wanted;

static gboolean
export_report (PbPlan *plan, const char *path, const PbExportOptions *wanted, const Wanted *report, GPtrArray *warnings,
               GError **error)
{
  PbReportOptions options = { PB_REPORT_PLAN, report->period, wanted->board, wanted->scenario };
  PbReportPaper paper;
  g_autoptr (GArray) parts = NULL;
  if (!find_paper (report->page, &paper, error)
      || (report->kind != NULL && !pb_report_kind_from_name (report->kind, &options.kind, error))
      || (report->parts != NULL && (parts = pb_report_parts_from_names (report->parts, error)) == NULL))
    return FALSE;
  if (parts != NULL)
    {
      options.parts = (const PbReportPart *)parts->data;
      options.n_parts = parts->len;
    }
  return pb_report_write (plan, path, &options, paper, NULL, NULL, warnings, error);
}

int
pb_cli_export (int argc, char **argv)
{
  char *scenario = NULL, *board = NULL, *what = NULL, *period = NULL, *page = NULL, *kind = NULL, *parts = NULL;
  const PbCliOption options[] = { { "scenario", &scenario, NULL }, { "board", &board, NULL }, { "what", &what, NULL },
                                  { "report", &kind, NULL }, { "parts", &parts, NULL }, { "period", &period, NULL },
                                  { "page", &page, NULL } };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  if (!pb_cli_parse ("export", &argc, argv, options, G_N_ELEMENTS (options), 2, 2))
    return PB_CLI_USAGE;
  g_autofree char *folded = g_ascii_strdown (argv[1], -1);
  gboolean is_pdf = g_str_has_suffix (folded, ".pdf"), is_workbook = g_str_has_suffix (folded, ".xlsx");
  gboolean is_report = is_pdf || (is_workbook && kind != NULL);
  if ((!is_report && (period != NULL || parts != NULL || kind != NULL)) || (!is_pdf && page != NULL))
    {
      g_printerr (
          _ ("--report, --parts, --period and --page are of a report: write a file that ends in .pdf, or with --report "
             "one that ends in .xlsx, which has no --page.\n"));
      return PB_CLI_USAGE;
    }
  g_autoptr (PbPlan) plan = pb_cli_open (argv[0]);
  const PbExportOptions wanted = { scenario, board, what };
  const Wanted report = { kind != NULL ? kind : what, period, page, parts };
  if (plan == NULL)
    return PB_CLI_FAILED;
  if (is_report ? !export_report (plan, argv[1], &wanted, &report, warnings, &error)
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
