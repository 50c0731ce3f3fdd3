/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-pane-section.h"

G_BEGIN_DECLS

/* The indicators of the assignment: latest outcome against target. */
#define PB_TYPE_INDICATOR_SECTION (pb_indicator_section_get_type ())
G_DECLARE_FINAL_TYPE (PbIndicatorSection, pb_indicator_section, PB, INDICATOR_SECTION, PbPaneSection)

GtkWidget *pb_indicator_section_new (void);

G_END_DECLS
