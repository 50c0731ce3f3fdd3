/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Indicators of the own municipality and its units, by sex where known; and those that others are compared in. */
#include "pb-report-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>
#include "draw/pb-line-data.h"
#include "model/pb-benchmark.h"
#include "model/pb-check.h"
#include "model/pb-date.h"
#include "model/pb-number.h"
#include "model/pb-series.h"

/* Periods that a table shows: the newest. */
#define MOST_PERIODS 6
/* Peers that a chart can tell apart, and that a table lists. */
#define MOST_LINES 4
#define MOST_ROWS 40

static gboolean
is_peer (PbRecord *entity)
{
  int kind = pb_record_get_enum (entity, PB_ENTITY_KIND);
  return !pb_record_get_int (entity, PB_ENTITY_OWN) && (kind == PB_ENTITY_MUNICIPALITY || kind == PB_ENTITY_GROUP);
}

static gboolean
has_peers (PbSeries *series)
{
  for (guint e = 0; e < pb_series_get_n_entities (series); e++)
    if (is_peer (pb_series_get_entity (series, e)))
      return TRUE;
  return FALSE;
}

/* What is told of the board asked for: indicators that hang on its assignments, and those that hang on none. */
static gboolean
is_wanted (PbReport *self, PbRecord *indicator)
{
  g_autoptr (GPtrArray) assignments = pb_show_list_links (self->plan, indicator, PB_INDICATOR_ASSIGNMENT_INDICATOR,
                                                          PB_INDICATOR_ASSIGNMENT_ASSIGNMENT);
  for (guint i = 0; i < assignments->len; i++)
    if (pb_show_wants (&self->show, assignments->pdata[i]))
      return TRUE;
  return assignments->len == 0;
}

typedef struct
{
  PbRecord *indicator;
  PbSeries *series;
} Measured;

static void
clear_measured (gpointer data)
{
  pb_series_free (((Measured *)data)->series);
}

static GArray *
list_measured (PbReport *self, gboolean compared)
{
  GPtrArray *indicators = pb_plan_peek_records (self->plan, PB_TABLE_INDICATOR);
  GArray *measured = g_array_new (FALSE, FALSE, sizeof (Measured));
  g_array_set_clear_func (measured, clear_measured);
  for (guint i = 0; i < indicators->len; i++)
    {
      gint64 id = pb_record_get_id (indicators->pdata[i]);
      Measured one = { indicators->pdata[i], pb_series_load_until (self->plan, id, self->until) };
      if (pb_series_get_n_periods (one.series) > 0 && has_peers (one.series) == compared
          && is_wanted (self, one.indicator))
        g_array_append_val (measured, one);
      else
        pb_series_free (one.series);
    }
  return measured;
}

/* Years stand by years, tertials by tertials. */
static gboolean
is_alike (const char *a, const char *b)
{
  const char *first = strchr (a, '-'), *second = strchr (b, '-');
  return first == NULL || second == NULL
             ? first == second
             : first[1] == second[1] || (g_ascii_isdigit (first[1]) && g_ascii_isdigit (second[1]));
}

static const char *
newest (const Measured *one)
{
  return pb_series_get_period (one->series, pb_series_get_n_periods (one->series) - 1);
}

static int
compare_codes (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* The newest periods that any of them has a value in. (transfer container) */
static GPtrArray *
list_periods (GArray *measured, guint first, guint stop)
{
  GPtrArray *periods = g_ptr_array_new ();
  for (guint i = first; i < stop; i++)
    {
      PbSeries *series = g_array_index (measured, Measured, i).series;
      for (guint p = 0; p < pb_series_get_n_periods (series); p++)
        {
          const char *code = pb_series_get_period (series, p);
          if (!g_ptr_array_find_with_equal_func (periods, code, g_str_equal, NULL))
            g_ptr_array_add (periods, (gpointer)code);
        }
    }
  g_ptr_array_sort (periods, compare_codes);
  if (periods->len > MOST_PERIODS)
    g_ptr_array_remove_range (periods, 0, periods->len - MOST_PERIODS);
  return periods;
}

static gboolean
get_value (const Measured *one, guint entity, const char *period, PbGender gender, PbValueKind kind, double *value)
{
  int p = pb_series_find_period (one->series, period);
  return p >= 0 && pb_series_get_value (one->series, entity, (guint)p, gender, kind, value);
}

static gboolean
has_values (const Measured *one, guint entity, GPtrArray *periods, PbGender gender)
{
  for (guint p = 0; p < periods->len; p++)
    if (get_value (one, entity, periods->pdata[p], gender, PB_VALUE_OUTCOME, &(double){ 0 }))
      return TRUE;
  return FALSE;
}

static void
add_values (PbReportTable *table, const Measured *one, guint entity, GPtrArray *periods, PbGender gender)
{
  for (guint p = 0; p < periods->len; p++)
    {
      double value;
      if (get_value (one, entity, periods->pdata[p], gender, PB_VALUE_OUTCOME, &value))
        pb_report_table_add_number (table, value, pb_series_get_decimals (one->series));
      else
        pb_report_table_add_cell (table, NULL);
    }
}

/* "2 494 (2022)": the newest target. */
static void
add_target (PbReportTable *table, const Measured *one, int own)
{
  for (guint p = pb_series_get_n_periods (one->series); own >= 0 && p-- > 0;)
    {
      const char *period = pb_series_get_period (one->series, p);
      double target;
      if (!get_value (one, (guint)own, period, PB_GENDER_TOTAL, PB_VALUE_TARGET, &target))
        continue;
      g_autofree char *when = pb_period_format (period);
      pb_report_table_add_noted (table, target, pb_series_get_decimals (one->series), when);
      return;
    }
  pb_report_table_add_cell (table, NULL);
}

/* "kvartal 1 2022" */
static void
add_period (PbReportTable *table, const char *code)
{
  g_autofree char *label = pb_period_format (code);
  pb_report_table_add_column (table, label, TRUE);
}

/* A row of its own, and below it sexes, units and the country. */
static void
add_indicator (PbReportTable *table, const Measured *one, GPtrArray *periods)
{
  int own = pb_series_get_own (one->series);
  const PbGender sexes[] = { PB_GENDER_WOMEN, PB_GENDER_MEN };
  gboolean heads = own < 0 || !has_values (one, (guint)own, periods, PB_GENDER_TOTAL);
  pb_report_table_add_row (table, PB_REPORT_ROW_PLAIN, 0);
  pb_report_table_add_cell (table, pb_record_get_title (one->indicator));
  pb_report_table_add_cell (table, pb_record_get_text (one->indicator, PB_INDICATOR_UNIT));
  if (!heads)
    add_values (table, one, (guint)own, periods, PB_GENDER_TOTAL);
  for (guint p = 0; heads && p < periods->len; p++)
    pb_report_table_add_cell (table, NULL);
  add_target (table, one, own);
  for (guint e = 0; e < pb_series_get_n_entities (one->series); e++)
    {
      PbRecord *entity = pb_series_get_entity (one->series, e);
      if ((int)e != own && has_values (one, e, periods, PB_GENDER_TOTAL))
        {
          pb_report_table_add_row (table, PB_REPORT_ROW_PLAIN, 1);
          pb_report_table_add_cell (table, pb_record_get_title (entity));
          pb_report_table_add_cell (table, NULL);
          add_values (table, one, e, periods, PB_GENDER_TOTAL);
        }
      for (guint s = 0; s < G_N_ELEMENTS (sexes); s++)
        if (has_values (one, e, periods, sexes[s]))
          {
            pb_report_table_add_row (table, PB_REPORT_ROW_PLAIN, (int)e == own ? 1 : 2);
            pb_report_table_add_cell (table, pb_enum_label (PB_ENUM_GENDER, sexes[s]));
            pb_report_table_add_cell (table, NULL);
            add_values (table, one, e, periods, sexes[s]);
          }
    }
}

/* Each source once, then what is noted of the indicators. */
static void
add_sources (PbReport *self, GArray *measured, guint first, guint stop)
{
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) text = g_string_new (NULL), notes = g_string_new (NULL);
  for (guint i = first; i < stop; i++)
    {
      const Measured *one = &g_array_index (measured, Measured, i);
      char *source = pb_attribution_dup_for (one->indicator, one->series);
      const char *note = pb_record_get_text (one->indicator, PB_INDICATOR_NOTE);
      if (source != NULL && !g_hash_table_contains (told, source))
        g_string_append_printf (text, "%s%s.", text->len > 0 ? " " : "", source);
      if (source != NULL)
        g_hash_table_add (told, source);
      if (note != NULL && *note != '\0')
        g_string_append_printf (notes, "\n%s: %s", pb_record_get_title (one->indicator), note);
    }
  if (text->len == 0)
    g_string_append_printf (text, _ ("Source: %s."), pb_report_get_source (self));
  g_string_append (text, notes->str);
  pb_report_doc_add_text (self->doc, PB_REPORT_QUIET, text->str);
}

/* A count of one period that is told by unit only: what cannot be told year by year. */
static gboolean
is_split (const Measured *one)
{
  int own = pb_series_get_own (one->series);
  guint n = 0;
  if (pb_series_get_n_periods (one->series) != 1)
    return FALSE;
  for (guint e = 0; e < pb_series_get_n_entities (one->series); e++)
    for (PbGender gender = PB_GENDER_TOTAL; gender <= PB_GENDER_MEN; gender++)
      if (get_value (one, e, newest (one), gender, PB_VALUE_OUTCOME, &(double){ 0 }))
        {
          if (gender != PB_GENDER_TOTAL || (int)e == own)
            return FALSE;
          n++;
        }
  return n > 0;
}

/* Such counts of the same unit and period stand beside each other, as in the quarterly report to the inspectorate. */
static gboolean
stand_beside (const Measured *a, const Measured *b)
{
  return is_split (a) && is_split (b) && strcmp (newest (a), newest (b)) == 0
         && g_strcmp0 (pb_record_get_text (a->indicator, PB_INDICATOR_UNIT),
                       pb_record_get_text (b->indicator, PB_INDICATOR_UNIT)) == 0;
}

static int
find_entity (PbSeries *series, PbRecord *entity)
{
  for (guint e = 0; e < pb_series_get_n_entities (series); e++)
    if (pb_series_get_entity (series, e) == entity)
      return (int)e;
  return -1;
}

static void
add_beside_row (PbReportTable *table, GArray *measured, guint first, guint stop, PbRecord *entity)
{
  pb_report_table_add_row (table, PB_REPORT_ROW_PLAIN, 0);
  pb_report_table_add_cell (table, pb_record_get_title (entity));
  for (guint i = first; i < stop; i++)
    {
      const Measured *one = &g_array_index (measured, Measured, i);
      int e = find_entity (one->series, entity);
      double value;
      if (e >= 0 && get_value (one, (guint)e, newest (one), PB_GENDER_TOTAL, PB_VALUE_OUTCOME, &value))
        pb_report_table_add_number (table, value, pb_series_get_decimals (one->series));
      else
        pb_report_table_add_cell (table, NULL);
    }
}

static void
add_beside (PbReport *self, GArray *measured, guint first, guint stop)
{
  const Measured *head = &g_array_index (measured, Measured, first);
  const char *unit = pb_record_get_text (head->indicator, PB_INDICATOR_UNIT);
  g_autofree char *period = pb_period_format (newest (head));
  g_autofree char *corner = unit != NULL ? g_strdup_printf ("%s, %s", unit, period) : g_strdup (period);
  GPtrArray *entities = pb_plan_peek_records (self->plan, PB_TABLE_ENTITY);
  PbReportTable *table = pb_report_doc_add_table (self->doc, NULL);
  pb_report_table_add_column (table, corner, FALSE);
  for (guint i = first; i < stop; i++)
    pb_report_table_add_column (table, pb_record_get_title (g_array_index (measured, Measured, i).indicator), TRUE);
  for (guint e = 0; e < entities->len; e++)
    for (guint i = first; i < stop; i++)
      if (find_entity (g_array_index (measured, Measured, i).series, entities->pdata[e]) >= 0)
        {
          add_beside_row (table, measured, first, stop, entities->pdata[e]);
          break;
        }
}

static void
add_below (PbReport *self, GArray *measured, guint first, guint stop)
{
  g_autoptr (GPtrArray) periods = list_periods (measured, first, stop);
  PbReportTable *table = pb_report_doc_add_table (self->doc, NULL);
  pb_report_table_add_column (table, _ ("Indicator"), FALSE);
  pb_report_table_add_column (table, _ ("Unit"), FALSE);
  for (guint p = 0; p < periods->len; p++)
    add_period (table, periods->pdata[p]);
  pb_report_table_add_column (table, _ ("Target"), TRUE);
  for (guint i = first; i < stop; i++)
    add_indicator (table, &g_array_index (measured, Measured, i), periods);
  pb_report_table_drop_empty (table);
}

void
pb_report_add_indicators (PbReport *self)
{
  g_autoptr (GArray) measured = list_measured (self, FALSE);
  const Measured *all = (const Measured *)measured->data;
  for (guint first = 0, stop; first < measured->len; first = stop)
    {
      gboolean beside = first + 1 < measured->len && stand_beside (&all[first], &all[first + 1]);
      stop = first + 1;
      while (stop < measured->len
             && (beside ? stand_beside (&all[first], &all[stop])
                        : is_alike (newest (&all[first]), newest (&all[stop]))
                              && !(stop + 1 < measured->len && stand_beside (&all[stop], &all[stop + 1]))))
        stop++;
      if (beside)
        add_beside (self, measured, first, stop);
      else
        add_below (self, measured, first, stop);
      add_sources (self, measured, first, stop);
    }
}

static char *
format_value (double value, gpointer data)
{
  return pb_number_format (value, GPOINTER_TO_INT (data));
}

static void
add_series (const Measured *one, PbLineData *data, guint entity, gboolean own)
{
  guint n = pb_series_get_n_periods (one->series);
  g_autofree double *values = g_new (double, n);
  for (guint p = 0; p < n; p++)
    if (!pb_series_get_value (one->series, entity, p, PB_GENDER_TOTAL, PB_VALUE_OUTCOME, &values[p]))
      values[p] = NAN;
  pb_line_data_add_series (data, pb_record_get_title (pb_series_get_entity (one->series, entity)), values, own);
}

static void
add_chart (PbReport *self, const Measured *one)
{
  guint n = pb_series_get_n_periods (one->series), lines = 0;
  int own = pb_series_get_own (one->series);
  g_autoptr (GPtrArray) periods = g_ptr_array_new ();
  g_autofree int *months = g_new (int, MAX (n, 1));
  for (guint p = 0; p < n; p++)
    {
      g_ptr_array_add (periods, (gpointer)pb_series_get_period (one->series, p));
      months[p] = pb_period_months (pb_series_get_period (one->series, p));
    }
  g_ptr_array_add (periods, NULL);
  if (n < 2)
    return;
  g_autoptr (PbLineData) data = pb_line_data_new ((const char *const *)periods->pdata);
  pb_line_data_set_months (data, months);
  pb_line_data_set_title (data, pb_record_get_title (one->indicator));
  pb_line_data_set_unit (data, pb_record_get_text (one->indicator, PB_INDICATOR_UNIT));
  pb_line_data_set_format (data, format_value, GINT_TO_POINTER (pb_series_get_decimals (one->series)), NULL);
  for (guint e = 0; e < pb_series_get_n_entities (one->series) && lines < MOST_LINES; e++)
    if ((int)e != own)
      {
        add_series (one, data, e, FALSE);
        lines++;
      }
  if (own >= 0)
    add_series (one, data, (guint)own, TRUE);
  g_autofree char *words = pb_line_data_describe (data), *source = pb_attribution_dup_for (one->indicator, one->series);
  PbReportPicture picture = pb_report_picture_of_lines (pb_line_data_ref (data));
  pb_report_doc_add_picture (self->doc, NULL, words, source, &picture);
}

static void
add_compared (PbReport *self, const Measured *one)
{
  g_autoptr (GArray) alone = g_array_new (FALSE, FALSE, sizeof (Measured));
  g_array_append_val (alone, *one);
  g_autoptr (GPtrArray) periods = list_periods (alone, 0, 1);
  g_autofree char *source = pb_attribution_dup_for (one->indicator, one->series);
  const char *unit = pb_record_get_text (one->indicator, PB_INDICATOR_UNIT);
  guint n = pb_series_get_n_entities (one->series);
  PbReportTable *table = pb_report_doc_add_table (self->doc, NULL);
  pb_report_table_add_column (table, unit != NULL ? unit : _ ("Municipality"), FALSE);
  for (guint p = 0; p < periods->len; p++)
    add_period (table, periods->pdata[p]);
  for (guint e = 0; e < n && e < MOST_ROWS; e++)
    {
      pb_report_table_add_row (table,
                               (int)e == pb_series_get_own (one->series) ? PB_REPORT_ROW_SUM : PB_REPORT_ROW_PLAIN, 0);
      pb_report_table_add_cell (table, pb_record_get_title (pb_series_get_entity (one->series, e)));
      add_values (table, one, e, periods, PB_GENDER_TOTAL);
    }
  if (n > MOST_ROWS)
    {
      g_autofree char *more = g_strdup_printf (_ ("The first %d of %u are shown."), MOST_ROWS, n);
      pb_report_doc_add_text (self->doc, PB_REPORT_QUIET, more);
    }
  pb_report_doc_add_text (self->doc, PB_REPORT_QUIET, source);
}

static const char *
verdict_word (PbClaimVerdict verdict)
{
  return verdict == PB_CLAIM_HOLDS          ? _ ("adds up")
         : verdict == PB_CLAIM_WRONG        ? _ ("does not add up")
         : verdict == PB_CLAIM_WRONG_BY_TEN ? _ ("wrong by a factor of ten")
                                            : _ ("cannot be computed");
}

/* What the document says a peer's cost would be worth, beside (own − peer) × volume. */
static void
add_claims (PbReport *self, const Measured *one)
{
  GPtrArray *claims = pb_plan_peek_children (self->plan, PB_CLAIM_INDICATOR, pb_record_get_id (one->indicator));
  if (claims->len == 0)
    return;
  PbReportTable *table = pb_report_doc_add_table (self->doc, NULL);
  pb_report_table_add_column (table, _ ("What the document claims, against"), FALSE);
  pb_report_table_add_column (table, _ ("Year"), FALSE);
  pb_report_table_add_column (table, _ ("Claimed, MSEK"), TRUE);
  pb_report_table_add_column (table, _ ("Computed, MSEK"), TRUE);
  pb_report_table_add_column (table, _ ("Check"), FALSE);
  for (guint i = 0; i < claims->len; i++)
    {
      PbRecord *claim = claims->pdata[i], *peer = pb_record_get_ref (claim, PB_CLAIM_PEER);
      int decimals = (int)MAX (pb_record_get_int (claim, PB_CLAIM_STATED_DECIMALS), 1);
      PbClaimVerdict verdict = pb_claim_judge (claim);
      gint64 difference, potential;
      pb_report_table_add_row (table, PB_REPORT_ROW_PLAIN, 0);
      pb_report_table_add_cell (table, peer != NULL ? pb_record_get_title (peer) : NULL);
      pb_report_table_add_cell (table, pb_record_get_text (claim, PB_CLAIM_PERIOD));
      pb_report_table_add_money (table, pb_record_get_int (claim, PB_CLAIM_STATED_AMOUNT), PB_UNIT_MNKR, decimals);
      if (pb_claim_compute (claim, &difference, &potential))
        pb_report_table_add_money (table, potential, PB_UNIT_MNKR, decimals);
      else
        pb_report_table_add_cell (table, NULL);
      pb_report_table_add_mark (table,
                                verdict == PB_CLAIM_HOLDS     ? PB_MARK_PROOF_EQUAL
                                : verdict == PB_CLAIM_UNKNOWN ? PB_REPORT_NO_MARK
                                                              : PB_MARK_PROOF_MISMATCH,
                                verdict_word (verdict));
    }
  g_autofree char *computed = g_strdup_printf (_ ("Computed: (own − peer) × volume, %s."), pb_attribution_own ());
  pb_report_doc_add_text (self->doc, PB_REPORT_QUIET, computed);
}

void
pb_report_add_benchmarks (PbReport *self)
{
  g_autoptr (GArray) measured = list_measured (self, TRUE);
  for (guint i = 0; i < measured->len; i++)
    {
      const Measured *one = &g_array_index (measured, Measured, i);
      pb_report_doc_add_heading (self->doc, 2, pb_record_get_title (one->indicator));
      add_chart (self, one);
      add_compared (self, one);
      add_claims (self, one);
    }
}
