/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-assignment-timeline.h"

#include <glib/gi18n-lib.h>

#include "pb-list-focus.h"
#include "pb-slot-list.h"
#include "pb-timeline-axis.h"
#include "pb-timeline-row.h"
#include "pb-view.h"
#include "widgets/pb-focus.h"

struct _PbAssignmentTimeline
{
  GtkWidget parent_instance;
  PbAssignmentIndex *index;
  PbTimelineScale *scale;
  GtkWidget *box;
  GtkWidget *axis;
  GtkListView *view;
  GtkNoSelection *model;
  GtkWidget *words;
};

G_DEFINE_FINAL_TYPE (PbAssignmentTimeline, pb_assignment_timeline, GTK_TYPE_WIDGET)

enum
{
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gint64
id_at (PbAssignmentTimeline *self, guint position)
{
  g_autoptr (PbAssignmentRow) row = g_list_model_get_item (G_LIST_MODEL (self->index), position);

  return row != NULL ? pb_assignment_row_peek (row)->id : 0;
}

static void
say_words (PbAssignmentTimeline *self, PbTimelineRow *row)
{
  g_autofree char *words = row != NULL ? pb_timeline_row_dup_words (row) : g_strdup ("");

  gtk_label_set_text (GTK_LABEL (self->words), words);
  pb_view_set_accessible_label (self->words, words);
}

static PbTimelineRow *
get_focused_row (PbAssignmentTimeline *self)
{
  guint position = pb_list_focus_get (self->view);
  GtkWidget *child = position != GTK_INVALID_LIST_POSITION ? pb_list_focus_find (self->view, position) : NULL;

  return child != NULL ? PB_TIMELINE_ROW (child) : NULL;
}

static gboolean
key_cb (PbAssignmentTimeline *self, guint keyval, guint keycode, GdkModifierType state)
{
  int step = keyval == GDK_KEY_Right || keyval == GDK_KEY_KP_Right ? 1
             : keyval == GDK_KEY_Left || keyval == GDK_KEY_KP_Left ? -1
                                                                   : 0;
  PbTimelineRow *row = get_focused_row (self);

  if (step == 0 || row == NULL || (state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  pb_timeline_row_move (row, step);
  say_words (self, row);
  return GDK_EVENT_STOP;
}

/* The row that lost the keyboard keeps no mark of it. */
static void
focus_changed_cb (PbAssignmentTimeline *self)
{
  PbTimelineRow *focused = get_focused_row (self);

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *row = gtk_widget_get_first_child (child);

      if (row != NULL && PB_TIMELINE_ROW (row) != focused)
        pb_timeline_row_leave (PB_TIMELINE_ROW (row));
    }
  say_words (self, focused);
}

static void
refreshed_cb (PbAssignmentTimeline *self)
{
  g_autoptr (PbTimelineScale) scale = NULL;

  if (gtk_list_view_get_model (self->view) == NULL)
    return;
  scale = pb_timeline_scale_new (self->index);
  if (!pb_timeline_scale_equal (scale, self->scale))
    {
      pb_timeline_scale_unref (self->scale);
      self->scale = g_steal_pointer (&scale);
    }
  pb_timeline_axis_set (PB_TIMELINE_AXIS (self->axis), self->scale, pb_assignment_index_get_digits (self->index));
  /* Also where the scale is the same: an activity's date is no fact of the assignment's row. */
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_first_child (child) != NULL)
      pb_timeline_row_set_scale (PB_TIMELINE_ROW (gtk_widget_get_first_child (child)), self->scale);
}

static GtkWidget *
create_row (gpointer data)
{
  return pb_timeline_row_new (PB_ASSIGNMENT_TIMELINE (data)->index);
}

static void
show_row (GtkWidget *widget, gpointer item, gpointer data)
{
  pb_timeline_row_set_scale (PB_TIMELINE_ROW (widget), PB_ASSIGNMENT_TIMELINE (data)->scale);
  pb_timeline_row_set_row (PB_TIMELINE_ROW (widget), item);
}

static void
activate_cb (PbAssignmentTimeline *self, guint position)
{
  gint64 id = id_at (self, position);

  if (id != 0)
    g_signal_emit (self, signals[ACTIVATED], 0, id);
}

/* A view that is not seen has no rows to keep up. */
static void
pb_assignment_timeline_map (GtkWidget *widget)
{
  PbAssignmentTimeline *self = PB_ASSIGNMENT_TIMELINE (widget);

  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->model));
  refreshed_cb (self);
  GTK_WIDGET_CLASS (pb_assignment_timeline_parent_class)->map (widget);
}

static void
pb_assignment_timeline_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (pb_assignment_timeline_parent_class)->unmap (widget);
  gtk_list_view_set_model (PB_ASSIGNMENT_TIMELINE (widget)->view, NULL);
}

/* A view does not tell that the focus moved between its items; the window does. */
static void
pb_assignment_timeline_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (pb_assignment_timeline_parent_class)->root (widget);
  g_signal_connect_object (gtk_widget_get_root (widget), "notify::focus-widget", G_CALLBACK (focus_changed_cb), widget,
                           G_CONNECT_SWAPPED);
}

static void
pb_assignment_timeline_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_root (widget), focus_changed_cb, widget);
  GTK_WIDGET_CLASS (pb_assignment_timeline_parent_class)->unroot (widget);
}

static void
pb_assignment_timeline_dispose (GObject *object)
{
  PbAssignmentTimeline *self = PB_ASSIGNMENT_TIMELINE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->scale, pb_timeline_scale_unref);
  g_clear_object (&self->model);
  g_clear_object (&self->index);
  G_OBJECT_CLASS (pb_assignment_timeline_parent_class)->dispose (object);
}

static void
pb_assignment_timeline_class_init (PbAssignmentTimelineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_assignment_timeline_dispose;
  widget_class->map = pb_assignment_timeline_map;
  widget_class->unmap = pb_assignment_timeline_unmap;
  widget_class->root = pb_assignment_timeline_root;
  widget_class->unroot = pb_assignment_timeline_unroot;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
make_view (PbAssignmentTimeline *self)
{
  GtkListItemFactory *factory = pb_slot_factory_new (create_row, show_row, G_OBJECT (self));
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->model = gtk_no_selection_new (G_LIST_MODEL (pb_slot_list_new (G_LIST_MODEL (self->index))));
  self->view = GTK_LIST_VIEW (gtk_list_view_new (NULL, factory));
  gtk_list_view_set_single_click_activate (self->view, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "pb-list");
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "pb-assignment-list");
  pb_focus_leave_on_tab (GTK_WIDGET (self->view));
  pb_view_set_accessible_label (GTK_WIDGET (self->view), _("Timeline"));
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
}

static void
pb_assignment_timeline_init (PbAssignmentTimeline *self)
{
}

GtkWidget *
pb_assignment_timeline_new (PbAssignmentIndex *index)
{
  PbAssignmentTimeline *self = g_object_new (PB_TYPE_ASSIGNMENT_TIMELINE, NULL);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->index = g_object_ref (index);
  self->axis = pb_timeline_axis_new ();
  self->scale = pb_timeline_scale_new (index);
  make_view (self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (scrolled, TRUE);
  self->words
      = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, "xalign", 0.0, "wrap", TRUE, NULL);
  gtk_widget_add_css_class (self->words, "pb-timeline-words");

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), self->axis);
  gtk_box_append (GTK_BOX (self->box), scrolled);
  gtk_box_append (GTK_BOX (self->box), self->words);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_object (index, "refreshed", G_CALLBACK (refreshed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
pb_assignment_timeline_focus (PbAssignmentTimeline *self, gint64 id)
{
  guint position = G_MAXUINT;

  if (g_list_model_get_n_items (G_LIST_MODEL (self->index)) == 0)
    return;
  pb_assignment_index_find (self->index, id, &position);
  pb_list_focus_show (self->view, position == G_MAXUINT ? 0 : position, TRUE);
}

gint64
pb_assignment_timeline_get_focused (PbAssignmentTimeline *self)
{
  guint position = pb_list_focus_get (self->view);

  return position != GTK_INVALID_LIST_POSITION ? id_at (self, position) : 0;
}
