/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the slides of a presentation say of goals, operating statements, indicators and follow-ups. */
#include "../model/test-tables.h"
#include "model/pb-benchmark.h"
#include "model/pb-follow-up.h"
#include "model/pb-locale.h"
#include "test-tree.h"
#include "views/pb-slide.h"

static PbSlideDeck *
new_deck (PbPlan *plan)
{
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 22, 11, 2026);
  return pb_slide_deck_new (plan, &today);
}

/* The first slide of the kind; NULL where there is none. */
static GtkWidget *
new_slide (PbPlan *plan, PbSlideKind kind)
{
  g_autoptr (PbSlideDeck) deck = new_deck (plan);

  for (guint row = 0; row < pb_slide_deck_get_n_rows (deck); row++)
    if (pb_slide_deck_get_slide (deck, &(PbSlidePlace) { row, 0 })->kind == kind)
      return g_object_ref_sink (pb_slide_new (deck, &(PbSlidePlace) { row, 0 }, 0));
  return NULL;
}

static gint64
add_goal (PbEdit *edit, gint64 parent, const char *level, const char *title)
{
  gint64 id = pb_edit_insert (edit, PB_TABLE_GOAL);

  pb_edit_set_text (edit, id, PB_GOAL_TITLE, title);
  pb_edit_set_text (edit, id, PB_GOAL_LEVEL, level);
  if (parent)
    pb_edit_set_int (edit, id, PB_GOAL_PARENT, parent);
  return id;
}

static gint64
add_entity (PbPlan *plan, const char *name, PbEntityKind kind, gboolean own)
{
  PbEdit *edit = pb_edit_new (plan, "Add");
  gint64 id = pb_edit_insert (edit, PB_TABLE_ENTITY);

  pb_edit_set_text (edit, id, PB_ENTITY_NAME, name);
  pb_edit_set_enum (edit, id, PB_ENTITY_KIND, (int) kind);
  pb_edit_set_int (edit, id, PB_ENTITY_OWN, own);
  test_commit (edit);
  return id;
}

static gint64
add_indicator (PbPlan *plan, const char *title)
{
  PbEdit *edit = pb_edit_new (plan, "Add");
  gint64 id = pb_edit_insert (edit, PB_TABLE_INDICATOR);

  pb_edit_set_text (edit, id, PB_INDICATOR_TITLE, title);
  pb_edit_set_enum (edit, id, PB_INDICATOR_BETTER, PB_BETTER_LOWER);
  test_commit (edit);
  return id;
}

static void
set_value (PbPlan *plan, gint64 indicator, gint64 entity, PbValueKind kind, double value)
{
  g_assert_true (pb_benchmark_set_value (pb_plan_get_record (plan, PB_TABLE_INDICATOR, indicator),
                                         pb_plan_get_record (plan, PB_TABLE_ENTITY, entity), "2025", PB_GENDER_TOTAL, kind,
                                         &value, NULL));
}

/* An area with the goals below it and how each was assessed last; what was not reported says so. */
static void
test_goals (TestPlan *f, gconstpointer data)
{
  PbEdit *edit = pb_edit_new (f->plan, "Goals");
  gint64 area = add_goal (edit, 0, "Fokusområde", "Hög kvalitet");
  gint64 goal = add_goal (edit, area, "Långsiktigt mål", "Socialtjänstens stöd");
  const PbFollowUpDraft draft = { .period = "2026-T2", .assessment = PB_ASSESSMENT_PARTLY, .status = -1 };
  const PbFollowUpDraft started
      = { .period = "2026-T2", .assessment = PB_ASSESSMENT_NOT_ASSESSED, .status = PB_STATUS_STARTED };
  gint64 council;
  g_autoptr (GtkWidget) slide = NULL;
  g_autoptr (GtkWidget) overview = NULL;

  add_goal (edit, goal, "Nämndens mål", "Säker vård");
  council = add_goal (edit, area, "Fullmäktiges uppdrag", "Avhopparverksamhet");
  test_commit (edit);
  g_assert_true (pb_follow_up_report (pb_plan_get_record (f->plan, PB_TABLE_GOAL, goal), &draft, NULL, NULL));
  g_assert_true (pb_follow_up_report (pb_plan_get_record (f->plan, PB_TABLE_GOAL, council), &started, NULL, NULL));
  slide = new_slide (f->plan, PB_SLIDE_GOAL);
  g_assert_cmpstr (pb_slide_get_heading (slide), ==, "Hög kvalitet");
  g_assert_nonnull (test_find_label (slide, "Socialtjänstens stöd"));
  g_assert_nonnull (test_find_label (slide, "Långsiktigt mål · Tertial 2 2026"));
  g_assert_nonnull (test_find_label (slide, "Partly met"));
  g_assert_nonnull (test_find_label (slide, "Säker vård"));
  g_assert_nonnull (test_find_label (slide, "Not assessed"));
  overview = new_slide (f->plan, PB_SLIDE_OVERVIEW);
  g_assert_nonnull (test_find_label (overview, "1 Partly met"));
  /* A status in an assessment's stead is the verdict, and not to lack one. */
  g_assert_nonnull (test_find_label (slide, "Started"));
  g_assert_nonnull (test_find_label (slide, "Fullmäktiges uppdrag · Tertial 2 2026"));
  g_assert_nonnull (test_find_label (overview, "1 Not assessed"));
  g_assert_nonnull (test_find_label (overview, "1 by status alone"));
}

/* What does not fit is on slides of its own, each goal once. */
static void
test_many_goals (TestPlan *f, gconstpointer data)
{
  PbEdit *edit = pb_edit_new (f->plan, "Goals");
  gint64 area = add_goal (edit, 0, "Fokusområde", "Hög kvalitet");
  g_autoptr (PbSlideDeck) deck = NULL;
  guint slides = 0, told[9] = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    {
      g_autofree char *title = g_strdup_printf ("Mål %u", i);

      add_goal (edit, area, "Mål", title);
    }
  test_commit (edit);
  deck = new_deck (f->plan);
  for (guint row = 0; row < pb_slide_deck_get_n_rows (deck); row++)
    {
      PbSlidePlace place = { row, 0 }, found;
      const PbSlide *slide = pb_slide_deck_get_slide (deck, &place);
      g_autofree char *key = pb_slide_deck_dup_key (deck, &place);
      g_autofree char *name = pb_slide_dup_name (slide);
      g_autoptr (GtkWidget) widget = NULL;

      if (slide->kind != PB_SLIDE_GOAL)
        continue;
      widget = g_object_ref_sink (pb_slide_new (deck, &place, 0));
      g_assert_nonnull (test_find_label (widget, slides == 0 ? "part 1 of 2" : "part 2 of 2"));
      g_assert_cmpstr (name, ==, slides == 0 ? "Hög kvalitet · part 1 of 2" : "Hög kvalitet · part 2 of 2");
      g_assert_true (pb_slide_deck_find_key (deck, key, &found));
      g_assert_cmpuint (found.row, ==, row);
      for (guint i = 0; i < G_N_ELEMENTS (told); i++)
        {
          g_autofree char *title = g_strdup_printf ("Mål %u", i);

          told[i] += test_find_label (widget, title) != NULL;
        }
      slides++;
    }
  g_assert_cmpuint (slides, ==, 2);
  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    g_assert_cmpuint (told[i], ==, 1);
}

/* Goals that nobody follows up are no slides beside the assignments. */
static void
test_goals_of_assignments (TestPlan *f, gconstpointer data)
{
  PbEdit *edit = pb_edit_new (f->plan, "Goals");

  add_goal (edit, 0, "Fokusområde", "Hög kvalitet");
  test_commit (edit);
  test_add_assignment (f->plan, 1, "Ett");
  g_assert_null (new_slide (f->plan, PB_SLIDE_GOAL));
}

static void
test_statement (TestPlan *f, gconstpointer data)
{
  PbEdit *edit = pb_edit_new (f->plan, "Statement");
  gint64 sheet = test_add_sheet (edit, 0, "Driftredovisning", PB_UNIT_TKR, PB_SIGN_COST_POSITIVE);
  gint64 budget = test_add_column (edit, sheet, "2026", PB_MEASURE_BUDGET);
  gint64 forecast = test_add_column (edit, sheet, "2026", PB_MEASURE_FORECAST);
  gint64 sum = test_add_line (edit, sheet, 0, "Summa kostnader", PB_LINE_SUM);
  gint64 staff = test_add_line (edit, sheet, sum, "Personal", PB_LINE_GIVEN);
  g_autoptr (GtkWidget) slide = NULL;

  test_set_cell (edit, staff, budget, MNKR (10));
  test_set_cell (edit, staff, forecast, MNKR (12));
  test_add_line (edit, sheet, 0, "Resultat", PB_LINE_BALANCE);
  test_commit (edit);
  g_assert_null (new_slide (f->plan, PB_SLIDE_BALANCE));
  slide = new_slide (f->plan, PB_SLIDE_SHEET);
  g_assert_cmpstr (pb_slide_get_heading (slide), ==, "Variance 2026: −200 kSEK");
  g_assert_nonnull (test_find_label (slide, "Driftredovisning"));
  g_assert_nonnull (test_find_label (slide, "Personal"));
  g_assert_nonnull (test_find_label (slide, "1,200"));
}

/* A part of the own administration is nobody to compare with; a target is said, and whether it is reached. */
static void
test_units_and_targets (TestPlan *f, gconstpointer data)
{
  gint64 own = add_entity (f->plan, "Karlshamn", PB_ENTITY_MUNICIPALITY, TRUE);
  gint64 unit = add_entity (f->plan, "IFO", PB_ENTITY_UNIT, FALSE), indicator = add_indicator (f->plan, "Avvikelser");
  g_autoptr (GtkWidget) slide = NULL;

  set_value (f->plan, indicator, own, PB_VALUE_OUTCOME, 318);
  set_value (f->plan, indicator, own, PB_VALUE_TARGET, 300);
  set_value (f->plan, indicator, unit, PB_VALUE_OUTCOME, 45);
  slide = new_slide (f->plan, PB_SLIDE_COMPARISON);
  g_assert_cmpstr (pb_slide_get_heading (slide), ==, "Avvikelser");
  g_assert_null (test_find_label (slide, "IFO"));
  g_assert_nonnull (test_find_label (slide, "Indicator"));
  g_assert_nonnull (test_find_label (slide, "300"));
  g_assert_nonnull (test_find_label (slide, "Target not reached"));
}

/* One is compared with; of three or more the median, unless the plan itself names whom. */
static void
test_peers (TestPlan *f, gconstpointer data)
{
  static const char *const names[] = { "Ale", "Bollebygd", "Kalmar" };
  static const double values[] = { 100, 200, 80 };
  gint64 own = add_entity (f->plan, "Karlskrona", PB_ENTITY_MUNICIPALITY, TRUE), peers[3];
  gint64 indicator = add_indicator (f->plan, "Kostnad");
  static const char *const headings[]
      = { "Kostnad: 100 % higher than Ale", "Kostnad: 100 % higher than Ale", "Kostnad: 100 % higher than the median of 3 municipalities" };
  PbEdit *edit;
  gint64 claim;
  g_autoptr (GtkWidget) claimed = NULL;

  set_value (f->plan, indicator, own, PB_VALUE_OUTCOME, 200);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GtkWidget) slide = NULL;

      peers[i] = add_entity (f->plan, names[i], PB_ENTITY_MUNICIPALITY, FALSE);
      set_value (f->plan, indicator, peers[i], PB_VALUE_OUTCOME, values[i]);
      slide = new_slide (f->plan, PB_SLIDE_COMPARISON);
      g_assert_cmpstr (pb_slide_get_heading (slide), ==, headings[i]);
    }
  edit = pb_edit_new (f->plan, "Claim");
  claim = pb_edit_insert (edit, PB_TABLE_CLAIM);
  pb_edit_set_int (edit, claim, PB_CLAIM_INDICATOR, indicator);
  pb_edit_set_int (edit, claim, PB_CLAIM_OWN, own);
  pb_edit_set_int (edit, claim, PB_CLAIM_PEER, peers[1]);
  pb_edit_set_text (edit, claim, PB_CLAIM_PERIOD, "2025");
  pb_edit_set_int (edit, claim, PB_CLAIM_STATED_AMOUNT, 0);
  pb_edit_set_int (edit, claim, PB_CLAIM_STATED_DECIMALS, 1);
  test_commit (edit);
  claimed = new_slide (f->plan, PB_SLIDE_COMPARISON);
  g_assert_cmpstr (pb_slide_get_heading (claimed), ==, "Kostnad: as Bollebygd");
}

/* Below a verdict stand the reasons that were reported, not the plan's own summary. */
static void
test_follow_up_texts (TestPlan *f, gconstpointer data)
{
  gint64 id = test_add_assignment (f->plan, 2, "Bostadskarriär");
  PbRecord *assignment = pb_plan_get_record (f->plan, PB_TABLE_ASSIGNMENT, id);
  const PbFollowUpDraft draft = { .period = "2026-T2", .assessment = PB_ASSESSMENT_NOT_MET, .status = -1,
                                  .seen = "Två av fem har flyttat.", .why = "Bostäder saknas.", .action = "Avtal tecknas." };
  g_autoptr (GtkWidget) before = NULL;
  g_autoptr (GtkWidget) after = NULL;

  g_assert_true (pb_plan_edit_text (f->plan, "Summary", NULL, id, PB_ASSIGNMENT_SUMMARY, "Fem ska flytta.", NULL));
  before = new_slide (f->plan, PB_SLIDE_ASSIGNMENT);
  g_assert_nonnull (test_find_label (before, "Fem ska flytta."));
  g_assert_true (pb_follow_up_report (assignment, &draft, NULL, NULL));
  after = new_slide (f->plan, PB_SLIDE_ASSIGNMENT);
  g_assert_nonnull (test_find_label (after, "Två av fem har flyttat."));
  g_assert_nonnull (test_find_label (after, "Bostäder saknas."));
  g_assert_nonnull (test_find_label (after, "Avtal tecknas."));
  g_assert_null (test_find_label (after, "Fem ska flytta."));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  pb_locale_set_language (PB_LANGUAGE_ENGLISH);
  test_plan_add ("/slides/goals", TestPlan, test_goals);
  test_plan_add ("/slides/many-goals", TestPlan, test_many_goals);
  test_plan_add ("/slides/goals-of-assignments", TestPlan, test_goals_of_assignments);
  test_plan_add ("/slides/statement", TestPlan, test_statement);
  test_plan_add ("/slides/units-and-targets", TestPlan, test_units_and_targets);
  test_plan_add ("/slides/peers", TestPlan, test_peers);
  test_plan_add ("/slides/follow-up-texts", TestPlan, test_follow_up_texts);
  return g_test_run ();
}
