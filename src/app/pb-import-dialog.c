/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-import-dialog.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "exchange/pb-import.h"
#include "model/pb-tables.h"

/* More rows than anybody reads; the counts above them say it all. */
#define MAX_ROWS 500

typedef struct
{
  GtkWidget *parent;
  PbPlan *plan; /* NULL: one that is made when the user agrees */
  GPtrArray *paths;
  PbImportAccepted accepted;
} Import;

static void
import_free (gpointer data, GClosure *closure)
{
  Import *import = data;

  g_object_unref (import->parent);
  g_clear_object (&import->plan);
  g_ptr_array_unref (import->paths);
  g_free (import);
}

static gpointer
copy_path (gconstpointer path, gpointer user_data)
{
  return g_strdup (path);
}

static PbImportReport *
run (PbPlan *plan, GPtrArray *paths, gboolean dry_run, GError **error)
{
  g_autoptr (PbImport) import = pb_import_new (plan);

  for (guint i = 0; i < paths->len; i++)
    {
      if (!pb_import_add_file (import, paths->pdata[i], NULL, error))
        return NULL;
    }
  return pb_import_run (import, dry_run, NULL, error);
}

static GtkWidget *
create_text (const char *text, const char *name)
{
  GtkWidget *view = gtk_text_view_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_cursor_visible (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), 260);
  gtk_scrolled_window_set_min_content_width (GTK_SCROLLED_WINDOW (scrolled), 480);
  gtk_widget_add_css_class (scrolled, "pb-import-text");
  return scrolled;
}

static void
append_lines (GString *text, const char *heading, GPtrArray *lines)
{
  if (lines->len == 0)
    return;
  g_string_append_printf (text, "\n%s\n", heading);
  for (guint i = 0; i < lines->len && i < MAX_ROWS; i++)
    g_string_append_printf (text, "%s\n", (const char *)lines->pdata[i]);
  if (lines->len > MAX_ROWS)
    {
      guint more = lines->len - MAX_ROWS;

      g_string_append_printf (text, ngettext ("and %u more row\n", "and %u more rows\n", more), more);
    }
}

static char *
describe (PbImportReport *report)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < report->counts->len; i++)
    {
      PbImportCount *count = &g_array_index (report->counts, PbImportCount, i);
      const char *table = _(pb_table_info (count->table)->label);

      g_string_append_printf (text, "%s: ", table);
      g_string_append_printf (text, ngettext ("%u new", "%u new", count->added), count->added);
      g_string_append (text, ", ");
      g_string_append_printf (text, ngettext ("%u changed", "%u changed", count->changed), count->changed);
      g_string_append (text, ", ");
      g_string_append_printf (text, ngettext ("%u taken away", "%u taken away", count->removed), count->removed);
      g_string_append (text, ", ");
      g_string_append_printf (text, ngettext ("%u as before", "%u as before", count->unchanged), count->unchanged);
      g_string_append_c (text, '\n');
    }
  append_lines (text, _("Sheet by sheet"), report->sheets);
  append_lines (text, _("To notice"), report->warnings);
  append_lines (text, _("Row by row"), report->rows);
  return g_string_free (text, FALSE);
}

static void
show_error (GtkWindow *parent, const char *heading, const char *sentence, const char *message)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, sentence);

  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog),
                                      create_text (message, _("What is wrong in the file")));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

gboolean
pb_import_dialog_import (GtkWindow *parent, PbPlan *plan, GPtrArray *paths)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PbImportReport) report = run (plan, paths, FALSE, &error);

  if (report == NULL)
    show_error (parent, _("Nothing was imported"),
                _("The plan is as it was. Mend this in the file, and import it again."), error->message);
  return report != NULL;
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Import *import = user_data;

  if (!g_str_equal (response, "import"))
    return;
  if (import->plan == NULL)
    import->accepted (GTK_WINDOW (import->parent), import->paths);
  else if (pb_import_dialog_import (GTK_WINDOW (import->parent), import->plan, import->paths))
    gtk_widget_activate_action (import->parent, "win.say", "s",
                                _("The tables are imported. Undo takes them back whole."));
}

static AdwMessageDialog *
create_review (GtkWindow *parent, PbPlan *plan, PbImportReport *report)
{
  const char *heading = plan ? _("Import this?") : _("Make a plan of this?");
  const char *sentence
      = plan ? _("This is what the files would do to the plan. It becomes one edit, which can be undone.")
             : _("This is what the plan would hold. You choose next where it is to be kept.");
  g_autofree char *text = describe (report);
  GtkWidget *dialog = adw_message_dialog_new (
      parent, report->changed ? heading : _("The plan has all of this already"), report->changed ? sentence : NULL);

  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), create_text (text, _("What the files would do")));
  if (report->changed)
    {
      adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "import",
                                        plan ? _("_Import") : _("_Make Plan…"), NULL);
      adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "import", ADW_RESPONSE_SUGGESTED);
      adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "import");
    }
  else
    adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Close"));
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  return ADW_MESSAGE_DIALOG (dialog);
}

static void
present (GtkWindow *parent, PbPlan *plan, GPtrArray *paths, PbImportAccepted accepted, PbImportReport *report)
{
  AdwMessageDialog *dialog = create_review (parent, plan, report);
  Import *import = g_new0 (Import, 1);

  import->parent = g_object_ref (GTK_WIDGET (parent));
  import->plan = plan ? g_object_ref (plan) : NULL;
  import->paths = g_ptr_array_copy (paths, (GCopyFunc)(void *)copy_path, NULL);
  import->accepted = accepted;
  g_ptr_array_set_free_func (import->paths, g_free);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), import, import_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
pb_import_dialog_present (GtkWindow *parent, PbPlan *plan, GPtrArray *paths)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PbImportReport) report = run (plan, paths, TRUE, &error);

  if (report)
    present (parent, plan, paths, NULL, report);
  else
    show_error (parent, _("Nothing was imported"),
                _("The plan is as it was. Mend this in the file, and import it again."), error->message);
}

/* The dry run needs a plan to be dry on: an empty one that nobody sees. */
static PbImportReport *
try_on_empty (GPtrArray *paths, GError **error)
{
  g_autofree char *directory = g_dir_make_tmp ("planbok-XXXXXX", error);
  g_autofree char *path = directory ? g_build_filename (directory, "plan.planbok", NULL) : NULL;
  g_autoptr (PbPlan) plan = path ? pb_plan_create (path, error) : NULL;
  PbImportReport *report = NULL;

  if (plan)
    {
      report = run (plan, paths, TRUE, error);
      pb_plan_close (plan);
      g_unlink (path);
    }
  if (directory)
    g_rmdir (directory);
  return report;
}

void
pb_import_dialog_present_for_new (GtkWindow *parent, GPtrArray *paths, PbImportAccepted accepted)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PbImportReport) report = try_on_empty (paths, &error);

  if (report)
    present (parent, NULL, paths, accepted, report);
  else
    show_error (parent, _("The plan was not made"), _("Mend this in the file, and choose it again."), error->message);
}
