/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-benchmarks-facts.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include "model/pb-date.h"
#include "model/pb-number.h"

static PbRecord *
find_own_entity (PbPlan *plan)
{
  GPtrArray *entities = pb_plan_peek_records (plan, PB_TABLE_ENTITY);

  for (guint i = 0; i < entities->len; i++)
    if (pb_record_get_int (entities->pdata[i], PB_ENTITY_OWN))
      return entities->pdata[i];
  return NULL;
}

/* The one that the plan's own claim compares with, else the first. */
static int
find_peer (PbBenchmarksFacts *self, PbPlan *plan)
{
  GPtrArray *claims = pb_plan_peek_children (plan, PB_CLAIM_INDICATOR, pb_record_get_id (self->indicator));
  int first = -1;

  for (guint i = 0; i < pb_series_get_n_entities (self->series); i++)
    {
      if ((int) i == self->own)
        continue;
      if (first < 0)
        first = (int) i;
      if (claims->len > 0
          && pb_record_get_ref (claims->pdata[0], PB_CLAIM_PEER) == pb_series_get_entity (self->series, i))
        return (int) i;
    }
  return first;
}

static void
choose_shown (PbBenchmarksFacts *self)
{
  if (self->own >= 0)
    self->shown[self->n_shown++] = self->own;
  if (self->peer >= 0)
    self->shown[self->n_shown++] = self->peer;
  for (guint i = 0; i < pb_series_get_n_entities (self->series) && self->n_shown < G_N_ELEMENTS (self->shown); i++)
    if ((int) i != self->own && (int) i != self->peer)
      self->shown[self->n_shown++] = (int) i;
}

gboolean
pb_benchmarks_facts_get_value (PbBenchmarksFacts *self, int entity, guint period, double *value)
{
  return entity >= 0
         && pb_series_get_value (self->series, (guint) entity, period, PB_GENDER_TOTAL, PB_VALUE_OUTCOME, value);
}

/* A target may stand where nothing was ever measured, so it is looked up by the entity itself. */
gboolean
pb_benchmarks_facts_get_target (PbBenchmarksFacts *self, guint period, double *value)
{
  return self->entity
         && pb_series_lookup (pb_record_get_plan (self->indicator), pb_record_get_id (self->indicator),
                              pb_record_get_id (self->entity), pb_series_get_period (self->series, period),
                              PB_GENDER_TOTAL, PB_VALUE_TARGET, value);
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
          if (pb_benchmarks_facts_get_value (self, self->peer, i, &peer))
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
pb_benchmarks_facts_new (PbRecord *indicator)
{
  PbBenchmarksFacts *self = g_new0 (PbBenchmarksFacts, 1);
  PbPlan *plan = pb_record_get_plan (indicator);
  GPtrArray *links = pb_plan_peek_children (plan, PB_INDICATOR_ASSIGNMENT_INDICATOR, pb_record_get_id (indicator));

  self->indicator = g_object_ref (indicator);
  self->series = pb_series_load (plan, pb_record_get_id (indicator));
  self->own = pb_series_get_own (self->series);
  self->entity = find_own_entity (plan);
  self->assignment = links->len ? pb_record_get_ref (links->pdata[0], PB_INDICATOR_ASSIGNMENT_ASSIGNMENT) : NULL;
  if (self->assignment)
    g_object_ref (self->assignment);
  self->peer = find_peer (self, plan);
  choose_shown (self);
  find_values (self);
  return self;
}

void
pb_benchmarks_facts_free (PbBenchmarksFacts *self)
{
  pb_series_free (self->series);
  g_clear_object (&self->indicator);
  g_clear_object (&self->assignment);
  g_free (self);
}

char *
pb_benchmarks_facts_dup_number (PbBenchmarksFacts *self, double value)
{
  return pb_number_format (value, pb_series_get_decimals (self->series));
}

static char *
dup_difference (PbBenchmarksFacts *self)
{
  double percent
      = self->peer_value != 0 ? round (100 * (self->own_value - self->peer_value) / fabs (self->peer_value)) : NAN;
  const char *peer = pb_record_get_title (pb_series_get_entity (self->series, (guint) self->peer));
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
      g_autofree char *difference = dup_difference (self);

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
