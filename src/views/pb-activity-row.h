/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/pb-plan.h"

G_BEGIN_DECLS

/* One activity: tick, title edited in place, its second line, details that fold out, a menu.
 *
 * Keys on the row: Space ticks, F2 or Enter edits the title, Right and Left fold the details out and in, Alt+Up and
 * Alt+Down move it, Delete deletes it, the menu key opens the menu.
 *
 * Signals: "move" (int step: −1 up, 1 down), "remove". */
#define PB_TYPE_ACTIVITY_ROW (pb_activity_row_get_type ())
G_DECLARE_FINAL_TYPE (PbActivityRow, pb_activity_row, PB, ACTIVITY_ROW, GtkWidget)

GtkWidget *pb_activity_row_new        (void);
/* Shows the record as number index of n. NULL empties the row. Details close when it becomes another record's. */
void       pb_activity_row_bind       (PbActivityRow *self, PbRecord *activity, guint index, guint n);
PbRecord  *pb_activity_row_get_record (PbActivityRow *self);
void       pb_activity_row_edit       (PbActivityRow *self);
/* The handle that a drag starts from. */
GtkWidget *pb_activity_row_get_handle (PbActivityRow *self);

G_END_DECLS
