/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/pb-plan.h"

G_BEGIN_DECLS

/* Shows every figure of the plan that a scenario's would replace, from what to what, and does it as one edit when told to.
 * After that the plan's own figures are in force. */
void pb_adopt_dialog_present (GtkWindow *parent, PbRecord *scenario);

G_END_DECLS
