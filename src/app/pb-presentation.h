/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/pb-plan.h"
#include "views/pb-slide-deck.h"

G_BEGIN_DECLS

/* The plan shown to a room: a full screen, one thing at a time. For as long as it is there the plan is held, so that no
 * window can change it. The place is kept in the settings, for the plan's path, when it leaves. */
#define PB_TYPE_PRESENTATION (pb_presentation_get_type ())
G_DECLARE_FINAL_TYPE (PbPresentation, pb_presentation, PB, PRESENTATION, GtkWindow)

/* from: the window that the plan was in; it decides the monitor, and is shown again after. */
GtkWidget          *pb_presentation_new       (GtkWindow *from, PbPlan *plan, GSettings *settings);
PbPlan             *pb_presentation_get_plan  (PbPresentation *self);
PbSlideDeck        *pb_presentation_get_deck  (PbPresentation *self);
const PbSlidePlace *pb_presentation_get_place (PbPresentation *self);
/* The slide that is shown, as a widget. */
GtkWidget          *pb_presentation_get_slide (PbPresentation *self);
gboolean            pb_presentation_is_blank  (PbPresentation *self);
/* What the plate says, NULL where it is hidden. */
const char         *pb_presentation_get_plate (PbPresentation *self);

G_END_DECLS
