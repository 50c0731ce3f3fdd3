/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A table of figures to read: a title to the left, columns of figures to the right of it. As many rows as there are; a row
 * is drawn only when it shows. Arrow keys go from row to row, and a row's name says all its figures with their headings. */
#define PB_TYPE_FIGURE_TABLE (pb_figure_table_get_type ())
G_DECLARE_FINAL_TYPE (PbFigureTable, pb_figure_table, PB, FIGURE_TABLE, GtkWidget)

/* name: what a screen reader calls it. max_em: where it begins to scroll, in em of the text. */
GtkWidget *pb_figure_table_new   (const char *name, double max_em);
/* Takes the rows away. headings: of the columns, NULL-terminated; corner: of the titles. */
void       pb_figure_table_begin (PbFigureTable *self, const char *corner, const char *const *headings);
/* detail may be NULL; cells: as many as the headings. sum: semibold, on the ground of a sum. */
void       pb_figure_table_add   (PbFigureTable *self, const char *title, const char *detail, const char *const *cells,
                                  gboolean sum);
/* Shows what was added. */
void       pb_figure_table_end   (PbFigureTable *self);
guint      pb_figure_table_get_n_rows (PbFigureTable *self);
/* px that it has to have for no column to be out of sight. */
int        pb_figure_table_get_least  (PbFigureTable *self);

G_END_DECLS
