/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/pb-plan.h"

G_BEGIN_DECLS

/* The plan's assignments: a list, a board or a timeline, and the chosen assignment beside it. */
#define PB_TYPE_ASSIGNMENTS_VIEW (pb_assignments_view_get_type ())
G_DECLARE_FINAL_TYPE (PbAssignmentsView, pb_assignments_view, PB, ASSIGNMENTS_VIEW, GtkWidget)

/* settings: nullable: then nothing is remembered. */
GtkWidget *pb_assignments_view_new          (PbPlan *plan, GSettings *settings);
/* Chooses the assignment and shows it, whatever the filter says. */
void       pb_assignments_view_select       (PbAssignmentsView *self, gint64 assignment_id);
/* spec: as win.filter-assignments; or "year=2026": all, by the effect of that year. */
void       pb_assignments_view_filter       (PbAssignmentsView *self, const char *spec);
void       pb_assignments_view_focus_search (PbAssignmentsView *self);

/* What is shown, for tests and pictures. (transfer none) */
GListModel *pb_assignments_view_get_model   (PbAssignmentsView *self);
gint64      pb_assignments_view_get_chosen  (PbAssignmentsView *self);

G_END_DECLS
