/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* owner: the widget that asked. */
typedef void (*PbConfirmed) (gpointer owner, gint64 id);

/* Says what goes with what is to go, and asks; where nothing does, it is done at once. stays: a sentence of what does not go,
 * may be NULL. goes: sentences, NULL-terminated. */
void pb_confirm (GtkWidget *owner, const char *question, const char *stays, char **goes, const char *action, gint64 id,
                 PbConfirmed confirmed);

G_END_DECLS
