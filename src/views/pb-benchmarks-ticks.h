/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pb-plan.h"
#include "widgets/pb-tick-list.h"

G_BEGIN_DECLS

/* The plan's municipalities and units, the own one left out, as a list to tick. */
void       pb_benchmarks_ticks_fill (PbTickList *list, PbPlan *plan);
void       pb_benchmarks_ticks_set  (PbTickList *list, gint64 entity, gboolean ticked);
/* (element-type PbRecord) (transfer container) */
GPtrArray *pb_benchmarks_ticks_list (PbTickList *list, PbPlan *plan);

G_END_DECLS
