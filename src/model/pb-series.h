/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-plan.h"
#include "pb-series-block.h"

G_BEGIN_DECLS

/* The values of one indicator, read when asked for: what was typed by hand, and what was fetched last. Where both know a
 * value, the typed one counts. Opening a plan reads none of it. */
typedef struct _PbSeries PbSeries;

/* (transfer full); never NULL. */
PbSeries   *pb_series_load           (PbPlan *plan, gint64 indicator_id);
/* The same without what tells of later than the period last (a code; NULL: all), as pb_period_is_later() has it. */
PbSeries   *pb_series_load_until     (PbPlan *plan, gint64 indicator_id, const char *last);
void        pb_series_free           (PbSeries *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbSeries, pb_series_free)

/* Entities that have an outcome, and the own one also where it has only targets; own first, then by name. */
guint       pb_series_get_n_entities (PbSeries *self);
PbRecord   *pb_series_get_entity     (PbSeries *self, guint entity);
/* Index of the own entity, -1 where it has no value. */
int         pb_series_get_own        (PbSeries *self);
/* Ascending period codes that have any value of any kind, and the whole years between them that have none. */
guint       pb_series_get_n_periods  (PbSeries *self);
const char *pb_series_get_period     (PbSeries *self, guint period);
/* TRUE where the indicator has values by sex. */
gboolean    pb_series_is_divided     (PbSeries *self);
/* What is known of one value, and where it comes from. */
typedef struct
{
  PbPointState state;
  double value; /* where state is VALUE */
  gboolean typed; /* by hand, or from a text table: its row is pb_series_find()'s */
  guint count; /* of how many a group's value is the mean; 0 where not told */
  PbRecord *fetch; /* that it came with; of a typed one the fetch that also knows it; NULL where none */
  PbPointState fetched_state; /* what that fetch says */
  double fetched;
} PbPoint;

/* FALSE where nothing is known: never typed, never asked for. A missing value is known to be missing. */
gboolean    pb_series_get_point      (PbSeries *self, guint entity, guint period, PbGender gender, PbValueKind kind,
                                      PbPoint *point);
/* The fetch that the values of that sex come from, NULL where they are typed only. Owned by the plan. */
PbRecord   *pb_series_get_fetch      (PbSeries *self, PbGender gender);
/* Where the outcomes that count come from. *typed: TRUE where any was typed. *fetch: a fetch that any came with that none typed
 * stands before, NULL where there is none. Owned by the plan. */
void        pb_series_get_sources    (PbSeries *self, gboolean *typed, PbRecord **fetch);
/* -1 where it is not among the series' entities or periods. */
int         pb_series_find_entity    (PbSeries *self, PbRecord *entity);
int         pb_series_find_period    (PbSeries *self, const char *period);
/* How many were asked for in the period and have no value. */
guint       pb_series_count_missing  (PbSeries *self, guint period, PbGender gender);
/* FALSE where not measured. */
gboolean    pb_series_get_value      (PbSeries *self, guint entity, guint period, PbGender gender, PbValueKind kind, double *value);
/* The newest period in which entity has an outcome, -1 where none. */
int         pb_series_get_latest     (PbSeries *self, guint entity);
/* Decimals that show every value of it (0–2). */
int         pb_series_get_decimals   (PbSeries *self);

/* One value by ids, typed or fetched; FALSE where not measured. */
gboolean    pb_series_lookup         (PbPlan *plan, gint64 indicator_id, gint64 entity_id, const char *period,
                                      PbGender gender, PbValueKind kind, double *value);

/* The id of the row that holds one typed value, for an edit of it; 0 where none was typed. */
gint64      pb_series_find           (PbPlan *plan, gint64 indicator_id, gint64 entity_id, const char *period,
                                      PbGender gender, PbValueKind kind, double *value);

G_END_DECLS
