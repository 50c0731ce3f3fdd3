/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-overview.h"

G_BEGIN_DECLS

/* Each fills its part of an overview that has what stands above it in pb_overview_new(). */
void pb_overview_fill_due      (PbOverview *self, PbPlan *plan);
void pb_overview_fill_findings (PbOverview *self, PbPlan *plan);
void pb_overview_fill_words    (PbOverview *self, PbPlan *plan);

G_END_DECLS
