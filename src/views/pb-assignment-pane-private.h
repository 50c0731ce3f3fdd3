/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-assignment-pane.h"

G_BEGIN_DECLS

/* The pane's menu and shortcuts. */
void   pb_assignment_pane_install_actions (GtkWidgetClass *widget_class);
GMenu *pb_assignment_pane_make_menu       (void);
/* A toast with Undo, read out by screen readers; gone when the plan changes next. */
void   pb_assignment_pane_offer_undo      (PbAssignmentPane *self, const char *said);
/* What hangs on the assignment, in words: "4 activities, 2 follow-ups". Empty where nothing does. (transfer full) */
char  *pb_assignment_dup_hanging          (PbRecord *assignment);
/* The assignment as text for mail and minutes. (transfer full) */
char  *pb_assignment_dup_as_text          (PbRecord *assignment);

G_END_DECLS
