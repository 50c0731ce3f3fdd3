/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-view-export.h"

#include <glib/gi18n-lib.h>

#include "model/pb-scenario.h"
#include "model/pb-sheet-edit.h"
#include "pb-export-dialog.h"

static char *
dup_title (PbPlan *plan, PbExtract *extract)
{
  PbRecord *table = pb_extract_get_table (extract)
                        ? pb_plan_get_record (plan, PB_TABLE_SHEET, pb_extract_get_table (extract))
                        : NULL;

  return g_strdup (table ? pb_record_get_title (table) : pb_extract_get_title (extract));
}

/* A budget table whole, as its own copying has it. */
static char *
dup_table_text (PbPlan *plan, PbExtract *extract)
{
  g_autoptr (PbSheet) sheet = pb_sheet_get (plan, pb_extract_get_table (extract), pb_extract_get_scenario (extract));
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < pb_sheet_get_n_lines (sheet); i++)
    g_array_append_val (lines, i);
  for (guint i = 0; i < pb_sheet_get_n_columns (sheet); i++)
    g_array_append_val (columns, i);
  return pb_sheet_copy (&(PbSheetBlock){ sheet, (const guint *) (gpointer) lines->data, lines->len,
                                         (const guint *) (gpointer) columns->data, columns->len },
                        TRUE);
}

char *
pb_view_export_dup_text (PbPlan *plan, GPtrArray *extracts)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < extracts->len; i++)
    {
      g_autofree char *part = pb_extract_get_table (extracts->pdata[i]) ? dup_table_text (plan, extracts->pdata[i])
                                                                        : pb_extract_dup_text (extracts->pdata[i]);

      g_string_append_printf (text, "%s%s", i ? "\n" : "", part);
    }
  for (guint i = 0; i < extracts->len; i++)
    if (pb_extract_get_scenario (extracts->pdata[i]))
      {
        g_string_append_printf (text, _("Scenario: %s"),
                                pb_scenario_get_name (plan, pb_extract_get_scenario (extracts->pdata[i])));
        g_string_append_c (text, '\n');
        break;
      }
  return g_string_free (text, FALSE);
}

void
pb_view_copy (PbWindow *window, PbPlan *plan, GPtrArray *extracts)
{
  g_autofree char *text = pb_view_export_dup_text (plan, extracts);
  g_autofree char *title = extracts->len ? dup_title (plan, extracts->pdata[0]) : NULL;
  guint n_more = extracts->len > 1 ? extracts->len - 1 : 0;
  g_autofree char *said
      = title == NULL ? NULL
        : n_more == 0 ? g_strdup_printf (_("Copied: %s. Paste it in Excel."), title)
                      : g_strdup_printf (ngettext ("Copied: %s and %u more table. Paste them in Excel.",
                                                   "Copied: %s and %u more tables. Paste them in Excel.", n_more),
                                         title, n_more);

  if (extracts->len)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (window)), text);
  pb_window_say (window, extracts->len ? said : _("There is nothing here to copy."));
}

static gboolean
run (const char *plan_path, const char *author, const char *path, const PbExportWatch *watch, GPtrArray *warnings,
     gpointer data, GCancellable *cancellable, GError **error)
{
  return pb_workbook_write_extracts_file (plan_path, author, path, data, watch, cancellable, warnings, error);
}

static void
start (const char *path, gpointer user_data)
{
  GObject *chooser = user_data;
  GtkWindow *window = gtk_native_dialog_get_transient_for (GTK_NATIVE_DIALOG (chooser));
  GPtrArray *extracts = g_object_get_data (chooser, "extracts");
  PbExportWords words;

  pb_export_get_words (&words);
  pb_export_job_start (PB_WINDOW (window), g_object_get_data (chooser, "plan"), path, &words, run,
                       g_ptr_array_ref (extracts), (GDestroyNotify) g_ptr_array_unref);
}

void
pb_view_export (PbWindow *window, PbPlan *plan, GPtrArray *extracts)
{
  g_autofree char *title = extracts->len ? dup_title (plan, extracts->pdata[0]) : NULL;
  g_autofree char *proposal = title ? g_strconcat (g_strdelimit (title, "/\\:*?\"<>|\n", '-'), ".xlsx", NULL) : NULL;
  GtkFileChooserNative *chooser;

  if (extracts->len == 0)
    {
      pb_window_say (window, _("There is nothing here to export."));
      return;
    }
  chooser = pb_export_chooser_new (window, plan, _("Export View to Excel"), proposal, start);
  g_object_set_data_full (G_OBJECT (chooser), "extracts", g_ptr_array_ref (extracts),
                          (GDestroyNotify) g_ptr_array_unref);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
