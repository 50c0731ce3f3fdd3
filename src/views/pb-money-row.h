/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-money-state.h"

G_BEGIN_DECLS

/* A row of a money table, drawn; without an item it is the heading. state must outlive it. */
#define PB_TYPE_MONEY_ROW (pb_money_row_get_type ())
G_DECLARE_FINAL_TYPE (PbMoneyRow, pb_money_row, PB, MONEY_ROW, GtkWidget)

/* Signals: "clicked" (int column, int part, int presses): the column, −1 the title; part: a PbMoneyPart. */
typedef enum
{
  PB_MONEY_PART_CELL,
  PB_MONEY_PART_TRIANGLE, /* opens and closes the group */
  PB_MONEY_PART_LINK, /* leads elsewhere */
} PbMoneyPart;

GtkWidget   *pb_money_row_new      (PbMoneyState *state);
void         pb_money_row_set_item (PbMoneyRow *self, PbMoneyItem *item);
PbMoneyItem *pb_money_row_get_item (PbMoneyRow *self);
/* Shows the keyboard's cell. */
void         pb_money_row_set_active (PbMoneyRow *self, gboolean active);
/* After the state changed. */
void         pb_money_row_update   (PbMoneyRow *self);

G_END_DECLS
