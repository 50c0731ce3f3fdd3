/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-pane-section.h"

G_BEGIN_DECLS

/* What the assignment is worth: its effect a year, and the budget lines that make it up. */
#define PB_TYPE_EFFECT_SECTION (pb_effect_section_get_type ())
G_DECLARE_FINAL_TYPE (PbEffectSection, pb_effect_section, PB, EFFECT_SECTION, PbPaneSection)

GtkWidget *pb_effect_section_new (void);

G_END_DECLS
