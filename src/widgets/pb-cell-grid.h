/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A table of figures that is walked with the arrow keys, and edited where it stands: Enter, F2 or a figure opens the cell, Enter
 * and Tab keep what is typed and go down and on, Esc takes it back, Delete empties the cell. Tab leaves the table. Ctrl+C copies all of it, Ctrl+V
 * fills in from the cell that has the keyboard.
 *
 * Signals:
 *   "commit" (guint row, guint column, const char *text) → char *: what was typed. NULL where it was taken, else the sentence
 *     that says what is wrong (transfer full): the cell stays open with it;
 *   "paste" (guint row, guint column, const char *text);
 *   "copy" () → gboolean: TRUE where somebody took care of it;
 *   "refused" (const char *sentence): a key asked to edit a cell that cannot be edited. */
#define PB_TYPE_CELL_GRID (pb_cell_grid_get_type ())
G_DECLARE_FINAL_TYPE (PbCellGrid, pb_cell_grid, PB, CELL_GRID, GtkWidget)

GtkWidget *pb_cell_grid_new         (void);
/* Sets the shape. What stands in the cells, and the one that has the keyboard, stay where the shape is the same. */
void       pb_cell_grid_set_shape   (PbCellGrid *self, guint n_rows, guint n_columns);
guint      pb_cell_grid_get_n_rows  (PbCellGrid *self);
guint      pb_cell_grid_get_n_columns (PbCellGrid *self);
void       pb_cell_grid_set_corner  (PbCellGrid *self, const char *text);
void       pb_cell_grid_set_column  (PbCellGrid *self, guint column, const char *text);
/* classes: of the row's title and cells, NULL for none. */
void       pb_cell_grid_set_row     (PbCellGrid *self, guint row, const char *title, const char *classes);
/* text: as shown; words: as said to a screen reader, with row and column; typed: what an editor starts with, NULL where the
 * cell cannot be edited; why: the sentence that says so, NULL where it can. */
void       pb_cell_grid_set_cell    (PbCellGrid *self, guint row, guint column, const char *text, const char *words,
                                     const char *typed, const char *why);
const char *pb_cell_grid_get_text   (PbCellGrid *self, guint row, guint column);
const char *pb_cell_grid_get_words  (PbCellGrid *self, guint row, guint column);
void       pb_cell_grid_focus_cell  (PbCellGrid *self, guint row, guint column);
/* FALSE where the cell cannot be edited. text: what the editor starts with instead of what is there, or NULL. */
gboolean   pb_cell_grid_edit        (PbCellGrid *self, guint row, guint column, const char *text);
gboolean   pb_cell_grid_is_editing  (PbCellGrid *self);
/* What is typed in the open cell, and which that is. NULL where none is open. (transfer full) */
char      *pb_cell_grid_dup_typing  (PbCellGrid *self, guint *row, guint *column);
/* Closes the open cell without keeping what is typed. */
void       pb_cell_grid_stop        (PbCellGrid *self);
/* The sentence about what was typed, NULL where there is nothing wrong. */
const char *pb_cell_grid_get_error  (PbCellGrid *self);

G_END_DECLS
