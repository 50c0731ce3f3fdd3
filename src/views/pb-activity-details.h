/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/pb-plan.h"

G_BEGIN_DECLS

/* What an activity has besides its title: wanted effect, responsible, dates, status; each edited in place. */
#define PB_TYPE_ACTIVITY_DETAILS (pb_activity_details_get_type ())
G_DECLARE_FINAL_TYPE (PbActivityDetails, pb_activity_details, PB, ACTIVITY_DETAILS, GtkWidget)

GtkWidget *pb_activity_details_new    (void);
void       pb_activity_details_bind   (PbActivityDetails *self, PbRecord *activity);
/* Shows what changed outside. */
void       pb_activity_details_update (PbActivityDetails *self);

G_END_DECLS
