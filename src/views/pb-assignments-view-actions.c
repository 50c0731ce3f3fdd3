/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-assignments-view-private.h"

#include <glib/gi18n-lib.h>

#include "model/pb-edit.h"
#include "pb-assignment-head.h"
#include "pb-assignment-pane.h"
#include "pb-editable-text.h"
#include "pb-pane-util.h"
#include "pb-view.h"

static int
next_number (PbAssignmentsView *self)
{
  GPtrArray *records = pb_plan_peek_records (self->plan, PB_TABLE_ASSIGNMENT);
  gint64 greatest = 0;

  for (guint i = 0; i < records->len; i++)
    greatest = MAX (greatest, pb_record_get_int (records->pdata[i], PB_ASSIGNMENT_NUMBER));
  return (int) greatest + 1;
}

/* With all of it selected: what is typed takes its place. */
static void
edit_title (PbAssignmentsView *self)
{
  GtkWidget *head = pb_assignment_pane_get_head (PB_ASSIGNMENT_PANE (self->pane));
  PbEditableText *title = PB_EDITABLE_TEXT (pb_assignment_head_get_title (PB_ASSIGNMENT_HEAD (head)));
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  pb_editable_text_begin (title);
  if (!GTK_IS_TEXT_VIEW (pb_editable_text_get_view (title)))
    return;
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (pb_editable_text_get_view (title)));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_select_range (buffer, &end, &start);
}

static void
new_assignment_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PbAssignmentsView *self = data;
  PbEdit *edit = pb_edit_new (self->plan, _("New assignment"));
  gint64 id = pb_edit_insert (edit, PB_TABLE_ASSIGNMENT);

  pb_edit_set_int (edit, id, PB_ASSIGNMENT_NUMBER, next_number (self));
  pb_edit_set_text (edit, id, PB_ASSIGNMENT_TITLE, _("New assignment"));
  pb_edit_set_enum (edit, id, PB_ASSIGNMENT_STATUS, PB_STATUS_NOT_STARTED);
  if (!pb_pane_commit (GTK_WIDGET (self), edit))
    return;
  pb_assignments_view_select (self, id);
  pb_assignments_view_set_open (self, TRUE);
  edit_title (self);
  pb_view_say (GTK_WIDGET (self), _("A new assignment was added. Give it a title."));
}

/* The assignment that the user is at: in the board and the timeline the one with the focus. */
static gint64
get_current (PbAssignmentsView *self)
{
  gint64 id = 0;

  if (!self->open && pb_assignments_view_get_mode (self) == PB_MODE_BOARD)
    id = pb_assignment_board_get_focused (self->board);
  else if (!self->open && pb_assignments_view_get_mode (self) == PB_MODE_TIMELINE)
    id = pb_assignment_timeline_get_focused (self->timeline);
  return id != 0 ? id : self->chosen;
}

static void
new_follow_up_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PbAssignmentsView *self = data;
  gint64 id = get_current (self);

  /* A report on an assignment that is not in sight would be written by mistake. */
  if (id == 0 || g_list_model_get_n_items (G_LIST_MODEL (self->index)) == 0)
    return;
  /* Back from the report, Ctrl+Z is for the report and not for what was typed in the search. */
  pb_assignments_view_focus_items (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.new-follow-up", "x", id);
}

static void
mode_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PbAssignmentsView *self = data;

  for (int i = 0; i < PB_N_MODES; i++)
    if (g_strcmp0 (g_variant_get_string (parameter, NULL), pb_assignments_mode_names[i]) == 0)
      {
        pb_assignment_filter_bar_set_mode (PB_ASSIGNMENT_FILTER_BAR (self->bar), i);
        pb_assignments_view_focus_items (self);
      }
}

static void
clear_filters_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PbAssignmentsView *self = data;

  pb_assignment_filter_bar_clear (PB_ASSIGNMENT_FILTER_BAR (self->bar));
  pb_assignments_view_focus_items (self);
}

static void
go_back_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PbAssignmentsView *self = data;

  pb_assignments_view_set_open (self, FALSE);
  pb_assignments_view_focus_items (self);
}

gboolean
pb_assignments_view_escape (GtkWidget *widget, GVariant *args, gpointer data)
{
  PbAssignmentsView *self = PB_ASSIGNMENTS_VIEW (widget);

  if (pb_assignments_view_is_beside (self) || !self->open)
    return FALSE;
  g_action_group_activate_action (self->actions, "back", NULL);
  return TRUE;
}

static void
add_action_group (PbAssignmentsView *self)
{
  static const GActionEntry entries[] = {
    { "new-assignment", new_assignment_cb }, { "new-follow-up", new_follow_up_cb }, { "mode", mode_cb, "s" },
    { "clear-filters", clear_filters_cb },   { "back", go_back_cb },
  };
  static const char *const writing[] = { "new-assignment", "new-follow-up" };
  GSimpleActionGroup *group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  for (guint i = 0; i < G_N_ELEMENTS (writing); i++)
    g_object_bind_property (self->plan, "read-only", g_action_map_lookup_action (G_ACTION_MAP (group), writing[i]),
                            "enabled", G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  self->actions = G_ACTION_GROUP (group);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "view", self->actions);
}

static gboolean
shortcut_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  const char *name = data;

  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (g_str_has_prefix (name, "view."))
    return gtk_widget_activate_action (widget, name, NULL);
  return gtk_widget_activate_action (widget, "view.mode", "s", name);
}

/* They hold in the whole window while the view is shown: one comes here from the sidebar, with the focus still there.
 */
static void
add_shortcuts (PbAssignmentsView *self)
{
  const struct
  {
    guint key;
    GdkModifierType modifiers;
    const char *name; /* an action, or a mode */
  } shortcuts[] = {
    { GDK_KEY_1, GDK_CONTROL_MASK, pb_assignments_mode_names[PB_MODE_LIST] },
    { GDK_KEY_2, GDK_CONTROL_MASK, pb_assignments_mode_names[PB_MODE_BOARD] },
    { GDK_KEY_3, GDK_CONTROL_MASK, pb_assignments_mode_names[PB_MODE_TIMELINE] },
    { GDK_KEY_r, GDK_CONTROL_MASK, "view.new-follow-up" },
    { GDK_KEY_l, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "view.new-assignment" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller), GTK_SHORTCUT_SCOPE_GLOBAL);
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_keyval_trigger_new (shortcuts[i].key, shortcuts[i].modifiers),
                        gtk_callback_action_new (shortcut_cb, (gpointer) shortcuts[i].name, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

void
pb_assignments_view_add_actions (PbAssignmentsView *self)
{
  add_action_group (self);
  add_shortcuts (self);
}
