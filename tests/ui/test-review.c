/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What comes back in workbooks, as it is chosen in the dialog; and the forms that are sent out. */
#include <glib/gstdio.h>
#include <string.h>

#include "app/pb-application.h"
#include "app/pb-form-files.h"
#include "app/pb-review-dialog.h"
#include "exchange/pb-review-private.h"
#include "model/pb-locale.h"
#include "test-tree.h"
#include "widgets/pb-tick-list.h"

static PbApplication *application;

typedef struct
{
  TestPlan base;
  gint64 assignments[2];
  gint64 roles[2];
  PbReview *review;
  GtkWidget *dialog;
} Fixture;

/* Two assignments of two functions that are shortened alike. */
static void
build (Fixture *f)
{
  static const char *const names[] = { "Head of North", "Head of South" };
  PbEdit *edit = pb_edit_new (f->base.plan, "Test");

  for (guint i = 0; i < 2; i++)
    {
      gint64 link;

      f->roles[i] = pb_edit_insert (edit, PB_TABLE_ROLE);
      pb_edit_set_text (edit, f->roles[i], PB_ROLE_NAME, names[i]);
      pb_edit_set_text (edit, f->roles[i], PB_ROLE_SHORT_NAME, i ? "head" : "HEAD");
      f->assignments[i] = pb_edit_insert (edit, PB_TABLE_ASSIGNMENT);
      pb_edit_set_text (edit, f->assignments[i], PB_ASSIGNMENT_TITLE, "Assignment");
      pb_edit_set_enum (edit, f->assignments[i], PB_ASSIGNMENT_STATUS, PB_STATUS_NOT_STARTED);
      link = pb_edit_insert (edit, PB_TABLE_ASSIGNMENT_ROLE);
      pb_edit_set_int (edit, link, PB_ASSIGNMENT_ROLE_ASSIGNMENT, f->assignments[i]);
      pb_edit_set_int (edit, link, PB_ASSIGNMENT_ROLE_ROLE, f->roles[i]);
    }
  test_commit (edit);
}

/* What a workbook says that the status is. */
static void
add_status (Fixture *f, guint assignment, const char *book, const char *nick)
{
  PbReviewChange *change = g_new0 (PbReviewChange, 1);

  change->table = PB_TABLE_ASSIGNMENT;
  change->record = f->assignments[assignment];
  change->column = PB_ASSIGNMENT_STATUS;
  change->place = g_strdup (book);
  change->what = g_strdup ("Assignment, Status");
  change->before = g_strdup ("Not started");
  change->now = g_strdup ("Not started");
  change->now_value = g_strdup ("not-started");
  change->theirs = g_strdup (nick);
  change->value = g_strdup (nick);
  pb_review_add (f->review, change, g_strdup_printf ("%u/status", assignment));
}

static void
set_up (Fixture *f, gconstpointer data)
{
  test_plan_set_up (&f->base, NULL);
  build (f);
  f->review = pb_review_new (f->base.plan);
  add_status (f, 0, "a.xlsx", "done");
  add_status (f, 0, "b.xlsx", "cancelled");
  add_status (f, 1, "a.xlsx", "ongoing");
  f->dialog = pb_review_dialog_present (NULL, f->base.plan, f->review);
  test_wait_until (test_find (f->dialog, GTK_TYPE_CHECK_BUTTON, 4) != NULL);
}

static void
set_up_forms (Fixture *f, gconstpointer data)
{
  test_plan_set_up (&f->base, NULL);
  build (f);
}

static void
destroy (GtkWidget *window)
{
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_destroy (GTK_WINDOW (window));
  test_wait_until (window == NULL);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  if (f->dialog)
    destroy (f->dialog);
  test_plan_tear_down (&f->base, NULL);
}

/* Row 0 is the conflicts' heading, 3 that of what is in none. */
static GtkCheckButton *
get_check (Fixture *f, guint row)
{
  return GTK_CHECK_BUTTON (test_find (f->dialog, GTK_TYPE_CHECK_BUTTON, row));
}

static void
assert_ticks (Fixture *f, gboolean first, gboolean second, gboolean third)
{
  g_assert_cmpint (gtk_check_button_get_active (get_check (f, 1)), ==, first);
  g_assert_cmpint (gtk_check_button_get_active (get_check (f, 2)), ==, second);
  g_assert_cmpint (gtk_check_button_get_active (get_check (f, 4)), ==, third);
}

static int
get_status (Fixture *f, guint assignment)
{
  return pb_record_get_enum (pb_plan_get_record (f->base.plan, PB_TABLE_ASSIGNMENT, f->assignments[assignment]),
                             PB_ASSIGNMENT_STATUS);
}

/* Of what workbooks differ about, one holds: ticking all chooses none, ticking one takes the tick from the other. */
static void
test_rivals (Fixture *f, gconstpointer data)
{
  test_assert_named (f->dialog);
  assert_ticks (f, FALSE, FALSE, TRUE);
  g_assert_nonnull (test_find_label (f->dialog, "b.xlsx says cancelled"));
  gtk_widget_activate_action (f->dialog, "review.all", NULL);
  assert_ticks (f, FALSE, FALSE, TRUE);
  gtk_check_button_set_active (get_check (f, 1), TRUE);
  assert_ticks (f, TRUE, FALSE, TRUE);
  gtk_check_button_set_active (get_check (f, 2), TRUE);
  assert_ticks (f, FALSE, TRUE, TRUE);
  gtk_widget_activate_action (f->dialog, "review.none", NULL);
  assert_ticks (f, FALSE, FALSE, FALSE);
  gtk_widget_activate_action (f->dialog, "review.all", NULL);
  gtk_check_button_set_active (get_check (f, 2), TRUE);
  g_object_add_weak_pointer (G_OBJECT (f->dialog), (gpointer *) &f->dialog);
  gtk_widget_activate_action (f->dialog, "review.accept", NULL);
  test_wait_until (f->dialog == NULL);
  g_assert_cmpint (get_status (f, 0), ==, PB_STATUS_CANCELLED);
  g_assert_cmpint (get_status (f, 1), ==, PB_STATUS_ONGOING);
  g_assert_cmpuint (test_count_edits (f->base.plan), ==, 2);
}

static GtkWidget *
find_dialog_of (GtkWidget *window)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) dialog = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (dialog) && gtk_window_get_transient_for (dialog) == GTK_WINDOW (window))
        return GTK_WIDGET (dialog);
    }
  return NULL;
}

/* The plan changes below what is ticked: that is said, and nothing is set over it. */
static void
test_overtaken (Fixture *f, gconstpointer data)
{
  PbEdit *edit = pb_edit_new (f->base.plan, "Meanwhile");

  pb_edit_set_enum (edit, f->assignments[1], PB_ASSIGNMENT_STATUS, PB_STATUS_DONE);
  test_commit (edit);
  g_assert_nonnull (test_find_label (find_dialog_of (f->dialog), "The plan was changed meanwhile"));
  gtk_widget_activate_action (f->dialog, "review.accept", NULL);
  g_assert_cmpint (get_status (f, 1), ==, PB_STATUS_DONE);
}

static PbFormFiles *
present_forms (Fixture *f, PbWindow *window)
{
  GtkWidget *dialog = pb_form_files_present (window, f->base.plan);
  PbTickList *roles = PB_TICK_LIST (test_find (dialog, PB_TYPE_TICK_LIST, 0));

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, f->roles[i]);

      pb_tick_list_set_ticked (roles, key, TRUE);
    }
  return PB_FORM_FILES (dialog);
}

static gboolean
holds (const char *path, const char *text)
{
  g_autofree char *data = NULL;

  return g_file_get_contents (path, &data, NULL, NULL) && g_str_equal (data, text);
}

/* Each function has a file of its own, and one that is there already is replaced only when the user says so. */
static void
test_forms (Fixture *f, gconstpointer data)
{
  PbWindow *window = pb_window_new (application);
  g_autofree char *north = g_build_filename (f->base.folder, "Form Head of North 2026-T3.xlsx", NULL);
  g_autofree char *south = g_build_filename (f->base.folder, "Form Head of South 2026-T3.xlsx", NULL);
  PbFormFiles *forms;

  g_assert_true (g_file_set_contents (south, "filled in", -1, NULL));
  pb_window_open (window, f->base.path);
  gtk_window_present (GTK_WINDOW (window));
  forms = present_forms (f, window);
  test_assert_named (GTK_WIDGET (forms));
  pb_form_files_write (forms, f->base.folder);
  g_assert_nonnull (test_find_label (find_dialog_of (GTK_WIDGET (forms)), "Form Head of South 2026-T3.xlsx"));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (find_dialog_of (GTK_WIDGET (forms))), "cancel");
  gtk_window_destroy (GTK_WINDOW (find_dialog_of (GTK_WIDGET (forms))));
  g_assert_true (holds (south, "filled in"));
  g_assert_false (g_file_test (north, G_FILE_TEST_EXISTS));
  pb_form_files_write (forms, f->base.folder);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (find_dialog_of (GTK_WIDGET (forms))), "replace");
  test_wait_until (g_file_test (north, G_FILE_TEST_EXISTS) && !holds (south, "filled in"));
  test_wait_until (test_find_label (GTK_WIDGET (window), "The forms are written:") != NULL);
  destroy (GTK_WIDGET (window));
}

int
main (int argc, char *argv[])
{
  g_autoptr (GSettings) settings = NULL;
  g_autofree char *data_home = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  data_home = g_dir_make_tmp ("planbok-data-XXXXXX", &error);
  g_assert_no_error (error);
  g_setenv ("XDG_DATA_HOME", data_home, TRUE);
  g_test_init (&argc, &argv, NULL);
  pb_locale_init ("en");
  settings = g_settings_new (PB_APP_ID);
  application = pb_application_new (settings);
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  g_test_add ("/review/rivals", Fixture, NULL, set_up, test_rivals, tear_down);
  g_test_add ("/review/overtaken", Fixture, NULL, set_up, test_overtaken, tear_down);
  g_test_add ("/review/forms", Fixture, NULL, set_up_forms, test_forms, tear_down);
  status = g_test_run ();
  g_object_unref (application);
  g_rmdir (data_home);
  return status;
}
