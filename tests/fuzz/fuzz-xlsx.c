/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include <glib/gstdio.h>

#include "exchange/pb-import.h"
#include "exchange/pb-xlsx-read.h"
#include "model/pb-plan.h"
#include "tests/exchange/test-zip.h"

/* A workbook from outside: every sheet read, and tried as an import into a plan, dry. Whatever is refused is refused
 * with a sentence. What does not begin as an archive is a part of one: its first byte says which. */

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
    g_error ("a workbook was refused without a sentence");
}

static void
read_sheet (PbXlsxSheet *sheet)
{
  guint previous = 0;

  for (guint row = 0; row < pb_xlsx_sheet_get_n_rows (sheet); row++)
    {
      guint n;
      const PbXlsxCell *cells = pb_xlsx_sheet_get_cells (sheet, row, &n);

      if (n == 0 || pb_xlsx_sheet_get_number (sheet, row) <= previous)
        g_error ("row %u is empty or out of order", row);
      previous = pb_xlsx_sheet_get_number (sheet, row);
      for (guint i = 0; i < n; i++)
        {
          g_autofree char *text = pb_xlsx_cell_dup_text (&cells[i]);

          if (!g_utf8_validate (text, -1, NULL) || (i > 0 && cells[i].column <= cells[i - 1].column))
            g_error ("row %u, cell %u is not as promised", row, i);
        }
    }
}

static void
read_book (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PbXlsx) xlsx = pb_xlsx_open (bytes, "bok.xlsx", &error);

  if (xlsx == NULL)
    {
      check_sentence (error);
      return;
    }
  for (guint i = 0; i < pb_xlsx_get_n_sheets (xlsx); i++)
    {
      g_autoptr (GError) sheet_error = NULL;
      g_autoptr (PbXlsxSheet) sheet = pb_xlsx_read_sheet (xlsx, i, NULL, &sheet_error);

      if (sheet)
        read_sheet (sheet);
      else
        check_sentence (sheet_error);
    }
}

static void
import_book (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PbImport) import = pb_import_new (plan);
  g_autoptr (PbImportReport) report = NULL;

  if (pb_import_add_bytes (import, "bok.xlsx", bytes, NULL, &error))
    report = pb_import_run (import, TRUE, NULL, &error);
  if (report == NULL)
    check_sentence (error);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = NULL;

  if (size == 0 || size > 256 * 1024)
    return 0;
  if (plan == NULL)
    make_plan ();
  if (pb_xlsx_sniff (data, size))
    bytes = g_bytes_new (data, size);
  else
    {
      g_autofree char *text = g_strndup ((const char *) data + 1, size - 1);
      const TestPart part = { test_book[data[0] % G_N_ELEMENTS (test_book)].name, text };

      bytes = test_zip_book (&part, 1, FALSE);
    }
  read_book (bytes);
  import_book (bytes);
  return 0;
}
