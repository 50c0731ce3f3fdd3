/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-series-block.h"

#include <math.h>
#include <string.h>

#define MAGIC 4

static const char entities_magic[MAGIC] = { 'P', 'B', 'E', '1' };
static const char data_magic[MAGIC] = { 'P', 'B', 'S', '1' };

G_STATIC_ASSERT (sizeof (double) == 8);

PbSeriesBlock *
pb_series_block_new (guint n_entities, int first_year, guint n_years)
{
  PbSeriesBlock *self = g_new0 (PbSeriesBlock, 1);
  gsize n = (gsize) n_entities * n_years;

  self->n_entities = n_entities;
  self->first_year = first_year;
  self->n_years = n_years;
  self->entities = g_new0 (gint64, n_entities);
  self->values = g_new0 (double, n);
  self->states = g_new0 (guint8, n);
  self->counts = g_new0 (guint16, n);
  return self;
}

void
pb_series_block_free (PbSeriesBlock *self)
{
  g_free (self->entities);
  g_free (self->values);
  g_free (self->states);
  g_free (self->counts);
  g_free (self);
}

/* An empty block has no arrays. */
static void
copy (gpointer to, gconstpointer from, gsize n_bytes)
{
  if (n_bytes > 0)
    memcpy (to, from, n_bytes);
}

static void
swap_8 (gpointer words, gsize n)
{
#if G_BYTE_ORDER == G_BIG_ENDIAN
  guint64 *word = words;

  for (gsize i = 0; i < n; i++)
    word[i] = GUINT64_SWAP_LE_BE (word[i]);
#endif
}

static void
swap_2 (guint16 *words, gsize n)
{
#if G_BYTE_ORDER == G_BIG_ENDIAN
  for (gsize i = 0; i < n; i++)
    words[i] = GUINT16_SWAP_LE_BE (words[i]);
#endif
}

static gboolean
has_each_once (PbSeriesBlock *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < self->n_entities; i++)
    if (!g_hash_table_add (seen, &self->entities[i]))
      return FALSE;
  return TRUE;
}

static void
drop_what_is_no_value (PbSeriesBlock *self)
{
  gsize n = (gsize) self->n_entities * self->n_years;

  for (gsize i = 0; i < n; i++)
    if (self->states[i] >= PB_N_POINT_STATES || !isfinite (self->values[i]))
      {
        self->states[i] = PB_POINT_UNKNOWN;
        self->values[i] = 0;
      }
}

PbSeriesBlock *
pb_series_block_unpack (int first_year, gint64 n_years, gconstpointer entities, gsize n_entities, gconstpointer data,
                        gsize n_data)
{
  g_autoptr (PbSeriesBlock) self = NULL;
  const guint8 *at = data;
  gsize n;

  if (first_year < 1 || first_year > 9999 || n_years < 0 || n_years > PB_BLOCK_MAX_YEARS || entities == NULL || data == NULL
      || n_entities < MAGIC || n_data < MAGIC || (n_entities - MAGIC) % 8 != 0
      || (n_entities - MAGIC) / 8 > PB_BLOCK_MAX_ENTITIES || memcmp (entities, entities_magic, MAGIC) != 0
      || memcmp (data, data_magic, MAGIC) != 0)
    return NULL;
  n_entities = (n_entities - MAGIC) / 8;
  n = n_entities * (gsize) n_years;
  if (n_data - MAGIC != n * (8 + 1 + 2))
    return NULL;

  self = pb_series_block_new ((guint) n_entities, first_year, (guint) n_years);
  copy (self->entities, (const guint8 *) entities + MAGIC, n_entities * 8);
  copy (self->values, at + MAGIC, n * 8);
  copy (self->states, at + MAGIC + n * 8, n);
  copy (self->counts, at + MAGIC + n * 9, n * 2);
  swap_8 (self->entities, n_entities);
  swap_8 (self->values, n);
  swap_2 (self->counts, n);
  if (!has_each_once (self))
    return NULL;
  drop_what_is_no_value (self);
  return g_steal_pointer (&self);
}

GBytes *
pb_series_block_pack_entities (PbSeriesBlock *self)
{
  gsize size = MAGIC + (gsize) self->n_entities * 8;
  guint8 *bytes = g_malloc (size);

  memcpy (bytes, entities_magic, MAGIC);
  copy (bytes + MAGIC, self->entities, size - MAGIC);
  swap_8 (bytes + MAGIC, self->n_entities);
  return g_bytes_new_take (bytes, size);
}

GBytes *
pb_series_block_pack_data (PbSeriesBlock *self)
{
  gsize n = (gsize) self->n_entities * self->n_years;
  gsize size = MAGIC + n * (8 + 1 + 2);
  guint8 *bytes = g_malloc (size);

  memcpy (bytes, data_magic, MAGIC);
  copy (bytes + MAGIC, self->values, n * 8);
  copy (bytes + MAGIC + n * 8, self->states, n);
  copy (bytes + MAGIC + n * 9, self->counts, n * 2);
  swap_8 (bytes + MAGIC, n);
  swap_2 ((guint16 *) (gpointer) (bytes + MAGIC + n * 9), n);
  return g_bytes_new_take (bytes, size);
}

static PbSeriesBlock *
load_found (PbDb *db, sqlite3_stmt *stmt, gint64 indicator, const char *gender, gint64 *fetch)
{
  gint64 found = 0;

  sqlite3_bind_int64 (stmt, 1, indicator);
  sqlite3_bind_text (stmt, 2, gender, -1, SQLITE_STATIC);
  if (sqlite3_step (stmt) == SQLITE_ROW)
    found = sqlite3_column_int64 (stmt, 0);
  pb_db_done (stmt);
  if (fetch != NULL)
    *fetch = found;
  return found != 0 ? pb_series_block_load_of (db, indicator, gender, found) : NULL;
}

/* Which one, before any of the BLOBs is read: sorting would carry them all along. */
PbSeriesBlock *
pb_series_block_load (PbDb *db, gint64 indicator, const char *gender, gint64 *fetch)
{
  sqlite3_stmt *stmt = pb_db_prepare (db,
                                      "SELECT f.id FROM series s JOIN fetch f ON f.id = s.fetch"
                                      " WHERE s.indicator = ?1 AND s.gender = ?2 AND f.status = 'ok'"
                                      " ORDER BY f.at DESC, f.id DESC LIMIT 1",
                                      NULL);

  return stmt != NULL ? load_found (db, stmt, indicator, gender, fetch) : NULL;
}

PbSeriesBlock *
pb_series_block_load_before (PbDb *db, gint64 indicator, const char *gender, gint64 fetch)
{
  sqlite3_stmt *stmt = pb_db_prepare (db,
                                      "SELECT f.id FROM series s JOIN fetch f ON f.id = s.fetch"
                                      " WHERE s.indicator = ?1 AND s.gender = ?2 AND f.status = 'ok'"
                                      " AND (f.at, f.id) < (SELECT at, id FROM fetch WHERE id = ?3)"
                                      " ORDER BY f.at DESC, f.id DESC LIMIT 1",
                                      NULL);

  if (stmt == NULL)
    return NULL;
  sqlite3_bind_int64 (stmt, 3, fetch);
  return load_found (db, stmt, indicator, gender, NULL);
}

PbSeriesBlock *
pb_series_block_load_of (PbDb *db, gint64 indicator, const char *gender, gint64 fetch)
{
  PbSeriesBlock *self = NULL;
  sqlite3_stmt *stmt = pb_db_prepare (db,
                                      "SELECT first_year, years, entities, data FROM series"
                                      " WHERE indicator = ?1 AND gender = ?2 AND fetch = ?3",
                                      NULL);

  if (stmt == NULL)
    return NULL;
  sqlite3_bind_int64 (stmt, 1, indicator);
  sqlite3_bind_text (stmt, 2, gender, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (stmt, 3, fetch);
  if (sqlite3_step (stmt) == SQLITE_ROW)
    {
      gint64 first_year = sqlite3_column_int64 (stmt, 0);
      gconstpointer entities = sqlite3_column_blob (stmt, 2);
      gsize n_entities = (gsize) sqlite3_column_bytes (stmt, 2);
      gconstpointer data = sqlite3_column_blob (stmt, 3);
      gsize n_data = (gsize) sqlite3_column_bytes (stmt, 3);

      if (first_year >= 1 && first_year <= 9999)
        self = pb_series_block_unpack ((int) first_year, sqlite3_column_int64 (stmt, 1), entities, n_entities, data, n_data);
    }
  pb_db_done (stmt);
  return self;
}

gboolean
pb_series_block_store (PbSeriesBlock *self, PbDb *db, gint64 indicator, const char *gender, gint64 fetch, GError **error)
{
  g_autoptr (GBytes) entities = pb_series_block_pack_entities (self);
  g_autoptr (GBytes) data = pb_series_block_pack_data (self);
  sqlite3_stmt *stmt = pb_db_prepare (db,
                                      "INSERT INTO series (indicator, gender, fetch, first_year, years, entities, data)"
                                      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                                      error);

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, indicator);
  sqlite3_bind_text (stmt, 2, gender, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (stmt, 3, fetch);
  sqlite3_bind_int64 (stmt, 4, self->first_year);
  sqlite3_bind_int64 (stmt, 5, self->n_years);
  sqlite3_bind_blob64 (stmt, 6, g_bytes_get_data (entities, NULL), g_bytes_get_size (entities), SQLITE_STATIC);
  sqlite3_bind_blob64 (stmt, 7, g_bytes_get_data (data, NULL), g_bytes_get_size (data), SQLITE_STATIC);
  return pb_db_run (db, stmt, error);
}

gssize
pb_series_block_find (PbSeriesBlock *self, gint64 entity, int year)
{
  if (year < self->first_year || year >= self->first_year + (int) self->n_years)
    return -1;
  for (guint i = 0; i < self->n_entities; i++)
    if (self->entities[i] == entity)
      return (gssize) i * self->n_years + (year - self->first_year);
  return -1;
}
