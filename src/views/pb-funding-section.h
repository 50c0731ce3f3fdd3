/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-pane-section.h"

G_BEGIN_DECLS

/* External funding that is linked to the assignment; hidden where there is none. */
#define PB_TYPE_FUNDING_SECTION (pb_funding_section_get_type ())
G_DECLARE_FINAL_TYPE (PbFundingSection, pb_funding_section, PB, FUNDING_SECTION, PbPaneSection)

GtkWidget *pb_funding_section_new (void);

G_END_DECLS
