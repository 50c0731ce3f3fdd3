/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/pb-date.h"
#include "model/pb-goal-chain.h"
#include "model/pb-goal.h"
#include "model/pb-history.h"
#include "model/pb-round.h"
#include "test-util.h"

/* Two functions, three assignments, a focus area with two goals. */
typedef struct
{
  gint64 roles[2];
  gint64 assignments[3];
  gint64 area, goals[2];
} Content;

static gint64
add_role (PbEdit *edit, const char *name)
{
  gint64 id = pb_edit_insert (edit, PB_TABLE_ROLE);

  pb_edit_set_text (edit, id, PB_ROLE_NAME, name);
  return id;
}

static gint64
add_goal (PbEdit *edit, gint64 parent, const char *title)
{
  gint64 id = pb_edit_insert (edit, PB_TABLE_GOAL);

  pb_edit_set_text (edit, id, PB_GOAL_TITLE, title);
  if (parent != 0)
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

static Content
build (TestPlan *f)
{
  static const char *const titles[] = { "Ett", "Två", "Tre" };
  Content c;
  PbEdit *edit;

  for (guint i = 0; i < 3; i++)
    c.assignments[i] = test_add_assignment (f->plan, (int) i + 1, titles[i]);
  edit = pb_edit_new (f->plan, "Build");
  c.roles[0] = add_role (edit, "Chef A");
  c.roles[1] = add_role (edit, "Chef B");
  c.area = add_goal (edit, 0, "Fokus");
  c.goals[0] = add_goal (edit, c.area, "Mål ett");
  c.goals[1] = add_goal (edit, c.area, "Mål två");
  /* The first has both functions, the second one, the third none. */
  link_rows (edit, PB_ASSIGNMENT_ROLE_ASSIGNMENT, c.assignments[0], PB_ASSIGNMENT_ROLE_ROLE, c.roles[0]);
  link_rows (edit, PB_ASSIGNMENT_ROLE_ASSIGNMENT, c.assignments[0], PB_ASSIGNMENT_ROLE_ROLE, c.roles[1]);
  link_rows (edit, PB_ASSIGNMENT_ROLE_ASSIGNMENT, c.assignments[1], PB_ASSIGNMENT_ROLE_ROLE, c.roles[0]);
  link_rows (edit, PB_ASSIGNMENT_GOAL_ASSIGNMENT, c.assignments[1], PB_ASSIGNMENT_GOAL_GOAL, c.goals[0]);
  link_rows (edit, PB_ASSIGNMENT_GOAL_ASSIGNMENT, c.assignments[0], PB_ASSIGNMENT_GOAL_GOAL, c.goals[0]);
  test_commit (edit);
  return c;
}

static PbRecord *
get (TestPlan *f, PbTable table, gint64 id)
{
  PbRecord *record = pb_plan_get_record (f->plan, table, id);

  g_assert_nonnull (record);
  return record;
}

static void
report (PbRecord *subject, const char *period, PbAssessment assessment)
{
  PbFollowUpDraft draft = { .period = period, .assessment = assessment, .status = -1, .seen = "Så här ser det ut." };
  g_autoptr (GError) error = NULL;

  pb_follow_up_report (subject, &draft, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_role (PbRound *round, gint64 role, guint n_items, guint n_reported)
{
  PbRoundRole *found = pb_round_find_role (round, role);

  if (n_items == 0)
    {
      g_assert_null (found);
      return;
    }
  g_assert_nonnull (found);
  g_assert_cmpuint (found->items->len, ==, n_items);
  g_assert_cmpuint (found->n_reported, ==, n_reported);
}

static void
test_round (TestPlan *f, gconstpointer data)
{
  Content c = build (f);
  g_autoptr (PbRound) empty = pb_round_new (f->plan, "2026-T3");
  g_autoptr (PbRound) half = NULL;
  g_autoptr (PbRound) other = NULL;

  /* The focus area is not reported on; goals go with the assignments below them. */
  g_assert_cmpuint (empty->n_items, ==, 5);
  g_assert_cmpuint (empty->n_reported, ==, 0);
  assert_role (empty, c.roles[0], 3, 0); /* 1, 2, goal one */
  assert_role (empty, c.roles[1], 2, 0); /* 1, goal one */
  assert_role (empty, 0, 2, 0); /* 3, goal two */
  g_assert_null (((PbRoundRole *) empty->roles->pdata[2])->role);
  g_assert_cmpint (g_date_get_month (&empty->deadline), ==, 12);

  report (get (f, PB_TABLE_ASSIGNMENT, c.assignments[0]), "2026-T3", PB_ASSESSMENT_PARTLY);
  report (get (f, PB_TABLE_GOAL, c.goals[1]), "2026-T3", PB_ASSESSMENT_NOT_ASSESSED);
  half = pb_round_new (f->plan, "2026-T3");
  g_assert_cmpuint (half->n_items, ==, 5);
  g_assert_cmpuint (half->n_reported, ==, 2);
  assert_role (half, c.roles[0], 3, 1);
  assert_role (half, c.roles[1], 2, 1);
  assert_role (half, 0, 2, 1);
  /* Another period knows nothing of it. */
  other = pb_round_new (f->plan, "2026-T2");
  g_assert_cmpuint (other->n_reported, ==, 0);
}

static void
test_done (TestPlan *f, gconstpointer data)
{
  Content c = build (f);
  g_autoptr (PbRound) round = NULL, before = NULL;
  g_autoptr (GError) error = NULL;

  report (get (f, PB_TABLE_ASSIGNMENT, c.assignments[1]), "2026-T2", PB_ASSESSMENT_MET);
  pb_plan_edit_enum (f->plan, "Done", c.assignments[1], PB_ASSIGNMENT_STATUS, PB_STATUS_DONE, &error);
  pb_plan_edit_enum (f->plan, "Done", c.assignments[2], PB_ASSIGNMENT_STATUS, PB_STATUS_CANCELLED, &error);
  g_assert_no_error (error);
  round = pb_round_new (f->plan, "2026-T3");
  assert_role (round, c.roles[0], 2, 0);
  assert_role (round, 0, 1, 0);
  /* What was reported stays in its round. */
  before = pb_round_new (f->plan, "2026-T2");
  assert_role (before, c.roles[0], 3, 1);
  g_assert_cmpuint (before->n_reported, ==, 1);
}

static void
report_status (TestPlan *f, gint64 id, const char *period, PbStatus status)
{
  PbFollowUpDraft draft = { .period = period, .assessment = PB_ASSESSMENT_PARTLY, .status = status };
  g_autoptr (GError) error = NULL;

  pb_follow_up_report (get (f, PB_TABLE_ASSIGNMENT, id), &draft, NULL, &error);
  g_assert_no_error (error);
}

static int
status_in (TestPlan *f, gint64 id, const char *period)
{
  return pb_follow_up_get_status (get (f, PB_TABLE_ASSIGNMENT, id), period);
}

static int
status_now (TestPlan *f, gint64 id)
{
  return pb_record_get_enum (get (f, PB_TABLE_ASSIGNMENT, id), PB_ASSIGNMENT_STATUS);
}

/* A round that was is as it was, whatever has been finished since. */
static void
test_finished_later (TestPlan *f, gconstpointer data)
{
  Content c = build (f);
  g_autoptr (PbRound) before = NULL, after = NULL;

  report_status (f, c.assignments[1], "2026-T2", PB_STATUS_DONE);
  before = pb_round_new (f->plan, "2025-T1");
  g_assert_cmpuint (before->n_items, ==, 5);
  assert_role (before, c.roles[0], 3, 0);
  after = pb_round_new (f->plan, "2026-T3");
  g_assert_cmpuint (after->n_items, ==, 4);
  assert_role (after, c.roles[0], 2, 0);
}

/* The latest period decides the status, in whatever order they are reported. */
static void
test_reported_late (TestPlan *f, gconstpointer data)
{
  gint64 id = test_add_assignment (f->plan, 1, "Ett");

  report_status (f, id, "2026-T2", PB_STATUS_ONGOING);
  report_status (f, id, "2025-T1", PB_STATUS_STARTED);
  g_assert_cmpint (status_now (f, id), ==, PB_STATUS_ONGOING);
  g_assert_cmpint (status_in (f, id, "2024-T3"), ==, PB_STATUS_NOT_STARTED);
  g_assert_cmpint (status_in (f, id, "2025-T1"), ==, PB_STATUS_STARTED);
  g_assert_cmpint (status_in (f, id, "2026-T1"), ==, PB_STATUS_STARTED);
  g_assert_cmpint (status_in (f, id, "2026-T2"), ==, PB_STATUS_ONGOING);
  report_status (f, id, "2026-T3", PB_STATUS_DONE);
  g_assert_cmpint (status_now (f, id), ==, PB_STATUS_DONE);
  g_assert_cmpint (status_in (f, id, "2026-T2"), ==, PB_STATUS_ONGOING);
}

/* What was set by itself counts from the day it was set. */
static void
test_set_by_hand (TestPlan *f, gconstpointer data)
{
  g_autofree char *today = g_strdup (g_getenv ("PLANBOK_TODAY"));
  gint64 old, new;

  g_setenv ("PLANBOK_TODAY", "2025-01-10", TRUE);
  old = test_add_assignment (f->plan, 1, "Ett");
  g_setenv ("PLANBOK_TODAY", "2026-02-10", TRUE);
  new = test_add_assignment (f->plan, 2, "Två");
  for (guint i = 0; i < 2; i++)
    g_assert_true (pb_plan_edit_enum (f->plan, "Done", i == 0 ? old : new, PB_ASSIGNMENT_STATUS, PB_STATUS_DONE, NULL));
  g_assert_cmpint (status_in (f, old, "2025-T1"), ==, PB_STATUS_NOT_STARTED);
  g_assert_cmpint (status_in (f, old, "2026-T1"), ==, PB_STATUS_DONE);
  /* Of one that was written in later nothing else is known. */
  g_assert_cmpint (status_in (f, new, "2025-T1"), ==, PB_STATUS_DONE);
  report_status (f, old, "2025-T1", PB_STATUS_STARTED);
  g_assert_cmpint (status_in (f, old, "2025-T3"), ==, PB_STATUS_STARTED);
  g_assert_cmpint (status_in (f, old, "2026-T1"), ==, PB_STATUS_STARTED);
  if (today != NULL)
    g_setenv ("PLANBOK_TODAY", today, TRUE);
  else
    g_unsetenv ("PLANBOK_TODAY");
}

/* Where a status came in with the follow-up, none is known of what was before. */
static void
test_unknown (TestPlan *f, gconstpointer data)
{
  PbEdit *edit = pb_edit_new (f->plan, "Build");
  gint64 id = pb_edit_insert (edit, PB_TABLE_ASSIGNMENT), follow_up = pb_edit_insert (edit, PB_TABLE_FOLLOW_UP);

  pb_edit_set_text (edit, id, PB_ASSIGNMENT_TITLE, "Ett");
  pb_edit_set_enum (edit, id, PB_ASSIGNMENT_STATUS, PB_STATUS_DONE);
  pb_edit_set_int (edit, follow_up, PB_FOLLOW_UP_ASSIGNMENT, id);
  pb_edit_set_int (edit, follow_up, PB_FOLLOW_UP_PERIOD, pb_edit_ensure_period (edit, "2026-T2"));
  pb_edit_set_enum (edit, follow_up, PB_FOLLOW_UP_ASSESSMENT, PB_ASSESSMENT_MET);
  pb_edit_set_enum (edit, follow_up, PB_FOLLOW_UP_STATUS, PB_STATUS_DONE);
  pb_edit_set_text (edit, follow_up, PB_FOLLOW_UP_AT, "2026-09-01T08:00:00Z");
  test_commit (edit);
  g_assert_cmpint (status_in (f, id, "2026-T1"), ==, -1);
  g_assert_cmpint (status_in (f, id, "2026-T3"), ==, PB_STATUS_DONE);
}

static void
test_deadline (TestPlan *f, gconstpointer data)
{
  static const struct
  {
    PbPeriodKind kind;
    const char *code;
    int month;
  } cases[] = { { PB_PERIOD_KIND_TERTIAL, "2026-T3", 12 },
                { PB_PERIOD_KIND_QUARTER, "2026-Q4", 12 },
                { PB_PERIOD_KIND_HALF_YEAR, "2026-H2", 12 },
                { PB_PERIOD_KIND_YEAR, "2026", 12 } };
  PbRecord *document = pb_plan_get_document (f->plan);
  GDate today, day;

  g_date_clear (&today, 1);
  g_date_clear (&day, 1);
  g_date_set_dmy (&today, 22, 11, 2026);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *code = NULL;
      g_autoptr (PbRound) round = NULL;

      pb_plan_edit_enum (f->plan, "Kind", pb_record_get_id (document), PB_PLAN_PERIOD_KIND, cases[i].kind, NULL);
      code = pb_round_dup_period (f->plan, &today);
      g_assert_cmpstr (code, ==, cases[i].code);
      round = pb_round_new (f->plan, code);
      g_assert_cmpint (g_date_get_month (&round->deadline), ==, cases[i].month);
    }
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (PbRound) round = NULL;
      g_autoptr (GError) error = NULL;

      /* Never decided, decided, taken back. */
      g_date_set_dmy (&day, 15, 1, 2027);
      g_assert_true (pb_round_set_deadline (f->plan, "2026-T3", i == 1 ? &day : NULL, NULL));
      round = pb_round_new (f->plan, "2026-T3");
      g_assert_cmpint (round->stated, ==, i == 1);
      g_assert_cmpint (g_date_get_year (&round->deadline), ==, i == 1 ? 2027 : 2026);
      g_date_set_dmy (&day, 31, 8, 2026);
      g_assert_false (pb_round_set_deadline (f->plan, "2026-T3", &day, &error));
      g_assert_error (error, PB_ERROR, PB_ERROR_INVALID);
    }
  g_assert_cmpstr (pb_plan_get_undo_label (f->plan), ==, "Change when tertial 3 2026 is reported");
}

/* A plan that has ended is looked at where it was last reported. */
static void
test_ended (TestPlan *f, gconstpointer data)
{
  Content c = build (f);
  g_autofree char *unreported = NULL, *reported = NULL;
  GDate to, today;

  g_date_clear (&to, 1);
  g_date_set_dmy (&to, 31, 12, 2022);
  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 22, 11, 2026);
  pb_plan_edit_date (f->plan, "End", pb_record_get_id (pb_plan_get_document (f->plan)), PB_PLAN_VALID_TO, &to, NULL);
  unreported = pb_round_dup_period (f->plan, &today);
  g_assert_cmpstr (unreported, ==, "2022-T3");
  report (get (f, PB_TABLE_GOAL, c.goals[0]), "2022-T1", PB_ASSESSMENT_MET);
  reported = pb_round_dup_period (f->plan, &today);
  g_assert_cmpstr (reported, ==, "2022-T1");
}

static void
test_trend (TestPlan *f, gconstpointer data)
{
  static const struct
  {
    PbAssessment before, now;
    PbFollowUpTrend trend;
  } cases[] = { { PB_ASSESSMENT_PARTLY, PB_ASSESSMENT_MET, PB_FOLLOW_UP_TREND_BETTER },
                { PB_ASSESSMENT_NOT_MET, PB_ASSESSMENT_PARTLY, PB_FOLLOW_UP_TREND_BETTER },
                { PB_ASSESSMENT_PARTLY, PB_ASSESSMENT_PARTLY, PB_FOLLOW_UP_TREND_SAME },
                { PB_ASSESSMENT_MET, PB_ASSESSMENT_NOT_MET, PB_FOLLOW_UP_TREND_WORSE },
                { PB_ASSESSMENT_NOT_ASSESSED, PB_ASSESSMENT_MET, PB_FOLLOW_UP_TREND_NONE },
                { PB_ASSESSMENT_MET, PB_ASSESSMENT_NOT_ASSESSED, PB_FOLLOW_UP_TREND_NONE } };
  Content c = build (f);
  PbRecord *goal = get (f, PB_TABLE_GOAL, c.goals[0]);
  const char *since;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      report (goal, "2026-T1", cases[i].before);
      report (goal, "2026-T2", cases[i].now);
      g_assert_cmpint (pb_follow_up_get_trend (goal, "2026-T2", &since), ==, cases[i].trend);
    }
  /* Past a period without an assessment. */
  report (goal, "2026-T1", PB_ASSESSMENT_NOT_MET);
  report (goal, "2026-T2", PB_ASSESSMENT_NOT_ASSESSED);
  report (goal, "2026-T3", PB_ASSESSMENT_MET);
  g_assert_cmpint (pb_follow_up_get_trend (goal, "2026-T3", &since), ==, PB_FOLLOW_UP_TREND_BETTER);
  g_assert_cmpstr (since, ==, "2026-T1");
  g_assert_cmpint (pb_follow_up_get_trend (goal, "2026-T1", &since), ==, PB_FOLLOW_UP_TREND_NONE);
  g_assert_null (since);
}

static PbChainNode *
find_node (PbGoalChain *chain, gint64 id)
{
  for (guint i = 0; i < chain->nodes->len; i++)
    {
      PbChainNode *node = &g_array_index (chain->nodes, PbChainNode, i);

      if (node->record != NULL && pb_record_get_id (node->record) == id)
        return node;
    }
  g_assert_not_reached ();
}

static void
test_chain (TestPlan *f, gconstpointer data)
{
  Content c = build (f);
  g_autoptr (PbGoalChain) chain = NULL;
  g_autofree char *words = NULL;
  PbChainNode *node;
  gint64 activity = test_add_activity (f->plan, c.assignments[1], "Steg");

  report (get (f, PB_TABLE_ASSIGNMENT, c.assignments[0]), "2026-T3", PB_ASSESSMENT_MET);
  report (get (f, PB_TABLE_GOAL, c.goals[0]), "2026-T3", PB_ASSESSMENT_NOT_MET);
  report (get (f, PB_TABLE_GOAL, c.area), "2026-T3", PB_ASSESSMENT_MET);
  chain = pb_goal_chain_new (f->plan, "2026-T3");
  /* area, goal one, assignments 1 and 2, the activity, goal two, the heading of the loose ones, assignment 3 */
  g_assert_cmpuint (chain->nodes->len, ==, 8);
  node = find_node (chain, c.area);
  g_assert_cmpuint (node->depth, ==, 0);
  g_assert_cmpuint (node->n_below, ==, 2);
  g_assert_cmpuint (node->below[PB_ASSESSMENT_NOT_MET], ==, 1);
  g_assert_cmpuint (node->below[PB_ASSESSMENT_NOT_ASSESSED], ==, 1);
  /* Its own stays its own, whatever stands below. */
  g_assert_cmpint (pb_record_get_enum (node->follow_up, PB_FOLLOW_UP_ASSESSMENT), ==, PB_ASSESSMENT_MET);
  node = find_node (chain, c.goals[0]);
  g_assert_cmpuint (node->below[PB_ASSESSMENT_MET], ==, 1);
  g_assert_cmpuint (node->below[PB_ASSESSMENT_NOT_ASSESSED], ==, 1);
  g_assert_cmpuint (node->n_below, ==, 2);
  g_assert_cmpint (pb_record_get_enum (node->follow_up, PB_FOLLOW_UP_ASSESSMENT), ==, PB_ASSESSMENT_NOT_MET);
  node = find_node (chain, activity);
  g_assert_cmpuint (node->depth, ==, 3);
  g_assert_null (node->follow_up);
  node = &g_array_index (chain->nodes, PbChainNode, 6);
  g_assert_null (node->record);
  g_assert_cmpuint (node->n_below, ==, 1);
  g_assert_cmpint (find_node (chain, c.assignments[2])->parent, ==, 6);
}

static void
assert_order (TestPlan *f, gint64 parent, const gint64 *ids, guint n)
{
  g_autoptr (GPtrArray) children
      = pb_goal_list_children (f->plan, parent != 0 ? get (f, PB_TABLE_GOAL, parent) : NULL);

  g_assert_cmpuint (children->len, ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (pb_record_get_id (children->pdata[i]), ==, ids[i]);
}

/* An activity is assessed for itself, period by period, with a trend; it is counted below its assignment, whose own
 * assessment it never changes, and takes its reports along when it is deleted. */
static void
test_activity (TestPlan *f, gconstpointer data)
{
  Content c = build (f);
  gint64 ids[2] = { test_add_activity (f->plan, c.assignments[0], "Bygga"),
                    test_add_activity (f->plan, c.assignments[0], "Flytta") };
  PbRecord *activity = get (f, PB_TABLE_ACTIVITY, ids[0]);
  g_autoptr (PbGoalChain) chain = NULL;
  g_autoptr (PbRound) round = NULL;
  g_autoptr (GPtrArray) history = NULL, after = NULL;
  g_autofree char *trend = NULL, *below = NULL;
  g_autoptr (GError) error = NULL;
  const PbChainNode *node, *own;
  PbEdit *edit;

  report (activity, "2026-T2", PB_ASSESSMENT_NOT_MET);
  report (activity, "2026-T3", PB_ASSESSMENT_PARTLY);
  report (activity, "2026-T3", PB_ASSESSMENT_MET);
  g_assert_cmpuint (pb_plan_peek_records (f->plan, PB_TABLE_FOLLOW_UP)->len, ==, 2);
  g_assert_cmpstr (pb_plan_get_undo_label (f->plan), ==, "Change follow-up of the activity “Bygga”");
  trend = pb_follow_up_dup_trend (activity, "2026-T3");
  g_assert_cmpstr (trend, ==, "better than tertial 2");
  g_assert_true (pb_follow_up_get_subject (pb_follow_up_get (activity, "2026-T3")) == activity);
  g_assert_true (pb_follow_up_get_assignment (pb_follow_up_get (activity, "2026-T3"))
                 == get (f, PB_TABLE_ASSIGNMENT, c.assignments[0]));

  chain = pb_goal_chain_new (f->plan, "2026-T3");
  node = find_node (chain, c.assignments[0]);
  own = find_node (chain, ids[0]);
  g_assert_null (node->follow_up);
  g_assert_nonnull (own->follow_up);
  g_assert_cmpint (own->trend, ==, PB_FOLLOW_UP_TREND_BETTER);
  below = pb_goal_chain_dup_below (node);
  g_assert_cmpstr (below, ==, "1 fully, 0 partly, 0 not, 1 not assessed");
  /* Nobody is asked to report them in the round. */
  round = pb_round_new (f->plan, "2026-T3");
  g_assert_cmpuint (round->n_items, ==, 5);

  history = pb_history_of_assignment (get (f, PB_TABLE_ASSIGNMENT, c.assignments[0]), 3);
  g_assert_cmpstr (pb_history_edit_get_label (history->pdata[0]), ==, "Change follow-up of the activity “Bygga”");
  edit = pb_edit_new (f->plan, "Delete one");
  pb_edit_delete (edit, PB_TABLE_FOLLOW_UP, pb_record_get_id (pb_follow_up_get (activity, "2026-T3")));
  test_commit (edit);
  g_assert_cmpint (pb_follow_up_get_trend (activity, "2026-T3", NULL), ==, PB_FOLLOW_UP_TREND_NONE);
  after = pb_history_of_assignment (get (f, PB_TABLE_ASSIGNMENT, c.assignments[0]), 3);
  g_assert_cmpstr (pb_history_edit_get_label (after->pdata[0]), ==, "Delete one");
  edit = pb_edit_new (f->plan, "Delete");
  pb_edit_delete (edit, PB_TABLE_ACTIVITY, ids[0]);
  test_commit (edit);
  g_assert_cmpuint (pb_plan_peek_records (f->plan, PB_TABLE_FOLLOW_UP)->len, ==, 0);
  pb_plan_undo (f->plan, &error);
  g_assert_no_error (error);
  g_assert_nonnull (pb_follow_up_get (get (f, PB_TABLE_ACTIVITY, ids[0]), "2026-T2"));
}

static void
test_move (TestPlan *f, gconstpointer data)
{
  Content c = build (f);
  PbRecord *one = get (f, PB_TABLE_GOAL, c.goals[0]), *two = get (f, PB_TABLE_GOAL, c.goals[1]);
  g_autoptr (GError) error = NULL;

  g_assert_false (pb_goal_move (one, PB_GOAL_UP, &error));
  g_assert_error (error, PB_ERROR, PB_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (pb_goal_move (one, PB_GOAL_DOWN, NULL));
  assert_order (f, c.area, (gint64[]) { c.goals[1], c.goals[0] }, 2);
  g_assert_true (pb_goal_move (one, PB_GOAL_IN, NULL));
  assert_order (f, c.goals[1], (gint64[]) { c.goals[0] }, 1);
  g_assert_true (pb_goal_move (one, PB_GOAL_OUT, NULL));
  assert_order (f, c.area, (gint64[]) { c.goals[1], c.goals[0] }, 2);
  g_assert_true (pb_goal_move (one, PB_GOAL_OUT, NULL));
  assert_order (f, 0, (gint64[]) { c.area, c.goals[0] }, 2);
  g_assert_true (pb_goal_move (one, PB_GOAL_UP, NULL));
  assert_order (f, 0, (gint64[]) { c.goals[0], c.area }, 2);
  /* Five moves, five edits. */
  for (guint i = 0; i < 5; i++)
    g_assert_true (pb_plan_undo (f->plan, NULL));
  assert_order (f, c.area, (gint64[]) { c.goals[0], c.goals[1] }, 2);
  g_assert_false (pb_goal_can_move (two, PB_GOAL_DOWN));
}

static void
test_delete (TestPlan *f, gconstpointer data)
{
  Content c = build (f);
  g_autoptr (GError) error = NULL;

  report (get (f, PB_TABLE_GOAL, c.goals[0]), "2026-T3", PB_ASSESSMENT_MET);
  g_assert_true (pb_goal_delete (get (f, PB_TABLE_GOAL, c.area), &error));
  assert_order (f, 0, c.goals, 2);
  g_assert_true (pb_goal_delete (get (f, PB_TABLE_GOAL, c.goals[0]), &error));
  g_assert_cmpuint (pb_plan_peek_records (f->plan, PB_TABLE_FOLLOW_UP)->len, ==, 0);
  g_assert_cmpuint (pb_plan_peek_records (f->plan, PB_TABLE_ASSIGNMENT_GOAL)->len, ==, 0);
  g_assert_true (pb_plan_undo (f->plan, NULL));
  g_assert_true (pb_plan_undo (f->plan, NULL));
  assert_order (f, c.area, c.goals, 2);
  g_assert_cmpuint (pb_plan_peek_records (f->plan, PB_TABLE_FOLLOW_UP)->len, ==, 1);
}

/* Goals in a ring, and a chain that is deeper than any stack. */
static void
test_hostile (TestPlan *f, gconstpointer data)
{
  const guint n = 20000;
  PbEdit *edit = pb_edit_new (f->plan, "Build");
  gint64 first = add_goal (edit, 0, "Topp"), parent = first, ring[2];
  g_autoptr (PbGoalChain) chain = NULL;

  for (guint i = 1; i < n; i++)
    parent = add_goal (edit, parent, "Nivå");
  ring[0] = add_goal (edit, 0, "Ring ett");
  ring[1] = add_goal (edit, ring[0], "Ring två");
  pb_edit_set_int (edit, ring[0], PB_GOAL_PARENT, ring[1]);
  test_commit (edit);
  chain = pb_goal_chain_new (f->plan, "2026-T3");
  g_assert_cmpuint (chain->nodes->len, ==, n + 2);
  g_assert_cmpuint (find_node (chain, parent)->depth, ==, n - 1);
  g_assert_true (pb_goal_move (get (f, PB_TABLE_GOAL, ring[1]), PB_GOAL_OUT, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  test_plan_add ("/round/roles", TestPlan, test_round);
  test_plan_add ("/round/done", TestPlan, test_done);
  test_plan_add ("/round/finished-later", TestPlan, test_finished_later);
  test_plan_add ("/round/reported-late", TestPlan, test_reported_late);
  test_plan_add ("/round/set-by-hand", TestPlan, test_set_by_hand);
  test_plan_add ("/round/unknown", TestPlan, test_unknown);
  test_plan_add ("/round/deadline", TestPlan, test_deadline);
  test_plan_add ("/round/ended", TestPlan, test_ended);
  test_plan_add ("/round/trend", TestPlan, test_trend);
  test_plan_add ("/goals/chain", TestPlan, test_chain);
  test_plan_add ("/goals/activity", TestPlan, test_activity);
  test_plan_add ("/goals/move", TestPlan, test_move);
  test_plan_add ("/goals/delete", TestPlan, test_delete);
  test_plan_add ("/goals/hostile", TestPlan, test_hostile);
  return g_test_run ();
}
