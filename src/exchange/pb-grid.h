/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Columns and rows of text, to be shown in a terminal or written as CSV. */
typedef struct _PbGrid PbGrid;

PbGrid *pb_grid_new        (void);
void    pb_grid_free       (PbGrid *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbGrid, pb_grid_free)

void    pb_grid_add_column (PbGrid *self, const char *header, gboolean is_number);
guint   pb_grid_get_n_columns (PbGrid *self);
/* The cells of the rows, one after another, left to right. NULL is an empty one. Takes the text. */
void    pb_grid_take       (PbGrid *self, char *text);
void    pb_grid_add        (PbGrid *self, const char *text);
/* Columns under each other, what is long cut at max_width characters. */
void    pb_grid_print      (PbGrid *self, guint max_width, GString *to);
/* RFC 4180, separated by commas, in Swedish by semicolons. Text that a spreadsheet would take for a formula begins with an apostrophe. */
void    pb_grid_print_csv  (PbGrid *self, GString *to);

G_END_DECLS
