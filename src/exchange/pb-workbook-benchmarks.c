/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comparisons: for each indicator its values, a chart of them, what a peer's cost would be worth, and the document's
 * claims. */
#include "pb-workbook-private.h"
#include "pb-review-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>
#include "model/pb-benchmark.h"
#include "model/pb-check.h"
#include "model/pb-number.h"
#include "model/pb-series.h"

/* Rows that a chart takes, and lines that can be told apart in it. */
#define CHART_ROWS 16
#define CHART_LINES 8
#define PAGE_ROWS 44
#define KR_PER_MNKR 1000000.0

typedef struct
{
  PbWorksheet *to;
  PbRecord *indicator;
  PbSeries *series;
  guint header; /* the row that the periods stand in */
  guint n_periods;
  int own; /* index of the entity, -1 where it has no value */
  int decimals;
  guint row;            /* the next */
  int target;           /* the row of the own targets, -1 where there are none */
  PbRecord *own_entity; /* NULL where the plan has none */
  int volume_row;       /* -1 where the sheet does not tell it */
} Block;

/* Of a row of the document's claims. */
enum
{
  C_PEER,
  C_YEAR,
  C_VOLUME,
  C_DIFFERENCE,
  C_CLAIMED,
  C_COMPUTED,
  C_CHECK,
  C_N_COLUMNS
};

static guint
entity_row (const Block *self, guint entity)
{
  return self->header + 1 + entity;
}

static gboolean
get (const Block *self, guint entity, guint period, double *value)
{
  return pb_series_get_value (self->series, entity, period, PB_GENDER_TOTAL, PB_VALUE_OUTCOME, value);
}

/* What the cell is compared with when it comes back. */
static void
keep (const Block *self, PbRecord *entity, guint period, PbValueKind kind, gboolean has, double value)
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
write_values (Block *self)
{
  guint n = pb_series_get_n_entities (self->series);
  pb_worksheet_text (self->to, self->header, 0, PB_LOOK_HEADER, _ ("Municipality"));
  for (guint p = 0; p < self->n_periods; p++)
    pb_worksheet_text (self->to, self->header, 1 + p, PB_LOOK_HEADER_RIGHT, pb_series_get_period (self->series, p));
  for (guint e = 0; e < n && pb_workbook_step (self->to->book); e++)
    {
      PbLook look = (int)e == self->own ? PB_LOOK_SUM : PB_LOOK_PLAIN;
      double value;
      pb_worksheet_text (self->to, entity_row (self, e), 0, look,
                         pb_record_get_title (pb_series_get_entity (self->series, e)));
      for (guint p = 0; p < self->n_periods; p++)
        {
          gboolean has = get (self, e, p, &value);
          keep (self, pb_series_get_entity (self->series, e), p, PB_VALUE_OUTCOME, has, has ? value : 0);
          if (has)
            pb_worksheet_number (self->to, entity_row (self, e), 1 + p, look, value, self->decimals);
          else
            pb_worksheet_text (self->to, entity_row (self, e), 1 + p, look, NULL);
        }
    }
  self->row = entity_row (self, n);
}

static gboolean
get_target (const Block *self, guint period, double *value)
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
write_targets (Block *self)
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
has_gender (const Block *self, guint entity, PbGender gender)
{
  gboolean any = FALSE;
  for (guint p = 0; p < self->n_periods && !any; p++)
    any = pb_series_get_value (self->series, entity, p, gender, PB_VALUE_OUTCOME, &(double){ 0 });
  return any;
}

static void
write_gender (Block *self, guint entity, PbGender gender)
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
write_genders (Block *self)
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
              pb_worksheet_text (self->to, self->row, 1 + p, PB_LOOK_HEADER_RIGHT, pb_series_get_period (self->series, p));
            self->row++;
            begun = TRUE;
          }
        write_gender (self, e, genders[g]);
      }
}

/* Where the values come from, beside them: Kolada's terms ask for it. */
static void
write_source (Block *self)
{
  g_autofree char *attribution = pb_attribution_dup_for (self->indicator, self->series);
  if (attribution != NULL)
    pb_worksheet_text (self->to, self->row++, 0, PB_LOOK_QUIET, attribution);
}

/* Everything the chart shows, in words. (transfer full) */
static char *
dup_description (const Block *self, guint n_lines)
{
  GString *text = g_string_new (NULL);
  double value;
  g_string_append_printf (text, _ ("Line chart of %s."), pb_record_get_title (self->indicator));
  for (guint e = 0; e < n_lines; e++)
    {
      g_string_append_printf (text, " %s:", pb_record_get_title (pb_series_get_entity (self->series, e)));
      for (guint p = 0; p < self->n_periods; p++)
        if (get (self, e, p, &value))
          {
            g_autofree char *number = pb_number_format (value, self->decimals);
            g_string_append_printf (text, " %s %s;", pb_series_get_period (self->series, p), number);
          }
    }
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
is_drawn (const Block *self, guint n_lines)
{
  guint n_points = 0, n_targets = 0;
  double value;
  for (guint p = 0; p < self->n_periods; p++)
    {
      for (guint e = 0; e < n_lines; e++)
        if (get (self, e, p, &value))
          {
            n_points++;
            break;
          }
      n_targets += get_target (self, p, &value);
    }
  return n_points > 1 || (n_points > 0 && n_targets > 1);
}

static void
add_line (Block *self, lxw_chart *chart, guint row, gboolean own, guint n)
{
  lxw_chart_series *series = chart_add_series (chart, NULL, NULL);
  chart_series_set_categories (series, self->to->name, self->header, 1, self->header, self->n_periods);
  chart_series_set_values (series, self->to->name, row, 1, row, self->n_periods);
  chart_series_set_name_range (series, self->to->name, row, 0);
  style_line (series, own, n);
}

static void
add_chart (Block *self)
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
    add_line (self, chart, entity_row (self, e), (int)e == self->own, e);
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
  worksheet_insert_chart_opt (self->to->sheet, self->header, MAX (self->n_periods + 2, C_N_COLUMNS), chart, &options);
}

/* The newest period in which both have a value, -1 where there is none. */
static int
find_common (const Block *self, guint peer, double *own, double *theirs)
{
  for (int p = (int)self->n_periods - 1; p >= 0; p--)
    if (get (self, self->own, p, own) && get (self, peer, p, theirs))
      return p;
  return -1;
}

static void
write_potential (Block *self, guint peer, guint volume_row)
{
  double own, theirs, volume = pb_record_get_real (self->indicator, PB_INDICATOR_VOLUME);
  int period = find_common (self, peer, &own, &theirs);
  guint row = self->row;
  if (period < 0)
    return;
  g_autofree char *ours = pb_worksheet_dup_cell (entity_row (self, self->own), 1 + period);
  g_autofree char *other = pb_worksheet_dup_cell (entity_row (self, peer), 1 + period);
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
write_potentials (Block *self)
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

static const char *
verdict_word (PbClaimVerdict verdict)
{
  return verdict == PB_CLAIM_HOLDS          ? _ ("adds up")
         : verdict == PB_CLAIM_WRONG        ? _ ("does not add up")
         : verdict == PB_CLAIM_WRONG_BY_TEN ? _ ("wrong by a factor of ten")
                                            : _ ("cannot be computed");
}

static int
find_entity (const Block *self, PbRecord *entity)
{
  for (guint e = 0; e < pb_series_get_n_entities (self->series); e++)
    if (pb_series_get_entity (self->series, e) == entity)
      return (int)e;
  return -1;
}

static int
find_period (const Block *self, const char *code)
{
  for (guint p = 0; p < self->n_periods; p++)
    if (g_strcmp0 (pb_series_get_period (self->series, p), code) == 0)
      return (int)p;
  return -1;
}

/* The claim's volume: the indicator's, or one of its own. FALSE where nobody knows it. */
static gboolean
write_volume (Block *self, PbRecord *claim, guint row, double *volume)
{
  if (!pb_record_is_null (claim, PB_CLAIM_VOLUME))
    *volume = pb_record_get_real (claim, PB_CLAIM_VOLUME);
  else if (!pb_record_is_null (self->indicator, PB_INDICATOR_VOLUME))
    *volume = pb_record_get_real (self->indicator, PB_INDICATOR_VOLUME);
  else
    {
      pb_worksheet_text (self->to, row, C_VOLUME, PB_LOOK_PLAIN, NULL);
      return FALSE;
    }
  if (self->volume_row >= 0 && *volume == pb_record_get_real (self->indicator, PB_INDICATOR_VOLUME))
    {
      g_autofree char *cell = pb_worksheet_dup_cell (self->volume_row, 1);
      g_autofree char *formula = g_strdup_printf ("=IF(COUNT(%s)=0,\"\",%s)", cell, cell);
      pb_worksheet_number_formula (self->to, row, C_VOLUME, PB_LOOK_PLAIN, formula, *volume, 0);
    }
  else
    pb_worksheet_number (self->to, row, C_VOLUME, PB_LOOK_PLAIN, *volume, 0);
  return TRUE;
}

/* The claim's sum, from the values above. NULL where they do not give what the model has. (transfer full) */
static char *
dup_claim_formula (const Block *self, PbRecord *claim, guint row, double volume, gint64 potential)
{
  int own = find_entity (self, pb_record_get_ref (claim, PB_CLAIM_OWN));
  int peer = find_entity (self, pb_record_get_ref (claim, PB_CLAIM_PEER));
  int period = find_period (self, pb_record_get_text (claim, PB_CLAIM_PERIOD));
  double ours, theirs;
  if (own < 0 || peer < 0 || period < 0 || !get (self, own, period, &ours) || !get (self, peer, period, &theirs)
      || llround ((ours - theirs) * volume * 100) != potential)
    return NULL;
  g_autofree char *first = pb_worksheet_dup_cell (entity_row (self, own), 1 + period);
  g_autofree char *second = pb_worksheet_dup_cell (entity_row (self, peer), 1 + period);
  g_autofree char *number = pb_worksheet_dup_cell (row, C_VOLUME);
  return g_strdup_printf ("=IF(COUNT(%s,%s,%s)<3,\"\",ROUND((%s-%s)*%s/1000000,8))", first, second, number, first,
                          second, number);
}

/* As pb_claim_judge() has it: equal at the precision that is claimed, else near ten times that or a tenth. */
static void
write_check (Block *self, PbRecord *claim, guint row, PbClaimVerdict verdict)
{
  g_autofree char *computed = pb_worksheet_dup_cell (row, C_COMPUTED), *claimed = pb_worksheet_dup_cell (row, C_CLAIMED);
  g_autofree char *difference = pb_worksheet_dup_cell (row, C_DIFFERENCE);
  g_autofree char *volume = pb_worksheet_dup_cell (row, C_VOLUME);
  g_autofree char *own = g_strdup_printf ("IF(COUNT(%s)=0,%s,ROUND(%s*%s/1000000,8))", difference, computed, difference,
                                          volume);
  int decimals = CLAMP (pb_record_get_int (claim, PB_CLAIM_STATED_DECIMALS), 0, 8);
  char half[G_ASCII_DTOSTR_BUF_SIZE], tenth[G_ASCII_DTOSTR_BUF_SIZE];
  /* Fractions of numbers gather: the limits are a little beyond a half. */
  g_ascii_formatd (half, sizeof half, "%.12g", 5 * pow (10, -decimals) + 1e-9);
  g_ascii_formatd (tenth, sizeof tenth, "%.12g", 0.05 * pow (10, -decimals) + 1e-9);
  g_autofree char *formula = g_strdup_printf (
      "=IF(COUNT(%s,%s)<2,\"%s\",IF(ROUND(%s,%d)=ROUND(%s,%d),\"%s\",IF(AND(%s<>0,OR(ABS(%s-%s*10)<=%s,"
      "ABS(%s-%s/10)<=%s)),\"%s\",\"%s\")))",
      claimed, computed, verdict_word (PB_CLAIM_UNKNOWN), computed, decimals, claimed, decimals,
      verdict_word (PB_CLAIM_HOLDS), claimed, own, claimed, half, own, claimed, tenth,
      verdict_word (PB_CLAIM_WRONG_BY_TEN), verdict_word (PB_CLAIM_WRONG));
  pb_worksheet_text_formula (self->to, row, C_CHECK, PB_LOOK_PLAIN, formula, verdict_word (verdict));
}

static void
write_amount (Block *self, PbRecord *claim, guint row, guint column, PbColumn amount, PbUnit unit, int decimals)
{
  if (pb_record_is_null (claim, amount))
    pb_worksheet_text (self->to, row, column, PB_LOOK_PLAIN, NULL);
  else
    pb_worksheet_money (self->to, row, column, PB_LOOK_PLAIN, pb_record_get_int (claim, amount), unit, decimals);
}

static void
write_claim (Block *self, PbRecord *claim)
{
  gint64 potential;
  double volume;
  guint row = self->row++;
  int decimals = MAX (pb_record_get_int (claim, PB_CLAIM_STATED_DECIMALS), 1);
  PbRecord *peer = pb_record_get_ref (claim, PB_CLAIM_PEER);
  pb_worksheet_text (self->to, row, C_PEER, PB_LOOK_PLAIN, peer != NULL ? pb_record_get_title (peer) : NULL);
  pb_worksheet_text (self->to, row, C_YEAR, PB_LOOK_PLAIN, pb_record_get_text (claim, PB_CLAIM_PERIOD));
  write_amount (self, claim, row, C_DIFFERENCE, PB_CLAIM_STATED_DIFFERENCE, PB_UNIT_KR, 0);
  write_amount (self, claim, row, C_CLAIMED, PB_CLAIM_STATED_AMOUNT, PB_UNIT_MNKR, decimals);
  if (!write_volume (self, claim, row, &volume) || !pb_claim_compute (claim, NULL, &potential))
    pb_worksheet_text (self->to, row, C_COMPUTED, PB_LOOK_PLAIN, NULL);
  else
    {
      g_autofree char *formula = dup_claim_formula (self, claim, row, volume, potential);
      if (formula != NULL)
        pb_worksheet_money_formula (self->to, row, C_COMPUTED, PB_LOOK_PLAIN, formula, TRUE, potential, PB_UNIT_MNKR,
                                    decimals);
      else
        pb_worksheet_money (self->to, row, C_COMPUTED, PB_LOOK_PLAIN, potential, PB_UNIT_MNKR, decimals);
    }
  write_check (self, claim, row, pb_claim_judge (claim));
}

static void
write_claims (Block *self)
{
  static const struct
  {
    guint column;
    const char *text;
  } heads[] = { { C_VOLUME, N_ ("Volume") },
                { C_DIFFERENCE, N_ ("Claimed difference, SEK") },
                { C_CLAIMED, N_ ("Claimed, MSEK") },
                { C_COMPUTED, N_ ("Computed, MSEK") } };
  static const PbClaimVerdict wrong[] = { PB_CLAIM_WRONG, PB_CLAIM_WRONG_BY_TEN };
  GPtrArray *claims
      = pb_plan_peek_children (self->to->book->plan, PB_CLAIM_INDICATOR, pb_record_get_id (self->indicator));
  if (claims->len == 0)
    return;
  self->row++;
  pb_worksheet_text (self->to, self->row, C_PEER, PB_LOOK_HEADER, _ ("What the document claims, against"));
  pb_worksheet_text (self->to, self->row, C_YEAR, PB_LOOK_HEADER, _ ("Year"));
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    pb_worksheet_text (self->to, self->row, heads[i].column, PB_LOOK_HEADER_RIGHT, _ (heads[i].text));
  pb_worksheet_text (self->to, self->row, C_CHECK, PB_LOOK_HEADER, _ ("Check"));
  guint first = ++self->row;
  for (guint i = 0; i < claims->len; i++)
    write_claim (self, claims->pdata[i]);
  guint last = self->row - 1;
  pb_worksheet_take_text (self->to, self->row++, C_PEER, PB_LOOK_QUIET,
                          pb_attribution_dup_computed (_ ("Computed, MSEK")));
  pb_worksheet_colour_text (self->to, first, C_CHECK, last, C_CHECK, verdict_word (PB_CLAIM_HOLDS), PB_LOOK_GOOD);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    pb_worksheet_colour_text (self->to, first, C_CHECK, last, C_CHECK, verdict_word (wrong[i]), PB_LOOK_BAD);
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
  Block self = { to,
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
  write_claims (&self);
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
