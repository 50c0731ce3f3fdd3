/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/pb-record.h"

G_BEGIN_DECLS

/* The plan at a decision held against the plan now, as a list. */
GtkWidget *pb_then_dialog_present (GtkWindow *parent, PbRecord *decision);

G_END_DECLS
