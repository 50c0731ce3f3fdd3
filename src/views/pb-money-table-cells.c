/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-money-table-private.h"

#include <glib/gi18n-lib.h>

#include "model/pb-scenario.h"
#include "model/pb-sheet-edit.h"
#include "pb-money-note.h"
#include "pb-money-proof.h"
#include "pb-money-words.h"

/* What can be done with the chosen cells of a money table. */

/* The chosen cells with the arrays that they stand in. */
typedef struct
{
  PbSheetBlock block;
  GArray *lines;
  GArray *columns;
  gboolean titles; /* the titles are chosen too */
} Cells;

static void
cells_clear (Cells *cells)
{
  g_clear_pointer (&cells->lines, g_array_unref);
  g_clear_pointer (&cells->columns, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Cells, cells_clear)

static void
finish_cells (PbMoneyTable *self, Cells *cells, int first, int last)
{
  cells->columns = g_array_new (FALSE, FALSE, sizeof (guint));
  cells->titles = first < 0;
  /* A title alone stands for its whole line. */
  if (last < 0)
    last = (int)pb_sheet_get_n_columns (self->state.sheet) - 1;
  for (int i = MAX (first, 0); i <= last; i++)
    {
      guint column = (guint)i;

      g_array_append_val (cells->columns, column);
    }
  cells->block = (PbSheetBlock){ self->state.sheet, (const guint *)cells->lines->data, cells->lines->len,
                                 (const guint *)cells->columns->data, cells->columns->len };
}

static void
get_chosen (PbMoneyTable *self, Cells *cells)
{
  int first, last;

  cells->lines = pb_money_table_get_range (self, &first, &last);
  finish_cells (self, cells, first, last);
}

/* All figures of the lines that are shown: those of closed groups are out of reach for a block. */
static void
get_sight (PbMoneyTable *self, Cells *cells)
{
  GListModel *items = G_LIST_MODEL (self->items);

  cells->lines = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (PbMoneyItem) item = g_list_model_get_item (items, i);

      if (item->kind == PB_MONEY_ROW_LINE)
        g_array_append_val (cells->lines, item->line);
    }
  finish_cells (self, cells, 0, -1);
}

static gboolean
has_cells (PbMoneyTable *self)
{
  return pb_money_table_get_line (self) != NULL;
}

static gboolean
can_edit (PbMoneyTable *self)
{
  PbMoneyItem *item = pb_money_table_get_item (self, NULL);
  int column = self->state.cursor;

  return pb_money_table_can_change (self) && item && item->kind == PB_MONEY_ROW_LINE
         && (column < 0 || pb_sheet_can_edit (self->state.sheet, item->line, (guint)column, NULL));
}

static gboolean
can_change_cells (PbMoneyTable *self)
{
  return pb_money_table_can_change (self) && has_cells (self);
}

static gboolean
can_fill (PbMoneyTable *self)
{
  return can_change_cells (self) && self->state.ranged && self->state.last_column > MAX (self->state.first_column, 0);
}

static void
edit (PbMoneyTable *self)
{
  pb_money_table_edit (self, NULL);
}

static void
clear (PbMoneyTable *self)
{
  g_auto (Cells) cells = { 0 };
  GError *error = NULL;

  if (!pb_money_table_may_edit (self))
    return;
  /* A title is not emptied: its line goes, once the user has seen what goes with it. */
  if (self->state.cursor < 0 && !self->state.ranged)
    {
      pb_money_table_run (self, "money.delete-line");
      return;
    }
  get_chosen (self, &cells);
  pb_money_table_tell (self, pb_sheet_clear_cells (&cells.block, self->state.scenario, &error), &error, NULL);
}

static void
copy (PbMoneyTable *self)
{
  g_auto (Cells) cells = { 0 };
  g_autofree char *text = NULL;

  get_chosen (self, &cells);
  text = pb_sheet_copy (&cells.block, cells.titles);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  pb_money_table_say (
      self, cells.lines->len * cells.columns->len == 1 ? _ ("The figure is copied") : _ ("The cells are copied"),
      FALSE);
}

static void
copy_table (PbMoneyTable *self)
{
  g_auto (Cells) cells = { 0 };
  g_autofree char *text = NULL;

  cells.lines = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < pb_sheet_get_n_lines (self->state.sheet); i++)
    g_array_append_val (cells.lines, i);
  finish_cells (self, &cells, -1, -1);
  text = pb_sheet_copy (&cells.block, TRUE);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  pb_money_table_say (self, _ ("The table is copied"), FALSE);
}

static void
cut (PbMoneyTable *self)
{
  if (!pb_money_table_may_edit (self))
    return;
  copy (self);
  clear (self);
}

/* Where a block is pasted: the range's first cell, else the keyboard's. FALSE at a title. */
static gboolean
find_start (PbMoneyTable *self, Cells *sight, guint *line, guint *column)
{
  PbMoneyItem *item = pb_money_table_get_item (self, NULL);
  guint from = self->state.ranged ? self->state.first_line : item->line;
  int at = self->state.ranged ? MAX (self->state.first_column, 0) : self->state.cursor;

  if (at < 0)
    return FALSE;
  for (guint i = 0; i < sight->lines->len; i++)
    if (g_array_index (sight->lines, guint, i) == from)
      {
        *line = i;
        *column = (guint)at;
        return TRUE;
      }
  return FALSE;
}

static void
paste_text (PbMoneyTable *self, const char *text)
{
  g_auto (Cells) sight = { 0 };
  GError *error = NULL;
  guint line, column, changed = 0;
  g_autofree char *done = NULL;

  get_sight (self, &sight);
  if (!find_start (self, &sight, &line, &column))
    {
      pb_money_table_say (self, _ ("Choose the figure where the block is to begin, and paste again."), TRUE);
      return;
    }
  if (!pb_sheet_paste (&sight.block, line, column, self->state.scenario, text, &changed, &error))
    {
      pb_money_table_refuse (self, error);
      return;
    }
  done = g_strdup_printf (ngettext ("%u cell was changed", "%u cells were changed", changed), changed);
  pb_money_table_say (self, done, FALSE);
}

static void
pasted_cb (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  g_autoptr (PbMoneyTable) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);

  if (!self->box || !has_cells (self))
    return;
  if (text && *text)
    paste_text (self, text);
  else
    pb_money_table_say (self, _ ("There is no text to paste. Copy the cells first, in Excel or here."), TRUE);
}

static void
paste (PbMoneyTable *self)
{
  if (pb_money_table_may_edit (self) && has_cells (self))
    gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL, pasted_cb, g_object_ref (self));
}

static void
fill_right (PbMoneyTable *self)
{
  g_auto (Cells) cells = { 0 };
  GError *error = NULL;

  if (!pb_money_table_may_edit (self))
    return;
  if (!can_fill (self))
    {
      pb_money_table_say (self, _ ("Choose a figure and the cells to its right with Shift and the arrow keys first."),
                          TRUE);
      return;
    }
  get_chosen (self, &cells);
  pb_money_table_tell (self, pb_sheet_fill_right (&cells.block, self->state.scenario, &error), &error, NULL);
}

static void
select_all (PbMoneyTable *self)
{
  guint n = pb_sheet_get_n_lines (self->state.sheet);

  if (n == 0 || pb_sheet_get_n_columns (self->state.sheet) == 0)
    return;
  pb_money_state_unrange (&self->state);
  pb_money_state_stretch (&self->state, pb_record_get_id (pb_sheet_get_line (self->state.sheet, 0)), 0, n - 1,
                          (int)pb_sheet_get_n_columns (self->state.sheet) - 1);
  pb_money_table_redraw (self);
  pb_money_table_update_foot (self);
}

static gboolean
has_own_cell (PbMoneyTable *self)
{
  return pb_money_table_get_line (self) && pb_money_table_get_column (self);
}

static void
edit_note (PbMoneyTable *self)
{
  PbMoneyItem *item = pb_money_table_get_item (self, NULL);
  GError *error = NULL;

  if (!has_own_cell (self))
    pb_money_table_say (self, _ ("Choose a figure to write a note on."), TRUE);
  else if (!pb_money_table_may_edit (self))
    return;
  else if (self->state.scenario && !pb_scenario_check_open (self->plan, self->state.scenario, &error))
    pb_money_table_refuse (self, error);
  else
    pb_money_table_pop_up (self, pb_money_note_new (self->plan, &self->state, item->line, (guint)self->state.cursor));
}

static void
edit_printed (PbMoneyTable *self)
{
  PbMoneyItem *item = pb_money_table_get_item (self, NULL);

  if (!has_own_cell (self))
    pb_money_table_say (self, _ ("Choose the figure that the document prints a total for."), TRUE);
  else
    pb_money_table_pop_up (self, pb_money_proof_new (self->plan, &self->state, item->line, (guint)self->state.cursor));
}

static gboolean
can_restore (PbMoneyTable *self)
{
  PbMoneyItem *item = pb_money_table_get_item (self, NULL);

  return pb_money_table_can_change (self) && item && item->kind == PB_MONEY_ROW_LINE
         && (self->state.ranged
                 ? self->state.scenario != 0
                 : self->state.cursor >= 0
                       && pb_money_state_is_overridden (&self->state, item->line, (guint)self->state.cursor));
}

static void
restore (PbMoneyTable *self)
{
  g_auto (Cells) cells = { 0 };
  GError *error = NULL;

  if (!pb_money_table_may_edit (self))
    return;
  if (!can_restore (self))
    {
      pb_money_table_say (self, _ ("The scenario has no figure of its own here to take away."), TRUE);
      return;
    }
  get_chosen (self, &cells);
  pb_money_table_tell (self, pb_sheet_restore_cells (&cells.block, self->state.scenario, &error), &error, NULL);
}

static gboolean
can_follow (PbMoneyTable *self)
{
  PbRecord *line = pb_money_table_get_line (self);

  return line && (pb_record_get_ref (line, PB_LINE_LINK) || pb_money_find_assignment (line));
}

static void
follow (PbMoneyTable *self)
{
  PbMoneyItem *item = pb_money_table_get_item (self, NULL);

  if (!can_follow (self) || !pb_money_table_follow (self, item->line))
    pb_money_table_say (self, _ ("The line neither links to another line nor is an effect of an assignment."), TRUE);
}

const PbMoneyAction pb_money_cell_actions[] = {
  { "money.edit", N_ ("Edit"), "F2", PB_MONEY_MENU_CELLS, 0, edit, can_edit },
  { "money.clear", N_ ("Empty"), "Delete", PB_MONEY_MENU_CELLS, 0, clear, can_change_cells },
  { "money.cut", N_ ("Cut"), "<Control>x", PB_MONEY_MENU_CELLS, 1, cut, can_change_cells },
  { "money.copy", N_ ("Copy"), "<Control>c", PB_MONEY_MENU_CELLS, 1, copy, has_cells },
  { "money.paste", N_ ("Paste"), "<Control>v", PB_MONEY_MENU_CELLS, 1, paste, can_change_cells },
  { "money.fill-right", N_ ("Fill right"), "<Control>r", PB_MONEY_MENU_CELLS, 1, fill_right, can_fill },
  { "money.select-all", N_ ("Choose all figures"), "<Control>a", PB_MONEY_MENU_CELLS, 1, select_all, has_cells },
  { "money.note", N_ ("Note…"), "<Shift>F2", PB_MONEY_MENU_CELLS, 2, edit_note, has_own_cell },
  { "money.printed", N_ ("Printed total…"), "<Control>F2", PB_MONEY_MENU_CELLS, 2, edit_printed, has_own_cell },
  { "money.restore", N_ ("Back to the plan’s figure"), "<Control>BackSpace", PB_MONEY_MENU_CELLS, 2, restore,
    can_restore },
  { "money.follow", N_ ("Go to where the line leads"), "<Control>Return", PB_MONEY_MENU_CELLS, 3, follow, can_follow },
  { "money.copy-table", N_ ("Copy the table"), "<Control><Shift>c", PB_MONEY_MENU_TABLE, 2, copy_table, NULL },
  { NULL },
};
