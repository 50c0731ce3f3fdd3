/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/pb-plan.h"

G_BEGIN_DECLS

/* A window for a new budget table: title, board, unit, sign, years. board: the one proposed, or 0. */
GtkWidget *pb_sheet_dialog_present_new (GtkWindow *parent, PbPlan *plan, gint64 board);
/* The same for one that is there: title, unit, decimals, sign. */
GtkWidget *pb_sheet_dialog_present     (GtkWindow *parent, PbRecord *sheet);

G_END_DECLS
