/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-money-row.h"

G_BEGIN_DECLS

/* What the row's widget and its drawing share. */
struct _PbMoneyRow
{
  GtkWidget parent_instance;

  PbMoneyState *state;
  PbRowPainter *painter;
  PbMoneyItem *item;
  gboolean active;
  PbMoneyDrop drop;
  guint shown; /* a digest of what is drawn */
  int height; /* as it was when last updated */
  GtkWidget *child; /* the editor in a cell, or the heading's menu; owned by whoever put it here */
  GtkWidget *refusal; /* why the editor's text cannot be taken */

  double title_end; /* where the drawn title ended: what is to its right is no link */
  gboolean title_cut;
};

PbLineKind pb_money_row_get_kind        (PbMoneyRow *self);
/* The table's bottom line itself. */
gboolean   pb_money_row_is_bottom       (PbMoneyRow *self);
PbRowFont  pb_money_row_get_font        (PbMoneyRow *self);
int        pb_money_row_get_height      (PbMoneyRow *self);
/* Height of the part that the title and the figures stand in; a verdict stands below it. */
int        pb_money_row_get_band        (PbMoneyRow *self);
double     pb_money_row_get_title_start (PbMoneyRow *self);
/* The cell's box in the row; column −1: the title's. */
void       pb_money_row_get_cell        (PbMoneyRow *self, int column, graphene_rect_t *cell);
/* As much wider to the left as the editor in it needs. */
void       pb_money_row_widen           (PbMoneyRow *self, graphene_rect_t *cell);
/* The editor stands in the cell. */
gboolean   pb_money_row_is_edited       (PbMoneyRow *self, int column);
/* For the heading's title, its menu beside it. */
double     pb_money_row_get_heading_room (PbMoneyRow *self);
void       pb_money_row_draw            (PbMoneyRow *self, GtkSnapshot *snapshot);

G_END_DECLS
