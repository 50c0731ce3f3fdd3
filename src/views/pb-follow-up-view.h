/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/pb-plan.h"

G_BEGIN_DECLS

/* Follow-up of a period: who has reported what, the goal chain with assessments, the operating statement, the indicators
 * against their targets. Ctrl+R walks through what the user's own function has to report. */
#define PB_TYPE_FOLLOW_UP_VIEW (pb_follow_up_view_get_type ())
G_DECLARE_FINAL_TYPE (PbFollowUpView, pb_follow_up_view, PB, FOLLOW_UP_VIEW, GtkWidget)

/* settings: nullable; the keys my-role and author. */
GtkWidget *pb_follow_up_view_new        (PbPlan *plan, GSettings *settings);
/* "round", "goals", "money" or "outcomes". */
void       pb_follow_up_view_show_page  (PbFollowUpView *self, const char *page);
/* code: as pb_period_parse() takes. */
void       pb_follow_up_view_set_period (PbFollowUpView *self, const char *code);

G_END_DECLS
