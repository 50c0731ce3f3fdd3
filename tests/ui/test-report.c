/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dialog for reports: its pages follow what is chosen and what is changed, by keyboard, and print as they are shown. */
#include <adwaita.h>
#include <glib/gstdio.h>

#include "../model/test-tables.h"
#include "app/pb-report-dialog.h"
#include "model/pb-edit.h"
#include "test-tree.h"
#include "views/pb-report-page.h"
#include "views/pb-report-parts.h"
#include "views/pb-report-preview.h"

typedef struct
{
  TestPlan base;
  TestKarlskrona karlskrona;
  GtkWidget *dialog;
} Fixture;

static PbReportPreview *
get_preview (Fixture *fixture)
{
  return PB_REPORT_PREVIEW (test_find (fixture->dialog, PB_TYPE_REPORT_PREVIEW, 0));
}

static PbReportLayout *
get_layout (Fixture *fixture)
{
  return pb_report_preview_get_layout (get_preview (fixture));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  test_plan_set_up (&fixture->base, NULL);
  test_build_karlskrona (&fixture->karlskrona, fixture->base.plan);
  fixture->dialog = pb_report_dialog_present (NULL, fixture->base.plan);
  test_wait_until (get_layout (fixture) != NULL);
}

/* Hundreds of pages take their time where other tests run beside. */
#define wait_long(condition) \
  G_STMT_START \
  { \
    gint64 end = g_get_monotonic_time () + 60 * G_TIME_SPAN_SECOND; \
    while (!(condition) && g_get_monotonic_time () < end) \
      if (!g_main_context_iteration (NULL, FALSE)) \
        g_usleep (1000); \
    g_assert_true (condition); \
  } \
  G_STMT_END

/* 200 assignments, each reported at length. */
static void
make_long (PbPlan *plan)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  gint64 period;
  PbEdit *edit;

  for (guint i = 0; i < 60; i++)
    g_string_append (words, "Servicebostäderna dröjer, och bostadskarriären med dem. ");
  edit = pb_edit_new (plan, "Test");
  period = pb_edit_insert (edit, PB_TABLE_PERIOD);
  pb_edit_set_text (edit, period, PB_PERIOD_CODE, "2026-T1");
  pb_edit_set_text (edit, period, PB_PERIOD_START, "2026-01-01");
  pb_edit_set_text (edit, period, PB_PERIOD_END, "2026-04-30");
  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *title = g_strdup_printf ("Uppdrag %u", i);
      gint64 assignment = pb_edit_insert (edit, PB_TABLE_ASSIGNMENT), follow_up = pb_edit_insert (edit, PB_TABLE_FOLLOW_UP);

      pb_edit_set_text (edit, assignment, PB_ASSIGNMENT_TITLE, title);
      pb_edit_set_enum (edit, assignment, PB_ASSIGNMENT_STATUS, PB_STATUS_STARTED);
      pb_edit_set_int (edit, follow_up, PB_FOLLOW_UP_ASSIGNMENT, assignment);
      pb_edit_set_int (edit, follow_up, PB_FOLLOW_UP_PERIOD, period);
      pb_edit_set_enum (edit, follow_up, PB_FOLLOW_UP_ASSESSMENT, PB_ASSESSMENT_PARTLY);
      pb_edit_set_text (edit, follow_up, PB_FOLLOW_UP_AT, "2026-05-01T10:00:00Z");
      pb_edit_set_text (edit, follow_up, PB_FOLLOW_UP_SEEN, words->str);
    }
  pb_edit_commit (edit, &error);
  g_assert_no_error (error);
}

static void
set_up_long (Fixture *fixture, gconstpointer data)
{
  test_plan_set_up (&fixture->base, NULL);
  make_long (fixture->base.plan);
  fixture->dialog = pb_report_dialog_present (NULL, fixture->base.plan);
  wait_long (get_layout (fixture) != NULL);
  g_assert_cmpuint (pb_report_layout_get_n_pages (get_layout (fixture)), >, 100);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = fixture->dialog;

  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  gtk_window_destroy (GTK_WINDOW (dialog));
  test_wait_until (dialog == NULL);
  test_plan_tear_down (&fixture->base, NULL);
}

/* Whether any page says it. */
static gboolean
says (Fixture *fixture, const char *words)
{
  PbReportLayout *layout = get_layout (fixture);

  for (guint i = 0; layout && i < pb_report_layout_get_n_pages (layout); i++)
    {
      g_autofree char *text = pb_report_layout_dup_text (layout, i);

      if (strstr (text, words))
        return TRUE;
    }
  return FALSE;
}

static GtkDropDown *
get_choice (Fixture *fixture, guint n)
{
  return GTK_DROP_DOWN (test_find (fixture->dialog, GTK_TYPE_DROP_DOWN, n));
}

static void
test_choices (Fixture *fixture, gconstpointer data)
{
  double width, height;

  g_assert_true (says (fixture, "Tertial report"));
  g_assert_false (says (fixture, "Assignments and activities"));
  gtk_drop_down_set_selected (get_choice (fixture, 0), PB_REPORT_PLAN);
  test_wait_until (says (fixture, "Assignments and activities"));
  gtk_drop_down_set_selected (get_choice (fixture, 4), PB_REPORT_A5);
  test_wait_until ((pb_report_layout_get_size (get_layout (fixture), &width, &height), width > height));
  /* A board's plan is of a board. */
  gtk_drop_down_set_selected (get_choice (fixture, 0), PB_REPORT_BOARD);
  g_assert_cmpuint (gtk_drop_down_get_selected (get_choice (fixture, 2)), ==, 1);
  test_wait_until (says (fixture, "Board's plan"));
}

static int
find_heading (Fixture *fixture, const char *heading)
{
  PbReportLayout *layout = get_layout (fixture);
  g_autoptr (GString) all = g_string_new (NULL);
  const char *place;

  /* After the contents, which name it too. */
  for (guint i = 2; i < pb_report_layout_get_n_pages (layout); i++)
    {
      g_autofree char *text = pb_report_layout_dup_text (layout, i);

      g_string_append_printf (all, "%s\n", text);
    }
  place = strstr (all->str, heading);
  return place ? (int) (place - all->str) : -1;
}

/* Unticking leaves a part out, Alt+Down moves it, and the pages follow. */
static void
test_parts (Fixture *fixture, gconstpointer data)
{
  GtkWidget *parts = test_find (fixture->dialog, PB_TYPE_REPORT_PARTS, 0);
  GtkWidget *summary = test_find (parts, GTK_TYPE_CHECK_BUTTON, 0);
  g_autofree PbReportPart *order = NULL;
  gboolean moved = FALSE;
  guint n;

  g_assert_cmpint (find_heading (fixture, "Summary"), <, find_heading (fixture, "Economy"));
  for (guint i = 0; i < 3; i++)
    {
      GListModel *controllers = gtk_widget_observe_controllers (parts);

      gtk_widget_grab_focus (summary);
      for (guint c = 0; c < g_list_model_get_n_items (controllers); c++)
        {
          g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, c);

          if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
            g_signal_emit_by_name (controller, "key-pressed", GDK_KEY_Down, 0, GDK_ALT_MASK, &moved);
        }
      g_object_unref (controllers);
      g_assert_true (moved);
    }
  order = pb_report_parts_dup (PB_REPORT_PARTS (parts), &n);
  g_assert_cmpuint (order[3], ==, PB_REPORT_PART_SUMMARY);
  test_wait_until (find_heading (fixture, "Economy") >= 0 && find_heading (fixture, "Economy") < find_heading (fixture, "Summary"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (summary), FALSE);
  test_wait_until (find_heading (fixture, "Summary") < 0);
}

/* The parts are one stop on the way through the dialog, and the arrows go among them. */
static void
test_stops (Fixture *fixture, gconstpointer data)
{
  GtkWidget *parts = test_find (fixture->dialog, PB_TYPE_REPORT_PARTS, 0);
  GtkWidget *first = test_find (parts, GTK_TYPE_CHECK_BUTTON, 0);
  GtkWidget *box = gtk_widget_get_first_child (parts);

  g_assert_true (gtk_widget_grab_focus (first));
  g_assert_true (test_key (parts, GTK_PHASE_CAPTURE, GDK_KEY_Down, 0));
  g_assert_true (gtk_root_get_focus (gtk_widget_get_root (parts)) == test_find (parts, GTK_TYPE_CHECK_BUTTON, 1));
  g_assert_true (test_key (box, GTK_PHASE_CAPTURE, GDK_KEY_Tab, 0) || test_key (box, GTK_PHASE_BUBBLE, GDK_KEY_Tab, 0));
  g_assert_false (gtk_widget_is_ancestor (gtk_root_get_focus (gtk_widget_get_root (parts)), parts));
}

/* What is changed in the plan is in the pages. */
static void
test_follows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  PbEdit *edit = pb_edit_new (fixture->base.plan, "Test");

  pb_edit_set_text (edit, pb_record_get_id (pb_plan_get_document (fixture->base.plan)), PB_PLAN_TITLE, "Ett nytt namn");
  pb_edit_commit (edit, &error);
  g_assert_no_error (error);
  test_wait_until (says (fixture, "Ett nytt namn"));
}

/* A page tells what it says to those who do not see it. */
static void
test_accessible (Fixture *fixture, gconstpointer data)
{
  g_autofree char *name = g_strdup_printf ("page 1 of %u", pb_report_layout_get_n_pages (get_layout (fixture)));
  g_autofree char *said = pb_report_layout_dup_text (get_layout (fixture), 0);
  GtkWidget *page;

  test_wait_until (test_find (fixture->dialog, PB_TYPE_REPORT_PAGE, 0) != NULL);
  page = test_find (fixture->dialog, PB_TYPE_REPORT_PAGE, 0);
  g_assert_null (gtk_test_accessible_check_property (GTK_ACCESSIBLE (page), GTK_ACCESSIBLE_PROPERTY_LABEL, name));
  g_assert_null (gtk_test_accessible_check_property (GTK_ACCESSIBLE (page), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, said));
}

static void
test_print (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GtkPrintOperation) operation = pb_report_dialog_new_print (PB_REPORT_DIALOG (fixture->dialog));
  g_autofree char *path = g_build_filename (fixture->base.folder, "utskrift.pdf", NULL);
  g_autofree char *command = g_strdup_printf ("pdftotext -layout '%s' -", path);
  g_autofree char *text = NULL;
  g_autofree char *foot = NULL;
  g_autoptr (GError) error = NULL;

  gtk_print_operation_set_export_filename (operation, path);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_command_line_sync (command, &text, NULL, NULL, &error));
  g_assert_no_error (error);
  foot = g_strdup_printf ("page 2 of %u", pb_report_layout_get_n_pages (get_layout (fixture)));
  g_assert_nonnull (strstr (text, foot));
  g_assert_nonnull (strstr (text, "Contents"));
}

typedef struct
{
  guint turns;
  gboolean stop_at_once;
  guint drawn;
  guint before; /* turns before the first page was drawn */
} Turns;

static gboolean
turn_cb (gpointer data)
{
  Turns *turns = data;

  turns->turns++;
  return G_SOURCE_CONTINUE;
}

static void
begin_cb (GtkPrintOperation *operation, GtkPrintContext *context, Turns *turns)
{
  turns->turns = 0;
  if (turns->stop_at_once)
    gtk_print_operation_cancel (operation);
}

static void
drawn_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, Turns *turns)
{
  if (turns->drawn++ == 0)
    turns->before = turns->turns;
}

/* The pages of a long report are laid out for the printer while the window goes on. */
static void
test_print_long (Fixture *fixture, gconstpointer data)
{
  gboolean stop = GPOINTER_TO_INT (data);
  Turns turns = { .stop_at_once = stop };
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autofree char *path = g_build_filename (fixture->base.folder, "utskrift.pdf", NULL);
  g_autoptr (GError) error = NULL;
  GtkPrintOperationResult result;
  guint idle_id;

  operation = pb_report_dialog_new_print (PB_REPORT_DIALOG (fixture->dialog));
  gtk_print_operation_set_export_filename (operation, path);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_cb), &turns);
  g_signal_connect (operation, "draw-page", G_CALLBACK (drawn_cb), &turns);
  /* After all that GTK does in idle moments, or it would never get to it. */
  idle_id = g_idle_add_full (G_PRIORITY_LOW, turn_cb, &turns, NULL);
  result = gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error);
  g_source_remove (idle_id);
  g_assert_no_error (error);
  if (stop)
    {
      g_assert_cmpint (result, ==, GTK_PRINT_OPERATION_RESULT_CANCEL);
      g_assert_cmpuint (turns.drawn, ==, 0);
      return;
    }
  g_assert_cmpint (result, ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_cmpuint (turns.drawn, ==, pb_report_layout_get_n_pages (get_layout (fixture)));
  /* Laid out on the main thread there would be none. */
  g_assert_cmpuint (turns.before, >, 50);
}

static gboolean
stop_cb (gpointer data)
{
  gtk_widget_activate_action (data, "report.stop", NULL);
  return G_SOURCE_CONTINUE;
}

static gboolean
is_lying (Fixture *fixture)
{
  double width, height;

  if (get_layout (fixture) == NULL)
    return FALSE;
  pb_report_layout_get_size (get_layout (fixture), &width, &height);
  return width > height;
}

/* So are those that are shown; what is stopped leaves no page, and what is chosen then makes them again. */
static void
test_preview_long (Fixture *fixture, gconstpointer data)
{
  Turns turns = { 0 };
  guint idle_id, stop_id;

  gtk_drop_down_set_selected (get_choice (fixture, 4), PB_REPORT_A5);
  idle_id = g_idle_add (turn_cb, &turns);
  wait_long (is_lying (fixture));
  g_source_remove (idle_id);
  g_assert_cmpuint (turns.turns, >, 50);
  gtk_drop_down_set_selected (get_choice (fixture, 4), PB_REPORT_A4);
  stop_id = g_timeout_add (1, stop_cb, fixture->dialog);
  wait_long (get_layout (fixture) == NULL);
  g_source_remove (stop_id);
  g_assert_nonnull (test_find_label (fixture->dialog, "you stopped it"));
  gtk_drop_down_set_selected (get_choice (fixture, 0), PB_REPORT_QUALITY);
  wait_long (get_layout (fixture) != NULL);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name, func) g_test_add ("/report/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("choices", test_choices);
  ADD ("parts", test_parts);
  ADD ("stops", test_stops);
  ADD ("follows", test_follows);
  ADD ("accessible", test_accessible);
  ADD ("print", test_print);
  g_test_add ("/report/print/long", Fixture, NULL, set_up_long, test_print_long, tear_down);
  g_test_add ("/report/print/stopped", Fixture, GINT_TO_POINTER (TRUE), set_up_long, test_print_long, tear_down);
  g_test_add ("/report/preview/long", Fixture, NULL, set_up_long, test_preview_long, tear_down);
  return g_test_run ();
}
