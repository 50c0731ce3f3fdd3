/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/pb-plan.h"

G_BEGIN_DECLS

/* FALSE with a sentence: the window stays, and says it. */
typedef gboolean (*PbLineChosen) (PbRecord *line, gpointer owner, GError **error);

/* A window to find a line of any table in: by what is written of its title, table and board. except: left out. owner is held as
 * long as the window is there. */
GtkWidget *pb_line_chooser_present (GtkWindow *parent, PbPlan *plan, const char *heading, PbRecord *except,
                                    PbLineChosen chosen, GObject *owner);

G_END_DECLS
