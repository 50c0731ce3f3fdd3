/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-card-page.h"

#include "model/pb-plan.h"

G_BEGIN_DECLS

/* Fills the page with a card for each budget table that has budget, forecast or outcome of the year: how far the forecast is
 * from the budget in a sentence, the lines, and a link to the table. Returns how many there are. */
guint pb_follow_up_money_fill (PbCardPage *page, PbPlan *plan, int year);

G_END_DECLS
