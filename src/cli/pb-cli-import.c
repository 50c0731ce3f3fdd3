/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-cli.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "exchange/pb-import.h"
#include "exchange/pb-review.h"

static void
print_report (const PbImportReport *report, gboolean dry_run)
{
  for (guint i = 0; dry_run && i < report->rows->len; i++)
    g_print ("%s\n", (const char *)report->rows->pdata[i]);
  for (guint i = 0; i < report->sheets->len; i++)
    g_print ("%s\n", (const char *)report->sheets->pdata[i]);
  for (guint i = 0; i < report->warnings->len; i++)
    g_print ("%s\n", (const char *)report->warnings->pdata[i]);
  for (guint i = 0; i < report->counts->len; i++)
    {
      const PbImportCount *count = &g_array_index (report->counts, PbImportCount, i);
      if (count->added + count->changed + count->removed == 0)
        continue;
      /* Translators: a table's name and how many of its rows. */
      g_print (_ ("%s: %u new, %u changed, %u removed\n"),
               g_dgettext (GETTEXT_PACKAGE, pb_table_info (count->table)->label), count->added, count->changed,
               count->removed);
    }
  if (!report->changed && report->n_unknown > 0)
    g_print (_ ("The plan holds what was read already, but sheets were passed by. Nothing is changed.\n"));
  else if (!report->changed)
    g_print (_ ("The plan holds all of it already. Nothing is changed.\n"));
  else if (dry_run)
    g_print (_ ("This is what would happen. Nothing is changed.\n"));
}

/* "COLUMN:TEXT": the first colon parts them, since a text may hold one. FALSE with a sentence where there is none. */
static gboolean
read_given (GPtrArray *pairs, GHashTable *given)
{
  for (guint i = 0; i < pairs->len; i++)
    {
      const char *pair = pairs->pdata[i], *colon = strchr (pair, ':');
      if (colon == NULL || colon == pair || colon[1] == '\0')
        {
          g_printerr (_ ("--give=%s: write the column, a colon and what stands in it on every row, as --give=enhet:tkr.\n"),
                      pair);
          return FALSE;
        }
      g_hash_table_insert (given, g_strndup (pair, colon - pair), g_strdup (colon + 1));
    }
  return TRUE;
}

/* "HEADER:COLUMN": the last colon parts them, since a header may hold one. FALSE with a sentence where there is none. */
static gboolean
read_map (GPtrArray *pairs, GHashTable *columns)
{
  for (guint i = 0; i < pairs->len; i++)
    {
      const char *pair = pairs->pdata[i], *colon = strrchr (pair, ':');
      if (colon == NULL || colon == pair || colon[1] == '\0')
        {
          g_printerr (_ ("--map=%s: write the header in the file, a colon and the column that it is, as --map=Konto:rad.\n"),
                      pair);
          return FALSE;
        }
      g_hash_table_insert (columns, g_strndup (pair, colon - pair), g_strdup (colon + 1));
    }
  return TRUE;
}

/* FALSE with a sentence where the options tell no map. */
static gboolean
set_map (PbImport *import, GPtrArray *pairs, GPtrArray *gifts, const char *sheet, const char *header_row)
{
  g_autoptr (GHashTable) columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) given = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  guint64 row = 0;
  if (header_row != NULL && !g_ascii_string_to_unsigned (header_row, 10, 1, 1000000, &row, NULL))
    {
      g_printerr (_ ("--header-row=%s: write the number of the row that holds the columns' names.\n"), header_row);
      return FALSE;
    }
  PbImportMap map = { sheet, (guint)row, columns, given };
  if (!read_map (pairs, columns) || !read_given (gifts, given))
    return FALSE;
  pb_import_set_map (import, &map);
  return TRUE;
}

/* What the plan has got since such a workbook was written would be set back. FALSE with a sentence where one is among them. */
static gboolean
check_files (PbPlan *plan, char **paths, int n)
{
  for (int i = 0; i < n; i++)
    if (pb_review_knows_file_of (paths[i], plan))
      {
        g_autofree char *name = g_path_get_basename (paths[i]);
        g_printerr (_ ("%s was written from this plan, and importing it would set back what has changed in the plan since. "
                       "“planbok-cli review” takes in what has been changed in the workbook.\nNothing was imported.\n"),
                    name);
        return FALSE;
      }
  return TRUE;
}

int
pb_cli_import (int argc, char **argv)
{
  char *layout = NULL, *label = NULL, *sheet = NULL, *header_row = NULL;
  g_autoptr (GPtrArray) pairs = g_ptr_array_new (), gifts = g_ptr_array_new ();
  gboolean dry_run = FALSE, remember = FALSE;
  const PbCliOption options[] = { { "as", &layout, NULL }, { "label", &label, NULL }, { "dry-run", NULL, &dry_run },
                                  { "sheet", &sheet, NULL }, { "header-row", &header_row, NULL }, { "map", .list = pairs },
                                  { "give", .list = gifts }, { "remember", NULL, &remember } };
  g_autoptr (GError) error = NULL;
  if (!pb_cli_parse ("import", &argc, argv, options, G_N_ELEMENTS (options), 2, -1))
    return PB_CLI_USAGE;
  g_autoptr (PbPlan) plan = pb_cli_open (argv[0]);
  if (plan == NULL || !check_files (plan, argv + 1, argc - 1))
    return PB_CLI_FAILED;
  g_autoptr (PbImport) import = pb_import_new (plan);
  if (!set_map (import, pairs, gifts, sheet, header_row))
    return PB_CLI_USAGE;
  for (int i = 1; i < argc; i++)
    if (!pb_import_add_file (import, argv[i], layout, &error))
      {
        g_printerr (_ ("%s\nNothing was imported.\n"), error->message);
        return PB_CLI_FAILED;
      }
  g_autoptr (PbImportReport) report = pb_import_run (import, dry_run, label, &error);
  if (report == NULL)
    {
      pb_cli_complain (error);
      return PB_CLI_FAILED;
    }
  print_report (report, dry_run);
  if (remember && !dry_run && !pb_import_remember (import, &error))
    {
      pb_cli_complain (error);
      return PB_CLI_FAILED;
    }
  return PB_CLI_OK;
}
