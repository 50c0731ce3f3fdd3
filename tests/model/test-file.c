/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <linux/capability.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "model/pb-follow-up.h"
#include "model/pb-migrate.h"
#include "model/pb-plan-private.h"
#include "model/pb-schema-sql.h"
#include "test-util.h"

static void
run_sql (const char *path, const char *sql)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static void
assert_refused (const char *path, int code, const char *word)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PbPlan) plan = pb_plan_open (path, &error);

  g_assert_null (plan);
  g_assert_error (error, PB_ERROR, code);
  if (word)
    g_assert_nonnull (strstr (error->message, word));
}

static void
test_refuses_to_overwrite (TestPlan *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (pb_plan_create (f->path, &error));
  g_assert_error (error, PB_ERROR, PB_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_null (pb_plan_create_from (f->path, f->path, &error));
  g_assert_error (error, PB_ERROR, PB_ERROR_EXISTS);
}

static void
test_header (TestPlan *f, gconstpointer data)
{
  g_autofree char *bytes = NULL;
  gsize size;

  g_clear_object (&f->plan);
  g_assert_true (g_file_get_contents (f->path, &bytes, &size, NULL));
  g_assert_cmpmem (bytes, 16, "SQLite format 3\0", 16);
  g_assert_cmpmem (bytes + 68, 4, "PLBK", 4); /* what the mime type's magic looks for */
}

/* Each is a valid SQLite file that says it is a plan. */
static void
test_foreign_schemas (TestPlan *f, gconstpointer data)
{
  static const char *const attacks[] = {
    "CREATE TABLE more (id INTEGER PRIMARY KEY)",
    "CREATE TRIGGER t AFTER INSERT ON board BEGIN DELETE FROM plan; END",
    "CREATE VIEW v AS SELECT * FROM plan",
    "CREATE VIRTUAL TABLE f USING fts5 (a)",
    "CREATE INDEX i ON plan (title)",
    "ALTER TABLE board ADD COLUMN extra TEXT",
    "ALTER TABLE board ADD COLUMN g TEXT GENERATED ALWAYS AS (name) VIRTUAL",
    "DROP TABLE risk",
  };

  g_clear_object (&f->plan);
  for (guint i = 0; i < G_N_ELEMENTS (attacks); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%u.planbok", f->folder, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (PbPlan) plan = pb_plan_create (path, &error);

      g_assert_no_error (error);
      g_clear_object (&plan);
      run_sql (path, attacks[i]);
      assert_refused (path, PB_ERROR_NOT_A_PLAN, path + strlen (f->folder) + 1);
    }
}

static void
test_newer (TestPlan *f, gconstpointer data)
{
  g_clear_object (&f->plan);
  run_sql (f->path, "PRAGMA user_version = 7");
  assert_refused (f->path, PB_ERROR_NEWER, "7");
}

static void
test_not_plans (TestPlan *f, gconstpointer data)
{
  g_autofree char *text = g_build_filename (f->folder, "text.planbok", NULL);
  g_autofree char *empty = g_build_filename (f->folder, "empty.planbok", NULL);
  g_autofree char *sqlite = g_build_filename (f->folder, "other.planbok", NULL);
  g_autofree char *missing = g_build_filename (f->folder, "missing.planbok", NULL);
  g_autofree char *long_text = g_strnfill (5000, 'x');

  g_file_set_contents (text, long_text, -1, NULL);
  g_file_set_contents (empty, "", 0, NULL);
  run_sql (sqlite, "CREATE TABLE plan (id INTEGER PRIMARY KEY)");
  assert_refused (text, PB_ERROR_NOT_A_PLAN, "text.planbok");
  assert_refused (empty, PB_ERROR_NOT_A_PLAN, "empty.planbok");
  assert_refused (sqlite, PB_ERROR_NOT_A_PLAN, "other.planbok");
  assert_refused (missing, PB_ERROR_NOT_FOUND, "missing.planbok");
  assert_refused (f->folder, PB_ERROR_NOT_A_PLAN, NULL);
  g_assert_false (g_file_test (missing, G_FILE_TEST_EXISTS));
}

/* Damage in the middle of the file, found on opening; cut short, likewise. */
static void
test_damaged (TestPlan *f, gconstpointer data)
{
  g_autofree char *bytes = NULL;
  g_autofree char *cut = g_build_filename (f->folder, "cut.planbok", NULL);
  gsize size;

  for (int i = 1; i < 60; i++)
    test_add_assignment (f->plan, i, "Ett uppdrag med en titel som tar plats i filen så att den blir flera sidor lång");
  g_clear_object (&f->plan);
  g_assert_true (g_file_get_contents (f->path, &bytes, &size, NULL));
  g_file_set_contents (cut, bytes, size / 2, NULL);
  assert_refused (cut, PB_ERROR_DAMAGED, "cut.planbok");

  memset (bytes + 4096 * 3, 0xa5, 4096 * 4);
  g_file_set_contents (f->path, bytes, size, NULL);
  assert_refused (f->path, PB_ERROR_DAMAGED, "test.planbok");
}

/* A value that the program could not have written. */
static void
test_hostile_values (TestPlan *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = test_add_assignment (f->plan, 1, "Ett");

  g_clear_object (&f->plan);
  run_sql (f->path, "PRAGMA foreign_keys=OFF;"
                    "INSERT INTO activity (id, assignment, title, status) VALUES (1, 999, CAST (x'ff41fe' AS TEXT), 'done');"
                    "INSERT INTO goal (id, parent, title) VALUES (7, 8, 'a'), (8, 7, 'b');"
                    "UPDATE assignment SET start = 'inte ett datum'");
  f->plan = pb_plan_open (f->path, &error);
  g_assert_no_error (error);
  g_assert_null (pb_record_get_ref (pb_plan_get_record (f->plan, PB_TABLE_ACTIVITY, 1), PB_ACTIVITY_ASSIGNMENT));
  g_assert_true (g_utf8_validate (test_text (f->plan, PB_ACTIVITY_TITLE, 1), -1, NULL));
  g_assert_false (pb_record_get_date (pb_plan_get_record (f->plan, PB_TABLE_ASSIGNMENT, id), PB_ASSIGNMENT_START, &(GDate) { 0 }));
}

static void
test_from_example (TestPlan *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (f->folder, "copy.planbok", NULL);
  g_autoptr (PbPlan) copy = NULL;
  gint64 id = test_add_assignment (f->plan, 1, "Ett");

  copy = pb_plan_create_from (path, f->path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (test_text (copy, PB_ASSIGNMENT_TITLE, id), ==, "Ett");
  /* The delivered plan is the floor: undoing does not empty it. */
  g_assert_null (pb_plan_get_undo_label (copy));
  g_assert_false (pb_plan_undo (copy, &error));
  g_assert_error (error, PB_ERROR, PB_ERROR_NOTHING);
  /* The original's own history is untouched. */
  g_assert_nonnull (pb_plan_get_undo_label (f->plan));
}

/* What the giver had taken back is not the receiver's to redo; a plan that could not be made is told by its own name. */
static void
test_from_undone (TestPlan *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (f->folder, "copy.planbok", NULL);
  g_autofree char *nowhere = g_build_filename (f->folder, "none", "copy.planbok", NULL);
  g_autoptr (PbPlan) copy = NULL;

  test_add_assignment (f->plan, 1, "Ett");
  g_assert_true (pb_plan_undo (f->plan, NULL));
  copy = pb_plan_create_from (path, f->path, &error);
  g_assert_no_error (error);
  g_assert_null (pb_plan_get_redo_label (copy));
  g_assert_false (pb_plan_redo (copy, &error));
  g_assert_error (error, PB_ERROR, PB_ERROR_NOTHING);
  g_assert_nonnull (pb_plan_get_redo_label (f->plan));

  g_clear_error (&error);
  g_assert_null (pb_plan_create_from (nowhere, f->path, &error));
  g_assert_error (error, PB_ERROR, PB_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "“copy.planbok”"));
}

static void
test_save_copy (TestPlan *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *link_path = g_build_filename (f->folder, "link.planbok", NULL);
  g_autofree char *path = g_build_filename (f->folder, "copy.planbok", NULL);
  g_autoptr (PbPlan) copy = NULL;
  gint64 id = test_add_assignment (f->plan, 1, "Ett");

  g_assert_true (pb_plan_save_copy (f->plan, path, &error));
  g_assert_no_error (error);
  g_assert_false (pb_plan_save_copy (f->plan, f->path, &error));
  g_clear_error (&error);
  /* Nor by another name for it. */
  g_assert_cmpint (link (f->path, link_path), ==, 0);
  g_assert_false (pb_plan_save_copy (f->plan, link_path, &error));
  g_assert_error (error, PB_ERROR, PB_ERROR_EXISTS);
  g_clear_error (&error);
  copy = pb_plan_open (path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (test_text (copy, PB_ASSIGNMENT_TITLE, id), ==, "Ett");
  g_assert_nonnull (pb_plan_get_undo_label (copy));
}

static void
test_migrates_in_steps (TestPlan *f, gconstpointer data)
{
  static const PbMigration good[] = { { 3, "this is below the file's version and never runs" },
                                      { 4, "CREATE TABLE a (id INTEGER PRIMARY KEY)" },
                                      { 5, "CREATE TABLE b (id INTEGER PRIMARY KEY)" },
                                      { 0, NULL } };
  static const PbMigration bad[] = { { 4, "CREATE TABLE a (id INTEGER PRIMARY KEY)" },
                                     { 5, "CREATE TABLE c (id INTEGER PRIMARY KEY); CREATE TABLE a (x)" },
                                     { 0, NULL } };
  g_autoptr (GError) error = NULL;
  gint64 version, count;

  for (int turn = 0; turn < 2; turn++)
    {
      g_autofree char *path = g_strdup_printf ("%s/m%d.planbok", f->folder, turn);
      g_autofree char *copy = g_strdup_printf ("%s/m%d.v3.planbok", f->folder, turn);
      g_autoptr (PbPlan) plan = pb_plan_create (path, &error);
      g_autoptr (PbPlan) old = NULL;
      PbDb *db = pb_plan_get_db (plan);

      g_assert_cmpint (pb_migrate (db, 3, turn ? bad : good, &error), ==, turn == 0);
      /* A failed step stays out whole; the steps before it stay. */
      g_assert_true (pb_db_get_int (db, "PRAGMA user_version", &version, NULL));
      g_assert_cmpint (version, ==, turn ? 4 : 5);
      g_assert_true (pb_db_get_int (db, "SELECT count (*) FROM sqlite_schema WHERE name IN ('b', 'c')", &count, NULL));
      g_assert_cmpint (count, ==, turn ? 0 : 1);
      g_clear_error (&error);

      old = pb_plan_open (copy, &error);
      g_assert_no_error (error);
      g_assert_nonnull (old);
    }
}

/* Everything that the schema is made of, as SQLite keeps its text. */
static void
assert_same_schema (PbPlan *migrated, PbPlan *fresh)
{
  static const char *const sql = "SELECT group_concat (type || name || tbl_name || ifnull (sql, ''), x'0a')"
                                 " FROM (SELECT * FROM sqlite_schema ORDER BY type, name)";
  PbPlan *plans[] = { migrated, fresh };
  char *texts[2];

  for (guint i = 0; i < 2; i++)
    {
      sqlite3_stmt *stmt = pb_db_prepare (pb_plan_get_db (plans[i]), sql, NULL);

      g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
      texts[i] = g_strdup ((const char *) sqlite3_column_text (stmt, 0));
      pb_db_done (stmt);
    }
  g_assert_cmpstr (texts[0], ==, texts[1]);
  g_free (texts[0]);
  g_free (texts[1]);
}

/* The plan as it was stands beside it. */
static void
assert_copy_kept (TestPlan *f, int version, gsize size)
{
  g_autofree char *path = g_strdup_printf ("%s/v%d.v%d.planbok", f->folder, version, version);
  sqlite3 *copy = NULL;
  sqlite3_stmt *stmt = NULL;
  GStatBuf info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpuint (info.st_size, ==, size);
  g_assert_cmpint (sqlite3_open_v2 (path, &copy, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (copy, "PRAGMA user_version", -1, &stmt, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
  g_assert_cmpint (sqlite3_column_int (stmt, 0), ==, version);
  sqlite3_finalize (stmt);
  sqlite3_close (copy);
}

static PbPlan *
open_released (TestPlan *f, int version, gsize *size)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_strdup_printf ("v%d.planbok", version);
  g_autofree char *fixture = g_build_filename (g_getenv ("PB_FIXTURES"), name, NULL);
  g_autofree char *path = g_build_filename (f->folder, name, NULL);
  g_autofree char *bytes = NULL;
  PbPlan *plan;

  g_assert_true (g_file_get_contents (fixture, &bytes, size, &error));
  g_assert_true (g_file_set_contents (path, bytes, (gssize) *size, &error));
  plan = pb_plan_open (path, &error);
  g_assert_no_error (error);
  return plan;
}

/* The file of each released schema opens, with what it holds, and can be edited and undone. */
static void
test_released_versions (TestPlan *f, gconstpointer data)
{
  for (int version = 1; version < PB_SCHEMA_VERSION; version++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PbPlan) plan = NULL;
      gsize size;
      gint64 id;

      plan = open_released (f, version, &size);
      g_assert_cmpuint (pb_plan_peek_records (plan, PB_TABLE_ASSIGNMENT)->len, ==, 24);
      g_assert_cmpuint (pb_plan_peek_records (plan, PB_TABLE_SHEET)->len, ==, 3);
      assert_same_schema (plan, f->plan);
      assert_copy_kept (f, version, size);
      id = pb_record_get_id (pb_plan_peek_records (plan, PB_TABLE_ASSIGNMENT)->pdata[0]);
      g_assert_true (pb_plan_edit_enum (plan, "A", id, PB_ASSIGNMENT_STATUS, PB_STATUS_DONE, &error));
      g_assert_true (pb_plan_undo (plan, &error));
    }
}

static PbRecord *
find_follow_up (PbPlan *plan, PbColumn of)
{
  GPtrArray *all = pb_plan_peek_records (plan, PB_TABLE_FOLLOW_UP);

  for (guint i = 0; i < all->len; i++)
    if (!pb_record_is_null (all->pdata[i], of))
      return all->pdata[i];
  return NULL;
}

/* of_assignment: its assessment, -1 where nothing is reported. */
static void
assert_reports (PbPlan *plan, int of_assignment)
{
  PbRecord *report = find_follow_up (plan, PB_FOLLOW_UP_ASSIGNMENT), *of_goal = find_follow_up (plan, PB_FOLLOW_UP_GOAL);

  g_assert_cmpuint (pb_plan_peek_records (plan, PB_TABLE_FOLLOW_UP)->len, ==, of_assignment >= 0 ? 2 : 0);
  if (of_assignment < 0)
    return;
  g_assert_cmpint (pb_record_get_enum (report, PB_FOLLOW_UP_ASSESSMENT), ==, of_assignment);
  g_assert_cmpint (pb_record_get_int (pb_follow_up_get_subject (report), PB_ASSIGNMENT_NUMBER), ==, 3);
  g_assert_cmpstr (pb_record_get_text (report, PB_FOLLOW_UP_WHY), ==, "Underlaget kom sent.");
  g_assert_cmpint (pb_record_get_enum (of_goal, PB_FOLLOW_UP_ASSESSMENT), ==, PB_ASSESSMENT_MET);
  g_assert_cmpstr (pb_record_get_text (of_goal, PB_FOLLOW_UP_SEEN), ==, "Valfriheten har ökat.");
}

/* Reports written by the program of version 2 stay as they are; what was edited then, here a report that was changed and
 * two that were made, is undone and done again; and an activity can be reported. */
static void
test_undo_across_migration (TestPlan *f, gconstpointer data)
{
  gsize size;
  g_autoptr (PbPlan) plan = open_released (f, 2, &size);
  PbFollowUpDraft draft = { .period = "2026-T1", .assessment = PB_ASSESSMENT_MET, .status = -1 };
  g_autoptr (GError) error = NULL;
  PbRecord *activity;

  g_assert_cmpuint (pb_plan_peek_records (plan, PB_TABLE_RANGE)->len, ==, 1);
  assert_reports (plan, PB_ASSESSMENT_NOT_MET);
  /* The report that was changed last, the scenario, the reports. */
  g_assert_true (pb_plan_undo (plan, &error));
  assert_reports (plan, PB_ASSESSMENT_PARTLY);
  g_assert_true (pb_plan_undo (plan, &error));
  g_assert_cmpuint (pb_plan_peek_records (plan, PB_TABLE_RANGE)->len, ==, 0);
  g_assert_true (pb_plan_undo (plan, &error));
  assert_reports (plan, -1);
  for (guint i = 0; i < 3; i++)
    g_assert_true (pb_plan_redo (plan, &error));
  g_assert_no_error (error);
  assert_reports (plan, PB_ASSESSMENT_NOT_MET);

  activity = pb_plan_peek_records (plan, PB_TABLE_ACTIVITY)->pdata[0];
  g_assert_true (pb_follow_up_report (activity, &draft, NULL, &error));
  g_assert_nonnull (pb_follow_up_get (activity, "2026-T1"));
}

/* Also the superuser is then refused what the file's mode refuses; there is no way back, so a process of its own does it. */
static void
forget_superuser (void)
{
  struct __user_cap_header_struct header = { .version = _LINUX_CAPABILITY_VERSION_3 };
  struct __user_cap_data_struct none[_LINUX_CAPABILITY_U32S_3] = { { 0 } };

  g_assert_cmpint (syscall (SYS_capset, &header, none), ==, 0);
}

/* A plan of an earlier version on a share that may only be read says what to do, and stays as it was. */
static void
old_read_only (TestPlan *f, gconstpointer data)
{
  g_autofree char *fixture = g_build_filename (g_getenv ("PB_FIXTURES"), "v1.planbok", NULL);
  g_autofree char *folder = g_build_filename (f->folder, "share", NULL);
  g_autofree char *path = g_build_filename (folder, "old.planbok", NULL);
  g_autofree char *bytes = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  gsize size, size_after;

  forget_superuser ();
  g_assert_cmpint (g_mkdir (folder, 0755), ==, 0);
  g_assert_true (g_file_get_contents (fixture, &bytes, &size, &error));
  g_assert_true (g_file_set_contents (path, bytes, (gssize) size, &error));
  g_assert_cmpint (g_chmod (path, 0444), ==, 0);
  g_assert_cmpint (g_chmod (folder, 0555), ==, 0);
  g_assert_cmpint (g_access (folder, W_OK), !=, 0);
  g_assert_null (pb_plan_open (path, &error));
  g_assert_error (error, PB_ERROR, PB_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, "Copy it"));
  g_assert_true (g_file_get_contents (path, &after, &size_after, NULL));
  g_assert_cmpmem (bytes, size, after, size_after);
  g_chmod (folder, 0755);
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_old_read_only (TestPlan *f, gconstpointer data)
{
  g_test_trap_subprocess ("/file/old-read-only/subprocess", 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  test_plan_add ("/file/refuses-to-overwrite", TestPlan, test_refuses_to_overwrite);
  test_plan_add ("/file/header", TestPlan, test_header);
  test_plan_add ("/file/foreign-schemas", TestPlan, test_foreign_schemas);
  test_plan_add ("/file/newer", TestPlan, test_newer);
  test_plan_add ("/file/not-plans", TestPlan, test_not_plans);
  test_plan_add ("/file/damaged", TestPlan, test_damaged);
  test_plan_add ("/file/hostile-values", TestPlan, test_hostile_values);
  test_plan_add ("/file/from-example", TestPlan, test_from_example);
  test_plan_add ("/file/from-undone", TestPlan, test_from_undone);
  test_plan_add ("/file/save-copy", TestPlan, test_save_copy);
  test_plan_add ("/file/migrates-in-steps", TestPlan, test_migrates_in_steps);
  test_plan_add ("/file/old-read-only", TestPlan, test_old_read_only);
  test_plan_add ("/file/old-read-only/subprocess", TestPlan, old_read_only);
  test_plan_add ("/file/undo-across-migration", TestPlan, test_undo_across_migration);
  test_plan_add ("/file/released-versions", TestPlan, test_released_versions);
  return g_test_run ();
}
