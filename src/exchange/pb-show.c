/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-show.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "model/pb-date.h"
#include "model/pb-error.h"
#include "model/pb-json-print.h"
#include "pb-show-private.h"

#define MAX_WIDTH 48

typedef struct
{
  const char *name;
  PbTable table;                                   /* of those that are shown as rows */
  void (*grid) (const PbShow *show, PbGrid *grid); /* CSV, and text where there is no other */
  void (*text) (const PbShow *show, GString *to);
  void (*json) (const PbShow *show, JsonBuilder *b);
  gboolean of_scenario; /* one must be told */
  gboolean of_tool; /* what a tool answers on what is assumed, or what stands elsewhere too: no part of everything */
} What;

static const What whats[] = {
  { "plan", PB_TABLE_PLAN, pb_show_plan, NULL, pb_json_plan },
  { "boards", PB_TABLE_BOARD, NULL, NULL, NULL },
  { "roles", PB_TABLE_ROLE, NULL, NULL, NULL },
  { "assignments", PB_TABLE_ASSIGNMENT, NULL, NULL, pb_json_assignments },
  { "activities", PB_TABLE_ACTIVITY, NULL, NULL, NULL },
  { "tables", PB_TABLE_SHEET, pb_show_tables_csv, pb_show_tables, pb_json_tables },
  { "indicators", PB_TABLE_INDICATOR, NULL, NULL, NULL },
  { "benchmarks", PB_TABLE_INDICATOR_VALUE, pb_show_benchmarks_csv, pb_show_benchmarks, pb_json_benchmarks },
  { "fetches", PB_TABLE_FETCH, pb_show_fetches, NULL, pb_json_fetches },
  { "claims", PB_TABLE_CLAIM, NULL, NULL, NULL },
  { "goals", PB_TABLE_GOAL, pb_show_goals, NULL, pb_json_goals },
  { "periods", PB_TABLE_PERIOD, NULL, NULL, NULL },
  { "followups", PB_TABLE_FOLLOW_UP, NULL, NULL, NULL },
  { "round", PB_TABLE_FOLLOW_UP, pb_show_round, NULL, pb_json_round, FALSE, TRUE },
  { "decisions", PB_TABLE_DECISION, NULL, NULL, NULL },
  { "recurring", PB_TABLE_RECURRING, NULL, NULL, NULL },
  { "meetings", PB_TABLE_MEETING, NULL, NULL, NULL },
  { "agenda", PB_TABLE_AGENDA_ITEM, NULL, NULL, NULL },
  { "risks", PB_TABLE_RISK, NULL, NULL, NULL },
  { "funding", PB_TABLE_FUNDING, NULL, NULL, NULL },
  { "findings", PB_TABLE_PLAN, pb_show_findings, NULL, pb_json_findings },
  { "scenarios", PB_TABLE_SCENARIO, pb_show_scenarios, NULL, pb_json_scenarios },
  { "compare", PB_TABLE_SCENARIO, pb_show_compare, NULL, pb_json_compare },
  { "differences", PB_TABLE_SCENARIO, pb_show_differences, NULL, pb_json_compare, FALSE, TRUE },
  { "proposal", PB_TABLE_SCENARIO, pb_show_proposal, pb_show_proposal_text, pb_json_proposal, TRUE, TRUE },
  { "tornado", PB_TABLE_SCENARIO, pb_show_tornado, NULL, pb_json_tornado, FALSE, TRUE },
  { "certainty", PB_TABLE_SCENARIO, pb_show_certainty, pb_show_certainty_text, pb_json_certainty, FALSE, TRUE },
  { "latest-delays", PB_TABLE_SCENARIO, pb_show_latest_delays, pb_show_latest_delays_text, pb_json_latest_delays, FALSE,
    TRUE },
  { "then", PB_TABLE_PLAN, pb_show_then, pb_show_then_text, pb_json_then, FALSE, TRUE },
  { "history", PB_TABLE_PLAN, NULL, pb_show_history, pb_json_history },
};

const PbAssumptions pb_assumptions_default = { 0, 6, 80, PB_CERTAINTY_DRAWS, 1, { 0, 0, 6, 80, 100, 100 } };

char *
pb_show_dup_names (void)
{
  GString *names = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (whats); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", whats[i].name);
  return g_string_free (names, FALSE);
}

gboolean
pb_show_format_from_name (const char *name, PbShowFormat *format)
{
  static const char *const names[] = { "text", "csv", "json" };
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i], name) == 0)
      {
        *format = i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
look_up (PbPlan *plan, PbTable table, const char *name, PbColumn short_name, gint64 *id, GError **error)
{
  GPtrArray *records = pb_plan_peek_records (plan, table);
  g_autofree char *wanted = name != NULL ? g_utf8_casefold (name, -1) : NULL;
  if (name == NULL)
    return TRUE;
  for (guint i = 0; i < records->len; i++)
    {
      const char *other = short_name != 0 ? pb_record_get_text (records->pdata[i], short_name) : NULL;
      g_autofree char *title = g_utf8_casefold (pb_record_get_title (records->pdata[i]), -1);
      g_autofree char *abbreviation = other != NULL ? g_utf8_casefold (other, -1) : NULL;
      if (strcmp (title, wanted) == 0 || g_strcmp0 (abbreviation, wanted) == 0)
        {
          *id = pb_record_get_id (records->pdata[i]);
          return TRUE;
        }
    }
  g_set_error (error, PB_ERROR, PB_ERROR_NOT_FOUND, _ ("There is no %s “%s” in the plan."),
               g_dgettext (GETTEXT_PACKAGE, pb_table_info (table)->label), name);
  return FALSE;
}

static gboolean
look_up_scenario (PbPlan *plan, const char *name, gint64 *id, GError **error)
{
  PbRecord *scenario = name != NULL ? pb_scenario_look_up (plan, name, error) : NULL;
  if (scenario != NULL)
    *id = pb_record_get_id (scenario);
  return name == NULL || scenario != NULL;
}

gboolean
pb_show_init (PbShow *self, PbPlan *plan, PbShowFormat format, const char *board, const char *scenario, GError **error)
{
  *self = (PbShow){ plan, format, 0, 0, &pb_assumptions_default, NULL, NULL, NULL };
  return look_up (plan, PB_TABLE_BOARD, board, PB_BOARD_SHORT_NAME, &self->board, error)
         && look_up_scenario (plan, scenario, &self->scenario, error);
}

/* The plan at a moment beside the plan now. FALSE with a sentence where no moment is told that there is. */
static gboolean
look_up_then (PbShow *self, const PbShowOptions *options, GError **error)
{
  gint64 decision = 0;
  GDate day;
  if (options->decision != NULL
      && !look_up (self->plan, PB_TABLE_DECISION, options->decision, 0, &decision, error))
    return FALSE;
  if (decision != 0)
    self->then = pb_then_new_for_decision (pb_plan_get_record (self->plan, PB_TABLE_DECISION, decision));
  else if (options->date != NULL && pb_date_parse (options->date, &day, error))
    self->then = pb_then_new (self->plan, &day);
  else if (options->date == NULL)
    g_set_error (error, PB_ERROR, PB_ERROR_INVALID, _ ("Say which moment: --decision=… or --date=…"));
  self->differences = self->then != NULL ? pb_then_compare (self->then, error) : NULL;
  return self->differences != NULL;
}

static void
add_json (const PbShow *show, const What *what, JsonBuilder *builder)
{
  if (what->json != NULL)
    what->json (show, builder);
  else
    pb_json_rows (show, what->table, what->name, builder);
}

/* what NULL: everything, each a member. */
static char *
print_json (const PbShow *show, const What *what)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  for (guint i = 0; i < G_N_ELEMENTS (whats); i++)
    if (what == NULL ? !whats[i].of_tool : what == &whats[i])
      add_json (show, &whats[i], builder);
  json_builder_end_object (builder);
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = pb_json_print (root, TRUE);
  return g_strconcat (text, "\n", NULL);
}

char *
pb_show (PbPlan *plan, const char *name, const PbShowOptions *options, GError **error)
{
  PbShow show;
  const What *what = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (whats); i++)
    if (strcmp (whats[i].name, name) == 0)
      what = &whats[i];
  if (what == NULL)
    {
      g_autofree char *names = pb_show_dup_names ();
      g_set_error (error, PB_ERROR, PB_ERROR_INVALID, _ ("“%s” cannot be shown. These can: %s."), name, names);
      return NULL;
    }
  if (!pb_show_init (&show, plan, options->format, options->board, options->scenario, error))
    return NULL;
  show.period = options->period;
  if (options->assumptions != NULL)
    show.assumptions = options->assumptions;
  if (what->of_scenario && show.scenario == 0)
    {
      g_set_error (error, PB_ERROR, PB_ERROR_INVALID, _ ("Say which scenario: --scenario=…"));
      return NULL;
    }
  g_autoptr (PbThen) then = NULL;
  g_autoptr (GPtrArray) differences = NULL;
  gboolean found = what->grid != pb_show_then || look_up_then (&show, options, error);
  then = show.then;
  differences = show.differences;
  if (!found)
    return NULL;
  if (show.format == PB_SHOW_JSON)
    return print_json (&show, what);
  if (show.format == PB_SHOW_CSV && what->text == pb_show_history)
    {
      g_set_error (error, PB_ERROR, PB_ERROR_INVALID, _ ("The history has no CSV format. Use text or json."));
      return NULL;
    }
  g_autoptr (GString) to = g_string_new (NULL);
  g_autoptr (PbGrid) grid = pb_grid_new ();
  if (show.format == PB_SHOW_TEXT && what->text != NULL)
    what->text (&show, to);
  else if (what->grid != NULL)
    what->grid (&show, grid);
  else
    pb_show_rows (&show, pb_layout_for (what->table), grid);
  if (show.format == PB_SHOW_CSV)
    pb_grid_print_csv (grid, to);
  else if (pb_grid_get_n_columns (grid) > 0)
    pb_grid_print (grid, what->grid == pb_show_plan ? 200 : MAX_WIDTH, to);
  return g_strdup (to->str);
}

char *
pb_show_all (PbPlan *plan, const PbShowOptions *options, GError **error)
{
  PbShow show;
  return pb_show_init (&show, plan, PB_SHOW_JSON, options->board, options->scenario, error) ? print_json (&show, NULL)
                                                                                            : NULL;
}
