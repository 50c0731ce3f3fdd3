/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-export.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "model/pb-error.h"
#include "pb-ics.h"
#include "pb-show.h"
#include "pb-target.h"

/* UTF-8 with the mark by which Excel knows it. */
#define BOM "\xef\xbb\xbf"

static gboolean
export_csv (PbPlan *plan, const char *path, const PbExportOptions *options, GError **error)
{
  PbShowOptions show = { PB_SHOW_CSV, options->board, options->scenario };
  g_autofree char *names = pb_show_dup_names ();
  if (options->what == NULL)
    {
      g_set_error (error, PB_ERROR, PB_ERROR_INVALID,
                   _ ("A CSV file holds one table: say which (--what=…). These can be: %s."), names);
      return FALSE;
    }
  g_autofree char *text = pb_show (plan, options->what, &show, error);
  g_autofree char *marked = text != NULL ? g_strconcat (BOM, text, NULL) : NULL;
  return marked != NULL && pb_target_write (path, marked, strlen (marked), error);
}

static gboolean
export_json (PbPlan *plan, const char *path, const PbExportOptions *options, GError **error)
{
  PbShowOptions show = { PB_SHOW_JSON, options->board, options->scenario };
  g_autofree char *text
      = options->what != NULL ? pb_show (plan, options->what, &show, error) : pb_show_all (plan, &show, error);
  return text != NULL && pb_target_write (path, text, strlen (text), error);
}

gboolean
pb_export (PbPlan *plan, const char *path, const PbExportOptions *options, const PbExportWatch *watch,
           GCancellable *cancellable, GPtrArray *warnings, GError **error)
{
  g_autofree char *folded = g_ascii_strdown (path, -1), *name = g_path_get_basename (path);
  if (g_str_has_suffix (folded, ".xlsx"))
    return pb_workbook_write (plan, path, options, watch, cancellable, warnings, error);
  if (g_str_has_suffix (folded, ".csv"))
    return export_csv (plan, path, options, error);
  if (g_str_has_suffix (folded, ".json"))
    return export_json (plan, path, options, error);
  if (g_str_has_suffix (folded, ".ics"))
    return pb_ics_write (plan, 0, path, warnings, error);
  g_set_error (error, PB_ERROR, PB_ERROR_INVALID,
               _ ("%s: Planbok writes files that end in .xlsx, .pdf, .csv, .json or .ics. Choose such a name."), name);
  return FALSE;
}

gboolean
pb_export_file (const char *plan_path, const char *author, const char *path, const PbExportOptions *options,
                const PbExportWatch *watch, GCancellable *cancellable, GPtrArray *warnings, GError **error)
{
  g_autoptr (PbPlan) plan = pb_plan_open (plan_path, error);
  if (plan == NULL)
    return FALSE;
  pb_plan_set_read_only (plan, TRUE);
  pb_plan_set_author (plan, author);
  return pb_export (plan, path, options, watch, cancellable, warnings, error);
}
