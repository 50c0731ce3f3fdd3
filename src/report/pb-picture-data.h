/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "draw/pb-bar-data.h"
#include "model/pb-effect-stack.h"
#include "model/pb-waterfall.h"

G_BEGIN_DECLS

/* The model's figures as charts have them, written as the board's first balance table writes its own. unit and
 * decimals: the table's. All (transfer full). */

/* Items are the waterfall's steps. */
PbBarData *pb_picture_data_new_way       (PbWaterfall *waterfall, const char *title);
/* Items are series × years + year. */
PbBarData *pb_picture_data_new_effects   (PbEffectStack *stack, PbUnit unit, int decimals, const char *title);
/* The board's balance in each scenario (gint64; 0: the plan) and year (gint). Items are scenarios × years + year. */
PbBarData *pb_picture_data_new_scenarios (PbPlan *plan, gint64 board_id, GArray *scenarios, GArray *years, PbUnit unit,
                                          int decimals, const char *title);

G_END_DECLS
