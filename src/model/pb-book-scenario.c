/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "pb-book-private.h"
#include "pb-scenario-private.h"

/* What a scenario does to an assignment's effect, and which of the layers says it. */
typedef struct
{
  guint layer;
  int delay;          /* months */
  gint64 realisation; /* millionths of the whole */
} Driver;

/* By assignment, and by line for those that no assignment carries. */
typedef struct
{
  GHashTable *by_assignment; /* gint64 * → Driver */
  GHashTable *by_line;
} Drivers;

static void
set_driver (GHashTable *drivers, gint64 id, guint layer, gint64 delay, gint64 realisation)
{
  Driver *driver = g_new (Driver, 1);

  driver->layer = layer;
  driver->delay = (int) CLAMP (delay, 0, PB_BOOK_MAX_DELAY);
  driver->realisation = realisation;
  g_hash_table_replace (drivers, g_memdup2 (&id, sizeof id), driver);
}

/* The nearest layer's word on an assignment holds. */
static void
read_drivers (Drivers *drivers, PbPlan *plan, GPtrArray *layers)
{
  for (guint layer = 0; layer < layers->len; layer++)
    {
      gint64 scenario = pb_record_get_id (g_ptr_array_index (layers, layer));
      GPtrArray *records = pb_plan_peek_children (plan, PB_SCENARIO_DRIVER_SCENARIO, scenario);

      for (guint i = 0; i < records->len; i++)
        {
          PbRecord *record = g_ptr_array_index (records, i);
          double percent = pb_record_get_real (record, PB_SCENARIO_DRIVER_REALISATION);

          set_driver (drivers->by_assignment, pb_record_get_int (record, PB_SCENARIO_DRIVER_ASSIGNMENT), layer,
                      pb_record_get_int (record, PB_SCENARIO_DRIVER_DELAY), llround (CLAMP (percent, 0.0, PB_BOOK_MAX_REALISATION) * 10000));
        }
    }
}

/* What drives a part of a line; NULL for the part of a line that no assignment carries. */
static const Driver *
find_driver (const Drivers *drivers, gint64 line, const PbEffectPart *part)
{
  return part != NULL ? g_hash_table_lookup (drivers->by_assignment, &part->assignment)
                      : g_hash_table_lookup (drivers->by_line, &line);
}

int
pb_sheet_find_before (PbSheet *self, guint column, int periods)
{
  const PbSheetColumn *c = &self->columns[column];

  for (guint i = 0; i < self->n_columns; i++)
    {
      const PbSheetColumn *other = &self->columns[i];

      if (other->months == c->months && other->measure == c->measure && other->index == c->index - periods)
        return (int) i;
    }
  return -1;
}

/* The line's figure some periods before a column's: 0 where the profile has not begun. */
static gint64
figure_before (PbSheet *sheet, const gint64 *values, const guint8 *has, guint column, int periods, gboolean *any)
{
  int before = pb_sheet_find_before (sheet, column, periods);

  if (before < 0 || (has[before] & PB_CELL_HAS) == 0)
    return 0;
  *any = TRUE;
  return values[before];
}

static gint64
divide_rounded (__int128 value, __int128 divisor, gboolean *fits)
{
  __int128 half = divisor / 2;
  __int128 result = (value < 0 ? value - half : value + half) / divisor;

  *fits = result >= G_MININT64 && result <= G_MAXINT64;
  return (gint64) result;
}

/* new(y) = (1 − d/12)·old(y) + (d/12)·old(y−1), whole years shifted first; d in months, the year as long as the
 * column's period. Each assignment moves and scales its own part of the line. */
static void
drive_cell (PbSheet *sheet, guint line, guint column, const PbEffectLine *effect, const Drivers *drivers,
            const gint64 *values, const guint8 *has)
{
  gsize cell = PB_SHEET_CELL (sheet, line, column);
  int months = sheet->columns[column].months;
  gboolean any = (has[column] & PB_CELL_HAS) != 0;
  gboolean fits;
  __int128 sum = 0;

  for (guint i = 0; i < MAX (effect->n_parts, 1); i++)
    {
      const PbEffectPart *part = effect->n_parts > 0 ? &effect->parts[i] : NULL;
      const Driver *driver = find_driver (drivers, sheet->lines[line].id, part);
      int delay = driver != NULL ? driver->delay : 0;
      gint64 realised = driver != NULL ? driver->realisation : PB_REALISED_WHOLE;
      __int128 moved;

      moved = (__int128) (months - delay % months) * figure_before (sheet, values, has, column, delay / months, &any);
      if (delay % months != 0)
        moved += (__int128) (delay % months) * figure_before (sheet, values, has, column, delay / months + 1, &any);
      sum += moved * (part != NULL ? part->part : PB_PART_WHOLE) * realised;
    }
  if (!any)
    return;
  sheet->values[cell] = divide_rounded (sum, (__int128) months * PB_PART_WHOLE * PB_REALISED_WHOLE, &fits);
  sheet->rows[cell] = 1;
  sheet->flags[cell] |= fits ? PB_CELL_HAS : PB_CELL_BROKEN;
}

static void
drive_line (PbBook *book, const PbEffectLine *effect, const Drivers *drivers)
{
  guint line;
  PbSheet *sheet = pb_book_get_line (book, effect->node, &line);
  gsize first = PB_SHEET_CELL (sheet, line, 0);
  g_autofree gint64 *values = g_memdup2 (sheet->values + first, sheet->n_columns * sizeof *values);
  g_autofree guint8 *has = g_memdup2 (sheet->flags + first, sheet->n_columns);

  for (guint column = 0; column < sheet->n_columns; column++)
    {
      PbMeasure measure = sheet->columns[column].measure;

      /* What has come out is as it is. */
      if (sheet->columns[column].months > 0 && measure != PB_MEASURE_OUTCOME && measure != PB_MEASURE_VARIANCE)
        drive_cell (sheet, line, column, effect, drivers, values, has);
    }
}

/* A line is driven in the latest layer that has a driver for it: figures set in the layers before are moved with it,
 * those set in the same layer or after it stand. */
static void
drive_effect (PbBook *book, const PbEffectLine *effect, guint layer, const Drivers *drivers)
{
  const Driver *latest = NULL;
  guint line;
  PbSheet *sheet = pb_book_get_line (book, effect->node, &line);

  for (guint part = 0; part < MAX (effect->n_parts, 1); part++)
    {
      const Driver *driver
          = find_driver (drivers, sheet->lines[line].id, effect->n_parts > 0 ? &effect->parts[part] : NULL);

      if (driver != NULL && (latest == NULL || driver->layer > latest->layer))
        latest = driver;
    }
  if (latest != NULL && latest->layer == layer)
    drive_line (book, effect, drivers);
}

static void
drive_layer (PbBook *book, guint layer, const Drivers *drivers)
{
  for (guint i = 0; i < book->effect_lines->len; i++)
    drive_effect (book, &g_array_index (book->effect_lines, PbEffectLine, i), layer, drivers);
}

void
pb_book_set_given (PbBook *self, gint64 line_id, gint64 column_id, gboolean has, gint64 ore)
{
  int node = pb_book_find_line (self, line_id);
  guint line;
  PbSheet *sheet = node >= 0 ? pb_book_get_line (self, node, &line) : NULL;

  if (sheet == NULL || sheet->lines[line].kind != PB_LINE_GIVEN)
    return;
  for (guint column = 0; column < sheet->n_columns; column++)
    {
      gsize cell = PB_SHEET_CELL (sheet, line, column);

      if (sheet->columns[column].id != column_id)
        continue;
      sheet->flags[cell] &= PB_CELL_PRINTED;
      if (has)
        {
          sheet->values[cell] = ore;
          sheet->rows[cell] = 1;
          sheet->flags[cell] |= PB_CELL_HAS;
        }
      break;
    }
}

static void
set_cell (PbBook *book, PbRecord *record)
{
  pb_book_set_given (book, pb_record_get_int (record, PB_SCENARIO_CELL_LINE),
                     pb_record_get_int (record, PB_SCENARIO_CELL_COLUMN),
                     !pb_record_is_null (record, PB_SCENARIO_CELL_AMOUNT),
                     pb_record_get_int (record, PB_SCENARIO_CELL_AMOUNT));
}

static void
set_cells (PbBook *book, PbPlan *plan, gint64 scenario)
{
  GPtrArray *records = pb_plan_peek_children (plan, PB_SCENARIO_CELL_SCENARIO, scenario);

  for (guint i = 0; i < records->len; i++)
    set_cell (book, g_ptr_array_index (records, i));
}

static void
set_line_cells (PbBook *book, PbPlan *plan, gint64 scenario, guint node)
{
  guint line;
  PbSheet *sheet = pb_book_get_line (book, node, &line);
  GPtrArray *records = pb_plan_peek_children (plan, PB_SCENARIO_CELL_LINE, sheet->lines[line].id);

  for (guint i = 0; i < records->len; i++)
    if (pb_record_get_int (g_ptr_array_index (records, i), PB_SCENARIO_CELL_SCENARIO) == scenario)
      set_cell (book, g_ptr_array_index (records, i));
}

static void
init_drivers (Drivers *drivers)
{
  drivers->by_assignment = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  drivers->by_line = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
}

static void
clear_drivers (Drivers *drivers)
{
  g_hash_table_unref (drivers->by_assignment);
  g_hash_table_unref (drivers->by_line);
}

void
pb_book_apply_scenario_lines (PbBook *self, PbPlan *plan, gint64 scenario_id, const guint *nodes, guint n)
{
  g_autoptr (GPtrArray) layers = pb_scenario_list_layers (plan, scenario_id);
  Drivers drivers;

  init_drivers (&drivers);
  read_drivers (&drivers, plan, layers);
  for (guint layer = 0; layer < layers->len; layer++)
    for (guint i = 0; i < n; i++)
      {
        int effect = self->effect_of[nodes[i]];

        if (effect >= 0)
          drive_effect (self, &g_array_index (self->effect_lines, PbEffectLine, effect), layer, &drivers);
        set_line_cells (self, plan, pb_record_get_id (g_ptr_array_index (layers, layer)), nodes[i]);
      }
  clear_drivers (&drivers);
}

void
pb_book_apply_layers (PbBook *self, PbPlan *plan, GPtrArray *layers, const PbWhatIf *what_ifs, guint n)
{
  guint n_layers = n > 0 ? MAX (layers->len, 1) : layers->len;
  Drivers drivers;

  init_drivers (&drivers);
  read_drivers (&drivers, plan, layers);
  for (guint i = 0; i < n; i++)
    set_driver (what_ifs[i].assignment != 0 ? drivers.by_assignment : drivers.by_line,
                what_ifs[i].assignment != 0 ? what_ifs[i].assignment : what_ifs[i].line, n_layers - 1, what_ifs[i].delay,
                what_ifs[i].realisation);
  for (guint layer = 0; layer < n_layers; layer++)
    {
      drive_layer (self, layer, &drivers);
      if (layer < layers->len)
        set_cells (self, plan, pb_record_get_id (g_ptr_array_index (layers, layer)));
    }
  clear_drivers (&drivers);
}

void
pb_book_apply_scenario (PbBook *self, PbPlan *plan, gint64 scenario_id, const PbWhatIf *what_ifs, guint n)
{
  g_autoptr (GPtrArray) layers = pb_scenario_list_layers (plan, scenario_id);

  pb_book_apply_layers (self, plan, layers, what_ifs, n);
}

void
pb_book_apply_base (PbBook *self, PbPlan *plan, gint64 scenario_id)
{
  g_autoptr (GPtrArray) layers = pb_scenario_list_layers (plan, scenario_id);

  for (guint layer = 0; layer + 1 < layers->len; layer++)
    set_cells (self, plan, pb_record_get_id (g_ptr_array_index (layers, layer)));
}
