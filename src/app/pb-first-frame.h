/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* For tests/run-bench.sh: with PLANBOK_BENCH_FIRST_FRAME set, the program says "first-frame" when it has drawn its first
 * window, and ends. Does nothing else. */
void pb_first_frame_watch (GtkApplication *app);

G_END_DECLS
