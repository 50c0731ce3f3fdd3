/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-editable-text.h"

#include <glib/gi18n-lib.h>

#include "model/pb-edit.h"
#include "pb-pane-util.h"
#include "pb-view.h"

#define PAUSE_MS 800

struct _PbEditableText
{
  GtkWidget parent_instance;

  char *name;
  char *placeholder;
  PbEditableFlags flags;

  PbRecord *record;
  PbColumn column;
  char *edit_label;
  gulong changed_id;

  GtkWidget *label;
  GtkWidget *view; /* NULL until first opened, hidden between */
  GtkWidget *note;

  gboolean editing;
  gboolean loading; /* the buffer changes by us */
  char *base; /* what the record held, our own writing not counted */
  char *written; /* what we wrote last, NULL where nothing yet */
  gboolean conflict; /* somebody else changed it meanwhile */
  guint session;
  guint pause_id;
  guint leave_id;
  guint begin_id;
};

G_DEFINE_FINAL_TYPE (PbEditableText, pb_editable_text, GTK_TYPE_WIDGET)

static guint sessions;

static const char *
record_text (PbEditableText *self)
{
  const char *text = self->record ? pb_record_get_text (self->record, self->column) : NULL;

  return text ? text : "";
}

/* The same but for white space at the end, which is neither seen nor written. */
static gboolean
same_text (const char *one, const char *other)
{
  g_autofree char *a = g_strchomp (g_strdup (one)), *b = g_strchomp (g_strdup (other));

  return g_str_equal (a, b);
}

static char *
dup_typed (PbEditableText *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return g_strchomp (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

static void
show_text (PbEditableText *self)
{
  const char *text = record_text (self);
  g_autofree char *spoken = NULL;

  if (*text)
    {
      gtk_label_set_text (GTK_LABEL (self->label), text);
      gtk_widget_remove_css_class (self->label, "pb-placeholder");
    }
  else
    {
      gtk_label_set_text (GTK_LABEL (self->label), self->placeholder ? self->placeholder : "");
      gtk_widget_add_css_class (self->label, "pb-placeholder");
    }
  /* Translators: name of a field and what it holds, for screen readers: "Title: Housing career". */
  spoken = g_strdup_printf (_("%s: %s"), self->name, *text ? text : _("empty"));
  pb_view_set_accessible_label (GTK_WIDGET (self), spoken);
}

static void
set_note (PbEditableText *self, const char *sentence, gboolean invalid)
{
  pb_pane_set_invalid (self->view, GTK_LABEL (self->note), invalid ? sentence : NULL);
  gtk_label_set_text (GTK_LABEL (self->note), sentence ? sentence : "");
  gtk_widget_set_visible (self->note, sentence != NULL);
}

/* FALSE where the text cannot be written: the sentence is shown. */
static gboolean
check_typed (PbEditableText *self, const char *typed)
{
  g_autofree char *sentence = NULL;

  if (*typed || !(self->flags & PB_EDITABLE_REQUIRED))
    return TRUE;
  /* Translators: %s is the name of a field: "Title". */
  sentence
      = g_strdup_printf (_("%s cannot be empty. Write something, or press Esc to get the old text back."), self->name);
  set_note (self, sentence, TRUE);
  return FALSE;
}

/* What cannot be written stays in the field, with the reason below it. */
static gboolean
write_text (PbEditableText *self, const char *text)
{
  g_autofree char *group = NULL;
  g_autoptr (GError) error = NULL;

  if (g_strcmp0 (text, record_text (self)) == 0)
    return TRUE;
  group = g_strdup_printf ("%s:%" G_GINT64_FORMAT ":%u", pb_column_info (self->column)->name,
                           pb_record_get_id (self->record), self->session);
  g_free (self->written);
  self->written = g_strdup (text);
  if (pb_plan_edit_text (pb_record_get_plan (self->record), self->edit_label, group, pb_record_get_id (self->record),
                         self->column, text, &error))
    return TRUE;
  set_note (self, error->message, TRUE);
  return FALSE;
}

/* final: the user ends the editing, so that a change from elsewhere gives way. */
static gboolean
save (PbEditableText *self, gboolean final)
{
  g_autofree char *typed = NULL;

  g_clear_handle_id (&self->pause_id, g_source_remove);
  if (!self->editing || !self->record || !pb_record_is_live (self->record))
    return TRUE;
  if (self->conflict && !final)
    return TRUE;
  typed = dup_typed (self);
  if (!*typed && (self->flags & PB_EDITABLE_REQUIRED) && !final)
    return TRUE;
  /* Nothing typed: what stands there now stands. */
  if (!self->written && same_text (typed, self->base))
    return TRUE;
  return check_typed (self, typed) && write_text (self, typed);
}

static void
close_editor (PbEditableText *self, gboolean take_focus)
{
  if (!self->editing)
    return;
  self->editing = FALSE;
  g_clear_handle_id (&self->pause_id, g_source_remove);
  g_clear_handle_id (&self->leave_id, g_source_remove);
  g_clear_pointer (&self->base, g_free);
  g_clear_pointer (&self->written, g_free);
  self->conflict = FALSE;
  show_text (self);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_visible (self->label, TRUE);
  if (take_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  set_note (self, NULL, FALSE);
  gtk_widget_set_visible (self->view, FALSE);
  gtk_widget_remove_css_class (GTK_WIDGET (self), "editing");
}

static void
finish (PbEditableText *self, gboolean take_focus)
{
  if (save (self, TRUE))
    close_editor (self, take_focus);
}

static void
restore (PbEditableText *self)
{
  if (self->written && self->record && pb_record_is_live (self->record) && !self->conflict)
    write_text (self, self->base);
  close_editor (self, TRUE);
}

static gboolean
pause_cb (gpointer data)
{
  PbEditableText *self = data;

  self->pause_id = 0;
  save (self, FALSE);
  return G_SOURCE_REMOVE;
}

static void
typed_cb (PbEditableText *self)
{
  if (self->loading || !self->editing)
    return;
  gtk_widget_set_size_request (self->view, -1, -1);
  if (!self->conflict)
    set_note (self, NULL, FALSE);
  g_clear_handle_id (&self->pause_id, g_source_remove);
  self->pause_id = g_timeout_add (PAUSE_MS, pause_cb, self);
}

/* A context menu or another window takes the focus only for a while. */
static gboolean
leave_cb (gpointer data)
{
  PbEditableText *self = data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  self->leave_id = 0;
  if (self->editing && !(focus && (focus == self->view || gtk_widget_is_ancestor (focus, self->view))))
    finish (self, FALSE);
  return G_SOURCE_REMOVE;
}

static void
focus_left_cb (PbEditableText *self)
{
  if (!self->editing)
    return;
  save (self, FALSE);
  if (!self->leave_id)
    self->leave_id = g_idle_add (leave_cb, self);
}

static gboolean
view_key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
             PbEditableText *self)
{
  gboolean enter = keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_ISO_Enter;

  if (keyval == GDK_KEY_Escape)
    {
      restore (self);
      return GDK_EVENT_STOP;
    }
  if (enter && (!(self->flags & PB_EDITABLE_LINES) || (state & GDK_CONTROL_MASK)))
    {
      finish (self, TRUE);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

static void
make_view (PbEditableText *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  g_auto (GStrv) classes = gtk_widget_get_css_classes (self->label);

  self->view = gtk_text_view_new ();
  gtk_widget_set_css_classes (self->view, (const char **) classes);
  gtk_widget_remove_css_class (self->view, "pb-placeholder");
  gtk_widget_add_css_class (self->view, "pb-editor");
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->view), FALSE);
  pb_view_set_accessible_label (self->view, self->name);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (view_key_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (self->view, keys);
  gtk_widget_add_controller (self->view, focus);
  gtk_widget_insert_after (self->view, GTK_WIDGET (self), self->label);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)), "changed", G_CALLBACK (typed_cb),
                           self, G_CONNECT_SWAPPED);
}

static void
load (PbEditableText *self, const char *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  GtkTextIter end;

  g_free (self->base);
  self->base = g_strdup (text);
  g_clear_pointer (&self->written, g_free);
  self->session = ++sessions;
  self->loading = TRUE;
  gtk_text_buffer_set_text (buffer, text, -1);
  self->loading = FALSE;
  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_place_cursor (buffer, &end);
}

static void
changed_cb (PbRecord *record, guint64 columns, PbEditableText *self)
{
  g_autofree char *typed = NULL;
  const char *text = record_text (self);

  if (!(columns & (G_GUINT64_CONSTANT (1) << PB_COLUMN_INDEX (self->column))))
    return;
  if (!self->editing)
    {
      show_text (self);
      return;
    }
  typed = dup_typed (self);
  if (g_strcmp0 (text, self->written) == 0 || g_strcmp0 (text, typed) == 0)
    return;
  /* Nothing here that is not written yet: what came stands, else leaving the field would take it away again. */
  if (!self->conflict && same_text (typed, self->written ? self->written : self->base))
    {
      load (self, text);
      return;
    }
  g_free (self->base);
  self->base = g_strdup (text);
  g_clear_pointer (&self->written, g_free);
  g_clear_handle_id (&self->pause_id, g_source_remove);
  self->conflict = TRUE;
  set_note (self, (self->flags & PB_EDITABLE_LINES)
                    ? _("The text was changed elsewhere meanwhile. Ctrl+Enter keeps yours, Esc takes the other.")
                    : _("The text was changed elsewhere meanwhile. Enter keeps yours, Esc takes the other."), FALSE);
}

static gboolean
begin_cb (gpointer data)
{
  PbEditableText *self = data;

  self->begin_id = 0;
  pb_editable_text_begin (self);
  return G_SOURCE_REMOVE;
}

/* Later: GTK loses count of what is pressed when the label goes away under the pointer. */
static void
released_cb (GtkGestureClick *gesture, int n, double x, double y, PbEditableText *self)
{
  if (self->editing || self->begin_id)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  self->begin_id = g_idle_add (begin_cb, self);
}

static void
edit_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  pb_editable_text_begin (PB_EDITABLE_TEXT (widget));
}

static gboolean
edit_binding (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  if (PB_EDITABLE_TEXT (widget)->editing)
    return GDK_EVENT_PROPAGATE;
  pb_editable_text_begin (PB_EDITABLE_TEXT (widget));
  return GDK_EVENT_STOP;
}

static gboolean
pb_editable_text_grab_focus (GtkWidget *widget)
{
  PbEditableText *self = PB_EDITABLE_TEXT (widget);

  return self->editing ? gtk_widget_grab_focus (self->view)
                       : GTK_WIDGET_CLASS (pb_editable_text_parent_class)->grab_focus (widget);
}

static gboolean
pb_editable_text_focus (GtkWidget *widget, GtkDirectionType direction)
{
  PbEditableText *self = PB_EDITABLE_TEXT (widget);

  if (self->editing)
    return gtk_widget_is_focus (self->view) ? FALSE : gtk_widget_grab_focus (self->view);
  return gtk_widget_is_focus (widget) ? FALSE : gtk_widget_grab_focus (widget);
}

static void
pb_editable_text_dispose (GObject *object)
{
  PbEditableText *self = PB_EDITABLE_TEXT (object);

  if (self->record)
    pb_editable_text_bind (self, NULL, self->column, NULL);
  g_clear_handle_id (&self->pause_id, g_source_remove);
  g_clear_handle_id (&self->leave_id, g_source_remove);
  g_clear_handle_id (&self->begin_id, g_source_remove);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_pointer (&self->view, gtk_widget_unparent);
  g_clear_pointer (&self->note, gtk_widget_unparent);
  G_OBJECT_CLASS (pb_editable_text_parent_class)->dispose (object);
}

static void
pb_editable_text_finalize (GObject *object)
{
  PbEditableText *self = PB_EDITABLE_TEXT (object);

  g_free (self->name);
  g_free (self->placeholder);
  g_free (self->edit_label);
  g_free (self->base);
  g_free (self->written);
  G_OBJECT_CLASS (pb_editable_text_parent_class)->finalize (object);
}

static void
pb_editable_text_class_init (PbEditableTextClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pb_editable_text_dispose;
  object_class->finalize = pb_editable_text_finalize;
  widget_class->grab_focus = pb_editable_text_grab_focus;
  widget_class->focus = pb_editable_text_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "pb-editable");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_widget_class_install_action (widget_class, "text.edit", NULL, edit_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, edit_binding, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, edit_binding, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F2, 0, edit_binding, NULL);
}

static void
pb_editable_text_init (PbEditableText *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  self->label = pb_view_label ("", NULL);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  self->note = pb_view_label ("", "pb-note pb-warn");
  gtk_label_set_wrap (GTK_LABEL (self->note), TRUE);
  gtk_widget_set_visible (self->note, FALSE);
  gtk_widget_set_parent (self->note, GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "text");
}

GtkWidget *
pb_editable_text_new (const char *name, const char *placeholder, PbEditableFlags flags)
{
  PbEditableText *self = g_object_new (PB_TYPE_EDITABLE_TEXT, NULL);

  self->name = g_strdup (name);
  self->placeholder = g_strdup (placeholder);
  self->flags = flags;
  return GTK_WIDGET (self);
}

void
pb_editable_text_bind (PbEditableText *self, PbRecord *record, PbColumn column, const char *edit_label)
{
  g_return_if_fail (PB_IS_EDITABLE_TEXT (self));

  if (self->record == record && self->column == column)
    return;
  if (self->editing)
    {
      save (self, TRUE);
      close_editor (self, FALSE);
    }
  if (self->record)
    g_clear_signal_handler (&self->changed_id, self->record);
  g_set_object (&self->record, record);
  self->column = column;
  g_free (self->edit_label);
  self->edit_label = g_strdup (edit_label);
  if (record)
    self->changed_id = g_signal_connect (record, "changed", G_CALLBACK (changed_cb), self);
  if (self->label)
    show_text (self);
}

void
pb_editable_text_begin (PbEditableText *self)
{
  int height;

  g_return_if_fail (PB_IS_EDITABLE_TEXT (self));

  if (self->editing || !self->record)
    return;
  if (!self->view)
    make_view (self);
  load (self, record_text (self));
  /* A text view knows its height only after a frame; measured, as the label may show the text since a moment only. */
  gtk_widget_measure (self->label, GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (self->label), NULL, &height, NULL,
                      NULL);
  gtk_widget_set_size_request (self->view, -1, height);
  self->editing = TRUE;
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_widget_set_visible (self->view, TRUE);
  gtk_widget_set_visible (self->label, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "editing");
  gtk_widget_grab_focus (self->view);
}

gboolean
pb_editable_text_finish (PbEditableText *self)
{
  g_return_val_if_fail (PB_IS_EDITABLE_TEXT (self), TRUE);

  finish (self, FALSE);
  return !self->editing;
}

void
pb_editable_text_flush (PbEditableText *self)
{
  g_return_if_fail (PB_IS_EDITABLE_TEXT (self));

  save (self, FALSE);
}

gboolean
pb_editable_text_is_editing (PbEditableText *self)
{
  g_return_val_if_fail (PB_IS_EDITABLE_TEXT (self), FALSE);

  return self->editing;
}

void
pb_editable_text_style (PbEditableText *self, const char *css_classes)
{
  g_auto (GStrv) classes = g_strsplit (css_classes, " ", -1);

  for (guint i = 0; classes[i]; i++)
    gtk_widget_add_css_class (self->label, classes[i]);
}

GtkWidget *
pb_editable_text_get_view (PbEditableText *self)
{
  g_return_val_if_fail (PB_IS_EDITABLE_TEXT (self), NULL);

  return self->editing ? self->view : NULL;
}
