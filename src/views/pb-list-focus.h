/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* GTK 4.8 can scroll a GtkListView to an item, but not focus it; what is focused is the item's own widget, which is found by
 * its child. Call from the factory's setup, after gtk_list_item_set_child(). */
void       pb_list_focus_track     (GtkListItem *item);
/* Of a child that is tracked. */
GtkListItem *pb_list_focus_get_item (GtkWidget *child);
/* The child of the item at position, NULL where the view has made none. */
GtkWidget *pb_list_focus_find      (GtkListView *view, guint position);
/* Scrolls to the item, and gives it the focus where grab is TRUE; later, where the view has no size yet. */
void       pb_list_focus_show      (GtkListView *view, guint position, gboolean grab);
/* Position of the item that has the focus, or GTK_INVALID_LIST_POSITION. */
guint      pb_list_focus_get       (GtkListView *view);

G_END_DECLS
