/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-presentation-find.h"
#include "pb-presentation.h"

G_BEGIN_DECLS

struct _PbPresentation
{
  GtkWindow parent_instance;

  GtkWindow *from; /* weak */
  PbPlan *plan;
  GSettings *settings;
  PbSlideDeck *deck;
  PbSlidePlace place;
  GtkCssProvider *size;
  int width;
  int height;
  int body; /* px of its text */
  double turned; /* of a wheel, less than a step */
  guint fit_id;
  guint foot_id;
  guint cookie; /* of what keeps the screen awake */
  GString *digits; /* typed so far */

  GtkWidget *page; /* slide and foot */
  GtkScrolledWindow *stage;
  GtkWidget *slide;
  GtkWidget *foot;
  GtkWidget *blank;
  GtkLabel *plate;
  GtkLabel *announcer;
  PbPresentationFind *find;
};

/* Shows the slide at the place, and tells screen readers of it. */
void     pb_presentation_show      (PbPresentation *self, const PbSlidePlace *place);
/* text NULL: hides it. */
void     pb_presentation_say       (PbPresentation *self, const char *text);
void     pb_presentation_set_blank (PbPresentation *self, gboolean blank);
/* Whether more of the slide lies that way. */
gboolean pb_presentation_can_scroll (PbPresentation *self, gboolean forward);
/* TRUE where more of the slide lay that way, and is shown now. */
gboolean pb_presentation_scroll    (PbPresentation *self, gboolean forward);
/* What each arrow leads to. */
void     pb_presentation_fill_foot (PbPresentation *self);
/* As the key does; on, back, deeper and up. */
void     pb_presentation_step      (PbPresentation *self, PbSlideStep where);
void     pb_presentation_add_keys  (PbPresentation *self);

G_END_DECLS
