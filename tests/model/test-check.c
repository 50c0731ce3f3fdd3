/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <sqlite3.h>

#include "model/pb-check.h"
#include "model/pb-series.h"
#include "test-tables.h"

static gint64
find_or_add (PbEdit *edit, GHashTable *known, const char *name, PbTable table, PbColumn title)
{
  gint64 *id = g_hash_table_lookup (known, name);

  if (id == NULL)
    {
      gint64 new_id = pb_edit_insert (edit, table);

      pb_edit_set_text (edit, new_id, title, name);
      id = g_memdup2 (&new_id, sizeof new_id);
      g_hash_table_insert (known, g_strdup (name), id);
      if (table == PB_TABLE_ENTITY)
        {
          pb_edit_set_enum (edit, new_id, PB_ENTITY_KIND, PB_ENTITY_MUNICIPALITY);
          pb_edit_set_int (edit, new_id, PB_ENTITY_OWN, g_str_equal (name, "Karlskrona"));
        }
    }
  return *id;
}

/* The municipalities' values and what the document claims of them, from the files. */
static void
build_claims (PbPlan *plan, GHashTable *indicators, GHashTable *entities)
{
  static const char *const years[] = { "2020", "2021", "2022", "2023" };
  g_autoptr (TestTable) benchmarks = test_table_load ("karlskrona/benchmarks.tsv");
  g_autoptr (TestTable) claims = test_table_load ("karlskrona/claims.tsv");
  PbEdit *edit = pb_edit_new (plan, "Build");

  for (guint row = 0; row < benchmarks->rows->len; row++)
    for (guint i = 0; i < G_N_ELEMENTS (years); i++)
      {
        gint64 id = pb_edit_insert (edit, PB_TABLE_INDICATOR_VALUE);

        pb_edit_set_int (edit, id, PB_INDICATOR_VALUE_INDICATOR,
                         find_or_add (edit, indicators, test_table_get (benchmarks, row, "nyckeltal"),
                                      PB_TABLE_INDICATOR, PB_INDICATOR_TITLE));
        pb_edit_set_int (
            edit, id, PB_INDICATOR_VALUE_ENTITY,
            find_or_add (edit, entities, test_table_get (benchmarks, row, "kommun"), PB_TABLE_ENTITY, PB_ENTITY_NAME));
        pb_edit_set_text (edit, id, PB_INDICATOR_VALUE_PERIOD, years[i]);
        pb_edit_set_enum (edit, id, PB_INDICATOR_VALUE_GENDER, PB_GENDER_TOTAL);
        pb_edit_set_enum (edit, id, PB_INDICATOR_VALUE_KIND, PB_VALUE_OUTCOME);
        pb_edit_set_real (edit, id, PB_INDICATOR_VALUE_VALUE,
                          g_ascii_strtod (test_table_get (benchmarks, row, years[i]), NULL));
      }
  for (guint row = 0; row < claims->rows->len; row++)
    {
      const char *stated = test_table_get (claims, row, "dokumentets potential mnkr");
      gint64 id = pb_edit_insert (edit, PB_TABLE_CLAIM);

      pb_edit_set_int (edit, id, PB_CLAIM_INDICATOR,
                       find_or_add (edit, indicators, test_table_get (claims, row, "nyckeltal"), PB_TABLE_INDICATOR,
                                    PB_INDICATOR_TITLE));
      pb_edit_set_text (edit, id, PB_CLAIM_PERIOD, test_table_get (claims, row, "år"));
      pb_edit_set_int (
          edit, id, PB_CLAIM_OWN,
          find_or_add (edit, entities, test_table_get (claims, row, "egen"), PB_TABLE_ENTITY, PB_ENTITY_NAME));
      pb_edit_set_int (
          edit, id, PB_CLAIM_PEER,
          find_or_add (edit, entities, test_table_get (claims, row, "jämförd"), PB_TABLE_ENTITY, PB_ENTITY_NAME));
      pb_edit_set_real (edit, id, PB_CLAIM_VOLUME, g_ascii_strtod (test_table_get (claims, row, "volym"), NULL));
      pb_edit_set_int (edit, id, PB_CLAIM_STATED_DIFFERENCE,
                       test_amount (test_table_get (claims, row, "dokumentets skillnad per enhet"), PB_UNIT_KR));
      pb_edit_set_int (edit, id, PB_CLAIM_STATED_AMOUNT, test_amount (stated, PB_UNIT_MNKR));
      pb_edit_set_int (edit, id, PB_CLAIM_STATED_DECIMALS, pb_number_decimals (stated));
    }
  test_commit (edit);
}

static GHashTable *
new_names (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static void
build_all (PbPlan *plan, TestKarlskrona *karlskrona)
{
  g_autoptr (GHashTable) indicators = new_names ();
  g_autoptr (GHashTable) entities = new_names ();

  test_build_karlskrona (karlskrona, plan);
  build_claims (plan, indicators, entities);
}

static void
assert_contains (const char *text, const char *part)
{
  if (text == NULL || strstr (text, part) == NULL)
    g_error ("“%s” does not say “%s”", text, part);
}

/* What the document gets wrong, no more and no less: an error, a deficit, nine roundings. */
static void
test_karlskrona (TestPlan *fixture, gconstpointer data)
{
  static const struct
  {
    const char *line, *column;
    int printed, computed;
  } roundings[] = {
    { "Besparing enligt omställningsplan", "2024", 150, 149 },
    { "Besparing enligt omställningsplan", "2025", 677, 676 },
    { "Besparing enligt omställningsplan", "2027", 1094, 1093 },
    { "Underskott", "2024", -300, -301 },
    { "Underskott", "2025", 0, -1 },
    { "Underskott", "2027", 0, -1 },
    { "Ekonomisk effekt", "2024", 150, 149 },
    { "Ekonomisk effekt", "2025", 677, 676 },
    { "Ekonomisk effekt", "2027", 1094, 1093 },
  };
  TestKarlskrona plan;
  g_autoptr (GPtrArray) findings = NULL;
  PbFinding *finding;
  gint64 ore = 0;

  build_all (fixture->plan, &plan);
  findings = pb_check (fixture->plan);
  g_assert_cmpuint (findings->len, ==, 11);

  finding = g_ptr_array_index (findings, 0);
  g_assert_cmpint (pb_finding_get_severity (finding), ==, PB_SEVERITY_ERROR);
  g_assert_cmpstr (pb_finding_get_code (finding), ==, "claim-mismatch");
  g_assert_cmpint (pb_record_get_table (pb_finding_get_record (finding)), ==, PB_TABLE_CLAIM);
  g_assert_true (pb_finding_get_printed (finding, &ore));
  g_assert_cmpint (ore, ==, MNKR (66));
  g_assert_true (pb_finding_get_computed (finding, &ore));
  g_assert_cmpint (ore, ==, G_GINT64_CONSTANT (6329400000));
  assert_contains (pb_finding_get_message (finding), "Nettokostnad barn- och ungdomsvård");
  assert_contains (pb_finding_get_message (finding), "6,6");
  assert_contains (pb_finding_get_message (finding), "63,3");
  assert_contains (pb_finding_get_message (finding), "66,0");
  assert_contains (pb_finding_get_message (finding), "factor of ten");
  assert_contains (pb_finding_get_heading (finding), "factor of ten");

  finding = g_ptr_array_index (findings, 1);
  g_assert_cmpint (pb_finding_get_severity (finding), ==, PB_SEVERITY_WARNING);
  g_assert_cmpstr (pb_finding_get_code (finding), ==, "not-balanced");
  g_assert_cmpstr (pb_finding_get_board (finding), ==, "Funktionsstödsnämnden");
  g_assert_cmpstr (pb_finding_get_column (finding), ==, "2024");
  assert_contains (pb_finding_get_message (finding), "Funktionsstödsnämnden");
  assert_contains (pb_finding_get_message (finding), "2024");
  assert_contains (pb_finding_get_message (finding), "−30,1");
  assert_contains (pb_finding_get_message (finding), "−30,0");

  for (guint i = 0; i < G_N_ELEMENTS (roundings); i++)
    {
      finding = g_ptr_array_index (findings, 2 + i);
      g_assert_cmpint (pb_finding_get_severity (finding), ==, PB_SEVERITY_INFO);
      g_assert_cmpstr (pb_finding_get_code (finding), ==, "printed-rounding");
      g_assert_cmpstr (pb_finding_get_board (finding), ==, "Funktionsstödsnämnden");
      g_assert_cmpstr (pb_finding_get_table (finding), ==, i < 6 ? "Ekonomi i balans" : "Ekonomiska effekter");
      g_assert_cmpstr (pb_finding_get_line (finding), ==, roundings[i].line);
      g_assert_cmpstr (pb_finding_get_column (finding), ==, roundings[i].column);
      g_assert_true (pb_finding_get_printed (finding, &ore));
      g_assert_cmpint (ore, ==, MNKR (roundings[i].printed));
      g_assert_true (pb_finding_get_computed (finding, &ore));
      g_assert_cmpint (ore, ==, MNKR (roundings[i].computed));
      assert_contains (pb_finding_get_message (finding), roundings[i].line);
    }
}

static void
test_claims (TestPlan *fixture, gconstpointer data)
{
  static const struct
  {
    gint64 difference, potential; /* kr */
    PbClaimVerdict verdict;
  } expected[] = {
    { 448932, 106845816, PB_CLAIM_HOLDS },
    { 145838, 39084584, PB_CLAIM_HOLDS },
    { 959, 63294000, PB_CLAIM_WRONG_BY_TEN },
  };
  g_autoptr (TestTable) file = test_table_load ("karlskrona/claims.tsv");
  g_autoptr (GHashTable) indicators = new_names ();
  g_autoptr (GHashTable) entities = new_names ();
  g_autoptr (GPtrArray) findings = NULL;
  GPtrArray *claims;
  PbRecord *claim;
  PbEdit *edit;

  build_claims (fixture->plan, indicators, entities);
  claims = pb_plan_peek_records (fixture->plan, PB_TABLE_CLAIM);
  g_assert_cmpuint (claims->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < claims->len; i++)
    {
      gint64 difference = 0;
      gint64 potential = 0;

      claim = g_ptr_array_index (claims, i);
      g_assert_true (pb_claim_compute (claim, &difference, &potential));
      g_assert_cmpint (difference, ==, expected[i].difference * 100);
      g_assert_cmpint (potential, ==, expected[i].potential * 100);
      g_assert_cmpint (pb_money_round (potential, PB_UNIT_MNKR, 1), ==,
                       test_amount (test_table_get (file, i, "beräknad potential mnkr"), PB_UNIT_MNKR));
      g_assert_cmpint (pb_claim_judge (claim), ==, expected[i].verdict);
    }

  /* Ten times 39, which holds for 39,1, is wrong by ten, also where the plan states no difference of its own. */
  claim = g_ptr_array_index (claims, 1);
  edit = pb_edit_new (fixture->plan, "State");
  pb_edit_set_int (edit, pb_record_get_id (claim), PB_CLAIM_STATED_AMOUNT, MNKR (3900));
  pb_edit_set_null (edit, pb_record_get_id (claim), PB_CLAIM_STATED_DIFFERENCE);
  pb_edit_set_text (edit, pb_record_get_int (claim, PB_CLAIM_INDICATOR), PB_INDICATOR_VOLUME_UNIT, "brukare");
  test_commit (edit);
  g_assert_cmpint (pb_claim_judge (claim), ==, PB_CLAIM_WRONG_BY_TEN);
  findings = pb_check (fixture->plan);
  assert_contains (pb_finding_get_message (g_ptr_array_index (findings, 0)), "SEK × 268 brukare = ");
  g_assert_true (pb_plan_undo (fixture->plan, NULL));

  /* Stated with one decimal more, 39,0 no longer holds; it is not wrong by ten. */
  claim = g_ptr_array_index (claims, 1);
  edit = pb_edit_new (fixture->plan, "State");
  pb_edit_set_int (edit, pb_record_get_id (claim), PB_CLAIM_STATED_DECIMALS, 1);
  test_commit (edit);
  g_assert_cmpint (pb_claim_judge (claim), ==, PB_CLAIM_WRONG);

  /* Nor is what is only about ten times too small: 1 050 kr × 66 000 is 69,3. */
  claim = g_ptr_array_index (claims, 2);
  edit = pb_edit_new (fixture->plan, "State");
  pb_edit_set_int (edit, pb_record_get_id (claim), PB_CLAIM_STATED_DIFFERENCE, 105000);
  test_commit (edit);
  g_assert_cmpint (pb_claim_judge (claim), ==, PB_CLAIM_WRONG);
}

/* Without a value or a volume a claim is not judged, and the check says why. */
static void
test_incomputable_claim (TestPlan *fixture, gconstpointer data)
{
  g_autoptr (GHashTable) indicators = new_names ();
  g_autoptr (GHashTable) entities = new_names ();
  g_autoptr (GPtrArray) findings = NULL;
  PbRecord *claim;
  PbEdit *edit;

  build_claims (fixture->plan, indicators, entities);
  claim = g_ptr_array_index (pb_plan_peek_records (fixture->plan, PB_TABLE_CLAIM), 0);
  edit = pb_edit_new (fixture->plan, "Clear");
  pb_edit_set_text (edit, pb_record_get_id (claim), PB_CLAIM_PERIOD, "2019");
  test_commit (edit);
  g_assert_cmpint (pb_claim_judge (claim), ==, PB_CLAIM_UNKNOWN);
  g_assert_false (pb_claim_compute (claim, NULL, NULL));
  findings = pb_check (fixture->plan);
  g_assert_cmpuint (findings->len, ==, 2);
  g_assert_cmpstr (pb_finding_get_code (g_ptr_array_index (findings, 1)), ==, "claim-incomputable");
  g_assert_false (pb_finding_get_computed (g_ptr_array_index (findings, 1), NULL));
  assert_contains (pb_finding_get_message (g_ptr_array_index (findings, 1)), "a value or the volume is missing");

  /* Values of something else than money make no amount, whatever the volume. */
  edit = pb_edit_new (fixture->plan, "Shares");
  pb_edit_set_text (edit, pb_record_get_id (claim), PB_CLAIM_PERIOD, "2023");
  pb_edit_set_text (edit, pb_record_get_int (claim, PB_CLAIM_INDICATOR), PB_INDICATOR_UNIT, "%");
  test_commit (edit);
  g_assert_false (pb_claim_compute (claim, NULL, NULL));
  g_clear_pointer (&findings, g_ptr_array_unref);
  findings = pb_check (fixture->plan);
  g_assert_cmpuint (findings->len, ==, 2);
  assert_contains (pb_finding_get_message (g_ptr_array_index (findings, 1)), "is measured in %, not in kronor");
}

static void
test_tables (TestPlan *fixture, gconstpointer data)
{
  PbEdit *edit = pb_edit_new (fixture->plan, "Build");
  gint64 id = test_add_sheet (edit, 0, "Tabell", PB_UNIT_MNKR, PB_SIGN_COST_NEGATIVE);
  gint64 column = test_add_column (edit, id, "2025", PB_MEASURE_PLAN);
  gint64 sum = test_add_line (edit, id, 0, "Summa", PB_LINE_SUM);
  gint64 empty = test_add_line (edit, id, 0, "Tom", PB_LINE_SUM);
  gint64 circular = test_add_line (edit, id, 0, "Ring", PB_LINE_LINKED);
  g_autoptr (GPtrArray) findings = NULL;
  static const char *const codes[] = { "printed-mismatch", "printed-mismatch", "link-circular", "link-missing" };
  static const char *const lines[] = { "Summa", "Tom", "Ring", "Lös" };

  test_set_cell (edit, test_add_line (edit, id, sum, "Rad", PB_LINE_GIVEN), column, MNKR (10));
  test_set_printed (edit, sum, column, MNKR (12));
  test_set_printed (edit, empty, column, MNKR (5));
  pb_edit_set_int (edit, circular, PB_LINE_LINK, circular);
  test_add_line (edit, id, 0, "Lös", PB_LINE_LINKED);
  test_commit (edit);
  findings = pb_check (fixture->plan);
  g_assert_cmpuint (findings->len, ==, G_N_ELEMENTS (codes));
  for (guint i = 0; i < findings->len; i++)
    {
      PbFinding *finding = g_ptr_array_index (findings, i);

      g_assert_cmpstr (pb_finding_get_code (finding), ==, codes[i]);
      g_assert_cmpstr (pb_finding_get_line (finding), ==, lines[i]);
      g_assert_null (pb_finding_get_board (finding));
      assert_contains (pb_finding_get_message (finding), lines[i]);
      g_assert_true (g_str_has_suffix (pb_finding_get_message (finding), "."));
    }
  g_assert_false (pb_finding_get_computed (g_ptr_array_index (findings, 1), NULL));
}

static void
test_series (TestPlan *fixture, gconstpointer data)
{
  g_autoptr (TestTable) benchmarks = test_table_load ("karlskrona/benchmarks.tsv");
  g_autoptr (GHashTable) indicators = new_names ();
  g_autoptr (GHashTable) entities = new_names ();
  static const char *const names[] = { "Karlskrona", "Kalmar", "Mölndal" };
  const char *title = "Nettokostnad barn- och ungdomsvård";
  g_autoptr (PbSeries) series = NULL;
  g_autoptr (PbSeries) nothing = pb_series_load (fixture->plan, 4711);
  guint n_compared = 0;
  double value = 0;

  g_assert_cmpuint (pb_series_get_n_entities (nothing), ==, 0);
  g_assert_cmpint (pb_series_get_own (nothing), ==, -1);

  build_claims (fixture->plan, indicators, entities);
  series = pb_series_load (fixture->plan, *(gint64 *) g_hash_table_lookup (indicators, title));
  g_assert_cmpuint (pb_series_get_n_entities (series), ==, 3);
  g_assert_cmpuint (pb_series_get_n_periods (series), ==, 4);
  g_assert_cmpint (pb_series_get_own (series), ==, 0);
  g_assert_false (pb_series_is_divided (series));
  g_assert_cmpint (pb_series_get_decimals (series), ==, 0);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpstr (pb_record_get_title (pb_series_get_entity (series, i)), ==, names[i]);
      g_assert_cmpint (pb_series_get_latest (series, i), ==, 3);
      for (guint row = 0; row < benchmarks->rows->len; row++)
        for (guint period = 0; period < 4; period++)
          {
            const char *year = pb_series_get_period (series, period);

            if (!g_str_equal (test_table_get (benchmarks, row, "nyckeltal"), title)
                || !g_str_equal (test_table_get (benchmarks, row, "kommun"), names[i]))
              continue;
            g_assert_true (pb_series_get_value (series, i, period, PB_GENDER_TOTAL, PB_VALUE_OUTCOME, &value));
            g_assert_cmpfloat (value, ==, g_ascii_strtod (test_table_get (benchmarks, row, year), NULL));
            n_compared++;
          }
    }
  g_assert_cmpuint (n_compared, ==, 12);
  g_assert_false (pb_series_get_value (series, 0, 0, PB_GENDER_WOMEN, PB_VALUE_OUTCOME, NULL));
  g_assert_false (pb_series_get_value (series, 0, 0, PB_GENDER_TOTAL, PB_VALUE_TARGET, NULL));
}

static void
test_file (TestPlan *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TestKarlskrona plan;
  sqlite3 *other = NULL;

  test_build_karlskrona (&plan, fixture->plan);
  g_assert_true (pb_check_file (fixture->plan, &error));
  g_assert_no_error (error);

  g_assert_cmpint (sqlite3_open (fixture->path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "PRAGMA foreign_keys=OFF; DELETE FROM board", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (other);
  g_assert_false (pb_check_file (fixture->plan, &error));
  g_assert_error (error, PB_ERROR, PB_ERROR_DAMAGED);
  g_clear_error (&error);

  pb_plan_close (fixture->plan);
  g_assert_false (pb_check_file (fixture->plan, &error));
  g_assert_error (error, PB_ERROR, PB_ERROR_FAILED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  pb_locale_set_language (PB_LANGUAGE_SWEDISH);
  test_plan_add ("/check/karlskrona", TestPlan, test_karlskrona);
  test_plan_add ("/check/claims", TestPlan, test_claims);
  test_plan_add ("/check/incomputable-claim", TestPlan, test_incomputable_claim);
  test_plan_add ("/check/tables", TestPlan, test_tables);
  test_plan_add ("/check/series", TestPlan, test_series);
  test_plan_add ("/check/file", TestPlan, test_file);
  return g_test_run ();
}
