/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-money-state.h"

G_BEGIN_DECLS

/* A row of a money table, drawn; without an item it is the heading. state must outlive it. */
#define PB_TYPE_MONEY_ROW (pb_money_row_get_type ())
G_DECLARE_FINAL_TYPE (PbMoneyRow, pb_money_row, PB, MONEY_ROW, GtkWidget)

/* Signals; column −1 is the title:
 * "pressed" (int column, guint modifiers), "dragged" (double x, double y: in the row's own coordinates),
 * "clicked" (int column, int part, int presses): part is a PbMoneyPart,
 * "menu" (int column). */
typedef enum
{
  PB_MONEY_PART_CELL,
  PB_MONEY_PART_TRIANGLE, /* opens and closes the group */
  PB_MONEY_PART_LINK, /* leads elsewhere */
  PB_MONEY_PART_MARK, /* how the figure stands to the printed one */
} PbMoneyPart;

typedef enum
{
  PB_MONEY_DROP_NONE,
  PB_MONEY_DROP_ABOVE,
  PB_MONEY_DROP_BELOW,
} PbMoneyDrop;

GtkWidget   *pb_money_row_new      (PbMoneyState *state);
void         pb_money_row_set_item (PbMoneyRow *self, PbMoneyItem *item);
PbMoneyItem *pb_money_row_get_item (PbMoneyRow *self);
/* Shows the keyboard's cell. */
void         pb_money_row_set_active (PbMoneyRow *self, gboolean active);
gboolean     pb_money_row_get_active (PbMoneyRow *self);
/* After the state changed. */
void         pb_money_row_update   (PbMoneyRow *self);
/* Where a dragged line would come. */
void         pb_money_row_set_drop (PbMoneyRow *self, PbMoneyDrop drop);
/* What stands in the row: the editor in the state's edited cell, the menu after the heading's title. NULL: nothing. */
void         pb_money_row_set_child (PbMoneyRow *self, GtkWidget *child);
/* Where the cell is in ancestor. FALSE where the row is nowhere in it. */
gboolean     pb_money_row_get_place (PbMoneyRow *self, int column, GtkWidget *ancestor, GdkRectangle *place);
/* Says by the edited cell why its text cannot be taken; NULL: it can. */
void         pb_money_row_refuse   (PbMoneyRow *self, const char *sentence);

G_END_DECLS
