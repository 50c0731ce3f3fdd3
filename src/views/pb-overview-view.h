/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "model/pb-plan.h"

G_BEGIN_DECLS

/* One page that answers: how is it going? */
#define PB_TYPE_OVERVIEW_VIEW (pb_overview_view_get_type ())
G_DECLARE_FINAL_TYPE (PbOverviewView, pb_overview_view, PB, OVERVIEW_VIEW, GtkWidget)

GtkWidget *pb_overview_view_new (PbPlan *plan);

G_END_DECLS
