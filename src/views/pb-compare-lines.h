/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pb-balance-scope.h"

G_BEGIN_DECLS

/* The lines that differ between the scenarios compared: line, column, each one's figure. */
#define PB_TYPE_COMPARE_LINES (pb_compare_lines_get_type ())
G_DECLARE_FINAL_TYPE (PbCompareLines, pb_compare_lines, PB, COMPARE_LINES, GtkWidget)

GtkWidget *pb_compare_lines_new    (void);
/* ids: gint64, 0 is the plan; of the scope's board, or all. */
void       pb_compare_lines_update (PbCompareLines *self, PbBalanceScope *scope, GArray *ids);

G_END_DECLS
