/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/pb-record.h"

G_BEGIN_DECLS

/* A text of a record, edited where it stands: it looks like text until it is pointed at or has the focus; a click,
 * Enter or F2 opens it. Typing is written to the plan when it pauses and when the focus leaves, all of it as one edit;
 * Esc takes it back. A change from elsewhere while somebody types leaves the typed text alone and says so. */
#define PB_TYPE_EDITABLE_TEXT (pb_editable_text_get_type ())
G_DECLARE_FINAL_TYPE (PbEditableText, pb_editable_text, PB, EDITABLE_TEXT, GtkWidget)

typedef enum
{
  PB_EDITABLE_LINE = 0, /* Enter ends the editing */
  PB_EDITABLE_LINES = 1 << 0, /* Enter makes a new line, Ctrl+Enter ends */
  PB_EDITABLE_REQUIRED = 1 << 1, /* empty is refused */
} PbEditableFlags;

/* name: what a screen reader calls the field; placeholder: shown where the text is absent, NULL for none. */
GtkWidget  *pb_editable_text_new     (const char *name, const char *placeholder, PbEditableFlags flags);
/* edit_label: the edit's name in undo and history. record may be NULL. Ends and saves an editing of another record. */
void        pb_editable_text_bind    (PbEditableText *self, PbRecord *record, PbColumn column, const char *edit_label);
void        pb_editable_text_begin   (PbEditableText *self);
/* Writes what is typed so far. */
void        pb_editable_text_flush   (PbEditableText *self);
/* Ends the editing as leaving the field does. FALSE where what is typed could not be written: it stays, with the reason. */
gboolean    pb_editable_text_finish  (PbEditableText *self);
gboolean    pb_editable_text_is_editing (PbEditableText *self);
/* CSS classes of the text itself, separated by spaces. */
void        pb_editable_text_style   (PbEditableText *self, const char *css_classes);

/* For tests: the text view, NULL where it is not open. */
GtkWidget  *pb_editable_text_get_view (PbEditableText *self);

G_END_DECLS
