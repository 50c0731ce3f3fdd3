/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-kolada-json.h"

G_BEGIN_DECLS

typedef struct
{
  guint kpi; /* place among the ids */
  guint place;
  guint16 year;
  guint16 count;
  guint8 gender; /* PbGender */
  guint8 state; /* PbPointState */
  double value;
} PbKoladaValue;

struct _PbKoladaBatch
{
  GPtrArray *kpis; /* PbKoladaKpi */
  GPtrArray *places; /* PbKoladaPlace */
  GPtrArray *groups; /* PbKoladaPlace */
  GHashTable *kpis_by_id;
  GHashTable *places_by_id; /* groups too */
  GPtrArray *kpi_ids; /* that values have */
  GPtrArray *place_ids;
  GHashTable *kpi_numbers; /* id → its place among the ids + 1 */
  GHashTable *place_numbers;
  GArray *values; /* PbKoladaValue */
  guint n_skipped;
  GHashTable *asked_groups; /* ids of groups that are wanted whether they have values themselves or not */
  gboolean filters;
  GHashTable *kept; /* ids, where it filters; NULL: all but groups */
};

G_END_DECLS
