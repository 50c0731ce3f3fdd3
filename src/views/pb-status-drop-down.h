/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/pb-tables.h"

G_BEGIN_DECLS

/* The five statuses as mark and word.
 *
 * Signal "chosen" (int status): the user chose another one; setting it by program is silent. */
#define PB_TYPE_STATUS_DROP_DOWN (pb_status_drop_down_get_type ())
G_DECLARE_FINAL_TYPE (PbStatusDropDown, pb_status_drop_down, PB, STATUS_DROP_DOWN, GtkWidget)

GtkWidget *pb_status_drop_down_new        (void);
PbStatus   pb_status_drop_down_get_status (PbStatusDropDown *self);
void       pb_status_drop_down_set_status (PbStatusDropDown *self, PbStatus status);

G_END_DECLS
