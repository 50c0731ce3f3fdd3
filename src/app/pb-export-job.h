/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/pb-export.h"
#include "pb-window.h"

G_BEGIN_DECLS

/* Writes a file from the plan's file, in a thread of its own. FALSE with a sentence, or G_IO_ERROR_CANCELLED. */
typedef gboolean (*PbExportRun) (const char *plan_path, const char *author, const char *path, const PbExportWatch *watch,
                                 GPtrArray *warnings, gpointer data, GCancellable *cancellable, GError **error);

/* What is said, in the user's language. Static. */
typedef struct
{
  const char *writing; /* title of the progress */
  const char *how_much; /* name of the bar */
  const char *written; /* before where it is */
  const char *stopped;
  const char *failed;
} PbExportWords;

/* Runs in the background, with progress and a way to stop it where it takes its time, and tells by the window's toast or
 * report how it went. Takes data. */
void pb_export_job_start (PbWindow *window, PbPlan *plan, const char *path, const PbExportWords *words, PbExportRun run,
                          gpointer data, GDestroyNotify destroy);

G_END_DECLS
