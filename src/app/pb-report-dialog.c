/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-report-dialog.h"

#include <glib/gi18n-lib.h>

#include "model/pb-date.h"
#include "pb-export-job.h"
#include "pb-recent.h"
#include "pb-report-print.h"
#include "report/pb-report.h"
#include "views/pb-pane-util.h"
#include "views/pb-report-parts.h"
#include "views/pb-report-preview.h"
#include "views/pb-save-name.h"
#include "views/pb-view.h"

/* Ticks and moves that come close upon each other make the pages once. */
#define PAUSE_MS 150
#define CHOICES_WIDTH 320
#define TICK_MS 250

struct _PbReportDialog
{
  AdwWindow parent_instance;

  PbWindow *window;
  PbPlan *plan;
  GPtrArray *periods; /* codes, as the drop-down has them */
  GCancellable *making; /* of the pages that are being made */
  GTask *task; /* that makes them; its own. NULL when they are there */
  guint pause_id;
  guint tick_id;
  gboolean filling;

  GtkDropDown *kind;
  GtkDropDown *period;
  GtkDropDown *board;
  GtkDropDown *scenario;
  GtkDropDown *paper;
  PbReportParts *parts;
  PbReportPreview *preview;
  GtkLabel *status;
  GtkProgressBar *bar; /* with stop: while pages are made that take their time */
  GtkWidget *stop;
};

G_DEFINE_FINAL_TYPE (PbReportDialog, pb_report_dialog, ADW_TYPE_WINDOW)

/* The record that a drop-down shows: the first of them is all. */
static char *
dup_chosen (PbReportDialog *self, GtkDropDown *drop_down, PbTable table)
{
  guint chosen = gtk_drop_down_get_selected (drop_down);
  GPtrArray *records = pb_plan_peek_records (self->plan, table);

  return chosen > 0 && chosen <= records->len ? g_strdup (pb_record_get_title (records->pdata[chosen - 1])) : NULL;
}

static PbReportChoice *
new_choice (PbReportDialog *self)
{
  PbReportChoice *choice = g_new0 (PbReportChoice, 1);
  guint period = gtk_drop_down_get_selected (self->period);

  choice->kind = gtk_drop_down_get_selected (self->kind);
  choice->paper = gtk_drop_down_get_selected (self->paper);
  choice->period = period < self->periods->len ? g_strdup (self->periods->pdata[period]) : NULL;
  choice->board = dup_chosen (self, self->board, PB_TABLE_BOARD);
  choice->scenario = dup_chosen (self, self->scenario, PB_TABLE_SCENARIO);
  choice->parts = pb_report_parts_dup (self->parts, &choice->n_parts);
  choice->plan_path = g_strdup (pb_plan_get_path (self->plan));
  choice->author = g_strdup (pb_plan_get_author (self->plan));
  return choice;
}

static void
free_layout (gpointer layout)
{
  pb_report_layout_free (layout);
}

/* The pages that are being made. The worker writes fraction, under the lock. */
typedef struct
{
  GMutex lock;
  double fraction;
  PbReportChoice *choice;
} Making;

static void
making_free (gpointer data)
{
  Making *making = data;

  g_mutex_clear (&making->lock);
  pb_report_choice_free (making->choice);
  g_free (making);
}

static void
progress_cb (double fraction, gpointer data)
{
  Making *making = data;

  g_mutex_lock (&making->lock);
  making->fraction = fraction;
  g_mutex_unlock (&making->lock);
}

static void
make_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Making *making = data;
  const PbReportOptions options = pb_report_choice_options (making->choice);
  PbReportLayout *layout;
  double width, height;
  GError *error = NULL;

  pb_report_paper_get_size (making->choice->paper, &width, &height);
  layout = pb_report_lay_out_file (making->choice->plan_path, making->choice->author, &options, width, height,
                                   progress_cb, making, cancellable, &error);
  if (layout)
    g_task_return_pointer (task, layout, free_layout);
  else
    g_task_return_error (task, error);
}

static gboolean tick_cb (gpointer data);

static void
set_status (PbReportDialog *self, const char *text)
{
  gtk_label_set_text (self->status, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->status), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/* What cannot be made cannot be saved either; what was only stopped can. */
static void
set_making (PbReportDialog *self, GTask *task, gboolean failed)
{
  static const char *const actions[] = { "report.save", "report.print", "report.excel" };

  self->task = task;
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], !failed);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.stop", task != NULL);
  if (task == NULL)
    {
      g_clear_handle_id (&self->tick_id, g_source_remove);
      gtk_widget_set_visible (GTK_WIDGET (self->bar), FALSE);
      gtk_widget_set_visible (self->stop, FALSE);
    }
  else if (self->tick_id == 0)
    self->tick_id = g_timeout_add (TICK_MS, tick_cb, self);
}

static gboolean
tick_cb (gpointer data)
{
  PbReportDialog *self = data;
  Making *making = g_task_get_task_data (self->task);

  g_mutex_lock (&making->lock);
  gtk_progress_bar_set_fraction (self->bar, making->fraction);
  g_mutex_unlock (&making->lock);
  if (!gtk_widget_get_visible (self->stop))
    set_status (self, _("Making the pages…"));
  gtk_widget_set_visible (GTK_WIDGET (self->bar), TRUE);
  gtk_widget_set_visible (self->stop, TRUE);
  return G_SOURCE_CONTINUE;
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  PbReportDialog *self = PB_REPORT_DIALOG (source);
  g_autoptr (GError) error = NULL;
  PbReportLayout *layout = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *said = NULL;
  gboolean stopped = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  /* Others are made, or the dialog is closed. */
  if (self->task != G_TASK (result))
    {
      g_clear_pointer (&layout, pb_report_layout_free);
      return;
    }
  if (layout)
    said = g_strdup_printf (ngettext ("%u page", "%u pages", pb_report_layout_get_n_pages (layout)),
                            pb_report_layout_get_n_pages (layout));
  set_making (self, NULL, layout == NULL && !stopped);
  if (stopped)
    said = g_strdup (_("The pages were not made: you stopped it. They can be saved and printed all the same."));
  set_status (self, said ? said : error->message);
  pb_report_preview_take (self->preview, layout);
}

static gboolean
make_pages_cb (gpointer data)
{
  PbReportDialog *self = data;
  g_autoptr (GTask) task = NULL;
  Making *making = g_new0 (Making, 1);

  self->pause_id = 0;
  g_cancellable_cancel (self->making);
  g_clear_object (&self->making);
  self->making = g_cancellable_new ();
  g_mutex_init (&making->lock);
  making->choice = new_choice (self);
  task = g_task_new (self, self->making, made_cb, NULL);
  g_task_set_task_data (task, making, making_free);
  set_making (self, task, FALSE);
  g_task_run_in_thread (task, make_cb);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (PbReportDialog *self)
{
  if (self->filling)
    return;
  g_clear_handle_id (&self->pause_id, g_source_remove);
  self->pause_id = g_timeout_add (PAUSE_MS, make_pages_cb, self);
}

static void
name_drop_down (GtkDropDown *drop_down)
{
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (drop_down);
  const char *what = g_object_get_data (G_OBJECT (drop_down), "pb-what");
  g_autofree char *name
      = g_strdup_printf ("%s: %s", what, chosen ? gtk_string_object_get_string (chosen) : "");

  pb_pane_name_inner (GTK_WIDGET (drop_down), name);
}

static void
chosen_cb (GtkDropDown *drop_down, GParamSpec *pspec, PbReportDialog *self)
{
  name_drop_down (drop_down);
  if (self->filling)
    return;
  /* A board's plan is of a board. */
  if (drop_down == self->kind && gtk_drop_down_get_selected (drop_down) == PB_REPORT_BOARD
      && gtk_drop_down_get_selected (self->board) == 0
      && pb_plan_peek_records (self->plan, PB_TABLE_BOARD)->len > 0)
    gtk_drop_down_set_selected (self->board, 1);
  if (drop_down == self->kind)
    pb_report_parts_reset (self->parts, gtk_drop_down_get_selected (drop_down));
  changed_cb (self);
}

/* Takes strings. */
static GtkDropDown *
add_choice (PbReportDialog *self, GtkGrid *grid, int row, const char *what, GtkStringList *strings)
{
  GtkWidget *label = pb_view_label (what, "pb-secondary");
  GtkDropDown *drop_down = GTK_DROP_DOWN (pb_pane_drop_down (G_LIST_MODEL (strings)));

  g_object_set_data_full (G_OBJECT (drop_down), "pb-what", g_strdup (what), g_free);
  gtk_widget_set_hexpand (GTK_WIDGET (drop_down), TRUE);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_grid_attach (grid, label, 0, row, 1, 1);
  gtk_grid_attach (grid, GTK_WIDGET (drop_down), 1, row, 1, 1);
  name_drop_down (drop_down);
  g_signal_connect (drop_down, "notify::selected", G_CALLBACK (chosen_cb), self);
  return drop_down;
}

static GtkStringList *
list_records (PbPlan *plan, PbTable table, const char *all)
{
  GtkStringList *strings = gtk_string_list_new (NULL);
  GPtrArray *records = pb_plan_peek_records (plan, table);

  gtk_string_list_append (strings, all);
  for (guint i = 0; i < records->len; i++)
    gtk_string_list_append (strings, pb_record_get_title (records->pdata[i]));
  return strings;
}

static GtkWidget *
build_choices (PbReportDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18), *grid = gtk_grid_new ();
  GtkWidget *parts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkStringList *kinds = gtk_string_list_new (NULL), *periods = gtk_string_list_new (NULL);
  GtkStringList *papers = gtk_string_list_new (NULL);

  for (guint i = 0; i < PB_N_REPORT_KINDS; i++)
    gtk_string_list_append (kinds, pb_report_kind_get_title (i, self->periods->pdata[0]));
  for (guint i = 0; i < self->periods->len; i++)
    {
      g_autofree char *name = pb_period_format (self->periods->pdata[i]);
      g_autofree char *capital = pb_pane_capitalise (name);

      gtk_string_list_append (periods, capital);
    }
  gtk_string_list_append (papers, _("A4, standing"));
  gtk_string_list_append (papers, _("A5, lying, for the screen"));
  gtk_grid_set_row_spacing (GTK_GRID (grid), 8);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  self->kind = add_choice (self, GTK_GRID (grid), 0, _("Kind"), kinds);
  self->period = add_choice (self, GTK_GRID (grid), 1, _("Period"), periods);
  self->board = add_choice (self, GTK_GRID (grid), 2, _("Board"),
                            list_records (self->plan, PB_TABLE_BOARD, _("All boards")));
  self->scenario = add_choice (self, GTK_GRID (grid), 3, _("Figures"),
                               list_records (self->plan, PB_TABLE_SCENARIO, _("The plan's own figures")));
  self->paper = add_choice (self, GTK_GRID (grid), 4, _("Paper"), papers);
  gtk_box_append (GTK_BOX (box), grid);
  gtk_box_append (GTK_BOX (parts), pb_view_label (_("Parts and their order"), "pb-semibold"));
  gtk_box_append (GTK_BOX (parts), pb_view_label (_("Alt+Up and Alt+Down move a part"), "pb-small pb-tertiary"));
  self->parts = PB_REPORT_PARTS (pb_report_parts_new ());
  gtk_box_append (GTK_BOX (parts), GTK_WIDGET (self->parts));
  gtk_box_append (GTK_BOX (box), parts);
  gtk_widget_add_css_class (box, "pb-report-choices");
  return box;
}

static GtkWidget *
build_button (const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
build_header (PbReportDialog *self)
{
  GtkWidget *header = adw_header_bar_new (), *save = build_button (_("_Save as PDF…"), "report.save");

  gtk_widget_add_css_class (save, "suggested-action");
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), build_button (_("_Close"), "window.close"));
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), save);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), build_button (_("_Print…"), "report.print"));
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), build_button (_("_Excel…"), "report.excel"));
  return header;
}

static GtkWidget *
build_foot (PbReportDialog *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->status = GTK_LABEL (g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, "wrap", TRUE,
                                          "xalign", 0.0, "hexpand", TRUE, NULL));
  self->bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  self->stop = build_button (_("_Stop"), "report.stop");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("How much of the report is laid out"), -1);
  gtk_widget_set_valign (GTK_WIDGET (self->bar), GTK_ALIGN_CENTER);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), FALSE);
  gtk_widget_set_visible (self->stop, FALSE);
  gtk_box_append (GTK_BOX (foot), GTK_WIDGET (self->status));
  gtk_box_append (GTK_BOX (foot), GTK_WIDGET (self->bar));
  gtk_box_append (GTK_BOX (foot), self->stop);
  gtk_widget_add_css_class (foot, "pb-report-status");
  return foot;
}

static void
build (PbReportDialog *self)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *choices = gtk_scrolled_window_new (), *right = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->filling = TRUE;
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (choices), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (choices), build_choices (self));
  gtk_widget_set_size_request (choices, CHOICES_WIDTH, -1);
  gtk_widget_set_hexpand (choices, FALSE);
  self->preview = PB_REPORT_PREVIEW (pb_report_preview_new ());
  gtk_box_append (GTK_BOX (right), GTK_WIDGET (self->preview));
  gtk_box_append (GTK_BOX (right), build_foot (self));
  gtk_widget_set_hexpand (right, TRUE);
  gtk_box_append (GTK_BOX (line), choices);
  gtk_box_append (GTK_BOX (line), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_box_append (GTK_BOX (line), right);
  gtk_widget_set_vexpand (line, TRUE);
  gtk_box_append (GTK_BOX (page), build_header (self));
  gtk_box_append (GTK_BOX (page), line);
  adw_window_set_content (ADW_WINDOW (self), page);
  pb_report_parts_reset (self->parts, PB_REPORT_PERIOD);
  g_signal_connect_swapped (self->parts, "changed", G_CALLBACK (changed_cb), self);
  self->filling = FALSE;
}

/* The period that is reported last, and the scenario that is in force. */
static void
choose_first (PbReportDialog *self)
{
  g_autofree char *period = pb_report_dup_period (self->plan);
  GPtrArray *scenarios = pb_plan_peek_records (self->plan, PB_TABLE_SCENARIO);
  guint place;

  self->filling = TRUE;
  if (g_ptr_array_find_with_equal_func (self->periods, period, g_str_equal, &place))
    gtk_drop_down_set_selected (self->period, place);
  for (guint i = 0; i < scenarios->len; i++)
    if (pb_record_get_id (scenarios->pdata[i]) == pb_plan_get_scenario (self->plan))
      gtk_drop_down_set_selected (self->scenario, i + 1);
  self->filling = FALSE;
}

static gboolean
run (const char *plan_path, const char *author, const char *path, const PbExportWatch *watch, GPtrArray *warnings,
     gpointer data, GCancellable *cancellable, GError **error)
{
  const PbReportChoice *choice = data;
  const PbReportOptions options = pb_report_choice_options (choice);

  return pb_report_write_file (plan_path, author, path, &options, choice->paper, watch, cancellable, warnings, error);
}

static void
free_choice (gpointer choice)
{
  pb_report_choice_free (choice);
}

static void
write_report (const char *path, gpointer user_data)
{
  PbReportDialog *self = user_data;
  const PbExportWords words
      = { _("Writing the Report"), _("How much of the report is written"), _("The report is written:"),
          _("The report was not written: you stopped it."), _("The report was not written") };

  pb_export_job_start (self->window, self->plan, path, &words, run, new_choice (self), free_choice);
  gtk_window_close (GTK_WINDOW (self));
}

static void
save_chosen_cb (GtkNativeDialog *chooser, int response, gpointer user_data)
{
  PbReportDialog *self = user_data;
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_autofree char *path = file ? g_file_get_path (file) : NULL;
  const char *suffix = g_object_get_data (G_OBJECT (chooser), "pb-suffix");

  if (response == GTK_RESPONSE_ACCEPT && path)
    {
      g_autofree char *named = pb_save_name_dup (path, suffix);

      pb_save_name_settle (GTK_WINDOW (self), path, named, write_report, g_object_ref (self), g_object_unref);
    }
  else if (response == GTK_RESPONSE_ACCEPT)
    set_status (self, _("It must lie in a folder of this computer. Choose such a folder."));
  g_object_unref (chooser);
}

/* "Tertialrapport" */
static const char *
get_kind_title (PbReportDialog *self)
{
  return pb_report_kind_get_title (gtk_drop_down_get_selected (self->kind),
                                   self->periods->pdata[gtk_drop_down_get_selected (self->period)]);
}

/* suffix: ".pdf" or ".xlsx" */
static void
save (PbReportDialog *self, const char *suffix, const char *filter_name)
{
  GtkFileChooserNative *chooser
      = gtk_file_chooser_native_new (_("Save the Report"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"),
                                     _("_Cancel"));
  g_autofree char *plan = pb_recent_dup_name (pb_plan_get_path (self->plan));
  g_autofree char *proposal = g_strdup_printf ("%s %s%s", plan, get_kind_title (self), suffix);
  g_autoptr (GFile) file = g_file_new_for_path (pb_plan_get_path (self->plan));
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_filter_set_name (filter, filter_name);
  gtk_file_filter_add_suffix (filter, suffix + 1);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), proposal);
  if (folder)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), folder, NULL);
  g_object_set_data (G_OBJECT (chooser), "pb-suffix", (gpointer) suffix);
  g_signal_connect_object (chooser, "response", G_CALLBACK (save_chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
save_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  save (PB_REPORT_DIALOG (widget), ".pdf", _("PDF documents (.pdf)"));
}

static void
excel_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  save (PB_REPORT_DIALOG (widget), ".xlsx", _("Excel workbooks (.xlsx)"));
}

static void
stop_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_cancellable_cancel (PB_REPORT_DIALOG (widget)->making);
}

GtkPrintOperation *
pb_report_dialog_new_print (PbReportDialog *self)
{
  const char *plan = pb_record_get_title (pb_plan_get_document (self->plan));
  g_autofree char *title = g_strdup_printf ("%s: %s", get_kind_title (self), plan);

  return pb_report_print_new (GTK_WINDOW (self), title, new_choice (self));
}

static void
print_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkPrintOperation) operation = pb_report_dialog_new_print (PB_REPORT_DIALOG (widget));
  GtkPrintOperationResult result;
  GError *error = NULL;

  g_object_ref (widget);
  result = gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (widget), &error);
  if (result == GTK_PRINT_OPERATION_RESULT_CANCEL && pb_report_print_get_error (operation))
    error = g_error_copy (pb_report_print_get_error (operation));
  if (error)
    pb_pane_report_in (GTK_WINDOW (widget), _("The report could not be printed"), error);
  g_object_unref (widget);
}

static void
pb_report_dialog_dispose (GObject *object)
{
  PbReportDialog *self = PB_REPORT_DIALOG (object);

  g_clear_handle_id (&self->pause_id, g_source_remove);
  g_clear_handle_id (&self->tick_id, g_source_remove);
  g_cancellable_cancel (self->making);
  g_clear_object (&self->making);
  self->task = NULL;
  self->preview = NULL;
  g_clear_pointer (&self->periods, g_ptr_array_unref);
  g_clear_object (&self->plan);
  g_clear_weak_pointer (&self->window);
  G_OBJECT_CLASS (pb_report_dialog_parent_class)->dispose (object);
}

static void
pb_report_dialog_class_init (PbReportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_report_dialog_dispose;
  gtk_widget_class_install_action (widget_class, "report.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "report.print", NULL, print_cb);
  gtk_widget_class_install_action (widget_class, "report.excel", NULL, excel_cb);
  gtk_widget_class_install_action (widget_class, "report.stop", NULL, stop_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "report.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "report.print", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pb_report_dialog_init (PbReportDialog *self)
{
  gtk_window_set_title (GTK_WINDOW (self), _("Report"));
  gtk_window_set_default_size (GTK_WINDOW (self), 1000, 680);
}

GtkWidget *
pb_report_dialog_present (PbWindow *window, PbPlan *plan)
{
  PbReportDialog *self = g_object_new (PB_TYPE_REPORT_DIALOG, "transient-for", window, "modal", TRUE, NULL);

  g_set_weak_pointer (&self->window, window);
  self->plan = g_object_ref (plan);
  self->periods = pb_report_list_periods (plan);
  build (self);
  choose_first (self);
  g_signal_connect_object (plan, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  set_status (self, _("Making the pages…"));
  make_pages_cb (self);
  gtk_window_present (GTK_WINDOW (self));
  return GTK_WIDGET (self);
}
