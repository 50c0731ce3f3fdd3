/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-assignment-board.h"
#include "pb-assignment-filter-bar.h"
#include "pb-assignment-list.h"
#include "pb-assignment-timeline.h"
#include "pb-assignments-view.h"

G_BEGIN_DECLS

struct _PbAssignmentsView
{
  GtkWidget parent_instance;
  PbPlan *plan;
  GSettings *settings;
  PbAssignmentIndex *index;
  gint64 chosen;
  guint chosen_position; /* where it stood last, for when it is gone */
  gint64 deleted; /* what was chosen until it was deleted, as long as nothing else is chosen by the user */

  GtkWidget *outer;
  GtkWidget *paned;
  GtkWidget *side; /* a width bin */
  GtkWidget *bar;
  GtkWidget *stack;
  PbAssignmentList *list;
  PbAssignmentBoard *board;
  PbAssignmentTimeline *timeline;
  GtkWidget *detail;
  GtkWidget *back;
  GtkWidget *pane;
  gboolean open; /* where there is room for one only: the assignment is shown */
  gboolean placed; /* the divider stands where it should */
  gboolean beside; /* as it was laid out last */
  gboolean allocating;
  GActionGroup *actions;
};

/* The modes as their pages, the setting and the action call them. */
extern const char *const pb_assignments_mode_names[PB_N_MODES];

PbAssignmentsMode pb_assignments_view_get_mode    (PbAssignmentsView *self);
/* List and assignment stand beside each other: the mode wants it and there is room. */
gboolean          pb_assignments_view_is_beside   (PbAssignmentsView *self);
/* Where there is room for one only: shows the assignment, or goes back to the list. */
void              pb_assignments_view_set_open    (PbAssignmentsView *self, gboolean open);
/* Gives the keyboard to what is shown: the chosen row, its card, or what there is to do where nothing is shown. */
void              pb_assignments_view_focus_items (PbAssignmentsView *self);

/* The actions "view.…" and their keys. */
void              pb_assignments_view_add_actions (PbAssignmentsView *self);
gboolean          pb_assignments_view_escape      (GtkWidget *widget, GVariant *args, gpointer data);

G_END_DECLS
