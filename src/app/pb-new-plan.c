/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-new-plan.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "pb-import-dialog.h"
#include "pb-plan-details.h"
#include "views/pb-save-name.h"

typedef struct
{
  PbWindow *window;
  PbImportBatch *tables; /* NULL: it starts empty */
} NewPlan;

static void
new_plan_free (gpointer data, GClosure *closure)
{
  NewPlan *new_plan = data;

  g_object_unref (new_plan->window);
  g_clear_pointer (&new_plan->tables, pb_import_batch_unref);
  g_free (new_plan);
}

static NewPlan *
new_plan_new (PbWindow *window, PbImportBatch *tables)
{
  NewPlan *new_plan = g_new (NewPlan, 1);

  new_plan->window = g_object_ref (window);
  new_plan->tables = tables ? pb_import_batch_ref (tables) : NULL;
  return new_plan;
}

static void
try_again_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  NewPlan *new_plan = user_data;

  if (g_str_equal (response, "again"))
    pb_new_plan_present (new_plan->window, new_plan->tables);
}

/* The chooser has asked whether to replace the file, but nobody's plan is thrown away by a click. */
static void
offer_another_name (PbWindow *window, PbImportBatch *tables, const char *sentence)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (window), _("The plan was not made"), sentence);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"), "again",
                                    _("Choose _Another Name"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "again");
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "again", ADW_RESPONSE_SUGGESTED);
  g_signal_connect_data (dialog, "response", G_CALLBACK (try_again_cb), new_plan_new (window, tables), new_plan_free,
                         0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Tables that cannot be read leave no empty plan behind. */
static gboolean
fill (PbWindow *window, PbPlan *plan, const char *path, PbImportBatch *tables)
{
  if (pb_import_dialog_import (GTK_WINDOW (window), plan, tables))
    return TRUE;
  pb_plan_close (plan);
  g_unlink (path);
  return FALSE;
}

void
pb_new_plan_create_at (PbWindow *window, const char *path, PbImportBatch *tables)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PbPlan) plan = NULL;
  g_autofree char *no_title = NULL;
  gboolean named;
  GtkWindow *shown;

  g_return_if_fail (PB_IS_WINDOW (window));

  plan = pb_plan_create (path, &error);
  if (plan == NULL)
    {
      offer_another_name (window, tables, error->message);
      return;
    }
  no_title = g_strdup (pb_record_get_title (pb_plan_get_document (plan)));
  if (tables && !fill (window, plan, path, tables))
    return;
  named = !g_str_equal (pb_record_get_title (pb_plan_get_document (plan)), no_title);
  pb_plan_close (plan);
  pb_window_open (window, path);
  shown = pb_application_find_window (PB_APPLICATION (gtk_window_get_application (GTK_WINDOW (window))), path);
  if (shown && !named)
    pb_plan_details_present (shown, pb_window_get_plan (PB_WINDOW (shown)));
}

static void
chosen_cb (GtkNativeDialog *chooser, int response, gpointer user_data)
{
  NewPlan *new_plan = user_data;
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_autofree char *chosen = file ? g_file_get_path (file) : NULL;
  g_autofree char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT && chosen)
    {
      path = pb_save_name_dup (chosen, ".planbok");
      pb_new_plan_create_at (new_plan->window, path, new_plan->tables);
    }
  else if (response == GTK_RESPONSE_ACCEPT)
    offer_another_name (new_plan->window, new_plan->tables,
                        _("A plan must lie in a folder of this computer. Choose such a folder."));
  g_object_unref (chooser);
}

void
pb_new_plan_present (PbWindow *window, PbImportBatch *tables)
{
  GtkFileChooserNative *chooser;
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  g_return_if_fail (PB_IS_WINDOW (window));

  chooser = gtk_file_chooser_native_new (_("New plan"), GTK_WINDOW (window), GTK_FILE_CHOOSER_ACTION_SAVE,
                                         _("_Create"), _("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), _("plan.planbok"));
  if (documents && g_file_test (documents, G_FILE_TEST_IS_DIR))
    {
      g_autoptr (GFile) folder = g_file_new_for_path (documents);

      gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), folder, NULL);
    }
  g_signal_connect_data (chooser, "response", G_CALLBACK (chosen_cb), new_plan_new (window, tables), new_plan_free, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
