/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Tab and Shift+Tab leave the list; arrows move in it. GTK 4.8 walks row by row, so that a list of thirty takes thirty Tabs
 * to get past. For lists (GtkListView, GtkListBox) whose rows hold nothing to focus. */
void pb_list_leave_on_tab (GtkWidget *list);

G_END_DECLS
