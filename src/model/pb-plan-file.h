/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-db.h"

G_BEGIN_DECLS

#define PB_APPLICATION_ID 0x504c424b /* "PLBK" */

/* The plan as a file: what is a plan, and which. */

/* Opens for reading and writing, or for reading where that is all the file system allows (pb_db_is_read_only()). Hardens the
 * connection, refuses what is newer, foreign or damaged, migrates what is older. */
PbDb    *pb_plan_file_open         (const char *path, GError **error);
/* Makes an empty plan file with its single plan row. */
PbDb    *pb_plan_file_create       (const char *path, GError **error);
gboolean pb_plan_file_is_read_only (PbDb *db);
/* As pb_plan_set_patience() set it, in milliseconds. */
guint    pb_plan_file_get_patience (void);

G_END_DECLS
