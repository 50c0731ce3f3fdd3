/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/pb-plan.h"

G_BEGIN_DECLS

/* One part of the assignment's pane: a heading with a note and a link beside it, and what stands under it. */
#define PB_TYPE_PANE_SECTION (pb_pane_section_get_type ())
G_DECLARE_DERIVABLE_TYPE (PbPaneSection, pb_pane_section, PB, PANE_SECTION, GtkWidget)

struct _PbPaneSectionClass
{
  GtkWidgetClass parent_class;

  /* Shows what the assignment has now. Called when another one is chosen (switched TRUE) and when the plan changed. */
  void (*update) (PbPaneSection *self, PbRecord *assignment, gboolean switched);
};

/* NULL clears. Nothing is shown until pb_pane_section_refresh(). */
void       pb_pane_section_set_assignment (PbPaneSection *self, PbRecord *assignment);
PbRecord  *pb_pane_section_get_assignment (PbPaneSection *self);
/* Shows what is not shown yet; cheap where nothing is. */
void       pb_pane_section_refresh        (PbPaneSection *self);
void       pb_pane_section_invalidate     (PbPaneSection *self);

void       pb_pane_section_set_title      (PbPaneSection *self, const char *title);
/* Beside the title: "1 of 4 done". NULL for none. */
void       pb_pane_section_set_note       (PbPaneSection *self, const char *note);
/* The link at the end of the heading; hidden where label is NULL. It emits "link" on the section. */
GtkWidget *pb_pane_section_set_link       (PbPaneSection *self, const char *label);
/* Beside the link, before it. */
void       pb_pane_section_add_control    (PbPaneSection *self, GtkWidget *control);
/* Under the heading; the card class is the caller's. */
void       pb_pane_section_set_body       (PbPaneSection *self, GtkWidget *body);
/* The quiet sentence in place of the body; NULL: the body is shown. */
void       pb_pane_section_set_empty      (PbPaneSection *self, const char *sentence);

G_END_DECLS
