/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pb-benchmark.h"

G_BEGIN_DECLS

/* What the table's cells of the others say. */
typedef enum
{
  PB_CELLS_VALUES,
  PB_CELLS_APART, /* the own value less theirs */
  PB_CELLS_PERCENT, /* the same in per cent of theirs */
} PbCells;

/* What the user has chosen to see of an indicator; the view keeps one for all, so that going from indicator to indicator keeps
 * the municipalities. All zero: as the program chooses. */
typedef struct
{
  PbPeerKind peer_kind;
  gint64 peer; /* entity compared with, 0: the plan's claim's, or the first */
  gint64 group; /* peer group shown, 0: those in entities */
  GArray *entities; /* gint64: entities shown beside the own one; NULL: the first few */
  char *period; /* of the potential, NULL: the newest that both have */
  PbGender gender;
  PbScale scale;
  PbCells cells;
  char *base; /* period, NULL: the first for the index, the newest for prices */
  char *prices; /* name of the price index, NULL: the first */
} PbBenchmarksChoice;

PbBenchmarksChoice *pb_benchmarks_choice_new          (void);
void                pb_benchmarks_choice_free         (PbBenchmarksChoice *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbBenchmarksChoice, pb_benchmarks_choice_free)
/* Takes entities (element-type gint64), NULL for the program's own choice. */
void                pb_benchmarks_choice_set_entities (PbBenchmarksChoice *self, GArray *entities);

G_END_DECLS
