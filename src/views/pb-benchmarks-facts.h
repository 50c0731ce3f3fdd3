/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pb-check.h"
#include "pb-benchmarks-choice.h"

G_BEGIN_DECLS

/* Beside the own entity no more than this are drawn and listed until somebody chooses which. */
#define PB_BENCHMARKS_FEW 4
/* More lines than this are not told from each other: the chart draws the first, the table lists all. */
#define PB_BENCHMARKS_LINES 9

/* What the view says of one indicator. */
typedef struct
{
  PbRecord *indicator;
  PbSeries *series;
  PbRecord *entity; /* the own one, NULL where the plan has none */
  PbRecord *assignment; /* that it measures, NULL where none */
  int own; /* index in the series, −1 where it has no value */
  int peer; /* compared with; −1 where there is none */
  PbPeer compared; /* with that one, or with a median or the best */
  GArray *shown; /* int: indices in the series, own first, then the peer compared with */
  GPtrArray *without; /* PbRecord: entities chosen that have no outcome */
  PbGender gender;
  PbScale scale;
  PbCells cells;
  char *base; /* period of the scale, NULL where there is none */
  char *prices; /* price index of the scale, NULL where the plan has none */
  gboolean lacks_prices; /* fixed prices are chosen and there is no index: the values are shown as they are */
  gboolean share; /* differences are percentage points */
  int common; /* the newest period that both have, −1 where none */
  double own_value, peer_value; /* in it */
  int latest; /* the own entity's newest period, −1 where none */
  double latest_value;
  gboolean has_target;
  double target; /* the next one, or the last */
  const char *target_period;
} PbBenchmarksFacts;

/* choice: NULL for the program's own. */
PbBenchmarksFacts *pb_benchmarks_facts_new  (PbRecord *indicator, PbBenchmarksChoice *choice);
void               pb_benchmarks_facts_free (PbBenchmarksFacts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbBenchmarksFacts, pb_benchmarks_facts_free)

/* The outcome, of the sex that is chosen. FALSE where not measured. */
gboolean    pb_benchmarks_facts_get_value    (PbBenchmarksFacts *self, int entity, guint period, double *value);
/* The same as it is seen: as it is, as an index, or in fixed prices. FALSE where it cannot be reckoned. */
gboolean    pb_benchmarks_facts_get_shown    (PbBenchmarksFacts *self, int entity, guint period, double *value);
/* Stands before a value that was typed, where others of the indicator were fetched. */
#define PB_BENCHMARKS_TYPED "* "
/* Whether the value is such a one. */
gboolean    pb_benchmarks_facts_get_typed    (PbBenchmarksFacts *self, int entity, int period, PbGender gender, PbPoint *point);
/* What the source says in place of the typed value, "Kolada: 1 080 000"; NULL where it says the same, or nothing. (transfer
 * full) */
char       *pb_benchmarks_facts_dup_overridden (PbBenchmarksFacts *self, const PbPoint *point);
/* That of what the own one is compared with. */
gboolean    pb_benchmarks_facts_get_peer     (PbBenchmarksFacts *self, guint period, double *value);
/* Who in that period has the best value, and of how many: "Kalmar, av 3"; of how many it is the median: "av 3". NULL where it is
 * one municipality, or nobody has a value. (transfer full) */
char       *pb_benchmarks_facts_dup_who      (PbBenchmarksFacts *self, guint period);
gboolean    pb_benchmarks_facts_get_target   (PbBenchmarksFacts *self, guint period, double *value);

/* All (transfer full). */
/* "Kalmar", "median av 7 kommuner"; "" where there is nobody to compare with. In the newest period that both have. */
char       *pb_benchmarks_facts_dup_peer_name (PbBenchmarksFacts *self);
/* "+38 % mot Kalmar", "mål 2027: 230 · uppdrag 21"; what a list says of it. */
char       *pb_benchmarks_facts_dup_subtitle (PbBenchmarksFacts *self);
/* "plats 2 av 4" in a period (−1: the newest own one); "" where nothing is said of better, or there is nobody else. */
char       *pb_benchmarks_facts_dup_place    (PbBenchmarksFacts *self, int period);
/* "2 av 4": the same in a table's row. */
char       *pb_benchmarks_facts_dup_rank     (PbBenchmarksFacts *self, int period);
/* What stands where there is no value: "–" where nothing is known, "saknas" where the source has none. */
char       *pb_benchmarks_facts_dup_missing  (PbBenchmarksFacts *self, int entity, int period);
/* "kr per brukare", "index, 2020 = 100", "kr per brukare, 2023 års priser (KPI), kvinnor": of the figures as they are seen. */
char       *pb_benchmarks_facts_dup_unit     (PbBenchmarksFacts *self);
char       *pb_benchmarks_facts_dup_number   (PbBenchmarksFacts *self, double value);
/* What of the lines' figures is computed from the source's values, "Index"; NULL where they are shown as they came. */
const char *pb_benchmarks_facts_get_computed (PbBenchmarksFacts *self);
/* "kr per brukare" */
char       *pb_benchmarks_dup_unit           (PbRecord *indicator);
const char *pb_benchmarks_get_short_title    (PbRecord *indicator);
/* "2 918 − 1 959 = 959 kr × 66 000 invånare = 63,3 mnkr. Volym: ungefär, vårt antagande." NULL where it cannot be
 * computed. */
char       *pb_benchmarks_dup_calculation    (PbRecord *claim);

G_END_DECLS
