/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-pane-section.h"

G_BEGIN_DECLS

/* The decisions that concern the assignment. */
#define PB_TYPE_DECISIONS_SECTION (pb_decisions_section_get_type ())
G_DECLARE_FINAL_TYPE (PbDecisionsSection, pb_decisions_section, PB, DECISIONS_SECTION, PbPaneSection)

GtkWidget *pb_decisions_section_new (void);

G_END_DECLS
