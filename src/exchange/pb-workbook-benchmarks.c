/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comparisons: for each indicator its values, a chart of them, what a peer's cost would be worth. */
#include "pb-workbook-private.h"
#include "pb-review-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>
#include "model/pb-benchmark.h"
#include "model/pb-number.h"
#include "model/pb-series.h"

/* Rows that a chart takes, and lines that can be told apart in it. */
#define CHART_ROWS 16
#define CHART_LINES 8
#define PAGE_ROWS 44
#define KR_PER_MNKR 1000000.0

guint
pb_workbook_entity_row (const PbWorkbookBlock *self, guint entity)
{
  return self->header + 1 + entity;
}

gboolean
pb_workbook_get_outcome (const PbWorkbookBlock *self, guint entity, guint period, double *value)
{
  return pb_series_get_value (self->series, entity, period, PB_GENDER_TOTAL, PB_VALUE_OUTCOME, value);
}

/* What the cell is compared with when it comes back. */
static void
keep (const PbWorkbookBlock *self, PbRecord *entity, guint period, PbValueKind kind, gboolean has, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE] = "";
  if (self->to->book->kept == NULL)
    return;
  g_autofree char *name = pb_review_dup_value_name (pb_record_get_id (entity),
                                                    pb_series_get_period (self->series, period), kind);
  if (has)
    g_ascii_formatd (text, sizeof text, "%.17g", value);
  pb_workbook_keep (self->to->book, pb_record_get_id (self->indicator), name, text);
}

static void
write_values (PbWorkbookBlock *self)
{
  guint n = pb_series_get_n_entities (self->series);
  pb_worksheet_text (self->to, self->header, 0, PB_LOOK_HEADER, _ ("Municipality"));
  for (guint p = 0; p < self->n_periods; p++)
    pb_worksheet_text (self->to, self->header, 1 + p, PB_LOOK_HEADER_RIGHT, pb_series_get_period (self->series, p));
  for (guint e = 0; e < n && pb_workbook_step (self->to->book); e++)
    {
      PbLook look = (int)e == self->own ? PB_LOOK_SUM : PB_LOOK_PLAIN;
      double value;
      pb_worksheet_text (self->to, pb_workbook_entity_row (self, e), 0, look,
                         pb_record_get_title (pb_series_get_entity (self->series, e)));
      for (guint p = 0; p < self->n_periods; p++)
        {
          gboolean has = pb_workbook_get_outcome (self, e, p, &value);
          keep (self, pb_series_get_entity (self->series, e), p, PB_VALUE_OUTCOME, has, has ? value : 0);
          if (has)
            pb_worksheet_number (self->to, pb_workbook_entity_row (self, e), 1 + p, look, value, self->decimals);
          else
            pb_worksheet_text (self->to, pb_workbook_entity_row (self, e), 1 + p, look, NULL);
        }
    }
  self->row = pb_workbook_entity_row (self, n);
}

static gboolean
get_target (const PbWorkbookBlock *self, guint period, double *value)
{
  PbRecord *entity = self->own_entity;
  return entity != NULL
         && pb_series_lookup (self->to->book->plan, pb_record_get_id (self->indicator), pb_record_get_id (entity),
                              pb_series_get_period (self->series, period), PB_GENDER_TOTAL, PB_VALUE_TARGET, value);
}

/* (transfer full) */
static char *
dup_target_title (PbRecord *entity)
{
  /* Translators: what a municipality aims at. */
  return g_strdup_printf (_ ("%s, target"), pb_record_get_title (entity));
}

/* The own targets, which there may be before anything was measured. */
static void
write_targets (PbWorkbookBlock *self)
{
  gboolean any = FALSE;
  double value;
  for (guint p = 0; p < self->n_periods; p++)
    any |= get_target (self, p, &value);
  if (!any)
    return;
  self->target = self->row++;
  pb_worksheet_take_text (self->to, self->target, 0, PB_LOOK_PLAIN,
                          dup_target_title (self->own_entity));
  for (guint p = 0; p < self->n_periods; p++)
    {
      gboolean has = get_target (self, p, &value);
      keep (self, self->own_entity, p, PB_VALUE_TARGET, has, has ? value : 0);
      if (has)
        pb_worksheet_number (self->to, self->target, 1 + p, PB_LOOK_PLAIN, value, self->decimals);
      else
        pb_worksheet_text (self->to, self->target, 1 + p, PB_LOOK_PLAIN, NULL);
    }
}

static gboolean
has_gender (const PbWorkbookBlock *self, guint entity, PbGender gender)
{
  gboolean any = FALSE;
  for (guint p = 0; p < self->n_periods && !any; p++)
    any = pb_series_get_value (self->series, entity, p, gender, PB_VALUE_OUTCOME, &(double){ 0 });
  return any;
}

static void
write_gender (PbWorkbookBlock *self, guint entity, PbGender gender)
{
  PbLook look = (int)entity == self->own ? PB_LOOK_SUM : PB_LOOK_PLAIN;
  double value;
  pb_worksheet_take_text (self->to, self->row, 0, look,
                          g_strdup_printf (gender == PB_GENDER_WOMEN ? _ ("%s, women") : _ ("%s, men"),
                                           pb_record_get_title (pb_series_get_entity (self->series, entity))));
  for (guint p = 0; p < self->n_periods; p++)
    if (pb_series_get_value (self->series, entity, p, gender, PB_VALUE_OUTCOME, &value))
      pb_worksheet_number (self->to, self->row, 1 + p, look, value, self->decimals);
    else
      pb_worksheet_text (self->to, self->row, 1 + p, look, NULL);
  self->row++;
}

/* Below a header of their own: only the values of all come back from the sheet. */
static void
write_genders (PbWorkbookBlock *self)
{
  static const PbGender genders[] = { PB_GENDER_WOMEN, PB_GENDER_MEN };
  gboolean begun = FALSE;
  for (guint e = 0; e < pb_series_get_n_entities (self->series); e++)
    for (guint g = 0; g < G_N_ELEMENTS (genders); g++)
      {
        if (!has_gender (self, e, genders[g]))
          continue;
        if (!begun)
          {
            pb_worksheet_text (self->to, ++self->row, 0, PB_LOOK_HEADER, _ ("Women and men"));
            for (guint p = 0; p < self->n_periods; p++)
              pb_worksheet_text (self->to, self->row, 1 + p, PB_LOOK_HEADER_RIGHT,
                                 pb_series_get_period (self->series, p));
            self->row++;
            begun = TRUE;
          }
        write_gender (self, e, genders[g]);
      }
}

/* Where the values come from, beside them: Kolada's terms ask for it. */
static void
write_source (PbWorkbookBlock *self)
{
  g_autofree char *attribution = pb_attribution_dup_for (self->indicator, self->series);
  if (attribution != NULL)
    pb_worksheet_text (self->to, self->row++, 0, PB_LOOK_QUIET, attribution);
}

/* " Kalmar: 2022 3,1; 2023 3,4." e: past the lines, the targets. */
static void
append_line (const PbWorkbookBlock *self, GString *text, guint e, guint n_lines)
{
  gboolean begun = FALSE;
  double value;
  for (guint p = 0; p < self->n_periods; p++)
    if (e < n_lines ? pb_workbook_get_outcome (self, e, p, &value) : get_target (self, p, &value))
      {
        g_autofree char *number = pb_number_format (value, self->decimals);
        const char *name = e < n_lines ? pb_record_get_title (pb_series_get_entity (self->series, e)) : _ ("Target");
        if (begun)
          g_string_append_c (text, ';');
        else
          g_string_append_printf (text, " %s:", name);
        g_string_append_printf (text, " %s %s", pb_series_get_period (self->series, p), number);
        begun = TRUE;
      }
  if (begun)
    g_string_append_c (text, '.');
}

/* Everything the chart shows, in words. (transfer full) */
static char *
dup_description (const PbWorkbookBlock *self, guint n_lines)
{
  GString *text = g_string_new (NULL);
  g_string_append_printf (text, _ ("Line chart of %s."), pb_record_get_title (self->indicator));
  for (guint e = 0; e <= n_lines; e++)
    append_line (self, text, e, n_lines);
  return g_string_free (text, FALSE);
}

/* The own municipality: solid, thick, discs. Peers: grey, told apart by dashes and marks. */
static void
style_line (lxw_chart_series *series, gboolean own, guint n)
{
  static const guint8 dashes[] = { LXW_CHART_LINE_DASH_DASH, LXW_CHART_LINE_DASH_ROUND_DOT,
                                   LXW_CHART_LINE_DASH_LONG_DASH, LXW_CHART_LINE_DASH_DASH_DOT };
  static const guint8 marks[]
      = { LXW_CHART_MARKER_SQUARE, LXW_CHART_MARKER_DIAMOND, LXW_CHART_MARKER_TRIANGLE, LXW_CHART_MARKER_X };
  lxw_chart_line line = { .color = own ? 0x1a5fb4 : 0x6a6a75, .width = own ? 2.5 : 1.5 };
  lxw_chart_line edge = { .color = line.color };
  lxw_chart_fill fill = { .color = own ? 0x1a5fb4 : 0xffffff };
  if (!own)
    line.dash_type = dashes[n % G_N_ELEMENTS (dashes)];
  chart_series_set_line (series, &line);
  chart_series_set_marker_type (series, own ? LXW_CHART_MARKER_CIRCLE : marks[n % G_N_ELEMENTS (marks)]);
  chart_series_set_marker_size (series, own ? 7 : 6);
  chart_series_set_marker_line (series, &edge);
  chart_series_set_marker_fill (series, &fill);
}

/* A line needs two points. */
static gboolean
is_drawn (const PbWorkbookBlock *self, guint n_lines)
{
  guint n_points = 0, n_targets = 0;
  double value;
  for (guint p = 0; p < self->n_periods; p++)
    {
      for (guint e = 0; e < n_lines; e++)
        if (pb_workbook_get_outcome (self, e, p, &value))
          {
            n_points++;
            break;
          }
      n_targets += get_target (self, p, &value);
    }
  return n_points > 1 || (n_points > 0 && n_targets > 1);
}

static void
add_line (PbWorkbookBlock *self, lxw_chart *chart, guint row, gboolean own, guint n)
{
  lxw_chart_series *series = chart_add_series (chart, NULL, NULL);
  chart_series_set_categories (series, self->to->name, self->header, 1, self->header, self->n_periods);
  chart_series_set_values (series, self->to->name, row, 1, row, self->n_periods);
  chart_series_set_name_range (series, self->to->name, row, 0);
  style_line (series, own, n);
}

static void
add_chart (PbWorkbookBlock *self)
{
  PbWorkbook *book = self->to->book;
  guint n_lines = MIN (pb_series_get_n_entities (self->series), CHART_LINES);
  const char *unit = pb_record_get_text (self->indicator, PB_INDICATOR_UNIT);
  if (!is_drawn (self, n_lines))
    return;
  lxw_chart *chart = workbook_add_chart (book->book, LXW_CHART_LINE);
  lxw_chart_line grid = { .color = 0xdcdce1, .width = 0.75 };
  g_autofree char *code = pb_workbook_dup_money_format (self->decimals), *description = dup_description (self, n_lines);
  for (guint e = 0; e < n_lines; e++)
    add_line (self, chart, pb_workbook_entity_row (self, e), (int)e == self->own, e);
  if (self->target >= 0)
    add_line (self, chart, self->target, FALSE, 1);
  chart_title_set_name (chart, pb_record_get_title (self->indicator));
  lxw_chart_font font = { .size = 11, .bold = LXW_TRUE, .color = 0x1b1b1f };
  chart_title_set_name_font (chart, &font);
  chart_legend_set_position (chart, LXW_CHART_LEGEND_BOTTOM);
  chart_axis_set_num_format (chart->y_axis, code);
  chart_axis_major_gridlines_set_line (chart->y_axis, &grid);
  if (unit != NULL)
    chart_axis_set_name (chart->y_axis, unit);
  chart_show_blanks_as (chart, LXW_CHART_BLANKS_AS_GAP);
  lxw_chart_options options = { .x_offset = 12, .description = description };
  /* Beside what is computed from the values too. */
  worksheet_insert_chart_opt (self->to->sheet, self->header, MAX (self->n_periods + 2, PB_CLAIM_COLUMNS), chart,
                              &options);
}

/* The newest period in which both have a value, -1 where there is none. */
static int
find_common (const PbWorkbookBlock *self, guint peer, double *own, double *theirs)
{
  for (int p = (int)self->n_periods - 1; p >= 0; p--)
    if (pb_workbook_get_outcome (self, self->own, p, own) && pb_workbook_get_outcome (self, peer, p, theirs))
      return p;
  return -1;
}

static void
write_potential (PbWorkbookBlock *self, guint peer, guint volume_row)
{
  double own, theirs, volume = pb_record_get_real (self->indicator, PB_INDICATOR_VOLUME);
  int period = find_common (self, peer, &own, &theirs);
  guint row = self->row;
  if (period < 0)
    return;
  g_autofree char *ours = pb_worksheet_dup_cell (pb_workbook_entity_row (self, self->own), 1 + period);
  g_autofree char *other = pb_worksheet_dup_cell (pb_workbook_entity_row (self, peer), 1 + period);
  g_autofree char *difference_cell = pb_worksheet_dup_cell (row, 2),
                  *volume_cell = pb_worksheet_dup_cell (volume_row, 1);
  /* An empty cell is not measured: it is no zero. */
  g_autofree char *difference = g_strdup_printf ("=IF(COUNT(%s,%s)<2,\"\",%s-%s)", ours, other, ours, other);
  g_autofree char *potential = g_strdup_printf ("=IF(COUNT(%s,%s)<2,\"\",%s*%s/1000000)", difference_cell, volume_cell,
                                                difference_cell, volume_cell);
  pb_worksheet_text (self->to, row, 0, PB_LOOK_PLAIN, pb_record_get_title (pb_series_get_entity (self->series, peer)));
  pb_worksheet_text (self->to, row, 1, PB_LOOK_PLAIN, pb_series_get_period (self->series, period));
  pb_worksheet_number_formula (self->to, row, 2, PB_LOOK_PLAIN, difference, own - theirs, self->decimals);
  pb_worksheet_number_formula (self->to, row, 3, PB_LOOK_PLAIN, potential, (own - theirs) * volume / KR_PER_MNKR, 1);
  self->row++;
}

/* What it would be worth to have each peer's cost: (own − peer) × volume. Only a cost in kronor can be worth money. */
static void
write_potentials (PbWorkbookBlock *self)
{
  const char *unit = pb_record_get_text (self->indicator, PB_INDICATOR_UNIT);
  const char *volume_unit = pb_record_get_text (self->indicator, PB_INDICATOR_VOLUME_UNIT);
  if (self->own < 0 || pb_record_is_null (self->indicator, PB_INDICATOR_VOLUME) || unit == NULL
      || !g_str_has_prefix (unit, "kr"))
    return;
  guint volume_row = self->volume_row = ++self->row;
  pb_worksheet_text (self->to, volume_row, 0, PB_LOOK_PLAIN, _ ("Volume"));
  pb_worksheet_number (self->to, volume_row, 1, PB_LOOK_PLAIN,
                       pb_record_get_real (self->indicator, PB_INDICATOR_VOLUME), 0);
  pb_worksheet_text (self->to, volume_row, 2, PB_LOOK_QUIET, volume_unit);
  self->row++;
  pb_worksheet_text (self->to, self->row, 0, PB_LOOK_HEADER, _ ("If we had the cost of"));
  pb_worksheet_text (self->to, self->row, 1, PB_LOOK_HEADER, _ ("Year"));
  pb_worksheet_text (self->to, self->row, 2, PB_LOOK_HEADER_RIGHT, _ ("Difference per unit"));
  pb_worksheet_text (self->to, self->row, 3, PB_LOOK_HEADER_RIGHT, _ ("Potential, MSEK"));
  pb_worksheet_text (self->to, self->row, 4, PB_LOOK_QUIET, pb_attribution_own ());
  self->row++;
  for (guint e = 0; e < pb_series_get_n_entities (self->series); e++)
    if ((int)e != self->own)
      write_potential (self, e, volume_row);
}

static char *
dup_explanation (PbRecord *indicator)
{
  GString *text = g_string_new (pb_record_get_text (indicator, PB_INDICATOR_UNIT));
  int better = pb_record_get_enum (indicator, PB_INDICATOR_BETTER);
  const char *source = pb_record_get_text (indicator, PB_INDICATOR_SOURCE);
  if (better >= 0)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "",
                            better == PB_BETTER_LOWER ? _ ("lower is better") : _ ("higher is better"));
  if (source != NULL)
    g_string_append_printf (text, "%s%s %s", text->len > 0 ? " · " : "", _ ("source:"), source);
  return g_string_free (text, FALSE);
}

static PbRecord *
find_own (PbPlan *plan)
{
  GPtrArray *entities = pb_plan_peek_records (plan, PB_TABLE_ENTITY);
  for (guint i = 0; i < entities->len; i++)
    if (pb_record_get_int (entities->pdata[i], PB_ENTITY_OWN))
      return entities->pdata[i];
  return NULL;
}

static guint
write_block (PbWorksheet *to, PbRecord *indicator, guint row)
{
  g_autoptr (PbSeries) series = pb_series_load (to->book->plan, pb_record_get_id (indicator));
  PbWorkbookBlock self = { to,
                 indicator,
                 series,
                 row + 2,
                 pb_series_get_n_periods (series),
                 pb_series_get_own (series),
                 pb_series_get_decimals (series),
                 0,
                 -1,
                 find_own (to->book->plan),
                 -1 };
  g_autofree char *explanation = dup_explanation (indicator);
  pb_worksheet_text (to, row, 0, PB_LOOK_HEADING, pb_record_get_title (indicator));
  pb_workbook_keep (to->book, pb_record_get_id (indicator), PB_REVIEW_INDICATOR, pb_record_get_title (indicator));
  pb_worksheet_text (to, row + 1, 0, PB_LOOK_QUIET, explanation);
  write_values (&self);
  write_targets (&self);
  write_genders (&self);
  write_source (&self);
  add_chart (&self);
  write_potentials (&self);
  pb_workbook_write_claims (&self);
  return MAX (self.row, self.header + CHART_ROWS) + 2;
}

/* What the rows of values begin with, by which they are known when they come back. */
static void
keep_entities (PbWorkbook *book)
{
  GPtrArray *entities = pb_plan_peek_records (book->plan, PB_TABLE_ENTITY);
  for (guint i = 0; i < entities->len; i++)
    {
      gint64 id = pb_record_get_id (entities->pdata[i]);
      g_autofree char *target = dup_target_title (entities->pdata[i]);
      pb_workbook_keep (book, id, PB_REVIEW_ENTITY, pb_record_get_title (entities->pdata[i]));
      pb_workbook_keep (book, id, PB_REVIEW_TARGET, target);
    }
}

void
pb_workbook_write_benchmarks (PbWorkbook *book)
{
  PbWorksheet *self = book->sheets[PB_PART_BENCHMARKS];
  GPtrArray *indicators = pb_plan_peek_records (book->plan, PB_TABLE_INDICATOR);
  guint row = PB_SHEET_HEADER;
  pb_worksheet_begin (self, _ ("Benchmarks"),
                      _ ("The own municipality beside others. An empty cell has not been measured."));
  keep_entities (book);
  g_autoptr (GArray) breaks = g_array_new (TRUE, FALSE, sizeof (lxw_row_t));
  guint page = 0;
  for (guint i = 0; i < indicators->len && pb_workbook_step (book); i++)
    {
      lxw_row_t start = row;
      row = write_block (self, indicators->pdata[i], row);
      if (row - page <= PAGE_ROWS || start == PB_SHEET_HEADER || breaks->len >= LXW_BREAKS_MAX)
        continue;
      /* A block and its chart are not parted. */
      page = start;
      g_array_append_val (breaks, start);
    }
  worksheet_set_h_pagebreaks (self->sheet, (lxw_row_t *)breaks->data);
  pb_worksheet_end (self, 0, 0, 0, FALSE);
}
