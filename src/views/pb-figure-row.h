/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a row of a figure table shows. */
#define PB_TYPE_FIGURE_ITEM (pb_figure_item_get_type ())
G_DECLARE_FINAL_TYPE (PbFigureItem, pb_figure_item, PB, FIGURE_ITEM, GObject)

struct _PbFigureItem
{
  GObject parent_instance;
  char *title;
  char *detail; /* NULL where there is none */
  char **cells;
  gboolean sum;
};

PbFigureItem *pb_figure_item_new (const char *title, const char *detail, const char *const *cells, gboolean sum);

/* The headings, and of each column the longest text there is: the width that all its rows give it. */
typedef struct
{
  char *corner;
  char **headings;
  guint n_columns;
  char **longest;
} PbFigureColumns;

/* One row of a figure table; of no item: its headings. */
#define PB_TYPE_FIGURE_ROW (pb_figure_row_get_type ())
G_DECLARE_FINAL_TYPE (PbFigureRow, pb_figure_row, PB, FIGURE_ROW, GtkWidget)

/* columns outlives the row. */
GtkWidget *pb_figure_row_new      (const PbFigureColumns *columns);
void       pb_figure_row_set_item (PbFigureRow *self, PbFigureItem *item);
/* The columns are others now. */
void       pb_figure_row_update   (PbFigureRow *self);

G_END_DECLS
