/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pb-check.h"
#include "model/pb-series.h"

G_BEGIN_DECLS

/* Beside the own entity no more than this are drawn and listed. */
#define PB_BENCHMARKS_PEERS 4

/* What the view says of one indicator. */
typedef struct
{
  PbRecord *indicator;
  PbSeries *series;
  PbRecord *entity; /* the own one, NULL where the plan has none */
  PbRecord *assignment; /* that it measures, NULL where none */
  int own; /* index in the series, −1 where it has no outcome */
  int peer; /* compared with; −1 where there is none */
  guint n_shown;
  int shown[1 + PB_BENCHMARKS_PEERS]; /* indices, own first, then the peer compared with */
  int common; /* the newest period that both have, −1 where none */
  double own_value, peer_value; /* in it */
  int latest; /* the own entity's newest period, −1 where none */
  double latest_value;
  gboolean has_target;
  double target; /* the next one, or the last */
  const char *target_period;
} PbBenchmarksFacts;

PbBenchmarksFacts *pb_benchmarks_facts_new  (PbRecord *indicator);
void               pb_benchmarks_facts_free (PbBenchmarksFacts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbBenchmarksFacts, pb_benchmarks_facts_free)

gboolean    pb_benchmarks_facts_get_value    (PbBenchmarksFacts *self, int entity, guint period, double *value);
gboolean    pb_benchmarks_facts_get_target   (PbBenchmarksFacts *self, guint period, double *value);

/* All (transfer full). */
/* "+38 % mot Kalmar", "mål 2027: 230 · uppdrag 21"; what a list says of it. */
char       *pb_benchmarks_facts_dup_subtitle (PbBenchmarksFacts *self);
char       *pb_benchmarks_facts_dup_number   (PbBenchmarksFacts *self, double value);
/* "kr per brukare" */
char       *pb_benchmarks_dup_unit           (PbRecord *indicator);
const char *pb_benchmarks_get_short_title    (PbRecord *indicator);
/* "2 918 − 1 959 = 959 kr × 66 000 invånare = 63,3 mnkr. Volym: ungefär, vårt antagande." NULL where it cannot be
 * computed. */
char       *pb_benchmarks_dup_calculation    (PbRecord *claim);

G_END_DECLS
