/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pb-slide-deck.h"

G_BEGIN_DECLS

/* Steps that a slide's text can be set smaller by (class step-1 …). */
#define PB_SLIDE_STEPS 7

/* The slide at the place as a widget: a group to screen readers, named by its heading. Nothing in it takes the keyboard or
 * can change the plan. step: 0 … PB_SLIDE_STEPS. */
GtkWidget  *pb_slide_new         (PbSlideDeck *deck, const PbSlidePlace *place, guint step);
/* Its columns stand below each other instead: for text so large that side by side they break their words. */
void        pb_slide_stack       (GtkWidget *slide);
const char *pb_slide_get_heading (GtkWidget *slide);
/* Of the window's text; ui/presentation.css has the same. */
double      pb_slide_get_scale   (guint step);

G_END_DECLS
