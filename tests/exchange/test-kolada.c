/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/pb-kolada.h"
#include <stdlib.h>
#include "exchange/pb-http.h"
#include "model/pb-check.h"
#include "model/pb-history.h"
#include "model/pb-potential.h"
#include "test-exchange-util.h"

/* The client against an imitation of the server on this machine: PB_PYTHON and PB_SERVER name it. */

static GSubprocess *server;
static int port;

static void
start_server (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDataInputStream) lines = NULL;
  g_autofree char *line = NULL;

  server = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, g_getenv ("PB_PYTHON"),
                             g_getenv ("PB_SERVER"), NULL);
  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (server));
  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (lines), FALSE);
  line = g_data_input_stream_read_line (lines, NULL, NULL, &error);
  g_assert_no_error (error);
  port = atoi (line);
  g_assert_cmpint (port, >, 0);
}

static void
stop_server (void)
{
  g_output_stream_close (g_subprocess_get_stdin_pipe (server), NULL, NULL);
  g_subprocess_wait (server, NULL, NULL);
  g_clear_object (&server);
}

static PbKolada *
new_kolada (const char *behaviour)
{
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%d/%s", port, behaviour);
  PbKolada *kolada = pb_kolada_new (url);

  pb_kolada_set_second (kolada, 1);
  pb_kolada_set_timeout (kolada, 1);
  return kolada;
}

static void
keep_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static void
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static PbKoladaBatch *
search (PbKolada *kolada, const char *text, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  pb_kolada_search_async (kolada, text, NULL, keep_cb, &result);
  wait_for (&result);
  return pb_kolada_search_finish (kolada, result, error);
}

/* Indicators whose title holds the text, of the places with these ids (NULL: all). */
static gboolean
fetch (PbKolada *kolada, PbPlan *plan, const char *title, const char *ids, PbKoladaSummary *summary, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (PbKolada) plain = new_kolada ("v3");
  g_autoptr (PbKoladaBatch) found = search (plain, title, NULL);
  g_auto (GStrv) parts = ids != NULL ? g_strsplit (ids, " ", -1) : NULL;
  g_autoptr (GPtrArray) places = ids != NULL ? g_ptr_array_new_with_free_func (g_free) : NULL;

  g_assert_nonnull (found);
  for (guint i = 0; parts != NULL && parts[i] != NULL; i++)
    {
      PbKoladaPlace *place = g_new0 (PbKoladaPlace, 1);

      place->id = parts[i];
      g_ptr_array_add (places, place);
    }
  pb_kolada_fetch_async (kolada, plan, pb_kolada_batch_get_kpis (found), places, 0, ids == NULL ? 2024 : 0, NULL, keep_cb,
                         &result);
  wait_for (&result);
  g_assert_false (pb_kolada_get_busy (kolada));
  return pb_kolada_fetch_finish (kolada, result, summary, error);
}

static void
fetch_costs (PbPlan *plan, const char *behaviour)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PbKolada) kolada = new_kolada (behaviour);
  PbKoladaSummary summary;

  fetch (kolada, plan, "boende", "1080 0880 2081 G97001", &summary, &error);
  g_assert_no_error (error);
  g_assert_true (summary.changed);
}

static void
name_municipality (PbPlan *plan)
{
  PbEdit *edit = pb_edit_new (plan, "Plan");

  pb_edit_set_text (edit, pb_record_get_id (pb_plan_get_document (plan)), PB_PLAN_MUNICIPALITY, "Karlskrona");
  pb_edit_set_text (edit, pb_record_get_id (pb_plan_get_document (plan)), PB_PLAN_MUNICIPALITY_CODE, "1080");
  test_commit (edit);
}

static double
value_of (PbPlan *plan, const char *indicator, const char *entity, const char *period, PbGender gender)
{
  double value;

  if (!pb_series_lookup (plan, pb_record_get_id (test_find (plan, PB_TABLE_INDICATOR, indicator)),
                         pb_record_get_id (test_find (plan, PB_TABLE_ENTITY, entity)), period, gender, PB_VALUE_OUTCOME, &value))
    return -1;
  return value;
}

#define COST "Kostnad funktionsnedsättning LSS boende"

static void
test_search (TestPlan *t, gconstpointer data)
{
  static const struct
  {
    const char *behaviour, *text;
    guint n;
  } cases[] = { { "v3", "lss", 2 }, { "v2", "lss", 2 }, { "v3", "nöjda brukare", 1 }, { "v3", "finns inte & ingen", 0 },
                { "busy-twice", "lss", 2 }, { "moved", "lss", 2 }, { "empty", "lss", 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PbKolada) kolada = new_kolada (cases[i].behaviour);
      g_autoptr (PbKoladaBatch) found = search (kolada, cases[i].text, &error);

      g_assert_no_error (error);
      g_test_message ("%s %s", cases[i].behaviour, cases[i].text);
      g_assert_cmpuint (pb_kolada_batch_get_kpis (found)->len, ==, cases[i].n);
      for (guint k = 0; k < cases[i].n; k++)
        {
          const PbKoladaKpi *kpi = pb_kolada_batch_get_kpis (found)->pdata[k];

          g_assert_cmpint (kpi->divided, ==, strcmp (kpi->id, "N91002") == 0);
        }
    }
}

static void
test_places (TestPlan *t, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (PbKolada) kolada = new_kolada ("v3");
  g_autoptr (PbKoladaBatch) batch = NULL;
  const PbKoladaPlace *group;

  pb_kolada_list_places_async (kolada, NULL, keep_cb, &result);
  wait_for (&result);
  batch = pb_kolada_list_places_finish (kolada, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pb_kolada_batch_get_places (batch)->len, ==, 5);
  g_assert_cmpuint (pb_kolada_batch_get_groups (batch)->len, ==, 1);
  group = pb_kolada_batch_get_groups (batch)->pdata[0];
  g_assert_cmpstr (group->id, ==, "G97001");
  g_assert_cmpuint (group->members->len, ==, 3);
  g_assert_cmpstr (((const PbKoladaPlace *) group->members->pdata[0])->title, ==, "Kalmar");
}

static void
check_costs (PbPlan *plan)
{
  PbRecord *indicator = test_find (plan, PB_TABLE_INDICATOR, COST);
  g_autoptr (PbSeries) series = pb_series_load (plan, pb_record_get_id (indicator));
  PbPoint point;
  int borlange = pb_series_find_entity (series, test_find (plan, PB_TABLE_ENTITY, "Borlänge"));
  int group = pb_series_find_entity (series, test_find (plan, PB_TABLE_ENTITY, "Liknande kommuner LSS, Karlskrona, 2023"));

  g_assert_cmpstr (pb_record_get_title (pb_series_get_entity (series, 0)), ==, "Karlskrona");
  g_assert_cmpint (pb_series_get_own (series), ==, 0);
  g_assert_cmpuint (pb_series_get_n_periods (series), ==, 4);
  g_assert_cmpfloat (value_of (plan, COST, "Karlskrona", "2023", PB_GENDER_TOTAL), ==, 1620454);
  /* Null is missing, not zero, and not what was never asked for. */
  g_assert_true (pb_series_get_point (series, (guint) borlange, 2, PB_GENDER_TOTAL, PB_VALUE_OUTCOME, &point));
  g_assert_cmpint (point.state, ==, PB_POINT_MISSING);
  g_assert_false (pb_series_get_value (series, (guint) borlange, 2, PB_GENDER_TOTAL, PB_VALUE_OUTCOME, NULL));
  g_assert_cmpuint (pb_series_count_missing (series, 2, PB_GENDER_TOTAL), ==, 1);
  g_assert_false (pb_series_get_point (series, (guint) group, 2, PB_GENDER_TOTAL, PB_VALUE_OUTCOME, &point));
  g_assert_true (pb_series_get_point (series, (guint) group, 3, PB_GENDER_TOTAL, PB_VALUE_OUTCOME, &point));
  g_assert_cmpuint (point.count, ==, 3);
  g_assert_nonnull (point.fetch);
  g_assert_cmpstr (pb_record_get_text (point.fetch, PB_FETCH_SOURCE), ==, "Kolada");
  g_assert_nonnull (strstr (pb_record_get_text (point.fetch, PB_FETCH_TITLE), COST));
}

/* In both shapes; page by page. */
static void
test_fetch (TestPlan *t, gconstpointer data)
{
  g_autoptr (GListModel) history = NULL;
  g_autofree char *csv = NULL;

  name_municipality (t->plan);
  fetch_costs (t->plan, data);
  check_costs (t->plan);
  g_assert_cmpstr (pb_plan_get_undo_label (t->plan), ==,
                   "Fetch from Kolada: 2 indicators, 25 values, 3 missing values, 1 comparison group");
  g_assert_cmpuint (pb_plan_peek_records (t->plan, PB_TABLE_PEER_GROUP)->len, ==, 1);
  g_assert_cmpuint (pb_plan_peek_records (t->plan, PB_TABLE_PEER_GROUP_MEMBER)->len, ==, 3);
  history = pb_history_new (t->plan);
  g_assert_cmpuint (g_list_model_get_n_items (history), ==, 2);
  csv = test_show (t->plan, "benchmarks", PB_SHOW_CSV);
  g_assert_nonnull (strstr (csv, "Source: Kolada, fetched"));
  g_assert_cmpfloat (value_of (t->plan, "Nöjda brukare boende LSS, andel (%)", "Karlskrona", "2023", PB_GENDER_WOMEN), ==, 73.5);
  g_assert_cmpfloat (value_of (t->plan, "Nöjda brukare boende LSS, andel (%)", "Karlskrona", "2023", PB_GENDER_MEN), ==, 68.5);
  g_assert_cmpstr (pb_record_get_text (test_find (t->plan, PB_TABLE_INDICATOR, "Nöjda brukare boende LSS, andel (%)"),
                                       PB_INDICATOR_UNIT), ==, "%");
}

/* The plan's own indicator of that title becomes Kolada's, and its claims and potential are computed from what was fetched. */
static void
test_potential (TestPlan *t, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PbSeries) series = NULL;
  g_autoptr (PbPotential) potential = NULL;
  PbPeer peer = { PB_PEER_ENTITY };
  PbRecord *indicator;
  gint64 difference, amount, id;
  PbEdit *edit;

  name_municipality (t->plan);
  edit = pb_edit_new (t->plan, "Indicator");
  id = pb_edit_insert (edit, PB_TABLE_INDICATOR);
  pb_edit_set_text (edit, id, PB_INDICATOR_TITLE, COST);
  pb_edit_set_text (edit, id, PB_INDICATOR_UNIT, "kr/brukare");
  pb_edit_set_real (edit, id, PB_INDICATOR_VOLUME, 238);
  pb_edit_set_text (edit, id, PB_INDICATOR_VOLUME_UNIT, "brukare");
  test_commit (edit);
  fetch_costs (t->plan, "v3");
  indicator = pb_plan_get_record (t->plan, PB_TABLE_INDICATOR, id);
  g_assert_cmpstr (pb_record_get_text (indicator, PB_INDICATOR_KOLADA), ==, "N91001");

  series = pb_series_load (t->plan, id);
  peer.entity = test_find (t->plan, PB_TABLE_ENTITY, "Kalmar");
  potential = pb_potential_new (indicator, series, &peer, "2023", PB_GENDER_TOTAL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (potential->amount, ==, 106845816 * G_GINT64_CONSTANT (100));
  edit = pb_edit_new (t->plan, "Claim");
  id = pb_edit_insert (edit, PB_TABLE_CLAIM);
  pb_edit_set_int (edit, id, PB_CLAIM_INDICATOR, pb_record_get_id (indicator));
  pb_edit_set_text (edit, id, PB_CLAIM_PERIOD, "2023");
  pb_edit_set_int (edit, id, PB_CLAIM_OWN, pb_record_get_id (test_find (t->plan, PB_TABLE_ENTITY, "Karlskrona")));
  pb_edit_set_int (edit, id, PB_CLAIM_PEER, pb_record_get_id (peer.entity));
  pb_edit_set_int (edit, id, PB_CLAIM_STATED_AMOUNT, 1068 * G_GINT64_CONSTANT (10000000));
  pb_edit_set_int (edit, id, PB_CLAIM_STATED_DECIMALS, 1);
  test_commit (edit);
  g_assert_true (pb_claim_compute (pb_plan_get_record (t->plan, PB_TABLE_CLAIM, id), &difference, &amount));
  g_assert_cmpint (difference, ==, 44893200);
  g_assert_cmpint (amount, ==, 106845816 * G_GINT64_CONSTANT (100));
  g_assert_cmpint (pb_claim_judge (pb_plan_get_record (t->plan, PB_TABLE_CLAIM, id)), ==, PB_CLAIM_HOLDS);
}

static guint
count_named (PbPlan *plan, const char *name)
{
  GPtrArray *entities = pb_plan_peek_records (plan, PB_TABLE_ENTITY);
  guint n = 0;

  for (guint i = 0; i < entities->len; i++)
    n += strcmp (pb_record_get_title (entities->pdata[i]), name) == 0;
  return n;
}

/* With a group come its members' values, told by its id alone or as it was listed; the group is there also where it has none
 * itself, and says its year. */
static void
test_group (TestPlan *t, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) listed = NULL, result = NULL;
  g_autoptr (PbKolada) kolada = new_kolada ("v3");
  g_autoptr (PbKoladaBatch) places = NULL, found = search (kolada, "nöjda", NULL);
  PbRecord *group;
  gboolean by_id = GPOINTER_TO_INT (data);

  name_municipality (t->plan);
  if (by_id)
    fetch (kolada, t->plan, "nöjda", "G97001", NULL, &error);
  else
    {
      pb_kolada_list_places_async (kolada, NULL, keep_cb, &listed);
      wait_for (&listed);
      places = pb_kolada_list_places_finish (kolada, listed, &error);
      pb_kolada_fetch_async (kolada, t->plan, pb_kolada_batch_get_kpis (found), pb_kolada_batch_get_groups (places), 0, 0, NULL,
                             keep_cb, &result);
      wait_for (&result);
      pb_kolada_fetch_finish (kolada, result, NULL, &error);
    }
  g_assert_no_error (error);
  g_assert_cmpfloat (value_of (t->plan, "Nöjda brukare boende LSS, andel (%)", "Kalmar", "2023", PB_GENDER_TOTAL), ==, 83);
  g_assert_cmpfloat (value_of (t->plan, "Nöjda brukare boende LSS, andel (%)", "Mölndal", "2023", PB_GENDER_TOTAL), ==, 77);
  /* The own one is no member, and was not ticked: without it there would be nothing to compare. */
  g_assert_cmpfloat (value_of (t->plan, "Nöjda brukare boende LSS, andel (%)", "Karlskrona", "2023", PB_GENDER_TOTAL), >, 0);
  group = test_find (t->plan, PB_TABLE_PEER_GROUP, "Liknande kommuner LSS, Karlskrona, 2023");
  g_assert_cmpint (pb_record_get_int (group, PB_PEER_GROUP_YEAR), ==, 2023);
  g_assert_cmpuint (pb_plan_peek_records (t->plan, PB_TABLE_PEER_GROUP_MEMBER)->len, ==, 3);
}

static guint
count_groups (PbPlan *plan)
{
  GPtrArray *entities = pb_plan_peek_records (plan, PB_TABLE_ENTITY);
  guint n = 0;

  for (guint i = 0; i < entities->len; i++)
    n += pb_record_get_enum (entities->pdata[i], PB_ENTITY_KIND) == PB_ENTITY_GROUP;
  return n;
}

/* All municipalities are just that: Kolada answers with its groups too, which nobody asked for and nobody could tell apart by
 * their ids. Of a plan with so many places that all are asked for at once, only those it has are taken. */
static void
test_all (TestPlan *t, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (PbKolada) kolada = new_kolada ("v3");
  PbKoladaSummary summary;
  PbEdit *edit;
  guint n;

  name_municipality (t->plan);
  fetch (kolada, t->plan, "boende", NULL, &summary, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (summary.values.n_values, >, 0);
  g_assert_cmpuint (count_groups (t->plan), ==, 0);
  g_assert_cmpuint (count_named (t->plan, "Mölndal"), ==, 1);
  edit = pb_edit_new (t->plan, "Many");
  pb_edit_delete (edit, PB_TABLE_ENTITY, pb_record_get_id (test_find (t->plan, PB_TABLE_ENTITY, "Mölndal")));
  for (guint i = 0; i < 80; i++)
    {
      gint64 id = pb_edit_insert (edit, PB_TABLE_ENTITY);
      g_autofree char *code = g_strdup_printf ("%u", 3000 + i), *name = g_strdup_printf ("Place %u", i);

      pb_edit_set_enum (edit, id, PB_ENTITY_KIND, PB_ENTITY_MUNICIPALITY);
      pb_edit_set_text (edit, id, PB_ENTITY_CODE, code);
      pb_edit_set_text (edit, id, PB_ENTITY_NAME, name);
      pb_edit_set_int (edit, id, PB_ENTITY_OWN, FALSE);
    }
  test_commit (edit);
  n = pb_plan_peek_records (t->plan, PB_TABLE_ENTITY)->len;
  pb_kolada_refresh_async (kolada, t->plan, NULL, keep_cb, &result);
  wait_for (&result);
  pb_kolada_refresh_finish (kolada, result, &summary, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (summary.values.n_revised, ==, 1);
  g_assert_cmpuint (pb_plan_peek_records (t->plan, PB_TABLE_ENTITY)->len, ==, n);
}

static gint64
type_value (PbEdit *edit, gint64 indicator, gint64 entity, const char *period, double value)
{
  gint64 id = pb_edit_insert (edit, PB_TABLE_INDICATOR_VALUE);

  pb_edit_set_int (edit, id, PB_INDICATOR_VALUE_INDICATOR, indicator);
  pb_edit_set_int (edit, id, PB_INDICATOR_VALUE_ENTITY, entity);
  pb_edit_set_text (edit, id, PB_INDICATOR_VALUE_PERIOD, period);
  pb_edit_set_enum (edit, id, PB_INDICATOR_VALUE_GENDER, PB_GENDER_TOTAL);
  pb_edit_set_enum (edit, id, PB_INDICATOR_VALUE_KIND, PB_VALUE_OUTCOME);
  pb_edit_set_real (edit, id, PB_INDICATOR_VALUE_VALUE, value);
  return id;
}

/* A page of values alone, of a place that the plan knows by name. */
static void
write_page (PbPlan *plan, const char *text)
{
  g_autoptr (PbKoladaBatch) batch = pb_kolada_batch_new ();
  g_autoptr (GError) error = NULL;
  PbFetchFacts facts = { "Kolada", NULL, NULL, NULL };
  PbKoladaSummary summary;
  PbEdit *edit = pb_edit_new (plan, "Page");

  g_assert_true (pb_kolada_batch_add (batch, "page", text, strlen (text), NULL, &error));
  pb_kolada_batch_write (batch, edit, &facts, FALSE, &summary);
  test_commit (edit);
}

/* What came by id alone and what the plan called by name are one as soon as the id has a name: what was typed, who is in which
 * group and what claims say goes with it. */
static void
test_namesake (TestPlan *t, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 kalmar, indicator, group, member, claim;
  PbEdit *edit;

  name_municipality (t->plan);
  edit = pb_edit_new (t->plan, "Typed");
  indicator = pb_edit_insert (edit, PB_TABLE_INDICATOR);
  pb_edit_set_text (edit, indicator, PB_INDICATOR_TITLE, COST);
  kalmar = pb_edit_insert (edit, PB_TABLE_ENTITY);
  pb_edit_set_enum (edit, kalmar, PB_ENTITY_KIND, PB_ENTITY_MUNICIPALITY);
  pb_edit_set_text (edit, kalmar, PB_ENTITY_NAME, "Kalmar");
  pb_edit_set_int (edit, kalmar, PB_ENTITY_OWN, FALSE);
  type_value (edit, indicator, kalmar, "2019", 900000);
  group = pb_edit_insert (edit, PB_TABLE_PEER_GROUP);
  pb_edit_set_text (edit, group, PB_PEER_GROUP_TITLE, "Own group");
  member = pb_edit_insert (edit, PB_TABLE_PEER_GROUP_MEMBER);
  pb_edit_set_int (edit, member, PB_PEER_GROUP_MEMBER_PEER_GROUP, group);
  pb_edit_set_int (edit, member, PB_PEER_GROUP_MEMBER_ENTITY, kalmar);
  claim = pb_edit_insert (edit, PB_TABLE_CLAIM);
  pb_edit_set_int (edit, claim, PB_CLAIM_INDICATOR, indicator);
  pb_edit_set_text (edit, claim, PB_CLAIM_PERIOD, "2019");
  pb_edit_set_int (edit, claim, PB_CLAIM_OWN, kalmar);
  pb_edit_set_int (edit, claim, PB_CLAIM_PEER, kalmar);
  pb_edit_set_int (edit, claim, PB_CLAIM_STATED_AMOUNT, 0);
  pb_edit_set_int (edit, claim, PB_CLAIM_STATED_DECIMALS, 1);
  test_commit (edit);
  write_page (t->plan, "{\"values\": [{\"kpi\": \"N99999\", \"municipality\": \"0880\", \"period\": 2023,"
                       " \"values\": [{\"gender\": \"T\", \"value\": 7}]}]}");
  g_assert_cmpuint (count_named (t->plan, "0880"), ==, 1);
  g_assert_cmpuint (count_named (t->plan, "Kalmar"), ==, 1);
  fetch_costs (t->plan, "v3");
  g_assert_cmpuint (count_named (t->plan, "0880"), ==, 0);
  g_assert_cmpuint (count_named (t->plan, "Kalmar"), ==, 1);
  g_assert_cmpfloat (value_of (t->plan, COST, "Kalmar", "2019", PB_GENDER_TOTAL), ==, 900000);
  g_assert_cmpfloat (value_of (t->plan, COST, "Kalmar", "2023", PB_GENDER_TOTAL), ==, 1171522);
  g_assert_cmpfloat (value_of (t->plan, "N99999", "Kalmar", "2023", PB_GENDER_TOTAL), ==, 7);
  g_assert_cmpstr (pb_record_get_text (test_find (t->plan, PB_TABLE_ENTITY, "Kalmar"), PB_ENTITY_CODE), ==, "0880");
  g_assert_cmpint (pb_record_get_int (pb_plan_get_record (t->plan, PB_TABLE_PEER_GROUP_MEMBER, member),
                                      PB_PEER_GROUP_MEMBER_ENTITY), ==,
                   pb_record_get_id (test_find (t->plan, PB_TABLE_ENTITY, "Kalmar")));
  g_assert_nonnull (pb_plan_get_record (t->plan, PB_TABLE_CLAIM, claim));
  g_assert_true (pb_plan_undo (t->plan, &error));
  g_assert_cmpuint (count_named (t->plan, "0880"), ==, 1);
  g_assert_cmpfloat (value_of (t->plan, COST, "Kalmar", "2019", PB_GENDER_TOTAL), ==, 900000);
}

/* The same of an indicator: its unit, volume, claim, link and what was typed are of the one that is fetched from then on. */
static void
test_namesake_indicator (TestPlan *t, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 indicator, kalmar, claim, link, assignment;
  PbRecord *one;
  PbEdit *edit;

  name_municipality (t->plan);
  write_page (t->plan, "{\"values\": [{\"kpi\": \"N91001\", \"municipality\": \"0880\", \"period\": 2018,"
                       " \"values\": [{\"gender\": \"T\", \"value\": 7}]}]}");
  kalmar = pb_record_get_id (test_find (t->plan, PB_TABLE_ENTITY, "0880"));
  assignment = test_add_assignment (t->plan, 2, "Bostadskarriär");
  edit = pb_edit_new (t->plan, "Typed");
  indicator = pb_edit_insert (edit, PB_TABLE_INDICATOR);
  pb_edit_set_text (edit, indicator, PB_INDICATOR_TITLE, COST);
  pb_edit_set_text (edit, indicator, PB_INDICATOR_UNIT, "kr/brukare");
  pb_edit_set_real (edit, indicator, PB_INDICATOR_VOLUME, 238);
  type_value (edit, indicator, kalmar, "2019", 900000);
  link = pb_edit_insert (edit, PB_TABLE_INDICATOR_ASSIGNMENT);
  pb_edit_set_int (edit, link, PB_INDICATOR_ASSIGNMENT_INDICATOR, indicator);
  pb_edit_set_int (edit, link, PB_INDICATOR_ASSIGNMENT_ASSIGNMENT, assignment);
  claim = pb_edit_insert (edit, PB_TABLE_CLAIM);
  pb_edit_set_int (edit, claim, PB_CLAIM_INDICATOR, indicator);
  pb_edit_set_text (edit, claim, PB_CLAIM_PERIOD, "2019");
  pb_edit_set_int (edit, claim, PB_CLAIM_OWN, kalmar);
  pb_edit_set_int (edit, claim, PB_CLAIM_PEER, kalmar);
  pb_edit_set_int (edit, claim, PB_CLAIM_STATED_AMOUNT, 0);
  pb_edit_set_int (edit, claim, PB_CLAIM_STATED_DECIMALS, 1);
  test_commit (edit);
  fetch_costs (t->plan, "v3");
  one = test_find (t->plan, PB_TABLE_INDICATOR, COST);
  g_assert_null (pb_plan_get_record (t->plan, PB_TABLE_INDICATOR, indicator));
  g_assert_cmpstr (pb_record_get_text (one, PB_INDICATOR_KOLADA), ==, "N91001");
  g_assert_cmpstr (pb_record_get_text (one, PB_INDICATOR_UNIT), ==, "kr/brukare");
  g_assert_cmpfloat (pb_record_get_real (one, PB_INDICATOR_VOLUME), ==, 238);
  g_assert_cmpfloat (value_of (t->plan, COST, "Kalmar", "2018", PB_GENDER_TOTAL), ==, 7);
  g_assert_cmpfloat (value_of (t->plan, COST, "Kalmar", "2019", PB_GENDER_TOTAL), ==, 900000);
  g_assert_cmpfloat (value_of (t->plan, COST, "Kalmar", "2023", PB_GENDER_TOTAL), ==, 1171522);
  g_assert_true (pb_record_get_ref (pb_plan_get_record (t->plan, PB_TABLE_CLAIM, claim), PB_CLAIM_INDICATOR) == one);
  g_assert_true (pb_record_get_ref (pb_plan_get_record (t->plan, PB_TABLE_INDICATOR_ASSIGNMENT, link),
                                    PB_INDICATOR_ASSIGNMENT_INDICATOR) == one);
  g_assert_true (pb_plan_undo (t->plan, &error));
  g_assert_nonnull (pb_plan_get_record (t->plan, PB_TABLE_INDICATOR, indicator));
}

static void
test_refresh (TestPlan *t, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (PbKolada) kolada = new_kolada ("v3");
  g_autoptr (GPtrArray) revisions = NULL;
  const PbRevision *revised, *removed;
  PbKoladaSummary summary;
  PbRecord *refresh;

  name_municipality (t->plan);
  fetch_costs (t->plan, "v3");
  pb_kolada_refresh_async (kolada, t->plan, NULL, keep_cb, &result);
  wait_for (&result);
  pb_kolada_refresh_finish (kolada, result, &summary, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (summary.values.n_revised, ==, 1);
  g_assert_cmpuint (summary.values.n_removed, ==, 1);

  refresh = pb_plan_get_record (t->plan, PB_TABLE_FETCH, summary.fetch);
  g_assert_nonnull (strstr (pb_record_get_text (refresh, PB_FETCH_TITLE), "N91001 " COST));
  revisions = pb_fetch_list_revisions (refresh, 0);
  g_assert_cmpuint (revisions->len, ==, 2);
  revised = revisions->pdata[0];
  removed = revisions->pdata[1];
  if (revised->state != PB_POINT_VALUE)
    {
      revised = revisions->pdata[1];
      removed = revisions->pdata[0];
    }
  g_assert_cmpstr (pb_record_get_title (revised->entity), ==, "Kalmar");
  g_assert_cmpint (revised->year, ==, 2022);
  g_assert_cmpfloat (revised->before, ==, 1072320);
  g_assert_cmpfloat (revised->after, ==, 1080000);
  g_assert_cmpint (removed->state, ==, PB_POINT_REMOVED);
  g_assert_cmpstr (pb_record_get_title (removed->entity), ==, "Borlänge");
  /* What did not come again is as it was. */
  g_assert_cmpfloat (value_of (t->plan, COST, "Karlskrona", "2020", PB_GENDER_TOTAL), ==, 1288242);
  g_assert_cmpfloat (value_of (t->plan, COST, "Kalmar", "2022", PB_GENDER_TOTAL), ==, 1080000);
  g_assert_cmpfloat (value_of (t->plan, COST, "Borlänge", "2021", PB_GENDER_TOTAL), ==, -1);

  g_assert_true (pb_fetch_take_back (refresh, &error));
  g_assert_cmpfloat (value_of (t->plan, COST, "Kalmar", "2022", PB_GENDER_TOTAL), ==, 1072320);
  g_assert_cmpfloat (value_of (t->plan, COST, "Borlänge", "2021", PB_GENDER_TOTAL), ==, 1150000);
  g_assert_true (pb_plan_undo (t->plan, &error));
  g_assert_cmpfloat (value_of (t->plan, COST, "Kalmar", "2022", PB_GENDER_TOTAL), ==, 1080000);
}

/* A saved file may tell ids alone: a refresh names them, also where nothing has changed since. */
static void
test_names (TestPlan *t, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (PbKolada) kolada = new_kolada ("v3");
  g_autoptr (PbImportReport) report
      = test_import (t->plan, "saved.json",
                     "{\"values\": [{\"kpi\": \"N91001\", \"municipality\": \"0880\", \"period\": 2023, \"values\": "
                     "[{\"gender\": \"T\", \"value\": 1171522}]}]}",
                     FALSE, NULL);

  g_assert_cmpuint (report->warnings->len, ==, 1);
  g_assert_cmpfloat (value_of (t->plan, "N91001", "0880", "2023", PB_GENDER_TOTAL), ==, 1171522);
  pb_kolada_refresh_async (kolada, t->plan, NULL, keep_cb, &result);
  wait_for (&result);
  g_assert_true (pb_kolada_refresh_finish (kolada, result, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat (value_of (t->plan, COST, "Kalmar", "2023", PB_GENDER_TOTAL), ==, 1171522);
}

/* Undone, redone, and after the plan was opened again. */
static void
test_undo (TestPlan *t, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  name_municipality (t->plan);
  fetch_costs (t->plan, "v3");
  g_assert_true (pb_plan_undo (t->plan, &error));
  g_assert_cmpuint (pb_plan_peek_records (t->plan, PB_TABLE_INDICATOR)->len, ==, 0);
  g_assert_cmpuint (pb_plan_peek_records (t->plan, PB_TABLE_ENTITY)->len, ==, 0);
  g_assert_true (pb_check_file (t->plan, &error));
  g_assert_finalize_object (g_steal_pointer (&t->plan));
  t->plan = pb_plan_open (t->path, &error);
  g_assert_no_error (error);
  g_assert_true (pb_plan_redo (t->plan, &error));
  g_assert_no_error (error);
  check_costs (t->plan);
  g_assert_true (pb_check_file (t->plan, &error));
}

typedef struct
{
  const char *behaviour;
  const char *says;
} Failure;

static const Failure failures[] = {
  { "bad", "(400)" },
  { "nowhere", "(404)" },
  { "fault", "(500)" },
  { "fault-later", "(503)" },
  { "busy", "patience" },
  { "cut", "was cut" },
  { "cut-open", "has no end" },
  { "rubbish", "not Kolada that answered" },
  { "other", "nothing that Kolada answers with" },
  { "huge", "more than 64 MB" },
  { "slow", "too long to answer" },
  { "moved-away", "another place" },
  { "astray", "another place" },
  { "endless", "no end" },
  { "empty", "no values" },
};

/* Whatever goes wrong: a sentence, and not a byte of the plan is another. */
static void
test_failure (TestPlan *t, gconstpointer data)
{
  const Failure *failure = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PbKolada) kolada = new_kolada (failure->behaviour);
  g_autofree char *before = NULL, *after = NULL;
  gsize n_before, n_after;

  pb_plan_close (t->plan);
  g_file_get_contents (t->path, &before, &n_before, NULL);
  g_clear_object (&t->plan);
  t->plan = pb_plan_open (t->path, NULL);
  g_assert_false (fetch (kolada, t->plan, "boende", "1080 0880 2081 G97001", NULL, &error));
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, failure->says));
  g_assert_nonnull (strchr (".?", error->message[strlen (error->message) - 1]));
  pb_plan_close (t->plan);
  g_file_get_contents (t->path, &after, &n_after, NULL);
  g_assert_cmpmem (before, n_before, after, n_after);
}

static void
test_unreachable (TestPlan *t, gconstpointer data)
{
  static const struct
  {
    const char *url, *says;
  } cases[] = { { "http://127.0.0.1:9", "cannot be reached" },
                { "file:///etc/passwd", "no address of a server" },
                { "kolada", "no address of a server" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PbKolada) kolada = pb_kolada_new (cases[i].url);
      g_autoptr (PbKoladaBatch) found = search (kolada, "lss", &error);

      g_assert_null (found);
      g_assert_nonnull (strstr (error->message, cases[i].says));
    }
}

static void
test_cancel (TestPlan *t, gconstpointer data)
{
  static const char *const behaviours[] = { "slow", "busy" };

  for (guint i = 0; i < G_N_ELEMENTS (behaviours); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GAsyncResult) result = NULL, second = NULL;
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (PbKolada) kolada = new_kolada (behaviours[i]);
      g_autoptr (PbKoladaBatch) found = NULL;

      /* It would ask again in an hour. */
      pb_kolada_set_second (kolada, 3600 * 1000);
      pb_kolada_set_timeout (kolada, 30);
      pb_kolada_search_async (kolada, "lss", cancellable, keep_cb, &result);
      g_assert_true (pb_kolada_get_busy (kolada));
      g_assert_nonnull (pb_kolada_get_status (kolada));
      pb_kolada_search_async (kolada, "lss", NULL, keep_cb, &second);
      wait_for (&second);
      g_assert_null (pb_kolada_search_finish (kolada, second, &error));
      g_assert_error (error, PB_ERROR, PB_ERROR_BUSY);
      g_clear_error (&error);
      g_cancellable_cancel (cancellable);
      wait_for (&result);
      found = pb_kolada_search_finish (kolada, result, &error);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_false (pb_kolada_get_busy (kolada));
    }
}

typedef struct
{
  PbPlan *plan;
  GCancellable *cancellable; /* cancelled when it begins to write; NULL: never */
  guint n_held; /* turns of the loop that the plan was held for */
} Writing;

static void
writing_cb (PbKolada *kolada, GParamSpec *pspec, Writing *writing)
{
  if (g_strcmp0 (pb_kolada_get_status (kolada), "Writing to the plan") == 0)
    g_cancellable_cancel (writing->cancellable);
}

/* An edit of the user's own is refused, not written between. */
static void
try_to_edit (Writing *writing)
{
  g_autoptr (GError) error = NULL;

  if (pb_plan_get_hold_reason (writing->plan) == NULL)
    return;
  writing->n_held++;
  g_assert_false (pb_plan_edit_text (writing->plan, "Edit", NULL, pb_record_get_id (pb_plan_get_document (writing->plan)),
                                     PB_PLAN_TITLE, "Other", &error));
  g_assert_error (error, PB_ERROR, PB_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, "being written"));
}

static gboolean
fetch_watched (Writing *writing, GError **error)
{
  g_autoptr (PbKolada) kolada = new_kolada ("v3");
  g_autoptr (PbKoladaBatch) found = search (kolada, "boende", NULL);
  g_autoptr (GAsyncResult) result = NULL;

  g_signal_connect (kolada, "notify::status", G_CALLBACK (writing_cb), writing);
  pb_kolada_fetch_async (kolada, writing->plan, pb_kolada_batch_get_kpis (found), NULL, 0, 2024, writing->cancellable,
                         keep_cb, &result);
  while (result == NULL)
    {
      g_main_context_iteration (NULL, TRUE);
      try_to_edit (writing);
    }
  g_assert_false (pb_kolada_get_busy (kolada));
  return pb_kolada_fetch_finish (kolada, result, NULL, error);
}

/* What was fetched is written beside the window: the loop turns meanwhile, and the plan is held. It is one edit, by who
 * works with the plan, which the plan knows of at once; stopped before it is on disk there is nothing of it. */
static void
test_writing (TestPlan *t, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) fetches = NULL;
  Writing stopped = { t->plan, cancellable, 0 }, whole = { t->plan, NULL, 0 };

  g_assert_false (fetch_watched (&stopped, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_cmpuint (stopped.n_held, >, 0);
  g_assert_null (pb_plan_get_hold_reason (t->plan));
  g_assert_null (pb_plan_get_undo_label (t->plan));
  g_assert_cmpuint (pb_plan_peek_records (t->plan, PB_TABLE_INDICATOR)->len, ==, 0);

  g_assert_true (fetch_watched (&whole, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (whole.n_held, >, 0);
  g_assert_null (pb_plan_get_hold_reason (t->plan));
  g_assert_true (g_str_has_prefix (pb_plan_get_undo_label (t->plan), "Fetch from Kolada: "));
  g_assert_true (pb_plan_undo (t->plan, &error));
  g_assert_no_error (error);
  fetches = pb_fetch_list (t->plan);
  g_assert_cmpuint (fetches->len, ==, 0);
}

/* Who holds the plan is told of, not waited for. */
static void
test_held (TestPlan *t, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PbKolada) kolada = new_kolada ("v3");

  pb_plan_hold (t->plan, "The plan is being shown.");
  g_assert_false (fetch (kolada, t->plan, "boende", "1080 0880", NULL, &error));
  g_assert_error (error, PB_ERROR, PB_ERROR_READ_ONLY);
  g_assert_cmpstr (error->message, ==, "The plan is being shown.");
  pb_plan_release (t->plan);
  g_assert_null (pb_plan_get_undo_label (t->plan));
}

/* All municipalities, and so by years: 32 of them, at most 25 in a question. */
static void
test_segments (TestPlan *t, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PbKolada) kolada = new_kolada ("v3");
  PbKoladaSummary summary;

  name_municipality (t->plan);
  g_assert_true (fetch (kolada, t->plan, "boende", NULL, &summary, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (summary.n_new_indicators, ==, 2);
  g_assert_cmpfloat (value_of (t->plan, COST, "Kalmar", "2020", PB_GENDER_TOTAL), ==, 959276);
}

static void
test_address (void)
{
  static const struct
  {
    const char *address, *normal;
  } cases[] = { { " https://api.kolada.se/v3/ ", "https://api.kolada.se/v3" },
                { "http://127.0.0.1:8080", "http://127.0.0.1:8080" },
                { "https://user:secret@host/v3", NULL },
                { "ftp://host/v3", NULL },
                { "", NULL } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *normal = pb_http_normalize (cases[i].address, NULL);

      g_assert_cmpstr (normal, ==, cases[i].normal);
    }
  g_assert_true (pb_http_same_origin ("https://api.kolada.se/v3", "https://API.kolada.se:443/v3/kpi?page=2"));
  g_assert_false (pb_http_same_origin ("https://api.kolada.se/v3", "http://api.kolada.se/v3"));
  g_assert_false (pb_http_same_origin ("https://api.kolada.se/v3", "https://api.kolada.se.example.org/v3"));
  g_assert_false (pb_http_same_origin ("https://api.kolada.se/v3", "https://api.kolada.se:8443/v3"));
}

int
main (int argc, char **argv)
{
  int status;

  test_init (&argc, &argv);
  start_server ();
  g_test_add_func ("/kolada/address", test_address);
  test_plan_add ("/kolada/search", TestPlan, test_search);
  test_plan_add ("/kolada/places", TestPlan, test_places);
  g_test_add ("/kolada/fetch/v3", TestPlan, "v3", test_plan_set_up, test_fetch, test_plan_tear_down);
  g_test_add ("/kolada/fetch/v2", TestPlan, "v2", test_plan_set_up, test_fetch, test_plan_tear_down);
  test_plan_add ("/kolada/potential", TestPlan, test_potential);
  test_plan_add ("/kolada/refresh", TestPlan, test_refresh);
  test_plan_add ("/kolada/names", TestPlan, test_names);
  test_plan_add ("/kolada/namesake", TestPlan, test_namesake);
  test_plan_add ("/kolada/namesake-indicator", TestPlan, test_namesake_indicator);
  g_test_add ("/kolada/group/listed", TestPlan, GINT_TO_POINTER (FALSE), test_plan_set_up, test_group, test_plan_tear_down);
  g_test_add ("/kolada/group/by-id", TestPlan, GINT_TO_POINTER (TRUE), test_plan_set_up, test_group, test_plan_tear_down);
  test_plan_add ("/kolada/all", TestPlan, test_all);
  test_plan_add ("/kolada/undo", TestPlan, test_undo);
  test_plan_add ("/kolada/segments", TestPlan, test_segments);
  for (guint i = 0; i < G_N_ELEMENTS (failures); i++)
    {
      g_autofree char *path = g_strconcat ("/kolada/failure/", failures[i].behaviour, NULL);

      g_test_add (path, TestPlan, &failures[i], test_plan_set_up, test_failure, test_plan_tear_down);
    }
  test_plan_add ("/kolada/unreachable", TestPlan, test_unreachable);
  test_plan_add ("/kolada/cancel", TestPlan, test_cancel);
  test_plan_add ("/kolada/writing", TestPlan, test_writing);
  test_plan_add ("/kolada/held", TestPlan, test_held);
  status = g_test_run ();
  stop_server ();
  return status;
}
