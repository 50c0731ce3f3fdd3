/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "model/pb-sheet.h"
#include "widgets/pb-row-painter.h"

G_BEGIN_DECLS

/* A row that a money table shows: one of its lines, or, below the balance, what it is to be compared with. */
#define PB_TYPE_MONEY_ITEM (pb_money_item_get_type ())
G_DECLARE_FINAL_TYPE (PbMoneyItem, pb_money_item, PB, MONEY_ITEM, GObject)

typedef enum
{
  PB_MONEY_ROW_LINE,
  PB_MONEY_ROW_PRINTED, /* the document's own figures for the line */
  PB_MONEY_ROW_PLAN, /* the plan's figures for it, while a scenario is in force */
} PbMoneyRowKind;

struct _PbMoneyItem
{
  GObject parent_instance;
  gint64 id; /* the line's */
  guint line; /* its place in the sheet */
  PbMoneyRowKind kind;
};

PbMoneyItem *pb_money_item_new (gint64 id, guint line, PbMoneyRowKind kind);

/* What the width of a column rests on. */
typedef struct
{
  gint64 least, most, bottom;
  guint label; /* a hash of the heading */
  int width;
} PbMoneyColumn;

typedef struct
{
  PbSheet *sheet; /* what is shown: the plan's figures, or those of the scenario in force */
  PbSheet *plan_sheet; /* the plan's own, NULL where they are the same */
  gint64 scenario; /* 0: none in force */
  int cursor; /* column that has the keyboard, −1: the line itself */
  GHashTable *collapsed; /* ids of groups that are closed */

  /* The cells chosen beside the one that has the keyboard; a column of −1 means whole lines. */
  gboolean ranged;
  gint64 anchor; /* id of the line where the range began */
  int anchor_column;
  guint first_line, last_line;
  int first_column, last_column;

  int edited; /* column whose figure an editor stands in for, −2: none; −1: the title */
  gint64 edited_line;
  gboolean refused; /* what stands in the editor cannot be taken */

  /* Where the columns stand; the same for the heading and every row. */
  const PbSheet *measured;
  GArray *columns; /* PbMoneyColumn, as they were measured */
  guint style; /* what they were measured with: unit, decimals, text size */
  double em;
  gboolean numbered; /* a column for the assignments' numbers, before the titles */
  int number_width;
  int verdict_width;
  int mark_width; /* 0 where nothing is printed */
  int *column_widths; /* mark, figure and the space before them */
  int columns_width;
} PbMoneyState;

void     pb_money_state_init     (PbMoneyState *self);
void     pb_money_state_clear    (PbMoneyState *self);
/* Takes both references; plan_sheet: NULL where no scenario is in force. FALSE where the same rows are to be shown as before. */
gboolean pb_money_state_set      (PbMoneyState *self, PbSheet *sheet, PbSheet *plan_sheet, gint64 scenario);
/* Computes the widths again where text size or sheet changed. */
void     pb_money_state_measure  (PbMoneyState *self, PbRowPainter *painter);
/* x of column's right edge in a row of width. */
double   pb_money_state_get_end  (PbMoneyState *self, double width, guint column);
/* The column at x, −1: the title. */
int      pb_money_state_hit      (PbMoneyState *self, double width, double x);
gboolean pb_money_state_is_group (PbMoneyState *self, guint line);
gboolean pb_money_state_is_open  (PbMoneyState *self, guint line);
/* The scenario in force gives the cell, or one that it rests on, another figure than the plan does. */
gboolean pb_money_state_is_changed (PbMoneyState *self, guint line, guint column);
/* The scenario in force gives the cell itself a figure. */
gboolean pb_money_state_is_overridden (PbMoneyState *self, guint line, guint column);
gboolean pb_money_state_is_chosen (PbMoneyState *self, guint line, int column);
/* Stretches the range from its anchor to the cell; where there is none, from there. */
void     pb_money_state_stretch  (PbMoneyState *self, gint64 from_line, int from_column, guint line, int column);
void     pb_money_state_unrange  (PbMoneyState *self);
/* The rows to show, in order. (element-type PbMoneyItem) (transfer full) */
GPtrArray *pb_money_state_list   (PbMoneyState *self);

/* Space at the sides of a row, and before each column. */
#define PB_MONEY_MARGIN 14
#define PB_MONEY_GAP 10

G_END_DECLS
