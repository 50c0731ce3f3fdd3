/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-pane-section.h"

G_BEGIN_DECLS

/* The activities of the assignment: tick, edit, reorder by drag and by keyboard, add, delete. */
#define PB_TYPE_ACTIVITY_LIST (pb_activity_list_get_type ())
G_DECLARE_FINAL_TYPE (PbActivityList, pb_activity_list, PB, ACTIVITY_LIST, PbPaneSection)

GtkWidget *pb_activity_list_new       (void);
/* For tests: the row of an activity, NULL where none is shown; and the entry that adds. */
GtkWidget *pb_activity_list_get_row   (PbActivityList *self, gint64 activity_id);
GtkWidget *pb_activity_list_get_entry (PbActivityList *self);

G_END_DECLS
