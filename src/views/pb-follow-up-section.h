/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-pane-section.h"

G_BEGIN_DECLS

/* The latest follow-up of the assignment, and all of them, newest first. */
#define PB_TYPE_FOLLOW_UP_SECTION (pb_follow_up_section_get_type ())
G_DECLARE_FINAL_TYPE (PbFollowUpSection, pb_follow_up_section, PB, FOLLOW_UP_SECTION, PbPaneSection)

GtkWidget *pb_follow_up_section_new (void);

G_END_DECLS
