/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-plan.h"

G_BEGIN_DECLS

/* Price indices that the user entered with their source: KPI, PKV. A factor is the index's level in its year, in whatever
 * base: an amount of year a in the prices of year b is amount × factor (b) / factor (a). */

typedef struct
{
  int year;
  double factor;
} PbPriceFactor;

/* By name. (element-type utf8) (transfer full) */
GPtrArray  *pb_price_index_list_names (PbPlan *plan);
gboolean    pb_price_index_get        (PbPlan *plan, const char *name, int year, double *factor);
/* Where a year's factor comes from, NULL where not told. */
const char *pb_price_index_get_source (PbPlan *plan, const char *name, int year);
/* Enters a year's factor, or changes it: one edit. The factor must be greater than 0. */
gboolean    pb_price_index_set        (PbPlan *plan, const char *name, int year, double factor, const char *source,
                                       GError **error);
/* Several years' factors as one edit, or none of them. (element-type PbPriceFactor) */
gboolean    pb_price_index_set_all    (PbPlan *plan, const char *name, GArray *factors, const char *source, GError **error);
gboolean    pb_price_index_remove     (PbPlan *plan, const char *name, int year, GError **error);
/* The amount in the prices of another year. FALSE where a factor is missing. */
gboolean    pb_price_index_adjust     (PbPlan *plan, const char *name, double amount, int from, int to, double *adjusted);

G_END_DECLS
