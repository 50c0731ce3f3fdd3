/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/pb-plan.h"

G_BEGIN_DECLS

/* What the assignment is: title, status, functions, boards, dates, goals, summary; each edited in place. */
#define PB_TYPE_ASSIGNMENT_HEAD (pb_assignment_head_get_type ())
G_DECLARE_FINAL_TYPE (PbAssignmentHead, pb_assignment_head, PB, ASSIGNMENT_HEAD, GtkWidget)

GtkWidget *pb_assignment_head_new       (void);
void       pb_assignment_head_bind      (PbAssignmentHead *self, PbRecord *assignment);
void       pb_assignment_head_update    (PbAssignmentHead *self);
/* PbEditableText of the title; and the field of one of the two dates, PB_ASSIGNMENT_START or _DUE, which it makes. */
GtkWidget *pb_assignment_head_get_title (PbAssignmentHead *self);
GtkWidget *pb_assignment_head_get_date  (PbAssignmentHead *self, PbColumn column);

G_END_DECLS
