/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-migrate.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* The same words as in the version's schema: a migrated file is byte for byte as a new one. Version 1 is the first that was
 * released: nothing leads to it. */
static const char to_version_2[] =
  "CREATE TABLE effect_range (\n"
  "  id INTEGER PRIMARY KEY,\n"
  "  scenario INTEGER REFERENCES scenario (id),\n"
  "  assignment INTEGER NOT NULL REFERENCES assignment (id),\n"
  "  delay_low INTEGER NOT NULL,\n"
  "  delay_likely INTEGER NOT NULL,\n"
  "  delay_high INTEGER NOT NULL,\n"
  "  realisation_low REAL NOT NULL,\n"
  "  realisation_likely REAL NOT NULL,\n"
  "  realisation_high REAL NOT NULL,\n"
  "  note TEXT,\n"
  "  UNIQUE (scenario, assignment)\n"
  ") STRICT;\n"
  "\n"
  "CREATE INDEX effect_range_assignment ON effect_range (assignment);\n";

/* A table's CHECK cannot be altered, and a table that is renamed no longer reads as in the schema: the rows wait aside. */
static const char to_version_3[] =
  "CREATE TEMP TABLE kept_follow_up AS SELECT * FROM main.follow_up;\n"
  "DROP TABLE main.follow_up;\n"
  "CREATE TABLE follow_up (\n"
  "  id INTEGER PRIMARY KEY,\n"
  "  period INTEGER NOT NULL REFERENCES period (id),\n"
  "  assignment INTEGER REFERENCES assignment (id),\n"
  "  goal INTEGER REFERENCES goal (id),\n"
  "  assessment TEXT NOT NULL CHECK (assessment IN ('met', 'partly', 'not-met', 'not-assessed')),\n"
  "  status TEXT CHECK (status IN ('not-started', 'started', 'ongoing', 'done', 'cancelled')),\n"
  "  seen TEXT,\n"
  "  why TEXT,\n"
  "  action TEXT,\n"
  "  realised INTEGER,\n"
  "  author TEXT,\n"
  "  at TEXT NOT NULL,\n"
  "  activity INTEGER REFERENCES activity (id),\n"
  "  CHECK ((assignment IS NOT NULL) + (goal IS NOT NULL) + (activity IS NOT NULL) = 1)\n"
  ") STRICT;\n"
  "INSERT INTO main.follow_up SELECT *, NULL FROM temp.kept_follow_up;\n"
  "DROP TABLE temp.kept_follow_up;\n"
  "CREATE INDEX follow_up_assignment ON follow_up (assignment);\n"
  "CREATE INDEX follow_up_activity ON follow_up (activity);\n"
  "CREATE INDEX follow_up_period ON follow_up (period);\n";

static const PbMigration migrations[] = {
  { 2, to_version_2 },
  { 3, to_version_3 },
  { 0, NULL },
};

const PbMigration *
pb_migrations (void)
{
  return migrations;
}

/* name: what an error calls the file. */
static gboolean
copy_into (PbDb *db, const char *path, const char *name, GError **error)
{
  sqlite3 *target = NULL;
  sqlite3_backup *backup;
  int rc = sqlite3_open_v2 (path, &target, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);

  if (rc == SQLITE_OK)
    sqlite3_exec (target, "PRAGMA synchronous=EXTRA", NULL, NULL, NULL);
  backup = rc == SQLITE_OK ? sqlite3_backup_init (target, "main", pb_db_get_handle (db), "main") : NULL;
  if (backup)
    {
      rc = sqlite3_backup_step (backup, -1);
      sqlite3_backup_finish (backup);
    }
  else if (rc == SQLITE_OK)
    rc = sqlite3_errcode (target);

  if (rc != SQLITE_DONE)
    pb_db_set_error (target, rc, name, error);
  sqlite3_close (target);
  return rc == SQLITE_DONE;
}

/* Gives the file its name unless another has it: 0, or -1 and errno. link() does that in one step, but memory sticks do
 * not know it; there the name is taken first. */
static int
move_to_free_name (const char *from, const char *to)
{
  int fd;

  if (link (from, to) == 0)
    return g_unlink (from);
  if (errno != EPERM && errno != ENOTSUP && errno != ENOSYS)
    return -1;
  fd = g_open (to, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666);
  if (fd < 0)
    return -1;
  close (fd);
  return g_rename (from, to);
}

gboolean
pb_db_copy (PbDb *db, const char *path, gboolean overwrite, GError **error)
{
  g_autofree char *temporary = g_strdup_printf ("%s.%08x.tmp", path, g_random_int ());
  gboolean ok = copy_into (db, temporary, path, error);

  if (ok && (overwrite ? g_rename (temporary, path) : move_to_free_name (temporary, path)) != 0)
    {
      int reason = errno;
      g_autofree char *name = g_filename_display_basename (path);

      ok = FALSE;
      if (reason == EEXIST)
        g_set_error (error, PB_ERROR, PB_ERROR_EXISTS, _("There is already a file named “%s”. Choose another name."), name);
      else
        g_set_error (error, PB_ERROR, PB_ERROR_FAILED, _("“%s” could not be written (%s)."), name, g_strerror (reason));
    }
  if (!ok)
    pb_db_remove_file (temporary);
  return ok;
}

static gboolean
keep_copy (PbDb *db, int version, GError **error)
{
  const char *path = pb_db_get_path (db);
  g_autofree char *stem = g_str_has_suffix (path, ".planbok") ? g_strndup (path, strlen (path) - 8) : g_strdup (path);
  g_autofree char *copy = g_strdup_printf ("%s.v%d.planbok", stem, version);
  g_autoptr (GError) local = NULL;

  /* A copy from an earlier attempt is at least as old: it stays. */
  if (pb_db_copy (db, copy, FALSE, &local) || g_error_matches (local, PB_ERROR, PB_ERROR_EXISTS))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
pb_migrate (PbDb *db, int from, const PbMigration *list, GError **error)
{
  gboolean copied = FALSE;

  for (const PbMigration *step = list; step->version; step++)
    {
      g_autofree char *version = NULL;
      gint64 found;

      if (step->version <= from)
        continue;
      if (!copied && !keep_copy (db, from, error))
        return FALSE;
      copied = TRUE;

      version = g_strdup_printf ("PRAGMA user_version = %d", step->version);
      if (!pb_db_exec (db, "BEGIN IMMEDIATE", error))
        return FALSE;
      /* Another program may have opened the file at the same moment, and been first. */
      if (pb_db_get_int (db, "PRAGMA user_version", &found, NULL) && found >= step->version)
        {
          pb_db_exec (db, "ROLLBACK", NULL);
          continue;
        }
      if (!pb_db_exec (db, step->sql, error) || !pb_db_exec (db, version, error) || !pb_db_exec (db, "COMMIT", error))
        {
          pb_db_exec (db, "ROLLBACK", NULL);
          return FALSE;
        }
    }
  return TRUE;
}
