/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pb-choice-popover.h"

G_BEGIN_DECLS

/* A button that opens a list to tick; the list is made when it is first opened. */
#define PB_TYPE_LINK_BUTTON (pb_link_button_get_type ())
G_DECLARE_FINAL_TYPE (PbLinkButton, pb_link_button, PB, LINK_BUTTON, GtkWidget)

GtkWidget *pb_link_button_new      (const char *label, const PbChoiceInfo *info);
void       pb_link_button_bind     (PbLinkButton *self, PbRecord *record);
/* What it shows, and in full for the tooltip and screen readers; an arrow after it. */
void       pb_link_button_set_text (PbLinkButton *self, const char *text, const char *full);

G_END_DECLS
