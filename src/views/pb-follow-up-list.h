/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pb-follow-up-item.h"
#include "pb-slot-list.h"

G_BEGIN_DECLS

/* A list of follow-up items that keeps what is chosen through refreshes, by its record and the role that it stands under.
 *
 * Signals: "chosen" (another row, or what it shows changed), "activated" (PbFollowUpItem). */
#define PB_TYPE_FOLLOW_UP_LIST (pb_follow_up_list_get_type ())
G_DECLARE_FINAL_TYPE (PbFollowUpList, pb_follow_up_list, PB, FOLLOW_UP_LIST, GtkWidget)

/* name: what screen readers call it. */
GtkWidget      *pb_follow_up_list_new       (const char *name, PbSlotCreate create, PbSlotShow show);
/* (element-type PbFollowUpItem) */
void            pb_follow_up_list_set_items (PbFollowUpList *self, GPtrArray *items);
/* NULL where none is chosen. (transfer none) */
PbFollowUpItem *pb_follow_up_list_get       (PbFollowUpList *self);
/* Chooses the first row of the record, and gives it the focus where grab is TRUE. FALSE where there is none. */
gboolean        pb_follow_up_list_choose    (PbFollowUpList *self, PbRecord *record, gboolean grab);

G_END_DECLS
