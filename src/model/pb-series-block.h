/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-db.h"

G_BEGIN_DECLS

/* What is known of one entity in one year. */
typedef enum
{
  PB_POINT_UNKNOWN, /* never asked for */
  PB_POINT_VALUE,
  PB_POINT_MISSING, /* asked for; the source has no value */
  PB_POINT_REMOVED, /* the source had a value and has taken it away */
  PB_POINT_HIDDEN,  /* the source has a value that it does not publish: too few persons */
  PB_N_POINT_STATES
} PbPointState;

/* Fetched values of one indicator and sex: a cell for each entity and year, as one row of the table series.
 *
 * In the file, all numbers little-endian:
 *   entities  "PBE1", then an id (int64) an entity, each once
 *   data      "PBS1", then for each entity in turn and for each year: value (float64; 0 where there is none);
 *             after all of those a state (uint8) a cell, and then a count (uint16) a cell
 * What is not exactly that long, or holds more than PB_BLOCK_MAX_…, is refused whole; a cell whose state is unknown to this
 * program, or whose value is not finite, is PB_POINT_UNKNOWN. */
#define PB_BLOCK_MAX_ENTITIES 20000
#define PB_BLOCK_MAX_YEARS 200

typedef struct
{
  guint n_entities;
  int first_year;
  guint n_years;
  gint64 *entities;
  double *values; /* entity × year */
  guint8 *states; /* PbPointState */
  guint16 *counts; /* of how many the value is the mean; 0 where not told */
} PbSeriesBlock;

PbSeriesBlock *pb_series_block_new    (guint n_entities, int first_year, guint n_years);
void           pb_series_block_free   (PbSeriesBlock *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbSeriesBlock, pb_series_block_free)

/* The row of the table series that is in force for the indicator and sex, or the fetch's own: NULL where there is none or it
 * is damaged. *fetch, where not NULL, is set to the fetch's id. (transfer full) */
PbSeriesBlock *pb_series_block_load   (PbDb *db, gint64 indicator, const char *gender, gint64 *fetch);
PbSeriesBlock *pb_series_block_load_of (PbDb *db, gint64 indicator, const char *gender, gint64 fetch);
/* The one that was in force before the fetch. */
PbSeriesBlock *pb_series_block_load_before (PbDb *db, gint64 indicator, const char *gender, gint64 fetch);
gboolean       pb_series_block_store  (PbSeriesBlock *self, PbDb *db, gint64 indicator, const char *gender, gint64 fetch,
                                       GError **error);

/* From the two BLOBs. NULL where they are not what is described above. (transfer full) */
PbSeriesBlock *pb_series_block_unpack (int first_year, gint64 n_years, gconstpointer entities, gsize n_entities,
                                       gconstpointer data, gsize n_data);
GBytes        *pb_series_block_pack_entities (PbSeriesBlock *self);
GBytes        *pb_series_block_pack_data (PbSeriesBlock *self);

/* The cell's place; -1 outside the block. Entities are found by going through them. */
gssize         pb_series_block_find   (PbSeriesBlock *self, gint64 entity, int year);

G_END_DECLS
