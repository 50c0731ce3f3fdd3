/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-show-private.h"

#include "model/pb-benchmark.h"
#include "model/pb-fetch.h"

#include "model/pb-date.h"
#include "model/pb-sheet.h"

static void
add_figures (PbSheet *sheet, guint line, const char *name, gboolean (*get) (PbSheet *, guint, guint, gint64 *),
             JsonBuilder *b)
{
  json_builder_set_member_name (b, name);
  json_builder_begin_array (b);
  for (guint c = 0; c < pb_sheet_get_n_columns (sheet); c++)
    {
      gint64 ore = 0;
      gboolean present = get (sheet, line, c, &ore);
      pb_json_amount (b, NULL, present, ore);
    }
  json_builder_end_array (b);
}

static void
add_line (const PbShow *show, PbSheet *sheet, guint line, JsonBuilder *b)
{
  PbRecord *record = pb_sheet_get_line (sheet, line), *parent = pb_record_get_ref (record, PB_LINE_PARENT);
  g_autoptr (GPtrArray) assignments
      = pb_show_list_links (show->plan, record, PB_ASSIGNMENT_LINE_LINE, PB_ASSIGNMENT_LINE_ASSIGNMENT);
  g_autofree char *link = pb_show_dup_name (pb_record_get_ref (record, PB_LINE_LINK));
  json_builder_begin_object (b);
  pb_json_text (b, "label", pb_record_get_title (record));
  pb_json_text (b, "group", parent != NULL ? pb_record_get_title (parent) : NULL);
  pb_json_text (b, "kind", pb_enum_nick (PB_ENUM_LINE_KIND, pb_record_get_enum (record, PB_LINE_KIND)));
  pb_json_text (b, "link", link);
  json_builder_set_member_name (b, "assignments");
  json_builder_begin_array (b);
  for (guint i = 0; i < assignments->len; i++)
    json_builder_add_int_value (b, pb_record_get_int (assignments->pdata[i], PB_ASSIGNMENT_NUMBER));
  json_builder_end_array (b);
  add_figures (sheet, line, "values", pb_sheet_get_value, b);
  add_figures (sheet, line, "printed", pb_sheet_get_printed, b);
  json_builder_end_object (b);
}

static void
add_table (const PbShow *show, PbRecord *record, JsonBuilder *b)
{
  g_autoptr (PbSheet) sheet = pb_sheet_get (show->plan, pb_record_get_id (record), show->scenario);
  PbRecord *board = pb_record_get_ref (record, PB_SHEET_BOARD);
  json_builder_begin_object (b);
  pb_json_text (b, "board", board != NULL ? pb_record_get_title (board) : NULL);
  pb_json_text (b, "title", pb_record_get_title (record));
  pb_json_text (b, "unit", pb_enum_nick (PB_ENUM_UNIT, pb_sheet_get_unit (sheet)));
  pb_json_text (b, "sign", pb_enum_nick (PB_ENUM_SIGN, pb_sheet_get_sign (sheet)));
  pb_json_number (b, "decimals", TRUE, pb_sheet_get_decimals (sheet));
  json_builder_set_member_name (b, "columns");
  json_builder_begin_array (b);
  for (guint c = 0; c < pb_sheet_get_n_columns (sheet); c++)
    {
      const char *period = pb_sheet_get_column_period (sheet, c);
      json_builder_begin_object (b);
      pb_json_text (b, "label", pb_sheet_get_column_label (sheet, c));
      pb_json_number (b, "year", pb_period_year (period) != 0, pb_period_year (period));
      pb_json_text (b, "period", period);
      pb_json_text (b, "measure", pb_enum_nick (PB_ENUM_MEASURE, pb_sheet_get_column_measure (sheet, c)));
      json_builder_end_object (b);
    }
  json_builder_end_array (b);
  json_builder_set_member_name (b, "lines");
  json_builder_begin_array (b);
  for (guint l = 0; l < pb_sheet_get_n_lines (sheet); l++)
    add_line (show, sheet, l, b);
  json_builder_end_array (b);
  json_builder_end_object (b);
}

void
pb_json_tables (const PbShow *show, JsonBuilder *b)
{
  GPtrArray *sheets = pb_plan_peek_records (show->plan, PB_TABLE_SHEET);
  json_builder_set_member_name (b, "tables");
  json_builder_begin_array (b);
  for (guint i = 0; i < sheets->len; i++)
    if (pb_show_wants (show, sheets->pdata[i]))
      add_table (show, sheets->pdata[i], b);
  json_builder_end_array (b);
}

static void
add_period (JsonBuilder *b, const char *period)
{
  pb_json_number (b, "year", pb_period_year (period) != 0, pb_period_year (period));
  pb_json_text (b, "period", period);
}

/* When a value was fetched, where it was. */
static void
add_origin (const PbShowSeries *series, guint e, guint p, PbGender gender, PbValueKind kind, JsonBuilder *b)
{
  PbPoint point = { PB_POINT_UNKNOWN };
  if (e < pb_series_get_n_entities (series->series))
    pb_series_get_point (series->series, e, p, gender, kind, &point);
  if (point.typed || point.fetch == NULL)
    return;
  pb_json_text (b, "fetched", pb_record_get_text (point.fetch, PB_FETCH_AT));
  if (point.count > 0)
    pb_json_number (b, "count", TRUE, point.count);
}

static void
add_values (const PbShowSeries *series, JsonBuilder *b)
{
  json_builder_set_member_name (b, "values");
  json_builder_begin_array (b);
  for (guint e = 0; e < pb_show_series_get_n_entities (series); e++)
    for (guint p = 0; p < pb_series_get_n_periods (series->series); p++)
      for (guint gender = 0; gender < pb_enum_n_values (PB_ENUM_GENDER); gender++)
        for (guint kind = 0; kind < pb_enum_n_values (PB_ENUM_VALUE_KIND); kind++)
          {
            double value;
            if (!pb_show_series_get_value (series, e, p, gender, kind, &value))
              continue;
            json_builder_begin_object (b);
            pb_json_text (b, "entity", pb_record_get_title (pb_show_series_get_entity (series, e)));
            add_period (b, pb_series_get_period (series->series, p));
            pb_json_text (b, "gender", pb_enum_nick (PB_ENUM_GENDER, gender));
            pb_json_text (b, "kind", pb_enum_nick (PB_ENUM_VALUE_KIND, kind));
            pb_json_number (b, "value", TRUE, value);
            add_origin (series, e, p, gender, kind, b);
            json_builder_end_object (b);
          }
  json_builder_end_array (b);
}

/* Asked for, and the source has no value: not the same as never asked for. */
static void
add_missing (PbSeries *series, JsonBuilder *b)
{
  static const char *const states[] = { NULL, NULL, "missing", "removed", "hidden" };
  PbPoint point;
  json_builder_set_member_name (b, "missing");
  json_builder_begin_array (b);
  for (guint e = 0; e < pb_series_get_n_entities (series); e++)
    for (guint p = 0; p < pb_series_get_n_periods (series); p++)
      for (guint gender = 0; gender < pb_enum_n_values (PB_ENUM_GENDER); gender++)
        {
          if (!pb_series_get_point (series, e, p, gender, PB_VALUE_OUTCOME, &point) || point.state == PB_POINT_VALUE)
            continue;
          json_builder_begin_object (b);
          pb_json_text (b, "entity", pb_record_get_title (pb_series_get_entity (series, e)));
          add_period (b, pb_series_get_period (series, p));
          pb_json_text (b, "gender", pb_enum_nick (PB_ENUM_GENDER, gender));
          pb_json_text (b, "status", states[point.state]);
          json_builder_end_object (b);
        }
  json_builder_end_array (b);
}

/* What it would mean to have each other entity's cost, (own − peer) × volume, in the newest year that both have. */
static void
add_potentials (PbRecord *indicator, PbSeries *series, JsonBuilder *b)
{
  int own = pb_series_get_own (series);
  double volume = pb_record_get_real (indicator, PB_INDICATOR_VOLUME), ours, theirs;
  json_builder_set_member_name (b, "potentials");
  json_builder_begin_array (b);
  for (guint e = 0;
       own >= 0 && !pb_record_is_null (indicator, PB_INDICATOR_VOLUME) && e < pb_series_get_n_entities (series); e++)
    for (int p = (int)pb_series_get_n_periods (series) - 1; p >= 0 && (int)e != own; p--)
      {
        if (!pb_series_get_value (series, own, p, PB_GENDER_TOTAL, PB_VALUE_OUTCOME, &ours)
            || !pb_series_get_value (series, e, p, PB_GENDER_TOTAL, PB_VALUE_OUTCOME, &theirs))
          continue;
        json_builder_begin_object (b);
        add_period (b, pb_series_get_period (series, p));
        pb_json_text (b, "own", pb_record_get_title (pb_series_get_entity (series, own)));
        pb_json_text (b, "peer", pb_record_get_title (pb_series_get_entity (series, e)));
        pb_json_number (b, "difference", TRUE, ours - theirs);
        pb_json_number (b, "volume", TRUE, volume);
        pb_json_number (b, "potential", TRUE, (ours - theirs) * volume);
        json_builder_end_object (b);
        break;
      }
  json_builder_end_array (b);
}

void
pb_json_benchmarks (const PbShow *show, JsonBuilder *b)
{
  GPtrArray *indicators = pb_plan_peek_records (show->plan, PB_TABLE_INDICATOR);
  json_builder_set_member_name (b, "indicators");
  json_builder_begin_array (b);
  for (guint i = 0; i < indicators->len; i++)
    {
      PbRecord *indicator = indicators->pdata[i];
      g_auto (PbShowSeries) series = { NULL };
      pb_show_series_init (&series, show->plan, indicator);
      json_builder_begin_object (b);
      pb_json_text (b, "title", pb_record_get_title (indicator));
      pb_json_text (b, "short_title", pb_record_get_text (indicator, PB_INDICATOR_SHORT_TITLE));
      pb_json_text (b, "kolada", pb_record_get_text (indicator, PB_INDICATOR_KOLADA));
      pb_json_text (b, "unit", pb_record_get_text (indicator, PB_INDICATOR_UNIT));
      pb_json_text (b, "better", pb_record_get_text (indicator, PB_INDICATOR_BETTER));
      pb_json_number (b, "volume", !pb_record_is_null (indicator, PB_INDICATOR_VOLUME),
                      pb_record_get_real (indicator, PB_INDICATOR_VOLUME));
      pb_json_text (b, "volume_unit", pb_record_get_text (indicator, PB_INDICATOR_VOLUME_UNIT));
      g_autofree char *attribution = pb_attribution_dup_for (indicator, series.series);
      pb_json_text (b, "attribution", attribution);
      pb_json_text (b, "potentials_source", pb_attribution_own ());
      add_values (&series, b);
      add_missing (series.series, b);
      add_potentials (indicator, series.series, b);
      json_builder_end_object (b);
    }
  json_builder_end_array (b);
}

void
pb_json_fetches (const PbShow *show, JsonBuilder *b)
{
  g_autoptr (GPtrArray) fetches = pb_fetch_list (show->plan);
  json_builder_set_member_name (b, "fetches");
  json_builder_begin_array (b);
  for (guint i = 0; i < fetches->len; i++)
    {
      PbRecord *fetch = fetches->pdata[i];
      g_autoptr (GPtrArray) revisions = pb_fetch_list_revisions (fetch, 0);
      json_builder_begin_object (b);
      pb_json_text (b, "at", pb_record_get_text (fetch, PB_FETCH_AT));
      pb_json_text (b, "source", pb_record_get_text (fetch, PB_FETCH_SOURCE));
      pb_json_text (b, "address", pb_record_get_text (fetch, PB_FETCH_ADDRESS));
      pb_json_text (b, "title", pb_record_get_text (fetch, PB_FETCH_TITLE));
      pb_json_number (b, "indicators", TRUE, pb_fetch_count_indicators (fetch));
      json_builder_set_member_name (b, "revisions");
      json_builder_begin_array (b);
      for (guint r = 0; r < revisions->len; r++)
        {
          const PbRevision *revision = revisions->pdata[r];
          json_builder_begin_object (b);
          pb_json_text (b, "indicator", pb_record_get_title (revision->indicator));
          pb_json_text (b, "entity", pb_record_get_title (revision->entity));
          pb_json_number (b, "year", TRUE, revision->year);
          pb_json_text (b, "gender", pb_enum_nick (PB_ENUM_GENDER, revision->gender));
          pb_json_number (b, "before", TRUE, revision->before);
          pb_json_number (b, "after", revision->state == PB_POINT_VALUE, revision->after);
          json_builder_end_object (b);
        }
      json_builder_end_array (b);
      json_builder_end_object (b);
    }
  json_builder_end_array (b);
}
