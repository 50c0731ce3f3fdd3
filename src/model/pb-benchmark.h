/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-attribution.h"

G_BEGIN_DECLS

/* What is computed from the values of an indicator. Nothing of it is stored. Functions that give a gboolean are FALSE
 * where a value that they need is not known. */

/* What the own entity is compared with. */
typedef enum
{
  PB_PEER_ENTITY,
  PB_PEER_MEDIAN, /* of the group, leaving out the own */
  PB_PEER_BEST, /* of the group, leaving out the own; by what the indicator says is better */
} PbPeerKind;

typedef struct
{
  PbPeerKind kind;
  PbRecord *entity; /* of PB_PEER_ENTITY */
  PbRecord *group; /* peer_group; NULL: all municipalities that have a value */
} PbPeer;

typedef struct
{
  double value;
  guint n; /* of how many with a value */
  guint n_asked; /* of how many in the group, those without a value counted; 0 where the group is all */
  PbRecord *entity; /* the one it is the value of, NULL for a median */
} PbPeerValue;

gboolean    pb_benchmark_get_peer    (PbSeries *series, PbRecord *indicator, const PbPeer *peer, const char *period,
                                      PbGender gender, PbPeerValue *value);
/* "Kalmar", "median of 7 municipalities in Liknande kommuner LSS", "best of 289 municipalities: Ale". (transfer full) */
char       *pb_benchmark_dup_peer_name (const PbPeer *peer, const PbPeerValue *value);

typedef struct
{
  const char *period; /* owned by the series */
  double value; /* the own one */
  guint rank; /* 1: best; equal values share a place; 0 where the indicator does not say what is better */
  guint n; /* compared, the own counted */
  gboolean tied;
} PbPlace;

/* The own entity's place among the entities of its kind, or among the group and itself. period NULL: the newest in which the
 * own entity has a value. */
gboolean    pb_benchmark_get_place   (PbSeries *series, PbRecord *indicator, PbRecord *group, const char *period,
                                      PbGender gender, PbPlace *place);
/* "place 7 of 12"; "shared place 3 of 12". (transfer full) */
char       *pb_benchmark_dup_place   (const PbPlace *place);

typedef struct
{
  double difference; /* own − peer, in the indicator's unit */
  gboolean has_percent; /* not where the peer's value is 0 */
  double percent; /* of the peer's value */
  int better; /* 1: the own is better, −1: worse, 0: equal or not said */
} PbDifference;
gboolean    pb_benchmark_get_difference (PbRecord *indicator, double own, double peer, PbDifference *difference);

typedef struct
{
  const char *from, *to; /* periods, owned by the series; the first and last with a value */
  double first, last;
  gboolean has_percent;
  double percent; /* change from the first, of its size */
  int direction; /* 1 up, −1 down, 0 where the change is under half a percent */
  int better; /* 1: it went the better way */
} PbTrend;
/* Of periods of one length, the longest of which two are known: a quarter is not compared with a year. FALSE where there are no
 * two. */
gboolean    pb_benchmark_get_trend   (PbSeries *series, PbRecord *indicator, guint entity, PbGender gender, PbTrend *trend);
/* "up 12 % since 2019, worse"; "as in 2019"; of no trend "one year only" or "not measured". (transfer full) */
char       *pb_benchmark_dup_trend   (PbSeries *series, PbRecord *indicator, guint entity, PbGender gender);
/* A value a period for a small line, NAN where not measured; of the periods that the trend is of. (element-type double)
 * (transfer full) */
GArray     *pb_benchmark_list_values (PbSeries *series, guint entity, PbGender gender);

/* How values are shown. */
typedef enum
{
  PB_SCALE_VALUE,
  PB_SCALE_INDEX, /* the base period is 100 */
  PB_SCALE_REAL, /* in the prices of the base period's year, by a price index */
} PbScale;
/* base NULL: for an index the entity's first year with a value, for prices the newest period. price_index: the name of one,
 * for REAL. FALSE also where the base or a year's price is not known. */
gboolean    pb_benchmark_get_scaled  (PbSeries *series, guint entity, guint period, PbGender gender, PbScale scale,
                                      const char *base, const char *price_index, double *value);

typedef enum { PB_TARGET_NOT_DUE, PB_TARGET_MET, PB_TARGET_NOT_MET } PbTargetState;
typedef struct
{
  const char *period; /* owned by the series */
  gboolean has_outcome, has_target;
  double outcome, target;
  PbTargetState state; /* NOT_DUE where either is missing */
} PbTargetStep;
/* The own entity's outcome against its target, the periods that have either, in order. (element-type PbTargetStep)
 * (transfer full) */
GArray     *pb_benchmark_list_targets (PbSeries *series, PbRecord *indicator, PbGender gender);

/* Types a value by hand, or takes a typed one away (value NULL): one edit. period: as pb_period_parse() takes. */
gboolean    pb_benchmark_set_value   (PbRecord *indicator, PbRecord *entity, const char *period, PbGender gender,
                                      PbValueKind kind, const double *value, GError **error);
/* The plan's own entity, NULL where it has none. */
PbRecord   *pb_plan_get_own_entity   (PbPlan *plan);

/* Kronor in one of what the indicator counts in: "tkr/brukare" gives 1000; 0 where it is no money, or has no unit. */
double      pb_benchmark_get_kronor  (PbRecord *indicator);
/* FALSE with a sentence where it has a unit that is no money. */
gboolean    pb_benchmark_check_money (PbRecord *indicator, GError **error);
/* Its values are per cent: what differs are percentage points, and a share of a share is not told. */
gboolean    pb_benchmark_is_share    (PbRecord *indicator);

G_END_DECLS
