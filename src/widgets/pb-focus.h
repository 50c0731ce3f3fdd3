/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Tab and Shift+Tab leave the widget; arrows move in it. GTK 4.8 walks a list row by row, so that one of thirty takes
 * thirty Tabs to get past. For lists whose rows hold nothing to focus, and for rows of buttons that belong together. */
void     pb_focus_leave_on_tab (GtkWidget *widget);

/* Gives the focus to what comes after the widget, or before it, whatever it holds. */
void     pb_focus_leave        (GtkWidget *widget, GtkDirectionType direction);

/* For the focus of a widget that has a grab_focus of its own: to its children in order, and out. GTK 4.8's own ends by
 * grab_focus, so that Shift+Tab never gets past such a widget. */
gboolean pb_focus_children     (GtkWidget *widget, GtkDirectionType direction);

G_END_DECLS
