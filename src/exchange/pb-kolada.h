/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include "pb-kolada-json.h"

G_BEGIN_DECLS

#define PB_KOLADA_DEFAULT_URL "https://api.kolada.se/v3"

#define PB_TYPE_KOLADA (pb_kolada_get_type ())
G_DECLARE_FINAL_TYPE (PbKolada, pb_kolada, PB, KOLADA, GObject)

/* Asks Kolada's API, in the default main loop; one question at a time. Every failure is a sentence in the
 * user's language; a cancelled one is G_IO_ERROR_CANCELLED. What it fetches is written to the plan when all of it has come,
 * as one edit and in a thread, while the plan is held: until then, and where anything fails, the plan is as it was.
 *
 * Properties: "base-url" (the API's address, version included), "busy", "progress" (0–1 of what is known of the way),
 * "status" (what it does now, in words; NULL where it does nothing). */
PbKolada      *pb_kolada_new               (const char *base_url);
const char    *pb_kolada_get_base_url      (PbKolada *self);
void           pb_kolada_set_base_url      (PbKolada *self, const char *base_url);
gboolean       pb_kolada_get_busy          (PbKolada *self);
double         pb_kolada_get_progress      (PbKolada *self);
const char    *pb_kolada_get_status        (PbKolada *self);

/* Indicators whose title holds the text. finish: (element-type PbKoladaKpi) via the batch. (transfer full) */
void           pb_kolada_search_async      (PbKolada *self, const char *text, GCancellable *cancellable,
                                            GAsyncReadyCallback callback, gpointer user_data);
PbKoladaBatch *pb_kolada_search_finish     (PbKolada *self, GAsyncResult *result, GError **error);

/* All municipalities and all groups of them, with their members. (transfer full) */
void           pb_kolada_list_places_async (PbKolada *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                            gpointer user_data);
PbKoladaBatch *pb_kolada_list_places_finish (PbKolada *self, GAsyncResult *result, GError **error);

/* Fetches values into the plan. kpis: (element-type PbKoladaKpi); of one without a title it is asked for. places:
 * (element-type PbKoladaPlace), with a group come its members; NULL for all municipalities, without groups. first_year 0: all
 * years. Both arrays are kept until done. finish: what came of it. */
void           pb_kolada_fetch_async       (PbKolada *self, PbPlan *plan, GPtrArray *kpis, GPtrArray *places, int first_year,
                                            int last_year, GCancellable *cancellable, GAsyncReadyCallback callback,
                                            gpointer user_data);
gboolean       pb_kolada_fetch_finish      (PbKolada *self, GAsyncResult *result, PbKoladaSummary *summary, GError **error);

/* Asks again for every indicator of the plan that was fetched, for the places it has values of: what changed since its last
 * fetch. What was revised or removed: pb_fetch_list_revisions() of summary->fetch. */
void           pb_kolada_refresh_async     (PbKolada *self, PbPlan *plan, GCancellable *cancellable,
                                            GAsyncReadyCallback callback, gpointer user_data);
gboolean       pb_kolada_refresh_finish    (PbKolada *self, GAsyncResult *result, PbKoladaSummary *summary, GError **error);

/* How long to wait for an answer, in seconds: 30 unless told otherwise. */
void           pb_kolada_set_timeout       (PbKolada *self, guint seconds);
/* How long a second lasts while the server asks for patience (429), in milliseconds: 1000 but in tests. */
void           pb_kolada_set_second        (PbKolada *self, guint milliseconds);

G_END_DECLS
