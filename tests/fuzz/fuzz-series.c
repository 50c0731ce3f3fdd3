/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include <math.h>
#include <string.h>

#include "model/pb-series-block.h"

/* The packed values of a plan from elsewhere: two bytes of first year, one of years, two of how long the entities are, then
 * entities and data. What is read holds only finite values and known states, and packs to what reads the same. */

static void
check_cells (PbSeriesBlock *block)
{
  for (gsize i = 0; i < (gsize) block->n_entities * block->n_years; i++)
    if (block->states[i] >= PB_N_POINT_STATES || !isfinite (block->values[i]))
      g_error ("cell %" G_GSIZE_FORMAT " is no value", i);
}

static void
check_same (PbSeriesBlock *block)
{
  g_autoptr (GBytes) entities = pb_series_block_pack_entities (block);
  g_autoptr (GBytes) data = pb_series_block_pack_data (block);
  g_autoptr (PbSeriesBlock) again
    = pb_series_block_unpack (block->first_year, block->n_years, g_bytes_get_data (entities, NULL),
                              g_bytes_get_size (entities), g_bytes_get_data (data, NULL), g_bytes_get_size (data));

  gsize n = (gsize) block->n_entities * block->n_years;

  if (again == NULL || again->n_entities != block->n_entities
      || (n > 0 && memcmp (again->values, block->values, sizeof (double) * n) != 0)
      || (n > 0 && memcmp (again->states, block->states, n) != 0))
    g_error ("what was packed reads otherwise");
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (PbSeriesBlock) block = NULL;
  gsize n_entities;

  if (size < 5 || size > 64 * 1024)
    return 0;
  n_entities = MIN ((gsize) (data[3] << 8 | data[4]), size - 5);
  block = pb_series_block_unpack (data[0] << 8 | data[1], data[2], data + 5, n_entities, data + 5 + n_entities,
                                  size - 5 - n_entities);
  if (block == NULL)
    return 0;
  check_cells (block);
  check_same (block);
  if (block->n_entities > 0 && block->n_years > 0
      && pb_series_block_find (block, block->entities[0], block->first_year) != 0)
    g_error ("the first cell is not the first");
  return 0;
}
