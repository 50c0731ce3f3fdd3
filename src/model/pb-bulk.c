/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-fetch.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "pb-date.h"
#include "pb-edit-private.h"
#include "pb-series-park.h"

/* As many years as a block may hold. */
#define FIRST_YEAR 1950
#define LAST_YEAR (FIRST_YEAR + PB_BLOCK_MAX_YEARS - 1)

typedef struct
{
  guint entity; /* place among the pile's */
  guint16 year;
  guint8 state;
  guint16 count;
  double value;
} Point;

/* The values of one indicator and sex, as they came. */
typedef struct
{
  gint64 indicator;
  PbGender gender;
  GArray *entities; /* gint64 */
  GHashTable *places; /* of an entity: its place + 1 */
  GArray *points; /* Point */
  int first_year;
  int last_year;
} Pile;

struct _PbBulk
{
  GPtrArray *piles;
  GHashTable *by_key; /* Pile → itself */
  Pile *last; /* values come sorted, mostly */
};

static guint
pile_hash (gconstpointer data)
{
  const Pile *pile = data;

  return g_int64_hash (&pile->indicator) * 3 + pile->gender;
}

static gboolean
pile_equal (gconstpointer a, gconstpointer b)
{
  const Pile *first = a, *second = b;

  return first->indicator == second->indicator && first->gender == second->gender;
}

static void
pile_free (gpointer data)
{
  Pile *pile = data;

  g_array_unref (pile->entities);
  g_hash_table_unref (pile->places);
  g_array_unref (pile->points);
  g_free (pile);
}

PbBulk *
pb_bulk_new (void)
{
  PbBulk *self = g_new0 (PbBulk, 1);

  self->piles = g_ptr_array_new_with_free_func (pile_free);
  self->by_key = g_hash_table_new (pile_hash, pile_equal);
  return self;
}

void
pb_bulk_free (PbBulk *self)
{
  g_hash_table_unref (self->by_key);
  g_ptr_array_unref (self->piles);
  g_free (self);
}

static Pile *
find_pile (PbBulk *self, gint64 indicator, PbGender gender)
{
  Pile wanted = { .indicator = indicator, .gender = gender };
  Pile *pile = self->last;

  if (pile != NULL && pile_equal (pile, &wanted))
    return pile;
  pile = g_hash_table_lookup (self->by_key, &wanted);
  if (pile == NULL)
    {
      pile = g_new0 (Pile, 1);
      pile->indicator = indicator;
      pile->gender = gender;
      pile->entities = g_array_new (FALSE, FALSE, sizeof (gint64));
      pile->places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
      pile->points = g_array_new (FALSE, FALSE, sizeof (Point));
      pile->first_year = G_MAXINT;
      g_ptr_array_add (self->piles, pile);
      g_hash_table_add (self->by_key, pile);
    }
  self->last = pile;
  return pile;
}

static guint
place_entity (Pile *pile, gint64 entity)
{
  guint n = pile->entities->len;
  guint place;

  if (pile->points->len > 0)
    {
      place = g_array_index (pile->points, Point, pile->points->len - 1).entity;
      if (g_array_index (pile->entities, gint64, place) == entity)
        return place;
    }
  place = GPOINTER_TO_UINT (g_hash_table_lookup (pile->places, &entity));
  if (place > 0)
    return place - 1;
  g_array_append_val (pile->entities, entity);
  g_hash_table_insert (pile->places, g_memdup2 (&entity, sizeof entity), GUINT_TO_POINTER (n + 1));
  return n;
}

gboolean
pb_bulk_add (PbBulk *self, gint64 indicator, gint64 entity, int year, PbGender gender, PbPointState state, double value,
             guint count)
{
  Pile *pile;
  Point point;

  if (year < FIRST_YEAR || year > LAST_YEAR || (state == PB_POINT_VALUE && !isfinite (value)))
    return FALSE;
  pile = find_pile (self, indicator, gender);
  point = (Point){ place_entity (pile, entity), (guint16) year, (guint8) state, (guint16) MIN (count, G_MAXUINT16),
                   state == PB_POINT_VALUE ? value : 0 };
  if (pile->entities->len > PB_BLOCK_MAX_ENTITIES)
    return FALSE;
  g_array_append_val (pile->points, point);
  pile->first_year = MIN (pile->first_year, year);
  pile->last_year = MAX (pile->last_year, year);
  return TRUE;
}

/* What was known, with room for what came. */
static PbSeriesBlock *
make_room (Pile *pile, PbSeriesBlock *known, guint *places)
{
  gboolean usable = known != NULL && known->n_years > 0 && known->first_year >= FIRST_YEAR
                    && known->first_year + (int) known->n_years - 1 <= LAST_YEAR;
  int first = usable ? MIN (pile->first_year, known->first_year) : pile->first_year;
  int last = usable ? MAX (pile->last_year, known->first_year + (int) known->n_years - 1) : pile->last_year;
  guint n_known = usable ? known->n_entities : 0, n = n_known;
  g_autoptr (GHashTable) rows = g_hash_table_new (g_int64_hash, g_int64_equal);
  PbSeriesBlock *block;

  for (guint i = 0; i < n_known; i++)
    g_hash_table_insert (rows, &known->entities[i], GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < pile->entities->len; i++)
    {
      guint row = GPOINTER_TO_UINT (g_hash_table_lookup (rows, &g_array_index (pile->entities, gint64, i)));

      places[i] = row > 0 ? row - 1 : n++;
    }
  block = pb_series_block_new (n, first, (guint) (last - first + 1));
  for (guint i = 0; i < n_known; i++)
    {
      gsize to = (gsize) i * block->n_years + (gsize) (known->first_year - first);
      gsize from = (gsize) i * known->n_years;

      block->entities[i] = known->entities[i];
      memcpy (block->values + to, known->values + from, known->n_years * sizeof (double));
      memcpy (block->states + to, known->states + from, known->n_years);
      memcpy (block->counts + to, known->counts + from, known->n_years * sizeof (guint16));
    }
  for (guint i = 0; i < pile->entities->len; i++)
    block->entities[places[i]] = g_array_index (pile->entities, gint64, i);
  return block;
}

/* How many came more than once, and not the same. */
static guint
lay_over (Pile *pile, PbSeriesBlock *block, const guint *places)
{
  g_autofree guint8 *laid = g_new0 (guint8, (gsize) block->n_entities * block->n_years);
  guint n_twice = 0;

  for (guint i = 0; i < pile->points->len; i++)
    {
      const Point *point = &g_array_index (pile->points, Point, i);
      gsize at = (gsize) places[point->entity] * block->n_years + (gsize) (point->year - block->first_year);

      n_twice += laid[at] && (block->states[at] != point->state || block->values[at] != point->value);
      laid[at] = TRUE;
      block->states[at] = point->state;
      block->values[at] = point->value;
      block->counts[at] = point->count;
    }
  return n_twice;
}

/* TRUE where the block says anything else than what was known. */
static gboolean
sum_up (PbSeriesBlock *block, PbSeriesBlock *known, PbBulkSummary *summary)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < block->n_entities; i++)
    for (guint y = 0; y < block->n_years; y++)
      {
        gsize at = (gsize) i * block->n_years + y;
        int year = block->first_year + (int) y;
        /* What was known stands first, in its order. */
        gboolean inside = known != NULL && i < known->n_entities && known->entities[i] == block->entities[i]
                          && year >= known->first_year && year < known->first_year + (int) known->n_years;
        gsize before = inside ? (gsize) i * known->n_years + (gsize) (year - known->first_year) : 0;
        guint8 state = inside ? known->states[before] : PB_POINT_UNKNOWN;
        gboolean was = state == PB_POINT_VALUE, is = block->states[at] == PB_POINT_VALUE;
        gboolean differs = was && is && known->values[before] != block->values[at];

        summary->n_new += is && !was;
        summary->n_revised += differs;
        summary->n_removed += was && !is;
        changed |= differs || state != block->states[at] || (inside && known->counts[before] != block->counts[at]);
      }
  return changed;
}

static void
count_points (PbBulk *self, PbBulkSummary *summary)
{
  g_autoptr (GHashTable) indicators = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < self->piles->len; i++)
    {
      Pile *pile = self->piles->pdata[i];

      g_hash_table_add (indicators, &pile->indicator);
      for (guint p = 0; p < pile->points->len; p++)
        {
          guint8 state = g_array_index (pile->points, Point, p).state;

          summary->n_values += state == PB_POINT_VALUE;
          summary->n_missing += state != PB_POINT_VALUE;
        }
    }
  summary->n_indicators = g_hash_table_size (indicators);
}

/* Fetches are in order by time and id: none may be older than one that is there, whatever the clock says. */
static char *
find_place (PbDb *db, gint64 *id)
{
  g_autofree char *now = pb_time_now ();
  sqlite3_stmt *stmt = pb_db_prepare (db, "SELECT at, id FROM fetch ORDER BY at DESC, id DESC LIMIT 1", NULL);
  gint64 newest = 0;

  if (stmt != NULL && sqlite3_step (stmt) == SQLITE_ROW
      && g_strcmp0 ((const char *) sqlite3_column_text (stmt, 0), now) >= 0)
    {
      g_free (now);
      now = g_utf8_make_valid ((const char *) sqlite3_column_text (stmt, 0), -1);
      newest = sqlite3_column_int64 (stmt, 1);
    }
  if (stmt != NULL)
    pb_db_done (stmt);
  *id = pb_db_new_id ();
  /* Half of what is left above it. */
  if (*id <= newest && newest < G_MAXINT64)
    *id = newest + 1 + (gint64) (*id % ((G_MAXINT64 - newest) / 2 + 1));
  return g_steal_pointer (&now);
}

static void
set_text (PbChange *change, PbColumn column, const char *text)
{
  if (text != NULL)
    change->after[PB_COLUMN_INDEX (column)] = (PbValue){ PB_VALUE_TEXT, { .s = g_strdup (text) } };
}

static gint64
begin_fetch (PbEdit *edit, PbDb *db, const PbFetchFacts *facts)
{
  gint64 id;
  g_autofree char *at = find_place (db, &id);
  PbChange *row = pb_change_new (PB_TABLE_FETCH, id, PB_OP_INSERT);

  set_text (row, PB_FETCH_AT, at);
  set_text (row, PB_FETCH_SOURCE, facts->source);
  set_text (row, PB_FETCH_ADDRESS, facts->address);
  set_text (row, PB_FETCH_TITLE, facts->title);
  set_text (row, PB_FETCH_NOTE, facts->note);
  pb_edit_add_unlogged (edit, row);
  pb_edit_set_enum (edit, id, PB_FETCH_STATUS, PB_FETCH_OK);
  return id;
}

/* NULL where nothing differs, or the edit fails. */
static PbSeriesBlock *
merge_pile (PbEdit *edit, Pile *pile, PbDb *db, PbBulkSummary *summary)
{
  g_autoptr (PbSeriesBlock) known
    = pb_series_block_load (db, pile->indicator, pb_enum_nick (PB_ENUM_GENDER, pile->gender), NULL);
  g_autofree guint *places = g_new (guint, pile->entities->len);
  g_autoptr (PbSeriesBlock) block = make_room (pile, known, places);

  if (block->n_entities > PB_BLOCK_MAX_ENTITIES)
    {
      pb_edit_fail (edit, g_error_new (PB_ERROR, PB_ERROR_INVALID,
                                       _("An indicator would have values of more than %d municipalities and units."),
                                       PB_BLOCK_MAX_ENTITIES));
      return NULL;
    }
  summary->n_twice += lay_over (pile, block, places);
  return sum_up (block, known, summary) ? g_steal_pointer (&block) : NULL;
}

gint64
pb_bulk_write (PbBulk *self, PbEdit *edit, const PbFetchFacts *facts, gboolean always, PbBulkSummary *summary)
{
  PbDb *db = pb_edit_get_db (edit);
  PbBulkSummary ignored;
  gint64 fetch = 0;
  GError *error = NULL;

  if (summary == NULL)
    summary = &ignored;
  memset (summary, 0, sizeof *summary);
  count_points (self, summary);
  if (db == NULL)
    return 0;
  if (always)
    fetch = begin_fetch (edit, db, facts);
  for (guint i = 0; i < self->piles->len && error == NULL && pb_edit_get_db (edit) != NULL; i++)
    {
      Pile *pile = self->piles->pdata[i];
      g_autoptr (PbSeriesBlock) block = merge_pile (edit, pile, db, summary);

      if (block == NULL)
        continue;
      if (fetch == 0)
        fetch = begin_fetch (edit, db, facts);
      pb_series_block_store (block, db, pile->indicator, pb_enum_nick (PB_ENUM_GENDER, pile->gender), fetch, &error);
    }
  if (fetch != 0 && error == NULL)
    pb_series_prune (db, &error);
  if (error != NULL)
    pb_edit_fail (edit, error);
  return pb_edit_get_db (edit) != NULL ? fetch : 0;
}
