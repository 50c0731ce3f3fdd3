/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-tree.h"

#include "views/pb-activity-list.h"
#include "views/pb-activity-row.h"
#include "views/pb-assignment-head.h"
#include "views/pb-assignment-pane-private.h"
#include "views/pb-calendar.h"
#include "views/pb-choice-popover.h"
#include "views/pb-date-field.h"
#include "views/pb-editable-text.h"
#include "views/pb-effect-table.h"
#include "views/pb-form-dialog.h"
#include "views/pb-pane-row.h"
#include "views/pb-risk-section.h"
#include "views/pb-status-drop-down.h"
#include "views/pb-tick.h"

typedef struct
{
  TestPlan plan;
  gint64 id;
  gint64 activities[3];
  GtkWidget *window;
  PbAssignmentPane *pane;
} Fixture;

static PbRecord *
get (Fixture *f, PbTable table, gint64 id)
{
  return pb_plan_get_record (f->plan.plan, table, id);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  static const char *const titles[] = { "First", "Second", "Third" };

  test_plan_set_up (&f->plan, NULL);
  f->id = test_add_assignment (f->plan.plan, 2, "Homes");
  test_add_assignment (f->plan.plan, 3, "Cars");
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    f->activities[i] = test_add_activity (f->plan.plan, f->id, titles[i]);
  f->window = gtk_window_new ();
  f->pane = PB_ASSIGNMENT_PANE (pb_assignment_pane_new (f->plan.plan));
  gtk_window_set_default_size (GTK_WINDOW (f->window), 560, 700);
  gtk_window_set_child (GTK_WINDOW (f->window), GTK_WIDGET (f->pane));
  pb_assignment_pane_set_assignment (f->pane, get (f, PB_TABLE_ASSIGNMENT, f->id));
  gtk_window_present (GTK_WINDOW (f->window));
  test_wait_until (gtk_widget_get_mapped (GTK_WIDGET (f->pane)) && gtk_widget_get_width (f->window) > 0);
  test_settle ();
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_object_ref (f->pane);
  gtk_window_destroy (GTK_WINDOW (f->window));
  test_settle ();
  g_assert_finalize_object (f->pane);
  test_plan_tear_down (&f->plan, NULL);
}

static GtkWidget *
title_of (Fixture *f)
{
  return pb_assignment_head_get_title (PB_ASSIGNMENT_HEAD (pb_assignment_pane_get_head (f->pane)));
}

static PbActivityList *
list_of (Fixture *f)
{
  return PB_ACTIVITY_LIST (pb_assignment_pane_get_section (f->pane, PB_TYPE_ACTIVITY_LIST));
}

static GtkWidget *
row_of (Fixture *f, guint i)
{
  return pb_activity_list_get_row (list_of (f), f->activities[i]);
}

/* "First Second Third", as the rows stand. */
static char *
shown_order (Fixture *f)
{
  GString *order = g_string_new (NULL);
  GtkWidget *row;

  for (guint i = 0; (row = test_find (GTK_WIDGET (list_of (f)), PB_TYPE_ACTIVITY_ROW, i)); i++)
    g_string_append_printf (order, "%s%s", i ? " " : "",
                            pb_record_get_title (pb_activity_row_get_record (PB_ACTIVITY_ROW (row))));
  return g_string_free (order, FALSE);
}

static void
assert_order (Fixture *f, const char *expected)
{
  g_autofree char *order = NULL;

  test_settle ();
  order = shown_order (f);
  g_assert_cmpstr (order, ==, expected);
}

static int
activity_status (Fixture *f, guint i)
{
  return pb_record_get_enum (get (f, PB_TABLE_ACTIVITY, f->activities[i]), PB_ACTIVITY_STATUS);
}

static void
test_tick (Fixture *f, gconstpointer data)
{
  GtkWidget *tick = test_find (row_of (f, 1), PB_TYPE_TICK, 0);

  gtk_widget_activate_action (tick, "tick.toggle", NULL);
  test_settle ();
  g_assert_cmpint (activity_status (f, 1), ==, PB_STATUS_DONE);
  g_assert_cmpstr (test_text (f->plan.plan, PB_ACTIVITY_DONE_ON, f->activities[1]), ==, "2026-11-22");
  g_assert_nonnull (test_find_label (GTK_WIDGET (list_of (f)), "1 of 3 done"));
  g_assert_true (test_key (row_of (f, 1), GTK_PHASE_BUBBLE, GDK_KEY_space, 0) == gtk_widget_is_focus (row_of (f, 1)));
  gtk_widget_grab_focus (row_of (f, 1));
  g_assert_true (test_key (row_of (f, 1), GTK_PHASE_BUBBLE, GDK_KEY_space, 0));
  test_settle ();
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (tick)));
  g_assert_cmpint (activity_status (f, 1), ==, PB_STATUS_NOT_STARTED);
}

static void
test_reorder (Fixture *f, gconstpointer data)
{
  GtkWidget *row = row_of (f, 0);
  guint edits = test_count_edits (f->plan.plan);

  gtk_widget_grab_focus (row);
  gtk_widget_activate_action (row, "activity.move-down", NULL);
  assert_order (f, "Second First Third");
  g_assert_true (gtk_widget_is_focus (row));
  gtk_widget_activate_action (row, "activity.move-down", NULL);
  assert_order (f, "Second Third First");
  g_assert_cmpuint (test_count_edits (f->plan.plan), ==, edits + 2);
  /* There is nothing further down. */
  gtk_widget_activate_action (row, "activity.move-down", NULL);
  assert_order (f, "Second Third First");
  gtk_widget_activate_action (row, "activity.move-up", NULL);
  assert_order (f, "Second First Third");
  g_assert_true (pb_plan_undo (f->plan.plan, NULL));
  assert_order (f, "Second Third First");
}

static void
test_arrows (Fixture *f, gconstpointer data)
{
  GtkWidget *rows = gtk_widget_get_parent (row_of (f, 0));

  gtk_widget_grab_focus (row_of (f, 0));
  g_assert_true (test_key (rows, GTK_PHASE_CAPTURE, GDK_KEY_Down, 0));
  g_assert_true (gtk_widget_is_focus (row_of (f, 1)));
  g_assert_true (test_key (rows, GTK_PHASE_CAPTURE, GDK_KEY_Up, 0));
  g_assert_true (gtk_widget_is_focus (row_of (f, 0)));
  /* Tab passes the parts of one row, not of all. */
  for (guint i = 0; gtk_widget_get_focus_child (rows) && i < 20; i++)
    {
      g_assert_true (gtk_widget_get_focus_child (rows) == row_of (f, 0));
      gtk_widget_child_focus (f->window, GTK_DIR_TAB_FORWARD);
    }
  g_assert_null (gtk_widget_get_focus_child (rows));
  g_assert_nonnull (gtk_widget_get_focus_child (pb_activity_list_get_entry (list_of (f))));
}

static void
test_add_and_delete (Fixture *f, gconstpointer data)
{
  GtkWidget *entry = pb_activity_list_get_entry (list_of (f));

  gtk_editable_set_text (GTK_EDITABLE (entry), "  Fourth ");
  g_signal_emit_by_name (entry, "activate");
  assert_order (f, "First Second Third Fourth");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  /* Nothing comes of nothing. */
  g_signal_emit_by_name (entry, "activate");
  assert_order (f, "First Second Third Fourth");
  gtk_widget_activate_action (row_of (f, 1), "activity.remove", NULL);
  assert_order (f, "First Third Fourth");
  g_assert_true (pb_plan_undo (f->plan.plan, NULL));
  assert_order (f, "First Second Third Fourth");
}

static void
test_title_is_one_edit (Fixture *f, gconstpointer data)
{
  PbEditableText *title = PB_EDITABLE_TEXT (title_of (f));
  guint edits = test_count_edits (f->plan.plan);
  GtkWidget *view;

  gtk_widget_activate_action (GTK_WIDGET (title), "text.edit", NULL);
  view = pb_editable_text_get_view (title);
  g_assert_nonnull (view);
  test_type (view, " for");
  pb_editable_text_flush (title);
  g_assert_cmpstr (test_text (f->plan.plan, PB_ASSIGNMENT_TITLE, f->id), ==, "Homes for");
  test_type (view, " all");
  /* The pause writes by itself: a crash loses little. */
  test_wait_until (g_strcmp0 (test_text (f->plan.plan, PB_ASSIGNMENT_TITLE, f->id), "Homes for all") == 0);
  test_type (view, "!");
  g_assert_true (test_key (view, GTK_PHASE_CAPTURE, GDK_KEY_Return, 0));
  g_assert_false (pb_editable_text_is_editing (title));
  g_assert_cmpstr (test_text (f->plan.plan, PB_ASSIGNMENT_TITLE, f->id), ==, "Homes for all!");
  g_assert_cmpuint (test_count_edits (f->plan.plan), ==, edits + 1);
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (title)));
  g_assert_true (pb_plan_undo (f->plan.plan, NULL));
  g_assert_cmpstr (test_text (f->plan.plan, PB_ASSIGNMENT_TITLE, f->id), ==, "Homes");
  g_assert_nonnull (test_find_label (GTK_WIDGET (title), "Homes"));
}

static void
test_escape_restores (Fixture *f, gconstpointer data)
{
  PbEditableText *title = PB_EDITABLE_TEXT (title_of (f));
  guint edits = test_count_edits (f->plan.plan);

  pb_editable_text_begin (title);
  test_type (pb_editable_text_get_view (title), " changed");
  pb_editable_text_flush (title);
  g_assert_true (test_key (pb_editable_text_get_view (title), GTK_PHASE_CAPTURE, GDK_KEY_Escape, 0));
  g_assert_cmpstr (test_text (f->plan.plan, PB_ASSIGNMENT_TITLE, f->id), ==, "Homes");
  g_assert_cmpuint (test_count_edits (f->plan.plan), ==, edits);
  g_assert_false (pb_editable_text_is_editing (title));
}

static void
test_empty_title_is_refused (Fixture *f, gconstpointer data)
{
  PbEditableText *title = PB_EDITABLE_TEXT (title_of (f));
  guint64 generation = pb_plan_get_generation (f->plan.plan);
  GtkWidget *view;

  pb_editable_text_begin (title);
  view = pb_editable_text_get_view (title);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "  ", -1);
  g_assert_true (test_key (view, GTK_PHASE_CAPTURE, GDK_KEY_Return, 0));
  g_assert_true (pb_editable_text_is_editing (title));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  g_assert_nonnull (test_find_label (GTK_WIDGET (title), "cannot be empty"));
  g_assert_cmpuint (pb_plan_get_generation (f->plan.plan), ==, generation);
}

/* What cannot be written stays where it was typed, with the reason. */
static void
test_read_only (Fixture *f, gconstpointer data)
{
  PbEditableText *title = PB_EDITABLE_TEXT (title_of (f));
  g_autofree char *typed = NULL;
  GtkWidget *view;

  pb_plan_set_read_only (f->plan.plan, TRUE);
  pb_editable_text_begin (title);
  view = pb_editable_text_get_view (title);
  test_type (view, " typed");
  g_assert_true (test_key (view, GTK_PHASE_CAPTURE, GDK_KEY_Return, 0));
  g_assert_true (pb_editable_text_is_editing (title));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  typed = test_view_text (view);
  g_assert_cmpstr (typed, ==, "Homes typed");
  g_assert_cmpstr (test_text (f->plan.plan, PB_ASSIGNMENT_TITLE, f->id), ==, "Homes");
  pb_plan_set_read_only (f->plan.plan, FALSE);
  g_assert_true (test_key (view, GTK_PHASE_CAPTURE, GDK_KEY_Return, 0));
  g_assert_cmpstr (test_text (f->plan.plan, PB_ASSIGNMENT_TITLE, f->id), ==, "Homes typed");
}

static void
change_title_elsewhere (Fixture *f, const char *title)
{
  g_autoptr (GError) error = NULL;

  pb_plan_edit_text (f->plan.plan, "Elsewhere", NULL, f->id, PB_ASSIGNMENT_TITLE, title, &error);
  g_assert_no_error (error);
}

static void
test_change_from_outside (Fixture *f, gconstpointer data)
{
  PbEditableText *title = PB_EDITABLE_TEXT (title_of (f));
  g_autofree char *typed = NULL;
  GtkWidget *view;

  change_title_elsewhere (f, "Dwellings");
  g_assert_nonnull (test_find_label (GTK_WIDGET (title), "Dwellings"));
  pb_editable_text_begin (title);
  view = pb_editable_text_get_view (title);
  test_type (view, " for all");
  change_title_elsewhere (f, "Houses");
  typed = test_view_text (view);
  g_assert_cmpstr (typed, ==, "Dwellings for all");
  g_assert_nonnull (test_find_label (GTK_WIDGET (title), "changed elsewhere"));
  /* A pause does not run over the other's text. */
  pb_editable_text_flush (title);
  g_assert_cmpstr (test_text (f->plan.plan, PB_ASSIGNMENT_TITLE, f->id), ==, "Houses");
  g_assert_true (test_key (view, GTK_PHASE_CAPTURE, GDK_KEY_Escape, 0));
  g_assert_nonnull (test_find_label (GTK_WIDGET (title), "Houses"));
  pb_editable_text_begin (title);
  test_type (view, " mine");
  change_title_elsewhere (f, "Theirs");
  g_assert_true (test_key (view, GTK_PHASE_CAPTURE, GDK_KEY_Return, 0));
  g_assert_cmpstr (test_text (f->plan.plan, PB_ASSIGNMENT_TITLE, f->id), ==, "Houses mine");
}

/* A field that was opened but not typed in takes nothing away from the other; nor does one whose text is written. */
static void
test_open_field_gives_way (Fixture *f, gconstpointer data)
{
  PbEditableText *title = PB_EDITABLE_TEXT (title_of (f));
  g_autofree char *shown = NULL;
  GtkWidget *view;
  guint edits;

  pb_editable_text_begin (title);
  view = pb_editable_text_get_view (title);
  change_title_elsewhere (f, "Theirs");
  shown = test_view_text (view);
  g_assert_cmpstr (shown, ==, "Theirs");
  edits = test_count_edits (f->plan.plan);
  g_assert_true (test_key (view, GTK_PHASE_CAPTURE, GDK_KEY_Return, 0));
  g_assert_cmpstr (test_text (f->plan.plan, PB_ASSIGNMENT_TITLE, f->id), ==, "Theirs");
  g_assert_cmpuint (test_count_edits (f->plan.plan), ==, edits);

  pb_editable_text_begin (title);
  test_type (view, " and mine");
  pb_editable_text_flush (title);
  g_assert_true (pb_plan_undo (f->plan.plan, NULL));
  g_assert_true (test_key (view, GTK_PHASE_CAPTURE, GDK_KEY_Return, 0));
  g_assert_cmpstr (test_text (f->plan.plan, PB_ASSIGNMENT_TITLE, f->id), ==, "Theirs");
}

/* What was typed is not lost when another assignment is chosen in the middle of a conflict. */
static void
test_conflict_then_another (Fixture *f, gconstpointer data)
{
  PbEditableText *title = PB_EDITABLE_TEXT (title_of (f));
  GPtrArray *all = pb_plan_peek_records (f->plan.plan, PB_TABLE_ASSIGNMENT);

  pb_editable_text_begin (title);
  test_type (pb_editable_text_get_view (title), " mine");
  change_title_elsewhere (f, "Theirs");
  pb_assignment_pane_set_assignment (f->pane, all->pdata[1]);
  g_assert_cmpstr (test_text (f->plan.plan, PB_ASSIGNMENT_TITLE, f->id), ==, "Homes mine");
}

/* White space at the end, as imports have it, is no change of the user's. */
static void
test_opening_changes_nothing (Fixture *f, gconstpointer data)
{
  PbEditableText *title = PB_EDITABLE_TEXT (title_of (f));
  guint edits;

  change_title_elsewhere (f, "Homes\n");
  edits = test_count_edits (f->plan.plan);
  pb_editable_text_begin (title);
  g_assert_true (test_key (pb_editable_text_get_view (title), GTK_PHASE_CAPTURE, GDK_KEY_Return, 0));
  g_assert_cmpuint (test_count_edits (f->plan.plan), ==, edits);
}

/* The field is as high as what it holds, not as what was shown before. */
static void
test_field_height (Fixture *f, gconstpointer data)
{
  PbEditableText *title = PB_EDITABLE_TEXT (title_of (f));
  GPtrArray *all = pb_plan_peek_records (f->plan.plan, PB_TABLE_ASSIGNMENT);
  int before = gtk_widget_get_height (GTK_WIDGET (title)), least;

  change_title_elsewhere (f, "A title that is so long that it takes several lines of the assignment's pane, as those of plans do");
  test_wait_until (gtk_widget_get_height (GTK_WIDGET (title)) > before);
  pb_assignment_pane_set_assignment (f->pane, all->pdata[1]);
  pb_editable_text_begin (title);
  gtk_widget_get_size_request (pb_editable_text_get_view (title), NULL, &least);
  g_assert_cmpint (least, <=, before);
}

static void
test_choosing_another_saves (Fixture *f, gconstpointer data)
{
  PbEditableText *title = PB_EDITABLE_TEXT (title_of (f));
  GPtrArray *all = pb_plan_peek_records (f->plan.plan, PB_TABLE_ASSIGNMENT);
  PbRecord *other = all->pdata[1];

  pb_editable_text_begin (title);
  test_type (pb_editable_text_get_view (title), " typed");
  pb_assignment_pane_set_assignment (f->pane, other);
  g_assert_cmpstr (test_text (f->plan.plan, PB_ASSIGNMENT_TITLE, f->id), ==, "Homes typed");
  g_assert_cmpstr (pb_record_get_title (other), ==, "Cars");
  g_assert_nonnull (test_find_label (GTK_WIDGET (title), "Cars"));
  assert_order (f, "");
}

static void
test_dates (Fixture *f, gconstpointer data)
{
  PbAssignmentHead *head = PB_ASSIGNMENT_HEAD (pb_assignment_pane_get_head (f->pane));
  GtkWidget *start = pb_assignment_head_get_date (head, PB_ASSIGNMENT_START);
  GtkWidget *due = pb_assignment_head_get_date (head, PB_ASSIGNMENT_DUE);
  GtkEditable *entry = pb_date_field_get_editable (PB_DATE_FIELD (start));
  guint64 generation;

  gtk_editable_set_text (entry, "1/10 2024");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (test_text (f->plan.plan, PB_ASSIGNMENT_START, f->id), ==, "2024-10-01");
  generation = pb_plan_get_generation (f->plan.plan);
  gtk_editable_set_text (entry, "in the autumn");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "in the autumn");
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));
  g_assert_cmpstr (test_text (f->plan.plan, PB_ASSIGNMENT_START, f->id), ==, "2024-10-01");
  /* The end may not lie before the start. */
  gtk_editable_set_text (pb_date_field_get_editable (PB_DATE_FIELD (due)), "2024-09-30");
  g_signal_emit_by_name (pb_date_field_get_editable (PB_DATE_FIELD (due)), "activate");
  g_assert_null (test_text (f->plan.plan, PB_ASSIGNMENT_DUE, f->id));
  g_assert_cmpuint (pb_plan_get_generation (f->plan.plan), ==, generation);
  gtk_editable_set_text (entry, "");
  g_signal_emit_by_name (entry, "activate");
  g_assert_null (test_text (f->plan.plan, PB_ASSIGNMENT_START, f->id));
}

static void
day_cb (PbCalendar *calendar, const GDate *date, GDate *chosen)
{
  *chosen = *date;
}

/* From 31 January: a week on, a month on, and the day that stands there. */
static void
test_calendar (Fixture *f, gconstpointer data)
{
  GtkWidget *calendar = g_object_ref_sink (pb_calendar_new ()), *window = gtk_window_new ();
  GtkWidget *grid, *day;
  GDate date, chosen;

  g_date_clear (&chosen, 1);
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 24, G_DATE_JANUARY, 2026);
  pb_calendar_set_date (PB_CALENDAR (calendar), &date);
  g_signal_connect (calendar, "chosen", G_CALLBACK (day_cb), &chosen);
  gtk_window_set_child (GTK_WINDOW (window), calendar);
  gtk_window_present (GTK_WINDOW (window));
  grid = test_find (calendar, GTK_TYPE_GRID, 0);
  gtk_widget_grab_focus (calendar);
  g_assert_true (test_key (grid, GTK_PHASE_CAPTURE, GDK_KEY_Down, 0));
  g_assert_true (test_key (grid, GTK_PHASE_CAPTURE, GDK_KEY_Page_Down, 0));
  day = gtk_root_get_focus (GTK_ROOT (window));
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (day)), ==, "28");
  g_signal_emit_by_name (day, "clicked");
  g_date_set_dmy (&date, 28, G_DATE_FEBRUARY, 2026);
  g_assert_cmpint (g_date_compare (&chosen, &date), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (calendar);
}

static void
test_status (Fixture *f, gconstpointer data)
{
  GtkWidget *status = test_find (pb_assignment_pane_get_head (f->pane), PB_TYPE_STATUS_DROP_DOWN, 0);
  GtkWidget *drop_down = test_find (status, GTK_TYPE_DROP_DOWN, 0);
  guint edits = test_count_edits (f->plan.plan);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), PB_STATUS_ONGOING);
  test_settle ();
  g_assert_cmpstr (test_text (f->plan.plan, PB_ASSIGNMENT_STATUS, f->id), ==, "ongoing");
  g_assert_cmpuint (test_count_edits (f->plan.plan), ==, edits + 1);
  g_assert_cmpstr (pb_plan_get_undo_label (f->plan.plan), ==, "Change status");
  g_assert_true (pb_plan_undo (f->plan.plan, NULL));
  test_settle ();
  g_assert_cmpint (pb_status_drop_down_get_status (PB_STATUS_DROP_DOWN (status)), ==, PB_STATUS_NOT_STARTED);
}

static const PbChoiceInfo choice = {
  .owner = PB_ASSIGNMENT_ROLE_ASSIGNMENT,
  .target = PB_ASSIGNMENT_ROLE_ROLE,
  .heading = "Functions",
  .edit_label = "Change responsible",
  .empty = "None",
  .add_placeholder = "New function",
  .add_label = "New function",
};

static guint
count_roles (Fixture *f)
{
  return pb_plan_peek_children (f->plan.plan, PB_ASSIGNMENT_ROLE_ASSIGNMENT, f->id)->len;
}

static void
test_functions (Fixture *f, gconstpointer data)
{
  GtkWidget *popover = pb_choice_popover_new (&choice);
  GtkWidget *entry, *tick;

  gtk_widget_set_parent (popover, GTK_WIDGET (f->pane));
  pb_choice_popover_bind (PB_CHOICE_POPOVER (popover), get (f, PB_TABLE_ASSIGNMENT, f->id));
  gtk_popover_popup (GTK_POPOVER (popover));
  test_wait_until (gtk_widget_get_mapped (popover));
  entry = test_find (popover, GTK_TYPE_ENTRY, 0);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Head of housing");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpuint (count_roles (f), ==, 1);
  tick = test_find (popover, PB_TYPE_TICK, 0);
  g_assert_cmpstr (gtk_check_button_get_label (GTK_CHECK_BUTTON (tick)), ==, "Head of housing");
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (tick)));
  gtk_widget_activate_action (tick, "tick.toggle", NULL);
  g_assert_cmpuint (count_roles (f), ==, 0);
  g_assert_cmpuint (pb_plan_peek_records (f->plan.plan, PB_TABLE_ROLE)->len, ==, 1);
  g_assert_true (pb_plan_undo (f->plan.plan, NULL));
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (tick)));
  gtk_widget_unparent (popover);
}

static void
test_hanging (Fixture *f, gconstpointer data)
{
  g_autofree char *hanging = pb_assignment_dup_hanging (get (f, PB_TABLE_ASSIGNMENT, f->id));
  g_autofree char *text = pb_assignment_dup_as_text (get (f, PB_TABLE_ASSIGNMENT, f->id));

  g_assert_cmpstr (hanging, ==, "3 activities");
  g_assert_true (g_str_has_prefix (text, "2 Homes\n"));
  g_assert_nonnull (strstr (text, "– Second ("));
}

static void
test_deleted_assignment (Fixture *f, gconstpointer data)
{
  PbEdit *edit = pb_edit_new (f->plan.plan, "Delete assignment");

  pb_editable_text_begin (PB_EDITABLE_TEXT (title_of (f)));
  pb_edit_delete (edit, PB_TABLE_ASSIGNMENT, f->id);
  test_commit (edit);
  test_settle ();
  g_assert_nonnull (test_find_label (GTK_WIDGET (f->pane), "No assignment is chosen"));
  g_assert_true (pb_plan_undo (f->plan.plan, NULL));
  test_settle ();
  g_assert_null (test_find_label (GTK_WIDGET (f->pane), "No assignment is chosen"));
}

static gint64
add_risk (Fixture *f, const char *title)
{
  PbEdit *edit = pb_edit_new (f->plan.plan, "Risk");
  gint64 id = pb_edit_insert (edit, PB_TABLE_RISK);

  pb_edit_set_int (edit, id, PB_RISK_ASSIGNMENT, f->id);
  pb_edit_set_text (edit, id, PB_RISK_TITLE, title);
  test_commit (edit);
  return id;
}

/* Whoever deletes by the keyboard can go on from there. */
static void
test_focus_after_delete (Fixture *f, gconstpointer data)
{
  GtkWidget *section = pb_assignment_pane_get_section (f->pane, PB_TYPE_RISK_SECTION);
  GtkWidget *row, *focus;

  add_risk (f, "Late");
  test_wait_until ((row = test_find (section, PB_TYPE_PANE_ROW, 0)));
  gtk_widget_grab_focus (test_find (row, GTK_TYPE_BUTTON, 1));
  g_signal_emit_by_name (row, "remove");
  test_wait_until (!test_find (section, PB_TYPE_PANE_ROW, 0));
  focus = gtk_root_get_focus (GTK_ROOT (f->window));
  g_assert_true (focus && gtk_widget_get_mapped (focus) && gtk_widget_is_ancestor (focus, section));
}

static const PbFormField risk_fields[] = {
  { PB_RISK_TITLE, "Title", PB_FORM_TEXT, TRUE },
  { PB_RISK_TEXT, "Text", PB_FORM_LINES, FALSE },
};

static const PbFormInfo risk_form = {
  .table = PB_TABLE_RISK,
  .new_title = "New risk",
  .new_label = "New risk",
  .edit_title = "Edit risk",
  .edit_label = "Edit risk",
  .fields = risk_fields,
  .n_fields = G_N_ELEMENTS (risk_fields),
  .owner = PB_RISK_ASSIGNMENT,
};

/* A form writes what was changed in it and nothing else, and does not lose it by Esc. */
static void
test_form (Fixture *f, gconstpointer data)
{
  gint64 id = add_risk (f, "Late");
  GtkWidget *dialog
      = pb_form_dialog_present (GTK_WINDOW (f->window), &risk_form, NULL, get (f, PB_TABLE_RISK, id));

  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  test_type (test_find (dialog, GTK_TYPE_TEXT_VIEW, 0), "Text");
  gtk_window_close (GTK_WINDOW (dialog));
  test_settle ();
  g_assert_nonnull (dialog);
  g_assert_true (gtk_widget_get_visible (dialog));
  g_assert_true (pb_plan_edit_text (f->plan.plan, "Elsewhere", NULL, id, PB_RISK_TITLE, "Too late", NULL));
  g_assert_true (test_key (dialog, GTK_PHASE_CAPTURE, GDK_KEY_Return, GDK_CONTROL_MASK));
  g_assert_cmpstr (test_text (f->plan.plan, PB_RISK_TEXT, id), ==, "Text");
  g_assert_cmpstr (test_text (f->plan.plan, PB_RISK_TITLE, id), ==, "Too late");
  test_wait_until (!dialog);
}

static gint64
add_line (PbEdit *edit, gint64 assignment)
{
  gint64 sheet = pb_edit_insert (edit, PB_TABLE_SHEET), line = pb_edit_insert (edit, PB_TABLE_LINE);
  gint64 link = pb_edit_insert (edit, PB_TABLE_ASSIGNMENT_LINE);

  pb_edit_set_text (edit, sheet, PB_SHEET_TITLE, "Effects");
  pb_edit_set_enum (edit, sheet, PB_SHEET_UNIT, PB_UNIT_MNKR);
  pb_edit_set_enum (edit, sheet, PB_SHEET_SIGN, PB_SIGN_COST_NEGATIVE);
  pb_edit_set_int (edit, sheet, PB_SHEET_DECIMALS, 1);
  pb_edit_set_int (edit, line, PB_LINE_SHEET, sheet);
  pb_edit_set_text (edit, line, PB_LINE_TITLE, "Homes");
  pb_edit_set_enum (edit, line, PB_LINE_KIND, PB_LINE_GIVEN);
  pb_edit_set_int (edit, link, PB_ASSIGNMENT_LINE_ASSIGNMENT, assignment);
  pb_edit_set_int (edit, link, PB_ASSIGNMENT_LINE_LINE, line);
  for (int year = 2024; year <= 2028; year++)
    {
      gint64 column = pb_edit_insert (edit, PB_TABLE_COLUMN), cell = pb_edit_insert (edit, PB_TABLE_CELL);
      g_autofree char *label = g_strdup_printf ("%d", year);

      pb_edit_set_int (edit, column, PB_COLUMN_SHEET, sheet);
      pb_edit_set_text (edit, column, PB_COLUMN_PERIOD, label);
      pb_edit_set_text (edit, column, PB_COLUMN_LABEL, label);
      pb_edit_set_enum (edit, column, PB_COLUMN_MEASURE, PB_MEASURE_PLAN);
      pb_edit_set_int (edit, cell, PB_CELL_LINE, line);
      pb_edit_set_int (edit, cell, PB_CELL_COLUMN, column);
      pb_edit_set_int (edit, cell, PB_CELL_AMOUNT, (year - 2024) * G_GINT64_CONSTANT (123000000));
    }
  return line;
}

static void
test_effect (Fixture *f, gconstpointer data)
{
  PbEdit *edit = pb_edit_new (f->plan.plan, "Line");
  GtkWidget *table;
  int wide, tall, least;

  add_line (edit, f->id);
  test_commit (edit);
  test_wait_until ((table = test_find (GTK_WIDGET (f->pane), PB_TYPE_EFFECT_TABLE, 0)));
  g_assert_nonnull (test_find_label (table, "2028"));
  gtk_widget_measure (table, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_measure (table, GTK_ORIENTATION_VERTICAL, 1000, &wide, NULL, NULL, NULL);
  gtk_widget_measure (table, GTK_ORIENTATION_VERTICAL, least, &tall, NULL, NULL, NULL);
  /* Three rows beside each other become six below each other. */
  g_assert_cmpint (tall, ==, 2 * wide);
}

static void
test_names (Fixture *f, gconstpointer data)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (test_find (row_of (f, 0), GTK_TYPE_TOGGLE_BUTTON, 0)), TRUE);
  test_settle ();
  test_assert_named (GTK_WIDGET (f->pane));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*function) (Fixture *, gconstpointer);
  } tests[] = {
    { "/pane/tick", test_tick },
    { "/pane/reorder", test_reorder },
    { "/pane/arrows", test_arrows },
    { "/pane/add-and-delete", test_add_and_delete },
    { "/pane/title-is-one-edit", test_title_is_one_edit },
    { "/pane/escape-restores", test_escape_restores },
    { "/pane/empty-title-is-refused", test_empty_title_is_refused },
    { "/pane/read-only", test_read_only },
    { "/pane/change-from-outside", test_change_from_outside },
    { "/pane/open-field-gives-way", test_open_field_gives_way },
    { "/pane/conflict-then-another", test_conflict_then_another },
    { "/pane/opening-changes-nothing", test_opening_changes_nothing },
    { "/pane/field-height", test_field_height },
    { "/pane/choosing-another-saves", test_choosing_another_saves },
    { "/pane/dates", test_dates },
    { "/pane/calendar", test_calendar },
    { "/pane/status", test_status },
    { "/pane/functions", test_functions },
    { "/pane/hanging", test_hanging },
    { "/pane/deleted-assignment", test_deleted_assignment },
    { "/pane/focus-after-delete", test_focus_after_delete },
    { "/pane/form", test_form },
    { "/pane/effect", test_effect },
    { "/pane/names", test_names },
  };

  g_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].function, tear_down);
  return g_test_run ();
}
