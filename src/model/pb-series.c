/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-series.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "pb-plan-private.h"

#define N_GENDERS 3
#define N_KINDS 3

typedef struct
{
  guint64 key; /* place of the value; see value_key() */
  double value;
} Value;

struct _PbSeries
{
  GPtrArray *entities; /* PbRecord */
  GPtrArray *periods;  /* code */
  GArray *values;      /* Value, by key */
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
compare_entities (gconstpointer a, gconstpointer b)
{
  PbRecord *first = *(PbRecord *const *)a;
  PbRecord *second = *(PbRecord *const *)b;
  int own = (pb_record_get_int (second, PB_ENTITY_OWN) != 0) - (pb_record_get_int (first, PB_ENTITY_OWN) != 0);

  if (own == 0)
    own = g_utf8_collate (pb_record_get_title (first), pb_record_get_title (second));
  return own != 0 ? own : (pb_record_get_id (first) < pb_record_get_id (second) ? -1 : 1);
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
read_rows (PbPlan *plan, gint64 indicator_id, GHashTable *periods)
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

      if (row.entity == NULL || period == NULL || gender < 0 || kind < 0 || !isfinite (row.value))
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

/* The entities with an outcome, the own one also with targets alone, and all periods, in order, and the place of each. */
static void
find_places (PbSeries *self, GArray *rows, GHashTable *periods, GHashTable *entity_places, GHashTable *period_places)
{
  GHashTableIter iter;
  gpointer code;

  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = &g_array_index (rows, Row, i);

      if ((row->kind == PB_VALUE_OUTCOME || pb_record_get_int (row->entity, PB_ENTITY_OWN))
          && g_hash_table_add (entity_places, row->entity))
        g_ptr_array_add (self->entities, g_object_ref (row->entity));
      self->divided |= row->gender != PB_GENDER_TOTAL;
      self->decimals = MAX (self->decimals, decimals_of (row->value));
    }
  g_hash_table_iter_init (&iter, periods);
  while (g_hash_table_iter_next (&iter, &code, NULL))
    g_ptr_array_add (self->periods, code);
  g_ptr_array_sort (self->entities, compare_entities);
  g_ptr_array_sort (self->periods, compare_periods);
  for (guint i = 0; i < self->entities->len; i++)
    g_hash_table_replace (entity_places, g_ptr_array_index (self->entities, i), GUINT_TO_POINTER (i));
  for (guint i = 0; i < self->periods->len; i++)
    {
      char *period = g_ptr_array_index (self->periods, i);

      g_hash_table_replace (period_places, period, GUINT_TO_POINTER (i));
      self->periods->pdata[i] = g_strdup (period);
    }
}

static void
place_values (PbSeries *self, GArray *rows, GHashTable *entity_places, GHashTable *period_places)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = &g_array_index (rows, Row, i);
      int period = (int) GPOINTER_TO_UINT (g_hash_table_lookup (period_places, row->period));
      gpointer entity;
      Value value;

      if (!g_hash_table_lookup_extended (entity_places, row->entity, NULL, &entity))
        continue;
      value.key = value_key (self, GPOINTER_TO_UINT (entity), period, row->gender, row->kind);
      value.value = row->value;
      g_array_append_val (self->values, value);
      if (row->kind == PB_VALUE_OUTCOME)
        self->latest[GPOINTER_TO_UINT (entity)] = MAX (self->latest[GPOINTER_TO_UINT (entity)], period);
    }
  g_array_sort (self->values, compare_values);
}

PbSeries *
pb_series_load (PbPlan *plan, gint64 indicator_id)
{
  PbSeries *self = g_new0 (PbSeries, 1);
  g_autoptr (GHashTable) periods = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) entity_places = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) period_places = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) rows = NULL;

  self->entities = g_ptr_array_new_with_free_func (g_object_unref);
  self->periods = g_ptr_array_new_with_free_func (g_free);
  self->values = g_array_new (FALSE, FALSE, sizeof (Value));
  g_return_val_if_fail (PB_IS_PLAN (plan), self);

  rows = read_rows (plan, indicator_id, periods);
  find_places (self, rows, periods, entity_places, period_places);
  self->latest = g_new (int, self->entities->len);
  for (guint i = 0; i < self->entities->len; i++)
    self->latest[i] = -1;
  place_values (self, rows, entity_places, period_places);
  return self;
}

void
pb_series_free (PbSeries *self)
{
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

gboolean
pb_series_get_value (PbSeries *self, guint entity, guint period, PbGender gender, PbValueKind kind, double *value)
{
  Value wanted = { 0, 0 };
  const Value *found;

  g_return_val_if_fail (entity < self->entities->len && period < self->periods->len, FALSE);

  wanted.key = value_key (self, entity, period, gender, kind);
  found = self->values->len == 0
              ? NULL
              : bsearch (&wanted, self->values->data, self->values->len, sizeof (Value), compare_values);
  if (found == NULL)
    return FALSE;
  if (value != NULL)
    *value = found->value;
  return TRUE;
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

gboolean
pb_series_lookup (PbPlan *plan, gint64 indicator_id, gint64 entity_id, const char *period, PbGender gender,
                  PbValueKind kind, double *value)
{
  double found;

  if (pb_series_find (plan, indicator_id, entity_id, period, gender, kind, &found) == 0)
    return FALSE;
  if (value != NULL)
    *value = found;
  return TRUE;
}
