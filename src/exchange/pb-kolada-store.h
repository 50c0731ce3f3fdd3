/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include "pb-kolada-json.h"

G_BEGIN_DECLS

/* Writes what came from address into the plan as one edit, in a thread that opens the plan file for itself: a million values
 * take longer than the window may stand still. Meanwhile the plan is held. The batch is not to be touched until done. Where
 * it fails or is cancelled before it is on disk the plan is as it was. The callback gets no source object, and is to keep the
 * plan alive until it calls finish: then plan knows of the edit. */
void     pb_kolada_store_async  (PbPlan *plan, PbKoladaBatch *batch, const char *address, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data);
gboolean pb_kolada_store_finish (PbPlan *plan, GAsyncResult *result, PbKoladaSummary *summary, GError **error);

G_END_DECLS
