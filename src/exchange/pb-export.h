/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-workbook.h"

G_BEGIN_DECLS

/* Writes the plan, or what options name of it, to path: .xlsx a workbook (what: pb_workbook_dup_names()), .csv one table and
 * .json everything or one thing (what: pb_show_dup_names()), .ics the calendar. On failure a sentence, and no file. watch and warnings may be
 * NULL, warnings takes sentences. */
gboolean pb_export      (PbPlan *plan, const char *path, const PbExportOptions *options, const PbExportWatch *watch,
                         GCancellable *cancellable, GPtrArray *warnings, GError **error);
/* The same in any thread: opens the plan file for itself. author: who the workbook says it is by; may be NULL. */
gboolean pb_export_file (const char *plan_path, const char *author, const char *path, const PbExportOptions *options,
                         const PbExportWatch *watch, GCancellable *cancellable, GPtrArray *warnings, GError **error);

G_END_DECLS
