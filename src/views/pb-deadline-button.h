/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/pb-plan.h"

G_BEGIN_DECLS

/* A button that asks when a period is to be reported, and writes it as one edit. */
#define PB_TYPE_DEADLINE_BUTTON (pb_deadline_button_get_type ())
G_DECLARE_FINAL_TYPE (PbDeadlineButton, pb_deadline_button, PB, DEADLINE_BUTTON, GtkWidget)

GtkWidget *pb_deadline_button_new  (void);
/* period: code. What is being written in it stays. */
void       pb_deadline_button_show (PbDeadlineButton *self, PbPlan *plan, const char *period);

G_END_DECLS
