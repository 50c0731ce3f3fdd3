/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "draw/pb-mark-draw.h"

G_BEGIN_DECLS

/* A mark and its word, one thing to a screen reader. */
#define PB_TYPE_MARK_LABEL (pb_mark_label_get_type ())
G_DECLARE_FINAL_TYPE (PbMarkLabel, pb_mark_label, PB, MARK_LABEL, GtkWidget)

GtkWidget  *pb_mark_label_new          (PbMarkKind   kind,
                                        const char  *text);
void        pb_mark_label_set          (PbMarkLabel *self,
                                        PbMarkKind   kind,
                                        const char  *text);
PbMarkKind  pb_mark_label_get_kind     (PbMarkLabel *self);
const char *pb_mark_label_get_text     (PbMarkLabel *self);
/* Gives the word the mark's colour (classes pb-good, pb-warn, pb-bad). Off unless set. */
void        pb_mark_label_set_coloured (PbMarkLabel *self,
                                        gboolean     coloured);
/* Size of the mark in em of the text; 1.15 unless set. */
void        pb_mark_label_set_em       (PbMarkLabel *self,
                                        double       em);

G_END_DECLS
