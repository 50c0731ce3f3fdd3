/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/pb-record.h"

G_BEGIN_DECLS

/* A row of a card: title, second line, something at the end, and what can be done with it.
 *
 * Signals: "open" (the row itself was chosen), "edit", "remove" (its buttons). */
#define PB_TYPE_PANE_ROW (pb_pane_row_get_type ())
G_DECLARE_FINAL_TYPE (PbPaneRow, pb_pane_row, PB, PANE_ROW, GtkWidget)

GtkWidget *pb_pane_row_new         (void);
/* subtitle and trailing may be NULL. The accessible name is all of it. */
void       pb_pane_row_set_texts   (PbPaneRow *self, const char *title, const char *subtitle, const char *trailing);
/* A chevron, and the row can be chosen; hint: what choosing it does, for screen readers and as tooltip; NULL: it
 * cannot. */
void       pb_pane_row_set_open    (PbPaneRow *self, const char *hint);
/* The buttons' names, NULL for none. remove_icon: what removing looks like. */
void       pb_pane_row_set_buttons (PbPaneRow *self, const char *edit, const char *remove, const char *remove_icon);
void       pb_pane_row_set_record  (PbPaneRow *self, PbRecord *record);
PbRecord  *pb_pane_row_get_record  (PbPaneRow *self);

/* The row at index of a box whose children are rows made by make, kept from update to update; made where it is missing. */
typedef GtkWidget *(*PbPaneRowMaker) (gpointer user_data);
GtkWidget *pb_pane_rows_get        (GtkWidget *box, guint index, PbPaneRowMaker make, gpointer user_data);
/* Hides what is left of the rows from index on. */
void       pb_pane_rows_end        (GtkWidget *box, guint index);

G_END_DECLS
