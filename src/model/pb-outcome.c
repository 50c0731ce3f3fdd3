/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-outcome.h"

#include "pb-date.h"

static void
outcome_clear (PbOutcome *line)
{
  g_free (line->earlier_period);
  g_free (line->period);
}

/* Other municipalities are compared with elsewhere. */
static int
rank (PbRecord *entity)
{
  if (pb_record_get_int (entity, PB_ENTITY_OWN))
    return 0;
  switch (pb_record_get_enum (entity, PB_ENTITY_KIND))
    {
    case PB_ENTITY_UNIT:
      return 1;
    case PB_ENTITY_COUNTRY:
      return 2;
    default:
      return -1;
    }
}

static PbTargetState
judge (PbRecord *indicator, const PbOutcome *line)
{
  int better = pb_record_get_enum (indicator, PB_INDICATOR_BETTER);

  if (!line->has_outcome || !line->has_target || better < 0)
    return PB_TARGET_NOT_DUE;
  if (better == PB_BETTER_LOWER ? line->outcome <= line->target : line->outcome >= line->target)
    return PB_TARGET_MET;
  return PB_TARGET_NOT_MET;
}

static void
add_line (PbOutcomes *self, PbSeries *series, PbRecord *indicator, guint entity, PbGender gender, int year)
{
  PbOutcome line = { .entity = pb_series_get_entity (series, entity), .gender = gender };

  for (guint p = 0; p < pb_series_get_n_periods (series); p++)
    {
      const char *period = pb_series_get_period (series, p);
      int of = pb_period_year (period);
      double value;

      if (of > year)
        continue;
      if (pb_series_get_value (series, entity, p, gender, PB_VALUE_OUTCOME, &value))
        {
          char **name = of == year ? &line.period : &line.earlier_period;

          *(of == year ? &line.has_outcome : &line.has_earlier) = TRUE;
          *(of == year ? &line.outcome : &line.earlier) = value;
          g_free (*name);
          *name = g_strdup (period);
        }
      if (of == year && pb_series_get_value (series, entity, p, gender, PB_VALUE_TARGET, &value))
        {
          line.has_target = TRUE;
          line.target = value;
        }
    }
  line.state = judge (indicator, &line);
  if (line.has_earlier || line.has_outcome || line.has_target)
    g_array_append_val (self->lines, line);
  else
    outcome_clear (&line);
}

PbOutcomes *
pb_outcomes_new (PbRecord *indicator, int year)
{
  g_autoptr (PbSeries) series = pb_series_load (pb_record_get_plan (indicator), pb_record_get_id (indicator));
  PbOutcomes *self = g_new0 (PbOutcomes, 1);
  guint n_genders = pb_series_is_divided (series) ? pb_enum_n_values (PB_ENUM_GENDER) : 1;

  self->lines = g_array_new (FALSE, FALSE, sizeof (PbOutcome));
  g_array_set_clear_func (self->lines, (GDestroyNotify) outcome_clear);
  self->decimals = pb_series_get_decimals (series);
  self->source = pb_attribution_dup_for (indicator, series);
  for (int wanted = 0; wanted <= 2; wanted++)
    for (guint e = 0; e < pb_series_get_n_entities (series); e++)
      if (rank (pb_series_get_entity (series, e)) == wanted)
        for (guint gender = 0; gender < n_genders; gender++)
          add_line (self, series, indicator, e, gender, year);
  return self;
}

void
pb_outcomes_free (PbOutcomes *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->lines);
  g_free (self->source);
  g_free (self);
}
