/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong in what somebody told of a file's columns: each is named. */
#include "pb-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "model/pb-error.h"

gboolean
pb_import_check_row (PbImport *self, PbImportFile *file, GError **error)
{
  guint n = pb_text_table_get_n_rows (file->text);
  guint first = n > 0 ? pb_text_table_get_line (file->text, 0) : 2;
  if (self->map_row < first || pb_import_find_told_row (self, file->text) > 0)
    return TRUE;
  g_set_error (error, PB_ERROR, PB_ERROR_INVALID,
               _ ("%s: row %u is empty or past the last one, so it cannot hold the columns' names."), file->name,
               self->map_row);
  return FALSE;
}

static gboolean
has_header (PbImportFile *file, const char *header)
{
  for (guint c = 0; c < pb_text_table_get_n_columns (file->text); c++)
    if (strcmp (pb_text_table_get_header (file->text, c), header) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
knows (const PbLayout *layout, const char *name)
{
  g_autofree char *code = NULL, *rest = NULL;
  return pb_layout_find_field (layout, name) >= 0
         || (layout->has_periods && pb_layout_parse_period (name, &code, &rest));
}

/* layout: NULL, any. */
static gboolean
is_column (const PbLayout *layout, const char *name)
{
  gboolean known = layout != NULL && knows (layout, name);
  for (guint i = 0; layout == NULL && !known && pb_layout_get (i) != NULL; i++)
    known = knows (pb_layout_get (i), name);
  return known;
}

/* The same column by another of its names too. */
static gboolean
is_same_column (const PbLayout *layout, const char *a, const char *b)
{
  int field = layout != NULL ? pb_layout_find_field (layout, a) : -1;
  return g_ascii_strcasecmp (a, b) == 0 || (field >= 0 && field == pb_layout_find_field (layout, b));
}

/* FALSE with a sentence where another header of the file is to be the same column. */
static gboolean
check_alone (PbImport *self, PbImportFile *file, const PbLayout *layout, const char *header, const char *name, GError **error)
{
  GHashTableIter iter;
  gpointer other, other_name;
  g_hash_table_iter_init (&iter, self->map_columns);
  while (g_hash_table_iter_next (&iter, &other, &other_name))
    if (strcmp (header, other) < 0 && has_header (file, other) && is_same_column (layout, name, other_name))
      {
        g_set_error (error, PB_ERROR, PB_ERROR_INVALID,
                     _ ("%s: both “%s” and “%s” are mapped to the column “%s”. Map one of them."), file->name, header,
                     (const char *)other, name);
        return FALSE;
      }
  return TRUE;
}

gboolean
pb_import_check_map (PbImport *self, PbImportFile *file, const PbLayout *layout, GError **error)
{
  GHashTableIter iter;
  gpointer header, name;
  if (self->map_columns == NULL)
    return TRUE;
  g_hash_table_iter_init (&iter, self->map_columns);
  while (g_hash_table_iter_next (&iter, &header, &name))
    {
      if (!has_header (file, header))
        continue;
      g_hash_table_add (self->map_found, g_strdup (header));
      if (!is_column (layout, name))
        {
          g_set_error (error, PB_ERROR, PB_ERROR_INVALID,
                       layout != NULL ? _ ("%s: “%s” is mapped to “%s”, which is no column of the layout %s.")
                                      : _ ("%s: “%s” is mapped to “%s”, which is no column of any layout."),
                       file->name, (const char *)header, (const char *)name, layout != NULL ? layout->name : "");
          return FALSE;
        }
      if (!check_alone (self, file, layout, header, name, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
pb_import_check_headers (PbImport *self, GError **error)
{
  GHashTableIter iter;
  gpointer header;
  if (self->map_columns == NULL)
    return TRUE;
  g_hash_table_iter_init (&iter, self->map_columns);
  while (g_hash_table_iter_next (&iter, &header, NULL))
    if (!g_hash_table_contains (self->map_found, header))
      {
        g_set_error (error, PB_ERROR, PB_ERROR_INVALID,
                     _ ("“%s” is mapped, but no file has a column with that header. Write it as it stands in the file."),
                     (const char *)header);
        return FALSE;
      }
  return TRUE;
}
