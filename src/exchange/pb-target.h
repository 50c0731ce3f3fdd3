/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A file that is written to a temporary one beside it and renamed into place when it is whole. */

/* FALSE with a sentence where path is a folder or a device, may not be written or is open in an office program: one that has it
 * open has laid a file of its own beside it. */
gboolean pb_target_check          (const char *path, GError **error);
/* An empty file of a name that nobody has, beside the target; NULL with a sentence. (transfer full) */
char    *pb_target_make_temporary (const char *path, GError **error);
/* Renames it into place where status is 0 and nobody cancelled; else removes it. status: 0 or the system's error. FALSE with
 * a sentence, or G_IO_ERROR_CANCELLED. */
gboolean pb_target_finish         (const char *temporary, const char *path, int status, GCancellable *cancellable,
                                   GError **error);
/* All of that for a content that is there already: the whole file or nothing of it. */
gboolean pb_target_write          (const char *path, const char *data, gsize length, GError **error);
/* The sentence for the system's error. */
void     pb_target_set_failed     (int status, const char *path, GError **error);

G_END_DECLS
