/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-activity-row.h"

#include <glib/gi18n-lib.h>

#include "model/pb-assignment.h"
#include "model/pb-date.h"
#include "pb-activity-details.h"
#include "pb-editable-text.h"
#include "pb-pane-util.h"
#include "pb-tick.h"
#include "pb-view.h"

struct _PbActivityRow
{
  GtkWidget parent_instance;

  PbRecord *record;
  GtkWidget *main;
  GtkWidget *handle;
  GtkWidget *tick;
  GtkWidget *title;
  GtkWidget *meta;
  GtkWidget *late;
  GtkWidget *expander;
  GtkWidget *menu;
  GtkWidget *details; /* NULL until first folded out */
};

G_DEFINE_FINAL_TYPE (PbActivityRow, pb_activity_row, GTK_TYPE_WIDGET)

enum { MOVE, REMOVE, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
tick_cb (PbActivityRow *self, gboolean active)
{
  GError *error = NULL;
  gboolean ok;

  if (!self->record)
    return;
  ok = pb_activity_set_done (self->record, active, &error);
  if (!pb_pane_check (GTK_WIDGET (self), ok, error))
    pb_tick_set_active (PB_TICK (self->tick), !active);
}

static void
fold (PbActivityRow *self, gboolean out)
{
  if (out && !self->details)
    {
      self->details = pb_activity_details_new ();
      gtk_widget_insert_after (self->details, GTK_WIDGET (self), self->main);
    }
  if (!self->details)
    return;
  pb_activity_details_bind (PB_ACTIVITY_DETAILS (self->details), out ? self->record : NULL);
  gtk_widget_set_visible (self->details, out);
}

static void
expanded_cb (PbActivityRow *self)
{
  gboolean out = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->expander));

  gtk_button_set_icon_name (GTK_BUTTON (self->expander), out ? "pan-down-symbolic" : "pan-end-symbolic");
  pb_view_set_accessible_label (self->expander, _("Details"));
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->expander), GTK_ACCESSIBLE_STATE_EXPANDED, out, -1);
  fold (self, out);
}

static void
row_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PbActivityRow *self = PB_ACTIVITY_ROW (widget);

  if (!self->record)
    return;
  if (g_str_equal (action, "activity.tick"))
    gtk_widget_activate_action (self->tick, "tick.toggle", NULL);
  else if (g_str_equal (action, "activity.edit"))
    pb_activity_row_edit (self);
  else if (g_str_equal (action, "activity.move-up"))
    g_signal_emit (self, signals[MOVE], 0, -1);
  else if (g_str_equal (action, "activity.move-down"))
    g_signal_emit (self, signals[MOVE], 0, 1);
  else if (g_str_equal (action, "activity.remove"))
    g_signal_emit (self, signals[REMOVE], 0);
  else if (g_str_equal (action, "activity.menu"))
    gtk_menu_button_popup (GTK_MENU_BUTTON (self->menu));
  else
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->expander), g_str_equal (action, "activity.unfold"));
}

/* The keys of the row hold only while the row itself has the focus: in a field they belong to the field. */
static gboolean
key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, PbActivityRow *self)
{
  static const struct
  {
    guint keyval;
    const char *action;
  } keys[] = {
    { GDK_KEY_space, "activity.tick" }, { GDK_KEY_KP_Space, "activity.tick" }, { GDK_KEY_Return, "activity.edit" },
    { GDK_KEY_KP_Enter, "activity.edit" }, { GDK_KEY_F2, "activity.edit" }, { GDK_KEY_Right, "activity.unfold" },
    { GDK_KEY_Left, "activity.fold" }, { GDK_KEY_Delete, "activity.remove" }, { GDK_KEY_Menu, "activity.menu" },
  };
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  if (modifiers || !gtk_widget_is_focus (GTK_WIDGET (self)))
    return GDK_EVENT_PROPAGATE;
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].keyval == keyval)
      {
        gtk_widget_activate_action (GTK_WIDGET (self), keys[i].action, NULL);
        return GDK_EVENT_STOP;
      }
  return GDK_EVENT_PROPAGATE;
}

/* A click beside the parts takes the row itself, for its keys. */
static void
released_cb (PbActivityRow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
make_menu_cb (GtkMenuButton *button, gpointer data)
{
  g_autoptr (GMenu) menu = NULL;
  g_autoptr (GMenu) last = NULL;

  if (gtk_menu_button_get_menu_model (button))
    return;
  menu = g_menu_new ();
  last = g_menu_new ();
  g_menu_append (menu, _("Edit title"), "activity.edit");
  g_menu_append (menu, _("Move up"), "activity.move-up");
  g_menu_append (menu, _("Move down"), "activity.move-down");
  g_menu_append (last, _("Delete activity"), "activity.remove");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

/* Tab passes the parts of one row only; the arrows go to the others. */
static gboolean
pb_activity_row_focus (GtkWidget *widget, GtkDirectionType direction)
{
  gboolean tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;
  GtkWidget *inside = gtk_widget_get_focus_child (gtk_widget_get_parent (widget));

  if (tab && inside && inside != widget)
    return FALSE;
  /* Backwards one comes to the row itself, whose keys tick and delete, and not to the last of its parts. */
  if (direction == GTK_DIR_TAB_BACKWARD && !gtk_widget_is_focus (widget))
    return gtk_widget_grab_focus (widget);
  return GTK_WIDGET_CLASS (pb_activity_row_parent_class)->focus (widget, direction);
}

static void
pb_activity_row_dispose (GObject *object)
{
  PbActivityRow *self = PB_ACTIVITY_ROW (object);

  g_clear_pointer (&self->main, gtk_widget_unparent);
  g_clear_pointer (&self->details, gtk_widget_unparent);
  g_clear_object (&self->record);
  G_OBJECT_CLASS (pb_activity_row_parent_class)->dispose (object);
}

static void
pb_activity_row_class_init (PbActivityRowClass *klass)
{
  static const char *const actions[] = { "activity.tick", "activity.edit", "activity.move-up", "activity.move-down",
                                         "activity.remove", "activity.unfold", "activity.fold", "activity.menu" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_activity_row_dispose;
  widget_class->focus = pb_activity_row_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "pb-activity");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ROW);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i], NULL, row_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "activity.move-up", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "activity.move-down", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "activity.menu", NULL);
  signals[MOVE] = g_signal_new ("move", PB_TYPE_ACTIVITY_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                G_TYPE_INT);
  signals[REMOVE]
      = g_signal_new ("remove", PB_TYPE_ACTIVITY_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
build_words (PbActivityRow *self)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *second = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->title = pb_editable_text_new (_("Activity"), NULL, PB_EDITABLE_LINE | PB_EDITABLE_REQUIRED);
  gtk_box_append (GTK_BOX (words), self->title);
  self->late = pb_view_label (_("Overdue"), "pb-bad pb-small pb-semibold");
  gtk_label_set_yalign (GTK_LABEL (self->late), 0);
  gtk_box_append (GTK_BOX (second), self->late);
  self->meta = pb_view_label ("", "pb-secondary pb-small");
  gtk_label_set_wrap (GTK_LABEL (self->meta), TRUE);
  gtk_box_append (GTK_BOX (second), self->meta);
  gtk_widget_add_css_class (second, "pb-under-editable");
  gtk_box_append (GTK_BOX (words), second);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  return words;
}

static void
build_buttons (PbActivityRow *self)
{
  self->expander = gtk_toggle_button_new ();
  gtk_button_set_icon_name (GTK_BUTTON (self->expander), "pan-end-symbolic");
  gtk_widget_add_css_class (self->expander, "flat");
  gtk_widget_set_valign (self->expander, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->expander, _("Details"));
  pb_view_set_accessible_label (self->expander, _("Details"));
  g_signal_connect_object (self->expander, "toggled", G_CALLBACK (expanded_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->main), self->expander);
  self->menu = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->menu), "pb-more-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->menu), make_menu_cb, NULL, NULL);
  gtk_widget_add_css_class (self->menu, "flat");
  gtk_widget_set_valign (self->menu, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->menu, _("Move or delete"));
  pb_pane_name_inner (self->menu, _("Move or delete"));
  pb_pane_hide_tip_while_open (self->menu);
  gtk_box_append (GTK_BOX (self->main), self->menu);
}

static void
pb_activity_row_init (PbActivityRow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  self->main = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  self->handle = pb_pane_decoration ("pb-drag-symbolic");
  gtk_widget_add_css_class (self->handle, "pb-handle");
  gtk_widget_set_tooltip_text (self->handle, _("Drag to move, or Alt+Up and Alt+Down"));
  gtk_widget_set_cursor_from_name (self->handle, "grab");
  gtk_box_append (GTK_BOX (self->main), self->handle);
  self->tick = pb_tick_new (NULL);
  gtk_widget_set_valign (self->tick, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->tick, "chosen", G_CALLBACK (tick_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->main), self->tick);
  gtk_box_append (GTK_BOX (self->main), build_words (self));
  build_buttons (self);
  gtk_widget_set_parent (self->main, GTK_WIDGET (self));
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (self->main, GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
pb_activity_row_new (void)
{
  return g_object_new (PB_TYPE_ACTIVITY_ROW, NULL);
}

/* "Pågår · klar senast 31 mars 2027 · AC-FGI" */
static char *
dup_meta (PbRecord *activity)
{
  int status = pb_record_get_enum (activity, PB_ACTIVITY_STATUS);
  PbRecord *role = pb_record_get_ref (activity, PB_ACTIVITY_ROLE);
  GString *meta = g_string_new (NULL);
  GDate date;

  if (status == PB_STATUS_DONE && pb_record_get_date (activity, PB_ACTIVITY_DONE_ON, &date))
    {
      g_autofree char *day = pb_date_format (&date);
      g_autofree char *words = g_strdup_printf (_("Done %s"), day);

      pb_pane_append_part (meta, words);
    }
  else
    pb_pane_append_part (meta, pb_enum_label (PB_ENUM_STATUS, status));
  if (status != PB_STATUS_DONE && status != PB_STATUS_CANCELLED
      && pb_record_get_date (activity, PB_ACTIVITY_DUE, &date))
    {
      g_autofree char *day = pb_date_format (&date);
      g_autofree char *words = g_strdup_printf (_("due %s"), day);

      pb_pane_append_part (meta, words);
    }
  if (role)
    {
      const char *short_name = pb_record_get_text (role, PB_ROLE_SHORT_NAME);

      pb_pane_append_part (meta, short_name && *short_name ? short_name : pb_record_get_title (role));
    }
  return g_string_free (meta, FALSE);
}

static void
name_row (PbActivityRow *self, const char *meta, gboolean late, guint index, guint n)
{
  const char *title = pb_record_get_title (self->record);
  g_autofree char *place = g_strdup_printf (_("%u of %u"), index + 1, n);
  g_autofree char *name = g_strjoin (", ", title, meta, late ? _("late") : place, late ? place : NULL, NULL);
  /* Translators: name of a check box; %s is the activity's title. */
  g_autofree char *tick = g_strdup_printf (_("Done: %s"), title);

  pb_view_set_accessible_label (GTK_WIDGET (self), name);
  pb_view_set_accessible_label (self->tick, tick);
}

void
pb_activity_row_bind (PbActivityRow *self, PbRecord *activity, guint index, guint n)
{
  g_autofree char *meta = NULL;
  gboolean done, late;
  GDate today;

  g_return_if_fail (PB_IS_ACTIVITY_ROW (self));

  if (self->record != activity)
    {
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->expander), FALSE);
      g_set_object (&self->record, activity);
      pb_editable_text_bind (PB_EDITABLE_TEXT (self->title), activity, PB_ACTIVITY_TITLE, _("Change activity"));
    }
  if (!activity)
    return;
  pb_date_today (&today);
  done = pb_record_get_enum (activity, PB_ACTIVITY_STATUS) == PB_STATUS_DONE;
  late = pb_activity_is_late (activity, &today);
  meta = dup_meta (activity);
  pb_tick_set_active (PB_TICK (self->tick), done);
  gtk_label_set_text (GTK_LABEL (self->meta), meta);
  gtk_widget_set_visible (self->late, late);
  if (done)
    gtk_widget_add_css_class (GTK_WIDGET (self), "done");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "done");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "activity.move-up", index > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "activity.move-down", index + 1 < n);
  name_row (self, meta, late, index, n);
  if (self->details && gtk_widget_get_visible (self->details))
    pb_activity_details_update (PB_ACTIVITY_DETAILS (self->details));
}

PbRecord *
pb_activity_row_get_record (PbActivityRow *self)
{
  g_return_val_if_fail (PB_IS_ACTIVITY_ROW (self), NULL);

  return self->record;
}

void
pb_activity_row_edit (PbActivityRow *self)
{
  g_return_if_fail (PB_IS_ACTIVITY_ROW (self));

  pb_editable_text_begin (PB_EDITABLE_TEXT (self->title));
}

GtkWidget *
pb_activity_row_get_handle (PbActivityRow *self)
{
  g_return_val_if_fail (PB_IS_ACTIVITY_ROW (self), NULL);

  return self->handle;
}
