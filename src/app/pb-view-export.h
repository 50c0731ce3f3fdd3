/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-window.h"
#include "views/pb-extractable.h"

G_BEGIN_DECLS

/* Asks where to, and writes what a view shows there as a workbook of its own, as the plan's workbook is written.
 * extracts: pb_extractable_list(); says so where there is nothing. */
void  pb_view_export           (PbWindow *window, PbPlan *plan, GPtrArray *extracts);
/* Puts it on the clipboard as text that a spreadsheet takes, and says what was copied. */
void  pb_view_copy             (PbWindow *window, PbPlan *plan, GPtrArray *extracts);
/* The text; "" where there is nothing. (transfer full) */
char *pb_view_export_dup_text  (PbPlan *plan, GPtrArray *extracts);

G_END_DECLS
