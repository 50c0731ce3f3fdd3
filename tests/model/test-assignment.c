/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/pb-assignment.h"
#include "model/pb-date.h"
#include "test-util.h"

static PbRecord *
get_assignment (TestPlan *f, gint64 id)
{
  PbRecord *record = pb_plan_get_record (f->plan, PB_TABLE_ASSIGNMENT, id);

  g_assert_nonnull (record);
  return record;
}

static guint
count_rows (TestPlan *f, PbTable table)
{
  return pb_plan_peek_records (f->plan, table)->len;
}

static gint64
report (TestPlan *f, gint64 assignment, const char *period, PbAssessment assessment, int status, const char *seen)
{
  g_autoptr (GError) error = NULL;
  PbFollowUpDraft draft = { .period = period, .assessment = assessment, .status = status, .seen = seen };
  gint64 id = 0;

  pb_follow_up_report (get_assignment (f, assignment), &draft, &id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (id, !=, 0);
  return id;
}

static void
test_report (TestPlan *f, gconstpointer data)
{
  gint64 assignment = test_add_assignment (f->plan, 16, "Fordon");
  guint64 before = pb_plan_get_generation (f->plan);
  PbFollowUpDraft draft = { .period = "2026-T3",
                            .assessment = PB_ASSESSMENT_PARTLY,
                            .status = PB_STATUS_ONGOING,
                            .seen = "Två av fyra",
                            .why = "",
                            .action = "Hyr in",
                            .has_realised = TRUE,
                            .realised = 490000000 };
  PbRecord *follow_up, *period;
  gint64 id;

  g_assert_cmpint (pb_assignment_get_assessment (get_assignment (f, assignment)), ==, PB_ASSESSMENT_NOT_ASSESSED);
  g_assert_true (pb_follow_up_report (get_assignment (f, assignment), &draft, &id, NULL));
  g_assert_cmpuint (pb_plan_get_generation (f->plan), >, before);
  g_assert_cmpuint (count_rows (f, PB_TABLE_PERIOD), ==, 1);
  period = pb_plan_find_period (f->plan, "2026-T3");
  g_assert_nonnull (period);
  g_assert_cmpstr (pb_record_get_text (period, PB_PERIOD_START), ==, "2026-09-01");
  g_assert_cmpstr (pb_record_get_text (period, PB_PERIOD_END), ==, "2026-12-31");

  follow_up = pb_assignment_get_follow_up (get_assignment (f, assignment), "2026-T3");
  g_assert_nonnull (follow_up);
  g_assert_cmpint (pb_record_get_id (follow_up), ==, id);
  g_assert_cmpstr (pb_record_get_text (follow_up, PB_FOLLOW_UP_SEEN), ==, "Två av fyra");
  g_assert_true (pb_record_is_null (follow_up, PB_FOLLOW_UP_WHY));
  g_assert_cmpstr (pb_record_get_text (follow_up, PB_FOLLOW_UP_ACTION), ==, "Hyr in");
  g_assert_cmpint (pb_record_get_int (follow_up, PB_FOLLOW_UP_REALISED), ==, 490000000);
  g_assert_cmpstr (pb_record_get_text (follow_up, PB_FOLLOW_UP_AUTHOR), ==, "Test");
  g_assert_cmpint (pb_record_get_enum (get_assignment (f, assignment), PB_ASSIGNMENT_STATUS), ==, PB_STATUS_ONGOING);
  g_assert_cmpint (pb_assignment_get_assessment (get_assignment (f, assignment)), ==, PB_ASSESSMENT_PARTLY);

  /* All of it was one edit. */
  g_assert_cmpstr (pb_plan_get_undo_label (f->plan), ==, "New follow-up");
  g_assert_true (pb_plan_undo (f->plan, NULL));
  g_assert_cmpuint (count_rows (f, PB_TABLE_PERIOD), ==, 0);
  g_assert_cmpuint (count_rows (f, PB_TABLE_FOLLOW_UP), ==, 0);
  g_assert_cmpint (pb_record_get_enum (get_assignment (f, assignment), PB_ASSIGNMENT_STATUS), ==, PB_STATUS_NOT_STARTED);
  g_assert_true (pb_plan_redo (f->plan, NULL));
  g_assert_cmpint (pb_assignment_get_assessment (get_assignment (f, assignment)), ==, PB_ASSESSMENT_PARTLY);
}

static void
test_report_again (TestPlan *f, gconstpointer data)
{
  gint64 assignment = test_add_assignment (f->plan, 1, "Ett");
  gint64 first = report (f, assignment, "2026-T3", PB_ASSESSMENT_PARTLY, PB_STATUS_STARTED, "Först");
  gint64 second = report (f, assignment, "2026-T3", PB_ASSESSMENT_MET, -1, "Sedan");

  g_assert_cmpint (first, ==, second);
  g_assert_cmpuint (count_rows (f, PB_TABLE_FOLLOW_UP), ==, 1);
  g_assert_cmpuint (count_rows (f, PB_TABLE_PERIOD), ==, 1);
  g_assert_cmpstr (pb_plan_get_undo_label (f->plan), ==, "Change follow-up");
  g_assert_cmpstr (test_text (f->plan, PB_FOLLOW_UP_SEEN, first), ==, "Sedan");
  /* −1 leaves the status as it was. */
  g_assert_cmpint (pb_record_get_enum (get_assignment (f, assignment), PB_ASSIGNMENT_STATUS), ==, PB_STATUS_STARTED);
  g_assert_true (pb_plan_undo (f->plan, NULL));
  g_assert_cmpstr (test_text (f->plan, PB_FOLLOW_UP_SEEN, first), ==, "Först");
}

static void
test_report_refused (TestPlan *f, gconstpointer data)
{
  gint64 assignment = test_add_assignment (f->plan, 1, "Ett");
  PbFollowUpDraft draft = { .period = "i höstas", .assessment = PB_ASSESSMENT_MET, .status = PB_STATUS_DONE };
  g_autoptr (GError) error = NULL;

  g_assert_false (pb_follow_up_report (get_assignment (f, assignment), &draft, NULL, &error));
  g_assert_error (error, PB_ERROR, PB_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "i höstas"));
  g_assert_cmpuint (count_rows (f, PB_TABLE_FOLLOW_UP), ==, 0);
  g_assert_cmpint (pb_record_get_enum (get_assignment (f, assignment), PB_ASSIGNMENT_STATUS), ==, PB_STATUS_NOT_STARTED);
}

/* Reported out of order: the period decides, not the time of writing. */
static void
test_latest (TestPlan *f, gconstpointer data)
{
  gint64 assignment = test_add_assignment (f->plan, 1, "Ett");
  PbRecord *record = get_assignment (f, assignment);
  gint64 t2, t1, year;

  g_assert_null (pb_assignment_get_latest (record));
  g_assert_null (pb_follow_up_get_previous (record, "2026-T2"));
  t2 = report (f, assignment, "2026-T2", PB_ASSESSMENT_MET, -1, "T2");
  t1 = report (f, assignment, "2026-T1", PB_ASSESSMENT_NOT_MET, -1, "T1");
  g_assert_cmpint (pb_record_get_id (pb_assignment_get_latest (record)), ==, t2);
  g_assert_cmpint (pb_assignment_get_assessment (record), ==, PB_ASSESSMENT_MET);
  g_assert_cmpint (pb_record_get_id (pb_follow_up_get_previous (record, "2026-T2")), ==, t1);
  g_assert_null (pb_follow_up_get_previous (record, "2026-T1"));
  g_assert_cmpint (pb_record_get_id (pb_follow_up_get_previous (record, "2026-T3")), ==, t2);

  year = report (f, assignment, "2025", PB_ASSESSMENT_PARTLY, -1, "2025");
  g_assert_cmpint (pb_record_get_id (pb_assignment_get_latest (record)), ==, t2);
  g_assert_cmpint (pb_record_get_id (pb_follow_up_get_previous (record, "2026-T1")), ==, year);
  g_assert_cmpint (pb_record_get_id (pb_follow_up_get_previous (record, "2026-H1")), ==, t1);
}

static void
set_date (TestPlan *f, gint64 id, PbColumn column, const char *iso)
{
  g_autoptr (GError) error = NULL;
  GDate date;

  g_assert_true (pb_date_from_iso (iso, &date));
  pb_plan_edit_date (f->plan, "Date", id, column, &date, &error);
  g_assert_no_error (error);
}

static void
set_status (TestPlan *f, gint64 id, PbColumn column, PbStatus status)
{
  g_autoptr (GError) error = NULL;

  pb_plan_edit_enum (f->plan, "Status", id, column, status, &error);
  g_assert_no_error (error);
}

static void
test_late (TestPlan *f, gconstpointer data)
{
  static const struct
  {
    const char *due; /* of the assignment */
    PbStatus status;
    const char *activity_due;
    PbStatus activity_status;
    gboolean activity_late;
    gboolean late;
  } cases[] = {
    { NULL, PB_STATUS_ONGOING, NULL, PB_STATUS_ONGOING, FALSE, FALSE },
    { "2026-11-21", PB_STATUS_ONGOING, NULL, PB_STATUS_ONGOING, FALSE, TRUE },
    { "2026-11-22", PB_STATUS_ONGOING, NULL, PB_STATUS_ONGOING, FALSE, FALSE },
    { "2026-11-21", PB_STATUS_DONE, NULL, PB_STATUS_ONGOING, FALSE, FALSE },
    { "2026-11-21", PB_STATUS_CANCELLED, NULL, PB_STATUS_ONGOING, FALSE, FALSE },
    { NULL, PB_STATUS_NOT_STARTED, "2026-11-21", PB_STATUS_NOT_STARTED, TRUE, TRUE },
    { NULL, PB_STATUS_ONGOING, "2026-11-21", PB_STATUS_DONE, FALSE, FALSE },
    { NULL, PB_STATUS_ONGOING, "2026-11-21", PB_STATUS_CANCELLED, FALSE, FALSE },
    { NULL, PB_STATUS_DONE, "2026-11-21", PB_STATUS_ONGOING, TRUE, FALSE },
    { NULL, PB_STATUS_ONGOING, "2027-01-01", PB_STATUS_ONGOING, FALSE, FALSE },
  };
  GDate today;

  g_assert_true (pb_date_from_iso ("2026-11-22", &today));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 assignment = test_add_assignment (f->plan, (int) i + 1, "Ett");
      gint64 activity = test_add_activity (f->plan, assignment, "Steg");

      set_status (f, assignment, PB_ASSIGNMENT_STATUS, cases[i].status);
      set_status (f, activity, PB_ACTIVITY_STATUS, cases[i].activity_status);
      if (cases[i].due != NULL)
        set_date (f, assignment, PB_ASSIGNMENT_DUE, cases[i].due);
      if (cases[i].activity_due != NULL)
        set_date (f, activity, PB_ACTIVITY_DUE, cases[i].activity_due);
      g_test_message ("case %u", i);
      g_assert_cmpint (pb_activity_is_late (pb_plan_get_record (f->plan, PB_TABLE_ACTIVITY, activity), &today), ==,
                       cases[i].activity_late);
      g_assert_cmpint (pb_assignment_is_late (get_assignment (f, assignment), &today), ==, cases[i].late);
    }
}

static void
test_activities (TestPlan *f, gconstpointer data)
{
  gint64 assignment = test_add_assignment (f->plan, 1, "Ett");
  gint64 activity = test_add_activity (f->plan, assignment, "Steg");
  PbRecord *record = pb_plan_get_record (f->plan, PB_TABLE_ACTIVITY, activity);
  guint done, all;

  test_add_activity (f->plan, assignment, "Nästa");
  g_assert_true (pb_activity_set_done (record, TRUE, NULL));
  g_assert_cmpint (pb_record_get_enum (record, PB_ACTIVITY_STATUS), ==, PB_STATUS_DONE);
  g_assert_cmpstr (pb_record_get_text (record, PB_ACTIVITY_DONE_ON), ==, "2026-11-22");
  pb_assignment_count_activities (get_assignment (f, assignment), &done, &all);
  g_assert_cmpuint (done, ==, 1);
  g_assert_cmpuint (all, ==, 2);
  g_assert_cmpint (pb_record_get_enum (get_assignment (f, assignment), PB_ASSIGNMENT_STATUS), ==, PB_STATUS_NOT_STARTED);

  g_assert_true (pb_activity_set_done (record, FALSE, NULL));
  g_assert_cmpint (pb_record_get_enum (record, PB_ACTIVITY_STATUS), ==, PB_STATUS_NOT_STARTED);
  g_assert_true (pb_record_is_null (record, PB_ACTIVITY_DONE_ON));
  g_assert_true (pb_plan_undo (f->plan, NULL));
  g_assert_cmpstr (pb_record_get_text (record, PB_ACTIVITY_DONE_ON), ==, "2026-11-22");
}

static gint64
add_named (TestPlan *f, PbTable table, PbColumn name_column, const char *name, PbColumn short_column, const char *short_name)
{
  PbEdit *edit = pb_edit_new (f->plan, "Add");
  gint64 id = pb_edit_insert (edit, table);

  pb_edit_set_text (edit, id, name_column, name);
  pb_edit_set_text (edit, id, short_column, short_name);
  test_commit (edit);
  return id;
}

static void
test_names (TestPlan *f, gconstpointer data)
{
  gint64 assignment = test_add_assignment (f->plan, 1, "En lång titel");
  gint64 first = add_named (f, PB_TABLE_BOARD, PB_BOARD_NAME, "Socialnämnden", PB_BOARD_SHORT_NAME, "SN");
  gint64 second = add_named (f, PB_TABLE_BOARD, PB_BOARD_NAME, "Kultur", PB_BOARD_SHORT_NAME, NULL);
  gint64 other = add_named (f, PB_TABLE_BOARD, PB_BOARD_NAME, "Annan", PB_BOARD_SHORT_NAME, "A");
  PbRecord *record = get_assignment (f, assignment);
  PbEdit *edit = pb_edit_new (f->plan, "Boards");
  const gint64 boards[] = { first, second };
  g_autofree char *abbreviated = NULL;
  g_autofree char *full = NULL;
  g_autofree char *roles = NULL;

  for (guint i = 0; i < 2; i++)
    {
      gint64 link = pb_edit_insert (edit, PB_TABLE_ASSIGNMENT_BOARD);

      pb_edit_set_int (edit, link, PB_ASSIGNMENT_BOARD_ASSIGNMENT, assignment);
      pb_edit_set_int (edit, link, PB_ASSIGNMENT_BOARD_BOARD, boards[i]);
    }
  test_commit (edit);
  abbreviated = pb_assignment_dup_boards (record, TRUE);
  full = pb_assignment_dup_boards (record, FALSE);
  roles = pb_assignment_dup_roles (record, TRUE);
  g_assert_cmpstr (abbreviated, ==, "SN, Kultur");
  g_assert_cmpstr (full, ==, "Socialnämnden, Kultur");
  g_assert_cmpstr (roles, ==, "");
  g_assert_true (pb_assignment_has_board (record, second));
  g_assert_false (pb_assignment_has_board (record, other));
  g_assert_false (pb_assignment_has_role (record, first));

  g_assert_cmpstr (pb_assignment_get_short_title (record), ==, "En lång titel");
  g_assert_true (pb_plan_edit_text (f->plan, "Short", NULL, assignment, PB_ASSIGNMENT_SHORT_TITLE, "Kort", NULL));
  g_assert_cmpstr (pb_assignment_get_short_title (record), ==, "Kort");
}

static void
test_current_period (TestPlan *f, gconstpointer data)
{
  static const struct
  {
    PbPeriodKind kind;
    const char *code;
  } cases[] = {
    { PB_PERIOD_KIND_TERTIAL, "2026-T3" },
    { PB_PERIOD_KIND_QUARTER, "2026-Q4" },
    { PB_PERIOD_KIND_HALF_YEAR, "2026-H2" },
    { PB_PERIOD_KIND_YEAR, "2026" },
  };
  gint64 document = pb_record_get_id (pb_plan_get_document (f->plan));
  GDate today;

  g_assert_true (pb_date_from_iso ("2026-11-22", &today));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *code = NULL;

      set_status (f, document, PB_PLAN_PERIOD_KIND, (PbStatus) cases[i].kind);
      code = pb_plan_dup_current_period (f->plan, &today);
      g_assert_cmpstr (code, ==, cases[i].code);
    }
}

int
main (int argc, char *argv[])
{
  g_setenv ("PLANBOK_TODAY", "2026-11-22", TRUE);
  g_test_init (&argc, &argv, NULL);
  test_plan_add ("/assignment/report", TestPlan, test_report);
  test_plan_add ("/assignment/report-again", TestPlan, test_report_again);
  test_plan_add ("/assignment/report-refused", TestPlan, test_report_refused);
  test_plan_add ("/assignment/latest", TestPlan, test_latest);
  test_plan_add ("/assignment/late", TestPlan, test_late);
  test_plan_add ("/assignment/activities", TestPlan, test_activities);
  test_plan_add ("/assignment/names", TestPlan, test_names);
  test_plan_add ("/assignment/current-period", TestPlan, test_current_period);
  return g_test_run ();
}
