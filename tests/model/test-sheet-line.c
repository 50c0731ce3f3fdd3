/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/pb-check.h"
#include "test-sheet-edit.h"

/* What is done to lines, columns, tables and shares: what is refused and why, what hangs on what, and what it comes to.
 */

static gint64
add (PbPlan *plan, gint64 sheet, gint64 other, PbLinePlace place, const char *title, PbLineKind kind)
{
  g_autoptr (GError) error = NULL;
  gint64 id = pb_sheet_add_line (plan, sheet, other, place, title, kind, &error);

  g_assert_no_error (error);
  g_assert_cmpint (id, !=, 0);
  return id;
}

static void
test_refusals (TestPlan *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  PbPlan *plan = fixture->plan;
  TestSmall s;

  test_build_small (&s, plan);
  before = test_dump (fixture);
#define REFUSED(call, parts) test_refused ((call) != 0, &error, parts)
  REFUSED (pb_sheet_add_line (plan, s.sheet, 0, 0, "  ", PB_LINE_GIVEN, &error), "needs a name");
  REFUSED (pb_sheet_add_line (plan, 4711, 0, 0, "Ny", PB_LINE_GIVEN, &error), "table is no longer");
  REFUSED (pb_sheet_add_line (plan, s.sheet, s.rent, PB_PLACE_UNDER, "Ny", PB_LINE_GIVEN, &error),
           "“Hyror” has figures of its own");
  REFUSED (pb_sheet_add_line (plan, s.other, s.linked, PB_PLACE_UNDER, "Ny", PB_LINE_GIVEN, &error), "is a link");
  REFUSED (pb_sheet_add_line (plan, s.sheet, s.balance, PB_PLACE_UNDER, "Ny", PB_LINE_GIVEN, &error), "is a balance");
  REFUSED (pb_sheet_rename_line (plan, s.rent, "", &error), "needs a name");
  REFUSED (pb_sheet_rename_line (plan, 4711, "Ny", &error), "line is no longer");
  REFUSED (pb_sheet_move_line (plan, s.sum, s.rent, PB_PLACE_AFTER, &error),
           "“Kostnader” cannot stand in its own group");
  REFUSED (pb_sheet_move_line (plan, s.rent, s.rest, PB_PLACE_AFTER, &error),
           "“Hyror” and “Övrigt” stand in different tables");
  REFUSED (pb_sheet_shift_line (plan, s.staff, PB_SHIFT_IN, &error), "“Hyror” has figures of its own");
  REFUSED (pb_sheet_set_line_kind (plan, s.sum, PB_LINE_BALANCE, PB_FIGURES_KEEP, &error),
           "“Kostnader” has lines under it");
  REFUSED (pb_sheet_set_line_link (plan, s.sum, s.rest, PB_FIGURES_KEEP, &error), "“Kostnader” has lines under it");
  REFUSED (pb_sheet_set_line_kind (plan, s.rent, PB_LINE_LINKED, PB_FIGURES_KEEP, &error),
           "needs a line to link to|“Hyror”");
  REFUSED (pb_sheet_set_line_kind (plan, s.rent, PB_LINE_SUM, PB_FIGURES_ASK, &error),
           "“Hyror” has 2 figures of its own|printed|drop");
  REFUSED (pb_sheet_group_lines (plan, (gint64[]){ s.rent, s.grants }, 2, "Grupp", &error),
           "“Hyror” and “Bidrag” do not follow");
  REFUSED (pb_sheet_group_lines (plan, (gint64[]){ s.grants, s.balance }, 2, "Grupp", &error), "“Balans” is a balance");
  REFUSED (pb_sheet_group_lines (plan, (gint64[]){ s.rent, s.staff }, 2, " ", &error), "group needs a name");
  REFUSED (pb_sheet_ungroup_line (plan, s.rent, &error), "“Hyror” is no sum");
  REFUSED (pb_sheet_add_column (plan, s.sheet, "2025", PB_MEASURE_BUDGET, 0, &error),
           "a column for 2025 budget already");
  REFUSED (pb_sheet_add_column (plan, s.sheet, "nästa år", PB_MEASURE_BUDGET, 0, &error), "“nästa år” is no period");
  REFUSED (pb_sheet_add_column (plan, s.sheet, "2025", PB_MEASURE_VARIANCE, 0, &error), "comes by itself");
  REFUSED (pb_sheet_add_year (plan, s.sheet, 2026, &error), "already");
  REFUSED (pb_sheet_add_table (plan, 0, "", PB_UNIT_TKR, PB_SIGN_COST_POSITIVE, 2026, 1, &error), "table needs a name");
  REFUSED (pb_share_link (plan, s.balance, s.second, &error), "“Balans” is a balance");
  REFUSED (pb_share_link (plan, s.rent, 4711, &error), "assignment is no longer");
  REFUSED (pb_share_set_percent (plan, s.rent, s.second, 50, &error), "not linked");
  REFUSED (pb_share_set_percent (plan, s.rent, s.first, 120, &error), "120 %|100 %");
#undef REFUSED
  after = test_dump (fixture);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpstr (pb_plan_get_undo_label (plan), ==, "Build");
}

/* Lines that would rest on each other, by whatever change: refused, with the ring named. */
static void
test_rings (TestPlan *fixture, gconstpointer data)
{
  PbPlan *plan = fixture->plan;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gint64 group, total;
  TestSmall s;

  test_build_small (&s, plan);
  group = add (plan, s.other, 0, 0, "Grupp", PB_LINE_SUM);
  total = add (plan, s.sheet, 0, 0, "Summering", PB_LINE_GIVEN);
  g_assert_true (pb_sheet_move_line (plan, s.rest, group, PB_PLACE_UNDER, &error));
  g_assert_true (pb_sheet_set_line_link (plan, total, group, PB_FIGURES_ASK, &error));
  g_assert_no_error (error);
  before = test_dump (fixture);

  /* To itself; over another table and a group; into the group that it links to. */
  test_refused (pb_sheet_set_line_link (plan, s.grants, s.grants, PB_FIGURES_DROP, &error), &error, "Bidrag → Bidrag");
  test_refused (pb_sheet_set_line_link (plan, s.rent, s.linked, PB_FIGURES_DROP, &error), &error,
                "Hyror → Kostnader enligt balansen → Kostnader → Hyror");
  test_refused (pb_sheet_set_line_link (plan, s.rest, total, PB_FIGURES_DROP, &error), &error,
                "Övrigt → Summering → Grupp → Övrigt");
  test_refused (pb_sheet_set_line_link (plan, s.grants, s.balance, PB_FIGURES_DROP, &error), &error,
                "Bidrag → Balans → Bidrag");
  after = test_dump (fixture);
  g_assert_cmpstr (after, ==, before);

  /* A line below the balance may link to it, until it is moved above it or into what it sums. */
  g_assert_true (pb_sheet_set_line_link (plan, total, s.balance, PB_FIGURES_ASK, &error));
  test_refused (pb_sheet_shift_line (plan, total, PB_SHIFT_UP, &error), &error, "Summering → Balans → Summering");
  test_refused (pb_sheet_move_line (plan, total, s.sum, PB_PLACE_UNDER, &error), &error,
                "Summering → Balans → Kostnader → Summering");
  test_refused (pb_sheet_shift_line (plan, s.balance, PB_SHIFT_DOWN, &error), &error, "Balans → Summering → Balans");
  g_assert_true (pb_sheet_move_line (plan, s.grants, total, PB_PLACE_AFTER, &error));
  /* A line that becomes a sum because another comes under it. */
  g_assert_true (pb_sheet_set_line_kind (plan, total, PB_LINE_GIVEN, PB_FIGURES_DROP, &error));
  g_assert_true (pb_sheet_set_line_link (plan, s.grants, total, PB_FIGURES_DROP, &error));
  g_assert_no_error (error);
  test_refused (pb_sheet_shift_line (plan, s.grants, PB_SHIFT_IN, &error), &error, "Bidrag → Summering → Bidrag");
}

/* No figure is lost when a line changes kind, unless that is asked for. */
static void
test_kinds (TestPlan *fixture, gconstpointer data)
{
  PbPlan *plan = fixture->plan;
  g_autoptr (GError) error = NULL;
  g_autoptr (PbSheet) sheet = NULL;
  const gint64 other = MNKR (1);
  gint64 ore;
  TestSmall s;

  test_build_small (&s, plan);
  g_assert_true (pb_sheet_set_note (plan, 0, s.rent, s.budget, "Avtal", &error));
  g_assert_true (pb_sheet_set_line_kind (plan, s.rent, PB_LINE_SUM, PB_FIGURES_KEEP, &error));
  g_assert_cmpuint (pb_sheet_count_figures (plan, s.rent), ==, 0);
  test_shows (plan, 0, s.sheet, "Hyror", 0, NULL);
  test_shows (plan, 0, s.sheet, "Kostnader", 0, "\u22121.0");
  g_assert_cmpstr (pb_sheet_get_note (plan, 0, s.rent, s.budget), ==, "Avtal");
  sheet = pb_sheet_get (plan, s.sheet, 0);
  g_assert_true (pb_sheet_get_printed (sheet, 1, 0, &ore));
  g_assert_cmpint (ore, ==, MNKR (-35));

  /* What is computed becomes the line's own. */
  g_assert_true (pb_sheet_set_line_kind (plan, s.balance, PB_LINE_GIVEN, PB_FIGURES_ASK, &error));
  test_shows (plan, 0, s.sheet, "Balans", 0, "4.0");
  g_assert_cmpuint (pb_sheet_count_figures (plan, s.balance), ==, 1);
  g_assert_true (pb_sheet_set_line_kind (plan, s.linked, PB_LINE_GIVEN, PB_FIGURES_DROP, &error));
  g_assert_no_error (error);
  test_shows (plan, 0, s.other, "Kostnader enligt balansen", 0, NULL);
  g_assert_null (pb_record_get_ref (pb_plan_get_record (plan, PB_TABLE_LINE, s.linked), PB_LINE_LINK));

  /* A printed figure that says something else is not written over. */
  g_assert_true (pb_sheet_set_printed (plan, s.grants, s.budget, &other, &error));
  test_refused (pb_sheet_set_line_kind (plan, s.grants, PB_LINE_SUM, PB_FIGURES_KEEP, &error), &error,
                "“Bidrag” has a printed figure already in 2025 budget");
  test_shows (plan, 0, s.sheet, "Bidrag", 0, "5.0");

  /* A link of any kind of line: what it shows is the other's. */
  g_assert_true (pb_sheet_set_line_link (plan, s.rest, s.staff, PB_FIGURES_ASK, &error));
  g_assert_true (pb_sheet_set_text (plan, 0, s.staff, s.plan, "-7", &error));
  g_assert_no_error (error);
  test_shows (plan, 0, s.other, "Övrigt", 0, "\u22127.0");
}

static void
assert_says (char **sentences, const char *const *expected)
{
  g_autofree char *said = g_strjoinv ("|", sentences);
  g_autofree char *wanted = g_strjoinv ("|", (char **)expected);

  g_assert_cmpstr (said, ==, wanted);
  g_strfreev (sentences);
}

static void
test_describe (TestPlan *fixture, gconstpointer data)
{
  PbPlan *plan = fixture->plan;
  g_autoptr (GError) error = NULL;
  TestSmall s;

  test_build_small (&s, plan);
  g_assert_true (pb_sheet_set_text (plan, s.scenario, s.staff, s.plan, "-9", &error));
  g_assert_true (pb_sheet_set_note (plan, 0, s.staff, s.plan, "Löner", &error));
  g_assert_no_error (error);
  assert_says (pb_sheet_describe_line (plan, s.sum, TRUE),
               (const char *const[]){
                   "2 lines under it: Hyror, Personal.", "3 figures.", "1 note on a figure.", "1 printed figure.",
                   "1 figure in scenarios: Vad händer om.",
                   "“Kostnader enligt balansen” in the table “Underlag” links to “Kostnader” and will have no figures.",
                   "“Hyror” is an effect of assignment 2 Bostadskarriär, which loses it.", NULL });
  assert_says (pb_sheet_describe_line (plan, s.sum, FALSE),
               (const char *const[]){
                   "1 printed figure.",
                   "“Kostnader enligt balansen” in the table “Underlag” links to “Kostnader” and will have no figures.",
                   NULL });
  assert_says (pb_sheet_describe_line (plan, s.rest, TRUE), (const char *const[]){ NULL });
  assert_says (pb_sheet_describe_column (plan, s.budget),
               (const char *const[]){ "3 figures.", "1 printed figure.", NULL });
  assert_says (pb_sheet_describe_table (plan, s.other), (const char *const[]){ "2 lines.", NULL });

  /* It is as was said. */
  g_assert_true (pb_sheet_delete_line (plan, s.sum, &error));
  g_assert_no_error (error);
  g_assert_null (pb_plan_get_record (plan, PB_TABLE_LINE, s.rent));
  g_assert_cmpuint (pb_plan_peek_children (plan, PB_ASSIGNMENT_LINE_ASSIGNMENT, s.first)->len, ==, 0);
  g_assert_cmpuint (pb_plan_peek_children (plan, PB_SCENARIO_CELL_SCENARIO, s.scenario)->len, ==, 0);
  test_shows (plan, 0, s.other, "Kostnader enligt balansen", 0, NULL);
  test_shows (plan, 0, s.sheet, "Balans", 0, "5.0");
}

/* A long list of names ends with how many more there are. */
static void
test_describe_many (TestPlan *fixture, gconstpointer data)
{
  PbPlan *plan = fixture->plan;
  g_autoptr (GError) error = NULL;
  TestSmall s;

  test_build_small (&s, plan);
  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *title = g_strdup_printf ("Rad %u", i);

      g_assert_cmpint (pb_sheet_add_line (plan, s.sheet, s.sum, PB_PLACE_UNDER, title, PB_LINE_GIVEN, &error), !=, 0);
    }
  {
    g_auto (GStrv) all = pb_sheet_describe_line (plan, s.sum, TRUE);

    g_assert_true (g_str_has_prefix (all[0], "8 lines under it: "));
    g_assert_true (g_str_has_suffix (all[0], " and 2 more."));
  }
}

/* What would be refused is so before what becomes of the figures is asked, and asking changes nothing. */
static void
test_check_kind (TestPlan *fixture, gconstpointer data)
{
  PbPlan *plan = fixture->plan;
  g_autoptr (GError) error = NULL;
  TestSmall s;

  test_build_small (&s, plan);
  g_assert_false (pb_sheet_check_line_kind (plan, s.rent, PB_LINE_LINKED, s.sum, &error));
  g_assert_error (error, PB_ERROR, PB_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "Hyror → Kostnader → Hyror"));
  g_clear_error (&error);
  g_assert_true (pb_sheet_check_line_kind (plan, s.rent, PB_LINE_LINKED, s.rest, &error));
  g_assert_no_error (error);
  g_assert_cmpint (pb_record_get_enum (pb_plan_get_record (plan, PB_TABLE_LINE, s.rent), PB_LINE_KIND), ==, PB_LINE_GIVEN);
}

static void
test_moves (TestPlan *fixture, gconstpointer data)
{
  PbPlan *plan = fixture->plan;
  g_autoptr (GError) error = NULL;
  g_autofree char *grouped = NULL;
  g_autofree char *ungrouped = NULL;
  gint64 empty;
  TestSmall s;

  test_build_small (&s, plan);
  g_assert_false (pb_sheet_can_shift_line (plan, s.rent, PB_SHIFT_UP));
  g_assert_false (pb_sheet_can_shift_line (plan, s.rent, PB_SHIFT_IN));
  g_assert_true (pb_sheet_can_shift_line (plan, s.rent, PB_SHIFT_DOWN));
  g_assert_true (pb_sheet_can_shift_line (plan, s.rent, PB_SHIFT_OUT));
  g_assert_false (pb_sheet_can_shift_line (plan, s.sum, PB_SHIFT_OUT));
  g_assert_false (pb_sheet_can_shift_line (plan, s.balance, PB_SHIFT_DOWN));

  /* Under a line without figures: it becomes their sum. */
  empty = add (plan, s.sheet, s.grants, PB_PLACE_BEFORE, "Intäkter", PB_LINE_GIVEN);
  g_assert_true (pb_sheet_shift_line (plan, s.grants, PB_SHIFT_IN, &error));
  g_assert_cmpint (pb_record_get_enum (pb_plan_get_record (plan, PB_TABLE_LINE, empty), PB_LINE_KIND), ==, PB_LINE_SUM);
  test_shows (plan, 0, s.sheet, "Intäkter", 0, "5.0");
  test_shows (plan, 0, s.sheet, "Balans", 0, "0.5");

  /* A group adds nothing and loses nothing, many times over without room between the places. */
  for (guint i = 0; i < 15; i++)
    {
      g_assert_true (pb_sheet_move_line (plan, s.staff, s.rent, i % 2 == 0 ? PB_PLACE_BEFORE : PB_PLACE_AFTER, &error));
      g_assert_cmpint (pb_sheet_group_lines (plan, (gint64[]){ s.staff, s.rent }, 2, "Mellansumma", &error), !=, 0);
      g_assert_no_error (error);
      test_shows (plan, 0, s.sheet, "Balans", 0, "0.5");
    }
  grouped = test_outline (plan, s.sheet);
  g_assert_true (g_str_has_prefix (grouped, "Kostnader(Mellansumma(Mellansumma("));
  for (guint i = 0; i < 15; i++)
    {
      g_assert_true (pb_sheet_ungroup_line (
          plan, pb_record_get_int (pb_plan_get_record (plan, PB_TABLE_LINE, s.rent), PB_LINE_PARENT), &error));
      g_assert_no_error (error);
      test_shows (plan, 0, s.sheet, "Balans", 0, "0.5");
    }
  ungrouped = test_outline (plan, s.sheet);
  g_assert_cmpstr (ungrouped, ==, "Kostnader(Personal Hyror) Intäkter(Bidrag) Balans");
}

/* A new year has the measures of the last, in its place in time; the variance comes by itself. */
static void
test_columns (TestPlan *fixture, gconstpointer data)
{
  static const char *const labels[] = { "2024", "2025 budget", "2025 outcome", "2025 variance", "2026", "2027" };
  PbPlan *plan = fixture->plan;
  g_autoptr (GError) error = NULL;
  g_autoptr (PbSheet) sheet = NULL;
  TestSmall s;

  test_build_small (&s, plan);
  g_assert_true (pb_sheet_delete_column (plan, s.forecast, &error));
  g_assert_true (pb_sheet_add_year (plan, s.sheet, 0, &error));
  g_assert_cmpint (pb_sheet_add_column (plan, s.sheet, "2025", PB_MEASURE_OUTCOME, 0, &error), !=, 0);
  g_assert_cmpint (pb_sheet_add_column (plan, s.sheet, "2024", PB_MEASURE_PLAN, 0, &error), !=, 0);
  g_assert_no_error (error);
  sheet = pb_sheet_get (plan, s.sheet, 0);
  g_assert_cmpuint (pb_sheet_get_n_columns (sheet), ==, G_N_ELEMENTS (labels));
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    g_assert_cmpstr (pb_sheet_get_column_label (sheet, i), ==, labels[i]);
}

/* Both sign conventions: worse is always negative, and turned figures mean the same. */
static void
test_sign (TestPlan *fixture, gconstpointer data)
{
  PbPlan *plan = fixture->plan;
  g_autoptr (GError) error = NULL;
  PbSheetProperties properties;
  TestSmall s;

  test_build_small (&s, plan);
  g_assert_true (pb_sheet_set_text (plan, 0, s.rent, s.forecast, "-4", &error));
  test_shows (plan, 0, s.sheet, "Hyror", 2, "\u22120.5");
  g_assert_true (pb_sheet_get_properties (plan, s.sheet, &properties, &error));
  properties.sign = PB_SIGN_COST_POSITIVE;
  properties.turn = TRUE;
  g_assert_true (pb_sheet_set_properties (plan, s.sheet, &properties, &error));
  test_shows (plan, 0, s.sheet, "Hyror", 1, "4.0");
  test_shows (plan, 0, s.sheet, "Hyror", 2, "\u22120.5");
  test_shows (plan, 0, s.sheet, "Balans", 0, "\u22120.5");
  properties.sign = PB_SIGN_COST_NEGATIVE;
  properties.turn = FALSE;
  g_assert_true (pb_sheet_set_properties (plan, s.sheet, &properties, &error));
  test_shows (plan, 0, s.sheet, "Hyror", 2, "0.5");
  /* The unit is only how they are shown. */
  properties.unit = PB_UNIT_TKR;
  properties.decimals = -1;
  g_assert_true (pb_sheet_set_properties (plan, s.sheet, &properties, &error));
  test_shows (plan, 0, s.sheet, "Hyror", 1, "4,000.0");
  g_assert_no_error (error);
  /* Refused whole. */
  properties.unit = PB_UNIT_MNKR;
  properties.title = " ";
  test_refused (pb_sheet_set_properties (plan, s.sheet, &properties, &error), &error, "A table needs a name");
  properties.title = "Ekonomi i balans";
  properties.board = s.rent;
  test_refused (pb_sheet_set_properties (plan, s.sheet, &properties, &error), &error, "The board is no longer in the plan");
  test_shows (plan, 0, s.sheet, "Hyror", 1, "4,000.0");
}

static void
test_duplicate (TestPlan *fixture, gconstpointer data)
{
  PbPlan *plan = fixture->plan;
  g_autoptr (GError) error = NULL;
  g_autoptr (PbSheet) from = NULL;
  g_autoptr (PbSheet) to = NULL;
  g_autofree char *outline = NULL;
  gint64 effect = 0, again = 0;
  gint64 id;
  TestSmall s;

  test_build_small (&s, plan);
  g_assert_true (pb_sheet_set_note (plan, 0, s.rent, s.budget, "Avtal", &error));
  g_assert_true (pb_effect_get (plan, s.first, 0, 2025, &effect));
  id = pb_sheet_duplicate_table (plan, s.sheet, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (test_text (plan, PB_SHEET_TITLE, id), ==, "Ekonomi i balans (copy)");
  outline = test_outline (plan, id);
  g_assert_cmpstr (outline, ==, "Kostnader(Hyror Personal) Bidrag Balans");
  from = pb_sheet_get (plan, s.sheet, 0);
  to = pb_sheet_get (plan, id, 0);
  for (guint line = 0; line < 5; line++)
    for (guint column = 0; column < 4; column++)
      {
        gint64 a = 0, b = 0;

        g_assert_cmpint (pb_sheet_get_value (from, line, column, &a), ==, pb_sheet_get_value (to, line, column, &b));
        g_assert_cmpint (a, ==, b);
        g_assert_cmpint (pb_sheet_get_proof (from, line, column), ==, pb_sheet_get_proof (to, line, column));
      }
  /* No effect is counted twice. */
  g_assert_true (pb_effect_get (plan, s.first, 0, 2025, &again));
  g_assert_cmpint (again, ==, effect);
}

static guint
count_twice (PbPlan *plan)
{
  g_autoptr (GPtrArray) findings = pb_check (plan);
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    n += g_str_equal (pb_finding_get_code (findings->pdata[i]), "balance-twice");
  return n;
}

/* The balance adds a copy up with what it is a copy of: the check says so until one of them no longer counts. */
static void
test_duplicate_balance (TestPlan *fixture, gconstpointer data)
{
  PbPlan *plan = fixture->plan;
  g_autoptr (GError) error = NULL;
  g_autoptr (PbSheet) copy = NULL;
  gint64 id, before = 0, after = 0;
  PbRecord *line;
  TestSmall s;

  test_build_small (&s, plan);
  g_assert_true (pb_balance_get_all (plan, 0, 2025, &before, NULL));
  g_assert_cmpuint (count_twice (plan), ==, 0);
  id = pb_sheet_duplicate_table (plan, s.sheet, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (pb_balance_get_all (plan, 0, 2025, &after, NULL));
  g_assert_cmpint (after, ==, 2 * before);
  g_assert_cmpuint (count_twice (plan), ==, 1);

  copy = pb_sheet_get (plan, id, 0);
  line = pb_sheet_get_line (copy, (guint) pb_sheet_get_balance_line (copy));
  pb_sheet_set_line_kind (plan, pb_record_get_id (line), PB_LINE_GIVEN, PB_FIGURES_DROP, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_twice (plan), ==, 0);
  g_assert_true (pb_balance_get_all (plan, 0, 2025, &after, NULL));
  g_assert_cmpint (after, ==, before);
}

static gint64
share_of (PbPlan *plan, gint64 line, gint64 assignment, int year)
{
  gint64 ore = 0;

  g_assert_true (pb_share_get_amount (plan, line, assignment, 0, year, &ore));
  return ore;
}

static gint64
effect_of (PbPlan *plan, gint64 assignment, int year)
{
  gint64 ore = 0;

  g_assert_true (pb_effect_get (plan, assignment, 0, year, &ore));
  return ore;
}

/* A line on several assignments, an assignment with several lines, a group on one: shares add up to the line. */
static void
test_shares (TestPlan *fixture, gconstpointer data)
{
  PbPlan *plan = fixture->plan;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) shares = NULL;
  gint64 ore;
  TestSmall s;

  test_build_small (&s, plan);
  g_assert_true (pb_sheet_set_text (plan, 0, s.rent, s.plan, "-0,00000001", &error));
  g_assert_true (pb_share_link (plan, s.rent, s.second, &error));
  /* An öre cannot be halved: one of them has it. */
  g_assert_cmpint (share_of (plan, s.rent, s.first, 2026) + share_of (plan, s.rent, s.second, 2026), ==, -1);
  g_assert_cmpint (share_of (plan, s.rent, 0, 2026), ==, -1);

  g_assert_true (pb_share_set_percent (plan, s.rent, s.first, 60, &error));
  shares = pb_share_list (plan, s.rent);
  g_assert_cmpuint (shares->len, ==, 2);
  g_assert_cmpfloat_with_epsilon (g_array_index (shares, PbShare, 0).percent, 60, 1e-6);
  g_assert_cmpfloat_with_epsilon (g_array_index (shares, PbShare, 1).percent, 40, 1e-6);
  g_assert_true (g_array_index (shares, PbShare, 0).given);
  g_assert_false (g_array_index (shares, PbShare, 1).given);
  g_assert_cmpint (share_of (plan, s.rent, s.first, 2025), ==, MNKR (-21));
  g_assert_cmpint (share_of (plan, s.rent, s.second, 2025), ==, MNKR (-14));
  test_refused (pb_share_set_percent (plan, s.rent, s.second, 41, &error), &error, "101 %");

  /* The whole group on the second: what the first has of it stays its own, and the group comes to what it is. */
  g_assert_true (pb_share_link (plan, s.sum, s.second, &error));
  g_assert_no_error (error);
  g_assert_cmpint (share_of (plan, s.sum, s.first, 2025), ==, MNKR (-21));
  g_assert_cmpint (share_of (plan, s.sum, s.second, 2025), ==, MNKR (-14 - 10));
  g_assert_cmpint (share_of (plan, s.sum, 0, 2025), ==, MNKR (-45));
  g_assert_cmpint (effect_of (plan, s.first, 2025), ==, MNKR (-21));
  g_assert_cmpint (effect_of (plan, s.second, 2025), ==, MNKR (-24));
  g_assert_cmpint (effect_of (plan, 0, 2025), ==, MNKR (-45));
  /* In the other table the link shows the same effect, and it is not counted again. */
  g_assert_true (pb_share_link (plan, s.linked, s.second, &error));
  g_assert_cmpint (effect_of (plan, 0, 2025), ==, MNKR (-45));
  g_assert_false (pb_share_get_amount (plan, s.grants, s.first, 0, 2025, &ore));
  g_assert_false (pb_share_get_amount (plan, s.rent, s.first, 0, 2031, &ore));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  pb_locale_set_language (PB_LANGUAGE_ENGLISH);
  test_plan_add ("/sheet-line/refusals", TestPlan, test_refusals);
  test_plan_add ("/sheet-line/rings", TestPlan, test_rings);
  test_plan_add ("/sheet-line/kinds", TestPlan, test_kinds);
  test_plan_add ("/sheet-line/describe", TestPlan, test_describe);
  test_plan_add ("/sheet-line/describe-many", TestPlan, test_describe_many);
  test_plan_add ("/sheet-line/check-kind", TestPlan, test_check_kind);
  test_plan_add ("/sheet-line/moves", TestPlan, test_moves);
  test_plan_add ("/sheet-line/columns", TestPlan, test_columns);
  test_plan_add ("/sheet-line/sign", TestPlan, test_sign);
  test_plan_add ("/sheet-line/duplicate", TestPlan, test_duplicate);
  test_plan_add ("/sheet-line/duplicate-balance", TestPlan, test_duplicate_balance);
  test_plan_add ("/sheet-line/shares", TestPlan, test_shares);
  return g_test_run ();
}
