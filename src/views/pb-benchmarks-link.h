/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "model/pb-plan.h"

G_BEGIN_DECLS

/* A dialog that says which assignments an indicator measures. Saving is one edit. */
GtkWidget *pb_benchmarks_link_present (GtkWindow *parent, PbRecord *indicator);

G_END_DECLS
