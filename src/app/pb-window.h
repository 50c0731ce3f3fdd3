/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pb-application.h"

G_BEGIN_DECLS

/* A window on a plan, or the welcome where it has none yet.
 * Its actions are those that src/views/pb-view.h lists, and those of its menu. */
#define PB_TYPE_WINDOW (pb_window_get_type ())
G_DECLARE_FINAL_TYPE (PbWindow, pb_window, PB, WINDOW, AdwApplicationWindow)

PbWindow *pb_window_new         (PbApplication *application);
/* NULL while the welcome is shown. */
PbPlan   *pb_window_get_plan    (PbWindow *self);
void      pb_window_set_plan    (PbWindow *self, PbPlan *plan);
/* Opens the plan here where the window has none, else in a window of its own; presents the window that shows it.
 * What stands in the way is told on the welcome, or in a dialog where the window shows a plan. */
void      pb_window_open        (PbWindow *self, const char *path);
/* What stands in the way of the plan's file; NULL where nothing does. */
void      pb_window_set_trouble (PbWindow *self, const char *sentence);
/* A toast, and a status message to screen readers. */
void      pb_window_say         (PbWindow *self, const char *text);
/* The same with a button. target is sunk. */
void      pb_window_say_with_action (PbWindow *self, const char *text, const char *label, const char *action,
                                     GVariant *target);
/* An error dialog. */
void      pb_window_report      (PbWindow *self, const char *heading, const char *sentence);

G_END_DECLS
