/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-backup.h"

#include <errno.h>
#include <string.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "pb-date.h"
#include "pb-error.h"
#include "pb-migrate.h"
#include "pb-plan-private.h"

#define KEEP_LATEST 10
#define KEEP_DAYS 30
#define DAY_LENGTH 10 /* 2026-11-22 */

char *
pb_backup_folder (const char *root, const char *path)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, path, -1);
  g_autofree char *name = g_strdup_printf ("%s-%.8s", base, sum);

  return g_build_filename (root, name, NULL);
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) b, *(const char *const *) a);
}

/* Times of the copies, newest first: their names are times, so they sort as text. */
static GPtrArray *
list_copies (const char *folder)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    if (g_str_has_suffix (name, ".planbok") && strlen (name) > DAY_LENGTH)
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_newest_first);
  return names;
}

static char *
dup_last_change (PbDb *db)
{
  sqlite3_stmt *stmt = pb_db_prepare (db, "SELECT max (max (at), ifnull (max (state_at), '')) FROM edit", NULL);
  char *at = NULL;

  if (stmt && sqlite3_step (stmt) == SQLITE_ROW)
    at = g_strdup ((const char *) sqlite3_column_text (stmt, 0));
  if (stmt)
    pb_db_done (stmt);
  return at;
}

static void
thin (const char *folder)
{
  g_autoptr (GPtrArray) names = list_copies (folder);
  guint days = 0;

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = names->pdata[i];
      gboolean new_day = i == 0 || strncmp (name, names->pdata[i - 1], DAY_LENGTH) != 0;
      g_autofree char *path = g_build_filename (folder, name, NULL);

      days += new_day;
      if (i >= KEEP_LATEST && (!new_day || days > KEEP_DAYS))
        g_unlink (path);
    }
}

gboolean
pb_backup_keep (PbPlan *plan, const char *root, GError **error)
{
  PbDb *db = pb_plan_get_db (plan);
  g_autofree char *folder = pb_backup_folder (root, pb_plan_get_path (plan));
  g_autofree char *last = db ? dup_last_change (db) : NULL;
  g_autofree char *now = pb_time_now ();
  g_autofree char *name = g_strconcat (g_strdelimit (now, ":", '.'), ".planbok", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GPtrArray) names = NULL;

  if (!last)
    return TRUE;
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, PB_ERROR, PB_ERROR_FAILED, _("No backup was made: the folder “%s” could not be made (%s)."), folder,
                   g_strerror (errno));
      return FALSE;
    }

  g_strdelimit (last, ":", '.');
  names = list_copies (folder);
  if (names->len && strcmp (names->pdata[0], last) >= 0)
    return TRUE;
  if (!pb_db_copy (db, path, TRUE, error))
    return FALSE;
  thin (folder);
  return TRUE;
}
