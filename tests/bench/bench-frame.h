/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Until the widget's window has painted what was changed. */
void bench_frame_wait (GtkWidget *widget);
/* Long enough for the frame clock to be at rest: the next frame then begins at once. data is not looked at. */
void bench_frame_rest (gpointer data);

G_END_DECLS
