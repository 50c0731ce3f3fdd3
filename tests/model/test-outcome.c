/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/pb-check.h"
#include "model/pb-outcome.h"
#include "test-util.h"

typedef struct
{
  gint64 indicator, own, unit, country, peer;
} Content;

static gint64
add_entity (PbEdit *edit, const char *name, PbEntityKind kind, gboolean own)
{
  gint64 id = pb_edit_insert (edit, PB_TABLE_ENTITY);

  pb_edit_set_text (edit, id, PB_ENTITY_NAME, name);
  pb_edit_set_enum (edit, id, PB_ENTITY_KIND, kind);
  pb_edit_set_int (edit, id, PB_ENTITY_OWN, own);
  return id;
}

static Content
build (TestPlan *f, int better)
{
  PbEdit *edit = pb_edit_new (f->plan, "Build");
  Content c;

  c.indicator = pb_edit_insert (edit, PB_TABLE_INDICATOR);
  pb_edit_set_text (edit, c.indicator, PB_INDICATOR_TITLE, "Sjukfrånvaro");
  if (better >= 0)
    pb_edit_set_enum (edit, c.indicator, PB_INDICATOR_BETTER, better);
  c.own = add_entity (edit, "Kalmar", PB_ENTITY_MUNICIPALITY, TRUE);
  c.unit = add_entity (edit, "IFO", PB_ENTITY_UNIT, FALSE);
  c.country = add_entity (edit, "Riket", PB_ENTITY_COUNTRY, FALSE);
  c.peer = add_entity (edit, "Ale", PB_ENTITY_MUNICIPALITY, FALSE);
  test_commit (edit);
  return c;
}

static void
set (TestPlan *f, const Content *c, gint64 entity, const char *period, PbGender gender, PbValueKind kind, double value)
{
  g_autoptr (GError) error = NULL;

  pb_benchmark_set_value (pb_plan_get_record (f->plan, PB_TABLE_INDICATOR, c->indicator),
                          pb_plan_get_record (f->plan, PB_TABLE_ENTITY, entity), period, gender, kind, &value, &error);
  g_assert_no_error (error);
}

static PbOutcomes *
outcomes (TestPlan *f, const Content *c, int year)
{
  return pb_outcomes_new (pb_plan_get_record (f->plan, PB_TABLE_INDICATOR, c->indicator), year);
}

static const PbOutcome *
line (PbOutcomes *found, guint i)
{
  g_assert_cmpuint (i, <, found->lines->len);
  return &g_array_index (found->lines, PbOutcome, i);
}

/* The own first, women and men after all, then units and the country; other municipalities stand elsewhere. */
static void
test_lines (TestPlan *f, gconstpointer data)
{
  Content c = build (f, PB_BETTER_LOWER);
  g_autoptr (PbOutcomes) found = NULL;

  set (f, &c, c.own, "2021", PB_GENDER_TOTAL, PB_VALUE_OUTCOME, 8.63);
  set (f, &c, c.own, "2022", PB_GENDER_TOTAL, PB_VALUE_OUTCOME, 9.8);
  set (f, &c, c.own, "2022", PB_GENDER_WOMEN, PB_VALUE_OUTCOME, 10.39);
  set (f, &c, c.own, "2022", PB_GENDER_MEN, PB_VALUE_OUTCOME, 8.15);
  set (f, &c, c.country, "2022", PB_GENDER_TOTAL, PB_VALUE_OUTCOME, 7);
  set (f, &c, c.unit, "2022-Q1", PB_GENDER_TOTAL, PB_VALUE_OUTCOME, 12);
  set (f, &c, c.peer, "2022", PB_GENDER_TOTAL, PB_VALUE_OUTCOME, 6);
  found = outcomes (f, &c, 2022);
  g_assert_cmpuint (found->lines->len, ==, 5);
  g_assert_cmpint (line (found, 0)->gender, ==, PB_GENDER_TOTAL);
  g_assert_cmpfloat (line (found, 0)->earlier, ==, 8.63);
  g_assert_cmpstr (line (found, 0)->earlier_period, ==, "2021");
  g_assert_cmpfloat (line (found, 0)->outcome, ==, 9.8);
  g_assert_false (line (found, 0)->has_target);
  g_assert_cmpint (line (found, 0)->state, ==, PB_TARGET_NOT_DUE);
  g_assert_cmpint (line (found, 1)->gender, ==, PB_GENDER_WOMEN);
  g_assert_false (line (found, 1)->has_earlier);
  g_assert_cmpint (line (found, 2)->gender, ==, PB_GENDER_MEN);
  g_assert_cmpint (pb_record_get_id (line (found, 3)->entity), ==, c.unit);
  g_assert_cmpstr (line (found, 3)->period, ==, "2022-Q1");
  g_assert_cmpint (pb_record_get_id (line (found, 4)->entity), ==, c.country);
  g_assert_cmpint (found->decimals, ==, 2);
}

static void
test_years (TestPlan *f, gconstpointer data)
{
  Content c = build (f, PB_BETTER_LOWER);
  g_autoptr (PbOutcomes) before = NULL, gap = NULL, later = NULL;

  set (f, &c, c.own, "2021", PB_GENDER_TOTAL, PB_VALUE_OUTCOME, 49);
  set (f, &c, c.own, "2022", PB_GENDER_TOTAL, PB_VALUE_TARGET, 30);
  set (f, &c, c.own, "2024", PB_GENDER_TOTAL, PB_VALUE_OUTCOME, 20);
  before = outcomes (f, &c, 2020);
  g_assert_cmpuint (before->lines->len, ==, 0);
  /* Nothing was measured in 2022: absent, not the last one that was. */
  gap = outcomes (f, &c, 2022);
  g_assert_true (line (gap, 0)->has_earlier);
  g_assert_false (line (gap, 0)->has_outcome);
  g_assert_cmpfloat (line (gap, 0)->target, ==, 30);
  g_assert_cmpint (line (gap, 0)->state, ==, PB_TARGET_NOT_DUE);
  later = outcomes (f, &c, 2024);
  g_assert_cmpfloat (line (later, 0)->earlier, ==, 49);
  g_assert_false (line (later, 0)->has_target);
}

static void
test_state (TestPlan *f, gconstpointer data)
{
  static const struct
  {
    int better;
    double outcome, target;
    PbTargetState state;
  } cases[] = { { PB_BETTER_LOWER, 361, 381, PB_TARGET_MET },   { PB_BETTER_LOWER, 381, 381, PB_TARGET_MET },
                { PB_BETTER_LOWER, 2642, 2494, PB_TARGET_NOT_MET }, { PB_BETTER_HIGHER, 42, 161, PB_TARGET_NOT_MET },
                { PB_BETTER_HIGHER, 162, 161, PB_TARGET_MET },  { -1, 1, 1, PB_TARGET_NOT_DUE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Content c = build (f, cases[i].better);
      g_autoptr (PbOutcomes) found = NULL;

      set (f, &c, c.own, "2022", PB_GENDER_TOTAL, PB_VALUE_OUTCOME, cases[i].outcome);
      set (f, &c, c.own, "2022", PB_GENDER_TOTAL, PB_VALUE_TARGET, cases[i].target);
      found = outcomes (f, &c, 2022);
      g_assert_cmpint (line (found, 0)->state, ==, cases[i].state);
    }
}

/* A count that women and men do not add up to, a rounding, and a share that is no sum. */
static void
test_sexes (TestPlan *f, gconstpointer data)
{
  static const struct
  {
    double all, women, men;
    const char *code;
  } cases[] = { { 1027, 768, 259, NULL },
                { 1020.9, 764.2, 256.8, "sexes-rounding" },
                { 100, 40, 50, "sexes-mismatch" },
                { 9.8, 10.39, 8.15, NULL },
                { 0, 0, 0, NULL } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Content c = build (f, -1);
      g_autoptr (GPtrArray) findings = NULL;

      set (f, &c, c.own, "2021", PB_GENDER_TOTAL, PB_VALUE_OUTCOME, cases[i].all);
      set (f, &c, c.own, "2021", PB_GENDER_WOMEN, PB_VALUE_OUTCOME, cases[i].women);
      set (f, &c, c.own, "2021", PB_GENDER_MEN, PB_VALUE_OUTCOME, cases[i].men);
      findings = pb_check_all (f->plan);
      g_assert_cmpuint (findings->len, ==, cases[i].code != NULL);
      if (cases[i].code != NULL)
        g_assert_cmpstr (pb_finding_get_code (findings->pdata[0]), ==, cases[i].code);
      while (pb_plan_undo (f->plan, NULL))
        ;
    }
}

/* Up to a period: what ends later is not there, but a year that is told so far is. */
static void
test_until (TestPlan *f, gconstpointer data)
{
  Content c = build (f, PB_BETTER_LOWER);
  g_autoptr (PbSeries) series = NULL;
  static const char *const periods[] = { "2021", "2022", "2022-Q1", "2022-Q2", "2023" };
  static const char *const told[] = { "2021", "2022", "2022-Q1" };

  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    set (f, &c, c.own, periods[i], PB_GENDER_TOTAL, PB_VALUE_OUTCOME, i);
  series = pb_series_load_until (f->plan, c.indicator, "2022-T1");
  g_assert_cmpuint (pb_series_get_n_periods (series), ==, G_N_ELEMENTS (told));
  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    g_assert_cmpstr (pb_series_get_period (series, i), ==, told[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  test_plan_add ("/outcome/lines", TestPlan, test_lines);
  test_plan_add ("/outcome/years", TestPlan, test_years);
  test_plan_add ("/outcome/state", TestPlan, test_state);
  test_plan_add ("/outcome/sexes", TestPlan, test_sexes);
  test_plan_add ("/outcome/until", TestPlan, test_until);
  return g_test_run ();
}
