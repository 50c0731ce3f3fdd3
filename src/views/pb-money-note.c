/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-money-note.h"

#include <glib/gi18n-lib.h>

#include "model/pb-sheet-edit.h"
#include "pb-money-words.h"
#include "pb-pane-util.h"
#include "pb-view.h"

/* What the popover holds of the cell; it may outlive the sheet that it was opened on. */
typedef struct
{
  PbPlan *plan;
  gint64 scenario;
  gint64 line;
  gint64 column;
  GtkWidget *popover;
  GtkWidget *view;
  GtkWidget *refusal;
} Note;

static void
note_free (Note *note)
{
  g_object_unref (note->plan);
  g_free (note);
}

static void
set_note (Note *note, const char *text)
{
  g_autoptr (GError) error = NULL;

  if (pb_sheet_set_note (note->plan, note->scenario, note->line, note->column, text, &error))
    gtk_popover_popdown (GTK_POPOVER (note->popover));
  else
    pb_pane_set_invalid (note->view, GTK_LABEL (note->refusal), error->message);
}

static void
save_cb (Note *note)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (note->view));
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
  set_note (note, text);
}

static void
remove_cb (Note *note)
{
  set_note (note, NULL);
}

/* In the capture phase: a text view takes Enter whatever is held with it. */
static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType modifiers, Note *note)
{
  if (!(modifiers & GDK_CONTROL_MASK) || (key != GDK_KEY_Return && key != GDK_KEY_KP_Enter))
    return GDK_EVENT_PROPAGATE;
  save_cb (note);
  return GDK_EVENT_STOP;
}

static GtkWidget *
new_view (const char *text, const char *name)
{
  GtkWidget *view = gtk_text_view_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text ? text : "", -1);
  gtk_widget_add_css_class (view, "pb-field");
  gtk_widget_set_size_request (view, 320, 84);
  pb_view_set_accessible_label (view, name);
  return view;
}

static GtkWidget *
new_buttons (Note *note, gboolean has_note)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *save = gtk_button_new_with_label (_ ("Save"));
  GtkWidget *remove = gtk_button_new_with_label (_ ("Remove the note"));

  gtk_widget_add_css_class (save, "suggested-action");
  gtk_widget_set_tooltip_text (save, _ ("Ctrl+Enter"));
  gtk_widget_set_visible (remove, has_note);
  gtk_widget_set_halign (box, GTK_ALIGN_END);
  g_signal_connect_swapped (save, "clicked", G_CALLBACK (save_cb), note);
  g_signal_connect_swapped (remove, "clicked", G_CALLBACK (remove_cb), note);
  gtk_box_append (GTK_BOX (box), remove);
  gtk_box_append (GTK_BOX (box), save);
  return box;
}

GtkWidget *
pb_money_note_new (PbPlan *plan, PbMoneyState *state, guint line, guint column)
{
  Note *note = g_new0 (Note, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkEventController *keys = gtk_event_controller_key_new ();
  const char *text = pb_money_find_note (state, line, (int)column);
  g_autofree char *cell = pb_money_words_heading (state->sheet, line, (int)column);
  /* TRANSLATORS: a line and a column: "Note on Bostadskarriär 2025" */
  g_autofree char *name = g_strdup_printf (_ ("Note on %s"), cell);

  note->plan = g_object_ref (plan);
  note->scenario = state->scenario;
  note->line = pb_record_get_id (pb_sheet_get_line (state->sheet, line));
  note->column = pb_record_get_id (pb_sheet_get_column (state->sheet, column));
  note->popover = gtk_popover_new ();
  note->view = new_view (text, name);
  note->refusal = pb_view_label ("", "pb-note pb-bad");
  gtk_label_set_wrap (GTK_LABEL (note->refusal), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (note->refusal), 40);
  gtk_widget_set_visible (note->refusal, FALSE);
  gtk_box_append (GTK_BOX (box), pb_view_label (name, "pb-semibold"));
  gtk_box_append (GTK_BOX (box),
                  pb_view_label (_ ("Where the figure comes from, or who said so."), "pb-small pb-secondary"));
  gtk_box_append (GTK_BOX (box), note->view);
  gtk_box_append (GTK_BOX (box), note->refusal);
  gtk_box_append (GTK_BOX (box), new_buttons (note, text != NULL));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), note);
  gtk_widget_add_controller (box, keys);
  gtk_widget_add_css_class (box, "pb-money-popover");
  gtk_popover_set_child (GTK_POPOVER (note->popover), box);
  pb_view_set_accessible_label (note->popover, name);
  g_object_set_data_full (G_OBJECT (note->popover), "note", note, (GDestroyNotify)note_free);
  return note->popover;
}
