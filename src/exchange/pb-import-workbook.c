/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheets of a workbook that are text tables in a layout. */
#include "pb-import-private.h"
#include "pb-review-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "model/pb-error.h"

/* How far down a sheet its header is looked for: a heading and some lines may stand above it. */
#define MAX_HEADER_ROW 20

/* Finds the row, or the two rows, whose texts most of a layout's columns are named by; FALSE where none fits. */
static gboolean
find_header (PbImport *self, PbImportFile *file, const PbLayout *wanted, const PbLayout **layout)
{
  guint n_rows = pb_text_table_get_n_rows (file->text) + 1;
  guint told = pb_import_find_told_row (self, file->text), best_row = told, best_storeys = 1;
  int most = 0;
  for (guint storeys = 1; storeys <= 2; storeys++)
    for (guint row = told; row + storeys <= n_rows && row < (self->map_row > 0 ? told + 1 : MAX_HEADER_ROW); row++)
      {
        int understood = 0;
        pb_text_table_set_header (file->text, row, storeys);
        pb_import_rename (self, file);
        const PbLayout *fits = wanted != NULL ? wanted : pb_import_guess (file, &understood);
        if (wanted != NULL)
          understood = pb_import_match (file, wanted, NULL);
        if (understood <= most)
          continue;
        most = understood;
        best_row = row;
        best_storeys = storeys;
        *layout = fits;
      }
  pb_text_table_set_header (file->text, best_row, best_storeys);
  pb_import_rename (self, file);
  return most > 0;
}

static void
say (PbImport *self, char *sentence)
{
  g_ptr_array_add (self->report->sheets, sentence);
}

static void
say_taken (PbImport *self, PbImportFile *file, const PbLayout *layout)
{
  guint rows = pb_text_table_get_n_rows (file->text);
  /* Translators: file and sheet, how many rows, what they are: "Uppdrag". */
  say (self, g_strdup_printf (ngettext ("%s: %u row of the table “%s”", "%s: %u rows of the table “%s”", rows),
                              file->name, rows, g_dgettext (GETTEXT_PACKAGE, pb_table_info (layout->table)->label)));
}

static gboolean
take_sheet (PbImport *self, PbImportFile *file, const PbLayout *layout, GError **error)
{
  say_taken (self, file, layout);
  return pb_import_take_file (self, file, layout, error);
}

/* The sheet as a file of the import; NULL where it is empty, and then it is said, or cannot be read. */
static PbImportFile *
load_sheet (PbImport *self, PbXlsx *workbook, guint n, GError **error)
{
  /* Translators: file, name of a sheet in it. */
  g_autofree char *name
      = g_strdup_printf (_ ("%s, sheet “%s”"), pb_xlsx_get_name (workbook), pb_xlsx_get_sheet_name (workbook, n));
  g_autoptr (PbXlsxSheet) sheet = pb_xlsx_read_sheet (workbook, n, NULL, error);
  if (sheet == NULL)
    return NULL;
  if (pb_xlsx_sheet_get_n_rows (sheet) == 0)
    {
      say (self, g_strdup_printf (_ ("%s is empty and was passed by."), name));
      return NULL;
    }
  PbTextTable *text = pb_text_table_from_sheet (sheet, name, error);
  return text != NULL ? pb_import_file_new (name, text) : NULL;
}

/* TRUE where the sheet has been mapped before or is in a layout. What it lacks of the nearest goes to *lacking where nothing
 * stands there. */
static gboolean
add_sheet (PbImport *self, PbXlsx *workbook, guint n, const PbLayout *wanted, GError **lacking, GError **error)
{
  const PbLayout *layout = NULL;
  PbImportFile *file = load_sheet (self, workbook, n, error);
  if (file == NULL)
    return FALSE;
  if (wanted == NULL && pb_import_recall (self, file, &layout))
    return take_sheet (self, file, layout, error);
  gboolean has_row = pb_import_check_row (self, file, *lacking == NULL ? lacking : NULL);
  if (has_row && find_header (self, file, wanted, &layout))
    return take_sheet (self, file, layout, error);
  if (*lacking == NULL)
    pb_import_set_no_layout (self, file, lacking);
  self->report->n_unknown++;
  say (self, g_strdup_printf (_ ("%s has no table that Planbok knows, and was passed by."), file->name));
  pb_import_file_free (file);
  return FALSE;
}

/* What is hidden is passed by, unless somebody has mapped it before. */
static gboolean
add_hidden_sheet (PbImport *self, PbXlsx *workbook, guint n, const PbLayout *wanted, GError **error)
{
  const PbLayout *layout = NULL;
  PbImportFile *file = wanted == NULL ? load_sheet (self, workbook, n, NULL) : NULL;
  if (file != NULL && pb_import_recall (self, file, &layout))
    return take_sheet (self, file, layout, error);
  g_clear_pointer (&file, pb_import_file_free);
  say (self, g_strdup_printf (_ ("%s, sheet “%s” is hidden and was passed by."), pb_xlsx_get_name (workbook),
                              pb_xlsx_get_sheet_name (workbook, n)));
  return FALSE;
}

gboolean
pb_import_add_workbook (PbImport *self, const char *name, GBytes *bytes, const PbLayout *layout, GError **error)
{
  g_autoptr (PbXlsx) workbook = pb_xlsx_open (bytes, name, error);
  g_autoptr (GError) lacking = NULL;
  guint taken = 0;
  pb_import_count_file (self, name);
  if (workbook == NULL)
    return FALSE;
  for (guint i = 0; i < pb_xlsx_get_n_sheets (workbook); i++)
    {
      /* One that somebody named is read though it is hidden. */
      GError *failed = NULL;
      if (strcmp (pb_xlsx_get_sheet_name (workbook, i), PB_REVIEW_SHEET) == 0)
        say (self, g_strdup_printf (
                       _ ("%s was written by Planbok: “planbok-cli review” tells what has been changed in it, in "
                          "the budget tables too."),
                       name));
      else if (self->map_sheet == NULL && pb_xlsx_is_hidden (workbook, i))
        taken += add_hidden_sheet (self, workbook, i, layout, &failed);
      else if (self->map_sheet != NULL && strcmp (pb_xlsx_get_sheet_name (workbook, i), self->map_sheet) != 0)
        continue;
      else if (add_sheet (self, workbook, i, layout, &lacking, &failed))
        taken++;
      if (failed != NULL)
        {
          g_propagate_error (error, failed);
          return FALSE;
        }
    }
  if (taken > 0)
    return TRUE;
  if (self->map_sheet != NULL && lacking == NULL)
    g_set_error (error, PB_ERROR, PB_ERROR_NOT_FOUND, _ ("%s has no sheet “%s” with a table in it."), name,
                 self->map_sheet);
  else if (lacking != NULL)
    g_propagate_error (error, g_steal_pointer (&lacking));
  else
    g_set_error (error, PB_ERROR, PB_ERROR_INVALID, _ ("%s: every sheet is empty or hidden."), name);
  return FALSE;
}
