/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-form-files.h"

#include <glib/gi18n-lib.h>

#include "exchange/pb-form.h"
#include "model/pb-assignment.h"
#include "model/pb-date.h"
#include "pb-export-job.h"
#include "views/pb-date-field.h"
#include "views/pb-pane-util.h"
#include "views/pb-view.h"
#include "widgets/pb-tick-list.h"
#include "widgets/pb-widget-palette.h"

#define WIDTH_EM 38
#define HEIGHT_EM 40

struct _PbFormFiles
{
  AdwWindow parent_instance;

  PbWindow *window;
  PbPlan *plan;
  GPtrArray *periods; /* codes */
  GtkWidget *roles;
  GtkWidget *period;
  GtkWidget *last_day;
};

G_DEFINE_FINAL_TYPE (PbFormFiles, pb_form_files, ADW_TYPE_WINDOW)

static void
changed_cb (PbFormFiles *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "forms.write", pb_tick_list_count (PB_TICK_LIST (self->roles)) > 0);
}

static void
list_roles (PbFormFiles *self)
{
  GPtrArray *roles = pb_plan_peek_records (self->plan, PB_TABLE_ROLE);

  for (guint i = 0; i < roles->len; i++)
    {
      gint64 id = pb_record_get_id (roles->pdata[i]);
      g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, id);

      if (pb_form_has_rows (self->plan, id))
        pb_tick_list_add (PB_TICK_LIST (self->roles), key, pb_record_get_title (roles->pdata[i]),
                          pb_record_get_text (roles->pdata[i], PB_ROLE_SHORT_NAME));
    }
}

static GPtrArray *
list_ticked (PbFormFiles *self)
{
  g_autoptr (GPtrArray) ids = pb_tick_list_list (PB_TICK_LIST (self->roles));
  GPtrArray *roles = g_ptr_array_new ();

  for (guint i = 0; i < ids->len; i++)
    {
      PbRecord *role = pb_plan_get_record (self->plan, PB_TABLE_ROLE, g_ascii_strtoll (ids->pdata[i], NULL, 10));

      if (role)
        g_ptr_array_add (roles, role);
    }
  return roles;
}

/* What is asked of the thread. */
typedef struct
{
  GArray *roles; /* ids */
  GPtrArray *paths;
  char *period;
  char *last_day;
} Wanted;

static void
wanted_free (gpointer data)
{
  Wanted *wanted = data;

  g_array_unref (wanted->roles);
  g_ptr_array_unref (wanted->paths);
  g_free (wanted->period);
  g_free (wanted->last_day);
  g_free (wanted);
}

static gboolean
run (const char *plan_path, const char *author, const char *path, const PbExportWatch *watch, GPtrArray *warnings,
     gpointer data, GCancellable *cancellable, GError **error)
{
  const Wanted *wanted = data;

  return pb_form_write_all (plan_path, author, wanted->roles, wanted->paths, wanted->period, wanted->last_day, watch,
                            cancellable, error);
}

static gboolean
close_cb (gpointer data)
{
  gtk_window_close (GTK_WINDOW (data));
  return G_SOURCE_REMOVE;
}

/* Takes wanted. */
static void
start (PbFormFiles *self, Wanted *wanted)
{
  const PbExportWords words
      = { _("Writing the Forms"), _("How many of the forms are written"), _("The forms are written:"),
          _("You stopped the writing of forms. Those that were written are there."), _("The forms were not written") };
  g_autofree char *folder = g_path_get_dirname (wanted->paths->pdata[0]);

  pb_export_job_start (self->window, self->plan, folder, &words, run, wanted, wanted_free);
  /* A question that stands on the dialog has to be gone before the dialog goes. */
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, close_cb, g_object_ref (self), g_object_unref);
}

/* NULL where the last day is not one; the field says so. (transfer full) */
static Wanted *
gather (PbFormFiles *self, const char *folder)
{
  g_autoptr (GPtrArray) roles = list_ticked (self);
  const char *code = self->periods->pdata[gtk_drop_down_get_selected (GTK_DROP_DOWN (self->period))];
  gboolean has_day = FALSE;
  Wanted *wanted;
  GDate day;

  if (!pb_date_field_read (PB_DATE_FIELD (self->last_day), &has_day, &day))
    {
      gtk_widget_grab_focus (self->last_day);
      return NULL;
    }
  wanted = g_new0 (Wanted, 1);
  wanted->roles = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < roles->len; i++)
    {
      gint64 id = pb_record_get_id (roles->pdata[i]);

      g_array_append_val (wanted->roles, id);
    }
  wanted->paths = pb_form_list_paths (roles, folder, code);
  wanted->period = g_strdup (code);
  wanted->last_day = has_day ? pb_date_to_iso (&day) : NULL;
  return wanted;
}

/* The names of those that are there already, a line each; NULL: none is. (transfer full) */
static char *
dup_existing (const GPtrArray *paths)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < paths->len; i++)
    if (g_file_test (paths->pdata[i], G_FILE_TEST_EXISTS))
      {
        g_autofree char *name = g_path_get_basename (paths->pdata[i]);

        g_string_append_printf (names, "%s%s", names->len ? "\n" : "", name);
      }
  return names->len ? g_strdup (names->str) : NULL;
}

static void
replace_cb (AdwMessageDialog *dialog, const char *response, PbFormFiles *self)
{
  Wanted *wanted = g_object_steal_data (G_OBJECT (dialog), "wanted");

  if (g_str_equal (response, "replace"))
    start (self, wanted);
  else
    wanted_free (wanted);
}

/* Takes wanted. */
static void
ask_to_replace (PbFormFiles *self, Wanted *wanted, const char *existing)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _("Replace Forms?"), NULL);

  /* Translators: names of files, a line each. */
  adw_message_dialog_format_body (
      ADW_MESSAGE_DIALOG (dialog), _("These are in the folder already, and what was filled in there would be lost:\n\n%s"),
      existing);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "replace", _("_Replace"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "replace", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "wanted", wanted, wanted_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (replace_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
pb_form_files_write (PbFormFiles *self, const char *folder)
{
  Wanted *wanted = gather (self, folder);
  g_autofree char *existing = wanted ? dup_existing (wanted->paths) : NULL;

  if (existing)
    ask_to_replace (self, wanted, existing);
  else if (wanted)
    start (self, wanted);
}

static void
chosen_cb (GtkNativeDialog *chooser, int response, PbFormFiles *self)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_autofree char *path = file ? g_file_get_path (file) : NULL;

  if (response == GTK_RESPONSE_ACCEPT && path)
    pb_form_files_write (self, path);
  g_object_unref (chooser);
}

static void
choose_folder (PbFormFiles *self)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      _("Folder for the Forms"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _("_Write Here"), _("_Cancel"));
  g_autoptr (GFile) file = g_file_new_for_path (pb_plan_get_path (self->plan));
  g_autoptr (GFile) folder = g_file_get_parent (file);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), folder, NULL);
  g_signal_connect_object (chooser, "response", G_CALLBACK (chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
forms_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (g_str_equal (action, "forms.close"))
    gtk_window_close (GTK_WINDOW (widget));
  else
    choose_folder (PB_FORM_FILES (widget));
}

static void
pb_form_files_finalize (GObject *object)
{
  PbFormFiles *self = PB_FORM_FILES (object);

  g_clear_object (&self->plan);
  g_clear_object (&self->window);
  g_clear_pointer (&self->periods, g_ptr_array_unref);
  G_OBJECT_CLASS (pb_form_files_parent_class)->finalize (object);
}

static void
pb_form_files_class_init (PbFormFilesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pb_form_files_finalize;
  gtk_widget_class_install_action (widget_class, "forms.write", NULL, forms_action);
  gtk_widget_class_install_action (widget_class, "forms.close", NULL, forms_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "forms.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "forms.write", NULL);
}

static void
pb_form_files_init (PbFormFiles *self)
{
}

static GtkWidget *
build_period (PbFormFiles *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *current = NULL;
  guint selected = 0;
  GDate today;

  pb_date_today (&today);
  current = pb_plan_dup_current_period (self->plan, &today);
  self->periods = pb_follow_up_list_periods (self->plan, NULL, current, &today);
  for (guint i = 0; i < self->periods->len; i++)
    {
      g_autofree char *words = pb_period_format (self->periods->pdata[i]);

      gtk_string_list_append (names, words);
      if (g_str_equal (self->periods->pdata[i], current))
        selected = i;
    }
  self->period = pb_pane_drop_down (G_LIST_MODEL (g_steal_pointer (&names)));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->period), selected);
  pb_pane_name_inner (self->period, _("Period"));
  return self->period;
}

static GtkWidget *
build_fields (PbFormFiles *self)
{
  GtkWidget *grid = gtk_grid_new ();

  self->last_day = pb_date_field_new (_("Send back by"));
  gtk_grid_set_row_spacing (GTK_GRID (grid), 8);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_attach (GTK_GRID (grid), pb_view_label (_("Period"), "pb-secondary"), 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), build_period (self), 1, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), pb_view_label (_("Send back by"), "pb-secondary"), 0, 1, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), self->last_day, 1, 1, 1, 1);
  return grid;
}

GtkWidget *
pb_form_files_present (PbWindow *window, PbPlan *plan)
{
  PbFormFiles *self
      = g_object_new (PB_TYPE_FORM_FILES, "transient-for", window, "modal", TRUE, "title", _("Forms for Functions"), NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *words = pb_view_label (_("One workbook for each function that is ticked, with its assignments and activities to "
                                      "be filled in without Planbok. Import them when they come back, all at once."),
                                    "pb-secondary");
  double em = pb_widgets_get_em (GTK_WIDGET (window));

  self->window = g_object_ref (window);
  self->plan = g_object_ref (plan);
  self->roles = pb_tick_list_new (_("Functions"), _("Search among functions"));
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_widget_set_vexpand (self->roles, TRUE);
  g_object_set (content, "margin-top", 12, "margin-bottom", 18, "margin-start", 18, "margin-end", 18, NULL);
  gtk_box_append (GTK_BOX (box), pb_pane_dialog_header (_("Forms for Functions"), "forms.close", "forms.write",
                                                        _("Choose Folder…")));
  gtk_box_append (GTK_BOX (content), words);
  gtk_box_append (GTK_BOX (content), self->roles);
  gtk_box_append (GTK_BOX (content), build_fields (self));
  gtk_box_append (GTK_BOX (box), content);
  adw_window_set_content (ADW_WINDOW (self), box);
  list_roles (self);
  g_signal_connect_object (self->roles, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
  gtk_window_set_default_size (GTK_WINDOW (self), (int) (WIDTH_EM * em), (int) (HEIGHT_EM * em));
  gtk_window_present (GTK_WINDOW (self));
  return GTK_WIDGET (self);
}
