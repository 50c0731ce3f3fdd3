/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "draw/pb-mark-draw.h"

G_BEGIN_DECLS

/* A mark, as large as the text beside it. Presentational: the word beside it says the same. */
#define PB_TYPE_MARK (pb_mark_get_type ())
G_DECLARE_FINAL_TYPE (PbMark, pb_mark, PB, MARK, GtkWidget)

GtkWidget  *pb_mark_new      (PbMarkKind  kind);
PbMarkKind  pb_mark_get_kind (PbMark     *self);
void        pb_mark_set_kind (PbMark     *self,
                              PbMarkKind  kind);
/* Size in em of the widget's font; 1.15 unless set. */
void        pb_mark_set_em   (PbMark     *self,
                              double      em);

G_END_DECLS
