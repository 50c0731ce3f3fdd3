/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What a window without a plan shows: the ways in, the plans opened before, and why a plan could not be opened. */
#define PB_TYPE_WELCOME (pb_welcome_get_type ())
G_DECLARE_FINAL_TYPE (PbWelcome, pb_welcome, PB, WELCOME, GtkBox)

GtkWidget *pb_welcome_new        (GSettings *settings);
/* path: the file that could not be opened; sentence: why, and what to do; NULL takes the notice away. backups: offers the
 * copies that there are of it. */
void       pb_welcome_set_error  (PbWelcome *self, const char *path, const char *sentence, gboolean backups);
void       pb_welcome_popup_menu (PbWelcome *self);

G_END_DECLS
