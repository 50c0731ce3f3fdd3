/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-window.h"

G_BEGIN_DECLS

/* Asks where to, and writes the plan there as an Excel workbook in the background, with progress and a way to stop it.
 * board and scenario by name, NULL for all and for the plan's own figures. Tells how it went by the window's toast or report. */
void pb_export_dialog_present (PbWindow *window, PbPlan *plan, const char *board, const char *scenario);

/* Where a workbook is to be written: beside the plan, with a name proposed. "plan" is kept with it as data. (transfer full) */
GtkFileChooserNative *pb_export_chooser_new (PbWindow *window, PbPlan *plan, const char *title, const char *name);

/* Opens a file with the program that the user has for it. */
void pb_export_dialog_open_file (PbWindow *window, const char *path);

G_END_DECLS
