/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-import-memory.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include "model/pb-error.h"

#define FILE_NAME "columns.ini"
/* How far down a header is looked for. */
#define MAX_HEADER_ROW 20

void
pb_import_memo_free (PbImportMemo *memo)
{
  g_strfreev (memo->names);
  g_hash_table_unref (memo->given);
  g_free (memo);
}

static char *
dup_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "planbok", FILE_NAME, NULL);
}

static GKeyFile *
load (void)
{
  GKeyFile *file = g_key_file_new ();
  g_autofree char *path = dup_path ();
  /* One that is not there, or not whole, holds no map. */
  g_key_file_load_from_file (file, path, G_KEY_FILE_KEEP_COMMENTS, NULL);
  return file;
}

/* The group that a header has: case and what stands around the words do not count. (transfer full) */
static char *
dup_group (PbTextTable *text)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  for (guint c = 0; c < pb_text_table_get_n_columns (text); c++)
    {
      g_autofree char *folded = g_utf8_casefold (pb_text_table_get_header (text, c), -1);
      g_checksum_update (sum, (const guchar *)folded, -1);
      g_checksum_update (sum, (const guchar *)"\n", 1);
    }
  return g_strdup (g_checksum_get_string (sum));
}

static PbImportMemo *
find_in (GKeyFile *file, PbTextTable *text)
{
  g_autofree char *group = dup_group (text);
  g_autofree char *name = g_key_file_get_string (file, group, "layout", NULL);
  const PbLayout *layout = name != NULL ? pb_layout_by_name (name) : NULL;
  gsize n_names = 0, n_given = 0, n_values = 0;
  g_auto (GStrv) names = g_key_file_get_string_list (file, group, "columns", &n_names, NULL);
  g_auto (GStrv) given = g_key_file_get_string_list (file, group, "given", &n_given, NULL);
  g_auto (GStrv) values = g_key_file_get_string_list (file, group, "values", &n_values, NULL);
  if (layout == NULL || n_names != pb_text_table_get_n_columns (text) || n_given != n_values)
    return NULL;
  PbImportMemo *memo = g_new0 (PbImportMemo, 1);
  memo->layout = layout;
  memo->names = g_steal_pointer (&names);
  memo->given = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (gsize i = 0; i < n_given; i++)
    g_hash_table_insert (memo->given, g_strdup (given[i]), g_strdup (values[i]));
  return memo;
}

PbImportMemo *
pb_import_memory_find_here (PbTextTable *text)
{
  g_autoptr (GKeyFile) file = load ();
  return find_in (file, text);
}

PbImportMemo *
pb_import_memory_find (PbTextTable *text)
{
  g_autoptr (GKeyFile) file = load ();
  guint n_rows = pb_text_table_get_n_rows (text) + 1;
  for (guint storeys = 1; storeys <= 2; storeys++)
    for (guint row = 0; row + storeys <= n_rows && row < MAX_HEADER_ROW; row++)
      {
        pb_text_table_set_header (text, row, storeys);
        PbImportMemo *memo = find_in (file, text);
        if (memo != NULL)
          {
            memo->row = row;
            memo->n_rows = storeys;
            return memo;
          }
      }
  pb_text_table_set_header (text, 0, 1);
  return NULL;
}

static void
set_given (GKeyFile *file, const char *group, GHashTable *given)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new (), values = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer name, value;
  g_hash_table_iter_init (&iter, given);
  while (g_hash_table_iter_next (&iter, &name, &value))
    {
      g_ptr_array_add (names, name);
      g_ptr_array_add (values, value);
    }
  g_key_file_set_string_list (file, group, "given", (const char *const *)names->pdata, names->len);
  g_key_file_set_string_list (file, group, "values", (const char *const *)values->pdata, values->len);
}

gboolean
pb_import_memory_keep (PbTextTable *text, const PbLayout *layout, const char *const *names, GHashTable *given,
                       GError **error)
{
  g_autoptr (GKeyFile) file = load ();
  g_autoptr (GPtrArray) headers = g_ptr_array_new ();
  g_autofree char *group = dup_group (text), *path = dup_path (), *folder = g_path_get_dirname (path);
  g_autoptr (GError) failed = NULL;
  for (guint c = 0; c < pb_text_table_get_n_columns (text); c++)
    g_ptr_array_add (headers, (gpointer)pb_text_table_get_header (text, c));
  g_key_file_remove_group (file, group, NULL);
  g_key_file_set_string_list (file, group, "headers", (const char *const *)headers->pdata, headers->len);
  g_key_file_set_string (file, group, "layout", layout->name);
  g_key_file_set_string_list (file, group, "columns", names, headers->len);
  if (given != NULL && g_hash_table_size (given) > 0)
    set_given (file, group, given);
  if (g_mkdir_with_parents (folder, 0700) == 0 && g_key_file_save_to_file (file, path, &failed))
    return TRUE;
  g_set_error (error, PB_ERROR, PB_ERROR_FAILED, _ ("How the columns were read could not be remembered: %s"),
               failed != NULL ? failed->message : g_strerror (errno));
  return FALSE;
}
