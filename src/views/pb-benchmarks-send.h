/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "model/pb-potential.h"

G_BEGIN_DECLS

/* A dialog that puts a potential where it belongs, as one edit with its derivation as note: into the effect line of an
 * assignment, into a line of a budget table, or of a scenario; or as an activity of the assignment.
 *
 * Takes potential. to_assignment: starts with the assignments, else with the tables. assignment: the one chosen at first, or
 * NULL. */
GtkWidget *pb_benchmarks_send_present (GtkWindow *parent, GtkWidget *from, PbPotential *potential, gboolean to_assignment,
                                       PbRecord *assignment);

G_END_DECLS
