/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/pb-assignment.h"
#include "model/pb-benchmark.h"
#include "model/pb-follow-up.h"
#include "model/pb-goal-chain.h"
#include "model/pb-goal.h"
#include "model/pb-overview.h"
#include "model/pb-scenario.h"
#include "test-tables.h"

static PbOverview *
compute (PbPlan *plan)
{
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 22, G_DATE_NOVEMBER, 2026);
  return pb_overview_new (plan, &today);
}

/* A board whose balance is the amounts, tenths of mnkr a year from 2024; 999: no figure that year. */
static void
add_balance (PbPlan *plan, const char *name, const int *tenths, guint n)
{
  PbEdit *edit = pb_edit_new (plan, "Balance");
  gint64 board = test_add_board (edit, name);
  gint64 sheet = test_add_sheet (edit, board, "Balans", PB_UNIT_MNKR, PB_SIGN_COST_NEGATIVE);
  gint64 given = test_add_line (edit, sheet, 0, "Läge", PB_LINE_GIVEN);

  test_add_line (edit, sheet, 0, "Underskott", PB_LINE_BALANCE);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *year = g_strdup_printf ("%u", 2024 + i);
      gint64 column = test_add_column (edit, sheet, year, PB_MEASURE_PLAN);

      if (tenths[i] != 999)
        test_set_cell (edit, given, column, MNKR (tenths[i]));
    }
  test_commit (edit);
}

typedef struct
{
  int first[4], second[4]; /* of two boards; second[0] 998: there is only one */
  guint n;
  const char *heading;
} Case;

static const Case cases[] = {
  { { -300, 0, 0, 0 }, { 998 }, 4, "The plan is in balance from 2025" },
  { { 0, 1, 0, 5 }, { 998 }, 4, "The plan is in balance every year" },
  { { -10, -10, -10, -10 }, { 998 }, 4, "The plan is not in balance in any year" },
  { { 0, 0, -10, -10 }, { 998 }, 4, "The plan is in balance until 2025" },
  { { -10, 0, -10, -10 }, { 998 }, 4, "The plan is in balance only in 2025" },
  { { 0, -10, 0, -10 }, { 998 }, 4, "The plan is in balance only in 2024 and 2026" },
  { { 0, -10, 0, 0 }, { 998 }, 4, "The plan is in balance from 2026" },
  { { -10, -10, -10, 0 }, { 998 }, 4, "The plan is in balance from 2027" },
  { { 0 }, { 998 }, 1, "The plan is in balance in 2024" },
  { { -10 }, { 998 }, 1, "The plan is not in balance in 2024" },
  /* A surplus on one board does not cover the other's deficit. */
  { { 50, 0, 0, 0 }, { -20, 0, 0, 0 }, 4, "The plan is in balance from 2025" },
  { { 0, 0, 0, 0 }, { 0, 0, 0, -20 }, 4, "The plan is in balance until 2026" },
};

static void
test_heading (gconstpointer data)
{
  const Case *c = data;
  TestPlan fixture = { 0 };

  test_plan_set_up (&fixture, NULL);
  add_balance (fixture.plan, "Socialnämnden", c->first, c->n);
  if (c->second[0] != 998)
    add_balance (fixture.plan, "Funktionsstödsnämnden", c->second, c->n);
  {
    g_autoptr (PbOverview) overview = compute (fixture.plan);
    int first = pb_balance_first_year (fixture.plan, 0);

    g_assert_cmpstr (overview->heading, ==, c->heading);
    /* The heading names the year that the model gives. */
    if (first > 0 && strstr (c->heading, "from"))
      {
        g_autofree char *year = g_strdup_printf ("from %d", first);

        g_assert_nonnull (strstr (overview->heading, year));
      }
  }
  test_plan_tear_down (&fixture, NULL);
}

static void
test_empty (TestPlan *fixture, gconstpointer data)
{
  g_autoptr (PbOverview) overview = compute (fixture->plan);

  g_assert_true (overview->empty);
  g_assert_cmpstr (overview->heading, ==, "The plan is empty");
  g_assert_null (overview->together);
  g_assert_cmpuint (overview->due->len, ==, 0);
  g_assert_cmpuint (overview->findings->len, ==, 0);
  g_assert_cmpstr (overview->deadline, ==, "");
}

static void
test_no_budget (TestPlan *fixture, gconstpointer data)
{
  test_add_assignment (fixture->plan, 1, "Ett");
  {
    g_autoptr (PbOverview) overview = compute (fixture->plan);

    g_assert_false (overview->empty);
    g_assert_cmpstr (overview->heading, ==, "The plan has no budget yet");
    g_assert_cmpstr (overview->summary, ==, "One assignment lacks a follow-up for tertial 3.");
  }
}

/* An operating statement alone, with costs as positive figures, has no balance that can be kept. */
static void
test_no_balance (TestPlan *fixture, gconstpointer data)
{
  PbEdit *edit = pb_edit_new (fixture->plan, "Statement");
  gint64 sheet = test_add_sheet (edit, 0, "Drift", PB_UNIT_TKR, PB_SIGN_COST_POSITIVE);
  gint64 column = test_add_column (edit, sheet, "2024", PB_MEASURE_BUDGET);

  test_set_cell (edit, test_add_line (edit, sheet, 0, "Personal", PB_LINE_GIVEN), column, MNKR (10));
  test_commit (edit);
  {
    g_autoptr (PbOverview) overview = compute (fixture->plan);

    g_assert_false (overview->empty);
    g_assert_cmpstr (overview->heading, ==, "The plan has no balance to judge");
    g_assert_null (overview->together);
  }
}

/* A plan followed up by goals and indicators alone is no empty one, and what its values do not add up to is said. */
static void
test_goals_alone (TestPlan *fixture, gconstpointer data)
{
  PbEdit *edit = pb_edit_new (fixture->plan, "Goals");
  gint64 area = pb_edit_insert (edit, PB_TABLE_GOAL), goals[2], indicator = pb_edit_insert (edit, PB_TABLE_INDICATOR);
  gint64 own = pb_edit_insert (edit, PB_TABLE_ENTITY);
  const PbFollowUpDraft draft = { .period = "2026-T2", .assessment = PB_ASSESSMENT_PARTLY, .status = -1 };
  const PbFollowUpDraft started
      = { .period = "2026-T2", .assessment = PB_ASSESSMENT_NOT_ASSESSED, .status = PB_STATUS_STARTED };
  static const double values[] = { 100, 40, 50 };

  pb_edit_set_text (edit, area, PB_GOAL_TITLE, "Kvalitet");
  for (guint i = 0; i < 2; i++)
    {
      goals[i] = pb_edit_insert (edit, PB_TABLE_GOAL);
      pb_edit_set_text (edit, goals[i], PB_GOAL_TITLE, "Säker vård");
      pb_edit_set_int (edit, goals[i], PB_GOAL_PARENT, area);
    }
  pb_edit_set_text (edit, indicator, PB_INDICATOR_TITLE, "Avvikelser");
  pb_edit_set_text (edit, own, PB_ENTITY_NAME, "Karlshamn");
  pb_edit_set_enum (edit, own, PB_ENTITY_KIND, PB_ENTITY_MUNICIPALITY);
  pb_edit_set_int (edit, own, PB_ENTITY_OWN, 1);
  test_commit (edit);
  {
    g_autoptr (PbOverview) overview = compute (fixture->plan);

    g_assert_false (overview->empty);
    g_assert_false (overview->has_tables);
    g_assert_cmpstr (overview->heading, ==, "2 goals and 1 indicator");
    g_assert_cmpstr (overview->summary, ==, "It has neither assignments nor a budget yet.");
    g_assert_cmpuint (overview->findings->len, ==, 0);
  }
  g_assert_true (pb_follow_up_report (pb_plan_get_record (fixture->plan, PB_TABLE_GOAL, goals[0]), &draft, NULL, NULL));
  for (guint i = 0; i < 3; i++)
    g_assert_true (pb_benchmark_set_value (pb_plan_get_record (fixture->plan, PB_TABLE_INDICATOR, indicator),
                                           pb_plan_get_record (fixture->plan, PB_TABLE_ENTITY, own), "2025",
                                           (PbGender[]) { PB_GENDER_TOTAL, PB_GENDER_WOMEN, PB_GENDER_MEN }[i],
                                           PB_VALUE_OUTCOME, &values[i], NULL));
  {
    g_autoptr (PbOverview) overview = compute (fixture->plan);

    g_assert_cmpstr (overview->summary, ==, "2 goals: 0 fully, 1 partly, 0 not, 1 not assessed.");
    g_assert_false (pb_goal_is_heading (pb_plan_get_record (fixture->plan, PB_TABLE_GOAL, goals[1])));
    g_assert_true (pb_goal_is_heading (pb_plan_get_record (fixture->plan, PB_TABLE_GOAL, area)));
    g_assert_cmpuint (overview->findings->len, ==, 1);
    g_assert_cmpstr (((PbOverviewFinding *) overview->findings->pdata[0])->code, ==, "sexes-mismatch");
  }
  /* The council's assignment has a status, which is not to lack an assessment. */
  g_assert_true (pb_follow_up_report (pb_plan_get_record (fixture->plan, PB_TABLE_GOAL, goals[1]), &started, NULL, NULL));
  {
    g_autoptr (PbOverview) overview = compute (fixture->plan);
    g_autoptr (PbGoalChain) chain = pb_goal_chain_new (fixture->plan, "2026-T2");
    g_autofree char *below = pb_goal_chain_dup_below (&g_array_index (chain->nodes, PbChainNode, 0));

    g_assert_cmpstr (overview->summary, ==, "2 goals: 0 fully, 1 partly, 0 not, 0 not assessed, 1 by status alone.");
    g_assert_cmpstr (below, ==, "0 fully, 1 partly, 0 not, 0 not assessed, 1 by status alone");
  }
}

static void
test_karlskrona (TestPlan *fixture, gconstpointer data)
{
  TestKarlskrona karlskrona;
  PbOverviewBoard *second;

  test_build_karlskrona (&karlskrona, fixture->plan);
  {
    g_autoptr (PbOverview) overview = compute (fixture->plan);

    g_assert_cmpstr (overview->heading, ==, "The plan is in balance from 2025");
    g_assert_cmpuint (overview->n_years, ==, 4);
    g_assert_cmpuint (overview->boards->len, ==, 2);
    second = overview->boards->pdata[1];
    g_assert_cmpstr (pb_record_get_title (second->board), ==, "Funktionsstödsnämnden");
    g_assert_cmpint (second->years[0].ore, ==, MNKR (-301));
    g_assert_cmpint (second->years[0].state, ==, PB_BALANCE_DEFICIT);
    g_assert_cmpint (second->years[1].ore, ==, MNKR (-1));
    g_assert_cmpint (second->years[1].state, ==, PB_BALANCE_ROUNDED);
    g_assert_cmpint (overview->together->years[0].ore, ==, MNKR (-301));
    g_assert_cmpuint (overview->effects->len, ==, 4);
    for (guint i = 0; i < 4; i++)
      {
        PbOverviewEffect *effect = &g_array_index (overview->effects, PbOverviewEffect, i);
        const int planned[] = { 158, 736, 1074, 1221 };

        g_assert_true (effect->has_planned);
        g_assert_cmpint (effect->planned, ==, MNKR (planned[i]));
        g_assert_false (effect->has_realised);
      }
    g_assert_cmpuint (overview->unreported->len, ==, overview->n_assignments);
  }
}

/* Three roundings of a line are one row that says so; the deficit stands before them. */
/* The scenario in force is what the page tells of, by name. */
static void
test_in_force (TestPlan *fixture, gconstpointer data)
{
  static const int late[] = { -301, -14, -43, -70 };
  TestKarlskrona karlskrona;
  g_autoptr (PbOverview) overview = NULL;
  g_autoptr (PbOverview) own = NULL;
  gint64 scenario;

  test_build_karlskrona (&karlskrona, fixture->plan);
  scenario = pb_scenario_create (fixture->plan, "Sent", 0, PB_SCENARIO_SCENARIO, NULL, NULL);
  g_assert_true (pb_scenario_set_driver (fixture->plan, scenario, karlskrona.assignments[2], 6, 70, NULL, NULL));
  own = compute (fixture->plan);
  g_assert_null (own->scenario);
  g_assert_cmpstr (own->heading, ==, "The plan is in balance from 2025");
  pb_plan_set_scenario (fixture->plan, scenario);
  overview = compute (fixture->plan);
  g_assert_cmpint (pb_record_get_id (overview->scenario), ==, scenario);
  g_assert_cmpstr (overview->heading, ==, "The plan is not in balance in any year in the scenario “Sent”");
  for (guint i = 0; i < 4; i++)
    g_assert_cmpint (pb_money_round (((PbOverviewBoard *) overview->boards->pdata[1])->years[i].ore, PB_UNIT_MNKR, 1), ==,
                     MNKR (late[i]));
  g_assert_cmpint (g_array_index (own->effects, PbOverviewEffect, 3).planned
                       - g_array_index (overview->effects, PbOverviewEffect, 3).planned, ==, 686000000);
}

static void
test_findings (TestPlan *fixture, gconstpointer data)
{
  TestKarlskrona karlskrona;
  guint gathered = 0;

  test_build_karlskrona (&karlskrona, fixture->plan);
  {
    g_autoptr (PbOverview) overview = compute (fixture->plan);
    g_autoptr (GPtrArray) found = pb_check (fixture->plan);
    guint n = 0;

    g_assert_cmpuint (overview->findings->len, >, 0);
    g_assert_cmpuint (overview->findings->len, <, found->len);
    g_assert_cmpstr (((PbOverviewFinding *) overview->findings->pdata[0])->code, ==, "not-balanced");
    for (guint i = 0; i < overview->findings->len; i++)
      {
        PbOverviewFinding *row = overview->findings->pdata[i];

        n += row->n;
        if (row->n < 2)
          continue;
        gathered++;
        g_assert_cmpstr (row->code, ==, "printed-rounding");
        g_assert_true (g_str_has_prefix (row->heading, pb_record_get_title (row->record)));
        g_assert_nonnull (strstr (row->heading, "roundings"));
        g_assert_true (g_str_has_prefix (row->detail, "202"));
      }
    g_assert_cmpuint (n, ==, found->len);
    g_assert_cmpuint (gathered, ==, 3);
  }
}

static void
set_date (PbPlan *plan, gint64 id, PbColumn column, int days)
{
  PbEdit *edit = pb_edit_new (plan, "Date");
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 22, G_DATE_NOVEMBER, 2026);
  if (days < 0)
    g_date_subtract_days (&date, (guint) -days);
  else
    g_date_add_days (&date, (guint) days);
  pb_edit_set_date (edit, id, column, &date);
  test_commit (edit);
}

static guint
count_due (PbPlan *plan, PbDueKind kind, gboolean late)
{
  g_autoptr (PbOverview) overview = compute (plan);
  guint n = 0;

  for (guint i = 0; i < overview->due->len; i++)
    {
      PbOverviewDue *due = overview->due->pdata[i];

      n += due->kind == kind && due->late == late;
      if (i > 0)
        g_assert_cmpint (g_date_compare (&((PbOverviewDue *) overview->due->pdata[i - 1])->date, &due->date), <=, 0);
    }
  return n;
}

static void
test_due (TestPlan *fixture, gconstpointer data)
{
  static const struct { int days; guint soon, late; } dates[] = {
    { -800, 0, 1 }, { -1, 0, 1 }, { 0, 1, 0 }, { 1, 1, 0 }, { 59, 1, 0 }, { 60, 1, 0 }, { 61, 0, 0 },
  };
  gint64 assignment = test_add_assignment (fixture->plan, 6, "Chaufförsverksamheten");
  gint64 activity = test_add_activity (fixture->plan, assignment, "Laglighetsprövning");

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      set_date (fixture->plan, activity, PB_ACTIVITY_DUE, dates[i].days);
      set_date (fixture->plan, assignment, PB_ASSIGNMENT_DUE, dates[i].days);
      g_assert_cmpuint (count_due (fixture->plan, PB_DUE_ACTIVITY, FALSE), ==, dates[i].soon);
      g_assert_cmpuint (count_due (fixture->plan, PB_DUE_ACTIVITY, TRUE), ==, dates[i].late);
      g_assert_cmpuint (count_due (fixture->plan, PB_DUE_ASSIGNMENT, FALSE), ==, dates[i].soon);
      g_assert_cmpuint (count_due (fixture->plan, PB_DUE_ASSIGNMENT, TRUE), ==, dates[i].late);
    }
}

/* What is done, or hangs on an assignment that is closed, is nobody's task. */
static void
test_due_closed (TestPlan *fixture, gconstpointer data)
{
  gint64 assignment = test_add_assignment (fixture->plan, 6, "Chaufförsverksamheten");
  gint64 activity = test_add_activity (fixture->plan, assignment, "Laglighetsprövning");
  PbEdit *edit;

  set_date (fixture->plan, activity, PB_ACTIVITY_DUE, -3);
  g_assert_cmpuint (count_due (fixture->plan, PB_DUE_ACTIVITY, TRUE), ==, 1);
  edit = pb_edit_new (fixture->plan, "Close");
  pb_edit_set_enum (edit, assignment, PB_ASSIGNMENT_STATUS, PB_STATUS_CANCELLED);
  test_commit (edit);
  g_assert_cmpuint (count_due (fixture->plan, PB_DUE_ACTIVITY, TRUE), ==, 0);
  edit = pb_edit_new (fixture->plan, "Reopen, activity done");
  pb_edit_set_enum (edit, assignment, PB_ASSIGNMENT_STATUS, PB_STATUS_ONGOING);
  pb_edit_set_enum (edit, activity, PB_ACTIVITY_STATUS, PB_STATUS_DONE);
  test_commit (edit);
  g_assert_cmpuint (count_due (fixture->plan, PB_DUE_ACTIVITY, TRUE), ==, 0);
}

static void
test_meetings (TestPlan *fixture, gconstpointer data)
{
  PbEdit *edit = pb_edit_new (fixture->plan, "Meetings");
  const char *const dates[] = { "2026-11-21", "2026-11-22", "2027-01-21", "2027-01-22" };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      gint64 id = pb_edit_insert (edit, PB_TABLE_MEETING);

      pb_edit_set_text (edit, id, PB_MEETING_TITLE, "Nämnd");
      pb_edit_set_text (edit, id, PB_MEETING_DATE, dates[i]);
    }
  test_commit (edit);
  g_assert_cmpuint (count_due (fixture->plan, PB_DUE_MEETING, FALSE), ==, 2);
  g_assert_cmpuint (count_due (fixture->plan, PB_DUE_MEETING, TRUE), ==, 0);
}

static void
report (PbPlan *plan, gint64 assignment, PbAssessment assessment)
{
  PbFollowUpDraft draft = {
    .period = "2026-T3", .assessment = assessment, .status = -1, .has_realised = TRUE, .realised = MNKR (12),
  };
  g_autoptr (GError) error = NULL;

  pb_follow_up_report (pb_plan_get_record (plan, PB_TABLE_ASSIGNMENT, assignment), &draft, NULL, &error);
  g_assert_no_error (error);
}

static void
test_unreported (TestPlan *fixture, gconstpointer data)
{
  PbPlan *plan = fixture->plan;
  gint64 ids[14];
  PbEdit *edit;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    ids[i] = test_add_assignment (plan, (int) i + 1, "Uppdrag");
  {
    g_autoptr (PbOverview) overview = compute (plan);

    g_assert_cmpstr (overview->period, ==, "2026-T3");
    g_assert_cmpuint (overview->unreported->len, ==, 14);
    g_assert_cmpstr (overview->summary, ==, "None of the 14 assignments has been reported on for tertial 3.");
    /* The period itself is due when it ends, with what is left to report. */
    g_assert_cmpuint (overview->due->len, ==, 1);
    g_assert_cmpstr (((PbOverviewDue *) overview->due->pdata[0])->detail, ==, "14 assignments left to report");
  }
  report (plan, ids[0], PB_ASSESSMENT_NOT_MET);
  {
    g_autoptr (PbOverview) overview = compute (plan);

    g_assert_cmpuint (overview->by_assessment[PB_ASSESSMENT_NOT_MET], ==, 1);
    g_assert_cmpuint (overview->by_assessment[PB_ASSESSMENT_NOT_ASSESSED], ==, 13);
    g_assert_cmpstr (overview->summary, ==,
                     "One assignment does not reach its goal. 13 lack a follow-up for tertial 3.");
  }
  report (plan, ids[1], PB_ASSESSMENT_NOT_MET);
  edit = pb_edit_new (plan, "Close");
  pb_edit_set_enum (edit, ids[2], PB_ASSIGNMENT_STATUS, PB_STATUS_DONE);
  test_commit (edit);
  {
    g_autoptr (PbOverview) overview = compute (plan);

    g_assert_cmpuint (overview->unreported->len, ==, 11);
    g_assert_cmpstr (overview->summary, ==,
                     "Two assignments do not reach their goal. Eleven lack a follow-up for tertial 3.");
  }
  for (guint i = 3; i < G_N_ELEMENTS (ids); i++)
    report (plan, ids[i], PB_ASSESSMENT_MET);
  {
    g_autoptr (PbOverview) overview = compute (plan);

    g_assert_cmpuint (overview->unreported->len, ==, 0);
    g_assert_cmpuint (overview->due->len, ==, 0);
    g_assert_true (g_str_has_suffix (overview->summary, "All assignments have been reported on for tertial 3."));
  }
}

static void
test_realised (TestPlan *fixture, gconstpointer data)
{
  TestKarlskrona karlskrona;

  test_build_karlskrona (&karlskrona, fixture->plan);
  report (fixture->plan, karlskrona.assignments[2], PB_ASSESSMENT_PARTLY);
  report (fixture->plan, karlskrona.assignments[16], PB_ASSESSMENT_MET);
  {
    g_autoptr (PbOverview) overview = compute (fixture->plan);
    PbOverviewEffect *effect = &g_array_index (overview->effects, PbOverviewEffect, 2);

    g_assert_cmpint (effect->year, ==, 2026);
    g_assert_true (effect->has_realised);
    g_assert_cmpint (effect->realised, ==, MNKR (24));
    g_assert_cmpstr (effect->until, ==, "2026-T3");
  }
}

static void
test_late (TestPlan *fixture, gconstpointer data)
{
  gint64 assignment = test_add_assignment (fixture->plan, 10, "Avgiftshandläggning");

  set_date (fixture->plan, test_add_activity (fixture->plan, assignment, "Övertagande"), PB_ACTIVITY_DUE, -782);
  test_add_assignment (fixture->plan, 11, "Bemanning");
  {
    g_autoptr (PbOverview) overview = compute (fixture->plan);

    g_assert_cmpuint (overview->n_late, ==, 1);
    g_assert_true (g_str_has_prefix (overview->summary, "One assignment is late. "));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  pb_locale_set_language (PB_LANGUAGE_ENGLISH);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/overview/heading/%u", i);

      g_test_add_data_func (path, &cases[i], test_heading);
    }
  test_plan_add ("/overview/empty", TestPlan, test_empty);
  test_plan_add ("/overview/no-budget", TestPlan, test_no_budget);
  test_plan_add ("/overview/no-balance", TestPlan, test_no_balance);
  test_plan_add ("/overview/goals-alone", TestPlan, test_goals_alone);
  test_plan_add ("/overview/karlskrona", TestPlan, test_karlskrona);
  test_plan_add ("/overview/in-force", TestPlan, test_in_force);
  test_plan_add ("/overview/findings", TestPlan, test_findings);
  test_plan_add ("/overview/due", TestPlan, test_due);
  test_plan_add ("/overview/due-closed", TestPlan, test_due_closed);
  test_plan_add ("/overview/meetings", TestPlan, test_meetings);
  test_plan_add ("/overview/unreported", TestPlan, test_unreported);
  test_plan_add ("/overview/realised", TestPlan, test_realised);
  test_plan_add ("/overview/late", TestPlan, test_late);
  return g_test_run ();
}
