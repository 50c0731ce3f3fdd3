/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-bars.h"
#include "pb-text.h"

G_BEGIN_DECLS

/* What a chart is made of once it is laid out: lines, boxes and texts in the order they are drawn, and the items that the
 * keyboard and the pointer find. Drawn alike on the screen and on paper. */
typedef struct _PbScene PbScene;

PbScene     *pb_scene_new          (PangoContext   *context);
void         pb_scene_free         (PbScene        *self);

double       pb_scene_get_em       (PbScene        *self);
/* 1 at the default text size: what gaps and marks grow by. */
double       pb_scene_get_unit     (PbScene        *self);

PangoLayout *pb_scene_create_text  (PbScene        *self,
                                    const char     *text,
                                    double          scale,
                                    PangoWeight     weight);
/* Takes the layout. plate: hides what is drawn behind it. Its top left is at (x, y). */
void         pb_scene_add_text     (PbScene        *self,
                                    PangoLayout    *layout,
                                    double          x,
                                    double          y,
                                    PbTone          tone,
                                    gboolean        plate);
void         pb_scene_add_line     (PbScene        *self,
                                    double          x1,
                                    double          y1,
                                    double          x2,
                                    double          y2,
                                    PbTone          tone,
                                    gboolean        dashed);
void         pb_scene_add_bar      (PbScene        *self,
                                    const PbBox    *box,
                                    PbTone          tone,
                                    PbSegmentStyle  style);
/* bar: what is outlined when the item has the focus. reach: where the pointer finds it. */
void         pb_scene_add_item     (PbScene        *self,
                                    int             item,
                                    const PbBox    *bar,
                                    const PbBox    *reach);

void         pb_scene_draw         (PbScene        *self,
                                    cairo_t        *cr,
                                    const PbPalette *palette);
void         pb_scene_draw_focus   (PbScene        *self,
                                    cairo_t        *cr,
                                    int             item,
                                    const char     *words,
                                    const PbBox    *bounds,
                                    const PbPalette *palette);
/* -1: none. */
int          pb_scene_hit          (PbScene        *self,
                                    double          x,
                                    double          y);
gboolean     pb_scene_get_bar      (PbScene        *self,
                                    int             item,
                                    PbBox          *bar);
guint        pb_scene_get_n_texts  (PbScene        *self);
void         pb_scene_get_text     (PbScene        *self,
                                    guint           text,
                                    PbBox          *box,
                                    const char    **words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbScene, pb_scene_free)

G_END_DECLS
