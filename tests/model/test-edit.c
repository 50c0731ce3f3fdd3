/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <sqlite3.h>

#include "model/pb-plan-private.h"
#include "test-util.h"

static gint64
query (const char *path, const char *sql)
{
  sqlite3 *db;
  sqlite3_stmt *stmt;
  gint64 value;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
  value = sqlite3_column_int64 (stmt, 0);
  sqlite3_finalize (stmt);
  sqlite3_close (db);
  return value;
}

static void
undo (PbPlan *plan)
{
  g_autoptr (GError) error = NULL;

  pb_plan_undo (plan, &error);
  g_assert_no_error (error);
}

static void
redo (PbPlan *plan)
{
  g_autoptr (GError) error = NULL;

  pb_plan_redo (plan, &error);
  g_assert_no_error (error);
}

static void
reopen (TestPlan *f)
{
  g_autoptr (GError) error = NULL;

  g_assert_finalize_object (g_steal_pointer (&f->plan));
  f->plan = pb_plan_open (f->path, &error);
  g_assert_no_error (error);
  pb_plan_set_author (f->plan, "Test");
}

/* Everything the plan holds, as text, to compare moments with. */
static char *
dump (PbPlan *plan)
{
  GString *text = g_string_new (NULL);

  for (guint t = 0; t < PB_N_TABLES; t++)
    {
      GPtrArray *rows = pb_table_info (t)->keep == PB_KEEP_MIRROR ? pb_plan_peek_records (plan, t) : NULL;

      for (guint r = 0; rows && r < rows->len; r++)
        {
          g_string_append_printf (text, "%s %" G_GINT64_FORMAT, pb_table_info (t)->name, pb_record_get_id (rows->pdata[r]));
          for (guint c = 0; c < pb_table_info (t)->n_columns; c++)
            g_string_append_printf (text, "|%s;%" G_GINT64_FORMAT ";%g",
                                    pb_record_get_text (rows->pdata[r], PB_COLUMN (t, c)),
                                    pb_record_get_int (rows->pdata[r], PB_COLUMN (t, c)),
                                    pb_record_get_real (rows->pdata[r], PB_COLUMN (t, c)));
          g_string_append_c (text, '\n');
        }
    }
  return g_string_free (text, FALSE);
}

static void
test_durable (TestPlan *f, gconstpointer data)
{
  gint64 id = test_add_assignment (f->plan, 16, "Fordon");

  /* On disk when the screen shows it. */
  g_assert_cmpint (query (f->path, "SELECT count (*) FROM assignment WHERE title = 'Fordon'"), ==, 1);
  reopen (f);
  g_assert_cmpstr (test_text (f->plan, PB_ASSIGNMENT_TITLE, id), ==, "Fordon");
}

static void
test_undo_across_restart (TestPlan *f, gconstpointer data)
{
  gint64 id = test_add_assignment (f->plan, 1, "Ett");
  g_autofree char *before = dump (f->plan);
  g_autofree char *after = NULL;
  g_autofree char *now = NULL;

  g_assert_true (pb_plan_edit_enum (f->plan, "Change status", id, PB_ASSIGNMENT_STATUS, PB_STATUS_DONE, NULL));
  after = dump (f->plan);
  reopen (f);

  g_assert_cmpstr (pb_plan_get_undo_label (f->plan), ==, "Change status");
  undo (f->plan);
  now = dump (f->plan);
  g_assert_cmpstr (now, ==, before);
  reopen (f);
  g_assert_cmpstr (pb_plan_get_redo_label (f->plan), ==, "Change status");
  redo (f->plan);
  g_free (now);
  now = dump (f->plan);
  g_assert_cmpstr (now, ==, after);
  g_assert_null (pb_plan_get_redo_label (f->plan));
}

/* One row of every table, changed and deleted: each kind of edit goes back and forth exactly. */
static void
set_something (PbEdit *edit, gint64 id, PbColumn column, gint64 *ids, int turn)
{
  const PbColumnInfo *info = pb_column_info (column);
  g_autofree char *text = g_strdup_printf ("%s %d", info->name, turn);

  switch (info->type)
    {
    case PB_TYPE_ENUM_:
      pb_edit_set_enum (edit, id, column, turn % 2);
      break;
    case PB_TYPE_REF_:
      /* A follow-up is of an assignment, of a goal or of an activity, of one only; no row refers to itself. */
      if (column != PB_FOLLOW_UP_GOAL && column != PB_FOLLOW_UP_ACTIVITY
          && info->extra != (int) PB_COLUMN_TABLE (column) && ids[info->extra])
        pb_edit_set_int (edit, id, column, ids[info->extra]);
      break;
    case PB_TYPE_REAL_:
      pb_edit_set_real (edit, id, column, turn + 0.1);
      break;
    case PB_TYPE_DATE_:
    case PB_TYPE_TIME_:
    case PB_TYPE_PERIOD_:
    case PB_TYPE_TEXT_:
      pb_edit_set_text (edit, id, column, text);
      break;
    case PB_TYPE_POSITION_:
      break;
    default:
      pb_edit_set_int (edit, id, column, turn % 2);
    }
}

static void
test_every_table (TestPlan *f, gconstpointer data)
{
  gint64 ids[PB_N_TABLES] = { 0 };
  PbEdit *edit = pb_edit_new (f->plan, "Insert");
  g_autofree char *empty = dump (f->plan);
  g_autofree char *inserted = NULL;
  g_autofree char *updated = NULL;
  g_autofree char *deleted = NULL;

  for (guint t = 0; t < PB_N_TABLES; t++)
    ids[t] = pb_edit_insert (edit, t);
  for (guint t = 0; t < PB_N_TABLES; t++)
    for (guint c = 0; c < pb_table_info (t)->n_columns; c++)
      set_something (edit, ids[t], PB_COLUMN (t, c), ids, 0);
  test_commit (edit);
  inserted = dump (f->plan);
  g_assert_cmpstr (inserted, !=, empty);

  edit = pb_edit_new (f->plan, "Update");
  for (guint t = 0; t < PB_N_TABLES; t++)
    for (guint c = 0; c < pb_table_info (t)->n_columns; c++)
      set_something (edit, ids[t], PB_COLUMN (t, c), ids, 1);
  test_commit (edit);
  updated = dump (f->plan);
  g_assert_cmpstr (inserted, !=, updated);

  edit = pb_edit_new (f->plan, "Delete");
  for (guint t = 0; t < PB_N_TABLES; t++)
    if (t != PB_TABLE_PLAN)
      pb_edit_delete (edit, t, ids[t]);
  test_commit (edit);
  deleted = dump (f->plan);
  for (guint t = 0; t < PB_N_TABLES; t++)
    if (t != PB_TABLE_PLAN && pb_table_info (t)->keep == PB_KEEP_MIRROR)
      g_assert_cmpuint (pb_plan_peek_records (f->plan, t)->len, ==, 0);

  for (int round = 0; round < 2; round++)
    {
      g_autofree char *now = NULL;
      g_autofree char *then = NULL;
      g_autofree char *start = NULL;
      g_autofree char *end = NULL;

      undo (f->plan);
      now = dump (f->plan);
      g_assert_cmpstr (now, ==, updated);
      g_assert_cmpint (query (f->path, "SELECT count (*) FROM indicator_value"), ==, 1);
      reopen (f);
      undo (f->plan);
      then = dump (f->plan);
      g_assert_cmpstr (then, ==, inserted);
      undo (f->plan);
      start = dump (f->plan);
      g_assert_cmpstr (start, ==, empty);
      redo (f->plan);
      redo (f->plan);
      redo (f->plan);
      end = dump (f->plan);
      g_assert_cmpstr (end, ==, deleted);
    }
}

static void
test_abandoned_branch (TestPlan *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = test_add_assignment (f->plan, 1, "Ett");

  g_assert_true (pb_plan_edit_text (f->plan, "A", NULL, id, PB_ASSIGNMENT_TITLE, "Två", NULL));
  undo (f->plan);
  g_assert_true (pb_plan_edit_text (f->plan, "B", NULL, id, PB_ASSIGNMENT_TITLE, "Tre", NULL));

  g_assert_null (pb_plan_get_redo_label (f->plan));
  g_assert_false (pb_plan_redo (f->plan, &error));
  g_assert_error (error, PB_ERROR, PB_ERROR_NOTHING);
  g_assert_cmpint (query (f->path, "SELECT count (*) FROM edit WHERE label = 'A' AND state = 'abandoned'"), ==, 1);
  undo (f->plan);
  g_assert_cmpstr (test_text (f->plan, PB_ASSIGNMENT_TITLE, id), ==, "Ett");
}

static void
test_typing_is_one_edit (TestPlan *f, gconstpointer data)
{
  const char *const typed[] = { "F", "Fo", "For", "Ford", "Fordo", "Fordon" };
  gint64 id = test_add_assignment (f->plan, 1, "Ett");
  gint64 edits = query (f->path, "SELECT count (*) FROM edit");

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    g_assert_true (pb_plan_edit_text (f->plan, "Change title", "title", id, PB_ASSIGNMENT_TITLE, typed[i], NULL));
  g_assert_cmpint (query (f->path, "SELECT count (*) FROM edit"), ==, edits + 1);
  undo (f->plan);
  g_assert_cmpstr (test_text (f->plan, PB_ASSIGNMENT_TITLE, id), ==, "Ett");
  redo (f->plan);
  g_assert_cmpstr (test_text (f->plan, PB_ASSIGNMENT_TITLE, id), ==, "Fordon");

  /* After an undo or redo, typing is an edit of its own; so is typing in another field. */
  g_assert_true (pb_plan_edit_text (f->plan, "Change title", "title", id, PB_ASSIGNMENT_TITLE, "X", NULL));
  g_assert_true (pb_plan_edit_text (f->plan, "Change summary", "summary", id, PB_ASSIGNMENT_SUMMARY, "Y", NULL));
  g_assert_cmpint (query (f->path, "SELECT count (*) FROM edit"), ==, edits + 3);
}

static void
test_typing_back_leaves_no_trace (TestPlan *f, gconstpointer data)
{
  gint64 id = test_add_assignment (f->plan, 1, "Ett");
  gint64 edits = query (f->path, "SELECT count (*) FROM edit");

  g_assert_true (pb_plan_edit_text (f->plan, "Change title", "title", id, PB_ASSIGNMENT_TITLE, "Två", NULL));
  g_assert_true (pb_plan_edit_text (f->plan, "Change title", "title", id, PB_ASSIGNMENT_TITLE, "Ett", NULL));
  g_assert_cmpint (query (f->path, "SELECT count (*) FROM edit"), ==, edits);
  g_assert_cmpint (query (f->path, "SELECT count (*) FROM edit_change WHERE edit NOT IN (SELECT id FROM edit)"), ==, 0);
}

static void
test_no_change_no_edit (TestPlan *f, gconstpointer data)
{
  gint64 id = test_add_assignment (f->plan, 1, "Ett");
  gint64 edits = query (f->path, "SELECT count (*) FROM edit");
  guint64 generation = pb_plan_get_generation (f->plan);

  g_assert_true (pb_plan_edit_text (f->plan, "Same", NULL, id, PB_ASSIGNMENT_TITLE, "Ett", NULL));
  g_assert_cmpint (query (f->path, "SELECT count (*) FROM edit"), ==, edits);
  g_assert_cmpuint (pb_plan_get_generation (f->plan), ==, generation);
}

static void
test_refused_whole (TestPlan *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = test_add_assignment (f->plan, 1, "Ett");
  g_autofree char *before = dump (f->plan);
  g_autofree char *after = NULL;
  PbEdit *edit = pb_edit_new (f->plan, "Two things");
  gint64 activity;

  pb_edit_set_text (edit, id, PB_ASSIGNMENT_SUMMARY, "Kommer inte med");
  activity = pb_edit_insert (edit, PB_TABLE_ACTIVITY);
  pb_edit_set_int (edit, activity, PB_ACTIVITY_ASSIGNMENT, id);
  pb_edit_set_enum (edit, activity, PB_ACTIVITY_STATUS, PB_STATUS_DONE);
  g_assert_false (pb_edit_commit (edit, &error)); /* the activity has no title */
  g_assert_error (error, PB_ERROR, PB_ERROR_INVALID);
  after = dump (f->plan);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (query (f->path, "SELECT count (*) FROM assignment WHERE summary IS NOT NULL"), ==, 0);

  g_clear_error (&error);
  g_assert_false (pb_plan_edit_text (f->plan, "Empty", NULL, id, PB_ASSIGNMENT_TITLE, "  ", &error));
  g_assert_error (error, PB_ERROR, PB_ERROR_INVALID);
}

static void
test_conflict_leaves_file (TestPlan *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = test_add_assignment (f->plan, 1, "Ett");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  sqlite3 *db;

  g_assert_true (pb_plan_edit_text (f->plan, "A", NULL, id, PB_ASSIGNMENT_TITLE, "Två", NULL));
  /* Somebody changed the row without the log. */
  g_assert_cmpint (sqlite3_open (f->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "UPDATE assignment SET title = 'Annat'", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
  g_assert_true (pb_plan_poll (f->plan, NULL));
  before = dump (f->plan);

  g_assert_false (pb_plan_undo (f->plan, &error));
  g_assert_error (error, PB_ERROR, PB_ERROR_CONFLICT);
  after = dump (f->plan);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (query (f->path, "SELECT count (*) FROM edit WHERE state = 'undone'"), ==, 0);
}

/* The log is data from outside when the file is: what it names must be ours, and nothing else is run. */
static void
test_hostile_log (TestPlan *f, gconstpointer data)
{
  static const char *const attacks[] = {
    "UPDATE edit_change SET tbl = 'sqlite_schema'",
    "UPDATE edit_change SET tbl = 'edit'",
    "UPDATE edit_change SET after = '{\"title\\\" = 1; DROP TABLE plan; --\": 1}'",
    "UPDATE edit_change SET after = '{\"title\": {\"a\": 1}}'",
    "UPDATE edit_change SET after = 'rubbish'",
    "UPDATE edit_change SET after = NULL",
    "UPDATE edit_change SET record = 5",
  };

  test_add_assignment (f->plan, 1, "Ett");
  for (guint i = 0; i < G_N_ELEMENTS (attacks); i++)
    {
      g_autoptr (GError) error = NULL;
      sqlite3 *db;

      g_assert_cmpint (sqlite3_open (f->path, &db), ==, SQLITE_OK);
      g_assert_cmpint (sqlite3_exec (db, "CREATE TEMP TABLE kept AS SELECT * FROM edit_change", NULL, NULL, NULL), ==, SQLITE_OK);
      g_assert_cmpint (sqlite3_exec (db, attacks[i], NULL, NULL, NULL), ==, SQLITE_OK);
      g_assert_false (pb_plan_undo (f->plan, &error));
      g_assert_error (error, PB_ERROR, PB_ERROR_CONFLICT);
      g_assert_cmpint (query (f->path, "SELECT count (*) FROM assignment"), ==, 1);
      g_assert_cmpint (sqlite3_exec (db, "DELETE FROM edit_change; INSERT INTO edit_change SELECT * FROM kept", NULL, NULL, NULL), ==, SQLITE_OK);
      sqlite3_close (db);
    }
  undo (f->plan);
  g_assert_cmpuint (pb_plan_peek_records (f->plan, PB_TABLE_ASSIGNMENT)->len, ==, 0);
}

static void
test_delete_takes_what_hangs_on_it (TestPlan *f, gconstpointer data)
{
  gint64 id = test_add_assignment (f->plan, 1, "Ett");
  gint64 activity = test_add_activity (f->plan, id, "Steg");
  PbEdit *edit = pb_edit_new (f->plan, "Risk");
  gint64 risk = pb_edit_insert (edit, PB_TABLE_RISK);

  pb_edit_set_text (edit, risk, PB_RISK_TITLE, "Risk");
  pb_edit_set_int (edit, risk, PB_RISK_ASSIGNMENT, id);
  test_commit (edit);

  edit = pb_edit_new (f->plan, "Delete");
  pb_edit_delete (edit, PB_TABLE_ASSIGNMENT, id);
  test_commit (edit);
  g_assert_null (pb_plan_get_record (f->plan, PB_TABLE_ACTIVITY, activity));
  /* A risk stands on its own. */
  g_assert_true (pb_record_is_null (pb_plan_get_record (f->plan, PB_TABLE_RISK, risk), PB_RISK_ASSIGNMENT));

  undo (f->plan);
  g_assert_cmpstr (test_text (f->plan, PB_ACTIVITY_TITLE, activity), ==, "Steg");
  g_assert_cmpint (pb_record_get_int (pb_plan_get_record (f->plan, PB_TABLE_RISK, risk), PB_RISK_ASSIGNMENT), ==, id);
}

/* Steps may come in any order: a deletion between a new row and what it holds, and the new row itself taken away again. */
static void
test_delete_among_inserts (TestPlan *f, gconstpointer data)
{
  gint64 old = test_add_assignment (f->plan, 1, "Gammalt");
  PbEdit *edit = pb_edit_new (f->plan, "Replace");
  gint64 new = pb_edit_insert (edit, PB_TABLE_ASSIGNMENT);
  gint64 never = pb_edit_insert (edit, PB_TABLE_ACTIVITY);

  pb_edit_delete (edit, PB_TABLE_ASSIGNMENT, old);
  pb_edit_delete (edit, PB_TABLE_ACTIVITY, never);
  pb_edit_set_text (edit, new, PB_ASSIGNMENT_TITLE, "Nytt");
  pb_edit_set_enum (edit, new, PB_ASSIGNMENT_STATUS, PB_STATUS_STARTED);
  test_commit (edit);
  g_assert_cmpuint (pb_plan_peek_records (f->plan, PB_TABLE_ASSIGNMENT)->len, ==, 1);
  g_assert_cmpstr (test_text (f->plan, PB_ASSIGNMENT_TITLE, new), ==, "Nytt");
}

static void
test_undo_to (TestPlan *f, gconstpointer data)
{
  gint64 id = test_add_assignment (f->plan, 1, "Ett");
  gint64 first = query (f->path, "SELECT id FROM edit");
  g_autofree char *then = dump (f->plan);
  g_autofree char *now = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (pb_plan_edit_text (f->plan, "A", NULL, id, PB_ASSIGNMENT_TITLE, "Två", NULL));
  test_add_activity (f->plan, id, "Steg");
  g_assert_true (pb_plan_edit_text (f->plan, "B", NULL, id, PB_ASSIGNMENT_TITLE, "Tre", NULL));

  pb_plan_undo_to (f->plan, first, &error);
  g_assert_no_error (error);
  now = dump (f->plan);
  g_assert_cmpstr (now, ==, then);
  redo (f->plan);
  redo (f->plan);
  redo (f->plan);
  g_assert_cmpstr (test_text (f->plan, PB_ASSIGNMENT_TITLE, id), ==, "Tre");

  /* An edit that is not there must not undo everything. */
  g_assert_false (pb_plan_undo_to (f->plan, 12345, &error));
  g_assert_cmpstr (test_text (f->plan, PB_ASSIGNMENT_TITLE, id), ==, "Tre");
}

static void
test_two_programs (TestPlan *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PbPlan) other = pb_plan_open (f->path, &error);
  gint64 id;

  g_assert_no_error (error);
  pb_plan_set_author (other, "Other");
  id = test_add_assignment (f->plan, 1, "Ett");
  g_assert_true (pb_plan_poll (other, NULL));
  g_assert_cmpstr (test_text (other, PB_ASSIGNMENT_TITLE, id), ==, "Ett");

  /* Both write, without looking in between: no edit is lost, and each undoes the newest of all. */
  g_assert_true (pb_plan_edit_text (other, "Other's", NULL, id, PB_ASSIGNMENT_TITLE, "Två", NULL));
  g_assert_true (pb_plan_edit_text (f->plan, "Mine", NULL, id, PB_ASSIGNMENT_SUMMARY, "Text", NULL));
  g_assert_cmpstr (test_text (f->plan, PB_ASSIGNMENT_TITLE, id), ==, "Två");
  g_assert_true (pb_plan_undo (other, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (test_text (other, PB_ASSIGNMENT_SUMMARY, id), ==, NULL);
  g_assert_cmpstr (test_text (other, PB_ASSIGNMENT_TITLE, id), ==, "Två");
}

static void
test_locked (TestPlan *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = test_add_assignment (f->plan, 1, "Ett");
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (f->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "BEGIN EXCLUSIVE", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_false (pb_plan_edit_text (f->plan, "A", NULL, id, PB_ASSIGNMENT_TITLE, "Två", &error));
  g_assert_error (error, PB_ERROR, PB_ERROR_BUSY);
  g_assert_cmpstr (test_text (f->plan, PB_ASSIGNMENT_TITLE, id), ==, "Ett");
  g_clear_error (&error);
  g_assert_false (pb_plan_poll (f->plan, &error));
  g_assert_error (error, PB_ERROR, PB_ERROR_BUSY);
  sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
  sqlite3_close (db);

  g_assert_true (pb_plan_edit_text (f->plan, "A", NULL, id, PB_ASSIGNMENT_TITLE, "Två", NULL));
}

/* A full disk, as SQLite sees it: the edit is refused whole, and works when there is room again. */
static void
test_full_disk (TestPlan *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *long_text = g_strnfill (200000, 'x');
  gint64 id = test_add_assignment (f->plan, 1, "Ett");
  gint64 pages = 0;

  g_assert_true (pb_db_get_int (pb_plan_get_db (f->plan), "PRAGMA page_count", &pages, NULL));
  for (int room = 0; room < 2; room++)
    {
      g_autofree char *limit = g_strdup_printf ("PRAGMA max_page_count = %d", (int) pages + room * 1000);

      g_assert_true (pb_db_exec (pb_plan_get_db (f->plan), limit, NULL));
      g_clear_error (&error);
      g_assert_cmpint (pb_plan_edit_text (f->plan, "A", NULL, id, PB_ASSIGNMENT_SUMMARY, long_text, &error), ==, room);
      if (!room)
        g_assert_error (error, PB_ERROR, PB_ERROR_FULL);
      g_assert_cmpstr (test_text (f->plan, PB_ASSIGNMENT_SUMMARY, id), ==, room ? long_text : NULL);
    }
}

static void
test_read_only (TestPlan *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = test_add_assignment (f->plan, 1, "Ett");

  pb_plan_set_read_only (f->plan, TRUE);
  g_assert_false (pb_plan_edit_text (f->plan, "A", NULL, id, PB_ASSIGNMENT_TITLE, "Två", &error));
  g_assert_error (error, PB_ERROR, PB_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (pb_plan_undo (f->plan, &error));
  g_assert_error (error, PB_ERROR, PB_ERROR_READ_ONLY);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static gboolean
refuses_everything (PbPlan *plan, gint64 id, const char *reason)
{
  g_autoptr (GError) edit = NULL;
  g_autoptr (GError) undo_error = NULL;
  g_autoptr (GError) redo_error = NULL;
  g_autoptr (GError) to_error = NULL;

  if (pb_plan_edit_text (plan, "A", NULL, id, PB_ASSIGNMENT_TITLE, "Två", &edit) || pb_plan_undo (plan, &undo_error)
      || pb_plan_redo (plan, &redo_error) || pb_plan_undo_to (plan, 1, &to_error))
    return FALSE;
  g_assert_error (edit, PB_ERROR, PB_ERROR_READ_ONLY);
  g_assert_cmpstr (edit->message, ==, reason);
  g_assert_cmpstr (undo_error->message, ==, reason);
  g_assert_cmpstr (redo_error->message, ==, reason);
  g_assert_cmpstr (to_error->message, ==, reason);
  return TRUE;
}

/* Two hold the plan, one after the other; the last to let go gives back what was before, also where that was read-only. */
static void
test_held (TestPlan *f, gconstpointer data)
{
  gint64 id = test_add_assignment (f->plan, 1, "Ett");
  g_autofree char *before = dump (f->plan);
  g_autofree char *after = NULL;
  guint told = 0;

  g_signal_connect_swapped (f->plan, "notify::read-only", G_CALLBACK (count_cb), &told);
  pb_plan_hold (f->plan, "Shown here");
  pb_plan_hold (f->plan, "Shown there too");
  g_assert_true (pb_plan_get_read_only (f->plan));
  g_assert_cmpuint (told, ==, 1);
  g_assert_true (refuses_everything (f->plan, id, "Shown there too"));
  pb_plan_release (f->plan);
  g_assert_true (refuses_everything (f->plan, id, "Shown here"));
  after = dump (f->plan);
  g_assert_cmpstr (after, ==, before);
  pb_plan_release (f->plan);
  g_assert_null (pb_plan_get_hold_reason (f->plan));
  g_assert_false (pb_plan_get_read_only (f->plan));
  g_assert_cmpuint (told, ==, 2);
  g_assert_true (pb_plan_edit_text (f->plan, "A", NULL, id, PB_ASSIGNMENT_TITLE, "Två", NULL));
  undo (f->plan);

  pb_plan_set_read_only (f->plan, TRUE);
  pb_plan_hold (f->plan, "Shown here");
  pb_plan_release (f->plan);
  g_assert_true (pb_plan_get_read_only (f->plan));
  g_assert_cmpuint (told, ==, 3);
  g_assert_false (pb_plan_edit_text (f->plan, "A", NULL, id, PB_ASSIGNMENT_TITLE, "Två", NULL));
}

static void
test_moved_file (TestPlan *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *elsewhere = g_strconcat (f->path, ".moved", NULL);
  gint64 id = test_add_assignment (f->plan, 1, "Ett");

  g_assert_cmpint (g_rename (f->path, elsewhere), ==, 0);
  g_assert_false (pb_plan_edit_text (f->plan, "A", NULL, id, PB_ASSIGNMENT_TITLE, "Två", &error));
  g_assert_error (error, PB_ERROR, PB_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  test_plan_add ("/edit/durable", TestPlan, test_durable);
  test_plan_add ("/edit/undo-across-restart", TestPlan, test_undo_across_restart);
  test_plan_add ("/edit/every-table", TestPlan, test_every_table);
  test_plan_add ("/edit/abandoned-branch", TestPlan, test_abandoned_branch);
  test_plan_add ("/edit/typing-is-one-edit", TestPlan, test_typing_is_one_edit);
  test_plan_add ("/edit/typing-back-leaves-no-trace", TestPlan, test_typing_back_leaves_no_trace);
  test_plan_add ("/edit/no-change-no-edit", TestPlan, test_no_change_no_edit);
  test_plan_add ("/edit/refused-whole", TestPlan, test_refused_whole);
  test_plan_add ("/edit/conflict-leaves-file", TestPlan, test_conflict_leaves_file);
  test_plan_add ("/edit/hostile-log", TestPlan, test_hostile_log);
  test_plan_add ("/edit/delete-takes-what-hangs-on-it", TestPlan, test_delete_takes_what_hangs_on_it);
  test_plan_add ("/edit/delete-among-inserts", TestPlan, test_delete_among_inserts);
  test_plan_add ("/edit/undo-to", TestPlan, test_undo_to);
  test_plan_add ("/edit/two-programs", TestPlan, test_two_programs);
  test_plan_add ("/edit/locked", TestPlan, test_locked);
  test_plan_add ("/edit/full-disk", TestPlan, test_full_disk);
  test_plan_add ("/edit/read-only", TestPlan, test_read_only);
  test_plan_add ("/edit/held", TestPlan, test_held);
  test_plan_add ("/edit/moved-file", TestPlan, test_moved_file);
  return g_test_run ();
}
