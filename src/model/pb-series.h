/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-plan.h"

G_BEGIN_DECLS

/* The values of one indicator, read when asked for. */
typedef struct _PbSeries PbSeries;

/* (transfer full); never NULL. */
PbSeries   *pb_series_load           (PbPlan *plan, gint64 indicator_id);
void        pb_series_free           (PbSeries *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbSeries, pb_series_free)

/* Entities that have an outcome, and the own one also where it has only targets; own first, then by name. */
guint       pb_series_get_n_entities (PbSeries *self);
PbRecord   *pb_series_get_entity     (PbSeries *self, guint entity);
/* Index of the own entity, -1 where it has no value. */
int         pb_series_get_own        (PbSeries *self);
/* Ascending period codes that have any value of any kind. */
guint       pb_series_get_n_periods  (PbSeries *self);
const char *pb_series_get_period     (PbSeries *self, guint period);
/* TRUE where the indicator has values by sex. */
gboolean    pb_series_is_divided     (PbSeries *self);
/* FALSE where not measured. */
gboolean    pb_series_get_value      (PbSeries *self, guint entity, guint period, PbGender gender, PbValueKind kind, double *value);
/* The newest period in which entity has an outcome, -1 where none. */
int         pb_series_get_latest     (PbSeries *self, guint entity);
/* Decimals that show every value of it (0–2). */
int         pb_series_get_decimals   (PbSeries *self);

/* One value by ids; FALSE where not measured. */
gboolean    pb_series_lookup         (PbPlan *plan, gint64 indicator_id, gint64 entity_id, const char *period,
                                      PbGender gender, PbValueKind kind, double *value);

/* The id of the row that holds one value, for an edit of it; 0 where not measured. */
gint64      pb_series_find           (PbPlan *plan, gint64 indicator_id, gint64 entity_id, const char *period,
                                      PbGender gender, PbValueKind kind, double *value);

G_END_DECLS
