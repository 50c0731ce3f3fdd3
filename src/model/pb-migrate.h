/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-db.h"

G_BEGIN_DECLS

/* A step from the version before to this one. Runs in a transaction of its own, which also sets user_version. */
typedef struct
{
  int version;
  const char *sql;
} PbMigration;

/* The list, in order, ended by version 0. */
const PbMigration *pb_migrations     (void);

/* Takes the file from its version to the last of the list; a copy of it is kept beside it first ("plan.v1.planbok").
 * On failure the file stays at the last version that was reached whole. */
gboolean           pb_migrate        (PbDb *db, int from, const PbMigration *migrations, GError **error);

/* The whole file through SQLite's backup, to a temporary file renamed to path. overwrite FALSE: PB_ERROR_EXISTS where path is there. */
gboolean           pb_db_copy        (PbDb *db, const char *path, gboolean overwrite, GError **error);

G_END_DECLS
