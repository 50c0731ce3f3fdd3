/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pb-import-batch.h"

G_BEGIN_DECLS

/* Says what text tables would do to the plan, and does it as one edit when the user agrees. Where nobody can tell what they
 * hold, and where the user asks, it is said column by column first.
 * paths: (element-type filename) */
void     pb_import_dialog_present         (GtkWindow *parent, PbPlan *plan, GPtrArray *paths);

typedef void (*PbImportAccepted) (GtkWindow *parent, PbImportBatch *batch);
/* The same where the plan is yet to be made: says what it would hold, and calls accepted when the user agrees. */
void     pb_import_dialog_present_for_new (GtkWindow *parent, GPtrArray *paths, PbImportAccepted accepted);
/* Does it without asking. FALSE, and the user has been told why, where nothing was imported. */
gboolean pb_import_dialog_import          (GtkWindow *parent, PbPlan *plan, PbImportBatch *batch);

G_END_DECLS
