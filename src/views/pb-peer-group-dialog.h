/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "model/pb-plan.h"

G_BEGIN_DECLS

/* A group of municipalities to compare with: its name, the year that its members were chosen for, and who they are. Saving is
 * one edit. */

/* group NULL: a new one, with those ticked (element-type gint64, NULL for none). done: (nullable) called with the group's id
 * when it was saved; data is held while the dialog is open. */
typedef void (*PbPeerGroupDone) (gint64 group, GObject *data);
GtkWidget *pb_peer_group_dialog_present (GtkWindow *parent, PbPlan *plan, PbRecord *group, GArray *ticked,
                                         PbPeerGroupDone done, GObject *data);

G_END_DECLS
