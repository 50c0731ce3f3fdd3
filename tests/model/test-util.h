/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gstdio.h>
#include "model/pb-edit.h"
#include "model/pb-error.h"

/* A fresh plan in a fresh folder, and its removal. */
typedef struct
{
  char *folder;
  char *path;
  PbPlan *plan;
} TestPlan;

static inline void
test_plan_set_up (TestPlan *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("planbok-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "test.planbok", NULL);
  self->plan = pb_plan_create (self->path, &error);
  g_assert_no_error (error);
  pb_plan_set_author (self->plan, "Test");
}

static inline void
test_plan_tear_down (TestPlan *self, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  if (self->plan)
    g_assert_finalize_object (self->plan);
  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

#define test_plan_add(path, fixture, function) \
  g_test_add (path, fixture, NULL, test_plan_set_up, function, test_plan_tear_down)

static inline void
test_commit (PbEdit *edit)
{
  g_autoptr (GError) error = NULL;

  pb_edit_commit (edit, &error);
  g_assert_no_error (error);
}

static inline gint64
test_add_assignment (PbPlan *plan, int number, const char *title)
{
  PbEdit *edit = pb_edit_new (plan, "Add assignment");
  gint64 id = pb_edit_insert (edit, PB_TABLE_ASSIGNMENT);

  pb_edit_set_int (edit, id, PB_ASSIGNMENT_NUMBER, number);
  pb_edit_set_text (edit, id, PB_ASSIGNMENT_TITLE, title);
  pb_edit_set_enum (edit, id, PB_ASSIGNMENT_STATUS, PB_STATUS_NOT_STARTED);
  test_commit (edit);
  return id;
}

static inline gint64
test_add_activity (PbPlan *plan, gint64 assignment, const char *title)
{
  PbEdit *edit = pb_edit_new (plan, "Add activity");
  gint64 id = pb_edit_insert (edit, PB_TABLE_ACTIVITY);

  pb_edit_set_int (edit, id, PB_ACTIVITY_ASSIGNMENT, assignment);
  pb_edit_set_text (edit, id, PB_ACTIVITY_TITLE, title);
  pb_edit_set_enum (edit, id, PB_ACTIVITY_STATUS, PB_STATUS_NOT_STARTED);
  test_commit (edit);
  return id;
}

static inline const char *
test_text (PbPlan *plan, PbColumn column, gint64 id)
{
  PbRecord *record = pb_plan_get_record (plan, PB_COLUMN_TABLE (column), id);

  g_assert_nonnull (record);
  return pb_record_get_text (record, column);
}
