/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A check button that assistive technology can also press: GtkCheckButton has no action of its own in GTK 4.8.
 *
 * Signal "chosen" (gboolean active): the user ticked or unticked it; setting it by program is silent. */
#define PB_TYPE_TICK (pb_tick_get_type ())
G_DECLARE_FINAL_TYPE (PbTick, pb_tick, PB, TICK, GtkCheckButton)

GtkWidget *pb_tick_new        (const char *label);
void       pb_tick_set_active (PbTick *self, gboolean active);

G_END_DECLS
