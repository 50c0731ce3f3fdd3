/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-import-batch.h"
#include "pb-window.h"

G_BEGIN_DECLS

/* Asks where the new plan is to be kept, makes it, opens it and asks what it is called.
 * tables: what it starts with, or NULL. */
void pb_new_plan_present     (PbWindow *window, PbImportBatch *tables);
/* Makes it at path, with what the tables hold, or not at all. */
void pb_new_plan_create_at   (PbWindow *window, const char *path, PbImportBatch *tables);

G_END_DECLS
