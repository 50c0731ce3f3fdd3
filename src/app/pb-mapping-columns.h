/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "exchange/pb-import-source.h"

G_BEGIN_DECLS

/* The columns of a table, each with what stands in it and the choice of what it is, and what no column is, to be given
 * for all rows at once.
 *
 * Signal "changed": the source is read otherwise than before. */
#define PB_TYPE_MAPPING_COLUMNS (pb_mapping_columns_get_type ())
G_DECLARE_FINAL_TYPE (PbMappingColumns, pb_mapping_columns, PB, MAPPING_COLUMNS, GtkBox)

GtkWidget *pb_mapping_columns_new  (void);
/* Shows the source, from the beginning. It must live as long as it is shown. */
void       pb_mapping_columns_show (PbMappingColumns *self, PbImportSource *source);

G_END_DECLS
