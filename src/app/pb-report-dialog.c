/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-report-dialog.h"

#include <glib/gi18n-lib.h>

#include "model/pb-date.h"
#include "pb-export-dialog.h"
#include "pb-export-job.h"
#include "pb-recent.h"
#include "report/pb-report.h"
#include "views/pb-pane-util.h"
#include "views/pb-report-parts.h"
#include "views/pb-report-preview.h"
#include "views/pb-view.h"

/* Ticks and moves that come close upon each other make the pages once. */
#define PAUSE_MS 150
#define CHOICES_WIDTH 320

struct _PbReportDialog
{
  AdwWindow parent_instance;

  PbWindow *window;
  PbPlan *plan;
  GPtrArray *periods; /* codes, as the drop-down has them */
  GCancellable *making; /* of the pages that are being made */
  guint pause_id;
  gboolean filling;

  GtkDropDown *kind;
  GtkDropDown *period;
  GtkDropDown *board;
  GtkDropDown *scenario;
  GtkDropDown *paper;
  PbReportParts *parts;
  PbReportPreview *preview;
  GtkLabel *status;
};

G_DEFINE_FINAL_TYPE (PbReportDialog, pb_report_dialog, ADW_TYPE_WINDOW)

/* What is chosen, for a thread to work with. */
typedef struct
{
  PbReportKind kind;
  PbReportPaper paper;
  char *period;
  char *board;
  char *scenario;
  PbReportPart *parts;
  guint n_parts;
  char *plan_path;
  char *author;
} Choice;

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  g_free (choice->period);
  g_free (choice->board);
  g_free (choice->scenario);
  g_free (choice->parts);
  g_free (choice->plan_path);
  g_free (choice->author);
  g_free (choice);
}

static PbReportOptions
get_options (const Choice *choice)
{
  return (PbReportOptions) { choice->kind, choice->period, choice->board, choice->scenario, choice->parts, choice->n_parts };
}

/* The record that a drop-down shows: the first of them is all. */
static char *
dup_chosen (PbReportDialog *self, GtkDropDown *drop_down, PbTable table)
{
  guint chosen = gtk_drop_down_get_selected (drop_down);
  GPtrArray *records = pb_plan_peek_records (self->plan, table);

  return chosen > 0 && chosen <= records->len ? g_strdup (pb_record_get_title (records->pdata[chosen - 1])) : NULL;
}

static Choice *
new_choice (PbReportDialog *self)
{
  Choice *choice = g_new0 (Choice, 1);
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

static void
make_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Choice *choice = data;
  const PbReportOptions options = get_options (choice);
  PbReportLayout *layout;
  double width, height;
  GError *error = NULL;

  pb_report_paper_get_size (choice->paper, &width, &height);
  layout = pb_report_lay_out_file (choice->plan_path, choice->author, &options, width, height, cancellable, &error);
  if (layout)
    g_task_return_pointer (task, layout, free_layout);
  else
    g_task_return_error (task, error);
}

static void
set_status (PbReportDialog *self, const char *text)
{
  gtk_label_set_text (self->status, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->status), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
update_actions (PbReportDialog *self)
{
  gboolean made = self->preview && pb_report_preview_get_layout (self->preview) != NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.save", made);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.print", made);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  PbReportDialog *self = PB_REPORT_DIALOG (source);
  g_autoptr (GError) error = NULL;
  PbReportLayout *layout = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *said = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->preview == NULL)
    {
      g_clear_pointer (&layout, pb_report_layout_free);
      return;
    }
  if (layout)
    said = g_strdup_printf (ngettext ("%u page", "%u pages", pb_report_layout_get_n_pages (layout)),
                            pb_report_layout_get_n_pages (layout));
  set_status (self, layout ? said : error->message);
  pb_report_preview_take (self->preview, layout);
  update_actions (self);
}

static gboolean
make_pages_cb (gpointer data)
{
  PbReportDialog *self = data;
  g_autoptr (GTask) task = NULL;

  self->pause_id = 0;
  g_cancellable_cancel (self->making);
  g_clear_object (&self->making);
  self->making = g_cancellable_new ();
  task = g_task_new (self, self->making, made_cb, NULL);
  g_task_set_task_data (task, new_choice (self), choice_free);
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
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18), *grid = gtk_grid_new (), *parts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkStringList *kinds = gtk_string_list_new (NULL), *periods = gtk_string_list_new (NULL), *papers = gtk_string_list_new (NULL);

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
  self->board = add_choice (self, GTK_GRID (grid), 2, _("Board"), list_records (self->plan, PB_TABLE_BOARD, _("All boards")));
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
  self->status = GTK_LABEL (g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, "wrap", TRUE, "xalign", 0.0, NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->status), "pb-report-status");
  gtk_box_append (GTK_BOX (right), GTK_WIDGET (self->preview));
  gtk_box_append (GTK_BOX (right), GTK_WIDGET (self->status));
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
  const Choice *choice = data;
  const PbReportOptions options = get_options (choice);

  return pb_report_write_file (plan_path, author, path, &options, choice->paper, watch, cancellable, error);
}

static void
save_chosen_cb (GtkNativeDialog *chooser, int response, gpointer user_data)
{
  PbReportDialog *self = user_data;
  const PbExportWords words = { _("Writing the Report"), _("How much of the report is written"), _("The report is written:"),
                                _("The report was not written: you stopped it."), _("The report was not written") };
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_autofree char *path = file ? g_file_get_path (file) : NULL;

  if (response == GTK_RESPONSE_ACCEPT && path)
    {
      g_autofree char *named = g_str_has_suffix (path, ".pdf") ? g_strdup (path) : g_strconcat (path, ".pdf", NULL);

      pb_export_job_start (self->window, self->plan, named, &words, run, new_choice (self), choice_free);
      gtk_window_close (GTK_WINDOW (self));
    }
  else if (response == GTK_RESPONSE_ACCEPT)
    set_status (self, _("It must lie in a folder of this computer. Choose such a folder."));
  g_object_unref (chooser);
}

static void
save_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PbReportDialog *self = PB_REPORT_DIALOG (widget);
  GtkFileChooserNative *chooser
      = gtk_file_chooser_native_new (_("Save the Report"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), _("_Cancel"));
  g_autofree char *plan = pb_recent_dup_name (pb_plan_get_path (self->plan));
  guint period = gtk_drop_down_get_selected (self->period);
  g_autofree char *proposal
      = g_strdup_printf ("%s %s.pdf", plan,
                         pb_report_kind_get_title (gtk_drop_down_get_selected (self->kind), self->periods->pdata[period]));
  g_autoptr (GFile) file = g_file_new_for_path (pb_plan_get_path (self->plan));
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_filter_set_name (filter, _("PDF documents (.pdf)"));
  gtk_file_filter_add_suffix (filter, "pdf");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), proposal);
  if (folder)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), folder, NULL);
  g_signal_connect_object (chooser, "response", G_CALLBACK (save_chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
begin_print_cb (GtkPrintOperation *operation, GtkPrintContext *context, PbReportDialog *self)
{
  GtkPageSetup *setup = gtk_print_context_get_page_setup (context);
  PbReportLayout *shown = g_object_get_data (G_OBJECT (operation), "pb-layout");
  PbReportDoc *doc = g_object_get_data (G_OBJECT (operation), "pb-doc");

  /* Laid out for the paper that is in the printer, whatever was previewed. */
  if (shown == NULL)
    {
      shown = pb_report_layout_new (doc, gtk_page_setup_get_paper_width (setup, GTK_UNIT_POINTS),
                                    gtk_page_setup_get_paper_height (setup, GTK_UNIT_POINTS), NULL, NULL, NULL, NULL);
      g_object_set_data_full (G_OBJECT (operation), "pb-layout", shown, free_layout);
    }
  gtk_print_operation_set_n_pages (operation, (int) pb_report_layout_get_n_pages (shown));
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int number, PbReportDialog *self)
{
  pb_report_layout_draw_page (g_object_get_data (G_OBJECT (operation), "pb-layout"), (guint) number,
                              gtk_print_context_get_cairo_context (context));
}

static void
unref_doc (gpointer doc)
{
  pb_report_doc_unref (doc);
}

GtkPrintOperation *
pb_report_dialog_new_print (PbReportDialog *self)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  gboolean lying = gtk_drop_down_get_selected (self->paper) == PB_REPORT_A5;
  g_autoptr (GtkPaperSize) paper = gtk_paper_size_new (lying ? "iso_a5" : "iso_a4");
  PbReportDoc *doc = pb_report_layout_get_doc (pb_report_preview_get_layout (self->preview));

  gtk_page_setup_set_paper_size (setup, paper);
  gtk_page_setup_set_orientation (setup, lying ? GTK_PAGE_ORIENTATION_LANDSCAPE : GTK_PAGE_ORIENTATION_PORTRAIT);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  /* The pages have margins of their own. */
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_job_name (operation, pb_report_doc_get_title (doc));
  g_object_set_data_full (G_OBJECT (operation), "pb-doc", pb_report_doc_ref (doc), unref_doc);
  g_signal_connect_object (operation, "begin-print", G_CALLBACK (begin_print_cb), self, 0);
  g_signal_connect_object (operation, "draw-page", G_CALLBACK (draw_page_cb), self, 0);
  return operation;
}

static void
print_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkPrintOperation) operation = pb_report_dialog_new_print (PB_REPORT_DIALOG (widget));
  GError *error = NULL;

  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (widget), &error)
      == GTK_PRINT_OPERATION_RESULT_ERROR)
    pb_pane_report_in (GTK_WINDOW (widget), _("The report could not be printed"), error);
}

static void
excel_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PbReportDialog *self = PB_REPORT_DIALOG (widget);
  g_autofree char *board = dup_chosen (self, self->board, PB_TABLE_BOARD);
  g_autofree char *scenario = dup_chosen (self, self->scenario, PB_TABLE_SCENARIO);

  pb_export_dialog_present (self->window, self->plan, board, scenario);
  gtk_window_close (GTK_WINDOW (self));
}

static void
pb_report_dialog_dispose (GObject *object)
{
  PbReportDialog *self = PB_REPORT_DIALOG (object);

  g_clear_handle_id (&self->pause_id, g_source_remove);
  g_cancellable_cancel (self->making);
  g_clear_object (&self->making);
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
  update_actions (self);
  make_pages_cb (self);
  gtk_window_present (GTK_WINDOW (self));
  return GTK_WIDGET (self);
}
