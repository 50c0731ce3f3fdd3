/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "model/pb-overview.h"

G_BEGIN_DECLS

typedef enum
{
  PB_OVERVIEW_DUE,
  PB_OVERVIEW_UNREPORTED,
  PB_OVERVIEW_FINDINGS,
} PbOverviewList;

/* The parts of the overview's page; each a new card of what the overview says at that moment. */
GtkWidget  *pb_overview_balance_card    (PbPlan *plan, PbOverview *overview);
GtkWidget  *pb_overview_effect_card     (PbOverview *overview);
GtkWidget  *pb_overview_assessment_card (PbOverview *overview);
GtkWidget  *pb_overview_status_card     (PbOverview *overview);
/* The first rows of a list, with a link to all where there are more. */
GtkWidget  *pb_overview_list_card       (PbOverview *overview, PbOverviewList which);
/* All its rows, without a heading; findings each in a row of its own. */
GtkWidget  *pb_overview_full_list       (PbPlan *plan, PbOverview *overview, PbOverviewList which);
char       *pb_overview_list_title      (PbOverviewList which);
/* What the whole list holds. */
guint       pb_overview_list_length     (PbOverview *overview, PbOverviewList which);

/* A flat button that activates action with target (floating, NULL where it takes none). key names it from one drawing
 * of the page to the next, so that focus can come back to it. */
GtkWidget  *pb_overview_button          (const char *key, const char *action, GVariant *target, const char *label);

G_END_DECLS
