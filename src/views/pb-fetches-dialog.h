/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "model/pb-plan.h"

G_BEGIN_DECLS

/* What the plan has fetched: when, from where, what; and taking it back. */
GtkWidget *pb_fetches_dialog_present (GtkWindow *parent, PbPlan *plan);

G_END_DECLS
