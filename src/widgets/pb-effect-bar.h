/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Planned as outline, realised as a filled bar inside it. */
#define PB_TYPE_EFFECT_BAR (pb_effect_bar_get_type ())
G_DECLARE_FINAL_TYPE (PbEffectBar, pb_effect_bar, PB, EFFECT_BAR, GtkWidget)

GtkWidget *pb_effect_bar_new        (void);
/* realised: NAN when nothing is reported. maximum: the value that fills the width, one for bars that stand together. */
void       pb_effect_bar_set_values (PbEffectBar *self,
                                     double       planned,
                                     double       realised,
                                     double       maximum);
/* What the bar says in words, for screen readers: "2026: 78,3 av 107,4 mnkr". */
void       pb_effect_bar_set_label  (PbEffectBar *self,
                                     const char  *label);

G_END_DECLS
