/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Indicators against their targets, and follow-ups period by period. */
#include "pb-workbook-private.h"

#include <glib/gi18n-lib.h>
#include "model/pb-attribution.h"
#include "model/pb-date.h"
#include "model/pb-follow-up.h"
#include "model/pb-series.h"

enum
{
  TITLE,
  UNIT,
  BETTER,
  PERIOD,
  OUTCOME,
  TARGET_PERIOD,
  TARGET,
  DEVIATION,
  FORECAST,
  VOLUME,
  VOLUME_UNIT,
  SOURCE,
  ATTRIBUTION,
  KOLADA,
  ASSIGNMENTS,
  N_COLUMNS
};

typedef struct
{
  const char *period;
  double value;
} Figure;

/* The own entity's newest value of a kind; period NULL where it has none. */
static Figure
find_newest (const PbShowSeries *series, PbValueKind kind)
{
  Figure newest = { NULL, 0 };
  for (guint e = 0; e < pb_show_series_get_n_entities (series); e++)
    for (guint p = 0; pb_record_get_int (pb_show_series_get_entity (series, e), PB_ENTITY_OWN)
                      && p < pb_series_get_n_periods (series->series);
         p++)
      {
        double value;
        if (pb_show_series_get_value (series, e, p, PB_GENDER_TOTAL, kind, &value))
          newest = (Figure){ pb_series_get_period (series->series, p), value };
      }
  return newest;
}

static void
write_figure (PbWorksheet *self, guint row, guint column, Figure figure, int decimals)
{
  if (figure.period != NULL)
    pb_worksheet_number (self, row, column, PB_LOOK_PLAIN, figure.value, decimals);
  else
    pb_worksheet_text (self, row, column, PB_LOOK_PLAIN, NULL);
}

static void
write_indicator (PbWorksheet *self, PbRecord *indicator, guint row)
{
  g_auto (PbShowSeries) series = { NULL };
  pb_show_series_init (&series, self->book->plan, indicator);
  int decimals = pb_series_get_decimals (series.series), better = pb_record_get_enum (indicator, PB_INDICATOR_BETTER);
  Figure outcome = find_newest (&series, PB_VALUE_OUTCOME), target = find_newest (&series, PB_VALUE_TARGET);
  pb_worksheet_text (self, row, TITLE, PB_LOOK_WRAPPED, pb_record_get_title (indicator));
  pb_worksheet_text (self, row, UNIT, PB_LOOK_PLAIN, pb_record_get_text (indicator, PB_INDICATOR_UNIT));
  pb_worksheet_text (self, row, BETTER, PB_LOOK_PLAIN, better >= 0 ? pb_enum_label (PB_ENUM_BETTER, better) : NULL);
  pb_worksheet_text (self, row, PERIOD, PB_LOOK_PLAIN, outcome.period);
  write_figure (self, row, OUTCOME, outcome, decimals);
  pb_worksheet_text (self, row, TARGET_PERIOD, PB_LOOK_PLAIN, target.period);
  write_figure (self, row, TARGET, target, decimals);
  pb_worksheet_text (self, row, DEVIATION, PB_LOOK_PLAIN, NULL);
  if (outcome.period != NULL && target.period != NULL)
    {
      g_autofree char *is = pb_worksheet_dup_cell (row, OUTCOME), *wanted = pb_worksheet_dup_cell (row, TARGET);
      g_autofree char *formula = g_strdup_printf ("=IF(COUNT(%s,%s)<2,\"\",%s-%s)", is, wanted, is, wanted);
      pb_worksheet_number_formula (self, row, DEVIATION, PB_LOOK_PLAIN, formula, outcome.value - target.value,
                                   decimals);
    }
  write_figure (self, row, FORECAST, find_newest (&series, PB_VALUE_FORECAST), decimals);
  if (!pb_record_is_null (indicator, PB_INDICATOR_VOLUME))
    pb_worksheet_number (self, row, VOLUME, PB_LOOK_PLAIN, pb_record_get_real (indicator, PB_INDICATOR_VOLUME), 0);
  else
    pb_worksheet_text (self, row, VOLUME, PB_LOOK_PLAIN, NULL);
  pb_worksheet_text (self, row, VOLUME_UNIT, PB_LOOK_PLAIN, pb_record_get_text (indicator, PB_INDICATOR_VOLUME_UNIT));
  pb_worksheet_text (self, row, SOURCE, PB_LOOK_WRAPPED, pb_record_get_text (indicator, PB_INDICATOR_SOURCE));
  pb_worksheet_take_text (self, row, ATTRIBUTION, PB_LOOK_WRAPPED,
                          pb_attribution_dup_with (indicator, series.series,
                                                   outcome.period != NULL && target.period != NULL
                                                       ? _ ("Outcome less target")
                                                       : NULL));
  pb_worksheet_text (self, row, KOLADA, PB_LOOK_PLAIN, pb_record_get_text (indicator, PB_INDICATOR_KOLADA));
  pb_worksheet_take_text (self, row, ASSIGNMENTS, PB_LOOK_PLAIN,
                          pb_show_dup_links (self->book->plan, indicator, PB_INDICATOR_ASSIGNMENT_INDICATOR,
                                             PB_INDICATOR_ASSIGNMENT_ASSIGNMENT));
}

void
pb_workbook_write_indicators (PbWorkbook *book)
{
  static const PbColumn columns[N_COLUMNS] = {
    [TITLE] = PB_INDICATOR_TITLE,   [UNIT] = PB_INDICATOR_UNIT,
    [BETTER] = PB_INDICATOR_BETTER, [VOLUME] = PB_INDICATOR_VOLUME,
    [SOURCE] = PB_INDICATOR_SOURCE, [VOLUME_UNIT] = PB_INDICATOR_VOLUME_UNIT,
    [KOLADA] = PB_INDICATOR_KOLADA, [ASSIGNMENTS] = PB_INDICATOR_ASSIGNMENT_ASSIGNMENT,
  };
  const char *const own[N_COLUMNS] = { [PERIOD] = _ ("Latest outcome for"),     [OUTCOME] = _ ("Outcome"),
                                       [TARGET_PERIOD] = _ ("Target for"),      [TARGET] = _ ("Target"),
                                       [DEVIATION] = _ ("Outcome less target"), [FORECAST] = _ ("Forecast"),
                                       [ATTRIBUTION] = _ ("The values are from") };
  PbWorksheet *self = book->sheets[PB_PART_INDICATORS];
  GPtrArray *indicators = pb_plan_peek_records (book->plan, PB_TABLE_INDICATOR);
  pb_worksheet_begin (self, _ ("Indicators"), _ ("The own municipality's latest outcome against the target."));
  for (guint c = 0; c < N_COLUMNS; c++)
    if (own[c] != NULL)
      pb_worksheet_text (self, PB_SHEET_HEADER, c,
                         c == PERIOD || c == TARGET_PERIOD || c == ATTRIBUTION ? PB_LOOK_HEADER : PB_LOOK_HEADER_RIGHT, own[c]);
    else
      pb_workbook_write_header (self, c, columns[c], c == VOLUME);
  for (guint i = 0; i < indicators->len && pb_workbook_step (book); i++)
    write_indicator (self, indicators->pdata[i], PB_SHEET_FIRST + i);
  pb_worksheet_end (self, TITLE + 1, N_COLUMNS, indicators->len, TRUE);
}

enum
{
  F_PERIOD,
  F_ASSIGNMENT,
  F_GOAL,
  F_TITLE,
  F_ACTIVITY,
  F_ASSESSMENT,
  F_STATUS,
  F_SEEN,
  F_WHY,
  F_ACTION,
  F_REALISED,
  F_AUTHOR,
  F_N_COLUMNS
};

static int
compare_follow_ups (gconstpointer a, gconstpointer b)
{
  PbRecord *first = *(PbRecord *const *)a, *second = *(PbRecord *const *)b;
  PbRecord *first_period = pb_record_get_ref (first, PB_FOLLOW_UP_PERIOD);
  PbRecord *second_period = pb_record_get_ref (second, PB_FOLLOW_UP_PERIOD);
  PbRecord *first_of = pb_follow_up_get_assignment (first), *second_of = pb_follow_up_get_assignment (second);
  gint64 a_number = first_of != NULL ? pb_record_get_int (first_of, PB_ASSIGNMENT_NUMBER) : G_MAXINT64;
  gint64 b_number = second_of != NULL ? pb_record_get_int (second_of, PB_ASSIGNMENT_NUMBER) : G_MAXINT64;
  int order = g_strcmp0 (first_period != NULL ? pb_record_get_text (first_period, PB_PERIOD_START) : NULL,
                         second_period != NULL ? pb_record_get_text (second_period, PB_PERIOD_START) : NULL);
  if (order == 0)
    order = (a_number > b_number) - (a_number < b_number);
  /* An assignment before its activities. */
  return order != 0 ? order
                    : pb_record_is_null (second, PB_FOLLOW_UP_ACTIVITY) - pb_record_is_null (first, PB_FOLLOW_UP_ACTIVITY);
}

static void
write_follow_up (PbWorksheet *self, PbRecord *follow_up, guint row)
{
  PbRecord *period = pb_record_get_ref (follow_up, PB_FOLLOW_UP_PERIOD);
  PbRecord *assignment = pb_follow_up_get_assignment (follow_up);
  PbRecord *goal = pb_record_get_ref (follow_up, PB_FOLLOW_UP_GOAL);
  PbRecord *activity = pb_record_get_ref (follow_up, PB_FOLLOW_UP_ACTIVITY);
  int status = pb_record_get_enum (follow_up, PB_FOLLOW_UP_STATUS);
  static const struct
  {
    guint column;
    PbColumn of;
  } texts[] = { { F_SEEN, PB_FOLLOW_UP_SEEN }, { F_WHY, PB_FOLLOW_UP_WHY }, { F_ACTION, PB_FOLLOW_UP_ACTION } };
  pb_worksheet_text (self, row, F_PERIOD, PB_LOOK_PLAIN,
                     period != NULL ? pb_record_get_text (period, PB_PERIOD_CODE) : NULL);
  if (assignment != NULL && !pb_record_is_null (assignment, PB_ASSIGNMENT_NUMBER))
    pb_worksheet_number (self, row, F_ASSIGNMENT, PB_LOOK_ID, pb_record_get_int (assignment, PB_ASSIGNMENT_NUMBER), 0);
  else
    pb_worksheet_text (self, row, F_ASSIGNMENT, PB_LOOK_PLAIN, NULL);
  pb_worksheet_text (self, row, F_GOAL, PB_LOOK_WRAPPED, goal != NULL ? pb_record_get_title (goal) : NULL);
  pb_worksheet_text (self, row, F_TITLE, PB_LOOK_WRAPPED, assignment != NULL ? pb_record_get_title (assignment) : NULL);
  pb_worksheet_text (self, row, F_ACTIVITY, PB_LOOK_WRAPPED, activity != NULL ? pb_record_get_title (activity) : NULL);
  pb_worksheet_text (self, row, F_ASSESSMENT, PB_LOOK_PLAIN,
                     pb_enum_label (PB_ENUM_ASSESSMENT, pb_record_get_enum (follow_up, PB_FOLLOW_UP_ASSESSMENT)));
  pb_worksheet_text (self, row, F_STATUS, PB_LOOK_PLAIN, status >= 0 ? pb_enum_label (PB_ENUM_STATUS, status) : NULL);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    pb_worksheet_text (self, row, texts[i].column, PB_LOOK_WRAPPED, pb_record_get_text (follow_up, texts[i].of));
  if (!pb_record_is_null (follow_up, PB_FOLLOW_UP_REALISED))
    pb_worksheet_money (self, row, F_REALISED, PB_LOOK_PLAIN, pb_record_get_int (follow_up, PB_FOLLOW_UP_REALISED),
                        PB_UNIT_MNKR, 1);
  else
    pb_worksheet_text (self, row, F_REALISED, PB_LOOK_PLAIN, NULL);
  pb_worksheet_text (self, row, F_AUTHOR, PB_LOOK_PLAIN, pb_record_get_text (follow_up, PB_FOLLOW_UP_AUTHOR));
  pb_worksheet_id (self, row, F_N_COLUMNS, pb_record_get_id (follow_up));
  pb_workbook_keep_record (self->book, follow_up);
}

void
pb_workbook_write_follow_ups (PbWorkbook *book)
{
  static const PbColumn columns[F_N_COLUMNS] = {
    [F_PERIOD] = PB_FOLLOW_UP_PERIOD,     [F_ASSIGNMENT] = PB_FOLLOW_UP_ASSIGNMENT,
    [F_GOAL] = PB_FOLLOW_UP_GOAL,         [F_ACTIVITY] = PB_FOLLOW_UP_ACTIVITY,
    [F_ASSESSMENT] = PB_FOLLOW_UP_ASSESSMENT,
    [F_STATUS] = PB_FOLLOW_UP_STATUS,     [F_SEEN] = PB_FOLLOW_UP_SEEN,
    [F_WHY] = PB_FOLLOW_UP_WHY,           [F_ACTION] = PB_FOLLOW_UP_ACTION,
    [F_REALISED] = PB_FOLLOW_UP_REALISED, [F_AUTHOR] = PB_FOLLOW_UP_AUTHOR,
  };
  PbWorksheet *self = book->sheets[PB_PART_FOLLOW_UPS];
  g_autoptr (GPtrArray) follow_ups = g_ptr_array_new ();
  guint row = PB_SHEET_FIRST;
  g_ptr_array_extend (follow_ups, pb_plan_peek_records (book->plan, PB_TABLE_FOLLOW_UP), NULL, NULL);
  g_ptr_array_sort (follow_ups, compare_follow_ups);
  pb_worksheet_begin (self, _ ("Follow-up"), _ ("What was reported, period by period."));
  for (guint c = 0; c < F_N_COLUMNS; c++)
    if (c != F_TITLE)
      pb_workbook_write_header (self, c, columns[c], c == F_REALISED);
  pb_worksheet_text (self, PB_SHEET_HEADER, F_TITLE, PB_LOOK_HEADER, _ ("Title of the assignment"));
  pb_worksheet_id_column (self, F_N_COLUMNS);
  for (guint i = 0; i < follow_ups->len && pb_workbook_step (book); i++)
    if (pb_show_wants (&book->show, follow_ups->pdata[i]))
      write_follow_up (self, follow_ups->pdata[i], row++);
  if (row > PB_SHEET_FIRST)
    {
      pb_worksheet_choices (self, PB_SHEET_FIRST, row - 1, F_ASSESSMENT, PB_ENUM_ASSESSMENT);
      pb_worksheet_choices (self, PB_SHEET_FIRST, row - 1, F_STATUS, PB_ENUM_STATUS);
    }
  pb_worksheet_end (self, F_ASSIGNMENT + 1, F_N_COLUMNS, row - PB_SHEET_FIRST, TRUE);
}
