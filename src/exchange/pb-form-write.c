/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files of Blanketter. */
#include "pb-form.h"

#include <glib/gi18n-lib.h>
#include "model/pb-date.h"
#include "model/pb-error.h"
#include "pb-target.h"
#include "pb-workbook-private.h"

gboolean
pb_form_check_name (const char *path, GError **error)
{
  g_autofree char *folded = g_ascii_strdown (path, -1), *name = g_path_get_basename (path);
  if (g_str_has_suffix (folded, ".xlsx"))
    return TRUE;
  g_set_error (error, PB_ERROR, PB_ERROR_INVALID, _ ("A form is a workbook: let the name “%s” end in .xlsx."), name);
  return FALSE;
}

static gboolean
write_form (PbPlan *plan, const char *path, PbRecord *role, const char *period, const char *last_day,
            GCancellable *cancellable, GError **error)
{
  PbWorkbook self = { .plan = plan,
                      .write = pb_workbook_write_form,
                      .comes_back = TRUE,
                      .role = pb_record_get_id (role),
                      .role_name = pb_record_get_title (role),
                      .period = period,
                      .last_day = last_day,
                      .cancellable = cancellable };
  if (!pb_form_check_name (path, error))
    return FALSE;
  if (!pb_period_parse (period, NULL, NULL))
    {
      g_set_error (error, PB_ERROR, PB_ERROR_INVALID,
                   _ ("“%s” is no period. Choose a tertial, a quarter, a half-year or a year."), period);
      return FALSE;
    }
  if (!pb_form_has_rows (plan, self.role))
    {
      g_set_error (error, PB_ERROR, PB_ERROR_NOTHING, _ ("%s answers for no assignment or activity in the plan."),
                   self.role_name);
      return FALSE;
    }
  return pb_show_init (&self.show, plan, PB_SHOW_CSV, NULL, NULL, error)
         && pb_workbook_write_sheets (&self, path, NULL, error);
}

gboolean
pb_form_write (PbPlan *plan, const char *path, PbRecord *role, const char *period, const char *last_day, GError **error)
{
  return write_form (plan, path, role, period, last_day, NULL, error);
}

/* (transfer full) */
static char *
dup_name (const char *role, const char *period, guint n)
{
  /* Translators: the name of a file: a function, a period. */
  g_autofree char *name = n > 1 ? g_strdup_printf (_ ("Form %s %s (%u).xlsx"), role, period, n)
                                : g_strdup_printf (_ ("Form %s %s.xlsx"), role, period);
  return g_strdup (g_strdelimit (name, "/\\:*?\"<>|", '-'));
}

/* The plan has another function of that short name. */
static gboolean
is_shared (PbRecord *role, const char *brief)
{
  GPtrArray *roles = pb_plan_peek_records (pb_record_get_plan (role), PB_TABLE_ROLE);
  g_autofree char *folded = g_utf8_casefold (brief, -1);
  for (guint i = 0; i < roles->len; i++)
    {
      const char *text = pb_record_get_text (roles->pdata[i], PB_ROLE_SHORT_NAME);
      g_autofree char *other = roles->pdata[i] != role && text != NULL ? g_utf8_casefold (text, -1) : NULL;
      if (g_strcmp0 (other, folded) == 0)
        return TRUE;
    }
  return FALSE;
}

GPtrArray *
pb_form_list_paths (GPtrArray *roles, const char *folder, const char *period)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < roles->len; i++)
    {
      const char *brief = pb_record_get_text (roles->pdata[i], PB_ROLE_SHORT_NAME);
      gboolean is_clear = brief != NULL && !is_shared (roles->pdata[i], brief);
      g_autofree char *name = NULL, *folded = NULL;
      for (guint n = 1; folded == NULL || g_hash_table_contains (taken, folded); n++)
        {
          g_free (name);
          g_free (folded);
          name = dup_name (is_clear ? brief : pb_record_get_title (roles->pdata[i]), period, n);
          folded = g_utf8_casefold (name, -1);
        }
      g_hash_table_add (taken, g_steal_pointer (&folded));
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
    }
  return paths;
}

gboolean
pb_form_write_all (const char *plan_path, const char *author, const GArray *roles, const GPtrArray *paths,
                   const char *period, const char *last_day, const PbExportWatch *watch, GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (PbPlan) plan = pb_plan_open (plan_path, error);
  if (plan == NULL)
    return FALSE;
  pb_plan_set_read_only (plan, TRUE);
  pb_plan_set_author (plan, author);
  for (guint i = 0; i < paths->len; i++)
    if (!pb_target_check (paths->pdata[i], error))
      return FALSE;
  for (guint i = 0; i < roles->len; i++)
    {
      PbRecord *role = pb_plan_get_record (plan, PB_TABLE_ROLE, g_array_index (roles, gint64, i));
      if (role == NULL)
        continue;
      if (watch != NULL)
        watch->progress ((double)i / roles->len, pb_record_get_title (role), watch->data);
      if (!write_form (plan, paths->pdata[i], role, period, last_day, cancellable, error))
        return FALSE;
    }
  return TRUE;
}
