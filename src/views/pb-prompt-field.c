/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-prompt-field.h"

#include <glib/gi18n-lib.h>

#include "pb-view.h"
#include "pb-wrap-layout.h"

struct _PbPromptField
{
  GtkWidget parent_instance;

  GtkWidget *head;
  GtkWidget *link;
  GtkWidget *scroller;
  GtkWidget *view;
  char *previous;
};

G_DEFINE_FINAL_TYPE (PbPromptField, pb_prompt_field, GTK_TYPE_WIDGET)

static guint changed_signal;

static void
changed_cb (PbPromptField *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static void
fetch_cb (PbPromptField *self)
{
  pb_prompt_field_fetch (self);
  gtk_widget_grab_focus (self->view);
}

static gboolean
pb_prompt_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (PB_PROMPT_FIELD (widget)->view);
}

static gboolean
pb_prompt_field_focus (GtkWidget *widget, GtkDirectionType direction)
{
  PbPromptField *self = PB_PROMPT_FIELD (widget);
  gboolean back = direction == GTK_DIR_TAB_BACKWARD || direction == GTK_DIR_UP;

  if (gtk_widget_is_focus (self->view))
    return back && gtk_widget_get_visible (self->link) ? gtk_widget_grab_focus (self->link) : FALSE;
  if (gtk_widget_is_focus (self->link))
    return back ? FALSE : gtk_widget_grab_focus (self->view);
  return gtk_widget_grab_focus (self->view);
}

static void
pb_prompt_field_dispose (GObject *object)
{
  PbPromptField *self = PB_PROMPT_FIELD (object);

  g_clear_pointer (&self->head, gtk_widget_unparent);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (pb_prompt_field_parent_class)->dispose (object);
}

static void
pb_prompt_field_finalize (GObject *object)
{
  g_free (PB_PROMPT_FIELD (object)->previous);
  G_OBJECT_CLASS (pb_prompt_field_parent_class)->finalize (object);
}

static void
pb_prompt_field_class_init (PbPromptFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_prompt_field_dispose;
  G_OBJECT_CLASS (klass)->finalize = pb_prompt_field_finalize;
  widget_class->grab_focus = pb_prompt_field_grab_focus;
  widget_class->focus = pb_prompt_field_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "pb-prompt");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  changed_signal
      = g_signal_new ("changed", PB_TYPE_PROMPT_FIELD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
build_head (PbPromptField *self, const char *question, const char *heading)
{
  GtkWidget *words = g_object_new (GTK_TYPE_BOX, "layout-manager", pb_wrap_layout_new (10, 0), "hexpand", TRUE, NULL);

  self->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_widget_set_parent (pb_view_label (question, "pb-semibold"), words);
  gtk_widget_set_parent (pb_view_label (heading, "pb-secondary pb-small"), words);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->head), words);
  self->link = gtk_button_new ();
  gtk_widget_add_css_class (self->link, "flat");
  gtk_widget_add_css_class (self->link, "pb-link");
  gtk_widget_set_visible (self->link, FALSE);
  g_signal_connect_object (self->link, "clicked", G_CALLBACK (fetch_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->head), self->link);
  gtk_widget_set_parent (self->head, GTK_WIDGET (self));
}

static void
pb_prompt_field_init (PbPromptField *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
}

GtkWidget *
pb_prompt_field_new (const char *question, const char *heading)
{
  PbPromptField *self = g_object_new (PB_TYPE_PROMPT_FIELD, NULL);
  g_autofree char *name = g_strdup_printf ("%s %s", question, heading);

  build_head (self, question, heading);
  self->view = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->view), FALSE);
  pb_view_set_accessible_label (self->view, name);
  pb_view_set_accessible_label (GTK_WIDGET (self), question);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)), "changed", G_CALLBACK (changed_cb),
                           self, G_CONNECT_SWAPPED);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->view);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->scroller), 58);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), 150);
  gtk_widget_add_css_class (self->scroller, "pb-field");
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

char *
pb_prompt_field_dup_text (PbPromptField *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

void
pb_prompt_field_set_text (PbPromptField *self, const char *text)
{
  g_return_if_fail (PB_IS_PROMPT_FIELD (self));

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)), text ? text : "", -1);
}

void
pb_prompt_field_set_previous (PbPromptField *self, const char *label, const char *text)
{
  g_return_if_fail (PB_IS_PROMPT_FIELD (self));

  g_free (self->previous);
  self->previous = text && *text ? g_strdup (text) : NULL;
  gtk_widget_set_visible (self->link, self->previous != NULL);
  if (!self->previous)
    return;
  gtk_button_set_label (GTK_BUTTON (self->link), label);
  gtk_widget_set_tooltip_text (self->link, _("Alt+H in the text"));
  pb_view_set_accessible_label (self->link, label);
}

gboolean
pb_prompt_field_fetch (PbPromptField *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter end;

  g_return_val_if_fail (PB_IS_PROMPT_FIELD (self), FALSE);

  if (!self->previous)
    return FALSE;
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_get_end_iter (buffer, &end);
  if (gtk_text_buffer_get_char_count (buffer) > 0 && !gtk_text_iter_starts_line (&end))
    gtk_text_buffer_insert (buffer, &end, "\n", 1);
  gtk_text_buffer_insert (buffer, &end, self->previous, -1);
  gtk_text_buffer_place_cursor (buffer, &end);
  gtk_text_buffer_end_user_action (buffer);
  return TRUE;
}
