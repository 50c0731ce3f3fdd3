/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <locale.h>
#include <string.h>
#include "../model/test-util.h"
#include "exchange/pb-import.h"
#include "exchange/pb-show.h"
#include "model/pb-locale.h"

/* Imports text; NULL where it is refused, and then *message is why. */
static inline PbImportReport *
test_import (PbPlan *plan, const char *name, const char *text, gboolean dry_run, char **message)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PbImport) import = pb_import_new (plan);
  PbImportReport *report = NULL;
  if (pb_import_add_text (import, name, text, strlen (text), NULL, &error))
    report = pb_import_run (import, dry_run, NULL, &error);
  if (report == NULL && message == NULL)
    g_assert_no_error (error);
  if (message != NULL)
    *message = error != NULL ? g_strdup (error->message) : NULL;
  return report;
}

static inline void
test_import_ok (PbPlan *plan, const char *name, const char *text)
{
  g_autoptr (PbImportReport) report = test_import (plan, name, text, FALSE, NULL);
  g_assert_nonnull (report);
}

/* Imports all the text tables of a folder, or one of them. */
static inline PbImportReport *
test_import_files (PbPlan *plan, const char *folder, const char *only)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PbImport) import = pb_import_new (plan);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;
  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      if (only != NULL ? strcmp (name, only) == 0 : g_str_has_suffix (name, "sv"))
        pb_import_add_file (import, path, NULL, &error);
      g_assert_no_error (error);
    }
  PbImportReport *report = pb_import_run (import, FALSE, NULL, &error);
  g_assert_no_error (error);
  return report;
}

static inline char *
test_show (PbPlan *plan, const char *what, PbShowFormat format)
{
  g_autoptr (GError) error = NULL;
  PbShowOptions options = { format, NULL, NULL };
  char *text = pb_show (plan, what, &options, &error);
  g_assert_no_error (error);
  return text;
}

static inline PbRecord *
test_find (PbPlan *plan, PbTable table, const char *title)
{
  GPtrArray *records = pb_plan_peek_records (plan, table);
  for (guint i = 0; i < records->len; i++)
    if (strcmp (pb_record_get_title (records->pdata[i]), title) == 0)
      return records->pdata[i];
  g_test_message ("no %s", title);
  g_assert_not_reached ();
}

static inline void
test_init (int *argc, char ***argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  pb_locale_set_language (PB_LANGUAGE_SWEDISH);
  g_test_init (argc, argv, NULL);
}
