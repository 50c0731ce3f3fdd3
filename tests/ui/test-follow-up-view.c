/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-tree.h"

#include "model/pb-assignment.h"
#include "model/pb-follow-up.h"
#include "model/pb-sheet-edit.h"
#include "views/pb-date-field.h"
#include "views/pb-deadline-button.h"
#include "views/pb-follow-up-dialog-private.h"
#include "views/pb-follow-up-goals.h"
#include "views/pb-follow-up-list.h"
#include "views/pb-follow-up-row.h"
#include "views/pb-follow-up-view.h"
#include "views/pb-plan-view.h"
#include "views/pb-refresh.h"

typedef struct
{
  TestPlan plan;
  gint64 role, assignments[3], area, goals[2];
  GtkWidget *window;
  GtkWidget *view;
} Fixture;

static gint64
add_goal (PbEdit *edit, gint64 parent, const char *level, const char *title)
{
  gint64 id = pb_edit_insert (edit, PB_TABLE_GOAL);

  pb_edit_set_text (edit, id, PB_GOAL_TITLE, title);
  pb_edit_set_text (edit, id, PB_GOAL_LEVEL, level);
  if (parent)
    pb_edit_set_int (edit, id, PB_GOAL_PARENT, parent);
  return id;
}

static void
link_rows (PbEdit *edit, PbColumn near, gint64 one, PbColumn far, gint64 other)
{
  gint64 id = pb_edit_insert (edit, PB_COLUMN_TABLE (near));

  pb_edit_set_int (edit, id, near, one);
  pb_edit_set_int (edit, id, far, other);
}

static void
build (Fixture *f)
{
  PbEdit *edit;

  f->assignments[0] = test_add_assignment (f->plan.plan, 2, "Homes");
  f->assignments[1] = test_add_assignment (f->plan.plan, 5, "Work");
  f->assignments[2] = test_add_assignment (f->plan.plan, 7, "Cars");
  test_add_activity (f->plan.plan, f->assignments[0], "Build");
  edit = pb_edit_new (f->plan.plan, "Build");
  f->role = pb_edit_insert (edit, PB_TABLE_ROLE);
  pb_edit_set_text (edit, f->role, PB_ROLE_NAME, "Head of homes");
  for (guint i = 0; i < 2; i++)
    link_rows (edit, PB_ASSIGNMENT_ROLE_ASSIGNMENT, f->assignments[i], PB_ASSIGNMENT_ROLE_ROLE, f->role);
  f->area = add_goal (edit, 0, "Focus area", "Good life");
  f->goals[0] = add_goal (edit, f->area, "Council’s goal", "Own door");
  f->goals[1] = add_goal (edit, f->area, "Council’s goal", "Own money");
  link_rows (edit, PB_ASSIGNMENT_GOAL_ASSIGNMENT, f->assignments[0], PB_ASSIGNMENT_GOAL_GOAL, f->goals[0]);
  test_commit (edit);
}

static void
open_view (Fixture *f)
{
  f->view = pb_follow_up_view_new (f->plan.plan, NULL);
  f->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (f->window), 1200, 800);
  gtk_window_set_child (GTK_WINDOW (f->window), f->view);
  gtk_window_present (GTK_WINDOW (f->window));
  test_wait_until (gtk_widget_get_mapped (f->view));
  test_wait_until (test_find_label (f->view, "tertial 3 2026") != NULL);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  test_plan_set_up (&f->plan, NULL);
  build (f);
  open_view (f);
}

static void
set_up_empty (Fixture *f, gconstpointer data)
{
  test_plan_set_up (&f->plan, NULL);
  open_view (f);
}

static GtkWidget *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (PB_IS_FOLLOW_UP_DIALOG (window) && gtk_widget_get_visible (window))
        return window;
    }
  return NULL;
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  GtkWidget *dialog;

  while ((dialog = find_dialog ()))
    gtk_window_destroy (GTK_WINDOW (dialog));
  g_object_add_weak_pointer (G_OBJECT (f->view), (gpointer *) &f->view);
  gtk_window_destroy (GTK_WINDOW (f->window));
  test_settle ();
  g_assert_null (f->view);
  test_plan_tear_down (&f->plan, NULL);
}

static PbRecord *
get (Fixture *f, PbTable table, gint64 id)
{
  return pb_plan_get_record (f->plan.plan, table, id);
}

static void
report (Fixture *f, PbRecord *subject, const char *period, PbAssessment assessment)
{
  PbFollowUpDraft draft = { .period = period, .assessment = assessment, .status = -1, .seen = "As it is." };
  g_autoptr (GError) error = NULL;

  pb_follow_up_report (subject, &draft, NULL, &error);
  g_assert_no_error (error);
}

static GtkWidget *
visible_list (Fixture *f)
{
  GtkWidget *list;

  for (guint i = 0; (list = test_find (f->view, PB_TYPE_FOLLOW_UP_LIST, i)); i++)
    if (gtk_widget_get_mapped (list))
      return list;
  g_assert_not_reached ();
}

static void
show_page (Fixture *f, const char *page)
{
  pb_follow_up_view_show_page (PB_FOLLOW_UP_VIEW (f->view), page);
  test_settle ();
}

static gboolean
has (Fixture *f, const char *text)
{
  return test_find_label (f->view, text) != NULL;
}

static void
test_round (Fixture *f, gconstpointer data)
{
  g_assert_true (has (f, "0 of 5 are reported for tertial 3 2026"));
  g_assert_true (has (f, "5 are missing"));
  g_assert_true (has (f, "Head of homes"));
  g_assert_true (has (f, "0 of 3 reported"));
  g_assert_true (has (f, "Nobody responsible"));
  g_assert_true (has (f, "0 of 2 reported"));
  report (f, get (f, PB_TABLE_ASSIGNMENT, f->assignments[0]), "2026-T3", PB_ASSESSMENT_NOT_MET);
  test_wait_until (has (f, "1 of 5 are reported for tertial 3 2026"));
  g_assert_true (has (f, "Not met"));
  g_assert_true (has (f, "1 of 3 reported"));
  pb_plan_undo (f->plan.plan, NULL);
  test_wait_until (has (f, "0 of 5 are reported for tertial 3 2026"));
  g_assert_false (has (f, "Not met"));
  test_assert_named (f->view);
}

static void
test_period (Fixture *f, gconstpointer data)
{
  report (f, get (f, PB_TABLE_ASSIGNMENT, f->assignments[0]), "2026-T2", PB_ASSESSMENT_NOT_MET);
  report (f, get (f, PB_TABLE_ASSIGNMENT, f->assignments[0]), "2026-T3", PB_ASSESSMENT_PARTLY);
  test_wait_until (has (f, "better than tertial 2"));
  pb_follow_up_view_set_period (PB_FOLLOW_UP_VIEW (f->view), "2026-T2");
  test_wait_until (has (f, "1 of 5 are reported for tertial 2 2026"));
  g_assert_true (has (f, "Not met"));
  g_assert_false (has (f, "better than"));
}

static void
test_chain (Fixture *f, gconstpointer data)
{
  GtkWidget *list;

  show_page (f, "goals");
  list = visible_list (f);
  g_assert_true (has (f, "Below: 0 fully, 0 partly, 0 not, 2 not assessed"));
  g_assert_true (has (f, "Assignments without a goal"));
  /* Activities are folded in until they are asked for. */
  g_assert_false (has (f, "Build"));
  g_assert_true (pb_follow_up_list_choose (PB_FOLLOW_UP_LIST (list),
                                           get (f, PB_TABLE_ASSIGNMENT, f->assignments[0]), TRUE));
  g_assert_true (test_key (list, GTK_PHASE_CAPTURE, GDK_KEY_Right, 0));
  test_wait_until (has (f, "Build"));
  g_assert_true (test_key (list, GTK_PHASE_CAPTURE, GDK_KEY_Left, 0));
  test_wait_until (!has (f, "Build"));
  /* Its own assessment stands beside what is counted from below. */
  report (f, get (f, PB_TABLE_GOAL, f->area), "2026-T3", PB_ASSESSMENT_MET);
  report (f, get (f, PB_TABLE_GOAL, f->goals[0]), "2026-T3", PB_ASSESSMENT_NOT_MET);
  test_wait_until (has (f, "Below: 0 fully, 0 partly, 1 not, 1 not assessed"));
  g_assert_true (has (f, "Fully met"));
  /* The periods before stand in the row, each with its word. */
  report (f, get (f, PB_TABLE_GOAL, f->area), "2026-T2", PB_ASSESSMENT_PARTLY);
  test_wait_until (has (f, "tertial 2 2026: Partly met"));
  g_assert_true (has (f, "better than tertial 2"));
  test_assert_named (f->view);
}

static PbRecord *
chosen (Fixture *f)
{
  PbFollowUpItem *item = pb_follow_up_list_get (PB_FOLLOW_UP_LIST (visible_list (f)));

  return item ? item->record : NULL;
}

/* What is chosen stays chosen when it moves, and its neighbour is when it goes. */
static void
test_move (Fixture *f, gconstpointer data)
{
  GtkWidget *page;
  PbRecord *goal = get (f, PB_TABLE_GOAL, f->goals[1]);

  show_page (f, "goals");
  page = test_find (f->view, PB_TYPE_FOLLOW_UP_GOALS, 0);
  pb_follow_up_list_choose (PB_FOLLOW_UP_LIST (visible_list (f)), goal, TRUE);
  gtk_widget_activate_action (page, "goals.out", NULL);
  test_wait_until (pb_record_is_null (goal, PB_GOAL_PARENT));
  test_settle ();
  g_assert_true (chosen (f) == goal);
  gtk_widget_activate_action (page, "goals.up", NULL);
  test_settle ();
  g_assert_true (chosen (f) == goal);
  g_assert_cmpstr (pb_plan_get_undo_label (f->plan.plan), ==, "Move goal");
  gtk_widget_activate_action (page, "goals.delete", NULL);
  test_settle ();
  g_assert_false (pb_record_is_live (goal));
  g_assert_nonnull (pb_follow_up_list_get (PB_FOLLOW_UP_LIST (visible_list (f))));
}

static void
test_read_only (Fixture *f, gconstpointer data)
{
  guint before = test_count_edits (f->plan.plan);

  pb_plan_set_read_only (f->plan.plan, TRUE);
  pb_refresh_queue (f->view);
  show_page (f, "goals");
  pb_follow_up_list_choose (PB_FOLLOW_UP_LIST (visible_list (f)), get (f, PB_TABLE_GOAL, f->goals[1]), TRUE);
  g_assert_false (gtk_widget_activate_action (test_find (f->view, PB_TYPE_FOLLOW_UP_GOALS, 0), "goals.delete", NULL)
                  && test_count_edits (f->plan.plan) != before);
  g_assert_cmpuint (test_count_edits (f->plan.plan), ==, before);
  pb_plan_set_read_only (f->plan.plan, FALSE);
}

static void
test_goal_dialog (Fixture *f, gconstpointer data)
{
  PbFollowUpDialog *dialog;

  show_page (f, "goals");
  pb_follow_up_list_choose (PB_FOLLOW_UP_LIST (visible_list (f)), get (f, PB_TABLE_GOAL, f->goals[0]), TRUE);
  gtk_widget_activate_action (test_find (f->view, PB_TYPE_FOLLOW_UP_GOALS, 0), "goals.report", NULL);
  dialog = PB_FOLLOW_UP_DIALOG (find_dialog ());
  g_assert_nonnull (dialog);
  test_wait_until (gtk_widget_get_mapped (GTK_WIDGET (dialog)));
  /* A goal has neither status nor amount. */
  g_assert_false (gtk_widget_get_visible (dialog->status_box));
  g_assert_false (gtk_widget_get_visible (dialog->money));
  g_assert_false (gtk_widget_get_visible (dialog->walk_bar));
  test_key (GTK_WIDGET (dialog), GTK_PHASE_CAPTURE, GDK_KEY_2, GDK_ALT_MASK);
  test_key (GTK_WIDGET (dialog), GTK_PHASE_CAPTURE, GDK_KEY_Return, GDK_CONTROL_MASK);
  test_wait_until (find_dialog () == NULL);
  g_assert_nonnull (pb_follow_up_get (get (f, PB_TABLE_GOAL, f->goals[0]), "2026-T3"));
}

/* An activity is reported as a goal is: Enter on its row, the digit, Ctrl+Enter; the row shows it, and undo takes it back. */
static void
test_activity (Fixture *f, gconstpointer data)
{
  PbRecord *activity = pb_plan_peek_children (f->plan.plan, PB_ACTIVITY_ASSIGNMENT, f->assignments[0])->pdata[0];
  PbRecord *assignment = get (f, PB_TABLE_ASSIGNMENT, f->assignments[0]);
  PbFollowUpDialog *dialog;
  GtkWidget *list;

  show_page (f, "goals");
  list = visible_list (f);
  report (f, activity, "2026-T2", PB_ASSESSMENT_NOT_MET);
  g_assert_true (pb_follow_up_list_choose (PB_FOLLOW_UP_LIST (list), assignment, TRUE));
  g_assert_true (test_key (list, GTK_PHASE_CAPTURE, GDK_KEY_Right, 0));
  test_wait_until (has (f, "tertial 2 2026: Not met"));
  g_assert_true (has (f, "0 of 1 activity done · Below: 0 fully, 0 partly, 0 not, 1 not assessed"));
  g_assert_true (pb_follow_up_list_choose (PB_FOLLOW_UP_LIST (list), activity, TRUE));
  g_signal_emit_by_name (list, "activated", pb_follow_up_list_get (PB_FOLLOW_UP_LIST (list)));
  dialog = PB_FOLLOW_UP_DIALOG (find_dialog ());
  g_assert_nonnull (dialog);
  test_wait_until (gtk_widget_get_mapped (GTK_WIDGET (dialog)));
  g_assert_nonnull (test_find_label (GTK_WIDGET (dialog), "Build"));
  /* Its status is its own, and money is the assignment's. */
  g_assert_false (gtk_widget_get_visible (dialog->status_box));
  g_assert_false (gtk_widget_get_visible (dialog->money));
  test_key (GTK_WIDGET (dialog), GTK_PHASE_CAPTURE, GDK_KEY_2, GDK_ALT_MASK);
  test_key (GTK_WIDGET (dialog), GTK_PHASE_CAPTURE, GDK_KEY_Return, GDK_CONTROL_MASK);
  test_wait_until (find_dialog () == NULL);
  g_assert_cmpint (pb_record_get_enum (pb_follow_up_get (activity, "2026-T3"), PB_FOLLOW_UP_ASSESSMENT), ==,
                   PB_ASSESSMENT_PARTLY);
  test_wait_until (has (f, "better than tertial 2"));
  g_assert_true (has (f, "Activity · Not started"));
  g_assert_true (has (f, "0 of 1 activity done · Below: 0 fully, 1 partly, 0 not, 0 not assessed"));
  g_assert_null (pb_follow_up_get (assignment, "2026-T3"));
  /* Closed and opened again, it says the same. */
  g_assert_true (pb_follow_up_list_choose (PB_FOLLOW_UP_LIST (list), assignment, TRUE));
  g_assert_true (test_key (list, GTK_PHASE_CAPTURE, GDK_KEY_Left, 0));
  test_wait_until (!has (f, "better than tertial 2"));
  g_assert_true (test_key (list, GTK_PHASE_CAPTURE, GDK_KEY_Right, 0));
  test_wait_until (has (f, "better than tertial 2"));
  test_assert_named (f->view);
  g_assert_cmpstr (pb_plan_get_undo_label (f->plan.plan), ==, "New follow-up of the activity “Build”");
  g_assert_true (pb_plan_undo (f->plan.plan, NULL));
  test_wait_until (!has (f, "better than tertial 2"));
}

static GtkWidget *
find_question (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window) && gtk_widget_get_visible (window))
        return window;
    }
  return NULL;
}

/* Going on without saving asks when something is written, and not when nothing is. */
static void
test_walk (Fixture *f, gconstpointer data)
{
  PbFollowUpDialog *dialog;
  g_autofree char *text = NULL;

  /* Enter on the function's own row walks through what is its. */
  pb_follow_up_list_choose (PB_FOLLOW_UP_LIST (visible_list (f)), get (f, PB_TABLE_ROLE, f->role), TRUE);
  g_signal_emit_by_name (visible_list (f), "activated", pb_follow_up_list_get (PB_FOLLOW_UP_LIST (visible_list (f))));
  dialog = PB_FOLLOW_UP_DIALOG (find_dialog ());
  g_assert_nonnull (dialog);
  test_wait_until (gtk_widget_get_mapped (GTK_WIDGET (dialog)));
  g_assert_cmpuint (dialog->walk->len, ==, 3);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (dialog->progress)), ==, "1 of 3 · 0 reported");
  test_key (GTK_WIDGET (dialog), GTK_PHASE_CAPTURE, GDK_KEY_Page_Up, GDK_ALT_MASK);
  g_assert_cmpuint (dialog->at, ==, 0);
  test_key (GTK_WIDGET (dialog), GTK_PHASE_CAPTURE, GDK_KEY_Page_Down, GDK_ALT_MASK);
  g_assert_cmpuint (dialog->at, ==, 1);
  test_key (GTK_WIDGET (dialog), GTK_PHASE_CAPTURE, GDK_KEY_1, GDK_ALT_MASK);
  test_key (GTK_WIDGET (dialog), GTK_PHASE_CAPTURE, GDK_KEY_Page_Down, GDK_ALT_MASK);
  g_assert_nonnull (find_question ());
  g_assert_cmpuint (dialog->at, ==, 1);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (find_question ()), "save");
  test_settle ();
  g_assert_cmpuint (dialog->at, ==, 2);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (dialog->progress)), ==, "3 of 3 · 1 reported");
  g_assert_nonnull (pb_follow_up_get (get (f, PB_TABLE_ASSIGNMENT, f->assignments[1]), "2026-T3"));
}

static void
test_money (Fixture *f, gconstpointer data)
{
  PbEdit *edit = pb_edit_new (f->plan.plan, "Build");
  gint64 sheet = pb_edit_insert (edit, PB_TABLE_SHEET), columns[2], lines[2];
  static const gint64 amounts[] = { 90000000, 91000000 };

  pb_edit_set_text (edit, sheet, PB_SHEET_TITLE, "Operations");
  pb_edit_set_enum (edit, sheet, PB_SHEET_UNIT, PB_UNIT_TKR);
  pb_edit_set_enum (edit, sheet, PB_SHEET_SIGN, PB_SIGN_COST_POSITIVE);
  pb_edit_set_int (edit, sheet, PB_SHEET_DECIMALS, 0);
  for (guint i = 0; i < 2; i++)
    {
      columns[i] = pb_edit_insert (edit, PB_TABLE_COLUMN);
      pb_edit_set_int (edit, columns[i], PB_COLUMN_SHEET, sheet);
      pb_edit_set_text (edit, columns[i], PB_COLUMN_PERIOD, "2026");
      pb_edit_set_enum (edit, columns[i], PB_COLUMN_MEASURE, i ? PB_MEASURE_FORECAST : PB_MEASURE_BUDGET);
      pb_edit_set_text (edit, columns[i], PB_COLUMN_LABEL, i ? "2026 forecast" : "2026 budget");
      lines[i] = pb_edit_insert (edit, PB_TABLE_LINE);
      pb_edit_set_int (edit, lines[i], PB_LINE_SHEET, sheet);
      pb_edit_set_text (edit, lines[i], PB_LINE_TITLE, i ? "Result" : "Staff");
      pb_edit_set_enum (edit, lines[i], PB_LINE_KIND, i ? PB_LINE_BALANCE : PB_LINE_GIVEN);
    }
  for (guint i = 0; i < 2; i++)
    {
      gint64 cell = pb_edit_insert (edit, PB_TABLE_CELL);

      pb_edit_set_int (edit, cell, PB_CELL_LINE, lines[0]);
      pb_edit_set_int (edit, cell, PB_CELL_COLUMN, columns[i]);
      pb_edit_set_int (edit, cell, PB_CELL_AMOUNT, amounts[i]);
    }
  show_page (f, "money");
  g_assert_true (has (f, "No operating statement"));
  test_commit (edit);
  test_wait_until (has (f, "10 kSEK worse than budget"));
  g_assert_true (has (f, "Staff"));
  pb_follow_up_view_set_period (PB_FOLLOW_UP_VIEW (f->view), "2025-T3");
  test_wait_until (has (f, "No operating statement"));
}

static void
test_empty (Fixture *f, gconstpointer data)
{
  g_assert_true (has (f, "Nothing to report for tertial 3 2026"));
  show_page (f, "goals");
  g_assert_true (has (f, "No goals yet"));
  show_page (f, "money");
  g_assert_true (has (f, "No operating statement"));
  show_page (f, "outcomes");
  g_assert_true (has (f, "No indicators"));
  test_assert_named (f->view);
}

/* When to report is decided here, and nothing is said of it before that. */
static void
test_deadline (Fixture *f, gconstpointer data)
{
  PbDeadlineButton *button = PB_DEADLINE_BUTTON (test_find (f->view, PB_TYPE_DEADLINE_BUTTON, 0));
  GtkWidget *menu = gtk_widget_get_first_child (GTK_WIDGET (button));
  GtkWidget *field;
  PbRecord *period;

  g_assert_true (has (f, "(in 39 days) · the last day to report is not decided · 5 are missing"));
  gtk_menu_button_popup (GTK_MENU_BUTTON (menu));
  test_settle ();
  field = test_find (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (menu))), PB_TYPE_DATE_FIELD, 0);
  gtk_editable_set_text (pb_date_field_get_editable (PB_DATE_FIELD (field)), "2026-08-15");
  g_signal_emit_by_name (pb_date_field_get_editable (PB_DATE_FIELD (field)), "activate");
  g_assert_null (pb_plan_find_period (f->plan.plan, "2026-T3"));
  gtk_editable_set_text (pb_date_field_get_editable (PB_DATE_FIELD (field)), "2027-01-15");
  g_signal_emit_by_name (pb_date_field_get_editable (PB_DATE_FIELD (field)), "activate");
  period = pb_plan_find_period (f->plan.plan, "2026-T3");
  g_assert_nonnull (period);
  g_assert_cmpstr (pb_record_get_text (period, PB_PERIOD_REPORT_BY), ==, "2027-01-15");
  test_wait_until (has (f, "To be reported by 15 "));
  g_assert_true (has (f, "(in 54 days) · 5 are missing"));
  g_assert_true (pb_plan_undo (f->plan.plan, NULL));
  test_wait_until (has (f, "(in 39 days) · the last day to report is not decided · 5 are missing"));
}

/* How often a plan is followed up is chosen where the plan is told of, as one edit. */
static void
test_kind (Fixture *f, gconstpointer data)
{
  GtkWidget *about = pb_plan_view_new (f->plan.plan);
  PbRecord *document = pb_plan_get_document (f->plan.plan);
  GtkDropDown *kinds;

  gtk_window_set_child (GTK_WINDOW (f->window), about);
  f->view = about;
  kinds = GTK_DROP_DOWN (test_find (about, GTK_TYPE_DROP_DOWN, 0));
  g_assert_cmpuint (gtk_drop_down_get_selected (kinds), ==, PB_PERIOD_KIND_TERTIAL);
  gtk_drop_down_set_selected (kinds, PB_PERIOD_KIND_QUARTER);
  g_assert_cmpint (pb_record_get_enum (document, PB_PLAN_PERIOD_KIND), ==, PB_PERIOD_KIND_QUARTER);
  g_assert_true (pb_plan_undo (f->plan.plan, NULL));
  g_assert_cmpuint (gtk_drop_down_get_selected (kinds), ==, PB_PERIOD_KIND_TERTIAL);
}

#define ADD(path, set, function) g_test_add (path, Fixture, NULL, set, function, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/follow-up-view/round", set_up, test_round);
  ADD ("/follow-up-view/period", set_up, test_period);
  ADD ("/follow-up-view/chain", set_up, test_chain);
  ADD ("/follow-up-view/activity", set_up, test_activity);
  ADD ("/follow-up-view/move", set_up, test_move);
  ADD ("/follow-up-view/read-only", set_up, test_read_only);
  ADD ("/follow-up-view/goal-dialog", set_up, test_goal_dialog);
  ADD ("/follow-up-view/walk", set_up, test_walk);
  ADD ("/follow-up-view/money", set_up, test_money);
  ADD ("/follow-up-view/kind", set_up, test_kind);
  ADD ("/follow-up-view/deadline", set_up, test_deadline);
  ADD ("/follow-up-view/empty", set_up_empty, test_empty);
  return g_test_run ();
}
