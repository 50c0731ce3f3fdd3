/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* path: settled. */
typedef void (*PbSaveNameFunc) (const char *path, gpointer data);

/* The chosen path with suffix (".xlsx") added, unless it ends so already, in whatever case. (transfer full) */
char *pb_save_name_dup    (const char *chosen, const char *suffix);
/* Calls func with the path that chosen was completed to: at once where it is what the chooser asked about or no such file
 * exists, else when the user has said that the file may be replaced, and not at all when not. parent may be NULL. */
void  pb_save_name_settle (GtkWindow *parent, const char *chosen, const char *path, PbSaveNameFunc func, gpointer data,
                           GDestroyNotify destroy);

G_END_DECLS
