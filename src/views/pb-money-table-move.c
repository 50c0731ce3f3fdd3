/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-money-table-private.h"

#include "pb-list-focus.h"
#include "pb-money-words.h"
#include "pb-view.h"
#include "widgets/pb-focus.h"

/* Where the keyboard is in a money table, and how it and the pointer get elsewhere. */

static guint
count_items (PbMoneyTable *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->items));
}

/* Not a reference. */
static PbMoneyItem *
peek_item (PbMoneyTable *self, guint position)
{
  g_autoptr (PbMoneyItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  return item;
}

/* A table that is wider than its place scrolls to the cell. */
static void
show_column (PbMoneyTable *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->sideways));
  double width = gtk_widget_get_width (self->heading), start, end;

  if (self->state.cursor < 0)
    {
      gtk_adjustment_set_value (adjustment, 0);
      return;
    }
  if (!self->state.column_widths)
    return;
  end = pb_money_state_get_end (&self->state, width, (guint)self->state.cursor);
  start = end - self->state.column_widths[self->state.cursor];
  /* The first figure brings the titles back, where both have room. */
  if (self->state.cursor == 0 && end + PB_MONEY_MARGIN <= gtk_adjustment_get_page_size (adjustment))
    start = 0;
  gtk_adjustment_clamp_page (adjustment, start, end + PB_MONEY_MARGIN);
}

void
pb_money_table_focused (PbMoneyTable *self, PbMoneyRow *row)
{
  PbMoneyItem *item = pb_money_row_get_item (row);

  if (self->current != item->id || self->current_kind != item->kind)
    {
      self->current = item->id;
      self->current_kind = item->kind;
      if (!self->editor)
        pb_money_table_say (self, NULL, FALSE);
    }
  pb_money_table_update_foot (self);
}

void
pb_money_table_go (PbMoneyTable *self, guint position, int column, gboolean stretch)
{
  PbMoneyItem *item = peek_item (self, position);
  gboolean ranged = self->state.ranged;
  PbMoneyRow *row;

  if (!item)
    return;
  if (stretch && self->current && item->kind == PB_MONEY_ROW_LINE)
    pb_money_state_stretch (&self->state, self->current, self->state.cursor, item->line, column);
  else if (!stretch)
    pb_money_state_unrange (&self->state);
  self->current = item->id;
  self->current_kind = item->kind;
  self->likely = position;
  self->state.cursor = column;
  pb_money_table_say (self, NULL, FALSE);
  pb_list_focus_show (self->list, position, TRUE);
  row = pb_money_table_get_row (self);
  if (row)
    pb_money_row_set_active (row, gtk_widget_has_focus (gtk_widget_get_parent (GTK_WIDGET (row))));
  if (ranged || self->state.ranged)
    pb_money_table_redraw (self);
  show_column (self);
  pb_money_table_update_foot (self);
}

void
pb_money_table_toggle (PbMoneyTable *self, guint line)
{
  gint64 id = pb_record_get_id (pb_sheet_get_line (self->state.sheet, line));

  if (!g_hash_table_remove (self->state.collapsed, &id))
    g_hash_table_add (self->state.collapsed, g_memdup2 (&id, sizeof id));
  pb_money_table_sync (self);
  for (guint i = 0; i < self->rows->len; i++)
    pb_money_row_update (self->rows->pdata[i]);
}

gboolean
pb_money_table_follow (PbMoneyTable *self, guint line)
{
  PbRecord *record = pb_sheet_get_line (self->state.sheet, line);
  PbRecord *target = pb_record_get_ref (record, PB_LINE_LINK);
  PbRecord *assignment = pb_money_find_assignment (record);

  if (target)
    pb_view_open_record (GTK_WIDGET (self), "table_line", pb_record_get_id (target));
  else if (assignment)
    pb_view_open_record (GTK_WIDGET (self), "assignment", pb_record_get_id (assignment));
  return target || assignment;
}

GArray *
pb_money_table_get_range (PbMoneyTable *self, int *first, int *last)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (guint));
  PbMoneyItem *current = pb_money_table_get_item (self, NULL);

  *first = self->state.ranged ? self->state.first_column : self->state.cursor;
  *last = self->state.ranged ? self->state.last_column : self->state.cursor;
  if (!self->state.ranged && current && current->kind == PB_MONEY_ROW_LINE)
    g_array_append_val (lines, current->line);
  for (guint i = 0; self->state.ranged && i < count_items (self); i++)
    {
      PbMoneyItem *item = peek_item (self, i);

      if (item->kind == PB_MONEY_ROW_LINE && item->line >= self->state.first_line
          && item->line <= self->state.last_line)
        g_array_append_val (lines, item->line);
    }
  return lines;
}

/* As many rows as are in sight, but for one, so that there is something to go by. */
static int
get_page (PbMoneyTable *self)
{
  int height = gtk_widget_get_height (self->heading);

  return height > 0 ? MAX (1, gtk_widget_get_height (self->scroller) / height - 1) : 10;
}

static void
go_by (PbMoneyTable *self, guint position, int rows, int columns, gboolean stretch)
{
  int n = (int)pb_sheet_get_n_columns (self->state.sheet);
  int to = CLAMP ((int)position + rows, 0, (int)count_items (self) - 1);

  pb_money_table_go (self, (guint)to, CLAMP (self->state.cursor + columns, -1, n - 1), stretch);
}

/* Left and right move between the figures of the row; at its title they close and open the group, as in a tree. */
static void
go_sideways (PbMoneyTable *self, guint position, int step, gboolean stretch)
{
  PbMoneyItem *item = peek_item (self, position);
  gboolean group = item->kind == PB_MONEY_ROW_LINE && pb_money_state_is_group (&self->state, item->line);

  if (!stretch && self->state.cursor < 0 && group && pb_money_state_is_open (&self->state, item->line) == (step < 0))
    pb_money_table_toggle (self, item->line);
  else
    go_by (self, position, 0, step, stretch);
}

static gboolean
go_by_key (PbMoneyTable *self, guint position, guint key, gboolean control, gboolean stretch)
{
  int last = (int)pb_sheet_get_n_columns (self->state.sheet) - 1;
  int forward = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? -1 : 1;
  int page = get_page (self);

  switch (key)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      go_by (self, position, control ? -G_MAXINT / 2 : -1, 0, stretch);
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      go_by (self, position, control ? G_MAXINT / 2 : 1, 0, stretch);
      return TRUE;
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      go_sideways (self, position, -forward, stretch);
      return TRUE;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      go_sideways (self, position, forward, stretch);
      return TRUE;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      go_by (self, position, -page, 0, stretch);
      return TRUE;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      go_by (self, position, page, 0, stretch);
      return TRUE;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      pb_money_table_go (self, control ? 0 : position, -1, stretch);
      return TRUE;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      pb_money_table_go (self, control ? count_items (self) - 1 : position, last, stretch);
      return TRUE;
    default:
      return FALSE;
    }
}

/* Between the cells of a session, row after row; FALSE at the ends, where Tab leaves the table. */
static gboolean
go_on (PbMoneyTable *self, guint position, gboolean back)
{
  int last = (int)pb_sheet_get_n_columns (self->state.sheet) - 1;
  int column = self->state.cursor + (back ? -1 : 1);
  int row = (int)position;

  if (column < 0 || column > last)
    {
      row += back ? -1 : 1;
      column = back ? last : 0;
    }
  if (row < 0 || row >= (int)count_items (self))
    return FALSE;
  pb_money_table_go (self, (guint)row, column, FALSE);
  return TRUE;
}

static gboolean
is_tab (guint key)
{
  return key == GDK_KEY_Tab || key == GDK_KEY_KP_Tab || key == GDK_KEY_ISO_Left_Tab;
}

static gboolean
tab (PbMoneyTable *self, guint position, guint key, GdkModifierType modifiers)
{
  gboolean back = key == GDK_KEY_ISO_Left_Tab || (modifiers & GDK_SHIFT_MASK);
  gboolean leave = (modifiers & GDK_CONTROL_MASK) || !self->session;

  if (self->editor && !pb_money_table_commit (self))
    return TRUE;
  if (!leave && go_on (self, position, back))
    return TRUE;
  self->session = FALSE;
  pb_focus_leave (GTK_WIDGET (self->list), back ? GTK_DIR_TAB_BACKWARD : GTK_DIR_TAB_FORWARD);
  return TRUE;
}

/* Enter confirms and goes on downward, to where the Tabs began; at a title it goes where that leads. */
static gboolean
enter (PbMoneyTable *self, guint position, GdkModifierType modifiers)
{
  PbMoneyItem *item = peek_item (self, position);

  if (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK))
    return FALSE;
  if (self->editor)
    {
      if (!pb_money_table_commit (self))
        return TRUE;
    }
  else if (self->state.cursor < 0)
    {
      if (item->kind == PB_MONEY_ROW_LINE && !pb_money_table_follow (self, item->line)
          && pb_money_state_is_group (&self->state, item->line))
        pb_money_table_toggle (self, item->line);
      return TRUE;
    }
  if (self->session && self->state.cursor >= 0)
    self->state.cursor = self->session_column;
  go_by (self, position, modifiers & GDK_SHIFT_MASK ? -1 : 1, 0, FALSE);
  return TRUE;
}

static gboolean
type (PbMoneyTable *self, guint key, GdkModifierType modifiers)
{
  gunichar letter = gdk_keyval_to_unicode (key);
  char text[8] = { 0 };

  if ((modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK)) || !letter || !g_unichar_isprint (letter))
    return FALSE;
  /* Space is no figure, and screen readers use it to act. */
  if (letter == ' ')
    return FALSE;
  g_unichar_to_utf8 (letter, text);
  pb_money_table_edit (self, text);
  return TRUE;
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType modifiers, PbMoneyTable *self)
{
  guint position;

  if (!pb_money_table_get_item (self, &position) || gtk_widget_get_focus_child (GTK_WIDGET (self->list)) == NULL)
    return GDK_EVENT_PROPAGATE;
  if (is_tab (key))
    return tab (self, position, key, modifiers);
  if (key == GDK_KEY_F6)
    return tab (self, position, key, modifiers | GDK_CONTROL_MASK);
  if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter)
    if (enter (self, position, modifiers))
      return GDK_EVENT_STOP;
  if (self->editor)
    return pb_money_table_edit_key (self, key, modifiers);
  if (pb_money_table_action_key (self, key, modifiers))
    return GDK_EVENT_STOP;
  if (!(modifiers & GDK_ALT_MASK)
      && go_by_key (self, position, key, (modifiers & GDK_CONTROL_MASK) != 0, (modifiers & GDK_SHIFT_MASK) != 0))
    {
      self->session = FALSE;
      return GDK_EVENT_STOP;
    }
  return type (self, key, modifiers);
}

void
pb_money_table_attach_keys (PbMoneyTable *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
}

static gboolean
find_position (PbMoneyTable *self, PbMoneyItem *item, guint *position)
{
  return item && g_list_store_find (self->items, item, position);
}

static void
pressed_cb (PbMoneyRow *row, int column, guint modifiers, PbMoneyTable *self)
{
  guint position;

  if (self->editor && !pb_money_table_commit (self))
    return;
  self->session = FALSE;
  if (find_position (self, pb_money_row_get_item (row), &position))
    pb_money_table_go (self, position, column, (modifiers & GDK_SHIFT_MASK) != 0);
}

/* The pointer took the range with it; above or below the list, line by line. */
static void
dragged_cb (PbMoneyRow *row, double x, double y, PbMoneyTable *self)
{
  graphene_point_t point;
  GtkWidget *under;
  guint position;
  int height = gtk_widget_get_height (GTK_WIDGET (self->list));

  if (self->editor || !pb_money_table_get_item (self, &position)
      || !gtk_widget_compute_point (GTK_WIDGET (row), GTK_WIDGET (self->list), &GRAPHENE_POINT_INIT (x, y), &point))
    return;
  if (point.y < 0 || point.y >= height)
    {
      go_by (self, position, point.y < 0 ? -1 : 1, 0, TRUE);
      return;
    }
  under = gtk_widget_pick (GTK_WIDGET (self->list), CLAMP (point.x, 1, gtk_widget_get_width (GTK_WIDGET (row)) - 1),
                           point.y, GTK_PICK_DEFAULT);
  under = under ? gtk_widget_get_ancestor (under, PB_TYPE_MONEY_ROW) : NULL;
  if (under && find_position (self, pb_money_row_get_item (PB_MONEY_ROW (under)), &position))
    pb_money_table_go (self, position,
                       MAX (0, pb_money_state_hit (&self->state, gtk_widget_get_width (under), point.x)), TRUE);
}

static void
clicked_cb (PbMoneyRow *row, int column, int part, int presses, PbMoneyTable *self)
{
  PbMoneyItem *item = pb_money_row_get_item (row);

  if (self->editor || self->state.ranged || presses != 1)
    return;
  if (part == PB_MONEY_PART_TRIANGLE)
    pb_money_table_toggle (self, item->line);
  else if (part == PB_MONEY_PART_LINK)
    pb_money_table_follow (self, item->line);
  else if (part == PB_MONEY_PART_MARK)
    pb_money_table_run (self, "money.printed");
}

static void
menu_cb (PbMoneyRow *row, int column, PbMoneyTable *self)
{
  PbMoneyItem *item = pb_money_row_get_item (row);
  guint position;

  if (self->editor && !pb_money_table_commit (self))
    return;
  if (!find_position (self, item, &position))
    return;
  if (item->kind != PB_MONEY_ROW_LINE || !pb_money_state_is_chosen (&self->state, item->line, column))
    pb_money_table_go (self, position, column, FALSE);
  pb_money_table_pop_up_menu (self);
}

void
pb_money_table_attach_row (PbMoneyTable *self, PbMoneyRow *row)
{
  g_signal_connect (row, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (row, "dragged", G_CALLBACK (dragged_cb), self);
  g_signal_connect (row, "clicked", G_CALLBACK (clicked_cb), self);
  g_signal_connect (row, "menu", G_CALLBACK (menu_cb), self);
}
