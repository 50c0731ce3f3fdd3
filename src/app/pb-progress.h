/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* How far work in a thread has come: a dialog with a bar and a way to stop it, once it has taken its time. */
typedef struct _PbProgress PbProgress;

/* Over the window, which may be NULL. title and how_much (the bar's name) are the user's language, static. Stopping
 * cancels. */
PbProgress *pb_progress_new  (GtkWindow *over, const char *title, const char *how_much, GCancellable *cancellable);
void        pb_progress_free (PbProgress *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbProgress, pb_progress_free)
/* In any thread. fraction: 0–1; what is done now, may be NULL. */
void        pb_progress_tell (PbProgress *self, double fraction, const char *what);

G_END_DECLS
