/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "views/pb-slide-deck.h"

G_BEGIN_DECLS

/* Quick find over the slides of a presentation. Hidden until it is opened.
 * Signal: "chosen" (guint row): Enter was pressed on a slide; it has hidden itself. */
#define PB_TYPE_PRESENTATION_FIND (pb_presentation_find_get_type ())
G_DECLARE_FINAL_TYPE (PbPresentationFind, pb_presentation_find, PB, PRESENTATION_FIND, GtkWidget)

GtkWidget *pb_presentation_find_new  (void);
/* The deck must outlive what is shown: open it anew when the deck is another. */
void       pb_presentation_find_open (PbPresentationFind *self, PbSlideDeck *deck);
/* TRUE where the key was for the list, not for the text. */
gboolean   pb_presentation_find_key  (PbPresentationFind *self, guint keyval);

G_END_DECLS
