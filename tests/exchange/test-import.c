/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-exchange-util.h"

#include "model/pb-follow-up.h"
#include "model/pb-series.h"

#define HEADER "nummer\ttitel\tnämnd\tansvarig\tstatus\tstart\n"

static const struct
{
  const char *name;
  const char *text;
  const char *message; /* a part of it */
} errors[] = {
  { "uppdrag.tsv", HEADER "1\tEtt\t\t\tlagom\t\n",
    "uppdrag.tsv, row 2, column “status”: “lagom” is none of the words it can be: Not started, Started, Ongoing, Done, "
    "Cancelled." },
  { "uppdrag.tsv", "# note\n" HEADER "1\tEtt\t\t\t\t\n2\tTvå\t\t\t\t2024-13-01\n",
    "uppdrag.tsv, row 4, column “start”: “2024-13-01” is not a date. Write for example 2026-11-22." },
  { "uppdrag.tsv", HEADER "ett\tEtt\t\t\t\t\n",
    "row 2, column “nummer”: “ett” is not a whole number. Write for example 12." },
  { "uppdrag.tsv", HEADER "1\t\t\t\t\t\n",
    "row 2, column “titel”: the cell is empty, but every row must have a value here." },
  { "uppdrag.tsv", HEADER "1\tEtt\t\t\t\t\t\tmer\n", "row 2: “mer” stands to the right of the last column." },
  { "aktiviteter.csv", "uppdrag;aktivitet\n7;Göra\n",
    "aktiviteter.csv, row 2, column “uppdrag”: the plan has no assignment “7”. Write its number, for example 16." },
  { "budget.tsv", "tabell\tenhet\ttecken\trad\t2025\t2026\nA\tmnkr\tkostnad -\tx\t1,0\tabc\n",
    "budget.tsv, row 2, column “2026”: “abc” is not an amount. Write for example −7,1." },
  { "budget.tsv", "tabell\ttecken\trad\t2025\nA\tkostnad -\tx\t1\n",
    "the table “A” has no unit. Write kr, tkr or mnkr" },
  { "budget.tsv", "tabell\tenhet\ttecken\trad\t2025 påhitt\nA\tkr\tkostnad -\tx\t1\n",
    "row 2, column “2025 påhitt”: “påhitt” is none of the words it can be: Plan, Budget, Forecast, Outcome, "
    "Variance." },
  { "budget.tsv", "tabell\tenhet\ttecken\trad\tkind\tlänk\t2025\nA\tkr\tkostnad -\tx\tlink\t\t1\n",
    "column “länk”: a linked row must say which row it links to: table/row." },
  { "budget.tsv", "tabell\tenhet\ttecken\trad\tlänk\t2025\nA\tkr\tkostnad -\tx\tB/y\t1\n",
    "row 2, column “länk”: there is no line “B/y”. Write the table's title, a slash and the line's title." },
  { "budget.tsv", "tabell\tenhet\ttecken\tgrupp\trad\t2025\nA\tkr\tkostnad -\ty\tx\t\nA\tkr\tkostnad -\tx\ty\t1\n",
    "cannot be a group of itself." },
  { "budget.tsv",
    "tabell\tenhet\ttecken\tgrupp\trad\tkind\t2025\nA\tkr\tkostnad -\ty\tx\t\t1\nA\tkr\tkostnad -\t\ty\tgiven\t1\n",
    "row 3, column “kind”: “given” cannot be the kind of a row that other rows have as their group. Write sum." },
  { "uppdrag.tsv", HEADER "1e30\tEtt\t\t\t\t\n", "row 2, column “nummer”: “1e30” is not a whole number." },
  { "uppdrag.tsv", HEADER "99999999999999999999999999\tEtt\t\t\t\t\n",
    "row 2, column “nummer”: “99999999999999999999999999” is not a whole number." },
  { "nyckeltal.csv", "nyckeltal;kommun;kön;2023\nA;Kalmar;X;1\n", "column “kön”: “X” is none of the words it can be" },
  { "nyckeltal.csv", "nyckeltal;kommun;år;värde\nA;Kalmar;i fjol;1\n",
    "column “år”: “i fjol” is no period. Write for example 2024" },
  { "nyckeltal.csv", "nyckeltal;kommun;2023\nA;Kalmar;många\n",
    "column “2023”: “många” is not a number. Write for example 1" },
  { "moten.csv", "datum;möte;börjar;slutar\n2026-11-24;Nämnd;25:00;\n",
    "moten.csv, row 2: “25:00” is not a time of day. Write one such as 09:00." },
  { "moten.csv", "datum;möte;börjar;slutar\n2026-11-24;Nämnd;13:00;12:00\n",
    "moten.csv, row 2: the meeting ends at 12:00, before it begins at 13:00." },
  { "uppdrag.csv", "nummer;titel;start;slut\n1;Ett;2025-05-01;2025-04-30\n",
    "uppdrag.csv, row 2, column “slut”: the end 2025-04-30 comes before the start 2025-05-01. Mend one of them." },
  { "x.csv", "apa;bepa\n1;2\n", "x.csv: Planbok knows none of the columns in the first row (apa, bepa)." },
  { "x.csv", "", "x.csv is empty. The first row must hold the names of the columns." },
};

static void
test_errors (TestPlan *test, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (errors); i++)
    {
      g_autofree char *message = NULL, *undo = g_strdup (pb_plan_get_undo_label (test->plan));
      g_test_message ("%s: %s", errors[i].name, errors[i].message);
      g_assert_null (test_import (test->plan, errors[i].name, errors[i].text, FALSE, &message));
      if (strstr (message, errors[i].message) == NULL)
        g_test_message ("got: %s", message);
      g_assert_nonnull (strstr (message, errors[i].message));
      g_assert_cmpstr (pb_plan_get_undo_label (test->plan), ==, undo);
    }
  /* Not even what stood right before the error, and not what came along with it. */
  g_assert_cmpuint (pb_plan_peek_records (test->plan, PB_TABLE_ASSIGNMENT)->len, ==, 0);
  g_assert_cmpuint (pb_plan_peek_records (test->plan, PB_TABLE_SHEET)->len, ==, 0);
  g_assert_cmpuint (pb_plan_peek_records (test->plan, PB_TABLE_ENTITY)->len, ==, 0);
}

static void
test_many_errors (TestPlan *test, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (HEADER);
  g_autofree char *message = NULL;
  for (guint i = 0; i < 33; i++)
    g_string_append (text, "x\tEtt\t\t\t\t\n");
  g_assert_null (test_import (test->plan, "uppdrag.tsv", text->str, FALSE, &message));
  g_auto (GStrv) lines = g_strsplit (message, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 22);
  g_assert_true (g_str_has_prefix (lines[19], "uppdrag.tsv, row 21, "));
  g_assert_cmpstr (lines[20], ==, "And 13 errors more.");
  g_assert_cmpstr (lines[21], ==, "Nothing was imported.");
}

static void
test_update (TestPlan *test, gconstpointer data)
{
  test_import_ok (test->plan, "namnder.tsv", "nämnd\tförkortning\nSocialnämnden\tSN\nFunktionsstödsnämnden\tFSN\n");
  test_import_ok (test->plan, "uppdrag.tsv", HEADER "16\tFordon\tSN; FSN\tUC\t\t2024-10-01\n");
  PbRecord *assignment = test_find (test->plan, PB_TABLE_ASSIGNMENT, "Fordon");
  gint64 id = pb_record_get_id (assignment);
  g_assert_cmpuint (pb_plan_peek_records (test->plan, PB_TABLE_BOARD)->len, ==, 2);
  g_assert_cmpstr (pb_record_get_text (assignment, PB_ASSIGNMENT_STATUS), ==, "not-started");
  g_assert_cmpuint (pb_plan_peek_children (test->plan, PB_ASSIGNMENT_BOARD_ASSIGNMENT, id)->len, ==, 2);
  /* The unknown function was made. */
  g_assert_nonnull (test_find (test->plan, PB_TABLE_ROLE, "UC"));

  /* The same number is the same assignment; empty cells and columns that are absent leave what is there; a cell that
   * lists links is the whole list. */
  test_import_ok (test->plan, "uppdrag.tsv",
                  "Number;Title;Board;Responsible;Status;Start\n16;Fordonsparken;fsn;;Pågår;\n");
  g_assert_true (test_find (test->plan, PB_TABLE_ASSIGNMENT, "Fordonsparken") == assignment);
  g_assert_cmpstr (pb_record_get_text (assignment, PB_ASSIGNMENT_STATUS), ==, "ongoing");
  g_assert_cmpstr (pb_record_get_text (assignment, PB_ASSIGNMENT_START), ==, "2024-10-01");
  GPtrArray *boards = pb_plan_peek_children (test->plan, PB_ASSIGNMENT_BOARD_ASSIGNMENT, id);
  g_assert_cmpuint (boards->len, ==, 1);
  g_assert_cmpstr (pb_record_get_title (pb_record_get_ref (boards->pdata[0], PB_ASSIGNMENT_BOARD_BOARD)), ==,
                   "Funktionsstödsnämnden");
  g_assert_cmpuint (pb_plan_peek_children (test->plan, PB_ASSIGNMENT_ROLE_ASSIGNMENT, id)->len, ==, 1);

  /* One end told alone is held against the other that the plan has. */
  g_autofree char *message = NULL;
  g_assert_null (test_import (test->plan, "slut.csv", "nummer;titel;slut\n16;Fordonsparken;2024-09-30\n", FALSE, &message));
  g_assert_nonnull (strstr (message, "row 2, column “slut”: the end 2024-09-30 comes before the start 2024-10-01."));
  g_autofree char *activity = NULL;
  g_assert_null (test_import (test->plan, "a.csv", "uppdrag;aktivitet;start;slut\n16;Göra;2025-02-01;2025-01-31\n", FALSE,
                              &activity));
  g_assert_nonnull (strstr (activity, "the end 2025-01-31 comes before the start 2025-02-01."));

  /* A row that names other links takes some away and brings new ones; the same again further down changes its mind. */
  test_import_ok (test->plan, "byte.tsv", "nummer\tnämnd\ttitel\n16\tSN\tFordonsparken\n16\tFSN; Ny\tFordonsparken\n");
  boards = pb_plan_peek_children (test->plan, PB_ASSIGNMENT_BOARD_ASSIGNMENT, id);
  g_assert_cmpuint (boards->len, ==, 2);
  g_assert_cmpstr (pb_record_get_title (pb_record_get_ref (boards->pdata[1], PB_ASSIGNMENT_BOARD_BOARD)), ==, "Ny");
  g_assert_true (pb_plan_undo (test->plan, NULL));

  /* One edit an import, taken back whole. */
  g_autoptr (GError) error = NULL;
  g_assert_cmpstr (pb_plan_get_undo_label (test->plan), ==, "Import uppdrag.tsv");
  g_assert_true (pb_plan_undo (test->plan, &error));
  g_assert_cmpstr (pb_record_get_text (assignment, PB_ASSIGNMENT_TITLE), ==, "Fordon");
  g_assert_cmpuint (pb_plan_peek_children (test->plan, PB_ASSIGNMENT_BOARD_ASSIGNMENT, id)->len, ==, 2);
  g_assert_true (pb_plan_undo (test->plan, &error));
  g_assert_cmpuint (pb_plan_peek_records (test->plan, PB_TABLE_ASSIGNMENT)->len, ==, 0);
  g_assert_cmpuint (pb_plan_peek_records (test->plan, PB_TABLE_ROLE)->len, ==, 0);
}

static void
test_dry_run (TestPlan *test, gconstpointer data)
{
  const char *text = "nummer;titel;apa;nämnd\n1;Ett;x;Ny nämnd\n2;Två;;\n";
  g_autoptr (PbImportReport) dry = test_import (test->plan, "u.csv", text, TRUE, NULL);
  g_assert_cmpuint (pb_plan_peek_records (test->plan, PB_TABLE_ASSIGNMENT)->len, ==, 0);
  g_assert_null (pb_plan_get_undo_label (test->plan));
  g_assert_true (dry->changed);
  g_assert_cmpuint (dry->rows->len, ==, 2);
  g_assert_cmpstr (dry->rows->pdata[0], ==, "u.csv, row 2: new: Assignment “Ett”");
  g_assert_cmpstr (dry->warnings->pdata[0], ==, "u.csv: column “apa” is not known and was kept aside.");
  g_assert_cmpstr (dry->warnings->pdata[1], ==,
                   "u.csv, row 2, column “nämnd”: the plan had no Board “Ny nämnd”; it is added.");

  g_autoptr (PbImportReport) wet = test_import (test->plan, "u.csv", text, FALSE, NULL);
  g_assert_true (wet->changed);
  g_autofree char *undo = g_strdup (pb_plan_get_undo_label (test->plan));
  g_autoptr (PbImportReport) again = test_import (test->plan, "u.csv", text, TRUE, NULL);
  g_assert_false (again->changed);
  g_assert_cmpstr (again->rows->pdata[1], ==, "u.csv, row 3: unchanged: Assignment “Två”");
  g_autoptr (PbImportReport) twice = test_import (test->plan, "u.csv", "nummer;titel\n2;Två\n\n2;Tvåan\n", TRUE, NULL);
  g_assert_cmpstr (twice->warnings->pdata[0], ==,
                   "u.csv, row 4: the row is about the same as row 2. The later one counts.");
  g_autoptr (PbImportReport) nothing = test_import (test->plan, "u.csv", text, FALSE, NULL);
  g_assert_false (nothing->changed);
  /* What changes nothing leaves no edit. */
  g_assert_true (pb_plan_undo (test->plan, NULL));
  g_assert_null (pb_plan_get_undo_label (test->plan));
}

static double
look_up (TestPlan *test, const char *entity, const char *period, PbGender gender, PbValueKind kind)
{
  double value = -1;
  pb_series_lookup (test->plan, pb_record_get_id (test_find (test->plan, PB_TABLE_INDICATOR, "Kostnad")),
                    pb_record_get_id (test_find (test->plan, PB_TABLE_ENTITY, entity)), period, gender, kind, &value);
  return value;
}

static void
test_benchmarks (TestPlan *test, gconstpointer data)
{
  test_import_ok (test->plan, "plan.tsv", "fält\tvärde\nkommun\tKarlskrona\nkommunkod\t1080\nAvdelningar\tsex\n");
  test_import_ok (test->plan, "wide.csv",
                  "nyckeltal,enhet,kommun,kön,2022,2023,2025 mål\nKostnad,kr,Karlskrona,K,,\"1 288 242\",7\n"
                  "Kostnad,kr,Kalmar,,1.5,\"1.171.522,5\",\n");
  g_assert_cmpfloat (look_up (test, "Karlskrona", "2023", PB_GENDER_WOMEN, PB_VALUE_OUTCOME), ==, 1288242);
  g_assert_cmpfloat (look_up (test, "Karlskrona", "2025", PB_GENDER_WOMEN, PB_VALUE_TARGET), ==, 7);
  g_assert_cmpfloat (look_up (test, "Kalmar", "2023", PB_GENDER_TOTAL, PB_VALUE_OUTCOME), ==, 1171522.5);
  /* Not measured is absent, not zero. */
  g_assert_cmpfloat (look_up (test, "Karlskrona", "2022", PB_GENDER_WOMEN, PB_VALUE_OUTCOME), ==, -1);
  g_assert_cmpint (pb_record_get_int (test_find (test->plan, PB_TABLE_ENTITY, "Karlskrona"), PB_ENTITY_OWN), ==, 1);
  g_assert_cmpint (pb_record_get_int (test_find (test->plan, PB_TABLE_ENTITY, "Kalmar"), PB_ENTITY_OWN), ==, 0);

  const char *text = "nyckeltal\tkommun\tår\tkön\ttyp\tvärde\nKostnad\tKalmar\t2023\tT\tutfall\t12\n"
                     "Kostnad\tKalmar\t2024-T1\t\tprognos\t13,5\n";
  test_import_ok (test->plan, "long.tsv", text);
  g_assert_cmpfloat (look_up (test, "Kalmar", "2023", PB_GENDER_TOTAL, PB_VALUE_OUTCOME), ==, 12);
  g_assert_cmpfloat (look_up (test, "Kalmar", "2024-T1", PB_GENDER_TOTAL, PB_VALUE_FORECAST), ==, 13.5);
  g_autoptr (PbImportReport) again = test_import (test->plan, "long.tsv", text, FALSE, NULL);
  g_assert_false (again->changed);
}

static void
test_goals (TestPlan *test, gconstpointer data)
{
  const char *text = "fokusområde\tnivå\ttitel\tbedömning\tkommentar\tperiod\n"
                     "Ekonomi\tLångsiktigt mål\tOrdning\tDelvis uppfyllt\tNästan\t2022-T1\n"
                     "Ekonomi\tÅrsmål\tReda\tEj utvärderad\t\t\n";
  test_import_ok (test->plan, "mal.tsv", text);
  PbRecord *goal = test_find (test->plan, PB_TABLE_GOAL, "Ordning"),
           *other = test_find (test->plan, PB_TABLE_GOAL, "Reda");
  g_assert_cmpstr (pb_record_get_title (pb_record_get_ref (goal, PB_GOAL_PARENT)), ==, "Ekonomi");
  g_assert_true (pb_record_get_ref (goal, PB_GOAL_PARENT) == pb_record_get_ref (other, PB_GOAL_PARENT));
  PbRecord *follow_up = pb_plan_peek_children (test->plan, PB_FOLLOW_UP_GOAL, pb_record_get_id (goal))->pdata[0];
  g_assert_cmpint (pb_record_get_enum (follow_up, PB_FOLLOW_UP_ASSESSMENT), ==, PB_ASSESSMENT_PARTLY);
  g_assert_cmpstr (pb_record_get_text (follow_up, PB_FOLLOW_UP_SEEN), ==, "Nästan");
  g_assert_cmpstr (pb_record_get_text (pb_record_get_ref (follow_up, PB_FOLLOW_UP_PERIOD), PB_PERIOD_END), ==,
                   "2022-04-30");
  /* Without a period it is of the one that now is. */
  follow_up = pb_plan_peek_children (test->plan, PB_FOLLOW_UP_GOAL, pb_record_get_id (other))->pdata[0];
  g_assert_cmpstr (pb_record_get_title (pb_record_get_ref (follow_up, PB_FOLLOW_UP_PERIOD)), ==, "2026-T3");
  g_autoptr (PbImportReport) again = test_import (test->plan, "mal.tsv", text, FALSE, NULL);
  g_assert_false (again->changed);
}

/* Imported or reported, the latest period decides the status, and one that a file tells stands. */
static void
test_follow_up_status (TestPlan *test, gconstpointer data)
{
  static const struct
  {
    const char *text;
    const char *status;
  } cases[] = { { "uppdrag;period;bedömning;status\n1;2025-T2;Delvis uppfyllt;Pågår\n1;2025-T1;Delvis uppfyllt;Påbörjad\n", "ongoing" },
                { "uppdrag;period;bedömning;status\n1;2024-T3;Helt uppfyllt;Klar\n", "ongoing" },
                { "uppdrag;period;bedömning;status\n1;2025-T3;Helt uppfyllt;\n", "ongoing" },
                { "uppdrag;period;bedömning;status\n1;2026-T1;Helt uppfyllt;Klar\n", "done" },
                { "nummer;titel;status\n1;Ett;Avbruten\n", "cancelled" },
                { "uppdrag;period;bedömning;status\n1;2026-T1;Delvis uppfyllt;Klar\n", "cancelled" } };
  test_import_ok (test->plan, "u.csv", "nummer;titel\n1;Ett\n");
  PbRecord *assignment = test_find (test->plan, PB_TABLE_ASSIGNMENT, "Ett");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      test_import_ok (test->plan, "f.csv", cases[i].text);
      g_assert_cmpstr (pb_record_get_text (assignment, PB_ASSIGNMENT_STATUS), ==, cases[i].status);
    }
  g_autoptr (PbImport) both = pb_import_new (test->plan);
  const char *told = "nummer;titel;status\n2;Två;Pågår\n3;Tre;\n";
  const char *reported = "uppdrag;period;bedömning;status\n2;2026-T1;Helt uppfyllt;Klar\n3;2026-T1;Helt uppfyllt;Klar\n";
  g_assert_true (pb_import_add_text (both, "f.csv", reported, strlen (reported), NULL, NULL));
  g_assert_true (pb_import_add_text (both, "u.csv", told, strlen (told), NULL, NULL));
  g_autoptr (PbImportReport) report = pb_import_run (both, FALSE, NULL, NULL);
  g_assert_nonnull (report);
  g_assert_cmpstr (pb_record_get_text (test_find (test->plan, PB_TABLE_ASSIGNMENT, "Två"), PB_ASSIGNMENT_STATUS), ==, "ongoing");
  g_assert_cmpstr (pb_record_get_text (test_find (test->plan, PB_TABLE_ASSIGNMENT, "Tre"), PB_ASSIGNMENT_STATUS), ==, "done");
}

static void
test_follow_ups (TestPlan *test, gconstpointer data)
{
  const char *text = "uppdrag;period;bedömning;status;samlad bedömning;orsaker;åtgärder;realiserat mnkr\n"
                     "1;2024-T3;Delvis uppfyllt;Pågår;\"Går; bra\nnog\";;;2,25\n";
  g_autofree char *message = NULL;
  test_import_ok (test->plan, "u.csv", "nummer;titel\n1;Ett\n");
  test_import_ok (test->plan, "f.csv", text);
  PbRecord *follow_up = pb_plan_peek_records (test->plan, PB_TABLE_FOLLOW_UP)->pdata[0];
  g_assert_cmpstr (pb_record_get_text (follow_up, PB_FOLLOW_UP_SEEN), ==, "Går; bra\nnog");
  g_assert_cmpint (pb_record_get_int (follow_up, PB_FOLLOW_UP_REALISED), ==, 225000000);
  g_assert_cmpstr (pb_record_get_text (follow_up, PB_FOLLOW_UP_AUTHOR), ==, "Test");
  g_autoptr (PbImportReport) again = test_import (test->plan, "f.csv", text, FALSE, NULL);
  g_assert_false (again->changed);
  g_assert_null (
      test_import (test->plan, "f.csv", "uppdrag;period;bedömning\n;2024-T3;Helt uppfyllt\n", FALSE, &message));
  g_assert_nonnull (strstr (message, "a follow-up is of an assignment, of a goal or of an assignment's activity: name one of them."));
}

/* Two assignments have an activity of the same title: the assignment beside it tells which. */
static void
test_activity_follow_ups (TestPlan *test, gconstpointer data)
{
  static const struct { const char *row, *error; } refused[] = {
    { ";Mäta;;2024-T3;Uppfyllt\n", "name the assignment that the activity “Mäta” belongs to." },
    { "1;Bygga;;2024-T3;Uppfyllt\n", "the assignment “Ett” has no activity “Bygga”." },
    { "9;Mäta;;2024-T3;Uppfyllt\n", "“9”" },
    { "1;Mäta;Hälsa;2024-T3;Uppfyllt\n", "name one of them." },
  };
  const char *text = "uppdrag;aktivitet;period;bedömning;samlad bedömning\n"
                     "2;mäta;2024-T3;Delvis uppfyllt;Halvvägs\n2;;2024-T3;Helt uppfyllt;\n1;Mäta;2024-T3;Ej uppfyllt;\n";
  test_import_ok (test->plan, "u.csv", "nummer;titel;status\n1;Ett;Pågår\n2;Två;Pågår\n");
  test_import_ok (test->plan, "a.csv", "uppdrag;aktivitet;slut\n1;Mäta;\n2;Mäta;\n");
  test_import_ok (test->plan, "f.csv", text);
  PbRecord *two = test_find (test->plan, PB_TABLE_ASSIGNMENT, "Två");
  PbRecord *activity = pb_plan_peek_children (test->plan, PB_ACTIVITY_ASSIGNMENT, pb_record_get_id (two))->pdata[0];
  PbRecord *of_activity = pb_follow_up_get (activity, "2024-T3"), *of_two = pb_follow_up_get (two, "2024-T3");
  g_assert_cmpuint (pb_plan_peek_records (test->plan, PB_TABLE_FOLLOW_UP)->len, ==, 3);
  g_assert_cmpstr (pb_record_get_text (of_activity, PB_FOLLOW_UP_SEEN), ==, "Halvvägs");
  g_assert_true (pb_record_is_null (of_activity, PB_FOLLOW_UP_ASSIGNMENT));
  g_assert_cmpint (pb_record_get_enum (of_two, PB_FOLLOW_UP_ASSESSMENT), ==, PB_ASSESSMENT_MET);

  /* What goes out as a table comes back as it was. */
  g_autofree char *out = test_show (test->plan, "followups", PB_SHOW_CSV);
  g_autoptr (PbImportReport) again = test_import (test->plan, "ut.csv", out, FALSE, NULL);
  g_assert_nonnull (again);
  g_assert_false (again->changed);
  g_autofree char *goals = test_show (test->plan, "goals", PB_SHOW_TEXT);
  g_assert_nonnull (strstr (goals, "Halvvägs"));
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *row = g_strconcat ("uppdrag;aktivitet;mål;period;bedömning\n", refused[i].row, NULL);
      g_autofree char *message = NULL;
      g_assert_null (test_import (test->plan, "f.csv", row, FALSE, &message));
      g_assert_nonnull (strstr (message, refused[i].error));
    }
  g_assert_cmpuint (pb_plan_peek_records (test->plan, PB_TABLE_FOLLOW_UP)->len, ==, 3);
}

/* What CSV guards against formulas comes back as it was. */
static void
test_formulas (TestPlan *test, gconstpointer data)
{
  const char *titles[] = { "=1+1", "+a", "-", "-7,1", "@x", "#5", "'=x", "a\"b" };
  PbEdit *edit = pb_edit_new (test->plan, "Add");
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      gint64 id = pb_edit_insert (edit, PB_TABLE_BOARD);
      pb_edit_set_text (edit, id, PB_BOARD_NAME, titles[i]);
    }
  test_commit (edit);
  g_autofree char *csv = test_show (test->plan, "boards", PB_SHOW_CSV);
  g_assert_nonnull (strstr (csv, "\r\n\"'=1+1\";\r\n\"'+a\";\r\n\"'-\";\r\n\"-7,1\";\r\n\"'@x\";\r\n"));
  g_autoptr (PbImportReport) report = test_import (test->plan, "b.csv", csv, FALSE, NULL);
  g_assert_false (report->changed);
  g_assert_nonnull (test_find (test->plan, PB_TABLE_BOARD, "=1+1"));
}

/* What somebody else imports between the choice of a file and the import of it does not come twice. */
static void
test_two_imports (TestPlan *test, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PbPlan) other = pb_plan_open (test->path, &error);
  g_autoptr (PbImport) import = pb_import_new (test->plan);
  const char *text = "nummer;titel;nämnd\n1;Ett;Nämnden\n";
  g_assert_no_error (error);
  g_assert_true (pb_import_add_text (import, "u.csv", text, strlen (text), NULL, NULL));
  test_import_ok (other, "u.csv", text);
  g_autoptr (PbImportReport) report = pb_import_run (import, FALSE, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (report->changed);
  g_assert_cmpuint (pb_plan_peek_records (test->plan, PB_TABLE_ASSIGNMENT)->len, ==, 1);
  g_assert_cmpuint (pb_plan_peek_records (test->plan, PB_TABLE_BOARD)->len, ==, 1);
}

/* Lines of one name, and lines that are looked up by their name alone, imported, again, and undone: the seconds. */
static double
time_lines (TestPlan *test, guint n)
{
  g_autoptr (GString) lines = g_string_new ("tabell\tenhet\ttecken\trad\t2025\n");
  g_autoptr (GString) assignments = g_string_new ("nummer\ttitel\teffekt\n");
  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (lines, "T\tmnkr\tkostnad -\tÖvrigt\t%u\nT\tmnkr\tkostnad -\tRad %u\t1\n", i, i);
      g_string_append_printf (assignments, "%u\tUppdrag\tRad %u\n", i, i);
    }
  g_test_timer_start ();
  test_import_ok (test->plan, "budget.tsv", lines->str);
  test_import_ok (test->plan, "uppdrag.tsv", assignments->str);
  g_autoptr (PbImportReport) again = test_import (test->plan, "budget.tsv", lines->str, FALSE, NULL);
  g_assert_false (again->changed);
  g_assert_true (pb_plan_undo (test->plan, NULL));
  g_assert_true (pb_plan_undo (test->plan, NULL));
  g_assert_cmpuint (pb_plan_peek_records (test->plan, PB_TABLE_LINE)->len, ==, 0);
  return g_test_timer_elapsed ();
}

/* Twelve times the rows may not take a hundred times as long, as it does where each row is compared with all. */
static void
test_many_lines (TestPlan *test, gconstpointer data)
{
  double few = time_lines (test, 500), many = time_lines (test, 6000);
  g_test_message ("%f s, %f s", few, many);
  g_assert_cmpfloat (many, <, 45 * few);
}

/* A device without end is no text table, and does not fill the memory first. */
static void
test_endless_file (TestPlan *test, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PbImport) import = pb_import_new (test->plan);
  g_assert_false (pb_import_add_file (import, "/dev/zero", NULL, &error));
  g_assert_error (error, PB_ERROR, PB_ERROR_INVALID);
}

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
  test_plan_add ("/import/errors", TestPlan, test_errors);
  test_plan_add ("/import/many-errors", TestPlan, test_many_errors);
  test_plan_add ("/import/update", TestPlan, test_update);
  test_plan_add ("/import/dry-run", TestPlan, test_dry_run);
  test_plan_add ("/import/benchmarks", TestPlan, test_benchmarks);
  test_plan_add ("/import/goals", TestPlan, test_goals);
  test_plan_add ("/import/follow-up-status", TestPlan, test_follow_up_status);
  test_plan_add ("/import/follow-ups", TestPlan, test_follow_ups);
  test_plan_add ("/import/activity-follow-ups", TestPlan, test_activity_follow_ups);
  test_plan_add ("/import/formulas", TestPlan, test_formulas);
  test_plan_add ("/import/two-imports", TestPlan, test_two_imports);
  test_plan_add ("/import/many-lines", TestPlan, test_many_lines);
  test_plan_add ("/import/endless-file", TestPlan, test_endless_file);
  return g_test_run ();
}
