/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/pb-plan.h"

G_BEGIN_DECLS

/* Asks for a new scenario's name, what it is based on (0: the plan), its kind, who proposes it and a note. What is made is
 * put in force. */
void pb_scenario_form_new  (GtkWindow *parent, PbPlan *plan, gint64 based_on);
/* Its name, kind, proposer and note. */
void pb_scenario_form_edit (GtkWindow *parent, PbRecord *scenario);

G_END_DECLS
