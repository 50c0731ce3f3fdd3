/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pb-extract.h"
#include "model/pb-plan.h"

G_BEGIN_DECLS

/* Told how far an export has come, in the thread that exports. fraction: 0–1; what: the sheet being written. */
typedef struct
{
  void (*progress) (double fraction, const char *what, gpointer data);
  gpointer data;
} PbExportWatch;

typedef struct
{
  const char *scenario; /* name; NULL for the plan's own figures */
  const char *board; /* name or short name; NULL for all */
  const char *what; /* a name of pb_workbook_dup_names(); NULL for everything */
} PbExportOptions;

/* Writes the plan as an Excel workbook: to a temporary file beside path, renamed into place when it is whole. On failure,
 * or when cancelled (G_IO_ERROR_CANCELLED), a sentence and no file. watch may be NULL. warnings, may be NULL, takes
 * sentences: texts that were longer than a cell takes, amounts with more digits than a spreadsheet keeps. */
gboolean pb_workbook_write     (PbPlan *plan, const char *path, const PbExportOptions *options,
                                const PbExportWatch *watch, GCancellable *cancellable, GPtrArray *warnings,
                                GError **error);
/* The same of what a view shows (element-type PbExtract), each a sheet, and what it is and where it is from in a last one. All of
 * them are of the same scenario. In any thread: opens the plan file for itself. */
gboolean pb_workbook_write_extracts_file (const char *plan_path, const char *author, const char *path, GPtrArray *extracts,
                                          const PbExportWatch *watch, GCancellable *cancellable, GPtrArray *warnings,
                                          GError **error);
/* "overview, assignments, …" (transfer full) */
char    *pb_workbook_dup_names (void);

G_END_DECLS
