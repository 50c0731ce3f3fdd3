/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-assignment-board.h"

#include <glib/gi18n-lib.h>

#include "model/pb-edit.h"
#include "pb-assignment-card.h"
#include "pb-assignment-row-widget.h"
#include "pb-list-focus.h"
#include "pb-pane-util.h"
#include "pb-slot-list.h"
#include "pb-view.h"
#include "widgets/pb-focus.h"
#include "widgets/pb-mark.h"

#define N_COLUMNS 5

typedef struct
{
  PbStatus status;
  GtkFilterListModel *model;
  GtkListView *view;
  GtkWidget *count;
  GtkWidget *box;
} Column;

struct _PbAssignmentBoard
{
  GtkWidget parent_instance;
  PbAssignmentIndex *index;
  GtkWidget *scrolled;
  GtkWidget *columns_box;
  Column columns[N_COLUMNS];
  gboolean attached; /* the columns follow the index */
};

G_DEFINE_FINAL_TYPE (PbAssignmentBoard, pb_assignment_board, GTK_TYPE_WIDGET)

enum
{
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
has_status (gpointer item, gpointer data)
{
  return pb_assignment_row_peek (item)->status == (PbStatus) GPOINTER_TO_INT (data);
}

static guint
column_length (Column *column)
{
  return g_list_model_get_n_items (G_LIST_MODEL (column->model));
}

static gint64
column_id_at (Column *column, guint position)
{
  g_autoptr (PbAssignmentRow) row = g_list_model_get_item (G_LIST_MODEL (column->model), position);

  return row != NULL ? pb_assignment_row_peek (row)->id : 0;
}

/* FALSE where the assignment has no card. */
static gboolean
find_card (PbAssignmentBoard *self, gint64 id, Column **column, guint *position)
{
  PbAssignmentRow *row = pb_assignment_index_find (self->index, id, NULL);

  if (row == NULL)
    return FALSE;
  *column = &self->columns[pb_assignment_row_peek (row)->status];
  for (guint i = 0; i < column_length (*column); i++)
    if (column_id_at (*column, i) == id)
      {
        *position = i;
        return TRUE;
      }
  return FALSE;
}

static Column *
get_focused (PbAssignmentBoard *self, guint *position)
{
  for (int i = 0; i < N_COLUMNS; i++)
    {
      *position = pb_list_focus_get (self->columns[i].view);
      if (*position != GTK_INVALID_LIST_POSITION
          && gtk_widget_has_focus (gtk_widget_get_focus_child (GTK_WIDGET (self->columns[i].view))))
        return &self->columns[i];
    }
  return NULL;
}

/* TRUE where the status could be changed; the user has been told either way. */
static gboolean
set_status (PbAssignmentBoard *self, gint64 id, PbStatus status)
{
  PbAssignmentRow *row = pb_assignment_index_find (self->index, id, NULL);
  GError *error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *title = NULL;
  gboolean ok;

  if (row == NULL || pb_assignment_row_peek (row)->status == status)
    return FALSE;
  title = g_strdup (pb_assignment_row_peek (row)->title);
  ok = pb_plan_edit_enum (pb_assignment_index_get_plan (self->index), _("Change status"), id, PB_ASSIGNMENT_STATUS,
                          status, &error);
  if (!pb_pane_check (GTK_WIDGET (self), ok, error))
    return FALSE;
  text = g_strdup_printf ("%s: %s", title, pb_enum_label (PB_ENUM_STATUS, status));
  pb_view_say (GTK_WIDGET (self), text);
  return TRUE;
}

static void
move_card (PbAssignmentBoard *self, Column *column, guint position, int step)
{
  int to = (int) column->status + step;
  gint64 id = column_id_at (column, position);

  if (id == 0 || to < 0 || to >= N_COLUMNS)
    return;
  if (set_status (self, id, to))
    pb_assignment_board_focus (self, id);
}

/* To the card beside in the nearest column that has any. */
static void
move_focus (PbAssignmentBoard *self, Column *column, guint position, int step)
{
  for (int i = (int) column->status + step; i >= 0 && i < N_COLUMNS; i += step)
    {
      guint length = column_length (&self->columns[i]);

      if (length == 0)
        continue;
      pb_list_focus_show (self->columns[i].view, MIN (position, length - 1), TRUE);
      return;
    }
}

static gboolean
key_cb (PbAssignmentBoard *self, guint keyval, guint keycode, GdkModifierType state)
{
  int step = keyval == GDK_KEY_Right || keyval == GDK_KEY_KP_Right ? 1
             : keyval == GDK_KEY_Left || keyval == GDK_KEY_KP_Left ? -1
                                                                   : 0;
  Column *column;
  guint position;

  if (step == 0)
    return GDK_EVENT_PROPAGATE;
  column = get_focused (self, &position);
  if (column == NULL)
    return GDK_EVENT_PROPAGATE;
  if ((state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK)) != 0)
    move_card (self, column, position, step);
  else
    move_focus (self, column, position, step);
  return GDK_EVENT_STOP;
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer data)
{
  PbAssignmentBoard *self = data;
  GtkWidget *box = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));

  for (int i = 0; i < N_COLUMNS; i++)
    if (self->columns[i].box == box)
      return set_status (self, g_value_get_int64 (value), self->columns[i].status);
  return FALSE;
}

static void
activate_cb (PbAssignmentBoard *self, guint position, GtkListView *view)
{
  for (int i = 0; i < N_COLUMNS; i++)
    if (self->columns[i].view == view)
      {
        gint64 id = column_id_at (&self->columns[i], position);

        if (id != 0)
          g_signal_emit (self, signals[ACTIVATED], 0, id);
      }
}

static void
refreshed_cb (PbAssignmentBoard *self)
{
  if (!self->attached)
    return;
  for (int i = 0; i < N_COLUMNS; i++)
    gtk_filter_changed (gtk_filter_list_model_get_filter (self->columns[i].model), GTK_FILTER_CHANGE_DIFFERENT);
  for (int i = 0; i < N_COLUMNS; i++)
    {
      guint length = column_length (&self->columns[i]);
      g_autofree char *count = g_strdup_printf ("%u", length);
      g_autofree char *words = g_strdup_printf (ngettext ("%s, %u assignment", "%s, %u assignments", length),
                                                pb_enum_label (PB_ENUM_STATUS, i), length);

      gtk_label_set_text (GTK_LABEL (self->columns[i].count), count);
      pb_view_set_accessible_label (self->columns[i].box, words);
      pb_view_set_accessible_label (GTK_WIDGET (self->columns[i].view), words);
      pb_slot_view_redraw (self->columns[i].view);
    }
}

static GtkWidget *
create_card (gpointer data)
{
  return pb_assignment_card_new (PB_ASSIGNMENT_BOARD (data)->index);
}

static void
show_card (GtkWidget *widget, gpointer item, gpointer data)
{
  pb_assignment_card_set_row (PB_ASSIGNMENT_CARD (widget), item);
}

static GtkWidget *
make_column_header (Column *column)
{
  GtkWidget *header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = pb_view_label (pb_enum_label (PB_ENUM_STATUS, column->status), "pb-semibold");

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  column->count = pb_view_number ("", "pb-secondary");
  gtk_widget_add_css_class (header, "pb-board-header");
  gtk_box_append (GTK_BOX (header), pb_mark_new (PB_MARK_OF_STATUS (column->status)));
  gtk_box_append (GTK_BOX (header), label);
  gtk_box_append (GTK_BOX (header), column->count);
  return header;
}

static void
make_column (PbAssignmentBoard *self, PbStatus status)
{
  Column *column = &self->columns[status];
  GtkListItemFactory *factory = pb_slot_factory_new (create_card, show_card, G_OBJECT (self));
  GtkCustomFilter *filter = gtk_custom_filter_new (has_status, GINT_TO_POINTER (status), NULL);
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INT64, GDK_ACTION_MOVE);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  column->status = status;
  column->model = gtk_filter_list_model_new (NULL, GTK_FILTER (filter));
  column->view = GTK_LIST_VIEW (gtk_list_view_new (
      GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (pb_slot_list_new (G_LIST_MODEL (column->model))))),
      factory));
  gtk_list_view_set_single_click_activate (column->view, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (column->view), "pb-board-list");
  pb_focus_leave_on_tab (GTK_WIDGET (column->view));
  g_signal_connect_object (column->view, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (column->view));
  gtk_widget_set_vexpand (scrolled, TRUE);
  column->box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "accessible-role",
                              GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  gtk_widget_add_css_class (column->box, "pb-board-column");
  gtk_box_append (GTK_BOX (column->box), make_column_header (column));
  gtk_box_append (GTK_BOX (column->box), scrolled);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, 0);
  gtk_widget_add_controller (column->box, GTK_EVENT_CONTROLLER (target));
  gtk_box_append (GTK_BOX (self->columns_box), column->box);
}

/* A board that is not seen has no cards to keep up. */
static void
set_attached (PbAssignmentBoard *self, gboolean attached)
{
  self->attached = attached;
  for (int i = 0; i < N_COLUMNS; i++)
    gtk_filter_list_model_set_model (self->columns[i].model, attached ? G_LIST_MODEL (self->index) : NULL);
  refreshed_cb (self);
}

static void
pb_assignment_board_map (GtkWidget *widget)
{
  set_attached (PB_ASSIGNMENT_BOARD (widget), TRUE);
  GTK_WIDGET_CLASS (pb_assignment_board_parent_class)->map (widget);
}

static void
pb_assignment_board_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (pb_assignment_board_parent_class)->unmap (widget);
  set_attached (PB_ASSIGNMENT_BOARD (widget), FALSE);
}

static void
pb_assignment_board_dispose (GObject *object)
{
  PbAssignmentBoard *self = PB_ASSIGNMENT_BOARD (object);

  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  for (int i = 0; i < N_COLUMNS; i++)
    g_clear_object (&self->columns[i].model);
  g_clear_object (&self->index);
  G_OBJECT_CLASS (pb_assignment_board_parent_class)->dispose (object);
}

static void
pb_assignment_board_class_init (PbAssignmentBoardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_assignment_board_dispose;
  widget_class->map = pb_assignment_board_map;
  widget_class->unmap = pb_assignment_board_unmap;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
pb_assignment_board_init (PbAssignmentBoard *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->columns_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  gtk_box_set_homogeneous (GTK_BOX (self->columns_box), TRUE);
  gtk_widget_add_css_class (self->columns_box, "pb-board");
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->columns_box);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
pb_assignment_board_new (PbAssignmentIndex *index)
{
  PbAssignmentBoard *self = g_object_new (PB_TYPE_ASSIGNMENT_BOARD, NULL);

  self->index = g_object_ref (index);
  for (int i = 0; i < N_COLUMNS; i++)
    make_column (self, i);
  g_signal_connect_object (index, "refreshed", G_CALLBACK (refreshed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
pb_assignment_board_focus (PbAssignmentBoard *self, gint64 id)
{
  Column *column;
  guint position;

  if (find_card (self, id, &column, &position))
    {
      pb_list_focus_show (column->view, position, TRUE);
      return;
    }
  for (int i = 0; i < N_COLUMNS; i++)
    if (column_length (&self->columns[i]) > 0)
      {
        pb_list_focus_show (self->columns[i].view, 0, TRUE);
        return;
      }
}

gint64
pb_assignment_board_get_focused (PbAssignmentBoard *self)
{
  guint position;
  Column *column = get_focused (self, &position);

  return column != NULL ? column_id_at (column, position) : 0;
}
