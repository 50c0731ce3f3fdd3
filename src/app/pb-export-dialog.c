/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-export-dialog.h"

#include <glib/gi18n-lib.h>

#include "pb-export-job.h"
#include "pb-recent.h"
#include "views/pb-save-name.h"

/* What is asked of the thread. */
typedef struct
{
  char *board;
  char *scenario;
} Wanted;

static void
wanted_free (gpointer data)
{
  Wanted *wanted = data;

  g_free (wanted->board);
  g_free (wanted->scenario);
  g_free (wanted);
}

static gboolean
run (const char *plan_path, const char *author, const char *path, const PbExportWatch *watch, GPtrArray *warnings,
     gpointer data, GCancellable *cancellable, GError **error)
{
  const Wanted *wanted = data;
  const PbExportOptions options = { wanted->scenario, wanted->board, NULL };

  return pb_export_file (plan_path, author, path, &options, watch, cancellable, warnings, error);
}

void
pb_export_get_words (PbExportWords *words)
{
  words->writing = _("Writing the Workbook");
  words->how_much = _("How much of the workbook is written");
  words->written = _("The workbook is written:");
  words->stopped = _("The workbook was not written: you stopped it.");
  words->failed = _("The workbook was not written");
}

static void
start (const char *path, gpointer user_data)
{
  GObject *chooser = user_data;
  GtkWindow *window = gtk_native_dialog_get_transient_for (GTK_NATIVE_DIALOG (chooser));
  PbExportWords words;
  Wanted *wanted = g_new0 (Wanted, 1);

  pb_export_get_words (&words);
  wanted->board = g_strdup (g_object_get_data (chooser, "board"));
  wanted->scenario = g_strdup (g_object_get_data (chooser, "scenario"));
  pb_export_job_start (PB_WINDOW (window), g_object_get_data (chooser, "plan"), path, &words, run, wanted, wanted_free);
}

static void
chosen_cb (GtkNativeDialog *chooser, int response, gpointer user_data)
{
  PbWindow *window = user_data;
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_autofree char *path = file ? g_file_get_path (file) : NULL;

  if (response == GTK_RESPONSE_ACCEPT && path)
    {
      g_autofree char *named = pb_save_name_dup (path, ".xlsx");

      pb_save_name_settle (GTK_WINDOW (window), path, named, g_object_get_data (G_OBJECT (chooser), "start"),
                           g_object_ref (chooser), g_object_unref);
    }
  else if (response == GTK_RESPONSE_ACCEPT)
    pb_window_report (window, _("The workbook was not written"),
                      _("It must lie in a folder of this computer. Choose such a folder."));
  g_object_unref (chooser);
}

GtkFileChooserNative *
pb_export_chooser_new (PbWindow *window, PbPlan *plan, const char *title, const char *name, PbSaveNameFunc chosen)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (title, GTK_WINDOW (window), GTK_FILE_CHOOSER_ACTION_SAVE,
                                                               _("_Export"), _("_Cancel"));
  g_autoptr (GFile) file = g_file_new_for_path (pb_plan_get_path (plan));
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_filter_set_name (filter, _("Excel workbooks (.xlsx)"));
  gtk_file_filter_add_suffix (filter, "xlsx");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  if (folder)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), folder, NULL);
  g_object_set_data_full (G_OBJECT (chooser), "plan", g_object_ref (plan), g_object_unref);
  g_object_set_data (G_OBJECT (chooser), "start", chosen);
  g_signal_connect_object (chooser, "response", G_CALLBACK (chosen_cb), window, 0);
  return chooser;
}

void
pb_export_dialog_present (PbWindow *window, PbPlan *plan, const char *board, const char *scenario)
{
  g_autofree char *name = pb_recent_dup_name (pb_plan_get_path (plan));
  g_autofree char *proposal = g_strconcat (name, ".xlsx", NULL);
  GtkFileChooserNative *chooser = pb_export_chooser_new (window, plan, _("Export to Excel"), proposal, start);

  g_object_set_data_full (G_OBJECT (chooser), "board", g_strdup (board), g_free);
  g_object_set_data_full (G_OBJECT (chooser), "scenario", g_strdup (scenario), g_free);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

void
pb_export_dialog_open_file (PbWindow *window, const char *path)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  g_autoptr (GError) error = NULL;

  if (uri == NULL || !g_app_info_launch_default_for_uri (uri, NULL, &error))
    pb_window_report (window, _("The file could not be opened"),
                      _("There is no program for such files on this computer. The file is where you put it."));
}
