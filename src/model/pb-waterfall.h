/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-sheet.h"

G_BEGIN_DECLS

/* The way from today's deficit to the balance of a year, step by step: the lines that the balance of a board's tables sums,
 * groups opened into their lines and links into the lines that they lead to. The steps add up to the balance exactly. */
typedef struct _PbWaterfall PbWaterfall;

typedef enum
{
  PB_WATERFALL_START,    /* the table's first line, where its figure is given: what the way starts from */
  PB_WATERFALL_CHANGE,
  PB_WATERFALL_EFFECT,   /* of an assignment, or a line beside such lines */
  PB_WATERFALL_GATHERED, /* small changes, or small effects, in one */
  PB_WATERFALL_END,
} PbWaterfallKind;

typedef struct
{
  PbWaterfallKind kind;
  const char *label; /* owned by the waterfall */
  PbRecord *line;    /* NULL where gathered; owned by the waterfall */
  gint64 ore;        /* of START and END what stands there, else what is added */
  gint64 level;      /* öre: what the steps so far add up to */
} PbWaterfallStep;

/* Computed from the plan as it is now. scenario_id 0: the plan's own figures. Changes come in the order of the table, then
 * effects by size; of each, at most so many stand by themselves or are gathered as the last of them (most 0: none are).
 * Lines without a figure, or with zero, make no step. NULL where the board has no balance that year. */
PbWaterfall           *pb_waterfall_new         (PbPlan *plan, gint64 board_id, gint64 scenario_id, int year, guint most);
void                   pb_waterfall_free        (PbWaterfall *self);
guint                  pb_waterfall_get_n_steps (PbWaterfall *self);
const PbWaterfallStep *pb_waterfall_get_step    (PbWaterfall *self, guint step);
/* How the board's first balance table writes amounts. */
PbUnit                 pb_waterfall_get_unit    (PbWaterfall *self);
int                    pb_waterfall_get_decimals (PbWaterfall *self);
/* Years that the board has a balance for, ascending. (element-type gint) (transfer full) */
GArray                *pb_waterfall_years       (PbPlan *plan, gint64 board_id, gint64 scenario_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbWaterfall, pb_waterfall_free)

G_END_DECLS
