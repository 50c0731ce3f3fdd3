/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-proposal-export.h"

#include <glib/gi18n-lib.h>

#include "exchange/pb-proposal-paper.h"
#include "model/pb-error.h"
#include "model/pb-scenario.h"
#include "views/pb-save-name.h"

/* Margins on paper, in mm. */
#define MARGIN 20

typedef struct
{
  PbPlan *plan;
  gint64 scenario;
  gboolean pdf;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_object_unref (export->plan);
  g_free (export);
}

static char *
dup_file_name (PbPlan *plan, gint64 scenario, const char *format)
{
  g_autofree char *name = g_strdup (pb_scenario_get_name (plan, scenario));

  g_strdelimit (name, "/\\:", '-');
  return g_strdup_printf ("%s.%s", name, format);
}

static void
write_file (const char *path, gpointer chooser)
{
  PbWindow *window = PB_WINDOW (gtk_native_dialog_get_transient_for (chooser));
  const Export *export = g_object_get_data (chooser, "pb-export");
  g_autoptr (GError) error = NULL;
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *said = g_strdup_printf (_("Written: %s"), base);
  gboolean ok = export->pdf ? pb_proposal_write_pdf (export->plan, export->scenario, path, &error)
                            : pb_proposal_write_csv (export->plan, export->scenario, path, &error);

  if (ok)
    pb_window_say (window, said);
  else
    pb_window_report (window, _("The proposal was not written"), error->message);
}

static void
chosen_cb (GtkNativeDialog *chooser, int response, gpointer user_data)
{
  g_autoptr (GFile) file
    = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)) : NULL;
  g_autofree char *path = file ? g_file_get_path (file) : NULL;
  GtkWindow *window = gtk_native_dialog_get_transient_for (chooser);
  const Export *export = user_data;

  if (path && window)
    {
      g_autofree char *named = pb_save_name_dup (path, export->pdf ? ".pdf" : ".csv");

      pb_save_name_settle (window, path, named, write_file, g_object_ref (chooser), g_object_unref);
    }
  g_object_unref (chooser);
}

void
pb_proposal_export (PbWindow *window, gint64 scenario, const char *format)
{
  PbPlan *plan = pb_window_get_plan (window);
  gboolean pdf = g_str_equal (format, "pdf");
  g_autofree char *name = dup_file_name (plan, scenario, format);
  g_autoptr (GFile) file = g_file_new_for_path (pb_plan_get_path (plan));
  g_autoptr (GFile) folder = g_file_get_parent (file);
  GtkFileChooserNative *chooser
    = gtk_file_chooser_native_new (pdf ? _("The proposal as PDF") : _("The proposal as CSV"), GTK_WINDOW (window),
                                   GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), _("_Cancel"));
  Export *export = g_new0 (Export, 1);

  export->plan = g_object_ref (plan);
  export->scenario = scenario;
  export->pdf = pdf;
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), folder, NULL);
  g_object_set_data_full (G_OBJECT (chooser), "pb-export", export, export_free);
  g_signal_connect (chooser, "response", G_CALLBACK (chosen_cb), export);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

typedef struct
{
  PbPlan *plan;
  gint64 scenario;
  PbPaper *paper;
} Print;

static void
begin_cb (GtkPrintOperation *operation, GtkPrintContext *context, Print *print)
{
  PangoContext *fonts = gtk_print_context_create_pango_context (context);

  print->paper = pb_proposal_paper_new (print->plan, print->scenario, fonts, gtk_print_context_get_width (context),
                                        gtk_print_context_get_height (context));
  g_object_unref (fonts);
  if (print->paper)
    gtk_print_operation_set_n_pages (operation, (int) pb_paper_get_n_pages (print->paper));
  else
    gtk_print_operation_cancel (operation);
}

static void
draw_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, Print *print)
{
  pb_paper_draw (print->paper, (guint) page, gtk_print_context_get_cairo_context (context));
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, Print *print)
{
  g_clear_pointer (&print->paper, pb_paper_free);
  g_object_unref (print->plan);
  g_free (print);
}

void
pb_proposal_print (PbWindow *window, gint64 scenario)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) a4 = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  g_autoptr (GError) error = NULL;
  Print *print = g_new0 (Print, 1);

  print->plan = g_object_ref (pb_window_get_plan (window));
  print->scenario = scenario;
  gtk_page_setup_set_paper_size (setup, a4);
  gtk_page_setup_set_top_margin (setup, MARGIN, GTK_UNIT_MM);
  gtk_page_setup_set_bottom_margin (setup, MARGIN, GTK_UNIT_MM);
  gtk_page_setup_set_left_margin (setup, MARGIN, GTK_UNIT_MM);
  gtk_page_setup_set_right_margin (setup, MARGIN, GTK_UNIT_MM);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, pb_scenario_get_name (print->plan, scenario));
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_cb), print);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_cb), print);
  g_signal_connect (operation, "done", G_CALLBACK (done_cb), print);
  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (window), &error)
      == GTK_PRINT_OPERATION_RESULT_ERROR)
    pb_window_report (window, _("The proposal was not printed"), error->message);
}
