/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/pb-json-reader.h"
#include "exchange/pb-kolada-json.h"
#include "model/pb-fetch.h"
#include "model/pb-series.h"
#include "test-exchange-util.h"

/* Kolada's JSON saved to files, as versions 3 and 2 of its API shape it. */

#define COST_V3 \
  "{\"count\": 4, \"next_url\": null, \"previous_url\": null, \"values\": [" \
  "{\"kpi\": \"N91001\", \"municipality\": \"1080\", \"period\": 2022, \"values\": [{\"gender\": \"T\", \"count\": 1, " \
  "\"status\": \"\", \"value\": 1414886, \"isdeleted\": false}]}," \
  "{\"kpi\": \"N91001\", \"municipality\": \"1080\", \"period\": 2023, \"values\": [{\"gender\": \"T\", \"count\": 1, " \
  "\"status\": \"\", \"value\": 1620454.0, \"isdeleted\": false}]}," \
  "{\"kpi\": \"N91001\", \"municipality\": \"0880\", \"period\": 2023, \"values\": [{\"gender\": \"T\", \"count\": 1, " \
  "\"status\": \"\", \"value\": 1171522, \"isdeleted\": false}]}," \
  "{\"kpi\": \"N91001\", \"municipality\": \"0880\", \"period\": 2022, \"values\": [{\"gender\": \"T\", \"count\": 1, " \
  "\"status\": \"Missing\", \"value\": null, \"isdeleted\": false}]}]}"

static double
value_of (PbPlan *plan, const char *indicator, const char *entity, const char *period, PbGender gender)
{
  double value;

  return pb_series_lookup (plan, pb_record_get_id (test_find (plan, PB_TABLE_INDICATOR, indicator)),
                           pb_record_get_id (test_find (plan, PB_TABLE_ENTITY, entity)), period, gender, PB_VALUE_OUTCOME,
                           &value)
           ? value
           : -1;
}

/* By content, whatever the file is called; names come with a later file; dry first. */
static void
test_file (TestPlan *t, gconstpointer data)
{
  g_autoptr (PbImportReport) dry = test_import (t->plan, "data.txt", COST_V3, TRUE, NULL);
  g_autoptr (PbImportReport) report = NULL, again = NULL, names = NULL, named = NULL;

  g_assert_true (dry->changed);
  g_assert_cmpuint (dry->rows->len, ==, 1);
  g_assert_cmpstr (dry->rows->pdata[0], ==, "data.txt: 1 indicator, 3 values, 1 missing value");
  g_assert_cmpuint (pb_plan_peek_records (t->plan, PB_TABLE_INDICATOR)->len, ==, 0);
  g_assert_null (pb_plan_get_undo_label (t->plan));
  /* Why ids stand where names should, and what to do about it. */
  g_assert_cmpuint (dry->warnings->len, ==, 1);
  g_assert_nonnull (strstr (dry->warnings->pdata[0],
                            "data.txt tells ids but no names: 1 indicator, 2 municipalities and units will be called by"));

  report = test_import (t->plan, "data.txt", COST_V3, FALSE, NULL);
  g_assert_cmpstr (pb_plan_get_undo_label (t->plan), ==, "Import data.txt: 1 indicator, 3 values, 1 missing value");
  g_assert_cmpfloat (value_of (t->plan, "N91001", "1080", "2023", PB_GENDER_TOTAL), ==, 1620454);
  g_assert_cmpfloat (value_of (t->plan, "N91001", "0880", "2022", PB_GENDER_TOTAL), ==, -1);
  again = test_import (t->plan, "data.txt", COST_V3, FALSE, NULL);
  g_assert_false (again->changed);

  names = test_import (t->plan, "names.json",
                       "[{\"values\":[{\"id\":\"N91001\",\"title\":\"Kostnad LSS boende, kr/brukare\",\"is_divided_by_gender\":0}]},"
                       "{\"values\":[{\"id\":\"1080\",\"title\":\"Karlskrona\",\"type\":\"K\"},{\"id\":\"0880\",\"title\":\"Kalmar\","
                       "\"type\":\"K\"}]}]",
                       FALSE, NULL);
  g_assert_true (names->changed);
  g_assert_cmpuint (pb_plan_peek_records (t->plan, PB_TABLE_INDICATOR)->len, ==, 1);
  g_assert_cmpuint (pb_plan_peek_records (t->plan, PB_TABLE_ENTITY)->len, ==, 2);
  g_assert_cmpfloat (value_of (t->plan, "Kostnad LSS boende, kr/brukare", "Karlskrona", "2023", PB_GENDER_TOTAL), ==, 1620454);
  named = test_import (t->plan, "data.txt", COST_V3, TRUE, NULL);
  g_assert_cmpuint (named->warnings->len, ==, 0);
}

#define PAGE(value, next) \
  "{\"next_url\": " next ", \"values\": [{\"kpi\": \"N1\", \"municipality\": \"1080\", \"period\": 2022, \"values\": [" \
  "{\"gender\": \"T\", \"value\": " value "}]}]}"

static gboolean
warns (PbImportReport *report, const char *part)
{
  for (guint i = 0; i < report->warnings->len; i++)
    if (strstr (report->warnings->pdata[i], part) != NULL)
      return TRUE;
  return FALSE;
}

/* A page that is not the last says where the answer goes on, unless that came too; and a value that comes twice is told. */
static void
test_goes_on (TestPlan *t, gconstpointer data)
{
  g_autoptr (PbImportReport) part = test_import (t->plan, "p.json", PAGE ("1", "\"http://127.0.0.1/p2\""), TRUE, NULL);
  g_autoptr (PbImportReport) whole
      = test_import (t->plan, "p.json", "[" PAGE ("1", "\"http://127.0.0.1/p2\"") "," PAGE ("1", "null") "]", TRUE, NULL);
  g_autoptr (PbImportReport) twice
      = test_import (t->plan, "p.json", "[" PAGE ("1", "null") "," PAGE ("2", "null") "]", FALSE, NULL);

  g_assert_true (warns (part, "p.json is not all of Kolada's answer: it goes on at http://127.0.0.1/p2."));
  g_assert_false (warns (whole, "goes on"));
  g_assert_false (warns (whole, "twice"));
  g_assert_true (warns (twice, "p.json: 1 value comes twice, and not the same. The later one counts."));
  g_assert_cmpfloat (value_of (t->plan, "N1", "1080", "2022", PB_GENDER_TOTAL), ==, 2);
}

typedef struct
{
  const char *text; /* ' for " */
  guint n_kpis, n_places, n_groups, n_values, n_skipped;
  const char *next;
} Page;

static const Page pages[] = {
  { "{'values':[],'count':0}" },
  { "{'values':[],'next_url':''}" },
  { "{'values':[],'next_url':null,'next_page':'http://h/v2/kpi?page=2'}", .next = "http://h/v2/kpi?page=2" },
  { "{'next_url':'http://h/v3/kpi?page=2','values':[{'id':'N1','title':'A','is_divided_by_gender':true}]}", 1,
    .next = "http://h/v3/kpi?page=2" },
  { "{'values':[{'id':'U1','title':'A','is_divided_by_gender':1,'description':null,'auspices':null}]}", 1 },
  { "{'id':'N1','title':'A','municipality_type':'K','nested':{'deep':[{'er':[]}]}}", 1 },
  { "{'values':[{'id':'0180','title':'Stockholm','type':'K'},{'id':180,'title':'Stockholm'},{'id':'0000','title':'Riket'}]}", 0, 2 },
  { "{'values':[{'id':'G1','title':'Liknande','members':[{'member_id':'0180','member_title':'Stockholm'},'1080',{'x':[1]}]}]}", 0, 0, 1 },
  /* A row a value, as some files have it; sexes; a period as text. */
  { "{'values':[{'kpi':'N1','municipality':'0180','period':'2020','gender':'K','value':1.5,'count':1}]}", 0, 0, 0, 1 },
  { "{'values':[{'kpi':'N1','municipality':'0180','period':2020,'values':[{'gender':'T','value':1},{'gender':'K','value':'2.5'},"
    "{'gender':'M','value':null,'status':'Missing'}]}]}", 0, 0, 0, 3 },
  { "{'values':[{'kpi':'N1','municipality':'0180','period':2020,'values':[{'gender':'X','value':1},{'value':1}]}]}", 0, 0, 0, 1, 1 },
  /* What lacks something is counted. */
  { "{'values':[{'kpi':'N1','period':2020,'values':[{'gender':'T','value':1}]},{'kpi':'N1','municipality':'0180','period':2020,"
    "'values':[{'gender':'T','value':1}]}]}", 0, 0, 0, 1, 1 },
  { "{'values':[{'kpi':'N1','municipality':'0180','period':20.5,'values':[{'gender':'T','value':1}]},{'id':'N1','title':'A'}]}", 1, 0, 0, 0, 1 },
  { "[{'kpi':'N1','municipality':'0180','period':2020,'values':[{'gender':'T','value':1}]}]", 0, 0, 0, 1 },
};

static char *
dup_json (const char *text)
{
  return g_strdelimit (g_strdup (text), "'", '"');
}

static void
test_pages (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PbKoladaBatch) batch = pb_kolada_batch_new ();
      g_autofree char *text = dup_json (pages[i].text), *next = NULL;

      g_test_message ("%s", text);
      g_assert_true (pb_kolada_batch_add (batch, "page", text, strlen (text), &next, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (pb_kolada_batch_get_kpis (batch)->len, ==, pages[i].n_kpis);
      g_assert_cmpuint (pb_kolada_batch_get_places (batch)->len, ==, pages[i].n_places);
      g_assert_cmpuint (pb_kolada_batch_get_groups (batch)->len, ==, pages[i].n_groups);
      g_assert_cmpuint (pb_kolada_batch_get_n_values (batch), ==, pages[i].n_values);
      g_assert_cmpuint (pb_kolada_batch_get_n_skipped (batch), ==, pages[i].n_skipped);
      g_assert_cmpstr (next, ==, pages[i].next);
    }
}

/* Refused with a sentence, and what was read before stays as it was. */
static void
test_refused (void)
{
  static const struct
  {
    const char *text, *says;
  } cases[] = {
    { "", "too early" },
    { "{", "too early" },
    { "nothing", "value was expected" },
    { "{'values':[{'id':'N2','title':'B'},{'id':'N3','title':'C'}", "too early" },
    { "{'values':[{'kpi':'N1','municipality':'0180','period':2020,'values':[{'gender':'T','value':1}]},]}", "value was expected" },
    { "{'values':[]} x", "after the end" },
    { "{'values':[01]}", "no number" },
    { "{'values':[1e999]}", "too large" },
    { "{'values':['\\x']}", "\\" },
    { "{'values':['abc", "no end" },
    { "{values:[]}", "name in quotation marks" },
    { "{'values' []}", "colon" },
    { "{'values':[1 2]}", "comma" },
    { "{'a':[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]}", "too deep" },
    { "{'weather':'sunny'}", "nothing that Kolada answers with" },
    { "{'values':[1,2,3]}", "nothing that Kolada answers with" },
    { "[]", "nothing that Kolada answers with" },
    { "{'values':['\xff']}", "UTF-8" },
  };
  g_autoptr (PbKoladaBatch) batch = pb_kolada_batch_new ();
  g_autofree char *good = dup_json (pages[12].text);

  g_assert_true (pb_kolada_batch_add (batch, "page", good, strlen (good), NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = dup_json (cases[i].text);

      g_test_message ("%s", text);
      g_assert_false (pb_kolada_batch_add (batch, "fil.json", text, strlen (text), NULL, &error));
      g_assert_error (error, PB_ERROR, PB_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, "fil.json"));
      g_assert_nonnull (strstr (error->message, cases[i].says));
      g_assert_cmpuint (pb_kolada_batch_get_kpis (batch)->len, ==, 1);
      g_assert_cmpuint (pb_kolada_batch_get_n_values (batch), ==, 0);
      g_assert_cmpuint (pb_kolada_batch_get_n_skipped (batch), ==, 1);
    }
}

static void
test_reader (void)
{
  static const struct
  {
    const char *text;
    double number;
  } numbers[] = { { "0", 0 },       { "-0.5", -0.5 },    { "1620454.0", 1620454 },      { "123456789012345678", 123456789012345678.0 },
                  { "1e3", 1000 },  { "0.1", 0.1 },      { "73.5", 73.5 },              { "1414886.123456789", 1414886.123456789 },
                  { "2.5E-3", 0.0025 }, { "99999999999999.9", 99999999999999.9 } };
  static const struct
  {
    const char *text, *string;
  } strings[] = { { "\"\"", "" },
                  { "\"a\\nb\"", "a\nb" },
                  { "\"\\\"\\\\\\/\"", "\"\\/" },
                  { "\"\\u00e5\\u00C4\"", "åÄ" },
                  { "\"\\ud83d\\ude00!\"", "😀!" },
                  { "\"\\ud83dx\"", "\xef\xbf\xbdx" },
                  { "\"\\u0000\"", "\xef\xbf\xbd" },
                  { "\"Mölndal\"", "Mölndal" } };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (PbJsonReader) reader = pb_json_reader_new ("t", numbers[i].text, strlen (numbers[i].text));

      g_assert_cmpint (pb_json_reader_next (reader), ==, PB_JSON_NUMBER);
      g_assert_cmpfloat (pb_json_reader_get_number (reader), ==, numbers[i].number);
      g_assert_cmpint (pb_json_reader_next (reader), ==, PB_JSON_END);
    }
  for (guint i = 0; i < G_N_ELEMENTS (strings); i++)
    {
      g_autoptr (PbJsonReader) reader = pb_json_reader_new ("t", strings[i].text, strlen (strings[i].text));

      g_assert_cmpint (pb_json_reader_next (reader), ==, PB_JSON_STRING);
      g_assert_true (pb_json_reader_text_is (reader, strings[i].string));
    }
}

/* Long and wide text tables stay typed values, beside what Kolada gave. */
static void
test_beside_tables (TestPlan *t, gconstpointer data)
{
  test_import_ok (t->plan, "tabell.tsv", "nyckeltal\tkommun\t2022\t2023\nN91001\tKalmar\t5\t\nN91001\t1080\t\t7\n");
  test_import_ok (t->plan, "data.json", COST_V3);
  g_assert_cmpuint (pb_plan_peek_records (t->plan, PB_TABLE_INDICATOR)->len, ==, 1);
  g_assert_cmpfloat (value_of (t->plan, "N91001", "1080", "2023", PB_GENDER_TOTAL), ==, 7);
  g_assert_cmpfloat (value_of (t->plan, "N91001", "1080", "2022", PB_GENDER_TOTAL), ==, 1414886);
}

static void
test_groups (TestPlan *t, gconstpointer data)
{
  g_autofree char *text = dup_json (pages[7].text);
  GPtrArray *members;

  test_import_ok (t->plan, "grupper.json", text);
  g_assert_cmpuint (pb_plan_peek_records (t->plan, PB_TABLE_PEER_GROUP)->len, ==, 1);
  members = pb_plan_peek_records (t->plan, PB_TABLE_PEER_GROUP_MEMBER);
  g_assert_cmpuint (members->len, ==, 2);
  test_import_ok (t->plan, "grupper.json", text);
  g_assert_cmpuint (pb_plan_peek_records (t->plan, PB_TABLE_PEER_GROUP)->len, ==, 1);
}

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
  test_plan_add ("/kolada-json/import", TestPlan, test_file);
  test_plan_add ("/kolada-json/beside-tables", TestPlan, test_beside_tables);
  test_plan_add ("/kolada-json/groups", TestPlan, test_groups);
  test_plan_add ("/kolada-json/goes-on", TestPlan, test_goes_on);
  g_test_add_func ("/kolada-json/pages", test_pages);
  g_test_add_func ("/kolada-json/refused", test_refused);
  g_test_add_func ("/kolada-json/reader", test_reader);
  return g_test_run ();
}
