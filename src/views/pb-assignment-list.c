/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-assignment-list.h"

#include <glib/gi18n-lib.h>

#include "pb-assignment-header.h"
#include "pb-assignment-row-widget.h"
#include "pb-list-focus.h"
#include "pb-slot-list.h"
#include "widgets/pb-focus.h"

struct _PbAssignmentList
{
  GtkWidget parent_instance;
  PbAssignmentIndex *index;
  GtkWidget *box;
  GtkListView *view;
  GtkSingleSelection *selection;
  gint64 chosen; /* also while the filter keeps it away */
  gboolean restoring;
};

G_DEFINE_FINAL_TYPE (PbAssignmentList, pb_assignment_list, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gint64
id_at (PbAssignmentList *self, guint position)
{
  g_autoptr (PbAssignmentRow) row = g_list_model_get_item (G_LIST_MODEL (self->index), position);

  return row != NULL ? pb_assignment_row_peek (row)->id : 0;
}

static GtkWidget *
create_row (gpointer data)
{
  return pb_assignment_row_widget_new (PB_ASSIGNMENT_LIST (data)->index);
}

static void
show_row (GtkWidget *widget, gpointer item, gpointer data)
{
  pb_assignment_row_widget_set_row (PB_ASSIGNMENT_ROW_WIDGET (widget), item);
}

static void
selected_cb (PbAssignmentList *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);
  gint64 id;

  if (self->restoring || position == GTK_INVALID_LIST_POSITION)
    return;
  id = id_at (self, position);
  if (id == 0 || id == self->chosen)
    return;
  self->chosen = id;
  g_signal_emit (self, signals[CHOSEN], 0, id);
}

static void
restore (PbAssignmentList *self)
{
  guint position = GTK_INVALID_LIST_POSITION;

  if (self->chosen != 0)
    pb_assignment_index_find (self->index, self->chosen, &position);
  if (position == gtk_single_selection_get_selected (self->selection))
    return;
  self->restoring = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->restoring = FALSE;
  /* The rows are places: the keyboard follows the assignment that was chosen, not its place. */
  if (position != GTK_INVALID_LIST_POSITION && gtk_widget_get_focus_child (GTK_WIDGET (self->view)) != NULL)
    pb_list_focus_show (self->view, position, TRUE);
}

static void
refreshed_cb (PbAssignmentList *self)
{
  restore (self);
  /* The amounts' year, the width of the numbers and how loud a flag is are drawn by the rows but are no values of
   * theirs. */
  pb_slot_view_redraw (self->view);
}

static void
activate_cb (PbAssignmentList *self, guint position)
{
  gint64 id = id_at (self, position);

  if (id != 0)
    g_signal_emit (self, signals[ACTIVATED], 0, id);
}

/* A view that is not seen has no rows to keep up. */
static void
pb_assignment_list_map (GtkWidget *widget)
{
  PbAssignmentList *self = PB_ASSIGNMENT_LIST (widget);
  guint position = gtk_single_selection_get_selected (self->selection);

  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  GTK_WIDGET_CLASS (pb_assignment_list_parent_class)->map (widget);
  if (position != GTK_INVALID_LIST_POSITION)
    pb_list_focus_show (self->view, position, FALSE);
}

static void
pb_assignment_list_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (pb_assignment_list_parent_class)->unmap (widget);
  gtk_list_view_set_model (PB_ASSIGNMENT_LIST (widget)->view, NULL);
}

static void
pb_assignment_list_dispose (GObject *object)
{
  PbAssignmentList *self = PB_ASSIGNMENT_LIST (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->index);
  G_OBJECT_CLASS (pb_assignment_list_parent_class)->dispose (object);
}

static void
pb_assignment_list_class_init (PbAssignmentListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_assignment_list_dispose;
  widget_class->map = pb_assignment_list_map;
  widget_class->unmap = pb_assignment_list_unmap;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
pb_assignment_list_init (PbAssignmentList *self)
{
}

GtkWidget *
pb_assignment_list_new (PbAssignmentIndex *index)
{
  PbAssignmentList *self = g_object_new (PB_TYPE_ASSIGNMENT_LIST, NULL);
  GtkListItemFactory *factory = pb_slot_factory_new (create_row, show_row, G_OBJECT (self));
  g_autoptr (PbSlotList) slots = pb_slot_list_new (G_LIST_MODEL (index));
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->index = g_object_ref (index);

  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (slots));
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (index, "refreshed", G_CALLBACK (refreshed_cb), self, G_CONNECT_SWAPPED);

  self->view = GTK_LIST_VIEW (gtk_list_view_new (NULL, factory));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "pb-list");
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "pb-assignment-list");
  pb_focus_leave_on_tab (GTK_WIDGET (self->view));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Assignments"), -1);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (scrolled, TRUE);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), pb_assignment_header_new (index));
  gtk_box_append (GTK_BOX (self->box), scrolled);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

void
pb_assignment_list_choose (PbAssignmentList *self, gint64 id)
{
  guint position;

  self->chosen = id;
  restore (self);
  position = gtk_single_selection_get_selected (self->selection);
  if (position != GTK_INVALID_LIST_POSITION)
    pb_list_focus_show (self->view, position, FALSE);
}

void
pb_assignment_list_focus (PbAssignmentList *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  if (g_list_model_get_n_items (G_LIST_MODEL (self->index)) == 0)
    return;
  if (position == GTK_INVALID_LIST_POSITION)
    {
      position = 0;
      gtk_single_selection_set_selected (self->selection, position);
    }
  pb_list_focus_show (self->view, position, TRUE);
}
