/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pb-import-batch.h"

G_BEGIN_DECLS

/* The first rows of a table under the names of what they are, what would come of them, and what is wrong in them. */
#define PB_TYPE_MAPPING_PREVIEW (pb_mapping_preview_get_type ())
G_DECLARE_FINAL_TYPE (PbMappingPreview, pb_mapping_preview, PB, MAPPING_PREVIEW, GtkBox)

GtkWidget *pb_mapping_preview_new  (void);
/* Reads the first rows anew. */
void       pb_mapping_preview_show (PbMappingPreview *self, PbImportBatch *batch, PbPlan *plan, PbImportSource *source);

G_END_DECLS
