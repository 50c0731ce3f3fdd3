/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-export-job.h"
#include "views/pb-save-name.h"

G_BEGIN_DECLS

/* Asks where to, and writes the plan there as an Excel workbook in the background, with progress and a way to stop it.
 * board and scenario by name, NULL for all and for the plan's own figures. Tells how it went by the window's toast or report. */
void pb_export_dialog_present (PbWindow *window, PbPlan *plan, const char *board, const char *scenario);

/* Where a workbook is to be written: beside the plan, with a name proposed. When the user has agreed, start is called with the
 * path and the chooser, which keeps the "plan", and what else the caller sets, as data. Show it. (transfer full) */
GtkFileChooserNative *pb_export_chooser_new (PbWindow *window, PbPlan *plan, const char *title, const char *name,
                                             PbSaveNameFunc start);

/* What is said of a workbook. */
void pb_export_get_words (PbExportWords *words);

/* Opens a file with the program that the user has for it. */
void pb_export_dialog_open_file (PbWindow *window, const char *path);

G_END_DECLS
