/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/pb-review.h"
#include "pb-window.h"

G_BEGIN_DECLS

/* Reads workbooks (element-type filename) in a thread, and presents what they would change in plan; a sentence where one
 * of them is not of this plan. */
void pb_review_open (PbWindow *window, PbPlan *plan, GPtrArray *paths);

G_END_DECLS
