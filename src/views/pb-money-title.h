/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* text: what was written, trimmed. FALSE with a sentence: the popover stays, and says it. */
typedef gboolean (*PbMoneyTitleFunc) (gpointer owner, const char *text, guint choice, GError **error);

/* A popover that asks for a line of text: a new line's title, a note on a line; with a choice below it where choices is not
 * NULL. owner lives as long as the popover's parent. */
GtkWidget *pb_money_title_new (const char *heading, const char *label, const char *text, const char *action,
                               const char *choice_label, const char *const *choices, PbMoneyTitleFunc done,
                               gpointer owner);
/* A sentence below the heading. */
void       pb_money_title_set_about (GtkWidget *popover, const char *text);

G_END_DECLS
