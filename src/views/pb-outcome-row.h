/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pb-follow-up-item.h"

G_BEGIN_DECLS

/* An indicator in a year: its lines (all, women, men, units, the country) with earlier outcome, outcome and target. What it
 * shows is read when it is shown, so that only the rows in sight cost anything. */
#define PB_TYPE_OUTCOME_ROW (pb_outcome_row_get_type ())
G_DECLARE_FINAL_TYPE (PbOutcomeRow, pb_outcome_row, PB, OUTCOME_ROW, GtkWidget)

GtkWidget *pb_outcome_row_new  (void);
/* item NULL: none. */
void       pb_outcome_row_show (PbOutcomeRow *self, PbFollowUpItem *item);

G_END_DECLS
