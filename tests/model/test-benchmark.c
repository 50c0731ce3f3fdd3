/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <math.h>
#include <string.h>

#include "model/pb-check.h"
#include "model/pb-fetch.h"
#include "model/pb-history.h"
#include "model/pb-locale.h"
#include "model/pb-peer-group.h"
#include "model/pb-potential.h"
#include "model/pb-price-index.h"
#include "model/pb-sheet-edit.h"
#include "test-util.h"

/* LSS boende: kr/brukare, lower is better, 238 users. Karlskrona is our own; Ale and Kalmar have the same cost in 2022. */
static const struct
{
  const char *name;
  double costs[4]; /* 2020–2023; 0: not measured */
} places[] = {
  { "Karlskrona", { 1288242, 1307996, 1414886, 1620454 } },
  { "Ale", { 1500000, 0, 1072320, 1700000 } },
  { "Borlänge", { 0, 1150000, 1250000, 1250000 } },
  { "Kalmar", { 959276, 1017278, 1072320, 1171522 } },
};

typedef struct
{
  TestPlan t;
  gint64 indicator;
  gint64 entities[G_N_ELEMENTS (places)];
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  PbEdit *edit;

  test_plan_set_up (&f->t, NULL);
  edit = pb_edit_new (f->t.plan, "Indicator");
  f->indicator = pb_edit_insert (edit, PB_TABLE_INDICATOR);
  pb_edit_set_text (edit, f->indicator, PB_INDICATOR_TITLE, "LSS boende");
  pb_edit_set_text (edit, f->indicator, PB_INDICATOR_UNIT, "kr/brukare");
  pb_edit_set_enum (edit, f->indicator, PB_INDICATOR_BETTER, PB_BETTER_LOWER);
  pb_edit_set_real (edit, f->indicator, PB_INDICATOR_VOLUME, 238);
  pb_edit_set_text (edit, f->indicator, PB_INDICATOR_VOLUME_UNIT, "brukare");
  pb_edit_set_text (edit, f->indicator, PB_INDICATOR_VOLUME_DATE, "2023-10-01");
  pb_edit_set_text (edit, f->indicator, PB_INDICATOR_VOLUME_NOTE, "Dokumentet");
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      f->entities[i] = pb_edit_insert (edit, PB_TABLE_ENTITY);
      pb_edit_set_enum (edit, f->entities[i], PB_ENTITY_KIND, PB_ENTITY_MUNICIPALITY);
      pb_edit_set_text (edit, f->entities[i], PB_ENTITY_NAME, places[i].name);
      pb_edit_set_int (edit, f->entities[i], PB_ENTITY_OWN, i == 0);
    }
  test_commit (edit);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  test_plan_tear_down (&f->t, NULL);
}

static PbRecord *
indicator_of (Fixture *f)
{
  return pb_plan_get_record (f->t.plan, PB_TABLE_INDICATOR, f->indicator);
}

static PbRecord *
entity_of (Fixture *f, guint i)
{
  return pb_plan_get_record (f->t.plan, PB_TABLE_ENTITY, f->entities[i]);
}

/* A fetch with one more value than the last edit knew; value NAN: missing. */
static gint64
fetch_one (Fixture *f, guint entity, int year, PbGender gender, PbPointState state, double value)
{
  g_autoptr (PbBulk) bulk = pb_bulk_new ();
  PbFetchFacts facts = { "Kolada", "http://127.0.0.1/v3", "N91001 LSS boende", NULL };
  PbEdit *edit = pb_edit_new (f->t.plan, "Fetch");
  gint64 fetch;

  g_assert_true (pb_bulk_add (bulk, f->indicator, f->entities[entity], year, gender, state, value, 1));
  fetch = pb_bulk_write (bulk, edit, &facts, FALSE, NULL);
  test_commit (edit);
  return fetch;
}

static gint64
fetch_all (Fixture *f)
{
  g_autoptr (PbBulk) bulk = pb_bulk_new ();
  PbFetchFacts facts = { "Kolada", "http://127.0.0.1/v3", "N91001 LSS boende", NULL };
  PbEdit *edit = pb_edit_new (f->t.plan, "Fetch");
  PbBulkSummary summary;
  gint64 fetch;

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    for (guint y = 0; y < 4; y++)
      g_assert_true (pb_bulk_add (bulk, f->indicator, f->entities[i], 2020 + (int) y, PB_GENDER_TOTAL,
                                  places[i].costs[y] != 0 ? PB_POINT_VALUE : PB_POINT_MISSING, places[i].costs[y], 1));
  fetch = pb_bulk_write (bulk, edit, &facts, FALSE, &summary);
  test_commit (edit);
  g_assert_cmpuint (summary.n_values, ==, 14);
  g_assert_cmpuint (summary.n_missing, ==, 2);
  g_assert_cmpuint (summary.n_new, ==, 14);
  return fetch;
}

static double
value_of (Fixture *f, guint entity, const char *period)
{
  double value;

  return pb_series_lookup (f->t.plan, f->indicator, f->entities[entity], period, PB_GENDER_TOTAL, PB_VALUE_OUTCOME, &value)
           ? value
           : -1;
}

static void
test_typed_wins (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  double typed = 1600000;
  PbPoint point;

  fetch_all (f);
  g_assert_true (pb_benchmark_set_value (indicator_of (f), entity_of (f, 0), "2023", PB_GENDER_TOTAL, PB_VALUE_OUTCOME, &typed,
                                         &error));
  g_assert_cmpfloat (value_of (f, 0, "2023"), ==, 1600000);
  {
    g_autoptr (PbSeries) series = pb_series_load (f->t.plan, f->indicator);

    g_assert_true (pb_series_get_point (series, 0, 3, PB_GENDER_TOTAL, PB_VALUE_OUTCOME, &point));
    g_assert_true (point.typed);
    g_assert_cmpfloat (point.value, ==, 1600000);
    /* Both are known. */
    g_assert_nonnull (point.fetch);
    g_assert_cmpfloat (point.fetched, ==, 1620454);
    g_assert_true (pb_series_get_point (series, 0, 2, PB_GENDER_TOTAL, PB_VALUE_OUTCOME, &point));
    g_assert_false (point.typed);
  }
  /* Fetching again does not touch it; taking it away shows what was fetched. */
  fetch_one (f, 0, 2023, PB_GENDER_TOTAL, PB_POINT_VALUE, 1620000);
  g_assert_cmpfloat (value_of (f, 0, "2023"), ==, 1600000);
  g_assert_true (pb_benchmark_set_value (indicator_of (f), entity_of (f, 0), "2023", PB_GENDER_TOTAL, PB_VALUE_OUTCOME, NULL,
                                         &error));
  g_assert_cmpfloat (value_of (f, 0, "2023"), ==, 1620000);
  /* What was typed is in the history, row by row. */
  g_assert_true (pb_plan_undo (f->t.plan, &error));
  g_assert_cmpfloat (value_of (f, 0, "2023"), ==, 1600000);
}

/* Each fetch is an edit; one that others were built on takes them along. */
static void
test_take_back (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) built = NULL;
  gint64 first = fetch_all (f), second, third;

  second = fetch_one (f, 1, 2021, PB_GENDER_TOTAL, PB_POINT_VALUE, 1400000);
  third = fetch_one (f, 1, 2021, PB_GENDER_TOTAL, PB_POINT_VALUE, 1450000);
  g_assert_cmpfloat (value_of (f, 1, "2021"), ==, 1450000);
  built = pb_fetch_list_built_on (pb_plan_get_record (f->t.plan, PB_TABLE_FETCH, second));
  g_assert_cmpuint (built->len, ==, 2);
  g_assert_true (pb_fetch_take_back (pb_plan_get_record (f->t.plan, PB_TABLE_FETCH, second), &error));
  g_assert_no_error (error);
  g_assert_cmpfloat (value_of (f, 1, "2021"), ==, -1);
  g_assert_cmpfloat (value_of (f, 0, "2023"), ==, 1620454);
  g_assert_false (pb_fetch_is_in_force (pb_plan_get_record (f->t.plan, PB_TABLE_FETCH, third)));
  g_assert_false (pb_fetch_take_back (pb_plan_get_record (f->t.plan, PB_TABLE_FETCH, third), &error));
  g_assert_error (error, PB_ERROR, PB_ERROR_NOTHING);
  g_clear_error (&error);
  g_assert_true (pb_plan_undo (f->t.plan, &error));
  g_assert_cmpfloat (value_of (f, 1, "2021"), ==, 1450000);
  g_assert_true (pb_fetch_take_back (pb_plan_get_record (f->t.plan, PB_TABLE_FETCH, first), &error));
  g_assert_cmpfloat (value_of (f, 0, "2023"), ==, -1);
  {
    g_autoptr (GPtrArray) fetches = pb_fetch_list (f->t.plan);

    g_assert_cmpuint (fetches->len, ==, 0);
  }
}

static gint64
count (Fixture *f, const char *sql)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *stmt = NULL;
  gint64 n;

  g_assert_cmpint (sqlite3_open_v2 (f->t.path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
  n = sqlite3_column_int64 (stmt, 0);
  sqlite3_finalize (stmt);
  sqlite3_close (db);
  return n;
}

/* Deleting an indicator takes its fetched values along, and undoing brings them back; an abandoned fetch leaves the file. */
static void
test_follow (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  PbEdit *edit;

  fetch_all (f);
  edit = pb_edit_new (f->t.plan, "Delete");
  pb_edit_delete (edit, PB_TABLE_INDICATOR, f->indicator);
  test_commit (edit);
  g_assert_cmpint (count (f, "SELECT count (*) FROM series"), ==, 0);
  g_assert_true (pb_check_file (f->t.plan, &error));
  g_assert_no_error (error);
  g_assert_true (pb_plan_undo (f->t.plan, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat (value_of (f, 3, "2023"), ==, 1171522);
  g_assert_true (pb_plan_redo (f->t.plan, &error));
  g_assert_true (pb_plan_undo (f->t.plan, &error));
  g_assert_cmpfloat (value_of (f, 3, "2023"), ==, 1171522);
  g_assert_cmpint (count (f, "SELECT count (*) FROM edit_change WHERE n < 0"), ==, 0);

  g_assert_true (pb_plan_undo (f->t.plan, &error));
  g_assert_cmpfloat (value_of (f, 3, "2023"), ==, -1);
  g_assert_cmpint (count (f, "SELECT count (*) FROM series"), ==, 1);
  fetch_one (f, 3, 2023, PB_GENDER_TOTAL, PB_POINT_VALUE, 5);
  fetch_one (f, 3, 2023, PB_GENDER_TOTAL, PB_POINT_VALUE, 6);
  g_assert_cmpint (count (f, "SELECT count (*) FROM series"), ==, 2);
  g_assert_cmpfloat (value_of (f, 3, "2023"), ==, 6);
  g_assert_cmpfloat (value_of (f, 3, "2022"), ==, -1);
}

static void
test_same_again (Fixture *f, gconstpointer data)
{
  const char *label;
  gint64 first = fetch_all (f);

  g_assert_cmpint (first, !=, 0);
  label = pb_plan_get_undo_label (f->t.plan);
  g_assert_cmpstr (label, ==, "Fetch");
  g_assert_cmpint (fetch_one (f, 3, 2023, PB_GENDER_TOTAL, PB_POINT_VALUE, 1171522), ==, 0);
  g_assert_cmpint (count (f, "SELECT count (*) FROM fetch"), ==, 1);
  g_assert_cmpint (count (f, "SELECT count (*) FROM edit_change WHERE tbl = 'fetch'"), ==, 1);
}

static void
test_place (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *period;
    PbBetter better;
    guint rank, n;
    gboolean tied;
  } cases[] = {
    { "2023", PB_BETTER_LOWER, 3, 4, FALSE },
    { NULL, PB_BETTER_LOWER, 3, 4, FALSE },
    { "2023", PB_BETTER_HIGHER, 2, 4, FALSE },
    { "2022", PB_BETTER_LOWER, 4, 4, FALSE },
    { "2020", PB_BETTER_LOWER, 2, 3, FALSE },
  };
  PbPlace place;

  fetch_all (f);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      PbEdit *edit = pb_edit_new (f->t.plan, "Better");
      g_autoptr (PbSeries) series = pb_series_load (f->t.plan, f->indicator);

      pb_edit_set_enum (edit, f->indicator, PB_INDICATOR_BETTER, cases[i].better);
      test_commit (edit);
      g_assert_true (pb_benchmark_get_place (series, indicator_of (f), NULL, cases[i].period, PB_GENDER_TOTAL, &place));
      g_assert_cmpuint (place.rank, ==, cases[i].rank);
      g_assert_cmpuint (place.n, ==, cases[i].n);
      g_assert_cmpint (place.tied, ==, cases[i].tied);
    }
  /* A shared place. */
  fetch_one (f, 0, 2022, PB_GENDER_TOTAL, PB_POINT_VALUE, 1072320);
  {
    g_autoptr (PbSeries) series = pb_series_load (f->t.plan, f->indicator);
    g_autofree char *words = NULL;
    PbEdit *edit = pb_edit_new (f->t.plan, "Better");

    pb_edit_set_enum (edit, f->indicator, PB_INDICATOR_BETTER, PB_BETTER_LOWER);
    test_commit (edit);
    g_assert_true (pb_benchmark_get_place (series, indicator_of (f), NULL, "2022", PB_GENDER_TOTAL, &place));
    g_assert_cmpuint (place.rank, ==, 1);
    g_assert_true (place.tied);
    words = pb_benchmark_dup_place (&place);
    g_assert_cmpstr (words, ==, "shared place 1 of 4");
    g_assert_false (pb_benchmark_get_place (series, indicator_of (f), NULL, "2019", PB_GENDER_TOTAL, &place));
  }
}

static void
test_peers (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PbSeries) series = NULL;
  g_autoptr (GPtrArray) members = g_ptr_array_new ();
  g_autofree char *name = NULL;
  PbPeer peer = { PB_PEER_MEDIAN };
  PbPeerValue value;
  gint64 group;

  fetch_all (f);
  series = pb_series_load (f->t.plan, f->indicator);
  g_assert_true (pb_benchmark_get_peer (series, indicator_of (f), &peer, "2023", PB_GENDER_TOTAL, &value));
  g_assert_cmpfloat (value.value, ==, 1250000);
  g_assert_cmpuint (value.n, ==, 3);
  /* Of two: halfway between. */
  g_assert_true (pb_benchmark_get_peer (series, indicator_of (f), &peer, "2021", PB_GENDER_TOTAL, &value));
  g_assert_cmpfloat (value.value, ==, (1150000 + 1017278) / 2.0);
  peer.kind = PB_PEER_BEST;
  g_assert_true (pb_benchmark_get_peer (series, indicator_of (f), &peer, "2023", PB_GENDER_TOTAL, &value));
  g_assert_true (value.entity == entity_of (f, 3));
  g_assert_cmpfloat (value.value, ==, 1171522);

  /* A group of our own; we ourselves do not count, and one has no value. */
  for (guint i = 0; i < 3; i++)
    g_ptr_array_add (members, entity_of (f, i));
  group = pb_peer_group_create (f->t.plan, "Liknande kommuner LSS", 2023, members, &error);
  g_assert_no_error (error);
  g_ptr_array_set_size (members, 0);
  peer.kind = PB_PEER_MEDIAN;
  peer.group = pb_plan_get_record (f->t.plan, PB_TABLE_PEER_GROUP, group);
  g_assert_true (pb_benchmark_get_peer (series, indicator_of (f), &peer, "2020", PB_GENDER_TOTAL, &value));
  g_assert_cmpfloat (value.value, ==, 1500000);
  g_assert_cmpuint (value.n, ==, 1);
  g_assert_cmpuint (value.n_asked, ==, 2);
  name = pb_benchmark_dup_peer_name (&peer, &value);
  g_assert_cmpstr (name, ==, "the median of 1 of 2 in Liknande kommuner LSS");

  g_ptr_array_add (members, entity_of (f, 3));
  g_assert_true (pb_peer_group_change (peer.group, "Liknande", 2024, members, &error));
  g_assert_true (pb_benchmark_get_peer (series, indicator_of (f), &peer, "2023", PB_GENDER_TOTAL, &value));
  g_assert_cmpfloat (value.value, ==, 1171522);
  g_assert_true (pb_plan_undo (f->t.plan, &error));
  {
    g_autoptr (GPtrArray) listed = pb_peer_group_list_entities (peer.group);
    g_autofree char *title = pb_peer_group_dup_name (peer.group);

    g_assert_cmpuint (listed->len, ==, 3);
    g_assert_cmpstr (title, ==, "Liknande kommuner LSS (2023)");
  }
  g_assert_true (pb_peer_group_remove (peer.group, &error));
  g_assert_cmpuint (pb_plan_peek_records (f->t.plan, PB_TABLE_PEER_GROUP_MEMBER)->len, ==, 0);
}

static PbPotential *
potential_of (Fixture *f, PbPeerKind kind, guint entity, const char *period, GError **error)
{
  g_autoptr (PbSeries) series = pb_series_load (f->t.plan, f->indicator);
  PbPeer peer = { kind, kind == PB_PEER_ENTITY ? entity_of (f, entity) : NULL, NULL };

  return pb_potential_new (indicator_of (f), series, &peer, period, PB_GENDER_TOTAL, error);
}

static void
test_potential (Fixture *f, gconstpointer data)
{
  static const struct
  {
    PbPeerKind kind;
    guint entity;
    const char *period;
    gint64 kronor;
  } cases[] = {
    { PB_PEER_ENTITY, 3, "2023", 106845816 },
    { PB_PEER_ENTITY, 3, NULL, 106845816 },
    { PB_PEER_BEST, 0, "2023", 106845816 },
    { PB_PEER_MEDIAN, 0, "2023", 88168052 },
    { PB_PEER_ENTITY, 1, "2023", -18931948 },
    { PB_PEER_ENTITY, 3, "2020", 78293908 },
  };

  fetch_all (f);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PbPotential) potential = potential_of (f, cases[i].kind, cases[i].entity, cases[i].period, &error);

      g_assert_no_error (error);
      g_assert_cmpint (potential->amount, ==, cases[i].kronor * 100);
      g_assert_cmpuint (potential->terms->len, ==, 5);
    }
}

static void
test_potential_words (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PbPotential) potential = NULL;
  g_autofree char *note = NULL;
  g_autofree char *headline = NULL;
  const PbTerm *term;
  PbEdit *edit;

  fetch_all (f);
  potential = potential_of (f, PB_PEER_ENTITY, 3, "2023", &error);
  note = pb_potential_dup_note (potential);
  headline = pb_potential_dup_headline (potential);
  g_assert_cmpstr (headline, ==, "With the cost of Kalmar: 106,8 MSEK lower");
  g_assert_nonnull (strstr (note, "(1\u00a0620\u00a0454 − 1\u00a0171\u00a0522) kr/brukare × 238 brukare = 106\u00a0845\u00a0816 SEK"));
  g_assert_nonnull (strstr (note, "Own calculation"));
  g_assert_nonnull (strstr (note, "Source: Kolada, fetched"));
  g_assert_nonnull (strstr (note, "Dokumentet, 1 okt. 2023"));
  term = potential->terms->pdata[2];
  g_assert_cmpfloat (term->value, ==, 448932);
  g_assert_cmpstr (term->source, ==, "own calculation");

  /* Each thing that is missing is said. */
  g_assert_null (potential_of (f, PB_PEER_ENTITY, 1, "2021", &error));
  g_assert_nonnull (strstr (error->message, "no year"));
  g_clear_error (&error);
  edit = pb_edit_new (f->t.plan, "Unit");
  pb_edit_set_text (edit, f->indicator, PB_INDICATOR_UNIT, "%");
  test_commit (edit);
  g_assert_null (potential_of (f, PB_PEER_ENTITY, 3, "2023", &error));
  g_assert_nonnull (strstr (error->message, "not in kronor"));
  g_clear_error (&error);
  edit = pb_edit_new (f->t.plan, "Unit");
  pb_edit_set_null (edit, f->indicator, PB_INDICATOR_UNIT);
  test_commit (edit);
  g_assert_null (potential_of (f, PB_PEER_ENTITY, 3, "2023", &error));
  g_assert_nonnull (strstr (error->message, "has no unit"));
  g_clear_error (&error);
  /* Where millions would show nothing it is kronor. */
  edit = pb_edit_new (f->t.plan, "Few");
  pb_edit_set_real (edit, f->indicator, PB_INDICATOR_VOLUME, 0.1);
  test_commit (edit);
  {
    g_autoptr (PbPotential) small = NULL;
    g_autofree char *words = NULL;

    edit = pb_edit_new (f->t.plan, "Unit");
    pb_edit_set_text (edit, f->indicator, PB_INDICATOR_UNIT, "kr/brukare");
    test_commit (edit);
    small = potential_of (f, PB_PEER_ENTITY, 3, "2023", &error);
    words = pb_potential_dup_headline (small);
    g_assert_cmpstr (words, ==, "With the cost of Kalmar: 44\u00a0893 SEK lower");
  }
  edit = pb_edit_new (f->t.plan, "Unit");
  pb_edit_set_real (edit, f->indicator, PB_INDICATOR_VOLUME, 238);
  pb_edit_set_text (edit, f->indicator, PB_INDICATOR_UNIT, "tkr/brukare");
  test_commit (edit);
  g_clear_pointer (&potential, pb_potential_free);
  potential = potential_of (f, PB_PEER_ENTITY, 3, "2023", &error);
  g_assert_cmpint (potential->amount, ==, 106845816 * G_GINT64_CONSTANT (100000));
  edit = pb_edit_new (f->t.plan, "Volume");
  pb_edit_set_null (edit, f->indicator, PB_INDICATOR_VOLUME);
  test_commit (edit);
  g_assert_null (potential_of (f, PB_PEER_ENTITY, 3, "2023", &error));
  g_assert_nonnull (strstr (error->message, "no volume"));
}

/* To an assignment, a cell and a scenario; each one edit, with the derivation. */
static void
test_send (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PbPotential) potential = NULL;
  gint64 assignment = test_add_assignment (f->t.plan, 2, "Bostadskarriär"), sheet, line, sum, column, scenario;
  PbRecord *activity;
  GPtrArray *cells;
  PbEdit *edit;

  fetch_all (f);
  edit = pb_edit_new (f->t.plan, "Table");
  sheet = pb_edit_insert (edit, PB_TABLE_SHEET);
  pb_edit_set_text (edit, sheet, PB_SHEET_TITLE, "Balans");
  pb_edit_set_enum (edit, sheet, PB_SHEET_UNIT, PB_UNIT_MNKR);
  pb_edit_set_enum (edit, sheet, PB_SHEET_SIGN, PB_SIGN_COST_POSITIVE);
  pb_edit_set_int (edit, sheet, PB_SHEET_DECIMALS, 1);
  column = pb_edit_insert (edit, PB_TABLE_COLUMN);
  pb_edit_set_int (edit, column, PB_COLUMN_SHEET, sheet);
  pb_edit_set_text (edit, column, PB_COLUMN_PERIOD, "2025");
  pb_edit_set_enum (edit, column, PB_COLUMN_MEASURE, PB_MEASURE_PLAN);
  pb_edit_set_text (edit, column, PB_COLUMN_LABEL, "2025");
  line = pb_edit_insert (edit, PB_TABLE_LINE);
  pb_edit_set_int (edit, line, PB_LINE_SHEET, sheet);
  pb_edit_set_text (edit, line, PB_LINE_TITLE, "LSS boende");
  pb_edit_set_enum (edit, line, PB_LINE_KIND, PB_LINE_GIVEN);
  sum = pb_edit_insert (edit, PB_TABLE_LINE);
  pb_edit_set_int (edit, sum, PB_LINE_SHEET, sheet);
  pb_edit_set_text (edit, sum, PB_LINE_TITLE, "Balans");
  pb_edit_set_enum (edit, sum, PB_LINE_KIND, PB_LINE_BALANCE);
  scenario = pb_edit_insert (edit, PB_TABLE_SCENARIO);
  pb_edit_set_text (edit, scenario, PB_SCENARIO_NAME, "Kalmars nivå");
  pb_edit_set_enum (edit, scenario, PB_SCENARIO_KIND, PB_SCENARIO_SCENARIO);
  pb_edit_set_int (edit, scenario, PB_SCENARIO_LOCKED, 0);
  test_commit (edit);
  potential = potential_of (f, PB_PEER_ENTITY, 3, "2023", &error);

  g_assert_true (pb_potential_send_to_assignment (potential, pb_plan_get_record (f->t.plan, PB_TABLE_ASSIGNMENT, assignment),
                                                  &error));
  g_assert_no_error (error);
  activity = pb_plan_peek_children (f->t.plan, PB_ACTIVITY_ASSIGNMENT, assignment)->pdata[0];
  g_assert_nonnull (strstr (pb_record_get_title (activity), "106,8"));
  g_assert_nonnull (strstr (pb_record_get_text (activity, PB_ACTIVITY_WANTED_EFFECT), "106\u00a0845\u00a0816"));
  g_assert_cmpuint (pb_plan_peek_records (f->t.plan, PB_TABLE_INDICATOR_ASSIGNMENT)->len, ==, 1);
  g_assert_true (pb_plan_undo (f->t.plan, &error));
  g_assert_cmpuint (pb_plan_peek_records (f->t.plan, PB_TABLE_ACTIVITY)->len, ==, 0);
  g_assert_cmpuint (pb_plan_peek_records (f->t.plan, PB_TABLE_INDICATOR_ASSIGNMENT)->len, ==, 0);

  g_assert_true (pb_potential_send_to_cell (potential, line, column, scenario, potential->amount, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (pb_plan_peek_records (f->t.plan, PB_TABLE_CELL)->len, ==, 0);
  cells = pb_plan_peek_records (f->t.plan, PB_TABLE_SCENARIO_CELL);
  g_assert_cmpint (pb_record_get_int (cells->pdata[0], PB_SCENARIO_CELL_AMOUNT), ==, potential->amount);
  g_assert_nonnull (strstr (pb_record_get_text (cells->pdata[0], PB_SCENARIO_CELL_NOTE), "106\u00a0845\u00a0816"));
  g_assert_true (pb_potential_send_to_cell (potential, line, column, 0, potential->amount, &error));
  g_assert_nonnull (strstr (pb_sheet_get_note (f->t.plan, 0, line, column), "106\u00a0845\u00a0816"));
  g_assert_false (pb_potential_send_to_cell (potential, sum, column, 0, potential->amount, &error));
  g_assert_nonnull (error);
}

static void
test_trend (Fixture *f, gconstpointer data)
{
  static const struct
  {
    guint entity;
    const char *words;
  } cases[] = { { 0, "up 26 % since 2020, worse" }, { 2, "up 8,7 % since 2021, worse" }, { 3, "up 22 % since 2020, worse" } };
  g_autoptr (PbSeries) series = NULL;
  g_autoptr (GArray) values = NULL;
  PbDifference difference;

  fetch_all (f);
  series = pb_series_load (f->t.plan, f->indicator);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int entity = pb_series_find_entity (series, entity_of (f, cases[i].entity));
      g_autofree char *words = pb_benchmark_dup_trend (series, indicator_of (f), (guint) entity, PB_GENDER_TOTAL);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
  values = pb_benchmark_list_values (series, (guint) pb_series_find_entity (series, entity_of (f, 1)), PB_GENDER_TOTAL);
  g_assert_cmpuint (values->len, ==, 4);
  g_assert_true (isnan (g_array_index (values, double, 1)));
  g_assert_cmpfloat (g_array_index (values, double, 3), ==, 1700000);

  g_assert_true (pb_benchmark_get_difference (indicator_of (f), 90, 120, &difference));
  g_assert_cmpfloat (difference.difference, ==, -30);
  g_assert_cmpfloat (difference.percent, ==, -25);
  g_assert_cmpint (difference.better, ==, 1);
  g_assert_true (pb_benchmark_get_difference (indicator_of (f), 90, 0, &difference));
  g_assert_false (difference.has_percent);
}

/* A quarter is compared with no year; a year that nobody has is there as a gap. */
static void
test_quarters (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *period;
    double value;
  } typed[] = { { "2023", 300 }, { "2026", 255 }, { "2026-Q3", 100 } };
  g_autoptr (GError) error = NULL;
  g_autoptr (PbSeries) series = NULL;
  g_autoptr (GArray) values = NULL;
  g_autofree char *words = NULL;
  PbTrend trend;

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    g_assert_true (pb_benchmark_set_value (indicator_of (f), entity_of (f, 0), typed[i].period, PB_GENDER_TOTAL,
                                           PB_VALUE_OUTCOME, &typed[i].value, &error));
  series = pb_series_load (f->t.plan, f->indicator);
  g_assert_cmpuint (pb_series_get_n_periods (series), ==, 5);
  g_assert_cmpstr (pb_series_get_period (series, 1), ==, "2024");
  g_assert_true (pb_benchmark_get_trend (series, indicator_of (f), 0, PB_GENDER_TOTAL, &trend));
  g_assert_cmpstr (trend.to, ==, "2026");
  words = pb_benchmark_dup_trend (series, indicator_of (f), 0, PB_GENDER_TOTAL);
  g_assert_cmpstr (words, ==, "down 15 % since 2023 until 2026, better");
  values = pb_benchmark_list_values (series, 0, PB_GENDER_TOTAL);
  g_assert_cmpuint (values->len, ==, 4);
  g_assert_true (isnan (g_array_index (values, double, 1)));
  g_assert_cmpfloat (g_array_index (values, double, 3), ==, 255);
}

static void
test_scale (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PbSeries) series = NULL;
  g_autoptr (GPtrArray) names = NULL;
  double value;

  fetch_all (f);
  series = pb_series_load (f->t.plan, f->indicator);
  g_assert_true (pb_benchmark_get_scaled (series, 0, 3, PB_GENDER_TOTAL, PB_SCALE_INDEX, NULL, NULL, &value));
  g_assert_cmpfloat_with_epsilon (value, 100 * 1620454.0 / 1288242, 1e-9);
  g_assert_true (pb_benchmark_get_scaled (series, 0, 0, PB_GENDER_TOTAL, PB_SCALE_INDEX, "2021", NULL, &value));
  g_assert_cmpfloat_with_epsilon (value, 100 * 1288242.0 / 1307996, 1e-9);
  /* The first year that is measured. */
  g_assert_true (pb_benchmark_get_scaled (series, (guint) pb_series_find_entity (series, entity_of (f, 2)), 1, PB_GENDER_TOTAL,
                                          PB_SCALE_INDEX, NULL, NULL, &value));
  g_assert_cmpfloat (value, ==, 100);

  g_assert_false (pb_benchmark_get_scaled (series, 0, 0, PB_GENDER_TOTAL, PB_SCALE_REAL, NULL, "KPI", &value));
  g_assert_true (pb_price_index_set (f->t.plan, "KPI", 2020, 200, "SCB", &error));
  g_assert_true (pb_price_index_set (f->t.plan, "KPI", 2023, 250, "SCB", &error));
  g_assert_true (pb_benchmark_get_scaled (series, 0, 0, PB_GENDER_TOTAL, PB_SCALE_REAL, NULL, "KPI", &value));
  g_assert_cmpfloat (value, ==, 1288242 * 1.25);
  g_assert_true (pb_benchmark_get_scaled (series, 0, 3, PB_GENDER_TOTAL, PB_SCALE_REAL, NULL, "KPI", &value));
  g_assert_cmpfloat (value, ==, 1620454);
  g_assert_false (pb_benchmark_get_scaled (series, 0, 1, PB_GENDER_TOTAL, PB_SCALE_REAL, NULL, "KPI", &value));
  g_assert_cmpstr (pb_price_index_get_source (f->t.plan, "KPI", 2020), ==, "SCB");
  names = pb_price_index_list_names (f->t.plan);
  g_assert_cmpuint (names->len, ==, 1);
  g_assert_false (pb_price_index_set (f->t.plan, "KPI", 2021, 0, NULL, &error));
  g_assert_error (error, PB_ERROR, PB_ERROR_INVALID);
}

static void
test_targets (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *period;
    PbValueKind kind;
    double value;
  } typed[] = { { "2024-Q1", PB_VALUE_TARGET, 11 },  { "2024-Q1", PB_VALUE_OUTCOME, 14 }, { "2024-Q2", PB_VALUE_TARGET, 11 },
                { "2024-Q2", PB_VALUE_OUTCOME, 11 }, { "2024-Q3", PB_VALUE_TARGET, 9 } };
  g_autoptr (GError) error = NULL;
  g_autoptr (PbSeries) series = NULL;
  g_autoptr (GArray) steps = NULL;
  double bad = 1;

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    g_assert_true (pb_benchmark_set_value (indicator_of (f), entity_of (f, 0), typed[i].period, PB_GENDER_TOTAL, typed[i].kind,
                                           &typed[i].value, &error));
  series = pb_series_load (f->t.plan, f->indicator);
  steps = pb_benchmark_list_targets (series, indicator_of (f), PB_GENDER_TOTAL);
  g_assert_cmpuint (steps->len, ==, 3);
  g_assert_cmpint (g_array_index (steps, PbTargetStep, 0).state, ==, PB_TARGET_NOT_MET);
  g_assert_cmpint (g_array_index (steps, PbTargetStep, 1).state, ==, PB_TARGET_MET);
  g_assert_cmpint (g_array_index (steps, PbTargetStep, 2).state, ==, PB_TARGET_NOT_DUE);
  g_assert_false (g_array_index (steps, PbTargetStep, 2).has_outcome);
  g_assert_false (pb_benchmark_set_value (indicator_of (f), entity_of (f, 0), "hösten", PB_GENDER_TOTAL, PB_VALUE_TARGET, &bad,
                                          &error));
  g_assert_error (error, PB_ERROR, PB_ERROR_INVALID);
}

static void
test_gender (Fixture *f, gconstpointer data)
{
  g_autoptr (PbSeries) series = NULL;
  PbPlace place;
  double value;

  fetch_all (f);
  fetch_one (f, 0, 2023, PB_GENDER_WOMEN, PB_POINT_VALUE, 1500000.5);
  fetch_one (f, 0, 2023, PB_GENDER_MEN, PB_POINT_HIDDEN, 0);
  series = pb_series_load (f->t.plan, f->indicator);
  g_assert_true (pb_series_is_divided (series));
  g_assert_cmpint (pb_series_get_decimals (series), ==, 1);
  g_assert_true (pb_series_get_value (series, 0, 3, PB_GENDER_WOMEN, PB_VALUE_OUTCOME, &value));
  g_assert_cmpfloat (value, ==, 1500000.5);
  g_assert_false (pb_series_get_value (series, 0, 3, PB_GENDER_MEN, PB_VALUE_OUTCOME, &value));
  g_assert_true (pb_benchmark_get_place (series, indicator_of (f), NULL, NULL, PB_GENDER_WOMEN, &place));
  g_assert_cmpuint (place.n, ==, 1);
  g_assert_false (pb_benchmark_get_place (series, indicator_of (f), NULL, NULL, PB_GENDER_MEN, &place));
}

/* The volume is of women and men together: one sex's difference has no amount. */
static void
test_potential_of_one_sex (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PbSeries) series = NULL;
  PbPeer peer = { PB_PEER_ENTITY, entity_of (f, 3), NULL };

  fetch_all (f);
  fetch_one (f, 0, 2023, PB_GENDER_WOMEN, PB_POINT_VALUE, 1500000);
  fetch_one (f, 3, 2023, PB_GENDER_WOMEN, PB_POINT_VALUE, 1400000);
  series = pb_series_load (f->t.plan, f->indicator);
  g_assert_null (pb_potential_new (indicator_of (f), series, &peer, "2023", PB_GENDER_WOMEN, &error));
  g_assert_nonnull (strstr (error->message, "no amount to compute for women"));
}

/* A plan from elsewhere may hold anything where values should be: that is no value, and no crash. */
static void
test_hostile (Fixture *f, gconstpointer data)
{
  static const char *const damage[] = {
    "UPDATE series SET data = x''",
    "UPDATE series SET data = zeroblob (length (data))",
    "UPDATE series SET data = substr (data, 1, length (data) - 1)",
    "UPDATE series SET entities = x'50424531'",
    "UPDATE series SET entities = CAST (substr (entities, 1, 12) || substr (entities, 5, 8) || substr (entities, 21) AS BLOB)",
    "UPDATE series SET years = 9223372036854775807",
    "UPDATE series SET years = -4",
    "UPDATE series SET years = 3",
    "UPDATE series SET first_year = 2000000000",
    "UPDATE series SET first_year = -1",
    "UPDATE fetch SET status = 'yes'",
    "UPDATE fetch SET status = NULL",
  };

  fetch_all (f);
  for (guint i = 0; i < G_N_ELEMENTS (damage); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%u.planbok", f->t.folder, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (PbPlan) plan = NULL;
      g_autoptr (PbSeries) series = NULL;
      sqlite3 *db = NULL;

      g_assert_true (pb_plan_save_copy (f->t.plan, path, &error));
      g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
      g_assert_cmpint (sqlite3_exec (db, damage[i], NULL, NULL, NULL), ==, SQLITE_OK);
      sqlite3_close (db);
      plan = pb_plan_open (path, &error);
      g_assert_no_error (error);
      series = pb_series_load (plan, f->indicator);
      g_test_message ("%s", damage[i]);
      g_assert_cmpuint (pb_series_get_n_periods (series), ==, 0);
      g_assert_cmpuint (pb_series_get_n_entities (series), ==, 0);
      pb_plan_close (plan);
    }
}

/* What waits in the log for its indicator may be anything too: what can be read comes back, and the rest does not. */
static void
test_hostile_parked (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *sql;
    gboolean undone;
    double value;
  } damage[] = {
    { "UPDATE edit_change SET before = '{' WHERE n < 0", TRUE, -1 },
    { "UPDATE edit_change SET before = NULL WHERE n < 0", TRUE, -1 },
    { "UPDATE edit_change SET before = json_set (before, '$.data', 'UEJTMQ==') WHERE n < 0", TRUE, -1 },
    { "UPDATE edit_change SET before = json_set (before, '$.entities', 7) WHERE n < 0", TRUE, -1 },
    { "UPDATE edit_change SET before = json_set (before, '$.gender', 'X') WHERE n < 0", TRUE, -1 },
    { "UPDATE edit_change SET before = json_set (before, '$.gender', NULL) WHERE n < 0", TRUE, -1 },
    { "UPDATE edit_change SET before = json_set (before, '$.fetch', 7) WHERE n < 0", TRUE, -1 },
    { "UPDATE edit_change SET before = json_set (before, '$.years', 1e300) WHERE n < 0", TRUE, -1 },
    { "INSERT INTO edit_change SELECT edit, -9, tbl, record, op, before, after FROM edit_change WHERE n < 0", FALSE, -1 },
    { "SELECT 1", TRUE, 1171522 },
  };
  PbEdit *edit;

  fetch_all (f);
  edit = pb_edit_new (f->t.plan, "Delete");
  pb_edit_delete (edit, PB_TABLE_INDICATOR, f->indicator);
  test_commit (edit);
  for (guint i = 0; i < G_N_ELEMENTS (damage); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%u.planbok", f->t.folder, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (PbPlan) plan = NULL;
      sqlite3 *db = NULL;
      double value = -1;

      g_test_message ("%s", damage[i].sql);
      g_assert_true (pb_plan_save_copy (f->t.plan, path, &error));
      g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
      g_assert_cmpint (sqlite3_exec (db, damage[i].sql, NULL, NULL, NULL), ==, SQLITE_OK);
      sqlite3_close (db);
      plan = pb_plan_open (path, &error);
      g_assert_no_error (error);
      g_assert_cmpint (pb_plan_undo (plan, &error), ==, damage[i].undone);
      g_clear_error (&error);
      g_assert_true (pb_check_file (plan, &error));
      pb_series_lookup (plan, f->indicator, f->entities[3], "2023", PB_GENDER_TOTAL, PB_VALUE_OUTCOME, &value);
      g_assert_cmpfloat (value, ==, damage[i].value);
      pb_plan_close (plan);
    }
}

/* Values that are no numbers, states of a later program, and entities that are gone are passed by; the rest is shown. */
static void
test_damaged_cells (Fixture *f, gconstpointer data)
{
  g_autoptr (PbSeriesBlock) block = pb_series_block_new (2, 2020, 3);
  g_autoptr (GBytes) entities = NULL, bytes = NULL;
  g_autoptr (PbSeriesBlock) read = NULL;
  const double values[] = { 1, NAN, INFINITY, 4, 5, 6 };
  const guint8 states[] = { PB_POINT_VALUE, PB_POINT_VALUE, PB_POINT_VALUE, 99, PB_POINT_MISSING, PB_POINT_VALUE };
  const guint8 expected[] = { PB_POINT_VALUE, PB_POINT_UNKNOWN, PB_POINT_UNKNOWN, PB_POINT_UNKNOWN, PB_POINT_MISSING, PB_POINT_VALUE };

  block->entities[0] = 7;
  block->entities[1] = 8;
  memcpy (block->values, values, sizeof values);
  memcpy (block->states, states, sizeof states);
  entities = pb_series_block_pack_entities (block);
  bytes = pb_series_block_pack_data (block);
  read = pb_series_block_unpack (2020, 3, g_bytes_get_data (entities, NULL), g_bytes_get_size (entities),
                                 g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_nonnull (read);
  g_assert_cmpmem (read->states, 6, expected, 6);
  g_assert_cmpint (pb_series_block_find (read, 8, 2022), ==, 5);
  g_assert_cmpint (pb_series_block_find (read, 8, 2023), ==, -1);
  g_assert_cmpint (pb_series_block_find (read, 9, 2022), ==, -1);
}

#define ADD(path, function) g_test_add ("/benchmark/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  pb_locale_set_language (PB_LANGUAGE_SWEDISH);
  g_test_init (&argc, &argv, NULL);
  ADD ("typed-wins", test_typed_wins);
  ADD ("take-back", test_take_back);
  ADD ("follow", test_follow);
  ADD ("same-again", test_same_again);
  ADD ("place", test_place);
  ADD ("peers", test_peers);
  ADD ("potential", test_potential);
  ADD ("potential-words", test_potential_words);
  ADD ("send", test_send);
  ADD ("trend", test_trend);
  ADD ("quarters", test_quarters);
  ADD ("scale", test_scale);
  ADD ("targets", test_targets);
  ADD ("gender", test_gender);
  ADD ("potential/one-sex", test_potential_of_one_sex);
  ADD ("hostile", test_hostile);
  ADD ("hostile-parked", test_hostile_parked);
  ADD ("damaged-cells", test_damaged_cells);
  return g_test_run ();
}
