/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-benchmarks-table-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "model/pb-date.h"
#include "model/pb-number.h"
#include "pb-pane-util.h"

/* More rows than this come when they are asked for. */
#define FEW_ROWS 60

static void
add_row (PbBenchmarksTable *self, PbTableRowKind kind, PbRecord *entity, int index, PbGender gender, PbValueKind value)
{
  PbTableRow row = { kind, entity, index, gender, value };

  g_array_append_val (self->rows, row);
}

static gboolean
has_any (PbBenchmarksFacts *facts, PbValueKind kind)
{
  for (guint i = 0; facts->entity && i < pb_series_get_n_periods (facts->series); i++)
    if (pb_series_lookup (pb_record_get_plan (facts->indicator), pb_record_get_id (facts->indicator),
                          pb_record_get_id (facts->entity), pb_series_get_period (facts->series, i), facts->gender, kind,
                          NULL))
      return TRUE;
  return FALSE;
}

static void
list_own (PbBenchmarksTable *self)
{
  PbBenchmarksFacts *facts = self->facts;
  gboolean values = facts->scale == PB_SCALE_VALUE;

  if (!facts->entity)
    return;
  add_row (self, PB_ROW_VALUE, facts->entity, facts->own, facts->gender, PB_VALUE_OUTCOME);
  if (values && pb_series_is_divided (facts->series) && facts->gender == PB_GENDER_TOTAL)
    {
      add_row (self, PB_ROW_VALUE, facts->entity, facts->own, PB_GENDER_WOMEN, PB_VALUE_OUTCOME);
      add_row (self, PB_ROW_VALUE, facts->entity, facts->own, PB_GENDER_MEN, PB_VALUE_OUTCOME);
    }
  if (values && (facts->has_target || facts->assignment || self->wants_target))
    add_row (self, PB_ROW_VALUE, facts->entity, facts->own, facts->gender, PB_VALUE_TARGET);
  if (values && facts->has_target && !pb_record_is_null (facts->indicator, PB_INDICATOR_BETTER))
    add_row (self, PB_ROW_STATE, NULL, facts->own, facts->gender, PB_VALUE_OUTCOME);
  if (values && has_any (facts, PB_VALUE_FORECAST))
    add_row (self, PB_ROW_VALUE, facts->entity, facts->own, facts->gender, PB_VALUE_FORECAST);
}

static void
list_others (PbBenchmarksTable *self)
{
  PbBenchmarksFacts *facts = self->facts;
  guint n = 0;

  self->hidden = 0;
  for (guint i = 0; i < facts->shown->len; i++)
    {
      int index = g_array_index (facts->shown, int, i);

      if (index == facts->own)
        continue;
      if (!self->all && n++ >= FEW_ROWS)
        self->hidden++;
      else
        add_row (self, PB_ROW_VALUE, pb_series_get_entity (facts->series, (guint) index), index, facts->gender,
                 PB_VALUE_OUTCOME);
    }
  for (guint i = 0; i < facts->without->len; i++)
    add_row (self, PB_ROW_VALUE, facts->without->pdata[i], -1, facts->gender, PB_VALUE_OUTCOME);
}

static int
compare_codes (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
list_periods (PbBenchmarksTable *self)
{
  guint n = pb_series_get_n_periods (self->facts->series);

  g_ptr_array_set_size (self->periods, 0);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (self->periods, g_strdup (pb_series_get_period (self->facts->series, i)));
  for (guint i = 0; i < self->added->len; i++)
    if (!g_ptr_array_find_with_equal_func (self->periods, self->added->pdata[i], g_str_equal, NULL))
      g_ptr_array_add (self->periods, g_strdup (self->added->pdata[i]));
  g_ptr_array_sort (self->periods, compare_codes);
}

void
pb_benchmarks_table_list (PbBenchmarksTable *self)
{
  PbBenchmarksFacts *facts = self->facts;

  g_array_set_size (self->rows, 0);
  list_own (self);
  list_others (self);
  if (facts->common >= 0 && facts->compared.kind != PB_PEER_ENTITY)
    {
      add_row (self, PB_ROW_MEDIAN, NULL, -1, facts->gender, PB_VALUE_OUTCOME);
      add_row (self, PB_ROW_WHO, NULL, -1, facts->gender, PB_VALUE_OUTCOME);
    }
  if (facts->common >= 0 && facts->scale != PB_SCALE_INDEX)
    {
      add_row (self, PB_ROW_APART, NULL, facts->peer, facts->gender, PB_VALUE_OUTCOME);
      if (!facts->share)
        add_row (self, PB_ROW_PERCENT, NULL, facts->peer, facts->gender, PB_VALUE_OUTCOME);
    }
  if (facts->own >= 0 && pb_series_get_n_entities (facts->series) > 1
      && !pb_record_is_null (facts->indicator, PB_INDICATOR_BETTER))
    add_row (self, PB_ROW_PLACE, NULL, facts->own, facts->gender, PB_VALUE_OUTCOME);
  list_periods (self);
}

/* What the row of differences is from. A row is of all years: the best is another municipality from year to year, and the
 * median is of as many as have a value. */
static const char *
get_peer_name (PbBenchmarksFacts *facts)
{
  if (facts->compared.kind == PB_PEER_ENTITY)
    return facts->compared.entity ? pb_record_get_title (facts->compared.entity) : "";
  return facts->compared.kind == PB_PEER_MEDIAN ? C_("difference from", "the median") : C_("difference from", "the best");
}

/* Another's row that shows the own value less its own. */
static gboolean
is_apart (PbBenchmarksFacts *facts, const PbTableRow *row)
{
  return row->kind == PB_ROW_VALUE && row->index != facts->own && facts->cells != PB_CELLS_VALUES;
}

char *
pb_benchmarks_table_dup_title (PbBenchmarksTable *self, const PbTableRow *row)
{
  const char *name = row->entity ? pb_record_get_title (row->entity) : NULL;
  gboolean median = self->facts->compared.kind == PB_PEER_MEDIAN;

  switch (row->kind)
    {
    case PB_ROW_APART:
      if (self->facts->share)
        return g_strdup_printf (_("Difference from %s, percentage points"), get_peer_name (self->facts));
      return g_strdup_printf (_("Difference from %s"), get_peer_name (self->facts));
    case PB_ROW_PERCENT:
      return g_strdup_printf (_("Difference from %s, %%"), get_peer_name (self->facts));
    case PB_ROW_MEDIAN:
      return g_strdup (median ? _("Median") : _("Best"));
    case PB_ROW_WHO:
      /* TRANSLATORS: "of 3" or "Kalmar, of 3" stands in the row, below that of the median or the best */
      return g_strdup (median ? _("Median of how many") : _("Who is the best"));
    case PB_ROW_STATE:
      /* TRANSLATORS: "reached" or "not reached" stands in the row */
      return g_strdup (_("The target"));
    case PB_ROW_PLACE:
      /* TRANSLATORS: "2 of 4" stands in the row */
      return g_strdup (_("Place"));
    case PB_ROW_VALUE:
    default:
      break;
    }
  if (self->facts->share && is_apart (self->facts, row))
    return g_strdup_printf (_("%s, percentage points"), name);
  if (row->value == PB_VALUE_TARGET)
    return g_strdup_printf (_("%s, target"), name);
  if (row->value == PB_VALUE_FORECAST)
    return g_strdup_printf (_("%s, forecast"), name);
  if (row->gender == self->facts->gender)
    return g_strdup (name);
  return g_strdup_printf (row->gender == PB_GENDER_WOMEN ? _("%s, women") : _("%s, men"), name);
}

const char *
pb_benchmarks_table_get_computed (PbBenchmarksTable *self)
{
  gboolean any = self->facts->cells != PB_CELLS_VALUES || pb_benchmarks_facts_get_computed (self->facts);

  for (guint i = 0; i < self->rows->len; i++)
    any |= g_array_index (self->rows, PbTableRow, i).kind != PB_ROW_VALUE;
  return any ? _("Differences and what else is computed") : NULL;
}

static char *
dup_words (PbBenchmarksTable *self, const PbTableRow *row, const char *period, const char *text, gboolean has)
{
  g_autofree char *title = pb_benchmarks_table_dup_title (self, row);
  g_autofree char *when = pb_period_format (period);
  g_autofree char *unit = pb_benchmarks_facts_dup_unit (self->facts);

  if (!has)
    return g_strdup_printf (_("%1$s %2$s: %3$s"), title, when,
                            strcmp (text, "–") != 0                                                          ? text
                            : self->facts->scale != PB_SCALE_VALUE && row->kind == PB_ROW_VALUE ? _("cannot be computed")
                                                                                                             : _("not measured"));
  /* The title has the percentage points. */
  if (!*unit || (self->facts->share && (row->kind == PB_ROW_APART || is_apart (self->facts, row))) || row->kind == PB_ROW_PERCENT || row->kind == PB_ROW_PLACE || row->kind == PB_ROW_STATE
      || row->kind == PB_ROW_WHO || self->facts->cells == PB_CELLS_PERCENT)
    return g_strdup_printf (_("%1$s %2$s: %3$s"), title, when, text);
  return g_strdup_printf (_("%1$s %2$s: %3$s %4$s"), title, when, text, unit);
}

/* The value that a row says of a period, in the look that is chosen. */
static gboolean
get_value (PbBenchmarksTable *self, const PbTableRow *row, const char *period, double *value)
{
  PbBenchmarksFacts *facts = self->facts;
  int p = pb_series_find_period (self->facts->series, period);

  if (p < 0)
    return FALSE;
  if (row->value == PB_VALUE_OUTCOME && row->gender == facts->gender)
    return pb_benchmarks_facts_get_shown (facts, row->index, (guint) p, value);
  return pb_series_lookup (pb_record_get_plan (facts->indicator), pb_record_get_id (facts->indicator),
                           pb_record_get_id (row->entity), period, row->gender, row->value, value);
}

gboolean
pb_benchmarks_table_get_number (PbBenchmarksTable *self, const PbTableRow *row, const char *period, double *value)
{
  PbBenchmarksFacts *facts = self->facts;
  gboolean apart = is_apart (facts, row);
  gboolean percent = row->kind == PB_ROW_PERCENT || facts->cells == PB_CELLS_PERCENT;
  int p = pb_series_find_period (facts->series, period);
  double own, other;

  if (row->kind == PB_ROW_VALUE && !apart)
    return get_value (self, row, period, value);
  if (p < 0 || row->kind == PB_ROW_PLACE || row->kind == PB_ROW_STATE
      || !pb_benchmarks_facts_get_shown (facts, facts->own, (guint) p, &own))
    return FALSE;
  if (row->kind == PB_ROW_VALUE ? !pb_benchmarks_facts_get_shown (facts, row->index, (guint) p, &other)
                                : !pb_benchmarks_facts_get_peer (facts, (guint) p, &other))
    return FALSE;
  *value = row->kind == PB_ROW_MEDIAN ? other : percent && other != 0 ? 100 * (own - other) / fabs (other) : own - other;
  return row->kind == PB_ROW_MEDIAN || !percent || other != 0;
}

static char *
dup_apart (PbBenchmarksTable *self, double own, double other, gboolean percent)
{
  g_autofree char *number = NULL;

  if (!percent)
    return pb_benchmarks_facts_dup_number (self->facts, own - other);
  if (other == 0)
    return NULL;
  number = pb_number_format (100 * (own - other) / fabs (other), 1);
  return g_strdup_printf ("%s%s %%", own > other ? "+" : "", number);
}

/* "reached", "not reached"; NULL where either is missing. */
static char *
dup_state (PbBenchmarksTable *self, const char *period)
{
  PbBenchmarksFacts *facts = self->facts;
  g_autoptr (GArray) steps = pb_benchmark_list_targets (facts->series, facts->indicator, facts->gender);

  for (guint i = 0; i < steps->len; i++)
    {
      const PbTargetStep *step = &g_array_index (steps, PbTargetStep, i);

      if (g_str_equal (step->period, period) && step->state != PB_TARGET_NOT_DUE)
        return g_strdup (step->state == PB_TARGET_MET ? C_("target", "reached") : C_("target", "not reached"));
    }
  return NULL;
}

/* It stands also in years that the own one has no value of. */
static char *
dup_peer (PbBenchmarksTable *self, const PbTableRow *row, guint period)
{
  double value;

  if (row->kind == PB_ROW_WHO)
    return pb_benchmarks_facts_dup_who (self->facts, period);
  return pb_benchmarks_facts_get_peer (self->facts, period, &value) ? pb_benchmarks_facts_dup_number (self->facts, value)
                                                                    : NULL;
}

static char *
dup_computed (PbBenchmarksTable *self, const PbTableRow *row, const char *period)
{
  PbBenchmarksFacts *facts = self->facts;
  int p = pb_series_find_period (self->facts->series, period);
  double own, other;

  if (row->kind == PB_ROW_STATE)
    return dup_state (self, period);
  if (row->kind == PB_ROW_WHO || row->kind == PB_ROW_MEDIAN)
    return p < 0 ? NULL : dup_peer (self, row, (guint) p);
  if (p < 0 || !pb_benchmarks_facts_get_shown (facts, facts->own, (guint) p, &own))
    return NULL;
  if (row->kind == PB_ROW_PLACE)
    return pb_benchmarks_facts_dup_rank (facts, p);
  if (row->kind == PB_ROW_VALUE ? !pb_benchmarks_facts_get_shown (facts, row->index, (guint) p, &other)
                                : !pb_benchmarks_facts_get_peer (facts, (guint) p, &other))
    return NULL;
  return dup_apart (self, own, other, row->kind == PB_ROW_PERCENT || facts->cells == PB_CELLS_PERCENT);
}

/* Among fetched values one that was typed is marked, and says what the source has in its place. */
static void
mark_typed (PbBenchmarksTable *self, const PbTableRow *row, const char *period, char **text, char **words)
{
  PbBenchmarksFacts *facts = self->facts;
  g_autofree char *bare = NULL, *said = NULL, *source = NULL;
  PbPoint point;

  if (row->value != PB_VALUE_OUTCOME
      || !pb_benchmarks_facts_get_typed (facts, row->index, pb_series_find_period (facts->series, period), row->gender, &point))
    return;
  bare = *text;
  said = *words;
  source = pb_benchmarks_facts_dup_overridden (facts, &point);
  *text = g_strconcat (PB_BENCHMARKS_TYPED, bare, NULL);
  *words = source ? g_strdup_printf ("%s, %s; %s", said, _("typed in the plan"), source)
                  : g_strdup_printf ("%s, %s", said, _("typed in the plan"));
}

void
pb_benchmarks_table_read (PbBenchmarksTable *self, const PbTableRow *row, const char *period, char **text, char **words,
                          char **typed)
{
  PbBenchmarksFacts *facts = self->facts;
  gboolean apart = is_apart (facts, row);
  gboolean has;
  double value;

  *typed = NULL;
  if (row->kind != PB_ROW_VALUE || apart)
    {
      *text = dup_computed (self, row, period);
      has = *text && **text;
    }
  else
    {
      has = get_value (self, row, period, &value);
      *text = has ? pb_benchmarks_facts_dup_number (facts, value)
                  : pb_benchmarks_facts_dup_missing (facts, row->index, pb_series_find_period (facts->series, period));
      if (!pb_benchmarks_table_why_not (self, row))
        *typed = has ? pb_number_format (value, -1) : g_strdup ("");
    }
  if (!*text || !**text)
    {
      g_free (*text);
      *text = g_strdup ("–");
    }
  *words = dup_words (self, row, period, *text, has);
  if (has && row->kind == PB_ROW_VALUE && !apart)
    mark_typed (self, row, period, text, words);
}
