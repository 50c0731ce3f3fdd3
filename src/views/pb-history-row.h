/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "model/pb-history.h"

G_BEGIN_DECLS

/* An edit in the history: with the day above it where the one above is of another day, and its changes when it is open.
 * The button in it activates "history.undo-to" (x: the edit's id). */
#define PB_TYPE_HISTORY_ROW (pb_history_row_get_type ())
G_DECLARE_FINAL_TYPE (PbHistoryRow, pb_history_row, PB, HISTORY_ROW, GtkWidget)

GtkWidget     *pb_history_row_new      (void);
/* above: the edit shown above it, NULL for the first. can_undo: something done after it can be undone. */
void           pb_history_row_show     (PbHistoryRow *self, PbHistoryEdit *edit, PbHistoryEdit *above, gboolean open,
                                        gboolean can_undo);
PbHistoryEdit *pb_history_row_get_edit (PbHistoryRow *self);

G_END_DECLS
