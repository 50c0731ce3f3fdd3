/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>
#include "pb-error.h"
#include "pb-tables.h"

G_BEGIN_DECLS

/* The connection and its prepared statements. One owner: the plan. */
typedef struct _PbDb PbDb;

/* Takes the connection. path is for messages. */
PbDb         *pb_db_new         (sqlite3 *handle, const char *path);
void          pb_db_free        (PbDb *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbDb, pb_db_free)

sqlite3      *pb_db_get_handle  (PbDb *self);
const char   *pb_db_get_path    (PbDb *self);

/* A statement ready to bind, owned by the connection; kept by its SQL, so the text must be constant or built from the
 * tables' fixed names. NULL with error. pb_db_done() gives it back. */
sqlite3_stmt *pb_db_prepare     (PbDb *self, const char *sql, GError **error);
/* Resets the statement and its bindings. */
void          pb_db_done        (sqlite3_stmt *stmt);
/* Steps a statement that gives no rows, and gives it back. */
gboolean      pb_db_run         (PbDb *self, sqlite3_stmt *stmt, GError **error);
gboolean      pb_db_exec        (PbDb *self, const char *sql, GError **error);
/* The first column of the first row; FALSE with error where there is none. */
gboolean      pb_db_get_int     (PbDb *self, const char *sql, gint64 *value, GError **error);

/* What SQLite's code means to a person, and what to do. */
void          pb_db_set_error   (sqlite3 *handle, int rc, const char *path, GError **error);

/* A random positive 63-bit id. */
/* Removes a file that could not be made whole, and the journal that a full disk may have left beside it. */
void          pb_db_remove_file (const char *path);

gint64        pb_db_new_id      (void);

G_END_DECLS
