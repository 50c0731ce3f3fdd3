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

static gboolean
set_factor (PbEdit *edit, const char *name, const PbPriceFactor *factor, const char *source, GError **error)
{
  PbRecord *row = find_row (pb_edit_get_plan (edit), name, factor->year);
  gint64 id;

  if (!(factor->factor > 0) || !isfinite (factor->factor) || factor->year < 1900 || factor->year > 2199)
    {
      g_set_error_literal (error, PB_ERROR, PB_ERROR_INVALID,
                           _("A price index has a year, and a factor greater than 0: 403.7 or 1.086."));
      return FALSE;
    }
  id = row != NULL ? pb_record_get_id (row) : pb_edit_insert (edit, PB_TABLE_PRICE_INDEX);
  pb_edit_set_text (edit, id, PB_PRICE_INDEX_NAME, name);
  pb_edit_set_int (edit, id, PB_PRICE_INDEX_YEAR, factor->year);
  pb_edit_set_real (edit, id, PB_PRICE_INDEX_FACTOR, factor->factor);
  pb_edit_set_text (edit, id, PB_PRICE_INDEX_SOURCE, source);
  return TRUE;
}

gboolean
pb_price_index_set_all (PbPlan *plan, const char *name, GArray *factors, const char *source, GError **error)
{
  g_autofree char *label = NULL;
  PbEdit *edit;

  if (factors->len == 1)
    label = g_strdup_printf (_("Price index %s %d"), name, g_array_index (factors, PbPriceFactor, 0).year);
  else
    /* Translators: the name of an edit: an index, of how many years factors were entered */
    label = g_strdup_printf (ngettext ("Price index %s, %u year", "Price index %s, %u years", factors->len), name, factors->len);
  edit = pb_edit_new (plan, label);
  for (guint i = 0; i < factors->len; i++)
    if (!set_factor (edit, name, &g_array_index (factors, PbPriceFactor, i), source, error))
      {
        pb_edit_abort (edit);
        return FALSE;
      }
  return pb_edit_commit (edit, error);
}

gboolean
pb_price_index_set (PbPlan *plan, const char *name, int year, double factor, const char *source, GError **error)
{
  PbPriceFactor one = { year, factor };
  g_autoptr (GArray) factors = g_array_new (FALSE, FALSE, sizeof one);

  g_array_append_val (factors, one);
  return pb_price_index_set_all (plan, name, factors, source, error);
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
