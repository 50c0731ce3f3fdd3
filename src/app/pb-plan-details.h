/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/pb-plan.h"

G_BEGIN_DECLS

/* Asks what a new plan is called, whose it is and which boards it has, and writes that as one edit. */
void pb_plan_details_present (GtkWindow *parent, PbPlan *plan);

G_END_DECLS
