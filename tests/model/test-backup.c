/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/pb-backup.h"
#include "test-util.h"

static guint
count (const char *folder, char **newest)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir && (name = g_dir_read_name (dir)))
    {
      n++;
      if (newest && g_strcmp0 (name, *newest) > 0)
        {
          g_free (*newest);
          *newest = g_strdup (name);
        }
    }
  return n;
}

static void
remove_all (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

static void
test_keeps_and_thins (TestPlan *f, gconstpointer data)
{
  g_autofree char *root = g_build_filename (f->folder, "backups", NULL);
  g_autofree char *folder = pb_backup_folder (root, f->path);
  g_autofree char *newest = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PbPlan) copy = NULL;

  /* Nothing edited: nothing to keep. */
  g_assert_true (pb_backup_keep (f->plan, root, &error));
  g_assert_cmpuint (count (folder, NULL), ==, 0);

  test_add_assignment (f->plan, 1, "Ett");
  g_assert_true (pb_backup_keep (f->plan, root, &error));
  g_assert_no_error (error);
  g_assert_true (pb_backup_keep (f->plan, root, &error));
  g_assert_cmpuint (count (folder, &newest), ==, 1);

  path = g_build_filename (folder, newest, NULL);
  copy = pb_plan_open (path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pb_plan_peek_records (copy, PB_TABLE_ASSIGNMENT)->len, ==, 1);

  /* Old copies: twenty on one day, and one on each of forty days before. */
  for (int i = 0; i < 20; i++)
    {
      g_autofree char *old = g_strdup_printf ("%s/2019-12-31T10.00.%02dZ.planbok", folder, i);

      g_file_set_contents (old, "x", 1, NULL);
    }
  for (int i = 1; i <= 40; i++)
    {
      g_autofree char *old = g_strdup_printf ("%s/2019-%02d-%02dT10.00.00Z.planbok", folder, 10 + i / 30, 1 + i % 30);

      g_file_set_contents (old, "x", 1, NULL);
    }
  g_unlink (path);
  g_assert_true (pb_backup_keep (f->plan, root, &error));
  /* Ten latest: the new one and nine of the last day. Then a copy a day, to thirty days in all: those two days and 28 more. */
  g_assert_cmpuint (count (folder, NULL), ==, 10 + 28);

  remove_all (folder);
  g_rmdir (root);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  test_plan_add ("/backup/keeps-and-thins", TestPlan, test_keeps_and_thins);
  return g_test_run ();
}
