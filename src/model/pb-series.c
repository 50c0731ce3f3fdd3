/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-series.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "pb-date.h"
#include "pb-plan-private.h"

#define N_GENDERS 3
#define N_KINDS 3
/* What lies further apart is a slip of the pen rather than a series with a gap. */
#define MOST_YEARS 60

typedef struct
{
  guint64 key; /* place of the value; see value_key() */
  double value;
} Value;

/* The fetched values of one sex; they are looked up where they lie. */
typedef struct
{
  PbSeriesBlock *block; /* NULL where there is none */
  PbRecord *fetch;
  int *rows; /* per entity: its row in the block, -1 where it has none */
  int *years; /* per period: its column in the block, -1 where it has none */
} Fetched;

struct _PbSeries
{
  GPtrArray *entities; /* PbRecord */
  GPtrArray *periods;  /* code */
  GArray *values;      /* Value, by key: the typed ones */
  Fetched fetched[N_GENDERS];
  GHashTable *places;  /* PbRecord: its place + 1 */
  int *latest;         /* per entity */
  gboolean divided;
  int decimals;
};

/* A row as it is read, before entities and periods have their order. */
typedef struct
{
  PbRecord *entity;
  const char *period; /* in the set of periods */
  PbGender gender;
  PbValueKind kind;
  double value;
} Row;

static guint64
value_key (PbSeries *self, guint entity, guint period, PbGender gender, PbValueKind kind)
{
  return (((guint64) entity * self->periods->len + period) * N_GENDERS + gender) * N_KINDS + kind;
}

static int
compare_values (gconstpointer a, gconstpointer b)
{
  guint64 first = ((const Value *) a)->key;
  guint64 second = ((const Value *) b)->key;

  return first < second ? -1 : first > second;
}

static int
compare_periods (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static int
decimals_of (double value)
{
  if (fabs (value - round (value)) < 1e-9 * MAX (1, fabs (value)))
    return 0;
  return fabs (value * 10 - round (value * 10)) < 1e-9 * MAX (1, fabs (value)) ? 1 : 2;
}

static GArray *
read_rows (PbPlan *plan, gint64 indicator_id, const char *last, GHashTable *periods)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (Row));
  PbDb *db = pb_plan_get_db (plan);
  sqlite3_stmt *stmt = db == NULL ? NULL
                                  : pb_db_prepare (db,
                                                   "SELECT entity, period, gender, kind, value FROM indicator_value"
                                                   " WHERE indicator = ?1",
                                                   NULL);

  if (stmt == NULL)
    return rows;
  sqlite3_bind_int64 (stmt, 1, indicator_id);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    {
      const char *period = (const char *) sqlite3_column_text (stmt, 1);
      int gender = pb_enum_from_nick (PB_ENUM_GENDER, (const char *) sqlite3_column_text (stmt, 2));
      int kind = pb_enum_from_nick (PB_ENUM_VALUE_KIND, (const char *) sqlite3_column_text (stmt, 3));
      Row row = { pb_plan_get_record (plan, PB_TABLE_ENTITY, sqlite3_column_int64 (stmt, 0)), NULL, gender, kind,
                  sqlite3_column_double (stmt, 4) };
      gpointer known;

      if (row.entity == NULL || period == NULL || gender < 0 || kind < 0 || !isfinite (row.value)
          || (last != NULL && pb_period_is_later (period, last)))
        continue;
      if (!g_hash_table_lookup_extended (periods, period, &known, NULL))
        {
          known = g_strdup (period);
          g_hash_table_add (periods, known);
        }
      row.period = known;
      g_array_append_val (rows, row);
    }
  pb_db_done (stmt);
  return rows;
}

static void
load_fetched (PbSeries *self, PbPlan *plan, gint64 indicator_id)
{
  PbDb *db = pb_plan_get_db (plan);

  for (guint gender = 0; db != NULL && gender < N_GENDERS; gender++)
    {
      Fetched *fetched = &self->fetched[gender];
      gint64 fetch;

      fetched->block = pb_series_block_load (db, indicator_id, pb_enum_nick (PB_ENUM_GENDER, (int) gender), &fetch);
      fetched->fetch = fetched->block != NULL ? pb_plan_get_record (plan, PB_TABLE_FETCH, fetch) : NULL;
      if (fetched->fetch != NULL)
        g_object_ref (fetched->fetch);
      else
        g_clear_pointer (&fetched->block, pb_series_block_free);
    }
}

/* A whole year, or 0: a period within one is no year of a block's. */
static int
whole_year (const char *period)
{
  return strlen (period) == 4 ? pb_period_year (period) : 0;
}

static void
add_period (GHashTable *periods, int year)
{
  g_autofree char *code = g_strdup_printf ("%04d", year);

  if (!g_hash_table_contains (periods, code))
    g_hash_table_add (periods, g_steal_pointer (&code));
}

/* The entities and years with a value, the own entity also where it was only asked for. */
static void
find_fetched_places (PbSeries *self, PbPlan *plan, guint gender, const char *last, GHashTable *with_value,
                     GHashTable *periods)
{
  PbSeriesBlock *block = self->fetched[gender].block;
  int told = last != NULL ? pb_period_year (last) - block->first_year + 1 : (int) block->n_years;
  guint n_years = (guint) CLAMP (told, 0, (int) block->n_years);
  g_autofree gboolean *years = g_new0 (gboolean, block->n_years);

  for (guint i = 0; i < block->n_entities; i++)
    {
      PbRecord *entity = pb_plan_get_record (plan, PB_TABLE_ENTITY, block->entities[i]);
      gboolean any = entity != NULL && pb_record_get_int (entity, PB_ENTITY_OWN) != 0;

      for (guint y = 0; entity != NULL && y < n_years; y++)
        if (block->states[i * block->n_years + y] == PB_POINT_VALUE)
          {
            double value = block->values[i * block->n_years + y];

            any = years[y] = TRUE;
            if (self->decimals < 2)
              self->decimals = MAX (self->decimals, decimals_of (value));
            self->divided |= gender != PB_GENDER_TOTAL;
          }
      if (any)
        g_hash_table_add (with_value, entity);
    }
  for (guint y = 0; y < block->n_years; y++)
    if (years[y])
      add_period (periods, block->first_year + (int) y);
}

static void
find_typed_places (PbSeries *self, GArray *rows, GHashTable *with_value)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = &g_array_index (rows, Row, i);

      if (row->kind == PB_VALUE_OUTCOME || pb_record_get_int (row->entity, PB_ENTITY_OWN))
        g_hash_table_add (with_value, row->entity);
      self->divided |= row->gender != PB_GENDER_TOTAL;
      self->decimals = MAX (self->decimals, decimals_of (row->value));
    }
}

/* The plan keeps its entities by name already: to sort these again would take longer than to read their values. */
static void
order_entities (PbSeries *self, PbPlan *plan, GHashTable *with_value)
{
  GPtrArray *all = pb_plan_peek_records (plan, PB_TABLE_ENTITY);

  for (int own = 1; own >= 0; own--)
    for (guint i = 0; i < all->len; i++)
      if ((pb_record_get_int (all->pdata[i], PB_ENTITY_OWN) != 0) == own && g_hash_table_contains (with_value, all->pdata[i]))
        {
          g_ptr_array_add (self->entities, g_object_ref (all->pdata[i]));
          g_hash_table_insert (self->places, all->pdata[i], GUINT_TO_POINTER (self->entities->len));
        }
}

/* A year that nobody has is a gap, and seen as one: the years round it are no neighbours. */
static void
fill_gaps (GHashTable *periods)
{
  GHashTableIter iter;
  gpointer code;
  int first = G_MAXINT, last = 0;

  g_hash_table_iter_init (&iter, periods);
  while (g_hash_table_iter_next (&iter, &code, NULL))
    if (whole_year (code) > 0)
      {
        first = MIN (first, whole_year (code));
        last = MAX (last, whole_year (code));
      }
  for (int year = first; last - first < MOST_YEARS && year < last; year++)
    add_period (periods, year);
}

static void
order_periods (PbSeries *self, GHashTable *periods, GHashTable *period_places)
{
  GHashTableIter iter;
  gpointer code;

  g_hash_table_iter_init (&iter, periods);
  while (g_hash_table_iter_next (&iter, &code, NULL))
    g_ptr_array_add (self->periods, code);
  g_ptr_array_sort (self->periods, compare_periods);
  for (guint i = 0; i < self->periods->len; i++)
    {
      char *period = g_ptr_array_index (self->periods, i);

      g_hash_table_replace (period_places, period, GUINT_TO_POINTER (i));
      self->periods->pdata[i] = g_strdup (period);
    }
}

static void
place_fetched (PbSeries *self, PbPlan *plan, guint gender)
{
  Fetched *fetched = &self->fetched[gender];
  PbSeriesBlock *block = fetched->block;

  fetched->rows = g_new (int, self->entities->len);
  fetched->years = g_new (int, self->periods->len);
  for (guint i = 0; i < self->entities->len; i++)
    fetched->rows[i] = -1;
  for (guint i = 0; i < self->periods->len; i++)
    {
      int year = whole_year (self->periods->pdata[i]);
      gboolean inside = year >= block->first_year && year < block->first_year + (int) block->n_years;

      fetched->years[i] = inside ? year - block->first_year : -1;
    }
  for (guint row = 0; row < block->n_entities; row++)
    {
      PbRecord *entity = pb_plan_get_record (plan, PB_TABLE_ENTITY, block->entities[row]);
      guint place = entity != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->places, entity)) : 0;

      if (place > 0)
        fetched->rows[place - 1] = (int) row;
    }
}

static void
find_latest (PbSeries *self)
{
  for (guint i = 0; i < self->entities->len; i++)
    for (int p = (int) self->periods->len - 1; p > self->latest[i]; p--)
      for (guint gender = 0; gender < N_GENDERS; gender++)
        if (pb_series_get_value (self, i, (guint) p, gender, PB_VALUE_OUTCOME, NULL))
          self->latest[i] = MAX (self->latest[i], p);
}

static void
place_values (PbSeries *self, GArray *rows, GHashTable *period_places)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = &g_array_index (rows, Row, i);
      int period = (int) GPOINTER_TO_UINT (g_hash_table_lookup (period_places, row->period));
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, row->entity));
      Value value;

      if (place == 0)
        continue;
      value.key = value_key (self, place - 1, (guint) period, row->gender, row->kind);
      value.value = row->value;
      g_array_append_val (self->values, value);
    }
  g_array_sort (self->values, compare_values);
}

PbSeries *
pb_series_load (PbPlan *plan, gint64 indicator_id)
{
  return pb_series_load_until (plan, indicator_id, NULL);
}

PbSeries *
pb_series_load_until (PbPlan *plan, gint64 indicator_id, const char *last)
{
  PbSeries *self = g_new0 (PbSeries, 1);
  g_autoptr (GHashTable) periods = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) with_value = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) period_places = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) rows = NULL;

  self->entities = g_ptr_array_new_with_free_func (g_object_unref);
  self->periods = g_ptr_array_new_with_free_func (g_free);
  self->values = g_array_new (FALSE, FALSE, sizeof (Value));
  self->places = g_hash_table_new (NULL, NULL);
  g_return_val_if_fail (PB_IS_PLAN (plan), self);

  rows = read_rows (plan, indicator_id, last, periods);
  load_fetched (self, plan, indicator_id);
  find_typed_places (self, rows, with_value);
  for (guint gender = 0; gender < N_GENDERS; gender++)
    if (self->fetched[gender].block != NULL)
      find_fetched_places (self, plan, gender, last, with_value, periods);
  order_entities (self, plan, with_value);
  fill_gaps (periods);
  order_periods (self, periods, period_places);
  for (guint gender = 0; gender < N_GENDERS; gender++)
    if (self->fetched[gender].block != NULL)
      place_fetched (self, plan, gender);
  self->latest = g_new (int, self->entities->len);
  for (guint i = 0; i < self->entities->len; i++)
    self->latest[i] = -1;
  place_values (self, rows, period_places);
  find_latest (self);
  return self;
}

void
pb_series_free (PbSeries *self)
{
  for (guint gender = 0; gender < N_GENDERS; gender++)
    {
      Fetched *fetched = &self->fetched[gender];

      g_clear_pointer (&fetched->block, pb_series_block_free);
      g_clear_object (&fetched->fetch);
      g_free (fetched->rows);
      g_free (fetched->years);
    }
  g_hash_table_unref (self->places);
  g_ptr_array_unref (self->entities);
  g_ptr_array_unref (self->periods);
  g_array_unref (self->values);
  g_free (self->latest);
  g_free (self);
}

guint
pb_series_get_n_entities (PbSeries *self)
{
  return self->entities->len;
}

PbRecord *
pb_series_get_entity (PbSeries *self, guint entity)
{
  g_return_val_if_fail (entity < self->entities->len, NULL);

  return g_ptr_array_index (self->entities, entity);
}

int
pb_series_get_own (PbSeries *self)
{
  return self->entities->len > 0 && pb_record_get_int (g_ptr_array_index (self->entities, 0), PB_ENTITY_OWN) != 0 ? 0
                                                                                                                  : -1;
}

guint
pb_series_get_n_periods (PbSeries *self)
{
  return self->periods->len;
}

const char *
pb_series_get_period (PbSeries *self, guint period)
{
  g_return_val_if_fail (period < self->periods->len, NULL);

  return g_ptr_array_index (self->periods, period);
}

gboolean
pb_series_is_divided (PbSeries *self)
{
  return self->divided;
}

static const Value *
find_typed (PbSeries *self, guint entity, guint period, PbGender gender, PbValueKind kind)
{
  Value wanted = { value_key (self, entity, period, gender, kind), 0 };

  if (self->values->len == 0)
    return NULL;
  return bsearch (&wanted, self->values->data, self->values->len, sizeof (Value), compare_values);
}

/* The cell's place in the block, -1 where the block does not reach there. */
static gssize
find_cell (PbSeries *self, guint entity, guint period, PbGender gender, PbValueKind kind)
{
  const Fetched *fetched = &self->fetched[gender];

  if (fetched->block == NULL || kind != PB_VALUE_OUTCOME || fetched->rows[entity] < 0 || fetched->years[period] < 0)
    return -1;
  return (gssize) fetched->rows[entity] * fetched->block->n_years + fetched->years[period];
}

gboolean
pb_series_get_value (PbSeries *self, guint entity, guint period, PbGender gender, PbValueKind kind, double *value)
{
  const Value *typed;
  gssize cell;

  g_return_val_if_fail (entity < self->entities->len && period < self->periods->len, FALSE);
  g_return_val_if_fail ((guint) gender < N_GENDERS && (guint) kind < N_KINDS, FALSE);

  typed = find_typed (self, entity, period, gender, kind);
  cell = typed == NULL ? find_cell (self, entity, period, gender, kind) : -1;
  if (typed == NULL && (cell < 0 || self->fetched[gender].block->states[cell] != PB_POINT_VALUE))
    return FALSE;
  if (value != NULL)
    *value = typed != NULL ? typed->value : self->fetched[gender].block->values[cell];
  return TRUE;
}

gboolean
pb_series_get_point (PbSeries *self, guint entity, guint period, PbGender gender, PbValueKind kind, PbPoint *point)
{
  const Value *typed;
  gssize cell;

  g_return_val_if_fail (entity < self->entities->len && period < self->periods->len, FALSE);
  g_return_val_if_fail ((guint) gender < N_GENDERS && (guint) kind < N_KINDS, FALSE);

  *point = (PbPoint){ PB_POINT_UNKNOWN };
  typed = find_typed (self, entity, period, gender, kind);
  cell = find_cell (self, entity, period, gender, kind);
  if (cell >= 0 && self->fetched[gender].block->states[cell] != PB_POINT_UNKNOWN)
    {
      PbSeriesBlock *block = self->fetched[gender].block;

      point->state = point->fetched_state = block->states[cell];
      point->value = point->fetched = block->values[cell];
      point->count = block->counts[cell];
      point->fetch = self->fetched[gender].fetch;
    }
  if (typed != NULL)
    {
      point->state = PB_POINT_VALUE;
      point->value = typed->value;
      point->typed = TRUE;
      point->count = 0;
    }
  return point->state != PB_POINT_UNKNOWN;
}

PbRecord *
pb_series_get_fetch (PbSeries *self, PbGender gender)
{
  g_return_val_if_fail ((guint) gender < N_GENDERS, NULL);

  return self->fetched[gender].fetch;
}

/* Whether any fetched value counts: one that none typed stands before. */
static gboolean
counts (PbSeries *self, PbGender gender)
{
  PbSeriesBlock *block = self->fetched[gender].block;

  for (guint e = 0; block != NULL && e < self->entities->len; e++)
    for (guint p = 0; p < self->periods->len; p++)
      {
        gssize cell = find_cell (self, e, p, gender, PB_VALUE_OUTCOME);

        if (cell >= 0 && block->states[cell] == PB_POINT_VALUE
            && find_typed (self, e, p, gender, PB_VALUE_OUTCOME) == NULL)
          return TRUE;
      }
  return FALSE;
}

void
pb_series_get_sources (PbSeries *self, gboolean *typed, PbRecord **fetch)
{
  *typed = FALSE;
  *fetch = NULL;
  for (guint i = 0; i < self->values->len && !*typed; i++)
    *typed = g_array_index (self->values, Value, i).key % N_KINDS == PB_VALUE_OUTCOME;
  for (guint gender = 0; gender < N_GENDERS && *fetch == NULL; gender++)
    if (counts (self, gender))
      *fetch = self->fetched[gender].fetch;
}

int
pb_series_find_entity (PbSeries *self, PbRecord *entity)
{
  return (int) GPOINTER_TO_UINT (g_hash_table_lookup (self->places, entity)) - 1;
}

int
pb_series_find_period (PbSeries *self, const char *period)
{
  for (guint i = 0; i < self->periods->len; i++)
    if (g_strcmp0 (self->periods->pdata[i], period) == 0)
      return (int) i;
  return -1;
}

guint
pb_series_count_missing (PbSeries *self, guint period, PbGender gender)
{
  const Fetched *fetched = &self->fetched[gender];
  guint n = 0;

  g_return_val_if_fail (period < self->periods->len && (guint) gender < N_GENDERS, 0);

  if (fetched->block == NULL || fetched->years[period] < 0)
    return 0;
  for (guint i = 0; i < fetched->block->n_entities; i++)
    {
      guint8 state = fetched->block->states[(gsize) i * fetched->block->n_years + (guint) fetched->years[period]];

      n += state != PB_POINT_VALUE && state != PB_POINT_UNKNOWN;
    }
  return n;
}

int
pb_series_get_latest (PbSeries *self, guint entity)
{
  g_return_val_if_fail (entity < self->entities->len, -1);

  return self->latest[entity];
}

int
pb_series_get_decimals (PbSeries *self)
{
  return self->decimals;
}

static gboolean
look_up_fetched (PbPlan *plan, gint64 indicator_id, gint64 entity_id, const char *period, PbGender gender, double *value)
{
  PbDb *db = pb_plan_get_db (plan);
  g_autoptr (PbSeriesBlock) block = NULL;
  gssize cell;

  if (db == NULL || period == NULL || whole_year (period) == 0)
    return FALSE;
  block = pb_series_block_load (db, indicator_id, pb_enum_nick (PB_ENUM_GENDER, gender), NULL);
  cell = block != NULL ? pb_series_block_find (block, entity_id, whole_year (period)) : -1;
  if (cell < 0 || block->states[cell] != PB_POINT_VALUE)
    return FALSE;
  *value = block->values[cell];
  return TRUE;
}

gboolean
pb_series_lookup (PbPlan *plan, gint64 indicator_id, gint64 entity_id, const char *period, PbGender gender,
                  PbValueKind kind, double *value)
{
  double found;

  if (pb_series_find (plan, indicator_id, entity_id, period, gender, kind, &found) == 0
      && (kind != PB_VALUE_OUTCOME || !look_up_fetched (plan, indicator_id, entity_id, period, gender, &found)))
    return FALSE;
  if (value != NULL)
    *value = found;
  return TRUE;
}
