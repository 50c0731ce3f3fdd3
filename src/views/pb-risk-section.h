/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-pane-section.h"

G_BEGIN_DECLS

/* The assignment's own risks. */
#define PB_TYPE_RISK_SECTION (pb_risk_section_get_type ())
G_DECLARE_FINAL_TYPE (PbRiskSection, pb_risk_section, PB, RISK_SECTION, PbPaneSection)

GtkWidget *pb_risk_section_new (void);

G_END_DECLS
