/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-window.h"

G_BEGIN_DECLS

/* Asks which functions are to have a form, for what period and by what day, and writes one workbook for each into a
 * folder. */
#define PB_TYPE_FORM_FILES (pb_form_files_get_type ())
G_DECLARE_FINAL_TYPE (PbFormFiles, pb_form_files, PB, FORM_FILES, AdwWindow)

GtkWidget *pb_form_files_present (PbWindow *window, PbPlan *plan);
/* What is asked for into folder, in the background; asks first where files would be replaced. */
void       pb_form_files_write   (PbFormFiles *self, const char *folder);

G_END_DECLS
