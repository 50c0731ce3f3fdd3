/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-plan-file.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "pb-migrate.h"
#include "pb-plan.h"
#include "pb-schema-sql.h"

/* Another program's write takes milliseconds; a person notices a freeze at about half a second. */
static guint patience_ms = 300;

void
pb_plan_set_patience (guint milliseconds)
{
  patience_ms = milliseconds;
}

guint
pb_plan_file_get_patience (void)
{
  return patience_ms;
}

/* A file from elsewhere is hostile until shown otherwise: no schema of its making runs, no single value fills the memory. */
static gboolean
harden (PbDb *db, GError **error)
{
  sqlite3 *handle = pb_db_get_handle (db);

  sqlite3_busy_timeout (handle, (int) patience_ms);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
  sqlite3_limit (handle, SQLITE_LIMIT_LENGTH, 256 * 1024 * 1024);
  sqlite3_limit (handle, SQLITE_LIMIT_SQL_LENGTH, 100000);
  sqlite3_limit (handle, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_limit (handle, SQLITE_LIMIT_EXPR_DEPTH, 50);
  return pb_db_exec (db, "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA mmap_size=0", error);
}

/* synchronous before journal_mode: a power cut must not lose the last commit. Without cache_spill=OFF a large edit would
 * shut out who reads meanwhile, the window among them, long before it is committed. */
static gboolean
make_durable (PbDb *db, GError **error)
{
  return pb_db_exec (db, "PRAGMA synchronous=EXTRA; PRAGMA journal_mode=DELETE; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; "
                     "PRAGMA cache_spill=OFF",
                     error);
}

gboolean
pb_plan_file_is_read_only (PbDb *db)
{
  return sqlite3_db_readonly (pb_db_get_handle (db), "main") == 1;
}

static char *
dup_schema (sqlite3 *handle, int *rc)
{
  GString *text = g_string_new (NULL);
  sqlite3_stmt *stmt = NULL;

  *rc = sqlite3_prepare_v2 (handle, "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name", -1, &stmt, NULL);
  while (*rc == SQLITE_OK && (*rc = sqlite3_step (stmt)) == SQLITE_ROW)
    {
      for (int i = 0; i < 4; i++)
        {
          const char *value = (const char *) sqlite3_column_text (stmt, i);

          g_string_append (text, value ? value : "\1");
          g_string_append_c (text, '\2');
        }
      *rc = SQLITE_OK;
    }
  if (*rc == SQLITE_DONE)
    *rc = SQLITE_OK;
  sqlite3_finalize (stmt);
  return g_string_free (text, FALSE);
}

static char *
dup_known_schema (int version)
{
  sqlite3 *memory = NULL;
  char *schema = NULL;
  int rc = sqlite3_open (":memory:", &memory);

  if (rc == SQLITE_OK && sqlite3_exec (memory, pb_schema_sql[version - 1], NULL, NULL, NULL) == SQLITE_OK)
    schema = dup_schema (memory, &rc);
  sqlite3_close (memory);
  return schema;
}

/* Comparing names is not enough: a generated column can hide behind a known one. */
static gboolean
check_schema (PbDb *db, int version, GError **error)
{
  int rc = SQLITE_OK;
  g_autofree char *known = dup_known_schema (version);
  g_autofree char *found = dup_schema (pb_db_get_handle (db), &rc);
  g_autofree char *name = g_filename_display_basename (pb_db_get_path (db));

  if (rc != SQLITE_OK)
    pb_db_set_error (pb_db_get_handle (db), rc, pb_db_get_path (db), error);
  else if (g_strcmp0 (known, found) != 0)
    g_set_error (error, PB_ERROR, PB_ERROR_NOT_A_PLAN,
                 _("“%s” says that it is a plan but holds tables that no plan has. It was not opened; ask whoever sent it for a new copy."),
                 name);
  else
    return TRUE;
  return FALSE;
}

static gboolean
quick_check (PbDb *db, GError **error)
{
  sqlite3_stmt *stmt = pb_db_prepare (db, "PRAGMA quick_check(1)", error);
  gboolean sound;
  int rc;

  if (!stmt)
    return FALSE;
  rc = sqlite3_step (stmt);
  sound = rc == SQLITE_ROW && g_strcmp0 ((const char *) sqlite3_column_text (stmt, 0), "ok") == 0;
  pb_db_done (stmt);
  if (!sound)
    pb_db_set_error (pb_db_get_handle (db), rc == SQLITE_BUSY ? SQLITE_BUSY : SQLITE_CORRUPT, pb_db_get_path (db), error);
  return sound;
}

static gboolean
check_version (PbDb *db, int *version, GError **error)
{
  g_autofree char *name = g_filename_display_basename (pb_db_get_path (db));
  gint64 application, user;

  if (!pb_db_get_int (db, "PRAGMA application_id", &application, error)
      || !pb_db_get_int (db, "PRAGMA user_version", &user, error))
    return FALSE;

  if (application != PB_APPLICATION_ID || user < 1)
    {
      pb_db_set_error (pb_db_get_handle (db), SQLITE_NOTADB, pb_db_get_path (db), error);
      return FALSE;
    }
  if (user > PB_SCHEMA_VERSION)
    {
      g_set_error (error, PB_ERROR, PB_ERROR_NEWER,
                   _("“%s” was made by a later version of Planbok (file format %d; this program reads up to %d). Install the latest version to open it."),
                   name, (int) user, PB_SCHEMA_VERSION);
      return FALSE;
    }
  *version = (int) user;
  return TRUE;
}

static PbDb *
open_handle (const char *path, int flags, GError **error)
{
  sqlite3 *handle = NULL;
  int rc = sqlite3_open_v2 (path, &handle, flags, NULL);

  if (rc != SQLITE_OK)
    {
      pb_db_set_error (handle, rc, path, error);
      sqlite3_close (handle);
      return NULL;
    }
  return pb_db_new (handle, path);
}

/* An older plan is brought up to date where it lies, and a copy kept beside it: both must be allowed. */
static gboolean
check_writable (PbDb *db, GError **error)
{
  g_autofree char *name = g_filename_display_basename (pb_db_get_path (db));
  g_autofree char *folder = g_path_get_dirname (pb_db_get_path (db));

  if (!pb_plan_file_is_read_only (db) && g_access (folder, W_OK) == 0)
    return TRUE;
  g_set_error (error, PB_ERROR, PB_ERROR_READ_ONLY,
               _("“%s” was made by an earlier version of Planbok and has to be brought up to date, but it may only be read where it lies. Copy it to a folder of your own and open the copy."),
               name);
  return FALSE;
}

PbDb *
pb_plan_file_open (const char *path, GError **error)
{
  g_autoptr (PbDb) db = NULL;
  g_autofree char *name = g_filename_display_basename (path);
  int version = 0;

  /* SQLite would say of a folder only that it cannot open it. */
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, PB_ERROR, PB_ERROR_NOT_A_PLAN, _("“%s” is a folder. Choose a plan file in it."), name);
      return NULL;
    }
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, PB_ERROR, PB_ERROR_NOT_FOUND,
                   _("There is no file “%s”. It may have been moved or given another name."), path);
      return NULL;
    }

  db = open_handle (path, SQLITE_OPEN_READWRITE, error);
  if (!db || !harden (db, error) || !check_version (db, &version, error) || !check_schema (db, version, error)
      || !quick_check (db, error))
    return NULL;
  if (version < PB_SCHEMA_VERSION
      && (!check_writable (db, error) || !pb_migrate (db, version, pb_migrations (), error) || !check_schema (db, PB_SCHEMA_VERSION, error)))
    return NULL;
  if (!pb_plan_file_is_read_only (db) && !make_durable (db, error))
    return NULL;
  return g_steal_pointer (&db);
}

static gboolean
write_schema (PbDb *db, GError **error)
{
  g_autofree char *header
    = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d", PB_APPLICATION_ID, PB_SCHEMA_VERSION);
  sqlite3_stmt *stmt;

  if (!pb_db_exec (db, "BEGIN IMMEDIATE", error) || !pb_db_exec (db, header, error)
      || !pb_db_exec (db, pb_schema_sql[PB_SCHEMA_VERSION - 1], error))
    return FALSE;

  /* Every plan has its one plan row; that it is there is no edit. */
  stmt = pb_db_prepare (db, "INSERT INTO plan (id, title, period_kind) VALUES (?1, ?2, 'tertial')", error);
  if (!stmt)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, pb_db_new_id ());
  sqlite3_bind_text (stmt, 2, _("New plan"), -1, SQLITE_TRANSIENT);
  return pb_db_run (db, stmt, error) && pb_db_exec (db, "COMMIT", error);
}

PbDb *
pb_plan_file_create (const char *path, GError **error)
{
  g_autoptr (PbDb) db = NULL;
  g_autofree char *name = g_filename_display_basename (path);
  /* Taking the name ourselves first: SQLite cannot be told to fail where the file is there. */
  int fd = g_open (path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666);

  if (fd < 0)
    {
      if (errno == EEXIST)
        g_set_error (error, PB_ERROR, PB_ERROR_EXISTS, _("There is already a file named “%s”. Choose another name."), name);
      else
        g_set_error (error, PB_ERROR, PB_ERROR_FAILED, _("“%s” could not be made (%s). Choose another folder."), name,
                     g_strerror (errno));
      return NULL;
    }
  close (fd);

  db = open_handle (path, SQLITE_OPEN_READWRITE, error);
  if (!db || !harden (db, error) || !make_durable (db, error) || !write_schema (db, error))
    {
      g_clear_pointer (&db, pb_db_free);
      pb_db_remove_file (path);
      return NULL;
    }
  return g_steal_pointer (&db);
}
