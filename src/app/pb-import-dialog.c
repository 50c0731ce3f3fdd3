/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-import-dialog.h"

#include <glib/gi18n-lib.h>

#include "model/pb-tables.h"
#include "pb-mapping-dialog.h"

/* More rows than anybody reads; the counts above them say it all. */
#define MAX_ROWS 500

typedef struct
{
  GtkWidget *parent;
  PbPlan *plan; /* NULL: one that is made when the user agrees */
  PbImportBatch *batch;
  PbImportAccepted accepted;
} Import;

static Import *
import_new (GtkWindow *parent, PbPlan *plan, PbImportBatch *batch, PbImportAccepted accepted)
{
  Import *import = g_new0 (Import, 1);

  import->parent = g_object_ref (GTK_WIDGET (parent));
  import->plan = plan ? g_object_ref (plan) : NULL;
  import->batch = pb_import_batch_ref (batch);
  import->accepted = accepted;
  return import;
}

static void
import_free (gpointer data)
{
  Import *import = data;

  g_object_unref (import->parent);
  g_clear_object (&import->plan);
  pb_import_batch_unref (import->batch);
  g_free (import);
}

static void
closure_free (gpointer data, GClosure *closure)
{
  import_free (data);
}

static void ask (GtkWindow *parent, PbPlan *plan, PbImportBatch *batch, PbImportAccepted accepted);
static void show_error (Import *import, const char *heading, const char *sentence, const char *message, gboolean may_map);

static void
mapped_cb (gpointer data)
{
  Import *import = data;

  ask (GTK_WINDOW (import->parent), import->plan, import->batch, import->accepted);
}

/* The page where the user says which column is which; then it is asked again. */
static void
map (Import *import)
{
  g_autoptr (GError) error = NULL;

  if (pb_import_batch_get_sources (import->batch, &error))
    pb_mapping_dialog_present (GTK_WINDOW (import->parent), import->plan, import->batch, mapped_cb,
                               import_new (GTK_WINDOW (import->parent), import->plan, import->batch, import->accepted),
                               import_free);
  else
    show_error (import, _("There is nothing to map"), NULL, error->message, FALSE);
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
trouble_response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  if (g_str_equal (response, "map"))
    map (user_data);
}

static void
show_error (Import *import, const char *heading, const char *sentence, const char *message, gboolean may_map)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (import->parent), heading, sentence);

  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog),
                                      create_text (message, _("What is wrong in the file")));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  if (may_map)
    adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "map", _("_Map Columns…"));
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  g_signal_connect_data (dialog, "response", G_CALLBACK (trouble_response_cb),
                         import_new (GTK_WINDOW (import->parent), import->plan, import->batch, import->accepted),
                         closure_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
show_failed (GtkWindow *parent, PbPlan *plan, PbImportBatch *batch, PbImportAccepted accepted, const char *message,
             gboolean may_map)
{
  Import *import = import_new (parent, plan, batch, accepted);

  if (plan)
    show_error (import, _("Nothing was imported"),
                _("The plan is as it was. Mend this in the file, and import it again."), message, may_map);
  else
    show_error (import, _("The plan was not made"), _("Mend this in the file, and choose it again."), message, may_map);
  import_free (import);
}

gboolean
pb_import_dialog_import (GtkWindow *parent, PbPlan *plan, PbImportBatch *batch)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PbImportReport) report = pb_import_batch_run (batch, plan, FALSE, &error);

  if (report == NULL)
    show_failed (parent, plan, batch, NULL, error->message, FALSE);
  return report != NULL;
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Import *import = user_data;

  if (g_str_equal (response, "map"))
    map (import);
  if (!g_str_equal (response, "import"))
    return;
  if (import->plan == NULL)
    import->accepted (GTK_WINDOW (import->parent), import->batch);
  else if (pb_import_dialog_import (GTK_WINDOW (import->parent), import->plan, import->batch))
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
  const char *unchanged = report->n_unknown == 0 ? _("The plan has all of this already")
                                                 : _("The plan has what was read, but sheets were passed by");
  g_autofree char *text = describe (report);
  GtkWidget *dialog = adw_message_dialog_new (parent, report->changed ? heading : unchanged,
                                              report->changed ? sentence : NULL);

  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), create_text (text, _("What the files would do")));
  if (report->changed)
    {
      adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "map", _("_Map Columns…"), "import",
                                        plan ? _("_Import") : _("_Make Plan…"), NULL);
      adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "import", ADW_RESPONSE_SUGGESTED);
      adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "import");
    }
  else
    adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Close"));
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  return ADW_MESSAGE_DIALOG (dialog);
}

/* Says what the files would do, or what stands in the way; where nobody can tell what they hold, it is asked first. */
static void
ask (GtkWindow *parent, PbPlan *plan, PbImportBatch *batch, PbImportAccepted accepted)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PbImportReport) report = pb_import_batch_run (batch, plan, TRUE, &error);
  AdwMessageDialog *dialog;

  if (report == NULL && pb_import_batch_needs_map (batch))
    {
      Import *import = import_new (parent, plan, batch, accepted);

      map (import);
      import_free (import);
      return;
    }
  if (report == NULL)
    {
      show_failed (parent, plan, batch, accepted, error->message, TRUE);
      return;
    }
  dialog = create_review (parent, plan, report);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), import_new (parent, plan, batch, accepted),
                         closure_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
pb_import_dialog_present (GtkWindow *parent, PbPlan *plan, GPtrArray *paths)
{
  g_autoptr (PbImportBatch) batch = pb_import_batch_new (paths);

  ask (parent, plan, batch, NULL);
}

void
pb_import_dialog_present_for_new (GtkWindow *parent, GPtrArray *paths, PbImportAccepted accepted)
{
  g_autoptr (PbImportBatch) batch = pb_import_batch_new (paths);

  ask (parent, NULL, batch, accepted);
}
