/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A place in a list, whatever item stands there now.
 *
 * Signal "changed": another item does. */
#define PB_TYPE_SLOT (pb_slot_get_type ())
G_DECLARE_FINAL_TYPE (PbSlot, pb_slot, PB, SLOT, GObject)

gpointer    pb_slot_get_item        (PbSlot *self);

/* A list's places instead of its items: GtkListView makes about two hundred rows anew for a search that changes what they
 * show, which takes longer than all the rest together. Places stay; only the tail comes and goes. */
#define PB_TYPE_SLOT_LIST (pb_slot_list_get_type ())
G_DECLARE_FINAL_TYPE (PbSlotList, pb_slot_list, PB, SLOT_LIST, GObject)

PbSlotList *pb_slot_list_new        (GListModel *source);

/* A factory for a view of slots. create makes a row's widget; show gives it an item, or NULL when it is not used now. */
typedef GtkWidget *(*PbSlotCreate) (gpointer user_data);
typedef void (*PbSlotShow) (GtkWidget *widget, gpointer item, gpointer user_data);
/* owner lives longer than the view. (transfer full) */
GtkListItemFactory *pb_slot_factory_new (PbSlotCreate create, PbSlotShow show, GObject *owner);

/* Draws every row of a view of slots anew: for what rows show but do not hold. */
void                pb_slot_view_redraw (GtkListView *view);

G_END_DECLS
