/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "model/pb-history.h"
#include "test-util.h"

static PbHistoryEdit *
nth (GListModel *history, guint position)
{
  g_autoptr (PbHistoryEdit) edit = g_list_model_get_item (history, position);

  g_assert_nonnull (edit);
  return edit; /* kept by the history */
}

static void
assert_change (PbHistoryEdit *edit, guint n, char op, const char *what, const char *text)
{
  g_autoptr (GPtrArray) changes = pb_history_edit_load_changes (edit, 0);
  PbHistoryChange *change;

  g_assert_cmpuint (changes->len, >, n);
  change = changes->pdata[n];
  g_assert_cmpint (change->op, ==, op);
  g_assert_cmpstr (change->what, ==, what);
  g_assert_cmpstr (change->text, ==, text);
}

static void
test_words (TestPlan *f, gconstpointer data)
{
  gint64 id = test_add_assignment (f->plan, 16, "Fordon");
  g_autoptr (GListModel) history = pb_history_new (f->plan);
  PbEdit *edit;
  GDate due;

  g_assert_cmpuint (g_list_model_get_n_items (history), ==, 1);
  assert_change (nth (history, 0), 0, 'i', "Assignment 16 Fordon", "Number: 16\nTitle: “Fordon”\nStatus: Not started");

  g_assert_true (pb_plan_edit_enum (f->plan, "Change status", id, PB_ASSIGNMENT_STATUS, PB_STATUS_ONGOING, NULL));
  g_assert_cmpuint (g_list_model_get_n_items (history), ==, 2);
  g_assert_cmpstr (pb_history_edit_get_label (nth (history, 0)), ==, "Change status");
  g_assert_cmpstr (pb_history_edit_get_author (nth (history, 0)), ==, "Test");
  assert_change (nth (history, 0), 0, 'u', "Assignment 16 Fordon", "Status: Not started → Ongoing");

  g_date_clear (&due, 1);
  g_date_set_dmy (&due, 22, 11, 2026);
  g_assert_true (pb_plan_edit_date (f->plan, "Date", id, PB_ASSIGNMENT_DUE, &due, NULL));
  assert_change (nth (history, 0), 0, 'u', "Assignment 16 Fordon", "End: empty → 22 nov. 2026");

  /* A deleted row is still called what it was called. */
  edit = pb_edit_new (f->plan, "Delete");
  pb_edit_delete (edit, PB_TABLE_ASSIGNMENT, id);
  test_commit (edit);
  assert_change (nth (history, 0), 0, 'd', "Assignment Fordon",
                 "Number: 16\nTitle: “Fordon”\nEnd: 22 nov. 2026\nStatus: Ongoing");
}

static void
test_states (TestPlan *f, gconstpointer data)
{
  gint64 id = test_add_assignment (f->plan, 1, "Ett");
  g_autoptr (GListModel) history = pb_history_new (f->plan);

  g_assert_true (pb_plan_edit_text (f->plan, "A", NULL, id, PB_ASSIGNMENT_TITLE, "Två", NULL));
  g_assert_true (pb_plan_undo (f->plan, NULL));
  g_assert_cmpint (pb_history_edit_get_state (nth (history, 0)), ==, PB_EDIT_UNDONE);
  g_assert_true (pb_plan_redo (f->plan, NULL));
  g_assert_cmpint (pb_history_edit_get_state (nth (history, 0)), ==, PB_EDIT_DONE);
  g_assert_true (pb_plan_undo (f->plan, NULL));
  g_assert_true (pb_plan_edit_text (f->plan, "B", NULL, id, PB_ASSIGNMENT_TITLE, "Tre", NULL));

  /* The branch that was left is still to be read. */
  g_assert_cmpuint (g_list_model_get_n_items (history), ==, 3);
  g_assert_cmpint (pb_history_edit_get_state (nth (history, 1)), ==, PB_EDIT_ABANDONED);
  assert_change (nth (history, 1), 0, 'u', "Assignment 1 Tre", "Title: “Ett” → “Två”");
}

static void
test_of_assignment (TestPlan *f, gconstpointer data)
{
  gint64 one = test_add_assignment (f->plan, 1, "Ett");
  gint64 two = test_add_assignment (f->plan, 2, "Två");
  gint64 activity = test_add_activity (f->plan, one, "Steg");
  g_autoptr (GPtrArray) edits = NULL;

  g_assert_true (pb_plan_edit_text (f->plan, "Rename", NULL, activity, PB_ACTIVITY_TITLE, "Nytt", NULL));
  g_assert_true (pb_plan_edit_text (f->plan, "Other", NULL, two, PB_ASSIGNMENT_TITLE, "Annat", NULL));
  edits = pb_history_of_assignment (pb_plan_get_record (f->plan, PB_TABLE_ASSIGNMENT, one), 0);
  g_assert_cmpuint (edits->len, ==, 3);
  g_assert_cmpstr (pb_history_edit_get_label (edits->pdata[0]), ==, "Rename");
  g_assert_cmpstr (pb_history_edit_get_label (edits->pdata[2]), ==, "Add assignment");
}

/* Typing that goes on changes the newest edit: whoever shows it must hear of it. */
static void
test_grown_edit (TestPlan *f, gconstpointer data)
{
  gint64 id = test_add_assignment (f->plan, 1, "Ett");
  g_autoptr (GListModel) history = pb_history_new (f->plan);

  g_assert_true (pb_plan_edit_text (f->plan, "Title", "t", id, PB_ASSIGNMENT_TITLE, "T", NULL));
  assert_change (nth (history, 0), 0, 'u', "Assignment 1 T", "Title: “Ett” → “T”");
  g_assert_true (pb_plan_edit_text (f->plan, "Title", "t", id, PB_ASSIGNMENT_TITLE, "Tr", NULL));
  g_assert_cmpuint (g_list_model_get_n_items (history), ==, 2);
  assert_change (nth (history, 0), 0, 'u', "Assignment 1 Tr", "Title: “Ett” → “Tr”");
}

int
main (int argc, char **argv)
{
  g_setenv ("LANGUAGE", "C", TRUE);
  g_test_init (&argc, &argv, NULL);
  test_plan_add ("/history/words", TestPlan, test_words);
  test_plan_add ("/history/states", TestPlan, test_states);
  test_plan_add ("/history/of-assignment", TestPlan, test_of_assignment);
  test_plan_add ("/history/grown-edit", TestPlan, test_grown_edit);
  return g_test_run ();
}
