/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-price-index.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pb-edit.h"
#include "pb-error.h"

static PbRecord *
find_row (PbPlan *plan, const char *name, int year)
{
  GPtrArray *rows = pb_plan_peek_records (plan, PB_TABLE_PRICE_INDEX);

  for (guint i = 0; i < rows->len; i++)
    if (pb_record_get_int (rows->pdata[i], PB_PRICE_INDEX_YEAR) == year
        && g_strcmp0 (pb_record_get_text (rows->pdata[i], PB_PRICE_INDEX_NAME), name) == 0)
      return rows->pdata[i];
  return NULL;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

GPtrArray *
pb_price_index_list_names (PbPlan *plan)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *rows = pb_plan_peek_records (plan, PB_TABLE_PRICE_INDEX);

  for (guint i = 0; i < rows->len; i++)
    {
      const char *name = pb_record_get_text (rows->pdata[i], PB_PRICE_INDEX_NAME);

      if (name != NULL && !g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
        g_ptr_array_add (names, g_strdup (name));
    }
  g_ptr_array_sort (names, compare_names);
  return names;
}

gboolean
pb_price_index_get (PbPlan *plan, const char *name, int year, double *factor)
{
  PbRecord *row = find_row (plan, name, year);

  if (row == NULL || !(pb_record_get_real (row, PB_PRICE_INDEX_FACTOR) > 0)
      || !isfinite (pb_record_get_real (row, PB_PRICE_INDEX_FACTOR)))
    return FALSE;
  *factor = pb_record_get_real (row, PB_PRICE_INDEX_FACTOR);
  return TRUE;
}

const char *
pb_price_index_get_source (PbPlan *plan, const char *name, int year)
{
  PbRecord *row = find_row (plan, name, year);

  return row != NULL ? pb_record_get_text (row, PB_PRICE_INDEX_SOURCE) : NULL;
}

gboolean
pb_price_index_set (PbPlan *plan, const char *name, int year, double factor, const char *source, GError **error)
{
  PbRecord *row = find_row (plan, name, year);
  g_autofree char *label = NULL;
  PbEdit *edit;
  gint64 id;

  if (!(factor > 0) || !isfinite (factor) || year < 1900 || year > 2199)
    {
      g_set_error_literal (error, PB_ERROR, PB_ERROR_INVALID,
                           _("A price index has a year, and a factor greater than 0: 403.7 or 1.086."));
      return FALSE;
    }
  label = g_strdup_printf (_("Price index %s %d"), name, year);
  edit = pb_edit_new (plan, label);
  id = row != NULL ? pb_record_get_id (row) : pb_edit_insert (edit, PB_TABLE_PRICE_INDEX);
  pb_edit_set_text (edit, id, PB_PRICE_INDEX_NAME, name);
  pb_edit_set_int (edit, id, PB_PRICE_INDEX_YEAR, year);
  pb_edit_set_real (edit, id, PB_PRICE_INDEX_FACTOR, factor);
  pb_edit_set_text (edit, id, PB_PRICE_INDEX_SOURCE, source);
  return pb_edit_commit (edit, error);
}

gboolean
pb_price_index_remove (PbPlan *plan, const char *name, int year, GError **error)
{
  PbRecord *row = find_row (plan, name, year);
  g_autofree char *label = g_strdup_printf (_("Remove price index %s %d"), name, year);
  PbEdit *edit = pb_edit_new (plan, label);

  if (row != NULL)
    pb_edit_delete (edit, PB_TABLE_PRICE_INDEX, pb_record_get_id (row));
  return pb_edit_commit (edit, error);
}

gboolean
pb_price_index_adjust (PbPlan *plan, const char *name, double amount, int from, int to, double *adjusted)
{
  double then, now, value;

  if (!pb_price_index_get (plan, name, from, &then) || !pb_price_index_get (plan, name, to, &now))
    return FALSE;
  value = amount * now / then;
  if (!isfinite (value))
    return FALSE;
  *adjusted = value;
  return TRUE;
}
