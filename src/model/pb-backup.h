/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-plan.h"

G_BEGIN_DECLS

/* A damaged page cannot be recovered on Debian 12 (SQLite lacks dbpage there), so whole copies are kept: the ten latest, and
 * the latest of each of the last thirty days. */

/* Copies the plan into root, in a folder of its own by its name and place, unless nothing was edited since the newest copy;
 * then removes copies that are no longer kept. The plan itself is only read. */
gboolean  pb_backup_keep    (PbPlan *plan, const char *root, GError **error);
/* The folder that holds the copies of the plan at path. (transfer full) */
char     *pb_backup_folder  (const char *root, const char *path);

G_END_DECLS
