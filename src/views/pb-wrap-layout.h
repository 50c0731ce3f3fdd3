/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Places the children after each other like words, each at its natural width, in as many lines as it takes. */
#define PB_TYPE_WRAP_LAYOUT (pb_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (PbWrapLayout, pb_wrap_layout, PB, WRAP_LAYOUT, GtkLayoutManager)

GtkLayoutManager *pb_wrap_layout_new (int spacing, int line_spacing);

G_END_DECLS
