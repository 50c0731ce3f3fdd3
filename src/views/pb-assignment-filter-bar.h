/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pb-assignment-index.h"

G_BEGIN_DECLS

typedef enum
{
  PB_MODE_LIST,
  PB_MODE_BOARD,
  PB_MODE_TIMELINE,
  PB_N_MODES
} PbAssignmentsMode;

/* What stands above the assignments: search, the way to see them, filters. It sets the index's filter.
 *
 * Signals: "mode-changed"; "filtered" after it set the filter; "leave" when the user goes on from the search to what it found. */
#define PB_TYPE_ASSIGNMENT_FILTER_BAR (pb_assignment_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (PbAssignmentFilterBar, pb_assignment_filter_bar, PB, ASSIGNMENT_FILTER_BAR, GtkWidget)

/* settings: nullable; the keys my-role and assignments-mode. */
GtkWidget        *pb_assignment_filter_bar_new          (PbAssignmentIndex *index, GSettings *settings);
PbAssignmentsMode pb_assignment_filter_bar_get_mode     (PbAssignmentFilterBar *self);
void              pb_assignment_filter_bar_set_mode     (PbAssignmentFilterBar *self, PbAssignmentsMode mode);
/* Gathers the filters in a menu where there is no room for them beside each other. */
void              pb_assignment_filter_bar_set_narrow   (PbAssignmentFilterBar *self, gboolean narrow);
/* As pb_assignment_filter_set_spec(); asks for the user's function where "mine" needs it. */
void              pb_assignment_filter_bar_apply_spec   (PbAssignmentFilterBar *self, const char *spec);
void              pb_assignment_filter_bar_clear        (PbAssignmentFilterBar *self);
void              pb_assignment_filter_bar_focus_search (PbAssignmentFilterBar *self);

G_END_DECLS
