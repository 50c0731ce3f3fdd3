/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-window.h"

G_BEGIN_DECLS

/* The copies that the program keeps by itself of every plan it opens. */

/* The folder of all of them. (transfer full) */
char    *pb_backups_dup_root (void);
/* Is there a copy of the plan that lay at path? */
gboolean pb_backups_exist    (const char *path);
/* Lists them, newest first. The chosen one becomes a new plan beside path, and is opened. */
void     pb_backups_present  (PbWindow *window, const char *path);
/* The same without asking: the copy of that name in the plan's backup folder. (transfer full) NULL with a sentence where
 * it could not be laid there. */
char    *pb_backups_restore  (const char *path, const char *name, GError **error);

G_END_DECLS
