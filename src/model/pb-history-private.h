/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-history.h"
#include "pb-value.h"

G_BEGIN_DECLS

PbHistoryChange *pb_history_describe (PbPlan *plan, const PbChange *change);

G_END_DECLS
