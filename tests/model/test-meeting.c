/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Agendas, decisions, and the plan then and now. */
#include <string.h>

#include "model/pb-date.h"
#include "model/pb-meeting.h"
#include "model/pb-benchmark.h"
#include "model/pb-follow-up.h"
#include "model/pb-scenario.h"
#include "model/pb-then.h"
#include "test-util.h"

static void
test_clock (void)
{
  static const struct
  {
    const char *text;
    const char *clock;
  } clocks[] = {
    { "9", "09:00" },     { "09:00", "09:00" },    { "9.30", "09:30" }, { "0930", "09:30" }, { "kl. 14", "14:00" },
    { "23:59", "23:59" }, { " 8:00 ", "08:00" },   { "24:00", NULL },   { "9:60", NULL },    { "ca 14", NULL },
    { "9:5", NULL },      { "930", NULL },         { "", NULL },        { ":30", NULL },     { "12345", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (clocks); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;
      guint minutes;

      if (pb_clock_parse (clocks[i].text, &minutes, &error))
        text = pb_clock_to_text (minutes);
      else
        g_assert_error (error, PB_ERROR, PB_ERROR_INVALID);
      g_assert_cmpstr (text, ==, clocks[i].clock);
    }
}

static gint64
add_meeting (PbPlan *plan)
{
  PbEdit *edit = pb_edit_new (plan, "Meeting");
  gint64 id = pb_edit_insert (edit, PB_TABLE_MEETING);

  pb_edit_set_text (edit, id, PB_MEETING_TITLE, "Socialnämnden");
  pb_edit_set_text (edit, id, PB_MEETING_DATE, "2022-05-24");
  test_commit (edit);
  return id;
}

static PbRecord *
add_item (PbPlan *plan, gint64 meeting, const char *title)
{
  PbRecord *record = pb_plan_get_record (plan, PB_TABLE_MEETING, meeting);
  guint number = pb_agenda_get_next_number (record);
  PbEdit *edit = pb_edit_new (plan, "Item");
  gint64 id = pb_edit_insert (edit, PB_TABLE_AGENDA_ITEM);

  pb_edit_set_int (edit, id, PB_AGENDA_ITEM_MEETING, meeting);
  pb_edit_set_int (edit, id, PB_AGENDA_ITEM_NUMBER, number);
  pb_edit_set_enum (edit, id, PB_AGENDA_ITEM_KIND, PB_MATTER_DECISION);
  pb_edit_set_text (edit, id, PB_AGENDA_ITEM_TITLE, title);
  test_commit (edit);
  return pb_plan_get_record (plan, PB_TABLE_AGENDA_ITEM, id);
}

static void
assert_agenda (PbPlan *plan, gint64 meeting, const char *wanted)
{
  g_autoptr (GPtrArray) items = pb_agenda_list (pb_plan_get_record (plan, PB_TABLE_MEETING, meeting));
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    g_string_append_printf (text, "%s%u %s", i ? ", " : "", pb_agenda_get_number (items->pdata[i]),
                            pb_record_get_title (items->pdata[i]));
  g_assert_cmpstr (text->str, ==, wanted);
}

/* Numbers follow the order, whatever is moved or taken away, and each of it is one edit to undo. */
static void
test_agenda (TestPlan *f, gconstpointer data)
{
  gint64 meeting = add_meeting (f->plan);
  PbRecord *a = add_item (f->plan, meeting, "A");
  PbRecord *b = add_item (f->plan, meeting, "B");
  g_autoptr (GError) error = NULL;

  add_item (f->plan, meeting, "C");
  assert_agenda (f->plan, meeting, "1 A, 2 B, 3 C");
  g_assert_true (pb_agenda_move (a, 2, NULL));
  assert_agenda (f->plan, meeting, "1 B, 2 C, 3 A");
  g_assert_false (pb_agenda_move (a, 1, &error));
  g_assert_error (error, PB_ERROR, PB_ERROR_NOTHING);
  g_assert_true (pb_agenda_move (a, -1, NULL));
  assert_agenda (f->plan, meeting, "1 B, 2 A, 3 C");
  g_assert_true (pb_agenda_delete (b, NULL));
  assert_agenda (f->plan, meeting, "1 A, 2 C");
  g_assert_true (pb_plan_undo (f->plan, NULL));
  assert_agenda (f->plan, meeting, "1 B, 2 A, 3 C");
  g_assert_true (pb_plan_undo (f->plan, NULL));
  assert_agenda (f->plan, meeting, "1 B, 2 C, 3 A");
  g_assert_cmpstr (pb_plan_get_redo_label (f->plan), ==, "Move the matter");
}

static void
add_held (PbEdit *edit, const char *date)
{
  gint64 id = pb_edit_insert (edit, PB_TABLE_MEETING);

  pb_edit_set_text (edit, id, PB_MEETING_TITLE, "Nämnden");
  pb_edit_set_text (edit, id, PB_MEETING_DATE, date);
}

/* A plan whose meetings have all been, as one that is read today, does not open on a year without any. */
static void
test_first_year (TestPlan *f, gconstpointer data)
{
  const struct
  {
    const char *date;
    int year;
  } steps[] = { { NULL, 2026 }, { "2022-05-24", 2022 }, { "2030-01-01", 2030 }, { "2025-12-31", 2025 },
                { "2027-01-01", 2027 }, { "2026-03-01", 2026 } };
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 22, G_DATE_NOVEMBER, 2026);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      if (steps[i].date)
        {
          PbEdit *edit = pb_edit_new (f->plan, "Meeting");

          add_held (edit, steps[i].date);
          test_commit (edit);
        }
      g_assert_cmpint (pb_meeting_find_year (f->plan, &today), ==, steps[i].year);
    }
}

/* What recurs is in this year too. */
static void
test_first_year_recurring (TestPlan *f, gconstpointer data)
{
  PbEdit *edit = pb_edit_new (f->plan, "Meetings");
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 22, G_DATE_NOVEMBER, 2026);
  add_held (edit, "2022-05-24");
  pb_edit_set_text (edit, pb_edit_insert (edit, PB_TABLE_RECURRING), PB_RECURRING_TITLE, "Lärande råd");
  test_commit (edit);
  g_assert_cmpint (pb_meeting_find_year (f->plan, &today), ==, 2026);
}

static void
set_today (const char *iso)
{
  g_setenv ("PLANBOK_TODAY", iso, TRUE);
}

static gint64
add_decision (PbPlan *plan, const char *date)
{
  PbEdit *edit = pb_edit_new (plan, "Decision");
  gint64 id = pb_edit_insert (edit, PB_TABLE_DECISION);

  pb_edit_set_text (edit, id, PB_DECISION_TITLE, "Planen antas");
  if (date)
    pb_edit_set_text (edit, id, PB_DECISION_DATE, date);
  test_commit (edit);
  return id;
}

static char *
dup_differences (PbThen *then)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = pb_then_compare (then, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < changes->len; i++)
    {
      PbHistoryChange *change = changes->pdata[i];
      g_autofree char *flat = g_strdelimit (g_strdup (change->text), "\n", ';');

      g_string_append_printf (text, "%s%c %s: %s", i ? " | " : "", change->op, change->what, flat);
    }
  return g_string_free (text, FALSE);
}

static void
assert_then (PbThen *then, const char *wanted)
{
  g_autofree char *text = dup_differences (then);

  g_assert_cmpstr (text, ==, wanted);
  pb_then_free (then);
}

static PbThen *
at_decision (PbPlan *plan, gint64 id)
{
  return pb_then_new_for_decision (pb_plan_get_record (plan, PB_TABLE_DECISION, id));
}

/* What a row was and is, however many edits lie between; what came and went since is nothing, what went is still told. */
static void
test_then (TestPlan *f, gconstpointer data)
{
  gint64 one, two, decision, passing;
  PbEdit *edit;

  set_today ("2022-05-20");
  one = test_add_assignment (f->plan, 1, "Ett");
  two = test_add_assignment (f->plan, 2, "Två");
  test_add_activity (f->plan, two, "Steg");
  set_today ("2022-05-26");
  decision = add_decision (f->plan, "2022-05-24");
  assert_then (at_decision (f->plan, decision), "");

  g_assert_true (pb_plan_edit_enum (f->plan, "Status", one, PB_ASSIGNMENT_STATUS, PB_STATUS_STARTED, NULL));
  g_assert_true (pb_plan_edit_enum (f->plan, "Status", one, PB_ASSIGNMENT_STATUS, PB_STATUS_DONE, NULL));
  g_assert_true (pb_plan_edit_text (f->plan, "Title", NULL, one, PB_ASSIGNMENT_TITLE, "Annat", NULL));
  g_assert_true (pb_plan_edit_text (f->plan, "Title", NULL, one, PB_ASSIGNMENT_TITLE, "Ett", NULL));
  passing = test_add_assignment (f->plan, 3, "Tre");
  edit = pb_edit_new (f->plan, "Delete");
  pb_edit_delete (edit, PB_TABLE_ASSIGNMENT, passing);
  pb_edit_delete (edit, PB_TABLE_ASSIGNMENT, two);
  test_commit (edit);
  test_add_activity (f->plan, one, "Nytt");
  assert_then (at_decision (f->plan, decision),
               "u Assignment 1 Ett: Status: Not started → Done"
               " | d Assignment Två: Number: 2;Title: “Två”;Status: Not started"
               " | d Activity Steg: Assignment: something since deleted;Title: “Steg”;Status: Not started"
               " | i Activity Nytt: Assignment: Ett;Title: “Nytt”;Status: Not started");

  /* Undone since: the plan is as it was. */
  for (guint i = 0; i < 7; i++)
    g_assert_true (pb_plan_undo (f->plan, NULL));
  assert_then (at_decision (f->plan, decision), "");
}

/* What was in force at the decision and was undone later differs too, also once something else was done. */
static void
test_then_undone (TestPlan *f, gconstpointer data)
{
  gint64 one, decision;

  set_today ("2022-05-20");
  one = test_add_assignment (f->plan, 1, "Ett");
  decision = add_decision (f->plan, "2022-05-24");
  g_assert_true (pb_plan_edit_text (f->plan, "Title", NULL, one, PB_ASSIGNMENT_TITLE, "Då", NULL));
  g_assert_true (pb_plan_edit_text (f->plan, "Title", NULL, one, PB_ASSIGNMENT_TITLE, "Beslutat", NULL));
  set_today ("2022-06-01");
  g_assert_true (pb_plan_undo (f->plan, NULL));
  g_assert_true (pb_plan_undo (f->plan, NULL));
  assert_then (at_decision (f->plan, decision), "u Assignment 1 Ett: Title: “Beslutat” → “Ett”");
  set_today ("2022-07-01");
  g_assert_true (pb_plan_edit_text (f->plan, "Title", NULL, one, PB_ASSIGNMENT_TITLE, "Nu", NULL));
  assert_then (at_decision (f->plan, decision), "u Assignment 1 Nu: Title: “Beslutat” → “Nu”");
}

/* On the day itself the moment is when the decision was written in; one that has no day was made then too. */
static void
test_then_same_day (TestPlan *f, gconstpointer data)
{
  const char *days[] = { "2022-05-24", NULL };

  set_today ("2022-05-24");
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      gint64 one = test_add_assignment (f->plan, i, "Före"), decision = add_decision (f->plan, days[i]);
      g_autofree char *wanted = g_strdup_printf ("u Assignment %u Efter: Title: “Före” → “Efter”", i);

      g_assert_true (pb_plan_edit_text (f->plan, "Title", NULL, one, PB_ASSIGNMENT_TITLE, "Efter", NULL));
      assert_then (at_decision (f->plan, decision), wanted);
      g_assert_true (pb_plan_undo (f->plan, NULL));
    }
}

/* A plan that was put in after the decision is held as it was put in, and that is said. */
static void
test_then_before (TestPlan *f, gconstpointer data)
{
  g_autofree char *copy = g_build_filename (f->folder, "copy.planbok", NULL);
  g_autoptr (PbPlan) plan = NULL;
  gint64 one, decision;
  PbThen *then;

  set_today ("2026-11-01");
  one = test_add_assignment (f->plan, 1, "Ett");
  decision = add_decision (f->plan, "2024-09-26");
  plan = pb_plan_create_from (copy, f->path, NULL);
  g_assert_nonnull (plan);
  g_assert_true (pb_plan_edit_text (plan, "Title", NULL, one, PB_ASSIGNMENT_TITLE, "Nytt", NULL));
  then = at_decision (plan, decision);
  g_assert_true (pb_then_is_before_log (then));
  assert_then (then, "u Assignment 1 Nytt: Title: “Ett” → “Nytt”");
  pb_plan_close (plan);
}

/* What is followed up, measured, met about, risked, paid and reckoned is the plan as well. */
static void
test_then_everything (TestPlan *f, gconstpointer data)
{
  static const struct
  {
    PbTable table;
    PbColumn title;
  } rows[] = { { PB_TABLE_INDICATOR, PB_INDICATOR_TITLE }, { PB_TABLE_RISK, PB_RISK_TITLE }, { PB_TABLE_FUNDING, PB_FUNDING_TITLE } };
  const PbFollowUpDraft draft = { .period = "2022-T2", .assessment = PB_ASSESSMENT_PARTLY, .status = -1, .seen = "Går" };
  g_autofree char *text = NULL;
  gint64 one, decision, indicator = 0, own;
  double target = 7;
  PbThen *then;
  PbEdit *edit;

  set_today ("2022-05-20");
  one = test_add_assignment (f->plan, 1, "Ett");
  decision = add_decision (f->plan, "2022-05-20");
  edit = pb_edit_new (f->plan, "Add");
  own = pb_edit_insert (edit, PB_TABLE_ENTITY);
  pb_edit_set_text (edit, own, PB_ENTITY_NAME, "Kalmar");
  pb_edit_set_enum (edit, own, PB_ENTITY_KIND, PB_ENTITY_MUNICIPALITY);
  pb_edit_set_int (edit, own, PB_ENTITY_OWN, 1);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gint64 id = pb_edit_insert (edit, rows[i].table);
      if (i == 0)
        pb_edit_set_enum (edit, id, PB_INDICATOR_BETTER, PB_BETTER_LOWER);

      pb_edit_set_text (edit, id, rows[i].title, "Nytt");
      indicator = i == 0 ? id : indicator;
    }
  test_commit (edit);
  edit = pb_edit_new (f->plan, "Add");
  pb_edit_set_text (edit, pb_edit_insert (edit, PB_TABLE_RECURRING), PB_RECURRING_TITLE, "Råd");
  test_commit (edit);
  g_assert_true (pb_follow_up_report (pb_plan_get_record (f->plan, PB_TABLE_ASSIGNMENT, one), &draft, NULL, NULL));
  g_assert_true (pb_benchmark_set_value (pb_plan_get_record (f->plan, PB_TABLE_INDICATOR, indicator),
                                         pb_plan_get_record (f->plan, PB_TABLE_ENTITY, own), "2023", PB_GENDER_TOTAL,
                                         PB_VALUE_TARGET, &target, NULL));
  g_assert_cmpint (pb_scenario_create (f->plan, "Försiktigt", 0, PB_SCENARIO_SCENARIO, NULL, NULL), >, 0);
  then = at_decision (f->plan, decision);
  text = dup_differences (then);
  for (guint i = 0; i < 7; i++)
    {
      static const char *const words[] = { "i Follow-up", "Går", "i Indicator Nytt", "i Risk Nytt", "i External funding Nytt",
                                           "i Recurring meeting Råd", "i Scenario Försiktigt" };

      if (!strstr (text, words[i]))
        g_error ("“%s” is not in: %s", words[i], text);
    }
  g_assert_nonnull (strstr (text, "i Indicator value"));
  pb_then_free (then);
}

int
main (int argc, char **argv)
{
  g_setenv ("LANGUAGE", "C", TRUE);
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/meeting/clock", test_clock);
  test_plan_add ("/meeting/agenda", TestPlan, test_agenda);
  test_plan_add ("/meeting/first-year", TestPlan, test_first_year);
  test_plan_add ("/meeting/first-year-recurring", TestPlan, test_first_year_recurring);
  test_plan_add ("/then/compare", TestPlan, test_then);
  test_plan_add ("/then/undone", TestPlan, test_then_undone);
  test_plan_add ("/then/same-day", TestPlan, test_then_same_day);
  test_plan_add ("/then/everything", TestPlan, test_then_everything);
  test_plan_add ("/then/before", TestPlan, test_then_before);
  return g_test_run ();
}
