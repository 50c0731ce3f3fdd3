/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/pb-edit.h"

G_BEGIN_DECLS

/* What the parts of the assignment's pane share. */

/* Commits edit (taken). FALSE, and the user has been told why, where it could not be written. */
gboolean   pb_pane_commit           (GtkWidget *widget, PbEdit *edit);
/* The same for the calls that commit by themselves: error is taken where ok is FALSE. */
gboolean   pb_pane_check            (GtkWidget *widget, gboolean ok, GError *error);

/* The same from within a dialog, which has no actions of the main window's: the sentence stands on top of it. Takes
 * error. */
void       pb_pane_report_in        (GtkWindow *dialog, const char *heading, GError *error);

/* Asks, on top of dialog, whether to save what is written in it. response: a handler of AdwMessageDialog::response, with
 * dialog as data and "continue", "discard" or "save". */
void       pb_pane_ask_to_save      (GtkWindow *dialog, GCallback response);

/* The header of a dialog: title, cancel on the left, what the dialog is for on the right. Actions by name. */
GtkWidget *pb_pane_dialog_header    (const char *title, const char *cancel_action, const char *accept_action,
                                     const char *accept_label);

/* A flat button with an icon, named for screen readers and with the name as tooltip. */
GtkWidget *pb_pane_icon_button      (const char *icon, const char *name);
/* A picture that says nothing that the words beside it do not. */
GtkWidget *pb_pane_decoration       (const char *icon);
/* A drop-down of strings whose rows have names, and whose inside is no stop of its own for Tab. */
GtkWidget *pb_pane_drop_down        (GListModel *strings);
/* The same for long texts, which it cuts rather than grow as wide as the longest. */
GtkWidget *pb_pane_long_drop_down   (GListModel *strings);
/* Names a GtkMenuButton or GtkDropDown: what takes the focus is the button inside. */
void       pb_pane_name_inner       (GtkWidget *widget, const char *name);
/* The tip would stand on top of what the button opened. */
void       pb_pane_hide_tip_while_open (GtkWidget *menu_button);

/* "tertial 3 2026" → "Tertial 3 2026". (transfer full) */
char      *pb_pane_capitalise       (const char *text);
/* Adds part to text with " · " between, where part is not empty. */
void       pb_pane_append_part      (GString *text, const char *part);

/* INVALID with the sentence as description; NULL: valid again. */
void       pb_pane_set_invalid      (GtkWidget *field, GtkLabel *note, const char *sentence);

/* The text that a drop-down or label shows of a record: a goal with its number, an assignment with its short title.
 * (transfer full) */
char      *pb_pane_dup_record_title (PbRecord *record);

/* px: a width or height of so many em for a dialog, but no more than a window of room px behind it has. */
int pb_pane_get_dialog_side (GtkWindow *parent, int ems, int room);

G_END_DECLS
