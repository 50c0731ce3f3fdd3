/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pb-import-batch.h"

G_BEGIN_DECLS

/* Where the user says of each table in a batch which row is its header, what it holds and which column is which, and
 * sees how its first rows are read. */
#define PB_TYPE_MAPPING_DIALOG (pb_mapping_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PbMappingDialog, pb_mapping_dialog, PB, MAPPING_DIALOG, AdwWindow)

typedef void (*PbMappingDone) (gpointer data);

/* The batch has sources. plan: what the tables go into; NULL: a new one. done is called when the user agrees, never
 * when the user leaves. Takes data. */
GtkWidget *pb_mapping_dialog_present (GtkWindow *parent, PbPlan *plan, PbImportBatch *batch, PbMappingDone done,
                                      gpointer data, GDestroyNotify destroy);

G_END_DECLS
