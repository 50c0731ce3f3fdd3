/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which layout a file is in, by the names of its columns. */
#include "pb-import-private.h"
#include "pb-review-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "model/pb-error.h"

static void
period_clear (gpointer data)
{
  PbImportPeriod *period = data;
  g_free (period->code);
  g_free (period->rest);
}

PbImportFile *
pb_import_file_new (const char *name, PbTextTable *text)
{
  PbImportFile *file = g_new0 (PbImportFile, 1);
  file->name = g_strdup (name);
  file->text = text;
  file->periods = g_array_new (FALSE, TRUE, sizeof (PbImportPeriod));
  g_array_set_clear_func (file->periods, period_clear);
  return file;
}

void
pb_import_file_free (PbImportFile *file)
{
  g_free (file->name);
  g_free (file->columns);
  g_free (file->constants);
  g_clear_pointer (&file->given, g_hash_table_unref);
  g_array_unref (file->periods);
  pb_text_table_unref (file->text);
  g_free (file);
}

/* FALSE where the file has the period and what stands beside it in an earlier column already. */
static gboolean
take_period (PbImportFile *file, PbImportPeriod *period)
{
  for (guint i = 0; i < file->periods->len; i++)
    {
      const PbImportPeriod *other = &g_array_index (file->periods, PbImportPeriod, i);
      if (strcmp (other->code, period->code) == 0 && strcmp (other->rest, period->rest) == 0)
        {
          period_clear (period);
          return FALSE;
        }
    }
  g_array_append_vals (file->periods, period, 1);
  return TRUE;
}

gboolean
pb_import_has_field (PbImportFile *file, int field)
{
  return file->columns[field] >= 0 || file->constants[field] != NULL;
}

/* What is given counts where the file has no such column. Links are of a cell. */
static void
match_given (PbImportFile *file)
{
  GHashTableIter iter;
  gpointer name, text;
  g_free (file->constants);
  file->constants = g_new0 (const char *, file->layout->n_fields);
  if (file->given == NULL)
    return;
  g_hash_table_iter_init (&iter, file->given);
  while (g_hash_table_iter_next (&iter, &name, &text))
    {
      int field = pb_layout_find_field (file->layout, name);
      if (field >= 0 && file->columns[field] < 0 && file->layout->fields[field].kind != PB_FIELD_LINKS
          && *(const char *)text != '\0')
        file->constants[field] = text;
    }
}

int
pb_import_match (PbImportFile *file, const PbLayout *layout, GPtrArray *aside)
{
  int understood = 0;
  file->layout = layout;
  g_free (file->columns);
  file->columns = g_new (int, layout->n_fields);
  for (guint i = 0; i < layout->n_fields; i++)
    file->columns[i] = -1;
  g_array_set_size (file->periods, 0);
  for (guint c = 0; c < pb_text_table_get_n_columns (file->text); c++)
    {
      const char *header = pb_text_table_get_name (file->text, c);
      PbImportPeriod period = { c, NULL, NULL };
      int field = pb_layout_find_field (layout, header);
      if (field >= 0 && file->columns[field] < 0)
        file->columns[field] = c;
      else if (field >= 0 || !layout->has_periods || !pb_layout_parse_period (header, &period.code, &period.rest)
               || !take_period (file, &period))
        {
          if (aside != NULL && *header != '\0' && strcmp (header, PB_REVIEW_ID) != 0)
            g_ptr_array_add (aside, (gpointer)header);
          continue;
        }
      understood++;
    }
  match_given (file);
  for (guint i = 0; i < layout->n_fields; i++)
    if ((layout->fields[i].flags & PB_FIELD_REQUIRED) && !pb_import_has_field (file, i))
      return -1;
  gboolean is_long = layout->table == PB_TABLE_INDICATOR_VALUE && pb_import_has_field (file, PB_VALUES_PERIOD)
                     && file->columns[PB_VALUES_VALUE] >= 0;
  return layout->has_periods && file->periods->len == 0 && !is_long ? -1 : understood;
}

const PbLayout *
pb_import_guess (PbImportFile *file, int *understood)
{
  const PbLayout *best = NULL;
  int most = 0;
  for (guint i = 0; pb_layout_get (i) != NULL; i++)
    {
      int fitting = pb_import_match (file, pb_layout_get (i), NULL);
      if (fitting > most)
        {
          most = fitting;
          best = pb_layout_get (i);
        }
    }
  if (understood != NULL)
    *understood = most;
  return best;
}

/* What the file, as matched last, lacks of its layout. */
char *
pb_import_dup_missing (PbImportFile *file)
{
  const PbLayout *layout = file->layout;
  GString *names = g_string_new (NULL);
  for (guint i = 0; i < layout->n_fields; i++)
    if ((layout->fields[i].flags & PB_FIELD_REQUIRED) && !pb_import_has_field (file, i))
      {
        g_autofree char *name = pb_field_dup_header (&layout->fields[i]);
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
      }
  if (layout->has_periods && file->periods->len == 0)
    g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", _ ("a column for each year"));
  return g_string_free (names, FALSE);
}

/* The layout that most of the columns belong to although it lacks some; NULL where no column belongs to any. */
static const PbLayout *
find_nearest (PbImportFile *file)
{
  const PbLayout *nearest = NULL;
  guint most = 0;
  for (guint i = 0; pb_layout_get (i) != NULL; i++)
    {
      guint fitting = 0;
      pb_import_match (file, pb_layout_get (i), NULL);
      for (guint f = 0; f < file->layout->n_fields; f++)
        fitting += file->columns[f] >= 0;
      if (fitting > most)
        {
          most = fitting;
          nearest = pb_layout_get (i);
        }
    }
  return nearest;
}

static char *
dup_headers (PbImportFile *file)
{
  GString *names = g_string_new (NULL);
  for (guint c = 0; c < pb_text_table_get_n_columns (file->text) && c < 12; c++)
    g_string_append_printf (names, "%s%s", c > 0 ? ", " : "", pb_text_table_get_header (file->text, c));
  return g_string_free (names, FALSE);
}

void
pb_import_set_no_layout (PbImport *self, PbImportFile *file, GError **error)
{
  const PbLayout *nearest = find_nearest (file);
  g_autofree char *headers = dup_headers (file);
  if (!pb_import_check_map (self, file, NULL, error) || !pb_import_check_headers (self, error))
    return;
  if (nearest == NULL && self->map_row > 0)
    {
      g_set_error (error, PB_ERROR, PB_ERROR_INVALID,
                   _ ("%s: Planbok knows none of the columns in row %u (%s). That row must hold the columns' names."),
                   file->name, self->map_row, headers);
      return;
    }
  if (nearest == NULL)
    {
      g_set_error (error, PB_ERROR, PB_ERROR_INVALID,
                   _ ("%s: Planbok knows none of the columns in the first row (%s). The first row must hold the columns' "
                      "names."),
                   file->name, headers);
      return;
    }
  pb_import_match (file, nearest, NULL);
  g_autofree char *missing = pb_import_dup_missing (file);
  g_set_error (error, PB_ERROR, PB_ERROR_INVALID,
               _ ("%s: the columns (%s) almost fit the table “%s”, but it lacks: %s."), file->name,
               headers, g_dgettext (GETTEXT_PACKAGE, pb_table_info (nearest->table)->label), missing);
}

