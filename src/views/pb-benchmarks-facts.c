/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-benchmarks-facts.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include "model/pb-date.h"
#include "model/pb-number.h"
#include "model/pb-price-index.h"

static int
find_entity (PbBenchmarksFacts *self, gint64 id)
{
  PbRecord *entity = id ? pb_plan_get_record (pb_record_get_plan (self->indicator), PB_TABLE_ENTITY, id) : NULL;

  return entity ? pb_series_find_entity (self->series, entity) : -1;
}

/* The one that is chosen, else the one that the plan's own claim compares with, else the first. */
static int
find_peer (PbBenchmarksFacts *self, PbPlan *plan, gint64 chosen)
{
  GPtrArray *claims = pb_plan_peek_children (plan, PB_CLAIM_INDICATOR, pb_record_get_id (self->indicator));
  int peer = find_entity (self, chosen);

  if (peer >= 0 && peer != self->own)
    return peer;
  peer = claims->len > 0 ? find_entity (self, pb_record_get_int (claims->pdata[0], PB_CLAIM_PEER)) : -1;
  if (peer >= 0 && peer != self->own)
    return peer;
  for (guint i = 0; i < pb_series_get_n_entities (self->series); i++)
    if ((int) i != self->own)
      return (int) i;
  return -1;
}

static void
show (PbBenchmarksFacts *self, int entity)
{
  for (guint i = 0; i < self->shown->len; i++)
    if (g_array_index (self->shown, int, i) == entity)
      return;
  if (entity >= 0)
    g_array_append_val (self->shown, entity);
}

static void
show_id (PbBenchmarksFacts *self, PbPlan *plan, gint64 id)
{
  PbRecord *entity = pb_plan_get_record (plan, PB_TABLE_ENTITY, id);
  int index = entity ? pb_series_find_entity (self->series, entity) : -1;

  if (index >= 0)
    show (self, index);
  else if (entity && entity != self->entity)
    g_ptr_array_add (self->without, g_object_ref (entity));
}

static void
choose_shown (PbBenchmarksFacts *self, PbPlan *plan, PbBenchmarksChoice *choice)
{
  GPtrArray *members = choice && choice->group
                           ? pb_plan_peek_children (plan, PB_PEER_GROUP_MEMBER_PEER_GROUP, choice->group) : NULL;

  show (self, self->own);
  show (self, self->peer);
  for (guint i = 0; members && i < members->len; i++)
    show_id (self, plan, pb_record_get_int (members->pdata[i], PB_PEER_GROUP_MEMBER_ENTITY));
  for (guint i = 0; !members && choice && choice->entities && i < choice->entities->len; i++)
    show_id (self, plan, g_array_index (choice->entities, gint64, i));
  if (members || (choice && choice->entities))
    return;
  for (guint i = 0; i < pb_series_get_n_entities (self->series); i++)
    if (self->shown->len <= PB_BENCHMARKS_FEW)
      show (self, (int) i);
}

static void
choose_scale (PbBenchmarksFacts *self, PbPlan *plan, PbBenchmarksChoice *choice)
{
  g_autoptr (GPtrArray) names = pb_price_index_list_names (plan);
  guint n = pb_series_get_n_periods (self->series);

  self->scale = choice ? choice->scale : PB_SCALE_VALUE;
  self->prices = g_strdup (choice && choice->prices ? choice->prices : names->len ? names->pdata[0] : NULL);
  self->lacks_prices = self->scale == PB_SCALE_REAL && !self->prices;
  if (self->lacks_prices)
    self->scale = PB_SCALE_VALUE;
  if (choice && choice->base && pb_series_find_period (self->series, choice->base) >= 0)
    self->base = g_strdup (choice->base);
  else if (n > 0)
    self->base = g_strdup (pb_series_get_period (self->series, self->scale == PB_SCALE_INDEX ? 0 : n - 1));
}

gboolean
pb_benchmarks_facts_get_value (PbBenchmarksFacts *self, int entity, guint period, double *value)
{
  return entity >= 0
         && pb_series_get_value (self->series, (guint) entity, period, self->gender, PB_VALUE_OUTCOME, value);
}

gboolean
pb_benchmarks_facts_get_shown (PbBenchmarksFacts *self, int entity, guint period, double *value)
{
  return entity >= 0
         && pb_benchmark_get_scaled (self->series, (guint) entity, period, self->gender, self->scale, self->base,
                                     self->prices, value);
}

/* A median of indices would be something else than the index of a median: it is said only of the values. */
gboolean
pb_benchmarks_facts_get_peer (PbBenchmarksFacts *self, guint period, double *value)
{
  PbPeerValue peer;

  if (self->compared.kind == PB_PEER_ENTITY)
    return pb_benchmarks_facts_get_shown (self, self->peer, period, value);
  if (self->scale != PB_SCALE_VALUE
      || !pb_benchmark_get_peer (self->series, self->indicator, &self->compared,
                                 pb_series_get_period (self->series, period), self->gender, &peer))
    return FALSE;
  *value = peer.value;
  return TRUE;
}

gboolean
pb_benchmarks_facts_get_typed (PbBenchmarksFacts *self, int entity, int period, PbGender gender, PbPoint *point)
{
  return entity >= 0 && period >= 0 && pb_series_get_fetch (self->series, gender) != NULL
         && pb_series_get_point (self->series, (guint) entity, (guint) period, gender, PB_VALUE_OUTCOME, point)
         && point->typed;
}

char *
pb_benchmarks_facts_dup_overridden (PbBenchmarksFacts *self, const PbPoint *point)
{
  g_autofree char *number = NULL;

  if (!point->fetch || point->fetched_state != PB_POINT_VALUE || point->fetched == point->value)
    return NULL;
  number = pb_number_format (point->fetched, pb_series_get_decimals (self->series));
  /* A source and its value: the same in all languages. */
  return g_strdup_printf ("%s: %s", pb_record_get_text (point->fetch, PB_FETCH_SOURCE), number);
}

char *
pb_benchmarks_facts_dup_who (PbBenchmarksFacts *self, guint period)
{
  PbPeerValue peer;
  double value;

  if (self->compared.kind == PB_PEER_ENTITY || !pb_benchmarks_facts_get_peer (self, period, &value)
      || !pb_benchmark_get_peer (self->series, self->indicator, &self->compared,
                                 pb_series_get_period (self->series, period), self->gender, &peer))
    return NULL;
  if (self->compared.kind == PB_PEER_MEDIAN)
    /* TRANSLATORS: a number: it is the median "of 3" */
    return g_strdup_printf (_("of %u"), peer.n);
  /* TRANSLATORS: a municipality that is the best, and of how many: "Kalmar, of 3" */
  return g_strdup_printf (_("%s, of %u"), peer.entity != NULL ? pb_record_get_title (peer.entity) : "", peer.n);
}

/* A target may stand where nothing was ever measured, so it is looked up by the entity itself. */
gboolean
pb_benchmarks_facts_get_target (PbBenchmarksFacts *self, guint period, double *value)
{
  return self->entity
         && pb_series_lookup (pb_record_get_plan (self->indicator), pb_record_get_id (self->indicator),
                              pb_record_get_id (self->entity), pb_series_get_period (self->series, period),
                              self->gender, PB_VALUE_TARGET, value);
}

static void
find_values (PbBenchmarksFacts *self)
{
  GDate today;

  pb_date_today (&today);
  self->common = self->latest = -1;
  for (guint i = 0; i < pb_series_get_n_periods (self->series); i++)
    {
      double own, peer, target;

      if (pb_benchmarks_facts_get_value (self, self->own, i, &own))
        {
          self->latest = (int) i;
          self->latest_value = own;
          if (pb_benchmarks_facts_get_peer (self, i, &peer) && pb_benchmarks_facts_get_shown (self, self->own, i, &own))
            {
              self->common = (int) i;
              self->own_value = own;
              self->peer_value = peer;
            }
        }
      if (pb_benchmarks_facts_get_target (self, i, &target)
          && (!self->has_target || pb_period_year (self->target_period) < g_date_get_year (&today)))
        {
          self->has_target = TRUE;
          self->target = target;
          self->target_period = pb_series_get_period (self->series, i);
        }
    }
}

PbBenchmarksFacts *
pb_benchmarks_facts_new (PbRecord *indicator, PbBenchmarksChoice *choice)
{
  PbBenchmarksFacts *self = g_new0 (PbBenchmarksFacts, 1);
  PbPlan *plan = pb_record_get_plan (indicator);
  GPtrArray *links = pb_plan_peek_children (plan, PB_INDICATOR_ASSIGNMENT_INDICATOR, pb_record_get_id (indicator));

  self->indicator = g_object_ref (indicator);
  self->series = pb_series_load (plan, pb_record_get_id (indicator));
  self->own = pb_series_get_own (self->series);
  self->entity = pb_plan_get_own_entity (plan);
  self->assignment = links->len ? pb_record_get_ref (links->pdata[0], PB_INDICATOR_ASSIGNMENT_ASSIGNMENT) : NULL;
  if (self->assignment)
    g_object_ref (self->assignment);
  self->gender = choice && pb_series_is_divided (self->series) ? choice->gender : PB_GENDER_TOTAL;
  self->cells = choice ? choice->cells : PB_CELLS_VALUES;
  self->shown = g_array_new (FALSE, FALSE, sizeof (int));
  self->without = g_ptr_array_new_with_free_func (g_object_unref);
  self->peer = find_peer (self, plan, choice ? choice->peer : 0);
  self->compared.kind = choice ? choice->peer_kind : PB_PEER_ENTITY;
  self->compared.entity = self->peer >= 0 ? pb_series_get_entity (self->series, (guint) self->peer) : NULL;
  self->compared.group = choice && choice->group ? pb_plan_get_record (plan, PB_TABLE_PEER_GROUP, choice->group) : NULL;
  choose_shown (self, plan, choice);
  choose_scale (self, plan, choice);
  self->share = self->scale != PB_SCALE_INDEX && pb_benchmark_is_share (indicator);
  if (self->share && self->cells == PB_CELLS_PERCENT)
    self->cells = PB_CELLS_APART;
  find_values (self);
  return self;
}

void
pb_benchmarks_facts_free (PbBenchmarksFacts *self)
{
  pb_series_free (self->series);
  g_array_unref (self->shown);
  g_ptr_array_unref (self->without);
  g_clear_object (&self->indicator);
  g_clear_object (&self->assignment);
  g_free (self->base);
  g_free (self->prices);
  g_free (self);
}

char *
pb_benchmarks_facts_dup_number (PbBenchmarksFacts *self, double value)
{
  int decimals = pb_series_get_decimals (self->series);

  return pb_number_format (value, self->scale == PB_SCALE_INDEX ? 1 : decimals);
}

char *
pb_benchmarks_facts_dup_peer_name (PbBenchmarksFacts *self)
{
  PbPeerValue value = { 0 };
  const char *period;

  if (self->compared.kind == PB_PEER_ENTITY)
    return g_strdup (self->compared.entity ? pb_record_get_title (self->compared.entity) : "");
  period = self->common >= 0 ? pb_series_get_period (self->series, (guint) self->common) : NULL;
  if (!period
      || !pb_benchmark_get_peer (self->series, self->indicator, &self->compared, period, self->gender, &value))
    return g_strdup ("");
  return pb_benchmark_dup_peer_name (&self->compared, &value);
}

/* FALSE where nothing is said of better, or there is nobody to compare with. */
static gboolean
find_place (PbBenchmarksFacts *self, int period, PbPlace *place)
{
  const char *code = period >= 0 ? pb_series_get_period (self->series, (guint) period) : NULL;

  return pb_benchmark_get_place (self->series, self->indicator, self->compared.group, code, self->gender, place)
         && place->rank > 0 && place->n > 1;
}

char *
pb_benchmarks_facts_dup_place (PbBenchmarksFacts *self, int period)
{
  PbPlace place;

  return find_place (self, period, &place) ? pb_benchmark_dup_place (&place) : g_strdup ("");
}

char *
pb_benchmarks_facts_dup_rank (PbBenchmarksFacts *self, int period)
{
  PbPlace place;

  /* TRANSLATORS: place, of how many: "2 of 4" */
  return find_place (self, period, &place) ? g_strdup_printf (_("%u of %u"), place.rank, place.n) : g_strdup ("");
}

char *
pb_benchmarks_facts_dup_missing (PbBenchmarksFacts *self, int entity, int period)
{
  PbPoint point = { 0 };

  if (entity < 0 || period < 0
      || !pb_series_get_point (self->series, (guint) entity, (guint) period, self->gender, PB_VALUE_OUTCOME, &point))
    return g_strdup ("–");
  switch (point.state)
    {
    case PB_POINT_MISSING:
      return g_strdup (C_("value", "missing"));
    case PB_POINT_REMOVED:
      return g_strdup (C_("value", "taken away"));
    case PB_POINT_HIDDEN:
      return g_strdup (C_("value", "not published"));
    case PB_POINT_UNKNOWN:
    case PB_POINT_VALUE:
    default:
      return g_strdup ("–");
    }
}

/* (transfer full) */
static char *
dup_scaled_unit (PbBenchmarksFacts *self)
{
  g_autofree char *unit = pb_benchmarks_dup_unit (self->indicator);
  g_autofree char *base = self->base ? pb_period_format (self->base) : g_strdup ("");

  if (self->scale == PB_SCALE_INDEX)
    /* TRANSLATORS: a period */
    return g_strdup_printf (_("index, %s = 100"), base);
  if (self->scale == PB_SCALE_REAL)
    /* TRANSLATORS: unit, period, price index: "kr per brukare, 2023 års priser (KPI)" */
    return g_strdup_printf (_("%s, prices of %s (%s)"), unit, base, self->prices);
  return g_steal_pointer (&unit);
}

/* Figures of one sex say so wherever their unit stands. */
char *
pb_benchmarks_facts_dup_unit (PbBenchmarksFacts *self)
{
  g_autofree char *unit = dup_scaled_unit (self);
  g_autofree char *sex = g_utf8_strdown (pb_enum_label (PB_ENUM_GENDER, self->gender), -1);

  if (self->gender == PB_GENDER_TOTAL)
    return g_steal_pointer (&unit);
  return *unit ? g_strdup_printf ("%s, %s", unit, sex) : g_steal_pointer (&sex);
}

const char *
pb_benchmarks_facts_get_computed (PbBenchmarksFacts *self)
{
  if (self->scale == PB_SCALE_INDEX)
    return _("Index figures");
  if (self->scale == PB_SCALE_REAL)
    return _("Values in fixed prices");
  return self->compared.kind == PB_PEER_MEDIAN ? _("Median") : NULL;
}

/* "−10 procentenheter mot Kalmar" */
static char *
dup_points (PbBenchmarksFacts *self)
{
  g_autofree char *peer = pb_benchmarks_facts_dup_peer_name (self);
  g_autofree char *number = pb_benchmarks_facts_dup_number (self, self->own_value - self->peer_value);

  if (self->own_value == self->peer_value)
    return g_strdup_printf (_("as %s"), peer);
  /* TRANSLATORS: sign, number, another municipality: "−10 percentage points against Kalmar" */
  return g_strdup_printf (_("%s%s percentage points against %s"), self->own_value > self->peer_value ? "+" : "", number, peer);
}

static char *
dup_difference (PbBenchmarksFacts *self)
{
  double percent
      = self->peer_value != 0 ? round (100 * (self->own_value - self->peer_value) / fabs (self->peer_value)) : NAN;
  g_autofree char *peer = pb_benchmarks_facts_dup_peer_name (self);
  g_autofree char *number = NULL;

  if (isnan (percent))
    /* TRANSLATORS: another municipality */
    return g_strdup_printf (_("compared with %s"), peer);
  if (percent == 0)
    return g_strdup_printf (_("as %s"), peer);
  number = pb_number_format (percent, 0);
  /* TRANSLATORS: sign, number, another municipality: "+38 % against Kalmar" */
  return g_strdup_printf (_("%s%s %% against %s"), percent > 0 ? "+" : "", number, peer);
}

static char *
dup_target (PbBenchmarksFacts *self)
{
  g_autofree char *number = pb_benchmarks_facts_dup_number (self, self->target);
  g_autofree char *period = pb_period_format (self->target_period);

  /* TRANSLATORS: period, number: "target 2027: 230" */
  return g_strdup_printf (_("target %s: %s"), period, number);
}

char *
pb_benchmarks_facts_dup_subtitle (PbBenchmarksFacts *self)
{
  GString *text = g_string_new (NULL);

  if (self->common >= 0)
    {
      g_autofree char *difference = self->share ? dup_points (self) : dup_difference (self);

      g_string_append (text, difference);
    }
  else if (self->has_target)
    {
      g_autofree char *target = dup_target (self);

      g_string_append (text, target);
    }
  if (self->assignment && !pb_record_is_null (self->assignment, PB_ASSIGNMENT_NUMBER))
    {
      if (text->len > 0)
        g_string_append (text, " · ");
      g_string_append_printf (text, _("assignment %d"),
                              (int) pb_record_get_int (self->assignment, PB_ASSIGNMENT_NUMBER));
    }
  if (text->len == 0)
    g_string_append (text, self->latest >= 0 ? _("nothing to compare with") : _("not measured yet"));
  return g_string_free (text, FALSE);
}

char *
pb_benchmarks_dup_unit (PbRecord *indicator)
{
  const char *unit = pb_record_get_text (indicator, PB_INDICATOR_UNIT);
  g_auto (GStrv) parts = g_strsplit (unit ? unit : "", "/", 2);

  if (!parts[0])
    return g_strdup ("");
  if (!parts[1])
    return g_strdup (parts[0]);
  /* TRANSLATORS: what, of what: "kr per brukare" */
  return g_strdup_printf (_("%s per %s"), parts[0], strcmp (parts[1], "inv") == 0 ? _("inhabitant") : parts[1]);
}

const char *
pb_benchmarks_get_short_title (PbRecord *indicator)
{
  const char *text = pb_record_get_text (indicator, PB_INDICATOR_SHORT_TITLE);

  return text ? text : pb_record_get_title (indicator);
}

/* A value that a claim reckons with; FALSE where not measured. */
static gboolean
look_up (PbRecord *claim, PbColumn entity, double *value)
{
  return pb_series_lookup (pb_record_get_plan (claim), pb_record_get_int (claim, PB_CLAIM_INDICATOR),
                           pb_record_get_int (claim, entity), pb_record_get_text (claim, PB_CLAIM_PERIOD),
                           PB_GENDER_TOTAL, PB_VALUE_OUTCOME, value);
}

char *
pb_benchmarks_dup_calculation (PbRecord *claim)
{
  PbRecord *indicator = pb_record_get_ref (claim, PB_CLAIM_INDICATOR);
  gboolean own_volume = !pb_record_is_null (claim, PB_CLAIM_VOLUME);
  const char *volume_unit = pb_record_get_text (claim, PB_CLAIM_VOLUME_UNIT);
  const char *note = indicator ? pb_record_get_text (indicator, PB_INDICATOR_VOLUME_NOTE) : NULL;
  g_autofree char *first = NULL, *second = NULL, *difference = NULL, *amount = NULL, *volume = NULL;
  gint64 unit_difference, potential;
  double own, peer;

  if (!indicator || !pb_claim_compute (claim, &unit_difference, &potential) || !look_up (claim, PB_CLAIM_OWN, &own)
      || !look_up (claim, PB_CLAIM_PEER, &peer))
    return NULL;
  if (!volume_unit)
    volume_unit = pb_record_get_text (indicator, PB_INDICATOR_VOLUME_UNIT);
  first = pb_number_format (own, -1);
  second = pb_number_format (peer, -1);
  difference = pb_number_format (own - peer, -1);
  volume = pb_number_format (own_volume ? pb_record_get_real (claim, PB_CLAIM_VOLUME)
                                        : pb_record_get_real (indicator, PB_INDICATOR_VOLUME), -1);
  amount = pb_money_format (potential, PB_UNIT_MNKR, 1);
  if (!note)
    /* TRANSLATORS: own value, the other's value, difference, volume, its unit, amount */
    return g_strdup_printf (_("%s − %s = %s SEK × %s %s = %s MSEK."), first, second, difference, volume,
                            volume_unit ? volume_unit : "", amount);
  /* TRANSLATORS: as the line above, and where the volume comes from */
  return g_strdup_printf (_("%s − %s = %s SEK × %s %s = %s MSEK. Source of the volume: %s."), first, second,
                          difference, volume, volume_unit ? volume_unit : "", amount, note);
}

