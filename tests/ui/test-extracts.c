/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every view tells what it shows as tables, and those become text and workbooks. */
#include <adwaita.h>
#include <string.h>

#include "../model/test-tables.h"
#include "app/pb-view-export.h"
#include "exchange/pb-import.h"
#include "exchange/pb-text-table.h"
#include "exchange/pb-workbook.h"
#include "model/pb-scenario.h"
#include "views/pb-assignments-view.h"
#include "views/pb-benchmarks-view.h"
#include "views/pb-budget-view.h"
#include "views/pb-extractable.h"
#include "views/pb-extracts.h"
#include "views/pb-follow-up-view.h"
#include "views/pb-history-view.h"
#include "views/pb-meetings-view.h"
#include "views/pb-overview-view.h"

typedef struct
{
  TestPlan base;
  TestKarlskrona karlskrona;
  GtkWidget *window;
} Page;

static void
import (Page *page, const char *table)
{
  g_autoptr (PbImport) import = pb_import_new (page->base.plan);
  g_autoptr (GError) error = NULL;
  g_autoptr (PbImportReport) report = NULL;

  pb_import_add_text (import, "table.tsv", table, strlen (table), NULL, &error);
  g_assert_no_error (error);
  report = pb_import_run (import, FALSE, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (Page *page, gconstpointer data)
{
  test_plan_set_up (&page->base, NULL);
  test_build_karlskrona (&page->karlskrona, page->base.plan);
  import (page, "fält\tvärde\nkommun\tKarlskrona\n");
  import (page, "nyckeltal\tenhet\tkommun\t2022\t2023\nKostnad\tkr\tKarlskrona\t10\t12,5\nKostnad\tkr\tKalmar\t8\t10\n");
}

static void
tear_down (Page *page, gconstpointer data)
{
  if (page->window)
    gtk_window_destroy (GTK_WINDOW (page->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  test_plan_tear_down (&page->base, NULL);
}

static void
show (Page *page, GtkWidget *view)
{
  gint64 end = g_get_monotonic_time () + 2 * G_USEC_PER_SEC;

  page->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (page->window), 1300, 850);
  gtk_window_set_child (GTK_WINDOW (page->window), view);
  gtk_window_present (GTK_WINDOW (page->window));
  /* Views are filled before their first frame. */
  while (!gtk_widget_get_mapped (view) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* The workbook of the extracts, read back: its sheets' names, and all cells of one as text. */
static char *
read_back (Page *page, GPtrArray *extracts, guint sheet, guint *n_sheets, gboolean *formula)
{
  g_autofree char *path = g_strconcat (pb_plan_get_path (page->base.plan), ".xlsx", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (PbXlsx) book = NULL;
  g_autoptr (PbXlsxSheet) cells = NULL;
  GString *text = g_string_new (NULL);

  pb_workbook_write_extracts_file (pb_plan_get_path (page->base.plan), "Anna", path, extracts, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  bytes = pb_text_table_load_bytes (path, &error);
  g_assert_no_error (error);
  book = pb_xlsx_open (bytes, "bok", &error);
  g_assert_no_error (error);
  *n_sheets = pb_xlsx_get_n_sheets (book);
  cells = pb_xlsx_read_sheet (book, sheet, NULL, &error);
  g_assert_no_error (error);
  *formula = FALSE;
  for (guint row = 0; row < pb_xlsx_sheet_get_n_rows (cells); row++)
    {
      guint n;
      const PbXlsxCell *line = pb_xlsx_sheet_get_cells (cells, row, &n);

      for (guint i = 0; i < n; i++)
        {
          g_autofree char *cell = pb_xlsx_cell_dup_text (&line[i]);

          *formula |= line[i].is_formula;
          g_string_append_printf (text, "%s|", cell);
        }
      g_string_append_c (text, '\n');
    }
  g_remove (path);
  return g_string_free (text, FALSE);
}

static GtkWidget *
create (Page *page, const char *name)
{
  PbPlan *plan = page->base.plan;
  GtkWidget *view;

  if (strcmp (name, "overview") == 0)
    return pb_overview_view_new (plan);
  if (strcmp (name, "assignments") == 0)
    return pb_assignments_view_new (plan, NULL);
  if (strcmp (name, "benchmarks") == 0)
    return pb_benchmarks_view_new (plan);
  if (strcmp (name, "meetings") == 0)
    return pb_meetings_view_new (plan);
  if (strcmp (name, "history") == 0)
    return pb_history_view_new (plan);
  if (g_str_has_prefix (name, "follow-up"))
    {
      view = pb_follow_up_view_new (plan, NULL);
      pb_follow_up_view_show_page (PB_FOLLOW_UP_VIEW (view), name + strlen ("follow-up "));
      return view;
    }
  return pb_budget_view_new (plan);
}

/* A view may be filled after its first frame. */
static GPtrArray *
wait_for_extracts (PbExtractable *view)
{
  gint64 end = g_get_monotonic_time () + 5 * G_USEC_PER_SEC;
  GPtrArray *extracts = pb_extractable_list (view);

  while (extracts->len == 0)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_ptr_array_unref (extracts);
      g_main_context_iteration (NULL, FALSE);
      extracts = pb_extractable_list (view);
    }
  return extracts;
}

/* What the first table begins with, and what stands in its workbook. */
static void
test_view (Page *page, gconstpointer data)
{
  const char *const *wanted = data;
  GtkWidget *view = create (page, wanted[0]);
  g_autoptr (GPtrArray) extracts = NULL;
  g_autofree char *text = NULL, *cells = NULL, *about = NULL;
  guint n_sheets = 0;
  gboolean formula;

  show (page, view);
  if (strcmp (wanted[0], "budget compare") == 0)
    pb_budget_view_compare (PB_BUDGET_VIEW (view));
  extracts = wait_for_extracts (PB_EXTRACTABLE (view));
  text = pb_view_export_dup_text (page->base.plan, extracts);
  g_test_message ("%s", text);
  g_assert_true (g_str_has_prefix (text, wanted[1]));
  g_assert_nonnull (strstr (text, wanted[2]));
  cells = read_back (page, extracts, 0, &n_sheets, &formula);
  g_test_message ("%s", cells);
  g_assert_cmpuint (n_sheets, ==, extracts->len + 1);
  g_assert_nonnull (strstr (cells, wanted[3]));
  g_assert_cmpint (formula, ==, pb_extract_get_table (extracts->pdata[0]) != 0);
  about = read_back (page, extracts, n_sheets - 1, &n_sheets, &formula);
  g_assert_nonnull (strstr (about, "The plan's own figures|"));
  g_assert_nonnull (strstr (about, "Written by|Anna|"));
}

/* Text of every kind, as a spreadsheet takes it and as a workbook holds it. */
static void
test_cells (Page *page, gconstpointer data)
{
  g_autoptr (PbExtract) extract = pb_extract_new ("=Title", "");
  g_autoptr (GPtrArray) extracts = pb_extractable_new_list ();
  g_autofree char *text = NULL, *cells = NULL;
  guint n_sheets;
  gboolean formula;

  pb_extract_add_column (extract, "Text");
  pb_extract_add_number_column (extract, "Number", 1);
  pb_extract_add_money_column (extract, "Money, MSEK", PB_UNIT_MNKR, 1);
  pb_extract_add_date_column (extract, "Day");
  pb_extract_add_text (extract, "=1+1\tand\nmore");
  pb_extract_add_number (extract, TRUE, -1234.25);
  pb_extract_add_money (extract, TRUE, G_GINT64_CONSTANT (-710050000));
  pb_extract_add_date (extract, "2026-11-22");
  pb_extract_add_text (extract, NULL);
  pb_extract_add_text (extract, "2 of 4");
  pb_extract_add_money (extract, FALSE, 0);
  pb_extract_add_date (extract, NULL);
  pb_extract_set_source (extract, "Source: Kolada");
  g_ptr_array_add (extracts, pb_extract_ref (extract));
  text = pb_view_export_dup_text (page->base.plan, extracts);
  g_assert_cmpstr (text, ==,
                   "'=Title\nText\tNumber\tMoney, MSEK\tDay\n"
                   "'=1+1 and more\t-1234,3\t-7,1005\t2026-11-22\n"
                   "\t2 of 4\t\t\nSource: Kolada\n");
  cells = read_back (page, extracts, 0, &n_sheets, &formula);
  g_assert_nonnull (strstr (cells, "=1+1\tand\nmore|-1234,25|-7,1005|2026-11-22|"));
  g_assert_nonnull (strstr (cells, "Source: Kolada|"));
  g_assert_false (formula);
}

/* In a scenario the figures are its, and both the text and the workbook say so. */
static void
test_scenario (Page *page, gconstpointer data)
{
  PbPlan *plan = page->base.plan;
  gint64 scenario = pb_scenario_create (plan, "Careful", 0, PB_SCENARIO_SCENARIO, NULL, NULL);
  g_autoptr (GPtrArray) extracts = pb_extractable_new_list ();
  g_autofree char *text = NULL, *about = NULL;
  guint n_sheets = 0;
  gboolean formula;

  g_assert_cmpint (scenario, !=, 0);
  pb_plan_set_scenario (plan, scenario);
  pb_extracts_add_tables (extracts, plan, NULL, 0);
  text = pb_view_export_dup_text (plan, extracts);
  g_assert_true (g_str_has_suffix (text, "Scenario: Careful\n"));
  about = read_back (page, extracts, extracts->len, &n_sheets, &formula);
  g_assert_nonnull (strstr (about, "Figures|Careful|"));
}

int
main (int argc, char **argv)
{
  static const char *const views[][4] = {
    { "overview", "Balance\n", "\tIn balance", "|In balance|" },
    { "assignments", "Assignments\n", "Number\tTitle\tBoard", "Number|Title|Board|" },
    { "budget", "", "\t2025", "2025|" },
    { "budget compare", "Scenarios\n", "Year\t", "Year|" },
    { "benchmarks", "Kostnad\nkr", "Kalmar, %\t25,0\t25,0", "Municipality|" },
    { "follow-up round", "Reporting round\n", "Responsible\t", "Responsible|" },
    { "follow-up goals", "Goal chain\n", "Level\tKind", "Level|Kind|" },
    { "follow-up outcomes", "Indicators\n", "Outcome\tTarget", "Outcome|Target|" },
    { "meetings", "Year wheel\n", "From\tTo", "From|To|" },
    { "history", "History\n", "Time\tAuthor", "Time|Author|" },
  };

  g_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_autofree char *path = g_strconcat ("/extracts/", views[i][0], NULL);

      g_test_add (path, Page, views[i], set_up, test_view, tear_down);
    }
  g_test_add ("/extracts/cells", Page, NULL, set_up, test_cells, tear_down);
  g_test_add ("/extracts/scenario", Page, NULL, set_up, test_scenario, tear_down);
  return g_test_run ();
}
