/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-confirm.h"
#include "pb-money-row.h"
#include "pb-money-table.h"

G_BEGIN_DECLS

/* What the table's files share: where the keyboard is (move), the editor in a cell (edit), what can be done (actions, lines). */
struct _PbMoneyTable
{
  GtkWidget parent_instance;

  PbPlan *plan;
  gint64 id;
  PbMoneyState state;
  GListStore *items;
  GPtrArray *rows; /* the row widgets that live now; unowned */
  gint64 current; /* the line that has, or last had, the keyboard; 0: none yet */
  PbMoneyRowKind current_kind;
  guint likely; /* its position, unless the list has changed */
  gboolean wants_keyboard; /* when the table is next refreshed: a new line that was made elsewhere */
  gint64 wanted_column; /* that the keyboard is to go along with, 0: none */

  GtkWidget *box;
  GtkWidget *sideways;
  GtkWidget *scroller;
  GtkWidget *heading;
  GtkListView *list;
  GtkLabel *note_heading;
  GtkLabel *note;
  GtkLabel *sums;
  GtkLabel *message; /* what came of the last thing done */
  GtkLabel *sign;
  GtkWidget *menu; /* at the cell, while it is open or until the next one */

  GtkWidget *editor; /* NULL where no cell is in edit */
  PbMoneyRow *edited_row;
  char *before; /* what the editor held as it opened */
  gboolean session; /* Tab goes from cell to cell: something was typed, and the keyboard has not gone elsewhere since */
  int session_column; /* where Enter goes down, after Tabs */
  guint leave_idle;
};

/* The cell's row. NULL where nothing has the keyboard. Not a reference; valid until the list changes. */
PbMoneyItem *pb_money_table_get_item     (PbMoneyTable *self, guint *position);
/* The row widget of the keyboard's cell, NULL where it is not on the screen. */
PbMoneyRow  *pb_money_table_get_row      (PbMoneyTable *self);
void         pb_money_table_redraw       (PbMoneyTable *self);
void         pb_money_table_update_foot  (PbMoneyTable *self);
/* In the foot, and to screen readers; bad: something was refused. NULL: nothing to say any more. */
void         pb_money_table_say          (PbMoneyTable *self, const char *text, gboolean bad);
/* The same for what the model refused; takes the error. */
void         pb_money_table_refuse       (PbMoneyTable *self, GError *error);
/* FALSE, and the user has been told, where the plan is read-only. */
gboolean     pb_money_table_may_edit     (PbMoneyTable *self);
/* Brings the rows to what the state shows. */
void         pb_money_table_sync         (PbMoneyTable *self);

/* Move */
void         pb_money_table_attach_keys  (PbMoneyTable *self);
void         pb_money_table_attach_row   (PbMoneyTable *self, PbMoneyRow *row);
void         pb_money_table_focused      (PbMoneyTable *self, PbMoneyRow *row);
/* Gives a cell the keyboard; stretch: the range reaches there. */
void         pb_money_table_go           (PbMoneyTable *self, guint position, int column, gboolean stretch);
void         pb_money_table_toggle       (PbMoneyTable *self, guint line);
/* Where the line leads: the line it links to, or the assignment it is an effect of. FALSE where nowhere. */
gboolean     pb_money_table_follow       (PbMoneyTable *self, guint line);
/* The lines and columns that an action is about: the range, or the keyboard's cell. (transfer full) */
GArray      *pb_money_table_get_range    (PbMoneyTable *self, int *first, int *last);

/* Edit */
/* typed: replaces what stands in the cell; NULL: it is kept. */
void         pb_money_table_edit         (PbMoneyTable *self, const char *typed);
/* FALSE where what stands in the editor cannot be taken: the cell stays in edit. */
gboolean     pb_money_table_commit       (PbMoneyTable *self);
void         pb_money_table_cancel       (PbMoneyTable *self);
gboolean     pb_money_table_edit_key     (PbMoneyTable *self, guint key, GdkModifierType modifiers);

/* Actions: what the menus, the keys and the buttons have in common. */
typedef enum
{
  PB_MONEY_MENU_CELLS,
  PB_MONEY_MENU_LINE,
  PB_MONEY_MENU_COLUMN,
  PB_MONEY_MENU_TABLE,
  PB_MONEY_N_MENUS
} PbMoneyMenu;

typedef struct
{
  const char *name; /* "money.edit" */
  const char *label; /* msgid */
  const char *accel; /* as the menu shows it; NULL: no key of its own */
  PbMoneyMenu menu;
  guint section; /* in the menu */
  void (*run) (PbMoneyTable *self); /* says why where it cannot */
  gboolean (*can) (PbMoneyTable *self);
} PbMoneyAction;

/* Each ends with an empty one. */
extern const PbMoneyAction pb_money_cell_actions[];
extern const PbMoneyAction pb_money_line_actions[];
extern const PbMoneyAction pb_money_table_actions[];

void         pb_money_table_install      (GtkWidgetClass *klass);
/* Enables them by what the keyboard is on: when a menu is to show it. */
void         pb_money_table_update_actions (PbMoneyTable *self);
void         pb_money_table_run          (PbMoneyTable *self, const char *name);
gboolean     pb_money_table_action_key   (PbMoneyTable *self, guint key, GdkModifierType modifiers);
GMenuModel  *pb_money_table_new_menu     (void);
/* Takes the floating popover; it stands at the keyboard's cell until it is closed. */
void         pb_money_table_pop_up       (PbMoneyTable *self, GtkWidget *popover);
void         pb_money_table_pop_up_menu  (PbMoneyTable *self);
/* The keyboard's line, NULL where it is on none. */
PbRecord    *pb_money_table_get_line     (PbMoneyTable *self);
/* The keyboard's column where the table has it in the file, else NULL. */
PbRecord    *pb_money_table_get_column   (PbMoneyTable *self);
gboolean     pb_money_table_can_change   (PbMoneyTable *self);
/* Tells what came of it; takes *error where ok is FALSE: by its address, since ok is often the call that sets it.
 * done: what to say where ok is TRUE, may be NULL. */
gboolean     pb_money_table_tell         (PbMoneyTable *self, gboolean ok, GError **error, const char *done);
/* The same of what is the plan's whatever scenario is in force: its lines, columns and tables. Where one is, that is said
 * too. */
gboolean     pb_money_table_tell_plan    (PbMoneyTable *self, gboolean ok, GError **error, const char *done);
/* That such a change is made in the plan and in every scenario; NULL where no scenario is in force. (transfer full) */
char        *pb_money_table_dup_reach    (PbMoneyTable *self);
/* Says so in a popover that asks for the title of a line or a column. */
void         pb_money_table_pop_up_title (PbMoneyTable *self, GtkWidget *popover);
/* Asks as pb_confirm(); where a scenario is in force also when nothing goes along, since the plan's own goes. Takes goes. */
void         pb_money_table_confirm      (PbMoneyTable *self, const char *question, const char *stays, char **goes,
                                          const char *action, gint64 id, PbConfirmed confirmed);

/* Lines by drag */
void         pb_money_table_attach_drag  (PbMoneyTable *self, PbMoneyRow *row);
void         pb_money_table_attach_drop  (PbMoneyTable *self);

G_END_DECLS
