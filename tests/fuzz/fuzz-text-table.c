/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include <glib/gstdio.h>

#include "exchange/pb-import.h"
#include "exchange/pb-text-table.h"
#include "model/pb-plan.h"

/* A text table from outside: read as rows, and tried as an import into a plan, dry. Whatever is refused is refused with
 * a sentence. */

static PbPlan *plan;

static void
make_plan (void)
{
  g_autofree char *folder = g_dir_make_tmp ("planbok-fuzz-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "plan.planbok", NULL);
  g_autoptr (GError) error = NULL;

  plan = pb_plan_create (path, &error);
  if (plan == NULL)
    g_error ("%s", error->message);
  /* The file lives on until the program ends; the folder is not left behind. */
  g_unlink (path);
  g_rmdir (folder);
}

static void
check_sentence (GError *error)
{
  if (error == NULL || *error->message == '\0' || !g_utf8_validate (error->message, -1, NULL))
    g_error ("a table was refused without a sentence");
}

static void
read_cells (PbTextTable *table)
{
  for (guint row = 0; row < pb_text_table_get_n_rows (table); row++)
    for (guint column = 0; column < pb_text_table_get_n_columns (table); column++)
      if (!g_utf8_validate (pb_text_table_get_cell (table, row, column), -1, NULL))
        g_error ("row %u, column %u is not UTF-8", row, column);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) import_error = NULL;
  g_autoptr (PbTextTable) table = NULL;
  g_autoptr (PbImport) import = NULL;
  g_autoptr (PbImportReport) report = NULL;

  if (size > 64 * 1024)
    return 0;
  if (plan == NULL)
    make_plan ();
  table = pb_text_table_parse ((const char *) data, size, "tabell.tsv", &error);
  if (table)
    read_cells (table);
  else
    check_sentence (error);

  import = pb_import_new (plan);
  if (pb_import_add_text (import, "tabell.tsv", (const char *) data, size, NULL, &import_error))
    report = pb_import_run (import, TRUE, NULL, &import_error);
  if (report == NULL)
    check_sentence (import_error);
  return 0;
}
