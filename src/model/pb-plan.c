/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-plan.h"

#include <sys/stat.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "pb-book-private.h"
#include "pb-edit-log.h"
#include "pb-migrate.h"
#include "pb-plan-file.h"
#include "pb-plan-private.h"
#include "pb-record-list.h"

struct _PbPlan
{
  GObject parent_instance;

  char *path;
  char *author;
  gboolean read_only;
  GPtrArray *holds; /* reasons, the newest last */

  PbDb *db; /* NULL when closed */
  gint64 data_version;
  dev_t device;
  ino_t inode;

  PbStore *stores[PB_N_TABLES]; /* NULL for LAZY tables */
  guint64 generation;

  gint64 undo_edit;
  char *undo_label;
  gint64 redo_edit;
  char *redo_label;
  gint64 open_edit;

  gint64 scenario;
  gint64 told_scenario; /* that listeners know of */

  gboolean syncing; /* the lists are telling their listeners */
  gboolean sync_again; /* a listener edited meanwhile */
};

enum
{
  PROP_0,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  PROP_READ_ONLY,
  PROP_SCENARIO,
  N_PROPS
};

enum
{
  CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PbPlan, pb_plan, G_TYPE_OBJECT)

static void
set_label (PbPlan *self, char **label, char *value, guint property)
{
  g_autofree char *old = *label;

  *label = value;
  if (g_strcmp0 (old, value) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
refresh_labels (PbPlan *self)
{
  char *undo = NULL, *redo = NULL;

  self->undo_edit = self->redo_edit = 0;
  if (self->db)
    {
      pb_edit_log_find_undo (self->db, &self->undo_edit, &undo);
      pb_edit_log_find_redo (self->db, &self->redo_edit, &redo);
    }
  set_label (self, &self->undo_label, undo, PROP_UNDO_LABEL);
  set_label (self, &self->redo_label, redo, PROP_REDO_LABEL);
}

/* All of memory is as the file is before anyone is told anything. */
static void
take_changes (PbPlan *self, GPtrArray *changes)
{
  self->generation++;
  pb_book_note_changes (self, changes);
  for (guint i = 0; i < PB_N_TABLES; i++)
    if (self->stores[i])
      pb_store_apply (self->stores[i], changes);
  if (self->scenario && !pb_plan_get_record (self, PB_TABLE_SCENARIO, self->scenario))
    self->scenario = 0;
}

/* A listener that edits, as a field does that loses the focus when its row goes, must not have its change told in the
 * middle of a list's steps: other listeners would hear of the positions in the wrong order. */
static void
sync_lists (PbPlan *self)
{
  self->syncing = TRUE;
  do
    {
      self->sync_again = FALSE;
      for (guint i = 0; i < PB_N_TABLES; i++)
        if (self->stores[i])
          pb_store_sync_lists (self->stores[i]);
    }
  while (self->sync_again);
  self->syncing = FALSE;
}

static void
tell_changes (PbPlan *self)
{
  g_object_ref (self);
  refresh_labels (self);
  if (self->syncing)
    {
      self->sync_again = TRUE;
      g_object_unref (self);
      return;
    }
  sync_lists (self);
  for (guint i = 0; i < PB_N_TABLES; i++)
    if (self->stores[i])
      pb_store_emit_changed (self->stores[i]);
  if (self->told_scenario != self->scenario)
    {
      self->told_scenario = self->scenario;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SCENARIO]);
    }
  g_signal_emit (self, signals[CHANGED], 0);
  g_object_unref (self);
}

static GPtrArray *
new_changes (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) pb_change_free);
}

static gboolean
read_data_version (PbPlan *self, gint64 *version, GError **error)
{
  return pb_db_get_int (self->db, "PRAGMA data_version", version, error);
}

/* Compares every table with memory, in one read transaction, and takes in what differs. */
static gboolean
reload (PbPlan *self, GError **error)
{
  g_autoptr (GPtrArray) changes = new_changes ();
  gboolean ok = pb_db_exec (self->db, "BEGIN", error);

  for (guint i = 0; ok && i < PB_N_TABLES; i++)
    if (self->stores[i])
      ok = pb_store_diff (self->stores[i], self->db, changes, error);
  ok = ok && read_data_version (self, &self->data_version, error);
  pb_db_exec (self->db, "COMMIT", NULL);
  if (ok)
    take_changes (self, changes);
  return ok;
}

static gboolean
check_open (PbPlan *self, GError **error)
{
  if (self->db)
    return TRUE;
  g_set_error_literal (error, PB_ERROR, PB_ERROR_FAILED, _("The plan is closed. Open it again to change it."));
  return FALSE;
}

static void
remember_file (PbPlan *self)
{
  GStatBuf info;

  if (g_stat (self->path, &info) == 0)
    {
      self->device = info.st_dev;
      self->inode = info.st_ino;
    }
}

/* stat opens no descriptor, and so keeps the locks. */
static gboolean
check_same_file (PbPlan *self, GError **error)
{
  g_autofree char *name = g_filename_display_basename (self->path);
  GStatBuf info;

  if (g_stat (self->path, &info) == 0 && info.st_dev == self->device && info.st_ino == self->inode)
    return TRUE;
  g_set_error (error, PB_ERROR, PB_ERROR_NOT_FOUND,
               _("“%s” has been moved, deleted or replaced while it was open. Save a copy of what is on the screen, or open the file again."),
               name);
  return FALSE;
}

static gboolean
take_in_others (PbPlan *self, GError **error)
{
  gint64 version;

  if (!check_open (self, error) || !check_same_file (self, error) || !read_data_version (self, &version, error))
    return FALSE;
  if (version == self->data_version)
    return TRUE;
  if (!reload (self, error))
    return FALSE;
  tell_changes (self);
  return TRUE;
}

gboolean
pb_plan_poll (PbPlan *self, GError **error)
{
  gboolean ok;

  g_return_val_if_fail (PB_IS_PLAN (self), FALSE);

  /* It comes back in a moment: it never waits for a lock. */
  if (self->db)
    sqlite3_busy_timeout (pb_db_get_handle (self->db), 0);
  ok = take_in_others (self, error);
  if (self->db)
    sqlite3_busy_timeout (pb_db_get_handle (self->db), (int) pb_plan_file_get_patience ());
  return ok;
}

gboolean
pb_plan_begin_write (PbPlan *self, GError **error)
{
  gint64 version;

  if (!check_open (self, error))
    return FALSE;
  if (self->holds->len > 0)
    {
      g_set_error_literal (error, PB_ERROR, PB_ERROR_READ_ONLY, pb_plan_get_hold_reason (self));
      return FALSE;
    }
  if (self->read_only)
    {
      g_autofree char *name = g_filename_display_basename (self->path);

      g_set_error (error, PB_ERROR, PB_ERROR_READ_ONLY,
                   _("“%s” may only be read. Save a copy elsewhere to be able to change it."), name);
      return FALSE;
    }
  if (!check_same_file (self, error))
    return FALSE;

  for (;;)
    {
      if (!take_in_others (self, error) || !pb_db_exec (self->db, "BEGIN IMMEDIATE", error))
        return FALSE;
      if (read_data_version (self, &version, NULL) && version == self->data_version)
        return TRUE;
      /* Somebody wrote between the look and the lock: take that in first. */
      pb_db_exec (self->db, "ROLLBACK", NULL);
    }
}

void
pb_plan_rollback (PbPlan *self)
{
  gint64 version;

  if (!self->db)
    return;
  if (!sqlite3_get_autocommit (pb_db_get_handle (self->db)))
    pb_db_exec (self->db, "ROLLBACK", NULL);
  /* Where the disk was full SQLite leaves it to the next to read to put the file back from its journal. A person may
   * copy the file before that. */
  read_data_version (self, &version, NULL);
}

gboolean
pb_plan_commit_write (PbPlan *self, GPtrArray *changes, GError **error)
{
  if (!pb_db_exec (self->db, "COMMIT", error))
    {
      pb_plan_rollback (self);
      return FALSE;
    }
  take_changes (self, changes);
  tell_changes (self);
  return TRUE;
}

gint64
pb_plan_get_open_edit (PbPlan *self)
{
  return self->open_edit;
}

void
pb_plan_set_open_edit (PbPlan *self, gint64 edit_id)
{
  self->open_edit = edit_id;
}

PbDb *
pb_plan_get_db (PbPlan *self)
{
  return self->db;
}

const char *
pb_plan_get_undo_label (PbPlan *self)
{
  g_return_val_if_fail (PB_IS_PLAN (self), NULL);
  return self->undo_label;
}

const char *
pb_plan_get_redo_label (PbPlan *self)
{
  g_return_val_if_fail (PB_IS_PLAN (self), NULL);
  return self->redo_label;
}

guint64
pb_plan_get_generation (PbPlan *self)
{
  g_return_val_if_fail (PB_IS_PLAN (self), 0);
  return self->generation;
}

const char *
pb_plan_get_path (PbPlan *self)
{
  g_return_val_if_fail (PB_IS_PLAN (self), NULL);
  return self->path;
}

void
pb_plan_set_author (PbPlan *self, const char *author)
{
  g_return_if_fail (PB_IS_PLAN (self));

  g_free (self->author);
  self->author = g_strdup (author);
}

const char *
pb_plan_get_author (PbPlan *self)
{
  g_return_val_if_fail (PB_IS_PLAN (self), "");
  return self->author ? self->author : "";
}

static void
notify_read_only (PbPlan *self, gboolean before)
{
  if (pb_plan_get_read_only (self) != before)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READ_ONLY]);
}

void
pb_plan_set_read_only (PbPlan *self, gboolean read_only)
{
  gboolean before;

  g_return_if_fail (PB_IS_PLAN (self));

  before = pb_plan_get_read_only (self);
  self->read_only = read_only;
  notify_read_only (self, before);
}

void
pb_plan_hold (PbPlan *self, const char *reason)
{
  gboolean before;

  g_return_if_fail (PB_IS_PLAN (self) && reason != NULL);

  before = pb_plan_get_read_only (self);
  g_ptr_array_add (self->holds, g_strdup (reason));
  notify_read_only (self, before);
}

void
pb_plan_release (PbPlan *self)
{
  gboolean before;

  g_return_if_fail (PB_IS_PLAN (self) && self->holds->len > 0);

  before = pb_plan_get_read_only (self);
  g_ptr_array_remove_index (self->holds, self->holds->len - 1);
  notify_read_only (self, before);
}

const char *
pb_plan_get_hold_reason (PbPlan *self)
{
  g_return_val_if_fail (PB_IS_PLAN (self), NULL);
  return self->holds->len > 0 ? self->holds->pdata[self->holds->len - 1] : NULL;
}

gboolean
pb_plan_get_read_only (PbPlan *self)
{
  g_return_val_if_fail (PB_IS_PLAN (self), TRUE);
  return self->read_only || self->holds->len > 0;
}

void
pb_plan_set_scenario (PbPlan *self, gint64 scenario_id)
{
  g_return_if_fail (PB_IS_PLAN (self));

  if (scenario_id && !pb_plan_get_record (self, PB_TABLE_SCENARIO, scenario_id))
    scenario_id = 0;
  if (self->scenario == scenario_id)
    return;
  self->scenario = scenario_id;
  self->generation++;
  tell_changes (self);
}

gint64
pb_plan_get_scenario (PbPlan *self)
{
  g_return_val_if_fail (PB_IS_PLAN (self), 0);
  return self->scenario;
}

PbRecord *
pb_plan_get_document (PbPlan *self)
{
  GPtrArray *rows = pb_plan_peek_records (self, PB_TABLE_PLAN);

  return rows->len ? rows->pdata[0] : NULL;
}

PbRecord *
pb_plan_get_record (PbPlan *self, PbTable table, gint64 id)
{
  g_return_val_if_fail (PB_IS_PLAN (self) && table < PB_N_TABLES && self->stores[table], NULL);
  return pb_store_lookup (self->stores[table], id);
}

GPtrArray *
pb_plan_peek_records (PbPlan *self, PbTable table)
{
  g_return_val_if_fail (PB_IS_PLAN (self) && table < PB_N_TABLES && self->stores[table], NULL);
  return pb_store_peek_all (self->stores[table]);
}

GPtrArray *
pb_plan_peek_children (PbPlan *self, PbColumn ref, gint64 id)
{
  PbTable table = PB_COLUMN_TABLE (ref);

  g_return_val_if_fail (PB_IS_PLAN (self) && table < PB_N_TABLES && self->stores[table], NULL);
  return pb_store_peek_children (self->stores[table], PB_COLUMN_INDEX (ref), id);
}

GListModel *
pb_plan_list_records (PbPlan *self, PbTable table)
{
  g_return_val_if_fail (PB_IS_PLAN (self) && table < PB_N_TABLES && self->stores[table], NULL);
  return G_LIST_MODEL (pb_record_list_new (self, self->stores[table], -1, 0));
}

GListModel *
pb_plan_list_children (PbPlan *self, PbColumn ref, gint64 id)
{
  PbTable table = PB_COLUMN_TABLE (ref);

  g_return_val_if_fail (PB_IS_PLAN (self) && table < PB_N_TABLES && self->stores[table], NULL);
  return G_LIST_MODEL (pb_record_list_new (self, self->stores[table], (int) PB_COLUMN_INDEX (ref), id));
}

static PbPlan *
new_for_db (PbDb *db, const char *path, GError **error)
{
  g_autoptr (PbPlan) self = g_object_new (PB_TYPE_PLAN, NULL);

  self->db = db;
  self->path = g_canonicalize_filename (path, NULL);
  self->read_only = pb_plan_file_is_read_only (db);
  remember_file (self);
  for (guint i = 0; i < PB_N_TABLES; i++)
    if (pb_table_info (i)->keep == PB_KEEP_MIRROR)
      self->stores[i] = pb_store_new (self, i);
  if (!reload (self, error))
    return NULL;
  if (pb_plan_get_document (self) == NULL)
    {
      pb_db_set_error (pb_db_get_handle (db), SQLITE_CORRUPT, path, error);
      return NULL;
    }
  refresh_labels (self);
  return g_steal_pointer (&self);
}

PbPlan *
pb_plan_open (const char *path, GError **error)
{
  PbDb *db;

  g_return_val_if_fail (path != NULL, NULL);

  db = pb_plan_file_open (path, error);
  return db ? new_for_db (db, path, error) : NULL;
}

PbPlan *
pb_plan_create (const char *path, GError **error)
{
  PbDb *db;

  g_return_val_if_fail (path != NULL, NULL);

  db = pb_plan_file_create (path, error);
  return db ? new_for_db (db, path, error) : NULL;
}

/* What the source had undone is not for the new plan's reader to redo. */
static PbPlan *
open_as_base (const char *path, GError **error)
{
  PbDb *db = pb_plan_file_open (path, error);

  if (!db)
    return NULL;
  if (!pb_db_exec (db,
                   "UPDATE edit SET state = iif (state = 'done', 'base', 'abandoned')"
                   " WHERE state IN ('done', 'undone')",
                   error))
    {
      pb_db_free (db);
      return NULL;
    }
  return new_for_db (db, path, error);
}

PbPlan *
pb_plan_create_from (const char *path, const char *source, GError **error)
{
  g_autoptr (PbDb) from = NULL;
  PbPlan *self;

  g_return_val_if_fail (path != NULL && source != NULL, NULL);

  from = pb_plan_file_open (source, error);
  if (!from || !pb_db_copy (from, path, FALSE, error))
    return NULL;
  self = open_as_base (path, error);
  /* Half made it would stand in the way of the next attempt. */
  if (!self)
    pb_db_remove_file (path);
  return self;
}

gboolean
pb_plan_save_copy (PbPlan *self, const char *path, GError **error)
{
  g_autofree char *target = NULL;
  GStatBuf info;

  g_return_val_if_fail (PB_IS_PLAN (self) && path != NULL, FALSE);

  target = g_canonicalize_filename (path, NULL);
  if (!check_open (self, error))
    return FALSE;
  /* Also by another name: a link. */
  if (g_strcmp0 (target, self->path) == 0
      || (g_stat (target, &info) == 0 && info.st_dev == self->device && info.st_ino == self->inode))
    {
      g_set_error_literal (error, PB_ERROR, PB_ERROR_EXISTS, _("A copy cannot take the place of the plan itself. Choose another name."));
      return FALSE;
    }
  return pb_db_copy (self->db, target, TRUE, error);
}

void
pb_plan_close (PbPlan *self)
{
  g_return_if_fail (PB_IS_PLAN (self));
  g_clear_pointer (&self->db, pb_db_free);
}

static void
pb_plan_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PbPlan *self = PB_PLAN (object);

  switch (id)
    {
    case PROP_UNDO_LABEL:
      g_value_set_string (value, self->undo_label);
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, self->redo_label);
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, self->read_only);
      break;
    case PROP_SCENARIO:
      g_value_set_int64 (value, self->scenario);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pb_plan_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SCENARIO)
    pb_plan_set_scenario (PB_PLAN (object), g_value_get_int64 (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
pb_plan_finalize (GObject *object)
{
  PbPlan *self = PB_PLAN (object);

  for (guint i = 0; i < PB_N_TABLES; i++)
    g_clear_pointer (&self->stores[i], pb_store_free);
  g_clear_pointer (&self->db, pb_db_free);
  g_free (self->path);
  g_free (self->author);
  g_free (self->undo_label);
  g_free (self->redo_label);
  g_ptr_array_unref (self->holds);
  G_OBJECT_CLASS (pb_plan_parent_class)->finalize (object);
}

static void
pb_plan_class_init (PbPlanClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = pb_plan_get_property;
  object_class->set_property = pb_plan_set_property;
  object_class->finalize = pb_plan_finalize;

  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);
  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, flags);
  properties[PROP_SCENARIO]
      = g_param_spec_int64 ("scenario", NULL, NULL, 0, G_MAXINT64, 0, flags | G_PARAM_WRITABLE);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", PB_TYPE_PLAN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pb_plan_init (PbPlan *self)
{
  self->holds = g_ptr_array_new_with_free_func (g_free);
}
