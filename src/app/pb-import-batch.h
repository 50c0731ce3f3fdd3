/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/pb-import-source.h"
#include "exchange/pb-import.h"

G_BEGIN_DECLS

/* Files that the user wants imported together, and, once somebody mapped their columns, how each table of theirs is
 * read. */
typedef struct _PbImportBatch PbImportBatch;

/* paths: (element-type filename) */
PbImportBatch  *pb_import_batch_new         (GPtrArray *paths);
PbImportBatch  *pb_import_batch_ref         (PbImportBatch *self);
void            pb_import_batch_unref       (PbImportBatch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbImportBatch, pb_import_batch_unref)

/* The tables of the files, read when first asked for; from then on they say how the files are read. Files of Kolada's
 * are no tables. NULL with a sentence where a file cannot be read, or where none holds a table. Owned by the batch.
 * (element-type PbImportSource) */
GPtrArray      *pb_import_batch_get_sources (PbImportBatch *self, GError **error);
/* TRUE where a table stands there, in no layout and never mapped, and its file holds none that is known: it cannot be
 * imported before somebody says what it is. */
gboolean        pb_import_batch_needs_map   (PbImportBatch *self);

/* plan NULL: an empty one that nobody sees, for a dry run. What was mapped is remembered when it has been imported. */
PbImportReport *pb_import_batch_run         (PbImportBatch *self, PbPlan *plan, gboolean dry_run, GError **error);
/* Only the first rows of the tables that are mapped and not passed by, dry. */
PbImportReport *pb_import_batch_preview     (PbImportBatch *self, PbPlan *plan, guint n_rows, GError **error);

G_END_DECLS
