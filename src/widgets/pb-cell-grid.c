/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-cell-grid.h"

#include <string.h>

#include "pb-cell.h"
#include "pb-focus.h"

typedef struct
{
  GtkWidget *widget;
  char *words;
  char *typed; /* NULL: not to be edited */
  char *why;
} Cell;

struct _PbCellGrid
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkGrid *grid;
  GtkWidget *note; /* what is wrong with what was typed */
  GtkWidget *corner;
  guint n_rows;
  guint n_columns;
  GPtrArray *columns; /* GtkLabel */
  GPtrArray *rows; /* GtkLabel */
  GPtrArray *classes; /* of each row, NULL for none */
  GArray *cells; /* Cell, row by row */
  guint row; /* cursor */
  guint column;
  GtkWidget *editor; /* NULL while nothing is edited */
};

G_DEFINE_FINAL_TYPE (PbCellGrid, pb_cell_grid, GTK_TYPE_WIDGET)

enum
{
  COMMIT,
  PASTE,
  COPY,
  REFUSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static Cell *
get_cell (PbCellGrid *self, guint row, guint column)
{
  return row < self->n_rows && column < self->n_columns
             ? &g_array_index (self->cells, Cell, row * self->n_columns + column) : NULL;
}

static void
clear_cell (gpointer data)
{
  Cell *cell = data;

  g_free (cell->words);
  g_free (cell->typed);
  g_free (cell->why);
}

static GtkWidget *
new_label (const char *classes, gboolean figure)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", figure ? 1.0 : 0.0, "hexpand", figure, NULL);
  g_auto (GStrv) list = g_strsplit (classes, " ", -1);

  for (char **class = list; *class; class++)
    gtk_widget_add_css_class (label, *class);
  if (figure)
    gtk_widget_add_css_class (label, "pb-numeric");
  return label;
}

static void
show_error (PbCellGrid *self, const char *sentence)
{
  gtk_label_set_text (GTK_LABEL (self->note), sentence ? sentence : "");
  gtk_widget_set_visible (self->note, sentence != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->note), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence ? sentence : "",
                                  -1);
  if (!self->editor)
    return;
  if (sentence)
    gtk_widget_add_css_class (self->editor, "error");
  else
    gtk_widget_remove_css_class (self->editor, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_STATE_INVALID,
                               sentence ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  sentence ? sentence : "", -1);
}

static gboolean
remove_cb (gpointer data)
{
  GtkWidget *editor = data;

  if (gtk_widget_get_parent (editor))
    gtk_widget_unparent (editor);
  return G_SOURCE_REMOVE;
}

/* GTK is not done with a widget that loses the keyboard until it has told everybody: the editor goes later. */
static void
close_editor (PbCellGrid *self)
{
  GtkWidget *editor = self->editor;
  Cell *cell = get_cell (self, self->row, self->column);

  if (!editor)
    return;
  show_error (self, NULL);
  self->editor = NULL;
  if (cell)
    gtk_widget_set_opacity (cell->widget, 1);
  if (cell && gtk_widget_get_focus_child (GTK_WIDGET (self->grid)) == editor)
    gtk_widget_grab_focus (cell->widget);
  gtk_widget_set_opacity (editor, 0);
  gtk_widget_set_can_focus (editor, FALSE);
  gtk_widget_set_can_target (editor, FALSE);
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, remove_cb, g_object_ref (editor), g_object_unref);
}

/* TRUE where the cell is closed: nothing was typed, or it was taken. */
static gboolean
commit (PbCellGrid *self)
{
  Cell *cell = get_cell (self, self->row, self->column);
  g_autofree char *text = NULL;
  g_autofree char *sentence = NULL;

  if (!self->editor)
    return TRUE;
  text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->editor))));
  if (g_strcmp0 (text, cell->typed) != 0)
    g_signal_emit (self, signals[COMMIT], 0, self->row, self->column, text, &sentence);
  if (sentence)
    {
      show_error (self, sentence);
      gtk_widget_grab_focus (self->editor);
      return FALSE;
    }
  close_editor (self);
  return TRUE;
}

void
pb_cell_grid_focus_cell (PbCellGrid *self, guint row, guint column)
{
  Cell *cell;

  g_return_if_fail (PB_IS_CELL_GRID (self));

  cell = get_cell (self, row, column);
  if (!cell)
    return;
  self->row = row;
  self->column = column;
  gtk_widget_grab_focus (cell->widget);
}

static void
left_cb (GtkEventControllerFocus *controller, PbCellGrid *self)
{
  GtkWidget *editor = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));

  /* What is wrong is not kept, and is not worth holding the keyboard for once somebody has gone elsewhere. */
  if (editor == self->editor && !commit (self))
    close_editor (self);
}

gboolean
pb_cell_grid_edit (PbCellGrid *self, guint row, guint column, const char *text)
{
  GtkEventController *focus;
  Cell *cell;

  g_return_val_if_fail (PB_IS_CELL_GRID (self), FALSE);

  if (!commit (self))
    return FALSE;
  cell = get_cell (self, row, column);
  if (!cell)
    return FALSE;
  if (!cell->typed)
    {
      if (cell->why)
        g_signal_emit (self, signals[REFUSED], 0, cell->why);
      return FALSE;
    }
  self->row = row;
  self->column = column;
  /* Not a bare GtkText: GTK 4.8 hides that from screen readers. */
  self->editor = gtk_entry_new ();
  gtk_entry_set_has_frame (GTK_ENTRY (self->editor), FALSE);
  gtk_editable_set_alignment (GTK_EDITABLE (self->editor), 1);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->editor), 4);
  gtk_widget_add_css_class (self->editor, "pb-cell-editor");
  gtk_widget_add_css_class (self->editor, "pb-numeric");
  gtk_editable_set_text (GTK_EDITABLE (self->editor), text ? text : cell->typed);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_PROPERTY_LABEL, cell->words, -1);
  gtk_widget_set_opacity (cell->widget, 0);
  gtk_grid_attach (self->grid, self->editor, (int) column + 1, (int) row + 1, 1, 1);
  gtk_widget_grab_focus (self->editor);
  if (text)
    gtk_editable_set_position (GTK_EDITABLE (self->editor), -1);
  focus = gtk_event_controller_focus_new ();
  g_signal_connect_object (focus, "leave", G_CALLBACK (left_cb), self, 0);
  gtk_widget_add_controller (self->editor, focus);
  return TRUE;
}

static void
move (PbCellGrid *self, int rows, int columns)
{
  int row = CLAMP ((int) self->row + rows, 0, (int) self->n_rows - 1);
  int column = CLAMP ((int) self->column + columns, 0, (int) self->n_columns - 1);

  pb_cell_grid_focus_cell (self, (guint) row, (guint) column);
}

static gboolean
edit_key (PbCellGrid *self, guint keyval, GdkModifierType state)
{
  gboolean back = (state & GDK_SHIFT_MASK) || keyval == GDK_KEY_ISO_Left_Tab;

  switch (keyval)
    {
    case GDK_KEY_Escape:
      close_editor (self);
      move (self, 0, 0);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      /* As in every spreadsheet, so that a column is typed straight down. */
      if (commit (self))
        move (self, state & GDK_SHIFT_MASK ? -1 : 1, 0);
      return TRUE;
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
    case GDK_KEY_ISO_Left_Tab:
      if (commit (self))
        {
          move (self, 0, back ? -1 : 1);
          pb_cell_grid_edit (self, self->row, self->column, NULL);
        }
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_Down:
      if (commit (self))
        move (self, keyval == GDK_KEY_Up ? -1 : 1, 0);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
empty (PbCellGrid *self)
{
  Cell *cell = get_cell (self, self->row, self->column);
  g_autofree char *sentence = NULL;

  if (cell->typed && *cell->typed)
    g_signal_emit (self, signals[COMMIT], 0, self->row, self->column, "", &sentence);
  else if (cell->why)
    g_signal_emit (self, signals[REFUSED], 0, cell->why);
  if (sentence)
    g_signal_emit (self, signals[REFUSED], 0, sentence);
}

static void
read_text_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PbCellGrid) self = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (text && *text && self->box && self->n_rows > 0)
    g_signal_emit (self, signals[PASTE], 0, self->row, self->column, text);
}

static gboolean
control_key (PbCellGrid *self, guint keyval)
{
  gboolean taken = FALSE;

  switch (keyval)
    {
    case GDK_KEY_c:
    case GDK_KEY_C:
    case GDK_KEY_Insert:
      g_signal_emit (self, signals[COPY], 0, &taken);
      return taken;
    case GDK_KEY_v:
    case GDK_KEY_V:
      gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL, read_text_cb,
                                     g_object_ref (self));
      return TRUE;
    case GDK_KEY_Home:
      pb_cell_grid_focus_cell (self, 0, 0);
      return TRUE;
    case GDK_KEY_End:
      pb_cell_grid_focus_cell (self, self->n_rows - 1, self->n_columns - 1);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
walk_key (PbCellGrid *self, guint keyval)
{
  gunichar character = gdk_keyval_to_unicode (keyval);
  char text[7] = "";

  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_Right:
      move (self, 0, keyval == GDK_KEY_Left ? -1 : 1);
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_Down:
      move (self, keyval == GDK_KEY_Up ? -1 : 1, 0);
      return TRUE;
    case GDK_KEY_Page_Up:
    case GDK_KEY_Page_Down:
      move (self, keyval == GDK_KEY_Page_Up ? -10 : 10, 0);
      return TRUE;
    case GDK_KEY_Home:
    case GDK_KEY_End:
      move (self, 0, keyval == GDK_KEY_Home ? -(int) self->n_columns : (int) self->n_columns);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_F2:
      pb_cell_grid_edit (self, self->row, self->column, NULL);
      return TRUE;
    case GDK_KEY_Delete:
    case GDK_KEY_BackSpace:
      empty (self);
      return TRUE;
    default:
      /* A letter too, so that it is refused in words and not lost before the figure that follows. */
      if (character == 0 || !g_unichar_isgraph (character))
        return FALSE;
      g_unichar_to_utf8 (character, text);
      pb_cell_grid_edit (self, self->row, self->column, text);
      return TRUE;
    }
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, PbCellGrid *self)
{
  if (self->n_rows == 0 || self->n_columns == 0 || (state & GDK_ALT_MASK))
    return GDK_EVENT_PROPAGATE;
  if (self->editor)
    return state & GDK_CONTROL_MASK ? GDK_EVENT_PROPAGATE : edit_key (self, keyval, state);
  if (state & GDK_CONTROL_MASK)
    return control_key (self, keyval);
  return walk_key (self, keyval);
}

/* The cell below a place in the grid; NULL where there is none. */
static Cell *
find_at (PbCellGrid *self, double x, double y, guint *row, guint *column)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      Cell *cell = &g_array_index (self->cells, Cell, i);
      graphene_rect_t bounds;

      if (!gtk_widget_compute_bounds (cell->widget, GTK_WIDGET (self), &bounds)
          || !graphene_rect_contains_point (&bounds, &GRAPHENE_POINT_INIT ((float) x, (float) y)))
        continue;
      *row = i / self->n_columns;
      *column = i % self->n_columns;
      return cell;
    }
  return NULL;
}

static void
pressed_cb (GtkGestureClick *gesture, int presses, double x, double y, PbCellGrid *self)
{
  guint row, column;

  if (!find_at (self, x, y, &row, &column) || !commit (self))
    return;
  if (presses > 1)
    pb_cell_grid_edit (self, row, column, NULL);
  else
    pb_cell_grid_focus_cell (self, row, column);
}

/* The keyboard comes in where it was last. */
static gboolean
pb_cell_grid_focus (GtkWidget *widget, GtkDirectionType direction)
{
  PbCellGrid *self = PB_CELL_GRID (widget);

  if (gtk_widget_get_focus_child (widget) || self->cells->len == 0)
    return FALSE;
  self->row = MIN (self->row, self->n_rows - 1);
  self->column = MIN (self->column, self->n_columns - 1);
  pb_cell_grid_focus_cell (self, self->row, self->column);
  return TRUE;
}

static gboolean
pb_cell_grid_grab_focus (GtkWidget *widget)
{
  return pb_cell_grid_focus (widget, GTK_DIR_TAB_FORWARD);
}

static void
pb_cell_grid_dispose (GObject *object)
{
  PbCellGrid *self = PB_CELL_GRID (object);

  self->editor = NULL;
  g_clear_pointer (&self->cells, g_array_unref);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->classes, g_ptr_array_unref);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (pb_cell_grid_parent_class)->dispose (object);
}

static gboolean
first_wins (GSignalInvocationHint *hint, GValue *total, const GValue *handled, gpointer data)
{
  g_value_copy (handled, total);
  return FALSE;
}

static void
pb_cell_grid_class_init (PbCellGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_cell_grid_dispose;
  widget_class->focus = pb_cell_grid_focus;
  widget_class->grab_focus = pb_cell_grid_grab_focus;
  signals[COMMIT] = g_signal_new ("commit", PB_TYPE_CELL_GRID, G_SIGNAL_RUN_LAST, 0, first_wins, NULL, NULL,
                                  G_TYPE_STRING, 3, G_TYPE_UINT, G_TYPE_UINT, G_TYPE_STRING);
  signals[PASTE] = g_signal_new ("paste", PB_TYPE_CELL_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                                 G_TYPE_UINT, G_TYPE_UINT, G_TYPE_STRING);
  signals[COPY] = g_signal_new ("copy", PB_TYPE_CELL_GRID, G_SIGNAL_RUN_LAST, 0, first_wins, NULL, NULL,
                                G_TYPE_BOOLEAN, 0);
  signals[REFUSED] = g_signal_new ("refused", PB_TYPE_CELL_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                   G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "pb-cell-grid");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
}

static void
pb_cell_grid_init (PbCellGrid *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->cells = g_array_new (FALSE, TRUE, sizeof (Cell));
  g_array_set_clear_func (self->cells, clear_cell);
  self->columns = g_ptr_array_new ();
  self->rows = g_ptr_array_new ();
  self->classes = g_ptr_array_new_with_free_func (g_free);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->grid = GTK_GRID (gtk_grid_new ());
  self->note = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, "xalign", 0.0, "wrap", TRUE,
                             "visible", FALSE, NULL);
  gtk_widget_add_css_class (self->note, "pb-cell-note");
  gtk_widget_add_css_class (self->note, "pb-bad");
  self->corner = new_label ("pb-cell pb-cell-head pb-column-header", FALSE);
  gtk_grid_attach (self->grid, self->corner, 0, 0, 1, 1);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->grid));
  gtk_box_append (GTK_BOX (self->box), self->note);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  /* The controller that was added last is asked first: Tab within an editor goes to the next cell. */
  pb_focus_leave_on_tab (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
pb_cell_grid_new (void)
{
  return g_object_new (PB_TYPE_CELL_GRID, NULL);
}

static void
remove_all (PbCellGrid *self)
{
  GtkWidget *child;

  close_editor (self);
  g_array_set_size (self->cells, 0);
  g_ptr_array_set_size (self->columns, 0);
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->classes, 0);
  g_object_ref (self->corner);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))))
    gtk_grid_remove (self->grid, child);
  gtk_grid_attach (self->grid, self->corner, 0, 0, 1, 1);
  g_object_unref (self->corner);
}

static void
add_all (PbCellGrid *self)
{
  for (guint column = 0; column < self->n_columns; column++)
    {
      GtkWidget *label = new_label ("pb-cell pb-cell-head pb-column-header", TRUE);

      g_ptr_array_add (self->columns, label);
      gtk_grid_attach (self->grid, label, (int) column + 1, 0, 1, 1);
    }
  for (guint row = 0; row < self->n_rows; row++)
    {
      GtkWidget *title = new_label ("pb-cell", FALSE);

      g_ptr_array_add (self->rows, title);
      g_ptr_array_add (self->classes, NULL);
      gtk_grid_attach (self->grid, title, 0, (int) row + 1, 1, 1);
      for (guint column = 0; column < self->n_columns; column++)
        {
          Cell cell = { pb_cell_new (), NULL, NULL, NULL };

          gtk_grid_attach (self->grid, cell.widget, (int) column + 1, (int) row + 1, 1, 1);
          g_array_append_val (self->cells, cell);
        }
    }
}

void
pb_cell_grid_set_shape (PbCellGrid *self, guint n_rows, guint n_columns)
{
  gboolean focused;

  g_return_if_fail (PB_IS_CELL_GRID (self));

  if (n_rows == self->n_rows && n_columns == self->n_columns)
    return;
  focused = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
  remove_all (self);
  self->n_rows = n_rows;
  self->n_columns = n_columns;
  add_all (self);
  if (focused && n_rows > 0 && n_columns > 0)
    pb_cell_grid_focus_cell (self, MIN (self->row, n_rows - 1), MIN (self->column, n_columns - 1));
}

guint
pb_cell_grid_get_n_rows (PbCellGrid *self)
{
  g_return_val_if_fail (PB_IS_CELL_GRID (self), 0);

  return self->n_rows;
}

guint
pb_cell_grid_get_n_columns (PbCellGrid *self)
{
  g_return_val_if_fail (PB_IS_CELL_GRID (self), 0);

  return self->n_columns;
}

void
pb_cell_grid_set_corner (PbCellGrid *self, const char *text)
{
  g_return_if_fail (PB_IS_CELL_GRID (self));

  gtk_label_set_text (GTK_LABEL (self->corner), text);
}

void
pb_cell_grid_set_column (PbCellGrid *self, guint column, const char *text)
{
  g_return_if_fail (PB_IS_CELL_GRID (self) && column < self->n_columns);

  gtk_label_set_text (self->columns->pdata[column], text);
}

static void
change_classes (GtkWidget *label, const char *old, const char *new)
{
  g_auto (GStrv) before = g_strsplit (old ? old : "", " ", -1);
  g_auto (GStrv) after = g_strsplit (new ? new : "", " ", -1);

  for (char **class = before; *class; class++)
    if (**class)
      gtk_widget_remove_css_class (label, *class);
  for (char **class = after; *class; class++)
    if (**class)
      gtk_widget_add_css_class (label, *class);
}

void
pb_cell_grid_set_row (PbCellGrid *self, guint row, const char *title, const char *classes)
{
  g_return_if_fail (PB_IS_CELL_GRID (self) && row < self->n_rows);

  gtk_label_set_text (self->rows->pdata[row], title);
  if (g_strcmp0 (self->classes->pdata[row], classes) == 0)
    return;
  change_classes (self->rows->pdata[row], self->classes->pdata[row], classes);
  for (guint column = 0; column < self->n_columns; column++)
    change_classes (get_cell (self, row, column)->widget, self->classes->pdata[row], classes);
  g_free (self->classes->pdata[row]);
  self->classes->pdata[row] = g_strdup (classes);
}

static void
replace (char **place, const char *text)
{
  if (g_strcmp0 (*place, text) == 0)
    return;
  g_free (*place);
  *place = g_strdup (text);
}

void
pb_cell_grid_set_cell (PbCellGrid *self, guint row, guint column, const char *text, const char *words, const char *typed,
                       const char *why)
{
  Cell *cell;

  g_return_if_fail (PB_IS_CELL_GRID (self));
  cell = get_cell (self, row, column);
  g_return_if_fail (cell != NULL);

  pb_cell_set_text (PB_CELL (cell->widget), text);
  if (g_strcmp0 (cell->words, words) != 0)
    gtk_accessible_update_property (GTK_ACCESSIBLE (cell->widget), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  replace (&cell->words, words);
  replace (&cell->typed, typed);
  replace (&cell->why, why);
}

const char *
pb_cell_grid_get_text (PbCellGrid *self, guint row, guint column)
{
  Cell *cell;

  g_return_val_if_fail (PB_IS_CELL_GRID (self), NULL);

  cell = get_cell (self, row, column);
  return cell ? pb_cell_get_text (PB_CELL (cell->widget)) : NULL;
}

const char *
pb_cell_grid_get_words (PbCellGrid *self, guint row, guint column)
{
  Cell *cell;

  g_return_val_if_fail (PB_IS_CELL_GRID (self), NULL);

  cell = get_cell (self, row, column);
  return cell ? cell->words : NULL;
}

gboolean
pb_cell_grid_is_editing (PbCellGrid *self)
{
  g_return_val_if_fail (PB_IS_CELL_GRID (self), FALSE);

  return self->editor != NULL;
}

char *
pb_cell_grid_dup_typing (PbCellGrid *self, guint *row, guint *column)
{
  g_return_val_if_fail (PB_IS_CELL_GRID (self), NULL);

  *row = self->row;
  *column = self->column;
  return self->editor ? g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->editor))) : NULL;
}

void
pb_cell_grid_stop (PbCellGrid *self)
{
  g_return_if_fail (PB_IS_CELL_GRID (self));

  close_editor (self);
}

const char *
pb_cell_grid_get_error (PbCellGrid *self)
{
  g_return_val_if_fail (PB_IS_CELL_GRID (self), NULL);

  return gtk_widget_get_visible (self->note) ? gtk_label_get_text (GTK_LABEL (self->note)) : NULL;
}
