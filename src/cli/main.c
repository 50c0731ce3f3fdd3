/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <locale.h>
#include <signal.h>
#include <string.h>
#include "exchange/pb-layout.h"
#include "exchange/pb-show.h"
#include "exchange/pb-workbook.h"
#include "model/pb-locale.h"
#include "pb-cli.h"

static const PbCliCommand commands[] = {
  { "new", "planbok-cli new PLAN [--example=karlskrona|kalmar|karlshamn]", N_ ("Make a plan. Refuses to overwrite."), NULL, pb_cli_new },
  { "check", "planbok-cli check PLAN [--format=text|json]",
    N_ ("Check the file, the tables, the printed totals and the claims."),
    N_ ("Exit status 0: nothing wrong, 1: findings, 2: the plan cannot be read."), pb_cli_check },
  { "show", "planbok-cli show PLAN WHAT [--board=…] [--scenario=…] [--period=…] [--decision=…|--date=…] "
    "[--format=text|csv|json]",
    N_ ("Show something of the plan."),
    N_ ("compare and differences: the plan beside its scenarios, or the one told. tornado, latest-delays and certainty "
        "take --year=2027; tornado --delay=6 --realise=80, on top of what the scenario says; certainty "
        "--range=0/0/6:80/100/100 for assignments that have no range of their own, --draws=10000 and --seed=1: the same "
        "seed gives the same answer. round and goals take --period=2026-T3. then: what differs from the plan at a --decision, "
        "or at the end of a --date."),
    pb_cli_show },
  { "import", "planbok-cli import PLAN FILE… [--as=LAYOUT] [--map=HEADER:COLUMN]… [--give=COLUMN:TEXT]… [--sheet=…] "
    "[--header-row=…] [--remember] [--label=…] [--dry-run]",
    N_ ("Bring text tables (CSV, TSV), Excel workbooks (XLSX), or JSON that Kolada answered with, into the plan, all of it "
        "as one edit."),
    N_ ("The layout is guessed from the header when it is not given. --map says what column of the layout a header in the "
        "file is, --give what stands on every row where the file has no such column, --remember keeps both for files with the "
        "same headers: without --as and --map they are read as they were last mapped, here or in the window. With --dry-run the rows are "
        "told and nothing is changed."),
    pb_cli_import },
  { "export", "planbok-cli export PLAN OUT.xlsx|OUT.pdf|OUT.csv|OUT.json [--scenario=…] [--board=…] [--what=…] "
    "[--report=KIND] [--parts=PART,…] [--period=…] [--page=a4|a5]",
    N_ ("Write the plan as an Excel workbook, a report as PDF or Excel, a table as CSV, or everything as JSON."),
    N_ ("What of the plan is said by --what: WHAT, of a workbook a PART. --report writes a report as PDF or Excel: period-report, "
        "plan, board-plan, quality-report or final-report; --parts says which of its parts, in what order."),
    pb_cli_export },
  { "scenario",
    "planbok-cli scenario PLAN NAME [--based-on=…] [--delay=UPPDRAG:MONTHS]… [--realise=UPPDRAG:PERCENT]… "
    "[--set=TABLE/LINE/COLUMN=AMOUNT]… [--range=UPPDRAG:0/0/6:80/100/100]… [--proposal] [--by=WHO] [--note=…] | --rename=… | "
    "--lock | --unlock | --adopt | --delete",
    N_ ("Make a scenario, or change the one of that name, as one edit."),
    N_ ("An assignment is told by its number or title, an amount in the table's unit. --range says how uncertain the "
        "assignment is: lowest/likely/highest months and percent. --adopt makes its figures the plan's."),
    pb_cli_scenario },
  { "fetch", "planbok-cli fetch PLAN [KPI… [--municipality=CODE,…] [--years=FIRST-LAST]] [--base-url=…]",
    N_ ("Fetch values from Kolada, all of them as one edit."),
    N_ ("KPI is Kolada’s id of an indicator, as N25018. Without --municipality all municipalities are fetched. Without any "
        "KPI, what changed since the last fetch is fetched again."),
    pb_cli_fetch },
  { "review", "planbok-cli review PLAN BOOK.xlsx… [--accept] [--accept-conflicts]",
    N_ ("Compare workbooks that Planbok wrote, and others changed, with the plan, and take in what they changed as one edit."),
    N_ ("Without --accept the changes are told and nothing is changed. A conflict is what the plan changed meanwhile."),
    pb_cli_review },
  { "form", "planbok-cli form PLAN OUT.xlsx --role=… [--period=2025-T1] [--last-day=2025-05-31] [--replace]",
    N_ ("Write a form for one function: its assignments and activities, to be filled in where there is no Planbok."),
    N_ ("It comes back through review. The period is the one to report now when it is not told."), pb_cli_form },
  { "undo", "planbok-cli undo PLAN", N_ ("Undo the latest edit."), NULL, pb_cli_undo },
  { "redo", "planbok-cli redo PLAN", N_ ("Do again what was undone."), NULL, pb_cli_redo },
};

const PbCliCommand *
pb_cli_command (guint n)
{
  return n < G_N_ELEMENTS (commands) ? &commands[n] : NULL;
}

static void
print_help (void)
{
  g_autofree char *whats = pb_show_dup_names (), *layouts = pb_layout_dup_names ();
  g_autofree char *parts = pb_workbook_dup_names ();
  g_print (_ ("planbok-cli reads and changes plan files of Planbok.\n\n"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_print ("  %s\n      %s\n", commands[i].arguments, _ (commands[i].summary));
      if (commands[i].help != NULL)
        g_print ("      %s\n", _ (commands[i].help));
    }
  g_print (_ ("\nWHAT: %s\n"), whats);
  g_print (_ ("LAYOUT: %s\n"), layouts);
  g_print (_ ("PART: %s\n"), parts);
  g_print (_ ("\nFor every command:\n"));
  g_print ("  --author=…\n      %s\n",
           _ ("Who makes the edit. Else the environment's PLANBOK_AUTHOR, else the account's name."));
  g_print ("  --help, --version\n");
}

/* Takes the options that every command has. FALSE where one of them was all there is to do; *status tells how it went.
 */
static gboolean
take_globals (int *argc, char **argv, int *status)
{
  int kept = 1;
  *status = PB_CLI_OK;
  for (int i = 1; i < *argc; i++)
    {
      if (strcmp (argv[i], "--") == 0)
        {
          while (i < *argc)
            argv[kept++] = argv[i++];
          break;
        }
      if (strcmp (argv[i], "--help") == 0 || strcmp (argv[i], "-h") == 0)
        {
          print_help ();
          return FALSE;
        }
      if (strcmp (argv[i], "--version") == 0)
        {
          g_print ("planbok-cli %s\n", PB_VERSION);
          return FALSE;
        }
      if (g_str_has_prefix (argv[i], "--author="))
        pb_cli_set_author (argv[i] + strlen ("--author="));
      else if (strcmp (argv[i], "--author") == 0 && i + 1 < *argc)
        pb_cli_set_author (argv[++i]);
      else if (strcmp (argv[i], "--author") == 0)
        {
          g_printerr (_ ("The option --%s needs a value: --%s=…\n"), "author", "author");
          *status = PB_CLI_USAGE;
          return FALSE;
        }
      else
        argv[kept++] = argv[i];
    }
  *argc = kept;
  return TRUE;
}

int
main (int argc, char **argv)
{
  int status;
  /* A file at its size limit is an error that SQLite reports, not the end of the program. */
  signal (SIGXFSZ, SIG_IGN);
  pb_locale_init ("system");
  /* Nobody watches a window freeze: a script can wait for one that writes. */
  pb_plan_set_patience (5000);
  if (!take_globals (&argc, argv, &status))
    return status;
  if (argc < 2)
    {
      g_printerr (_ ("Say what planbok-cli is to do.\n"));
      pb_cli_usage (NULL);
      return PB_CLI_USAGE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (commands[i].name, argv[1]) == 0)
      return commands[i].run (argc - 2, argv + 2);
  g_printerr (_ ("“%s” is no command of planbok-cli.\n"), argv[1]);
  pb_cli_usage (NULL);
  return PB_CLI_USAGE;
}
