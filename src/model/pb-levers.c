/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-levers.h"

#include <math.h>
#include "pb-scenario-private.h"
#include "pb-sheet-edit-private.h"

typedef struct
{
  PbPlan *plan;
  gint64 scenario;
  PbBook *book; /* the scenario's */
  PbBook *profile;
  PbLevers *self;
  GPtrArray *levers; /* PbLever */
  GHashTable *by_record; /* PbRecord, assignment or line: they may share an id → PbLever */
} Builder;

static void
lever_clear (PbLever *lever)
{
  g_free (lever->now);
  g_free (lever->gains);
}

void
pb_levers_free (PbLevers *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_levers; i++)
    lever_clear (&self->levers[i]);
  g_free (self->levers);
  g_free (self->targets);
  g_free (self);
}

/* The record's lever; made when it is first asked for. */
static PbLever *
get_lever (Builder *builder, PbRecord *assignment, PbRecord *line)
{
  PbLevers *self = builder->self;
  PbRecord *record = assignment != NULL ? assignment : line;
  PbLever *lever = g_hash_table_lookup (builder->by_record, record);

  if (lever != NULL)
    return lever;
  lever = g_new0 (PbLever, 1);
  lever->assignment = assignment;
  lever->line = assignment != NULL ? NULL : line;
  lever->driver = assignment != NULL
                      ? pb_scenario_get_driver (builder->plan, builder->scenario, pb_record_get_id (assignment))
                      : (PbDriver){ 0, 100, 0 };
  lever->now = g_new0 (double, self->n_targets);
  lever->gains = g_new0 (double, self->n_targets * self->n_knots);
  g_ptr_array_add (builder->levers, lever);
  g_hash_table_insert (builder->by_record, record, lever);
  return lever;
}

static double
interpolate (const double *gains, guint n_knots, double delay)
{
  double at = CLAMP (delay / 12, 0.0, n_knots - 1.0);
  guint knot = MIN ((guint)at, n_knots - 2);

  return gains[knot] + (at - knot) * (gains[knot + 1] - gains[knot]);
}

/* The line's figures in a column and the years before it, 0 where there is none. */
static void
read_profile (Builder *builder, guint node, guint column, double *profile)
{
  guint line;
  PbSheet *sheet = pb_book_get_line (builder->profile, node, &line);

  for (guint knot = 0; knot < builder->self->n_knots; knot++)
    {
      int before = pb_sheet_find_before (sheet, column, knot);
      gint64 ore = 0;

      profile[knot] = before >= 0 && pb_sheet_get_value (sheet, line, before, &ore) ? ore : 0;
    }
}

/* Adds an effect line's part of a bottom line to its levers. A figure that somebody set over the moved ones is not what
 * the drivers give: its parts are as the shares say. */
static void
add_line (Builder *builder, const PbEffectLine *effect, guint column, double weight, guint target)
{
  PbLevers *self = builder->self;
  guint n_parts = MAX (effect->n_parts, 1), line;
  PbSheet *sheet = pb_book_get_line (builder->book, effect->node, &line);
  g_autofree double *profile = g_new (double, self->n_knots);
  g_autofree PbLever **levers = g_new (PbLever *, n_parts);
  g_autofree double *parts = g_new (double, n_parts);
  double expected = 0;
  gint64 ore = 0;

  pb_sheet_get_value (sheet, line, column, &ore);
  read_profile (builder, effect->node, column, profile);
  for (guint i = 0; i < n_parts; i++)
    {
      PbRecord *assignment = effect->n_parts > 0
                                 ? pb_plan_get_record (builder->plan, PB_TABLE_ASSIGNMENT, effect->parts[i].assignment)
                                 : NULL;

      levers[i] = get_lever (builder, assignment, sheet->lines[line].record);
      parts[i] = effect->n_parts > 0 ? (double)effect->parts[i].part / PB_PART_WHOLE : 1;
      expected += parts[i] * levers[i]->driver.realisation / 100
                  * interpolate (profile, self->n_knots, levers[i]->driver.delay);
    }
  for (guint i = 0; i < n_parts; i++)
    {
      double own = levers[i]->driver.realisation / 100 * interpolate (profile, self->n_knots, levers[i]->driver.delay);

      levers[i]->now[target] += weight * parts[i] * (fabs (expected - ore) <= 1 ? own : ore);
      for (guint knot = 0; knot < self->n_knots; knot++)
        levers[i]->gains[target * self->n_knots + knot] += weight * parts[i] * profile[knot];
    }
}

/* A figure of the scenario's own stands whatever its drivers say; what has come out is as it is. */
static gboolean
is_moved (Builder *builder, PbSheet *sheet, guint line, int column)
{
  return column >= 0 && sheet->columns[column].measure != PB_MEASURE_OUTCOME
         && sheet->columns[column].measure != PB_MEASURE_VARIANCE && sheet->columns[column].months > 0
         && (builder->scenario == 0
             || pb_sheet_find_cell (builder->plan, builder->scenario, sheet->lines[line].id, sheet->columns[column].id)
                    == NULL);
}

static void
add_sheet (Builder *builder, PbSheet *sheet, guint target)
{
  int column = pb_sheet_find_balance (sheet, builder->self->targets[target].year);
  const PbSheetColumn *c = column >= 0 ? &sheet->columns[column] : NULL;
  g_autofree double *weights = NULL;

  if (c == NULL)
    return;
  weights = pb_book_weigh (builder->book, sheet, c->period, c->measure);
  for (guint i = 0; i < builder->book->effect_lines->len; i++)
    {
      const PbEffectLine *effect = &g_array_index (builder->book->effect_lines, PbEffectLine, i);
      guint line;
      PbSheet *own = pb_book_get_line (builder->book, effect->node, &line);
      int at = weights[effect->node] != 0 ? pb_sheet_find_column (own, c->period, c->measure) : -1;

      if (is_moved (builder, own, line, at))
        add_line (builder, effect, at, weights[effect->node], target);
    }
}

static void
fill_targets (Builder *builder)
{
  for (guint target = 0; target < builder->self->n_targets; target++)
    {
      PbRecord *board = builder->self->targets[target].board;

      for (guint i = 0; i < builder->book->n_sheets; i++)
        if (board == NULL
            || pb_record_get_int (builder->book->sheets[i]->record, PB_SHEET_BOARD) == pb_record_get_id (board))
          add_sheet (builder, builder->book->sheets[i], target);
    }
}

static void
add_target (GArray *targets, PbBook *book, PbRecord *board, int year)
{
  PbLeverTarget target = { board, year };
  gint64 id = board != NULL ? pb_record_get_id (board) : 0;

  if (!pb_book_get_balance (book, board != NULL ? &id : NULL, year, &target.balance, NULL))
    return;
  target.tolerance = pb_book_get_tolerance (book, board != NULL ? &id : NULL, year);
  g_array_append_val (targets, target);
}

static void
list_targets (Builder *builder, gint64 board_id, int year)
{
  GArray *targets = g_array_new (FALSE, FALSE, sizeof (PbLeverTarget));
  GPtrArray *boards = pb_plan_peek_records (builder->plan, PB_TABLE_BOARD);
  g_autoptr (GArray) years = pb_balance_years (builder->plan);

  for (guint i = 0; i <= boards->len; i++)
    for (guint y = 0; y < years->len; y++)
      {
        PbRecord *board = i < boards->len ? boards->pdata[i] : NULL;

        if ((year == 0 || g_array_index (years, gint, y) == year)
            && (board_id == 0 || (board != NULL && pb_record_get_id (board) == board_id)))
          add_target (targets, builder->book, board, g_array_index (years, gint, y));
      }
  builder->self->n_targets = targets->len;
  builder->self->targets = (PbLeverTarget *)g_array_free (targets, FALSE);
}

/* Assignments by number, then lines in the plan's order, which is the order they were found in. */
static int
compare_levers (gconstpointer a, gconstpointer b)
{
  const PbLever *first = *(const PbLever *const *)a, *second = *(const PbLever *const *)b;
  gint64 numbers[2];

  if (first->assignment == NULL || second->assignment == NULL)
    return (first->assignment == NULL) - (second->assignment == NULL);
  numbers[0] = pb_record_get_int (first->assignment, PB_ASSIGNMENT_NUMBER);
  numbers[1] = pb_record_get_int (second->assignment, PB_ASSIGNMENT_NUMBER);
  return (numbers[0] > numbers[1]) - (numbers[0] < numbers[1]);
}

static int
find_longest_delay (PbPlan *plan, gint64 scenario_id)
{
  g_autoptr (GPtrArray) layers = pb_scenario_list_layers (plan, scenario_id);
  gint64 longest = 0;

  for (guint layer = 0; layer < layers->len; layer++)
    {
      GPtrArray *drivers
          = pb_plan_peek_children (plan, PB_SCENARIO_DRIVER_SCENARIO, pb_record_get_id (layers->pdata[layer]));

      for (guint i = 0; i < drivers->len; i++)
        longest = MAX (longest, pb_record_get_int (drivers->pdata[i], PB_SCENARIO_DRIVER_DELAY));
    }
  return (int)MIN (longest, PB_BOOK_MAX_DELAY);
}

PbLevers *
pb_levers_new (PbPlan *plan, gint64 scenario_id, gint64 board_id, int year, int extra_delay)
{
  PbLevers *self = g_new0 (PbLevers, 1);
  Builder builder = { plan, scenario_id, pb_book_get (plan, scenario_id), NULL, self, NULL, NULL };

  builder.levers = g_ptr_array_new ();
  builder.by_record = g_hash_table_new (NULL, NULL);
  builder.profile = pb_book_new_profile (plan, scenario_id);
  self->n_knots = (find_longest_delay (plan, scenario_id) + extra_delay) / 12 + 2;
  list_targets (&builder, board_id, year);
  fill_targets (&builder);

  g_ptr_array_sort (builder.levers, compare_levers);
  self->n_levers = builder.levers->len;
  self->levers = g_new0 (PbLever, builder.levers->len + 1);
  for (guint i = 0; i < builder.levers->len; i++)
    {
      self->levers[i] = *(PbLever *)builder.levers->pdata[i];
      g_free (builder.levers->pdata[i]);
    }
  pb_book_free (builder.profile);
  g_hash_table_unref (builder.by_record);
  g_ptr_array_unref (builder.levers);
  return self;
}

int
pb_levers_find (const PbLevers *self, gint64 board_id, int year)
{
  for (guint i = 0; i < self->n_targets; i++)
    if (self->targets[i].year == year
        && (self->targets[i].board != NULL ? pb_record_get_id (self->targets[i].board) : 0) == board_id)
      return (int)i;
  return -1;
}

double
pb_levers_change (const PbLevers *self, guint lever, guint target, double delay, double realisation)
{
  const PbLever *l = &self->levers[lever];

  return realisation / 100 * interpolate (l->gains + target * self->n_knots, self->n_knots, delay) - l->now[target];
}
