/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "model/pb-plan.h"

G_BEGIN_DECLS

/* What was done to the plan, when and by whom, newest first; and back to any of it. */
#define PB_TYPE_HISTORY_VIEW (pb_history_view_get_type ())
G_DECLARE_FINAL_TYPE (PbHistoryView, pb_history_view, PB, HISTORY_VIEW, GtkWidget)

GtkWidget *pb_history_view_new (PbPlan *plan);

G_END_DECLS
