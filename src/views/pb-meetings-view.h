/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/pb-plan.h"

G_BEGIN_DECLS

/* The year wheel, the calendar, agendas and decisions. */
#define PB_TYPE_MEETINGS_VIEW (pb_meetings_view_get_type ())
G_DECLARE_FINAL_TYPE (PbMeetingsView, pb_meetings_view, PB, MEETINGS_VIEW, GtkWidget)

GtkWidget *pb_meetings_view_new         (PbPlan *plan);
/* Shows a meeting's agenda, or where decisions stand. */
void       pb_meetings_view_show_record (PbMeetingsView *self, PbRecord *record);

G_END_DECLS
