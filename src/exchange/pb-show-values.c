/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Benchmarks for a reader and as CSV. */
#include "pb-show-private.h"

#include <glib/gi18n-lib.h>
#include "model/pb-benchmark.h"
#include "model/pb-date.h"
#include "model/pb-fetch.h"
#include "model/pb-number.h"
#include "model/pb-series.h"

#define MAX_WIDTH 60

void
pb_show_series_init (PbShowSeries *self, PbPlan *plan, PbRecord *indicator)
{
  GPtrArray *entities = pb_plan_peek_records (plan, PB_TABLE_ENTITY);
  self->plan = plan;
  self->indicator = pb_record_get_id (indicator);
  self->series = pb_series_load (plan, self->indicator);
  self->own = NULL;
  for (guint i = 0; i < entities->len && pb_series_get_own (self->series) < 0; i++)
    if (pb_record_get_int (entities->pdata[i], PB_ENTITY_OWN))
      self->own = entities->pdata[i];
}

void
pb_show_series_clear (PbShowSeries *self)
{
  g_clear_pointer (&self->series, pb_series_free);
}

guint
pb_show_series_get_n_entities (const PbShowSeries *self)
{
  return pb_series_get_n_entities (self->series) + (self->own != NULL);
}

PbRecord *
pb_show_series_get_entity (const PbShowSeries *self, guint entity)
{
  return entity < pb_series_get_n_entities (self->series) ? pb_series_get_entity (self->series, entity) : self->own;
}

gboolean
pb_show_series_get_value (const PbShowSeries *self, guint entity, guint period, PbGender gender, PbValueKind kind,
                          double *value)
{
  if (entity < pb_series_get_n_entities (self->series))
    return pb_series_get_value (self->series, entity, period, gender, kind, value);
  return pb_series_lookup (self->plan, self->indicator, pb_record_get_id (self->own),
                           pb_series_get_period (self->series, period), gender, kind, value);
}

static char *
dup_value_label (PbRecord *entity, PbGender gender, PbValueKind kind)
{
  GString *label = g_string_new (pb_record_get_title (entity));
  if (gender != PB_GENDER_TOTAL)
    g_string_append_printf (label, ", %s", pb_enum_label (PB_ENUM_GENDER, gender));
  if (kind != PB_VALUE_OUTCOME)
    g_string_append_printf (label, ", %s", pb_enum_label (PB_ENUM_VALUE_KIND, kind));
  return g_string_free (label, FALSE);
}

static gboolean
has_any (const PbShowSeries *series, guint entity, PbGender gender, PbValueKind kind)
{
  double value;
  for (guint p = 0; p < pb_series_get_n_periods (series->series); p++)
    if (pb_show_series_get_value (series, entity, p, gender, kind, &value))
      return TRUE;
  return FALSE;
}

static void
add_series (const PbShowSeries *series, guint entity, PbGender gender, PbValueKind kind, PbGrid *grid)
{
  double value;
  if (!has_any (series, entity, gender, kind))
    return;
  pb_grid_take (grid, dup_value_label (pb_show_series_get_entity (series, entity), gender, kind));
  for (guint p = 0; p < pb_series_get_n_periods (series->series); p++)
    pb_grid_take (grid, pb_show_series_get_value (series, entity, p, gender, kind, &value)
                            ? pb_number_format (value, pb_series_get_decimals (series->series))
                            : NULL);
}

void
pb_show_benchmarks (const PbShow *show, GString *to)
{
  GPtrArray *indicators = pb_plan_peek_records (show->plan, PB_TABLE_INDICATOR);
  for (guint i = 0; i < indicators->len; i++)
    {
      g_auto (PbShowSeries) values = { NULL };
      const PbShowSeries *series = &values;
      pb_show_series_init (&values, show->plan, indicators->pdata[i]);
      g_autoptr (PbGrid) grid = pb_grid_new ();
      const char *unit = pb_record_get_text (indicators->pdata[i], PB_INDICATOR_UNIT);
      pb_grid_add_column (grid, unit != NULL ? unit : "", FALSE);
      for (guint p = 0; p < pb_series_get_n_periods (series->series); p++)
        pb_grid_add_column (grid, pb_series_get_period (series->series, p), TRUE);
      for (guint e = 0; e < pb_show_series_get_n_entities (series); e++)
        for (guint gender = 0; gender < pb_enum_n_values (PB_ENUM_GENDER); gender++)
          for (guint kind = 0; kind < pb_enum_n_values (PB_ENUM_VALUE_KIND); kind++)
            add_series (series, e, gender, kind, grid);
      g_string_append_printf (to, "%s%s\n", i > 0 ? "\n" : "", pb_record_get_title (indicators->pdata[i]));
      pb_grid_print (grid, MAX_WIDTH, to);
      g_autofree char *attribution = pb_attribution_dup_for (indicators->pdata[i], series->series);
      if (attribution != NULL)
        g_string_append_printf (to, "%s\n", attribution);
    }
}

/* Where a value comes from: the fetch that brought it, or what the indicator says of its own. */
static char *
dup_source (PbRecord *indicator, const PbShowSeries *series, guint e, guint p, PbGender gender, PbValueKind kind)
{
  PbPoint point = { PB_POINT_UNKNOWN };
  if (e < pb_series_get_n_entities (series->series))
    pb_series_get_point (series->series, e, p, gender, kind, &point);
  if (!point.typed && point.fetch != NULL)
    return pb_attribution_dup (point.fetch);
  return g_strdup (pb_record_get_text (indicator, PB_INDICATOR_SOURCE));
}

static char *
dup_entity_kind (PbRecord *entity)
{
  int kind = pb_record_get_enum (entity, PB_ENTITY_KIND);
  return kind >= 0 ? g_utf8_strdown (pb_enum_label (PB_ENUM_ENTITY_KIND, kind), -1) : NULL;
}

static void
add_value (PbRecord *indicator, const PbShowSeries *series, guint e, guint p, PbGender gender, PbValueKind kind,
           PbGrid *grid)
{
  double value;
  if (!pb_show_series_get_value (series, e, p, gender, kind, &value))
    return;
  g_autofree char *word = g_utf8_strdown (pb_enum_label (PB_ENUM_VALUE_KIND, kind), -1);
  pb_grid_add (grid, pb_record_get_title (indicator));
  pb_grid_add (grid, pb_record_get_text (indicator, PB_INDICATOR_UNIT));
  pb_grid_add (grid, pb_record_get_title (pb_show_series_get_entity (series, e)));
  pb_grid_take (grid, dup_entity_kind (pb_show_series_get_entity (series, e)));
  pb_grid_add (grid, pb_enum_nick (PB_ENUM_GENDER, gender));
  pb_grid_add (
      grid, pb_enum_from_word (PB_ENUM_VALUE_KIND, word) == (int)kind ? word : pb_enum_nick (PB_ENUM_VALUE_KIND, kind));
  pb_grid_add (grid, pb_series_get_period (series->series, p));
  pb_grid_take (grid, pb_show_dup_number (value));
  pb_grid_take (grid, dup_source (indicator, series, e, p, gender, kind));
}

void
pb_show_benchmarks_csv (const PbShow *show, PbGrid *grid)
{
  static const int fields[] = { PB_VALUES_INDICATOR, PB_VALUES_UNIT, PB_VALUES_ENTITY, PB_VALUES_ENTITY_KIND, PB_VALUES_GENDER,
                                PB_VALUES_KIND,      PB_VALUES_PERIOD, PB_VALUES_VALUE,  PB_VALUES_SOURCE };
  const PbLayout *layout = pb_layout_by_name ("benchmarks");
  GPtrArray *indicators = pb_plan_peek_records (show->plan, PB_TABLE_INDICATOR);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *header = pb_field_dup_header (&layout->fields[fields[i]]);
      pb_grid_add_column (grid, header, FALSE);
    }
  for (guint i = 0; i < indicators->len; i++)
    {
      g_auto (PbShowSeries) values = { NULL };
      const PbShowSeries *series = &values;
      pb_show_series_init (&values, show->plan, indicators->pdata[i]);
      for (guint e = 0; e < pb_show_series_get_n_entities (series); e++)
        for (guint gender = 0; gender < pb_enum_n_values (PB_ENUM_GENDER); gender++)
          for (guint kind = 0; kind < pb_enum_n_values (PB_ENUM_VALUE_KIND); kind++)
            for (guint p = 0; p < pb_series_get_n_periods (series->series); p++)
              add_value (indicators->pdata[i], series, e, p, gender, kind, grid);
    }
}

void
pb_show_fetches (const PbShow *show, PbGrid *grid)
{
  g_autoptr (GPtrArray) fetches = pb_fetch_list (show->plan);
  const char *const headers[] = { _ ("Time"), _ ("Source"), _ ("Address"), _ ("Title"), _ ("Indicators"), _ ("Revised") };
  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    pb_grid_add_column (grid, headers[i], i > 3);
  for (guint i = 0; i < fetches->len; i++)
    {
      g_autoptr (GPtrArray) revisions = pb_fetch_list_revisions (fetches->pdata[i], 0);
      pb_grid_take (grid, pb_time_format (pb_record_get_text (fetches->pdata[i], PB_FETCH_AT)));
      pb_grid_add (grid, pb_record_get_text (fetches->pdata[i], PB_FETCH_SOURCE));
      pb_grid_add (grid, pb_record_get_text (fetches->pdata[i], PB_FETCH_ADDRESS));
      pb_grid_add (grid, pb_record_get_text (fetches->pdata[i], PB_FETCH_TITLE));
      pb_grid_take (grid, g_strdup_printf ("%u", pb_fetch_count_indicators (fetches->pdata[i])));
      pb_grid_take (grid, g_strdup_printf ("%u", revisions->len));
    }
}
