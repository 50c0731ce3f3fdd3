/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "model/pb-sheet.h"
#include "widgets/pb-row-painter.h"

G_BEGIN_DECLS

/* A row that a money table shows: one of its lines, or what the document prints for the balance. */
#define PB_TYPE_MONEY_ITEM (pb_money_item_get_type ())
G_DECLARE_FINAL_TYPE (PbMoneyItem, pb_money_item, PB, MONEY_ITEM, GObject)

struct _PbMoneyItem
{
  GObject parent_instance;
  gint64 id; /* the line's */
  guint line; /* its place in the sheet */
  gboolean printed; /* the document's own figures for that line */
};

PbMoneyItem *pb_money_item_new (gint64 id, guint line, gboolean printed);

typedef struct
{
  PbSheet *sheet;
  int cursor; /* column that has the keyboard, −1: the line itself */
  GHashTable *collapsed; /* ids of groups that are closed */

  /* Where the columns stand; the same for the heading and every row. */
  const PbSheet *measured;
  double em;
  gboolean numbered; /* a column for the assignments' numbers, before the titles */
  int number_width;
  int mark_width; /* 0 where nothing is printed */
  int *column_widths; /* mark, figure and the space before them */
  int columns_width;
} PbMoneyState;

void     pb_money_state_init     (PbMoneyState *self);
void     pb_money_state_clear    (PbMoneyState *self);
/* Takes the reference. */
void     pb_money_state_set      (PbMoneyState *self, PbSheet *sheet);
/* Computes the widths again where text size or sheet changed. */
void     pb_money_state_measure  (PbMoneyState *self, PbRowPainter *painter);
/* x of column's right edge in a row of width. */
double   pb_money_state_get_end  (PbMoneyState *self, double width, guint column);
/* The column at x, −1: the title. */
int      pb_money_state_hit      (PbMoneyState *self, double width, double x);
gboolean pb_money_state_is_group (PbMoneyState *self, guint line);
gboolean pb_money_state_is_open  (PbMoneyState *self, guint line);
/* The rows to show, in order. (element-type PbMoneyItem) (transfer full) */
GPtrArray *pb_money_state_list   (PbMoneyState *self);

/* Space at the sides of a row, and before each column. */
#define PB_MONEY_MARGIN 14
#define PB_MONEY_GAP 10

G_END_DECLS
