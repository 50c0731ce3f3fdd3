/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is known of a monitor. */
typedef struct
{
  const char *connector; /* "eDP-1", "HDMI-A-1"; NULL where not told */
  int width;
  int height;
  gboolean current; /* the plan's window is on it */
} PbMonitorFacts;

/* Which monitor a room looks at: an external one before a laptop's own (connectors eDP, LVDS, DSI); of several external ones
 * one that the plan's window is not on; of those the largest; else the first. −1 where there is none. */
int         pb_presentation_rank_monitors  (const PbMonitorFacts *monitors, guint n_monitors);
/* By that rule; NULL where the display tells of none. Owned by the display. */
GdkMonitor *pb_presentation_choose_monitor (GtkWindow *from);

G_END_DECLS
