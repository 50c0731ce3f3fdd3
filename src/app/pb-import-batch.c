/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-import-batch.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "exchange/pb-kolada-json.h"
#include "model/pb-error.h"

struct _PbImportBatch
{
  GPtrArray *paths;
  GPtrArray *tables; /* of paths, in their order: arrays of PbImportSource, NULL for Kolada's; NULL until asked for */
  GPtrArray *sources; /* all of those; not owned */
  char *folder; /* of the empty plan */
  PbPlan *empty;
};

static gpointer
copy_path (gconstpointer path, gpointer user_data)
{
  return g_strdup (path);
}

PbImportBatch *
pb_import_batch_new (GPtrArray *paths)
{
  PbImportBatch *self = g_rc_box_new0 (PbImportBatch);

  self->paths = g_ptr_array_copy (paths, (GCopyFunc) (void *) copy_path, NULL);
  g_ptr_array_set_free_func (self->paths, g_free);
  return self;
}

PbImportBatch *
pb_import_batch_ref (PbImportBatch *self)
{
  return g_rc_box_acquire (self);
}

static void
batch_clear (gpointer data)
{
  PbImportBatch *self = data;
  g_autofree char *path = self->empty ? g_strdup (pb_plan_get_path (self->empty)) : NULL;

  g_clear_pointer (&self->sources, g_ptr_array_unref);
  g_clear_pointer (&self->tables, g_ptr_array_unref);
  g_ptr_array_unref (self->paths);
  if (self->empty)
    {
      pb_plan_close (self->empty);
      g_unlink (path);
    }
  g_clear_object (&self->empty);
  if (self->folder)
    g_rmdir (self->folder);
  g_free (self->folder);
}

void
pb_import_batch_unref (PbImportBatch *self)
{
  g_rc_box_release_full (self, batch_clear);
}

/* A dry run needs a plan to be dry on. */
static PbPlan *
get_empty (PbImportBatch *self, GError **error)
{
  g_autofree char *path = NULL;

  if (self->empty)
    return self->empty;
  if (self->folder == NULL)
    self->folder = g_dir_make_tmp ("planbok-XXXXXX", error);
  if (self->folder == NULL)
    return NULL;
  path = g_build_filename (self->folder, "plan.planbok", NULL);
  self->empty = pb_plan_create (path, error);
  return self->empty;
}

static gboolean
is_json (const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  return g_str_has_suffix (lower, ".json");
}

static void
clear_tables (gpointer data)
{
  if (data)
    g_ptr_array_unref (data);
}

GPtrArray *
pb_import_batch_get_sources (PbImportBatch *self, GError **error)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (clear_tables);
  g_autoptr (GPtrArray) sources = g_ptr_array_new ();

  if (self->sources)
    return self->sources;
  for (guint i = 0; i < self->paths->len; i++)
    {
      GPtrArray *list = is_json (self->paths->pdata[i]) ? NULL : pb_import_source_list (self->paths->pdata[i], error);

      if (list == NULL && !is_json (self->paths->pdata[i]))
        return NULL;
      g_ptr_array_add (tables, list);
      for (guint j = 0; list && j < list->len; j++)
        g_ptr_array_add (sources, list->pdata[j]);
    }
  if (sources->len == 0)
    {
      g_set_error_literal (error, PB_ERROR, PB_ERROR_NOTHING, _("The files hold no table with columns to map."));
      return NULL;
    }
  self->tables = g_steal_pointer (&tables);
  self->sources = g_steal_pointer (&sources);
  return self->sources;
}

gboolean
pb_import_batch_needs_map (PbImportBatch *self)
{
  GPtrArray *sources = pb_import_batch_get_sources (self, NULL);

  for (guint i = 0; sources && i < self->tables->len; i++)
    {
      GPtrArray *list = self->tables->pdata[i];
      gboolean known = list == NULL;

      for (guint j = 0; list && j < list->len; j++)
        known |= pb_import_source_get_layout (list->pdata[j]) != NULL;
      if (!known)
        return TRUE;
    }
  return FALSE;
}

static gboolean
add_tables (PbImport *import, GPtrArray *tables, guint limit, GError **error)
{
  for (guint i = 0; i < tables->len; i++)
    {
      if (pb_import_source_get_layout (tables->pdata[i])
          && !pb_import_add_source (import, tables->pdata[i], limit, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_files (PbImportBatch *self, PbImport *import, GError **error)
{
  for (guint i = 0; i < self->paths->len; i++)
    {
      GPtrArray *tables = self->tables ? self->tables->pdata[i] : NULL;

      if (tables ? !add_tables (import, tables, 0, error)
                 : !pb_import_add_file (import, self->paths->pdata[i], NULL, error))
        return FALSE;
    }
  return TRUE;
}

PbImportReport *
pb_import_batch_run (PbImportBatch *self, PbPlan *plan, gboolean dry_run, GError **error)
{
  PbPlan *on = plan ? plan : get_empty (self, error);
  g_autoptr (PbImport) import = on ? pb_import_new (on) : NULL;
  g_autoptr (GError) forgotten = NULL;
  PbImportReport *report;

  if (import == NULL || !add_files (self, import, error))
    return NULL;
  report = pb_import_run (import, dry_run, NULL, error);
  /* The import is done: that it will not be remembered is no reason to say that it failed. */
  if (report && !dry_run && self->tables && !pb_import_remember (import, &forgotten))
    g_message ("%s", forgotten->message);
  return report;
}

PbImportReport *
pb_import_batch_preview (PbImportBatch *self, PbPlan *plan, guint n_rows, GError **error)
{
  PbPlan *on = plan ? plan : get_empty (self, error);
  g_autoptr (PbImport) import = on ? pb_import_new (on) : NULL;

  if (import == NULL || !add_tables (import, self->sources, n_rows, error))
    return NULL;
  return pb_import_run (import, TRUE, NULL, error);
}
