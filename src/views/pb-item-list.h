/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A list model over an array that is set whole, for lists that are searched as one types: GListStore takes a step down a
 * tree for every item it is asked for. */
#define PB_TYPE_ITEM_LIST (pb_item_list_get_type ())
G_DECLARE_FINAL_TYPE (PbItemList, pb_item_list, PB, ITEM_LIST, GObject)

PbItemList *pb_item_list_new     (GType item_type);
/* Takes the array, whose items the list holds from here on. Listeners hear only of the part that differs. (transfer full) */
void        pb_item_list_take    (PbItemList *self, GPtrArray *items);
/* Owned by the list, valid until it is next set. (element-type GObject) */
GPtrArray  *pb_item_list_peek    (PbItemList *self);

G_END_DECLS
