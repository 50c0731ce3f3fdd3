/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window's actions on files: open, new, example, copy, import, export, report. */
#include "pb-window-private.h"

#include <glib/gi18n-lib.h>

#include "model/pb-error.h"
#include "pb-backups.h"
#include "pb-example.h"
#include "pb-export-dialog.h"
#include "pb-form-files.h"
#include "pb-import-dialog.h"
#include "pb-new-plan.h"
#include "pb-recent.h"
#include "pb-report-dialog.h"
#include "pb-review-open.h"
#include "pb-view-export.h"
#include "views/pb-extracts.h"
#include "views/pb-save-name.h"

/* .xls too: the import says how it becomes .xlsx. */
static gboolean
is_table (const char *path)
{
  static const char *const suffixes[] = { ".tsv", ".csv", ".txt", ".xlsx", ".xlsm", ".xls", ".json" };
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (lower, suffixes[i]))
      return TRUE;
  return FALSE;
}

static GtkFileChooserNative *
create_chooser (PbWindow *self, const char *title, GtkFileChooserAction action, const char *accept)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (title, GTK_WINDOW (self), action, accept, _("_Cancel"));

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  return chooser;
}

/* suffixes: separated by commas. */
static void
add_filter (GtkFileChooserNative *chooser, const char *name, const char *suffixes)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_auto (GStrv) list = g_strsplit (suffixes, ",", -1);

  gtk_file_filter_set_name (filter, name);
  for (guint i = 0; list[i]; i++)
    gtk_file_filter_add_suffix (filter, list[i]);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
}

static void
start_in_plan_folder (PbWindow *self, GtkFileChooserNative *chooser)
{
  g_autoptr (GFile) file = self->plan ? g_file_new_for_path (pb_plan_get_path (self->plan)) : NULL;
  g_autoptr (GFile) folder = file ? g_file_get_parent (file) : NULL;

  if (folder)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), folder, NULL);
}

static void
choose_place_cb (GtkWindow *window, PbImportBatch *tables)
{
  pb_new_plan_present (PB_WINDOW (window), tables);
}

/* Into the window's plan, or into a new one where it has none. Workbooks that Planbok wrote come back change by change. */
static void
import_files (PbWindow *self, GPtrArray *paths)
{
  g_autoptr (GPtrArray) back = g_ptr_array_new ();
  g_autoptr (GPtrArray) tables = g_ptr_array_new ();

  for (guint i = 0; i < paths->len; i++)
    g_ptr_array_add (self->plan && pb_review_knows_file (paths->pdata[i]) ? back : tables, paths->pdata[i]);
  if (tables->len && self->plan)
    pb_import_dialog_present (GTK_WINDOW (self), self->plan, tables);
  else if (tables->len)
    pb_import_dialog_present_for_new (GTK_WINDOW (self), tables, choose_place_cb);
  if (back->len)
    pb_review_open (self, self->plan, back);
}

static void
open_files (PbWindow *self, GSList *files)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (g_free);

  for (GSList *l = files; l; l = l->next)
    {
      g_autofree char *path = g_file_get_path (l->data);
      g_autofree char *uri = g_file_get_uri (l->data);

      if (path && is_table (path))
        g_ptr_array_add (tables, g_steal_pointer (&path));
      else
        pb_window_open (self, path ? path : uri);
    }
  if (tables->len)
    import_files (self, tables);
}

static void
open_chosen_cb (GtkNativeDialog *chooser, int response, gpointer user_data)
{
  g_autoptr (GListModel) files = NULL;
  GSList *list = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (chooser));
      for (guint i = g_list_model_get_n_items (files); i > 0; i--)
        list = g_slist_prepend (list, g_list_model_get_item (files, i - 1));
      open_files (user_data, list);
      g_slist_free_full (list, g_object_unref);
    }
  g_object_unref (chooser);
}

static void
open_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PbWindow *self = PB_WINDOW (widget);
  GtkFileChooserNative *chooser = create_chooser (self, _("Open Plan"), GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"));

  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (chooser), TRUE);
  add_filter (chooser, _("Plans (.planbok)"), "planbok");
  start_in_plan_folder (self, chooser);
  g_signal_connect_object (chooser, "response", G_CALLBACK (open_chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
refused_response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  if (g_str_equal (response, "backups"))
    pb_backups_present (user_data, g_object_get_data (G_OBJECT (dialog), "path"));
}

void
pb_window_refuse (PbWindow *self, const char *path, GError *error)
{
  g_autofree char *real = pb_application_resolve_path (path);
  gboolean lost = g_error_matches (error, PB_ERROR, PB_ERROR_DAMAGED)
                  || g_error_matches (error, PB_ERROR, PB_ERROR_NOT_A_PLAN)
                  || g_error_matches (error, PB_ERROR, PB_ERROR_NOT_FOUND);
  gboolean backups = lost && pb_backups_exist (real);
  GtkWidget *dialog;

  if (self->plan == NULL)
    {
      pb_window_show_welcome (self, real, error->message, backups);
      return;
    }
  if (!backups)
    {
      pb_window_report (self, _("The plan could not be opened"), error->message);
      return;
    }
  dialog = adw_message_dialog_new (GTK_WINDOW (self), _("The plan could not be opened"), error->message);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"), "backups", _("Show _Backups"),
                                    NULL);
  g_object_set_data_full (G_OBJECT (dialog), "path", g_steal_pointer (&real), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (refused_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
show_backups_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pb_backups_present (PB_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

/* From the list of recent plans: one that is gone leaves the list. */
static void
open_path_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PbWindow *self = PB_WINDOW (widget);
  g_autofree char *path = g_variant_dup_string (parameter, NULL);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_autofree char *place = pb_recent_dup_place (path);
      g_autoptr (GError) error = g_error_new (
          PB_ERROR, PB_ERROR_NOT_FOUND,
          _("%s is no longer there, and leaves the list. If it was moved or renamed, open it with Open."), place);

      pb_recent_remove (self->settings, path);
      pb_window_refuse (self, path, error);
      return;
    }
  pb_window_open (self, path);
}

static void
example_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PbWindow *self = PB_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = pb_example_ensure (g_variant_get_string (parameter, NULL), &error);

  if (path)
    pb_window_open (self, path);
  else
    pb_window_report (self, _("The example could not be opened"), error->message);
}

static void
new_plan_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pb_new_plan_present (PB_WINDOW (widget), NULL);
}

static void
save_copy (const char *path, gpointer user_data)
{
  PbWindow *self = user_data;
  g_autofree char *place = pb_recent_dup_place (path);
  g_autofree char *said = g_strdup_printf (_("The copy is saved: %s"), place);
  g_autoptr (GError) error = NULL;

  if (pb_plan_save_copy (self->plan, path, &error))
    pb_window_say (self, said);
  else
    pb_window_report (self, _("The copy was not saved"), error->message);
}

static void
copy_chosen_cb (GtkNativeDialog *chooser, int response, gpointer user_data)
{
  PbWindow *self = user_data;
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_autofree char *path = file ? g_file_get_path (file) : NULL;

  if (response == GTK_RESPONSE_ACCEPT && path)
    {
      g_autofree char *target = pb_save_name_dup (path, ".planbok");

      pb_save_name_settle (GTK_WINDOW (self), path, target, save_copy, g_object_ref (self), g_object_unref);
    }
  else if (response == GTK_RESPONSE_ACCEPT)
    pb_window_report (self, _("The copy was not saved"),
                      _("A plan must lie in a folder of this computer. Choose such a folder."));
  g_object_unref (chooser);
}

static void
save_copy_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PbWindow *self = PB_WINDOW (widget);
  GtkFileChooserNative *chooser;
  g_autofree char *plan_name = NULL;
  g_autofree char *proposal = NULL;

  if (self->plan == NULL)
    return;
  chooser = create_chooser (self, _("Save a Copy"), GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"));
  plan_name = pb_recent_dup_name (pb_plan_get_path (self->plan));
  /* Translators: the name of a copied file, "karlskrona copy.planbok". */
  proposal = g_strdup_printf (_("%s copy.planbok"), plan_name);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), proposal);
  start_in_plan_folder (self, chooser);
  g_signal_connect_object (chooser, "response", G_CALLBACK (copy_chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
import_chosen_cb (GtkNativeDialog *chooser, int response, gpointer user_data)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (chooser));

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      char *path = g_file_get_path (file);

      if (path)
        g_ptr_array_add (paths, path);
    }
  if (response == GTK_RESPONSE_ACCEPT && paths->len)
    import_files (user_data, paths);
  g_object_unref (chooser);
}

static void
import_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PbWindow *self = PB_WINDOW (widget);
  GtkFileChooserNative *chooser
      = create_chooser (self, _("Import Tables"), GTK_FILE_CHOOSER_ACTION_OPEN, _("_Import"));

  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (chooser), TRUE);
  add_filter (chooser, _("Workbooks, text tables and Kolada’s JSON (.xlsx, .tsv, .csv, .json)"), "xlsx,xlsm,tsv,csv,json");
  g_signal_connect_object (chooser, "response", G_CALLBACK (import_chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
export_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PbWindow *self = PB_WINDOW (widget);

  if (self->plan)
    pb_export_dialog_present (self, self->plan, NULL, NULL);
}

/* What the view that is seen shows. (transfer full) */
static GPtrArray *
list_extracts (PbWindow *self)
{
  GtkWidget *view = gtk_stack_get_visible_child (self->views);

  return PB_IS_EXTRACTABLE (view) ? pb_extractable_list (PB_EXTRACTABLE (view)) : pb_extractable_new_list ();
}

static void
export_view_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PbWindow *self = PB_WINDOW (widget);
  g_autoptr (GPtrArray) extracts = self->plan ? list_extracts (self) : NULL;

  if (extracts && g_str_equal (name, "win.copy-view"))
    pb_view_copy (self, self->plan, extracts);
  else if (extracts)
    pb_view_export (self, self->plan, extracts);
}

/* One assignment, whatever else its view shows. */
static void
export_assignment_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PbWindow *self = PB_WINDOW (widget);
  g_autoptr (GPtrArray) extracts = pb_extractable_new_list ();
  PbRecord *assignment
      = self->plan ? pb_plan_get_record (self->plan, PB_TABLE_ASSIGNMENT, g_variant_get_int64 (parameter)) : NULL;

  if (assignment == NULL)
    return;
  pb_extracts_add_assignment (extracts, assignment);
  if (g_str_equal (name, "win.copy-assignment"))
    pb_view_copy (self, self->plan, extracts);
  else
    pb_view_export (self, self->plan, extracts);
}

static void
report_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PbWindow *self = PB_WINDOW (widget);

  if (self->plan)
    pb_report_dialog_present (self, self->plan);
}

static void
forms_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PbWindow *self = PB_WINDOW (widget);

  if (self->plan)
    pb_form_files_present (self, self->plan);
}

static void
open_file_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pb_export_dialog_open_file (PB_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer user_data)
{
  g_autoptr (GSList) files = NULL;

  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    files = gdk_file_list_get_files (g_value_get_boxed (value));
  else if (G_VALUE_HOLDS (value, G_TYPE_FILE) && g_value_get_object (value))
    files = g_slist_prepend (NULL, g_value_get_object (value));
  if (files == NULL)
    return FALSE;
  open_files (user_data, files);
  return TRUE;
}

/* File managers offer a list, some programs one file. */
void
pb_window_add_drop_target (PbWindow *self)
{
  GType types[] = { GDK_TYPE_FILE_LIST, G_TYPE_FILE };
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);

  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  /* Before the text fields, which would take a file for its name. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

void
pb_window_install_files (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.open", NULL, open_cb);
  gtk_widget_class_install_action (klass, "win.open-path", "s", open_path_cb);
  gtk_widget_class_install_action (klass, "win.show-backups", "s", show_backups_cb);
  gtk_widget_class_install_action (klass, "win.example", "s", example_cb);
  gtk_widget_class_install_action (klass, "win.new-plan", NULL, new_plan_cb);
  gtk_widget_class_install_action (klass, "win.save-copy", NULL, save_copy_cb);
  gtk_widget_class_install_action (klass, "win.import", NULL, import_cb);
  gtk_widget_class_install_action (klass, "win.export", NULL, export_cb);
  gtk_widget_class_install_action (klass, "win.export-view", NULL, export_view_cb);
  gtk_widget_class_install_action (klass, "win.copy-view", NULL, export_view_cb);
  gtk_widget_class_install_action (klass, "win.export-assignment", "x", export_assignment_cb);
  gtk_widget_class_install_action (klass, "win.copy-assignment", "x", export_assignment_cb);
  gtk_widget_class_install_action (klass, "win.report", NULL, report_cb);
  gtk_widget_class_install_action (klass, "win.forms", NULL, forms_cb);
  gtk_widget_class_install_action (klass, "win.open-file", "s", open_file_cb);
}
