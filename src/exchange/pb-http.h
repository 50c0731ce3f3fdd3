/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Asks a server for one document. Waits where the server asks for patience (429: 2, 4, 8 s), goes along where it sends on
 * within the same origin, and turns whatever fails into a sentence. Runs in the default main loop. */
typedef struct _PbHttp PbHttp;

#define PB_HTTP_MAX_BYTES (64 * 1024 * 1024)

PbHttp   *pb_http_new         (void);
void      pb_http_free        (PbHttp *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbHttp, pb_http_free)

/* How long to wait for the server's next byte; a whole answer may take eight times as long. */
void      pb_http_set_timeout (PbHttp *self, guint seconds);
/* How long a second of patience lasts, in milliseconds. */
void      pb_http_set_second  (PbHttp *self, guint milliseconds);

void      pb_http_get_async   (PbHttp *self, const char *address, GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer user_data);
/* Ended by a 0 that *length does not count. (transfer full) */
char     *pb_http_get_finish  (GAsyncResult *result, gsize *length, GError **error);

/* Same scheme, host and port? FALSE where either is no address. */
gboolean  pb_http_same_origin (const char *address, const char *other);
/* NULL, with a sentence, where it is no address of a server, http or https; else without what stands after its path, and no
 * / at the end. (transfer full) */
char     *pb_http_normalize   (const char *address, GError **error);

G_END_DECLS
