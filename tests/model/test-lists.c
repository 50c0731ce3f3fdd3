/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-util.h"

/* What a list told, as "position-removed+added" separated by spaces. */
static void
items_changed_cb (GListModel *list, guint position, guint removed, guint added, GString *told)
{
  g_string_append_printf (told, "%u-%u+%u ", position, removed, added);
}

static void
assert_told (GString *told, const char *expected)
{
  g_assert_cmpstr (told->str, ==, expected);
  g_string_truncate (told, 0);
}

static char *
titles (GListModel *list)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (PbRecord) record = g_list_model_get_item (list, i);

      g_string_append_printf (text, "%s%s", i ? "," : "", pb_record_get_title (record));
    }
  return g_string_free (text, FALSE);
}

static void
assert_titles (GListModel *list, const char *expected)
{
  g_autofree char *text = titles (list);

  g_assert_cmpstr (text, ==, expected);
}

static void
changed_cb (PbRecord *record, guint64 columns, guint64 *sum)
{
  *sum |= columns;
}

static void
test_exact (TestPlan *f, gconstpointer data)
{
  g_autoptr (GListModel) list = pb_plan_list_records (f->plan, PB_TABLE_ASSIGNMENT);
  g_autoptr (GString) told = g_string_new (NULL);
  g_autoptr (PbRecord) two = NULL;
  g_autoptr (PbRecord) again = NULL;
  guint64 columns = 0;
  gint64 a, b;
  PbEdit *edit;

  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), told);
  a = test_add_assignment (f->plan, 1, "a");
  assert_told (told, "0-0+1 ");
  test_add_assignment (f->plan, 3, "c");
  assert_told (told, "1-0+1 ");
  b = test_add_assignment (f->plan, 2, "b");
  assert_told (told, "1-0+1 ");
  assert_titles (list, "a,b,c");

  /* A change of a value is a signal of the record and none of the list. */
  two = g_list_model_get_item (list, 1);
  g_signal_connect (two, "changed", G_CALLBACK (changed_cb), &columns);
  g_assert_true (pb_plan_edit_text (f->plan, "x", NULL, b, PB_ASSIGNMENT_TITLE, "B", NULL));
  assert_told (told, "");
  g_assert_cmphex (columns, ==, 1 << PB_COLUMN_INDEX (PB_ASSIGNMENT_TITLE));

  /* A change of the order moves the row. */
  edit = pb_edit_new (f->plan, "Renumber");
  pb_edit_set_int (edit, b, PB_ASSIGNMENT_NUMBER, 9);
  test_commit (edit);
  assert_told (told, "1-1+0 2-0+1 ");
  assert_titles (list, "a,c,B");

  edit = pb_edit_new (f->plan, "Delete");
  pb_edit_delete (edit, PB_TABLE_ASSIGNMENT, b);
  test_commit (edit);
  assert_told (told, "2-1+0 ");
  g_assert_false (pb_record_is_live (two));
  g_assert_cmpstr (pb_record_get_title (two), ==, "B");

  /* The same row is the same object, also when it comes back. */
  g_assert_true (pb_plan_undo (f->plan, NULL));
  assert_told (told, "2-0+1 ");
  again = g_list_model_get_item (list, 2);
  g_assert_true (again == two);
  g_assert_true (pb_record_is_live (two));

  edit = pb_edit_new (f->plan, "Delete two");
  pb_edit_delete (edit, PB_TABLE_ASSIGNMENT, a);
  pb_edit_delete (edit, PB_TABLE_ASSIGNMENT, b);
  test_commit (edit);
  assert_told (told, "2-1+0 0-1+0 ");
  assert_titles (list, "c");
}

static void
test_children (TestPlan *f, gconstpointer data)
{
  gint64 one = test_add_assignment (f->plan, 1, "ett");
  gint64 two = test_add_assignment (f->plan, 2, "två");
  g_autoptr (GListModel) list = pb_plan_list_children (f->plan, PB_ACTIVITY_ASSIGNMENT, one);
  g_autoptr (GListModel) other = pb_plan_list_children (f->plan, PB_ACTIVITY_ASSIGNMENT, two);
  gint64 a = test_add_activity (f->plan, one, "a");
  gint64 b = test_add_activity (f->plan, one, "b");
  gint64 c = test_add_activity (f->plan, one, "c");
  g_autoptr (GString) told = g_string_new (NULL);
  PbEdit *edit;

  assert_titles (list, "a,b,c");
  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), told);

  edit = pb_edit_new (f->plan, "Move");
  pb_edit_move (edit, PB_TABLE_ACTIVITY, c, a, pb_plan_peek_children (f->plan, PB_ACTIVITY_ASSIGNMENT, one));
  test_commit (edit);
  assert_titles (list, "c,a,b");
  edit = pb_edit_new (f->plan, "Move");
  pb_edit_move (edit, PB_TABLE_ACTIVITY, c, 0, pb_plan_peek_children (f->plan, PB_ACTIVITY_ASSIGNMENT, one));
  test_commit (edit);
  assert_titles (list, "a,b,c");

  /* Many moves into the same gap must not run out of places. */
  for (int i = 0; i < 40; i++)
    {
      gint64 moved = i % 2 ? b : c, before = i % 2 ? c : b;

      edit = pb_edit_new (f->plan, "Move");
      pb_edit_move (edit, PB_TABLE_ACTIVITY, moved, before, pb_plan_peek_children (f->plan, PB_ACTIVITY_ASSIGNMENT, one));
      test_commit (edit);
      assert_titles (list, i % 2 ? "a,b,c" : "a,c,b");
    }

  g_string_truncate (told, 0);
  edit = pb_edit_new (f->plan, "Give away");
  pb_edit_set_int (edit, b, PB_ACTIVITY_ASSIGNMENT, two);
  test_commit (edit);
  assert_told (told, "1-1+0 ");
  assert_titles (list, "a,c");
  assert_titles (other, "b");
}

static void
test_bulk (TestPlan *f, gconstpointer data)
{
  g_autoptr (GListModel) list = pb_plan_list_records (f->plan, PB_TABLE_BOARD);
  g_autoptr (GString) told = g_string_new (NULL);
  PbEdit *edit = pb_edit_new (f->plan, "Many");

  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), told);
  for (int i = 0; i < 1000; i++)
    {
      g_autofree char *name = g_strdup_printf ("%d", i);

      pb_edit_set_text (edit, pb_edit_insert (edit, PB_TABLE_BOARD), PB_BOARD_NAME, name);
    }
  test_commit (edit);
  assert_told (told, "0-0+1000 ");
  for (guint i = 0; i < 1000; i++)
    {
      g_autoptr (PbRecord) board = g_list_model_get_item (list, i);

      g_assert_cmpint (g_ascii_strtoll (pb_record_get_title (board), NULL, 10), ==, i);
    }
  g_assert_true (pb_plan_undo (f->plan, NULL));
  assert_told (told, "0-1000+0 ");
}

/* What another program did comes as the same exact news. */
static void
test_from_outside (TestPlan *f, gconstpointer data)
{
  gint64 a = test_add_assignment (f->plan, 1, "a");
  g_autoptr (PbPlan) other = pb_plan_open (f->path, NULL);
  g_autoptr (GListModel) list = pb_plan_list_records (f->plan, PB_TABLE_ASSIGNMENT);
  g_autoptr (GString) told = g_string_new (NULL);
  guint64 columns = 0;

  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), told);
  g_signal_connect (pb_plan_get_record (f->plan, PB_TABLE_ASSIGNMENT, a), "changed", G_CALLBACK (changed_cb), &columns);
  test_add_assignment (other, 2, "b");
  g_assert_true (pb_plan_edit_enum (other, "s", a, PB_ASSIGNMENT_STATUS, PB_STATUS_DONE, NULL));
  assert_told (told, "");
  g_assert_true (pb_plan_poll (f->plan, NULL));
  assert_told (told, "1-0+1 ");
  g_assert_cmphex (columns, ==, 1 << PB_COLUMN_INDEX (PB_ASSIGNMENT_STATUS));
}

typedef struct
{
  PbPlan *plan;
  gint64 doomed;
  GPtrArray *mirror; /* ids as a view would keep them */
} Editing;

static void
edit_cb (GListModel *list, guint position, guint removed, guint added, Editing *editing)
{
  gint64 doomed = editing->doomed;
  PbEdit *edit;

  if (!doomed)
    return;
  editing->doomed = 0;
  edit = pb_edit_new (editing->plan, "In between");
  pb_edit_delete (edit, PB_TABLE_ASSIGNMENT, doomed);
  test_commit (edit);
  test_add_assignment (editing->plan, 0, "new");
}

static void
mirror_cb (GListModel *list, guint position, guint removed, guint added, Editing *editing)
{
  g_assert_cmpuint (position + removed, <=, editing->mirror->len);
  if (removed)
    g_ptr_array_remove_range (editing->mirror, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (editing->mirror, position + i, g_list_model_get_item (list, position + i));
}

static void
count_cb (PbPlan *plan, guint *n)
{
  *n += 1;
}

/* A field that writes when its row goes: the others hear of both changes in the order in which they were made. */
static void
test_listener_edits (TestPlan *f, gconstpointer data)
{
  g_autoptr (GListModel) list = pb_plan_list_records (f->plan, PB_TABLE_ASSIGNMENT);
  g_autoptr (GPtrArray) mirror = g_ptr_array_new_with_free_func (g_object_unref);
  Editing editing = { f->plan, 0, mirror };
  gint64 ids[7];
  guint n = 0;
  PbEdit *edit;

  g_signal_connect (list, "items-changed", G_CALLBACK (edit_cb), &editing);
  g_signal_connect (list, "items-changed", G_CALLBACK (mirror_cb), &editing);
  for (int i = 0; i < 7; i++)
    {
      g_autofree char *title = g_strdup_printf ("%d", i);

      ids[i] = test_add_assignment (f->plan, i + 1, title);
    }
  g_signal_connect (f->plan, "changed", G_CALLBACK (count_cb), &n);
  editing.doomed = ids[6];
  edit = pb_edit_new (f->plan, "Delete and move");
  pb_edit_delete (edit, PB_TABLE_ASSIGNMENT, ids[1]);
  pb_edit_delete (edit, PB_TABLE_ASSIGNMENT, ids[3]);
  pb_edit_set_int (edit, ids[5], PB_ASSIGNMENT_NUMBER, 2);
  test_commit (edit);

  assert_titles (list, "new,0,5,2,4");
  g_assert_cmpuint (mirror->len, ==, 5);
  for (guint i = 0; i < mirror->len; i++)
    {
      g_autoptr (PbRecord) record = g_list_model_get_item (list, i);

      g_assert_true (record == mirror->pdata[i]);
    }
  g_assert_cmpuint (n, ==, 1);
}

static void
test_outlives_plan (TestPlan *f, gconstpointer data)
{
  g_autoptr (PbRecord) record = NULL;
  gint64 id = test_add_assignment (f->plan, 1, "a");

  record = g_object_ref (pb_plan_get_record (f->plan, PB_TABLE_ASSIGNMENT, id));
  g_assert_finalize_object (g_steal_pointer (&f->plan));
  g_assert_cmpstr (pb_record_get_title (record), ==, "a");
  g_assert_null (pb_record_get_plan (record));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  test_plan_add ("/lists/exact", TestPlan, test_exact);
  test_plan_add ("/lists/children", TestPlan, test_children);
  test_plan_add ("/lists/bulk", TestPlan, test_bulk);
  test_plan_add ("/lists/from-outside", TestPlan, test_from_outside);
  test_plan_add ("/lists/listener-edits", TestPlan, test_listener_edits);
  test_plan_add ("/lists/outlives-plan", TestPlan, test_outlives_plan);
  return g_test_run ();
}
