/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-money-table-private.h"

#include <glib/gi18n-lib.h>

#include "model/pb-number.h"
#include "model/pb-scenario.h"
#include "model/pb-sheet-edit.h"
#include "model/pb-sheet-line.h"
#include "pb-list-focus.h"
#include "pb-money-words.h"
#include "pb-view.h"

/* The one editor of a money table: a text that stands in the cell for as long as it is in edit. */

static gboolean
is_refused_here (PbMoneyTable *self, PbMoneyItem *item)
{
  GError *error = NULL;
  int column = self->state.cursor;

  if (!pb_money_table_may_edit (self))
    return TRUE;
  if (item->kind != PB_MONEY_ROW_LINE)
    {
      pb_money_table_say (self,
                          item->kind == PB_MONEY_ROW_PRINTED
                              ? _ ("What the document prints is set on the balance line itself, with Ctrl+F2.")
                              : _ ("This is what the plan says. Leave the scenario to change it."),
                          TRUE);
      return TRUE;
    }
  if (column < 0)
    return FALSE;
  if (!pb_sheet_can_edit (self->state.sheet, item->line, (guint)column, &error)
      || (self->state.scenario && !pb_scenario_check_open (self->plan, self->state.scenario, &error)))
    {
      pb_money_table_refuse (self, error);
      return TRUE;
    }
  return FALSE;
}

/* (transfer full) */
static char *
dup_shown (PbMoneyTable *self, guint line)
{
  PbSheet *sheet = self->state.sheet;
  gint64 ore;

  if (self->state.cursor < 0)
    return g_strdup (pb_record_get_title (pb_sheet_get_line (sheet, line)));
  if (!pb_sheet_get_value (sheet, line, (guint)self->state.cursor, &ore))
    return g_strdup ("");
  return pb_money_format_exact (ore, pb_sheet_get_unit (sheet), pb_sheet_get_decimals (sheet));
}

static void
set_refusal (PbMoneyTable *self, const char *sentence)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (self->editor);

  self->state.refused = sentence != NULL;
  pb_money_row_refuse (self->edited_row, sentence);
  pb_money_table_say (self, sentence, TRUE);
  gtk_accessible_update_state (accessible, GTK_ACCESSIBLE_STATE_INVALID,
                               sentence ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (sentence)
    gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence, -1);
  else
    gtk_accessible_reset_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

/* What was refused is so no longer once it is written otherwise; a longer text may need more room. */
static void
changed_cb (PbMoneyTable *self)
{
  if (self->state.refused)
    set_refusal (self, NULL);
  gtk_widget_queue_allocate (GTK_WIDGET (self->edited_row));
  gtk_widget_queue_draw (GTK_WIDGET (self->edited_row));
}

/* The keyboard went elsewhere: what is written stands, or, where it cannot be taken, the cell is as it was. */
static gboolean
left_cb (gpointer data)
{
  PbMoneyTable *self = data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  self->leave_idle = 0;
  if (!self->editor || (focus && (focus == self->editor || gtk_widget_is_ancestor (focus, self->editor))))
    return G_SOURCE_REMOVE;
  self->session = FALSE;
  if (!pb_money_table_commit (self))
    {
      g_autofree char *sentence = g_strdup (gtk_label_get_text (self->message));

      pb_money_table_cancel (self);
      pb_money_table_say (self, sentence, TRUE);
    }
  return G_SOURCE_REMOVE;
}

static void
focus_cb (GtkWidget *inside, GParamSpec *pspec, PbMoneyTable *self)
{
  if (!gtk_widget_has_focus (inside) && !self->leave_idle)
    self->leave_idle = g_idle_add (left_cb, self);
}

/* A bare GtkText would do, but the accessibility bus does not show one. */
static GtkWidget *
new_editor (PbMoneyTable *self, const char *text, gboolean title)
{
  GtkWidget *editor = gtk_entry_new ();
  GtkText *inside = GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (editor)));

  gtk_widget_add_css_class (editor, "pb-money-editor");
  gtk_entry_set_alignment (GTK_ENTRY (editor), title ? 0 : 1);
  gtk_editable_set_width_chars (GTK_EDITABLE (editor), 1);
  gtk_text_set_truncate_multiline (inside, TRUE);
  g_signal_connect_object (inside, "notify::has-focus", G_CALLBACK (focus_cb), self, 0);
  gtk_editable_set_text (GTK_EDITABLE (editor), text);
  return editor;
}

static void
open_editor (PbMoneyTable *self, PbMoneyRow *row, const char *typed)
{
  PbMoneyItem *item = pb_money_row_get_item (row);
  g_autofree char *name = pb_money_words_cell (&self->state, item->line, self->state.cursor);

  self->before = dup_shown (self, item->line);
  self->edited_row = row;
  self->state.edited = self->state.cursor;
  self->state.edited_line = item->id;
  self->state.refused = FALSE;
  self->editor = new_editor (self, typed ? typed : self->before, self->state.cursor < 0);
  pb_view_set_accessible_label (self->editor, name);
  pb_money_row_set_child (row, self->editor);
  g_signal_connect_object (self->editor, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  gtk_entry_grab_focus_without_selecting (GTK_ENTRY (self->editor));
  gtk_editable_set_position (GTK_EDITABLE (self->editor), -1);
}

void
pb_money_table_edit (PbMoneyTable *self, const char *typed)
{
  PbMoneyItem *item = pb_money_table_get_item (self, NULL);
  PbMoneyRow *row = pb_money_table_get_row (self);
  g_autofree char *reach = NULL;

  if (!item || !row || self->editor || is_refused_here (self, item))
    return;
  pb_money_state_unrange (&self->state);
  pb_money_table_redraw (self);
  reach = self->state.cursor < 0 ? pb_money_table_dup_reach (self) : NULL;
  pb_money_table_say (self, reach, FALSE);
  if (!self->session)
    self->session_column = self->state.cursor;
  self->session = TRUE;
  open_editor (self, row, typed);
  pb_money_table_update_foot (self);
}

/* Takes the editor away and gives the keyboard back to its row, where it was in the editor. */
static void
close_editor (PbMoneyTable *self)
{
  PbMoneyRow *row = g_steal_pointer (&self->edited_row);
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (row));
  GtkEditable *inside = gtk_editable_get_delegate (GTK_EDITABLE (self->editor));
  gboolean focused = gtk_widget_has_focus (GTK_WIDGET (inside));

  g_clear_handle_id (&self->leave_idle, g_source_remove);
  g_signal_handlers_disconnect_by_data (self->editor, self);
  g_signal_handlers_disconnect_by_data (inside, self);
  self->editor = NULL;
  self->state.edited = -2;
  self->state.refused = FALSE;
  g_clear_pointer (&self->before, g_free);
  if (focused && parent)
    gtk_widget_grab_focus (parent);
  pb_money_row_set_child (row, NULL);
}

void
pb_money_table_cancel (PbMoneyTable *self)
{
  if (!self->editor)
    return;
  close_editor (self);
  pb_money_table_say (self, NULL, FALSE);
}

static gboolean
write_text (PbMoneyTable *self, const char *text, GError **error)
{
  PbRecord *column;

  if (self->state.edited < 0)
    return pb_sheet_rename_line (self->plan, self->state.edited_line, text, error);
  column = pb_sheet_get_column (self->state.sheet, (guint)self->state.edited);
  return pb_sheet_set_text (self->plan, self->state.scenario, self->state.edited_line, pb_record_get_id (column), text,
                            error);
}

gboolean
pb_money_table_commit (PbMoneyTable *self)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (!self->editor)
    return TRUE;
  text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->editor)));
  if (strcmp (text, self->before) != 0 && !write_text (self, text, &error))
    {
      set_refusal (self, error->message);
      return FALSE;
    }
  pb_money_table_cancel (self);
  return TRUE;
}

gboolean
pb_money_table_edit_key (PbMoneyTable *self, guint key, GdkModifierType modifiers)
{
  guint position;
  int step;

  if (key == GDK_KEY_Escape)
    {
      self->session = FALSE;
      pb_money_table_cancel (self);
      pb_money_table_update_foot (self);
      return GDK_EVENT_STOP;
    }
  if (modifiers & (GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK))
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Up || key == GDK_KEY_KP_Up)
    step = -1;
  else if (key == GDK_KEY_Down || key == GDK_KEY_KP_Down)
    step = 1;
  else
    return GDK_EVENT_PROPAGATE;
  if (pb_money_table_commit (self) && pb_money_table_get_item (self, &position))
    pb_money_table_go (
        self, (guint)CLAMP ((int)position + step, 0, (int)g_list_model_get_n_items (G_LIST_MODEL (self->items)) - 1),
        self->state.cursor, FALSE);
  return GDK_EVENT_STOP;
}
