/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-report.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "model/pb-assignment.h"
#include "model/pb-date.h"
#include "model/pb-error.h"
#include "model/pb-follow-up.h"
#include "pb-report-pdf.h"
#include "pb-report-private.h"

/* Around those of the plan that its figures may be of: what led to it, and what came of it. */
#define YEARS_AROUND 10
/* The part of the progress that making and laying out take. */
#define LAYOUT_SHARE 0.4

static const struct
{
  const char *name;
  const char *title;
  void (*add) (PbReport *self);
} parts[PB_N_REPORT_PARTS] = {
  [PB_REPORT_PART_SUMMARY] = { "summary", N_ ("Summary"), pb_report_add_summary },
  [PB_REPORT_PART_GOALS] = { "goals", N_ ("Goals and assessments"), pb_report_add_goals },
  [PB_REPORT_PART_FOLLOW_UP] = { "follow-up", N_ ("Follow-up of the assignments"), pb_report_add_follow_up },
  [PB_REPORT_PART_ASSIGNMENTS] = { "assignments", N_ ("Assignments and activities"), pb_report_add_assignments },
  [PB_REPORT_PART_OUTCOME] = { "outcome", N_ ("Then, now, expected and continued"), pb_report_add_outcome },
  [PB_REPORT_PART_ECONOMY] = { "economy", N_ ("Economy"), pb_report_add_economy },
  [PB_REPORT_PART_SCENARIOS] = { "scenarios", N_ ("Scenarios"), pb_report_add_scenarios },
  [PB_REPORT_PART_INDICATORS] = { "indicators", N_ ("Indicators"), pb_report_add_indicators },
  [PB_REPORT_PART_BENCHMARKS] = { "benchmarks", N_ ("Benchmarks"), pb_report_add_benchmarks },
  [PB_REPORT_PART_DECISIONS] = { "decisions", N_ ("Decisions"), pb_report_add_decisions },
  [PB_REPORT_PART_MEETINGS] = { "meetings", N_ ("Meetings"), pb_report_add_meetings },
  [PB_REPORT_PART_RISKS] = { "risks", N_ ("Risks"), pb_report_add_risks },
  [PB_REPORT_PART_FUNDING] = { "funding", N_ ("External funding"), pb_report_add_funding },
  [PB_REPORT_PART_CHECK] = { "check", N_ ("Check of the figures"), pb_report_add_check },
  [PB_REPORT_PART_SIGNATURE] = { "signature", N_ ("Signature"), pb_report_add_signature },
};

#define P(name) PB_REPORT_PART_##name

static const PbReportPart of_period[]
    = { P (SUMMARY), P (GOALS), P (FOLLOW_UP), P (ECONOMY), P (INDICATORS), P (CHECK), P (SIGNATURE) };
static const PbReportPart of_plan[]
    = { P (SUMMARY),   P (GOALS),    P (ASSIGNMENTS), P (ECONOMY), P (INDICATORS), P (BENCHMARKS),
        P (DECISIONS), P (MEETINGS), P (RISKS),       P (FUNDING), P (CHECK) };
static const PbReportPart of_board[]
    = { P (SUMMARY), P (GOALS), P (ASSIGNMENTS), P (ECONOMY), P (INDICATORS), P (RISKS), P (SIGNATURE) };
static const PbReportPart of_quality[]
    = { P (SUMMARY), P (GOALS), P (INDICATORS), P (FOLLOW_UP), P (BENCHMARKS), P (RISKS), P (SIGNATURE) };
static const PbReportPart of_final[]
    = { P (SUMMARY), P (OUTCOME), P (ECONOMY), P (INDICATORS), P (BENCHMARKS), P (DECISIONS), P (SIGNATURE) };

static const struct
{
  const char *name;
  const char *title;
  const PbReportPart *parts;
  guint n_parts;
} kinds[PB_N_REPORT_KINDS] = {
  [PB_REPORT_PERIOD] = { "period-report", N_ ("Tertial report"), of_period, G_N_ELEMENTS (of_period) },
  [PB_REPORT_PLAN] = { "plan", N_ ("The plan"), of_plan, G_N_ELEMENTS (of_plan) },
  [PB_REPORT_BOARD] = { "board-plan", N_ ("Board's plan"), of_board, G_N_ELEMENTS (of_board) },
  [PB_REPORT_QUALITY] = { "quality-report", N_ ("Quality report"), of_quality, G_N_ELEMENTS (of_quality) },
  [PB_REPORT_FINAL] = { "final-report", N_ ("Final report"), of_final, G_N_ELEMENTS (of_final) },
};

const char *
pb_report_kind_get_title (PbReportKind kind, const char *period)
{
  if (kind == PB_REPORT_PERIOD && period != NULL && strchr (period, 'T') == NULL)
    return strchr (period, 'Q') != NULL   ? _ ("Quarterly report")
           : strchr (period, 'H') != NULL ? _ ("Half-year report")
           : strchr (period, '-') != NULL ? _ ("Monthly report")
                                          : _ ("Annual report");
  return _ (kinds[kind].title);
}

const char *
pb_report_kind_get_name (PbReportKind kind)
{
  return kinds[kind].name;
}

gboolean
pb_report_kind_from_name (const char *name, PbReportKind *kind, GError **error)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);
  g_autoptr (GString) names = g_string_new (NULL);
  for (guint i = 0; i < PB_N_REPORT_KINDS; i++)
    {
      g_autofree char *title = g_utf8_casefold (_ (kinds[i].title), -1);
      if (strcmp (folded, kinds[i].name) == 0 || strcmp (folded, title) == 0)
        {
          *kind = i;
          return TRUE;
        }
      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", kinds[i].name);
    }
  g_set_error (error, PB_ERROR, PB_ERROR_INVALID, _ ("“%s” is no kind of report. The kinds are %s."), name, names->str);
  return FALSE;
}

const PbReportPart *
pb_report_kind_get_parts (PbReportKind kind, guint *n_parts)
{
  *n_parts = kinds[kind].n_parts;
  return kinds[kind].parts;
}

const char *
pb_report_part_get_title (PbReportPart part)
{
  return _ (parts[part].title);
}

static gboolean
find_part (const char *name, PbReportPart *part)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);
  for (guint i = 0; i < PB_N_REPORT_PARTS; i++)
    {
      g_autofree char *title = g_utf8_casefold (_ (parts[i].title), -1);
      *part = i;
      if (strcmp (folded, parts[i].name) == 0 || strcmp (folded, title) == 0)
        return TRUE;
    }
  return FALSE;
}

GArray *
pb_report_parts_from_names (const char *names, GError **error)
{
  g_auto (GStrv) words = g_strsplit (names, ",", -1);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (PbReportPart));
  g_autoptr (GString) known = g_string_new (NULL);
  for (guint i = 0; i < PB_N_REPORT_PARTS; i++)
    g_string_append_printf (known, "%s%s", i > 0 ? ", " : "", parts[i].name);
  for (guint i = 0; words[i] != NULL; i++)
    {
      PbReportPart part;
      if (!find_part (g_strstrip (words[i]), &part))
        {
          g_set_error (error, PB_ERROR, PB_ERROR_INVALID, _ ("“%s” is no part of a report. The parts are %s."),
                       words[i], known->str);
          return NULL;
        }
      g_array_append_val (found, part);
    }
  return g_steal_pointer (&found);
}

/* Today; of a plan that has run out its last day, of one that has not begun its first. */
static void
get_date (PbPlan *plan, GDate *date)
{
  PbRecord *document = pb_plan_get_document (plan);
  GDate bound;
  pb_date_today (date);
  if (pb_record_get_date (document, PB_PLAN_VALID_TO, &bound) && g_date_compare (&bound, date) < 0)
    *date = bound;
  if (pb_record_get_date (document, PB_PLAN_VALID_FROM, &bound) && g_date_compare (&bound, date) > 0)
    *date = bound;
}

GPtrArray *
pb_report_list_periods (PbPlan *plan)
{
  GDate date;
  get_date (plan, &date);
  return pb_follow_up_list_periods (plan, NULL, NULL, &date);
}

char *
pb_report_dup_period (PbPlan *plan)
{
  g_autoptr (GPtrArray) codes = pb_report_list_periods (plan);
  GDate date;
  for (guint i = 0; i < codes->len; i++)
    {
      PbRecord *period = pb_plan_find_period (plan, codes->pdata[i]);
      if (period != NULL && pb_plan_peek_children (plan, PB_FOLLOW_UP_PERIOD, pb_record_get_id (period))->len > 0)
        return g_strdup (codes->pdata[i]);
    }
  get_date (plan, &date);
  return pb_plan_dup_current_period (plan, &date);
}

/* The title as it stands on the first page: "Tertialrapport", "Plan". */
static const char *
get_over (PbReport *self)
{
  const char *type = pb_record_get_text (pb_plan_get_document (self->plan), PB_PLAN_DOCUMENT_TYPE);
  return self->kind == PB_REPORT_PLAN && type != NULL ? type : pb_report_kind_get_title (self->kind, self->period);
}

/* "Socialnämnden · tertial 1 2026 · scenario Försiktigt" (transfer full) */
static char *
dup_under (PbReport *self)
{
  PbRecord *board = pb_plan_get_record (self->plan, PB_TABLE_BOARD, self->show.board);
  PbRecord *scenario = pb_plan_get_record (self->plan, PB_TABLE_SCENARIO, self->show.scenario);
  const char *municipality = pb_record_get_text (pb_plan_get_document (self->plan), PB_PLAN_MUNICIPALITY);
  g_autofree char *period = pb_period_format (self->period);
  g_autofree char *named
      = scenario != NULL ? g_strdup_printf (_ ("scenario %s"), pb_record_get_title (scenario)) : NULL;
  const char *const words[] = { municipality, board != NULL ? pb_record_get_title (board) : NULL,
                                self->kind == PB_REPORT_PLAN || self->kind == PB_REPORT_BOARD ? NULL : period, named };
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (words[i] != NULL)
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", words[i]);
  return g_string_free (text, FALSE);
}

static void
add_fact (PbReportTable *table, const char *name, const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  pb_report_table_add_row (table, PB_REPORT_ROW_PLAIN, 0);
  pb_report_table_add_cell (table, name);
  pb_report_table_add_cell (table, value);
}

static void
add_facts (PbReport *self)
{
  static const PbColumn columns[] = { PB_PLAN_DOCUMENT_TYPE, PB_PLAN_DECIDED_BY, PB_PLAN_DECISION_SECTION,
                                      PB_PLAN_ADOPTED,       PB_PLAN_VALID_FROM, PB_PLAN_VALID_TO };
  PbRecord *document = pb_plan_get_document (self->plan);
  PbReportTable *table = pb_report_doc_add_table (self->doc, NULL);
  GPtrArray *facts = pb_plan_peek_records (self->plan, PB_TABLE_FACT);
  g_autoptr (GDate) today = g_date_new ();
  pb_report_table_set_plain (table);
  pb_report_table_add_column (table, NULL, FALSE);
  pb_report_table_add_column (table, NULL, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autofree char *date = pb_report_dup_date (document, columns[i]);
      add_fact (table, _ (pb_column_info (columns[i])->label),
                date != NULL ? date : pb_record_get_text (document, columns[i]));
    }
  for (guint i = 0; i < facts->len; i++)
    add_fact (table, pb_record_get_title (facts->pdata[i]), pb_record_get_text (facts->pdata[i], PB_FACT_VALUE));
  pb_date_today (today);
  g_autofree char *made = pb_date_format_long (today);
  add_fact (table, _ ("Report made"), made);
}

PbReportDoc *
pb_report_make_front (PbReport *self)
{
  PbRecord *document = pb_plan_get_document (self->plan);
  const char *title = pb_record_get_title (document), *brief = pb_record_get_text (document, PB_PLAN_SHORT_TITLE);
  g_autofree char *under = dup_under (self);
  g_autofree char *foot = g_strdup_printf ("%s · %s", brief != NULL ? brief : title, under);
  /* A document that is called as the report is need not be told twice. */
  gboolean told = self->kind == PB_REPORT_PLAN || g_str_has_prefix (title, get_over (self));
  g_autofree char *full = told ? g_strdup (title) : g_strdup_printf ("%s: %s", get_over (self), title);
  self->doc = pb_report_doc_new ();
  pb_report_doc_set_title (self->doc, full);
  pb_report_doc_set_subject (self->doc, under);
  pb_report_doc_set_author (self->doc, pb_plan_get_author (self->plan));
  pb_report_doc_set_foot (self->doc, foot);
  pb_report_doc_add_title (self->doc, get_over (self), title, under);
  add_facts (self);
  return g_steal_pointer (&self->doc);
}

PbReportDoc *
pb_report_make_part (PbReport *self, PbReportPart part)
{
  self->doc = pb_report_doc_new ();
  parts[part].add (self);
  return g_steal_pointer (&self->doc);
}

/* Reported for, or near the years in which the plan is valid; where it does not say, near today. */
static gboolean
is_within_plan (PbPlan *plan, const char *period, int *first, int *last)
{
  PbRecord *document = pb_plan_get_document (plan);
  int year = pb_period_year (period);
  GDate from, to;
  pb_date_today (&from);
  to = from;
  pb_record_get_date (document, PB_PLAN_VALID_FROM, &from);
  if (!pb_record_get_date (document, PB_PLAN_VALID_TO, &to) && g_date_compare (&to, &from) < 0)
    to = from;
  *first = g_date_get_year (&from) - YEARS_AROUND;
  *last = g_date_get_year (&to) + YEARS_AROUND;
  return (year >= *first && year <= *last) || pb_plan_find_period (plan, period) != NULL;
}

/* A board's plan is of the board there is, or of the one asked for. */
static gboolean
choose_board (PbReport *self, GError **error)
{
  GPtrArray *boards = pb_plan_peek_records (self->plan, PB_TABLE_BOARD);
  g_autoptr (GString) names = g_string_new (NULL);
  if (self->kind != PB_REPORT_BOARD || self->show.board != 0 || boards->len == 0)
    return TRUE;
  if (boards->len == 1)
    {
      self->show.board = pb_record_get_id (boards->pdata[0]);
      return TRUE;
    }
  for (guint i = 0; i < boards->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", pb_record_get_title (boards->pdata[i]));
  /* Translators: the names of the boards. */
  g_set_error (error, PB_ERROR, PB_ERROR_INVALID, _ ("A board's plan is of one board. Choose one of them: %s."), names->str);
  return FALSE;
}

static gboolean
choose_period (PbReport *self, const char *period, GError **error)
{
  int first, last;
  if (period != NULL && !pb_period_parse (period, NULL, NULL))
    {
      g_set_error (error, PB_ERROR, PB_ERROR_INVALID,
                   _ ("“%s” is no period. Write for example 2026-T1, 2026-Q3, 2026-H1 or 2026."), period);
      return FALSE;
    }
  if (period != NULL && !is_within_plan (self->plan, period, &first, &last))
    {
      g_autofree char *words = pb_period_format (period);
      /* Translators: a period: "tertial 1 2025"; two years. */
      g_set_error (error, PB_ERROR, PB_ERROR_INVALID,
                   _ ("The plan tells nothing of %s. Choose a period in the years %d to %d, or one that is reported for."), words,
                   first, last);
      return FALSE;
    }
  self->period = period != NULL ? g_strdup (period) : pb_report_dup_period (self->plan);
  return TRUE;
}

gboolean
pb_report_begin (PbReport *self, PbPlan *plan, const PbReportOptions *options, GError **error)
{
  *self = (PbReport){ .plan = plan, .kind = options->kind, .parts = options->parts, .n_parts = options->n_parts };
  if (options->parts == NULL)
    self->parts = pb_report_kind_get_parts (options->kind, &self->n_parts);
  if (!pb_show_init (&self->show, plan, PB_SHOW_TEXT, options->board, options->scenario, error)
      || !choose_board (self, error) || !choose_period (self, options->period, error))
    return FALSE;
  if (self->kind != PB_REPORT_PLAN && self->kind != PB_REPORT_BOARD)
    self->until = self->period;
  /* What the overview says is said of the scenario in force. */
  self->in_force = pb_plan_get_scenario (plan);
  pb_plan_set_scenario (plan, self->show.scenario);
  return TRUE;
}

void
pb_report_end (PbReport *self)
{
  pb_plan_set_scenario (self->plan, self->in_force);
  g_free (self->period);
}

PbReportDoc *
pb_report_new_doc (PbPlan *plan, const PbReportOptions *options, GError **error)
{
  PbReport self;
  if (!pb_report_begin (&self, plan, options, error))
    return NULL;
  PbReportDoc *doc = pb_report_make_front (&self);
  pb_report_doc_add_contents (doc, _ ("Contents"));
  for (guint i = 0; i < self.n_parts; i++)
    {
      /* A part's heading only stands where it has anything. */
      PbReportDoc *part = pb_report_make_part (&self, self.parts[i]);
      if (!pb_report_doc_is_empty (part) && self.parts[i] != PB_REPORT_PART_SIGNATURE)
        pb_report_doc_add_heading (doc, 1, pb_report_part_get_title (self.parts[i]));
      pb_report_doc_take (doc, part);
    }
  pb_report_end (&self);
  return doc;
}

typedef struct
{
  const PbExportWatch *watch;
  double from;
  double share;
  const char *what;
} Progress;

static void
progress_cb (double fraction, gpointer data)
{
  const Progress *self = data;
  if (self->watch != NULL && self->watch->progress != NULL)
    self->watch->progress (self->from + fraction * self->share, self->what, self->watch->data);
}

static gboolean
write_pdf (PbPlan *plan, const char *path, const PbReportOptions *options, PbReportPaper paper,
           const PbExportWatch *watch, GCancellable *cancellable, GError **error)
{
  Progress laying = { watch, 0, LAYOUT_SHARE, _ ("Laying out the pages") };
  Progress drawing = { watch, LAYOUT_SHARE, 1 - LAYOUT_SHARE, _ ("Drawing the pages") };
  double width, height;
  g_autoptr (PbReportDoc) doc = pb_report_new_doc (plan, options, error);
  if (doc == NULL)
    return FALSE;
  pb_report_paper_get_size (paper, &width, &height);
  g_autoptr (PbReportLayout) layout
      = pb_report_layout_new (doc, width, height, progress_cb, &laying, cancellable, error);
  return layout != NULL && pb_report_pdf_write (layout, path, progress_cb, &drawing, cancellable, error);
}

gboolean
pb_report_write (PbPlan *plan, const char *path, const PbReportOptions *options, PbReportPaper paper,
                 const PbExportWatch *watch, GCancellable *cancellable, GPtrArray *warnings, GError **error)
{
  g_autofree char *folded = g_ascii_strdown (path, -1);
  return g_str_has_suffix (folded, ".xlsx")
             ? pb_report_write_workbook (plan, path, options, watch, cancellable, warnings, error)
             : write_pdf (plan, path, options, paper, watch, cancellable, error);
}

static PbPlan *
open_plan (const char *path, const char *author, GError **error)
{
  PbPlan *plan = pb_plan_open (path, error);
  if (plan == NULL)
    return NULL;
  pb_plan_set_read_only (plan, TRUE);
  pb_plan_set_author (plan, author);
  return plan;
}

gboolean
pb_report_write_file (const char *plan_path, const char *author, const char *path, const PbReportOptions *options,
                      PbReportPaper paper, const PbExportWatch *watch, GCancellable *cancellable, GPtrArray *warnings,
                      GError **error)
{
  g_autoptr (PbPlan) plan = open_plan (plan_path, author, error);
  return plan != NULL && pb_report_write (plan, path, options, paper, watch, cancellable, warnings, error);
}

PbReportLayout *
pb_report_lay_out_file (const char *plan_path, const char *author, const PbReportOptions *options, double width,
                        double height, PbReportProgress progress, gpointer data, GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (PbPlan) plan = open_plan (plan_path, author, error);
  g_autoptr (PbReportDoc) doc = plan != NULL ? pb_report_new_doc (plan, options, error) : NULL;
  return doc != NULL ? pb_report_layout_new (doc, width, height, progress, data, cancellable, error) : NULL;
}
