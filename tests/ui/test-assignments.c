/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "../model/test-util.h"
#include "model/pb-assignment.h"
#include "model/pb-date.h"
#include "views/pb-assignment-board.h"
#include "views/pb-assignment-index.h"
#include "views/pb-assignment-pane.h"
#include "views/pb-assignment-timeline.h"
#include "views/pb-assignments-view.h"
#include "views/pb-timeline-scale.h"

/* What items-changed told, as "position -removed +added; …". */
static void
note_items (GListModel *model, guint position, guint removed, guint added, GString *told)
{
  g_string_append_printf (told, "%u -%u +%u; ", position, removed, added);
}

static void
note_changed (PbAssignmentRow *row, guint *count)
{
  (*count)++;
}

static gint64 ids[5];

/* Five assignments, 1 to 5: Alfa, Beta, Ärlig, Åtta, Örn. */
static void
add_five (TestPlan *f)
{
  static const char *const titles[] = { "Alfa", "Beta", "Ärlig", "Åtta", "Örn" };

  for (int i = 0; i < 5; i++)
    ids[i] = test_add_assignment (f->plan, i + 1, titles[i]);
}

static char *
dup_numbers (GListModel *model)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (PbAssignmentRow) row = g_list_model_get_item (model, i);

      g_string_append_printf (text, "%d ", pb_assignment_row_peek (row)->number);
    }
  return g_string_free (text, FALSE);
}

#define assert_numbers(model, expected)                         \
  G_STMT_START                                                  \
  {                                                             \
    g_autofree char *numbers_ = dup_numbers (G_LIST_MODEL (model)); \
    g_assert_cmpstr (numbers_, ==, expected);                   \
  }                                                             \
  G_STMT_END

#define assert_told(told, expected)          \
  G_STMT_START                               \
  {                                          \
    g_assert_cmpstr ((told)->str, ==, expected); \
    g_string_truncate (told, 0);             \
  }                                          \
  G_STMT_END

static void
search (PbAssignmentIndex *index, const char *text)
{
  PbAssignmentFilter filter = { 0 };

  pb_assignment_filter_copy (&filter, pb_assignment_index_get_filter (index));
  pb_assignment_filter_set_search (&filter, text);
  pb_assignment_index_set_filter (index, &filter);
  pb_assignment_filter_clear (&filter);
}

static void
filter_by (PbAssignmentIndex *index, const char *spec)
{
  PbAssignmentFilter filter;

  pb_assignment_filter_init (&filter);
  g_assert_true (pb_assignment_filter_set_spec (&filter, spec));
  pb_assignment_index_set_filter (index, &filter);
  pb_assignment_filter_clear (&filter);
}

static void
set_status (TestPlan *f, gint64 id, PbStatus status)
{
  g_assert_true (pb_plan_edit_enum (f->plan, "Status", id, PB_ASSIGNMENT_STATUS, status, NULL));
}

static void
test_index_filter (TestPlan *f, gconstpointer data)
{
  g_autoptr (PbAssignmentIndex) index = NULL;
  g_autoptr (GString) told = g_string_new (NULL);

  add_five (f);
  index = pb_assignment_index_new (f->plan);
  g_signal_connect (index, "items-changed", G_CALLBACK (note_items), told);
  assert_numbers (index, "1 2 3 4 5 ");

  search (index, "ärl");
  assert_numbers (index, "3 ");
  assert_told (told, "0 -5 +1; ");
  search (index, "ÄRLIG");
  assert_told (told, "");
  search (index, "arlig");
  assert_numbers (index, "");
  assert_told (told, "0 -1 +0; ");
  search (index, "a");
  assert_numbers (index, "1 2 4 ");
  search (index, "a t");
  assert_numbers (index, "2 4 ");
  g_string_truncate (told, 0);
  search (index, "");
  assert_numbers (index, "1 2 3 4 5 ");
  assert_told (told, "0 -2 +5; ");

  set_status (f, ids[1], PB_STATUS_DONE);
  assert_told (told, "");
  filter_by (index, "status=done");
  assert_numbers (index, "2 ");
  g_string_truncate (told, 0);
  /* An edit that makes a row match puts in just that row. */
  set_status (f, ids[3], PB_STATUS_DONE);
  assert_told (told, "1 -0 +1; ");
  set_status (f, ids[1], PB_STATUS_ONGOING);
  assert_told (told, "0 -1 +0; ");
  filter_by (index, "unreported");
  assert_numbers (index, "1 2 3 5 ");
  filter_by (index, "assessment=not-met");
  assert_numbers (index, "");
}

static void
test_index_sort (TestPlan *f, gconstpointer data)
{
  g_autoptr (PbAssignmentIndex) index = NULL;
  g_autoptr (GString) told = g_string_new (NULL);

  add_five (f);
  index = pb_assignment_index_new (f->plan);
  g_signal_connect (index, "items-changed", G_CALLBACK (note_items), told);
  pb_assignment_index_set_sort (index, PB_SORT_TITLE, FALSE);
  assert_numbers (index, "1 2 4 3 5 "); /* å before ä before ö */
  assert_told (told, "2 -2 +2; ");
  pb_assignment_index_set_sort (index, PB_SORT_TITLE, TRUE);
  assert_numbers (index, "5 3 4 2 1 ");
  pb_assignment_index_set_sort (index, PB_SORT_STATUS, FALSE);
  set_status (f, ids[0], PB_STATUS_DONE);
  assert_numbers (index, "2 3 4 5 1 ");
  g_string_truncate (told, 0);
  g_assert_true (pb_plan_undo (f->plan, NULL));
  assert_numbers (index, "1 2 3 4 5 ");
  assert_told (told, "0 -5 +5; ");
}

static void
test_index_edits (TestPlan *f, gconstpointer data)
{
  g_autoptr (PbAssignmentIndex) index = NULL;
  g_autoptr (PbAssignmentRow) row = NULL;
  g_autoptr (GString) told = g_string_new (NULL);
  PbFollowUpDraft draft = { .period = "2026-T3", .assessment = PB_ASSESSMENT_MET, .status = -1, .seen = "Bra kurva" };
  guint changed = 0;
  PbEdit *edit;
  gint64 sixth;

  add_five (f);
  index = pb_assignment_index_new (f->plan);
  row = g_list_model_get_item (G_LIST_MODEL (index), 2);
  g_signal_connect (row, "changed", G_CALLBACK (note_changed), &changed);
  g_signal_connect (index, "items-changed", G_CALLBACK (note_items), told);

  /* A value of a row: the same row tells, the list says nothing. */
  g_assert_true (pb_plan_edit_text (f->plan, "Title", NULL, ids[2], PB_ASSIGNMENT_TITLE, "Äppel", NULL));
  g_assert_cmpuint (changed, ==, 1);
  g_assert_cmpstr (pb_assignment_row_peek (row)->title, ==, "Äppel");
  assert_told (told, "");
  g_assert_true (pb_plan_edit_text (f->plan, "Title", NULL, ids[0], PB_ASSIGNMENT_TITLE, "Annan", NULL));
  g_assert_cmpuint (changed, ==, 1);

  /* What hangs on it counts too, for its values and for the search. */
  g_assert_true (pb_assignment_row_peek (row)->unreported);
  g_assert_true (pb_follow_up_report (pb_assignment_row_get_record (row), &draft, NULL, NULL));
  g_assert_cmpuint (changed, ==, 2);
  g_assert_false (pb_assignment_row_peek (row)->unreported);
  g_assert_cmpint (pb_assignment_row_peek (row)->assessment, ==, PB_ASSESSMENT_MET);
  search (index, "kurva");
  assert_numbers (index, "3 ");
  draft.seen = "Dålig backe";
  g_assert_true (pb_follow_up_report (pb_assignment_row_get_record (row), &draft, NULL, NULL));
  assert_numbers (index, "");
  search (index, "");
  g_string_truncate (told, 0);

  sixth = test_add_assignment (f->plan, 6, "Sex");
  assert_told (told, "5 -0 +1; ");
  edit = pb_edit_new (f->plan, "Delete");
  pb_edit_delete (edit, PB_TABLE_ASSIGNMENT, ids[1]);
  test_commit (edit);
  assert_told (told, "1 -1 +0; ");
  g_assert_null (pb_assignment_index_find (index, ids[1], NULL));
  g_assert_true (pb_assignment_index_find (index, ids[2], NULL) == row);
  g_assert_true (pb_plan_undo (f->plan, NULL));
  assert_told (told, "1 -0 +1; ");
  assert_numbers (index, "1 2 3 4 5 6 ");
  g_assert_nonnull (pb_assignment_index_find (index, sixth, NULL));
}

static void
test_filter_links (TestPlan *f, gconstpointer data)
{
  g_autoptr (PbAssignmentIndex) index = NULL;
  g_autofree char *spec = NULL;
  PbEdit *edit;
  gint64 board, link;

  add_five (f);
  edit = pb_edit_new (f->plan, "Board");
  board = pb_edit_insert (edit, PB_TABLE_BOARD);
  pb_edit_set_text (edit, board, PB_BOARD_NAME, "Socialnämnden");
  pb_edit_set_text (edit, board, PB_BOARD_SHORT_NAME, "SN");
  link = pb_edit_insert (edit, PB_TABLE_ASSIGNMENT_BOARD);
  pb_edit_set_int (edit, link, PB_ASSIGNMENT_BOARD_ASSIGNMENT, ids[4]);
  pb_edit_set_int (edit, link, PB_ASSIGNMENT_BOARD_BOARD, board);
  test_commit (edit);

  index = pb_assignment_index_new (f->plan);
  search (index, "socialnämnd");
  assert_numbers (index, "5 ");
  spec = g_strdup_printf ("board=%" G_GINT64_FORMAT, board);
  filter_by (index, spec);
  assert_numbers (index, "5 ");
  /* Renaming the board reaches every row that names it. */
  g_assert_true (pb_plan_edit_text (f->plan, "Name", NULL, board, PB_BOARD_SHORT_NAME, "Soc", NULL));
  g_assert_cmpstr (pb_assignment_row_peek (pb_assignment_index_find (index, ids[4], NULL))->boards, ==, "Soc");
}

static void
test_timeline_scale (TestPlan *f, gconstpointer data)
{
  gint64 document = pb_record_get_id (pb_plan_get_document (f->plan));
  g_autoptr (PbAssignmentIndex) index = NULL;
  g_autoptr (PbTimelineScale) scale = NULL;
  GDate from, to;

  g_assert_true (pb_date_from_iso ("2024-10-01", &from));
  g_assert_true (pb_date_from_iso ("2028-09-30", &to));
  g_assert_true (pb_plan_edit_date (f->plan, "From", document, PB_PLAN_VALID_FROM, &from, NULL));
  g_assert_true (pb_plan_edit_date (f->plan, "To", document, PB_PLAN_VALID_TO, &to, NULL));
  index = pb_assignment_index_new (f->plan);
  scale = pb_timeline_scale_new (index);
  g_assert_cmpint (g_date_compare (&scale->start, &from), ==, 0);
  g_assert_cmpint (g_date_compare (&scale->end, &to), ==, 0);
  g_assert_cmpfloat (pb_timeline_scale_at (scale, &from, FALSE), ==, 0);
  g_assert_cmpfloat (pb_timeline_scale_at (scale, &to, TRUE), ==, 1);
}

/* The view. */

typedef struct
{
  GtkWidget *window;
  PbAssignmentsView *view;
} Shown;

static gboolean
tick_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* Runs the loop until the condition holds; a test that waits in vain fails. */
#define wait_for(condition)                                    \
  G_STMT_START                                                 \
  {                                                            \
    gint64 until_ = g_get_monotonic_time () + 5 * G_USEC_PER_SEC; \
    guint tick_ = g_timeout_add (5, tick_cb, NULL);            \
    while (!(condition) && g_get_monotonic_time () < until_)   \
      g_main_context_iteration (NULL, TRUE);                   \
    g_source_remove (tick_);                                   \
    g_assert_true (condition);                                 \
  }                                                            \
  G_STMT_END

static Shown
show_view (TestPlan *f)
{
  Shown shown;

  shown.window = adw_window_new ();
  shown.view = PB_ASSIGNMENTS_VIEW (pb_assignments_view_new (f->plan, NULL));
  adw_window_set_content (ADW_WINDOW (shown.window), GTK_WIDGET (shown.view));
  gtk_window_set_default_size (GTK_WINDOW (shown.window), 1240, 800);
  gtk_window_present (GTK_WINDOW (shown.window));
  wait_for (gtk_widget_get_mapped (GTK_WIDGET (shown.view)) && gtk_widget_get_height (GTK_WIDGET (shown.view)) > 0);
  return shown;
}

static void
reported_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  *(gint64 *) data = g_variant_get_int64 (parameter);
}

/* Stands in for the window: tells which assignment a report was asked for. */
static void
listen_for_reports (Shown *shown, gint64 *reported)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("new-follow-up", G_VARIANT_TYPE_INT64);

  g_signal_connect (action, "activate", G_CALLBACK (reported_cb), reported);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (shown->window, "win", G_ACTION_GROUP (group));
}

static void
hide_view (Shown *shown)
{
  g_object_add_weak_pointer (G_OBJECT (shown->view), (gpointer *) &shown->view);
  gtk_window_destroy (GTK_WINDOW (shown->window));
  wait_for (shown->view == NULL);
}

static GtkWidget *
find_widget (GtkWidget *root, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* A key as the widget's own controllers get it. */
static gboolean
press (GtkWidget *widget, guint keyval, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, state, &handled);
    }
  return handled;
}

static int
status_of (TestPlan *f, gint64 id)
{
  return pb_record_get_enum (pb_plan_get_record (f->plan, PB_TABLE_ASSIGNMENT, id), PB_ASSIGNMENT_STATUS);
}

static void
test_view_choice (TestPlan *f, gconstpointer data)
{
  Shown shown;
  PbEdit *edit;

  add_five (f);
  shown = show_view (f);
  g_assert_cmpint (pb_assignments_view_get_chosen (shown.view), ==, ids[0]);
  pb_assignments_view_select (shown.view, ids[2]);
  g_assert_cmpint (pb_assignments_view_get_chosen (shown.view), ==, ids[2]);

  /* Neither filter nor edit takes the choice away. */
  set_status (f, ids[4], PB_STATUS_DONE);
  set_status (f, ids[3], PB_STATUS_DONE);
  pb_assignments_view_filter (shown.view, "status=done");
  assert_numbers (pb_assignments_view_get_model (shown.view), "4 5 ");
  g_assert_cmpint (pb_assignments_view_get_chosen (shown.view), ==, ids[2]);
  pb_assignments_view_filter (shown.view, "all");
  assert_numbers (pb_assignments_view_get_model (shown.view), "1 2 3 4 5 ");
  g_assert_cmpint (pb_assignments_view_get_chosen (shown.view), ==, ids[2]);

  /* Choosing what is filtered away shows it. */
  pb_assignments_view_filter (shown.view, "status=done");
  pb_assignments_view_select (shown.view, ids[1]);
  assert_numbers (pb_assignments_view_get_model (shown.view), "1 2 3 4 5 ");

  edit = pb_edit_new (f->plan, "Delete");
  pb_edit_delete (edit, PB_TABLE_ASSIGNMENT, ids[1]);
  test_commit (edit);
  g_assert_cmpint (pb_assignments_view_get_chosen (shown.view), ==, ids[2]);
  /* Undo leads back to what was deleted. */
  g_assert_true (pb_plan_undo (f->plan, NULL));
  g_assert_cmpint (pb_assignments_view_get_chosen (shown.view), ==, ids[1]);
  hide_view (&shown);
}

/* The neighbour takes the place of what is deleted, also where it was chosen in a list that was filtered then. */
static void
test_view_delete (TestPlan *f, gconstpointer data)
{
  Shown shown;
  PbEdit *edit;

  add_five (f);
  set_status (f, ids[3], PB_STATUS_DONE);
  shown = show_view (f);
  /* A filter that leaves one assignment means that one. */
  pb_assignments_view_filter (shown.view, "status=done");
  g_assert_cmpint (pb_assignments_view_get_chosen (shown.view), ==, ids[3]);
  pb_assignments_view_filter (shown.view, "all");
  g_assert_cmpint (pb_assignments_view_get_chosen (shown.view), ==, ids[3]);
  edit = pb_edit_new (f->plan, "Delete");
  pb_edit_delete (edit, PB_TABLE_ASSIGNMENT, ids[3]);
  test_commit (edit);
  g_assert_cmpint (pb_assignments_view_get_chosen (shown.view), ==, ids[4]);
  hide_view (&shown);
}

/* A number is the assignment's, also where others mention it. */
static void
test_view_number (TestPlan *f, gconstpointer data)
{
  Shown shown;
  GtkWidget *search;

  add_five (f);
  g_assert_true (pb_plan_edit_text (f->plan, "Summary", NULL, ids[0], PB_ASSIGNMENT_SUMMARY, "See assignment 3", NULL));
  shown = show_view (f);
  search = find_widget (GTK_WIDGET (shown.view), GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (search), "3");
  wait_for (g_list_model_get_n_items (pb_assignments_view_get_model (shown.view)) == 2);
  g_assert_cmpint (pb_assignments_view_get_chosen (shown.view), ==, ids[2]);
  g_assert_true (press (search, GDK_KEY_Return, 0));
  g_assert_cmpint (pb_assignments_view_get_chosen (shown.view), ==, ids[2]);
  hide_view (&shown);
}

/* One reports on what one sees. Back from the report the focus is in the list, so that Ctrl+Z is not for the search. */
static void
test_view_report (TestPlan *f, gconstpointer data)
{
  Shown shown;
  GtkWidget *search, *pane;
  gint64 reported = 0;

  add_five (f);
  shown = show_view (f);
  listen_for_reports (&shown, &reported);
  search = find_widget (GTK_WIDGET (shown.view), GTK_TYPE_SEARCH_ENTRY);
  pane = find_widget (GTK_WIDGET (shown.view), PB_TYPE_ASSIGNMENT_PANE);

  gtk_widget_grab_focus (search);
  gtk_editable_set_text (GTK_EDITABLE (search), "3");
  wait_for (pb_assignments_view_get_chosen (shown.view) == ids[2]);
  gtk_widget_activate_action (GTK_WIDGET (shown.view), "view.new-follow-up", NULL);
  g_assert_cmpint (reported, ==, ids[2]);
  wait_for (!GTK_IS_TEXT (gtk_root_get_focus (GTK_ROOT (shown.window))));

  reported = 0;
  gtk_editable_set_text (GTK_EDITABLE (search), "no such thing");
  wait_for (g_list_model_get_n_items (pb_assignments_view_get_model (shown.view)) == 0);
  g_assert_null (pb_assignment_pane_get_assignment (PB_ASSIGNMENT_PANE (pane)));
  gtk_widget_activate_action (GTK_WIDGET (shown.view), "view.new-follow-up", NULL);
  g_assert_cmpint (reported, ==, 0);

  gtk_editable_set_text (GTK_EDITABLE (search), "");
  wait_for (pb_assignment_pane_get_assignment (PB_ASSIGNMENT_PANE (pane)) != NULL);
  g_assert_cmpint (pb_record_get_id (pb_assignment_pane_get_assignment (PB_ASSIGNMENT_PANE (pane))), ==, ids[2]);
  hide_view (&shown);
}

/* Where a filter leaves nothing, the keyboard is at the button that takes it away, and never nowhere. */
static void
test_view_no_hits (TestPlan *f, gconstpointer data)
{
  Shown shown;
  GtkWidget *focus;

  add_five (f);
  shown = show_view (f);
  /* As when one comes from a button of another view, which is hidden by now. */
  gtk_window_set_focus (GTK_WINDOW (shown.window), NULL);
  pb_assignments_view_filter (shown.view, "assessment=not-met");
  assert_numbers (pb_assignments_view_get_model (shown.view), "");
  focus = gtk_root_get_focus (GTK_ROOT (shown.window));
  g_assert_true (GTK_IS_BUTTON (focus) && gtk_widget_get_mapped (focus));
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (focus)), ==, "view.clear-filters");
  g_signal_emit_by_name (focus, "clicked");
  assert_numbers (pb_assignments_view_get_model (shown.view), "1 2 3 4 5 ");
  hide_view (&shown);
}

/* Late and unreported can be asked for together; most of all is said quietly. */
static void
test_filter_together (TestPlan *f, gconstpointer data)
{
  g_autoptr (PbAssignmentIndex) index = NULL;
  PbAssignmentFilter filter;
  GDate past;

  add_five (f);
  g_assert_true (pb_date_from_iso ("2026-01-31", &past));
  g_assert_true (pb_plan_edit_date (f->plan, "End", ids[1], PB_ASSIGNMENT_DUE, &past, NULL));
  g_assert_true (pb_plan_edit_date (f->plan, "End", ids[2], PB_ASSIGNMENT_DUE, &past, NULL));
  index = pb_assignment_index_new (f->plan);
  g_assert_true (pb_assignment_index_most_unreported (index));
  for (int i = 2; i < 5; i++)
    {
      PbFollowUpDraft draft = { .period = "2026-T3", .assessment = PB_ASSESSMENT_MET, .status = -1 };

      g_assert_true (pb_follow_up_report (pb_plan_get_record (f->plan, PB_TABLE_ASSIGNMENT, ids[i]), &draft, NULL, NULL));
    }
  g_assert_false (pb_assignment_index_most_unreported (index));
  pb_assignment_filter_init (&filter);
  filter.late = filter.unreported = TRUE;
  pb_assignment_index_set_filter (index, &filter);
  assert_numbers (index, "2 ");
  pb_assignment_filter_reset (&filter, PB_FILTER_UNREPORTED);
  pb_assignment_index_set_filter (index, &filter);
  assert_numbers (index, "2 3 ");
  pb_assignment_filter_clear (&filter);
}

static void
test_view_new (TestPlan *f, gconstpointer data)
{
  Shown shown = show_view (f);
  gint64 id;

  g_assert_cmpint (pb_assignments_view_get_chosen (shown.view), ==, 0);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (shown.view), "view.new-assignment", NULL));
  id = pb_assignments_view_get_chosen (shown.view);
  g_assert_cmpint (id, !=, 0);
  g_assert_cmpstr (test_text (f->plan, PB_ASSIGNMENT_TITLE, id), ==, "New assignment");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (shown.view), "view.new-assignment", NULL));
  assert_numbers (pb_assignments_view_get_model (shown.view), "1 2 ");
  g_assert_true (pb_plan_undo (f->plan, NULL));
  assert_numbers (pb_assignments_view_get_model (shown.view), "1 ");
  g_assert_cmpint (pb_assignments_view_get_chosen (shown.view), ==, id);
  /* Nothing new is offered where nothing can be written. */
  pb_plan_set_read_only (f->plan, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (shown.view), "view.new-assignment", NULL);
  assert_numbers (pb_assignments_view_get_model (shown.view), "1 ");
  pb_plan_set_read_only (f->plan, FALSE);
  gtk_widget_activate_action (GTK_WIDGET (shown.view), "view.new-assignment", NULL);
  assert_numbers (pb_assignments_view_get_model (shown.view), "1 2 ");
  hide_view (&shown);
}

static void
test_view_board (TestPlan *f, gconstpointer data)
{
  Shown shown;
  PbAssignmentBoard *board;

  add_five (f);
  shown = show_view (f);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (shown.view), "view.mode", "s", "board"));
  board = PB_ASSIGNMENT_BOARD (find_widget (GTK_WIDGET (shown.view), PB_TYPE_ASSIGNMENT_BOARD));
  wait_for (gtk_widget_get_mapped (GTK_WIDGET (board)));
  pb_assignment_board_focus (board, ids[2]);
  wait_for (pb_assignment_board_get_focused (board) == ids[2]);

  /* The key that the shortcuts window names. */
  g_assert_true (press (GTK_WIDGET (board), GDK_KEY_Right, GDK_ALT_MASK));
  g_assert_cmpint (status_of (f, ids[2]), ==, PB_STATUS_STARTED);
  g_assert_cmpstr (pb_plan_get_undo_label (f->plan), ==, "Change status");
  wait_for (pb_assignment_board_get_focused (board) == ids[2]);
  g_assert_true (press (GTK_WIDGET (board), GDK_KEY_Right, GDK_SHIFT_MASK));
  g_assert_cmpint (status_of (f, ids[2]), ==, PB_STATUS_ONGOING);
  wait_for (pb_assignment_board_get_focused (board) == ids[2]);

  /* Plain arrows move the focus only, over what is empty between. */
  g_assert_true (press (GTK_WIDGET (board), GDK_KEY_Left, 0));
  wait_for (pb_assignment_board_get_focused (board) == ids[0]);
  g_assert_cmpint (status_of (f, ids[0]), ==, PB_STATUS_NOT_STARTED);
  g_assert_true (press (GTK_WIDGET (board), GDK_KEY_Left, GDK_CONTROL_MASK));
  g_assert_cmpint (status_of (f, ids[0]), ==, PB_STATUS_NOT_STARTED);
  hide_view (&shown);
}

static void
test_view_timeline (TestPlan *f, gconstpointer data)
{
  Shown shown;
  PbAssignmentTimeline *timeline;

  add_five (f);
  test_add_activity (f->plan, ids[1], "Steg");
  shown = show_view (f);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (shown.view), "view.mode", "s", "timeline"));
  timeline = PB_ASSIGNMENT_TIMELINE (find_widget (GTK_WIDGET (shown.view), PB_TYPE_ASSIGNMENT_TIMELINE));
  wait_for (gtk_widget_get_mapped (GTK_WIDGET (timeline)));
  pb_assignment_timeline_focus (timeline, ids[1]);
  wait_for (pb_assignment_timeline_get_focused (timeline) == ids[1]);
  hide_view (&shown);
}

int
main (int argc, char *argv[])
{
  g_setenv ("PLANBOK_TODAY", "2026-11-22", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  test_plan_add ("/assignments/index/filter", TestPlan, test_index_filter);
  test_plan_add ("/assignments/index/sort", TestPlan, test_index_sort);
  test_plan_add ("/assignments/index/edits", TestPlan, test_index_edits);
  test_plan_add ("/assignments/index/links", TestPlan, test_filter_links);
  test_plan_add ("/assignments/timeline-scale", TestPlan, test_timeline_scale);
  test_plan_add ("/assignments/view/choice", TestPlan, test_view_choice);
  test_plan_add ("/assignments/index/together", TestPlan, test_filter_together);
  test_plan_add ("/assignments/view/delete", TestPlan, test_view_delete);
  test_plan_add ("/assignments/view/number", TestPlan, test_view_number);
  test_plan_add ("/assignments/view/report", TestPlan, test_view_report);
  test_plan_add ("/assignments/view/no-hits", TestPlan, test_view_no_hits);
  test_plan_add ("/assignments/view/new", TestPlan, test_view_new);
  test_plan_add ("/assignments/view/board", TestPlan, test_view_board);
  test_plan_add ("/assignments/view/timeline", TestPlan, test_view_timeline);
  return g_test_run ();
}
