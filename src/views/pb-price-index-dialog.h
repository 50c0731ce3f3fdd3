/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "model/pb-plan.h"

G_BEGIN_DECLS

/* The price indices that fixed prices are reckoned with: a name, a source, and a factor a year. Each factor is written as it is
 * typed. */
GtkWidget *pb_price_index_dialog_present (GtkWindow *parent, PbPlan *plan);

G_END_DECLS
