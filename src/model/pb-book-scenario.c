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

#define REALISED_WHOLE G_GINT64_CONSTANT (1000000)
#define MAX_DELAY 1200

/* The nearest layer's word on an assignment holds. */
static GHashTable *
read_drivers (PbPlan *plan, GPtrArray *layers)
{
  GHashTable *drivers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  for (guint layer = 0; layer < layers->len; layer++)
    {
      gint64 scenario = pb_record_get_id (g_ptr_array_index (layers, layer));
      GPtrArray *records = pb_plan_peek_children (plan, PB_SCENARIO_DRIVER_SCENARIO, scenario);

      for (guint i = 0; i < records->len; i++)
        {
          PbRecord *record = g_ptr_array_index (records, i);
          gint64 assignment = pb_record_get_int (record, PB_SCENARIO_DRIVER_ASSIGNMENT);
          double percent = pb_record_get_real (record, PB_SCENARIO_DRIVER_REALISATION);
          Driver *driver = g_new (Driver, 1);

          driver->layer = layer;
          driver->delay = (int) CLAMP (pb_record_get_int (record, PB_SCENARIO_DRIVER_DELAY), 0, MAX_DELAY);
          driver->realisation = llround (CLAMP (percent, 0.0, 1000.0) * 10000);
          g_hash_table_replace (drivers, g_memdup2 (&assignment, sizeof assignment), driver);
        }
    }
  return drivers;
}

static const Driver *
find_driver (GHashTable *drivers, const PbEffectPart *part)
{
  return g_hash_table_lookup (drivers, &part->assignment);
}

/* The line's figure some periods before a column's: 0 where the profile has not begun. */
static gint64
figure_before (PbSheet *sheet, const gint64 *values, const guint8 *has, guint column, int periods, gboolean *any)
{
  const PbSheetColumn *c = &sheet->columns[column];

  for (guint i = 0; i < sheet->n_columns; i++)
    {
      const PbSheetColumn *other = &sheet->columns[i];

      if (other->months == c->months && other->measure == c->measure && other->index == c->index - periods)
        {
          *any |= (has[i] & PB_CELL_HAS) != 0;
          return (has[i] & PB_CELL_HAS) != 0 ? values[i] : 0;
        }
    }
  return 0;
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
drive_cell (PbSheet *sheet, guint line, guint column, const PbEffectLine *effect, GHashTable *drivers,
            const gint64 *values, const guint8 *has)
{
  gsize cell = PB_SHEET_CELL (sheet, line, column);
  int months = sheet->columns[column].months;
  gboolean any = (has[column] & PB_CELL_HAS) != 0;
  gboolean fits;
  __int128 sum = 0;

  for (guint i = 0; i < effect->n_parts; i++)
    {
      const Driver *driver = find_driver (drivers, &effect->parts[i]);
      int delay = driver != NULL ? driver->delay : 0;
      gint64 realised = driver != NULL ? driver->realisation : REALISED_WHOLE;
      __int128 moved;

      moved = (__int128) (months - delay % months) * figure_before (sheet, values, has, column, delay / months, &any);
      if (delay % months != 0)
        moved += (__int128) (delay % months) * figure_before (sheet, values, has, column, delay / months + 1, &any);
      sum += moved * effect->parts[i].part * realised;
    }
  if (!any)
    return;
  sheet->values[cell] = divide_rounded (sum, (__int128) months * PB_PART_WHOLE * REALISED_WHOLE, &fits);
  sheet->rows[cell] = 1;
  sheet->flags[cell] |= fits ? PB_CELL_HAS : PB_CELL_BROKEN;
}

static void
drive_line (PbBook *book, const PbEffectLine *effect, GHashTable *drivers)
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
drive_layer (PbBook *book, guint layer, GHashTable *drivers)
{
  for (guint i = 0; i < book->effect_lines->len; i++)
    {
      const PbEffectLine *effect = &g_array_index (book->effect_lines, PbEffectLine, i);
      const Driver *latest = NULL;

      for (guint part = 0; part < effect->n_parts; part++)
        {
          const Driver *driver = find_driver (drivers, &effect->parts[part]);

          if (driver != NULL && (latest == NULL || driver->layer > latest->layer))
            latest = driver;
        }
      if (latest != NULL && latest->layer == layer)
        drive_line (book, effect, drivers);
    }
}

static void
set_cells (PbBook *book, PbPlan *plan, gint64 scenario)
{
  GPtrArray *records = pb_plan_peek_children (plan, PB_SCENARIO_CELL_SCENARIO, scenario);

  for (guint i = 0; i < records->len; i++)
    {
      PbRecord *record = g_ptr_array_index (records, i);
      gint64 column_id = pb_record_get_int (record, PB_SCENARIO_CELL_COLUMN);
      int node = pb_book_find_line (book, pb_record_get_int (record, PB_SCENARIO_CELL_LINE));
      guint line;
      PbSheet *sheet;

      if (node < 0)
        continue;
      sheet = pb_book_get_line (book, node, &line);
      if (sheet->lines[line].kind != PB_LINE_GIVEN)
        continue;
      for (guint column = 0; column < sheet->n_columns; column++)
        {
          gsize cell = PB_SHEET_CELL (sheet, line, column);

          if (sheet->columns[column].id != column_id)
            continue;
          sheet->flags[cell] &= PB_CELL_PRINTED;
          if (!pb_record_is_null (record, PB_SCENARIO_CELL_AMOUNT))
            {
              sheet->values[cell] = pb_record_get_int (record, PB_SCENARIO_CELL_AMOUNT);
              sheet->rows[cell] = 1;
              sheet->flags[cell] |= PB_CELL_HAS;
            }
          break;
        }
    }
}

void
pb_book_apply_scenario (PbBook *self, PbPlan *plan, gint64 scenario_id)
{
  g_autoptr (GPtrArray) layers = pb_scenario_list_layers (plan, scenario_id);
  g_autoptr (GHashTable) drivers = read_drivers (plan, layers);

  for (guint layer = 0; layer < layers->len; layer++)
    {
      drive_layer (self, layer, drivers);
      set_cells (self, plan, pb_record_get_id (g_ptr_array_index (layers, layer)));
    }
}
