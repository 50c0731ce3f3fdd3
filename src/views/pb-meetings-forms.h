/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/pb-plan.h"

G_BEGIN_DECLS

/* The dialogs of meetings, matters and decisions. from: the widget that asks. A record NULL: a new one. */

/* recurring (nullable): what a new meeting is one of; date (nullable): its day. */
void pb_meetings_edit_meeting   (GtkWidget *from, PbPlan *plan, PbRecord *meeting, PbRecord *recurring, const GDate *date);
void pb_meetings_edit_recurring (GtkWidget *from, PbPlan *plan, PbRecord *recurring);
void pb_meetings_edit_item      (GtkWidget *from, PbRecord *meeting, PbRecord *item);
void pb_meetings_edit_decision  (GtkWidget *from, PbPlan *plan, PbRecord *decision);
/* Deletes a meeting with its agenda, a recurring meeting, a decision; undo brings it back. */
void pb_meetings_delete         (GtkWidget *from, PbRecord *record);

G_END_DECLS
