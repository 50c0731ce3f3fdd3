/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One figure of a table, that takes the keyboard: a GtkLabel does not unless its text can be selected. */
#define PB_TYPE_CELL (pb_cell_get_type ())
G_DECLARE_FINAL_TYPE (PbCell, pb_cell, PB, CELL, GtkWidget)

GtkWidget  *pb_cell_new      (void);
void        pb_cell_set_text (PbCell *self, const char *text);
const char *pb_cell_get_text (PbCell *self);

G_END_DECLS
