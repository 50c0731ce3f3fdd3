/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-db.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

struct _PbDb
{
  sqlite3 *handle;
  char *path;
  GHashTable *statements; /* SQL → sqlite3_stmt */
};

PbDb *
pb_db_new (sqlite3 *handle, const char *path)
{
  PbDb *self = g_new0 (PbDb, 1);

  self->handle = handle;
  self->path = g_strdup (path);
  self->statements
    = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) (void (*) (void)) sqlite3_finalize);
  return self;
}

void
pb_db_free (PbDb *self)
{
  g_hash_table_unref (self->statements);
  sqlite3_close (self->handle);
  g_free (self->path);
  g_free (self);
}

sqlite3 *
pb_db_get_handle (PbDb *self)
{
  return self->handle;
}

const char *
pb_db_get_path (PbDb *self)
{
  return self->path;
}

void
pb_db_set_error (sqlite3 *handle, int rc, const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  switch (rc & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      g_set_error (error, PB_ERROR, PB_ERROR_BUSY,
                   _("“%s” is being written by another program right now. Nothing was changed; try again in a moment."), name);
      break;
    case SQLITE_FULL:
      g_set_error (error, PB_ERROR, PB_ERROR_FULL,
                   _("The disk is full, so the change to “%s” was not saved. Free some space and try again."), name);
      break;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      g_set_error (error, PB_ERROR, PB_ERROR_READ_ONLY,
                   _("“%s” may only be read. Save a copy elsewhere to be able to change it."), name);
      break;
    case SQLITE_NOTADB:
      g_set_error (error, PB_ERROR, PB_ERROR_NOT_A_PLAN,
                   _("“%s” is not a plan. Choose a file that was made by Planbok; its name ends in .planbok."), name);
      break;
    case SQLITE_CORRUPT:
      g_set_error (error, PB_ERROR, PB_ERROR_DAMAGED,
                   _("“%s” is damaged and cannot be read. Open a backup or a copy of it."), name);
      break;
    case SQLITE_IOERR:
      /* A file size limit shows as a failed write, not as a full disk. */
      g_set_error (error, PB_ERROR, PB_ERROR_FULL,
                   _("“%s” could not be read or written (%s). Check the disk or the network and try again."), name,
                   sqlite3_errmsg (handle));
      break;
    case SQLITE_CANTOPEN:
      g_set_error (error, PB_ERROR, PB_ERROR_NOT_FOUND,
                   _("“%s” could not be opened. Check that the file and its folder are there and that you may use them."), name);
      break;
    case SQLITE_CONSTRAINT:
      g_set_error (error, PB_ERROR, PB_ERROR_INVALID, _("The plan does not take that value (%s). Nothing was changed."),
                   sqlite3_errmsg (handle));
      break;
    default:
      g_set_error (error, PB_ERROR, PB_ERROR_FAILED, _("“%s” could not be read or written (%s)."), name,
                   sqlite3_errmsg (handle));
      break;
    }
}

sqlite3_stmt *
pb_db_prepare (PbDb *self, const char *sql, GError **error)
{
  sqlite3_stmt *stmt = g_hash_table_lookup (self->statements, sql);
  int rc;

  if (stmt && sqlite3_stmt_busy (stmt))
    {
      g_set_error (error, PB_ERROR, PB_ERROR_FAILED, "statement in use: %s", sql);
      return NULL;
    }
  if (stmt)
    return stmt;

  rc = sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL);
  if (rc != SQLITE_OK)
    {
      pb_db_set_error (self->handle, rc, self->path, error);
      return NULL;
    }
  g_hash_table_insert (self->statements, g_strdup (sql), stmt);
  return stmt;
}

void
pb_db_done (sqlite3_stmt *stmt)
{
  sqlite3_reset (stmt);
  sqlite3_clear_bindings (stmt);
}

gboolean
pb_db_run (PbDb *self, sqlite3_stmt *stmt, GError **error)
{
  int rc = sqlite3_step (stmt);

  if (rc != SQLITE_DONE && rc != SQLITE_ROW)
    {
      pb_db_set_error (self->handle, rc, self->path, error);
      pb_db_done (stmt);
      return FALSE;
    }
  pb_db_done (stmt);
  return TRUE;
}

gboolean
pb_db_exec (PbDb *self, const char *sql, GError **error)
{
  int rc = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);

  if (rc == SQLITE_OK)
    return TRUE;
  pb_db_set_error (self->handle, rc, self->path, error);
  return FALSE;
}

gboolean
pb_db_get_int (PbDb *self, const char *sql, gint64 *value, GError **error)
{
  sqlite3_stmt *stmt = pb_db_prepare (self, sql, error);
  int rc;

  if (!stmt)
    return FALSE;

  rc = sqlite3_step (stmt);
  if (rc == SQLITE_ROW)
    *value = sqlite3_column_int64 (stmt, 0);
  else
    pb_db_set_error (self->handle, rc == SQLITE_DONE ? SQLITE_CORRUPT : rc, self->path, error);
  pb_db_done (stmt);
  return rc == SQLITE_ROW;
}

void
pb_db_remove_file (const char *path)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);

  g_unlink (path);
  g_unlink (journal);
}

gint64
pb_db_new_id (void)
{
  gint64 id;

  do
    {
      sqlite3_randomness (sizeof id, &id);
      id &= G_MAXINT64;
    }
  while (id == 0);
  return id;
}
