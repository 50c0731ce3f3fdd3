/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-money-table-private.h"

#include <glib/gi18n-lib.h>

#include "model/pb-sheet-table.h"
#include "pb-money-title.h"
#include "pb-sheet-dialog.h"
#include "pb-view.h"

/* What can be done with the columns of a money table, and with the table itself. */

static gboolean
has_column (PbMoneyTable *self)
{
  return pb_money_table_can_change (self) && pb_money_table_get_column (self);
}

/* The column to act on, NULL where there is none or it may not be: then the user has been told. */
static PbRecord *
begin (PbMoneyTable *self)
{
  if (!pb_money_table_may_edit (self))
    return NULL;
  if (!pb_money_table_get_column (self))
    pb_money_table_say (self, _ ("Choose a figure in the column first; a computed variance is no column of its own."),
                        TRUE);
  return pb_money_table_get_column (self);
}

static void
add_year (PbMoneyTable *self)
{
  GError *error = NULL;

  if (pb_money_table_may_edit (self))
    pb_money_table_tell_plan (self, pb_sheet_add_year (self->plan, self->id, 0, &error), &error, NULL);
}

static const PbMeasure measures[] = { PB_MEASURE_PLAN, PB_MEASURE_BUDGET, PB_MEASURE_FORECAST, PB_MEASURE_OUTCOME };

static gboolean
write_column (gpointer owner, const char *text, guint choice, GError **error)
{
  PbMoneyTable *self = owner;

  return pb_sheet_add_column (self->plan, self->id, text, measures[choice], 0, error) != 0;
}

static void
add_column (PbMoneyTable *self)
{
  const char *words[G_N_ELEMENTS (measures) + 1] = { NULL };
  int column = MAX (self->state.cursor, 0);
  const char *period = column < (int)pb_sheet_get_n_columns (self->state.sheet)
                           ? pb_sheet_get_column_period (self->state.sheet, (guint)column)
                           : "";

  if (!pb_money_table_may_edit (self))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    words[i] = pb_enum_label (PB_ENUM_MEASURE, measures[i]);
  pb_money_table_pop_up_title (self, pb_money_title_new (_ ("New column"), _ ("Year or period"), period, _ ("Add"),
                                                   _ ("Measure"), words, write_column, self));
}

static gboolean
write_label (gpointer owner, const char *text, guint choice, GError **error)
{
  PbMoneyTable *self = owner;
  PbRecord *column = pb_money_table_get_column (self);

  return column && pb_sheet_rename_column (self->plan, pb_record_get_id (column), text, error);
}

static void
rename_column (PbMoneyTable *self)
{
  PbRecord *column = begin (self);

  if (column)
    pb_money_table_pop_up_title (self, pb_money_title_new (_ ("Rename the column"), _ ("Heading of the column"),
                                                     pb_record_get_text (column, PB_COLUMN_LABEL), _ ("Save"), NULL,
                                                     NULL, write_label, self));
}

/* The columns that are in the file, in order; *at is the keyboard's. */
static GPtrArray *
peek_columns (PbMoneyTable *self, guint *at)
{
  GPtrArray *columns = pb_plan_peek_children (self->plan, PB_COLUMN_SHEET, self->id);
  PbRecord *column = pb_money_table_get_column (self);

  return column && g_ptr_array_find (columns, column, at) ? columns : NULL;
}

static gboolean
can_go_left (PbMoneyTable *self)
{
  guint at = 0;

  return has_column (self) && peek_columns (self, &at) && at > 0;
}

static gboolean
can_go_right (PbMoneyTable *self)
{
  guint at = 0;
  GPtrArray *columns = has_column (self) ? peek_columns (self, &at) : NULL;

  return columns && at + 1 < columns->len;
}

/* The keyboard goes along with its column. */
static void
move_column (PbMoneyTable *self, int step)
{
  guint at = 0;
  GPtrArray *columns = begin (self) ? peek_columns (self, &at) : NULL;
  gint64 id, before;
  GError *error = NULL;

  if (!columns)
    return;
  id = pb_record_get_id (columns->pdata[at]);
  before = step < 0                ? pb_record_get_id (columns->pdata[at - 1])
           : at + 2 < columns->len ? pb_record_get_id (columns->pdata[at + 2])
                                   : 0;
  if (pb_money_table_tell_plan (self, pb_sheet_move_column (self->plan, id, before, &error), &error, NULL))
    self->wanted_column = id;
}

static void
go_left (PbMoneyTable *self)
{
  if (can_go_left (self))
    move_column (self, -1);
}

static void
go_right (PbMoneyTable *self)
{
  if (can_go_right (self))
    move_column (self, 1);
}

static void
remove_column (gpointer owner, gint64 id)
{
  PbMoneyTable *self = owner;
  PbRecord *column = pb_plan_get_record (self->plan, PB_TABLE_COLUMN, id);
  g_autofree char *done
      = g_strdup_printf (_ ("“%s” was deleted. Ctrl+Z brings it back."), column ? pb_record_get_title (column) : "");
  GError *error = NULL;

  pb_money_table_tell_plan (self, pb_sheet_delete_column (self->plan, id, &error), &error, done);
}

static void
delete_column (PbMoneyTable *self)
{
  PbRecord *column = begin (self);
  g_autofree char *question = NULL;

  if (!column)
    return;
  question = g_strdup_printf (_ ("Delete the column “%s”?"),
                              pb_sheet_get_column_label (self->state.sheet, (guint)self->state.cursor));
  pb_money_table_confirm (self, question, NULL, pb_sheet_describe_column (self->plan, pb_record_get_id (column)),
                          _ ("Delete"), pb_record_get_id (column), remove_column);
}

static GtkWindow *
get_window (PbMoneyTable *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
add_table (PbMoneyTable *self)
{
  PbRecord *sheet = pb_sheet_get_record (self->state.sheet);

  if (pb_money_table_may_edit (self))
    pb_sheet_dialog_present_new (get_window (self), self->plan, pb_record_get_int (sheet, PB_SHEET_BOARD));
}

static void
edit_table (PbMoneyTable *self)
{
  if (pb_money_table_may_edit (self))
    pb_sheet_dialog_present (get_window (self), pb_sheet_get_record (self->state.sheet));
}

/* Where tables come and go the page makes its tables anew, and with them the foot: the window tells what came of it. */
static void
tell_window (PbMoneyTable *self, gboolean ok, GError *error, const char *done)
{
  g_autofree char *reach = ok ? pb_money_table_dup_reach (self) : NULL;
  g_autofree char *said = g_strjoin (done && reach ? " " : "", done ? done : "", reach ? reach : "", NULL);

  if (!ok)
    pb_money_table_refuse (self, error);
  else if (*said)
    pb_view_say (GTK_WIDGET (self), said);
}

static void
duplicate_table (PbMoneyTable *self)
{
  const char *title = pb_record_get_title (pb_sheet_get_record (self->state.sheet));
  g_autofree char *done
      = g_strdup_printf (pb_sheet_has_balance (self->state.sheet)
                             ? _ ("“%s” was copied. The balance now adds up both tables, for the years that both have.")
                             : _ ("“%s” was copied."),
                         title);
  GError *error = NULL;

  if (pb_money_table_may_edit (self))
    {
      gboolean ok = pb_sheet_duplicate_table (self->plan, self->id, NULL, &error) != 0;

      tell_window (self, ok, error, done);
    }
}

/* The table beside it among those of its board; NULL where it is the last. */
static PbRecord *
find_neighbour (PbMoneyTable *self, int step)
{
  GPtrArray *sheets = pb_plan_peek_records (self->plan, PB_TABLE_SHEET);
  PbRecord *own = pb_sheet_get_record (self->state.sheet);
  guint at;

  if (!g_ptr_array_find (sheets, own, &at))
    return NULL;
  for (int i = (int)at + step; i >= 0 && i < (int)sheets->len; i += step)
    if (pb_record_get_int (sheets->pdata[i], PB_SHEET_BOARD) == pb_record_get_int (own, PB_SHEET_BOARD))
      return sheets->pdata[i];
  return NULL;
}

static gboolean
can_go_before (PbMoneyTable *self)
{
  return pb_money_table_can_change (self) && find_neighbour (self, -1);
}

static void
go_before (PbMoneyTable *self)
{
  PbRecord *other = pb_money_table_may_edit (self) ? find_neighbour (self, -1) : NULL;
  GError *error = NULL;

  if (other)
    {
      gboolean ok = pb_sheet_move_table (self->plan, self->id, pb_record_get_id (other), &error);

      tell_window (self, ok, error, NULL);
    }
}

static void
remove_table (gpointer owner, gint64 id)
{
  PbMoneyTable *self = owner;
  g_autofree char *done = g_strdup_printf (_ ("“%s” was deleted. Ctrl+Z brings it back."),
                                           pb_record_get_title (pb_sheet_get_record (self->state.sheet)));
  GError *error = NULL;
  gboolean ok = pb_sheet_delete_table (self->plan, id, &error);

  tell_window (self, ok, error, done);
}

static void
delete_table (PbMoneyTable *self)
{
  g_autofree char *question = NULL;

  if (!pb_money_table_may_edit (self))
    return;
  question
      = g_strdup_printf (_ ("Delete the table “%s”?"), pb_record_get_title (pb_sheet_get_record (self->state.sheet)));
  pb_money_table_confirm (self, question, NULL, pb_sheet_describe_table (self->plan, self->id), _ ("Delete"), self->id,
                          remove_table);
}

const PbMoneyAction pb_money_table_actions[] = {
  { "money.add-year", N_ ("New year"), NULL, PB_MONEY_MENU_COLUMN, 0, add_year, pb_money_table_can_change },
  { "money.add-column", N_ ("New column…"), "<Control>Insert", PB_MONEY_MENU_COLUMN, 0, add_column,
    pb_money_table_can_change },
  { "money.rename-column", N_ ("Rename…"), NULL, PB_MONEY_MENU_COLUMN, 0, rename_column, has_column },
  { "money.column-left", N_ ("Move left"), "<Control><Alt>Left", PB_MONEY_MENU_COLUMN, 1, go_left, can_go_left },
  { "money.column-right", N_ ("Move right"), "<Control><Alt>Right", PB_MONEY_MENU_COLUMN, 1, go_right, can_go_right },
  { "money.delete-column", N_ ("Delete…"), NULL, PB_MONEY_MENU_COLUMN, 2, delete_column, has_column },
  { "money.add-table", N_ ("New table…"), NULL, PB_MONEY_MENU_TABLE, 0, add_table, pb_money_table_can_change },
  { "money.table-properties", N_ ("Properties…"), NULL, PB_MONEY_MENU_TABLE, 0, edit_table, pb_money_table_can_change },
  { "money.duplicate-table", N_ ("Make a copy"), NULL, PB_MONEY_MENU_TABLE, 1, duplicate_table,
    pb_money_table_can_change },
  { "money.table-before", N_ ("Move before the table above"), NULL, PB_MONEY_MENU_TABLE, 1, go_before, can_go_before },
  { "money.delete-table", N_ ("Delete…"), NULL, PB_MONEY_MENU_TABLE, 3, delete_table, pb_money_table_can_change },
  { NULL },
};
