/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-activity-list.h"

#include <glib/gi18n-lib.h>

#include "model/pb-assignment.h"
#include "model/pb-edit.h"
#include "pb-activity-row.h"
#include "pb-pane-util.h"
#include "pb-view.h"

struct _PbActivityList
{
  PbPaneSection parent_instance;

  GtkWidget *card;
  GtkWidget *rows; /* of PbActivityRow; what is left over is hidden */
  GtkWidget *entry;
  GtkWidget *marked; /* the row that a drag would drop at */
};

G_DEFINE_FINAL_TYPE (PbActivityList, pb_activity_list, PB_TYPE_PANE_SECTION)

static GPtrArray *
peek_activities (PbActivityList *self)
{
  PbRecord *assignment = pb_pane_section_get_assignment (PB_PANE_SECTION (self));

  return pb_plan_peek_children (pb_record_get_plan (assignment), PB_ACTIVITY_ASSIGNMENT, pb_record_get_id (assignment));
}

static void
place (PbActivityList *self, PbRecord *activity, guint to)
{
  GPtrArray *siblings = peek_activities (self);
  guint from;
  gint64 before = 0;
  PbEdit *edit;

  if (!g_ptr_array_find (siblings, activity, &from) || to >= siblings->len || to == from)
    return;
  if (to < from)
    before = pb_record_get_id (siblings->pdata[to]);
  else if (to + 1 < siblings->len)
    before = pb_record_get_id (siblings->pdata[to + 1]);
  edit = pb_edit_new (pb_record_get_plan (activity), _("Move activity"));
  pb_edit_move (edit, PB_TABLE_ACTIVITY, pb_record_get_id (activity), before, siblings);
  pb_pane_commit (GTK_WIDGET (self), edit);
}

static void
move_cb (PbActivityRow *row, int step, PbActivityList *self)
{
  PbRecord *activity = pb_activity_row_get_record (row);
  guint from;

  if (activity && g_ptr_array_find (peek_activities (self), activity, &from) && (step > 0 || from > 0))
    place (self, activity, from + step);
}

static void
focus_neighbour (GtkWidget *row)
{
  GtkWidget *next = gtk_widget_get_next_sibling (row);

  if (!next || !gtk_widget_get_visible (next))
    next = gtk_widget_get_prev_sibling (row);
  if (next)
    gtk_widget_grab_focus (next);
}

static void
remove_cb (PbActivityRow *row, PbActivityList *self)
{
  g_autoptr (PbRecord) activity = g_object_ref (pb_activity_row_get_record (row));
  PbEdit *edit = pb_edit_new (pb_record_get_plan (activity), _("Delete activity"));
  guint reports = pb_plan_peek_children (pb_record_get_plan (activity), PB_FOLLOW_UP_ACTIVITY,
                                         pb_record_get_id (activity))->len;
  g_autofree char *said = NULL;

  pb_edit_delete (edit, PB_TABLE_ACTIVITY, pb_record_get_id (activity));
  if (!pb_pane_commit (GTK_WIDGET (self), edit))
    return;
  focus_neighbour (GTK_WIDGET (row));
  if (reports > 0)
    said = g_strdup_printf (ngettext ("“%s” was deleted, with its %u follow-up",
                                      "“%s” was deleted, with its %u follow-ups", reports),
                            pb_record_get_title (activity), reports);
  else
    said = g_strdup_printf (_("“%s” was deleted"), pb_record_get_title (activity));
  gtk_widget_activate_action (GTK_WIDGET (self), "pane.offer-undo", "s", said);
}

static void
add_cb (PbActivityList *self)
{
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  PbRecord *assignment = pb_pane_section_get_assignment (PB_PANE_SECTION (self));
  PbEdit *edit;
  gint64 id;

  if (!*title || !assignment)
    return;
  edit = pb_edit_new (pb_record_get_plan (assignment), _("New activity"));
  id = pb_edit_insert (edit, PB_TABLE_ACTIVITY);
  pb_edit_set_int (edit, id, PB_ACTIVITY_ASSIGNMENT, pb_record_get_id (assignment));
  pb_edit_set_text (edit, id, PB_ACTIVITY_TITLE, title);
  pb_edit_set_enum (edit, id, PB_ACTIVITY_STATUS, PB_STATUS_NOT_STARTED);
  if (pb_pane_commit (GTK_WIDGET (self), edit))
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

static void
mark_row (PbActivityList *self, GtkWidget *row, gboolean below)
{
  if (self->marked)
    {
      gtk_widget_remove_css_class (self->marked, "drop-above");
      gtk_widget_remove_css_class (self->marked, "drop-below");
    }
  self->marked = row;
  if (row)
    gtk_widget_add_css_class (row, below ? "drop-below" : "drop-above");
}

static GtkWidget *
row_at (PbActivityList *self, double y, gboolean *below)
{
  GtkWidget *found = NULL;

  for (GtkWidget *row = gtk_widget_get_first_child (self->rows); row; row = gtk_widget_get_next_sibling (row))
    {
      graphene_rect_t bounds;

      if (!gtk_widget_get_visible (row) || !gtk_widget_compute_bounds (row, self->rows, &bounds))
        continue;
      found = row;
      *below = y > bounds.origin.y + bounds.size.height / 2;
      if (y < bounds.origin.y + bounds.size.height)
        break;
    }
  return found;
}

static GdkDragAction
motion_cb (GtkDropTarget *target, double x, double y, PbActivityList *self)
{
  gboolean below = FALSE;
  GtkWidget *row = row_at (self, y, &below);

  mark_row (self, row, below);
  return GDK_ACTION_MOVE;
}

static void
drag_left_cb (PbActivityList *self)
{
  mark_row (self, NULL, FALSE);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, PbActivityList *self)
{
  PbRecord *activity = pb_activity_row_get_record (g_value_get_object (value));
  gboolean below = FALSE;
  GtkWidget *row = row_at (self, y, &below);
  GPtrArray *siblings = peek_activities (self);
  guint from, to;

  mark_row (self, NULL, FALSE);
  if (!row || !activity || !g_ptr_array_find (siblings, activity, &from)
      || !g_ptr_array_find (siblings, pb_activity_row_get_record (PB_ACTIVITY_ROW (row)), &to))
    return FALSE;
  if (below && to < from)
    to++;
  else if (!below && to > from)
    to--;
  place (self, activity, to);
  return TRUE;
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, GtkWidget *row)
{
  return gdk_content_provider_new_typed (PB_TYPE_ACTIVITY_ROW, row);
}

static void
drag_begin_cb (GtkDragSource *source, GdkDrag *drag, GtkWidget *row)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (row);

  gtk_drag_source_set_icon (source, picture, 12, 12);
}

static GtkWidget *
make_row (PbActivityList *self)
{
  GtkWidget *row = pb_activity_row_new ();
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), row);
  g_signal_connect (source, "drag-begin", G_CALLBACK (drag_begin_cb), row);
  gtk_widget_add_controller (pb_activity_row_get_handle (PB_ACTIVITY_ROW (row)), GTK_EVENT_CONTROLLER (source));
  g_signal_connect_object (row, "move", G_CALLBACK (move_cb), self, 0);
  g_signal_connect_object (row, "remove", G_CALLBACK (remove_cb), self, 0);
  gtk_box_append (GTK_BOX (self->rows), row);
  return row;
}

/* The row that shows activity already, else one that shows nothing that is still wanted. */
static GtkWidget *
find_row (PbActivityList *self, GtkWidget *from, PbRecord *activity, GPtrArray *activities)
{
  GtkWidget *free_row = NULL;

  for (GtkWidget *row = from; row; row = gtk_widget_get_next_sibling (row))
    {
      PbRecord *shown = pb_activity_row_get_record (PB_ACTIVITY_ROW (row));

      if (shown == activity)
        return row;
      if (!free_row && (!shown || !g_ptr_array_find (activities, shown, NULL)))
        free_row = row;
    }
  return free_row ? free_row : make_row (self);
}

static void
pb_activity_list_update (PbPaneSection *section, PbRecord *assignment, gboolean switched)
{
  PbActivityList *self = PB_ACTIVITY_LIST (section);
  GPtrArray *activities = peek_activities (self);
  GtkWidget *previous = NULL, *row;
  g_autofree char *note = NULL;
  guint done = 0, all = 0;

  if (switched)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  for (guint i = 0; i < activities->len; i++)
    {
      GtkWidget *next = previous ? gtk_widget_get_next_sibling (previous) : gtk_widget_get_first_child (self->rows);

      row = find_row (self, next, activities->pdata[i], activities);
      if (row != next)
        gtk_box_reorder_child_after (GTK_BOX (self->rows), row, previous);
      pb_activity_row_bind (PB_ACTIVITY_ROW (row), activities->pdata[i], i, activities->len);
      gtk_widget_set_visible (row, TRUE);
      previous = row;
    }
  row = previous ? gtk_widget_get_next_sibling (previous) : gtk_widget_get_first_child (self->rows);
  for (; row; row = gtk_widget_get_next_sibling (row))
    {
      pb_activity_row_bind (PB_ACTIVITY_ROW (row), NULL, 0, 0);
      gtk_widget_set_visible (row, FALSE);
    }
  pb_assignment_count_activities (assignment, &done, &all);
  if (all)
    /* Translators: how many of an assignment's activities are done: "1 of 4 done". */
    note = g_strdup_printf (ngettext ("%u of %u done", "%u of %u done", done), done, all);
  pb_pane_section_set_note (section, note ? note : _("none yet"));
}

static void
link_cb (PbActivityList *self)
{
  gtk_widget_grab_focus (self->entry);
}

static GtkWidget *
step_row (GtkWidget *row, int step)
{
  do
    row = step > 0 ? gtk_widget_get_next_sibling (row) : gtk_widget_get_prev_sibling (row);
  while (row && !gtk_widget_get_visible (row));
  return row;
}

/* Up and Down go from row to row, so that Tab need only pass the parts of one. */
static gboolean
key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, PbActivityList *self)
{
  GtkWidget *row = gtk_widget_get_focus_child (self->rows);

  if ((keyval != GDK_KEY_Up && keyval != GDK_KEY_Down) || (state & gtk_accelerator_get_default_mod_mask ()))
    return GDK_EVENT_PROPAGATE;
  if (!row || !gtk_widget_is_focus (row))
    return GDK_EVENT_PROPAGATE;
  row = step_row (row, keyval == GDK_KEY_Down ? 1 : -1);
  if (row)
    gtk_widget_grab_focus (row);
  return row ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
}

static void
pb_activity_list_class_init (PbActivityListClass *klass)
{
  PB_PANE_SECTION_CLASS (klass)->update = pb_activity_list_update;
}

static void
pb_activity_list_init (PbActivityList *self)
{
  GtkDropTarget *target = gtk_drop_target_new (PB_TYPE_ACTIVITY_ROW, GDK_ACTION_MOVE);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->card, "pb-card");
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->card), self->rows);
  self->entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _("New activity, Enter adds it"));
  pb_view_set_accessible_label (self->entry, _("New activity"));
  gtk_widget_add_css_class (self->entry, "pb-add-entry");
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->card), self->entry);
  g_signal_connect (target, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (target, "leave", G_CALLBACK (drag_left_cb), self);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (self->rows, GTK_EVENT_CONTROLLER (target));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->rows, keys);
  pb_pane_section_set_title (PB_PANE_SECTION (self), _("Activities"));
  pb_pane_section_set_link (PB_PANE_SECTION (self), _("Add"));
  pb_pane_section_set_body (PB_PANE_SECTION (self), self->card);
  g_signal_connect (self, "link", G_CALLBACK (link_cb), NULL);
}

GtkWidget *
pb_activity_list_new (void)
{
  return g_object_new (PB_TYPE_ACTIVITY_LIST, NULL);
}

GtkWidget *
pb_activity_list_get_row (PbActivityList *self, gint64 activity_id)
{
  g_return_val_if_fail (PB_IS_ACTIVITY_LIST (self), NULL);

  for (GtkWidget *row = gtk_widget_get_first_child (self->rows); row; row = gtk_widget_get_next_sibling (row))
    {
      PbRecord *record = pb_activity_row_get_record (PB_ACTIVITY_ROW (row));

      if (record && pb_record_get_id (record) == activity_id)
        return row;
    }
  return NULL;
}

GtkWidget *
pb_activity_list_get_entry (PbActivityList *self)
{
  g_return_val_if_fail (PB_IS_ACTIVITY_LIST (self), NULL);

  return self->entry;
}
