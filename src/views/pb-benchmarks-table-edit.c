/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-benchmarks-table-private.h"

#include <glib/gi18n-lib.h>

#include "model/pb-date.h"
#include "model/pb-edit.h"
#include "model/pb-error.h"
#include "model/pb-number.h"

const char *
pb_benchmarks_table_why_not (PbBenchmarksTable *self, const PbTableRow *row)
{
  if (pb_plan_get_read_only (pb_record_get_plan (self->facts->indicator)))
    return _("The plan is open for reading only.");
  if (row->kind != PB_ROW_VALUE)
    return _("This is computed from the values above, and changes with them.");
  if (self->facts->scale != PB_SCALE_VALUE)
    return _("Values are typed where the table shows them as they are: choose “Values” above it.");
  if (self->facts->cells != PB_CELLS_VALUES && row->entity != self->facts->entity)
    return _("Values are typed where the table shows them, not their difference: choose “Values” in the table's menu.");
  return NULL;
}

/* Empty: nothing measured. FALSE where the text is no number. */
static gboolean
write_value (PbBenchmarksTable *self, PbEdit *edit, const PbTableRow *row, const char *period, const char *text,
             GError **error)
{
  PbRecord *indicator = self->facts->indicator;
  double value, old;
  gint64 id = pb_series_find (pb_record_get_plan (indicator), pb_record_get_id (indicator), pb_record_get_id (row->entity),
                              period, row->gender, row->value, &old);

  if (!*text)
    {
      if (id)
        pb_edit_delete (edit, PB_TABLE_INDICATOR_VALUE, id);
      return TRUE;
    }
  if (!pb_number_parse (text, &value, error))
    return FALSE;
  if (!id)
    {
      id = pb_edit_insert (edit, PB_TABLE_INDICATOR_VALUE);
      pb_edit_set_int (edit, id, PB_INDICATOR_VALUE_INDICATOR, pb_record_get_id (indicator));
      pb_edit_set_int (edit, id, PB_INDICATOR_VALUE_ENTITY, pb_record_get_id (row->entity));
      pb_edit_set_text (edit, id, PB_INDICATOR_VALUE_PERIOD, period);
      pb_edit_set_enum (edit, id, PB_INDICATOR_VALUE_GENDER, row->gender);
      pb_edit_set_enum (edit, id, PB_INDICATOR_VALUE_KIND, row->value);
    }
  pb_edit_set_real (edit, id, PB_INDICATOR_VALUE_VALUE, value);
  return TRUE;
}

/* NULL where it was written. */
static char *
finish (PbEdit *edit, GError *error)
{
  char *sentence = NULL;

  if (error)
    pb_edit_abort (edit);
  else
    pb_edit_commit (edit, &error);
  if (error)
    sentence = g_strdup (error->message);
  g_clear_error (&error);
  return sentence;
}

char *
pb_benchmarks_table_write (PbBenchmarksTable *self, guint row, guint column, const char *text)
{
  const PbTableRow *target = &g_array_index (self->rows, PbTableRow, row);
  g_autofree char *period = g_strdup (self->periods->pdata[column]);
  g_autofree char *title = pb_benchmarks_table_dup_title (self, target);
  g_autofree char *when = pb_period_format (period);
  g_autofree char *label = NULL;
  const char *why = pb_benchmarks_table_why_not (self, target);
  GError *error = NULL;
  PbEdit *edit;

  if (why)
    return g_strdup (why);
  /* TRANSLATORS: the name of an edit: indicator, municipality, period */
  label = g_strdup_printf (_("Change %s, %s %s"), pb_benchmarks_get_short_title (self->facts->indicator), title, when);
  edit = pb_edit_new (pb_record_get_plan (self->facts->indicator), label);
  write_value (self, edit, target, period, text, &error);
  return finish (edit, error);
}

static void
say_where (PbBenchmarksTable *self, guint row, guint column, GError **error)
{
  g_autofree char *title = pb_benchmarks_table_dup_title (self, &g_array_index (self->rows, PbTableRow, row));
  g_autofree char *when = pb_period_format (self->periods->pdata[column]);

  /* TRANSLATORS: municipality, period, and what is wrong */
  g_prefix_error (error, _("%s %s: "), title, when);
}

static gboolean
paste_line (PbBenchmarksTable *self, PbEdit *edit, guint row, guint column, const char *line, GError **error)
{
  g_auto (GStrv) cells = g_strsplit (line, "\t", -1);
  const PbTableRow *target;

  if (row >= self->rows->len)
    {
      g_set_error (error, PB_ERROR, PB_ERROR_INVALID,
                   _("What was copied has more rows than the table has from here on. Choose a cell higher up."));
      return FALSE;
    }
  target = &g_array_index (self->rows, PbTableRow, row);
  if (pb_benchmarks_table_why_not (self, target))
    {
      g_set_error_literal (error, PB_ERROR, PB_ERROR_INVALID, pb_benchmarks_table_why_not (self, target));
      return FALSE;
    }
  for (guint i = 0; cells[i]; i++)
    {
      if (column + i >= self->periods->len)
        {
          g_set_error (error, PB_ERROR, PB_ERROR_INVALID,
                       _("What was copied has more columns than the table has from here on. Add the years first."));
          return FALSE;
        }
      if (!write_value (self, edit, target, self->periods->pdata[column + i], g_strstrip (cells[i]), error))
        {
          say_where (self, row, column + i, error);
          return FALSE;
        }
    }
  return TRUE;
}

char *
pb_benchmarks_table_paste (PbBenchmarksTable *self, guint row, guint column, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *label
      = g_strdup_printf (_("Paste values of %s"), pb_benchmarks_get_short_title (self->facts->indicator));
  PbEdit *edit = pb_edit_new (pb_record_get_plan (self->facts->indicator), label);
  guint n = g_strv_length (lines);
  GError *error = NULL;

  /* What is copied from Excel ends with a line end. */
  if (n > 1 && !*lines[n - 1])
    n--;
  for (guint i = 0; i < n && !error; i++)
    paste_line (self, edit, row + i, column, g_strdelimit (lines[i], "\r", ' '), &error);
  return finish (edit, error);
}
