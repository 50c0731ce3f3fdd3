/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "exchange/pb-kolada.h"

G_BEGIN_DECLS

/* What a question to Kolada does now: words, a bar, a button that stops it; and where it failed the sentence, and a button that
 * tries again.
 *
 * Signals: "cancel", "retry". */
#define PB_TYPE_KOLADA_PROGRESS (pb_kolada_progress_get_type ())
G_DECLARE_FINAL_TYPE (PbKoladaProgress, pb_kolada_progress, PB, KOLADA_PROGRESS, GtkWidget)

/* bar: whether progress is shown as a bar too. */
GtkWidget  *pb_kolada_progress_new       (PbKolada *kolada, gboolean bar);
/* What stands there while nothing is asked; NULL for nothing. */
void        pb_kolada_progress_say       (PbKoladaProgress *self, const char *text);
void        pb_kolada_progress_fail      (PbKoladaProgress *self, const GError *error);

G_END_DECLS
