/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "model/pb-sheet.h"

G_BEGIN_DECLS

/* A budget table with the manners of a spreadsheet: the keyboard is in a cell, what is typed replaces it, several are chosen
 * with Shift, copied, pasted and filled; lines, columns and the table itself are changed by its menus and their keys. It shows,
 * and edits, the scenario that is in force, else the plan's own figures. Below it stands what the cell is, where it comes from,
 * and what came of the last thing done.
 *
 * Tab goes from cell to cell only from the first figure typed until the keyboard goes elsewhere; else it leaves the table, as
 * Ctrl+Tab and F6 always do. */
#define PB_TYPE_MONEY_TABLE (pb_money_table_get_type ())
G_DECLARE_FINAL_TYPE (PbMoneyTable, pb_money_table, PB, MONEY_TABLE, GtkWidget)

GtkWidget  *pb_money_table_new       (PbPlan *plan, gint64 sheet_id);
gint64      pb_money_table_get_id    (PbMoneyTable *self);
/* Reads the plan again. FALSE where the table is gone. */
gboolean    pb_money_table_refresh   (PbMoneyTable *self);
/* Opens the groups that the line stands in, and gives it the keyboard. FALSE where it is no line of the table. */
gboolean    pb_money_table_show_line (PbMoneyTable *self, PbRecord *line);
/* Its first line gets the keyboard, where it has one. */
void        pb_money_table_take_keyboard (PbMoneyTable *self);
/* px that it is to have beside another table: to be seen whole, unless it is very wide. Alone it can do with less, and
 * scrolls sideways. */
int         pb_money_table_get_least_width (PbMoneyTable *self);

G_END_DECLS
