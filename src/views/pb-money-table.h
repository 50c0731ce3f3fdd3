/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "model/pb-sheet.h"

G_BEGIN_DECLS

/* A budget table as the plan has it, to read: arrows up and down between lines, left and right between figures, Enter
 * where a line leads, Ctrl+C copies the line and Ctrl+Shift+C the table. Below it stands what the cell is and where it
 * comes from. */
#define PB_TYPE_MONEY_TABLE (pb_money_table_get_type ())
G_DECLARE_FINAL_TYPE (PbMoneyTable, pb_money_table, PB, MONEY_TABLE, GtkWidget)

GtkWidget  *pb_money_table_new       (PbPlan *plan, gint64 sheet_id);
gint64      pb_money_table_get_id    (PbMoneyTable *self);
/* Reads the plan again. FALSE where the table is gone. */
gboolean    pb_money_table_refresh   (PbMoneyTable *self);
/* Opens the groups that the line stands in, and gives it the keyboard. FALSE where it is no line of the table. */
gboolean    pb_money_table_show_line (PbMoneyTable *self, PbRecord *line);

G_END_DECLS
