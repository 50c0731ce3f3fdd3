/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-pane-section.h"

G_BEGIN_DECLS

/* The latest edits of the assignment. */
#define PB_TYPE_RECENT_SECTION (pb_recent_section_get_type ())
G_DECLARE_FINAL_TYPE (PbRecentSection, pb_recent_section, PB, RECENT_SECTION, PbPaneSection)

GtkWidget *pb_recent_section_new (void);

G_END_DECLS
